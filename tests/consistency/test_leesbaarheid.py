"""Elke tekst voor inwoners is te lezen met taalniveau B1; de maten staan in tools/leesbaarheid.py."""

import re

import pytest

from gemeenten.lezer import profielen
from tools import leesbaarheid as l
from triage.procesvragen import vind

TEKSTEN = list(l.teksten())
ALMELO = profielen()["almelo"]


def test_alle_soorten_teksten_worden_gemeten():
    """Zonder teksten zou de test hieronder niets zeggen: responses, woorden, procesvragen, eigen teksten en voorzieningen."""
    bronnen = " ".join(t.bron for t in TEKSTEN)
    for deel in ("utter_opening", "utter_vraag_buurt (Almelo)", "procesvragen.kosten.tekst", "crisis.suicide", "problemen.schulden.u", "storing.motor_weg", "knoppen.voor_wie.mijzelf", "voorzieningen: MJD"):
        assert deel in bronnen
    assert len(TEKSTEN) > 400


@pytest.mark.parametrize("tekst", TEKSTEN, ids=lambda t: t.bron)
def test_tekst_is_te_lezen(tekst):
    """Korte zinnen, gewone woorden, en ingevuld."""
    assert l.meet(tekst).te_moeilijk() == [], tekst.tekst
    assert "{" not in tekst.tekst


@pytest.mark.parametrize(
    ("tekst", "waarom"),
    [
        ("Wij willen u er vriendelijk op wijzen dat u, als u dat wilt en als het kan, de brief die u van ons krijgt op tijd weer naar ons terug stuurt.", "een zin van"),
        ("U loopt nu mee met ons en u ziet wat we in de stad doen voor de mensen. U loopt nu mee met ons en u ziet wat we in de stad doen voor de mensen.", "gemiddeld"),
        ("De consulent toetst uw verzoek. Uw participatiebijdrage wordt vastgesteld. U ontvangt de bevoorschotting op uw rekening.", "ongewone woorden"),
        ("De gemeentelijke organisatie realiseert verschillende individuele ondersteuningsmogelijkheden. Informatie daarover ontvangen betrokkenen afzonderlijk.", "Flesch-Douma"),
        ("Bevoorschotting, participatiebijdrage", "meer dan één ongewoon woord"),
    ],
)
def test_een_moeilijke_tekst_valt_op(tekst, waarom):
    """De controle hierboven kan op elke maat mislukken."""
    assert any(waarom in fout for fout in l.meet(l.Tekst("proef", tekst)).te_moeilijk())


@pytest.mark.parametrize(("woord", "aantal"), [("u", 1), ("huis", 1), ("kenmerk", 2), ("medewerker", 4), ("situatie", 4), ("schulden", 2), ("inkomen", 3), ("tijd", 1), ("bijstand", 2), ("coördinator", 5), ("gebeurt", 2), ("nieuw", 1), ("mooie", 2), ("typ", 1), ("quota", 2)])
def test_lettergrepen(woord, aantal):
    """De telling waar Flesch-Douma op rust."""
    assert l.lettergrepen(woord) == aantal


def test_een_vakwoord_mag_alleen_als_het_uitgelegd_wordt():
    """Wie vraagt wat het woord betekent, krijgt de uitleg die erbij hoort."""
    for woord, vraag in l.UITGELEGD.items():
        assert vind(f"wat betekent {woord}?", ALMELO.woorden["procesvragen"]) == vraag, woord


def test_uitgelegde_en_alledaagse_woorden_komen_voor():
    """De twee lijsten groeien niet dicht: elk woord staat in een tekst, en wat al gewoon is hoeft er niet in."""
    gebruikt = {w.lower() for t in TEKSTEN for w in l.woorden(t.tekst)}
    gewoon = {regel for regel in l.LIJST.read_text(encoding="utf-8").splitlines() if not regel.startswith("#")}
    assert sorted((l.ALLEDAAGS | l.UITGELEGD.keys()) - gebruikt) == []
    assert sorted(l.ALLEDAAGS & gewoon) == []


def test_het_blad_is_bij():
    """De tabel in docs/leesbaarheid.md is die van nu; bijwerken met `python -m tools.leesbaarheid`."""
    blad = l.BLAD.read_text(encoding="utf-8")
    assert l.bijgewerkt(blad) == blad
    assert len(re.findall(r"^\| `", blad, re.MULTILINE)) == 10


@pytest.mark.parametrize("tekst", TEKSTEN, ids=lambda t: t.bron)
def test_geen_verwijt_en_geen_valse_belofte(tekst):
    """Nooit 'helaas', 'u had', 'u moet eerst', 'wij lossen het op' of 'komt goed'."""
    fout = r"\bhelaas\b|\bu had\b|\bu moet eerst\b|\blossen (?:het|dit)\b.{0,15}\bop\b|\bkomt (?:het )?(?:allemaal )?goed\b|\bgegarandeerd\b|\bdient u\b|\bu dient\b|\bzorgen wij dat\b|\bmaakt u zich geen zorgen\b"
    assert not re.search(fout, tekst.tekst, re.IGNORECASE), tekst.tekst
