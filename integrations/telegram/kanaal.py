"""Wat er gebeurt met wat iemand in Telegram doet.

Alles wat één update verandert, staat in één transactie met haar nummer (`Kanaalopslag.verwerk`).
Pas daarna wordt zij aan Telegram bevestigd, en pas daarna gaat het bericht naar de dialoogmotor.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from telegram import Bot, Update

from integrations.berichten import crisisberichten
from integrations.gesprekdienst import Gesprekdienst
from integrations.limiet import Limiet
from integrations.telegram.lezen import Inkomend, Soort, lees
from integrations.telegram.postbode import GEEN_VOORBEELD, Postbode
from integrations.telegram.tonen import (
    HOOGSTENS,
    KLAAR,
    NUMMERVRAGEN,
    Vorm,
    als_vormen,
    is_vakje,
    knip,
    maak_vorm,
    toetsen,
    vink,
)
from overdracht.database import LogboekWeg
from overdracht.gesprekken import Bericht, Gesprek
from overdracht.kanaal import VERZONDEN, Greep, Kanaalopslag, Uit
from triage.profiel import Profiel

log = logging.getLogger(__name__)
KANAAL = "telegram"
MAX_TEKENS = 4000
WISSEN = "_wissen"
_KNOP = re.compile(rf"(\d{{1,18}}):(\d{{1,3}}|{KLAAR})")
_ONTHOUD = 1000


@dataclass
class Gevolg:
    """Wat er na de transactie nog moet. Alleen `speel` mag niet verloren gaan, en dat staat dan al bewaard."""

    speel: tuple[Gesprek, Bericht] | None = None
    los: list[Vorm] = field(default_factory=list)
    zeg_bij_tik: str = ""
    teken: list[Uit] = field(default_factory=list)
    bekijk: Uit | None = None


class Telegramkanaal:
    """Eén voorwerp per bot. `ontvang` geeft LogboekWeg als een update niet bewaard kon worden."""

    def __init__(self, bot: Bot, dienst: Gesprekdienst, opslag: Kanaalopslag, postbode: Postbode, profielen: Mapping[str, Profiel], gemeente: str, limiet: int):
        self._bot, self._dienst, self._opslag, self._postbode = bot, dienst, opslag, postbode
        self._profielen, self._gemeente = profielen, gemeente
        self._limiet, self._nieuws_over_limiet = Limiet(limiet), Limiet(1)
        self._een_voor_een = asyncio.Lock()
        self._gespeeld: set[asyncio.Task[None]] = set()
        # Wie al een nummer kreeg terwijl zijn bericht nog niet bewaard kon worden.
        self._geholpen: OrderedDict[int, None] = OrderedDict()
        dienst.meld_antwoorden(KANAAL, self._na_antwoord)

    async def stop(self, geduld: float = 2.0) -> None:
        """Wacht even op antwoorden die onderweg zijn; wat niet op tijd komt, wordt na de start gespeeld."""
        taken = list(self._gespeeld)
        if taken:
            await asyncio.wait(taken, timeout=geduld)
        for taak in taken:
            taak.cancel()
        await asyncio.gather(*taken, return_exceptions=True)

    # Van Telegram naar ons

    async def ontvang(self, update: Update) -> None:
        """Bewaart wat er gebeurde en zet in gang wat erop volgt. Nog eens ontvangen verandert niets."""
        inkomend = lees(update)
        if inkomend is None:
            return
        self._postbode.gezien(inkomend.bericht)
        try:
            async with self._een_voor_een:
                await self._neem_aan(inkomend)
        except LogboekWeg:
            self.help_zonder_log(update)
            raise

    def help_zonder_log(self, update: Update) -> None:
        """Kan er niets bewaard worden, dan krijgt wie in nood is toch een nummer; één keer per bericht."""
        inkomend = lees(update)
        if inkomend is None or inkomend.soort not in (Soort.TEKST, Soort.CORRECTIE) or inkomend.update in self._geholpen:
            return
        self._geholpen[inkomend.update] = None
        while len(self._geholpen) > _ONTHOUD:
            self._geholpen.popitem(last=False)
        profiel = self._profielen[self._gemeente]
        berichten = crisisberichten(profiel, [inkomend.tekst])
        vormen = [maak_vorm(b["tekst"]) for b in berichten] + [maak_vorm(profiel.tekst("storing", "log_weg"))]
        self._postbode.doe_los(partial(self._postbode.stuur_los, inkomend.chat, vormen))

    async def _neem_aan(self, i: Inkomend) -> None:
        adres, post = str(i.chat), self._postbode
        hash_ = self._opslag.hash(adres)
        if i.soort is Soort.GROEP:
            if await run_in_threadpool(self._opslag.eerste_keer, f"groep:{hash_}"):
                post.doe_los(partial(post.stuur_los, i.chat, [maak_vorm(self._profielen[self._gemeente].tekst("telegram", "groep"))]))
            return
        if i.soort is Soort.WEG:
            await run_in_threadpool(self._opslag.sluit, hash_)
            return
        if self._limiet.neem(hash_):
            await self._te_snel(i, hash_)
            return
        if i.soort is Soort.DRUK and await self._wis_op_verzoek(i):
            return
        gevolg = await run_in_threadpool(self._opslag.verwerk, adres, i.sleutel, partial(self._verwerk, i))
        if gevolg is None:
            # Al verwerkt, misschien vlak voor een herstart: alleen de knoppen kunnen nog achterlopen.
            gevolg = await run_in_threadpool(self._opslag.kijk, adres, partial(self._teken_opnieuw, i))
        self._voer_uit(i, gevolg)
        post.wek(hash_)

    def _voer_uit(self, i: Inkomend, gevolg: Gevolg) -> None:
        post = self._postbode
        if i.druk is not None:
            post.doe_los(partial(self._bot.answer_callback_query, i.druk, gevolg.zeg_bij_tik or None))
        for uit in gevolg.teken:
            # Wie heel snel tikt, is de postbode voor die het nummer nog opschrijft; de tik zelf kent het.
            nummer = i.bericht if i.soort is Soort.DRUK else uit.inhoud.get("nummer")
            if nummer and uit.inhoud["knoppen"]:
                markering = toetsen(uit.inhoud, uit.id, self._profiel(uit.gemeente))
                post.doe_los(partial(self._bot.edit_message_reply_markup, i.chat, nummer, reply_markup=markering), i.chat)
        if gevolg.bekijk is not None and (stukken := knip(str(gevolg.bekijk.inhoud.get("tekst") or ""))):
            post.doe_los(partial(self._bot.edit_message_text, stukken[0], i.chat, i.bericht, link_preview_options=GEEN_VOORBEELD), i.chat)
        if gevolg.los:
            post.doe_los(partial(post.stuur_los, i.chat, gevolg.los))
        if gevolg.speel is not None:
            taak = asyncio.create_task(self._speel(i.chat, *gevolg.speel))
            self._gespeeld.add(taak)
            taak.add_done_callback(self._gespeeld.discard)

    async def _te_snel(self, i: Inkomend, hash_: str) -> None:
        """Te veel achter elkaar: dit bericht telt niet, en dat zeggen we één keer per minuut."""
        if await run_in_threadpool(self._opslag.eerste_keer, i.sleutel):
            tekst = self._profielen[self._gemeente].tekst("storing", "te_veel")
            if i.druk is not None:
                self._postbode.doe_los(partial(self._bot.answer_callback_query, i.druk, tekst[:200]))
            elif not self._nieuws_over_limiet.neem(hash_):
                self._postbode.doe_los(partial(self._postbode.stuur_los, i.chat, [maak_vorm(tekst)]))

    # Naar de motor, en van de motor naar de postbode

    async def _speel(self, chat: int, gesprek: Gesprek, bericht: Bericht) -> None:
        try:
            uitkomst = await self._dienst.speel(gesprek, bericht)
            if uitkomst.wacht:
                for i, b in enumerate(uitkomst.berichten):
                    await run_in_threadpool(self._opslag.stuur, gesprek.id, f"tg:storing:{bericht.id}:{i}", maak_vorm(b["tekst"]))
                self._postbode.wek(self._opslag.hash(str(chat)))
            elif uitkomst.gewist:
                # Er is geen gesprek en geen adres meer om dit bij te bewaren.
                profiel = self._profiel(gesprek.gemeente)
                await self._postbode.stuur_los(chat, [vorm for b in uitkomst.berichten for vorm in als_vormen(b, profiel)])
        except LogboekWeg:
            log.warning("Telegram: een antwoord wacht, de database is niet bereikbaar")
        except Exception:
            log.exception("Telegram: een bericht spelen ging mis")

    async def _na_antwoord(self, gesprek: Gesprek) -> None:
        await self.zet_klaar(gesprek.id)

    async def zet_klaar(self, gesprek_id: str | None = None) -> None:
        """Zet klaar wat beantwoord is en nog niet klaarstaat, van één gesprek of van alle, en wekt de postbode."""
        try:
            for hash_ in await run_in_threadpool(self._opslag.zet_antwoorden_klaar, self._vormen, gesprek_id):
                self._postbode.wek(hash_)
        except LogboekWeg:
            log.warning("Telegram: een antwoord staat nog niet klaar, de database is niet bereikbaar")

    def _vormen(self, bericht: Mapping[str, Any], gesteld: Collection[str], gemeente: str) -> list[Vorm]:
        vormen = als_vormen(bericht, self._profiel(gemeente))
        if "veilig_bereikbaar" in gesteld:
            # Het nummer van deze telefoon is dan misschien juist niet veilig: niet aanbieden.
            vormen = [vorm for vorm in vormen if vorm["toetsen"] != "nummer"]
        return vormen

    # Eén update, binnen de transactie

    def _verwerk(self, i: Inkomend, greep: Greep) -> Gevolg:
        werk: Mapping[Soort, Callable[[Inkomend, Greep], Gevolg]] = {
            Soort.TEKST: self._tekst,
            Soort.CORRECTIE: self._correctie,
            Soort.OPDRACHT: self._opdracht,
            Soort.DRUK: self._druk,
            Soort.BIJLAGE: self._bijlage,
        }
        # Tot hier nummerde Telegram: een volgend proces zoekt daarvandaan naar een verzending met onbekende afloop.
        greep.onthoud_hoogste(self._postbode.hoogste)
        return werk[i.soort](i, greep)

    def _tekst(self, i: Inkomend, greep: Greep, tekst: str | None = None) -> Gevolg:
        gesprek, tekst = greep.gesprek(), i.tekst if tekst is None else tekst
        if len(tekst) > MAX_TEKENS:
            profiel = self._profiel(gesprek.gemeente if gesprek else self._gemeente)
            hulp = [*crisisberichten(profiel, [tekst]), {"tekst": profiel.tekst("storing", "te_lang")}]
            return self._zeg_terug(i, greep, gesprek, [maak_vorm(b["tekst"]) for b in hulp])
        return self._aan_motor(i, greep, gesprek, [{"tekst": tekst}])

    def _aan_motor(self, i: Inkomend, greep: Greep, gesprek: Gesprek | None, inhouden: list[dict[str, Any]]) -> Gevolg:
        """Bewaart wat de inwoner zei; zonder gesprek begint er een. De vraag die openstond is daarmee beantwoord."""
        gevolg = Gevolg()
        if gesprek is None:
            gesprek, _ = greep.open(self._gemeente)
        else:
            gevolg.teken = self._sluit_vraag(greep, gesprek)
            self._haal_toets_weg(i, greep, gesprek)
        for nummer, inhoud in enumerate(inhouden):
            gevolg.speel = gesprek, greep.zeg(gesprek, inhoud, i.sleutel if nummer == 0 else f"{i.sleutel}:{nummer}")
        return gevolg

    def _correctie(self, i: Inkomend, greep: Greep) -> Gevolg:
        gesprek = greep.gesprek()
        if gesprek is None or i.tekst.startswith("/"):
            return self._tekst(i, greep)
        return self._tekst(i, greep, f"{self._tg(gesprek, 'correctie')} {i.tekst}")

    def _opdracht(self, i: Inkomend, greep: Greep) -> Gevolg:
        gesprek = greep.gesprek()
        if i.wat == "start":
            return self._start(i, greep, gesprek)
        if i.wat == "help" or (i.wat == "stop" and gesprek is None):
            return self._zeg_terug(i, greep, gesprek, [maak_vorm(self._tg(gesprek, "help"))])
        if i.wat == "verwijder":
            if gesprek is None:
                return self._zeg_terug(i, greep, None, [maak_vorm(self._tg(None, "niets_te_wissen"))])
            knoppen = [["ja", self._tg(gesprek, "verwijder_ja")], ["nee", self._tg(gesprek, "verwijder_nee")]]
            return self._zeg_terug(i, greep, gesprek, [maak_vorm(self._tg(gesprek, "verwijder_vraag"), knoppen=knoppen, vraag=WISSEN)])
        if i.wat == "status":
            return self._aan_motor(i, greep, gesprek, [{"tekst": tekst} for tekst in self._statusvragen(i, greep, gesprek)])
        return self._aan_motor(i, greep, gesprek, [{"tekst": i.wat}])

    def _start(self, i: Inkomend, greep: Greep, gesprek: Gesprek | None) -> Gevolg:
        """Een nieuw gesprek, of verder waar het was. De link kan een gemeente noemen: `?start=almelo`."""
        gewenst = i.tekst.strip().lower()
        gemeente = gewenst if gewenst in self._profielen else gesprek.gemeente if gesprek else self._gemeente
        if gesprek is None or gesprek.gemeente != gemeente:
            if gesprek is not None:
                self._sluit_vraag(greep, gesprek)
            return Gevolg(speel=greep.open(gemeente))
        open_ = self._open_vraag(greep, gesprek)
        if open_ is None:
            return Gevolg() if greep.wacht(gesprek) else self._aan_motor(i, greep, gesprek, [{"tekst": "opnieuw"}])
        gevolg = Gevolg(teken=self._sluit_vraag(greep, gesprek))
        greep.stuur(gesprek, f"{i.sleutel}:verder", maak_vorm(self._tg(gesprek, "verder")))
        greep.stuur(gesprek, f"{i.sleutel}:vraag", {**open_.inhoud, "klaar": False, "nummer": None, "na": None})
        return gevolg

    def _statusvragen(self, i: Inkomend, greep: Greep, gesprek: Gesprek | None) -> list[str]:
        vraag = self._tg(gesprek, "status_vraag")
        if i.tekst:
            return [f"{vraag} {i.tekst[:40]}?"]
        kenmerken = [o["kenmerk"] for b in (greep.berichten(gesprek) if gesprek else ()) for o in b.get("overdrachten") or ()]
        return [f"{vraag} {kenmerk}?" for kenmerk in dict.fromkeys(kenmerken)] or [self._tg(gesprek, "status_zonder")]

    def _bijlage(self, i: Inkomend, greep: Greep) -> Gevolg:
        gesprek = greep.gesprek()
        if i.album is not None and not greep.eerste_keer(f"album:{i.album}") and not i.tekst:
            return Gevolg()
        open_ = self._open_vraag(greep, gesprek) if gesprek else None
        vraag = open_.inhoud["vraag"] if open_ else None
        if i.wat == "contact":
            if i.nummer is not None and vraag in NUMMERVRAGEN:
                return self._aan_motor(i, greep, gesprek, [{"tekst": i.nummer}])
            return self._zeg_terug(i, greep, gesprek, [maak_vorm(self._tg(gesprek, "contact_ander" if i.nummer is None else "contact_nu_niet"))])
        if i.plek is not None and gesprek is not None and vraag == "buurt" and (buurt := self._profiel(gesprek.gemeente).zoek_plek(*i.plek)):
            # De plek zelf wordt niet bewaard, alleen de buurt; zo kan de inwoner het verbeteren.
            self._zeg_terug(i, greep, gesprek, [maak_vorm(f"{self._tg(gesprek, 'locatie_gevonden')} {buurt.naam}.")])
            return self._aan_motor(i, greep, gesprek, [{"tekst": buurt.naam}])
        naam = "locatie_buurt" if i.wat == "locatie" and vraag == "buurt" else i.wat
        gevolg = self._zeg_terug(i, greep, gesprek, [maak_vorm(self._tg(gesprek, naam))])
        if i.tekst:
            # Wat er bij een foto geschreven staat, is gewoon een bericht.
            verder = self._tekst(i, greep)
            verder.los = gevolg.los + verder.los
            return verder
        return gevolg

    def _druk(self, i: Inkomend, greep: Greep) -> Gevolg:
        gelezen = _KNOP.fullmatch(i.tekst)
        uit = greep.uit(int(gelezen[1])) if gelezen else None
        gesprek = greep.gesprek()
        if gelezen is None or uit is None or not _van_dit_bericht(uit, i):
            return Gevolg(zeg_bij_tik=self._tg(gesprek, "knop_oud"))
        if not uit.eigen:
            return self._bekijk(i, greep, uit)
        if uit.inhoud["klaar"]:
            return Gevolg(zeg_bij_tik=self._tg(gesprek, "al_beantwoord"), teken=[uit])
        keuze = gelezen[2]
        if keuze != KLAAR and int(keuze) >= len(uit.inhoud["knoppen"]):
            return Gevolg(zeg_bij_tik=self._tg(gesprek, "knop_oud"))
        waarde = None if keuze == KLAAR else uit.inhoud["knoppen"][int(keuze)][0]
        if uit.inhoud["vraag"] == WISSEN:
            # Ja is al afgehandeld vóór deze transactie.
            uit = self._rond_af(greep, uit, [waarde])
            return self._zeg_terug(i, greep, gesprek, [maak_vorm(self._tg(gesprek, "niet_verwijderd"))], teken=[uit])
        if gesprek is None or gesprek.id != uit.gesprek:
            return Gevolg(zeg_bij_tik=self._tg(gesprek, "knop_oud"))
        laatste = greep.laatste(gesprek, _is_vraag)
        if laatste is None or laatste.id != uit.id:
            return Gevolg(zeg_bij_tik=self._tg(gesprek, "al_beantwoord"))
        if greep.wacht(gesprek):
            return Gevolg(zeg_bij_tik=self._tg(gesprek, "even_wachten"))
        if waarde is not None and is_vakje(uit.inhoud, waarde):
            inhoud = vink(uit.inhoud, waarde)
            greep.zet_inhoud(uit.id, inhoud)
            return Gevolg(teken=[_met(uit, inhoud)])
        gekozen = [waarde] if waarde is not None else uit.inhoud["gekozen"]
        if not gekozen:
            return Gevolg(zeg_bij_tik=self._tg(gesprek, "kies_eerst"))
        uit = self._rond_af(greep, uit, gekozen)
        self._haal_toets_weg(i, greep, gesprek)
        return Gevolg(speel=(gesprek, greep.zeg(gesprek, {"keuzes": gekozen}, i.sleutel)), teken=[uit])

    def _bekijk(self, i: Inkomend, greep: Greep, uit: Uit) -> Gevolg:
        """Laat nieuws van een loket zien: in het bericht zelf, zodat er geen nieuwe melding van komt."""
        gesprek = Gesprek(uit.gesprek, uit.gemeente, KANAAL, None, None)  # type: ignore[arg-type]
        for nummer, stuk in enumerate(knip(str(uit.inhoud.get("tekst") or ""), HOOGSTENS)[1:], 1):
            greep.stuur(gesprek, f"tg:nieuws:{uit.id}:{nummer}", maak_vorm(stuk))
        return Gevolg(bekijk=uit)

    def _teken_opnieuw(self, i: Inkomend, greep: Greep) -> Gevolg:
        gelezen = _KNOP.fullmatch(i.tekst) if i.soort is Soort.DRUK else None
        uit = greep.uit(int(gelezen[1])) if gelezen else None
        if uit is None:
            return Gevolg()
        return Gevolg(teken=[uit]) if uit.eigen else Gevolg(bekijk=uit)

    # Wissen

    async def _wis_op_verzoek(self, i: Inkomend) -> bool:
        """Of dit een ja was op 'wis dit gesprek'. Eerst wissen, dan pas onthouden: valt het proces ertussen om, dan komt de tik terug."""
        gelezen = _KNOP.fullmatch(i.tekst)
        if gelezen is None or gelezen[2] != "0":
            return False

        def te_wissen(greep: Greep) -> list[Gesprek]:
            uit = greep.uit(int(gelezen[1]))
            return greep.alle_gesprekken() if uit is not None and _van_dit_bericht(uit, i) and uit.eigen and uit.inhoud["vraag"] == WISSEN and not uit.inhoud["klaar"] else []

        gesprekken = await run_in_threadpool(self._opslag.kijk, str(i.chat), te_wissen)
        for gesprek in gesprekken:
            await self._dienst.wis_meteen(gesprek)
        if gesprekken:
            tekst = self._profiel(gesprekken[-1].gemeente).tekst("telegram", "verwijderd")
            self._voer_uit(i, Gevolg(los=[maak_vorm(tekst)]))
            await run_in_threadpool(self._opslag.eerste_keer, i.sleutel)
        return bool(gesprekken)

    # Hulp

    def _profiel(self, gemeente: str) -> Profiel:
        return self._profielen.get(gemeente) or self._profielen[self._gemeente]

    def _tg(self, gesprek: Gesprek | None, naam: str) -> str:
        return self._profiel(gesprek.gemeente if gesprek else self._gemeente).tekst("telegram", naam)

    @staticmethod
    def _zeg_terug(i: Inkomend, greep: Greep, gesprek: Gesprek | None, vormen: list[Vorm], teken: list[Uit] | None = None) -> Gevolg:
        """Een antwoord van het kanaal zelf: bewaard en op volgorde bij een gesprek, anders los."""
        if gesprek is None:
            return Gevolg(los=vormen, teken=teken or [])
        for nummer, vorm in enumerate(vormen):
            greep.stuur(gesprek, f"{i.sleutel}:terug:{nummer}", vorm)
        return Gevolg(teken=teken or [])

    @staticmethod
    def _rond_af(greep: Greep, uit: Uit, gekozen: list[Any]) -> Uit:
        inhoud = {**uit.inhoud, "klaar": True, "gekozen": gekozen}
        greep.zet_inhoud(uit.id, inhoud)
        return _met(uit, inhoud)

    def _open_vraag(self, greep: Greep, gesprek: Gesprek) -> Uit | None:
        """De laatste vraag die gesteld en nog niet beantwoord is."""
        uit = greep.laatste(gesprek, lambda inhoud: inhoud["vraag"] is not None and inhoud["vraag"] != WISSEN)
        return uit if uit is not None and not uit.inhoud["klaar"] else None

    def _sluit_vraag(self, greep: Greep, gesprek: Gesprek) -> list[Uit]:
        """Wie typt heeft de open vraag beantwoord: haar knoppen gaan weg. Was zij nog niet te zien, dan niet."""
        uit = self._open_vraag(greep, gesprek)
        te_zien = uit is not None and (uit.status == VERZONDEN or uit.inhoud.get("na") is not None)
        return [self._rond_af(greep, uit, [])] if te_zien else []

    def _haal_toets_weg(self, i: Inkomend, greep: Greep, gesprek: Gesprek) -> None:
        laatste = greep.laatste(gesprek, lambda inhoud: inhoud["toetsen"] is not None)
        if laatste is not None and laatste.inhoud["toetsen"] == "nummer":
            greep.stuur(gesprek, f"{i.sleutel}:toets", maak_vorm(self._tg(gesprek, "genoteerd"), toetsen="weg"))


def _is_vraag(inhoud: Mapping[str, Any]) -> bool:
    return bool(inhoud["knoppen"]) and inhoud["vraag"] != WISSEN


def _van_dit_bericht(uit: Uit, i: Inkomend) -> bool:
    """Na wissen kan een nummer van een rij nog eens uitgegeven worden; dan hoort het bij een ander bericht."""
    return uit.inhoud.get("nummer") in (None, i.bericht)


def _met(uit: Uit, inhoud: dict[str, Any]) -> Uit:
    return Uit(**{**uit.__dict__, "inhoud": inhoud})
