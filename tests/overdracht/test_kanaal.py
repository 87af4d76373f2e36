"""Wat een kanaal bewaart: één keer, op volgorde, versleuteld, en weg met het gesprek. Op SQLite en PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update

from overdracht import tabellen as t
from overdracht.database import lezen, schrijven
from overdracht.dienst import neem_aan, wis_gesprek
from overdracht.gesprekken import Gesprekken
from overdracht.kanaal import MISLUKT, ONTHOUD, TE_STUREN, VERVALLEN, VERZONDEN, Kanaalopslag
from overdracht.tijd import nu
from tests.support.database import PROEFBOS
from tests.support.overdrachten import maak_overdracht
from triage.overdracht import Contact

ADRES, ANDER = "5000000001", "5000000002"


@pytest.fixture
def opslag(sessies):
    return Kanaalopslag(sessies, PROEFBOS.kenhash, "telegram")


@pytest.fixture
def gesprek(opslag):
    """Een gesprek waarvan de opening beantwoord moet worden."""
    return opslag.kijk(ADRES, lambda greep: greep.open("almelo")[0])


def beantwoord(sessies, gesprek, *teksten: str, **velden) -> None:
    """Doet wat de gesprekdienst doet: elk wachtend bericht krijgt deze berichten als antwoord."""
    gesprekken = Gesprekken(sessies)
    for bericht in gesprekken.wachtende(gesprek.id):
        gesprekken.bewaar_antwoord(gesprek.id, bericht.id, [{"soort": "tekst", "tekst": tekst, **velden} for tekst in teksten])


def vorm(bericht, gesteld, gemeente):
    return [{"tekst": bericht["tekst"], "gesteld": list(gesteld), "gemeente": gemeente}]


def rij_van(opslag, adres: str = ADRES) -> list[str]:
    """De teksten die klaarstaan, door ze een voor een te versturen."""
    teksten = []
    while (uit := opslag.volgende(opslag.hash(adres))) is not None:
        teksten.append(uit.inhoud["tekst"])
        opslag.werk_bij(uit.id, VERZONDEN, nummer=1)
    return teksten


def test_iets_gebeurt_een_keer_ook_als_het_tegelijk_komt(opslag, sessies):
    """Zes keer dezelfde sleutel tegelijk: één gesprek en één bericht."""

    def werk(greep):
        gesprek = greep.gesprek() or greep.open("almelo")[0]
        return greep.zeg(gesprek, {"tekst": "hallo"}, "tg:1").id

    with ThreadPoolExecutor(6) as draden:
        uitkomsten = list(draden.map(lambda _: opslag.verwerk(ADRES, "tg:1", werk), range(6)))
    assert sum(u is not None for u in uitkomsten) == 1
    with schrijven(sessies) as sessie:
        assert sessie.scalar(select(func.count()).select_from(t.Gesprek)) == 1
        assert sessie.scalar(select(func.count()).select_from(t.Bericht)) == 2  # de opening en het bericht


def test_half_gedaan_is_niet_gedaan(opslag, sessies):
    """Gaat het mis, dan is ook de sleutel er niet: het mag opnieuw, en dan heel."""

    def stuk(greep):
        greep.open("almelo")
        raise ValueError("halverwege")

    with pytest.raises(ValueError, match="halverwege"):
        opslag.verwerk(ADRES, "tg:1", stuk)
    assert opslag.verwerk(ADRES, "tg:1", lambda greep: greep.gesprek() is None) is True


def test_het_laatste_gesprek_van_een_adres(opslag, gesprek):
    """Een nieuw gesprek gaat voor; een ander adres heeft er niets van; gewist telt niet meer."""
    tweede = opslag.kijk(ADRES, lambda greep: greep.open("groningen")[0])
    assert opslag.kijk(ADRES, lambda greep: greep.gesprek()).id == tweede.id
    assert opslag.kijk(ANDER, lambda greep: greep.gesprek()) is None
    assert {g.id for g in opslag.kijk(ADRES, lambda greep: greep.alle_gesprekken())} == {gesprek.id, tweede.id}
    wis_gesprek(opslag._sessies, tweede.id)
    assert opslag.kijk(ADRES, lambda greep: greep.gesprek()).id == gesprek.id


def test_antwoorden_staan_klaar_op_volgorde_en_een_keer(opslag, sessies, gesprek):
    """Nog eens klaarzetten voegt niets toe, en de vormgever hoort welke vragen al gesteld zijn."""
    beantwoord(sessies, gesprek, "een", "twee", vraag="naam")
    assert opslag.zet_antwoorden_klaar(vorm) == {opslag.hash(ADRES)}
    assert opslag.zet_antwoorden_klaar(vorm) == set()
    eerste = opslag.volgende(opslag.hash(ADRES))
    assert (eerste.inhoud, eerste.adres, eerste.eigen) == ({"tekst": "een", "gesteld": [], "gemeente": "almelo"}, ADRES, True)
    assert rij_van(opslag) == ["een", "twee"]
    opslag.kijk(ADRES, lambda greep: greep.zeg(gesprek, {"tekst": "x"}, "tg:2"))
    beantwoord(sessies, gesprek, "drie")
    opslag.zet_antwoorden_klaar(vorm, gesprek.id)
    assert opslag.volgende(opslag.hash(ADRES)).inhoud["gesteld"] == ["naam", "naam"]
    assert rij_van(opslag) == ["drie"]


def test_het_hoogste_nummer_blijft_onthouden(opslag):
    """Het gaat alleen omhoog, er is er hoogstens één van, en zonder nummer is het nul."""
    assert opslag.hoogste() == 0
    for n, (nummer, daarna) in enumerate(((12, 12), (7, 12), (120, 120))):
        opslag.verwerk(ADRES, f"tg:{n}", lambda greep, nummer=nummer: greep.onthoud_hoogste(nummer) or True)
        assert opslag.hoogste() == daarna
    with lezen(opslag._sessies) as sessie:
        sleutels = sessie.scalars(select(t.Kanaalbericht.sleutel)).all()
    assert sorted(sleutels) == ["hoogste:120", "tg:0", "tg:1", "tg:2"]


def test_een_gesprek_op_de_website_krijgt_niets_klaargezet(opslag, sessies):
    """Daar haalt de inwoner het antwoord zelf."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo", "web")
    ontvangst = gesprekken.voeg_toe_inkomend(gesprek.id, {"begin": True})
    gesprekken.bewaar_antwoord(gesprek.id, ontvangst.bericht.id, [{"soort": "tekst", "tekst": "dag"}])
    assert opslag.zet_antwoorden_klaar(vorm) == set()


def test_nieuws_van_een_loket_wordt_geen_antwoord(opslag, sessies, gesprek):
    """Het staat al klaar en is niet van het kanaal zelf; het antwoord op de opening wel."""
    beantwoord(sessies, gesprek, "opening")
    with schrijven(sessies) as sessie:
        rij = t.Bericht(gesprek_id=gesprek.id, volgnummer=9, van="wegwijs", inhoud={"tekst": "nieuws"}, status="verwerkt", op=nu())
        sessie.add(rij)
        sessie.flush()
        sessie.add(t.Uitgaand(gesprek_id=gesprek.id, bericht_id=rij.id, kanaal="telegram", sleutel="terugkoppeling:1", inhoud={"tekst": "nieuws"}, status=TE_STUREN, pogingen=0, gemaakt=nu()))
    opslag.zet_antwoorden_klaar(vorm)
    eigen = {}
    while (uit := opslag.volgende(opslag.hash(ADRES))) is not None:
        eigen[uit.inhoud["tekst"]] = uit.eigen
        opslag.werk_bij(uit.id, VERZONDEN)
    assert eigen == {"nieuws": False, "opening": True}


def test_uitstel_en_velden_blijven_bewaard(opslag, sessies, gesprek):
    """Een poging telt, het moment staat er, en bijgezette velden laten de andere staan."""
    opslag.stuur(gesprek.id, "tg:x", {"tekst": "a", "gekozen": []})
    opslag.stuur(gesprek.id, "tg:x", {"tekst": "b"})
    straks = nu() + timedelta(minutes=1)
    uit = opslag.volgende(opslag.hash(ADRES))
    assert opslag.werk_bij(uit.id, TE_STUREN, volgende_poging=straks, poging=True, na=7) == {"tekst": "a", "gekozen": [], "na": 7}
    opslag.kijk(ADRES, lambda greep: greep.zet_inhoud(uit.id, {**uit.inhoud, "gekozen": ["w"], "na": 7}))
    opslag.werk_bij(uit.id, VERZONDEN, na=None, nummer=8)
    (nu_,) = opslag.verzonden(5)
    assert (nu_.inhoud, nu_.pogingen) == ({"tekst": "a", "gekozen": ["w"], "na": None, "nummer": 8}, 1)


def test_adressen_met_post(opslag, gesprek):
    """Alleen waar iets klaarstaat, wie het langst wacht eerst."""
    ander = opslag.kijk(ANDER, lambda greep: greep.open("almelo")[0])
    assert opslag.adressen_met_post() == []
    opslag.stuur(ander.id, "tg:1", {"tekst": "x"})
    opslag.stuur(gesprek.id, "tg:2", {"tekst": "x"})
    assert opslag.adressen_met_post() == [opslag.hash(ANDER), opslag.hash(ADRES)]
    opslag.werk_bij(opslag.volgende(opslag.hash(ANDER)).id, MISLUKT)
    assert opslag.adressen_met_post() == [opslag.hash(ADRES)]


def test_wat_van_een_ander_is_vind_ik_niet(opslag, gesprek):
    """Een nummer van een rij raden helpt niet."""
    nummer = opslag.kijk(ADRES, lambda greep: greep.stuur(gesprek, "tg:1", {"tekst": "x"}))
    assert opslag.kijk(ADRES, lambda greep: greep.uit(nummer)).id == nummer
    assert opslag.kijk(ANDER, lambda greep: greep.uit(nummer)) is None


def test_sluiten_laat_vervallen_wat_klaarstond(opslag, sessies, gesprek):
    """Alleen bij dit adres."""
    ander = opslag.kijk(ANDER, lambda greep: greep.open("almelo")[0])
    for g in (gesprek, ander):
        opslag.stuur(g.id, f"tg:{g.id}", {"tekst": "x"})
    opslag.sluit(opslag.hash(ADRES))
    assert opslag.adressen_met_post() == [opslag.hash(ANDER)]
    with schrijven(sessies) as sessie:
        assert sessie.scalar(select(t.Uitgaand.status).where(t.Uitgaand.gesprek_id == gesprek.id)) == VERVALLEN


@pytest.mark.parametrize(("wijze", "mag"), [("kanaal", True), ("telefoon", False), ("geen", False)])
def test_uitkomst_mag_alleen_als_de_inwoner_dit_kanaal_koos(opslag, sessies, gesprek, wijze, mag):
    """De keuze staat in de overdracht."""
    neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, kanaal="telegram", contact=Contact(wijze=wijze)))
    beantwoord(sessies, gesprek, "doorgegeven")
    opslag.zet_antwoorden_klaar(vorm)
    assert opslag.volgende(opslag.hash(ADRES)).mag_uitkomst is mag


@pytest.mark.parametrize(
    ("velden", "veilig", "mag"),
    [
        ({}, None, True),
        ({"problemen": ("huiselijk_geweld", "schulden")}, None, False),
        ({"problemen": ("huiselijk_geweld",)}, "ja", True),
        ({"problemen": ("huiselijk_geweld",)}, "ja, op mijn werk", False),
        ({"crisis": ("geweld_nu",), "prioriteit": "spoed"}, "nee", False),
        ({"crisis": ("suicide",), "prioriteit": "spoed"}, None, True),
    ],
)
def test_veilig_of_niet(opslag, sessies, gesprek, velden, veilig, mag):
    """Bij geweld alleen met een ja zonder voorbehoud."""
    neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, contact=Contact(wijze="kanaal", veilig=veilig), **velden))
    assert opslag.is_veilig(gesprek.id) is mag


def test_na_wissen_is_er_geen_adres_en_geen_tekst(opslag, sessies, gesprek):
    """Ook wat al verstuurd is, en ook wat nog verstuurd zou worden; klaarzetten daarna doet niets."""
    opslag.stuur(gesprek.id, "tg:1", {"tekst": "geheim"})
    wachtend = opslag.volgende(opslag.hash(ADRES))
    wis_gesprek(sessies, gesprek.id)
    assert opslag.werk_bij(wachtend.id, TE_STUREN, na=1) is None
    opslag.stuur(gesprek.id, "tg:2", {"tekst": "later"})
    assert opslag.adressen_met_post() == []
    with schrijven(sessies) as sessie:
        assert sessie.scalar(select(func.count()).select_from(t.Kanaaladres)) == 0
        assert sessie.scalars(select(t.Uitgaand.inhoud)).all() == []


def test_adres_en_tekst_staan_versleuteld(opslag, sessies, gesprek):
    """In de database zelf is geen van beide te lezen."""
    opslag.stuur(gesprek.id, "tg:1", {"tekst": "kwibuswinkel"})
    with schrijven(sessies) as sessie:
        ruw = str(sessie.execute(text("select * from kanaaladres")).all()) + str(sessie.execute(text("select * from uitgaand")).all())
    assert ADRES not in ruw
    assert "kwibuswinkel" not in ruw
    assert opslag.hash(ADRES) in ruw


def test_oude_sleutels_worden_vergeten(opslag, sessies):
    """Wat niet meer herhaald kan worden hoeft niet bewaard."""
    assert opslag.eerste_keer("tg:oud") and opslag.eerste_keer("tg:nieuw")
    with schrijven(sessies) as sessie:
        sessie.execute(update(t.Kanaalbericht).where(t.Kanaalbericht.sleutel == "tg:oud").values(op=nu() - ONTHOUD - timedelta(hours=1)))
    opslag.vergeet_sleutels()
    assert opslag.eerste_keer("tg:oud")
    assert not opslag.eerste_keer("tg:nieuw")
