"""Wat de bot doorgeeft en wat het portaal laat zien: voor alles zijn er woorden, in elke gemeente."""

import ast
import re
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest

from gemeenten.lezer import profielen
from integrations.portal import woorden
from triage.dossier import Dossier
from triage.overdracht import WIJZEN
from triage.overdragen import maak_overdrachten
from triage.plan import STAPPEN, WANNEER
from triage.profiel import Profiel
from triage.regie import Regie
from triage.taxonomie import CRISISVLAGGEN, LOKETTEN, PROBLEMEN
from triage.urgentie import DREIGINGEN, STANDAARD_TERMIJNEN
from triage.vragen import opties

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[a-z]+(_[a-z]+)*")
ELKE = pytest.mark.parametrize("profiel", profielen().values(), ids=profielen())


def bron(pad: str) -> str:
    return (ROOT / pad).read_text(encoding="utf-8")


def namen_in(pad: str, *constanten: str) -> set[str]:
    """De teksten in deze constanten van een module die in deze omgeving niet te importeren is."""
    return {
        tekst.value
        for knoop in ast.parse(bron(pad)).body
        if isinstance(knoop, ast.Assign) and any(isinstance(doel, ast.Name) and doel.id in constanten for doel in knoop.targets)
        for tekst in ast.walk(knoop.value)
        if isinstance(tekst, ast.Constant) and isinstance(tekst.value, str)
    }


def vol_dossier(**anders: object) -> Dossier:
    """Een dossier waarin elke vraag beantwoord is."""
    d = Dossier(problemen=["schulden", "huiselijk_geweld"], bevestigd=["schulden", "huiselijk_geweld"], dreiging=["huis"], akkoord=list(LOKETTEN), gemeente="almelo")
    for veld in fields(Dossier):
        if getattr(d, veld.name) is None:
            setattr(d, veld.name, ["onbekend"] if "list" in str(veld.type) else "onbekend")
    d.akkoord_op = None  # een moment, geen antwoord
    return d.kopie(**anders)


def antwoorden(d: Dossier, profiel: Profiel) -> dict[str, str]:
    """Wat de bot van dit dossier aan het loket geeft."""
    (overdracht,) = maak_overdrachten(d, profiel, "proef-gesprek", datetime.fromisoformat("2026-11-20T10:00:00+01:00"), "ja")
    return dict(overdracht.antwoorden)


@ELKE
def test_elke_vraag_heeft_woorden(profiel):
    """Elke vraag-id die in een overdracht kan staan heeft woorden voor medewerkers, en er staat er geen te veel."""
    assert set(antwoorden(vol_dossier(), profiel)) == set(profiel.woorden["loketwoorden"]["vragen"])
    assert set(woorden.REGIEVRAGEN) <= set(profiel.woorden["loketwoorden"]["vragen"])


@ELKE
def test_elk_antwoord_heeft_woorden(profiel):
    """Welke knop de inwoner ook kiest, of hij nu niet weet of niet wil: het portaal toont nooit de code."""
    taal = woorden.Woorden(profielen())
    for vraag in profiel.woorden["loketwoorden"]["vragen"]:
        knoppen = [o.waarde for o in opties(vraag, Dossier(), profiel)[0]] if vraag != "dreiging" else DREIGINGEN
        # De dag van een dreiging is al uitgerekend voordat zij doorgegeven wordt.
        for waarde in [*(knoppen if vraag != "dreiging_datum" else ["2026-12-03"]), *(["onbekend", "geweigerd"] if vraag != "dreiging" else [])]:
            gestuurd = antwoorden(vol_dossier(**{vraag: [waarde] if vraag == "dreiging" else waarde}), profiel)[vraag]
            getoond = taal.antwoord(profiel.sleutel, vraag, gestuurd)
            assert not CODE.fullmatch(getoond), (vraag, waarde, getoond)
            assert not re.match(r"\d{4}-", getoond), (vraag, waarde, getoond)
    for vraag in ("belmoment", "veilig_bereikbaar"):
        for knop in opties(vraag, Dossier(), profiel)[0]:
            assert taal.antwoord(profiel.sleutel, vraag, knop.waarde) == knop.label


@ELKE
def test_elke_code_heeft_woorden(profiel):
    """Termijnen, redenen, problemen, stappen, crisis en voor wie: alles wat in een overdracht kan staan."""
    w = profiel.woorden
    redenen = re.findall(r"(?:Besluit|_naar_sociaal_team)\(\d, (.+?), ", bron("triage/besluit.py"))
    assert set(w["termijnen"]) == set(STANDAARD_TERMIJNEN)
    assert "terugbellen" in w["termijnen"]
    assert set(w["stappen"]) == {stap for stap, _ in STAPPEN}
    assert set(w["wanneer"]) == set(WANNEER)
    assert set(w["loketwoorden"]["crisis"]) == set(CRISISVLAGGEN)
    assert set(w["loketwoorden"]["voor_wie"]) == {*w["knoppen"]["voor_wie"], "onbekend", "geweigerd"}
    assert all(w["problemen"][code]["loket"] for code in PROBLEMEN)
    assert set(re.findall(r'"(\w+)"', "".join(redenen))) == set(w["redenen"])
    assert all(reden["loket"] for reden in w["redenen"].values())


def test_woorden_van_het_scherm():
    """De vaste lijsten van het portaal noemen alles wat er kan staan, ook elke taal die de bot herkent."""
    assert set(woorden.REGIE) == {r.value for r in Regie}
    assert set(woorden.WIJZE) == set(WIJZEN)
    assert set(woorden.TAAL) >= namen_in("bot/components/taal.py", "TALEN", "ANDERE")
    assert namen_in("bot/components/taal.py", "TALEN", "ANDERE")
