"""Van code naar woorden voor medewerkers: uit het profiel van de gemeente, of uit dit bestand.

Wat over de inwoner en zijn vraag gaat staat in `gemeenten/`, ook wat alleen een medewerker leest
(`loketwoorden`); hier staan de woorden van het logboek en van het scherm. Een code zonder woorden
wordt zelf getoond: liever lelijk dan weg.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any

from overdracht.tabellen import STATUSSEN, UITKOMSTEN
from overdracht.tijd import NEDERLAND
from triage.profiel import Profiel
from triage.taxonomie import LOKETTEN
from triage.urgentie import PRIORITEITEN

LOKET = dict(zip(LOKETTEN, ("Sociaal team", "Wmo-loket", "Werkplein", "Klantcontactcentrum"), strict=True))
STATUS = dict(zip(STATUSSEN, ("Nieuw", "Opgepakt", "Wacht op inwoner", "Doorgezet", "Teruggezet", "Afgerond"), strict=True))
PRIORITEIT = dict(zip(PRIORITEITEN, ("Gewoon", "Hoog", "Spoed"), strict=True))
UITKOMST = dict(
    zip(UITKOMSTEN, ("Geholpen", "Doorverwezen", "Geen contact gekregen", "Ingetrokken door de inwoner", "Niet voor ons", "Crisisdienst nam het over"), strict=True)
)
REGIE = {
    "aanwezig": "Er is regie",
    "ontbreekt": "Regie ontbreekt",
    "onbekend": "Regie niet bekend: behandelen als ontbrekend",
    "niet_nodig": "Niet nodig: één loket doet alles",
}
WIJZE = {"telefoon": "Bellen", "email": "E-mailen", "kanaal": "Via de chat", "geen": "Geen contactgegevens"}
TAAL = {
    **{"nl": "Nederlands", "en": "Engels", "de": "Duits", "fr": "Frans", "es": "Spaans", "it": "Italiaans", "pt": "Portugees", "pl": "Pools", "uk": "Oekraïens"},
    **{"ru": "Russisch", "ro": "Roemeens", "bg": "Bulgaars", "hu": "Hongaars", "tr": "Turks", "ar": "Arabisch", "fa": "Perzisch", "so": "Somalisch"},
}
KANAAL = {"web": "website", "telegram": "Telegram"}
REGIEVRAGEN = ("overzicht", "zelf_regelen", "hulp_betrokken")
_DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def dag(waarde: date) -> str:
    """`vr 27 nov`, met het jaar erbij als het een ander jaar is dan nu."""
    jaar = "" if waarde.year == datetime.now(NEDERLAND).year else f" {waarde.year}"
    return f"{_DAGEN[waarde.weekday()]} {waarde.day} {_MAANDEN[waarde.month - 1]}{jaar}"


def moment(waarde: datetime) -> str:
    """`vr 27 nov 14:05`, in Nederlandse tijd."""
    plaatselijk = waarde.astimezone(NEDERLAND)
    return f"{dag(plaatselijk.date())} {plaatselijk:%H:%M}"


def datum(waarde: str) -> str:
    """Een datum zoals `2026-11-27` als dag."""
    return dag(date.fromisoformat(waarde))


def nog(uiterlijk: date, vandaag: date) -> str:
    """Hoe lang er nog is: `vandaag`, `morgen`, `nog 5 dagen`, `2 dagen te laat`."""
    verschil = (uiterlijk - vandaag).days
    if verschil < 0:
        return "1 dag te laat" if verschil == -1 else f"{-verschil} dagen te laat"
    return {0: "vandaag", 1: "morgen"}.get(verschil, f"nog {verschil} dagen")


def zin(tekst: str) -> str:
    """Dezelfde tekst met een hoofdletter vooraan."""
    return tekst[:1].upper() + tekst[1:]


class Woorden:
    """De woorden bij een gemeente. Een gemeente zonder profiel (meer) krijgt die van een andere."""

    def __init__(self, profielen: Mapping[str, Profiel]):
        self._profielen = profielen

    def _profiel(self, gemeente: str) -> Profiel | None:
        return self._profielen.get(gemeente) or next(iter(self._profielen.values()), None)

    def _woord(self, gemeente: str, *pad: str) -> str | None:
        profiel = self._profiel(gemeente)
        waarde: Any = profiel.woorden if profiel else {}
        for stap in pad:
            waarde = waarde.get(stap) if isinstance(waarde, Mapping) else None
        return waarde if isinstance(waarde, str) else None

    def gemeente(self, gemeente: str) -> str:
        return self._profielen[gemeente].naam if gemeente in self._profielen else gemeente

    def loket(self, gemeente: str, loket: str) -> str:
        """De naam die deze gemeente het loket geeft, zonder lidwoord."""
        profiel = self._profielen.get(gemeente)
        adres = profiel.loketten.get(loket) if profiel else None
        return zin(adres.naam.removeprefix("het ").removeprefix("de ")) if adres else LOKET.get(loket, loket)

    def probleem(self, gemeente: str, code: str) -> str:
        return self._woord(gemeente, "problemen", code, "loket") or code

    def hoe(self, gemeente: str, wijze: str) -> str:
        """Hoe de inwoner te lezen kreeg dat hij iets hoort."""
        return self._woord(gemeente, "voorstel", "hoe", wijze) or ""

    def teams(self, gemeente: str) -> list[str]:
        """De teams van een gemeente, om naar door te zetten."""
        profiel = self._profielen.get(gemeente)
        return [team.naam for team in profiel.teams] if profiel else []

    def terugkoppeling(self, gemeente: str, handeling: str, uitkomst: str, kenmerk: str) -> str:
        """De vaste tekst waarmee een inwoner hoort wat er gebeurde; leeg als daar geen tekst voor is."""
        profiel = self._profiel(gemeente)
        pad = ("terugkoppeling", handeling, *([uitkomst] if uitkomst else []))
        if profiel is None or self._woord(gemeente, *pad) is None:
            return ""
        return f"{profiel.tekst(*pad)}\n\n{profiel.tekst('terugkoppeling', 'kenmerk')} {kenmerk}"

    def reden(self, gemeente: str, reden: str) -> str:
        return self._woord(gemeente, "redenen", reden, "loket") or reden

    def stap(self, gemeente: str, stap: str) -> str:
        return self._woord(gemeente, "stappen", stap) or stap

    def wanneer(self, gemeente: str, wanneer: str) -> str:
        return self._woord(gemeente, "wanneer", wanneer) or wanneer

    def planreden(self, gemeente: str, reden: str) -> str:
        return self._woord(gemeente, "planredenen", reden) or reden

    def termijn(self, gemeente: str, soort: str) -> str:
        return self._woord(gemeente, "termijnen", soort) or soort

    def crisis(self, gemeente: str, vlag: str) -> str:
        return zin(self._woord(gemeente, "loketwoorden", "crisis", vlag) or vlag)

    def voor_wie(self, gemeente: str, wie: str) -> str:
        return self._woord(gemeente, "loketwoorden", "voor_wie", wie) or wie

    def vraag(self, gemeente: str, vraag: str) -> str:
        return self._woord(gemeente, "loketwoorden", "vragen", vraag) or vraag

    def antwoord(self, gemeente: str, vraag: str, waarde: str) -> str:
        """Een antwoord in woorden: een datum als dag, een waarde zoals op de knop; wat de inwoner typte blijft zoals het is."""
        if vraag == "dreiging_datum":
            with suppress(ValueError):
                return dag(date.fromisoformat(waarde))
        return self._woord(gemeente, "loketwoorden", "geen_antwoord", waarde) or self._woord(gemeente, "knoppen", vraag, waarde) or waarde
