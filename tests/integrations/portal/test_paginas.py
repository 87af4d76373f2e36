"""De lijst en de pagina van een overdracht."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from httpx import Client
from sqlalchemy import select

from gemeenten.lezer import profielen
from integrations.portal import woorden
from integrations.wislijst import Wislijst
from overdracht import dienst
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import Gesprekken
from overdracht.kanaal import Kanaalopslag
from overdracht.opruimen import ruim_op
from overdracht.tijd import nu, vandaag
from overdracht.toegang import Toegang
from tests.integrations.portal.conftest import OP_BEIDE
from tests.support.database import PROEFBOS
from tests.support.overdrachten import lees_rij, maak_overdracht
from triage.overdracht import Contact
from triage.plan import NU, STAPPEN, WANNEER
from triage.regie import Regie
from triage.taxonomie import LOKETTEN, PROBLEMEN
from triage.urgentie import Termijn

Teken = Callable[[str], str]
VIJANDIG = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{ 7*7 }}{% raw %}javascript:alert(3)"


def _kenmerken(html: str) -> list[str]:
    return re.findall(r'href="/medewerkers/overdracht/([^"?]+)"', html)


def _tekst(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


# Lijst


def test_lege_lijst(ingelogd: Client) -> None:
    """Zonder overdrachten staat er dat er geen zijn."""
    antwoord = ingelogd.get("/medewerkers")
    assert antwoord.status_code == 200
    assert "Er zijn nog geen overdrachten." in antwoord.text


@OP_BEIDE
def test_te_laat_eerst_en_wat_er_staat(ingelogd: Client, sessies: Sessies) -> None:
    """Bovenaan staat wat te laat is; prioriteit, loket, problemen, termijn en te laat staan er in woorden."""
    oud, _ = dienst.neem_aan(sessies, maak_overdracht(termijnen=(Termijn("eerste_contact", vandaag() - timedelta(days=2)),)))
    nieuw, _ = dienst.neem_aan(
        sessies, maak_overdracht(loket="werkplein", prioriteit="spoed", crisis=("geen_eten",), problemen=("rondkomen",), team=None, termijnen=(Termijn("crisis", vandaag()),))
    )
    html = ingelogd.get("/medewerkers").text
    assert _kenmerken(html) == [oud, nieuw]
    assert _kenmerken(ingelogd.get("/medewerkers?volgorde=nieuwste").text) == [nieuw, oud]
    assert "<title>(1 te laat) Werklijst" in html
    tekst = _tekst(html)
    for woord in ("Spoed", "Vandaag niets te eten", "Rondkomen, laag inkomen", "Werkplein", "2 dagen te laat", "contact vanwege crisis", "1 te laat"):
        assert woord in tekst, woord
    assert "Anna" not in html


@pytest.fixture
def drie(sessies: Sessies, wie: int) -> list[str]:
    uit = [
        dienst.neem_aan(sessies, maak_overdracht())[0],
        dienst.neem_aan(sessies, maak_overdracht(loket="werkplein", prioriteit="hoog", gemeente="groningen"))[0],
        dienst.neem_aan(sessies, maak_overdracht(loket="werkplein"))[0],
    ]
    dienst.werk_bij(sessies, Toegang(wie, "kcc"), uit[2], status="opgepakt")
    return uit


@pytest.mark.parametrize(
    ("adres", "verwacht"),
    [
        ("", [0, 1, 2]),
        ("?volgorde=nieuwste", [2, 1, 0]),
        ("?loket=werkplein", [1, 2]),
        ("?loket=werkplein&status=opgepakt", [2]),
        ("?status=nieuw", [0, 1]),
        ("?status=open&prioriteit=hoog", [1]),
        ("?gemeente=groningen", [1]),
        ("?prioriteit=spoed", []),
        ("?volgorde=prioriteit", [1, 0, 2]),
        ("?loket=bestaat_niet&status=%3Cscript%3E&blad=x&van=gisteren&code=x&wie=999&vanaf=%00", [0, 1, 2]),
        ("?blad=0&termijn=&loket=", [0, 1, 2]),
        ("?blad=99999999999999999999", [0, 1, 2]),
    ],
)
def test_filter(ingelogd: Client, drie: list[str], adres: str, verwacht: list[int]) -> None:
    """Filters zijn gewone adressen; een waarde die niet bestaat telt niet mee."""
    antwoord = ingelogd.get(f"/medewerkers{adres}")
    assert antwoord.status_code == 200
    assert [drie.index(k) for k in _kenmerken(antwoord.text)] == verwacht


def test_gekozen_filter_blijft_staan(ingelogd: Client, drie: list[str]) -> None:
    """Het formulier laat zien wat gekozen is."""
    html = ingelogd.get("/medewerkers?loket=werkplein&status=nieuw").text
    assert '<option value="werkplein" selected>' in html
    assert '<option value="nieuw" selected>' in html


def test_bladeren(ingelogd: Client, sessies: Sessies) -> None:
    """Meer dan één blad: alles komt precies één keer langs en filters blijven staan."""
    alle = [dienst.neem_aan(sessies, maak_overdracht(loket="werkplein"))[0] for _ in range(dienst.PER_BLAD + 3)]
    een = ingelogd.get("/medewerkers?loket=werkplein").text
    volgende = re.search(r'href="([^"]+)" rel="next"', een)
    assert volgende is not None
    assert volgende[1] == "/medewerkers?loket=werkplein&amp;blad=2"
    twee = ingelogd.get(volgende[1].replace("&amp;", "&")).text
    assert _kenmerken(een) + _kenmerken(twee) == alle
    assert 'rel="next"' not in twee
    assert 'rel="prev"' in twee


def test_zoek_op_kenmerk(ingelogd: Client, sessies: Sessies) -> None:
    """Een kenmerk, hoe ook getypt, brengt meteen naar de overdracht; een onbekend kenmerk zegt dat."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    antwoord = ingelogd.get("/medewerkers", params={"kenmerk": kenmerk.lower().replace("-", " ")})
    assert antwoord.headers["location"] == f"/medewerkers/overdracht/{kenmerk}"
    html = ingelogd.get("/medewerkers", params={"kenmerk": "<b>A2C"}).text
    assert "Er is geen overdracht met kenmerk &lt;b&gt;A2C" in html


# Overdracht


def test_een_minuut_lezen(ingelogd: Client, sessies: Sessies) -> None:
    """Alles wat een loket nodig heeft staat er, in woorden en niet in codes."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(genoemd=("werkplein",), antwoorden=(("overzicht", "niemand"), ("zelf_regelen", "deels"), ("dreiging", "huis"), ("dreiging_datum", "2026-12-03"))))
    html = ingelogd.get(f"/medewerkers/overdracht/{kenmerk}").text
    tekst = _tekst(html)
    for woord in (
        "Schulden, en hulp bij de opvoeding.",
        "Schulden of betalingsachterstand",
        "Sociaal wijkteam Schelfhorst",
        "Eerste contact",
        "Begint nu",
        "Begint zodra de eerste stap loopt",
        "Eerst moet er rust zijn rond geld.",
        "niet benaderd: Werkplein",
        "het sociaal team coördineert",
        "rij 7",
        "Regie ontbreekt",
        "Ik moet mijn huis uit",
        "3 dec",
        "Anna de Vries",
        "06 12345678",
        "na 17 uur",
        "Ik kan mijn huur niet meer betalen.",
        "Mag ik dit doorgeven aan het sociaal wijkteam?",
        "Ontvangen",
        "niet het hele gesprek",
    ):
        assert woord in tekst, woord
    for code in ("regie_ontbreekt", "zodra_stabiel", "eerst_inkomen", "sociaal_team", "schulden_gesprek<"):
        assert code not in tekst, code
    assert 'href="tel:0612345678"' in html


def test_elke_code_heeft_woorden() -> None:
    """Voor elke code die in een overdracht kan staan, heeft elke gemeente woorden voor medewerkers."""
    taal = woorden.Woorden(profielen())
    for gemeente in profielen():
        for woord, codes in (
            (taal.probleem, PROBLEMEN),
            (taal.loket, LOKETTEN),
            (taal.stap, [naam for naam, _ in STAPPEN]),
            (taal.wanneer, WANNEER),
        ):
            for code in codes:
                gelezen = woord(gemeente, code)
                assert gelezen, (gemeente, code)
                assert gelezen != code or "_" not in code, (gemeente, code)
    assert set(woorden.REGIE) == {r.value for r in Regie}
    assert taal.probleem("opgeheven", "schulden") == "Schulden of betalingsachterstand"
    assert woorden.Woorden({}).wanneer("x", NU) == NU


@pytest.mark.parametrize(
    ("contact", "moet", "mag_niet"),
    [
        (Contact("Samira", "telefoon", "0611112222", None, "Alleen bellen tussen 10 en 12"), "Alleen bellen tussen 10 en 12", "zei niet wanneer"),
        (Contact("Samira", "telefoon", "0611112222"), "zei niet wanneer contact veilig is", "Alleen bellen"),
        (Contact("Samira"), "geen veilig contact bekend", "tel:"),
    ],
)
def test_thuis_niet_veilig(ingelogd: Client, sessies: Sessies, contact: Contact, moet: str, mag_niet: str) -> None:
    """Bij geweld staat in gewone woorden hoe contact wel en niet mag, vóór het verhaal."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(problemen=("huiselijk_geweld",), rij=2, reden="geweld", prioriteit="hoog", contact=contact))
    html = ingelogd.get(f"/medewerkers/overdracht/{kenmerk}").text
    assert moet in html
    assert mag_niet not in html
    assert html.index("Thuis niet veilig") < html.index("Wat is er aan de hand")
    for woord in ("geen voicemail", "Zeg pas waarover het gaat"):
        assert woord in html


def test_vijandige_tekst_is_tekst(ingelogd: Client, sessies: Sessies, teken: Teken) -> None:
    """Wat een inwoner of medewerker ook typt, komt nergens als HTML of sjabloon in de pagina."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo")
    o = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": VIJANDIG})
    gesprekken.bewaar_antwoord(gesprek.id, o.bericht.id, [{"soort": "tekst", "tekst": VIJANDIG, "opties": [{"waarde": "a", "label": VIJANDIG}]}])
    gesprekken.voeg_toe_inkomend(gesprek.id, {"keuzes": ["a", VIJANDIG]})
    kenmerk, _ = dienst.neem_aan(
        sessies,
        maak_overdracht(
            gesprek=gesprek.id,
            samenvatting=VIJANDIG,
            verhaal=(VIJANDIG,),
            antwoorden=((VIJANDIG, VIJANDIG), ("dreiging", VIJANDIG), ("dreiging_datum", VIJANDIG)),
            contact=Contact(VIJANDIG, "telefoon", VIJANDIG, VIJANDIG, VIJANDIG),
            deelt_alles=True,
            buurt=VIJANDIG,
            team=VIJANDIG,
            voor_wie=VIJANDIG[:50],
            reden=VIJANDIG,
            taal="<b>",
            kanaal="<i>",
            gemeente="<u>",
        ),
    )
    html = ingelogd.get(f"/medewerkers/overdracht/{kenmerk}").text
    ingelogd.post(f"/medewerkers/overdracht/{kenmerk}", data={"teken": teken(html), "versie": "1", "handeling": "notitie", "notitie": VIJANDIG})
    rommel = {"teken": teken(html), "notitie": "</textarea>" + VIJANDIG, "bericht": VIJANDIG, "team": VIJANDIG, "uitkomst": VIJANDIG, "problemen": VIJANDIG, "loket": VIJANDIG}
    fouten = [ingelogd.post(f"/medewerkers/overdracht/{kenmerk}", data={**rommel, "handeling": wat, "versie": versie}).text for wat, versie in (("rond_af", "2"), ("zet_door", "1"), (VIJANDIG, "2"), ("verkeerd_loket", VIJANDIG))]
    zoek = ingelogd.get("/medewerkers", params={"zoek": VIJANDIG, "team": VIJANDIG, "buurt": VIJANDIG, "kenmerk": VIJANDIG}).text
    paginas = [ingelogd.get(f"/medewerkers/overdracht/{kenmerk}").text, ingelogd.get("/medewerkers").text, zoek, *fouten]
    eigen = '<script src="/medewerkers/toetsen.js" defer></script>'
    for pagina in (p.replace(eigen, "") for p in paginas):
        for verboden in ("<script", "<img", "<b>/", "<i>", "<u>", "</textarea>&lt;", "49javascript", 'href="javascript', "tel:alert"):
            assert verboden not in pagina, verboden
    assert paginas[0].count("&lt;script&gt;alert(1)&lt;/script&gt;") > 10
    assert "{{ 7*7 }}" in paginas[0]


def _via_telegram(sessies: Sessies, **anders: Any) -> tuple[str, Kanaalopslag]:
    """Een overdracht van iemand die op Telegram wil horen hoe het gaat."""
    opslag = Kanaalopslag(sessies, PROEFBOS.kenhash, "telegram")
    gesprek = opslag.verwerk("700100", "tg:begin", lambda greep: greep.open("almelo")[0])
    assert gesprek is not None
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, kanaal="telegram", contact=Contact("Anna", "kanaal"), **anders))
    return kenmerk, opslag


@OP_BEIDE
@pytest.mark.parametrize("afloop", ["vervallen", "mislukt"])
def test_bericht_dat_niet_aankwam(ingelogd: Client, sessies: Sessies, wie: int, afloop: str) -> None:
    """Kwam een bericht niet bij de inwoner, dan staat dat bovenaan en bij het bericht, en niet meer bij wat hij te horen kreeg."""
    kenmerk, opslag = _via_telegram(sessies)
    dienst.pak_op(sessies, Toegang(wie, "kcc"), kenmerk, terugkoppeling="We bellen u donderdag.")

    def tekst() -> str:
        return _tekst(ingelogd.get(f"/medewerkers/overdracht/{kenmerk}").text)

    wacht = tekst()
    assert "wordt nog verstuurd" in wacht
    assert wacht.count("We bellen u donderdag.") == 2
    post = opslag.volgende(opslag.hash("700100"))
    assert post is not None
    opslag.werk_bij(post.id, afloop)
    mis = tekst()
    assert "Niet aangekomen: het bericht aan de inwoner van" in mis
    assert "niet aangekomen: " in mis
    assert mis.count("We bellen u donderdag.") == 1, "alleen nog in de geschiedenis"
    # Een volgend bericht dat wel aankwam, is wat de inwoner weet.
    dienst.koppel_terug(sessies, Toegang(wie, "kcc"), kenmerk, "We bellen u vrijdag.")
    post = opslag.volgende(opslag.hash("700100"))
    assert post is not None
    opslag.werk_bij(post.id, "verzonden")
    na = tekst()
    assert "Niet aangekomen: het bericht" not in na
    assert na.count("We bellen u vrijdag.") == 2
    assert ", verstuurd" in na


def test_bericht_van_een_ander_loket_in_hetzelfde_gesprek(ingelogd: Client, sessies: Sessies, wie: int) -> None:
    """Wat bij het ene loket niet aankwam, staat niet bij de overdracht van het andere."""
    een, opslag = _via_telegram(sessies)
    twee, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=lees_rij(sessies, een).gesprek_id, loket="werkplein", contact=Contact("Anna", "kanaal")))
    dienst.pak_op(sessies, Toegang(wie, "kcc"), een, terugkoppeling="We bellen u donderdag.")
    opslag.sluit(opslag.hash("700100"))
    assert "Niet aangekomen" in ingelogd.get(f"/medewerkers/overdracht/{een}").text
    assert "Niet aangekomen" not in ingelogd.get(f"/medewerkers/overdracht/{twee}").text


def test_heel_gesprek_alleen_als_gedeeld(ingelogd: Client, sessies: Sessies) -> None:
    """Het gesprek staat er alleen met deelt_alles, met de woorden van de knoppen."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak("almelo")
    begin = gesprekken.voeg_toe_inkomend(gesprek.id, {"begin": True})
    gesprekken.bewaar_antwoord(gesprek.id, begin.bericht.id, [{"soort": "vraag", "tekst": "Waarover gaat het?", "opties": [{"waarde": "geld", "label": "Geld en schulden"}]}])
    gesprekken.voeg_toe_inkomend(gesprek.id, {"keuzes": ["geld"]})
    deel, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id))
    alles, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, loket="werkplein", deelt_alles=True))
    assert "Waarover gaat het?" not in ingelogd.get(f"/medewerkers/overdracht/{deel}").text
    html = ingelogd.get(f"/medewerkers/overdracht/{alles}").text
    assert "Waarover gaat het?" in html
    assert "Geld en schulden" in html
    assert f'href="/medewerkers/overdracht/{deel}"' in html


def test_elke_blik_is_vastgelegd(ingelogd: Client, sessies: Sessies, wie: int) -> None:
    """Lijst en overdracht laten allebei een regel inzage na, ook bij herhaling."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    for _ in range(2):
        ingelogd.get("/medewerkers")
        ingelogd.get(f"/medewerkers/overdracht/{kenmerk}")
    ingelogd.get("/medewerkers/overdracht/A2C-3DE")
    with lezen(sessies) as sessie:
        gezien = [(i.wat, i.medewerker_id) for i in sessie.scalars(select(t.Inzage).order_by(t.Inzage.id))]
    assert gezien == [("lijst", wie), ("overdracht", wie)] * 2


def test_gewist(ingelogd: Client, sessies: Sessies) -> None:
    """Na wissen staat er dat er niets meer te doen is, en niets van de inwoner."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.wis_gesprek(sessies, o.gesprek)
    html = ingelogd.get(f"/medewerkers/overdracht/{kenmerk}").text
    assert "De inwoner liet alles wissen" in html
    for woord in ("Anna", "06 12345678", "huur"):
        assert woord not in html


def test_gewist_na_de_bewaartermijn(ingelogd: Client, sessies: Sessies, wie: int, tmp_path: Path) -> None:
    """Dan staat er waarom; en zonder bewaard gesprek zegt een open overdracht dat het weg is."""
    alles = {"deelt_alles": True, "contact": Contact("Anna", "telefoon", "0612345678", "ochtend", "ja")}
    dicht, _ = dienst.neem_aan(sessies, maak_overdracht(**alles))
    dienst.werk_bij(sessies, Toegang(wie, "kcc"), dicht, status="afgerond", uitkomst="geholpen")
    los, _ = dienst.neem_aan(sessies, maak_overdracht(**alles))
    ruim_op(sessies, profielen(), Wislijst(tmp_path), nu() + timedelta(days=29))
    tekst = _tekst(ingelogd.get(f"/medewerkers/overdracht/{dicht}").text)
    assert "De bewaartermijn van 28 dagen was voorbij." in tekst
    assert "Anna" not in tekst
    assert "liet alles wissen" not in tekst
    tekst = _tekst(ingelogd.get(f"/medewerkers/overdracht/{los}").text)
    for woord in ("Anna", "In de ochtend", "Ja, dat is veilig", "Het gesprek zelf is niet meer bewaard."):
        assert woord in tekst, woord


def test_onbekend(ingelogd: Client) -> None:
    """Een onbekend kenmerk is 404 in gewone taal."""
    for kenmerk in ("A2C-3DE", "onzin", "%00"):
        antwoord = ingelogd.get(f"/medewerkers/overdracht/{kenmerk}")
        assert antwoord.status_code == 404
    assert "Controleer het kenmerk" in ingelogd.get("/medewerkers/overdracht/A2C-3DE").text


@pytest.mark.parametrize(
    ("dagen", "verwacht"), [(-2, "2 dagen te laat"), (-1, "1 dag te laat"), (0, "vandaag"), (1, "morgen"), (2, "nog 2 dagen")]
)
def test_nog(dagen: int, verwacht: str) -> None:
    """Hoe lang er nog is, in woorden."""
    assert woorden.nog(vandaag() + timedelta(days=dagen), vandaag()) == verwacht
