"""Migratie 0002 met gegevens: wat leesbaar stond is daarna versleuteld, en terug is alles er weer; op beide databases."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, select, text

from overdracht import dienst, medewerkers
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, maak_engine, maak_sessies
from overdracht.keten import KETENS, controleer
from overdracht.lijst import Filter
from overdracht.migreer import migreer
from overdracht.sleutels import versleutelde_kolommen
from overdracht.toegang import Toegang
from overdracht.versleuteling import SleutelFout
from tests.support.database import PROEFBOS
from tests.support.overdrachten import KCC, lees_historie, lees_rij, maak_overdracht

OP = "2026-11-20 09:30:00.123456"
BERICHTEN = [{"tekst": "Mijn kachel is stuk é 😀"}, {"soort": "tekst", "tekst": "Wat vervelend", "opties": []}]
OUDE_TABELLEN = ("gesprek", "bericht", "medewerker", "sessie", "overdracht", "overdracht_probleem", "planstap", "termijn", "toestemming", "historie", "inzage")


def vul(engine: Engine) -> None:
    """Een database zoals de vorige versie haar vulde, met gaten in de nummers."""
    sqlite = engine.dialect.name == "sqlite"
    waar, niet = ("1", "0") if sqlite else ("true", "false")
    overdracht = (
        "INSERT INTO overdracht (id, kenmerk, sleutel, gesprek_id, ontvangen, gemeente, kanaal, loket, team, buurt, prioriteit, regisseur, regie, rij, reden, voor_wie, taal, crisis, genoemd, "
        "deelt_alles, versie, samenvatting, verhaal, antwoorden, contact_naam, contact_wijze, contact_waarde, gewist_op, status, uitkomst, status_sinds, eerste_termijn) VALUES "
    )
    rest = f"'{OP}', 'almelo', 'web', 'sociaal_team', NULL, 'Schelfhorst', 'hoog', {waar}, 'ontbreekt', 7, 'regie_ontbreekt', NULL, 'nl', '[]', '[]', {niet}, 1"
    with engine.connect().execution_options(schrijft=True) as v, v.begin():
        for opdracht in (
            f"INSERT INTO gesprek (id, gemeente, kanaal, begonnen, laatste) VALUES ('g1', 'almelo', 'web', '{OP}', '{OP}'), ('g2', 'almelo', 'web', '{OP}', '{OP}')",
            f"INSERT INTO medewerker (id, naam, wachtwoord_hash, gemaakt) VALUES (3, 'j.jansen', 'hash', '{OP}')",
            f"INSERT INTO sessie (id, teken_hash, medewerker_id, begonnen, verloopt) VALUES (1, 'x', 3, '{OP}', '2036-01-01')",
            overdracht + f"(5, 'K3F-7QD', 'sleutel-een', 'g1', {rest}, 'Kachelprobleem', '[\"Mijn kachel is stuk\"]', '[[\"overzicht\", \"niemand\"]]', 'Anna de Vries', 'telefoon', '06 12345678', NULL, 'opgepakt', NULL, '{OP}', '2026-12-01')",
            overdracht + f"(9, 'A2C-3DE', 'sleutel-twee', 'g2', {rest}, NULL, NULL, NULL, 'A. de Vries', 'telefoon', '0612345678', NULL, 'afgerond', 'geholpen', '{OP}', NULL)",
            "INSERT INTO overdracht_probleem (overdracht_id, code, volgorde) VALUES (5, 'schulden', 0), (9, 'uitkering', 0)",
            "INSERT INTO planstap (overdracht_id, nummer, stap, loket, problemen, wanneer, reden) VALUES (5, 1, 'inkomen', 'sociaal_team', '[\"schulden\"]', 'nu', 'eerste_stap')",
            "INSERT INTO termijn (overdracht_id, soort, uiterlijk) VALUES (5, 'eerste_contact', '2026-12-01')",
            f"INSERT INTO toestemming (id, overdracht_id, loket, op, tekst) VALUES (1, 5, 'sociaal_team', '{OP}', 'Mag ik dit doorgeven?')",
            f"INSERT INTO historie (id, overdracht_id, op, gebeurtenis, status, sleutel) VALUES (2, 5, '{OP}', 'ontvangen', 'nieuw', 'sleutel-een'), (4, 9, '{OP}', 'ontvangen', 'nieuw', 'sleutel-twee')",
            f"INSERT INTO historie (id, overdracht_id, op, gebeurtenis, status, medewerker_id, notitie) VALUES (7, 5, '{OP}', 'status', 'opgepakt', 3, 'Anna gebeld')",
            f"INSERT INTO historie (id, overdracht_id, op, gebeurtenis, status, uitkomst, medewerker_id) VALUES (8, 9, '{OP}', 'status', 'afgerond', 'geholpen', 3)",
            f"INSERT INTO inzage (id, op, medewerker_id, overdracht_id, wat) VALUES (1, '{OP}', 3, 5, 'overdracht'), (6, '{OP}', 3, NULL, 'lijst')",
        ):
            v.execute(text(opdracht.replace(":", "\\:")))
        for nummer, inhoud in enumerate(BERICHTEN, 1):
            van = "inwoner" if nummer == 1 else "wegwijs"
            v.execute(text("INSERT INTO bericht (id, gesprek_id, volgnummer, van, inhoud, status, op) VALUES (:n, 'g1', :n, :van, :inhoud, 'verwerkt', '2026-11-20')"), {"n": nummer, "van": van, "inhoud": json.dumps(inhoud)})
        if not sqlite:
            # De nummering gaat verder na wat hier met een eigen nummer in kwam.
            for tabel in ("bericht", "medewerker", "sessie", "overdracht", "toestemming", "historie", "inzage"):
                v.execute(text(f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), 100)"))


def inhoud(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Alles wat in de tabellen van de vorige versie staat; JSON gelezen, zodat alleen de inhoud telt."""

    def lees(waarde: Any) -> Any:
        return json.loads(waarde) if isinstance(waarde, str) and waarde[:1] in "[{" else waarde

    with engine.connect() as v:
        return {tabel: sorted(({k: lees(w) for k, w in rij._mapping.items()} for rij in v.execute(text(f"SELECT * FROM {tabel}"))), key=str) for tabel in OUDE_TABELLEN}


def structuur(engine: Engine) -> dict[str, Any]:
    kijk = inspect(engine)
    return {
        tabel: (
            sorted((k["name"], str(k["type"]), k["nullable"]) for k in kijk.get_columns(tabel)),
            sorted((i["name"], tuple(i["column_names"])) for i in kijk.get_indexes(tabel)),
            sorted(str(c["name"]) for c in kijk.get_check_constraints(tabel)),
            sorted((str(f["name"]), f["referred_table"], tuple(f["constrained_columns"])) for f in kijk.get_foreign_keys(tabel)),
            sorted(str(u["name"]) for u in kijk.get_unique_constraints(tabel)),
        )
        for tabel in kijk.get_table_names()
        if tabel != "alembic_version"
    }


def ruw(engine: Engine) -> str:
    with engine.connect() as v:
        return "\n".join(str(rij) for tabel in inspect(engine).get_table_names() for rij in v.execute(text(f"SELECT * FROM {tabel}")))


@pytest.fixture
def engine(lege_url: str):
    gemaakt = maak_engine(lege_url, PROEFBOS)
    migreer(gemaakt, "0001")
    vul(gemaakt)
    yield gemaakt
    gemaakt.dispose()


@pytest.fixture
def sessies(engine: Engine) -> Sessies:
    return maak_sessies(engine)


def test_heen(engine: Engine, sessies: Sessies) -> None:
    """Niets leesbaar meer, en toch alles te lezen, te vinden en te gebruiken; de ketens zijn heel."""
    migreer(engine)
    na = ruw(engine)
    for woord in ("kachel", "Kachel", "Anna", "Vries", "12345678", "gebeld", "doorgeven"):
        assert woord not in na, woord
    een, twee = lees_rij(sessies, "K3F-7QD"), lees_rij(sessies, "A2C-3DE")
    assert (een.samenvatting, een.verhaal, een.antwoorden, een.contact_naam, een.contact_waarde) == ("Kachelprobleem", ["Mijn kachel is stuk"], [["overzicht", "niemand"]], "Anna de Vries", "06 12345678")
    assert (een.versienummer, een.terugkerend, een.oorspronkelijk_loket, een.sorteer_rang, een.opgepakt_op is not None, een.afgerond_op) == (2, False, "sociaal_team", 1, True, None)
    assert (twee.verhaal, twee.terugkerend, twee.sorteer_termijn, twee.afgerond_op) == (None, True, t.KLAAR, twee.status_sinds)
    assert een.persoon_hash == twee.persoon_hash == PROEFBOS.kenhash("telefoon", "0612345678")
    assert [x.tekst for x in een.toestemmingen] == ["Mag ik dit doorgeven?"]
    assert [(h.id, h.versie, h.notitie) for h in lees_historie(sessies, "K3F-7QD")] == [(2, 1, None), (7, 2, "Anna gebeld")]
    with lezen(sessies) as sessie:
        assert [b.inhoud for b in sessie.scalars(select(t.Bericht).order_by(t.Bericht.volgnummer))] == BERICHTEN
        assert [controleer(sessie, naam).breuken for naam in KETENS] == [(), (), ()]
        assert [(m.rol, m.loketten, m.totp_geheim) for m in sessie.scalars(select(t.Medewerker))] == [("kcc", [], None)]
    assert [dienst.lijst(sessies, KCC, Filter(zoek=zoek)).totaal for zoek in ("kachel", "0612345678", "schelfhorst", "uitkering")] == [1, 2, 2, 1]
    # En het werkt door: een nieuwe regel sluit aan op wat er al was.
    wie = Toegang(3, "kcc")
    dienst.rond_af(sessies, wie, "K3F-7QD", "geholpen", notitie="klaar")
    dienst.bekijk(sessies, wie, "K3F-7QD")
    with lezen(sessies) as sessie:
        verslagen = [controleer(sessie, naam) for naam in KETENS]
    assert [(v.aantal, v.breuken) for v in verslagen] == [(5, ()), (3, ()), (0, ())]


def test_heen_en_terug(engine: Engine) -> None:
    """Na heen en terug staat er precies wat er stond, in precies dezelfde tabellen, met dezelfde wachters; en dan weer heen."""
    was, zo = inhoud(engine), structuur(engine)
    for _ in range(2):
        migreer(engine)
        migreer(engine, "0001")
        assert inhoud(engine) == was
        assert structuur(engine) == zo
        for opdracht in ("UPDATE historie SET status = NULL", "DELETE FROM historie", "UPDATE inzage SET wat = wat", "DELETE FROM inzage", "UPDATE historie SET notitie = 'anders'"):
            with pytest.raises(Exception, match="staat vast"), engine.begin() as v:
                v.execute(text(opdracht))


def test_terug_met_wat_nieuw_is(engine: Engine, sessies: Sessies) -> None:
    """Wat de vorige versie niet kent gaat mee als wat er het meest op lijkt, en niets wijst naar iets dat er niet meer is."""
    migreer(engine)
    wie = Toegang(3, "kcc")
    medewerkers.maak(sessies, "oidc", None, "medewerker", ["wmo_loket"])
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    dienst.wijs_toe(sessies, wie, kenmerk, medewerker_id=3, notitie="voor jou")
    dienst.zet_door(sessies, wie, kenmerk, "werkplein", "hoort daar")
    dienst.meld_verkeerd_loket(sessies, wie, kenmerk, ["schulden"], "kcc")
    dienst.noteer_inzage(sessies, wie, "export", aantal=3)
    migreer(engine, "0001")
    with engine.connect() as v:
        gezien = v.execute(text("SELECT gebeurtenis, status, notitie FROM historie WHERE id > 8 ORDER BY id")).all()
        assert [tuple(rij) for rij in gezien] == [("ontvangen", "nieuw", None), ("notitie", None, "voor jou"), ("status", "doorgezet", "hoort daar"), ("status", "doorgezet", None)]
        assert v.execute(text("SELECT wat FROM inzage ORDER BY id DESC")).scalars().first() == "lijst"
        assert v.execute(text("SELECT wachtwoord_hash FROM medewerker WHERE naam = 'oidc'")).scalar() == ""
        assert v.execute(text("SELECT loket FROM overdracht ORDER BY id DESC")).scalars().first() == "kcc"


def test_zonder_sleutel_geen_migratie(engine: Engine) -> None:
    """Een engine zonder sleutels migreert niet, en laat alles zoals het was."""
    was = inhoud(engine)
    bos, engine.dialect.sleutelbos = engine.dialect.sleutelbos, None  # type: ignore[attr-defined]
    with pytest.raises(SleutelFout):
        migreer(engine)
    engine.dialect.sleutelbos = bos  # type: ignore[attr-defined]
    assert inhoud(engine) == was


def test_elke_versleutelde_kolom_van_toen_is_meegenomen(engine: Engine) -> None:
    """De migratie versleutelt elke kolom die nu versleuteld is en toen al bestond."""
    toen = {f"{tabel}.{k['name']}" for tabel in OUDE_TABELLEN for k in inspect(engine).get_columns(tabel)}
    nu = {f"{tabel.name}.{kolom.name}" for tabel, kolom in versleutelde_kolommen()}
    assert toen & nu == {
        *("bericht.inhoud", "toestemming.tekst", "historie.notitie", "overdracht.samenvatting", "overdracht.verhaal", "overdracht.antwoorden"),
        *("overdracht.contact_naam", "overdracht.contact_waarde", "overdracht.contact_belmoment", "overdracht.contact_veilig"),
    }
