"""De crisischeck: wat zeker gehoord moet worden, en vooral wat niet.

De voorbeelden zijn voor deze tests bedacht; ze komen niet uit het materiaal waarop gemeten wordt.
"""

from __future__ import annotations

import time

import pytest

from triage import crisis_woorden
from triage.crisis import Signaal, beoordeel, signalen
from triage.taxonomie import CRISISVLAGGEN

GEHOORD = {
    "suicide": [
        "Ik wil dood",
        "ik wil niet meer leven",
        "mijn zoon zegt dat hij niet meer verder wil leven",
        "Was ik maar dood",
        "Ik wil slapen en nooit meer wakker worden",
        "mijn cliënt heeft concrete suïcideplannen",
        "Als jullie me niet helpen dan maak ik er een eind aan",
        "ik ga mezelf ophangen vanavond",
        "mijn man staat op het dak en wil springen",
        "ik rij straks met de auto tegen een boom",
        "Ik heb al uitgezocht hoeveel pillen je nodig hebt",
        "zonder mij zijn jullie beter af",
        "ik heb geen reden meer om te leven",
        "Ik ga mijn overleden vrouw achterna",
        "Ze heeft een afscheidsbrief geschreven",
    ],
    "geweld_nu": [
        "er staat een man met een mes in de gang",
        "mijn man heeft me net bij mijn keel gegrepen, ik zit op de wc",
        "Er wordt bij de buren gevochten, ik hoor haar gillen",
        "mijn vader is mijn moeder aan het slaan",
        "hij gaat me vermoorden als hij straks thuiskomt",
        "Ik heb me opgesloten in de slaapkamer want mijn vriend is door het lint",
        "hij probeert de deur in te trappen",
        "buurman slaat zijn vrouw, bel de politie",
        "zoon in psychose valt ons aan",
        "hij wil het huis in de fik steken, hij heeft benzine gegooid",
    ],
    "kind_in_gevaar": [
        "mijn buurman slaat zijn dochtertje",
        "onze buren laten hun peuter hele nachten alleen",
        "Een leerling heeft mij verteld dat ze thuis wordt geslagen",
        "ik ben bang dat ik mijn baby iets aandoe",
        "mijn oom raakt mij aan op plekken waar ik het niet wil, ik ben 11",
        "mama heeft mij met een stok geslagen, ik ben 9",
        "twee kleine kinderen lopen over de snelweg",
        "Mijn dochter van 13 is sinds gisteravond niet thuisgekomen",
        "mijn man wil onze dochter laten besnijden in de vakantie",
        "Vader zit met drank op achter het stuur en de kinderen zitten achterin",
    ],
    "medisch_nu": [
        "help mijn baby ademt niet meer",
        "mijn vrouw krijgt geen adem",
        "ik heb een drukkende pijn op mijn borst en ik zweet",
        "mijn moeder praat ineens wartaal en haar arm hangt slap",
        "Mijn man ligt op de badkamervloer en reageert nergens op",
        "Mijn zoontje heeft bleekmiddel gedronken",
        "mijn dochter heeft een hele doos paracetamol geslikt",
        "Ik ben door een wesp gestoken en mijn tong wordt dik",
        "vrouw op straat in elkaar gezakt",
        "ik braak bloed",
    ],
    "geen_onderdak": [
        "Ik heb vannacht geen plek om te slapen",
        "ik lig onder een brug",
        "waar moet ik vannacht naartoe met mijn kinderen",
        "wij staan met ons gezin op straat",
        "vandaag ontruimd en nu sta ik buiten",
        "ik woon in een tentje langs het kanaal en het vriest",
        "zijn er nog bedden in de nachtopvang",
        "net uit de gevangenis en ik heb nergens om te slapen",
    ],
    "geen_eten": [
        "We hebben al twee dagen niets gegeten",
        "er is geen eten meer voor mijn kinderen",
        "me kids hebben honger en t is weekend",
        "de kinderen gaan zonder eten naar bed vanavond",
        "mijn koelkast is helemaal leeg en ik heb geen geld",
        "mijn baby heeft geen melk meer en ik heb geen geld om te kopen",
        "kunt u mij helpen aan een voedselpakket voor vandaag",
        "Wij eten vandaag niet want het geld is op",
    ],
}

NIETS = {
    "beeldspraak": [
        "Ik ga dood van de zenuwen voor dat gesprek",
        "ik ga dood aan die toetsen, maar ik kom wel",
        "Mijn moeder vermoordt me als ik te laat ben",
        "Ik spring nog liever in de gracht dan dat ik daar weer bel",
        "Ik ben doodmoe van alle formulieren",
        "ik schaam me dood dat ik dit moet vragen",
        "ik verveel me dood thuis",
        "De deurwaarder zet me het mes op de keel",
        "moord en brand schreeuwen ze over die bomen",
        "Ik krijg geen lucht van al die regels, haha",
        "wij stikken in de schulden",
        "ik sta op springen, de container is weer niet geleegd",
        "Mijn werkgever heeft mij na dertig jaar op straat gezet",
    ],
    "ontkenning": [
        "Ik wil niet dood, ik wil gewoon rust",
        "Nee, geen zelfmoordgedachten, alleen somber",
        "Ik heb geen pijn op de borst, ik ben alleen moe",
        "hij slaat mij niet, hij is alleen druk",
        "Wij staan niet op straat, we hebben een huis",
        "honger lijden we niet, er is brood en soep",
        "De huisarts vroeg of ik dood wilde. Nee dus.",
    ],
    "verleden": [
        "Vroeger heb ik aan zelfmoord gedacht, nu niet meer",
        "Een jaar geleden stond ik op het dak van de flat. Nu gaat het beter.",
        "Mijn ex sloeg mij vroeger",
        "Mijn vader is vorig jaar aan een hartaanval overleden",
        "Na mijn beroerte van 2019 praat ik wat moeilijk",
        "Vroeger hadden wij thuis geen eten, dat vergeet je nooit",
        "vroeger sliepen wij met zijn achten in een tent",
        "Als kind ben ik misbruikt door mijn oom en nu komt dat terug",
    ],
    "verzonnen of over iets anders": [
        "In die serie schoot hij zijn vrouw dood",
        "Mijn zoon speelt een game waarin hij met een mes iemand steekt",
        "wat doen jullie als een kind mishandeld wordt? Het is voor een spreekbeurt",
        "stel dat ik ooit op straat kom te staan, is er dan opvang?",
        "Er ligt een dode hond op straat",
        "Kan ik een cursus reanimatie volgen?",
        "De nachtopvang zoekt vrijwilligers?",
    ],
    "niet nu": [
        "Als mijn man gedronken heeft slaat hij, nu is hij op zijn werk",
        "Hij heeft me ooit geslagen, tien jaar terug, daar praten we nu over in therapie",
        "Ik sta volgende maand op straat want mijn contract loopt af",
        "Mijn moeder is vorige week gevallen en ligt nu in het ziekenhuis met een gebroken heup",
        "Ik heb al jaren pijn op de borst door stress, de cardioloog vindt niks",
    ],
    "net geen crisis": [
        "Ik slaap bij een vriend op de bank",
        "Het is krap maar er is nog eten voor deze week",
        "mijn kind van 16 is na school alleen thuis, mag dat?",
        "Mijn zoon van 7 slaat zijn zusje, hoe pak ik dat aan",
        "ik voed mijn kinderen alleen op en het huis is te klein",
        "Mijn dochter van 14 eet niet meer, ze vindt zichzelf te dik",
        "Wie zorgt er voor mijn zoon als ik er niet meer ben?",
        "De buurman timmert elke avond met een hamer, hij staat in de schuur",
        "Buurman reageert niet op mijn brieven over de heg",
        "Waar vraag ik een paspoort aan?",
    ],
}

SPELLING = [
    ("suicide", "wil nie meer leve"),
    ("suicide", "k wil nie mr leven echt"),
    ("suicide", "IK WIL DOOOOD"),
    ("suicide", "ik denk aan zelmoord"),
    ("suicide", "ik heb zelf­moordgedachten"),  # met een afbreekteken erin
    ("geweld_nu", "help hy slaat mij nu kom snel"),
    ("medisch_nu", "ik ken bijna nie ademe help"),
    ("medisch_nu", "me vader is flauwgevalle en is heel bleek"),
    ("geen_onderdak", "geen slaap plek van8 met me kindere"),
    ("geen_onderdak", "heb gien dak boven 't heufd"),
    ("geen_eten", "wij hebbe niks meer te ete in hoes"),
    ("geen_eten", "de kinders hebben hònger en er is nix in huis"),
    ("medisch_nu", "mijn man is bewusteloos ik weet niet wat ik moet doen hij ligt op de grond"),  # dictaat
]

TALEN = [
    ("suicide", "I want to die"),
    ("geweld_nu", "he has a knife, please help"),
    ("medisch_nu", "my father can't breathe"),
    ("kind_in_gevaar", "my husband is hitting my child"),
    ("geen_onderdak", "we have nowhere to sleep"),
    ("geen_eten", "my kids are hungry, there is no food"),
    ("suicide", "ich will nicht mehr leben"),
    ("medisch_nu", "bitte einen Krankenwagen"),
    ("geen_eten", "wir haben nichts zu essen"),
    ("suicide", "ölmek istiyorum"),
    ("geweld_nu", "bıçağı var"),
    ("geen_onderdak", "kalacak yerim yok"),
    ("suicide", "nie chcę żyć"),
    ("medisch_nu", "potrzebna karetka, on nie oddycha"),
    ("geen_eten", "nie mamy nic do jedzenia"),
    ("suicide", "я не хочу жити"),
    ("geweld_nu", "у нього ніж"),
    ("geen_onderdak", "нам ніде спати"),
    ("suicide", "أريد أن أموت"),
    ("geweld_nu", "زوجي يضربني"),
    ("geen_eten", "ليس لدينا طعام"),
]


@pytest.mark.parametrize(("vlag", "tekst"), [(vlag, tekst) for vlag, teksten in GEHOORD.items() for tekst in teksten])
def test_crisis_wordt_gehoord(vlag: str, tekst: str) -> None:
    assert vlag in signalen(tekst)


@pytest.mark.parametrize(("soort", "tekst"), [(soort, tekst) for soort, teksten in NIETS.items() for tekst in teksten])
def test_wat_geen_crisis_is_geeft_niets_zekers(soort: str, tekst: str) -> None:
    assert signalen(tekst) == (), soort


@pytest.mark.parametrize(("vlag", "tekst"), SPELLING)
def test_spelling_chattaal_en_dialect(vlag: str, tekst: str) -> None:
    assert vlag in signalen(tekst)


@pytest.mark.parametrize(("vlag", "tekst"), TALEN)
def test_andere_talen(vlag: str, tekst: str) -> None:
    assert vlag in signalen(tekst)


@pytest.mark.parametrize(
    ("vlag", "tekst"),
    [
        ("suicide", "ik zie het niet meer zitten"),
        ("geweld_nu", "mijn man slaat me"),
        ("geen_onderdak", "ik ben dakloos"),
        ("medisch_nu", "ik heb het een beetje benauwd"),
        ("geen_eten", "mijn koelkast is leeg"),
    ],
)
def test_twijfel_is_niet_zeker_maar_wordt_wel_gemeld(vlag: str, tekst: str) -> None:
    assert signalen(tekst) == ()
    assert (vlag, False) in {(s.vlag, s.zeker) for s in beoordeel(tekst)}


def test_een_verzachting_over_vroeger_verbergt_het_nu_niet() -> None:
    assert signalen("Vorig jaar ging het goed. Nu wil ik dood.") == ("suicide",)
    assert signalen("Vroeger sloeg hij nooit, nu staat hij met een mes voor de deur") == ("geweld_nu",)


def test_een_ontkenning_geldt_alleen_voor_waar_ze_over_gaat() -> None:
    assert signalen("Ik ben niet depressief en niet gek, ik wil dood") == ("suicide",)
    assert signalen("schulden heb ik niet, maar we hebben niks te eten vandaag") == ("geen_eten",)


def test_meer_vlaggen_staan_in_de_volgorde_van_de_taxonomie() -> None:
    vlaggen = signalen("Mijn dochter wil dood en heeft alle pillen geslikt, ze is bewusteloos")
    assert vlaggen == ("medisch_nu", "suicide")
    assert list(vlaggen) == [v for v in CRISISVLAGGEN if v in vlaggen]


def test_woorden_is_wat_de_inwoner_schreef() -> None:
    (signaal,) = beoordeel("Sorry dat ik stoor. Ik WIL dóód, echt.")
    assert signaal == Signaal("suicide", True, "WIL dóód")


@pytest.mark.parametrize(
    "tekst",
    ["", "   ", "?!...", "🙂🙂", "\x00", "a" * 5000, "1234 5678", "ﷺ", "'" * 50, "ß" * 40, "niet " * 300, "\ud800"],
)
def test_vreemde_tekst_geeft_geen_fout(tekst: str) -> None:
    assert signalen(tekst) == ()


def test_dezelfde_tekst_geeft_altijd_hetzelfde() -> None:
    tekst = "ik slaap al drie nachten in het bos en heb niks te eten vandaag"
    assert len({beoordeel(tekst) for _ in range(5)}) == 1


def test_elke_vlag_heeft_regels_en_geen_regel_staat_er_dubbel() -> None:
    for tabel in (crisis_woorden.ZEKER, crisis_woorden.TWIJFEL):
        assert set(tabel) == set(CRISISVLAGGEN)
        for vlag, bron in tabel.items():
            regels = [r for r in bron.splitlines() if r and not r.startswith("#")]
            assert len(regels) == len(set(regels)), vlag


def test_elk_begrip_wordt_ergens_gebruikt() -> None:
    bron = " ".join([*crisis_woorden.ZEKER.values(), *crisis_woorden.TWIJFEL.values(), crisis_woorden.BEELDSPRAAK])
    for lijst in (
        crisis_woorden.REM_VLAG,
        crisis_woorden.REM_BERICHT_VLAG,
        crisis_woorden.TEMPER_ZIN,
        crisis_woorden.TEMPER_BERICHT,
        crisis_woorden.ONDERWERP,
    ):
        bron += " " + " ".join(" ".join(begrippen) for begrippen in lijst.values())
    bron += (
        " " + " ".join(crisis_woorden.REM_BERICHT + crisis_woorden.REM_RONDOM + crisis_woorden.REM_ZIN) + " NU VERLEDEN LATER"
    )
    gebruikt = set(bron.replace("|", " ").replace("!", " ").split())
    assert set(crisis_woorden.BEGRIPPEN) - gebruikt == set()


def _tijd(tekst: str) -> float:
    beste = float("inf")
    for _ in range(3):
        begin = time.process_time()
        beoordeel(tekst)
        beste = min(beste, time.process_time() - begin)
    return beste


@pytest.mark.parametrize(
    "stuk",
    [
        "ik wil niet dood ",
        "hij slaat me nu mes deur ",
        "geen eten niks kinderen vandaag ",
        "slaap buiten straat vannacht waar ",
        "niet niet niet meer meer leven ",
        "aaaaaaaaaaaaaaaaaaaa",
        "''''",
        "vader moeder kind alleen thuis gevallen bloed . ",
    ],
)
def test_dubbel_zo_lange_tekst_kost_geen_vier_keer_zoveel_tijd(stuk: str) -> None:
    tekst = stuk * (12_000 // len(stuk))
    _tijd(tekst[:1000])  # opwarmen
    assert _tijd(tekst + tekst) < 4 * _tijd(tekst) + 0.01
