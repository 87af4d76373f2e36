"""De periode waarover cijfers gaan: een week, maand, kwartaal of jaar, of zelf gekozen dagen."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

WEEK, MAAND, KWARTAAL, JAAR, VRIJ = SOORTEN = ("week", "maand", "kwartaal", "jaar", "vrij")
SOORT = dict(zip(SOORTEN, ("Week", "Maand", "Kwartaal", "Jaar", "Eigen dagen"), strict=True))
HOOGSTENS_DAGEN = 3 * 366
_VROEGST, _LAATST = date(2000, 1, 3), date(2099, 12, 31)
_MAAND = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_RANG = ("Eerste", "Tweede", "Derde", "Vierde")


class PeriodeFout(ValueError):
    """Deze dagen kunnen niet; de tekst zegt waarom."""


@dataclass(frozen=True)
class Vak:
    """Een stuk van de periode: één staaf in de tijd."""

    van: date
    tot: date
    kort: str
    naam: str


@dataclass(frozen=True)
class Periode:
    """Van dag tot en met dag."""

    soort: str
    van: date
    tot: date

    @property
    def naam(self) -> str:
        maand = f"{_MAAND[self.van.month - 1]} {self.van.year}"
        return {
            WEEK: f"Week {self.van.isocalendar().week}: {kort(self.van)} tot en met {lang(self.tot)}",
            MAAND: maand.capitalize(),
            KWARTAAL: f"{_RANG[(self.van.month - 1) // 3]} kwartaal van {self.van.year}",
            JAAR: str(self.van.year),
            VRIJ: f"{lang(self.van)} tot en met {lang(self.tot)}",
        }[self.soort]

    @property
    def vraag(self) -> dict[str, str]:
        """Deze periode als deel van een adres."""
        if self.soort == VRIJ:
            return {"soort": VRIJ, "van": self.van.isoformat(), "tot": self.tot.isoformat()}
        return {"soort": self.soort, "dag": self.van.isoformat()}

    def ernaast(self, kant: int) -> Periode | None:
        """De vorige (-1) of volgende (1) periode; None buiten de kalender en bij eigen dagen."""
        dag = self.van - timedelta(days=1) if kant < 0 else self.tot + timedelta(days=1)
        return None if self.soort == VRIJ or not _VROEGST <= dag <= _LAATST else om(self.soort, dag)

    def vakken(self, vandaag: date) -> list[Vak]:
        """De periode in dagen, weken of maanden, tot en met vandaag."""
        duur = (self.tot - self.van).days + 1
        vak = "dag" if duur <= 31 else WEEK if duur <= 120 else MAAND
        uit, dag, eind = [], self.van, min(self.tot, vandaag)
        while dag <= eind:
            laatste = dag if vak == "dag" else min(om(vak, dag).tot, self.tot)
            uit.append(_vak(vak, dag, laatste, self))
            dag = laatste + timedelta(days=1)
        return uit


def _vak(vak: str, van: date, tot: date, periode: Periode) -> Vak:
    if vak == "dag":
        return Vak(van, tot, str(van.day), lang(van))
    if vak == WEEK:
        week = van.isocalendar().week
        return Vak(van, tot, str(week), f"week {week} ({kort(van)} tot en met {kort(tot)})")
    naam = f"{_MAAND[van.month - 1]} {van.year}"
    return Vak(van, tot, _MAAND[van.month - 1][:3] if van.month != 3 else "mrt", naam)


def kort(dag: date) -> str:
    return f"{dag.day} {_MAAND[dag.month - 1]}"


def lang(dag: date) -> str:
    return f"{kort(dag)} {dag.year}"


def om(soort: str, dag: date) -> Periode:
    """De week, maand, het kwartaal of het jaar waar deze dag in valt."""
    if soort == WEEK:
        van = dag - timedelta(days=dag.weekday())
        return Periode(WEEK, van, van + timedelta(days=6))
    maanden = {MAAND: 1, KWARTAAL: 3, JAAR: 12}[soort]
    van = date(dag.year, (dag.month - 1) // maanden * maanden + 1, 1)
    na = van.month + maanden
    return Periode(soort, van, date(van.year + (na > 12), na - 12 if na > 12 else na, 1) - timedelta(days=1))


def _lees_dag(tekst: str | None) -> date | None:
    with suppress(ValueError):
        dag = date.fromisoformat(tekst or "")
        return dag if _VROEGST <= dag <= _LAATST else None
    return None


def lees(gegeven: Mapping[str, str], vandaag: date) -> Periode:
    """De periode uit een adres; zonder keuze deze maand. PeriodeFout bij dagen die niet kunnen."""
    soort = gegeven.get("soort", "")
    if soort != VRIJ:
        return om(soort if soort in SOORTEN else MAAND, _lees_dag(gegeven.get("dag")) or vandaag)
    van, tot = _lees_dag(gegeven.get("van")), _lees_dag(gegeven.get("tot"))
    if van is None or tot is None:
        raise PeriodeFout("Vul bij eigen dagen een eerste en een laatste dag in.")
    if tot < van:
        raise PeriodeFout("De laatste dag ligt voor de eerste.")
    if (tot - van).days >= HOOGSTENS_DAGEN:
        raise PeriodeFout("Kies hooguit drie jaar.")
    return Periode(VRIJ, van, tot)
