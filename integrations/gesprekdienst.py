"""Eén weg van een bericht van de inwoner naar de dialoogmotor en terug.

Wat hier altijd geldt:
- wat de inwoner stuurt is gemaskeerd en bewaard vóórdat het ergens heen gaat;
- per gesprek gaat er één ding tegelijk, in volgorde, `/begin` eerst;
- is de motor weg, dan blijft het bericht wachten en wordt het later alsnog gespeeld, één keer;
- er staat geen transactie open terwijl op de motor gewacht wordt.

De sloten zitten in het geheugen: er draait één webproces met één werker.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool

from integrations.berichten import crisisberichten, maak_bericht
from integrations.rasa_client import BEGIN, KEUZE, MotorWeg, Rasa, als_tekst
from integrations.wislijst import Wislijst
from overdracht.database import LogboekWeg
from overdracht.gesprekken import INWONER, WACHT, Bericht, GeenGesprek, Gesprek, Gesprekken
from triage.profiel import Profiel

log = logging.getLogger(__name__)
T = TypeVar("T")
Luisteraar = Callable[[Gesprek], Awaitable[None]]
LANGSTE_PAUZE = 10.0
SPEEL, WIS = "speel", "wis"


@dataclass(frozen=True)
class Uitkomst:
    """Wat de inwoner te lezen krijgt.

    `wacht`: zijn bericht is bewaard maar nog niet beantwoord. `gewist`: met dit antwoord is het
    gesprek gewist; het staat nergens meer, ook dit antwoord niet.
    """

    berichten: list[dict[str, Any]]
    wacht: bool = False
    gewist: bool = False


class Gesprekdienst:
    """Alles wat een kanaal met een gesprek kan doen. LogboekWeg betekent steeds: er is niets gebeurd."""

    def __init__(self, gesprekken: Gesprekken, rasa: Rasa, profielen: Mapping[str, Profiel], wislijst: Wislijst, pauze: float = 1.0):
        self._gesprekken, self._rasa, self._profielen, self._wislijst = gesprekken, rasa, profielen, wislijst
        self._pauze = pauze
        self._sloten: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        # Wat nog moet, op volgorde: (wat, gesprek). Wat niet lukt gaat naar achteren.
        self._nog: dict[tuple[str, str], Gesprek | None] = {}
        self._werk = asyncio.Event()
        self._luisteraars: dict[str, Luisteraar] = {}

    # Wat een kanaal doet

    def meld_antwoorden(self, kanaal: str, luisteraar: Luisteraar) -> None:
        """Laat een kanaal dat zelf bezorgt weten dat er een antwoord bewaard is, wie het ook speelde.

        De melding komt op volgorde binnen een gesprek. Valt het proces ervóór om, dan komt zij niet:
        zo'n kanaal kijkt bij de start zelf wat er nog te bezorgen is.
        """
        self._luisteraars[kanaal] = luisteraar

    async def open(self, gemeente: str, kanaal: str) -> tuple[Gesprek, str, Uitkomst]:
        """Een nieuw gesprek, zijn sleutel en de opening. Is de motor weg, dan wacht de opening."""
        gesprek, sleutel = await _db(self._gesprekken.maak, gemeente, kanaal)
        async with self._slot(gesprek.id):
            ontvangst = await _db(self._gesprekken.voeg_toe_inkomend, gesprek.id, {"begin": True})
            uitkomst = await self._probeer(gesprek, ontvangst.bericht)
        return gesprek, sleutel, uitkomst

    async def vind(self, gesprek_id: str, sleutel: str) -> Gesprek | None:
        """Het gesprek als id en sleutel kloppen, anders None."""
        return await _db(self._gesprekken.vind, gesprek_id, sleutel)

    async def stuur(self, gesprek: Gesprek, inhoud: Mapping[str, Any], sleutel_bericht: str) -> Uitkomst:
        """Het antwoord op een bericht; dezelfde `sleutel_bericht` geeft hetzelfde antwoord.

        Bleef er eerder iets liggen, dan staat het antwoord daarop ervoor. GeenGesprek als het gesprek
        intussen gewist is.
        """
        async with self._slot(gesprek.id):
            ontvangst = await _db(self._gesprekken.voeg_toe_inkomend, gesprek.id, inhoud, sleutel_bericht)
            if ontvangst.antwoord is not None:
                alles = await _db(self._gesprekken.lees, gesprek.id)
                return Uitkomst(_met_wat_bleef_liggen(alles, ontvangst.bericht, ontvangst.antwoord))
            return await self._probeer(gesprek, ontvangst.bericht)

    async def speel(self, gesprek: Gesprek, bericht: Bericht) -> Uitkomst:
        """Speelt een bericht dat het kanaal zelf al bewaarde, en wat ervóór nog lag."""
        async with self._slot(gesprek.id):
            try:
                return await self._probeer(gesprek, bericht)
            except LogboekWeg:
                self._leg_achteraan(SPEEL, gesprek.id, gesprek)
                raise

    async def lees(self, gesprek: Gesprek) -> list[dict[str, Any]]:
        """Het gesprek zoals een scherm het opnieuw kan tekenen; wacht op wat er nog loopt."""
        async with self._slot(gesprek.id):
            berichten = await _db(self._gesprekken.lees, gesprek.id)
            return await _db(als_scherm, berichten, self._profielen[gesprek.gemeente])

    async def wis(self, gesprek: Gesprek) -> None:
        """Wist het gesprek, hier meteen; bij de dialoogmotor meteen of zodra dat kan."""
        async with self._slot(gesprek.id):
            await self._wis_hier(gesprek)
            await self._wis_bij_motor(gesprek.id)

    async def wis_meteen(self, gesprek: Gesprek) -> None:
        """Als `wis`, maar wacht niet op een antwoord dat nog onderweg is; de dialoogmotor volgt op de achtergrond."""
        await self._wis_hier(gesprek)
        self._leg_achteraan(WIS, gesprek.id)

    async def _wis_hier(self, gesprek: Gesprek) -> None:
        # Eerst op de lijst: valt het proces hierna om, dan wordt de motor toch nog gewist.
        await _db(self._wislijst.zet, gesprek.id)
        try:
            await _db(self._gesprekken.wis, gesprek.id)
        except LogboekWeg:
            await _db(self._wislijst.haal_af, gesprek.id)
            raise
        self._nog.pop((SPEEL, gesprek.id), None)

    # Wat op de achtergrond doorgaat

    async def blijf_proberen(self) -> None:
        """Speelt wat bleef liggen, ook van vóór de start, en wist wat nog gewist moet worden, tot het proces stopt.

        Zolang er iets ligt hoogstens `LANGSTE_PAUZE` na elkaar; zo vaak wordt ook gekeken of een
        ander (`overdracht.opruimen`) iets op de wislijst zette.
        """
        pauze, geladen = self._pauze, False
        while True:
            self._werk.clear()
            gelukt = 0
            try:
                self._nog |= {(WIS, naam): None for naam in await _db(list, self._wislijst)}
                if not geladen:
                    self._nog |= {(SPEEL, gesprek.id): gesprek for gesprek in await _db(self._gesprekken.wachtende_gesprekken)}
                    geladen = True
                gelukt = await self._ronde()
            except LogboekWeg:
                log.warning("wat wacht is nog niet te lezen: de database is niet bereikbaar")
            except Exception:
                log.exception("de achtergrondronde ging mis")
            if geladen and not self._nog:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._werk.wait(), LANGSTE_PAUZE)
                pauze = self._pauze
            await asyncio.sleep(pauze)
            pauze = self._pauze if gelukt else min(LANGSTE_PAUZE, pauze * 2)

    async def _ronde(self) -> int:
        """Probeert wat er ligt en geeft hoeveel er lukte. Drie keer mis op rij: dan is de motor weg."""
        gelukt = mis = 0
        for sleutel in list(self._nog):
            if sleutel not in self._nog:
                continue
            gesprek = self._nog[sleutel]
            if await (self._speel_na(gesprek) if gesprek else self._wis_na(sleutel[1])):
                self._nog.pop(sleutel, None)
                gelukt, mis = gelukt + 1, 0
            else:
                self._leg_achteraan(*sleutel, gesprek)
                mis += 1
            if mis == 3:
                break
        return gelukt

    def _leg_achteraan(self, wat: str, gesprek_id: str, gesprek: Gesprek | None = None) -> None:
        self._nog.pop((wat, gesprek_id), None)
        self._nog[wat, gesprek_id] = gesprek
        self._werk.set()

    async def _speel_na(self, gesprek: Gesprek) -> bool:
        async with self._slot(gesprek.id):
            try:
                await self._speel(gesprek)
            except (MotorWeg, LogboekWeg):
                return False
            return True

    async def _wis_na(self, gesprek_id: str) -> bool:
        # Het slot en nog eens kijken: wie op dit moment zelf wist, heeft het gesprek ook op de lijst staan.
        async with self._slot(gesprek_id):
            return not await _db(self._wislijst.__contains__, gesprek_id) or await self._wis_bij_motor(gesprek_id)

    # Hulp

    @asynccontextmanager
    async def _slot(self, gesprek_id: str) -> AsyncIterator[None]:
        slot = self._sloten.setdefault(gesprek_id, asyncio.Lock())
        async with slot:
            yield

    async def _probeer(self, gesprek: Gesprek, bericht: Bericht) -> Uitkomst:
        """Speelt alles wat wacht. Is de motor weg: een eerlijk bericht, met het nummer als dat nodig is."""
        try:
            antwoorden, alles = await self._speel(gesprek)
        except MotorWeg as fout:
            log.warning("de dialoogmotor is weg: %s", fout)
            self._leg_achteraan(SPEEL, gesprek.id, gesprek)
            profiel = self._profielen[gesprek.gemeente]
            storing = maak_bericht("fout", profiel.tekst("storing", "motor_weg"))
            return Uitkomst([*await _db(crisisberichten, profiel, [bericht.inhoud.get("tekst") or ""]), storing], wacht=True)
        if alles and bericht.id in antwoorden:
            return Uitkomst(_met_wat_bleef_liggen(alles, bericht, antwoorden[bericht.id]))
        return Uitkomst([b for antwoord in antwoorden.values() for b in antwoord], gewist=bool(antwoorden) and not alles)

    async def _speel(self, gesprek: Gesprek) -> tuple[dict[int, list[dict[str, Any]]], list[Bericht]]:
        """Speelt de wachtende berichten op volgorde; MotorWeg bij de eerste die niet lukt.

        Geeft per bericht het antwoord, en het hele gesprek daarna: leeg als het intussen gewist is.
        """
        antwoorden: dict[int, list[dict[str, Any]]] = {}
        alles: list[Bericht] = []
        for bericht in await _db(self._gesprekken.wachtende, gesprek.id):
            antwoord = await self._rasa.stuur(
                gesprek.id,
                _bericht_voor_motor(bericht),
                gemeente=gesprek.gemeente,
                kanaal=gesprek.kanaal,
                bericht_id=bericht.bericht_id,
                volgnummer=bericht.volgnummer,
                keuzes=bericht.inhoud.get("keuzes"),
            )
            antwoorden[bericht.id] = await _db(self._gesprekken.bewaar_antwoord, gesprek.id, bericht.id, antwoord)
            if not (alles := await _db(self._gesprekken.lees, gesprek.id)):
                # De inwoner liet in het gesprek alles wissen. De motor heeft daarna zijn eigen
                # laatste beurt nog bewaard: die moet ook weg.
                await _db(self._wislijst.zet, gesprek.id)
                await self._wis_bij_motor(gesprek.id)
                break
            if luisteraar := self._luisteraars.get(gesprek.kanaal):
                await luisteraar(gesprek)
        self._nog.pop((SPEEL, gesprek.id), None)
        return antwoorden, alles

    async def _wis_bij_motor(self, gesprek_id: str) -> bool:
        try:
            await self._rasa.wis(gesprek_id)
        except MotorWeg as fout:
            log.warning("wissen bij de dialoogmotor lukt nog niet: %s", fout)
            self._leg_achteraan(WIS, gesprek_id)
            return False
        self._nog.pop((WIS, gesprek_id), None)
        await _db(self._wislijst.streep_af, gesprek_id)
        return True


async def _db(werk: Callable[..., T], *wat: Any) -> T:
    """Werk met de database of de schijf in een draad: de lus blijft vrij voor de andere gesprekken."""
    return await run_in_threadpool(werk, *wat)


def _bericht_voor_motor(bericht: Bericht) -> str:
    if bericht.inhoud.get("begin"):
        return BEGIN
    return KEUZE if bericht.inhoud.get("keuzes") is not None else als_tekst(bericht.inhoud.get("tekst") or "")


def _met_wat_bleef_liggen(alles: list[Bericht], bericht: Bericht, antwoord: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Het antwoord, met ervoor de antwoorden op oudere berichten die pas ná dit bericht kwamen.

    Antwoorden staan aaneengesloten en in volgorde in het gesprek, dus alles tussen het bericht en
    zijn eigen antwoord hoort bij wat was blijven liggen.
    """
    erna = [b.inhoud for b in alles if b.volgnummer > bericht.volgnummer and b.van != INWONER]
    for plek in range(len(erna)):
        if erna[plek : plek + len(antwoord)] == antwoord:
            return erna[:plek] + antwoord
    return antwoord


def als_scherm(berichten: list[Bericht], profiel: Profiel) -> list[dict[str, Any]]:
    """Het gesprek als Berichten, elk met `van`; wat nog wacht heeft `wacht`, en de open vraag staat achteraan."""
    uit: list[dict[str, Any]] = []
    labels: dict[str, str] = {}
    wachtend: list[Bericht] = []
    laatste_beurt = achter_elkaar = 0
    for bericht, vorige in zip(berichten, [None, *berichten], strict=False):
        if bericht.van == INWONER:
            if bericht.status == WACHT:
                wachtend.append(bericht)
            if not bericht.inhoud.get("begin"):
                uit.append(_eigen(bericht, labels))
            achter_elkaar = achter_elkaar + 1 if vorige and vorige.van == INWONER else 1
            laatste_beurt = len(uit)
        else:
            uit.append({**bericht.inhoud, "van": "wegwijs"})
            labels = {o["waarde"]: o["label"] for o in bericht.inhoud.get("opties") or ()} or labels
    if wachtend:
        teksten = [b.inhoud.get("tekst") or "" for b in wachtend]
        storing = maak_bericht("fout", profiel.tekst("storing", "motor_weg"))
        return uit + [{**b, "van": "wegwijs"} for b in (*crisisberichten(profiel, teksten), storing)]
    if achter_elkaar > 1:
        return uit  # antwoorden op meer berichten die bleven liggen: die staan al op volgorde
    beurt = uit[laatste_beurt:]
    return uit[:laatste_beurt] + sorted(beurt, key=lambda b: b.get("vraag") is not None)


def _eigen(bericht: Bericht, labels: Mapping[str, str]) -> dict[str, Any]:
    keuzes = bericht.inhoud.get("keuzes")
    tekst = bericht.inhoud.get("tekst") or ""
    if keuzes is not None:
        tekst = "\n".join(labels.get(waarde, waarde) for waarde in keuzes)
    uit = {**maak_bericht("tekst", tekst), "van": "inwoner", "sleutel_bericht": bericht.sleutel_bericht}
    if keuzes is not None:
        uit["keuzes"] = keuzes
    return {**uit, "wacht": True} if bericht.status == WACHT else uit


__all__ = ["GeenGesprek", "Gesprekdienst", "Uitkomst", "als_scherm"]
