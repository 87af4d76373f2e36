"""Een wegwerpcluster van PostgreSQL voor de tests, uit de binaries van de machine."""

from __future__ import annotations

import atexit
import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import psycopg
import pytest


def _binaries() -> Path | None:
    """De map met initdb en pg_ctl: van het pad, of de nieuwste van Debian."""
    if gevonden := shutil.which("initdb"):
        return Path(gevonden).resolve().parent
    mappen = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3].split(".")[0]))
    return mappen[-1].parent if mappen else None


def _andere_gebruiker() -> tuple[int, int] | None:
    """PostgreSQL weigert root; dan draait het cluster als `postgres` of `nobody`."""
    if os.geteuid() != 0:
        return None
    for naam in ("postgres", "nobody"):
        try:
            wie = pwd.getpwnam(naam)
        except KeyError:
            continue
        return wie.pw_uid, wie.pw_gid
    return None


class Cluster:
    """Een PostgreSQL-server op een vrije poort, alleen op loopback en zonder blijvende gegevens."""

    def __init__(self, bin_map: Path, map_: Path | None = None):
        """In een tijdelijke map, of in `map_`: staat daar al een cluster, dan dat."""
        self._bin = bin_map
        self._wie = _andere_gebruiker()
        self.map = map_ or Path(tempfile.mkdtemp(prefix="wegwijs-pg-"))
        self.map.mkdir(parents=True, exist_ok=True)
        if self._wie:
            os.chown(self.map, *self._wie)
        if not (self.map / "data").exists():
            self._draai("initdb", "-D", str(self.map / "data"), "-U", "wegwijs", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.poort = s.getsockname()[1]
        self._teller = 0

    def _draai(self, opdracht: str, *argumenten: str) -> None:
        als = {"user": self._wie[0], "group": self._wie[1], "extra_groups": []} if self._wie else {}
        klaar = subprocess.run(
            [str(self._bin / opdracht), *argumenten], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, cwd="/", check=False, **als
        )
        if klaar.returncode:
            raise RuntimeError(f"{opdracht}: {klaar.stdout.decode(errors='replace')[-800:]}")

    def start(self) -> None:
        """Start de server en wacht tot hij antwoordt."""
        opties = f"-c listen_addresses=127.0.0.1 -c port={self.poort} -c unix_socket_directories= -c fsync=off -c max_connections=60 -c shared_buffers=32MB"
        self._draai("pg_ctl", "-D", str(self.map / "data"), "-l", str(self.map / "log"), "-o", opties, "-w", "-t", "30", "start")

    def stop(self) -> None:
        """Zet de server meteen uit, zoals bij een storing."""
        self._draai("pg_ctl", "-D", str(self.map / "data"), "-m", "immediate", "-w", "-t", "30", "stop")

    def nieuwe_database(self, kopie_van: str | None = None) -> str:
        """De URL van een nieuwe database: leeg, of een kopie van een andere waar niemand in werkt."""
        self._teller += 1
        naam = f"proef{self._teller}"
        with psycopg.connect(host="127.0.0.1", port=self.poort, user="wegwijs", dbname="postgres", autocommit=True) as verbinding:
            verbinding.execute(f"CREATE DATABASE {naam}" + (f" TEMPLATE {kopie_van.rpartition('/')[2]}" if kopie_van else ""))
        return f"postgresql://wegwijs@127.0.0.1:{self.poort}/{naam}"

    def ruim_op(self) -> None:
        """Stopt de server en verwijdert zijn bestanden."""
        with contextlib.suppress(RuntimeError):  # hij was al gestopt
            self.stop()
        shutil.rmtree(self.map, ignore_errors=True)


def waarom_niet() -> str | None:
    """De reden dat PostgreSQL hier niet kan draaien, of None."""
    if _binaries() is None:
        return "PostgreSQL staat niet op deze machine (geen initdb op het pad of in /usr/lib/postgresql)"
    if os.geteuid() == 0 and _andere_gebruiker() is None:
        return "PostgreSQL draait niet als root en er is geen gebruiker postgres of nobody"
    return None


def maak_cluster() -> Cluster:
    """Een draaiende server; slaat de test over, met de reden, als PostgreSQL hier niet kan."""
    if reden := waarom_niet():
        pytest.skip(reden)
    cluster = Cluster(_binaries() or Path())
    atexit.register(cluster.ruim_op)
    cluster.start()
    return cluster


@cache
def gedeeld_cluster() -> Cluster:
    """Het cluster dat alle tests van een ronde delen, elk met een eigen database; het stopt aan het eind."""
    return maak_cluster()
