"""`make bench-log`: hoe snel lijst, zoeken, overdracht en cijfers zijn met een heel vol logboek.

Maakt een miljoen verzonnen overdrachten in een eigen PostgreSQL en tweehonderdduizend in SQLite, vraagt
de pagina's op aan de echte app (met inloggen, SQL en sjablonen, zonder netwerk), en zet p50 en p95
naast het opzoeken van één rij in dezelfde ronde. Daarna is alles weer weg.

    python -m tools.bench_log                            # alles; een half uur, en 10 GB in de tijdelijke map
    python -m tools.bench_log --pg 20000 --sqlite 5000   # klein, om te kijken of het werkt
    python -m tools.bench_log --map /tmp/vol             # laat alles staan, en gaat er de volgende keer mee verder
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import platform
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import psycopg
from fastapi import FastAPI
from sqlalchemy import Engine, insert, select, text

from gemeenten.lezer import profielen as lees_profielen
from integrations import portal
from integrations.portal.toegang import COOKIE
from integrations.rasa_client import Rasa
from overdracht import cijfers_bijhouden, medewerkers
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, maak_engine, maak_sessies, schrijven
from overdracht.migreer import migreer
from overdracht.tijd import vandaag
from overdracht.versleuteling import HASHSLEUTEL, SLEUTELS, Sleutelbos
from tests.support.postgres import Cluster, waarom_niet
from tests.support.postgres import _binaries as pg_binaries
from tools.bench_log_gegevens import KOLOMMEN, Voorraad, kenmerk, maak, moment

MEDEWERKERS = 40
# Vaste sleutels: wat met --map blijft staan, is de volgende keer weer te lezen.
BOS = Sleutelbos.uit_omgeving({SLEUTELS: "YmVuY2gtbG9nLW5pZXQtZ2VoZWltLTEyMzQ1Njc4OTA", HASHSLEUTEL: "bench-log-hashsleutel-niet-geheim-1234"})
DOEL_MS, DOEL_CIJFERS_MS = 300, 2000
Vraag = Callable[[], str]


class Bench(Cluster):
    """Een PostgreSQL in een map die mag blijven staan, met veilig bewaren en wat meer geheugen dan bij de tests."""

    def start(self) -> None:
        opties = (
            f"-c listen_addresses=127.0.0.1 -c port={self.poort} -c unix_socket_directories= -c max_connections=40 -c shared_buffers=1GB "
            "-c max_wal_size=1GB -c wal_level=minimal -c max_wal_senders=0 -c maintenance_work_mem=512MB -c effective_cache_size=4GB -c random_page_cost=1.1"
        )
        self._draai("pg_ctl", "-D", str(self.map / "data"), "-l", str(self.map / "log"), "-o", opties, "-w", "-t", "50", "start")

    @property
    def proces(self) -> int:
        """Het nummer van het hoofdproces."""
        return int((self.map / "data" / "postmaster.pid").read_text().split()[0])

    def stop(self) -> None:
        """Zet de server uit nadat alles op schijf staat."""
        self._draai("pg_ctl", "-D", str(self.map / "data"), "-m", "fast", "-w", "-t", "50", "stop")


def meld(regel: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {regel}", file=sys.stderr, flush=True)


# --- vullen ---------------------------------------------------------------------------------------


def begin(sessies: Sessies) -> list[int]:
    """De accounts, waarvan er veel iets op hun naam hebben."""
    return [medewerkers.maak(sessies, f"bench.{n}", "geen") for n in range(MEDEWERKERS)]


def _regel(rij: tuple[object, ...]) -> str:
    return "\t".join("\\N" if waarde is None else str(waarde) for waarde in rij) + "\n"


def vul_postgresql(url: str, engine: Engine, aantal: int) -> None:
    voorraad, wie = Voorraad(BOS, dict(lees_profielen())), begin(maak_sessies(engine))
    with psycopg.connect(url, autocommit=True) as v:
        v.execute("SET session_replication_role = replica")
        v.execute("SET timezone = 'UTC'")
        v.execute("SET synchronous_commit = off")
        indexen = v.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s) AND indexname LIKE 'ix_%%'", [list(KOLOMMEN)]).fetchall()
        for naam, _ in indexen:
            v.execute(f"DROP INDEX {naam}")  # type: ignore[arg-type]
        v.execute("ALTER TABLE zoekwoord DROP CONSTRAINT pk_zoekwoord")
        for nummer, stapel in enumerate(maak(voorraad, aantal, wie, moment()), 1):
            for tabel, rijen in stapel.items():
                with v.cursor().copy(f"COPY {tabel} ({', '.join(KOLOMMEN[tabel])}) FROM STDIN") as kopie:  # type: ignore[arg-type]
                    kopie.write("".join(map(_regel, rijen)))
            if nummer % 10 == 0:
                meld(f"postgresql: {nummer * 10_000} overdrachten")
        meld("postgresql: indexen")
        v.execute("ALTER TABLE zoekwoord ADD CONSTRAINT pk_zoekwoord PRIMARY KEY (hash, overdracht_id)")
        for _, opdracht in indexen:
            v.execute(opdracht)
        for tabel in ("overdracht", "historie", "toestemming"):
            v.execute(f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), (SELECT max(id) FROM {tabel}))")  # type: ignore[arg-type]  # noqa: S608
        v.execute("VACUUM ANALYZE")
        v.execute("CHECKPOINT")


def vul_sqlite(pad: Path, engine: Engine, aantal: int) -> None:
    voorraad, wie = Voorraad(BOS, dict(lees_profielen())), begin(maak_sessies(engine))
    engine.dispose()
    v = sqlite3.connect(pad, isolation_level=None)
    v.execute("PRAGMA synchronous = OFF")
    v.execute("PRAGMA cache_size = -200000")
    namen = ", ".join(f"'{tabel}'" for tabel in KOLOMMEN)
    indexen = v.execute(f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({namen})").fetchall()  # noqa: S608
    for naam, _ in indexen:
        v.execute(f"DROP INDEX {naam}")
    v.execute("BEGIN")
    woorden: list[tuple[object, ...]] = []
    for nummer, stapel in enumerate(maak(voorraad, aantal, wie, moment()), 1):
        # Op volgorde van de sleutel erin: anders is elke regel een andere plek van de boom.
        woorden += stapel.pop("zoekwoord")
        for tabel, rijen in stapel.items():
            _in_sqlite(v, tabel, rijen)
        if nummer % 10 == 0:
            meld(f"sqlite: {nummer * 10_000} overdrachten")
    _in_sqlite(v, "zoekwoord", sorted(woorden))
    for _, opdracht in indexen:
        v.execute(opdracht)
    v.execute("COMMIT")
    v.execute("ANALYZE")
    v.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    v.close()


def _in_sqlite(v: sqlite3.Connection, tabel: str, rijen: list[tuple[object, ...]]) -> None:
    kolommen = KOLOMMEN[tabel]
    v.executemany(f"INSERT INTO {tabel} ({', '.join(kolommen)}) VALUES ({', '.join('?' * len(kolommen))})", rijen)  # noqa: S608


# --- meten ----------------------------------------------------------------------------------------


@dataclass
class Uitslag:
    """De tijden van één soort vraag, in milliseconden."""

    naam: str
    doel: float | None
    ms: list[float] = field(default_factory=list)
    # Rekentijd van het webproces en de database samen: die hangt niet af van wat er verder draait.
    reken_ms: list[float] = field(default_factory=list)

    def percentiel(self, deel: float, rekentijd: bool = False) -> float:
        waarden = sorted(self.reken_ms if rekentijd else self.ms)
        return waarden[max(0, math.ceil(deel * len(waarden)) - 1)]


class Meting:
    """Vraagt alles om en om, zodat drukte op de machine elke soort evenveel treft."""

    def __init__(self, sessies: Sessies, aantal: int, rondes: int, server: int | None = None):
        self.server = server
        self.sessies, self.aantal, self.rondes, self.kans = sessies, aantal, rondes, random.Random(7)
        self.voorraad = Voorraad(BOS, dict(lees_profielen()))
        app = FastAPI()
        app.include_router(portal.maak_router(sessies, lees_profielen(), Rasa("http://127.0.0.1:9", ""), _GeenMotor()))
        self.app = app
        self.tekens = {"kcc": self._account("kcc", ()), "wmo": self._account("medewerker", ("wmo_loket",)), "twee": self._account("medewerker", ("wmo_loket", "werkplein"))}

    def _account(self, rol: str, loketten: tuple[str, ...]) -> str:
        naam = f"meting.{rol}.{len(loketten)}.{self.kans.randrange(10**9)}.{time.time_ns()}"
        return medewerkers.open_sessie(self.sessies, medewerkers.maak(self.sessies, naam, None, rol, loketten), bevestigd=True)

    def vragen(self) -> dict[str, tuple[str, Vraag, float]]:
        """Per soort: wie het vraagt, het adres, en het doel."""
        v, k, dag = self.voorraad, self.kans, vandaag()
        buurten = sorted(v.buurthash)

        def vandaag_min(dagen: int) -> str:
            return (dag - timedelta(days=dagen)).isoformat()

        def jaar(**keuzes: str) -> str:
            return f"/cijfers?soort=vrij&van={vandaag_min(364)}&tot={vandaag_min(0)}" + "".join(f"&{veld}={waarde}" for veld, waarde in keuzes.items())

        lijst = {
            "lijst, alle loketten": ("kcc", lambda: ""),
            "lijst, eigen loket": ("wmo", lambda: ""),
            "lijst, twee loketten": ("twee", lambda: ""),
            "filter: loket en te laat": ("kcc", lambda: "?loket=sociaal_team&termijn=te_laat"),
            "filter: alles, nieuwste eerst": ("kcc", lambda: "?status=alle&volgorde=nieuwste"),
            "filter: alles, dringendste eerst": ("kcc", lambda: "?status=alle&volgorde=prioriteit"),
            "filter: twee loketten, alles, op termijn": ("twee", lambda: "?status=alle"),
            "filter: buurt, ook afgerond": ("kcc", lambda: f"?status=alle&buurt={k.choice(buurten)}"),
            "filter: probleem": ("kcc", lambda: f"?code={k.choice(v.codes)}"),
            "filter: probleem, ook afgerond": ("kcc", lambda: f"?status=alle&code={k.choice(v.codes)}"),
            "filter: gemeente, spoed, ook afgerond": ("kcc", lambda: "?status=alle&gemeente=almelo&prioriteit=spoed"),
            "filter: een maand van vorig jaar": ("kcc", lambda: f"?status=alle&van={vandaag_min(400)}&tot={vandaag_min(370)}&loket=werkplein"),
            "filter: nog van niemand": ("kcc", lambda: "?wie=niemand&volgorde=prioriteit"),
            "blad 300": ("kcc", lambda: "?status=alle&volgorde=nieuwste&blad=300"),
            "zoek: telefoonnummer": ("kcc", lambda: f"?zoek={k.choice(v.nummers)}"),
            "zoek: naam": ("kcc", lambda: f"?zoek={k.choice(v.namen)}"),
            "zoek: zeldzaam woord": ("kcc", lambda: f"?zoek={k.choice(v.woorden[2000:])}"),
            "zoek: gewoonste woord": ("kcc", lambda: f"?zoek={v.woorden[k.randrange(3)]}"),
            "zoek: twee gewone woorden": ("kcc", lambda: f"?zoek={v.woorden[k.randrange(5)]} {v.woorden[5 + k.randrange(20)]}"),
            "zoek: buurt, eigen loket": ("wmo", lambda: f"?zoek={k.choice(buurten)}"),
            "zoek: probleemcode": ("kcc", lambda: f"?zoek={k.choice(v.codes)}"),
            "zoek: niets gevonden": ("kcc", lambda: "?zoek=xqxqxq"),
            "overdracht": ("kcc", lambda: f"/overdracht/{kenmerk(k.randint(1, self.aantal))}"),
        }
        cijfers = {
            "cijfers: jaar": ("kcc", jaar),
            "cijfers: jaar, een loket": ("kcc", lambda: jaar(loket="wmo_loket")),
            "cijfers: jaar, eigen loket": ("wmo", jaar),
            "cijfers: jaar, een buurt": ("kcc", lambda: jaar(buurt=k.choice(buurten))),
            "cijfers: maand": ("kcc", lambda: "/cijfers"),
        }
        uit: dict[str, tuple[str, Vraag, float]] = {naam: (wie, vraag, DOEL_MS) for naam, (wie, vraag) in lijst.items()}
        return uit | {naam: (wie, vraag, DOEL_CIJFERS_MS) for naam, (wie, vraag) in cijfers.items()}

    async def alles(self) -> list[Uitslag]:
        vragen = self.vragen()
        uitslagen = {naam: Uitslag(naam, doel) for naam, (_, _, doel) in vragen.items()}
        rij, eerst = Uitslag("één rij opzoeken (vergelijking)", None), Uitslag("cijfers: jaar, voor het eerst geteld", None)
        na = Uitslag("cijfers: jaar, na 200 wijzigingen op 40 dagen", DOEL_CIJFERS_MS)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url="http://bench", timeout=120) as browser:
            await self._klok(eerst, lambda: self._vraag(browser, *vragen["cijfers: jaar"][:2]))
            cijfers_bijhouden.ververs(self.sessies)
            for ronde in range(self.rondes + 1):
                for naam, (wie, vraag, _) in vragen.items():
                    # De eerste ronde warmt op en telt niet.
                    await self._klok(uitslagen[naam] if ronde else Uitslag("", None), lambda wie=wie, vraag=vraag: self._vraag(browser, wie, vraag))  # type: ignore[misc]
                    await self._klok(rij, self._rij)
                if ronde and ronde % 4 == 0:
                    self._wijzig()
                    await self._klok(na, lambda: self._vraag(browser, *vragen["cijfers: jaar"][:2]))
        return [rij, *uitslagen.values(), eerst, *([na] if na.ms else [])]

    async def _klok(self, uitslag: Uitslag, doe: Callable[[], Awaitable[object]]) -> None:
        begin, reken = time.perf_counter(), self._rekentijd()
        await doe()
        uitslag.ms.append((time.perf_counter() - begin) * 1000)
        uitslag.reken_ms.append((self._rekentijd() - reken) * 1000)

    def _rekentijd(self) -> float:
        """Seconden rekentijd van dit proces, en van PostgreSQL met alles wat het startte."""
        return time.process_time() + (rekentijd_onder(self.server) if self.server else 0.0)

    async def _vraag(self, browser: httpx.AsyncClient, wie: str, vraag: Vraag) -> None:
        adres = f"/medewerkers{vraag()}"
        antwoord = await browser.get(adres, headers={"Cookie": f"{COOKIE}={self.tekens[wie]}"})
        if antwoord.status_code != 200:
            raise SystemExit(f"{adres} gaf {antwoord.status_code}: {antwoord.text[:400]}")

    async def _rij(self) -> None:
        with lezen(self.sessies) as sessie:
            sessie.execute(select(t.Overdracht.kenmerk, t.Overdracht.status).where(t.Overdracht.id == self.kans.randint(1, self.aantal))).one()

    def _wijzig(self) -> None:
        """Zet de merken die 200 wijzigingen achterlaten: de meeste van de laatste weken, sommige ouder."""
        dagen = [vandaag() - timedelta(days=int(self.kans.expovariate(1 / 20)) if self.kans.random() < 0.9 else self.kans.randrange(360)) for _ in range(40)]
        with schrijven(self.sessies) as sessie:
            sessie.execute(insert(t.Dagmerk), [{"dag": self.kans.choice(dagen)} for _ in range(200)])


def rekentijd_onder(proces: int) -> float:
    """Seconden rekentijd van een proces en zijn kinderen; 0 waar /proc er niet is."""
    paden = [Path(f"/proc/{proces}"), *(Path(f"/proc/{kind}") for taak in Path(f"/proc/{proces}/task").glob("*") for kind in (taak / "children").read_text().split())]
    totaal = 0.0
    for pad in paden:
        with suppress(OSError):
            totaal += int((pad / "schedstat").read_text().split()[0]) / 1e9
    return totaal


class _GeenMotor:
    def zet(self, gesprek: str) -> None:
        """Er is geen dialoogmotor die iets moet vergeten."""


def tabel(wat: str, aantal: int, uitslagen: list[Uitslag]) -> Iterator[str]:
    """De uitslag als tabel, klaar voor docs/bench-log.md."""
    basis = uitslagen[0].percentiel(0.5)
    yield f"### {wat}: {aantal:,} overdrachten".replace(",", ".")
    yield ""
    yield "| vraag | keer | p50 ms | p95 ms | rekentijd p95 ms | p95 ten opzichte van één rij | doel |"
    yield "|---|---|---|---|---|---|---|"
    for u in uitslagen:
        doel = "" if u.doel is None else f"{u.doel:.0f} ms: {'gehaald' if u.percentiel(0.95) < u.doel else 'NIET gehaald'}"
        yield f"| {u.naam} | {len(u.ms)} | {u.percentiel(0.5):.1f} | {u.percentiel(0.95):.1f} | {u.percentiel(0.95, rekentijd=True):.1f} | {u.percentiel(0.95) / basis:.0f} × | {doel} |"
    yield ""


# --- draaien --------------------------------------------------------------------------------------


def meet(wat: str, engine: Engine, aantal: int, rondes: int, server: int | None = None) -> dict[str, Any] | None:
    if not rondes:
        return None
    sessies = maak_sessies(engine)
    with schrijven(sessies) as sessie:
        # Ook wie verdergaat telt voor het eerst.
        sessie.execute(text("DELETE FROM dagcijfer"))
    meld(f"{wat}: meten, {rondes} rondes")
    uitslagen = asyncio.run(Meting(sessies, aantal, rondes, server).alles())
    print("\n".join(tabel(wat, aantal, uitslagen)), flush=True)
    return {"database": wat, "overdrachten": aantal, "p95": {u.naam: round(u.percentiel(0.95), 1) for u in uitslagen}, "rekentijd_p95": {u.naam: round(u.percentiel(0.95, rekentijd=True), 1) for u in uitslagen}, "gehaald": all(u.doel is None or u.percentiel(0.95) < u.doel for u in uitslagen)}


@contextmanager
def werkmap(gegeven: str | None) -> Iterator[Path]:
    """De map waar de databases staan; een eigen map gaat na afloop weg, een gegeven map blijft."""
    map_ = Path(gegeven or tempfile.mkdtemp(prefix="wegwijs-bench-log-"))
    map_.mkdir(parents=True, exist_ok=True)
    try:
        yield map_
    finally:
        if gegeven is None:
            shutil.rmtree(map_, ignore_errors=True)


def met_postgresql(map_: Path, aantal: int, rondes: int) -> dict[str, Any] | None:
    if reden := waarom_niet():
        meld(f"postgresql overgeslagen: {reden}")
        return None
    plek, klaar = map_ / "postgresql", map_ / f"postgresql-{aantal}-klaar"
    if not klaar.exists():
        shutil.rmtree(plek, ignore_errors=True)
    cluster = Bench(pg_binaries() or Path(), plek)
    cluster.start()
    try:
        url = f"postgresql://wegwijs@127.0.0.1:{cluster.poort}/proef1" if klaar.exists() else cluster.nieuwe_database()
        engine = maak_engine(url, BOS)
        migreer(engine)
        if not klaar.exists():
            vul_postgresql(url, engine, aantal)
            klaar.touch()
        try:
            return meet(f"PostgreSQL {_versie(engine)}", engine, aantal, rondes, cluster.proces)
        finally:
            engine.dispose()
    finally:
        cluster.stop()


def met_sqlite(map_: Path, aantal: int, rondes: int) -> dict[str, Any] | None:
    pad, klaar = map_ / f"bench-{aantal}.sqlite3", map_ / f"sqlite-{aantal}-klaar"
    if not klaar.exists():
        for deel in map_.glob(f"{pad.name}*"):
            deel.unlink()
    engine = maak_engine(f"sqlite:///{pad}", BOS)
    migreer(engine)
    if not klaar.exists():
        vul_sqlite(pad, engine, aantal)
        klaar.touch()
    try:
        return meet(f"SQLite {sqlite3.sqlite_version}", engine, aantal, rondes)
    finally:
        engine.dispose()


def _versie(engine: Engine) -> str:
    with engine.connect() as v:
        return str(v.execute(text("SHOW server_version")).scalar()).split()[0]


def machine() -> str:
    model = next((r.partition(":")[2].strip() for r in Path("/proc/cpuinfo").read_text().splitlines() if r.startswith("model name")), platform.processor()) if Path("/proc/cpuinfo").exists() else platform.processor()
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} kernen ({model}), Python {platform.python_version()}, belasting {os.getloadavg()[0]:.1f}"


def main() -> int:
    lezer = argparse.ArgumentParser(prog="python -m tools.bench_log", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--pg", type=int, default=1_000_000, help="overdrachten in PostgreSQL; 0 slaat het over")
    lezer.add_argument("--sqlite", type=int, default=200_000, help="overdrachten in SQLite; 0 slaat het over")
    lezer.add_argument("--rondes", type=int, default=40, help="zo vaak elke vraag")
    lezer.add_argument("--alleen-vullen", action="store_true", help="met --map: nog niet meten")
    lezer.add_argument("--map", help="map om in te werken, die blijft staan")
    keus = lezer.parse_args()
    if keus.alleen_vullen:
        keus.rondes = 0
    print(f"{machine()}\n", flush=True)
    with werkmap(keus.map) as map_:
        uitslagen = [met_postgresql(map_, keus.pg, keus.rondes) if keus.pg else None, met_sqlite(map_, keus.sqlite, keus.rondes) if keus.sqlite else None]
    gedaan = [u for u in uitslagen if u]
    print(json.dumps(gedaan, ensure_ascii=False))
    return 0 if all(u["gehaald"] for u in gedaan) else 1


if __name__ == "__main__":
    sys.exit(main())
