"""Versleutelen, hashes, en sleutels die niet kloppen."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Text, create_engine, insert, select, type_coerce
from sqlalchemy.exc import StatementError

from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, maak_engine, maak_sessies, schrijven
from overdracht.gesprekken import Gesprekken
from overdracht.sleutels import versleutelde_kolommen
from overdracht.versleuteling import Sleutelbos, SleutelFout, nieuwe_sleutel, normaal, zoektermen
from tests.support.database import PROEFBOS, SLEUTELOMGEVING
from tests.support.overdrachten import KCC, maak_overdracht

WORTEL = Path(__file__).resolve().parents[2]
HASHSLEUTEL = "h" * 32


def bos(*sleutels: str, hashsleutel: str = HASHSLEUTEL) -> Sleutelbos:
    return Sleutelbos(sleutels, hashsleutel)


@given(st.text())
def test_heen_en_terug(tekst: str) -> None:
    """Elke tekst komt er weer uit zoals zij was, en staat er niet leesbaar in."""
    geheim = PROEFBOS.versleutel(tekst)
    assert PROEFBOS.ontsleutel(geheim) == tekst
    assert PROEFBOS.versleutel(tekst) != geheim


def test_wisselen() -> None:
    """Een nieuwe sleutel vooraan schrijft; de oude leest nog, tot hij weg is."""
    oud, nieuw = nieuwe_sleutel(), nieuwe_sleutel()
    geheim = bos(oud).versleutel("Anna")
    beide = bos(nieuw, oud)
    assert beide.ontsleutel(geheim) == "Anna"
    assert (beide.sleutelnummer(geheim), beide.sleutelnummer(beide.versleutel("Anna"))) == (1, 0)
    assert bos(nieuw).sleutelnummer(geheim) is None
    with pytest.raises(SleutelFout, match="WEGWIJS_SLEUTELS"):
        bos(nieuw).ontsleutel(geheim)


def test_veranderde_tekst() -> None:
    """Wie aan versleutelde tekst komt, maakt er geen andere tekst van maar een fout."""
    geheim = PROEFBOS.versleutel("Anna")
    for anders in (geheim[:-5] + "AAAA=", geheim[:20], "", "Anna", "é"):
        with pytest.raises(SleutelFout):
            PROEFBOS.ontsleutel(anders)


@pytest.mark.parametrize(("sleutels", "hashsleutel", "melding"), [("", HASHSLEUTEL, "WEGWIJS_SLEUTELS ontbreekt"), ("kort", HASHSLEUTEL, "Sleutel 1"), (f"{'a' * 43},geheim!", HASHSLEUTEL, "Sleutel 2"), ("a" * 43, "kort", "WEGWIJS_HASHSLEUTEL")])
def test_geen_goede_sleutel(sleutels: str, hashsleutel: str, melding: str) -> None:
    """De fout zegt in gewone woorden welke sleutel het is, en noemt hem niet."""
    with pytest.raises(SleutelFout, match=melding) as fout:
        Sleutelbos.uit_tekst(sleutels, hashsleutel)
    assert "geheim!" not in str(fout.value)
    assert "kort" not in str(fout.value).replace("korter", "")


@pytest.mark.parametrize(
    ("soort", "schrijfwijzen"),
    [
        ("telefoon", ["0612345678", "06 12345678", "06-12 34 56 78", "+31612345678", "+31 (0)6 12345678", "0031612345678", "31612345678"]),
        ("email", ["Anna@Voorbeeld.nl", " anna@voorbeeld.NL "]),
        ("woord", ["Renée", "renee", "RENÉE"]),
        ("telegram", ["123456789", " 123456789 "]),
    ],
)
def test_een_kenhash_per_persoon(soort: str, schrijfwijzen: list[str]) -> None:
    """Hoe het geschreven is maakt niet uit; een ander nummer, een andere soort en een andere sleutel wel."""
    assert len({PROEFBOS.kenhash(soort, waarde) for waarde in schrijfwijzen}) == 1
    hash_ = PROEFBOS.kenhash(soort, schrijfwijzen[0])
    assert hash_ not in (PROEFBOS.kenhash(soort, "0687654321"), PROEFBOS.kenhash("anders", normaal(soort, schrijfwijzen[0])), bos("a" * 43).kenhash(soort, schrijfwijzen[0]))


def test_zoektermen() -> None:
    """Een nummer is één term, gewone woorden tellen niet, accenten en hoofdletters ook niet."""
    gevonden = zoektermen("Ik ben Renée van der Berg, bel +31 6 12345678 of mail R.Berg@Voorbeeld.nl over huiselijk_geweld")
    assert gevonden == {
        *(("telefoon", "0612345678"), ("email", "r.berg@voorbeeld.nl")),
        *(("woord", w) for w in ("renee", "berg", "bel", "mail", "huiselijk", "geweld")),
    }  # fmt: skip


def test_elke_persoonlijke_kolom_is_versleuteld() -> None:
    """Een kolom met vrije tekst erbij is een keuze: versleuteld, of op deze lijst van wat geen persoon aanwijst."""
    leesbaar = {
        *("overdracht.reden", "overdracht.team", "overdracht.buurt", "historie.naar_team", "webhook.url", "webhook.waarom_uit", "webhook_bezorging.laatste_fout"),
        *("weergave.naam", "weergave.adres", "medewerker.naam", "medewerker.wachtwoord_hash", "medewerker.oidc_sub", "api_token.naam"),
    }
    versleuteld = {f"{tabel.name}.{kolom.name}" for tabel, kolom in versleutelde_kolommen()}
    lang = {f"{tabel.name}.{kolom.name}" for tabel in t.Tabel.metadata.sorted_tables for kolom in tabel.columns if isinstance(kolom.type, Text) and kolom.type.length is None}
    assert lang - versleuteld <= leesbaar
    assert {"bericht.inhoud", "overdracht.verhaal", "overdracht.contact_waarde", "historie.notitie", "toestemming.tekst", "kanaaladres.adres", "uitgaand.inhoud"} <= versleuteld


def test_de_lijst_in_docs_klopt() -> None:
    """docs/opslag.md noemt precies de kolommen die versleuteld zijn."""
    tekst = (WORTEL / "docs" / "opslag.md").read_text(encoding="utf-8")
    genoemd = re.findall(r"^\| `([a-z_]+\.[a-z_]+)` \|", tekst, re.MULTILINE)
    assert sorted(genoemd) == sorted(f"{tabel.name}.{kolom.name}" for tabel, kolom in versleutelde_kolommen())


def test_niets_leesbaars_in_het_bestand(tmp_path: Path, sessies: Sessies, url: str) -> None:
    """In de bytes van de database staat geen woord van de inwoner of over hem."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo")
    gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "Mijn kachel ontploft"})
    wie = dienst.Toegang(_medewerker(sessies), "kcc")
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, verhaal=("Mijn kachel ontploft",), samenvatting="Kachelprobleem", antwoorden=(("overzicht", "niemand thuis"),)))
    dienst.noteer(sessies, wie, kenmerk, "Kachelman gebeld")
    woorden = ("kachel", "ontploft", "Kachelprobleem", "Kachelman", "Anna", "Vries", "12345678", "17 uur", "niemand thuis")
    with lezen(sessies) as sessie:
        inhoud = "\n".join(str(rij) for tabel in t.Tabel.metadata.sorted_tables for rij in sessie.connection().exec_driver_sql(f"SELECT * FROM {tabel.name}"))
    if url.startswith("sqlite"):
        pad = Path(url.removeprefix("sqlite:///"))
        inhoud += "".join(bestand.read_bytes().decode("latin-1") for bestand in pad.parent.glob(f"{pad.name}*"))
    for woord in woorden:
        assert woord.lower() not in inhoud.lower(), woord


def _medewerker(sessies: Sessies) -> int:
    from overdracht import medewerkers

    return medewerkers.maak(sessies, "j.jansen", "hash")


def test_verkeerde_sleutel_voor_deze_database(sessies: Sessies, url: str) -> None:
    """Met andere sleutels is er geen lezen en geen schrijven: eerst een duidelijke fout."""
    dienst.neem_aan(sessies, maak_overdracht())
    for verkeerd, melding in ((bos(nieuwe_sleutel(), hashsleutel=SLEUTELOMGEVING["WEGWIJS_HASHSLEUTEL"]), "WEGWIJS_SLEUTELS hoort niet"), (bos(SLEUTELOMGEVING["WEGWIJS_SLEUTELS"]), "WEGWIJS_HASHSLEUTEL hoort niet")):
        engine = maak_engine(url, verkeerd)
        met_verkeerd = maak_sessies(engine)
        with pytest.raises(SleutelFout, match=melding):
            dienst.lijst(met_verkeerd, KCC)
        with pytest.raises(SleutelFout, match=melding):
            dienst.neem_aan(met_verkeerd, maak_overdracht())
        engine.dispose()
    assert dienst.lijst(sessies, KCC).totaal == 1


def test_zonder_sleutels_geen_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Zonder sleutels in de omgeving is er geen engine, en een engine van elders kan niets lezen."""
    monkeypatch.delenv("WEGWIJS_SLEUTELS")
    with pytest.raises(SleutelFout, match="WEGWIJS_SLEUTELS ontbreekt"):
        maak_engine("sqlite://")
    engine = create_engine("sqlite://")
    t.Tabel.metadata.create_all(engine)
    with engine.connect() as v, pytest.raises(StatementError, match="maak_engine"):
        v.execute(insert(t.Sleutelproef).values(proef="x", hash="x"))
    engine.dispose()


def test_het_webproces_start_niet_met_een_verkeerde_sleutel(tmp_path: Path) -> None:
    """Wie de sleutels verwisselt, leest dat meteen bij de start."""
    omgeving = {"WEGWIJS_VAR": str(tmp_path), "WEGWIJS_RASA_TOKEN": "t" * 16, "WEGWIJS_INTERN_GEHEIM": "g" * 16, "PATH": "", **SLEUTELOMGEVING}
    migreer = subprocess.run([sys.executable, "-m", "overdracht.migreer"], cwd=WORTEL, env=omgeving, capture_output=True, text=True, timeout=120, check=False)
    assert (migreer.returncode, migreer.stderr) == (0, "")
    omgeving["WEGWIJS_SLEUTELS"] = nieuwe_sleutel()
    opdracht = [sys.executable, "-m", "uvicorn", "integrations.app:maak_app", "--factory", "--port", "0"]
    klaar = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, capture_output=True, text=True, timeout=120, check=False)
    assert klaar.returncode != 0
    assert "WEGWIJS_SLEUTELS hoort niet bij deze database" in klaar.stderr


def test_twee_databases_in_een_proces(tmp_path: Path) -> None:
    """De sleutels horen bij de engine: twee databases met eigen sleutels hinderen elkaar niet."""
    from overdracht.migreer import migreer

    ruw = []
    for naam in ("een", "twee"):
        engine = maak_engine(f"sqlite:///{tmp_path / naam}", bos(nieuwe_sleutel()))
        migreer(engine)
        sessies = maak_sessies(engine)
        kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
        with schrijven(sessies) as sessie:
            rij = sessie.scalars(select(t.Overdracht)).one()
            assert (rij.kenmerk, rij.contact_naam) == (kenmerk, "Anna de Vries")
            ruw.append((sessie.scalar(select(type_coerce(t.Overdracht.contact_naam, Text))), rij.persoon_hash))
        engine.dispose()
    assert ruw[0][0] != ruw[1][0]
    assert ruw[0][1] == ruw[1][1]  # dezelfde hashsleutel
