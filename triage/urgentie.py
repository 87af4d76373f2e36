"""Hoe dringend het is en binnen welke termijn een loket aan zet is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from triage.kalender import plus_werkdagen, werkdagen_tot

GEWOON, HOOG, SPOED = "gewoon", "hoog", "spoed"
PRIORITEITEN = (GEWOON, HOOG, SPOED)

HUIS, ENERGIE, DEURWAARDER, INKOMEN, ETEN = "huis", "energie", "deurwaarder", "inkomen", "eten"
DREIGINGEN = (HUIS, ENERGIE, DEURWAARDER, INKOMEN, ETEN)
# Deze dreigingen hebben een dag waarop het gebeurt; bij de andere is het al zover.
MET_DATUM = frozenset({HUIS, ENERGIE, DEURWAARDER})
# Codes waarbij een dreiging de route of de urgentie verandert.
BEDREIGD = frozenset({"schulden", "rondkomen", "uitkering", "dakloos"})
WERKDAGEN_DRINGEND = 3


@dataclass(frozen=True)
class Termijn:
    """Wat er uiterlijk op welke dag gebeurd moet zijn; `soort` is een sleutel van `STANDAARD_TERMIJNEN`."""

    soort: str
    uiterlijk: date


# Aantal en eenheid. De weken zijn wettelijk (Wmo 2015, artikel 2.3.2: onderzoek binnen zes weken;
# Participatiewet en Awb, artikel 4:13: acht weken; Wet gemeentelijke schuldhulpverlening,
# artikel 4: eerste gesprek binnen vier weken, bij een dreiging binnen drie werkdagen).
STANDAARD_TERMIJNEN: Mapping[str, tuple[int, str]] = {
    "crisis": (0, "werkdagen"),
    "schulden_dreiging": (3, "werkdagen"),
    "dreiging": (3, "werkdagen"),
    "schulden_gesprek": (4, "weken"),
    "wmo_ontvangst": (2, "werkdagen"),
    "wmo_onderzoek": (6, "weken"),
    "uitkering_contact": (5, "werkdagen"),
    "uitkering_besluit": (8, "weken"),
    "terugbellen": (1, "werkdagen"),
    "eerste_contact": (5, "werkdagen"),
}


def prioriteit(
    *,
    crisis: bool,
    problemen: Iterable[str],
    dreigingen: Iterable[str],
    dreiging_datum: date | None,
    datum_onbekend: bool,
    kind_zonder_school: bool,
    vandaag: date,
    extra_dicht: Iterable[date] = (),
) -> str:
    """`spoed`, `hoog` of `gewoon`.

    Een dreiging met een datum is `hoog` als die binnen drie werkdagen valt of al voorbij is. Is de
    datum gevraagd maar niet bekend, dan gaat zij voor zekerheid mee als `hoog`.
    """
    if crisis:
        return SPOED
    dreigend = set(dreigingen)
    if "huiselijk_geweld" in set(problemen) or kind_zonder_school or dreigend & {INKOMEN, ETEN}:
        return HOOG
    if dreigend & MET_DATUM:
        if dreiging_datum is None:
            return HOOG if datum_onbekend else GEWOON
        if werkdagen_tot(vandaag, dreiging_datum, extra_dicht) <= WERKDAGEN_DRINGEND:
            return HOOG
    return GEWOON


def termijnen(
    *,
    loket: str,
    problemen: Iterable[str],
    prioriteit: str,
    dreigend: bool,
    vanaf: date,
    regels: Mapping[str, tuple[int, str]] = STANDAARD_TERMIJNEN,
    extra_dicht: Iterable[date] = (),
) -> tuple[Termijn, ...]:
    """De termijnen van een overdracht, de vroegste eerst; er is er altijd ten minste één."""
    codes = set(problemen)
    soorten = []
    if prioriteit == SPOED:
        soorten.append("crisis")
    if "schulden" in codes:
        soorten += ["schulden_dreiging"] if dreigend else []
        soorten.append("schulden_gesprek")
    elif prioriteit == HOOG:
        soorten.append("dreiging")
    if loket == "wmo_loket":
        soorten += ["wmo_ontvangst", "wmo_onderzoek"]
    if "uitkering" in codes:
        soorten += ["uitkering_contact", "uitkering_besluit"]
    if loket == "kcc":
        soorten = ["terugbellen"]
    if not {"crisis", "terugbellen", "schulden_dreiging", "dreiging", "wmo_ontvangst", "uitkering_contact"} & set(soorten):
        soorten.append("eerste_contact")
    uit = []
    for soort in soorten:
        aantal, eenheid = regels[soort]
        if eenheid == "weken":
            dag = plus_werkdagen(vanaf + timedelta(weeks=aantal), 0, extra_dicht)
        else:
            dag = vanaf if soort == "crisis" else plus_werkdagen(vanaf, aantal, extra_dicht)
        uit.append(Termijn(soort, dag))
    return tuple(sorted(uit, key=lambda t: t.uiterlijk))
