"""Toestemming: naar welk loket mag het. Alleen een duidelijk ja telt, op wat er het laatst te lezen stond."""

from __future__ import annotations

from triage import antwoorden
from triage.gesprek import aanpassen, horen, keuzes, voorstel
from triage.gesprek.lopend import Lopend
from triage.regie import ONBEKEND
from triage.vragen import huidig_besluit, naar_mens


def akkoord(b: Lopend) -> bool:
    """Ja, nee, een keuze van loketten, of iets aan het voorstel veranderen."""
    d, inv = b.d, b.inv
    mogelijk = {deel.loket: _loketwoorden(b, deel.loket) for deel in huidig_besluit(d, b.p).delen}
    gekozen = keuzes.gekozen_lijst(b, "akkoord") if inv.keuzes or not antwoorden.twijfelt(inv.tekst) else None
    if gekozen and "aanpassen" in gekozen:
        d.wil_aanpassen = b.blijf = True
        return False
    if gekozen and "lezen" in gekozen:
        return _laat_lezen(b)
    if gekozen:
        keuze = list(mogelijk) if gekozen == ["ja"] else [w for w in gekozen if w in mogelijk]
    elif inv.keuzes:
        return False
    elif aanpassen.wil_lezen(inv.tekst):
        return _laat_lezen(b)
    else:
        lees = antwoorden.lees_akkoord(inv.tekst, mogelijk)
        if lees in (None, list(mogelijk), []) and aanpassen.pas_aan(b):
            return False
        if lees is None and naar_mens(d) and antwoorden.vraagt_mens(inv.tekst):
            lees = list(mogelijk)
        if antwoorden.twijfelt(inv.tekst) or (antwoorden.geen_antwoord(inv.tekst) == ONBEKEND and not d.mislukt):
            # Nog geen besluit: niets gaat weg, het is ook geen nee, en de vraag blijft open.
            b.zeg("akkoord_uitleg")
            d.mislukt = 1
            b.blijf = True
            return False
        if lees is None:
            return False
        keuze = lees
        horen.merk_op(b, inv.tekst, behalve="akkoord")
    d.akkoord = keuze
    d.akkoord_op = b.nu.isoformat()
    geweigerd = [loket for loket in mogelijk if loket not in keuze]
    if geweigerd:
        gegevens = "\n".join(f"- {_adres(b, loket)}" for loket in geweigerd)
        b.zeg("niet_doorgegeven" if not keuze else "deels_doorgegeven", adressen=gegevens)
    return True


def vraag_opnieuw_na_verandering(b: Lopend) -> None:
    """Toestemming geldt voor wat de inwoner las; is dat veranderd, dan wordt het opnieuw gevraagd."""
    d = b.d
    if d.akkoord and d.voorgelegd and not d.afgesloten and not d.crisis_loopt and voorstel.vingerafdruk(b) != d.voorgelegd:
        d.akkoord, d.akkoord_op = None, None
        b.zeg("voorstel_veranderd")


def _laat_lezen(b: Lopend) -> bool:
    b.zeg("alles_lezen", delen=voorstel.alles(b))
    b.blijf = True
    return False


def _loketwoorden(b: Lopend, loket: str) -> tuple[str, ...]:
    return tuple(b.p.woorden["loketnamen"][loket])


def _adres(b: Lopend, loket: str) -> str:
    adres = b.p.loketten[loket]
    return ", ".join(w for w in (adres.naam, adres.telefoon, adres.email, adres.waar) if w)
