"""Een gesprek in Telegram: wat een inwoner doet, en wat hij te zien krijgt."""

from __future__ import annotations

import httpx
import pytest

from gemeenten.lezer import profielen
from tests.integrations.webchat.conftest import GEHEIM, wacht_tot
from tests.integrations.webchat.neprasa import OPENING, bericht
from tests.support.botapi import Telegramgebruiker, tel_dubbel

ALMELO = profielen()["almelo"]
VOOR_WIE = bericht("Voor wie?", "vraag", "voor_wie", [("mijzelf", "Voor mijzelf"), ("kind", "Voor mijn kind")])
KLOPT = bericht("Klopt dit?", "vraag", "klopt_dit", [("schulden", "Schulden", "gekozen"), ("werk", "Werk zoeken"), ("geen", "Nee, iets anders")], meerdere=True)
BUURT = bericht("In welke buurt?", "vraag", "buurt")
BEREIKBAAR = bericht("Hoe bereiken we u?", "vraag", "bereikbaar", [("kanaal", "Via deze chat"), ("geen", "Liever niet")])
GEDAAN = bericht("Doorgegeven.", "overdracht", overdrachten=[{"kenmerk": "K3F-7QD", "loket": "werkplein", "problemen": ["werk_zoeken"], "prioriteit": "gewoon", "regisseur": True}])


def tg_tekst(naam: str) -> str:
    return ALMELO.tekst("telegram", naam)


def vraag(gesprek: Telegramgebruiker, rasa, *antwoorden: dict):
    """Laat de motor deze berichten geven; geeft het laatste zoals de inwoner het ziet."""
    rasa.draaiboek = [OPENING, list(antwoorden)]
    gesprek.stuur("hallo")
    return gesprek.wacht_op(antwoorden[-1]["tekst"])


# Beginnen


def test_start_opent_een_gesprek(tg, mens, rasa):
    """/start geeft de opening van de motor; de motor weet van welk kanaal en welke gemeente."""
    mens.stuur("/start maastricht")
    mens.wacht_op("Wat is er aan de hand?")
    assert mens.teksten == [b["tekst"] for b in OPENING]
    (kreeg,) = rasa.ontvangen
    assert (kreeg["message"], kreeg["metadata"]["kanaal"], kreeg["metadata"]["gemeente"]) == ("/begin", "telegram", "maastricht")


def test_wie_meteen_typt_krijgt_eerst_de_opening(tg, mens, rasa):
    """Ook zonder /start begint er een gesprek, en het bericht telt."""
    mens.stuur("ik heb schulden")
    mens.wacht_op("U zei: ik heb schulden")
    assert mens.teksten == [*(b["tekst"] for b in OPENING), "U zei: ik heb schulden"]
    assert rasa.teksten() == ["/begin", "ik heb schulden"]


def test_een_andere_link_is_een_ander_gesprek(gesprek, rasa):
    """Wie via de link van een andere gemeente komt, spreekt met die gemeente; een onbekende verandert niets."""
    gesprek.stuur("/start groningen")
    gesprek.wacht_op("Wat is er aan de hand?")
    gesprek.stuur("hallo")
    gesprek.wacht_op("U zei: hallo")
    assert [b["metadata"]["gemeente"] for b in rasa.gespeeld] == ["almelo", "groningen", "groningen"]
    gesprek.stuur("/start atlantis")
    gesprek.wacht_op("U zei: opnieuw")
    assert {b["metadata"]["gemeente"] for b in rasa.gespeeld[1:]} == {"groningen"}


def test_start_gaat_verder_waar_het_was(gesprek, rasa):
    """Nog eens Start midden in een gesprek herhaalt de open vraag met haar knoppen; de oude knoppen gaan weg."""
    eerste = vraag(gesprek, rasa, KLOPT)
    gesprek.druk(eerste, "Werk zoeken")
    gesprek.api.wacht_tot(lambda: "☑ Werk zoeken" in eerste.labels)
    gesprek.stuur("/start almelo")
    gesprek.wacht_op(tg_tekst("verder"))
    tweede = gesprek.wacht_op("Klopt dit?")
    assert tweede.labels == ["☑ Schulden", "☑ Werk zoeken", "Klaar", "Nee, iets anders"]
    gesprek.api.wacht_tot(lambda: eerste.knoppen == [])
    gesprek.druk(tweede, "Klaar")
    gesprek.wacht_op("U zei: /keuze")
    assert rasa.gespeeld[-1]["metadata"]["keuzes"] == ["schulden", "werk"]


# Vragen


def test_een_vraag_met_een_antwoord(gesprek, rasa):
    """Een tik stuurt de waarde; daarna staat er wat er gekozen is."""
    b = vraag(gesprek, rasa, VOOR_WIE)
    assert b.labels == ["Voor mijzelf", "Voor mijn kind"]
    tik = gesprek.druk(b, "Voor mijn kind")
    gesprek.wacht_op("U zei: /keuze")
    assert rasa.gespeeld[-1]["metadata"]["keuzes"] == ["kind"]
    gesprek.api.wacht_tot(lambda: b.labels == ["✓ Voor mijn kind"] and tik in gesprek.api.beantwoord)


def test_meer_kiezen_met_vinkjes(gesprek, rasa):
    """Tikken zet vinkjes; pas 'Klaar' stuurt ze."""
    b = vraag(gesprek, rasa, KLOPT)
    assert b.labels == ["☑ Schulden", "☐ Werk zoeken", "Klaar", "Nee, iets anders"]
    for knop, daarna in (
        ("Werk zoeken", ["☑ Schulden", "☑ Werk zoeken", "Klaar", "Nee, iets anders"]),
        ("Schulden", ["☐ Schulden", "☑ Werk zoeken", "Klaar", "Nee, iets anders"]),
    ):
        gesprek.druk(b, knop)
        gesprek.api.wacht_tot(lambda daarna=daarna: b.labels == daarna, wat=str(daarna))
    assert len(rasa.gespeeld) == 2
    gesprek.druk(b, "Klaar")
    gesprek.wacht_op("U zei: /keuze")
    assert rasa.gespeeld[-1]["metadata"]["keuzes"] == ["werk"]
    gesprek.api.wacht_tot(lambda: b.labels == ["✓ Werk zoeken"])


def test_nee_geldt_meteen_en_gaat_niet_samen_met_een_vinkje(gesprek, rasa):
    """Eén tik; wat nog aangevinkt stond telt dan niet."""
    b = vraag(gesprek, rasa, KLOPT)
    gesprek.druk(b, "Nee, iets anders")
    gesprek.wacht_op("U zei: /keuze")
    assert rasa.gespeeld[-1]["metadata"]["keuzes"] == ["geen"]
    gesprek.api.wacht_tot(lambda: b.labels == ["✓ Nee, iets anders"])


def test_heel_snel_vinken_eindigt_op_de_laatste_stand(gesprek, rasa):
    """Acht tikken achter elkaar zonder te wachten: wat er staat is wat er bewaard is."""
    b = vraag(gesprek, rasa, KLOPT)
    tikken = [gesprek.druk_op(b, b.knoppen[i]["callback_data"]) for i in (1, 0, 1, 0, 1, 0, 1, 1)]
    gesprek.api.wacht_tot(lambda: set(tikken) <= set(gesprek.api.beantwoord))
    gesprek.api.wacht_tot(lambda: b.labels == ["☐ Schulden", "☑ Werk zoeken", "Klaar", "Nee, iets anders"])
    gesprek.druk(b, "Klaar")
    gesprek.wacht_op("U zei: /keuze")
    assert rasa.gespeeld[-1]["metadata"]["keuzes"] == ["werk"]


def test_klaar_zonder_keuze_stuurt_niets(gesprek, rasa):
    """Wie niets aanvinkte, krijgt een hint en geen verkeerd antwoord."""
    b = vraag(gesprek, rasa, KLOPT)
    gesprek.druk(b, "Schulden")
    gesprek.api.wacht_tot(lambda: "☐ Schulden" in b.labels)
    tik = gesprek.druk(b, "Klaar")
    assert gesprek.api.wacht_tot(lambda: gesprek.api.beantwoord.get(tik))["text"] == tg_tekst("kies_eerst")
    assert len(rasa.gespeeld) == 2


def test_typen_mag_altijd(gesprek, rasa):
    """Een getypt antwoord gaat als tekst, en de knoppen van die vraag verdwijnen."""
    b = vraag(gesprek, rasa, VOOR_WIE)
    knop = b.knoppen[0]["callback_data"]
    gesprek.stuur("voor mijn buurvrouw")
    gesprek.wacht_op("U zei: voor mijn buurvrouw")
    gesprek.api.wacht_tot(lambda: b.knoppen == [])
    tik = gesprek.druk_op(b, knop)
    assert gesprek.api.wacht_tot(lambda: gesprek.api.beantwoord.get(tik))["text"] == tg_tekst("al_beantwoord")
    assert rasa.teksten()[-1] == "voor mijn buurvrouw"


def test_een_tik_terwijl_het_vorige_nog_loopt(gesprek, rasa, api, caplog):
    """Komt een vraag later dan wat iemand al typte, dan geldt een tik erop pas als dat beantwoord is."""
    rasa.draaiboek = [OPENING, [VOOR_WIE]]
    api.beperk(1, gesprek.id)
    gesprek.stuur("hallo")
    wacht_tot(lambda: "Telegram vraagt 1 seconden" in caplog.text)
    rasa.houd_vast()
    gesprek.stuur("voor mij")
    b = gesprek.wacht_op("Voor wie?")
    tik = gesprek.druk(b, "Voor mijn kind")
    assert api.wacht_tot(lambda: api.beantwoord.get(tik))["text"] == tg_tekst("even_wachten")
    rasa.laat_los()
    gesprek.wacht_op("U zei: voor mij")
    assert all(x["metadata"]["keuzes"] is None for x in rasa.gespeeld)


@pytest.mark.parametrize("gegevens", ["0:0", "999999:0", "1:999", "k", "", "1:k:2", "-1:0", "9" * 60])
def test_knopgegevens_die_niet_van_ons_zijn(gesprek, rasa, gegevens):
    """Een oude of verzonnen knop doet niets en krijgt een vriendelijk antwoord."""
    b = vraag(gesprek, rasa, VOOR_WIE)
    tik = gesprek.druk_op(b, gegevens)
    assert gesprek.api.wacht_tot(lambda: gesprek.api.beantwoord.get(tik)).get("text")
    gesprek.stuur("verder")
    gesprek.wacht_op("U zei: verder")
    assert len(rasa.gespeeld) == 3


def test_een_ander_kan_mijn_knop_niet_indrukken(gesprek, rasa, api):
    """Een nummer van een rij uit een ander gesprek is een onbekende knop."""
    b = vraag(gesprek, rasa, VOOR_WIE)
    ander = Telegramgebruiker(api, 77)
    ander.stuur("hallo")
    ander.wacht_op("Voor wie?")
    tik = ander.druk_op(ander.laatste, b.knoppen[0]["callback_data"])
    assert api.wacht_tot(lambda: api.beantwoord.get(tik))["text"] == tg_tekst("knop_oud")
    assert all(x["metadata"]["keuzes"] is None for x in rasa.gespeeld)


def test_een_verbeterd_bericht_is_een_correctie(gesprek, rasa, api):
    """De motor hoort 'Ik bedoel: ...', zoals iemand het zelf zou zeggen."""
    gesprek.stuur("voor mijn vader")
    gesprek.wacht_op("U zei: voor mijn vader")
    gesprek.bewerk(api.berichten(gesprek.id, van_bot=False)[-1].nummer, "voor mijn moeder")
    gesprek.wacht_op("U zei: Ik bedoel: voor mijn moeder")
    assert rasa.teksten()[-1] == "Ik bedoel: voor mijn moeder"


def test_een_lange_tekst_komt_in_stukken_die_passen(gesprek, rasa):
    """Geknipt tussen zinnen; de knoppen staan onder het laatste stuk; er gaat niets verloren."""
    lang = " ".join(f"Dit is zin nummer {i} van een heel lang verhaal 🙂." for i in range(260))
    rasa.draaiboek = [OPENING, [{**VOOR_WIE, "tekst": lang}]]
    gesprek.stuur("vertel")
    laatste = gesprek.wacht_op("zin nummer 259")
    stukken = gesprek.teksten[2:]
    assert len(stukken) > 2 and " ".join(stukken) == lang
    assert all(stuk.endswith("🙂.") for stuk in stukken)
    assert laatste.labels and not any(b.knoppen for b in gesprek.berichten[:-1])


def test_tekst_wordt_nooit_opmaak(gesprek, rasa):
    """Tekens die opmaak zouden zijn komen gewoon aan, en er is geen voorbeeld van een link."""
    lastig = "*dit* _is_ [geen](opmaak) <b>niet</b> `ook niet` 100% \\ 113.nl"
    rasa.draaiboek = [OPENING, [bericht(lastig)]]
    gesprek.stuur("x")
    b = gesprek.wacht_op("113.nl")
    assert b.tekst == lastig and "parse_mode" not in b.velden
    assert b.velden["link_preview_options"] == {"is_disabled": True}


def test_een_bsn_bereikt_motor_noch_database(gesprek, rasa, tmp_path):
    """Gemaskeerd vóór bewaren en vóór sturen, ook hier."""
    gesprek.stuur("mijn bsn is 123456782 en ik ben moe")
    gesprek.wacht_op("[BSN verwijderd]")
    assert b"123456782" not in b"".join(pad.read_bytes() for pad in tmp_path.glob("*.sqlite3*"))


# Wat geen tekst is


@pytest.mark.parametrize(
    ("velden", "naam"),
    [
        ({"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]}, "foto"),
        ({"voice": {"file_id": "a", "file_unique_id": "a", "duration": 3}}, "spraak"),
        ({"video_note": {"file_id": "a", "file_unique_id": "a", "length": 1, "duration": 3}}, "video"),
        ({"sticker": {"file_id": "a", "file_unique_id": "a", "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}}, "sticker"),
        ({"document": {"file_id": "a", "file_unique_id": "a"}}, "bestand"),
        ({"location": {"latitude": 52.35, "longitude": 6.66}}, "locatie"),
        ({"game": {"title": "x", "description": "x", "photo": []}}, "anders"),
    ],
)
def test_wat_niet_te_lezen_is_krijgt_een_vriendelijk_antwoord(gesprek, rasa, velden, naam):
    """Met wat wel werkt; de motor hoort er niets van en het gesprek loopt door."""
    gesprek.stuur_anders(**velden)
    gesprek.wacht_op(tg_tekst(naam))
    gesprek.stuur("verder")
    gesprek.wacht_op("U zei: verder")
    assert rasa.teksten() == ["/begin", "verder"]


def test_een_album_krijgt_een_antwoord(gesprek, rasa):
    """Vijf foto's tegelijk zijn één keer uitleg; wat erbij geschreven staat telt als bericht."""
    foto = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    for i in range(5):
        gesprek.stuur_anders(photo=foto, media_group_id="album-1", **({"caption": "dit is mijn brief"} if i == 0 else {}))
    gesprek.wacht_op("U zei: dit is mijn brief")
    gesprek.stuur("klaar")
    gesprek.wacht_op("U zei: klaar")
    assert gesprek.teksten.count(tg_tekst("foto")) == 1


def test_eigen_nummer_delen(gesprek, rasa):
    """Bij de vraag hoe iemand bereikbaar is, telt het gedeelde eigen nummer als antwoord; de toets gaat daarna weg."""
    rasa.draaiboek = [OPENING, [BEREIKBAAR]]
    gesprek.stuur("x")
    toets = gesprek.wacht_op(tg_tekst("deel_nummer_vraag"))
    assert toets.toetsen["keyboard"][0][0] == {"text": tg_tekst("deel_nummer"), "request_contact": True}
    gesprek.deel_nummer("31612345678")
    gesprek.wacht_op("U zei: +31612345678")
    assert [b.toetsen for b in gesprek.berichten if b.tekst == tg_tekst("genoteerd")] == [{"remove_keyboard": True}]


def test_een_nummer_van_een_ander_of_op_een_ander_moment(gesprek, rasa):
    """Dan wordt het niet bewaard, en zegt Wegwijs dat."""
    gesprek.deel_nummer("+31612345678")
    gesprek.wacht_op(tg_tekst("contact_nu_niet"))
    rasa.draaiboek = [OPENING, [BEREIKBAAR]]
    gesprek.stuur("x")
    gesprek.wacht_op(tg_tekst("deel_nummer_vraag"))
    gesprek.deel_nummer("+31687654321", van=12345)
    gesprek.wacht_op(tg_tekst("contact_ander"))
    assert not any("6123" in t or "6876" in t for t in rasa.teksten())


def test_geen_toets_voor_het_nummer_als_contact_misschien_niet_veilig_is(gesprek, rasa):
    """Wie naar veilig contact gevraagd is, krijgt niet aangeboden het nummer van deze telefoon te delen."""
    rasa.draaiboek = [OPENING, [bericht("Is het veilig?", "vraag", "veilig_bereikbaar", [("ja", "Ja"), ("nee", "Nee")])], [BEREIKBAAR], [bericht("Goed.")]]
    gesprek.stuur("x")
    gesprek.wacht_op("Is het veilig?")
    gesprek.stuur("nee")
    gesprek.wacht_op("Hoe bereiken we u?")
    gesprek.stuur("via mijn zus")
    gesprek.wacht_op("Goed.")
    assert not any(b.toetsen and "keyboard" in b.toetsen for b in gesprek.berichten)


def test_een_plek_bij_de_vraag_naar_de_buurt(gesprek, rasa):
    """De plek wordt de dichtstbijzijnde buurt, en wat bewaard en doorgegeven wordt is alleen die naam."""
    vraag(gesprek, rasa, BUURT)
    rasa.draaiboek = [OPENING, [BUURT], [bericht("Goed, de volgende vraag.")]]
    gesprek.stuur_anders(location={"latitude": 52.3741, "longitude": 6.6561})
    gesprek.wacht_op("Schelfhorst")
    gesprek.wacht_op("Goed, de volgende vraag.")
    assert rasa.ontvangen[-1]["message"] == "Schelfhorst"


def test_een_plek_ver_van_elke_buurt(gesprek, rasa):
    """Van een plek in zee of een andere stad wordt geen buurt geraden."""
    vraag(gesprek, rasa, BUURT)
    gesprek.stuur_anders(location={"latitude": 52.09, "longitude": 5.12})
    gesprek.wacht_op(tg_tekst("locatie_buurt"))


# Opdrachten


def test_het_menu_staat_in_het_nederlands(tg, api):
    """De opdrachten zijn bekend bij Telegram, voor elke taal van de app."""
    api.wacht_tot(lambda: {"", "nl"} <= set(api.opdrachten))
    assert {o["command"] for o in api.opdrachten[""]} == {"start", "help", "status", "opnieuw", "stop", "verwijder"}
    assert api.opdrachten[""] == api.opdrachten["nl"]


def test_help_werkt_zonder_motor_en_zonder_gesprek(tg, mens, rasa):
    """Altijd, met het telefoonnummer van de gemeente; er begint geen gesprek door."""
    rasa.stop()
    mens.stuur("/help")
    assert ALMELO.telefoon in mens.wacht_op("wie u kan helpen").tekst
    assert rasa.ontvangen == []


def test_opdrachten_gaan_als_gewone_woorden_naar_de_motor(gesprek, rasa):
    """/opnieuw en /stop zijn hetzelfde als die woorden typen."""
    gesprek.stuur("/opnieuw")
    gesprek.wacht_op("U zei: opnieuw")
    gesprek.stuur("/stop")
    gesprek.wacht_op("U zei: stop")


def test_status_vraagt_naar_het_kenmerk_uit_dit_gesprek(gesprek, rasa):
    """Zonder kenmerk naar wat hier doorgegeven is; met kenmerk naar dat."""
    gesprek.stuur("/status")
    gesprek.wacht_op(f"U zei: {tg_tekst('status_zonder')}")
    rasa.draaiboek = [OPENING, [bericht("x")], [GEDAAN]]
    gesprek.stuur("ja")
    gesprek.wacht_op("Doorgegeven.")
    gesprek.stuur("/status")
    gesprek.wacht_op("U zei: Hoe staat het met K3F-7QD?")
    gesprek.stuur("/status m8t-2rw")
    gesprek.wacht_op("U zei: Hoe staat het met m8t-2rw?")


def test_wissen_vraagt_eerst_en_wist_dan_alles(gesprek, rasa, tmp_path):
    """Na ja is er niets meer: geen tekst, geen adres, en de motor vergeet het gesprek ook."""
    gesprek.stuur("ik heb schulden bij de kwibuswinkel")
    gesprek.wacht_op("kwibuswinkel")
    gesprek.stuur("/verwijder")
    gesprek.druk(gesprek.wacht_op(tg_tekst("verwijder_vraag")), tg_tekst("verwijder_nee"))
    gesprek.wacht_op(tg_tekst("niet_verwijderd"))
    gesprek.stuur("/verwijder")
    b = gesprek.wacht_op(tg_tekst("verwijder_vraag"))
    gesprek.druk(b, tg_tekst("verwijder_ja"))
    gesprek.wacht_op(tg_tekst("verwijderd"))
    wacht_tot(lambda: rasa.gewist == [rasa.gespeeld[0]["sender"]])
    assert b"kwibuswinkel" not in b"".join(pad.read_bytes() for pad in tmp_path.glob("*.sqlite3"))
    tik = gesprek.druk_op(b, b.knoppen[0]["callback_data"])
    assert gesprek.api.wacht_tot(lambda: gesprek.api.beantwoord.get(tik))["text"] == tg_tekst("knop_oud")
    gesprek.stuur("/verwijder")
    gesprek.wacht_op(tg_tekst("niets_te_wissen"))


def test_wissen_in_het_gesprek_zelf(gesprek, rasa, tg):
    """Wie 'verwijder mijn gegevens' typt krijgt het antwoord van de motor, één keer, ook al is alles dan weg."""

    def wis(data: dict):
        httpx.post(f"{tg.url}/intern/gesprekken/{data['sender']}/wissen", headers={"X-Wegwijs-Geheim": GEHEIM}, trust_env=False).raise_for_status()
        return [bericht("Alles is gewist.")]

    rasa.draaiboek = [OPENING, wis]
    gesprek.stuur("verwijder mijn gegevens")
    gesprek.wacht_op("Alles is gewist.")
    gesprek.stuur("hallo weer")
    gesprek.wacht_op("Wat is er aan de hand?")
    assert tel_dubbel(gesprek.teksten[:3]) == {}
    assert rasa.gespeeld[-1]["sender"] != rasa.gespeeld[0]["sender"]


# Groepen, drukte, storing


def test_in_een_groep_een_keer_en_dan_stil(tg, api, rasa):
    """Ook na honderd berichten; er wordt niets van bewaard en de motor hoort niets."""
    groep = Telegramgebruiker(api, -100123)
    for tekst in ("hallo allemaal", "/start@wegwijs_proef_bot", "ik wil niet meer leven"):
        nummer = api.zet_update(
            message={"message_id": api.nieuw_bericht(groep.id, tekst, False).nummer, "date": 1, "chat": {"id": groep.id, "type": "supergroup", "title": "Buurt"}, "from": {"id": 5, "is_bot": False, "first_name": "X"}, "text": tekst}
        )
    api.wacht_op_bevestiging(nummer)
    api.wacht_tot(lambda: groep.teksten)
    assert groep.teksten == [tg_tekst("groep")]
    assert rasa.ontvangen == []


def test_te_veel_achter_elkaar(maak_tg, mens, rasa):
    """Boven de grens telt een bericht niet, en dat zegt Wegwijs één keer."""
    maak_tg(WEGWIJS_LIMIET_GESPREK="3")
    for i in range(6):
        laatste = mens.stuur(f"bericht {i}")
    mens.api.wacht_op_bevestiging(laatste)
    mens.wacht_op(ALMELO.tekst("storing", "te_veel"))
    mens.api.wacht_tot(lambda: "U zei: bericht 2" in mens.teksten)
    assert [t for t in rasa.teksten() if t != "/begin"] == ["bericht 0", "bericht 1", "bericht 2"]
    assert mens.teksten.count(ALMELO.tekst("storing", "te_veel")) == 1


def test_te_lang_zegt_dat_en_kent_een_crisis(gesprek, rasa):
    """Boven de 4.000 tekens gaat het niet naar de motor, maar wie in nood is krijgt het nummer."""
    gesprek.stuur("x " * 1990 + "ik wil niet meer leven, ik ga mezelf vannacht doden")
    assert "113" in gesprek.wacht_op("113").tekst
    gesprek.wacht_op(ALMELO.tekst("storing", "te_lang"))
    assert rasa.teksten() == ["/begin"]


def test_crisis_terwijl_de_motor_weg_is(gesprek, rasa):
    """Eerst het nummer, dan de eerlijke storing; komt de motor terug, dan volgt het antwoord alsnog."""
    rasa.stop()
    gesprek.stuur("ik wil niet meer leven, ik ga mezelf vannacht doden")
    gesprek.wacht_op("113")
    gesprek.wacht_op(ALMELO.tekst("storing", "motor_weg")[:40])
    rasa.start()
    gesprek.wacht_op("U zei: ik wil niet meer leven")
    assert tel_dubbel(gesprek.teksten) == {}
