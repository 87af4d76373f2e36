"""Wie wat ziet en mag: per rol, loket en gemeente, in SQL en erbuiten hetzelfde; op beide databases."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from sqlalchemy import select

from overdracht import dienst, persoon, voorbeelden
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.lijst import Filter
from overdracht.toegang import RECHTEN, GeenToegang, Toegang, zichtbaar
from tests.support.overdrachten import lees_historie, maak_overdracht
from triage.taxonomie import LOKETTEN

GEMEENTEN = ("almelo", "groningen")


def test_elke_rol_en_elk_recht() -> None:
    """De tabel van rechten noemt alleen rollen die er zijn; wie geen inhoud mag zien, kan niet lezen of exporteren."""
    assert set().union(*RECHTEN.values()) <= set(t.ROLLEN)
    for rol in ("beheerder", "privacy"):
        assert not [recht for recht in ("lezen", "schrijven", "exporteren", "leren", "persoon") if Toegang(1, rol).mag(recht)]
    assert {recht for recht in RECHTEN if Toegang(1, "privacy").mag(recht)} == {"wissen", "inzagelog"}
    assert {recht for recht in RECHTEN if Toegang(1, "medewerker").mag(recht)} == {"lezen", "schrijven", "cijfers"}


def test_zichtbaar_is_ziet(sessies: Sessies) -> None:
    """Wat SQL laat zien en wat de code zegt is voor elke rol, elk loket en elke gemeente hetzelfde."""
    for loket, gemeente in product(LOKETTEN, GEMEENTEN):
        dienst.neem_aan(sessies, maak_overdracht(loket=loket, gemeente=gemeente))
    alle = [Toegang(1, rol, loketten, gemeente) for rol, loketten, gemeente in product((*t.ROLLEN, "onbekend"), ((), ("wmo_loket",), ("kcc", "werkplein")), (None, *GEMEENTEN))]
    with lezen(sessies) as sessie:
        for toegang in alle:
            gezien = set(sessie.execute(select(t.Overdracht.loket, t.Overdracht.gemeente).where(zichtbaar(toegang))).all())
            assert gezien == {(loket, gemeente) for loket, gemeente in product(LOKETTEN, GEMEENTEN) if toegang.ziet(loket, gemeente)}, toegang


ALLES: dict[str, Callable[[Sessies, Toegang, str], object]] = {
    "bekijk": lambda s, w, k: dienst.bekijk(s, w, k),
    "toe_te_wijzen": lambda s, w, k: dienst.toe_te_wijzen(s, w, k),
    "pak_op": lambda s, w, k: dienst.pak_op(s, w, k),
    "wacht": lambda s, w, k: dienst.wacht_op_inwoner(s, w, k),
    "zet_door": lambda s, w, k: dienst.zet_door(s, w, k, "kcc", "x"),
    "zet_terug": lambda s, w, k: dienst.zet_terug(s, w, k, "x"),
    "rond_af": lambda s, w, k: dienst.rond_af(s, w, k, "geholpen"),
    "wijs_toe": lambda s, w, k: dienst.wijs_toe(s, w, k, medewerker_id=1),
    "noteer": lambda s, w, k: dienst.noteer(s, w, k, "x"),
    "vink_af": lambda s, w, k: dienst.vink_af(s, w, k, ["eerste_contact"]),
    "verkeerd": lambda s, w, k: dienst.meld_verkeerd_loket(s, w, k, ["schulden"], "kcc"),
    "koppel_terug": lambda s, w, k: dienst.koppel_terug(s, w, k, "x"),
    "werk_bij": lambda s, w, k: dienst.werk_bij(s, w, k, notitie="x"),
}


def test_een_ander_loket_bestaat_niet(sessies: Sessies, wie: Toegang) -> None:
    """Lezen en veranderen van een ander loket of een andere gemeente geeft hetzelfde als een kenmerk dat er niet is, en laat geen spoor."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(loket="sociaal_team"))
    vreemden = [Toegang(wie.medewerker_id, "medewerker", ("wmo_loket",)), Toegang(wie.medewerker_id, "medewerker", ("sociaal_team",), "groningen"), Toegang(wie.medewerker_id, "kcc", (), "groningen")]
    for toegang, (naam, doe) in product(vreemden, ALLES.items()):
        fouten = []
        for welk in (kenmerk, "A2C-3DE"):
            with pytest.raises(dienst.OverdrachtOnbekend) as fout:
                doe(sessies, toegang, welk)
            fouten.append(str(fout.value).replace(welk, "…"))
        assert fouten[0] == fouten[1], naam
        assert dienst.status(sessies, kenmerk, toegang) is None
        assert dienst.lijst(sessies, toegang, Filter(zoek=kenmerk)).totaal == dienst.lijst(sessies, toegang, Filter(zoek="Anna")).totaal == dienst.tellers(sessies, toegang).open == 0
        assert dienst.buurten(sessies, toegang) == dienst.teams(sessies, toegang) == ()
    assert len(lees_historie(sessies, kenmerk)) == 1
    assert dienst.tel_inzage(sessies, kenmerk) == 0


@pytest.mark.parametrize("rol", ["beheerder", "privacy"])
def test_geen_inhoud(sessies: Sessies, wie: Toegang, rol: str) -> None:
    """Wie accounts of het inzagelogboek beheert, leest en verandert geen overdrachten."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    toegang = Toegang(wie.medewerker_id, rol)
    alles = [*ALLES.values(), lambda s, w, _: dienst.lijst(s, w), lambda s, w, _: dienst.tel(s, w), lambda s, w, _: dienst.tellers(s, w), lambda s, w, _: voorbeelden.na_te_kijken(s, w)]
    for doe in alles:
        with pytest.raises(GeenToegang):
            doe(sessies, toegang, kenmerk)


def test_wissen_en_uitgeven_alleen_voor_wie_dat_mag(sessies: Sessies, wie: Toegang) -> None:
    """Een medewerker van een loket en een beheerder wissen niemand en geven niemands gegevens uit."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    for rol in ("medewerker", "beheerder"):
        toegang = Toegang(wie.medewerker_id, rol, ("sociaal_team",))
        with pytest.raises(GeenToegang):
            dienst.wis_kenmerk(sessies, toegang, kenmerk)
        with pytest.raises(GeenToegang):
            persoon.exporteer(sessies, toegang, kenmerk=kenmerk)
    with pytest.raises(GeenToegang):
        persoon.exporteer(sessies, Toegang(wie.medewerker_id, "privacy"), kenmerk=kenmerk)
