"""Toezicht, alles van één persoon uitgeven, en wissen op verzoek, langs de pagina's."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from httpx import Client
from sqlalchemy import Engine, func, select, text

from integrations.portal.aanmelding import Aanmelding
from integrations.wislijst import Wislijst
from overdracht import dienst, medewerkers
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen
from overdracht.gesprekken import Gesprekken
from overdracht.kanaal import Kanaalopslag
from overdracht.keten import KETENS, controleer
from overdracht.toegang import Toegang
from tests.integrations.portal.conftest import OP_BEIDE, Wissel
from tests.integrations.portal.rondgang import Rondgang, inhoud
from tests.support.database import PROEFBOS
from tests.support.overdrachten import lees_historie, lees_rij, maak_overdracht, tel_rijen
from tests.support.testapp import maak_test_app
from triage.overdracht import Contact

TELEGRAM, NUMMER = "telegram", "700100200"
VAN_ANNA = ("Anna", "de Vries", "12345678", "kachel", "traplift", "na 17 uur", "fluisterstil", "teruggebeld", "is opgepakt", NUMMER)
MAG = (t.KCC_ROL, t.PRIVACY)


@pytest.fixture
def lijst(tmp_path: Path) -> Wislijst:
    return Wislijst(tmp_path / "te_wissen")


@pytest.fixture
def rond(server: tuple[Wissel, str], browser: Client, sessies: Sessies, lijst: Wislijst) -> Rondgang:
    server[0].app = maak_test_app(sessies, wislijst=lijst, aanmelding=Aanmelding(verplicht=False))
    return Rondgang(browser, sessies)


class Anna:
    """Alles wat er van een inwoner bewaard kan zijn: twee gesprekken, waarvan één op Telegram, en twee overdrachten."""

    def __init__(self, sessies: Sessies, wie: Toegang):
        contact = {"contact": Contact("Anna de Vries", "telefoon", "06 12345678", "na 17 uur", "bel fluisterstil")}
        opslag = Kanaalopslag(sessies, PROEFBOS.kenhash, TELEGRAM)
        self.telegram = opslag.verwerk(NUMMER, "tg:1", lambda greep: greep.open("almelo")[0].id) or ""
        opslag.kijk(NUMMER, lambda greep: greep.zeg(greep.gesprek(), {"tekst": "Mijn kachel is stuk"}, "tg:2"))  # type: ignore[arg-type]
        self.een, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=self.telegram, kanaal=TELEGRAM, contact=Contact("Anna de Vries", "kanaal"), verhaal=("Mijn kachel is stuk",), deelt_alles=True))
        dienst.pak_op(sessies, wie, self.een, notitie="teruggebeld", terugkoppeling="Uw vraag is opgepakt.")
        gesprek, _ = Gesprekken(sessies).maak("almelo")
        self.web = gesprek.id
        Gesprekken(sessies).voeg_toe_inkomend(self.web, {"tekst": "Ik wil een traplift"})
        self.twee, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=self.web, samenvatting="Een traplift.", verhaal=("Ik wil een traplift",), **contact))
        dienst.meld_verkeerd_loket(sessies, wie, self.twee, ["woningaanpassing"], "wmo_loket")
        dienst.bekijk(sessies, wie, self.twee)


@pytest.fixture
def anna(rond: Rondgang, sessies: Sessies) -> Anna:
    return Anna(sessies, Toegang(rond.id[t.KCC_ROL], t.KCC_ROL))


@pytest.fixture
def bram(rond: Rondgang, sessies: Sessies) -> str:
    """Een ander, van wie alles moet blijven staan."""
    return dienst.neem_aan(sessies, maak_overdracht(contact=Contact("Bram Smit", "telefoon", "0687654321"), samenvatting="Bijstand."))[0]


def gezien(sessies: Sessies, wat: str) -> list[tuple[int | None, int | None]]:
    """Wie dit deed, en met hoeveel."""
    with lezen(sessies) as sessie:
        return [(i.medewerker_id, i.aantal) for i in sessie.scalars(select(t.Inzage).where(t.Inzage.wat == wat).order_by(t.Inzage.id))]


def ketens_heel(sessies: Sessies) -> bool:
    with lezen(sessies) as sessie:
        return all(not controleer(sessie, naam).breuken for naam in KETENS)


# Wissen


@OP_BEIDE
@pytest.mark.parametrize("rol", MAG)
def test_wissen_bereikt_alles(rond: Rondgang, sessies: Sessies, anna: Anna, bram: str, lijst: Wislijst, rol: str) -> None:
    """Eerst de vraag of het zeker is; dan is elk woord uit elke tabel weg, moet de dialoogmotor het vergeten, en is een ander heel gebleven."""
    voor = inhoud(sessies)
    for woord in VAN_ANNA:
        assert woord in voor, f"{woord} moet er eerst staan, anders zegt deze test niets"
    vraag = rond.doe(rol, "/privacy/wissen", kenmerk=anna.een.lower().replace("-", " "))
    assert vraag.status_code == 200
    assert "Weet u het zeker?" in vraag.text
    assert inhoud(sessies) == voor
    antwoord = rond.doe(rol, "/privacy/wissen", kenmerk=anna.een, zeker="ja")
    assert "Gewist: 1 gesprek en 1 overdracht." in antwoord.text
    tussen = inhoud(sessies)
    assert "kachel" not in tussen
    assert "traplift" in tussen
    assert [naam in lijst for naam in (anna.telegram, anna.web)] == [True, False]
    # Wat er nog van haar is, gaat met het andere kenmerk.
    assert "Gewist: 1 gesprek en 1 overdracht." in rond.doe(rol, "/privacy/wissen", kenmerk=anna.twee, zeker="ja", alles="ja").text
    na = inhoud(sessies)
    for woord in VAN_ANNA:
        assert woord not in na, woord
    assert set(lijst) == {anna.telegram, anna.web}
    assert [tel_rijen(sessies, tabel) for tabel in (t.Kanaaladres, t.Uitgaand, t.VoorbeeldLeer)] == [0, 0, 0]
    for kenmerk in (anna.een, anna.twee):
        rij = lees_rij(sessies, kenmerk)
        assert (rij.status, rij.uitkomst, rij.persoon_hash) == ("afgerond", "ingetrokken", None)
        regel = lees_historie(sessies, kenmerk)[-1]
        assert (regel.gebeurtenis, regel.medewerker_id) == ("gewist", rond.id[rol])
    assert gezien(sessies, "wissen") == [(rond.id[rol], 1), (rond.id[rol], 1)]
    assert ketens_heel(sessies)
    assert lees_rij(sessies, bram).contact_naam == "Bram Smit"
    with lezen(sessies) as sessie:
        assert sessie.scalar(select(func.count()).select_from(t.Toestemming).where(t.Toestemming.tekst.is_not(None))) == 1, "alleen die van de ander"
        assert sessie.scalar(select(func.count()).select_from(t.Zoekwoord).where(t.Zoekwoord.overdracht_id == lees_rij(sessies, bram).id))


def test_wissen_van_alles_van_een_persoon(rond: Rondgang, sessies: Sessies, anna: Anna, bram: str, lijst: Wislijst) -> None:
    """In één keer ook de andere gesprekken met hetzelfde nummer; die van een ander niet."""
    derde, _ = dienst.neem_aan(sessies, maak_overdracht(contact=Contact("Anna de Vries", "telefoon", "+31612345678"), samenvatting="Nog iets."))
    antwoord = rond.doe(t.PRIVACY, "/privacy/wissen", kenmerk=anna.twee, zeker="ja", alles="ja")
    assert "Gewist: 2 gesprekken en 2 overdrachten." in antwoord.text
    assert {lees_rij(sessies, k).gewist_op is None for k in (anna.twee, derde)} == {False}
    assert lees_rij(sessies, bram).gewist_op is None
    assert anna.web in lijst


@pytest.mark.parametrize(("kenmerk", "status", "waarom"), [("", 400, "Dit is geen kenmerk"), ("onzin", 400, "Dit is geen kenmerk"), ("A2C-3DE", 404, "geen overdracht met dit kenmerk. Er is niets gewist")])
def test_wissen_wat_er_niet_is(rond: Rondgang, sessies: Sessies, anna: Anna, kenmerk: str, status: int, waarom: str) -> None:
    """Met de reden, en er is niets gewist."""
    voor = inhoud(sessies)
    antwoord = rond.doe(t.PRIVACY, "/privacy/wissen", kenmerk=kenmerk, zeker="ja")
    assert (antwoord.status_code, waarom in antwoord.text) == (status, True)
    assert inhoud(sessies) == voor


def test_wissen_dat_niet_lukt(rond: Rondgang, sessies: Sessies, engine: Engine, anna: Anna, lijst: Wislijst) -> None:
    """Gaat het halverwege mis, dan is er niets gewist en vergeet de dialoogmotor ook niets; daarna lukt het gewoon."""
    with engine.connect().execution_options(schrijft=True) as v, v.begin():
        v.execute(text("CREATE TRIGGER stuk BEFORE INSERT ON inzage WHEN NEW.wat = 'wissen' BEGIN SELECT RAISE(ABORT, 'stuk'); END"))
    voor = inhoud(sessies)
    assert rond.doe(t.PRIVACY, "/privacy/wissen", kenmerk=anna.een, zeker="ja").status_code == 500
    assert inhoud(sessies) == voor
    assert set(lijst) == set()
    with engine.connect().execution_options(schrijft=True) as v, v.begin():
        v.execute(text("DROP TRIGGER stuk"))
    assert rond.doe(t.PRIVACY, "/privacy/wissen", kenmerk=anna.een, zeker="ja").status_code == 200
    assert set(lijst) == {anna.telegram}


# Alles van één persoon


@OP_BEIDE
def test_alles_van_een_persoon(rond: Rondgang, sessies: Sessies, anna: Anna, bram: str) -> None:
    """Een bestand met alles wat er van haar is, ook wat er met haar gegevens gebeurde, en niets van een ander."""
    rol = t.KCC_ROL
    antwoord = rond.doe(rol, "/privacy/persoon", op="telefoon", waarde="+31 6 1234 5678")
    assert antwoord.status_code == 200
    assert re.fullmatch(r'attachment; filename="wegwijs-persoon-\d{4}-\d\d-\d\d\.json"', antwoord.headers["content-disposition"])
    assert antwoord.headers["cache-control"] == "no-store"
    alles = json.loads(antwoord.text)
    (overdracht,) = alles["overdrachten"]
    assert (overdracht["kenmerk"], overdracht["contact_naam"], overdracht["contact_veilig"]) == (anna.twee, "Anna de Vries", "bel fluisterstil")
    assert [h["gebeurtenis"] for h in overdracht["historie"]][0] == "ontvangen"
    assert {b["door"] for b in overdracht["bekeken"]} == {"de.kcc"}
    assert [v["problemen"] for v in overdracht["leervoorbeelden"]] == [["woningaanpassing"]]
    assert [b["inhoud"]["tekst"] for b in alles["gesprekken"][0]["berichten"]] == ["Ik wil een traplift"]
    # Op kenmerk komt ook mee wat er langs Telegram ging: adres, berichten en wat er verstuurd is.
    via = json.loads(rond.doe(rol, "/privacy/persoon", op="kenmerk", waarde=anna.een).text)
    assert [o["kenmerk"] for o in via["overdrachten"]] == [anna.een]
    (gesprek,) = via["gesprekken"]
    assert (gesprek["kanaal"], gesprek["adres"]) == (TELEGRAM, NUMMER)
    assert "Uw vraag is opgepakt." in json.dumps(gesprek["verstuurd"], ensure_ascii=False)
    assert "teruggebeld" in json.dumps(via["overdrachten"], ensure_ascii=False)
    for tekst in (antwoord.text, json.dumps(via, ensure_ascii=False)):
        for woord in ("Bram", "87654321", bram):
            assert woord not in tekst
    assert gezien(sessies, "persoon") == [(rond.id[rol], 1), (rond.id[rol], 1)]
    assert ketens_heel(sessies)


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"op": "telefoon", "waarde": " "}, "Vul in waarop gezocht moet worden"),
        ({"op": "bsn", "waarde": "123456782"}, "Vul in waarop gezocht moet worden"),
        ({"op": "kenmerk", "waarde": "onzin"}, "Dit is geen kenmerk"),
        ({"op": "telefoon", "waarde": "0600000000"}, "Hierbij is niets bewaard"),
        ({"op": "email", "waarde": "niemand@voorbeeld.nl"}, "Hierbij is niets bewaard"),
    ],
)
def test_niets_uit_te_geven(rond: Rondgang, anna: Anna, velden: dict[str, str], waarom: str) -> None:
    """Geen leeg bestand, maar wat er niet klopt."""
    antwoord = rond.doe(t.KCC_ROL, "/privacy/persoon", **velden)
    assert (antwoord.status_code, waarom in antwoord.text) == (400, True)
    assert "content-disposition" not in antwoord.headers


# Wie het mag


def test_alleen_wie_het_mag_en_alleen_met_een_echt_formulier(rond: Rondgang, sessies: Sessies, anna: Anna, lijst: Wislijst) -> None:
    """Een medewerker van een loket en een beheerder niet, en niemand vanaf een andere site: niets gewist, niets uitgegeven.

    Wie toezicht houdt wist wel op verzoek, maar krijgt geen inhoud in handen.
    """
    voor = inhoud(sessies)
    for pad, mag, velden in (
        ("/privacy/wissen", MAG, {"kenmerk": anna.een, "zeker": "ja"}),
        ("/privacy/persoon", (t.KCC_ROL,), {"op": "kenmerk", "waarde": anna.een}),
    ):
        for rol in t.ROLLEN:
            vals = rond.doe(rol, pad, vals=True, **velden)
            assert vals.status_code == 403, (rol, pad)
            assert "Anna" not in vals.text
            if rol not in mag:
                antwoord = rond.doe(rol, pad, **velden)
                assert (antwoord.status_code, "Dit mag u niet zien" in antwoord.text) == (403, True), (rol, pad)
    assert inhoud(sessies) == voor
    assert set(lijst) == set()


# Toezicht


@OP_BEIDE
def test_wie_deed_wat(rond: Rondgang, sessies: Sessies, anna: Anna) -> None:
    """Bekeken, veranderd en beheerd staan er met wie het deed, zonder een woord van de inwoner; dat er gekeken is staat er ook."""
    medewerkers.blokkeer(sessies, rond.id[t.MEDEWERKER], door=rond.id[t.BEHEERDER])

    def regels(vraag: str) -> list[list[str]]:
        html = rond.vraag(t.PRIVACY, f"/privacy?{vraag}").text
        for woord in VAN_ANNA:
            assert woord not in html, woord
        kaal = re.sub(r'<span class="kop" aria-hidden="true">[^<]*</span>', "", html)
        return [[re.sub(r"<[^>]+>", " ", cel).strip() for cel in re.findall(r"<td>(.*?)</td>", rij, re.DOTALL)][1:] for rij in re.findall(r"<tr><td>.*?</tr>", kaal, re.DOTALL)]

    assert ["de.kcc", "Overdracht bekeken", anna.twee] in regels("soort=bekeken")
    assert ["de.kcc", "Status veranderd", anna.een] in regels(f"soort=veranderd&wie=de.kcc&kenmerk={anna.een}")
    beheerd = regels("soort=beheerd")
    assert beheerd[0] == ["de.beheerder", "Account geblokkeerd", "de.medewerker"]
    assert ["Buiten het portaal", "Account gemaakt privacy", "de.privacy"] in beheerd
    assert len(gezien(sessies, "inzage")) == 3
    html = rond.vraag(t.PRIVACY, "/privacy?keten=ja").text
    for naam in ("Wat er veranderd is", "Wat er bekeken is", "Wat er beheerd is"):
        assert re.search(rf"<p>{naam}: \d+ regels, in orde\.", html), naam


def test_een_rare_vraag(rond: Rondgang) -> None:
    """Een adres dat niet klopt geeft uitleg of de gewone lijst, nooit een storing."""
    assert rond.vraag(t.PRIVACY, "/privacy?vanaf=gisteren").status_code == 400
    assert rond.vraag(t.PRIVACY, "/privacy?soort=x&voor=abc&kenmerk=%00&wie=%00&tot=2026-11-22").status_code == 200
    assert "Niets gevonden" in rond.vraag(t.PRIVACY, "/privacy?soort=beheerd&kenmerk=K3F-7QD").text
