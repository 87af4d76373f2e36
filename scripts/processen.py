"""Start, bewaakt en stopt de drie processen van Wegwijs. Alleen de standaardbibliotheek.

`make run` gebruikt dit, en de tests die echte processen nodig hebben ook:

    with Opstelling(var=tmp_path) as wegwijs:
        wegwijs.wacht_tot_klaar()
        wegwijs.taal.dood()          # zonder waarschuwing weg, zoals bij een storing
        ...
        wegwijs.taal.start()
        wegwijs.wacht_tot_klaar()

De drie processen houden hun poort over een herstart heen. Elk proces heeft een eigen
procesgroep: wat het zelf start gaat mee als het stopt. Op Linux gaan ze ook weg als dit proces
met SIGKILL verdwijnt. Start ze vanuit de hoofddraad: Linux bindt hun lot aan de startende draad.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent
ADRES = "127.0.0.1"
WEB_PYTHON = WORTEL / ".venv-web" / "bin" / "python"
BOT_PYTHON = WORTEL / ".venv-bot" / "bin" / "python"
MODEL = WORTEL / "bot" / "models" / "wegwijs.tar.gz"
LOG_HOOGSTENS = 5_000_000  # bytes; daarna begint bij de volgende start een nieuw logboek

# De actieserver en Rasa krijgen hiervan alleen wat in hun eigen lijst staat.
VERTROUWELIJK = re.compile(r"WEGWIJS_\w*(TOKEN|GEHEIM|SLEUTEL|WACHTWOORD|DATABASE)")

PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
# Loopback gaat nooit door een proxy, ook niet als de omgeving er een noemt.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def vrije_poorten(aantal: int) -> list[int]:
    """Zoveel verschillende poorten die nu vrij zijn."""
    with contextlib.ExitStack() as open_:
        stekkers = [open_.enter_context(socket.socket()) for _ in range(aantal)]
        for stekker in stekkers:
            stekker.bind((ADRES, 0))
        return [stekker.getsockname()[1] for stekker in stekkers]


def maak_map(map_: Path) -> Path:
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    return map_


def geheim(var: Path, naam: str) -> str:
    """Het geheim uit var/geheimen/, bij de eerste keer gemaakt; alleen de eigenaar leest het."""
    pad = maak_map(var / "geheimen") / naam
    if not pad.exists():
        nieuw = pad.with_name(f".{naam}.{os.getpid()}")
        with open(os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as bestand:
            bestand.write(secrets.token_urlsafe(32))
        with contextlib.suppress(FileExistsError):  # een ander was net voor: dan geldt dat geheim
            os.link(nieuw, pad)
        nieuw.unlink()
    waarde = pad.read_text().strip()
    if len(waarde) < 32:
        raise ValueError(f"{pad} is leeg of te kort; verwijder het, dan komt er een nieuw geheim")
    return waarde


def sterf_met_ouder(sein: int = signal.SIGKILL, ouder: int | None = None) -> None:
    """Laat de kern dit proces een sein geven als zijn ouder verdwijnt (alleen op Linux)."""
    if _LIBC is None:
        return
    _LIBC.prctl(PR_SET_PDEATHSIG, sein)
    if ouder is not None and os.getppid() != ouder:
        os.kill(os.getpid(), sein)  # de ouder was al weg voor het sein gezet was


@dataclass
class Proces:
    """Eén onderdeel: hoe het start, waar het zegt dat het er is, en hoe het stopt."""

    naam: str
    opdracht: Sequence[str | Path]
    omgeving: Mapping[str, str]
    klaar_url: str
    log: Path
    kind: subprocess.Popen | None = field(default=None, repr=False)

    def start(self) -> None:
        if self.leeft():
            return
        maak_map(self.log.parent)
        if self.log.exists() and self.log.stat().st_size > LOG_HOOGSTENS:
            self.log.replace(self.log.with_suffix(".oud.log"))
        ouder = os.getpid()
        with open(os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab", 0) as uit:
            uit.write(f"--- gestart op {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n".encode())
            self.kind = subprocess.Popen(
                [str(deel) for deel in self.opdracht],
                cwd=WORTEL,
                env=dict(self.omgeving),
                stdin=subprocess.DEVNULL,
                stdout=uit,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=lambda: sterf_met_ouder(ouder=ouder),
            )

    def leeft(self) -> bool:
        return self.kind is not None and self.kind.poll() is None

    def is_klaar(self) -> bool:
        """Antwoordt het onderdeel al?"""
        if not self.leeft():
            return False
        try:
            with _OPENER.open(self.klaar_url, timeout=1) as antwoord:
                return antwoord.status == 200
        except (OSError, urllib.error.URLError):
            return False

    def sein(self, sein: int) -> None:
        """Geeft de hele procesgroep een sein; een groep die er niet meer is, is ook goed."""
        if self.kind is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.kind.pid, sein)

    def stop(self, geduld: float = 8.0) -> None:
        """Vraagt om te stoppen, wacht, en ruimt dan op wat er van de groep nog is."""
        if self.kind is None:
            return
        if self.leeft():
            self.sein(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.kind.wait(geduld)
        self.dood()

    def dood(self) -> None:
        """Onmiddellijk weg, met alles wat het zelf gestart heeft."""
        if self.kind is not None:
            self.sein(signal.SIGKILL)
            self.kind.wait()

    def staart(self, regels: int = 20) -> str:
        """Het einde van wat het onderdeel sinds zijn laatste start schreef."""
        if not self.log.exists():
            return ""
        laatste = self.log.read_text("utf-8", "replace").rsplit("--- gestart op ", 1)[-1]
        return "\n".join(laatste.splitlines()[-regels:])


class Opstelling:
    """De drie processen van Wegwijs, met hun poorten, geheimen en instellingen.

    Zonder `var` gelden de instellingen uit de omgeving van de gebruiker. Met een eigen `var`
    staat de opstelling op zichzelf: geen enkele WEGWIJS_-instelling van buiten, zodat een test
    nooit in een echte database schrijft. `extra` vult de omgeving van alle drie aan.
    """

    def __init__(
        self,
        var: Path | None = None,
        web_poort: int | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> None:
        self._buiten = {n: w for n, w in os.environ.items() if not (var and n.startswith("WEGWIJS_"))}
        self._extra = dict(extra or {})
        self.var = maak_map(Path(var or os.environ.get("WEGWIJS_VAR") or WORTEL / "var").absolute())
        taal_poort, acties_poort, vrije_web_poort = vrije_poorten(3)
        self.web_poort = web_poort or vrije_web_poort
        self.web_url = f"http://{ADRES}:{self.web_poort}"
        self.taal_url = f"http://{ADRES}:{taal_poort}"
        self.acties_url = f"http://{ADRES}:{acties_poort}"

        self.acties = self._proces(
            "acties",
            [BOT_PYTHON, "-m", "rasa_sdk", "--actions", "bot.actions", "--port", str(acties_poort)],
            f"{self.acties_url}/health",
            ("WEGWIJS_WEB_URL", "WEGWIJS_INTERN_GEHEIM"),
            SANIC_HOST=ADRES,
        )
        self.taal = self._proces(
            "taal",
            [
                # Zonder --enable-api: er is alleen ons eigen kanaal, en dat vraagt om het token.
                *(BOT_PYTHON, "-m", "rasa", "run", "--model", MODEL),
                *("--interface", ADRES, "--port", str(taal_poort)),
                *("--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml"),
            ],
            f"{self.taal_url}/",  # antwoordt pas als het model geladen is
            ("WEGWIJS_ACTIES_URL", "WEGWIJS_RASA_TOKEN", "WEGWIJS_TRACKER_DB"),
        )
        self.web = self._proces(
            "web",
            [
                *(WEB_PYTHON, "-m", "uvicorn", "integrations.app:maak_app", "--factory"),
                *("--host", ADRES, "--port", str(self.web_poort)),
                # Geen toegangslogboek: daar staan gesprekken in.
                *("--no-access-log", "--no-server-header", "--timeout-graceful-shutdown", "4"),
            ],
            f"{self.web_url}/gezond",
            (
                *("WEGWIJS_RASA_URL", "WEGWIJS_RASA_TOKEN", "WEGWIJS_WEB_URL"),
                *("WEGWIJS_INTERN_GEHEIM", "WEGWIJS_DATABASE_URL"),
                *("WEGWIJS_SLEUTELS", "WEGWIJS_HASHSLEUTEL"),
            ),
        )

    @property
    def processen(self) -> tuple[Proces, ...]:
        return (self.acties, self.web, self.taal)

    def _instelling(self, naam: str) -> str:
        """De waarde van een instelling die de processen van elkaar moeten weten."""
        match naam:
            case "WEGWIJS_RASA_URL":
                return self.taal_url
            case "WEGWIJS_ACTIES_URL":
                return f"{self.acties_url}/webhook"
            case "WEGWIJS_WEB_URL":
                return self.web_url
        if eigen := self._extra.get(naam) or self._buiten.get(naam):
            return eigen
        match naam:
            case "WEGWIJS_RASA_TOKEN":
                return geheim(self.var, "rasa_token")
            case "WEGWIJS_INTERN_GEHEIM":
                return geheim(self.var, "intern_geheim")
            case "WEGWIJS_SLEUTELS":
                return geheim(self.var, "sleutels")
            case "WEGWIJS_HASHSLEUTEL":
                return geheim(self.var, "hashsleutel")
            case "WEGWIJS_DATABASE_URL":
                return f"sqlite:///{self.var / 'wegwijs.sqlite3'}"
            case "WEGWIJS_TRACKER_DB":
                return str(self.var / "gesprekken.sqlite3")
        raise KeyError(naam)

    def _omgeving(self, namen: Sequence[str], *, alles: bool) -> dict[str, str]:
        """De omgeving van een proces; zonder `alles` zonder de geheimen die niet in `namen` staan."""
        return {
            **{n: w for n, w in self._buiten.items() if alles or not VERTROUWELIJK.match(n)},
            "PYTHONPATH": str(WORTEL),
            "PYTHONUNBUFFERED": "1",
            "PYTHONUTF8": "1",
            "RASA_TELEMETRY_ENABLED": "false",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "WEGWIJS_VAR": str(self.var),
            **self._extra,
            **{naam: self._instelling(naam) for naam in namen},
        }

    def _proces(
        self,
        naam: str,
        opdracht: Sequence[str | Path],
        klaar_url: str,
        instellingen: Sequence[str],
        **vast: str,
    ) -> Proces:
        omgeving = {**self._omgeving(instellingen, alles=naam == "web"), **vast}
        return Proces(naam, opdracht, omgeving, klaar_url, self.var / "log" / f"{naam}.log")

    def start(self) -> None:
        for proces in self.processen:
            proces.start()

    def wacht_tot_klaar(self, geduld: float = 90.0) -> None:
        """Wacht tot alle drie antwoorden; een onderdeel dat stopt is een fout met zijn logboek."""
        einde = time.monotonic() + geduld
        nog_niet = list(self.processen)
        while nog_niet := [proces for proces in nog_niet if not proces.is_klaar()]:
            for proces in nog_niet:
                if not proces.leeft():
                    raise RuntimeError(f"{proces.naam} is gestopt:\n{proces.staart()}")
            if time.monotonic() > einde:
                namen = ", ".join(proces.naam for proces in nog_niet)
                raise TimeoutError(f"na {geduld:.0f} s nog niet klaar: {namen}")
            time.sleep(0.1)

    def stop(self) -> None:
        """Eerst web, dat zijn lopende antwoorden afmaakt; dan pas wat het daarvoor nodig heeft."""
        self.web.stop()
        for proces in (self.taal, self.acties):
            proces.sein(signal.SIGTERM)
        for proces in (self.taal, self.acties):
            proces.stop()

    def dood(self) -> None:
        for proces in self.processen:
            proces.dood()

    def __enter__(self) -> Opstelling:
        try:
            self.start()
        except BaseException:
            self.dood()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
