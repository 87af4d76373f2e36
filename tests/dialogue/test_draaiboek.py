"""De gesprekken zelf: een fout in een draaiboek valt op, en samen dekken zij wat ze moeten dekken."""

from collections import Counter

import pytest

from tests.dialogue.draaiboek import MAP, DraaiboekFout, lees, lees_alles
from triage.besluit import RIJEN
from triage.taxonomie import CRISISVLAGGEN

GOED = """\
- naam: Een rolstoel
  gemeente: [almelo, groningen]
  beurten:
    - {zegt: "ik heb een rolstoel nodig", verwacht: klopt_dit}
    - {kiest: [hulpmiddel], verwacht: {vraag: nog_iets, weet: {bevestigd: [hulpmiddel]}}}
  antwoorden: {nog_iets: "nee", akkoord: [wmo_loket]}
  uitkomst: {loketten: [wmo_loket], termijnen: {wmo_ontvangst: 2 werkdagen}, aan: {wmo_loket: {rij: 5}}}
"""


@pytest.fixture
def lees_tekst(tmp_path):
    def lees_deze(tekst):
        (tmp_path / "proef.yaml").write_text(tekst, encoding="utf-8")
        return lees(tmp_path / "proef.yaml")

    return lees_deze


def test_een_goed_draaiboek(lees_tekst):
    """Wat er staat komt eruit, één keer per gemeente, en een losse tekst is een lijst van één."""
    almelo, groningen = lees_tekst(GOED)
    assert (almelo.gemeente, groningen.gemeente) == ("almelo", "groningen")
    typt, kiest = almelo.beurten
    assert (typt.regel, typt.zegt, typt.verwacht.vraag) == (4, "ik heb een rolstoel nodig", "klopt_dit")
    assert kiest.kiest == ("hulpmiddel",) and kiest.verwacht.weet == {"bevestigd": ["hulpmiddel"]}
    assert almelo.antwoorden == {"nog_iets": "nee", "akkoord": ["wmo_loket"]}
    assert almelo.uitkomst["aan"] == {"wmo_loket": {"rij": 5}}


@pytest.mark.parametrize(
    ("goed", "fout", "melding"),
    [
        ("verwacht: klopt_dit", "verwagt: klopt_dit", "proef.yaml:4: 'verwagt' bestaat niet bij beurt; bedoelde u 'verwacht'?"),
        ("uitkomst:", "uitkomsten:", "proef.yaml:7: 'uitkomsten' bestaat niet bij gesprek; bedoelde u 'uitkomst'?"),
        ("verwacht: klopt_dit", "verwacht: klopt_dat", "proef.yaml:4: 'klopt_dat' bestaat niet bij vraag; bedoelde u 'klopt_dit'?"),
        ("weet: {bevestigd", "weet: {bevestigt", "proef.yaml:5: 'bevestigt' bestaat niet bij weet; bedoelde u 'bevestigd'?"),
        ("loketten: [wmo_loket]", "loketten: [wmoloket]", "proef.yaml:7: 'wmoloket' bestaat niet bij loketten; bedoelde u 'wmo_loket'?"),
        ("[almelo, groningen]", "[almeloo]", "proef.yaml:2: 'almeloo' bestaat niet bij gemeente; bedoelde u 'almelo'?"),
        ("nog_iets: \"nee\"", "nogiets: \"nee\"", "proef.yaml:6: 'nogiets' bestaat niet bij antwoorden; bedoelde u 'nog_iets'?"),
        ("nog_iets: \"nee\"", "nog_iets: nee", None),
        ("nog_iets: \"nee\"", "nog_iets: no", "proef.yaml:6: het antwoord op 'nog_iets' is een tekst of een lijst knoppen"),
        ("verwacht: klopt_dit", "na: even, verwacht: klopt_dit", "proef.yaml:4: 'even' is geen tijd"),
        ("2 werkdagen", "twee dagen", "proef.yaml:7: 'twee dagen' is geen tijd"),
        ("rij: 5", "rij: vijf", "proef.yaml:7: bij 'rij' hoort een getal"),
        ("aan: {wmo_loket", "aan: {werkplein", "proef.yaml:7: werkplein staat niet bij 'loketten'"),
        ("loketten: [wmo_loket], ", "", "proef.yaml:7: 'loketten' ontbreekt"),
        ("kiest: [hulpmiddel]", "kiest: [hulpmiddel], zegt: ja", "proef.yaml:5: een beurt heeft 'zegt' (getypt) of 'kiest' (knoppen), en niet allebei"),
        ("naam: Een rolstoel", "naam: Een rolstoel\n  naam: Nog een", "proef.yaml:2: 'naam' staat er twee keer"),
        ("beurten:", "beurten: [", "proef.yaml:"),
        (GOED, "naam: los\n", "proef.yaml:1: een bestand is een lijst van gesprekken"),
    ],
)  # fmt: skip
def test_een_fout_zegt_waar_en_wat(lees_tekst, goed, fout, melding):
    """Bestand, regel, en wat er wel had kunnen staan; zonder melding is het goed."""
    assert goed in GOED
    if melding is None:
        assert lees_tekst(GOED.replace(goed, fout))
        return
    with pytest.raises(DraaiboekFout) as gevangen:
        lees_tekst(GOED.replace(goed, fout))
    assert str(gevangen.value).startswith(melding)


def test_twee_gesprekken_met_dezelfde_naam(tmp_path):
    """Twee bestanden met hetzelfde gesprek: dan zou er één verdwijnen."""
    for naam in ("a.yaml", "b.yaml"):
        (tmp_path / naam).write_text(GOED, encoding="utf-8")
    with pytest.raises(DraaiboekFout, match="b.yaml:1: 'Een rolstoel' bestaat al"):
        lees_alles(tmp_path)


# -- wat de gesprekken samen dekken ------------------------------------------------------------


def test_genoeg_gesprekken():
    """Minstens 120, in elke gemeente, waarvan 40 lange met tien of meer berichten."""
    alles = lees_alles()
    lang = [g for pad in MAP.glob("lang-*.yaml") for g in lees(pad)]
    assert len(alles) >= 120 and min(Counter(g.gemeente for g in alles).values()) >= 30
    assert len(lang) >= 40 and min(len(g.beurten) for g in lang) >= 10
    assert min(Counter(g.gemeente for g in lang).values()) >= 10


@pytest.mark.parametrize("gemeente", ["almelo", "groningen", "maastricht"])
def test_elke_rij_in_elke_gemeente(gemeente):
    """Elke rij van de beslistabel, met wat een loket eraan heeft: reden, termijn en regisseur."""
    rijen = {g.uitkomst["rij"]: g.uitkomst for g in lees(MAP / f"beslistabel-{gemeente}.yaml")}
    assert set(rijen) == set(range(1, len(RIJEN) + 1))
    for nummer, uitkomst in rijen.items():
        assert nummer == 4 or {"reden", "regisseur"} <= set(uitkomst)
        assert nummer == 4 or "termijnen" in uitkomst or any("termijnen" in deel for deel in uitkomst["aan"].values())


def test_elke_crisisvlag():
    """Elke vlag met en zonder toestemming voor contact."""
    crisis = lees(MAP / "crisis.yaml")
    met = {vlag for g in [*crisis, *lees_alles()] for vlag in g.uitkomst.get("crisis", ())}
    assert met == set(CRISISVLAGGEN)
    assert sum(g.uitkomst["loketten"] == [] or g.uitkomst["loketten"] == () for g in crisis) >= len(CRISISVLAGGEN)
