"""Eén zin over twee problemen: elk loket leest alleen zijn eigen deel."""

import pytest

from tests.support.kern import AFRONDING, Gesprek


def gelezen(zin, *codes, klopt=("ja",)):
    """Wat elk loket leest als iemand die zelf de regie heeft deze zin zegt."""
    gesprek = Gesprek().alles((zin, *codes), klopt, ("nee",))
    while gesprek.vraag in ("voor_wie", "dreiging", "overzicht", "buurt"):
        gesprek.zeg({"voor_wie": "voor mijzelf", "dreiging": "nee", "overzicht": "ik zelf", "buurt": "7607"}[gesprek.vraag])
    gesprek.alles(*AFRONDING)
    return {o.loket: " | ".join(o.verhaal) for o in gesprek.overdrachten}, {o.loket: o.samenvatting for o in gesprek.overdrachten}


@pytest.mark.parametrize(
    ("zin", "codes", "wmo", "sociaal"),
    [
        ("Ik heb een traplift nodig en ik heb schulden bij mijn broer", ("woningaanpassing", "schulden"), "Ik heb een traplift nodig", "ik heb schulden bij mijn broer"),
        ("mijn rolstoel is stuk, maar ik zit vooral zo in de schulden", ("hulpmiddel", "schulden"), "mijn rolstoel is stuk", "ik zit vooral zo in de schulden"),
    ],
)
def test_elk_loket_leest_zijn_eigen_zinsdeel(zin, codes, wmo, sociaal):
    """De eigen woorden van de inwoner, zonder wat voor een ander is."""
    verhaal, _ = gelezen(zin, *codes)
    assert verhaal == {"wmo_loket": wmo, "sociaal_team": sociaal}


@pytest.mark.parametrize(
    "zin",
    ["door mijn schulden kan ik geen rolstoel betalen", "ik heb een rolstoel nodig en ik sta zwaar in het rood", "mijn rolstoel is kapot door al die schulden, wat een ellende"],
)
def test_een_zin_die_niet_te_verdelen_is_gaat_niet_mee(zin):
    """Dan leest elk loket wat er speelt in de woorden van de gemeente, en niet de zin."""
    verhaal, samenvatting = gelezen(zin, "hulpmiddel", "schulden")
    assert verhaal == {"wmo_loket": "", "sociaal_team": ""}
    assert "Hulpmiddel" in samenvatting["wmo_loket"] and "chulden" not in samenvatting["wmo_loket"]
    assert "chulden" in samenvatting["sociaal_team"]


def test_een_zin_over_een_ding_blijft_heel():
    """Ook met een komma erin, en ook als er iets in gehoord werd dat de inwoner weghaalde."""
    zin = "Mijn rolstoel is stuk, het wiel loopt aan en ik kom de deur niet meer uit"
    verhaal, _ = gelezen(zin, "hulpmiddel", "eenzaamheid", klopt=(["hulpmiddel"],))
    assert verhaal == {"wmo_loket": zin}
