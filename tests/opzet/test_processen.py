"""Processen starten, stoppen en opruimen, met kleine echte processen."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scripts.processen import ADRES, Opstelling, Proces, geheim, vrije_poorten
from scripts.start import Bewaker, Fout, controleer_poort, lees_poort, vangt_onderbreking

WORTEL = Path(__file__).resolve().parents[2]
# Een server met een kind dat SIGTERM negeert: zo blijkt of de hele groep weggaat.
SERVER = """
import http.server, subprocess, sys
kind = subprocess.Popen([sys.executable, "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print('kind klaar', flush=True); time.sleep(60)"])
print("kind", kind.pid, flush=True)
http.server.test(http.server.SimpleHTTPRequestHandler, port=int(sys.argv[1]), bind="127.0.0.1")
"""


def leeft(pid: int) -> bool:
    """Bestaat het proces, en is het geen zombie?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wacht_tot(voorwaarde, geduld=15.0):
    einde = time.monotonic() + geduld
    while not voorwaarde():
        assert time.monotonic() < einde, "het duurde te lang"
        time.sleep(0.05)


def maak_server(tmp_path, code=SERVER) -> Proces:
    (poort,) = vrije_poorten(1)
    opdracht = [sys.executable, "-c", code, str(poort)]
    return Proces("web", opdracht, dict(os.environ), f"http://{ADRES}:{poort}/", tmp_path / "web.log")


def kind_van(proces: Proces) -> int:
    wacht_tot(lambda: "kind klaar" in proces.log.read_text())
    return int(proces.log.read_text().split("kind ")[1].split()[0])


@pytest.fixture
def server(tmp_path):
    proces = maak_server(tmp_path)
    yield proces
    proces.dood()


@pytest.mark.skipif(sys.platform != "linux", reason="leest /proc")
@pytest.mark.parametrize("einde", ["stop", "dood"])
def test_met_een_proces_gaat_alles_wat_het_startte(server, einde):
    """Na stop en na dood is ook het koppige kind van het proces weg."""
    server.start()
    wacht_tot(server.is_klaar)
    kind = kind_van(server)
    getattr(server, einde)()
    assert not server.leeft()
    wacht_tot(lambda: not leeft(kind))


def test_na_dood_kan_hetzelfde_proces_weer_starten(server):
    """Een storing nabootsen en herstellen gaat op dezelfde poort."""
    server.start()
    wacht_tot(server.is_klaar)
    server.dood()
    assert not server.is_klaar()
    server.start()
    wacht_tot(server.is_klaar)


@pytest.mark.skipif(sys.platform != "linux", reason="prctl bestaat alleen op Linux")
def test_verdwijnt_de_ouder_dan_ook_het_proces(tmp_path):
    """Ook als de starter met SIGKILL weggaat blijft zijn proces niet achter."""
    code = (
        "import os, sys, time; from pathlib import Path; from scripts.processen import Proces\n"
        "p = Proces('x', [sys.executable, '-c', 'import time; time.sleep(60)'], dict(os.environ), '', Path(sys.argv[1]))\n"
        "p.start(); print(p.kind.pid, flush=True); time.sleep(60)"
    )
    ouder = subprocess.Popen(
        [sys.executable, "-c", code, tmp_path / "x.log"], cwd=WORTEL, stdout=subprocess.PIPE, text=True
    )
    with ouder:
        pid = int(ouder.stdout.readline())
        assert leeft(pid)
        ouder.kill()
    wacht_tot(lambda: not leeft(pid))


def test_vrije_poorten_zijn_verschillend_en_vrij():
    """Drie onderdelen krijgen nooit dezelfde poort."""
    poorten = vrije_poorten(3)
    assert len(set(poorten)) == 3
    for poort in poorten:
        controleer_poort(poort)


def test_een_geheim_wordt_een_keer_gemaakt_en_is_van_de_eigenaar(tmp_path):
    """Nooit een standaardwaarde; voor niemand anders leesbaar; elke map een eigen geheim."""
    een = geheim(tmp_path / "a", "token")
    assert een == geheim(tmp_path / "a", "token") != geheim(tmp_path / "b", "token")
    map_ = tmp_path / "a" / "geheimen"
    assert stat.S_IMODE(map_.stat().st_mode) == 0o700
    assert stat.S_IMODE((map_ / "token").stat().st_mode) == 0o600
    assert [pad.name for pad in map_.iterdir()] == ["token"]


def test_een_leeg_geheim_wordt_geweigerd(tmp_path):
    """Een half geschreven bestand telt niet als geheim."""
    geheim(tmp_path, "token")
    (tmp_path / "geheimen" / "token").write_text("")
    with pytest.raises(ValueError, match="te kort"):
        geheim(tmp_path, "token")


def test_een_opstelling_met_eigen_map_staat_op_zichzelf(tmp_path, monkeypatch):
    """Een test kan niet in de database van de gebruiker schrijven."""
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", "postgresql://echt/waar")
    monkeypatch.setenv("WEGWIJS_RASA_TOKEN", "van-buiten")
    opstelling = Opstelling(var=tmp_path)
    assert opstelling.web.omgeving["WEGWIJS_DATABASE_URL"] == f"sqlite:///{tmp_path}/wegwijs.sqlite3"
    assert opstelling.taal.omgeving["WEGWIJS_RASA_TOKEN"] != "van-buiten"


def test_elk_proces_krijgt_alleen_zijn_eigen_geheimen(tmp_path, monkeypatch):
    """De bot kent de database niet, Rasa het geheim van de overdracht niet."""
    monkeypatch.setenv("WEGWIJS_VAR", str(tmp_path))
    monkeypatch.setenv("WEGWIJS_TELEGRAM_TOKEN", "geheim")
    opstelling = Opstelling()
    for proces in (opstelling.taal, opstelling.acties):
        assert not {"WEGWIJS_DATABASE_URL", "WEGWIJS_TELEGRAM_TOKEN"} & set(proces.omgeving)
    assert "WEGWIJS_INTERN_GEHEIM" not in opstelling.taal.omgeving
    assert "WEGWIJS_RASA_TOKEN" not in opstelling.acties.omgeving
    assert opstelling.web.omgeving["WEGWIJS_TELEGRAM_TOKEN"] == "geheim"


def test_geen_geheim_op_een_opdrachtregel(tmp_path):
    """Een opdrachtregel is voor iedereen op de machine te lezen."""
    opstelling = Opstelling(var=tmp_path)
    geheimen = {pad.read_text() for pad in (tmp_path / "geheimen").iterdir()}
    assert geheimen
    for proces in opstelling.processen:
        assert not geheimen & set(map(str, proces.opdracht))


def test_een_bezette_poort_geeft_een_duidelijke_fout():
    """Wie twee keer start leest wat er aan de hand is en wat hij kan doen."""
    with socket.create_server((ADRES, 0)) as bezet, pytest.raises(Fout, match="al in gebruik.*WEGWIJS_PORT"):
        controleer_poort(bezet.getsockname()[1])


@pytest.mark.parametrize("tekst", ["abc", "0", "65536", "80 80", "-1", "²"])
def test_een_onmogelijke_poort_geeft_een_duidelijke_fout(tekst, monkeypatch):
    """Een tikfout in WEGWIJS_PORT is geen traceback."""
    monkeypatch.setenv("WEGWIJS_PORT", tekst)
    with pytest.raises(Fout, match="WEGWIJS_PORT"):
        lees_poort()


class Alleen:
    """Een opstelling met één proces, voor de bewaker."""

    def __init__(self, proces):
        self.processen = (proces,)


def test_de_bewaker_start_opnieuw_wat_wegvalt_en_zegt_het(server, capsys):
    """Een onderdeel dat verdwijnt komt vanzelf terug."""
    server.start()
    wacht_tot(server.is_klaar)
    bewaker = Bewaker(Alleen(server))
    server.kind.send_signal(signal.SIGKILL)
    server.kind.wait()

    def weer_klaar():
        bewaker.kijk()
        return server.is_klaar() and not bewaker._herstellend

    wacht_tot(weer_klaar)
    uitvoer = capsys.readouterr().out
    assert "de website is gestopt (code -9)" in uitvoer
    assert "de website werkt weer" in uitvoer


def test_de_bewaker_geeft_het_op_als_een_onderdeel_blijft_vallen(tmp_path, monkeypatch):
    """Een kapot onderdeel start niet eindeloos opnieuw; het einde van zijn logboek staat in de fout."""
    monkeypatch.setattr("scripts.start.HOOGSTENS", 2)
    kapot = maak_server(tmp_path, "print('instelling ontbreekt'); raise SystemExit(3)")
    bewaker = Bewaker(Alleen(kapot))
    kapot.start()

    def opgegeven():
        try:
            bewaker.kijk()
        except Fout as fout:
            return "instelling ontbreekt" in str(fout)
        return False

    wacht_tot(opgegeven)


@pytest.mark.skipif(sys.platform != "linux", reason="leest /proc")
@pytest.mark.parametrize(("afhandeling", "verwacht"), [("lambda *_: None", True), ("signal.SIG_DFL", False)])
def test_een_onderbroken_make_wordt_herkend(afhandeling, verwacht):
    """make zet zijn afhandeling van SIGINT af als hij onderbroken is; dat is van buiten te zien."""
    code = f"import signal, time; signal.signal(2, {afhandeling}); print('ja', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as proces:
        proces.stdout.readline()
        assert vangt_onderbreking(proces.pid) is verwacht
        proces.kill()
