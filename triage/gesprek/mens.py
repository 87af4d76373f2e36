"""De inwoner wil een mens spreken."""

from __future__ import annotations

from triage.gesprek import horen, onthouden, stellen
from triage.gesprek.lopend import Lopend
from triage.vragen import naar_mens


def vraag_mens(b: Lopend) -> None:
    """De inwoner wil een mens: alles wat verteld is gaat mee, en na te lezen hoeft hij het niet."""
    d = b.d
    d.mens = True
    d.gesteld.append("mens")
    if d.vraag in (None, "situatie", "klopt_dit", "nog_iets"):
        horen.hoor(b, b.inv.tekst)
    if naar_mens(d):
        d.bevestigd = list(dict.fromkeys([*d.bevestigd, *d.problemen]))
        d.twijfel = []
        open_ = b.p.openingstijden.open_op(b.nu)
        b.zeg("mens_open" if open_ else "mens_dicht", dag=onthouden.dag_in_woorden(b.p.openingstijden.volgende_dag(b.nu)))
    else:
        b.zeg("mens_geweld")
    stellen.vraag_volgende(b)
