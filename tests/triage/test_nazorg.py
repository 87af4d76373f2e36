"""Na het doorgeven, bij een klacht of een aanbod, en wie later terugkomt."""

from datetime import timedelta

import pytest

from tests.support.kern import AFRONDING, Gesprek

KLAAR = [("ik zoek een woning", "woning"), ("ja",), ("nee",), ("7609",), *AFRONDING, ("overslaan",)]


def klaar():
    """Een gesprek waarin net iets doorgegeven is."""
    gesprek = Gesprek().alles(*KLAAR)
    assert gesprek.vraag is None and len(gesprek.overdrachten) == 1
    return gesprek


def test_hoe_staat_het_ermee_zonder_kenmerk():
    """Het kenmerk weet het gesprek zelf nog."""
    assert klaar().zeg("hoe staat het met mijn melding?").namen == ["status_gevonden"]


@pytest.mark.parametrize("tekst", ["ik wil nog toevoegen dat de trap erg steil is", "ik ben vergeten te zeggen dat ik een hond heb"])
def test_een_aanvulling_komt_bij_dezelfde_overdracht(tekst):
    """Geen tweede melding: hetzelfde kenmerk, met de nieuwe zin erbij."""
    gesprek = klaar().zeg(tekst)
    assert gesprek.namen[0] == "overdracht_aangevuld"
    eerste, tweede = gesprek.overdrachten
    assert tweede.vult_aan == "K2F-7Q2" and tweede.loket == eerste.loket and tweede.sleutel != eerste.sleutel
    assert any(tekst[-12:] in zin for zin in tweede.verhaal) and set(eerste.verhaal) <= set(tweede.verhaal)


def test_een_tweede_aanvulling_is_een_nieuwe():
    """Anders zou het logboek haar als herhaling weggooien."""
    gesprek = klaar().zeg("ik wil nog toevoegen dat de trap steil is").zeg("ik wil nog toevoegen dat de buren lawaai maken")
    assert len({o.sleutel for o in gesprek.overdrachten}) == 3


def test_iets_toevoegen_zonder_te_zeggen_wat_vraagt_wat():
    """En nee of laat maar kan daarna ook."""
    gesprek = klaar().zeg("ik wil nog iets toevoegen")
    assert gesprek.vraag == "aanvullen" and len(gesprek.overdrachten) == 1
    assert gesprek.zeg("laat maar").vraag is None and len(gesprek.overdrachten) == 1
    gesprek.zeg("ik wil nog iets toevoegen").zeg("ik hoor slecht")
    assert gesprek.overdrachten[-1].vult_aan and any("hoor slecht" in z for z in gesprek.overdrachten[-1].verhaal)


def test_hetzelfde_nog_eens_vertellen_vraagt_of_het_erbij_mag():
    """Zonder dat de inwoner erom vraagt gaat er niets bij."""
    gesprek = klaar().zeg("het huis is echt te klein voor ons vijven", "woning")
    assert gesprek.vraag == "aanvullen" and len(gesprek.overdrachten) == 1
    assert gesprek.zeg("ja").namen[0] == "overdracht_aangevuld"


def test_een_nieuw_nummer_gaat_naar_elk_loket():
    """Wie een ander nummer heeft, moet overal bereikbaar blijven."""
    gesprek = Gesprek().alles(("ik zoek werk, en ik heb schulden", "werk_zoeken", "schulden"), ("ja",), ("nee",), ("nee",), ("ja, ik",), ("7609",), *AFRONDING, ("overslaan",))
    assert len(gesprek.overdrachten) == 2
    gesprek.zeg("mijn nummer is veranderd, het is nu 06 87654321")
    nieuw = gesprek.overdrachten[2:]
    assert {o.loket for o in nieuw} == {"sociaal_team", "werkplein"} and {o.contact.waarde for o in nieuw} == {"0687654321"}


def test_een_nieuw_probleem_is_een_nieuwe_melding():
    """Dat kan naar een ander loket moeten; het wordt dus gewoon gevraagd."""
    gesprek = klaar().zeg("ik kom ook niet rond met mijn geld", "rondkomen")
    assert gesprek.vraag == "klopt_dit" and gesprek.d.ronde == 2


def test_dank_je_wel_is_geen_nieuw_gesprek():
    """Een dank krijgt een dank."""
    assert klaar().zeg("dank u wel").namen == ["graag_gedaan"]


def test_klacht_zonder_schuld_met_een_weg_en_een_mens():
    """Excuus, waarheen, en ja zeggen brengt bij een medewerker."""
    gesprek = Gesprek().zeg("ik ben heel slecht behandeld aan het loket", "~klacht")
    assert gesprek.namen[0] == "klacht" and gesprek.vraag == "situatie"
    assert gesprek.zeg("ja graag").vraag == "akkoord"
    gesprek.alles(*AFRONDING)
    (o,) = gesprek.overdrachten
    assert o.loket == "kcc" and any("slecht behandeld" in zin for zin in o.verhaal)


def test_klacht_na_een_melding_noemt_het_kenmerk():
    """Dan hoeft niemand het op te zoeken."""
    gesprek = klaar().zeg("niemand belt mij terug, ik wil klagen", "~klacht")
    assert gesprek.laatste[0].naam == "klacht_kenmerk" and gesprek.laatste[0].waarden["kenmerken"] == "K2F-7Q2"


def test_klacht_midden_in_een_vraag_laat_de_vraag_staan():
    """Ook dan een antwoord, en verder waar het was."""
    gesprek = Gesprek().alles(*KLAAR[:3]).zeg("belachelijk hoe ik behandeld word", "~klacht")
    assert gesprek.namen[0] == "klacht" and gesprek.vraag == "buurt"


def test_wie_terugkomt_na_een_melding_ziet_wat_er_doorgegeven_is():
    """Met kenmerk en loket, en wat nu kan."""
    gesprek = klaar()
    gesprek.nu += timedelta(days=2)
    gesprek.zeg("hallo")
    assert gesprek.namen[0] == "welkom_terug_melding" and "K2F-7Q2" in str(gesprek.laatste[0].waarden["lijst"])


def test_bedenken_na_nee():
    """Wie toch wil, krijgt het voorstel opnieuw."""
    gesprek = Gesprek().alles(*KLAAR[:4], ("nee",))
    assert gesprek.vraag is None
    assert gesprek.zeg("doe toch maar").vraag == "akkoord"


def test_crisis_na_een_melding_maakt_die_dringend():
    """Hetzelfde team krijgt geen tweede melding, maar wel spoed; en het houdt een keer op."""
    gesprek = klaar().alles(("ik wil niet meer leven", "!suicide"), ("ja",))
    assert gesprek.overdrachten[-1].prioriteit == "spoed" and gesprek.overdrachten[-1].vult_aan == "K2F-7Q2"
    assert gesprek.namen[0] == "overdracht_crisis" and gesprek.vraag == "crisis_verder"


@pytest.mark.parametrize("tekst", ["oke bedankt", "oke", "prima, dank u wel", "is goed", "ja bedankt", "dankjewel hoor, doei"])
def test_bedanken_na_een_nee_begint_niet_opnieuw(tekst):
    """Wie niets wilde doorgeven en dat bevestigt, krijgt het voorstel niet nog een keer."""
    gesprek = Gesprek().alles(("ik zoek een woning", "woning"), ("ja",), ("nee",), ("7609",), ("nee",)).zeg(tekst)
    assert gesprek.vraag is None and gesprek.namen == ["graag_gedaan"]


@pytest.mark.parametrize("tekst", ["ja", "toch wel graag", "doe toch maar", "ik heb me bedacht, geef het maar door"])
def test_zich_bedenken_na_een_nee_kan(tekst):
    """Een echt ja opent het voorstel weer."""
    gesprek = Gesprek().alles(("ik zoek een woning", "woning"), ("ja",), ("nee",), ("7609",), ("nee",)).zeg(tekst)
    assert gesprek.vraag == "akkoord"


def test_na_stop_hetzelfde_vertellen_vraagt_niet_opnieuw_wat_er_is():
    """Wie terugkomt met wat hij al vertelde, gaat verder waar hij was."""
    gesprek = Gesprek().alles(("ik ben eenzaam", "eenzaamheid"), ("ja",), ("stop",)).zeg("ik ben nog steeds eenzaam en wil er wat aan doen", "eenzaamheid", "?dagbesteding")
    assert gesprek.vraag == "nog_iets"


def test_een_klacht_met_een_probleem_krijgt_allebei():
    """De weg voor de klacht, en daarna het probleem, ook als de herkenning de klacht niet hoorde."""
    gesprek = Gesprek().zeg("Ik heb een klacht, al maanden wacht ik op een rolstoel en ik kom de deur niet uit", "hulpmiddel")
    assert gesprek.namen[0] == "klacht" and gesprek.vraag == "klopt_dit"
