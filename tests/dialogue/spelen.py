"""Speelt een gesprek uit een draaiboek tegen de echte opstelling en vergelijkt het met wat er moet gebeuren."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import httpx
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from overdracht import tabellen as t
from overdracht.database import lezen, maak_engine, maak_sessies
from overdracht.tijd import NEDERLAND
from overdracht.versleuteling import Sleutelbos
from tests.dialogue.draaiboek import GEEN_VRAAG, NIEMAND, Beurt, Gesprek, Verwacht
from tests.dialogue.inwoner import Inwoner
from triage.kalender import plus_werkdagen
from triage.taxonomie import KCC

TEGELIJK = 6
# Wie na zoveel berichten nog niet klaar is, zit in een kring.
HOOGSTENS = 40


class Afwijking(AssertionError):
    """Het gesprek ging anders dan het draaiboek zegt."""


def vast(goed: object, melding: str) -> None:
    if not goed:
        raise Afwijking(melding)


@dataclass
class Verloop:
    """Wat er van een gesprek kwam: het verslag om te lezen, en waarom het afweek (None als alles klopt)."""

    gesprek: Gesprek
    verslag: list[str] = field(default_factory=list)
    afwijking: str | None = None
    getypt: list[tuple[str | None, str]] = field(default_factory=list)
    met_knoppen: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return "\n".join([f"{self.gesprek.id} ({self.gesprek.plek})", *self.verslag, "", f"=> {self.afwijking or 'zoals verwacht'}"])


class Deelnemer(Inwoner):
    """Een inwoner met een gedeelde verbinding en een eigen verslag."""

    def __init__(self, wegwijs, gesprek: Gesprek, verbinding: httpx.Client, verloop: Verloop):
        self.verbinding, self.verloop, self.verslag, self.gevraagd, self.verwerkt = verbinding, verloop, verloop.verslag, [], 0
        super().__init__(wegwijs, gesprek.gemeente)
        vast(self.status == 201, f"het gesprek begint niet: status {self.status}")
        self._schrijf()

    def roep(self, methode, pad, **kw):
        kop = {"Authorization": f"Bearer {self.sleutel}"} if self.sleutel else {}
        return self.verbinding.request(methode, self.wegwijs.web_url + pad, headers=kop, **kw)

    def stuur(self, wat, sleutel_bericht=None):
        """Stuurt een bericht; `{kenmerk}` is het laatste kenmerk van dit gesprek."""
        if isinstance(wat, str) and "{kenmerk}" in wat:
            vast(self.overdrachten, "er is nog geen kenmerk om te noemen")
            wat = wat.replace("{kenmerk}", self.overdrachten[-1]["kenmerk"])
        self.verslag.append(f"  inwoner: {wat if isinstance(wat, str) else '  '.join(f'[{w}]' for w in wat)}")
        self.verwerkt += 1
        if isinstance(wat, str):
            self.verloop.getypt.append((self.vraag, wat))
        return super().stuur(wat, sleutel_bericht)

    def zegt(self, wat, sleutel_bericht=None):
        berichten = super().zegt(wat, sleutel_bericht)
        self._schrijf()
        return berichten

    def _schrijf(self) -> None:
        self.gevraagd += [b["vraag"] for b in self.laatste if b["vraag"]]
        self.verloop.met_knoppen |= {b["vraag"] for b in self.laatste if b["opties"]}
        for b in self.laatste:
            teken = f" <{b['vraag']}>" if b["vraag"] else f" <{b['soort']}>" if b["soort"] != "tekst" else ""
            self.verslag.append(f"  Wegwijs{teken}: {b['tekst']}".replace("\n", " / "))

    def weet(self) -> dict[str, Any]:
        """De slots van dit gesprek, zoals de dialoogmotor ze bewaart."""
        with sqlite3.connect(f"file:{self.wegwijs.var / 'gesprekken.sqlite3'}?mode=ro", uri=True, timeout=10) as bron:
            rijen = bron.execute("select data from events where sender_id = ? and type_name = 'slot' order by id", (self.id,)).fetchall()
        bron.close()
        return {slot["name"]: slot["value"] for (ruw,) in rijen if (slot := json.loads(ruw))}


    def wacht(self, tijd: timedelta) -> None:
        """Doet alsof het zo lang stil was: alles wat de dialoogmotor van dit gesprek bewaarde, is zoveel ouder."""
        with sqlite3.connect(self.wegwijs.var / "gesprekken.sqlite3", timeout=10) as bron:
            for nummer, ruw in bron.execute("select id, data from events where sender_id = ?", (self.id,)).fetchall():
                gebeurtenis = json.loads(ruw)
                gebeurtenis["timestamp"] -= tijd.total_seconds()
                if gebeurtenis.get("name") == "laatste" and gebeurtenis.get("value"):
                    gebeurtenis["value"] = (datetime.fromisoformat(gebeurtenis["value"]) - tijd).isoformat()
                bron.execute("update events set data = ?, timestamp = ? where id = ?", (json.dumps(gebeurtenis), gebeurtenis["timestamp"], nummer))
        bron.close()
        self.verslag.append(f"  ({tijd} later)")


class Logboek:
    """Leest wat er echt doorgegeven is."""

    def __init__(self, wegwijs):
        omgeving = wegwijs.web.omgeving
        self.engine = maak_engine(omgeving["WEGWIJS_DATABASE_URL"], Sleutelbos.uit_omgeving(omgeving))
        self.sessies = maak_sessies(self.engine)

    def van(self, gesprek_id: str) -> list[t.Overdracht]:
        vraag = select(t.Overdracht).where(t.Overdracht.gesprek_id == gesprek_id).order_by(t.Overdracht.id)
        with lezen(self.sessies) as sessie:
            rijen = list(sessie.scalars(vraag.options(selectinload(t.Overdracht.plan), selectinload(t.Overdracht.toestemmingen))))
            sessie.expunge_all()
            return rijen


# -- spelen ---------------------------------------------------------------------------------


def speel_alles(wegwijs, gesprekken: Iterable[Gesprek]) -> dict[str, Verloop]:
    """Speelt gesprekken naast elkaar, zoals inwoners dat ook doen; op id wat ervan kwam."""
    logboek = Logboek(wegwijs)
    with httpx.Client(timeout=60, trust_env=False, limits=httpx.Limits(max_connections=2 * TEGELIJK)) as verbinding, ThreadPoolExecutor(TEGELIJK) as bank:
        verlopen = bank.map(lambda g: speel(wegwijs, logboek, verbinding, g), gesprekken)
        uit = {verloop.gesprek.id: verloop for verloop in verlopen}
    logboek.engine.dispose()
    return uit


def speel(wegwijs, logboek: Logboek, verbinding: httpx.Client, gesprek: Gesprek) -> Verloop:
    """Speelt één gesprek tot het einde of tot de eerste afwijking."""
    verloop = Verloop(gesprek)
    try:
        inwoner = Deelnemer(wegwijs, gesprek, verbinding, verloop)
        keur_berichten(inwoner.laatste)
        for beurt in gesprek.beurten:
            if beurt.bij is None or beurt.bij == inwoner.vraag:
                _speel_beurt(inwoner, beurt)
        if gesprek.antwoorden is not None:
            _beantwoord(inwoner, gesprek.antwoorden)
        _keur_uitkomst(inwoner, logboek.van(inwoner.id), gesprek.uitkomst)
    except AssertionError as fout:
        verloop.afwijking = str(fout)
    except Exception as fout:  # in een draad: de test van dit gesprek meldt het
        verloop.afwijking = f"{type(fout).__name__}: {fout}"
    return verloop


def _speel_beurt(inwoner: Deelnemer, beurt: Beurt) -> None:
    getoond = [o["waarde"] for o in inwoner.opties]
    vast(set(beurt.kiest) <= set(getoond), f"regel {beurt.regel}: de knoppen {list(beurt.kiest)} zijn er niet allemaal; er zijn: {getoond}")
    if beurt.na:
        inwoner.wacht(beurt.na)
    inwoner.zegt(list(beurt.kiest) or beurt.zegt)
    keur_berichten(inwoner.laatste)
    _keur_beurt(inwoner, beurt.verwacht, f"regel {beurt.regel}, na {beurt.zegt or list(beurt.kiest)!r}")


def _beantwoord(inwoner: Deelnemer, antwoorden: Mapping[str, Any]) -> None:
    """Antwoordt op wat er nog gevraagd wordt, tot er niets meer gevraagd wordt. De laatste vraag mag blijven staan."""
    while inwoner.vraag and (inwoner.vraag in antwoorden or inwoner.vraag != "tevreden"):
        vast(inwoner.vraag in antwoorden, f"er wordt '{inwoner.vraag}' gevraagd, en daar staat geen antwoord bij")
        vast(inwoner.verwerkt < HOOGSTENS, f"na {HOOGSTENS} berichten nog steeds een vraag: '{inwoner.vraag}'")
        inwoner.zegt(antwoorden[inwoner.vraag])
        keur_berichten(inwoner.laatste)


# -- wat altijd geldt -------------------------------------------------------------------------

_CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")


def keur_berichten(berichten: list[dict[str, Any]]) -> None:
    """Wat bij elk antwoord aan een inwoner moet kloppen."""
    vast(berichten, "er kwam geen antwoord")
    vast(sum(bool(b["vraag"]) for b in berichten) <= 1, "er staan twee vragen tegelijk")
    for b in berichten:
        tekst = b["tekst"]
        vast(tekst.strip(), "een leeg bericht")
        vast("{" not in tekst and "}" not in tekst, f"niet ingevuld: {tekst!r}")
        vast(not _CODE.search(re.sub(r"\S+@\S+|www\.\S+", "", tekst)), f"een code in de tekst: {tekst!r}")
        vast(not re.search(r"\bNone\b|\bTrue\b|\bnull\b", tekst), f"een lege waarde in de tekst: {tekst!r}")
        vast(b["soort"] != "crisis" or re.search(r"\b112\b|\b113\b|\d{3}", tekst), f"een crisisbericht zonder nummer: {tekst!r}")
        for o in b["opties"]:
            vast(o["label"].strip() and not _CODE.search(o["label"]), f"een knop zonder goed opschrift: {o!r}")
    # Een crisis gaat voor alles: er staat niets boven het nummer.
    soorten = [b["soort"] for b in berichten]
    vast("crisis" not in soorten or soorten[0] == "crisis", "er staat iets boven het crisisbericht")


# -- wat dit gesprek verwacht -------------------------------------------------------------------


def _keur_beurt(inwoner: Deelnemer, v: Verwacht, waar: str) -> None:
    def eis(goed: object, melding: str) -> None:
        vast(goed, f"{waar}: {melding}")

    if v.vraag is not None:
        eis((inwoner.vraag or GEEN_VRAAG) == v.vraag, f"de vraag is '{inwoner.vraag or GEEN_VRAAG}' en niet '{v.vraag}'")
    soorten = [b["soort"] for b in inwoner.laatste]
    eis(v.eerst in (None, soorten[0]), f"eerst komt '{soorten[0]}' en niet '{v.eerst}'")
    eis(v.soort in (None, *soorten), f"er is geen bericht van soort '{v.soort}'")
    _keur_tekst(inwoner.tekst, v.bevat, v.bevat_niet, eis)
    getoond = {o["waarde"] for o in inwoner.opties}
    eis(set(v.opties) <= getoond, f"knoppen ontbreken: {sorted(set(v.opties) - getoond)} (er zijn: {sorted(getoond)})")
    _keur_weet(inwoner, v.weet, eis)


def _keur_tekst(tekst: str, bevat: Iterable[str], bevat_niet: Iterable[str], eis) -> None:
    for stuk in bevat:
        eis(stuk.lower() in tekst.lower(), f"er staat nergens '{stuk}'")
    for stuk in bevat_niet:
        eis(stuk.lower() not in tekst.lower(), f"er staat '{stuk}', en dat mag niet")


def _keur_weet(inwoner: Deelnemer, verwacht: Mapping[str, Any], eis) -> None:
    if verwacht:
        slots = inwoner.weet()
        for naam, waarde in verwacht.items():
            heeft = slots.get(naam)
            if isinstance(waarde, list) and isinstance(heeft, list):
                eis(sorted(heeft) == sorted(waarde), f"{naam} is {heeft!r} en niet {waarde!r}")
            else:
                eis(heeft == waarde, f"{naam} is {heeft!r} en niet {waarde!r}")


def _keur_uitkomst(inwoner: Deelnemer, log: list[t.Overdracht], u: Mapping[str, Any]) -> None:
    gemeld = {(o["kenmerk"], o["loket"]) for o in inwoner.overdrachten}
    vast(gemeld == {(r.kenmerk, r.loket) for r in log}, f"de inwoner las {sorted(gemeld)}, in het logboek staat {[(r.kenmerk, r.loket) for r in log]}")
    heeft = sorted(r.loket for r in log)
    vast(heeft == sorted(u["loketten"]), f"doorgegeven aan {heeft} en niet aan {sorted(u['loketten'])}")
    tekst = "\n".join(b["tekst"] for b in inwoner.alles)
    for rij in log:
        vast(rij.kenmerk in tekst, f"het kenmerk {rij.kenmerk} staat nergens in het gesprek")
        vast(rij.gewist_op or rij.loket in {toestemming.loket for toestemming in rij.toestemmingen}, f"zonder toestemming naar {rij.loket}")
        _keur_deel(rij, u, alle=True)
    for loket, deel in u["aan"].items():
        for rij in (r for r in log if r.loket == loket):
            _keur_deel(rij, deel, alle=False)
    if "regisseur" in u:
        houdt = [r.loket for r in log if r.regisseur] or [NIEMAND]
        vast(houdt == [u["regisseur"]], f"regisseur is {houdt} en niet {u['regisseur']}")
    alles = {p.code for r in log for p in r.problemen}
    vast(set(u.get("problemen", ())) <= alles, f"niet doorgegeven: {sorted(set(u.get('problemen', ())) - alles)} (wel: {sorted(alles)})")
    vast(not set(u.get("geen_problemen", ())) & alles, f"ten onrechte doorgegeven: {sorted(set(u.get('geen_problemen', ())) & alles)}")
    _keur_tekst(tekst, u.get("bevat", ()), u.get("bevat_niet", ()), vast)
    for vraag in u.get("gevraagd", ()):
        vast(vraag in inwoner.gevraagd, f"'{vraag}' is niet gevraagd")
    for vraag in u.get("niet_gevraagd", ()):
        vast(vraag not in inwoner.gevraagd, f"'{vraag}' is gevraagd, en dat was niet nodig")
    vast(inwoner.verwerkt <= u.get("hoogstens_beurten", HOOGSTENS), f"{inwoner.verwerkt} berichten van de inwoner")
    _keur_weet(inwoner, u.get("weet", {}), vast)


# Hoe een veld van een overdracht in het draaiboek heet en waar het in de tabel staat.
_VELDEN = {
    "prioriteit": "prioriteit", "rij": "rij", "reden": "reden", "regie": "regie", "team": "team", "buurt": "buurt", "voor_wie": "voor_wie", "taal": "taal",
    "contact": "contact_wijze", "contactgegeven": "contact_waarde", "belmoment": "contact_belmoment", "naam": "contact_naam", "veilig": "contact_veilig",
}  # fmt: skip


def _keur_deel(rij: t.Overdracht, deel: Mapping[str, Any], *, alle: bool) -> None:
    """Eén overdracht tegen wat erover in het draaiboek staat.

    Met `alle` geldt het voor het hele gesprek: dan gaan plan, termijnen en genoemde loketten over
    de regisseur (of de medewerker), en zijn de problemen die van alle loketten samen.
    """
    over_plan = rij.regisseur or rij.loket == KCC or not alle
    bij = f"{rij.loket} kreeg"
    for naam, kolom in _VELDEN.items():
        if naam in deel:
            vast(getattr(rij, kolom) == deel[naam], f"{bij} {naam} {getattr(rij, kolom)!r} en niet {deel[naam]!r}")
    codes = [p.code for p in rij.problemen]
    if not alle and "problemen" in deel:
        vast(sorted(codes) == sorted(deel["problemen"]), f"{bij} {sorted(codes)} en niet {sorted(deel['problemen'])}")
    if not alle and "geen_problemen" in deel:
        vast(not set(codes) & set(deel["geen_problemen"]), f"{bij} ten onrechte {sorted(set(codes) & set(deel['geen_problemen']))}")
    if "crisis" in deel:
        vast(sorted(rij.crisis) == sorted(deel["crisis"]), f"{bij} crisis {rij.crisis!r}")
    if "genoemd" in deel and over_plan:
        vast(sorted(rij.genoemd) == sorted(deel["genoemd"]), f"{bij} als genoemde loketten {rij.genoemd!r} en niet {list(deel['genoemd'])!r}")
    if "plan" in deel and over_plan:
        stappen = list(dict.fromkeys(stap.stap for stap in rij.plan))
        vast(stappen == list(deel["plan"]), f"{bij} het plan {stappen} en niet {list(deel['plan'])}")
    for soort, tijd in deel.get("termijnen", {}).items() if over_plan else ():
        _keur_termijn(rij, soort, tijd)
    if "gewist" in deel:
        vast((rij.gewist_op is not None) == deel["gewist"], f"{rij.loket} is {'niet ' if deel['gewist'] else ''}gewist")
        vast(not deel["gewist"] or not (rij.verhaal or rij.contact_waarde or rij.samenvatting), f"bij {rij.loket} staat nog persoonlijke tekst")
    leest = "\n".join([rij.samenvatting or "", *(rij.verhaal or ()), *(" ".join(map(str, paar)) for paar in rij.antwoorden or ())]).lower()
    for stuk in deel.get("leest", ()):
        vast(stuk.lower() in leest, f"{rij.loket} leest niets over '{stuk}': {leest!r}")
    for stuk in deel.get("leest_niet", ()):
        vast(stuk.lower() not in leest, f"{rij.loket} leest '{stuk}', en dat is niet zijn deel: {leest!r}")


def _keur_termijn(rij: t.Overdracht, soort: str, tijd: str) -> None:
    termijnen = {termijn.soort: termijn.uiterlijk for termijn in rij.termijnen}
    vast(soort in termijnen, f"{rij.loket} kreeg geen termijn '{soort}', wel {sorted(termijnen)}")
    ontvangen = rij.ontvangen.astimezone(NEDERLAND).date()
    dag = _dag(ontvangen, tijd)
    vast(termijnen[soort] == dag, f"{soort} loopt bij {rij.loket} tot {termijnen[soort]} en niet tot {dag} ({tijd})")


def _dag(vanaf: date, tijd: str) -> date:
    if tijd == "vandaag":
        return vanaf
    aantal, eenheid = tijd.split()
    if eenheid in ("week", "weken"):
        return plus_werkdagen(vanaf + timedelta(weeks=int(aantal)), 0)
    return plus_werkdagen(vanaf, int(aantal))
