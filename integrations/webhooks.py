"""Bezorgt meldingen bij andere systemen, ondertekend volgens Standard Webhooks.

Wat er te bezorgen is staat in de database; hier wordt het verstuurd, en opgeschreven hoe dat ging.
Valt het proces daartussen om, dan gaat dezelfde melding nog eens, met hetzelfde `webhook-id`: een
ontvanger kan haar minstens één keer verwachten.

Een webhook kan het proces niet naar binnen laten kijken: alleen https, geen doorverwijzing, nooit
deze machine zelf of een adres dat alleen op het eigen stukje netwerk bestaat, en er wordt verbonden
met het adres dat gecontroleerd is. Van het antwoord wordt alleen de status gelezen.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import ipaddress
import json
import logging
import socket
import ssl
from dataclasses import dataclass
from datetime import timedelta

import httpx
from starlette.concurrency import run_in_threadpool

from overdracht import webhooks
from overdracht.database import LogboekWeg, Sessies
from overdracht.tijd import nu

log = logging.getLogger(__name__)
PAUZE, SECONDEN = 2.0, 10.0
OPRUIMEN = timedelta(hours=1)
GESTOPT = 410


class NietBezorgd(Exception):
    """De melding kwam niet aan; `voorgoed` als de ontvanger zegt dat hij niets meer wil."""

    def __init__(self, waarom: str, voorgoed: bool = False):
        super().__init__(waarom)
        self.voorgoed = voorgoed


def onderteken(geheim: str, sleutel: str, seconden: int, lijf: bytes) -> dict[str, str]:
    """De drie koppen waaraan een ontvanger ziet dat de melding van ons komt en niet veranderd is."""
    kern = base64.b64decode(geheim.removeprefix(webhooks.VOORVOEGSEL))
    handtekening = hmac.digest(kern, f"{sleutel}.{seconden}.".encode() + lijf, hashlib.sha256)
    return {"webhook-id": sleutel, "webhook-timestamp": str(seconden), "webhook-signature": f"v1,{base64.b64encode(handtekening).decode()}"}


@dataclass(frozen=True)
class Bestemming:
    """Waar verbonden wordt (een gecontroleerd IP-adres), en hoe de ontvanger zelf heet."""

    url: httpx.URL
    host: str
    naam: str


async def zoek_adres(url: str, lokaal: bool) -> Bestemming:
    """Het adres achter een url; NietBezorgd als het niet bestaat of niet mag."""
    try:
        webhooks.controleer_url(url, lokaal)
    except webhooks.WebhookFout as fout:
        raise NietBezorgd(str(fout)) from fout
    gelezen = httpx.URL(url)
    poort = gelezen.port or (443 if gelezen.scheme == "https" else 80)
    try:
        gevonden = await asyncio.get_running_loop().getaddrinfo(gelezen.host, poort, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fout:
        raise NietBezorgd("het adres bestaat niet") from fout
    for *_, (ip, *_rest) in gevonden:
        if mag_naar(str(ip), lokaal):
            return Bestemming(gelezen.copy_with(host=str(ip)), gelezen.netloc.decode(), gelezen.host)
    raise NietBezorgd("het adres is van deze machine of dit stukje netwerk")


def mag_naar(ip: str, lokaal: bool) -> bool:
    """Of er naar dit adres verstuurd mag worden; `lokaal` laat deze machine zelf toe."""
    adres = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(adres, ipaddress.IPv6Address) and adres.ipv4_mapped:
        adres = adres.ipv4_mapped
    if adres.is_loopback:
        return lokaal
    # Een adres van het eigen netwerk (10.x, 192.168.x) mag: daar staan de systemen van een gemeente.
    return not (adres.is_link_local or adres.is_multicast or adres.is_unspecified or adres.is_reserved)


async def verstuur(client: httpx.AsyncClient, b: webhooks.Bezorging, lokaal: bool) -> None:
    """Verstuurt één melding; NietBezorgd als er geen 2xx terugkomt."""
    naar = await zoek_adres(b.url, lokaal)
    lijf = json.dumps(b.inhoud, separators=(",", ":"), sort_keys=True).encode()
    koppen = {"Host": naar.host, "Content-Type": "application/json", "User-Agent": "Wegwijs", **onderteken(b.geheim, b.sleutel, int(nu().timestamp()), lijf)}
    try:
        async with asyncio.timeout(SECONDEN), client.stream("POST", naar.url, content=lijf, headers=koppen, extensions={"sni_hostname": naar.naam}) as antwoord:
            status = antwoord.status_code
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as fout:
        raise NietBezorgd(type(fout).__name__) from fout
    if not 200 <= status < 300:
        raise NietBezorgd(f"de ontvanger gaf status {status}", voorgoed=status == GESTOPT)


def maak_client(uitgevers: ssl.SSLContext | None = None) -> httpx.AsyncClient:
    """Zonder doorverwijzingen en zonder proxy uit de omgeving: verbonden wordt alleen met wat gecontroleerd is.

    `uitgevers`: welke certificaten gelden, als dat niet de gewone zijn.
    """
    return httpx.AsyncClient(follow_redirects=False, trust_env=False, timeout=SECONDEN, verify=uitgevers or True)


async def ronde(sessies: Sessies, client: httpx.AsyncClient, lokaal: bool) -> int:
    """Bezorgt wat nu aan de beurt is, elke ontvanger naast de andere; geeft hoeveel er aankwamen."""
    per_webhook: dict[int, list[webhooks.Bezorging]] = {}
    for b in await run_in_threadpool(webhooks.te_bezorgen, sessies, nu()):
        per_webhook.setdefault(b.webhook_id, []).append(b)
    return sum(await asyncio.gather(*(_bij_een(sessies, client, rij, lokaal) for rij in per_webhook.values())))


async def _bij_een(sessies: Sessies, client: httpx.AsyncClient, rij: list[webhooks.Bezorging], lokaal: bool) -> int:
    """De meldingen voor één ontvanger, op volgorde; na de eerste die niet aankomt wacht de rest."""
    for aantal, b in enumerate(rij):
        try:
            await verstuur(client, b, lokaal)
        except NietBezorgd as fout:
            if await run_in_threadpool(webhooks.noteer_mislukt, sessies, b.id, str(fout), nu(), fout.voorgoed):
                log.error("webhook %s is uitgezet na %s pogingen: %s. Zet hem weer aan als de ontvanger werkt.", b.webhook_id, b.pogingen + 1, fout)
            else:
                log.warning("webhook %s: poging %s mislukte: %s", b.webhook_id, b.pogingen + 1, fout)
            return aantal
        await run_in_threadpool(webhooks.noteer_bezorgd, sessies, b.id, nu())
    return len(rij)


async def blijf_bezorgen(sessies: Sessies, lokaal: bool = False, pauze: float = PAUZE) -> None:
    """Bezorgt tot het proces stopt; wat dan nog ligt, gaat na de volgende start."""
    opgeruimd = nu() - OPRUIMEN
    async with maak_client() as client:
        while True:
            bezorgd = 0
            try:
                bezorgd = await ronde(sessies, client, lokaal)
                if nu() - opgeruimd >= OPRUIMEN:
                    opgeruimd = nu()
                    await run_in_threadpool(webhooks.ruim_op, sessies, opgeruimd)
            except LogboekWeg:
                log.warning("webhooks wachten: de database is niet bereikbaar")
            except Exception:
                log.exception("het bezorgen van webhooks ging mis")
            if not bezorgd:
                await asyncio.sleep(pauze)
