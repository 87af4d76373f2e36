"""Profielen: de drie echte kloppen, en een fout noemt bestand, regel en wat er mis is."""

import re
from datetime import date, datetime

import pytest

from gemeenten.lezer import BASIS, MAP, lees_profiel, profielen
from triage.profiel import ProfielFout, duur, opsomming
from triage.taxonomie import LOKETTEN, PROBLEMEN
from triage.vragen import _VAST

DRIE = ["almelo", "maastricht", "groningen"]


def test_drie_gemeenten():
    """De profielen van de installatie zijn er en kloppen."""
    assert set(profielen()) >= set(DRIE)


@pytest.mark.parametrize("gemeente", DRIE)
def test_elke_buurt_en_postcode_komt_bij_een_team_uit(gemeente):
    """Geen inwoner valt buiten de teams, en elke tekst is in te vullen."""
    p = profielen()[gemeente]
    for team in p.teams:
        for buurt in team.buurten:
            assert p.zoek_buurt(f"ik woon in {buurt.lower()}").team == team
        for cijfers, buurt in team.buurt_bij.items():
            plek = p.zoek_buurt(str(cijfers))
            assert (plek.naam, plek.team) == (buurt, team)
    assert p.postcodes == {cijfers for team in p.teams for cijfers in team.postcodes}
    for code in PROBLEMEN:
        assert p.loket_van(code) and p.tekst("problemen", code, "u") and p.tekst("problemen", code, "kort")
    for vlag in p.woorden["crisis"]:
        assert "{" not in p.tekst("crisis", vlag)
    for vraag, paren in _VAST.items():
        assert all(p.tekst("knoppen", vraag, sleutel) for _, sleutel in paren)


@pytest.mark.parametrize("gemeente", DRIE)
def test_wat_niet_uit_de_bron_komt_is_voorbeeld(gemeente):
    """Loketten, adressen, tijden, dagen, talen, teams en voorzieningen zijn gemerkt; wie het bestand nakijkt ziet ze allemaal."""
    p = profielen()[gemeente]
    plekken = (*p.loketten.values(), *p.adressen.values(), *p.teams, *p.voorzieningen, p.talen)
    assert all(plek.voorbeeld for plek in plekken)
    los = {v for v in p.voorbeelden if not v.startswith(("loketten", "adressen", "teams", "voorzieningen", "sluitingsdag"))}
    assert los == {"openingstijden", "talen", "website", "postcodes"}
    assert sum(v.startswith("voorzieningen") for v in p.voorbeelden) == len(p.voorzieningen)


@pytest.mark.parametrize("gemeente", DRIE)
def test_bij_de_meeste_problemen_is_er_hulp_zonder_aanvraag(gemeente):
    """De voorzieningen bestrijken ten minste de helft van de codes, met voor wie, waar en wat het kost."""
    p = profielen()[gemeente]
    assert len({code for v in p.voorzieningen for code in v.problemen}) >= len(PROBLEMEN) / 2
    assert all(v.voor_wie and v.waar and v.kosten and v.wat for v in p.voorzieningen)
    assert set(p.loketten) == set(LOKETTEN)


def test_een_postcode_over_meer_buurten_blijft_een_postcode():
    """Wegwijs doet niet alsof het de buurt weet."""
    p = profielen()["almelo"]
    assert p.zoek_buurt("7607").naam == "7607" and p.zoek_buurt("7606").naam == "Windmolenbroek"


def test_sluitingsdagen_en_openingstijden():
    """Met carnaval is Maastricht dicht, en de tijden zijn als zin te lezen."""
    maastricht, almelo, groningen = (profielen()[g] for g in ("maastricht", "almelo", "groningen"))
    assert not maastricht.openingstijden.open_op(datetime(2027, 2, 8, 10)) and almelo.openingstijden.open_op(datetime(2027, 2, 8, 10))
    assert date(2027, 2, 9) in maastricht.openingstijden.extra_dicht
    assert groningen.openingstijden.open_op(datetime(2026, 11, 26, 19)) and not almelo.openingstijden.open_op(datetime(2026, 11, 26, 19))
    assert almelo.invulwaarden()["openingstijden"] == "maandag tot en met donderdag van 8.30 tot 17.00 uur en vrijdag van 8.30 tot 16.00 uur"


@pytest.mark.parametrize(
    ("tijden", "zin"),
    [
        ('{maandag: "09:00-12:00", woensdag: "09:00-12:00"}', "maandag en woensdag van 9.00 tot 12.00 uur"),
        ('{dinsdag: ["09:00-12:00", "13:00-17:00"], woensdag: dicht}', "dinsdag van 9.00 tot 12.00 en van 13.00 tot 17.00 uur"),
    ],
)
def test_openingstijden_in_woorden(tmp_path, tijden, zin):
    """Losse dagen, een pauze en een dag die dicht is."""
    profiel = lees_profiel(vervang(tmp_path, TIJDEN, f"openingstijden: {tijden}"))
    assert profiel.invulwaarden()["openingstijden"] == zin


@pytest.mark.parametrize(("aantal", "eenheid", "zin"), [(1, "werkdagen", "1 werkdag"), (6, "weken", "6 weken"), (0, "werkdagen", "dezelfde dag")])
def test_duur(aantal, eenheid, zin):
    """Een termijn zoals een inwoner hem leest."""
    assert duur(aantal, eenheid) == zin


@pytest.mark.parametrize(("namen", "zin"), [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (("a", "b", "c"), "a, b en c")])
def test_opsomming(namen, zin):
    """Een rij namen als stuk van een zin."""
    assert opsomming(namen) == zin


def test_hoogstens_drie_voorzieningen_die_passen():
    """Een overzicht dat iemand kan lezen."""
    p = profielen()["almelo"]
    gevonden = p.voorzieningen_bij(("eenzaamheid", "schulden", "rondkomen", "taal_inburgering"), None)
    assert 0 < len(gevonden) <= 3
    assert p.voorzieningen_bij((), None) == ()


ALMELO = (MAP / "almelo.yaml").read_text(encoding="utf-8")
TIJDEN = next(regel for regel in ALMELO.splitlines() if regel.startswith("openingstijden:"))
TALEN = next(regel for regel in ALMELO.splitlines() if regel.startswith("talen:"))
TERMIJNEN = next(regel for regel in ALMELO.splitlines() if regel.startswith("termijnen:"))
WMO = '  wmo_loket: {naam: "het Wmo-loket", telefoon: "14 0546"'


def vervang(tmp_path, oud, nieuw, *, bestand="proef.yaml"):
    """Het profiel van Almelo met één verandering."""
    assert ALMELO.count(oud) >= 1, oud
    pad = tmp_path / bestand
    pad.write_text(ALMELO.replace(oud, nieuw, 1), encoding="utf-8")
    return pad


FOUTEN = [
    ("{Schelfhorst: [52.374, 6.655]}", "{Schelfhorst: [6.655, 52.374]}", "ligt niet in Nederland"),
    ("{Schelfhorst: [52.374, 6.655]}", "{Schelfhorst: [52.374]}", "verwacht [breedte, lengte] in graden"),
    ("{Schelfhorst: [52.374, 6.655]}", "{Schelfhorst: hier}", "verwacht [breedte, lengte] in graden"),
    ("{Schelfhorst: [52.374, 6.655]}", "{Schelfhors: [52.374, 6.655]}", "'Schelfhors' is geen buurt van dit team"),
    # sleutels
    ("website: www.almelo.nl", "websaait: www.almelo.nl", "'websaait' bestaat niet; bedoelde u een van"),
    ("  kcc: {naam", "  kkc: {naam", "'kkc' bestaat niet"),
    ("  kcc: {naam", "  kkc: {naam", "loketten: 'kcc' ontbreekt"),
    (WMO, WMO.replace("telefoon", "telfoon"), "'telfoon' bestaat niet"),
    ("  - {naam: Studio15, wat:", "  - {naam: Studio15, watte:", "'watte' bestaat niet"),
    ("naam: Almelo\n", "naam: Almelo\nnaam: Borne\n", "'naam' staat hier voor de tweede keer; de eerste staat op regel"),
    # ontbreken en leeg
    ('telefoon: "14 0546"\nwebsite', "website", "'telefoon' ontbreekt"),
    ("naam: Almelo\n", 'naam: ""\n', "naam: is leeg"),
    ("naam: Almelo\n", 'naam: "VUL IN: naam"\n', "naam: is nog niet ingevuld"),
    ("  huisartsenpost: {naam", "  # huisartsenpost: {naam", "adressen: 'huisartsenpost' ontbreekt"),
    ("teams:\n", "teams: []\nwas_teams:\n", "er is ten minste één sociaal team nodig"),
    (TIJDEN, "openingstijden: {maandag: dicht}", "er is ten minste één dag met een tijd nodig"),
    # verkeerde soort
    ("bewaartermijn_dagen: 28", "bewaartermijn_dagen: 0", "van 1 tot 366"),
    ("bewaartermijn_dagen: 28", "bewaartermijn_dagen: veel", "verwacht een getal, gevonden 'veel'"),
    ("bewaartermijn_dagen: 28", "bewaartermijn_dagen: true", "verwacht een getal"),
    ("naam: Almelo\n", "naam: 7600\n", "verwacht tekst, gevonden 7600; zet er aanhalingstekens om"),
    ("loketten:\n", "loketten: geen\nwas_loketten:\n", "loketten: verwacht sleutels met waarden, gevonden 'geen'"),
    ("teams:\n", "teams: geen\nwas_teams:\n", "teams: verwacht een lijst"),
    ("teams:\n", "teams:\n  - Windmolenbroek\n", "teams.1: hier horen sleutels met waarden te staan"),
    ("voorzieningen:\n", "voorzieningen:\n  - Humanitas\n", "voorzieningen.1: hier hoort een voorziening te staan"),
    ("buurten: {Schelfhorst: [\"7608\"]}", "buurten: Schelfhorst", "verwacht buurten met postcodes of een lijst van buurten"),
    ("buurten: {Schelfhorst: [\"7608\"]}", "buurten: {Schelfhorst: 7608}", "verwacht een lijst, gevonden 7608"),
    ("tolk: ja", "tolk: soms", "talen.tolk: verwacht ja of nee"),
    (TALEN, "talen: {gesproken: [{Nederlands: ja}]}", "verwacht tekst, gevonden {'Nederlands'"),
    # namen en nummers
    ("gemeente: almelo", "gemeente: Almelo!", "is geen sleutel"),
    ("website: www.almelo.nl", "website: de site", "is geen adres van een website"),
    (WMO, WMO.replace("14 0546", "0546 12"), "'0546 12' is geen telefoonnummer"),
    (WMO, WMO.replace("14 0546", "bel ons"), "'bel ons' is geen telefoonnummer"),
    (WMO, WMO.replace('telefoon: "14 0546"', 'email: "wmo at almelo"'), "'wmo at almelo' is geen e-mailadres"),
    # buurten en postcodes
    ('postcodes: ["7600-7611", "7627"]', 'postcodes: ["76-7611"]', "'76-7611' is geen postcode"),
    ('postcodes: ["7600-7611", "7627"]', 'postcodes: ["7611-7600"]', "'7611-7600' is geen postcode"),
    ('{Schelfhorst: ["7608"]}', '{Schelfhorst: ["7608", "7606"]}', "postcode 7606 staat ook bij Sociaal wijkteam Windmolenbroek"),
    ('Noorderkwartier: ["7603"]', 'Noorderkwartier: ["7602"]', "postcode 7602 staat ook bij Ossenkoppelerhoek"),
    ('postcodes: ["7600-7601"', 'postcodes: ["7600-7602"', "postcode 7602 staat ook bij Ossenkoppelerhoek"),
    ('{Schelfhorst: ["7608"]}', '{Schelfhorst: ["7508"]}', "postcode 7508 ligt niet in deze gemeente"),
    ('{Schelfhorst: ["7608"]}', '{Windmolenbroek: ["7608"]}', "'Windmolenbroek' staat ook bij Sociaal wijkteam Windmolenbroek"),
    # problemen, loketten, termijnen
    ("problemen: [opvoeding, taal_inburgering]", "problemen: [opvoeding, geluk]", "'geluk' is geen probleemcode"),
    ("problemen: [opvoeding, taal_inburgering]", "problemen: [{opvoeding: ja}]", "verwacht tekst, gevonden {'opvoeding'"),
    ("problemen: [opvoeding, taal_inburgering]", "buurten: [Nergenshuizen], problemen: [opvoeding]", "'Nergenshuizen' staat bij geen team"),
    ("teams:", "routering: {geluk: werkplein}\nteams:", "'geluk' is geen probleemcode"),
    ("teams:", "routering: {schulden: kcc}\nteams:", "geen loket waar een probleem heen kan"),
    ("teams:", "routering: {schulden: [wmo_loket]}\nteams:", "geen loket waar een probleem heen kan"),
    (TERMIJNEN, "termijnen: {eerste_contact: gauw}", "'gauw' is geen termijn"),
    (TERMIJNEN, "termijnen: {gauw: 3 werkdagen}", "'gauw' is geen termijn; er zijn: crisis"),
    # tijden en dagen
    ('maandag: "08:30-17:00"', 'maandag: "17:00-08:30"', "is geen tijd van-tot"),
    ('maandag: "08:30-17:00"', 'maandag: "08:30-24:30"', "is geen tijd van-tot"),
    ('maandag: "08:30-17:00"', 'maandag: "de hele dag"', "is geen tijd van-tot"),
    ('maandag: "08:30-17:00"', 'maandag: ["08:30-12:00", "11:00-17:00"]', "begint voordat de vorige tijd van die dag eindigt"),
    ('maandag: "08:30-17:00"', 'mandag: "08:30-17:00"', "'mandag' is geen dag van de week"),
    ("{datum: 2027-05-07,", "{datum: kerst,", "'kerst' is geen datum, zoals 2026-12-24"),
    ("{datum: 2027-05-07,", "{datum: 2027-02-30,", "'2027-02-30' is geen datum"),
    ("{datum: 2027-05-07,", "{dag: 2027-05-07,", "'dag' bestaat niet"),
    ("  - {datum: 2027-05-07", "  - 2027-05-07\n  - {datum: 2027-05-07", "2027-05-07 staat er twee keer"),
    ("voorbeelden: [website, postcodes]", "voorbeelden: [wmo_loket]", "'wmo_loket' kan hier niet staan"),
    # woorden en teksten
    ("woorden:\n", "woorden:\n  problemn: {}\n", "'problemn' bestaat niet in de gedeelde woorden"),
    ("woorden:\n", "woorden:\n  problemen: {schulden: {u: [rood]}}\n", "woorden.problemen.schulden.u: verwacht tekst"),
    ("woorden:\n", "woorden:\n  problemen: geen\n", "woorden.problemen: hier horen sleutels met waarden te staan"),
    ("woorden:\n", 'woorden:\n  storing: {kapot: "Bel {telefon}."}\n', "de tekst noemt {telefon}, maar dat wordt nergens ingevuld"),
    ("loketnamen: {sociaal_team: [sociaal, wijkteam, wijkcoach, team]}", "loketnamen: {sociaal_team: wijkteam}", "verwacht een lijst van teksten"),
    ("  procesvragen:\n", "  procesvragen:\n    pas: {tekst: Een pas.}\n", "'patronen' of 'begrip' ontbreekt"),
    ("  procesvragen:\n", "  procesvragen:\n    pas: {begrip: pas}\n", "woorden.procesvragen.pas: 'tekst' ontbreekt"),
    ("  procesvragen:\n", "  procesvragen:\n    pas: {begrip: pas, txt: Een pas., tekst: Een pas.}\n", "'txt' bestaat niet"),
    ("  procesvragen:\n", '  procesvragen:\n    pas: {patronen: ["(pas"], tekst: Een pas.}\n', "'(pas' is geen goed patroon"),
    ("teksten:\n", "teksten:\n  vraag_burt: Waar woont u?\n", "'vraag_burt' bestaat niet; de namen staan in bot/data/responses"),
    ("teksten:\n", 'teksten:\n  slot: "Dag {inwoner}."\n', "de tekst noemt {inwoner}, maar dat wordt nergens ingevuld"),
    ("teksten:\n", "teksten:\n  slot: []\n", "verwacht tekst of een lijst van teksten"),
    # geen YAML
    ("teams:", "teams: [\n", "geen goede YAML"),
]


@pytest.mark.parametrize(("oud", "nieuw", "melding"), FOUTEN, ids=lambda waarde: str(waarde)[:40])
def test_fout_noemt_bestand_en_regel(tmp_path, oud, nieuw, melding):
    """Wie een profiel maakt, ziet op welke regel wat er mis is."""
    pad = vervang(tmp_path, oud, nieuw)
    with pytest.raises(ProfielFout, match=re.escape(melding)) as fout:
        lees_profiel(pad)
    aantal = len(pad.read_text(encoding="utf-8").splitlines())
    assert all(f.bestand == "proef.yaml" and 1 <= f.regel <= aantal for f in fout.value.fouten)


@pytest.mark.parametrize(
    ("oud", "nieuw", "begin"),
    [
        ("bewaartermijn_dagen: 28", "bewaartermijn_dagen: 9999", "bewaartermijn_dagen"),
        (WMO, WMO.replace("14 0546", "0546 12"), "  wmo_loket"),
        ("{datum: 2027-05-07,", "{datum: kerst,", "  - {datum"),
        ('Noorderkwartier: ["7603"]', 'Noorderkwartier: ["7602"]', "    buurten: {Ossenkoppelerhoek"),
        ("problemen: [school, jeugdhulp, werk_zoeken]", "problemen: [school, geluk]", "  - {naam: Studio15"),
        ("loketnamen: {sociaal_team: [sociaal, wijkteam, wijkcoach, team]}", 'loketnamen: {sociaal_team: ["{wie}"]}', "  loketnamen"),
    ],
)
def test_regelnummer_klopt(tmp_path, oud, nieuw, begin):
    """Het nummer wijst naar de regel zelf, niet naar het begin van het bestand, en er is niet meer dan één melding."""
    pad = vervang(tmp_path, oud, nieuw)
    regels = pad.read_text(encoding="utf-8").splitlines()
    with pytest.raises(ProfielFout) as fout:
        lees_profiel(pad)
    assert [regels[f.regel - 1].startswith(begin) for f in fout.value.fouten] == [True]


def test_alle_fouten_in_een_keer(tmp_path):
    """Wie drie dingen fout deed, hoort ze alle drie, op volgorde van het bestand."""
    pad = vervang(tmp_path, "bewaartermijn_dagen: 28", "bewaartermijn_dagen: 0")
    tekst = pad.read_text(encoding="utf-8").replace("geen tolk", "").replace("tolk: ja", "tolk: soms").replace("website: www.almelo.nl", "website: de site")
    pad.write_text(tekst, encoding="utf-8")
    with pytest.raises(ProfielFout) as fout:
        lees_profiel(pad)
    regels = [f.regel for f in fout.value.fouten]
    assert len(regels) == 3 and regels == sorted(regels)


@pytest.mark.parametrize("inhoud", ["", "- lijst", "gemeente: x", "\x00", "tekst"])
def test_leeg_of_half_bestand(tmp_path, inhoud):
    """Ook een leeg bestand geeft een gewone foutmelding."""
    pad = tmp_path / "leeg.yaml"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(ProfielFout):
        lees_profiel(pad)


def test_geen_bestand_en_geen_utf8(tmp_path):
    """Een bestand dat er niet is of niet te lezen is, geeft dezelfde soort fout."""
    with pytest.raises(ProfielFout, match="niet te lezen"):
        lees_profiel(tmp_path / "weg.yaml")
    (tmp_path / "latijn.yaml").write_bytes("naam: Súdwest".encode("latin-1"))
    with pytest.raises(ProfielFout, match="niet te lezen"):
        lees_profiel(tmp_path / "latijn.yaml")


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('motor_weg: "Sorry', 'motor_weg: "{zorry}', "de tekst noemt {zorry}"),
        ('    begrip: "keukentafel', '    begrip: "(keukentafel', "is geen goed patroon"),
        ("  schulden: {u:", "  schuldn: {u:", "geen woorden voor 'schulden'"),
    ],
)
def test_ook_de_gedeelde_woorden_worden_nagekeken(tmp_path, oud, nieuw, melding):
    """Een fout in basis.yaml komt niet pas bij een inwoner uit."""
    tekst = (MAP / BASIS).read_text(encoding="utf-8")
    assert oud in tekst
    basis = tmp_path / BASIS
    basis.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    with pytest.raises(ProfielFout, match=re.escape(melding)):
        lees_profiel(MAP / "almelo.yaml", basis)


def test_yaml_zonder_verrassingen(tmp_path):
    """Een datum blijft een datum, 'no' blijft tekst, en een nummer zonder aanhalingstekens wordt geen ander getal."""
    pad = vervang(tmp_path, WMO, WMO.replace('"14 0546"', "0546123456"))
    assert lees_profiel(pad).loketten["wmo_loket"].telefoon == "0546123456"


def test_eigen_woorden_gaan_voor(tmp_path):
    """Een profiel vervangt één tekst en houdt de rest; een lijst is afwisseling, op volgorde van de beurt."""
    pad = vervang(tmp_path, "teksten:\n", 'teksten:\n  slot: ["Dag, {gemeente}.", "Tot ziens."]\n')
    p = lees_profiel(pad)
    assert "wijkcoach" in p.tekst("procesvragen", "wat_is_sociaal_team", "tekst") and p.tekst("procesvragen", "kosten", "tekst")
    assert [p.eigen_tekst("slot", p.invulwaarden(), keer) for keer in (0, 1, 2)] == ["Dag, Almelo.", "Tot ziens.", "Dag, Almelo."]
    assert p.eigen_tekst("opening", p.invulwaarden()) is None


@pytest.mark.parametrize(
    ("breedte", "lengte", "buurt"),
    [(52.3741, 6.6561, "Schelfhorst"), (52.3390, 6.6450, "Windmolenbroek"), (52.3400, 6.6580, "Windmolenbroek"), (52.0900, 5.1200, None), (0.0, 0.0, None)],
)
def test_een_plek_op_de_kaart(breedte, lengte, buurt):
    """De dichtstbijzijnde buurt, tot anderhalve kilometer; verder weg wordt niet geraden."""
    plek = profielen()["almelo"].zoek_plek(breedte, lengte)
    assert (plek.naam if plek else None) == buurt
