"""Meldingen aan andere systemen: ondertekend, op volgorde, zonder iets persoonlijks, en nooit kwijt."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy.orm import Session

from integrations import webhooks as bezorger
from integrations.app import maak_app
from integrations.settings import lees
from overdracht import aannemen, dienst, opslag, tijd, webhooks
from overdracht import tabellen as t
from overdracht.database import Sessies, maak_engine, maak_sessies, met_herkansing
from overdracht.webhooks import GEDULD, WACHT, WebhookFout
from tests.support.database import *  # noqa: F403 - fixtures
from tests.support.database import PROEFBOS, SLEUTELOMGEVING, zet_sqlite_klaar
from tests.support.ontvanger import Ontvanger
from tests.support.overdrachten import maak_overdracht
from tests.support.server import draai
from triage.overdracht import naar_dict


@pytest.fixture
def ontvanger() -> Iterator[Ontvanger]:
    gemaakt = Ontvanger().start()
    yield gemaakt
    gemaakt.stop()


@pytest.fixture
def klok(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Zet de klok van bezorger en database vooruit."""
    verschil = timedelta()

    def nu() -> datetime:
        return datetime.now(UTC) + verschil

    def vooruit(duur: timedelta) -> None:
        nonlocal verschil
        verschil += duur

    for waar in (bezorger, webhooks, aannemen):
        monkeypatch.setattr(waar, "nu", nu)
    return vooruit


GEWOON = ssl.create_default_context()


async def bezorg(sessies: Sessies, lokaal: bool = True) -> int:
    async with bezorger.maak_client(GEWOON) as client:
        return await bezorger.ronde(sessies, client, lokaal)


def wijzig(sessies: Sessies, kenmerk: str, gebeurtenis: str = "notitie", **velden: object) -> None:
    """Een wijziging zoals elke functie van de dienst haar schrijft."""

    def werk(sessie: Session) -> None:
        rij = opslag.vind(sessie, kenmerk, om_te_wijzigen=True)
        assert rij is not None
        opslag.nieuwe_versie(rij, tijd.nu())
        opslag.schrijf_historie(sessie, rij, gebeurtenis, tijd.nu(), **velden)

    met_herkansing(sessies, werk)


async def test_een_nieuwe_overdracht_wordt_gemeld(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """De melding is echt van ons en zegt welke overdracht, welk loket en hoe het staat, en niets over de inwoner."""
    _, geheim = webhooks.maak(sessies, ontvanger.url, lokaal=True)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(crisis=("suicide",), prioriteit="spoed"))
    assert await bezorg(sessies) == 1
    (melding,) = ontvanger.post
    assert melding.is_echt(geheim)
    assert not melding.is_echt(webhooks.VOORVOEGSEL + "YW5kZXJl")
    assert melding.json["type"] == "overdracht.aangemaakt"
    assert melding.data | {"ontvangen": "", "gewijzigd_op": ""} == {
        "kenmerk": kenmerk, "gemeente": "almelo", "loket": "sociaal_team", "status": "nieuw", "gebeurtenissen": ["ontvangen"],
        "versie": 1, "ontvangen": "", "gewijzigd_op": "", "eerste_termijn": "2026-11-27",
    }  # fmt: skip
    for persoonlijk in ("Anna", "12345678", "schulden", "suicide", "spoed", "huur"):
        assert persoonlijk not in melding.lijf.decode()
    assert await bezorg(sessies) == 0, "een bezorgde melding gaat niet nog eens"


async def test_een_wijziging_wordt_gemeld(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """Elke wijziging is één melding, met de versie die zij maakte; wissen ook."""
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht(gesprek="gesprek-wis"))
    webhooks.maak(sessies, ontvanger.url, lokaal=True)
    wijzig(sessies, kenmerk, notitie="Mevrouw De Vries belt vrijdag terug")
    dienst.wis_gesprek(sessies, "gesprek-wis")
    assert await bezorg(sessies) == 2
    assert [(m.json["type"], m.data["gebeurtenissen"], m.data["versie"], m.data["status"]) for m in ontvanger.post] == [
        ("overdracht.gewijzigd", ["notitie"], 2, "nieuw"),
        ("overdracht.gewijzigd", ["gewist"], 3, "afgerond"),
    ]
    assert b"Vries" not in b"".join(m.lijf for m in ontvanger.post)


async def test_wat_niet_doorgaat_wordt_niet_gemeld(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """De melding hoort bij de transactie: breekt die af, dan is er niets te bezorgen."""
    webhooks.maak(sessies, ontvanger.url, lokaal=True)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())

    def werk(sessie: Session) -> None:
        rij = opslag.vind(sessie, kenmerk, om_te_wijzigen=True)
        assert rij is not None
        opslag.schrijf_historie(sessie, rij, "notitie", tijd.nu())
        raise RuntimeError("stroom weg")

    with pytest.raises(RuntimeError):
        met_herkansing(sessies, werk)
    await bezorg(sessies)
    assert [m.json["type"] for m in ontvanger.post] == ["overdracht.aangemaakt"]


async def test_alleen_wat_erbij_gezegd_is(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """Een systeem hoort alleen van zijn loketten, zijn gemeente en zijn gebeurtenissen."""
    for naam, filter_ in {
        "alles": {},
        "loket": {"loketten": ["sociaal_team"]},
        "ander-loket": {"loketten": ["werkplein"]},
        "gemeente": {"gemeente": "almelo"},
        "andere-gemeente": {"gemeente": "groningen"},
        "alleen-gewijzigd": {"gebeurtenissen": ["overdracht.gewijzigd"]},
    }.items():
        webhooks.maak(sessies, f"{ontvanger.url}/{naam}", lokaal=True, **filter_)
    dienst.neem_aan(sessies, maak_overdracht())
    await bezorg(sessies)
    assert sorted(m.pad.rpartition("/")[2] for m in ontvanger.post) == ["alles", "gemeente", "loket"]


async def test_verhuizen_horen_beide_loketten(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """Wie een overdracht kwijtraakt aan een ander loket hoort dat nog, en daarna niets meer."""
    webhooks.maak(sessies, f"{ontvanger.url}/oud", ["overdracht.gewijzigd"], ["sociaal_team"], lokaal=True)
    webhooks.maak(sessies, f"{ontvanger.url}/nieuw", ["overdracht.gewijzigd"], ["werkplein"], lokaal=True)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())

    def zet_door(sessie: Session) -> None:
        rij = opslag.vind(sessie, kenmerk, om_te_wijzigen=True)
        assert rij is not None
        rij.loket = "werkplein"
        opslag.nieuwe_versie(rij, tijd.nu())
        opslag.schrijf_historie(sessie, rij, "doorgezet", tijd.nu(), naar_loket="werkplein")

    met_herkansing(sessies, zet_door)
    wijzig(sessies, kenmerk)
    await bezorg(sessies)
    assert sorted((m.pad.rpartition("/")[2], m.data["loket"], m.data["versie"]) for m in ontvanger.post) == [
        ("nieuw", "werkplein", 2), ("nieuw", "werkplein", 3), ("oud", "werkplein", 2),
    ]  # fmt: skip


async def test_een_ontvanger_die_weg_is(sessies: Sessies, ontvanger: Ontvanger, klok: Callable[[timedelta], None]) -> None:
    """Er gaat niets verloren en niets door elkaar; een dode ontvanger wordt steeds minder vaak lastiggevallen."""
    webhooks.maak(sessies, ontvanger.url, lokaal=True)
    kenmerk, _ = dienst.neem_aan(sessies, maak_overdracht())
    ontvanger.stop()
    for wacht in WACHT[:3]:
        assert await bezorg(sessies) == 0
        wijzig(sessies, kenmerk)
        ontvanger.start()
        assert await bezorg(sessies) == 0, "te vroeg: de wachttijd geldt voor alles van deze ontvanger"
        ontvanger.stop()
        klok(wacht + timedelta(seconds=1))
    (hook,) = webhooks.lijst(sessies)
    assert hook.wachtend == 4
    assert hook.laatste_fout == "ConnectError"
    ontvanger.start()
    assert await bezorg(sessies) == 4
    assert [m.data["versie"] for m in ontvanger.post] == [1, 2, 3, 4]


async def test_een_dode_ontvanger_houdt_een_ander_niet_op(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """Elke ontvanger staat op zichzelf."""
    weg = Ontvanger().start()
    weg.stop()
    webhooks.maak(sessies, weg.url, lokaal=True)
    webhooks.maak(sessies, ontvanger.url, lokaal=True)
    dienst.neem_aan(sessies, maak_overdracht())
    assert await bezorg(sessies) == 1
    assert len(ontvanger.post) == 1


async def test_na_een_herstart(sessies: Sessies, url: str, ontvanger: Ontvanger) -> None:
    """Wat klaarstond toen het proces stopte, gaat na de start; was het net verstuurd, dan nog eens met hetzelfde id."""
    webhooks.maak(sessies, ontvanger.url, lokaal=True)
    dienst.neem_aan(sessies, maak_overdracht())
    (b,) = webhooks.te_bezorgen(sessies, tijd.nu())
    async with bezorger.maak_client(GEWOON) as client:
        await bezorger.verstuur(client, b, True)  # en dan valt het proces om, voor het opgeschreven is
    engine = maak_engine(url, PROEFBOS)
    taak = asyncio.create_task(bezorger.blijf_bezorgen(maak_sessies(engine), lokaal=True, pauze=0.01))
    eerste, tweede = await asyncio.to_thread(ontvanger.wacht_op, 2)
    taak.cancel()
    with suppress(asyncio.CancelledError):
        await taak
    engine.dispose()
    assert eerste.koppen["webhook-id"] == tweede.koppen["webhook-id"]
    assert eerste.lijf == tweede.lijf


async def test_een_webhook_die_dagen_niets_aanneemt_gaat_uit(sessies: Sessies, ontvanger: Ontvanger, klok: Callable[[timedelta], None], caplog: pytest.LogCaptureFixture) -> None:
    """Een beheerder leest dat en waarom; zet hij hem weer aan, dan gaat wat lag alsnog."""
    hook, _ = webhooks.maak(sessies, ontvanger.url, lokaal=True)
    dienst.neem_aan(sessies, maak_overdracht())
    ontvanger.status = 500
    await bezorg(sessies)
    klok(GEDULD - timedelta(minutes=1))
    await bezorg(sessies)
    assert webhooks.lijst(sessies)[0].actief
    klok(GEDULD)
    await bezorg(sessies)
    (uit,) = webhooks.lijst(sessies)
    assert (uit.actief, uit.waarom_uit, uit.wachtend) == (False, "de ontvanger gaf status 500", 1)
    assert uit.uit_sinds is not None
    assert "is uitgezet" in caplog.text
    dienst.neem_aan(sessies, maak_overdracht())
    ontvanger.status = 200
    assert await bezorg(sessies) == 0
    webhooks.zet_aan(sessies, hook.id)
    assert await bezorg(sessies) == 1
    assert webhooks.lijst(sessies)[0].uit_sinds is None


async def test_wie_niets_meer_wil_krijgt_niets_meer(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """410 Gone zet de webhook meteen uit."""
    webhooks.maak(sessies, ontvanger.url, lokaal=True)
    dienst.neem_aan(sessies, maak_overdracht())
    ontvanger.status = 410
    await bezorg(sessies)
    assert not webhooks.lijst(sessies)[0].actief


async def test_een_doorverwijzing_wordt_niet_gevolgd(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """Een ontvanger kan ons niet ergens anders heen sturen."""
    binnen = Ontvanger().start()
    ontvanger.status, ontvanger.koppen = 307, {"Location": binnen.url}
    webhooks.maak(sessies, ontvanger.url, lokaal=True)
    dienst.neem_aan(sessies, maak_overdracht())
    assert await bezorg(sessies) == 0
    binnen.stop()
    assert binnen.post == []
    assert webhooks.lijst(sessies)[0].laatste_fout == "de ontvanger gaf status 307"


async def test_ook_wat_in_de_database_staat_mag_niet_naar_deze_machine(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """De regel geldt bij het versturen, niet alleen bij het aanmelden: een naam kan later ergens anders heen wijzen."""
    webhooks.maak(sessies, ontvanger.url, lokaal=True)
    dienst.neem_aan(sessies, maak_overdracht())
    assert await bezorg(sessies, lokaal=False) == 0
    assert ontvanger.post == []


@pytest.mark.parametrize(
    ("ip", "mag"),
    [("93.184.215.14", True), ("2a00:1450:4001::1", True), ("10.1.2.3", True), ("127.0.0.1", False), ("127.8.8.8", False), ("::1", False), ("::ffff:127.0.0.1", False),
     ("169.254.169.254", False), ("fe80::1%eth0", False), ("0.0.0.0", False), ("224.0.0.1", False), ("240.0.0.1", False)],
)  # fmt: skip
def test_naar_welk_adres(ip: str, mag: bool) -> None:
    """Nooit naar deze machine, haar metadata of een groep; wel naar het netwerk van de gemeente."""
    assert bezorger.mag_naar(ip, lokaal=False) is mag


@pytest.mark.parametrize(
    "adres",
    ["http://voorbeeld.nl/hook", "ftp://voorbeeld.nl", "https://", "https://naam:geheim@voorbeeld.nl", "https://voorbeeld.nl/#x", "https://127.0.0.1/hook", "https://localhost/x",
     "https://voorbeeld.nl:99999/", "javascript:alert(1)", "https://voorbeeld.nl/\nx", "https://bëta.nl", "https://[::1]/"],
)  # fmt: skip
def test_een_url_die_niet_mag(adres: str) -> None:
    """Zo'n adres komt niet in de database."""
    with pytest.raises(WebhookFout):
        webhooks.controleer_url(adres)


def test_een_verkeerde_webhook_wordt_niet_bewaard(sessies: Sessies) -> None:
    """De melding is voor een beheerder, en er komt niets in de database."""
    for fout in ({"url": "http://voorbeeld.nl"}, {"gebeurtenissen": []}, {"gebeurtenissen": ["alles"]}, {"loketten": ["bakker"]}):
        with pytest.raises(WebhookFout):
            webhooks.maak(sessies, **{"url": "https://voorbeeld.nl/hook", **fout})
    assert webhooks.lijst(sessies) == ()


def test_lokaal_is_alleen_deze_machine() -> None:
    """Ook om te proberen gaat er geen http naar een ander."""
    with pytest.raises(WebhookFout, match="https"):
        webhooks.controleer_url("http://voorbeeld.nl/hook", lokaal=True)


def test_wat_lang_klaar_is_gaat_weg(sessies: Sessies, ontvanger: Ontvanger) -> None:
    """Bezorgd en oud verdwijnt; wat nog moet blijft."""
    hook, _ = webhooks.maak(sessies, ontvanger.url, lokaal=True)
    for _ in range(2):
        dienst.neem_aan(sessies, maak_overdracht())
    eerste, _tweede = webhooks.te_bezorgen(sessies, tijd.nu())
    webhooks.noteer_bezorgd(sessies, eerste.id, tijd.nu())
    later = tijd.nu() + webhooks.BEWAREN + timedelta(days=1)
    assert webhooks.ruim_op(sessies, later) == 1
    assert webhooks.lijst(sessies)[0].wachtend == 1
    webhooks.zet_uit(sessies, hook.id)
    assert webhooks.ruim_op(sessies, later) == 1


def test_het_geheim_staat_versleuteld(sessies: Sessies) -> None:
    """Wie de database heeft, kan geen meldingen namaken."""
    _, geheim = webhooks.maak(sessies, "https://voorbeeld.nl/hook")
    with sessies() as sessie:
        ruw = sessie.connection().exec_driver_sql("SELECT geheim FROM webhook").scalar_one()
        assert geheim not in ruw
        assert sessie.query(t.Webhook).one().geheim == geheim


def test_verwijderen(sessies: Sessies) -> None:
    """Met de webhook gaat ook weg wat hij nog moest krijgen; een tweede keer is er niets meer."""
    hook, _ = webhooks.maak(sessies, "https://voorbeeld.nl/hook")
    dienst.neem_aan(sessies, maak_overdracht())
    assert webhooks.verwijder(sessies, hook.id)
    assert not webhooks.verwijder(sessies, hook.id)
    assert not webhooks.zet_aan(sessies, hook.id)
    assert not webhooks.zet_uit(sessies, hook.id)
    assert webhooks.te_bezorgen(sessies, tijd.nu()) == ()


# Over TLS


@pytest.fixture
def tls_ontvanger(tmp_path: Path) -> Iterator[tuple[str, Path, list[str]]]:
    """Een https-server met een certificaat voor `localhost` van een eigen uitgever: (url, uitgever, wat binnenkwam)."""
    sleutel, naam = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    certificaat = (
        x509.CertificateBuilder().subject_name(naam).issuer_name(naam).public_key(sleutel.public_key()).serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1)).not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(sleutel.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(sleutel.public_key()), False)
        .sign(sleutel, hashes.SHA256())
    )  # fmt: skip
    pem, geheim = tmp_path / "cert.pem", tmp_path / "sleutel.pem"
    pem.write_bytes(certificaat.public_bytes(serialization.Encoding.PEM))
    geheim.write_bytes(sleutel.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    hosts: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            hosts.append(self.headers["Host"])
            self.send_response(204)
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, geheim)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] - een afgebroken handdruk is hier gewoon
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    draad.start()
    yield f"https://localhost:{server.server_address[1]}/hook", pem, hosts
    server.shutdown()
    draad.join()
    server.server_close()


async def test_over_tls_telt_de_naam_en_niet_het_adres(sessies: Sessies, tls_ontvanger: tuple[str, Path, list[str]]) -> None:
    """Er wordt verbonden met het gecontroleerde adres, en het certificaat moet bij de naam horen."""
    url, uitgever, hosts = tls_ontvanger
    webhooks.maak(sessies, url, lokaal=True)
    dienst.neem_aan(sessies, maak_overdracht())
    async with bezorger.maak_client(ssl.create_default_context(cafile=uitgever)) as client:
        assert await bezorger.ronde(sessies, client, True) == 1
    assert hosts == [url.split("/")[2]]


async def test_zonder_goed_certificaat_gaat_er_niets(sessies: Sessies, tls_ontvanger: tuple[str, Path, list[str]]) -> None:
    """Een onbekende uitgever is een mislukte poging, geen melding."""
    url, _, hosts = tls_ontvanger
    webhooks.maak(sessies, url, lokaal=True)
    dienst.neem_aan(sessies, maak_overdracht())
    assert await bezorg(sessies) == 0
    assert hosts == []


# In het hele webproces


def test_het_webproces_bezorgt_wat_klaarstond(tmp_path: Path, ontvanger: Ontvanger) -> None:
    """Wat geschreven werd toen het proces niet draaide, gaat na de start, en wat daarna komt ook."""
    inst = lees(
        {
            "WEGWIJS_VAR": str(tmp_path), "WEGWIJS_RASA_TOKEN": "t" * 16, "WEGWIJS_INTERN_GEHEIM": "g" * 16, "WEGWIJS_RASA_URL": "http://127.0.0.1:9", "WEGWIJS_WEBHOOK_LOKAAL": "ja",
            **SLEUTELOMGEVING,
        }
    )  # fmt: skip
    zet_sqlite_klaar(inst.database_url)
    engine = maak_engine(inst.database_url, PROEFBOS)
    sessies = maak_sessies(engine)
    _, geheim = webhooks.maak(sessies, ontvanger.url, lokaal=True)
    eerste, _ = dienst.neem_aan(sessies, maak_overdracht())
    with draai(maak_app(inst)) as adres:
        ontvanger.wacht_op(1)
        antwoord = httpx.post(f"{adres}/intern/overdrachten", json=naar_dict(maak_overdracht()), headers={"X-Wegwijs-Geheim": "g" * 16})
        meldingen = ontvanger.wacht_op(2)
    engine.dispose()
    assert [m.data["kenmerk"] for m in meldingen] == [eerste, antwoord.json()["kenmerk"]]
    assert all(m.is_echt(geheim) for m in meldingen)
