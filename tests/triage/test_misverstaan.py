"""Zinnen die op iets anders lijken: geen bevel, geen ja, geen mens, geen ander loket."""

import pytest

from tests.support.kern import AFRONDING, Gesprek
from triage import antwoorden as a
from triage import opmerken

BIJ_AKKOORD = [("Ik wil een pasje voor de regiotaxi, ik woon in postcode 7607. Verder is er niets aan de hand.", "vervoer"), ("ja",)]


@pytest.mark.parametrize("tekst", ["zij vergeet alles", "mijn moeder vergeet alles", "ik vergeet alles de laatste tijd", "ze heeft dementie en vergeet alles", "Mijn moeder heeft dementie. Vergeet ze alles dan?"])
def test_over_vergeten_vertellen_wist_niets(tekst):
    """Wie over vergeetachtigheid vertelt, raakt zijn gesprek niet kwijt."""
    assert Gesprek().zeg(tekst).wissen == 0


@pytest.mark.parametrize("tekst", ["vergeet alles", "verwijder mijn gegevens", "Wis dit gesprek alstublieft", "ik wil mijn gegevens verwijderen", "kunt u alles wissen", "wil je mijn gegevens verwijderen", "graag alles wissen", "nee, wis alles maar"])
def test_om_wissen_vragen_wist_alles(tekst):
    """Een opdracht of wens over de eigen gegevens wordt uitgevoerd."""
    assert Gesprek().zeg(tekst).wissen == 1


@pytest.mark.parametrize("tekst", ["hmm mag ik daar nog over nadenken", "ik wil er nog over nadenken", "weet ik nog niet", "ja misschien", "ok maar ik wil het eerst overleggen met mijn man", "ja?", "mag dat sociaal team dat zien?"])
def test_twijfel_is_geen_toestemming(tekst):
    """Na twijfel gaat er niets weg en staat de vraag nog open; een ja daarna telt wel."""
    gesprek = Gesprek().alles(*BIJ_AKKOORD).zeg(tekst)
    assert gesprek.vraag == "akkoord" and not gesprek.d.akkoord
    gesprek.alles(*AFRONDING)
    assert [o.loket for o in gesprek.overdrachten] == ["wmo_loket"]


@pytest.mark.parametrize("tekst", ["vooruit, ja", "oke dan", "vooruit dan maar", "nou doe dan maar"])
def test_een_aarzelend_ja_is_een_ja(tekst):
    """Wie toch ja zegt, hoeft het niet nog een keer te zeggen."""
    assert Gesprek().alles(*BIJ_AKKOORD).zeg(tekst).d.akkoord == ["wmo_loket"]


@pytest.mark.parametrize("tekst", ["weet je wat, doe toch maar niet", "doe maar niet", "ok, doe maar niet"])
def test_doe_toch_maar_niet_is_nee(tekst):
    """Een ja dat wordt teruggenomen is een nee."""
    assert Gesprek().alles(*BIJ_AKKOORD).zeg(tekst).d.akkoord == []


@pytest.mark.parametrize("tekst", ["ben jij een mens of een computer?", "bent u een echt persoon?", "kan iemand zien dat ik hier praat?"])
def test_vragen_wie_dit_is_brengt_niemand_naar_een_medewerker(tekst):
    """De vraag krijgt antwoord, ook als de herkenning 'mens' hoort; daarna gaat het gesprek verder."""
    gesprek = Gesprek().zeg(tekst, "~mens")
    assert not gesprek.d.mens and "procesvraag" in gesprek.namen


@pytest.mark.parametrize("tekst", ["ik wil een echt persoon spreken", "kan ik met een mens praten?", "geen computer, een mens graag", "is er iemand die mij kan bellen?"])
def test_om_een_mens_vragen_blijft_werken(tekst):
    """Wie een mens wil, krijgt een mens."""
    assert Gesprek().zeg(tekst).d.mens


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [("mijn man geeft me klappen", "mijzelf"), ("mijn buren draaien harde muziek", "mijzelf"), ("ik kan mijn huishouden niet meer doen", "mijzelf"), ("mijn man kan niet meer lopen", "partner"), ("mijn buurvrouw kan niet meer koken", "ander"), ("mijn buurman kan zijn hond niet meer uitlaten", "ander")],
)  # fmt: skip
def test_hulp_is_voor_wie_hem_nodig_heeft(tekst, wie):
    """Wie slaat of lawaai maakt is niet degene die geholpen wil worden."""
    assert opmerken.voor_wie(tekst) == wie


def test_een_ander_loket_leest_de_crisis_niet():
    """Na de spoedmelding gaat naar het volgende loket alleen zijn eigen deel."""
    gesprek = Gesprek().alles(("Ik wil niet meer leven", "!suicide"), ("ja",), ("0612345678",), ("ja",), ("ik wil een pasje voor de regiotaxi", "vervoer"), ("ja",), ("nee",), ("mijzelf",), ("7607",), *AFRONDING)
    spoed = [o for o in gesprek.overdrachten if o.rij == 1]
    rest = [o for o in gesprek.overdrachten if o.rij != 1]
    assert spoed and spoed[0].crisis == ("suicide",) and "Crisis:" in spoed[0].samenvatting
    assert rest, gesprek.vraag
    for o in rest:
        assert o.crisis == () and "Crisis" not in o.samenvatting and not any("leven" in z for z in o.verhaal) and not o.deelt_alles


@pytest.mark.parametrize("tekst", ["Verder heb ik al een half jaar geen werk", "geen werk ook"])
def test_iets_vertellen_is_geen_verder_niets(tekst):
    """Wat er ook speelt gaat mee."""
    assert not opmerken.verder_niets(tekst)
    gesprek = Gesprek().alles(("Ik wil een pasje voor de regiotaxi, ik woon in 7607", "vervoer"), ("ja",))
    assert gesprek.vraag == "nog_iets"
    assert gesprek.zeg(tekst, "werk_zoeken").d.nog_iets == "ja" and "werk_zoeken" in gesprek.d.problemen


@pytest.mark.parametrize("tekst", ["dit was het wel", "verder niets", "verder geen problemen", "dat is alles", "verder heb ik niks"])
def test_verder_niets(tekst):
    """Zo zegt iemand dat er niets anders is."""
    assert opmerken.verder_niets(tekst)


@pytest.mark.parametrize(
    ("vraag", "tekst", "verwacht"),
    [
        ("overzicht", "o en ik zoek ook werk", None), ("overzicht", "mijn man probeert het maar nee", "niemand"), ("overzicht", "mijn boekhouder", "ander"), ("overzicht", "ik", "ik"), ("overzicht", "dat doe ik", "ik"),
        ("voor_wie", "ikke", "mijzelf"), ("voor_wie", "die is voor mij", "mijzelf"), ("hulp_betrokken", "psycholoog en jobcoach", "meer"),
    ],
)  # fmt: skip
def test_antwoorden_in_spreektaal(vraag, tekst, verwacht):
    """Korte antwoorden worden begrepen, en iets anders is geen antwoord."""
    assert a.LEZERS[vraag](tekst) == verwacht


def test_nummer_met_streep_en_spaties():
    """Een nummer met een streepje ertussen is een nummer."""
    assert a.lees_contact("0546 - 85 85 85") == ("telefoon", "0546858585")


@pytest.mark.parametrize("tekst", ["ik twijfel nog steeds", "ik weet het nog niet, misschien", "hmm, mag ik het eerst met mijn zoon bespreken?"])
def test_blijven_twijfelen_is_geen_ja_en_geen_nee(tekst):
    """Ook de tweede keer niet: er gaat niets weg, en de vraag blijft open."""
    gesprek = Gesprek().alles(*BIJ_AKKOORD, ("ik wil er nog over denken",)).zeg(tekst)
    assert gesprek.d.akkoord is None and gesprek.vraag == "akkoord" and "niet_doorgegeven" not in gesprek.namen


@pytest.mark.parametrize("tekst", ["oma zegt ja", "ze vindt het prima", "mijn moeder zei van ja"])
def test_het_ja_van_een_ander_doorgeven_is_ja(tekst):
    """Wie voor een ander typt, geeft diens antwoord."""
    assert Gesprek().alles(*BIJ_AKKOORD).zeg(tekst).d.akkoord == ["wmo_loket"]


@pytest.mark.parametrize("tekst", ["hij vindt het niet goed", "ze zegt ja maar ik niet"])
def test_een_half_ja_van_een_ander_is_geen_ja(tekst):
    """Alleen een duidelijk ja telt."""
    assert not Gesprek().alles(*BIJ_AKKOORD).zeg(tekst).d.akkoord


@pytest.mark.parametrize("tekst", ["moi", "hoi hoi", "goeiemiddag allemaal", "mojn", "yo"])
@pytest.mark.parametrize("soort", ["~groet", "~onduidelijk"])
def test_een_groet_is_geen_vraag(tekst, soort):
    """De groet komt terug, en dan de gewone eerste vraag; niet of er 'nog iets' is."""
    gesprek = Gesprek().zeg(tekst, soort)
    assert gesprek.namen == ["groet", "vraag_situatie"] and gesprek.d.mislukt == 0


@pytest.mark.parametrize("tekst", ["wie leest dit? mijn baas toch niet?", "wie krijgt dit te zien? toch niet de buren?"])
def test_een_tweede_vraag_hoort_bij_de_eerste(tekst):
    """De open vraag blijft staan, ook als de herkenning er half een probleem in hoort."""
    gesprek = Gesprek().alles(("ik heb huurschuld", "schulden"), ("ja",)).zeg(tekst, "?werk_met_beperking")
    assert gesprek.vraag == "nog_iets" and "procesvraag" in gesprek.namen and gesprek.d.twijfel == []
