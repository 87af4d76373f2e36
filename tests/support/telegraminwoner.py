"""Een inwoner die via Telegram praat, en in het logboek kijkt wat ervan kwam.

Dezelfde vorm als `tests.dialogue.inwoner.Inwoner`. De tekst en de knoppen zijn wat er in Telegram
staat; wat daar niet te zien is (soort, vraag-id, overdrachten) komt uit de database. Een beurt is
klaar als het bericht beantwoord is en alles daarvan verzonden.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import VERWERKT
from overdracht.kanaal import VERZONDEN, Kanaalopslag
from tests.support.botapi import Bericht, BotApi, Telegramgebruiker

GEDULD = 60.0


class TelegramInwoner:
    """Een gesprek: `zegt` typt een tekst of kiest knoppen, en geeft de berichten die erop komen."""

    def __init__(self, sessies: Sessies, kenhash: Callable[[str, str], str], api: BotApi, nummer: int, gemeente: str = "almelo"):
        self._sessies, self._api = sessies, api
        self._hash = Kanaalopslag(sessies, kenhash, "telegram").hash(str(nummer))
        self.mens = Telegramgebruiker(api, nummer)
        self.alles: list[dict[str, Any]] = []
        self.laatste: list[dict[str, Any]] = []
        self._open: Bericht | None = None
        self._waarden: list[str] = []
        self.mens.stuur(f"/start {gemeente}")
        self._lees_beurt(None)

    @property
    def id(self) -> str:
        """De id van het gesprek, of leeg als het er niet (meer) is."""
        with lezen(self._sessies) as sessie:
            vraag = select(t.Gesprek.id).join(t.Kanaaladres, t.Kanaaladres.gesprek_id == t.Gesprek.id).where(t.Kanaaladres.adres_hash == self._hash)
            return sessie.scalar(vraag.order_by(t.Gesprek.begonnen.desc())) or ""

    def zegt(self, wat: str | list[str]) -> list[dict[str, Any]]:
        """Typt een tekst, of kiest deze waarden bij de vraag die openstaat."""
        if isinstance(wat, str):
            self.mens.stuur(wat)
        else:
            self._kies(wat)
        self._lees_beurt(f"tg:{self.mens.laatste_update}")
        return self.laatste

    @property
    def vraag(self) -> str | None:
        """De open vraag na het laatste antwoord."""
        return next((b["vraag"] for b in reversed(self.laatste) if b["vraag"]), None)

    @property
    def opties(self) -> list[dict[str, Any]]:
        return next((b["opties"] for b in reversed(self.laatste) if b["vraag"]), [])

    @property
    def tekst(self) -> str:
        return "\n".join(b["tekst"] for b in self.laatste)

    @property
    def overdrachten(self) -> list[dict[str, Any]]:
        """Wat er volgens de berichten doorgegeven is."""
        return [o for b in self.alles for o in b["overdrachten"]]

    def in_het_log(self) -> list[dict[str, Any]]:
        """Wat er volgens de database van dit gesprek doorgegeven is."""
        with lezen(self._sessies) as sessie:
            rijen = sessie.scalars(select(t.Overdracht).where(t.Overdracht.gesprek_id == self.id)).all()
            return [{k.name: getattr(rij, k.name) for k in t.Overdracht.__table__.columns} for rij in rijen]

    # Hulp

    def _kies(self, waarden: list[str]) -> None:
        b = self._open
        assert b is not None and b.knoppen, "er is niets te kiezen"

        def knop(waarde: str) -> dict[str, str]:
            return _per_optie(b)[self._waarden.index(waarde)]

        def aan() -> set[str]:
            return {w for n, w in enumerate(self._waarden) if _per_optie(b)[n]["text"].startswith("☑")}

        if not knop(waarden[0])["text"].startswith(("☑", "☐")):
            self.mens.druk_op(b, knop(waarden[0])["callback_data"])
            return
        for waarde in [*(aan() - set(waarden)), *waarden]:
            if (waarde in aan()) == (waarde in waarden):
                continue
            voor = knop(waarde)["text"]
            self.mens.druk_op(b, knop(waarde)["callback_data"])
            self._api.wacht_tot(lambda waarde=waarde, voor=voor: knop(waarde)["text"] != voor, GEDULD)
        assert aan() == set(waarden), f"niet te kiezen: {waarden} uit {self._waarden}"
        self.mens.druk_op(b, next(k["callback_data"] for k in b.knoppen if k["callback_data"].endswith(":k")))

    def _lees_beurt(self, sleutel: str | None) -> None:
        """Wacht tot het bericht met deze sleutel (of de opening) beantwoord en verzonden is, en leest wat er kwam."""
        einde, al = time.monotonic() + GEDULD, len(self.mens.berichten)
        while not self._beurt(sleutel, al):
            assert time.monotonic() < einde, f"geen antwoord op {sleutel}: {self.mens.teksten[-3:]}"
            time.sleep(0.02)
        self.alles += self.laatste

    def _beurt(self, sleutel: str | None, al: int) -> bool:
        with lezen(self._sessies) as sessie:
            mijn = select(t.Kanaaladres.gesprek_id).where(t.Kanaaladres.adres_hash == self._hash)
            vraag = select(t.Bericht).where(t.Bericht.van == "inwoner")
            vraag = vraag.where(t.Bericht.gesprek_id.in_(mijn), t.Bericht.volgnummer == 1) if sleutel is None else vraag.where(t.Bericht.sleutel_bericht == sleutel)
            bericht = sessie.scalars(vraag).first()
            if bericht is None or bericht.status != VERWERKT:
                return False
            if bericht.inhoud is None:
                # In het gesprek gewist: er is alleen nog wat in Telegram staat.
                nieuw = self.mens.berichten[al:]
                self.laatste = [_bericht("tekst", b.tekst) for b in nieuw]
                return bool(nieuw)
            antwoorden = sessie.scalars(select(t.Bericht).where(t.Bericht.antwoord_op == bericht.id).order_by(t.Bericht.volgnummer)).all()
            per = {a.id: sessie.scalars(select(t.Uitgaand).where(t.Uitgaand.bericht_id == a.id).order_by(t.Uitgaand.id)).all() for a in antwoorden}
            if not antwoorden or not all(rijen and all(r.status == VERZONDEN for r in rijen) for rijen in per.values()):
                return False
        gestuurd = {b.nummer: b for b in self.mens.berichten}
        self.laatste, self._open = [], None
        for antwoord in antwoorden:
            rijen = [r for r in per[antwoord.id] if not r.inhoud["toetsen"]]
            stukken = [gestuurd[r.inhoud["nummer"]] for r in rijen]
            knoppen, waarden = _per_optie(stukken[-1]), [w for w, _ in rijen[-1].inhoud["knoppen"]]
            opties = [{"waarde": w, "label": k["text"].lstrip("☑☐ "), **({"gekozen": True} if k["text"].startswith("☑") else {})} for w, k in zip(waarden, knoppen.values(), strict=False)]
            self.laatste.append(
                _bericht(
                    antwoord.inhoud["soort"], " ".join(s.tekst for s in stukken), antwoord.inhoud["vraag"], opties, len(stukken[-1].knoppen) != len(knoppen), antwoord.inhoud["overdrachten"]
                )
            )
            if antwoord.inhoud["vraag"]:
                self._open, self._waarden = stukken[-1], waarden
        return True


def _per_optie(b: Bericht) -> dict[int, dict[str, str]]:
    """De knoppen op volgorde van de opties van de vraag; 'Klaar' is er geen van."""
    return dict(sorted(((int(k["callback_data"].partition(":")[2]), k) for k in b.knoppen if not k["callback_data"].endswith(":k")), key=lambda paar: paar[0]))


def _bericht(soort: str, tekst: str, vraag: str | None = None, opties: list[Any] | None = None, meerdere: bool = False, overdrachten: list[Any] | None = None) -> dict[str, Any]:
    return {"soort": soort, "tekst": tekst, "vraag": vraag, "opties": opties or [], "meerdere": meerdere, "overdrachten": overdrachten or []}
