"""Iets wat eerder gezegd is verbeteren, bij welke vraag ook; daarna komt de open vraag terug.

Liever een verbetering missen dan een antwoord voor een verbetering aanzien: elke regel vraagt om
woorden waaruit blijkt dat iemand terugkomt op wat hij zei, of om een gegeven dat al bekend was en
nu anders is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from triage import antwoorden, opmerken
from triage.gesprek import horen, onthouden
from triage.gesprek.lopend import Lopend
from triage.taxonomie import PROBLEMEN
from triage.urgentie import DREIGINGEN

_NIET_MAAR = re.compile(r"\bniet\b[^.!?]{0,40}\bmaar\b", re.I)
_GAAT_OM = re.compile(r"\b(?:het|dit|dat) gaat (?:toch |eigenlijk |wel |helemaal )*(?:niet )?(?:om|over)\b|\bik bedoel(?:de)?\b", re.I)
_NEE_HET_IS = re.compile(
    r"^(?:(?:o|oh|ach|ho|wacht|sorry|foutje|eigenlijk|nee+|pardon|correctie)\b[\s,.!:;]*)+(?:het|dat|dit) (?:is|was) (?:toch |eigenlijk |wel |niet voor [^.!?]{1,25} maar )*(?:voor )?(?:mijn|m'n|mn|me|mezelf|mijzelf|ons|onze)\b", re.I
)
# Wie het níet is: 'het gaat om mijzelf, niet om mijn dochter'.
_NIET_OM_HEM = re.compile(r"(?<=\w),? (?:en )?niet (?:om|over|voor|mijn|m'n|mn)\b[^.!?]*$", re.I)
_ZELF = re.compile(r"\bm[ei]j? ?zelf\b|\bik ?zelf\b|\b(?:om|over|voor) (?:mij|me)\s*(?:[.,;!?]|$)", re.I)
_TOCH = re.compile(r"\b(?:toch|eigenlijk|verkeerd|foutje|vergist|vergissing|klopt niet|klopte niet|is anders|sorry|bij nader inzien|ik bedoel(?:de)?|correctie|ho wacht|nee wacht)\b", re.I)
_TOCH_WEL = re.compile(r"\btoch (?:nog |ook )?(?:wel )?|\bwel degelijk\b", re.I)
_ALLEEN_INLEIDING = re.compile(r"^(?:(?:o|oh|ach|ho|wacht|sorry|foutje|eigenlijk|nee+|pardon|correctie|even)\b[\s,.!:;]*)+$", re.I)
# Bij deze vragen is een naaste noemen vaak het antwoord zelf.
_NAASTE_IS_ANTWOORD = frozenset({"overzicht", "zelf_regelen", "hulp_betrokken", "voor_wie", "mantelzorger", "veilig_bereikbaar", "naam"})


def corrigeer(b: Lopend) -> bool:
    """Voert verbeteringen uit; waar als het bericht verder niets zegt.

    Zegt het nog iets anders, dan gaat de beurt met die rest verder.
    """
    if b.d.vraag in ("situatie", "klopt_dit", "crisis_zeker", "crisis_contact", "opnieuw_proberen", None):
        return False
    rest, veranderd = [], []
    for zin in re.split(r"(?<=[.!?;\n])\s+", b.inv.tekst):
        gevonden = [veld for regel in _REGELS for veld in regel(b, zin)]
        veranderd += gevonden
        if not gevonden:
            rest.append(zin)
    if not veranderd:
        return False
    b.geleerd = []
    b.zeg("verbeterd", wat=onthouden.opsomming(b, [v for v in veranderd if v in horen.FEITEN]) or _problemen(b))
    over = " ".join(rest).strip()
    if not over or _ALLEEN_INLEIDING.match(over):
        return True
    b.lees_als(over)
    return False


def _problemen(b: Lopend) -> str:
    return ", ".join(b.p.tekst("problemen", c, "kort").lower() for c in b.d.bevestigd) or b.p.tekst("onthouden", "vergeten")


def wie(b: Lopend, zin: str) -> list[str]:
    """'Niet mijn vader maar mijn moeder', 'het gaat om mijn zus', 'nee, het is mijn zoon'."""
    d = b.d
    if not (_NIET_MAAR.search(zin) or _GAAT_OM.search(zin) or (_NEE_HET_IS.search(zin) and d.vraag not in _NAASTE_IS_ANTWOORD)):
        return []
    na_maar = _NIET_OM_HEM.sub("", re.split(r"\bmaar\b", zin, flags=re.I)[-1])
    nieuw = opmerken.relatie(na_maar) or opmerken.voor_wie_gezegd(na_maar) or ("mijzelf" if _ZELF.search(na_maar) else None)
    precies = opmerken.wie_precies(na_maar, nieuw)
    if nieuw is None or (nieuw == d.voor_wie and precies in (d.wie_precies, None)):
        return []
    d.voor_wie, d.wie_precies = nieuw, precies
    return ["voor_wie"]


def _wie(b: Lopend, zin: str) -> list[str]:
    return wie(b, zin) if b.d.vraag != "voor_wie" else []


def _probleem(b: Lopend, zin: str) -> list[str]:
    """'Toch wel schulden' en 'toch geen schulden'."""
    d = b.d
    if d.vraag in ("dreiging", "dreiging_datum", "nog_iets", "naam", "aanpassen") or len(zin.split()) > 12 or not _TOCH.search(zin):
        return []
    weg = [c for c in d.bevestigd if re.search(r"\bgeen\b", zin, re.I) and horen.wijst_aan(b.p, c, zin) and horen.ontkent(b.p, c, zin)]
    if weg and len(weg) < len(d.bevestigd):
        d.bevestigd = [c for c in d.bevestigd if c not in weg]
        d.problemen = [c for c in d.problemen if c not in weg]
        d.afgewezen += weg
        return ["problemen"]
    if not _TOCH_WEL.search(zin) or re.search(r"\b(?:geen|niet)\b", zin, re.I):
        return []
    erbij = [c for c in PROBLEMEN if c not in d.bevestigd and horen.wijst_aan(b.p, c, zin) and (c in d.afgewezen or c in b.inv.herkenning.codes or len(zin.split()) <= 5)]
    for code in erbij:
        horen.voeg_toe(b, code)
        d.bevestigd.append(code)
    return ["problemen"] if erbij else []


def _dreiging(b: Lopend, zin: str) -> list[str]:
    """'Het huis wordt wel ontruimd' en 'er komt toch geen deurwaarder'."""
    d = b.d
    if d.dreiging is None or d.vraag in ("dreiging", "akkoord", "aanpassen"):
        return []
    nieuw = opmerken.dreiging(zin) - set(d.dreiging)
    if nieuw:
        d.dreiging = [dr for dr in DREIGINGEN if dr in {*d.dreigingen, *nieuw}]
        if (dag := opmerken.datum(zin, b.nu.date())) is not None:
            d.dreiging_datum = dag.isoformat()
        return ["dreiging"]
    voorbij = {dr for dr in d.dreigingen if _TOCH.search(zin) and re.search(r"\b(?:geen|niet)\b", zin, re.I) and dr in (antwoorden.lees_dreiging(re.sub(r"\b(?:geen|niet|nee)\b", "", zin, flags=re.I)) or ())}
    if voorbij:
        d.dreiging = [dr for dr in d.dreiging if dr not in voorbij]
        d.dreiging_datum = d.dreiging_datum if d.dreiging else None
        return ["dreiging"]
    return []


def _datum(b: Lopend, zin: str) -> list[str]:
    """'Het is niet vrijdag maar maandag.'"""
    d = b.d
    if not d.dreigingen or d.dreiging_datum is None or d.vraag == "dreiging_datum":
        return []
    eerst, dag = (opmerken.datum(deel, b.nu.date()) for deel in (re.split(r"\bmaar\b", zin, maxsplit=1, flags=re.I) * 2)[:2])
    if d.vraag in ("belmoment", "bereikbaar") and (eerst is None or eerst.isoformat() != d.dreiging_datum):
        # Een dag kan hier ook zijn wanneer iemand gebeld wil worden.
        return []
    if dag is None or not (_TOCH.search(zin) or _NIET_MAAR.search(zin)) or dag.isoformat() == d.dreiging_datum:
        return []
    d.dreiging_datum = dag.isoformat()
    return ["dreiging_datum"]


def _contact(b: Lopend, zin: str) -> list[str]:
    """Een ander nummer of adres dan eerst, of 'mijn nummer klopt niet'."""
    d = b.d
    if d.vraag == "bereikbaar" or d.bereikbaar is None:
        return []
    gegeven = antwoorden.lees_contact(zin)
    if gegeven and gegeven[1]:
        if gegeven[1] == d.contact:
            return []
        d.bereikbaar, d.contact = gegeven
        return ["contact"]
    if re.search(r"\b(?:nummer|telefoon\w*|mail\w*|e-mail\w*)\b[^.!?]{0,25}\b(?:anders|niet|verkeerd|fout|veranderd)\b|\b(?:verkeerde?|fout|ander|nieuw) (?:telefoon)?(?:nummer|mailadres|e-mailadres)\b", zin, re.I):
        d.bereikbaar, d.contact = None, None
        return ["contact"]
    return []


def _buurt(b: Lopend, zin: str) -> list[str]:
    """'Ik woon toch in ...' en 'mijn postcode is ...'."""
    d = b.d
    if d.buurt is None or d.vraag == "buurt" or not re.search(r"\bwoon|\bwonen|\bpostcode\b|\bbuurt\b|\bwijk\b", zin, re.I):
        return []
    na_maar = re.split(r"\bmaar\b", zin, flags=re.I)[-1]
    plek = opmerken.buurt(na_maar, b.p) or (b.p.zoek_buurt(na_maar) if _TOCH.search(zin) or _NIET_MAAR.search(zin) or re.search(r"\bpostcode\b", zin, re.I) else None)
    if plek is None or plek.naam == d.buurt:
        return []
    d.buurt = plek.naam
    return ["buurt"]


def _veld(veld: str, hoor: Callable[[str], str | None], *, met_toch: bool = True) -> Callable[[Lopend, str], list[str]]:
    """Een regel voor een feit met één waarde: al bekend, nu anders gezegd."""

    def regel(b: Lopend, zin: str) -> list[str]:
        nieuw = hoor(zin)
        if b.d.vraag == veld or getattr(b.d, veld) is None or nieuw in (None, getattr(b.d, veld)):
            return []
        if met_toch and not (_TOCH.search(zin) or _NIET_MAAR.search(zin)):
            return []
        setattr(b.d, veld, nieuw)
        return [veld]

    return regel


_REGELS: tuple[Callable[[Lopend, str], list[str]], ...] = (
    _wie,
    _probleem,
    _dreiging,
    _datum,
    _contact,
    _buurt,
    _veld("naam", opmerken.naam, met_toch=False),
    _veld("kinderen", opmerken.kinderen),
    _veld("hulp_betrokken", opmerken.hulp_betrokken),
    _veld("overzicht", opmerken.overzicht),
    _veld("zelf_regelen", opmerken.zelf_regelen),
    _veld("veilig_bereikbaar", opmerken.veilig_bereikbaar, met_toch=False),
    _veld("belmoment", opmerken.belmoment, met_toch=False),
)
