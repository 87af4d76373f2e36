"""De keten van het beheer: wie er met accounts, tokens en webhooks wat deed; op beide databases."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from overdracht import api_tokens, inzagelog, medewerkers, webhooks
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, maak_engine, maak_sessies
from overdracht.inzagelog import BEHEERD, Regel, Zoek
from overdracht.keten import BEHEER, KETENS, controleer
from overdracht.migreer import migreer
from overdracht.toegang import GeenToegang, Toegang
from tests.overdracht.test_keten import zonder_wachters
from tests.support.database import PROEFBOS


def regels(sessies: Sessies) -> list[tuple[str, int | None, int | None, int | None, str | None]]:
    with lezen(sessies) as sessie:
        return [(r.wat, r.medewerker_id, r.account_id, r.api_token_id, r.detail) for r in sessie.scalars(select(t.Beheer).order_by(t.Beheer.id))]


@pytest.fixture
def baas(sessies: Sessies) -> int:
    """Een beheerder, gemaakt op de server."""
    return medewerkers.maak(sessies, "baas", "hash", "beheerder")


def test_elke_wijziging_van_een_account(sessies: Sessies, baas: int) -> None:
    """Wie, wat, met welk account, en bij een rol van wat naar wat; een wijziging die niets verandert staat er niet."""
    wie = medewerkers.maak(sessies, "j.jansen", "geheime-hash", "medewerker", ("wmo_loket",), "almelo", startwachtwoord=True, door=baas)
    for _ in range(2):
        medewerkers.zet_rol(sessies, wie, "kcc", (), None, door=baas)
        medewerkers.blokkeer(sessies, wie, door=baas)
    for _ in range(2):
        medewerkers.deblokkeer(sessies, wie, door=baas)
    medewerkers.sluit_alle_sessies(sessies, wie, door=baas)
    medewerkers.zet_wachtwoord(sessies, "j.jansen", "andere-hash", startwachtwoord=True, door=baas)
    medewerkers.zet_wachtwoord(sessies, "j.jansen", "eigen-hash", door=wie)
    medewerkers.zet_wachtwoord(sessies, "j.jansen", "sterkere-hash", sessies_eindigen=False)
    medewerkers.bewaar_totp(sessies, wie, "JBSWY3DPEHPK3PXP")
    assert medewerkers.bevestig_totp(sessies, wie, 1, ("code",))
    assert not medewerkers.bevestig_totp(sessies, wie, 2, ("code",))
    medewerkers.wis_tweede_stap(sessies, wie, door=baas)
    assert regels(sessies) == [
        ("account_gemaakt", None, baas, None, "beheerder"),
        ("account_gemaakt", baas, wie, None, "medewerker (wmo_loket; almelo)"),
        ("account_rol", baas, wie, None, "medewerker (wmo_loket; almelo) → kcc"),
        ("account_blokkade", baas, wie, None, None),
        ("account_vrij", baas, wie, None, None),
        ("account_uitgelogd", baas, wie, None, None),
        ("account_startwachtwoord", baas, wie, None, None),
        ("account_wachtwoord", wie, wie, None, None),
        ("tweede_stap_aan", wie, wie, None, None),
        ("tweede_stap_weg", baas, wie, None, None),
    ]


def test_wat_niet_lukt_staat_er_niet(sessies: Sessies, baas: int) -> None:
    """Een geweigerde wijziging laat geen regel na."""
    voor = regels(sessies)
    with pytest.raises(medewerkers.AccountFout, match="geen beheerder"):
        medewerkers.blokkeer(sessies, baas, door=baas)
    with pytest.raises(medewerkers.AccountFout):
        medewerkers.zet_rol(sessies, 99, "kcc", door=baas)
    with pytest.raises(medewerkers.NaamFout):
        medewerkers.maak(sessies, "baas", None, door=baas)
    assert not api_tokens.trek_in(sessies, 99, door=baas)
    assert not webhooks.verwijder(sessies, 99, door=baas)
    assert regels(sessies) == voor


def test_werkaccount(sessies: Sessies) -> None:
    """Een account dat vanzelf komt, en een rol die de aanbieder verandert, staan er ook; opnieuw inloggen met dezelfde rol niet."""
    for rol in ("kcc", "kcc", "beheerder"):
        wie = medewerkers.neem_oidc(sessies, "sub-1", "s.bakker", rol, (), "almelo")
    assert regels(sessies) == [
        ("account_gemaakt", None, wie, None, "werkaccount kcc (almelo)"),
        ("account_rol", None, wie, None, "werkaccount kcc (almelo) → beheerder (almelo)"),
    ]


def test_tokens_en_webhooks(sessies: Sessies, baas: int) -> None:
    """Ook wat een ander systeem mag; geen geheim, en van een adres alleen de machine."""
    token, geheim = api_tokens.maak(sessies, "zaaksysteem", ("lees", "schrijf"), ("wmo_loket",), "almelo", gemaakt_door=baas)
    hook, teken = webhooks.maak(sessies, "https://zaken.voorbeeld.nl/hook?sleutel=stil", loketten=("kcc",), door=baas)
    for _ in range(2):
        api_tokens.trek_in(sessies, token.id, door=baas)
        webhooks.zet_uit(sessies, hook.id, door=baas)
    for _ in range(2):
        webhooks.zet_aan(sessies, hook.id, door=baas)
    webhooks.verwijder(sessies, hook.id, door=baas)
    waarheen = "naar zaken.voorbeeld.nl (kcc)"
    uit = regels(sessies)[1:]
    assert uit == [
        ("token_gemaakt", baas, None, token.id, "lees, schrijf (wmo_loket; almelo)"),
        ("webhook_gemaakt", baas, None, None, waarheen),
        ("token_weg", baas, None, token.id, None),
        *((wat, baas, None, None, waarheen) for wat in ("webhook_uit", "webhook_aan", "webhook_weg")),
    ]
    for geheimpje in (geheim, teken, "stil"):
        assert geheimpje not in str(uit)


def test_keten(engine: Engine, sessies: Sessies, baas: int) -> None:
    """Weigert elke wijziging; en wie er met geweld toch een maakt of een regel weghaalt, laat een breuk na."""
    for naam in ("een", "twee", "drie"):
        medewerkers.maak(sessies, naam, None, door=baas)
    for opdracht in ("UPDATE beheer SET wat = wat", "DELETE FROM beheer", "DELETE FROM beheer WHERE id = 1"):
        with pytest.raises(DBAPIError, match="staat vast"), engine.begin() as v:
            v.execute(text(opdracht))
    with lezen(sessies) as sessie:
        assert [(controleer(sessie, naam).aantal, controleer(sessie, naam).breuken) for naam in KETENS] == [(0, ()), (0, ()), (4, ())]
    zonder_wachters(engine, "UPDATE beheer SET detail = 'beheerder' WHERE id = 3")
    with lezen(sessies) as sessie:
        (breuk,) = controleer(sessie, BEHEER).breuken
    assert (breuk.keten, breuk.regel, breuk.wat) == ("beheer", 3, "deze regel is veranderd of ingevoegd")
    zonder_wachters(engine, "DELETE FROM beheer WHERE id = 3")
    with lezen(sessies) as sessie:
        (breuk,) = controleer(sessie, BEHEER).breuken
    assert breuk.regel == 4


def gezien(sessies: Sessies, toegang: Toegang, **zoek: object) -> list[Regel]:
    return list(inzagelog.lijst(sessies, toegang, Zoek(BEHEERD, **zoek))[0])  # type: ignore[arg-type]


def test_lezen(sessies: Sessies, baas: int) -> None:
    """Wie toezicht houdt leest het, het nieuwste eerst, en zoekt op wie het deed of over wie het gaat; dat hij keek staat in de inzage."""
    toezicht = Toegang(medewerkers.maak(sessies, "p.rivacy", None, "privacy", door=baas), "privacy")
    wie = medewerkers.maak(sessies, "j.jansen", None, "kcc", gemeente="almelo", door=baas)
    medewerkers.blokkeer(sessies, wie, door=baas)
    api_tokens.maak(sessies, "Zaaksysteem", ("herken",), gemeente="groningen", gemaakt_door=baas)
    alles = gezien(sessies, toezicht)
    assert [(r.wie, r.wat, r.over) for r in alles] == [
        ("baas", "token_gemaakt", "Zaaksysteem"),
        ("baas", "account_blokkade", "j.jansen"),
        ("baas", "account_gemaakt", "j.jansen"),
        ("baas", "account_gemaakt", "p.rivacy"),
        (None, "account_gemaakt", "baas"),
    ]
    assert len(gezien(sessies, toezicht, wie="J.Jansen")) == 2
    assert len(gezien(sessies, toezicht, wie="baas")) == 5
    assert [r.over for r in gezien(sessies, toezicht, wie="zaaksysteem")] == ["Zaaksysteem"]
    assert gezien(sessies, toezicht, kenmerk="K3F-7QD") == []
    # Wie over één gemeente gaat, ziet wat daar iets mag.
    assert "Zaaksysteem" not in [r.over for r in gezien(sessies, Toegang(toezicht.medewerker_id, "privacy", (), "almelo"))]
    assert "j.jansen" not in [r.over for r in gezien(sessies, Toegang(toezicht.medewerker_id, "privacy", (), "groningen"))]
    eerste, verder = inzagelog.lijst(sessies, toezicht, Zoek(BEHEERD), per_blad=2)
    rest, _ = inzagelog.lijst(sessies, toezicht, Zoek(BEHEERD, voor=verder), per_blad=9)
    assert [*eerste, *rest] == alles
    with lezen(sessies) as sessie:
        assert {i.wat for i in sessie.scalars(select(t.Inzage))} == {"inzage"}
    for rol in ("beheerder", "kcc", "medewerker"):
        with pytest.raises(GeenToegang):
            gezien(sessies, Toegang(baas, rol))


def test_migratie(url: str) -> None:
    """Terug en weer heen, met regels erin: de keten begint opnieuw, en de andere blijven heel."""
    engine = maak_engine(url, PROEFBOS)
    sessies = maak_sessies(engine)
    baas = medewerkers.maak(sessies, "baas", None, "beheerder")
    migreer(engine, "0004")
    with engine.connect() as v:
        assert v.execute(text("SELECT naam FROM keten ORDER BY naam")).scalars().all() == ["historie", "inzage"]
    migreer(engine)
    medewerkers.maak(sessies, "erna", None, door=baas)
    with lezen(sessies) as sessie:
        assert [(controleer(sessie, naam).aantal, controleer(sessie, naam).breuken) for naam in KETENS] == [(0, ()), (0, ()), (1, ())]
    engine.dispose()
