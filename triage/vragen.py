"""Welke vraag nu nog nodig is, en welke knoppen erbij horen.

Alleen wat het besluit nog kan veranderen wordt gevraagd, één ding tegelijk, en nooit wat al
verteld is. De vraag-id's zijn een contract; de woorden staan in de teksten van de bot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from triage.antwoorden import TEVREDEN
from triage.besluit import Besluit, Situatie, besluit, regiecheck_nodig
from triage.dossier import Dossier
from triage.profiel import Profiel
from triage.regie import volgende_regievraag
from triage.taxonomie import DOMEINEN
from triage.urgentie import BEDREIGD, DREIGINGEN, MET_DATUM

OPEN_VRAGEN = frozenset({"situatie", "klopt_dit", "nog_iets", "mantelzorger"})
# Codes waarbij degene die schrijft waarschijnlijk zelf voor een ander zorgt.
_ZORGVRAAG = frozenset(
    {"huishoudelijke_hulp", "woningaanpassing", "hulpmiddel", "vervoer", "lichamelijke_klachten", "begeleiding", "dagbesteding", "psychische_klachten", "zorg_om_ander"}
)


@dataclass(frozen=True)
class Optie:
    """Een knop: waarde (stabiel), opschrift, en of hij vooraf is aangevinkt."""

    waarde: str
    label: str
    gekozen: bool = False


def situatie_van(d: Dossier) -> Situatie:
    """Wat de beslistabel moet weten, zonder de crisis: die heeft haar eigen overdracht al."""
    return Situatie(
        problemen=tuple(d.bevestigd or d.problemen),
        mens=d.mens,
        niet_begrepen=d.niet_begrepen,
        regie=d.regie,
        dreigingen=d.dreigingen,
    )


def huidig_besluit(d: Dossier, profiel: Profiel) -> Besluit:
    """Het besluit zoals het er nu voor staat."""
    return besluit(situatie_van(d), profiel.loket_van)


def naar_mens(d: Dossier) -> bool:
    """Of het gesprek naar een medewerker gaat; bij geweld belt het sociaal team en is dat de mens."""
    return (d.mens or d.niet_begrepen) and "huiselijk_geweld" not in (*d.problemen, *d.bevestigd)


def spoed_gemeld(d: Dossier) -> bool:
    """Of er in deze ronde al iets met spoed is doorgegeven."""
    return any(o["prioriteit"] == "spoed" and o.get("ronde") == d.ronde for o in d.overdrachten)


def _contact_bij_crisis(d: Dossier) -> str | None:
    """Wat er nog gevraagd moet worden voordat een crisis doorgegeven kan worden."""
    if "huiselijk_geweld" in d.problemen and d.veilig_bereikbaar is None:
        return "veilig_bereikbaar"
    return "bereikbaar" if d.bereikbaar is None else None


def crisis_klaar_voor_overdracht(d: Dossier) -> bool:
    """Of een crisis nu doorgegeven kan worden: de inwoner wil contact, en we weten hoe."""
    return bool(d.crisis) and d.crisis_contact == "ja" and not spoed_gemeld(d) and _contact_bij_crisis(d) is None


def _crisisvraag(d: Dossier) -> str | None:
    if not d.crisis:
        return None
    if d.crisis_contact is None:
        return "crisis_contact"
    if d.crisis_contact == "ja" and not spoed_gemeld(d):
        return _contact_bij_crisis(d)
    return "crisis_verder" if d.crisis_verder is None else None


def _contactvraag(d: Dossier, _profiel: Profiel) -> str | None:
    if d.akkoord is None and d.wil_aanpassen:
        return "aanpassen"
    for vraag in ("akkoord", "naam", "bereikbaar"):
        if getattr(d, vraag) is None:
            return vraag
        if vraag == "akkoord" and not d.akkoord:
            return None
    return "belmoment" if d.bereikbaar == "telefoon" and d.belmoment is None else None


def _verhaal(d: Dossier, _profiel: Profiel) -> str | None:
    if not d.problemen and not d.bevestigd and not d.twijfel:
        return "situatie"
    if d.twijfel or set(d.problemen) - set(d.bevestigd):
        return "klopt_dit"
    return "nog_iets" if d.nog_iets is None else None


def _voor_wie(d: Dossier, _profiel: Profiel) -> str | None:
    codes = set(d.bevestigd)
    if d.voor_wie is None:
        return "voor_wie"
    ander = d.voor_wie in ("partner", "ouder", "ander", "kind")
    zorgt = (codes & _ZORGVRAAG and d.voor_wie != "kind") or "mantelzorg" in codes
    return "mantelzorger" if ander and zorgt and "huiselijk_geweld" not in codes and d.mantelzorger is None else None


def _per_probleem(d: Dossier, _profiel: Profiel) -> str | None:
    codes = set(d.bevestigd)
    if "huiselijk_geweld" in codes:
        # Het is al dringend; wat telt is of contact veilig is en of er kinderen bij zijn.
        return next((v for v in ("veilig_bereikbaar", "kinderen") if getattr(d, v) is None), None)
    if codes & BEDREIGD and d.dreiging is None:
        return "dreiging"
    if d.dreigingen & MET_DATUM and d.dreiging_datum is None:
        return "dreiging_datum"
    return None


def _regie(d: Dossier, profiel: Profiel) -> str | None:
    if not regiecheck_nodig(situatie_van(d), profiel.loket_van):
        return None
    return volgende_regievraag({v: getattr(d, v) for v in ("hulp_betrokken", "overzicht", "zelf_regelen")})


def _buurt(d: Dossier, _profiel: Profiel) -> str | None:
    return "buurt" if d.buurt is None else None


_VOLGORDE: tuple[Callable[[Dossier, Profiel], str | None], ...] = (_verhaal, _voor_wie, _per_probleem, _regie, _buurt, _contactvraag)


def volgende_vraag(d: Dossier, profiel: Profiel) -> str | None:
    """De id van de vraag die nu nodig is, of None als er niets meer te vragen is."""
    if d.afgesloten:
        if d.aanvulling is not None:
            return "aanvullen"
        return "tevreden" if d.overdrachten and d.tevreden is None and not d.crisis else None
    if d.crisis_twijfel and d.crisis_zeker is None:
        return "crisis_zeker"
    if vraag := _crisisvraag(d):
        return vraag
    if d.crisis and d.crisis_verder == "nee":
        return None
    if naar_mens(d):
        return _contactvraag(d, profiel)
    for stap in _VOLGORDE:
        if vraag := stap(d, profiel):
            return vraag
        if stap is _buurt and d.buurt == "buiten":
            return None
    return None


_VAST: dict[str, tuple[tuple[str, str], ...]] = {
    "crisis_zeker": (("ja", "ja"), ("nee", "nee")),
    "crisis_contact": (("ja", "ja"), ("nee", "nee")),
    "crisis_verder": (("ja", "verder"), ("nee", "stop")),
    "mantelzorger": (("goed", "goed"), ("matig", "matig"), ("slecht", "slecht"), ("geen", "geen")),
    "kinderen": (("ja", "ja"), ("nee", "nee")),
    "veilig_bereikbaar": (("ja", "ja"), ("nee", "nee")),
    "hulp_betrokken": (("geen", "geen"), ("een", "een"), ("meer", "meer")),
    "overzicht": (("ik", "ik"), ("ander", "ander"), ("niemand", "niemand")),
    "zelf_regelen": (("ja", "ja"), ("deels", "deels"), ("nee", "nee")),
    "dreiging_datum": (("vandaag", "vandaag"), ("morgen", "morgen"), ("deze week", "deze_week"), ("later", "later"), ("onbekend", "onbekend")),
    "belmoment": (("ochtend", "ochtend"), ("middag", "middag"), ("avond", "avond"), ("altijd", "altijd")),
}


def opties(vraag: str, d: Dossier, profiel: Profiel) -> tuple[tuple[Optie, ...], bool]:
    """De knoppen bij een vraag, en of er meer tegelijk gekozen kunnen worden.

    Opschriften komen uit `woorden.knoppen.<vraag>.<waarde>` van het profiel, en voor problemen,
    domeinen en loketten uit hun eigen woorden.
    """

    def knop(waarde: str, sleutel: str | None = None) -> Optie:
        return Optie(waarde, profiel.tekst("knoppen", vraag, sleutel or waarde))

    if vraag == "situatie":
        if d.mislukt < 2:
            return (), False
        return tuple(Optie(dom, profiel.tekst("domeinen", dom)) for dom in DOMEINEN), True
    if vraag == "klopt_dit":
        vast = [c for c in d.problemen if c not in d.bevestigd] or [c for c in d.bevestigd if not d.twijfel]
        lijst = [Optie(c, profiel.tekst("problemen", c, "kort"), True) for c in vast]
        lijst += [Optie(c, profiel.tekst("problemen", c, "kort")) for c in d.twijfel if c not in vast]
        return (*lijst, knop("geen")), True
    if vraag == "nog_iets":
        return (knop("nee"), *(Optie(dom, profiel.tekst("domeinen", dom)) for dom in DOMEINEN)), True
    if vraag == "dreiging":
        return (knop("nee"), *(knop(dr) for dr in DREIGINGEN)), True
    if vraag == "voor_wie":
        return tuple(Optie(w, profiel.tekst("knoppen", "voor_wie", w)) for w in profiel.woorden["knoppen"]["voor_wie"]), False
    if vraag == "buurt":
        return tuple(Optie(b, b) for team in profiel.teams[:-1] for b in team.buurten), False
    if vraag == "akkoord":
        delen = huidig_besluit(d, profiel).delen
        if len(delen) == 1:
            return (knop("ja"), knop("nee"), knop("aanpassen"), knop("lezen")), False
        loketten = (Optie(deel.loket, profiel.loketten[deel.loket].naam, True) for deel in delen)
        return (*loketten, knop("nee"), knop("aanpassen"), knop("lezen")), True
    if vraag == "aanpassen":
        delen = huidig_besluit(d, profiel).delen
        codes = dict.fromkeys(code for deel in delen for code in deel.problemen)
        weg = [Optie(c, f"{profiel.tekst('knoppen', 'aanpassen', 'weg')} {profiel.tekst('problemen', c, 'kort').lower()}") for c in codes if len(codes) > 1]
        return (*weg, knop("zo_laten")), True
    if vraag == "aanvullen":
        return ((knop("ja"), knop("nee")) if d.aanvulling else (knop("nee"),)), False
    if vraag == "bereikbaar":
        return (knop("kanaal"), knop("geen")), False
    if vraag == "opnieuw_proberen":
        return (knop("opnieuw"),), False
    if vraag == "naam":
        return (knop("geweigerd"),), False
    if vraag == "tevreden":
        return tuple(knop(w) for w in TEVREDEN), True
    return tuple(knop(waarde, sleutel) for waarde, sleutel in _VAST.get(vraag, ())), False
