"""De stand, en één formulier in één keer bijwerken, op beide databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from overdracht import dienst
from overdracht.database import Sessies
from overdracht.toegang import Toegang
from tests.support.overdrachten import lees_historie, lees_rij, maak_overdracht


def test_status(sessies: Sessies, wie: Toegang) -> None:
    """De stand zegt loket, status en sinds wanneer; een onbekend kenmerk is None."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    voor = dienst.status(sessies, kenmerk.lower().replace("-", " "))
    assert voor is not None
    assert (voor.kenmerk, voor.loket, voor.status) == (kenmerk, "sociaal_team", "nieuw")
    dienst.werk_bij(sessies, wie, kenmerk, status="opgepakt")
    na = dienst.status(sessies, kenmerk)
    assert na is not None
    assert na.status == "opgepakt"
    assert na.sinds > voor.sinds
    assert dienst.status(sessies, "A2C-3DE") is None
    assert dienst.status(sessies, "'; drop table overdracht; --") is None


def test_bijwerken_schrijft_historie(sessies: Sessies, wie: Toegang) -> None:
    """Elke stap is een regel: wie, wat, uitkomst, termijn en notitie."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.werk_bij(sessies, wie, kenmerk, status="opgepakt", gehaald=["eerste_contact", "bestaat_niet"], notitie=" Gebeld, bsn 123456782. ")
    assert lees_rij(sessies, kenmerk).eerste_termijn == date(2026, 12, 21)
    dienst.werk_bij(sessies, wie, kenmerk, notitie="Nog iets")
    dienst.werk_bij(sessies, wie, kenmerk, status="afgerond", uitkomst="doorverwezen")
    gezien = [(h.gebeurtenis, h.status, h.uitkomst, h.termijn, h.notitie) for h in lees_historie(sessies, kenmerk)]
    assert gezien == [
        ("ontvangen", "nieuw", None, None, None),
        ("termijn", None, None, "eerste_contact", None),
        ("status", "opgepakt", None, None, "Gebeld, bsn [BSN verwijderd]."),
        ("notitie", None, None, None, "Nog iets"),
        ("status", "afgerond", "doorverwezen", None, None),
    ]
    assert {h.medewerker_id for h in lees_historie(sessies, kenmerk)[1:]} == {wie.medewerker_id}


@pytest.mark.parametrize(
    "wat",
    [{}, {"notitie": "  "}, {"status": "nieuw"}, {"status": "doorgezet"}, {"status": "afgerond"}, {"status": "afgerond", "uitkomst": "x"}, {"notitie": "x" * 4001}],
    ids=str,
)
def test_bijwerken_weigert(sessies: Sessies, wie: Toegang, wat: dict) -> None:
    """Niets te doen, een status die niet te kiezen is, of afronden zonder uitkomst: geen wijziging."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    with pytest.raises(dienst.WijzigingFout):
        dienst.werk_bij(sessies, wie, kenmerk, **wat)
    assert len(lees_historie(sessies, kenmerk)) == 1


def test_twee_ronden_tegelijk_af(sessies: Sessies, wie: Toegang) -> None:
    """Van twee die tegelijk afronden lukt het één; de ander hoort dat het al gebeurd is."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())

    def rond_af(uitkomst: str) -> str:
        try:
            dienst.werk_bij(sessies, wie, kenmerk, status="afgerond", uitkomst=uitkomst)
        except dienst.WijzigingFout:
            return "te laat"
        return uitkomst

    with ThreadPoolExecutor(8) as draden:
        uitkomsten = list(draden.map(rond_af, ["geholpen", "geen_contact"] * 4))
    assert uitkomsten.count("te laat") == 7
    assert lees_rij(sessies, kenmerk).uitkomst in uitkomsten
    assert len(lees_historie(sessies, kenmerk)) == 2


def test_onbekend_kenmerk(sessies: Sessies, wie: Toegang) -> None:
    """Bijwerken of bekijken van wat er niet is, is OverdrachtOnbekend."""
    with pytest.raises(dienst.OverdrachtOnbekend):
        dienst.werk_bij(sessies, wie, "A2C-3DE", notitie="x")
    with pytest.raises(dienst.OverdrachtOnbekend):
        dienst.bekijk(sessies, wie, "A2C-3DE")
