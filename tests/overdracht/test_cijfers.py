"""De cijfers: wat geteld wordt, dat opgeteld hetzelfde is als opnieuw geteld, en wat verborgen blijft."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, func, inspect, select, true, update

from overdracht import cijfers_tellen as ct
from overdracht import dienst, medewerkers, uitvoer
from overdracht import tabellen as t
from overdracht.cijfers import Cijfers, Vraag, bekijk
from overdracht.cijfers_bijhouden import ververs, ververs_stapel
from overdracht.cijfers_verbergen import GRENS, deel_van, verdeling
from overdracht.database import Sessies, lezen, maak_engine, maak_sessies, schrijven
from overdracht.gesprekken import Gesprekken
from overdracht.migreer import migreer
from overdracht.tijd import begin_van, dag_van, vandaag
from overdracht.toegang import GeenToegang, Toegang
from tests.support.database import PROEFBOS, zet_sqlite_klaar
from tests.support.overdrachten import maak_overdracht
from triage.overdracht import Contact
from triage.regie import Regie
from triage.urgentie import Termijn

KCC = Toegang(1, "kcc")


def jaar(**anders: Any) -> Vraag:
    return Vraag(**{"van": vandaag() - timedelta(days=364), "tot": vandaag(), **anders})


def neem(sessies: Sessies, **anders: Any) -> str:
    return dienst.neem_aan(sessies, maak_overdracht(**anders))[0]


def zet(sessies: Sessies, kenmerk: str, **velden: Any) -> None:
    """Verzet tijden, en vergeet wat al geteld was: zo kan het alleen in een test."""
    with schrijven(sessies) as sessie:
        sessie.execute(update(t.Overdracht).where(t.Overdracht.kenmerk == kenmerk).values(**velden))
        sessie.execute(delete(t.Dagcijfer))


def groep(cijfers: Cijfers, soort: str) -> dict[str, int]:
    return ct.groep(cijfers.totaal, soort)


def test_wat_geteld_wordt(sessies: Sessies, wie: Toegang) -> None:
    """Problemen, paren, regie, taal, crisis, buurt, uitkomst, verkeerd loket en wie eerder kwam."""
    neem(sessies, problemen=("schulden", "opvoeding", "rouw"), taal="tr")
    weer = neem(sessies, problemen=("schulden",), regie=Regie.NIET_NODIG, crisis=("geen_eten", "suicide"), buurt="Aalderinkshoek")
    mens = neem(sessies, problemen=(), loket="kcc", regie=Regie.NIET_NODIG, rij=3, kanaal="telegram", contact=Contact("Iemand anders", "telefoon", "0687654321"))
    dienst.meld_verkeerd_loket(sessies, wie, mens, ["werk_zoeken"], "werkplein")
    # Hetzelfde loket, alleen andere problemen: dat loket was niet verkeerd.
    dienst.meld_verkeerd_loket(sessies, wie, weer, ["rouw"], "sociaal_team")
    dienst.rond_af(sessies, wie, weer, "doorverwezen")
    c = bekijk(sessies, wie, jaar())
    assert {soort: ct.aantal(c.totaal, soort) for soort in (ct.TOTAAL, ct.VERKEERD, ct.TERUGKEREND, ct.CRISIS)} == {ct.TOTAAL: 3, ct.VERKEERD: 1, ct.TERUGKEREND: 1, ct.CRISIS: 1}
    assert groep(c, ct.AANTAL_PROBLEMEN) == {"meer": 1, "een": 2}
    assert groep(c, ct.PROBLEEM) == {"schulden": 1, "opvoeding": 1, "rouw": 2, "werk_zoeken": 1}
    assert groep(c, ct.PAAR) == {"opvoeding+schulden": 1, "rouw+schulden": 1, "opvoeding+rouw": 1}
    assert groep(c, ct.REGIE) == {"ontbreekt": 1, "niet_nodig": 2}
    assert groep(c, ct.TAAL) == {"tr": 1, "nl": 2}
    assert groep(c, ct.CRISISVLAG) == {"geen_eten": 1, "suicide": 1}
    assert groep(c, ct.BUURT) == {"Schelfhorst": 2, "Aalderinkshoek": 1}
    assert groep(c, ct.BUURT_MEER) == {"Schelfhorst": 1}
    assert groep(c, ct.UITKOMST) == {"doorverwezen": 1}
    assert groep(c, ct.KANAAL) == {"web": 2, "telegram": 1}
    assert {loket: ct.aantal(telling, ct.TOTAAL) for loket, telling in c.per_loket.items()} == {"sociaal_team": 2, "wmo_loket": 0, "werkplein": 1, "kcc": 0}
    assert (c.per_gemeente, c.per_dag) == ({"almelo": 3}, {vandaag(): 3})


def test_hoe_snel(sessies: Sessies) -> None:
    """De helft en negen van de tien: naar boven afgerond, ook binnen een uur is één uur; wat nog niet zover is telt niet."""
    begin = datetime(2026, 3, 2, 8, tzinfo=UTC)
    for uren in (0, 0.5, 1, 1.1, 5, 5, 5, 5, 30, 100):
        zet(sessies, neem(sessies), ontvangen=begin, opgepakt_op=begin + timedelta(hours=uren))
    zet(sessies, neem(sessies), ontvangen=begin)
    c = bekijk(sessies, KCC, Vraag(date(2026, 3, 2), date(2026, 3, 2)))
    assert groep(c, ct.OPGEPAKT_UREN) == {"1": 3, "2": 1, "5": 4, "30": 1, "100": 1}
    assert (ct.binnen(c.totaal, ct.OPGEPAKT_UREN, 0.5), ct.binnen(c.totaal, ct.OPGEPAKT_UREN, 0.9), ct.binnen(c.totaal, ct.AFGEROND_DAGEN, 0.5)) == (5, 30, None)


@pytest.mark.parametrize(
    ("gehaald", "afgerond", "uitkomst", "verwacht"),
    [
        (datetime(2026, 3, 10, 22, 30, tzinfo=UTC), None, None, {"op_tijd": 1}),
        # Na middernacht in Nederland, al is het in UTC nog dezelfde dag.
        (datetime(2026, 3, 10, 23, 30, tzinfo=UTC), None, None, {"te_laat": 1}),
        (None, datetime(2026, 3, 9, 12, tzinfo=UTC), "geholpen", {"op_tijd": 1}),
        (None, datetime(2026, 3, 12, 12, tzinfo=UTC), "geholpen", {"te_laat": 1}),
        (datetime(2026, 3, 8, 12, tzinfo=UTC), datetime(2026, 3, 12, 12, tzinfo=UTC), "geholpen", {"op_tijd": 1}),
        (None, datetime(2026, 3, 12, 12, tzinfo=UTC), "ingetrokken", {}),
        (None, None, None, {"te_laat": 1}),
    ],
)
def test_termijnen(sessies: Sessies, gehaald: datetime | None, afgerond: datetime | None, uitkomst: str | None, verwacht: dict[str, int]) -> None:
    """Op tijd is uiterlijk die Nederlandse dag; afronden telt als gehaald, intrekken telt niet, open en voorbij is te laat."""
    kenmerk = neem(sessies, termijnen=(Termijn("eerste_contact", date(2026, 3, 10)),))
    klaar = {"status": "afgerond", "uitkomst": uitkomst, "afgerond_op": afgerond} if afgerond else {}
    zet(sessies, kenmerk, ontvangen=datetime(2026, 3, 2, tzinfo=UTC), **klaar)
    with schrijven(sessies) as sessie:
        sessie.execute(update(t.Termijn).values(gehaald_op=gehaald))
    c = bekijk(sessies, KCC, Vraag(date(2026, 3, 1), date(2026, 3, 31)))
    assert {hoe: n for hoe, n in ct.termijnen(c.totaal, date(2026, 3, 11)).items() if n} == verwacht
    if not gehaald and not afgerond:
        assert ct.termijnen(c.totaal, date(2026, 3, 10))["loopt"] == 1


def test_de_nederlandse_dag(sessies: Sessies) -> None:
    """Een overdracht telt op de dag van hier, ook rond middernacht en als de klok verzet wordt."""
    tijden = {"2026-03-28T23:30": date(2026, 3, 29), "2026-03-29T22:30": date(2026, 3, 30), "2026-06-30T22:00": date(2026, 7, 1), "2026-12-31T22:59": date(2026, 12, 31)}
    for tijd in tijden:
        zet(sessies, neem(sessies), ontvangen=datetime.fromisoformat(tijd).replace(tzinfo=UTC))
    for dag in tijden.values():
        if dag <= vandaag():
            assert bekijk(sessies, KCC, Vraag(dag, dag)).per_dag == {dag: 1}
    with lezen(sessies) as sessie:
        assert {dag for dag, _, _ in ct.tel(sessie, true())} == set(tijden.values())


def test_elke_wijziging_telt_meteen(sessies: Sessies, wie: Toegang) -> None:
    """Na aannemen, oppakken, doorzetten, aanvullen, afronden en wissen klopt het volgende cijfer."""

    def nu() -> tuple[dict[str, int], dict[str, int]]:
        c = bekijk(sessies, wie, jaar())
        return groep(c, ct.STATUS), {loket: n for loket, telling in c.per_loket.items() if (n := ct.aantal(telling, ct.TOTAAL))}

    assert nu() == ({}, {})
    kenmerk = neem(sessies, gesprek="gesprek-x", sleutel="gesprek-x:1")
    assert nu() == ({"nieuw": 1}, {"sociaal_team": 1})
    dienst.pak_op(sessies, wie, kenmerk)
    assert nu() == ({"opgepakt": 1}, {"sociaal_team": 1})
    dienst.zet_door(sessies, wie, kenmerk, "werkplein", "hoort daar")
    assert nu() == ({"doorgezet": 1}, {"werkplein": 1})
    dienst.neem_aan(sessies, maak_overdracht(gesprek="gesprek-x", sleutel="gesprek-x:2", vult_aan=kenmerk, problemen=("rouw",)))
    assert "rouw" in groep(bekijk(sessies, wie, jaar()), ct.PROBLEEM)
    dienst.vink_af(sessies, wie, kenmerk, ["eerste_contact"])
    assert sum(ct.termijnen(bekijk(sessies, wie, jaar()).totaal, vandaag()).values()) >= 1
    dienst.wis_gesprek(sessies, "gesprek-x")
    assert nu() == ({"afgerond": 1}, {"werkplein": 1})
    # Wat telt blijft na wissen, en er is niets blijven liggen.
    assert groep(bekijk(sessies, wie, jaar()), ct.UITKOMST) == {"ingetrokken": 1}
    assert ververs_stapel(sessies) == 0


def test_tellen_terwijl_er_gewerkt_wordt(sessies: Sessies, wie: Toegang) -> None:
    """Lezers die tegelijk tellen met wie wijzigt: er raakt geen wijziging kwijt."""
    for _ in range(3):
        neem(sessies)
    klaar, fouten = threading.Event(), []

    def lees() -> None:
        while not klaar.is_set():
            try:
                ververs(sessies)
            except Exception as fout:
                fouten.append(fout)
                return

    draden = [threading.Thread(target=lees) for _ in range(2)]
    for draad in draden:
        draad.start()
    for _ in range(12):
        dienst.pak_op(sessies, wie, neem(sessies))
    klaar.set()
    for draad in draden:
        draad.join()
    assert fouten == []
    assert groep(bekijk(sessies, wie, jaar()), ct.STATUS) == {"nieuw": 3, "opgepakt": 12}


@pytest.fixture(scope="module")
def volle(tmp_path_factory: pytest.TempPathFactory) -> Sessies:
    """Een database voor alle voorbeelden samen; elk voorbeeld kijkt naar zijn eigen gemeente."""
    url = f"sqlite:///{tmp_path_factory.mktemp('cijfers') / 'vol.sqlite3'}"
    zet_sqlite_klaar(url)
    return maak_sessies(maak_engine(url, PROEFBOS))


_een = st.fixed_dictionaries(
    {
        "loket": st.sampled_from(("sociaal_team", "wmo_loket")),
        "problemen": st.lists(st.sampled_from(("schulden", "rouw", "opvoeding", "vervoer")), unique=True, min_size=1, max_size=3).map(tuple),
        "dagen": st.integers(0, 40),
        "daarna": st.sampled_from(("niets", "oppakken", "afronden", "verkeerd")),
    }
)
_teller = Counter[str]()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_een, min_size=1, max_size=6), st.integers(0, 45))
def test_opgeteld_is_opnieuw_geteld(volle: Sessies, stand: list[dict[str, Any]], sinds: int) -> None:
    """Wat per dag is opgeteld is over elke periode gelijk aan de overdrachten zelf, geteld met gewone vragen."""
    _teller["keer"] += 1
    gemeente = f"proef-{_teller['keer']}"
    with lezen(volle) as sessie:
        wie = sessie.scalar(select(t.Medewerker.id))
    door = Toegang(wie or medewerkers.maak(volle, "j.jansen", None), "kcc")
    for hoe in stand:
        kenmerk = neem(volle, gemeente=gemeente, loket=hoe["loket"], problemen=hoe["problemen"], contact=Contact("A", "geen"))
        with schrijven(volle) as sessie:
            rij = sessie.scalars(select(t.Overdracht).where(t.Overdracht.kenmerk == kenmerk)).one()
            rij.ontvangen -= timedelta(days=hoe["dagen"])
            sessie.add(t.Dagmerk(dag=dag_van(rij.ontvangen)))
        ververs(volle)
        if hoe["daarna"] == "oppakken":
            dienst.pak_op(volle, door, kenmerk)
        elif hoe["daarna"] == "afronden":
            dienst.rond_af(volle, door, kenmerk, "geholpen")
        elif hoe["daarna"] == "verkeerd":
            dienst.meld_verkeerd_loket(volle, door, kenmerk, ["vervoer"], "werkplein")
    vraag = Vraag(vandaag() - timedelta(days=sinds), vandaag(), gemeente=gemeente)
    c, o, p = bekijk(volle, door, vraag), t.Overdracht, t.OverdrachtProbleem
    waar = (o.gemeente == gemeente, o.ontvangen >= begin_van(vraag.van))
    with lezen(volle) as sessie:
        alles = ct.tel(sessie, *waar)
        status = dict(sessie.execute(select(o.status, func.count()).where(*waar).group_by(o.status)).all())
        codes = dict(sessie.execute(select(p.code, func.count()).join(o, o.id == p.overdracht_id).where(*waar).group_by(p.code)).all())
        loketten = dict(sessie.execute(select(o.loket, func.count()).where(*waar).group_by(o.loket)).all())
    assert +c.totaal == sum(alles.values(), Counter())
    assert (groep(c, ct.STATUS), groep(c, ct.PROBLEEM)) == (status, codes)
    assert {loket: n for loket, telling in c.per_loket.items() if (n := ct.aantal(telling, ct.TOTAAL))} == loketten


def test_een_buurt_is_hetzelfde_geteld(sessies: Sessies) -> None:
    """Met een buurt gaat het langs de overdrachten zelf; de buurten samen zijn het geheel."""
    for buurt, codes in (("Schelfhorst", ("rouw", "schulden")), ("Schelfhorst", ("rouw",)), ("Kerkelanden", ("schulden",)), (None, ("rouw",))):
        neem(sessies, buurt=buurt, problemen=codes)
    geheel = bekijk(sessies, KCC, jaar())
    schelfhorst, kerkelanden = (bekijk(sessies, KCC, jaar(buurt=buurt)) for buurt in ("Schelfhorst", "Kerkelanden"))
    assert groep(schelfhorst, ct.PROBLEEM) == {"rouw": 2, "schulden": 1}
    assert [ct.aantal(c.totaal, ct.TOTAAL) for c in (geheel, schelfhorst, kerkelanden)] == [4, 2, 1]
    assert groep(geheel, ct.BUURT) == {"Schelfhorst": 2, "Kerkelanden": 1}
    assert schelfhorst.gesprekken is None


def test_wie_wat_ziet(sessies: Sessies) -> None:
    """Een loket alleen zichzelf, een gemeente alleen zichzelf, een beheerder alle aantallen, privacy niets."""
    neem(sessies)
    neem(sessies, loket="wmo_loket")
    neem(sessies, gemeente="groningen")

    def aantal(toegang: Toegang, **keuze: Any) -> int:
        return ct.aantal(bekijk(sessies, toegang, jaar(**keuze)).totaal, ct.TOTAAL)

    wmo = Toegang(1, "medewerker", ("wmo_loket",))
    assert [aantal(KCC), aantal(Toegang(1, "beheerder")), aantal(wmo), aantal(Toegang(1, "medewerker"))] == [3, 3, 1, 0]
    assert [aantal(wmo, loket="sociaal_team"), aantal(wmo, buurt="Schelfhorst"), aantal(KCC, loket="sociaal_team")] == [0, 1, 2]
    assert [aantal(Toegang(1, rol, gemeente="groningen"), gemeente=gekozen) for rol in ("kcc", "beheerder") for gekozen in (None, "groningen", "almelo")] == [1, 1, 0, 1, 1, 0]
    assert bekijk(sessies, wmo, jaar()).gesprekken is None
    with pytest.raises(GeenToegang):
        bekijk(sessies, Toegang(1, "privacy"), jaar())


def test_gesprekken(sessies: Sessies) -> None:
    """Gestopt is: een open vraag, geen overdracht, en een dag stil. Het oordeel telt per antwoord, en blijft na wissen."""
    gesprekken = Gesprekken(sessies)
    lang_geleden = datetime.now(UTC) - timedelta(days=2)

    def gesprek(vraag: str | None, stil: bool = True, gemeente: str = "almelo", tevreden: list[str] | None = None) -> str:
        gemaakt, _ = gesprekken.maak(gemeente)
        with schrijven(sessies) as sessie:
            sessie.execute(update(t.Gesprek).where(t.Gesprek.id == gemaakt.id).values(laatste_vraag=vraag, tevreden=tevreden, **({"laatste": lang_geleden} if stil else {})))
        return gemaakt.id

    gesprek("buurt")
    gewist = gesprek("buurt", tevreden=["gehoord", "geholpen"])
    gesprek("situatie", gemeente="groningen")
    gesprek("buurt", stil=False)
    gesprek(None, tevreden=["overslaan"])
    gesprek("tevreden")
    neem(sessies, gesprek=gesprek("aanvullen"))
    assert gesprekken.wis(gewist)
    g = bekijk(sessies, KCC, jaar()).gesprekken
    assert g is not None
    assert (g.per_kanaal, g.gestopt, g.oordelen, g.beoordeeld) == ({"web": 7}, {"buurt": 2, "situatie": 1}, {"gehoord": 1, "geholpen": 1, "overslaan": 1}, 1)
    ander = bekijk(sessies, Toegang(1, "kcc", gemeente="groningen"), jaar()).gesprekken
    assert ander is not None
    assert (ander.per_kanaal, ander.gestopt) == ({"web": 1}, {"situatie": 1})


# Verbergen

_aantallen = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 40), max_size=8)


@settings(max_examples=300)
@given(_aantallen)
def test_niets_kleins_uit_te_rekenen(aantallen: dict[str, int]) -> None:
    """Met alles wat te lezen is en de som erbij kan elk verborgen aantal ook vijf of meer zijn, en minstens een ander zijn."""
    te_zien = verdeling(aantallen)
    assert set(te_zien) == set(aantallen)
    assert all(n is None or (n == aantallen[sleutel] and not 0 < n < GRENS) for sleutel, n in te_zien.items())
    verborgen = [sleutel for sleutel, n in te_zien.items() if n is None]
    if verborgen and len(verborgen) < len(aantallen):
        rest = sum(aantallen.values()) - sum(n for n in te_zien.values() if n is not None)
        # Elk verborgen aantal is minstens één: het grootste dat een ervan kan zijn is wat de andere overlaten.
        assert rest - (len(verborgen) - 1) >= GRENS
        assert len(verborgen) > 1


@settings(max_examples=200)
@given(_aantallen)
def test_er_wordt_niet_te_veel_verborgen(aantallen: dict[str, int]) -> None:
    """Zonder kleine aantallen blijft alles staan."""
    groot = {sleutel: n if n == 0 or n >= GRENS else GRENS for sleutel, n in aantallen.items()}
    assert verdeling(groot) == groot


@pytest.mark.parametrize(
    ("aantallen", "verwacht"),
    [
        ({"a": 40, "b": 3, "c": 9}, {"a": 40, "b": None, "c": None}),
        ({"a": 40, "b": 3, "c": 3}, {"a": 40, "b": None, "c": None}),
        ({"a": 40, "b": 2, "c": 2, "d": 7}, {"a": 40, "b": None, "c": None, "d": None}),
        ({"a": 1, "b": 1, "c": 0}, {"a": None, "b": None, "c": None}),
        ({"a": 40, "b": 0}, {"a": 40, "b": 0}),
        ({}, {}),
    ],
)
def test_verdeling(aantallen: dict[str, int], verwacht: dict[str, int | None]) -> None:
    """Met één klein aantal gaat het kleinste andere mee; zijn twee samen nog te weinig, dan meer; en anders alles."""
    assert verdeling(aantallen) == verwacht


@pytest.mark.parametrize(("deel", "geheel", "verwacht"), [(3, 90, None), (88, 90, None), (90, 90, 90), (0, 90, 0), (40, 90, 40), (2, 4, None)])
def test_deel_van(deel: int, geheel: int, verwacht: int | None) -> None:
    """Ook een grote groep zegt iets over de kleine die overblijft."""
    assert deel_van(deel, geheel) == verwacht


# Een regel per overdracht


def test_regel_per_overdracht(sessies: Sessies, wie: Toegang, monkeypatch: pytest.MonkeyPatch) -> None:
    """Elke overdracht één keer, op volgorde, over meer stapels, zonder tekst of contact; en het staat in de inzage."""
    monkeypatch.setattr(uitvoer, "_STAPEL", 3)
    kenmerken = [neem(sessies, crisis=("suicide", "geen_eten")) for _ in range(7)]
    dienst.meld_verkeerd_loket(sessies, wie, kenmerken[3], ["rouw", "schulden"], "werkplein", notitie="Geheim bericht")
    dienst.rond_af(sessies, wie, kenmerken[0], "geholpen")
    regels: list[dict[str, Any]] = []
    aantal = uitvoer.geef_uit(sessies, wie, jaar(), lambda regel: regels.append(dict(zip(uitvoer.KOLOMMEN, regel, strict=True))), 100)
    assert (aantal, [r["kenmerk"] for r in regels]) == (7, kenmerken)
    assert (regels[3]["problemen"], regels[3]["verkeerd_loket"], regels[3]["loket"], regels[3]["oorspronkelijk_loket"]) == ("rouw schulden", True, "werkplein", "sociaal_team")
    assert (regels[0]["crisis"], regels[0]["termijnen"], regels[0]["termijnen_op_tijd"], regels[1]["termijnen_op_tijd"]) == ("suicide geen_eten", 2, 2, 0)
    for woord in ("Anna", "12345678", "huur", "Geheim", "Schulden, en hulp"):
        assert woord not in str(regels)
    with lezen(sessies) as sessie:
        laatste = sessie.scalars(select(t.Inzage).order_by(t.Inzage.id.desc())).first()
        assert laatste is not None
        assert (laatste.wat, laatste.aantal, laatste.medewerker_id) == ("export", 7, wie.medewerker_id)


def test_wie_regels_mag(sessies: Sessies, wie: Toegang) -> None:
    """Alleen het klantcontactcentrum, binnen de eigen gemeente; te veel is geen half bestand, en dan ook geen regel in de inzage."""
    neem(sessies)
    neem(sessies, gemeente="groningen")
    for toegang in (Toegang(1, "medewerker", ("sociaal_team",)), Toegang(1, "beheerder"), Toegang(1, "privacy")):
        with pytest.raises(GeenToegang):
            uitvoer.geef_uit(sessies, toegang, jaar(), pytest.fail, 100)
    with pytest.raises(uitvoer.TeVeel):
        uitvoer.geef_uit(sessies, wie, jaar(), pytest.fail, 1)
    regels: list[Any] = []
    uitvoer.geef_uit(sessies, Toegang(wie.medewerker_id, "kcc", gemeente="groningen"), jaar(), regels.append, 100)
    assert [regel[2] for regel in regels] == ["groningen"]
    with lezen(sessies) as sessie:
        assert sessie.scalar(select(func.count()).select_from(t.Inzage)) == 1


# Migratie 0004


def test_migratie_met_gegevens(lege_url: str) -> None:
    """Terug en weer heen met overdrachten erin: de cijfers zijn daarna weer dezelfde, en al het andere bleef."""
    engine: Engine = maak_engine(lege_url, PROEFBOS)
    sessies = maak_sessies(engine)
    migreer(engine)
    wie = Toegang(medewerkers.maak(sessies, "j.jansen", None), "kcc")
    dienst.pak_op(sessies, wie, neem(sessies))
    neem(sessies, loket="werkplein")
    voor = bekijk(sessies, wie, jaar())
    migreer(engine, "0003")
    assert not {"dagcijfer", "dagmerk"} & set(inspect(engine).get_table_names())
    assert "ix_gesprek_begonnen" not in {i["name"] for i in inspect(engine).get_indexes("gesprek")}
    migreer(engine)
    assert bekijk(sessies, wie, jaar()) == voor
    assert dienst.lijst(sessies, wie).totaal == 2
    engine.dispose()
