"""Wat mensen typen bij een vraag, en wat het betekent."""

from datetime import date

import pytest

from triage import antwoorden as a


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("ja", "ja"), ("Ja hoor", "ja"), ("jazeker!", "ja"), ("klopt", "ja"), ("dat klopt helemaal", "ja"), ("oké", "ja"), ("is goed", "ja"), ("doe maar", "ja"),
        ("nou, ja", "ja"), ("eh ja", "ja"), ("graag", "ja"), ("yes", "ja"),
        ("nee", "nee"), ("Neen", "nee"), ("nee joh", "nee"), ("nou eh nee", "nee"), ("niet echt", "nee"), ("geen idee", "nee"), ("liever niet", "nee"), ("niemand", "nee"), ("graag niet", "nee"),
        ("jammer", None), ("neef van mij", None), ("mijn huur", None), ("", None), ("jan", None), ("okapi", None),
    ],
)  # fmt: skip
def test_ja_nee(tekst, verwacht):
    """Ja en nee aan het begin, ook met aanloop, en niet in een ander woord."""
    assert a.ja_nee(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("dat zeg ik liever niet", "geweigerd"), ("wil ik niet zeggen", "geweigerd"), ("gaat je niks aan", "geweigerd"), ("sla ik over", "geweigerd"),
        ("weet ik niet", "onbekend"), ("geen idee", "onbekend"), ("ik weet het echt niet", "onbekend"), ("?", "onbekend"),
        ("ja", None), ("mijn moeder", None),
    ],
)  # fmt: skip
def test_geen_antwoord(tekst, verwacht):
    """Niet weten en niet willen zeggen zijn iets anders dan nee."""
    assert a.geen_antwoord(tekst) == verwacht


VRAGEN = [
    ("voor_wie", "voor mijn moeder", "ouder"), ("voor_wie", "m'n man", "partner"), ("voor_wie", "ons gezin", "huishouden"), ("voor_wie", "mijzelf", "mijzelf"),
    ("voor_wie", "voor mij", "mijzelf"), ("voor_wie", "iemand anders, mijn buurvrouw", "ander"), ("voor_wie", "mijn zoon van 9", "kind"), ("voor_wie", "niet mijn vader maar mijn moeder", "ouder"),
    ("voor_wie", "blauw", None), ("voor_wie", "voor mij. mijn zoon kan niet helpen", "mijzelf"), ("voor_wie", "mijzelf, mijn man heeft het te druk", "mijzelf"), ("voor_wie", "voor mij en mijn man", "partner"), ("voor_wie", "mij moeder", "ouder"),
    ("mantelzorger", "slecht, ik ben op", "slecht"), ("mantelzorger", "het gaat wel", "matig"), ("mantelzorger", "prima", "goed"), ("mantelzorger", "ik trek het niet meer", "slecht"),
    ("mantelzorger", "nee, ik ben alleen haar buurman, met mij gaat het goed", "geen"),
    ("hulp_betrokken", "nee", "geen"), ("hulp_betrokken", "ja, de huisarts", "een"), ("hulp_betrokken", "de wijkverpleging en een psycholoog", "meer"), ("hulp_betrokken", "verschillende instanties", "meer"),
    ("overzicht", "ja, ikzelf", "ik"), ("overzicht", "nee, niemand", "niemand"), ("overzicht", "mijn dochter doet dat", "ander"), ("overzicht", "de bewindvoerder", "ander"),
    ("overzicht", "nee ik niet en mijn man ook niet", "niemand"), ("overzicht", "dat zeg ik liever niet", "geweigerd"), ("overzicht", "weet ik niet", "onbekend"),
    ("zelf_regelen", "ja", "ja"), ("zelf_regelen", "deels", "deels"), ("zelf_regelen", "een beetje, met mijn zus", "deels"), ("zelf_regelen", "nee dat lukt me niet", "nee"), ("zelf_regelen", "dat kan ik niet", "nee"),
    ("kinderen", "ja, twee", "ja"), ("kinderen", "nee", "nee"), ("kinderen", "een zoon van 9", "ja"), ("kinderen", "geen kinderen", "nee"),
    ("veilig_bereikbaar", "ja, op mijn werk", "ja, op mijn werk"), ("veilig_bereikbaar", "nee", "nee"), ("veilig_bereikbaar", "alleen tussen 9 en 12", "alleen tussen 9 en 12"),
    ("naam", "Ik heet Fatma", "Fatma"), ("naam", "mevrouw De Vries-Jansen", "mevrouw De Vries-Jansen"), ("naam", "liever niet", "geweigerd"), ("naam", "nee", "geweigerd"), ("naam", "12345", None), ("naam", "ja", None), ("naam", "Jo", "Jo"), ("mantelzorger", "mijn moeder", None),
    ("belmoment", "in de ochtend", "ochtend"), ("belmoment", "maakt niet uit", "altijd"), ("belmoment", "dinsdag na 14 uur", "dinsdag na 14 uur"),
    ("crisis_verder", "ik wil verder vertellen", "ja"), ("crisis_verder", "laat maar", "nee"), ("crisis_contact", "ja dat mag", "ja"),
]  # fmt: skip


@pytest.mark.parametrize(("vraag", "tekst", "verwacht"), VRAGEN)
def test_lezers(vraag, tekst, verwacht):
    """Elke vraag is door typen te beantwoorden; wat geen antwoord is, geeft None."""
    assert a.LEZERS[vraag](tekst) == verwacht


LOKETTEN = {"sociaal_team": ("sociaal", "wijkteam"), "wmo_loket": ("wmo",), "werkplein": ("werkplein",)}


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("ja", ["sociaal_team", "wmo_loket", "werkplein"]),
        ("ja, allemaal", ["sociaal_team", "wmo_loket", "werkplein"]),
        ("nee", []),
        ("liever niet", []),
        ("alleen het werkplein", ["werkplein"]),
        ("wmo en werkplein", ["wmo_loket", "werkplein"]),
        ("wel het wmo-loket, niet het werkplein", ["wmo_loket"]),
        ("niet naar het sociaal team", ["wmo_loket", "werkplein"]),
        ("ja, behalve het werkplein", ["sociaal_team", "wmo_loket"]),
        ("waarom?", None),
    ],
)
def test_akkoord(tekst, verwacht):
    """Toestemming per loket, ook getypt; bij twijfel geen toestemming maar nog eens vragen."""
    assert a.lees_akkoord(tekst, LOKETTEN) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("06 12345678", ("telefoon", "0612345678")), ("+31 6 1234 5678", ("telefoon", "0612345678")), ("bel maar op 0546-541111", ("telefoon", "0546541111")),
        ("jan@voorbeeld.nl", ("email", "jan@voorbeeld.nl")), ("mail maar, an punt bos apenstaartje voorbeeld punt nl", ("email", "an.bos@voorbeeld.nl")),
        ("jan . bos @ voorbeeld punt nl", ("email", "jan.bos@voorbeeld.nl")), ("ik ben er om half acht, punt uit", None), ("via deze chat", ("kanaal", None)), ("liever niet", ("geen", None)), ("0612", None), ("weet ik veel", None),
    ],
)  # fmt: skip
def test_contact(tekst, verwacht):
    """Telefoon, e-mail, dit kanaal of niets."""
    assert a.lees_contact(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("nee", []), ("nee, nog niet", []), ("ik word uit mijn huis gezet", ["huis"]), ("de stroom wordt afgesloten en er komt een deurwaarder", ["energie", "deurwaarder"]),
     ("geen inkomen meer", ["inkomen"]), ("weet ik niet", ["onbekend"]), ("zeg ik liever niet", ["geweigerd"]), ("ja", None)],
)  # fmt: skip
def test_dreiging(tekst, verwacht):
    """Wat er dreigt, of dat er niets dreigt."""
    assert a.lees_dreiging(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("morgen", "2026-11-24"), ("overmorgen om 10 uur", "2026-11-25"), ("vrijdag", "2026-11-27"), ("3 december", "2026-12-03"), ("3-12", "2026-12-03"), ("over twee weken", "2026-12-07"),
     ("5 januari", "2027-01-05"), ("weet ik niet", "onbekend"), ("binnenkort", None), ("31-02", None),
     ("morgenochtend", "2026-11-24"), ("overmorgen vroeg", "2026-11-25"), ("donderdagmiddag om drie uur", "2026-11-26"), ("goede morgen", None), ("elke morgen weer", None)],
)  # fmt: skip
def test_datum(tekst, verwacht):
    """Dagen zoals mensen ze zeggen, gerekend vanaf maandag 23 november 2026."""
    assert a.lees_datum(tekst, date(2026, 11, 23)) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("ik weet mijn huisnummer niet uit mijn hoofd", "onbekend"), ("ik weet de straatnaam niet, ik logeer nu hier en dan daar", "onbekend"), ("die datum weet ik niet", "onbekend"), ("weet de straat niet meer", "onbekend"), ("ken ik niet van buiten", "onbekend"),
     ("ik weet wel dat hij niet komt", None), ("ik weet dat het niet mag", None)],
)  # fmt: skip
def test_weet_niet(tekst, verwacht):
    """Iets niet weten, ook als erbij staat wat; en zinnen waarin iemand iets wel weet."""
    assert a.geen_antwoord(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("niet te laat graag, voor achten", "niet te laat graag, voor achten"), ("niet op woensdag", "niet op woensdag"), ("nee hoor", "altijd"), ("maakt niet uit", "altijd")],
)
def test_belmoment(tekst, verwacht):
    """'Niet te laat' zegt wanneer; 'nee' zegt dat het altijd kan."""
    assert a.LEZERS["belmoment"](tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("ik heb een klacht over de balie", True), ("ik wil een klacht indienen", True), ("Klacht: al weken geen antwoord", True), ("ik heb een klacht aan mijn heup", False), ("veel lichamelijke klachten", False)],
)
def test_heeft_klacht(tekst, verwacht):
    """Een klacht over de gemeente, en geen klacht van het lichaam."""
    assert a.heeft_klacht(tekst) is verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("terug", "terug"), ("vorige vraag", "terug"), ("opnieuw", "opnieuw"), ("ik wil opnieuw beginnen", "opnieuw"), ("stop", "stop"), ("laat maar", "stop"), ("het heeft toch geen zin, laat maar", "stop"), ("zo gaat het al jaren... ach laat maar zitten", "stop"), ("haal de schulden eruit, de rest laat maar staan", None), ("verwijder mijn gegevens", "verwijder"),
     ("kunt u alles wissen", "verwijder"), ("ik wil terug naar mijn oude baan", None), ("de hulp is gestopt", None), ("ik begin opnieuw met mijn leven na de scheiding", None)],
)  # fmt: skip
def test_commando(tekst, verwacht):
    """Opdrachten aan het gesprek zelf, en gewone zinnen die er op lijken."""
    assert a.commando(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [("ik wil iemand spreken", True), ("kan ik met een mens praten", True), ("geen computer graag", True), ("ja, een medewerker graag", True), ("bel mij terug", True),
     ("ik heb niemand om mee te praten", False), ("mijn buurvrouw is een goed mens", False), ("ik werk als medewerker in een winkel", False)],
)  # fmt: skip
def test_vraagt_mens(tekst, verwacht):
    """Om een mens vragen, en zinnen waarin mensen alleen voorkomen."""
    assert a.vraagt_mens(tekst) is verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("hoe staat het met k3f-7qd?", ("K3F-7QD",)), ("K3F7QD", ("K3F-7QD",)), ("K3F 7QD", ("K3F-7QD",)), ("K3F–7QD", ("K3F-7QD",)), ("k 3 f 7 q d", ("K3F-7QD",)),
        ("mijn melding is k3f7qd", ("K3F-7QD",)), ("kenmerken K3F-7QD en 2AC-5HX, en nog eens k3f-7qd", ("K3F-7QD", "2AC-5HX")),
        ("mijn vriend-dus niet", ()), ("bel 030-123", ()), ("mijn postcode is 7607 AB", ()), ("ik rijd in AB12CD", ()), ("ik heb 3 kinderen en 2 honden", ()),
    ],
)  # fmt: skip
def test_kenmerken(tekst, verwacht):
    """Een kenmerk in elke schrijfwijze, en meer dan één; wat er op lijkt niet."""
    assert a.kenmerken(tekst) == verwacht
