"""Andere systemen die horen dat er iets veranderde: aanmelden, en wat er nog te bezorgen is.

De meldingen zelf schrijft `overdracht.melden`, in dezelfde transactie als de wijziging; versturen
doet `integrations.webhooks`. Hier staat wat er tussen die twee te beslissen is: wanneer weer
geprobeerd wordt, en wanneer het ophoudt.
"""

from __future__ import annotations

import base64
import ipaddress
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from overdracht import beheerlog
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tijd import nu
from triage.taxonomie import LOKETTEN

VOORVOEGSEL = "whsec_"
# Zo lang na een mislukte poging wordt het weer geprobeerd; daarna steeds de laatste.
WACHT = tuple(timedelta(seconds=s) for s in (5, 60, 300, 1800, 7200, 18000, 36000, 43200))
# Lukt er zo lang niets, dan gaat de webhook uit.
GEDULD = timedelta(days=5)
# Zo lang blijft staan wat bezorgd is of niet meer bezorgd wordt: genoeg om iets na te zoeken.
BEWAREN = timedelta(days=30)
FOUT_MAX = 300


class WebhookFout(ValueError):
    """Deze webhook kan niet; de tekst zegt waarom."""


@dataclass(frozen=True)
class Webhook:
    """Een aangemeld systeem, zonder zijn geheim, en hoe het met bezorgen gaat. `uit_sinds`: zelf uitgegaan of uitgezet."""

    id: int
    url: str
    gebeurtenissen: tuple[str, ...]
    loketten: tuple[str, ...]
    gemeente: str | None
    actief: bool
    gemaakt: datetime
    uit_sinds: datetime | None
    waarom_uit: str | None
    wachtend: int = 0
    laatste_fout: str | None = None


@dataclass(frozen=True)
class Bezorging:
    """Eén melding die nu verstuurd moet worden."""

    id: int
    webhook_id: int
    url: str
    geheim: str
    sleutel: str
    inhoud: dict[str, Any]
    pogingen: int


def controleer_url(url: str, lokaal: bool = False) -> str:
    """De url zoals hij bewaard wordt; WebhookFout als hij niet mag.

    Alleen https, zonder naam en wachtwoord erin en zonder #. Met `lokaal` mag ook http naar deze
    machine zelf, om te proberen.
    """
    try:
        delen = urlsplit(url)
        poort = delen.port
    except ValueError:
        raise WebhookFout("Dit is geen internetadres.") from None
    if not delen.hostname or len(url) > 2000 or not url.isascii() or not url.isprintable() or " " in url or poort == 0:
        raise WebhookFout("Dit is geen internetadres.")
    if delen.username or delen.password or delen.fragment:
        raise WebhookFout("Een webhook heeft geen naam, wachtwoord of # in het adres.")
    hier = _is_hier(delen.hostname)
    if delen.scheme == "http" and hier and lokaal:
        return url
    if delen.scheme != "https":
        raise WebhookFout("Een webhook begint met https://.")
    if hier and not lokaal:
        raise WebhookFout("Een webhook gaat naar een andere machine.")
    return url


def _is_hier(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def maak(
    sessies: Sessies,
    url: str,
    gebeurtenissen: Sequence[str] = t.WEBHOOK_GEBEURTENISSEN,
    loketten: Sequence[str] = (),
    gemeente: str | None = None,
    lokaal: bool = False,
    door: int | None = None,
) -> tuple[Webhook, str]:
    """Meldt een systeem aan en geeft zijn geheim, dat hierna niet meer op te vragen is.

    Zonder loketten gaat het over alle loketten, zonder gemeente over alle gemeenten. WebhookFout als
    de url niet mag, of een gebeurtenis of loket niet bestaat.
    """
    controleer_url(url, lokaal)
    soorten, bij = tuple(dict.fromkeys(gebeurtenissen)), tuple(dict.fromkeys(loketten))
    if not soorten or not set(soorten) <= set(t.WEBHOOK_GEBEURTENISSEN):
        raise WebhookFout(f"Kies gebeurtenissen uit: {', '.join(t.WEBHOOK_GEBEURTENISSEN)}.")
    if not set(bij) <= set(LOKETTEN):
        raise WebhookFout(f"Kies loketten uit: {', '.join(LOKETTEN)}.")
    geheim = VOORVOEGSEL + base64.b64encode(secrets.token_bytes(32)).decode()

    def werk(sessie: Session) -> Webhook:
        rij = t.Webhook(url=url, geheim=geheim, gebeurtenissen=list(soorten), loketten=list(bij), gemeente=gemeente, actief=True, gemaakt=nu())
        sessie.add(rij)
        sessie.flush()
        _log(sessie, rij, "webhook_gemaakt", door)
        return _webhook(rij)

    return met_herkansing(sessies, werk), geheim


def lijst(sessies: Sessies) -> tuple[Webhook, ...]:
    """Alle webhooks, de nieuwste eerst, met hoeveel er wacht en de laatste fout."""
    b = t.WebhookBezorging
    with lezen(sessies) as sessie:
        wacht = dict(sessie.execute(select(b.webhook_id, func.count()).where(b.status == "wacht").group_by(b.webhook_id)).all())
        uit = []
        for rij in sessie.scalars(select(t.Webhook).order_by(t.Webhook.id.desc())):
            fout = sessie.scalar(select(b.laatste_fout).where(b.webhook_id == rij.id, b.status != "verzonden", b.laatste_fout.is_not(None)).order_by(b.id.desc()).limit(1))
            uit.append(_webhook(rij, wacht.get(rij.id, 0), fout))
        return tuple(uit)


def zet_uit(sessies: Sessies, webhook_id: int, waarom: str = "door een beheerder", door: int | None = None) -> bool:
    """Stopt een webhook; wat nog wachtte blijft staan. False als hij er niet is."""
    return met_herkansing(sessies, lambda sessie: _zet_uit(sessie, webhook_id, waarom, nu(), door))


def _log(sessie: Session, rij: t.Webhook, wat: str, door: int | None) -> None:
    # Alleen de machine: in de rest van een adres kan een geheim staan.
    beheerlog.schrijf(sessie, wat, door, webhook=rij.id, detail=beheerlog.mag(f"naar {urlsplit(rij.url).hostname}", rij.loketten, rij.gemeente))


def _zet_uit(sessie: Session, webhook_id: int, waarom: str, moment: datetime, door: int | None = None) -> bool:
    rij = sessie.get(t.Webhook, webhook_id, with_for_update=True)
    if rij is None:
        return False
    if rij.actief:
        rij.actief, rij.uit_sinds, rij.waarom_uit = False, moment, waarom[:FOUT_MAX]
        _log(sessie, rij, "webhook_uit", door)
    return True


def zet_aan(sessies: Sessies, webhook_id: int, door: int | None = None) -> bool:
    """Zet een webhook weer aan; wat bleef liggen gaat alsnog, het oudste eerst. False als hij er niet is."""

    def werk(sessie: Session) -> bool:
        rij = sessie.get(t.Webhook, webhook_id, with_for_update=True)
        if rij is None:
            return False
        if not rij.actief:
            _log(sessie, rij, "webhook_aan", door)
        rij.actief, rij.uit_sinds, rij.waarom_uit = True, None, None
        b, moment = t.WebhookBezorging, nu()
        sessie.execute(update(b).where(b.webhook_id == webhook_id, b.status == "wacht").values(pogingen=0, volgende_poging=moment, gemaakt=moment))
        return True

    return met_herkansing(sessies, werk)


def verwijder(sessies: Sessies, webhook_id: int, door: int | None = None) -> bool:
    """Haalt een webhook weg, met alles wat nog te bezorgen was; False als hij er niet is."""

    def werk(sessie: Session) -> bool:
        rij = sessie.get(t.Webhook, webhook_id, with_for_update=True)
        if rij is None:
            return False
        _log(sessie, rij, "webhook_weg", door)
        sessie.execute(delete(t.Webhook).where(t.Webhook.id == webhook_id))
        return True

    return met_herkansing(sessies, werk)


def _webhook(rij: t.Webhook, wachtend: int = 0, fout: str | None = None) -> Webhook:
    return Webhook(rij.id, rij.url, tuple(rij.gebeurtenissen), tuple(rij.loketten), rij.gemeente, rij.actief, rij.gemaakt, rij.uit_sinds, rij.waarom_uit, wachtend, fout)


# Bezorgen


def te_bezorgen(sessies: Sessies, moment: datetime, hoogstens: int = 100) -> tuple[Bezorging, ...]:
    """Wat nu aan de beurt is, het oudste eerst.

    Wacht een webhook na een mislukte poging, dan wacht ook wat er intussen bij kwam: anders ging iets
    nieuws voor iets ouds.
    """
    b, ander = t.WebhookBezorging, aliased(t.WebhookBezorging)
    in_pauze = exists().where(ander.webhook_id == t.Webhook.id, ander.status == "wacht", ander.volgende_poging > moment)
    vraag = select(b, t.Webhook).join(t.Webhook, b.webhook_id == t.Webhook.id).where(b.status == "wacht", t.Webhook.actief, ~in_pauze)
    with lezen(sessies) as sessie:
        rijen = sessie.execute(vraag.order_by(b.id).limit(hoogstens)).all()
        return tuple(Bezorging(rij.id, hook.id, hook.url, hook.geheim, rij.sleutel, dict(rij.inhoud), rij.pogingen) for rij, hook in rijen)


def noteer_bezorgd(sessies: Sessies, bezorging_id: int, moment: datetime) -> None:
    """Streept een melding af."""

    def werk(sessie: Session) -> None:
        rij = sessie.get(t.WebhookBezorging, bezorging_id)
        if rij is not None:
            rij.status, rij.pogingen, rij.volgende_poging, rij.laatste_fout = "verzonden", rij.pogingen + 1, None, None

    met_herkansing(sessies, werk)


def noteer_mislukt(sessies: Sessies, bezorging_id: int, fout: str, moment: datetime, voorgoed: bool = False) -> bool:
    """Zet de volgende poging klaar, voor alles wat deze webhook nog moet krijgen: zo blijft de volgorde.

    Waar als de webhook daarmee uitging: lukte er `GEDULD` lang niets, of zei de ontvanger
    `voorgoed` te stoppen. Wat wachtte blijft dan staan.
    """

    def werk(sessie: Session) -> bool:
        b = t.WebhookBezorging
        rij = sessie.get(b, bezorging_id, with_for_update=True)
        if rij is None or rij.status != "wacht":
            return False
        rij.pogingen, rij.laatste_fout = rij.pogingen + 1, fout[:FOUT_MAX]
        weer = moment + WACHT[min(rij.pogingen, len(WACHT)) - 1]
        sessie.execute(update(b).where(b.webhook_id == rij.webhook_id, b.status == "wacht", b.volgende_poging < weer).values(volgende_poging=weer))
        if voorgoed or moment - rij.gemaakt >= GEDULD:
            return _zet_uit(sessie, rij.webhook_id, fout, moment)
        return False

    return met_herkansing(sessies, werk)


def ruim_op(sessies: Sessies, moment: datetime) -> int:
    """Verwijdert wat al lang bezorgd is, of lang ligt bij een webhook die uit staat; geeft hoeveel."""
    b = t.WebhookBezorging

    def werk(sessie: Session) -> int:
        dood = select(t.Webhook.id).where(~t.Webhook.actief)
        weg = delete(b).where(b.gemaakt < moment - BEWAREN, (b.status != "wacht") | b.webhook_id.in_(dood))
        return sessie.execute(weg).rowcount

    return met_herkansing(sessies, werk)
