"""Feiten uit het dossier in gewone woorden: om te bevestigen wat iemand tussendoor vertelde of verbeterde."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from triage.dossier import Dossier
from triage.gesprek.lopend import Lopend
from triage.kalender import WEEKDAGEN
from triage.profiel import Profiel
from triage.regie import GEEN_ANTWOORD

_MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")


def dag_in_woorden(dag: date) -> str:
    """'vrijdag 27 november'."""
    return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {_MAANDEN[dag.month - 1]}"


def wie_in_woorden(d: Dossier, profiel: Profiel) -> str | None:
    """Om wie het gaat, zo precies als de inwoner het zei ('uw moeder'); None als het niet bekend is."""
    if d.voor_wie not in profiel.woorden["voor_wie"]:
        return None
    if d.wie_precies:
        return f"{profiel.tekst('onthouden', 'van_u')} {d.wie_precies}"
    return profiel.tekst("voor_wie", d.voor_wie)


def dreiging_in_woorden(d: Dossier, profiel: Profiel) -> str:
    """Wat er dreigt, met de dag als die bekend is; leeg als er niets dreigt."""
    wat = ", ".join(profiel.tekst("onthouden", "dreiging", dr) for dr in (d.dreiging or ()) if dr in d.dreigingen)
    if wat and d.dreiging_datum not in GEEN_ANTWOORD:
        return f"{wat} ({dag_in_woorden(date.fromisoformat(str(d.dreiging_datum)))})"
    return wat


def feit_in_woorden(veld: str, d: Dossier, profiel: Profiel) -> str | None:
    """Eén feit als korte zin ('de postcode is 7607'), of None als er niets te zeggen is."""
    woorden = profiel.woorden["onthouden"]
    if veld == "voor_wie":
        wie = wie_in_woorden(d, profiel)
        return f"{woorden['voor_wie']} {wie}" if wie else None
    if veld in ("dreiging", "dreiging_datum"):
        return dreiging_in_woorden(d, profiel) or None
    waarde = getattr(d, veld)
    if waarde in GEEN_ANTWOORD:
        return None
    if veld == "buurt":
        return f"{woorden['postcode' if waarde.isdigit() else 'buurt']} {waarde}"
    if veld == "contact":
        return f"{woorden['email' if d.bereikbaar == 'email' else 'telefoon']} {waarde}"
    if veld == "naam":
        return f"{woorden['naam']} {waarde}"
    if veld == "belmoment":
        return f"{woorden['belmoment']} {profiel.woorden['knoppen']['belmoment'].get(waarde, waarde).lower()}"
    if veld == "veilig_bereikbaar":
        return woorden["veilig_bereikbaar"]
    return woorden[veld].get(waarde)


def opsomming(b: Lopend, velden: Iterable[str]) -> str:
    """De feiten op een rij, elk één keer."""
    zinnen = (feit_in_woorden(veld, b.d, b.p) for veld in velden)
    return ", ".join(dict.fromkeys(zin for zin in zinnen if zin))


def noem_geleerd(b: Lopend, vraag: str | None) -> None:
    """Zegt in het voorbijgaan wat Wegwijs uit zichzelf onthield; nooit als aparte vraag."""
    # `klopt_dit` noemt zelf al om wie het gaat, en dat het om uzelf gaat spreekt vanzelf.
    velden = [veld for veld in b.geleerd if not (veld == "voor_wie" and (vraag == "klopt_dit" or b.d.voor_wie == "mijzelf"))]
    b.geleerd = []
    if velden and not b.d.crisis_loopt and (wat := opsomming(b, velden)):
        b.zeg("onthouden", wat=wat)
