"""De volgende vraag stellen: welke tekst, en wat erin ingevuld wordt."""

from __future__ import annotations

from triage.gesprek import afronden, akkoord, onthouden, voorstel
from triage.gesprek.lopend import Lopend
from triage.gesprek.vorm import Uiting
from triage.vragen import crisis_klaar_voor_overdracht, opties, volgende_vraag


def vraag_naam(vraag: str, mislukt: int) -> str:
    """De naam van de tekst bij een vraag; na een onbegrepen antwoord de andere uitleg."""
    return f"vraag_{vraag}_opnieuw" if mislukt else f"vraag_{vraag}"


def vraag_volgende(b: Lopend) -> None:
    """Stelt de vraag die nu nodig is, of rondt af als er niets meer te vragen is."""
    if b.d.uitgesteld:
        # De inwoner wil nu niet nog een keer; bij zijn volgende bericht probeert Wegwijs het weer.
        b.d.uitgesteld, b.d.vraag = False, None
        b.zeg("uitgesteld")
        return
    if crisis_klaar_voor_overdracht(b.d):
        afronden.geef_crisis_door(b)
        return
    _noem_veilig_thuis(b)
    akkoord.vraag_opnieuw_na_verandering(b)
    volgende = volgende_vraag(b.d, b.p)
    onthouden.noem_geleerd(b, volgende)
    if volgende is None:
        afronden.rond_af(b)
        return
    if volgende != b.d.vraag:
        b.d.mislukt = 0
    b.d.vraag = volgende
    if volgende == "akkoord":
        afronden.noem_voorzieningen(b)
        b.d.voorgelegd = voorstel.vingerafdruk(b)
    knoppen, meerdere = opties(volgende, b.d, b.p)
    if volgende == "akkoord" and not voorstel.ingekort(b):
        knoppen = tuple(o for o in knoppen if o.waarde != "lezen")
    naam, waarden = _vraagtekst(b, volgende)
    b.uitingen.append(Uiting(naam, "vraag", {**b.p.invulwaarden(), **waarden}, None, volgende, knoppen, meerdere))


def _noem_veilig_thuis(b: Lopend) -> None:
    """Zodra geweld gehoord is, één keer het nummer: ook wie nu stopt, heeft het dan."""
    d = b.d
    if d.veilig_thuis_genoemd or "huiselijk_geweld" not in (*d.problemen, *d.bevestigd):
        return
    d.veilig_thuis_genoemd = True
    if not set(d.crisis) & {"geweld_nu", "kind_in_gevaar"} and not any(u.naam == "mens_geweld" for u in b.uitingen):
        b.zeg("veilig_thuis")


def _vraagtekst(b: Lopend, vraag: str) -> tuple[str, dict[str, object]]:
    """De naam van de tekst en wat erin ingevuld wordt; bij herhaling een andere uitleg."""
    d = b.d
    if vraag == "situatie":
        if d.mislukt:
            return ("vraag_situatie_domeinen" if d.mislukt > 1 else "vraag_situatie_anders"), {}
        return ("vraag_situatie_nog" if "situatie" in d.gesteld else "vraag_situatie"), {}
    if vraag == "klopt_dit":
        vast = [c for c in d.problemen if c not in d.bevestigd]
        if not vast:
            return "vraag_klopt_dit_twijfel", {}
        lijst = "\n".join(f"- {_zoals_verteld(b, c)}" for c in vast)
        wie = onthouden.wie_in_woorden(d, b.p)
        return ("vraag_klopt_dit_wie" if wie else "vraag_klopt_dit"), {"problemen": lijst, "wie": wie or ""}
    if vraag == "akkoord":
        return voorstel.voorstel(b)
    if vraag == "aanvullen":
        return ("vraag_aanvullen" if d.aanvulling else "vraag_aanvullen_wat"), {"wat": " ".join(d.aanvulling or ()), "kenmerken": ", ".join(o["kenmerk"] for o in d.overdrachten if o["ronde"] == d.ronde)}
    if vraag == "crisis_zeker":
        return vraag_naam(vraag, d.mislukt), {"vraag": b.p.tekst("crisis_vraag", d.crisis_twijfel[0])}
    if vraag == "buurt" and not d.mislukt and d.voor_wie in ("mijzelf", "huishouden"):
        return "vraag_buurt_zelf", {}
    if vraag == "bereikbaar" and d.veilig_bereikbaar == "nee":
        return "vraag_bereikbaar_veilig", {}
    return vraag_naam(vraag, d.mislukt), {}


def _zoals_verteld(b: Lopend, code: str) -> str:
    """Het probleem in gewone woorden; gaat het over een ander, dan zonder 'u'."""
    zin = b.p.woorden["problemen"][code]
    return zin["kort"] if b.d.voor_wie in ("partner", "kind", "ouder", "ander") else zin["u"]
