"""Van code naar woorden voor medewerkers: uit het profiel van de gemeente, of uit dit bestand.

Wat inwoners ook lezen staat in `gemeenten/`; hier staan alleen woorden die een inwoner nooit ziet.
Een code zonder woorden wordt zelf getoond: liever lelijk dan weg.
"""

from __future__ import annotations

from collections.abc import Mapping
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
CRISIS = {
    "medisch_nu": "Medische nood",
    "geweld_nu": "Geweld nu",
    "suicide": "Gedachten aan zelfdoding",
    "kind_in_gevaar": "Kind in gevaar",
    "geen_onderdak": "Vannacht geen onderdak",
    "geen_eten": "Vandaag geen eten",
}
REGIE = {
    "aanwezig": "Er is regie",
    "ontbreekt": "Regie ontbreekt",
    "onbekend": "Regie niet bekend: behandelen als ontbrekend",
    "niet_nodig": "Niet nodig: één loket doet alles",
}
# Woorden die bij een inwoner 'u' en 'uw' zeggen, zeggen dat hier niet.
TERMIJN = {"crisis": "contact vanwege crisis", "wmo_ontvangst": "bevestiging van de melding"}
VOOR_WIE = {"mijzelf": "de inwoner zelf", "partner": "partner", "kind": "kind", "ouder": "vader of moeder", "huishouden": "het gezin", "ander": "iemand anders"}
WIJZE = {"telefoon": "Bellen", "email": "E-mailen", "kanaal": "Via de chat", "geen": "Geen contactgegevens"}
TAAL = {"nl": "Nederlands", "en": "Engels", "de": "Duits", "fr": "Frans", "tr": "Turks", "ar": "Arabisch", "pl": "Pools", "uk": "Oekraïens", "ru": "Russisch", "es": "Spaans"}
KANAAL = {"web": "website", "telegram": "Telegram"}
VRAAG = {
    "overzicht": "Wie houdt het overzicht?",
    "zelf_regelen": "Kan de inwoner het zelf regelen, met hulp van naasten?",
    "hulp_betrokken": "Hoeveel hulpverleners zijn er al?",
    "voor_wie": "Voor wie?",
    "mantelzorger": "Hoe gaat het met de mantelzorger zelf?",
    "dreiging": "Wat dreigt er?",
    "dreiging_datum": "Wanneer dreigt dat?",
    "kinderen": "Zijn er kinderen in huis?",
    "veilig_bereikbaar": "Is bellen of schrijven veilig?",
    "buurt": "Buurt",
    "belmoment": "Belmoment",
    "crisis_contact": "Mag de gemeente contact opnemen?",
    "crisis_verder": "Wilde de inwoner verder vertellen?",
    "nog_iets": "Speelt er nog iets?",
    "kind_zonder_school": "Kind zonder school?",
}
REGIEVRAGEN = ("overzicht", "zelf_regelen", "hulp_betrokken")
ANTWOORD = {
    "overzicht": {"ik": "de inwoner zelf", "ander": "iemand anders", "niemand": "niemand"},
    "zelf_regelen": {"ja": "ja", "deels": "deels", "nee": "nee"},
    "hulp_betrokken": {"geen": "geen", "een": "één", "meer": "meer dan één"},
    "voor_wie": VOOR_WIE,
    "dreiging": {"huis": "huis kwijt", "energie": "afsluiten van gas, stroom of water", "deurwaarder": "deurwaarder", "inkomen": "geen inkomen", "eten": "geen eten", "geen": "niets"},
}
_ALTIJD = {"onbekend": "weet de inwoner niet", "geweigerd": "wil de inwoner niet zeggen", "True": "ja", "False": "nee", "true": "ja", "false": "nee"}
_DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def antwoord(vraag: str, waarde: str) -> str:
    """Een antwoord in woorden; wat de inwoner zelf typte, blijft zoals het is."""
    if vraag == "dreiging_datum":
        try:
            return dag(date.fromisoformat(waarde))
        except ValueError:
            return _ALTIJD.get(waarde, waarde)
    tabel = ANTWOORD.get(vraag, {})
    delen = [deel.strip() for deel in waarde.split(",")] if vraag == "dreiging" else [waarde]
    return ", ".join(tabel.get(deel) or _ALTIJD.get(deel) or deel for deel in delen)


def dag(waarde: date) -> str:
    """`vr 27 nov`, met het jaar erbij als het een ander jaar is dan nu."""
    jaar = "" if waarde.year == datetime.now(NEDERLAND).year else f" {waarde.year}"
    return f"{_DAGEN[waarde.weekday()]} {waarde.day} {_MAANDEN[waarde.month - 1]}{jaar}"


def moment(waarde: datetime) -> str:
    """`vr 27 nov 14:05`, in Nederlandse tijd."""
    plaatselijk = waarde.astimezone(NEDERLAND)
    return f"{dag(plaatselijk.date())} {plaatselijk:%H:%M}"


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

    def reden(self, gemeente: str, reden: str) -> str:
        return self._woord(gemeente, "redenen", reden, "loket") or reden

    def stap(self, gemeente: str, stap: str) -> str:
        return self._woord(gemeente, "stappen", stap) or stap

    def wanneer(self, gemeente: str, wanneer: str) -> str:
        return self._woord(gemeente, "wanneer", wanneer) or wanneer

    def planreden(self, gemeente: str, reden: str) -> str:
        return self._woord(gemeente, "planredenen", reden) or reden

    def termijn(self, gemeente: str, soort: str) -> str:
        return TERMIJN.get(soort) or self._woord(gemeente, "termijnen", soort) or soort
