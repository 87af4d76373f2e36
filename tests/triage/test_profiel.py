"""Profielen: de drie echte kloppen, en een fout noemt bestand, regel en wat er mis is."""

import re

import pytest

from gemeenten.lezer import MAP, lees_profiel, profielen
from triage.profiel import ProfielFout
from triage.taxonomie import PROBLEMEN
from triage.vragen import _VAST


def test_drie_gemeenten():
    """De profielen van de installatie zijn er en kloppen."""
    assert set(profielen()) == {"almelo", "maastricht", "groningen"}


@pytest.mark.parametrize("gemeente", ["almelo", "maastricht", "groningen"])
def test_elke_buurt_en_postcode_komt_bij_een_team_uit(gemeente):
    """Geen inwoner valt buiten de teams, en elke tekst is in te vullen."""
    p = profielen()[gemeente]
    for team in p.teams:
        for buurt in team.buurten:
            assert p.zoek_buurt(f"ik woon in {buurt.lower()}").team == team
    for cijfers in p.postcodes:
        assert p.zoek_buurt(str(cijfers)).team
    for code in PROBLEMEN:
        assert p.loket_van(code) and p.tekst("problemen", code, "u") and p.tekst("problemen", code, "kort")
    for vlag in p.woorden["crisis"]:
        assert "{" not in p.tekst("crisis", vlag)
    for vraag, paren in _VAST.items():
        assert all(p.tekst("knoppen", vraag, sleutel) for _, sleutel in paren)


def test_hoogstens_drie_voorzieningen_die_passen():
    """Een overzicht dat iemand kan lezen."""
    p = profielen()["almelo"]
    gevonden = p.voorzieningen_bij(("eenzaamheid", "schulden", "rondkomen", "taal_inburgering"), None)
    assert 0 < len(gevonden) <= 3
    assert p.voorzieningen_bij((), None) == ()


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("telefoon: \"14 0546\"\nwebsite", "website", "'telefoon' ontbreekt"),
        ('postcodes: ["7600-7611"]', 'postcodes: ["76-7611"]', "is geen postcode"),
        ("bewaartermijn_dagen: 28", "bewaartermijn_dagen: 0", "van 1 tot 366"),
        ("bewaartermijn_dagen: 28", "bewaartermijn_dagen: veel", "verwacht een getal"),
        ('maandag: "08:30-17:00"', 'maandag: "17:00-08:30"', "is geen tijd van-tot"),
        ("sluitingsdagen: []", "sluitingsdagen: [kerst]", "is geen datum"),
        ("problemen: [opvoeding, taal_inburgering]", "problemen: [opvoeding, geluk]", "'geluk' is geen probleemcode"),
        ("website: www.almelo.nl", "websaait: www.almelo.nl", "'websaait' bestaat niet"),
        ("  kcc: {naam", "  kkc: {naam", "'kkc' bestaat niet"),
        ("teams:", "routering: {geluk: werkplein}\nteams:", "'geluk' is geen probleemcode"),
        ("teams:", "routering: {schulden: kcc}\nteams:", "geen loket waar een probleem heen kan"),
        ("teams:", "termijnen: {eerste_contact: gauw}\nteams:", "is geen termijn"),
        ("teams:", "teams: [\n", "geen goede YAML"),
    ],
)
def test_fout_noemt_bestand_en_regel(tmp_path, oud, nieuw, melding):
    """Wie een profiel maakt, ziet op welke regel wat er mis is."""
    tekst = (MAP / "almelo.yaml").read_text(encoding="utf-8")
    assert oud in tekst
    pad = tmp_path / "proef.yaml"
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(ProfielFout, match=re.escape(melding)) as fout:
        lees_profiel(pad)
    assert all(f.bestand == "proef.yaml" and f.regel >= 1 for f in fout.value.fouten)


def test_regelnummer_klopt(tmp_path):
    """Het nummer wijst naar de regel zelf, niet naar het begin van het bestand."""
    regels = (MAP / "almelo.yaml").read_text(encoding="utf-8").splitlines()
    nummer = next(i for i, r in enumerate(regels) if r.startswith("bewaartermijn_dagen"))
    regels[nummer] = "bewaartermijn_dagen: 9999"
    pad = tmp_path / "proef.yaml"
    pad.write_text("\n".join(regels), encoding="utf-8")
    with pytest.raises(ProfielFout) as fout:
        lees_profiel(pad)
    assert [f.regel for f in fout.value.fouten] == [nummer + 1]


@pytest.mark.parametrize("inhoud", ["", "- lijst", "gemeente: x", "\x00"])
def test_leeg_of_half_bestand(tmp_path, inhoud):
    """Ook een leeg bestand geeft een gewone foutmelding."""
    pad = tmp_path / "leeg.yaml"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(ProfielFout):
        lees_profiel(pad)
