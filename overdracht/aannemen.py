"""Een overdracht aannemen: een nieuwe bewaren, of een eerdere uit hetzelfde gesprek aanvullen.

Alle tekst gaat langs `schoon` voordat zij bewaard wordt, ook al maskeerde de afzender al.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Session

from overdracht import opslag
from overdracht import tabellen as t
from overdracht.aanvullen import vul_aan
from overdracht.database import Sessies, met_herkansing
from overdracht.tekst import schoon
from overdracht.tijd import nu
from triage.overdracht import Overdracht, OverdrachtFout


class GesprekGewist(RuntimeError):
    """De inwoner liet dit gesprek wissen; er mag niets meer uit doorgegeven worden."""


def neem_aan(sessies: Sessies, overdracht: Overdracht) -> tuple[str, bool]:
    """Bewaart een overdracht en geeft (kenmerk, nieuw).

    Dezelfde `sleutel` geeft hetzelfde kenmerk terug met nieuw=False en verandert niets, ook als zij
    tegelijk komt. Met `vult_aan` wordt die eerdere overdracht uit hetzelfde gesprek voor hetzelfde
    loket aangevuld; nieuw is dan False. OverdrachtFout als dat niet kan of een veld niet past,
    GesprekGewist als de inwoner het gesprek liet wissen.
    """
    _controleer_maten(overdracht)

    def werk(sessie: Session) -> tuple[str, bool]:
        eerder = opslag.bij_sleutel(sessie, overdracht.sleutel)
        if eerder is not None:
            return eerder.kenmerk, False
        moment = nu()
        _zorg_voor_gesprek(sessie, overdracht, moment)
        if overdracht.vult_aan is not None:
            return _aanvulling(sessie, overdracht, moment), False
        rij = _nieuwe_rij(sessie, overdracht, moment)
        opslag.nieuwe_versie(rij, moment)
        sessie.add(rij)
        sessie.flush()
        rij.persoon_hash = opslag.persoon_hash(sessie, rij)
        rij.terugkerend = opslag.kwam_eerder(sessie, rij)
        opslag.schrijf_zoekwoorden(sessie, rij)
        opslag.schrijf_historie(sessie, rij, "ontvangen", moment, status=t.NIEUW, sleutel=overdracht.sleutel)
        return rij.kenmerk, True

    return met_herkansing(sessies, werk)


def _controleer_maten(overdracht: Overdracht) -> None:
    """OverdrachtFout als een tekst geen tekst is of niet in zijn kolom past; dat weet het contract niet."""
    kolommen = t.Overdracht.__table__.columns
    for veld in ("kanaal", "gemeente", "team", "buurt", "voor_wie", "taal", "reden", "samenvatting"):
        waarde, soort = getattr(overdracht, veld), kolommen[veld].type
        if waarde is None and veld in ("team", "buurt", "voor_wie"):
            continue
        if not isinstance(waarde, str):
            raise OverdrachtFout(f"{veld} is geen tekst")
        if isinstance(soort, String) and soort.length and len(waarde) > soort.length:
            raise OverdrachtFout(f"{veld} is langer dan {soort.length} tekens")
    if len(overdracht.gesprek) > 200 or not overdracht.gesprek.isascii() or not overdracht.gesprek.isprintable():
        raise OverdrachtFout("gesprek is te lang of heeft een vreemde vorm")
    if overdracht.toestemming.op.tzinfo is None:
        raise OverdrachtFout("toestemming.op heeft geen tijdzone")
    for veld in ("naam", "waarde", "belmoment", "veilig"):
        if not isinstance(getattr(overdracht.contact, veld), (str, type(None))):
            raise OverdrachtFout(f"contact.{veld} is geen tekst")
    for veld in ("regisseur", "deelt_alles"):
        if not isinstance(getattr(overdracht, veld), bool):
            raise OverdrachtFout(f"{veld} is geen waar of onwaar")


def _zorg_voor_gesprek(sessie: Session, overdracht: Overdracht, moment: datetime) -> None:
    """GesprekGewist als het gewist is; een onbekend gesprek komt erbij, want een overdracht gaat nooit verloren."""
    gesprek = sessie.get(t.Gesprek, overdracht.gesprek, with_for_update=True)
    if gesprek is None:
        sessie.add(t.Gesprek(id=overdracht.gesprek, gemeente=overdracht.gemeente, kanaal=overdracht.kanaal, begonnen=moment, laatste=moment))
        sessie.flush()
    elif gesprek.gewist_op is not None:
        raise GesprekGewist(overdracht.gesprek)


def _nieuwe_rij(sessie: Session, o: Overdracht, moment: datetime) -> t.Overdracht:
    return t.Overdracht(
        kenmerk=opslag.vrij_kenmerk(sessie),
        sleutel=o.sleutel,
        gesprek_id=o.gesprek,
        ontvangen=moment,
        gemeente=o.gemeente,
        kanaal=o.kanaal,
        loket=o.loket,
        team=o.team,
        buurt=schoon(o.buurt),
        prioriteit=o.prioriteit,
        regisseur=o.regisseur,
        regie=o.regie.value,
        rij=o.rij,
        reden=o.reden,
        voor_wie=o.voor_wie,
        taal=o.taal,
        crisis=list(o.crisis),
        genoemd=list(o.genoemd),
        deelt_alles=o.deelt_alles,
        versie=o.versie,
        samenvatting=schoon(o.samenvatting),
        verhaal=schoon(list(o.verhaal)),
        antwoorden=schoon([list(paar) for paar in o.antwoorden]),
        contact_naam=schoon(o.contact.naam),
        contact_wijze=o.contact.wijze,
        contact_waarde=schoon(o.contact.waarde),
        contact_belmoment=schoon(o.contact.belmoment),
        contact_veilig=schoon(o.contact.veilig),
        status=t.NIEUW,
        status_sinds=moment,
        oorspronkelijk_loket=o.loket,
        terugkerend=False,
        problemen=[t.OverdrachtProbleem(code=code, volgorde=i) for i, code in enumerate(dict.fromkeys(o.problemen))],
        plan=[
            t.Planstap(nummer=i, stap=s.stap, loket=s.loket, problemen=list(s.problemen), wanneer=s.wanneer, reden=s.reden)
            for i, s in enumerate(o.plan, 1)
        ],
        termijnen=[t.Termijn(soort=soort, uiterlijk=dag) for soort, dag in _vroegste(o).items()],
        toestemmingen=[t.Toestemming(loket=loket, op=o.toestemming.op, tekst=schoon(o.toestemming.tekst)) for loket in dict.fromkeys(o.toestemming.loketten)],
    )


def _vroegste(o: Overdracht) -> dict[str, date]:
    uit: dict[str, date] = {}
    for termijn in o.termijnen:
        uit[termijn.soort] = min(termijn.uiterlijk, uit.get(termijn.soort, termijn.uiterlijk))
    return uit


def _aanvulling(sessie: Session, o: Overdracht, moment: datetime) -> str:
    rij = opslag.vind(sessie, o.vult_aan or "", om_te_wijzigen=True)
    # Eén melding voor 'bestaat niet' en 'van een ander': een gesprek leert niets over andere.
    if rij is None or rij.gesprek_id != o.gesprek:
        raise OverdrachtFout("vult_aan noemt geen overdracht uit dit gesprek")
    # Een loket kan haar intussen doorgezet hebben: wat erbij komt gaat mee.
    if o.loket not in (rij.loket, rij.oorspronkelijk_loket):
        raise OverdrachtFout(f"vult_aan noemt een overdracht voor {rij.loket}, niet voor {o.loket}")
    # Na de bewaartermijn geleegd, en nu weer met tekst: dan begint het opnieuw.
    rij.gewist_op = None
    vul_aan(rij, o, moment)
    heropend = rij.status == t.AFGEROND
    if heropend:
        # Wat afgerond is, leest niemand meer: iets nieuws moet weer opvallen.
        rij.status, rij.uitkomst, rij.status_sinds, rij.afgerond_op = t.NIEUW, None, moment, None
    rij.persoon_hash = opslag.persoon_hash(sessie, rij)
    opslag.nieuwe_versie(rij, moment)
    opslag.schrijf_zoekwoorden(sessie, rij)
    opslag.schrijf_historie(sessie, rij, "aangevuld", moment, status=t.NIEUW if heropend else None, sleutel=o.sleutel)
    return rij.kenmerk
