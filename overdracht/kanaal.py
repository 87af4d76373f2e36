"""Bewaren wat een kanaal nodig heeft dat zelf bezorgt, zoals Telegram: van wie, wat al binnen was, wat nog weg moet.

Wat hier altijd geldt:
- alles wat één binnengekomen ding doet, staat in één transactie met de sleutel waaraan het te
  herkennen is: na een herhaling of een herstart gebeurt het niet nog eens, en nooit half;
- wat verstuurd moet worden staat er vóórdat het verstuurd wordt, en op volgorde per adres;
- het adres (bij Telegram het nummer van de persoon) staat versleuteld, zoeken gaat op een hash met
  een sleutel; wissen van het gesprek neemt adres en berichten mee.

    opslag = Kanaalopslag(sessies, bos.kenhash, "telegram")
    def werk(greep): gesprek = greep.gesprek() or greep.open("almelo"); return greep.zeg(gesprek, {"tekst": "..."}, "tg:1")
    bericht = opslag.verwerk(adres, "tg:1", werk)       # None: was al binnen
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, delete, func, select, update
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.gesprekken import WACHT, WEGWIJS, Bericht, Gesprek, voeg_toe
from overdracht.tijd import nu

T = TypeVar("T")
TE_STUREN, VERZONDEN, MISLUKT, VERVALLEN = "wacht", "verzonden", "mislukt", "vervallen"
# Zo lang kan een kanaal iets herhalen; Telegram bewaart een update hoogstens een dag.
ONTHOUD = timedelta(days=30)
# Contact bij geweld mag alleen zonder voorbehoud: 'ja, op mijn werk' is geen bericht op een telefoon thuis.
VEILIG = "ja"
GEWELD = frozenset({"huiselijk_geweld"})
GEWELDSVLAGGEN = frozenset({"geweld_nu", "kind_in_gevaar"})
# Per Bericht wat er verstuurd moet worden; `gesteld` zijn de vragen die in het gesprek al gesteld zijn.
Vormgever = Callable[[Mapping[str, Any], Collection[str], str], Sequence[dict[str, Any]]]


@dataclass(frozen=True)
class Uit:
    """Iets dat verstuurd moet worden of is. `inhoud` is van het kanaal; `eigen` zegt of het kanaal haar zelf maakte."""

    id: int
    gesprek: str
    gemeente: str
    sleutel: str
    inhoud: dict[str, Any]
    status: str
    pogingen: int
    volgende_poging: datetime | None
    adres: str | None
    mag_uitkomst: bool
    eigen: bool


class Greep:
    """Wat er met het gesprek van één adres kan, binnen één transactie."""

    def __init__(self, sessie: Session, opslag: Kanaalopslag, adres: str):
        self._sessie, self._opslag, self._adres = sessie, opslag, adres
        self._hash = opslag.hash(adres)

    def gesprek(self) -> Gesprek | None:
        """Het laatste gesprek van dit adres dat niet gewist is."""
        rij = self._sessie.scalar(self._gesprekken().order_by(t.Gesprek.begonnen.desc(), t.Gesprek.id).limit(1).with_for_update(of=t.Gesprek))
        return _als_gesprek(rij) if rij else None

    def alle_gesprekken(self) -> list[Gesprek]:
        """Alle gesprekken van dit adres die niet gewist zijn."""
        return [_als_gesprek(rij) for rij in self._sessie.scalars(self._gesprekken())]

    def eerste_keer(self, sleutel: str) -> bool:
        """Of deze sleutel er nog niet was; daarna is zij er."""
        return self._opslag._nieuw(self._sessie, sleutel)

    def open(self, gemeente: str) -> tuple[Gesprek, Bericht]:
        """Een nieuw gesprek voor dit adres, met zijn opening die nog gespeeld moet worden."""
        moment = nu()
        # Geen sleutel: dit gesprek is alleen te openen door wie op dit adres zit.
        rij = t.Gesprek(id=secrets.token_urlsafe(18), sleutel_hash=None, gemeente=gemeente, kanaal=self._opslag.kanaal, begonnen=moment, laatste=moment)
        self._sessie.add(rij)
        self._sessie.flush()
        self._sessie.add(t.Kanaaladres(gesprek_id=rij.id, kanaal=self._opslag.kanaal, adres_hash=self._hash, adres=self._adres, mag_uitkomst=False, gemaakt=moment))
        gesprek = _als_gesprek(rij)
        return gesprek, self.zeg(gesprek, {"begin": True}, None)

    def zeg(self, gesprek: Gesprek, inhoud: Mapping[str, Any], sleutel: str | None) -> Bericht:
        """Bewaart wat de inwoner zegt of kiest; het wacht op antwoord."""
        return voeg_toe(self._sessie, gesprek.id, inhoud, sleutel).bericht

    def wacht(self, gesprek: Gesprek) -> bool:
        """Of er nog iets van de inwoner ligt zonder antwoord."""
        vraag = select(func.count()).select_from(t.Bericht).where(t.Bericht.gesprek_id == gesprek.id, t.Bericht.status == WACHT, t.Bericht.inhoud.is_not(None))
        return bool(self._sessie.scalar(vraag))

    def berichten(self, gesprek: Gesprek) -> list[dict[str, Any]]:
        """Alles wat Wegwijs in dit gesprek zei, op volgorde."""
        vraag = select(t.Bericht.inhoud).where(t.Bericht.gesprek_id == gesprek.id, t.Bericht.van == WEGWIJS, t.Bericht.inhoud.is_not(None))
        return [dict(inhoud) for inhoud in self._sessie.scalars(vraag.order_by(t.Bericht.volgnummer))]

    def stuur(self, gesprek: Gesprek, sleutel: str, inhoud: Mapping[str, Any]) -> int:
        """Zet iets klaar om te versturen; dezelfde sleutel is hetzelfde en komt er niet nog eens bij."""
        return self._opslag._zet(self._sessie, gesprek.id, None, sleutel, inhoud)

    def uit(self, nummer: int) -> Uit | None:
        """Wat er onder dit nummer klaarstond, als het van dit adres is."""
        rij = self._sessie.execute(self._opslag._rijen().where(t.Uitgaand.id == nummer, t.Kanaaladres.adres_hash == self._hash)).first()
        return self._opslag._als_uit(rij) if rij else None

    def laatste(self, gesprek: Gesprek, waar: Callable[[Mapping[str, Any]], bool], hoogstens: int = 30) -> Uit | None:
        """Het laatste dat aan dit gesprek gestuurd is of wordt en waarvoor `waar` klopt."""
        vraag = self._opslag._rijen().where(t.Uitgaand.gesprek_id == gesprek.id, t.Uitgaand.sleutel.startswith(EIGEN)).order_by(t.Uitgaand.id.desc()).limit(hoogstens)
        return next((uit for rij in self._sessie.execute(vraag) if waar((uit := self._opslag._als_uit(rij)).inhoud)), None)

    def zet_inhoud(self, nummer: int, inhoud: Mapping[str, Any]) -> None:
        """Verandert wat er bewaard is bij iets dat verstuurd is of wordt, zoals welke knoppen aangevinkt zijn."""
        self._sessie.execute(update(t.Uitgaand).where(t.Uitgaand.id == nummer).values(inhoud=dict(inhoud)))

    def onthoud_hoogste(self, nummer: int) -> None:
        """Onthoudt tot waar het kanaal zijn berichten nummerde, als dat verder is dan wat er stond; er staat geen persoon bij."""
        if nummer > self._opslag._hoogste(self._sessie):
            rij = t.Kanaalbericht
            self._sessie.execute(delete(rij).where(rij.kanaal == self._opslag.kanaal, rij.sleutel.startswith(HOOGSTE)))
            self._sessie.add(rij(kanaal=self._opslag.kanaal, sleutel=f"{HOOGSTE}{nummer}", op=nu()))

    def _gesprekken(self) -> Select[tuple[t.Gesprek]]:
        a = t.Kanaaladres
        waar = (a.kanaal == self._opslag.kanaal, a.adres_hash == self._hash, t.Gesprek.gewist_op.is_(None))
        return select(t.Gesprek).join(a, a.gesprek_id == t.Gesprek.id).where(*waar)


EIGEN, HOOGSTE = "tg:", "hoogste:"


class Kanaalopslag:
    """De bewaarplaats van één kanaal. Eén voorwerp mag door alle draden gedeeld worden; LogboekWeg als de database er niet is."""

    def __init__(self, sessies: Sessies, kenhash: Callable[[str, str], str], kanaal: str):
        self._sessies, self._kenhash, self.kanaal = sessies, kenhash, kanaal

    def hash(self, adres: str) -> str:
        """Waaronder een adres te vinden is; zonder de sleutel niet terug te rekenen."""
        return self._kenhash(self.kanaal, adres)

    # Wat binnenkomt

    def verwerk(self, adres: str, sleutel: str, werk: Callable[[Greep], T]) -> T | None:
        """Doet `werk` één keer voor deze sleutel, in één transactie; None als het al gedaan was."""

        def alles(sessie: Session) -> T | None:
            if not self._nieuw(sessie, sleutel):
                return None
            return werk(Greep(sessie, self, adres))

        return met_herkansing(self._sessies, alles)

    def kijk(self, adres: str, werk: Callable[[Greep], T]) -> T:
        """Doet `werk` zonder dat er iets binnenkwam; mag herhaald worden."""
        return met_herkansing(self._sessies, lambda sessie: werk(Greep(sessie, self, adres)))

    def eerste_keer(self, sleutel: str) -> bool:
        """Of deze sleutel er nog niet was; daarna is zij er."""
        return met_herkansing(self._sessies, lambda sessie: self._nieuw(sessie, sleutel))

    def vergeet_sleutels(self) -> None:
        """Vergeet wat niet meer herhaald kan worden."""
        oud = (t.Kanaalbericht.kanaal == self.kanaal, t.Kanaalbericht.op < nu() - ONTHOUD)
        met_herkansing(self._sessies, lambda sessie: sessie.execute(delete(t.Kanaalbericht).where(*oud)))

    def hoogste(self) -> int:
        """Wat met `onthoud_hoogste` onthouden is; 0 als dat er niet is."""
        with lezen(self._sessies) as sessie:
            return self._hoogste(sessie)

    def _hoogste(self, sessie: Session) -> int:
        vraag = select(t.Kanaalbericht.sleutel).where(t.Kanaalbericht.kanaal == self.kanaal, t.Kanaalbericht.sleutel.startswith(HOOGSTE))
        return max((int(sleutel.removeprefix(HOOGSTE)) for sleutel in sessie.scalars(vraag)), default=0)

    def _nieuw(self, sessie: Session, sleutel: str) -> bool:
        al = select(t.Kanaalbericht.sleutel).where(t.Kanaalbericht.kanaal == self.kanaal, t.Kanaalbericht.sleutel == sleutel)
        if sessie.scalar(al) is not None:
            return False
        sessie.add(t.Kanaalbericht(kanaal=self.kanaal, sleutel=sleutel, op=nu()))
        sessie.flush()
        return True

    # Wat weg moet

    def zet_antwoorden_klaar(self, vorm: Vormgever, gesprek_id: str | None = None) -> set[str]:
        """Zet elk bewaard antwoord klaar dat nog niet klaarstaat (van één gesprek, of van alle), en geeft de hashes van de adressen.

        Nog eens doen verandert niets. Wie in het gesprek koos om hier te horen hoe het afliep, krijgt
        dat vanaf nu ook.
        """

        def werk(sessie: Session) -> set[str]:
            klaar: set[str] = set()
            for gesprek in list(sessie.scalars(self._met_nieuw_antwoord(gesprek_id))):
                adres = sessie.get(t.Kanaaladres, gesprek.id)
                if adres is None:
                    continue  # intussen gewist
                if self._zet_gesprek_klaar(sessie, gesprek, vorm):
                    klaar.add(adres.adres_hash)
                adres.mag_uitkomst = _koos_kanaal(sessie, gesprek.id)
            return klaar

        return met_herkansing(self._sessies, werk)

    def stuur(self, gesprek_id: str, sleutel: str, inhoud: Mapping[str, Any]) -> None:
        """Zet iets klaar dat geen antwoord van de motor is; dezelfde sleutel telt één keer. Een gewist gesprek krijgt niets meer."""

        def werk(sessie: Session) -> None:
            if sessie.get(t.Kanaaladres, gesprek_id) is not None:
                self._zet(sessie, gesprek_id, None, sleutel, inhoud)

        met_herkansing(self._sessies, werk)

    def adressen_met_post(self) -> list[str]:
        """De hashes van de adressen waar iets voor klaarstaat, wie het langst wacht eerst."""
        vraag = (
            select(t.Kanaaladres.adres_hash)
            .join(t.Uitgaand, t.Uitgaand.gesprek_id == t.Kanaaladres.gesprek_id)
            .where(self._te_sturen())
            .group_by(t.Kanaaladres.adres_hash)
            .order_by(func.min(t.Uitgaand.id))
        )
        with lezen(self._sessies) as sessie:
            return list(sessie.scalars(vraag))

    def volgende(self, adres_hash: str) -> Uit | None:
        """Wat nu het eerst naar dit adres moet, ook als dat nog even moet wachten; None als er niets is."""
        vraag = self._rijen().where(self._te_sturen(), t.Kanaaladres.adres_hash == adres_hash).order_by(t.Uitgaand.id).limit(1)
        with lezen(self._sessies) as sessie:
            rij = sessie.execute(vraag).first()
            return self._als_uit(rij) if rij else None

    def verzonden(self, hoogstens: int) -> list[Uit]:
        """Wat het laatst verstuurd is."""
        with lezen(self._sessies) as sessie:
            vraag = self._rijen().where(t.Uitgaand.kanaal == self.kanaal, t.Uitgaand.status == VERZONDEN).order_by(t.Uitgaand.id.desc()).limit(hoogstens)
            return [self._als_uit(rij) for rij in sessie.execute(vraag)]

    def werk_bij(self, uit_id: int, /, status: str, *, volgende_poging: datetime | None = None, poging: bool = False, **inhoud: Any) -> dict[str, Any] | None:
        """Zet de status, voegt velden toe aan de inhoud en geeft die. None als de rij intussen gewist is."""

        def werk(sessie: Session) -> dict[str, Any] | None:
            rij = sessie.get(t.Uitgaand, uit_id, with_for_update=True)
            if rij is None or rij.inhoud is None:
                return None
            rij.status, rij.volgende_poging = status, volgende_poging
            rij.pogingen += int(poging)
            rij.inhoud = {**rij.inhoud, **inhoud}
            return rij.inhoud

        return met_herkansing(self._sessies, werk)

    def sluit(self, adres_hash: str) -> None:
        """Dit adres wil of kan niets meer krijgen: wat klaarstond vervalt, en er komt geen uitkomst meer."""

        def werk(sessie: Session) -> None:
            gesprekken = select(t.Kanaaladres.gesprek_id).where(t.Kanaaladres.kanaal == self.kanaal, t.Kanaaladres.adres_hash == adres_hash)
            sessie.execute(update(t.Uitgaand).where(self._te_sturen(), t.Uitgaand.gesprek_id.in_(gesprekken)).values(status=VERVALLEN))
            sessie.execute(update(t.Kanaaladres).where(t.Kanaaladres.gesprek_id.in_(gesprekken)).values(mag_uitkomst=False))

        met_herkansing(self._sessies, werk)

    def is_veilig(self, gesprek_id: str) -> bool:
        """Of een bericht op de telefoon van deze inwoner niemand in gevaar brengt.

        Is er in dit gesprek geweld doorgegeven, dan alleen als hij zei dat contact zonder meer veilig is.
        """
        with lezen(self._sessies) as sessie:
            rijen = sessie.scalars(select(t.Overdracht).where(t.Overdracht.gesprek_id == gesprek_id)).all()
            return all(
                not ({p.code for p in rij.problemen} & GEWELD or set(rij.crisis) & GEWELDSVLAGGEN) or (rij.contact_veilig or "").strip().lower() == VEILIG
                for rij in rijen
            )

    # Hulp

    def _te_sturen(self) -> ColumnElement[bool]:
        return and_(t.Uitgaand.kanaal == self.kanaal, t.Uitgaand.status == TE_STUREN)

    def _rijen(self) -> Select[Any]:
        a, g = t.Kanaaladres, t.Gesprek
        return select(t.Uitgaand, a, g.gemeente).join(g, g.id == t.Uitgaand.gesprek_id).join(a, a.gesprek_id == g.id).where(t.Uitgaand.kanaal == self.kanaal, t.Uitgaand.inhoud.is_not(None))

    @staticmethod
    def _als_uit(rij: Any) -> Uit:
        uit, adres, gemeente = rij
        return Uit(
            uit.id, uit.gesprek_id, gemeente, uit.sleutel, dict(uit.inhoud), uit.status, uit.pogingen, uit.volgende_poging, adres.adres, adres.mag_uitkomst, uit.sleutel.startswith(EIGEN)
        )

    def _met_nieuw_antwoord(self, gesprek_id: str | None) -> Select[tuple[t.Gesprek]]:
        klaar = select(t.Uitgaand.id).where(t.Uitgaand.bericht_id == t.Bericht.id).exists()
        nieuw = (
            select(t.Bericht.id)
            .where(t.Bericht.gesprek_id == t.Gesprek.id, t.Bericht.antwoord_op.is_not(None), t.Bericht.inhoud.is_not(None), ~klaar)
            .exists()
        )
        vraag = select(t.Gesprek).join(t.Kanaaladres, t.Kanaaladres.gesprek_id == t.Gesprek.id).where(t.Kanaaladres.kanaal == self.kanaal, nieuw)
        return vraag if gesprek_id is None else vraag.where(t.Gesprek.id == gesprek_id)

    def _zet_gesprek_klaar(self, sessie: Session, gesprek: t.Gesprek, vorm: Vormgever) -> bool:
        gesteld: list[str] = []
        al = set(sessie.scalars(select(t.Uitgaand.bericht_id).where(t.Uitgaand.gesprek_id == gesprek.id, t.Uitgaand.bericht_id.is_not(None))))
        gedaan = False
        vraag = select(t.Bericht).where(t.Bericht.gesprek_id == gesprek.id, t.Bericht.antwoord_op.is_not(None), t.Bericht.inhoud.is_not(None))
        for bericht in list(sessie.scalars(vraag.order_by(t.Bericht.volgnummer))):
            if bericht.id not in al:
                vormen = vorm(bericht.inhoud or {}, gesteld, gesprek.gemeente)
                for i, inhoud in enumerate(vormen):
                    self._zet(sessie, gesprek.id, bericht.id, f"{EIGEN}bericht:{bericht.id}:{i}", inhoud)
                gedaan = gedaan or bool(vormen)
            if naam := (bericht.inhoud or {}).get("vraag"):
                gesteld.append(naam)
        return gedaan

    def _zet(self, sessie: Session, gesprek_id: str, bericht_id: int | None, sleutel: str, inhoud: Mapping[str, Any]) -> int:
        al = sessie.scalar(select(t.Uitgaand.id).where(t.Uitgaand.sleutel == sleutel))
        if al is not None:
            return al
        rij = t.Uitgaand(
            gesprek_id=gesprek_id, bericht_id=bericht_id, kanaal=self.kanaal, sleutel=sleutel, inhoud=dict(inhoud), status=TE_STUREN, pogingen=0, volgende_poging=None, gemaakt=nu()
        )
        sessie.add(rij)
        sessie.flush()
        return rij.id


def _koos_kanaal(sessie: Session, gesprek_id: str) -> bool:
    """Of de inwoner bij een overdracht uit dit gesprek koos om hier iets te horen."""
    o = t.Overdracht
    return sessie.scalar(select(o.id).where(o.gesprek_id == gesprek_id, o.contact_wijze == "kanaal").limit(1)) is not None


def _als_gesprek(rij: t.Gesprek) -> Gesprek:
    return Gesprek(rij.id, rij.gemeente, rij.kanaal, rij.begonnen, rij.laatste)


__all__ = ["MISLUKT", "TE_STUREN", "VERVALLEN", "VERZONDEN", "Greep", "Kanaalopslag", "Uit"]
