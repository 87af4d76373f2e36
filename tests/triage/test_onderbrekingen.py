"""Elke onderbreking bij elke vraag, gemaakt uit twee lijsten.

Elke vraag wordt bereikt door een gesprek te spelen. Daarna komt de onderbreking, en dan moet de
open vraag terug zijn waar dat hoort, mag er niets kwijt zijn van wat eerder gezegd was, en moet
het gesprek nog tot een overdracht komen.
"""

from datetime import timedelta

import pytest

from tests.support.kern import Gesprek

ROLSTOEL = ("mijn man wil een rolstoel", "hulpmiddel")
SCHULD = ("ik heb schulden en ik zoek werk", "schulden", "werk_zoeken")
GEWELD = ("mijn man slaat me", "huiselijk_geweld")
CRISIS = ("ik wil niet meer leven", "!suicide", "psychische_klachten")
TOT_AKKOORD = [("ik zoek een woning", "woning"), ("ja",), ("nee",), ("7609",)]
TOT_EIND = [*TOT_AKKOORD, ("ja",), ("Jansen",), ("06 12345678",), ("ochtend",)]

WEG_NAAR = {
    "situatie": [],
    "klopt_dit": [ROLSTOEL],
    "nog_iets": [ROLSTOEL, ("ja",)],
    "voor_wie": [("rolstoel nodig", "hulpmiddel"), ("ja",), ("nee",)],
    "mantelzorger": [ROLSTOEL, ("ja",), ("nee",)],
    "dreiging": [SCHULD, ("ja",), ("nee",)],
    "dreiging_datum": [SCHULD, ("ja",), ("nee",), ("er komt een deurwaarder",)],
    "veilig_bereikbaar": [GEWELD, ("ja",), ("nee",)],
    "kinderen": [GEWELD, ("ja",), ("nee",), ("ja, dat is veilig",)],
    "overzicht": [SCHULD, ("ja",), ("nee",), ("nee",)],
    "zelf_regelen": [SCHULD, ("ja",), ("nee",), ("nee",), ("nee, niemand",)],
    "hulp_betrokken": [SCHULD, ("ja",), ("nee",), ("nee",), ("weet ik niet",), ("ja",)],
    "buurt": TOT_AKKOORD[:3],
    "akkoord": TOT_AKKOORD,
    "aanpassen": [*TOT_AKKOORD, ("ik wil iets veranderen",)],
    "naam": [*TOT_AKKOORD, ("ja",)],
    "bereikbaar": [*TOT_AKKOORD, ("ja",), ("Jansen",)],
    "belmoment": [*TOT_AKKOORD, ("ja",), ("Jansen",), ("06 12345678",)],
    "tevreden": TOT_EIND,
    "aanvullen": [*TOT_EIND, ("overslaan",), ("ik wil nog iets toevoegen",)],
    "crisis_zeker": [("het wordt me te veel", "psychische_klachten", "!?suicide")],
    "crisis_contact": [CRISIS],
    "crisis_verder": [CRISIS, ("ja, 06 12345678",)],
    "opnieuw_proberen": TOT_EIND,
}
AL_DOORGEGEVEN = {"tevreden", "aanvullen"}
IN_CRISIS = {"crisis_contact", "crisis_verder"}
ELKE_VRAAG = pytest.mark.parametrize("vraag", WEG_NAAR)

GEWOON = {
    "situatie": ("ik zoek een woning", "woning"), "klopt_dit": ("ja",), "nog_iets": ("nee",), "voor_wie": ("mijzelf",), "mantelzorger": ("het gaat wel",), "dreiging": ("nee",), "dreiging_datum": ("vrijdag",),
    "veilig_bereikbaar": ("ja, dat is veilig",), "kinderen": ("nee",), "overzicht": ("nee, niemand",), "zelf_regelen": ("nee",), "hulp_betrokken": ("nee",), "buurt": ("7609",), "akkoord": ("ja",),
    "aanpassen": ("laat het zo",), "naam": ("Jansen",), "bereikbaar": ("06 12345678",), "belmoment": ("ochtend",), "tevreden": ("overslaan",), "aanvullen": ("ik hoor slecht",), "crisis_zeker": ("nee",),
    "crisis_contact": ("ja",), "crisis_verder": ("ja",), "opnieuw_proberen": ("probeer het opnieuw",),
}  # fmt: skip
# Wat een inwoner verteld heeft en wat geen onderbreking kwijt mag maken.
FEITEN = ("voor_wie", "dreiging", "dreiging_datum", "kinderen", "veilig_bereikbaar", "overzicht", "zelf_regelen", "hulp_betrokken", "buurt", "naam", "contact", "nog_iets", "mantelzorger")


def sta_bij(vraag: str) -> Gesprek:
    """Een gesprek dat bij deze vraag staat, door het te spelen."""
    gesprek = Gesprek(logboek=vraag != "opnieuw_proberen").alles(*WEG_NAAR[vraag])
    assert gesprek.vraag == vraag
    return gesprek


def bekend(gesprek: Gesprek) -> dict:
    d = gesprek.d
    feiten = {veld: getattr(d, veld) for veld in FEITEN if getattr(d, veld) is not None}
    return {**feiten, "zinnen": [zin for zin, _ in d.zinnen], "problemen": set(d.problemen) | set(d.bevestigd)}


def niets_kwijt(vooraf: dict, gesprek: Gesprek, *, behalve: tuple[str, ...] = ()) -> None:
    nu = bekend(gesprek)
    for veld, waarde in vooraf.items():
        if veld in behalve:
            continue
        if veld in ("zinnen", "problemen"):
            assert set(waarde) <= set(nu[veld]), veld
        else:
            assert nu.get(veld) == waarde, veld


def maak_af(gesprek: Gesprek) -> Gesprek:
    """Beantwoordt wat er nog gevraagd wordt; het moet een keer op zijn, en er moet iets doorgegeven zijn."""
    gesprek.logboek = True
    for _ in range(25):
        if gesprek.vraag is None:
            break
        gesprek.zeg(*GEWOON[gesprek.vraag])
    assert gesprek.vraag is None
    assert gesprek.overdrachten
    return gesprek


@ELKE_VRAAG
def test_vraag_over_de_gang_van_zaken(vraag):
    """Het antwoord komt, en daarna dezelfde vraag."""
    gesprek = sta_bij(vraag)
    vooraf = bekend(gesprek)
    gesprek.zeg("wie leest dit?")
    assert gesprek.namen[0] == "procesvraag" and gesprek.vraag == vraag
    niets_kwijt(vooraf, gesprek)
    maak_af(gesprek)


@ELKE_VRAAG
def test_status_op_kenmerk(vraag):
    """De stand komt, en daarna dezelfde vraag."""
    gesprek = sta_bij(vraag)
    gesprek.logboek = True
    vooraf = bekend(gesprek)
    gesprek.zeg("hoe staat het met k3f 7qd en 2AC-5HX")
    assert gesprek.namen[:2] == ["status_gevonden", "status_gevonden"]
    if vraag != "opnieuw_proberen":  # doet het logboek het weer, dan gaat ook meteen door wat nog wachtte
        assert gesprek.vraag == vraag
    niets_kwijt(vooraf, gesprek)
    maak_af(gesprek)


@ELKE_VRAAG
@pytest.mark.parametrize("keer", [1, 3])
def test_terug(vraag, keer):
    """Een vraag terug, of eerlijk zeggen dat het niet kan; het verhaal blijft."""
    gesprek = sta_bij(vraag)
    verhaal = bekend(gesprek)["zinnen"]
    for _ in range(keer):
        gesprek.zeg("terug")
        assert set(gesprek.namen) & {"terug", "terug_kan_niet", "overdracht", "overdracht_mislukt"}
    assert set(verhaal) <= {zin for zin, _ in gesprek.d.zinnen}
    maak_af(gesprek)


def test_terug_stelt_elke_vraag_in_omgekeerde_volgorde():
    """Meer keer terug is meer vragen terug, en wat daarvoor lag blijft."""
    gesprek = sta_bij("zelf_regelen")
    terug = []
    for _ in range(5):
        gesprek.zeg("terug")
        terug.append(gesprek.vraag)
    assert terug == ["overzicht", "dreiging", "nog_iets", "klopt_dit", "situatie"]
    assert gesprek.zeg("terug").namen[0] == "terug_kan_niet"


@ELKE_VRAAG
def test_opnieuw(vraag):
    """Alles begint opnieuw, behalve wat al doorgegeven is."""
    gesprek = sta_bij(vraag)
    gesprek.logboek = True
    had = len(gesprek.overdrachten)
    gesprek.zeg("opnieuw")
    if vraag == "opnieuw_proberen":
        assert gesprek.namen[0] == "overdracht"
        return
    assert gesprek.vraag == "situatie" and not gesprek.d.bevestigd and len(gesprek.d.overdrachten) == had
    maak_af(gesprek)


@ELKE_VRAAG
def test_stop_en_later_weer_verder(vraag):
    """Stoppen geeft niets nieuws door; wie terugkomt gaat verder waar hij was."""
    gesprek = sta_bij(vraag)
    vooraf, had = bekend(gesprek), len(gesprek.overdrachten)
    gesprek.zeg("stop")
    assert gesprek.vraag is None and len(gesprek.overdrachten) == had
    niets_kwijt(vooraf, gesprek)
    gesprek.nu += timedelta(hours=5)
    gesprek.zeg("hallo, ik ben er weer")
    if vraag not in (*AL_DOORGEGEVEN, *IN_CRISIS, "situatie"):
        assert gesprek.vraag == vraag
        niets_kwijt(vooraf, gesprek)
        maak_af(gesprek)


@ELKE_VRAAG
def test_een_mens_vragen(vraag):
    """Altijd een weg naar een mens, met alles wat verteld is."""
    gesprek = sta_bij(vraag)
    vooraf = bekend(gesprek)
    gesprek.zeg("ik wil een medewerker spreken")
    if vraag not in AL_DOORGEGEVEN:
        niets_kwijt(vooraf, gesprek)
    maak_af(gesprek)
    loketten = {o.loket for o in gesprek.overdrachten}
    assert loketten & ({"sociaal_team"} if vraag in (*IN_CRISIS, "veilig_bereikbaar", "kinderen") else {"kcc"})


@ELKE_VRAAG
def test_verwijder_mijn_gegevens(vraag):
    """Meteen, overal, en er blijft niets over."""
    gesprek = sta_bij(vraag).zeg("verwijder mijn gegevens")
    if vraag == "opnieuw_proberen":  # het logboek is weg: dan lukt wissen niet en zegt Wegwijs dat
        assert gesprek.namen[0] == "wissen_mislukt" and gesprek.d.zinnen
        return
    assert gesprek.wissen == 1 and not gesprek.d.zinnen and gesprek.d.naam is None and gesprek.vraag is None


@ELKE_VRAAG
def test_een_nieuw_probleem_op_een_ander_moment(vraag):
    """Wat erbij komt wordt gehoord, en wat er was blijft."""
    gesprek = sta_bij(vraag)
    vooraf = bekend(gesprek)
    gesprek.logboek = True
    gesprek.zeg("o ja en ik heb ook nog vervoer nodig naar de dokter", "vervoer")
    assert "vervoer" in {*gesprek.d.problemen, *gesprek.d.bevestigd} or any("vervoer" in o.problemen for o in gesprek.overdrachten)
    if vraag not in (*AL_DOORGEGEVEN, "opnieuw_proberen"):
        niets_kwijt(vooraf, gesprek, behalve=("nog_iets",))
    maak_af(gesprek)
    if vraag not in (*AL_DOORGEGEVEN, "opnieuw_proberen"):
        assert any("vervoer" in o.problemen for o in gesprek.overdrachten)


@pytest.mark.parametrize("vraag", [v for v in WEG_NAAR if v not in ("situatie", "opnieuw_proberen", "crisis_zeker", *IN_CRISIS, *AL_DOORGEGEVEN)])
def test_een_verbetering_van_iets_eerders(vraag):
    """'Niet mijzelf maar mijn moeder' verandert om wie het gaat, en verder niets."""
    gesprek = sta_bij(vraag)
    vooraf = bekend(gesprek)
    gesprek.zeg("het gaat niet om mijzelf maar om mijn moeder")
    assert (gesprek.d.voor_wie, gesprek.d.wie_precies) == ("ouder", "moeder")
    niets_kwijt(vooraf, gesprek, behalve=("voor_wie",))
    assert gesprek.vraag in (vraag, "klopt_dit", "mantelzorger", "akkoord", *(["buurt", "nog_iets"] if vraag == "voor_wie" else []))
    maak_af(gesprek)
    assert gesprek.overdrachten[-1].voor_wie == "ouder"
    assert "moeder" in gesprek.overdrachten[-1].samenvatting and "vader" not in gesprek.overdrachten[-1].samenvatting


@ELKE_VRAAG
def test_crisis(vraag):
    """Op elk moment eerst het nummer; daarna kan het gesprek gewoon verder."""
    gesprek = sta_bij(vraag)
    vooraf = bekend(gesprek)
    gesprek.logboek = True
    gesprek.zeg("er is nu brand en mijn moeder ademt niet meer", "!medisch_nu")
    assert gesprek.laatste[0].soort == "crisis" and "112" in gesprek.laatste[0].tekst
    assert gesprek.vraag in ("crisis_contact", "crisis_verder")
    niets_kwijt(vooraf, gesprek)
    maak_af(gesprek)
    assert any(o.prioriteit == "spoed" for o in gesprek.overdrachten)


@ELKE_VRAAG
@pytest.mark.parametrize("antwoord", ["weet ik niet", "dat wil ik niet zeggen"])
def test_niet_weten_en_niet_willen_zeggen(vraag, antwoord):
    """Bij elke vraag een goed antwoord: het gesprek gaat verder en vraagt het hoogstens nog twee keer."""
    gesprek = sta_bij(vraag)
    vooraf = bekend(gesprek)
    gesprek.zeg(antwoord)
    assert "niet_begrepen" not in gesprek.namen
    niets_kwijt(vooraf, gesprek)
    for _ in range(3):
        if gesprek.vraag == vraag:
            gesprek.zeg(antwoord)
    if vraag != "opnieuw_proberen":  # wie het niet weet, laat Wegwijs het gewoon nog eens proberen
        assert gesprek.vraag != vraag


@ELKE_VRAAG
@pytest.mark.parametrize(("weg", "naam"), [(timedelta(hours=2), "welkom_terug"), (timedelta(days=4), "welkom_terug_lang")])
def test_terugkomen_na_een_tijd(vraag, weg, naam):
    """Een welkom met wat er verteld is, en de open vraag staat er nog."""
    gesprek = sta_bij(vraag)
    vooraf = bekend(gesprek)
    gesprek.nu += weg
    gesprek.zeg("hallo daar ben ik weer")
    verwacht = {"situatie": None, "tevreden": "welkom_terug_melding", "aanvullen": "welkom_terug_melding"}.get(vraag, naam)
    assert (gesprek.namen[0] == verwacht) if verwacht else "welkom_terug" not in gesprek.namen
    niets_kwijt(vooraf, gesprek)
    if vraag not in AL_DOORGEGEVEN:
        assert gesprek.vraag == vraag
    maak_af(gesprek)


@pytest.mark.parametrize("vraag", [v for v in WEG_NAAR if v not in ("situatie", "tevreden", "aanvullen")])
def test_het_antwoord_bij_terugkomst_telt(vraag):
    """Wie na een uur meteen antwoordt, hoeft dat niet nog eens te doen."""
    met, zonder = sta_bij(vraag), sta_bij(vraag)
    met.nu += timedelta(hours=3)
    assert met.zeg(*GEWOON[vraag]).namen[0] == "welkom_terug"
    assert met.vraag == zonder.zeg(*GEWOON[vraag]).vraag


@ELKE_VRAAG
def test_twee_keer_iets_onbegrijpelijks(vraag):
    """Twee keer niet begrepen is geen eind: de vraag blijft, met een andere uitleg, en niets raakt kwijt."""
    gesprek = sta_bij(vraag)
    vooraf = bekend(gesprek)
    gesprek.zeg("#@!").zeg("%%% &&")
    if vraag not in ("tevreden", "opnieuw_proberen"):
        assert gesprek.vraag == vraag
    niets_kwijt(vooraf, gesprek)
    maak_af(gesprek)


def test_alle_vragen_zijn_gedekt():
    """Een nieuwe vraag-id die hier niet staat, wordt niet onderbroken."""
    import re
    from pathlib import Path

    map_ = Path(__file__).resolve().parents[2]
    teksten = "\n".join(p.read_text(encoding="utf-8") for p in (map_ / "bot" / "data" / "responses").glob("*.yml"))
    namen = set(re.findall(r"^  utter_vraag_(\w+?):", teksten, re.MULTILINE))
    assert {n for n in namen if n.removesuffix("_opnieuw") in WEG_NAAR or any(n.startswith(v + "_") for v in WEG_NAAR)} == namen
    assert set(WEG_NAAR) <= namen | {"tevreden"}
