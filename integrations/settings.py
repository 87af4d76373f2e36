"""De instellingen van het webproces, uit de omgeving.

Elke instelling heeft uitleg; `docs/instellingen.md` is daaruit gemaakt en een test vergelijkt de
twee. Geheimen hebben geen standaardwaarde.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from overdracht.tabellen import MEDEWERKER, ROLLEN
from triage.taxonomie import LOKETTEN

GEHEIM_MINIMAAL = 16
TELEGRAM_PAD = "/telegram/webhook"
TELEGRAM_STANDEN = ("uit", "polling", "webhook")
_BOT_TOKEN = re.compile(r"\d{5,20}:[\w-]{30,}", re.ASCII)
_HOOK_GEHEIM = re.compile(r"[\w-]{16,256}", re.ASCII)
_HERKOMST = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?", re.ASCII)
_KLOK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_EMAIL = re.compile(r"[^\s@,<>\"]+@[^\s@,<>\"]+", re.ASCII)
_OIDCROL = re.compile(r"(?P<waarde>[^=,]+)=(?P<rol>[a-z]+)(?::(?P<loketten>[a-z_+]+))?(?:@(?P<gemeente>[a-z_\-]+))?", re.ASCII)
_POSTADRES = re.compile(rf"([a-z_\-]+)/([a-z_]+)\s*=\s*({_EMAIL.pattern})", re.ASCII)


@dataclass(frozen=True)
class OidcRol:
    """Wat wie met deze waarde in zijn claim hier mag."""

    waarde: str
    rol: str
    loketten: tuple[str, ...] = ()
    gemeente: str | None = None


class InstellingFout(ValueError):
    """Een instelling ontbreekt of klopt niet; de tekst zegt welke en wat te doen."""


def _instelling(naam: str, uitleg: str, standaard: Any = None, *, verplicht: bool = False, geheim: bool = False) -> Any:
    return field(repr=not geheim, metadata={"naam": naam, "uitleg": uitleg, "standaard": standaard, "verplicht": verplicht})


@dataclass(frozen=True)
class Instellingen:
    """Alles wat per installatie kan verschillen; gemaakt door `lees`."""

    var: Path = _instelling("WEGWIJS_VAR", "Map voor wat blijft staan: de database als er geen andere is, en wat nog gewist moet worden.", "var")
    database_url: str = _instelling(
        "WEGWIJS_DATABASE_URL", "Database van gesprekken en overdrachten. SQLite of PostgreSQL, bijvoorbeeld `postgresql://wegwijs@db/wegwijs`.", "sqlite:///<WEGWIJS_VAR>/wegwijs.sqlite3", geheim=True
    )
    sleutels: str = _instelling("WEGWIJS_SLEUTELS", "Sleutels waarmee persoonlijke gegevens versleuteld zijn: de nieuwste eerst, met komma's ertussen. Wisselen: zie `docs/opslag.md`.", verplicht=True, geheim=True)
    hashsleutel: str = _instelling("WEGWIJS_HASHSLEUTEL", "Sleutel van de hashes waarmee op naam of telefoonnummer te zoeken is, en van de zegels van het logboek. Blijft altijd dezelfde.", verplicht=True, geheim=True)
    rasa_url: str = _instelling("WEGWIJS_RASA_URL", "Waar de dialoogmotor luistert; alleen op het eigen netwerk.", "http://127.0.0.1:5005")
    rasa_token: str = _instelling("WEGWIJS_RASA_TOKEN", "Geheim waarmee het webproces zich bij de dialoogmotor meldt. Minstens 16 tekens.", verplicht=True, geheim=True)
    intern_geheim: str = _instelling("WEGWIJS_INTERN_GEHEIM", "Geheim waarmee de dialoogmotor overdrachten aanbiedt. Minstens 16 tekens.", verplicht=True, geheim=True)
    rasa_seconden: float = _instelling("WEGWIJS_RASA_SECONDEN", "Zo lang wacht het webproces op een antwoord van de dialoogmotor.", 10.0)
    gemeente: str = _instelling("WEGWIJS_GEMEENTE", "Profiel van de pagina `/` als het adres er geen noemt.", "almelo")
    verlaat_url: str = _instelling("WEGWIJS_VERLAAT_URL", "Waar 'Verlaat deze site snel' heen gaat: een gewone site die niemand opvalt.", "https://www.buienradar.nl")
    chat_herkomst: tuple[str, ...] = _instelling(
        "WEGWIJS_CHAT_HERKOMST", "Andere websites waarop de chat mag staan, met komma's ertussen: `https://www.almelo.nl`. Standaard alleen de eigen pagina.", ""
    )
    limiet_gesprek: int = _instelling("WEGWIJS_LIMIET_GESPREK", "Hoeveel berichten een gesprek per minuut mag sturen.", 120)
    limiet_adres: int = _instelling("WEGWIJS_LIMIET_ADRES", "Hoeveel aanroepen van de chat één internetadres per minuut mag doen (een bibliotheek is vaak één adres).", 600)
    telegram: str = _instelling("WEGWIJS_TELEGRAM", "Of inwoners via Telegram kunnen praten: `uit`, `polling` (proberen, werkt overal) of `webhook` (productie). Zie docs/telegram.md.", "uit")
    telegram_token: str = _instelling("WEGWIJS_TELEGRAM_TOKEN", "Token van de bot, van BotFather. Of zet het in een bestand, met de volgende instelling.", "", geheim=True)
    telegram_token_bestand: str = _instelling("WEGWIJS_TELEGRAM_TOKEN_BESTAND", "Bestand met alleen het token van de bot erin.", "")
    telegram_webhook_url: str = _instelling("WEGWIJS_TELEGRAM_WEBHOOK_URL", f"Bij `webhook`: het openbare adres waar Telegram berichten aflevert. Eindigt op `{TELEGRAM_PAD}`.", "")
    telegram_geheim: str = _instelling("WEGWIJS_TELEGRAM_GEHEIM", "Bij `webhook`: geheim waarmee Telegram zich meldt. 16 tot 256 letters, cijfers, `_` of `-`.", "", geheim=True)
    telegram_api: str = _instelling("WEGWIJS_TELEGRAM_API", "Adres van de Bot API. Alleen anders bij een eigen Bot API-server of in een test.", "https://api.telegram.org")
    limiet_api: int = _instelling("WEGWIJS_LIMIET_API", "Hoeveel verzoeken een token van de API per minuut mag doen.", 600)
    portaal_url: str = _instelling("WEGWIJS_PORTAAL_URL", "Het adres waarop medewerkers het portaal openen, zonder pad; voor de link in de ochtendmail: `https://wegwijs.almelo.nl`.", "")
    tweede_factor: str = _instelling("WEGWIJS_TWEEDE_FACTOR", "`verplicht`: elk lokaal account logt in met een wachtwoord en een code uit een app. `vrijwillig`: wie dat niet instelt, logt in met alleen een wachtwoord. Zie docs/medewerkers.md.", "verplicht")
    oidc_uitgever: str = _instelling("WEGWIJS_OIDC_UITGEVER", "Adres (issuer) van de aanbieder van OpenID Connect waarmee medewerkers inloggen: `https://login.almelo.nl`. Leeg: alleen lokale accounts. Vraagt ook om WEGWIJS_PORTAAL_URL.", "")
    oidc_client: str = _instelling("WEGWIJS_OIDC_CLIENT", "Naam (client_id) van Wegwijs bij die aanbieder.", "")
    oidc_geheim: str = _instelling("WEGWIJS_OIDC_GEHEIM", "Geheim (client_secret) daarbij.", "", geheim=True)
    oidc_claim: str = _instelling("WEGWIJS_OIDC_CLAIM", "In welke claim van het ID-token de groepen of rollen van een medewerker staan.", "groups")
    oidc_naam: str = _instelling("WEGWIJS_OIDC_NAAM", "Uit welke claim de accountnaam komt.", "preferred_username")
    oidc_rollen: tuple[OidcRol, ...] = _instelling(
        "WEGWIJS_OIDC_ROLLEN", "Wat elke groep mag, met komma's ertussen, de eerste die past telt: `wegwijs-kcc=kcc, wmo=medewerker:wmo_loket+sociaal_team@almelo`. Wie in geen enkele groep zit, komt er niet in.", ""
    )
    webhook_lokaal: bool = _instelling("WEGWIJS_WEBHOOK_LOKAAL", "`ja`: een webhook mag ook naar `http://` op deze machine zelf. Alleen om te proberen; anders is het altijd https naar een andere machine.", "nee")
    smtp_host: str = _instelling("WEGWIJS_SMTP_HOST", "Mailserver voor de ochtendmail aan de loketten. Leeg: er gaat geen e-mail uit.", "")
    smtp_poort: int = _instelling("WEGWIJS_SMTP_POORT", "Poort van de mailserver.", 587)
    smtp_beveiliging: str = _instelling("WEGWIJS_SMTP_BEVEILIGING", "`starttls`, `tls`, of `geen` (alleen voor een mailserver op deze machine).", "starttls")
    smtp_gebruiker: str = _instelling("WEGWIJS_SMTP_GEBRUIKER", "Naam waarmee Wegwijs zich bij de mailserver meldt. Leeg: zonder aanmelden.", "")
    smtp_wachtwoord: str = _instelling("WEGWIJS_SMTP_WACHTWOORD", "Wachtwoord daarbij.", "", geheim=True)
    smtp_van: str = _instelling("WEGWIJS_SMTP_VAN", "Afzender van de ochtendmail.", "")
    ochtendmail_om: str = _instelling("WEGWIJS_OCHTENDMAIL_OM", "Vanaf hoe laat de ochtendmail gaat, op werkdagen.", "08:00")
    ochtendmail_aan: tuple[tuple[str, str, str], ...] = _instelling(
        "WEGWIJS_OCHTENDMAIL_AAN", "Wie de ochtendmail krijgt, met komma's ertussen: `almelo/wmo_loket=wmo@almelo.nl`. Een loket dat er niet bij staat krijgt hem op het e-mailadres uit het profiel, als dat geen voorbeeld is.", ""
    )


def lees(omgeving: Mapping[str, str] | None = None) -> Instellingen:
    """De instellingen uit de omgeving (standaard `os.environ`); InstellingFout met alles wat niet klopt."""
    bron = os.environ if omgeving is None else omgeving
    waarden: dict[str, Any] = {}
    fouten: list[str] = []
    for veld in fields(Instellingen):
        naam, standaard = veld.metadata["naam"], veld.metadata["standaard"]
        ruw = bron.get(naam, "").strip()
        if not ruw and veld.metadata["verplicht"]:
            fouten.append(f"{naam} ontbreekt. Er is geen standaardwaarde; `make run` maakt er een bij de eerste start.")
        elif veld.metadata["verplicht"] and len(ruw) < GEHEIM_MINIMAAL:
            fouten.append(f"{naam} is te kort: minstens {GEHEIM_MINIMAAL} tekens.")
        elif isinstance(standaard, (int, float)) and ruw:
            try:
                waarden[veld.name] = type(standaard)(ruw)
                if not 0 < waarden[veld.name] < 1_000_000:
                    raise ValueError
            except ValueError:
                fouten.append(f"{naam} is {ruw!r}; dat moet een getal boven nul zijn.")
        else:
            waarden[veld.name] = ruw or standaard
    _lees_telegram(waarden, fouten)
    _lees_post(waarden, fouten)
    _lees_inloggen(waarden, fouten)
    for naam in ("rasa_url", "verlaat_url", "telegram_api"):
        if naam in waarden and not _is_webadres(waarden[naam]):
            fouten.append(f"{Instellingen.__dataclass_fields__[naam].metadata['naam']} is geen adres dat met http:// of https:// begint.")
    waarden["chat_herkomst"] = tuple(h.strip().rstrip("/").lower() for h in waarden.get("chat_herkomst", "").split(",") if h.strip())
    for herkomst in waarden["chat_herkomst"]:
        if not _HERKOMST.fullmatch(herkomst):
            fouten.append(f"WEGWIJS_CHAT_HERKOMST: {herkomst!r} is geen website zoals https://www.almelo.nl (zonder pad, en geen *).")
    if fouten:
        raise InstellingFout("\n".join(fouten))
    waarden["var"] = Path(waarden["var"])
    if not bron.get("WEGWIJS_DATABASE_URL", "").strip():
        waarden["database_url"] = f"sqlite:///{waarden['var'] / 'wegwijs.sqlite3'}"
    for naam in ("rasa_url", "telegram_api"):
        waarden[naam] = waarden[naam].rstrip("/")
    return Instellingen(**waarden)


def _lees_telegram(waarden: dict[str, Any], fouten: list[str]) -> None:
    """Vult het token aan uit zijn bestand en zet erbij wat er niet klopt; een fout noemt nooit het token zelf."""
    stand = waarden.get("telegram", "uit")
    if stand not in TELEGRAM_STANDEN:
        fouten.append(f"WEGWIJS_TELEGRAM is {stand!r}; kies uit: {', '.join(TELEGRAM_STANDEN)}.")
    if bestand := waarden.get("telegram_token_bestand"):
        if waarden.get("telegram_token"):
            fouten.append("WEGWIJS_TELEGRAM_TOKEN en WEGWIJS_TELEGRAM_TOKEN_BESTAND staan er allebei; kies er een.")
        try:
            waarden["telegram_token"] = Path(bestand).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as fout:
            fouten.append(f"WEGWIJS_TELEGRAM_TOKEN_BESTAND {bestand!r} is niet te lezen ({type(fout).__name__}).")
            return
    if stand not in ("polling", "webhook"):
        return
    if not waarden.get("telegram_token"):
        fouten.append("WEGWIJS_TELEGRAM_TOKEN ontbreekt; zonder token van BotFather kan Telegram niet aan.")
    elif not _BOT_TOKEN.fullmatch(waarden["telegram_token"]):
        fouten.append("WEGWIJS_TELEGRAM_TOKEN is geen token van BotFather: cijfers, een dubbele punt, en dan minstens 30 tekens.")
    if stand == "webhook":
        url = waarden.get("telegram_webhook_url", "")
        if not _is_webadres(url) or not url.endswith(TELEGRAM_PAD) or not (url.startswith("https://") or urlsplit(url).hostname in ("127.0.0.1", "localhost")):
            fouten.append(f"WEGWIJS_TELEGRAM_WEBHOOK_URL moet met https:// beginnen en op {TELEGRAM_PAD} eindigen.")
        if not _HOOK_GEHEIM.fullmatch(waarden.get("telegram_geheim", "")):
            fouten.append("WEGWIJS_TELEGRAM_GEHEIM ontbreekt of klopt niet: 16 tot 256 letters, cijfers, _ of -.")


def _lees_post(waarden: dict[str, Any], fouten: list[str]) -> None:
    """De instellingen van webhooks en ochtendmail; zet erbij wat er niet klopt."""
    if waarden["webhook_lokaal"] not in ("ja", "nee"):
        fouten.append(f"WEGWIJS_WEBHOOK_LOKAAL is {waarden['webhook_lokaal']!r}; kies ja of nee.")
    waarden["webhook_lokaal"] = waarden["webhook_lokaal"] == "ja"
    waarden["portaal_url"] = waarden["portaal_url"].rstrip("/")
    if waarden["portaal_url"] and not _is_webadres(waarden["portaal_url"]):
        fouten.append("WEGWIJS_PORTAAL_URL is geen adres dat met http:// of https:// begint.")
    if not _KLOK.fullmatch(waarden["ochtendmail_om"]):
        fouten.append(f"WEGWIJS_OCHTENDMAIL_OM is {waarden['ochtendmail_om']!r}; dat moet een tijd zijn zoals 08:00.")
    adressen = []
    for regel in filter(None, (deel.strip() for deel in waarden["ochtendmail_aan"].split(","))):
        if match := _POSTADRES.fullmatch(regel):
            adressen.append((match[1], match[2], match[3]))
        else:
            fouten.append(f"WEGWIJS_OCHTENDMAIL_AAN: {regel!r} is niet van de vorm gemeente/loket=adres@voorbeeld.nl.")
    waarden["ochtendmail_aan"] = tuple(adressen)
    if not waarden["smtp_host"]:
        return
    stand, van = waarden["smtp_beveiliging"], waarden["smtp_van"]
    if stand not in ("starttls", "tls", "geen"):
        fouten.append(f"WEGWIJS_SMTP_BEVEILIGING is {stand!r}; kies uit: starttls, tls, geen.")
    elif stand == "geen" and waarden["smtp_host"] not in ("127.0.0.1", "::1", "localhost"):
        fouten.append("WEGWIJS_SMTP_BEVEILIGING=geen mag alleen bij een mailserver op deze machine.")
    if not _EMAIL.fullmatch(van):
        fouten.append("WEGWIJS_SMTP_VAN ontbreekt of is geen e-mailadres; zonder afzender gaat er geen ochtendmail.")


def _lees_inloggen(waarden: dict[str, Any], fouten: list[str]) -> None:
    """De instellingen van het inloggen van medewerkers; zet erbij wat er niet klopt."""
    if waarden["tweede_factor"] not in ("verplicht", "vrijwillig"):
        fouten.append(f"WEGWIJS_TWEEDE_FACTOR is {waarden['tweede_factor']!r}; kies verplicht of vrijwillig.")
    rollen = []
    for regel in filter(None, (deel.strip() for deel in waarden["oidc_rollen"].split(","))):
        match = _OIDCROL.fullmatch(regel)
        loketten = tuple((match["loketten"] or "").split("+")) if match and match["loketten"] else ()
        if match is None or match["rol"] not in ROLLEN or not set(loketten) <= set(LOKETTEN) or (match["rol"] == MEDEWERKER) != bool(loketten):
            fouten.append(f"WEGWIJS_OIDC_ROLLEN: {regel!r} is niet van de vorm groep=kcc of groep=medewerker:wmo_loket+werkplein@almelo.")
            continue
        rollen.append(OidcRol(match["waarde"].strip(), match["rol"], loketten, match["gemeente"]))
    waarden["oidc_rollen"] = tuple(rollen)
    if not (uitgever := waarden["oidc_uitgever"]):
        return
    if not _is_webadres(uitgever) or not (uitgever.startswith("https://") or urlsplit(uitgever).hostname in ("127.0.0.1", "localhost")):
        fouten.append("WEGWIJS_OIDC_UITGEVER moet met https:// beginnen.")
    for veld in ("oidc_client", "oidc_geheim", "oidc_rollen", "portaal_url"):
        if not waarden[veld]:
            fouten.append(f"{Instellingen.__dataclass_fields__[veld].metadata['naam']} ontbreekt; met WEGWIJS_OIDC_UITGEVER moet die er zijn.")


def _is_webadres(tekst: str) -> bool:
    try:
        delen = urlsplit(tekst)
    except ValueError:
        return False
    return delen.scheme in ("http", "https") and bool(delen.hostname)


def als_tabel() -> str:
    """De tabel van `docs/instellingen.md`."""
    regels = ["| instelling | standaard | uitleg |", "|---|---|---|"]
    for veld in fields(Instellingen):
        m = veld.metadata
        standaard = "**verplicht**" if m["verplicht"] else f"`{m['standaard']:g}`" if isinstance(m["standaard"], float) else f"`{m['standaard']}`" if m["standaard"] != "" else "leeg"
        regels.append(f"| `{m['naam']}` | {standaard} | {m['uitleg']} |")
    return "\n".join(regels)
