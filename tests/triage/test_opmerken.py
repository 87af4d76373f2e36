"""Wat iemand uit zichzelf vertelt wordt gehoord, en wat er op lijkt niet."""

import pytest

from gemeenten.lezer import profielen
from triage import opmerken as o


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Ik kan de trap niet meer op", "mijzelf"),
        ("het gaat om mijzelf", "mijzelf"),
        ("Mijn moeder kan niet meer alleen wonen", "ouder"),
        ("Hallo, mijn man heeft een rolstoel nodig", "partner"),
        ("ik maak me zorgen over mijn buurvrouw", "ander"),
        ("ons gezin redt het niet", "huishouden"),
        ("Mijn moeder en mijn zoon hebben allebei hulp nodig", None),
        ("Ik word geslagen door mijn vrouw", None),
        ("trap lukt niet", None),
        ("Hoi, kun je me helpen? Mijn moeder van 82 valt steeds.", "ouder"),
        ("Mijn man slaat me als hij gedronken heeft", "mijzelf"),
    ],
)
def test_voor_wie(tekst, verwacht):
    """Alleen als het duidelijk is; anders vraagt het gesprek het."""
    assert o.voor_wie(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("volgende week worden we ontruimd", {"huis"}),
        ("ze sluiten de stroom af", {"energie"}),
        ("de deurwaarder stond voor de deur", {"deurwaarder"}),
        ("mijn uitkering is stopgezet", {"inkomen"}),
        ("ik heb geen inkomen en geen geld meer voor eten", {"inkomen", "eten"}),
        ("er is geen deurwaarder geweest", set()),
        ("vroeger had ik een deurwaarder aan de deur", set()),
        ("het huis is te klein", set()),
        ("ik word niet ontruimd", set()),
        ("nee, die zijn al het huis uit", set()),
        ("we zijn het huis uit gezet", {"huis"}),
        ("ik moet vrijdag het huis uit", {"huis"}),
    ],
)
def test_dreiging(tekst, verwacht):
    """Dreigingen van nu, niet ontkend en niet voorbij."""
    assert o.dreiging(tekst) == verwacht


@pytest.mark.parametrize(
    ("gemeente", "tekst", "verwacht"),
    [
        ("maastricht", "ik woon in De Heeg", "De Heeg"),
        ("maastricht", "geachte heer, ik zoek hulp", None),
        ("almelo", "mijn postcode is 7607", "7607"),
        ("almelo", "7606 AB", "Windmolenbroek"),
        ("almelo", "ik heb 7600 euro schuld", None),
        ("almelo", "ik woon in het nieuwstraatkwartier", "Nieuwstraatkwartier"),
        ("groningen", "postcode 7607", None),
    ],
)
def test_buurt(gemeente, tekst, verwacht):
    """Een buurt of postcode van de eigen gemeente, geen bedrag en geen aanspreekvorm."""
    plek = o.buurt(tekst, profielen()[gemeente])
    assert (plek and plek.naam) == verwacht


@pytest.mark.parametrize(
    ("functie", "tekst", "verwacht"),
    [
        (o.kinderen, "ik heb twee kinderen thuis", "ja"),
        (o.kinderen, "mijn zoon van 9", "ja"),
        (o.kinderen, "wij hebben geen kinderen", "nee"),
        (o.kinderen, "mijn zoon van 34", None),
        (o.verder_niets, "verder red ik me goed", True),
        (o.verder_niets, "en verder gaat het ook niet met de post", False),
        (o.geen_overzicht, "ik heb geen overzicht meer", True),
        (o.geen_overzicht, "mooi overzicht hier", False),
        (o.kind_zonder_school, "hij is van school gestuurd", True),
        (o.kind_zonder_school, "op school gaat het slecht", False),
        (o.kind_zonder_school, "school lukt niet meer, ze is al drie maanden niet geweest", True),
        (o.kind_zonder_school, "hij gaat er sinds de vakantie niet meer heen", True),
        (o.telefoon, "mijn iban is NL11 ABNA 0612 3456 7", None),
        (o.telefoon, "rekeningnummer 0612345678", None),
        (o.telefoon, "mijn klantnummer bij de energie is 0201234567", None),
        (o.telefoon, "NL20INGB0001234567, bellen kan op 06 87654321", "0687654321"),
        (o.telefoon, "ik kan de rekening niet betalen, bel 0612345678", "0612345678"),
        (o.niets_aan_de_hand, "nou er is eigenlijk niks hoor", True),
        (o.niets_aan_de_hand, "niks meer", True),
        (o.niets_aan_de_hand, "nee verder geen problemen", True),
        (o.niets_aan_de_hand, "er is niks te eten", False),
        (o.niets_aan_de_hand, "we hebben niks meer", False),
        (o.niets_aan_de_hand, "er is niks meer aan te doen volgens de arts", False),
    ],
)
def test_feiten(functie, tekst, verwacht):
    """Overige feiten uit een verhaal."""
    assert functie(tekst) == verwacht
