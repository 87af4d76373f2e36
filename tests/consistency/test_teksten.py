"""Wat de kern wil zeggen bestaat als tekst, en wat het dossier kent bestaat als slot."""

import re
from dataclasses import fields
from pathlib import Path

import yaml

from triage.dossier import Dossier
from triage.taxonomie import CRISISVLAGGEN, SOORTEN

ROOT = Path(__file__).resolve().parents[2]
RESPONSES = {
    naam: teksten
    for bestand in (ROOT / "bot" / "data" / "responses").glob("*.yml")
    for naam, teksten in yaml.safe_load(bestand.read_text(encoding="utf-8"))["responses"].items()
}
DOMEIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
BRON = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "triage").rglob("*.py"))


def test_elke_uiting_heeft_een_tekst():
    """Alle namen die de kern noemt staan in de responses, en elke vraag ook in een tweede uitleg."""
    namen = set(re.findall(r'\.zeg\("(\w+)"', BRON)) | set(re.findall(r'"(vraag_\w+)"', BRON)) | {f"crisis_{v}" for v in CRISISVLAGGEN}
    namen |= {n for rij in re.findall(r'\.zeg\("(\w+)" if .*? else "(\w+)"', BRON) for n in rij}
    namen |= {"buiten_bereik", "aanbod", "klacht", "status", "groet"}
    vragen = set(DOMEIN["forms"]["intake"]["required_slots"])
    namen |= {f"vraag_{v}" for v in vragen} | {f"vraag_{v}_opnieuw" for v in vragen - {"akkoord", "tevreden"}}
    ontbreekt = {n for n in namen if f"utter_{n}" not in RESPONSES}
    assert not ontbreekt


def test_geen_tekst_te_veel():
    """Een response die niemand uitspreekt is dood."""
    dood = {n for n in RESPONSES if not re.search(rf'\b{n.removeprefix("utter_")}\b', BRON)}
    mag = {f"utter_crisis_{v}" for v in CRISISVLAGGEN} | {n for n in dood if n.startswith("utter_vraag_") or n.endswith("_plan")}
    assert dood <= mag


def test_slots_zijn_de_velden_van_het_dossier():
    """Een nieuw veld zonder slot zou stil verdwijnen tussen twee berichten."""
    assert set(DOMEIN["slots"]) == {f.name for f in fields(Dossier)} | {"laatste_beurt"}


def test_intents_zijn_de_soorten():
    """Het domein kent precies de soorten van de taxonomie, en vertel, begin en keuze."""
    assert set(DOMEIN["intents"]) == {*SOORTEN, "vertel", "begin", "keuze"}
