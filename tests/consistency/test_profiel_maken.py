"""Een nieuwe gemeente, gemaakt en ingevuld zoals docs/profielen.md zegt, en verschillende gemeenten door elkaar."""

import re
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from gemeenten.lezer import lees_map, lees_profiel, profielen
from tools import profiel as opdracht
from triage import gesprek as g
from triage.herkenning import Herkenning
from triage.profiel import ProfielFout
from triage.taxonomie import PROBLEMEN
from triage.urgentie import STANDAARD_TERMIJNEN

ROOT = Path(__file__).resolve().parents[2]
BLAD = (ROOT / "docs" / "profielen.md").read_text(encoding="utf-8")
NU = datetime(2026, 11, 23, 10, 0, tzinfo=timezone(timedelta(hours=1)))


def in_te_vullen() -> dict[str, str]:
    """De tabel 'VUL IN | bijvoorbeeld' van het blad."""
    deel = BLAD.split("| VUL IN | bijvoorbeeld |")[1].split("\n\n")[0]
    return dict(re.findall(r"^\| (.+?) \| (.+?) \|$", deel.split("|---|---|")[1], re.MULTILINE))


@pytest.fixture
def deventer(tmp_path):
    """Het profiel van Deventer, ingevuld met de tabel van het blad."""
    assert opdracht.main(["deventer", "--map", str(tmp_path)]) == 0
    pad = tmp_path / "deventer.yaml"
    tekst = pad.read_text(encoding="utf-8")
    for wat, voorbeeld in in_te_vullen().items():
        assert f'"VUL IN: {wat}"' in tekst, wat
        tekst = tekst.replace(f'"VUL IN: {wat}"', f'"{voorbeeld}"')
    pad.write_text(tekst, encoding="utf-8")
    return pad


class Gesprek:
    """Een gesprek op de kern; een beurt is een tekst met de codes die de herkenning erin zou horen."""

    def __init__(self, profiel):
        self.profiel, self.overdrachten, self.gezegd = profiel, [], []
        self._neem(g.begin(profiel.sleutel, "web", profiel))

    def _neem(self, beurt):
        self.d = beurt.dossier
        self.gezegd += beurt.uitingen

    def zeg(self, tekst, *codes):
        invoer = g.Invoer(NU, tekst, (), Herkenning(problemen=tuple((c, 0.9) for c in codes)))
        beurt = g.beurt(self.d, invoer, self.profiel, f"gesprek-{self.profiel.sleutel}")
        self._neem(beurt)
        while beurt.opdracht:
            self.overdrachten += beurt.opdracht.overdrachten
            kenmerken = {o.loket: f"K{i}F-7Q{i}" for i, o in enumerate(beurt.opdracht.overdrachten, 2)}
            beurt = g.na_opdracht(beurt.dossier, beurt.opdracht, kenmerken, self.profiel, invoer, f"gesprek-{self.profiel.sleutel}")
            self._neem(beurt)
        return self


BEURTEN = {
    "klopt_dit": "ja",
    "nog_iets": "nee",
    "voor_wie": "voor mijzelf",
    "akkoord": "ja",
    "naam": "Jansen",
    "bereikbaar": "06 12345678",
    "belmoment": "ochtend",
}


def loop_af(gesprek, buurt):
    """Beantwoordt wat gevraagd wordt tot er iets doorgegeven is."""
    for _ in range(15):
        if gesprek.overdrachten:
            return gesprek
        gesprek.zeg({**BEURTEN, "buurt": buurt}[gesprek.d.vraag])
    raise AssertionError(f"blijft hangen bij {gesprek.d.vraag}")


def test_ingevuld_zoals_het_blad_zegt_klopt_het(deventer, capsys):
    """Na het invullen is het profiel goed en zegt het commando dat; er is niets meer voorbeeld."""
    assert opdracht.main(["deventer", "--map", str(deventer.parent)]) == 0
    assert "deventer.yaml klopt: 2 teams" in capsys.readouterr().out
    profiel = lees_profiel(deventer)
    assert (profiel.sleutel, profiel.naam, profiel.voorbeelden) == ("deventer", "Deventer", ())


def test_een_gesprek_met_de_nieuwe_gemeente(deventer):
    """De postcode wijst de buurt en het team aan, en de teksten noemen de nummers van Deventer."""
    profiel = lees_profiel(deventer)
    gesprek = loop_af(Gesprek(profiel).zeg("ik ben veel alleen", "eenzaamheid"), "7417")
    (overdracht,) = gesprek.overdrachten
    assert (overdracht.gemeente, overdracht.loket, overdracht.buurt, overdracht.team) == ("deventer", "sociaal_team", "Keizerslanden", "Sociaal team Keizerslanden")
    assert any("Buurthuis Keizerslanden" in str(u.waarden.get("lijst")) for u in gesprek.gezegd if u.naam == "voorzieningen")
    gesprek.zeg("wat zijn de openingstijden?")
    assert any("maandag tot en met vrijdag van 8.30 tot 17.00 uur" in (u.tekst or "") for u in gesprek.gezegd)


def test_niet_ingevuld_is_een_fout_per_plek(tmp_path, capsys):
    """Het verse sjabloon wordt afgekeurd, met op elke regel waar VUL IN staat een melding."""
    pad = opdracht.maak("deventer", tmp_path)
    regels = pad.read_text(encoding="utf-8").splitlines()
    with pytest.raises(ProfielFout) as fout:
        lees_profiel(pad)
    gemeld = {f.regel for f in fout.value.fouten}
    assert gemeld == {i for i, regel in enumerate(regels, 1) if "VUL IN" in regel and not regel.startswith("#")}
    assert opdracht.main(["deventer", "--map", str(tmp_path)]) == 1
    assert "fouten in deventer.yaml" in capsys.readouterr().err


def test_een_bestaand_profiel_wordt_nooit_overschreven(deventer):
    """Wie het commando nog eens geeft, raakt zijn werk niet kwijt."""
    oud = deventer.read_text(encoding="utf-8")
    with pytest.raises(FileExistsError):
        opdracht.maak("deventer", deventer.parent)
    assert deventer.read_text(encoding="utf-8") == oud


@pytest.mark.parametrize(("naam", "bestand", "titel"), [("Den Haag", "den-haag", "Den Haag"), ("súdwest-fryslân", "sudwest-fryslan", "Súdwest-Fryslân"), ("deventer", "deventer", "Deventer")])
def test_naam_en_sleutel(tmp_path, naam, bestand, titel):
    """Spaties en accenten horen in de naam, niet in de sleutel."""
    pad = opdracht.maak(naam, tmp_path)
    assert pad.name == f"{bestand}.yaml" and f'naam: "{titel}"' in pad.read_text(encoding="utf-8")


@pytest.mark.parametrize("naam", ["", "??", "../almelo", "basis", "123"])
def test_geen_naam_van_een_gemeente(tmp_path, naam):
    """Er komt geen bestand buiten de map of over de gedeelde woorden heen."""
    code = opdracht.main([naam, "--map", str(tmp_path)])
    assert code == 2 or [p.name for p in tmp_path.iterdir()] == ["almelo.yaml"]


def test_een_sleutel_die_niet_bij_het_bestand_hoort(deventer, capsys):
    """Een gekopieerd profiel met de oude sleutel valt op."""
    deventer.rename(deventer.with_name("zutphen.yaml"))
    assert opdracht.main(["zutphen", "--map", str(deventer.parent)]) == 1
    assert "noem het bestand deventer.yaml" in capsys.readouterr().err


def test_twee_profielen_met_dezelfde_sleutel(deventer):
    """De tweede wordt geweigerd, met de regel waar de sleutel staat."""
    deventer.with_name("kopie.yaml").write_text(deventer.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ProfielFout, match=r"kopie\.yaml:\d+: gemeente: 'deventer' is al van een ander profiel"):
        lees_map(deventer.parent)


def test_het_commando_als_los_proces(tmp_path):
    """Zoals `make profiel` het start."""
    klaar = subprocess.run([sys.executable, "-m", "tools.profiel", "deventer", "--map", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0 and "deventer.yaml staat klaar" in klaar.stdout, klaar.stderr


def test_het_blad_noemt_alle_codes_termijnen_en_namen():
    """Wie het blad volgt, mist geen probleem, termijn of invulnaam, en het noemt er geen te veel."""
    assert dict(re.findall(r"^\| `(\w+)` \| .+ \| `(\w+)` \|$", BLAD, re.MULTILINE)) == {code: p.loket for code, p in PROBLEMEN.items()}
    assert dict(re.findall(r"^\| `(\w+)` \| .+ \| (\d+ \w+) \|$", BLAD, re.MULTILINE)) == {soort: f"{n} {eenheid}" for soort, (n, eenheid) in STANDAARD_TERMIJNEN.items()}
    assert set(re.findall(r"`\{(\w+)\}`", BLAD)) == set(profielen()["almelo"].invulwaarden())


def test_gemeenten_door_elkaar():
    """Dezelfde kern voert gesprekken van alle gemeenten om en om, en ze lekken niet in elkaar."""
    gesprekken = [Gesprek(p) for p in profielen().values()]
    for gesprek in gesprekken:
        gesprek.zeg("ik ben veel alleen", "eenzaamheid")
    for _ in range(15):
        for gesprek in gesprekken:
            if not gesprek.overdrachten:
                gesprek.zeg({**BEURTEN, "buurt": gesprek.profiel.teams[0].buurten[0]}[gesprek.d.vraag])
    for gesprek in gesprekken:
        eigen = gesprek.profiel
        (overdracht,) = gesprek.overdrachten
        assert (overdracht.gemeente, overdracht.team) == (eigen.sleutel, eigen.teams[0].naam)
        gesprek.zeg("wat is het telefoonnummer?")
        gezegd = " ".join(str(u.tekst) + str(dict(u.waarden)) for u in gesprek.gezegd)
        assert eigen.telefoon in gezegd
        assert not any(ander.telefoon in gezegd for ander in profielen().values() if ander is not eigen)


def test_een_gemeente_zegt_het_in_haar_eigen_woorden():
    """Almelo vraagt naar de wijk; de anderen houden de gewone tekst."""
    vragen = {}
    for profiel in profielen().values():
        gesprek = Gesprek(profiel).zeg("ik ben veel alleen", "eenzaamheid")
        while gesprek.d.vraag != "buurt":
            gesprek.zeg(BEURTEN[gesprek.d.vraag])
        vragen[profiel.sleutel] = gesprek.gezegd[-1].tekst
    assert "wijk" in vragen["almelo"] and vragen["groningen"] is None and vragen["maastricht"] is None
