"""De ochtendmail, bezorgd bij een echte SMTP-server: één keer per werkdag per loket, zonder iets persoonlijks."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from types import MappingProxyType

import pytest

from gemeenten.lezer import profielen as lees_profielen
from integrations import ochtendmail
from integrations.settings import Instellingen, InstellingFout, lees
from overdracht import dienst
from overdracht.database import Sessies, maak_engine, maak_sessies
from overdracht.tijd import NEDERLAND
from tests.support.database import *  # noqa: F403 - fixtures
from tests.support.database import PROEFBOS, SLEUTELOMGEVING
from tests.support.overdrachten import maak_overdracht
from tests.support.smtp import SmtpServer
from triage.urgentie import Termijn

PROFIELEN = MappingProxyType({"almelo": lees_profielen()["almelo"]})
GOED = {"WEGWIJS_RASA_TOKEN": "t" * 16, "WEGWIJS_INTERN_GEHEIM": "g" * 16, **SLEUTELOMGEVING}
# Een vrijdag; de zaterdag en de zondag erna zijn geen werkdag.
VRIJDAG = date(2026, 11, 27)


def om(uur: int, dag: date = VRIJDAG) -> datetime:
    return datetime(dag.year, dag.month, dag.day, uur, tzinfo=NEDERLAND)


@pytest.fixture
def smtp() -> Iterator[SmtpServer]:
    with SmtpServer() as server:
        yield server


def post(smtp: SmtpServer, **anders: str) -> Instellingen:
    return lees(
        {
            **GOED,
            "WEGWIJS_SMTP_HOST": "127.0.0.1",
            "WEGWIJS_SMTP_POORT": str(smtp.poort),
            "WEGWIJS_SMTP_BEVEILIGING": "geen",
            "WEGWIJS_SMTP_VAN": "wegwijs@almelo.example",
            "WEGWIJS_OCHTENDMAIL_AAN": "almelo/sociaal_team=team@almelo.example, almelo/werkplein=plein@almelo.example",
            "WEGWIJS_PORTAAL_URL": "https://wegwijs.almelo.example/",
            **anders,
        }
    )


def neem_aan(sessies: Sessies, *dagen: date, loket: str = "sociaal_team") -> list[str]:
    return [dienst.neem_aan(sessies, maak_overdracht(loket=loket, termijnen=(Termijn("eerste_contact", dag),)))[0] for dag in dagen]


def test_wat_erin_staat(sessies: Sessies, smtp: SmtpServer) -> None:
    """Aantallen, kenmerken en een link; geen naam, nummer of verhaal."""
    vandaag, te_laat, _morgen = neem_aan(sessies, VRIJDAG, date(2026, 11, 26), date(2026, 11, 30))
    assert ochtendmail.ronde(sessies, PROFIELEN, post(smtp), om(9)) == 1
    (ontvangen,) = smtp.post
    assert ontvangen.aan == ("team@almelo.example",)
    assert ontvangen.van == "wegwijs@almelo.example"
    assert ontvangen.brief["Subject"] == "Wegwijs Almelo: 1 voor vandaag, 1 te laat"
    assert ontvangen.brief["Auto-Submitted"] == "auto-generated"
    tekst = ontvangen.brief.get_content()
    assert tekst.splitlines()[2:8] == ["Vandaag: 1", f"  {vandaag}", "", "Te laat: 1", f"  {te_laat}", ""]
    assert "https://wegwijs.almelo.example/medewerkers?loket=sociaal_team" in tekst
    for persoonlijk in ("Anna", "12345678", "chulden", "huur", "Schelfhorst"):
        assert persoonlijk not in str(ontvangen.brief)


def test_een_keer_per_werkdag(sessies: Sessies, url: str, smtp: SmtpServer) -> None:
    """Ook na een herstart komt er geen tweede; de volgende werkdag weer een."""
    neem_aan(sessies, VRIJDAG)
    inst = post(smtp)
    assert ochtendmail.ronde(sessies, PROFIELEN, inst, om(9)) == 1
    engine = maak_engine(url, PROEFBOS)
    opnieuw = maak_sessies(engine)
    assert [ochtendmail.ronde(opnieuw, PROFIELEN, inst, moment) for moment in (om(9), om(15), om(9, date(2026, 11, 28)), om(9, date(2026, 11, 29)))] == [0, 0, 0, 0]
    assert ochtendmail.ronde(opnieuw, PROFIELEN, inst, om(9, date(2026, 11, 30))) == 1
    engine.dispose()
    assert [p.brief["Subject"].partition(": ")[2] for p in smtp.post] == ["1 voor vandaag, 0 te laat", "0 voor vandaag, 1 te laat"]


def test_niet_voor_de_tijd_en_niet_op_een_feestdag(sessies: Sessies, smtp: SmtpServer) -> None:
    """De mail komt na het ingestelde uur; op eerste kerstdag is niemand er om hem te lezen."""
    kerst = date(2026, 12, 25)
    neem_aan(sessies, VRIJDAG, kerst)
    inst = post(smtp, WEGWIJS_OCHTENDMAIL_OM="07:30")
    assert ochtendmail.ronde(sessies, PROFIELEN, inst, om(7)) == 0
    assert ochtendmail.ronde(sessies, PROFIELEN, inst, om(9, kerst)) == 0
    assert ochtendmail.ronde(sessies, PROFIELEN, inst, om(8)) == 1


def test_elk_loket_zijn_eigen_post(sessies: Sessies, smtp: SmtpServer) -> None:
    """Een loket leest alleen van zijn eigen overdrachten, en een loket zonder werk krijgt niets."""
    (eigen,) = neem_aan(sessies, VRIJDAG, loket="werkplein")
    ochtendmail.ronde(sessies, PROFIELEN, post(smtp), om(9))
    (ontvangen,) = smtp.post
    assert ontvangen.aan == ("plein@almelo.example",)
    assert eigen in ontvangen.brief.get_content()


def test_een_lange_lijst(sessies: Sessies, smtp: SmtpServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Niet alle kenmerken passen in een mail; hoeveel het er zijn staat er wel."""
    monkeypatch.setattr(ochtendmail, "HOOGSTENS", 2)
    neem_aan(sessies, VRIJDAG, VRIJDAG, VRIJDAG)
    ochtendmail.ronde(sessies, PROFIELEN, post(smtp), om(9))
    assert "Vandaag: 3" in (tekst := smtp.post[0].brief.get_content())
    assert "en nog 1" in tekst


def test_een_mailserver_die_weigert(sessies: Sessies, smtp: SmtpServer, caplog: pytest.LogCaptureFixture) -> None:
    """Wat niet weg kon gaat later alsnog, één keer; het logboek noemt geen adres."""
    neem_aan(sessies, VRIJDAG)
    smtp.weigert = True
    assert ochtendmail.ronde(sessies, PROFIELEN, post(smtp), om(9)) == 0
    assert "almelo/sociaal_team" in caplog.text
    assert "@" not in caplog.text
    smtp.weigert = False
    assert [ochtendmail.ronde(sessies, PROFIELEN, post(smtp), om(10)) for _ in range(2)] == [1, 0]


def test_een_mailserver_die_weg_is(sessies: Sessies) -> None:
    """Niemand aan de andere kant is geen reden om de dag over te slaan."""
    neem_aan(sessies, VRIJDAG)
    with SmtpServer() as weg:
        inst = post(weg)
    assert ochtendmail.ronde(sessies, PROFIELEN, inst, om(9)) == 0
    with SmtpServer() as terug:
        assert ochtendmail.ronde(sessies, PROFIELEN, post(terug), om(9)) == 1


def test_onversleuteld_gaat_er_niets(sessies: Sessies, smtp: SmtpServer) -> None:
    """Een server die geen STARTTLS kent, krijgt geen brief en geen wachtwoord."""
    neem_aan(sessies, VRIJDAG)
    inst = post(smtp, WEGWIJS_SMTP_BEVEILIGING="starttls", WEGWIJS_SMTP_GEBRUIKER="wegwijs", WEGWIJS_SMTP_WACHTWOORD="geheim-van-de-post")
    assert ochtendmail.ronde(sessies, PROFIELEN, inst, om(9)) == 0
    assert smtp.post == []
    assert not {"AUTH", "MAIL"} & set(smtp.opdrachten)


def test_een_voorbeeldadres_krijgt_niets() -> None:
    """Uit het profiel telt alleen een echt adres; wat ingesteld is gaat voor."""
    profiel = PROFIELEN["almelo"]
    inst = lees({**GOED, "WEGWIJS_OCHTENDMAIL_AAN": "almelo/kcc=kcc@almelo.example"})
    adressen = {o.loket: o.adres for o in ochtendmail.ontvangers(PROFIELEN, inst)}
    assert adressen.pop("kcc") == "kcc@almelo.example"
    assert adressen == {sleutel: loket.email for sleutel, loket in profiel.loketten.items() if loket.email and not loket.voorbeeld and sleutel != "kcc"}


async def test_zonder_mailserver_gebeurt_er_niets(sessies: Sessies) -> None:
    """De standaard is: geen e-mail."""
    await asyncio.wait_for(ochtendmail.blijf_mailen(sessies, PROFIELEN, lees(GOED)), 10)


async def test_op_de_achtergrond(sessies: Sessies, smtp: SmtpServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Het webproces kijkt zelf, telkens weer, en mailt één keer."""
    neem_aan(sessies, VRIJDAG)
    rondes = asyncio.Semaphore(0)
    lus = asyncio.get_running_loop()

    def moment() -> datetime:
        lus.call_soon_threadsafe(rondes.release)
        return om(9)

    monkeypatch.setattr(ochtendmail, "nu", moment)
    taak = asyncio.create_task(ochtendmail.blijf_mailen(sessies, PROFIELEN, post(smtp), pauze=0.01))
    for _ in range(3):
        await asyncio.wait_for(rondes.acquire(), 20)
    taak.cancel()
    with suppress(asyncio.CancelledError):
        await taak
    assert len(smtp.post) == 1


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("WEGWIJS_SMTP_BEVEILIGING", "ssl"),
        ("WEGWIJS_SMTP_VAN", "wegwijs"),
        ("WEGWIJS_SMTP_POORT", "veel"),
        ("WEGWIJS_OCHTENDMAIL_OM", "8 uur"),
        ("WEGWIJS_OCHTENDMAIL_AAN", "wmo@almelo.example"),
        ("WEGWIJS_PORTAAL_URL", "wegwijs.almelo.example"),
        ("WEGWIJS_WEBHOOK_LOKAAL", "misschien"),
    ],
)
def test_een_verkeerde_instelling_noemt_haar_naam(naam: str, waarde: str) -> None:
    """Het proces start niet en zegt welke instelling het is."""
    with pytest.raises(InstellingFout, match=naam):
        lees({**GOED, "WEGWIJS_SMTP_HOST": "127.0.0.1", "WEGWIJS_SMTP_VAN": "a@b.example", naam: waarde})


def test_onversleuteld_naar_een_ander_mag_niet() -> None:
    """`geen` is er alleen voor een mailserver op dezelfde machine."""
    with pytest.raises(InstellingFout, match="WEGWIJS_SMTP_BEVEILIGING"):
        lees({**GOED, "WEGWIJS_SMTP_HOST": "mail.almelo.example", "WEGWIJS_SMTP_VAN": "a@b.example", "WEGWIJS_SMTP_BEVEILIGING": "geen"})
