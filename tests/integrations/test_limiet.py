"""De emmer: hoeveel achter elkaar mag, en wanneer het weer mag."""

from __future__ import annotations

import pytest

from integrations.limiet import Limiet, adresgroep


def test_de_emmer_loopt_leeg_en_vult_zich():
    """Na de maat is het op; de genoemde wachttijd is genoeg."""
    tijd = [0.0]
    limiet = Limiet(60, klok=lambda: tijd[0])
    assert [limiet.neem("a") for _ in range(61)] == [0] * 60 + [1]
    assert limiet.neem("b") == 0
    tijd[0] += 1
    assert limiet.neem("a") == 0
    assert limiet.neem("a") > 0


def test_het_geheugen_groeit_niet_door():
    """Boven de grens verdwijnt wat het langst niet gebruikt is."""
    limiet = Limiet(1, klok=lambda: 0.0, hoogstens=10)
    for nummer in range(1000):
        limiet.neem(str(nummer))
    assert len(limiet._emmers) == 10


@pytest.mark.parametrize(
    ("adres", "groep"),
    [("127.0.0.1", "127.0.0.1"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("::ffff:10.0.0.1", "10.0.0.1"), ("testclient", "testclient")],
)
def test_een_huis_met_ipv6_telt_als_een_adres(adres, groep):
    """Wie een heel blok heeft, krijgt niet duizend keer de grens."""
    assert adresgroep(adres) == groep
