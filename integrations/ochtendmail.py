"""De ochtendmail: elk loket hoort op een werkdag één keer wat er vandaag moet en wat te laat is.

Aantallen, kenmerken en een link; nooit een naam of een verhaal, want e-mail is geen dossier. Of een
loket zijn mail al kreeg staat in de database: ook na een herstart komt er geen tweede.
"""

from __future__ import annotations

import asyncio
import logging
import smtplib
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool

from integrations.settings import Instellingen
from overdracht import aandacht
from overdracht.database import LogboekWeg, Sessies
from overdracht.tijd import NEDERLAND, nu
from triage.kalender import is_werkdag
from triage.profiel import Profiel

log = logging.getLogger(__name__)
PAUZE = 60.0
SECONDEN = 20.0
HOOGSTENS = 50


@dataclass(frozen=True)
class Ontvanger:
    """Een loket van een gemeente, en het adres waar zijn ochtendmail heen gaat."""

    gemeente: str
    loket: str
    naam: str
    adres: str


def ontvangers(profielen: Mapping[str, Profiel], inst: Instellingen) -> tuple[Ontvanger, ...]:
    """Wie er een ochtendmail krijgt: eerst wat ingesteld is, anders het adres uit het profiel als dat echt is."""
    ingesteld = {(gemeente, loket): adres for gemeente, loket, adres in inst.ochtendmail_aan}
    return tuple(_ontvangers(profielen, ingesteld))


def _ontvangers(profielen: Mapping[str, Profiel], ingesteld: Mapping[tuple[str, str], str]) -> Iterator[Ontvanger]:
    for onbekend in ingesteld.keys() - {(g, loket) for g, p in profielen.items() for loket in p.loketten}:
        log.warning("WEGWIJS_OCHTENDMAIL_AAN noemt een loket dat er niet is: %s/%s", *onbekend)
    for sleutel, profiel in profielen.items():
        for loket, gegevens in profiel.loketten.items():
            adres = ingesteld.get((sleutel, loket)) or (gegevens.email if not gegevens.voorbeeld else None)
            if adres:
                yield Ontvanger(sleutel, loket, gegevens.naam, adres)


def brief(o: Ontvanger, profiel: Profiel, wat: aandacht.Aandacht, dag: date, inst: Instellingen) -> EmailMessage:
    """De e-mail aan één loket."""
    mail = EmailMessage()
    mail["From"], mail["To"] = inst.smtp_van, o.adres
    mail["Subject"] = f"Wegwijs {profiel.naam}: {wat.aantal_vandaag} voor vandaag, {wat.aantal_te_laat} te laat"
    mail["Date"], mail["Message-ID"] = formatdate(localtime=True), make_msgid(domain=inst.smtp_van.rpartition("@")[2])
    # Een afwezigheidsbericht hierop leest niemand (RFC 3834).
    mail["Auto-Submitted"] = "auto-generated"
    regels = [f"Overdrachten voor {o.naam}, {dag.day}-{dag.month}-{dag.year}.", ""]
    for titel, aantal, kenmerken in (("Vandaag", wat.aantal_vandaag, wat.vandaag), ("Te laat", wat.aantal_te_laat, wat.te_laat)):
        regels.append(f"{titel}: {aantal}")
        regels += [f"  {kenmerk}" for kenmerk in kenmerken]
        if aantal > len(kenmerken):
            regels.append(f"  en nog {aantal - len(kenmerken)}")
        regels.append("")
    if inst.portaal_url:
        regels += [f"Bekijken: {inst.portaal_url}/medewerkers?{urlencode({'loket': o.loket, 'status': 'open', 'volgorde': 'termijn'})}", ""]
    regels.append("Dit bericht is automatisch gemaakt. Antwoorden kan niet.")
    mail.set_content("\n".join(regels))
    return mail


def verstuur(mail: EmailMessage, inst: Instellingen) -> None:
    """Geeft de e-mail aan de mailserver; OSError of SMTPException als die haar niet aanneemt."""
    context = ssl.create_default_context()
    if inst.smtp_beveiliging == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(inst.smtp_host, inst.smtp_poort, timeout=SECONDEN, context=context)
    else:
        server = smtplib.SMTP(inst.smtp_host, inst.smtp_poort, timeout=SECONDEN)
    with server:
        if inst.smtp_beveiliging == "starttls":
            # Kan de server dit niet, dan is dat een fout: onversleuteld gaat er niets.
            server.starttls(context=context)
        if inst.smtp_gebruiker:
            server.login(inst.smtp_gebruiker, inst.smtp_wachtwoord)
        server.send_message(mail)


def is_tijd(moment: datetime, profiel: Profiel, om: str) -> bool:
    """Of dit plaatselijke moment op een werkdag valt, na het ingestelde uur."""
    return is_werkdag(moment.date(), profiel.openingstijden.extra_dicht) and moment.time() >= time.fromisoformat(om)


def ronde(sessies: Sessies, profielen: Mapping[str, Profiel], inst: Instellingen, moment: datetime) -> int:
    """Stuurt wat er op dit moment nog te sturen is, en geeft hoeveel e-mails dat waren.

    Het loket wordt eerst afgestreept en dan pas gemaild: valt het proces daartussen om, dan liever
    geen mail dan twee. Weigert de mailserver, dan gaat de streep er weer af.
    """
    plaatselijk = moment.astimezone(NEDERLAND)
    dag, verstuurd = plaatselijk.date(), 0
    for o in ontvangers(profielen, inst):
        if not is_tijd(plaatselijk, profielen[o.gemeente], inst.ochtendmail_om) or aandacht.is_afgestreept(sessies, dag, o.gemeente, o.loket):
            continue
        wat = aandacht.bekijk(sessies, o.gemeente, o.loket, dag, HOOGSTENS)
        if not aandacht.streep_af(sessies, dag, o.gemeente, o.loket):
            continue
        try:
            if wat.aantal_vandaag or wat.aantal_te_laat:
                verstuur(brief(o, profielen[o.gemeente], wat, dag, inst), inst)
                verstuurd += 1
        except (OSError, smtplib.SMTPException) as fout:
            aandacht.haal_streep_weg(sessies, dag, o.gemeente, o.loket)
            # Alleen de soort: het antwoord van een mailserver kan een adres bevatten.
            log.warning("de ochtendmail voor %s/%s ging niet weg: %s", o.gemeente, o.loket, type(fout).__name__)
    return verstuurd


async def blijf_mailen(sessies: Sessies, profielen: Mapping[str, Profiel], inst: Instellingen, pauze: float = PAUZE) -> None:
    """Kijkt elke minuut of er iets te mailen is, tot het proces stopt. Zonder mailserver doet dit niets."""
    while inst.smtp_host:
        try:
            await run_in_threadpool(ronde, sessies, profielen, inst, nu())
        except LogboekWeg:
            log.warning("de ochtendmail wacht: de database is niet bereikbaar")
        except Exception:
            log.exception("de ochtendmail ging mis")
        await asyncio.sleep(pauze)
