"""De bewaartermijn: wat gewist wordt, wat blijft, en de opdracht; op beide databases."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from gemeenten.lezer import profielen as alle_profielen
from integrations.wislijst import Wislijst
from overdracht import dienst, opslag
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, schrijven
from overdracht.gesprekken import Gesprek, Gesprekken
from overdracht.opruimen import GESPREK, OVERDRACHT, Telling, ruim_op, ruim_stapel_op, tel
from overdracht.opruimen.__main__ import main
from overdracht.tijd import nu
from overdracht.toegang import Toegang
from tests.support.overdrachten import alles, lees_rij, maak_overdracht

WORTEL = Path(__file__).resolve().parents[2]
PROFIELEN = {**alle_profielen(), "maastricht": replace(alle_profielen()["maastricht"], bewaartermijn_dagen=7)}
NU = nu()
VERHAAL = ("Anna", "huur", "12345678", "17 uur", "niemand", "gebeld", "doorgeven")


def voor(dagen: float) -> datetime:
    return NU - timedelta(days=dagen)


@pytest.fixture
def wislijst(tmp_path: Path) -> Wislijst:
    return Wislijst(tmp_path / "te_wissen")


def maak_gesprek(sessies: Sessies, dagen: float, gemeente: str = "almelo") -> Gesprek:
    """Een gesprek met een vraag en een antwoord, waarvan het laatste bericht zo oud is."""
    gesprekken = Gesprekken(sessies)
    gesprek, _ = gesprekken.maak(gemeente)
    ontvangst = gesprekken.voeg_toe_inkomend(gesprek.id, {"tekst": "Anna en haar huur"})
    gesprekken.bewaar_antwoord(gesprek.id, ontvangst.bericht.id, [{"soort": "tekst", "tekst": "Dag Anna"}])
    with schrijven(sessies) as sessie:
        sessie.execute(update(t.Gesprek).where(t.Gesprek.id == gesprek.id).values(laatste=voor(dagen)))
    return gesprek


def maak_afgerond(sessies: Sessies, wie: Toegang, dagen: float, **anders: object) -> str:
    """Het kenmerk van een overdracht die zo lang geleden is afgerond, met een notitie."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(**anders))
    dienst.werk_bij(sessies, wie, kenmerk, status="afgerond", uitkomst="geholpen", notitie="Anna gebeld")
    with schrijven(sessies) as sessie:
        sessie.execute(update(t.Overdracht).where(t.Overdracht.kenmerk == kenmerk).values(status_sinds=voor(dagen)))
    return kenmerk


def test_een_oud_gesprek_is_weg(sessies: Sessies, wislijst: Wislijst) -> None:
    """Geen tekst meer, niet meer te openen, en op de lijst voor de dialoogmotor; hoeveel berichten het waren blijft."""
    gesprek = maak_gesprek(sessies, 28.01)
    assert ruim_op(sessies, PROFIELEN, wislijst, NU) == {("almelo", GESPREK): 1}
    assert list(wislijst) == [gesprek.id]
    assert "Anna" not in alles(sessies)
    with lezen(sessies) as sessie:
        bewaard = sessie.get(t.Gesprek, gesprek.id)
        assert bewaard is not None
        assert (bewaard.sleutel_hash, bewaard.gewist_op) == (None, NU)
        assert len(sessie.scalars(select(t.Bericht)).all()) == 2


@pytest.mark.parametrize(("gemeente", "dagen", "weg"), [("almelo", 27.99, False), ("almelo", 28.01, True), ("maastricht", 6.99, False), ("maastricht", 7.01, True), ("opgeheven", 27.99, False), ("opgeheven", 28.01, True)])
def test_de_termijn_van_de_gemeente(sessies: Sessies, wislijst: Wislijst, wie: Toegang, gemeente: str, dagen: float, weg: bool) -> None:
    """Elke gemeente haar eigen termijn, voor gesprek en overdracht; zonder profiel de langste van de andere."""
    maak_gesprek(sessies, dagen, gemeente)
    kenmerk = maak_afgerond(sessies, wie, dagen, gemeente=gemeente)
    verwacht = {(gemeente, GESPREK): 1, (gemeente, OVERDRACHT): 1} if weg else {}
    assert tel(sessies, PROFIELEN, NU) == verwacht
    assert ruim_op(sessies, PROFIELEN, wislijst, NU) == verwacht
    assert (lees_rij(sessies, kenmerk).gewist_op is not None) is weg


def test_een_overdracht_die_lang_klaar_is(sessies: Sessies, wislijst: Wislijst, wie: Toegang) -> None:
    """Contact, zinnen, antwoorden, samenvatting en notities zijn weg; wat telt blijft, en de historie zegt waarom."""
    o = maak_overdracht()
    kenmerk, _ = dienst.neem_aan(sessies, o)
    dienst.werk_bij(sessies, wie, kenmerk, status="afgerond", uitkomst="geholpen", notitie="Anna gebeld")
    later = NU + timedelta(days=29)
    ruim_op(sessies, PROFIELEN, wislijst, later)
    inhoud = alles(sessies)
    for woord in VERHAAL:
        assert woord not in inhoud, woord
    na = lees_rij(sessies, kenmerk)
    assert (na.status, na.uitkomst, na.loket, na.prioriteit, na.reden, na.gewist_op) == ("afgerond", "geholpen", o.loket, o.prioriteit, o.reden, later)
    assert [p.code for p in na.problemen] == list(o.problemen)
    assert (len(na.plan), len(na.termijnen), len(na.toestemmingen)) == (2, 2, 1)
    with lezen(sessies) as sessie:
        historie = opslag.historie(sessie, na.id)
    assert [(h.gebeurtenis, h.status, h.uitkomst) for h in historie] == [("ontvangen", "nieuw", None), ("status", "afgerond", "geholpen"), ("gewist", None, None)]
    assert historie[-1].notitie == "De bewaartermijn van 28 dagen was voorbij."


def test_wat_open_is_blijft_heel(sessies: Sessies, wislijst: Wislijst) -> None:
    """Het gesprek is oud en gaat weg, maar een overdracht die nog niet is afgerond houdt haar contact en verhaal."""
    gesprek = maak_gesprek(sessies, 100)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, deelt_alles=True))
    assert ruim_op(sessies, PROFIELEN, wislijst, NU) == {("almelo", GESPREK): 1}
    na = lees_rij(sessies, kenmerk)
    assert (na.status, na.contact_naam, na.contact_waarde, na.gewist_op) == ("nieuw", "Anna de Vries", "06 12345678", None)
    assert na.verhaal
    # Vraagt de inwoner daarna alsnog om wissen, dan gaat ook dat weg.
    assert dienst.wis_gesprek(sessies, gesprek.id)
    assert (lees_rij(sessies, kenmerk).contact_naam, lees_rij(sessies, kenmerk).uitkomst) == (None, "ingetrokken")


def test_nog_eens_verandert_niets(sessies: Sessies, wislijst: Wislijst, wie: Toegang) -> None:
    """Ook niet als de inwoner daarna zelf laat wissen."""
    gesprek = maak_gesprek(sessies, 29)
    maak_afgerond(sessies, wie, 29, gesprek=gesprek.id)
    assert ruim_op(sessies, PROFIELEN, wislijst, NU)
    voor_de_tweede = alles(sessies)
    assert not ruim_op(sessies, PROFIELEN, wislijst, NU + timedelta(days=1))
    assert dienst.wis_gesprek(sessies, gesprek.id)
    assert alles(sessies) == voor_de_tweede


def test_in_stapels_en_tegelijk(sessies: Sessies, wislijst: Wislijst, wie: Toegang) -> None:
    """Een stapel is nooit groter dan mag, en twee opruimers tegelijk tellen samen alles precies één keer."""
    for _ in range(7):
        maak_gesprek(sessies, 30)
    assert ruim_stapel_op(sessies, PROFIELEN, wislijst, NU, hoogstens=3) == {("almelo", GESPREK): 3}
    for _ in range(5):
        maak_afgerond(sessies, wie, 30)
    with ThreadPoolExecutor(2) as draden:
        een, twee = draden.map(lambda _: _per_twee(sessies, wislijst), range(2))
    assert een + twee == {("almelo", GESPREK): 4, ("almelo", OVERDRACHT): 5}
    assert not tel(sessies, PROFIELEN, NU)


def _per_twee(sessies: Sessies, wislijst: Wislijst) -> Telling:
    telling = Telling()
    while deel := ruim_stapel_op(sessies, PROFIELEN, wislijst, NU, hoogstens=2):
        telling += deel
    return telling


def test_een_aanvulling_na_het_wissen(sessies: Sessies, wislijst: Wislijst, wie: Toegang) -> None:
    """Praat de inwoner verder in een gesprek dat nog leeft, dan staat zijn overdracht weer op nieuw, met wat hij nu zegt."""
    gesprek = maak_gesprek(sessies, 1)
    kenmerk = maak_afgerond(sessies, wie, 29, gesprek=gesprek.id)
    assert ruim_op(sessies, PROFIELEN, wislijst, NU) == {("almelo", OVERDRACHT): 1}
    dienst.neem_aan(sessies, maak_overdracht(gesprek=gesprek.id, vult_aan=kenmerk, verhaal=("En nu ook dit.",)))
    na = lees_rij(sessies, kenmerk)
    assert (na.status, na.gewist_op, na.verhaal, na.contact_naam) == ("nieuw", None, ["En nu ook dit."], "Anna de Vries")
    assert na.toestemmingen[0].tekst


def test_een_naam_die_niet_van_ons_is(sessies: Sessies, wislijst: Wislijst) -> None:
    """Een gesprek dat alleen van een overdracht bekend is en een vreemde naam heeft, houdt het opruimen niet op."""
    dienst.neem_aan(sessies, maak_overdracht(gesprek="van:elders/1"))
    assert ruim_op(sessies, PROFIELEN, wislijst, NU + timedelta(days=29)) == {("almelo", GESPREK): 1}
    assert list(wislijst) == []


def test_een_notitie_van_na_het_wissen(sessies: Sessies, wislijst: Wislijst, wie: Toegang) -> None:
    """Wat iemand na het leegmaken nog opschreef, gaat een bewaartermijn later ook weg."""
    kenmerk = maak_afgerond(sessies, wie, 29)
    ruim_op(sessies, PROFIELEN, wislijst, NU)
    dienst.noteer(sessies, wie, kenmerk, "Anna belde toch nog")
    assert not ruim_op(sessies, PROFIELEN, wislijst, NU + timedelta(days=27))[("almelo", OVERDRACHT)]
    assert ruim_op(sessies, PROFIELEN, wislijst, NU + timedelta(days=29))[("almelo", OVERDRACHT)] == 1
    assert "Anna" not in alles(sessies)


# De opdracht


def test_opdracht(url: str, sessies: Sessies, wie: Toegang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """De proef telt en laat alles staan; daarna wist dezelfde opdracht wat de proef noemde, en nog eens niets."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url)
    monkeypatch.setenv("WEGWIJS_VAR", str(tmp_path))
    gesprek = maak_gesprek(sessies, 29)
    maak_gesprek(sessies, 29, "opgeheven")
    maak_afgerond(sessies, wie, 400, gesprek=gesprek.id)
    was = alles(sessies)
    assert main(["--proef"]) == 0
    proef = capsys.readouterr().out.splitlines()
    assert proef[:2] == ["Proef: er is niets gewist. Te wissen:", "  Almelo, na 28 dagen: 1 gesprek, 1 overdracht"]
    assert proef[-1] == "  opgeheven (geen profiel), na 28 dagen: 1 gesprek, 0 overdrachten"
    assert alles(sessies) == was
    assert list(Wislijst(tmp_path / "te_wissen")) == []
    assert main([]) == 0
    echt = capsys.readouterr().out.splitlines()
    assert (echt[0], echt[1:-1]) == ("Gewist:", proef[1:])
    assert gesprek.id in Wislijst(tmp_path / "te_wissen")
    klaar = subprocess.run([sys.executable, "-m", "overdracht.opruimen"], cwd=WORTEL, capture_output=True, text=True, timeout=60, check=False)
    assert (klaar.returncode, klaar.stderr) == (0, "")
    assert "Almelo, na 28 dagen: 0 gesprekken, 0 overdrachten" in klaar.stdout


def test_na_het_terugzetten_van_een_backup(url: str, sessies: Sessies, wie: Toegang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Wat een inwoner na de back-up liet wissen gaat opnieuw weg, ook bij de motor; wat van een ander is blijft."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", url)
    monkeypatch.setenv("WEGWIJS_VAR", str(tmp_path))
    wislijst = Wislijst(tmp_path / "te_wissen")
    # Zo staat het na terugzetten: beide gesprekken zijn er weer, alleen de lijst weet van het verzoek.
    terug, ander = maak_gesprek(sessies, 1), maak_gesprek(sessies, 1)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek=terug.id))
    wislijst.zet(terug.id)
    wislijst.streep_af(terug.id)
    wislijst.zet("na-de-backup-begonnen")
    assert main([]) == 0
    assert lees_rij(sessies, kenmerk).contact_naam == "Anna de Vries"
    assert main(["--na-terugzetten", "--proef"]) == 0
    assert lees_rij(sessies, kenmerk).contact_naam == "Anna de Vries"
    capsys.readouterr()
    assert main(["--na-terugzetten"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Op verzoek gewist, volgens de lijst: 2. Daarvan nu opnieuw gewist: 1."
    assert lees_rij(sessies, kenmerk).contact_naam is None
    assert terug.id in wislijst
    assert Gesprekken(sessies).lees(terug.id) == []
    assert Gesprekken(sessies).lees(ander.id)
    assert main(["--na-terugzetten"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Op verzoek gewist, volgens de lijst: 2. Daarvan nu opnieuw gewist: 0."


def test_wat_de_lijst_onthoudt(tmp_path: Path) -> None:
    """Alleen wat op verzoek gewist is, een jaar lang; niet de bewaartermijn en niet wat niet doorging."""
    wislijst = Wislijst(tmp_path / "te_wissen")
    wislijst.zet("verzoek")
    wislijst.zet("termijn", op_verzoek=False)
    wislijst.zet("mislukt")
    wislijst.haal_af("mislukt")
    assert wislijst.op_verzoek() == ("verzoek",)
    for naam in ("verzoek", "termijn", "nooit-gezet"):
        wislijst.streep_af(naam)
    assert list(wislijst) == []
    assert wislijst.op_verzoek() == ("verzoek",)
    # Wie eerst zelf wist en daarna aan de termijn toe is, blijft een verzoek.
    wislijst.zet("verzoek", op_verzoek=False)
    assert wislijst.op_verzoek() == ("verzoek",)
    lang_geleden = (NU - timedelta(days=367)).timestamp()
    os.utime(tmp_path / "gewist" / "verzoek", (lang_geleden, lang_geleden))
    wislijst.streep_af("verzoek")
    assert wislijst.op_verzoek() == ()


def test_fout_in_gewone_woorden(lege_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Zonder tabellen is het één regel die zegt wat te doen."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", lege_url)
    assert main([]) == 1
    assert capsys.readouterr().err == "Opruimen lukt niet: de database heeft nog geen tabellen; draai eerst: make migreer\n"
