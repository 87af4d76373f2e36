"""Accounts, sessies en de rem op raden, op beide databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from overdracht import medewerkers
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, schrijven


class Klok:
    """Een klok die stilstaat tot de test hem verzet."""

    def __init__(self) -> None:
        self.nu = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.nu

    def verder(self, **hoeveel: float) -> None:
        self.nu += timedelta(**hoeveel)


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> Klok:
    gemaakt = Klok()
    monkeypatch.setattr(medewerkers, "nu", gemaakt)
    return gemaakt


def test_naam(sessies: Sessies) -> None:
    """Hoofdletters maken geen ander account, en een naam bestaat maar één keer."""
    medewerkers.maak(sessies, " J.Jansen ", "hash")
    gevonden = medewerkers.vind(sessies, "j.JANSEN")
    assert gevonden is not None
    assert gevonden.naam == "j.jansen"
    with pytest.raises(medewerkers.NaamFout, match="bestaat al"):
        medewerkers.maak(sessies, "j.jansen", "hash")
    for fout in ("", "x", "a b", "<script>", "é" * 5, "a" * 101, "a\x00b"):
        with pytest.raises(medewerkers.NaamFout):
            medewerkers.maak(sessies, fout, "hash")
        assert medewerkers.vind(sessies, fout) is None


def test_sessie_verloopt(sessies: Sessies, klok: Klok) -> None:
    """Na een uur niets doen, en hoe dan ook na twaalf uur; het teken zelf staat niet in de database."""
    wie = medewerkers.maak(sessies, "j.jansen", "hash")
    teken, stil, half = medewerkers.open_sessie(sessies, wie, bevestigd=True), medewerkers.open_sessie(sessies, wie, bevestigd=True), medewerkers.open_sessie(sessies, wie)
    with lezen(sessies) as sessie:
        assert teken not in str([vars(r) for r in sessie.scalars(select(t.Sessie))])
    klok.verder(minutes=16)
    assert medewerkers.vind_sessie(sessies, half) is None
    klok.verder(minutes=45)
    assert medewerkers.vind_sessie(sessies, stil) is None
    assert medewerkers.vind_sessie(sessies, teken) is None
    teken = medewerkers.open_sessie(sessies, wie, bevestigd=True)
    for _ in range(14):
        klok.verder(minutes=50)
        gevonden = medewerkers.vind_sessie(sessies, teken)
        assert gevonden is not None
        assert gevonden.naam == "j.jansen"
    klok.verder(minutes=21)
    assert medewerkers.vind_sessie(sessies, teken) is None
    assert medewerkers.vind_sessie(sessies, "onzin\ud800") is None


def test_rol_en_loketten(sessies: Sessies) -> None:
    """Een andere rol geldt meteen voor wie ingelogd is; een medewerker heeft een loket, de anderen niet."""
    wie = medewerkers.maak(sessies, "j.jansen", "hash")
    teken = medewerkers.open_sessie(sessies, wie, bevestigd=True)
    medewerkers.zet_rol(sessies, wie, "medewerker", ("wmo_loket",), "almelo")
    gevonden = medewerkers.vind_sessie(sessies, teken)
    assert gevonden is not None
    assert (gevonden.toegang.rol, gevonden.toegang.loketten, gevonden.toegang.gemeente) == ("medewerker", ("wmo_loket",), "almelo")
    for rol, loketten in (("medewerker", ()), ("medewerker", ("bestaat_niet",)), ("baas", ())):
        with pytest.raises(medewerkers.AccountFout):
            medewerkers.zet_rol(sessies, wie, rol, loketten)
    with pytest.raises(medewerkers.AccountFout):
        medewerkers.zet_rol(sessies, 99, "kcc")


def test_de_laatste_beheerder(sessies: Sessies) -> None:
    """Er blijft altijd een beheerder over die kan inloggen."""
    een = medewerkers.maak(sessies, "een", "hash", "beheerder")
    twee = medewerkers.maak(sessies, "twee", "hash", "beheerder")
    medewerkers.blokkeer(sessies, een)
    with pytest.raises(medewerkers.AccountFout, match="geen beheerder"):
        medewerkers.zet_rol(sessies, twee, "kcc")
    with pytest.raises(medewerkers.AccountFout, match="geen beheerder"):
        medewerkers.blokkeer(sessies, twee)
    rij = medewerkers.zoek(sessies, twee)
    assert rij is not None
    assert (rij.rol, rij.geblokkeerd_op) == ("beheerder", None)
    medewerkers.deblokkeer(sessies, een)
    medewerkers.zet_rol(sessies, twee, "kcc")


def test_werkaccount_tegelijk(sessies: Sessies) -> None:
    """Wie voor het eerst in twee vensters tegelijk inlogt, krijgt één account; een ander met die naam krijgt het niet."""
    with ThreadPoolExecutor(4) as draden:
        gemaakt = set(draden.map(lambda _: medewerkers.neem_oidc(sessies, "sub-1", "s.bakker", "kcc", (), None), range(4)))
    assert gemaakt == {account.id for account in medewerkers.lijst(sessies)}
    with pytest.raises(medewerkers.NaamFout, match="bestaat al"):
        medewerkers.neem_oidc(sessies, "sub-2", "s.bakker", "beheerder", (), None)


def test_sessie_eindigt(sessies: Sessies) -> None:
    """Uitloggen, blokkeren en een nieuw wachtwoord beëindigen een sessie meteen."""
    wie = medewerkers.maak(sessies, "j.jansen", "hash")
    een, twee = (medewerkers.open_sessie(sessies, wie) for _ in range(2))
    medewerkers.sluit_sessie(sessies, een)
    assert medewerkers.vind_sessie(sessies, een) is None
    assert medewerkers.vind_sessie(sessies, twee) is not None
    medewerkers.zet_wachtwoord(sessies, "j.jansen", "anders")
    assert medewerkers.vind_sessie(sessies, twee) is None
    drie = medewerkers.open_sessie(sessies, wie)
    with schrijven(sessies) as sessie:
        sessie.execute(update(t.Medewerker).values(geblokkeerd_op=datetime.now(UTC)))
    assert medewerkers.vind_sessie(sessies, drie) is None
    assert medewerkers.vind(sessies, "j.jansen") is None


def test_rem_per_account(sessies: Sessies, klok: Klok) -> None:
    """Vijf keer mag; daarna steeds langer wachten, van welk adres ook, tot hoogstens vijf minuten."""
    for i in range(5):
        assert medewerkers.begin_poging(sessies, "j.jansen", f"10.0.0.{i}") == 0
    wachttijden = []
    for i in range(12):
        wacht = medewerkers.begin_poging(sessies, "J.Jansen ", f"10.0.1.{i}")
        wachttijden.append(wacht)
        klok.verder(seconds=wacht)
        assert medewerkers.begin_poging(sessies, "j.jansen", f"10.0.2.{i}") == 0
    assert wachttijden[:4] == [3, 5, 9, 17]
    assert wachttijden[-1] == 301
    assert medewerkers.begin_poging(sessies, "ander", "10.9.9.9") == 0


def test_rem_per_adres(sessies: Sessies, klok: Klok) -> None:
    """Twintig keer van één adres mag, ook over veel accounts; een IPv6-blok telt als één adres."""
    for i in range(20):
        assert medewerkers.begin_poging(sessies, f"naam{i}", f"2001:db8:1:2::{i:x}") == 0
    assert medewerkers.begin_poging(sessies, "nog-een", "2001:db8:1:2:ffff::1") > 0
    assert medewerkers.begin_poging(sessies, "nog-een", "2001:db8:1:3::1") == 0


def test_rem_vergeet(sessies: Sessies, klok: Klok) -> None:
    """Na gelukt inloggen of na een half uur rust telt het oude niet meer."""
    for _ in range(5):
        medewerkers.begin_poging(sessies, "j.jansen", "10.0.0.1")
    assert medewerkers.begin_poging(sessies, "j.jansen", "10.0.0.1") > 0
    medewerkers.poging_gelukt(sessies, "j.jansen", "10.0.0.1")
    assert medewerkers.begin_poging(sessies, "j.jansen", "10.0.0.1") == 0
    for _ in range(4):
        medewerkers.begin_poging(sessies, "j.jansen", "10.0.0.1")
    klok.verder(minutes=31)
    assert medewerkers.begin_poging(sessies, "j.jansen", "10.0.0.1") == 0
    with lezen(sessies) as sessie:
        assert "10.0.0.1" not in str([vars(r) for r in sessie.scalars(select(t.Inlogpoging))])
