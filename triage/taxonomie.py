"""Leefdomeinen, probleemcodes, crisisvlaggen en soorten berichten.

De codes zijn een contract met het gesprek, het logboek en de API: stabiel, kleine letters,
ASCII, nooit zo getoond aan een inwoner. De negen leefdomeinen zijn die van de sociale teams
van Groningen (brief aan de raad, november 2012); de standaardloketten volgen de toegangen
van Almelo (evaluatie sociaal domein, mei 2018).
"""

from __future__ import annotations

from typing import NamedTuple

SOCIAAL_TEAM, WMO_LOKET, WERKPLEIN, KCC = "sociaal_team", "wmo_loket", "werkplein", "kcc"
LOKETTEN = (SOCIAAL_TEAM, WMO_LOKET, WERKPLEIN, KCC)


class Probleem(NamedTuple):
    """Eén probleemcode: in welk leefdomein hij valt en welk loket hem standaard krijgt."""

    code: str
    domein: str
    loket: str


_TABEL = (
    ("financieel", "schulden", SOCIAAL_TEAM),
    ("financieel", "rondkomen", WERKPLEIN),
    ("financieel", "uitkering", WERKPLEIN),
    ("werk_dagbesteding", "werk_zoeken", WERKPLEIN),
    ("werk_dagbesteding", "werk_met_beperking", WERKPLEIN),
    ("werk_dagbesteding", "dagbesteding", SOCIAAL_TEAM),
    ("onderwijs", "school", SOCIAAL_TEAM),
    ("onderwijs", "taal_inburgering", WERKPLEIN),
    ("wonen_huishouden", "dakloos", SOCIAAL_TEAM),
    ("wonen_huishouden", "woning", SOCIAAL_TEAM),
    ("wonen_huishouden", "woningaanpassing", WMO_LOKET),
    ("wonen_huishouden", "huishoudelijke_hulp", WMO_LOKET),
    ("zelfredzaamheid", "administratie", SOCIAAL_TEAM),
    ("zelfredzaamheid", "vervoer", WMO_LOKET),
    ("zelfredzaamheid", "begeleiding", SOCIAAL_TEAM),
    ("sociaal_veiligheid", "eenzaamheid", SOCIAAL_TEAM),
    ("sociaal_veiligheid", "relatie_scheiding", SOCIAAL_TEAM),
    ("sociaal_veiligheid", "huiselijk_geweld", SOCIAAL_TEAM),
    ("sociaal_veiligheid", "mantelzorg", SOCIAAL_TEAM),
    ("sociaal_veiligheid", "overlast", SOCIAAL_TEAM),
    ("lichamelijk", "hulpmiddel", WMO_LOKET),
    ("lichamelijk", "lichamelijke_klachten", SOCIAAL_TEAM),
    ("psychisch", "psychische_klachten", SOCIAAL_TEAM),
    ("psychisch", "verslaving", SOCIAAL_TEAM),
    ("psychisch", "rouw", SOCIAAL_TEAM),
    ("psychisch", "zorg_om_ander", SOCIAAL_TEAM),
    ("pedagogisch", "opvoeding", SOCIAAL_TEAM),
    ("pedagogisch", "jeugdhulp", SOCIAAL_TEAM),
)

PROBLEMEN: dict[str, Probleem] = {code: Probleem(code, domein, loket) for domein, code, loket in _TABEL}
DOMEINEN: tuple[str, ...] = tuple(dict.fromkeys(domein for domein, _, _ in _TABEL))

# De volgorde is die waarin een inwoner het nummer te zien krijgt als er meer vlaggen zijn.
CRISISVLAGGEN = ("medisch_nu", "geweld_nu", "suicide", "kind_in_gevaar", "geen_onderdak", "geen_eten")
# Een vlag die zelf ook een probleem betekent, voor zover dat zonder nadenken vaststaat.
# Geweld en gevaar voor een kind brengen alleen huiselijk_geweld als het thuis gebeurt: dat
# hoort het model aan het verhaal, niet aan de vlag.
PROBLEEM_BIJ_VLAG = {"geen_eten": "rondkomen", "geen_onderdak": "dakloos"}

SOORTEN = ("buiten_bereik", "aanbod", "mens", "status", "klacht", "groet", "onduidelijk")
SOORTEN_NAAST_PROBLEEM = ("mens", "status", "klacht")


def codes_van_domein(domein: str) -> tuple[str, ...]:
    """De probleemcodes van een leefdomein, in de volgorde van de tabel; KeyError bij een onbekend domein."""
    if domein not in DOMEINEN:
        raise KeyError(domein)
    return tuple(code for code, probleem in PROBLEMEN.items() if probleem.domein == domein)
