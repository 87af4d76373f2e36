"""Hele gesprekken op de kern, met wat de herkenning hoort als gegeven."""

from datetime import datetime

import pytest

from gemeenten.lezer import profielen
from tests.support.kern import AFRONDING, CET, NU, Gesprek
from triage import gesprek as g
from triage.herkenning import Herkenning


def test_een_probleem_met_alles_verteld_kost_weinig_beurten():
    """Wat al gezegd is wordt niet gevraagd: voor wie, buurt en dat er verder niets is."""
    gesprek = Gesprek().zeg("Ik ben 74 en woon in postcode 7607. Ik wil een pasje voor de regiotaxi. Verder is er niets aan de hand.", "vervoer")
    vragen = [gesprek.vraag]
    for antwoord in (("ja",), *AFRONDING):
        gesprek.zeg(*antwoord)
        vragen.append(gesprek.vraag)
    assert vragen == ["klopt_dit", "akkoord", "naam", "bereikbaar", "belmoment", "tevreden"]
    (o,) = gesprek.overdrachten
    assert (o.loket, o.problemen, o.voor_wie, o.buurt, o.rij, o.prioriteit) == ("wmo_loket", ("vervoer",), "mijzelf", "7607", 5, "gewoon")
    assert o.contact.waarde == "0612345678" and o.toestemming.loketten == ("wmo_loket",)


def test_twee_loketten_met_regie_geven_elk_alleen_hun_eigen_deel():
    """Het werkplein leest niet over de schulden, het sociaal team niet over het werk."""
    gesprek = Gesprek().alles(("Ik zoek werk. Schulden heb ik niet", "werk_zoeken"), ("of toch wel, een achterstand", "schulden"), (["werk_zoeken", "schulden"],), ("nee",), ("nee",), ("ja, ikzelf",), ("7609",), *AFRONDING)
    per_loket = {o.loket: o for o in gesprek.overdrachten}
    assert set(per_loket) == {"sociaal_team", "werkplein"}
    assert per_loket["sociaal_team"].regisseur and not per_loket["werkplein"].regisseur
    assert per_loket["werkplein"].problemen == ("werk_zoeken",) and not per_loket["werkplein"].deelt_alles
    assert not any("achterstand" in z for z in per_loket["werkplein"].verhaal)
    assert all(s.loket == "werkplein" for s in per_loket["werkplein"].plan)


def test_zonder_regie_gaat_alles_naar_het_sociaal_team_en_geen_inkomen_ook_meteen_naar_het_werkplein():
    """Rij 7 met een termijn die niet kan wachten."""
    gesprek = Gesprek("maastricht").alles(
        ("Ik word overmorgen ontruimd en heb geen enkel inkomen. En een taxipas. Ik weet niet waar ik moet beginnen.", "dakloos", "uitkering", "vervoer"), ("ja",), ("nee",))  # fmt: skip
    assert gesprek.vraag == "zelf_regelen"
    gesprek.alles(("nee",), ("6216",), *AFRONDING)
    sociaal, werk = gesprek.overdrachten
    assert (sociaal.loket, sociaal.rij, sociaal.regisseur, sociaal.prioriteit, sociaal.team) == ("sociaal_team", 7, True, "hoog", "Sociaal team Mariaberg")
    assert sociaal.genoemd == ("wmo_loket",) and len(sociaal.plan) == 3
    assert (werk.loket, werk.problemen, werk.prioriteit) == ("werkplein", ("uitkering",), "hoog")


def test_crisis_eerst_het_nummer_dan_contact_en_meteen_doorgeven():
    """Het nummer staat boven alles, en na toestemming wacht de spoedmelding nergens op."""
    gesprek = Gesprek().zeg("ik wil niet meer leven", "!suicide", "psychische_klachten")
    assert gesprek.laatste[0].soort == "crisis" and "113" in gesprek.laatste[0].tekst
    assert gesprek.vraag == "crisis_contact"
    gesprek.zeg("ja, 06 12345678")
    assert [(o.loket, o.prioriteit, o.rij, o.crisis) for o in gesprek.overdrachten] == [("sociaal_team", "spoed", 1, ("suicide",))]
    assert gesprek.vraag == "crisis_verder"
    assert gesprek.zeg("nee").vraag is None and len(gesprek.overdrachten) == 1


def test_crisis_verder_vertellen_vult_dezelfde_overdracht_aan():
    """Wie verder vertelt, krijgt geen tweede melding bij hetzelfde team."""
    gesprek = Gesprek().alles(("ik wil niet meer leven", "!suicide", "psychische_klachten"), ("ja, 06 12345678",), ("ja",), ("klopt",), ("nee",), ("7609",))
    assert gesprek.vraag == "akkoord"
    gesprek.alles(("ja",), ("Jan",), ("ochtend",))
    assert [o.vult_aan for o in gesprek.overdrachten] == [None, "K2F-7Q2"]
    assert sum(len(u.overdrachten) for u in gesprek.uitingen) == 1


def test_geen_eten_vandaag_gaat_ook_naar_het_werkplein():
    """Twee loketten met spoed."""
    gesprek = Gesprek().alles(("we hebben vandaag niks te eten", "!geen_eten", "rondkomen"), ("ja",), ("06 12345678",))
    assert {(o.loket, o.prioriteit) for o in gesprek.overdrachten} == {("sociaal_team", "spoed"), ("werkplein", "spoed")}


def test_crisis_zonder_toestemming_geeft_niets_door():
    """Zonder ja geen melding; het nummer blijft staan."""
    gesprek = Gesprek().alles(("ik wil dood", "!suicide"), ("nee",), ("nee",))
    assert not gesprek.overdrachten and gesprek.namen == ["crisis_slot"]


@pytest.mark.parametrize("vraag_tot", range(1, 9))
def test_crisis_midden_in_elke_vraag(vraag_tot):
    """Op welk moment ook: eerst het nummer."""
    gesprek = Gesprek()
    for beurt in [("mijn moeder heeft een rolstoel nodig", "hulpmiddel"), ("ja",), ("nee",), ("mijn moeder",), ("het gaat wel",), ("7609",), ("ja",), ("Jan",)][:vraag_tot]:
        gesprek.zeg(*beurt)
    gesprek.zeg("eigenlijk wil ik niet meer leven", "!suicide")
    assert gesprek.laatste[0].soort == "crisis" and gesprek.vraag == "crisis_contact"


def test_geweld_gaat_in_een_keer_naar_het_sociaal_team_en_noemt_veilig_thuis():
    """Ook met een ander probleem erbij en een wens voor een mens."""
    gesprek = Gesprek("groningen").zeg("ik word geslagen door mijn vrouw en zoek werk. Kan ik een mens spreken?", "huiselijk_geweld", "werk_zoeken", "~mens")
    assert gesprek.namen[0] == "mens_geweld"
    gesprek.alles(("ja",), ("nee",), ("mijzelf",))
    assert gesprek.vraag == "veilig_bereikbaar"
    gesprek.alles(("ja, op mijn werk",), ("nee",), ("9737",), *AFRONDING)
    (o,) = gesprek.overdrachten
    assert (o.loket, o.prioriteit, o.rij, o.contact.veilig) == ("sociaal_team", "hoog", 2, "ja, op mijn werk")
    assert set(o.problemen) == {"huiselijk_geweld", "werk_zoeken"}
    assert "voorzieningen" not in [u.naam for u in gesprek.uitingen]


def test_veilig_thuis_wordt_genoemd_zodra_geweld_gehoord_is():
    """Ook wie daarna stopt, heeft het nummer; en het wordt niet herhaald."""
    gesprek = Gesprek().zeg("mijn man slaat me", "huiselijk_geweld")
    assert "veilig_thuis" in gesprek.namen
    assert "veilig_thuis" not in gesprek.zeg("ja").namen


def test_om_een_mens_vragen_kan_altijd_en_neemt_alles_mee():
    """Met problemen erbij gaat het naar het contactcentrum, met wat er verteld is."""
    gesprek = Gesprek().alles(("ik heb schulden", "schulden"), ("ik wil iemand spreken",))
    assert gesprek.vraag == "akkoord"
    gesprek.alles(*AFRONDING)
    assert [(o.loket, o.problemen, o.rij) for o in gesprek.overdrachten] == [("kcc", ("schulden",), 3)]


def test_buiten_kantooruren_noemt_een_mens_de_volgende_werkdag():
    """Vrijdagavond wordt maandag."""
    gesprek = Gesprek(nu=datetime(2026, 11, 27, 20, 0, tzinfo=CET)).zeg("ik wil iemand spreken")
    assert gesprek.laatste[0].naam == "mens_dicht" and gesprek.laatste[0].waarden["dag"] == "maandag 30 november"


def test_drie_keer_niet_begrepen_gaat_naar_een_mens():
    """Eerst anders vragen, dan kiezen, dan een mens."""
    gesprek = Gesprek().zeg("asdf")
    assert gesprek.namen == ["vraag_situatie_anders"]
    gesprek.zeg("qwer")
    assert gesprek.namen == ["vraag_situatie_domeinen"] and len(gesprek.laatste[0].opties) == 9
    gesprek.zeg("zxcv")
    assert gesprek.namen[0] == "dan_een_mens" and gesprek.vraag == "akkoord"


def test_een_leefdomein_kiezen_leidt_naar_de_problemen_daarin():
    """Wie het niet kan zeggen, kan het aanwijzen."""
    gesprek = Gesprek().alles(("asdf",), ("qwer",), (["financieel"],))
    assert gesprek.vraag == "klopt_dit" and [o.waarde for o in gesprek.laatste[-1].opties] == ["schulden", "rondkomen", "uitkering", "geen"]
    assert gesprek.zeg(["schulden"]).d.bevestigd == ["schulden"]


def test_nee_tegen_wat_gehoord_is_vraagt_opnieuw():
    """Niets wordt verzonnen: na nee is de lijst leeg."""
    gesprek = Gesprek().alles(("ik zit krap", "schulden"), ("nee",))
    assert gesprek.vraag == "situatie" and not gesprek.d.problemen
    gesprek.zeg("ik kom niet rond", "rondkomen").zeg("ja")
    assert gesprek.d.bevestigd == ["rondkomen"]


def test_een_probleem_ontkennen_haalt_alleen_dat_weg():
    """'Geen schulden' laat de rest staan."""
    gesprek = Gesprek().alles(("ik zoek werk en zit krap", "werk_zoeken", "schulden"), ("nee, geen schulden",))
    assert gesprek.d.problemen == ["werk_zoeken"] and gesprek.vraag == "klopt_dit"


def test_correctie_van_voor_wie():
    """'Niet mijn vader maar mijn moeder.'"""
    gesprek = Gesprek().alles(("mijn vader kan niet meer poetsen", "huishoudelijke_hulp"), ("ja, maar het gaat niet om mijn vader maar om mijn vrouw",))
    assert gesprek.d.voor_wie == "partner"


def test_twijfel_wordt_aangeboden_en_niet_aangenomen():
    """Een onzekere code is een keuze, geen feit."""
    gesprek = Gesprek().zeg("het gaat niet zo", "?rouw", "?eenzaamheid")
    assert gesprek.namen[-1] == "vraag_klopt_dit_twijfel" and not any(o.gekozen for o in gesprek.laatste[-1].opties)
    assert gesprek.zeg(["eenzaamheid"]).d.bevestigd == ["eenzaamheid"]


def test_een_nieuw_probleem_op_een_ander_moment_wordt_gehoord():
    """Een verhaal waar een buurt gevraagd werd is geen fout antwoord."""
    gesprek = Gesprek().alles(("ik zoek werk", "werk_zoeken"), ("ja",), ("nee",))
    assert gesprek.vraag in ("buurt", "voor_wie")
    gesprek.zeg("o ja en de rekeningen stapelen zich hier op", "schulden")
    assert set(gesprek.d.bevestigd) == {"werk_zoeken", "schulden"} and "ook_gehoord" in gesprek.namen


def test_toestemming_voor_een_deel_geeft_alleen_dat_deel_en_het_adres_van_de_rest():
    """Een geweigerd loket krijgt niets; de inwoner krijgt het nummer."""
    gesprek = Gesprek("groningen").alles(("mijn douche en aangepast werk", "woningaanpassing", "werk_met_beperking"), ("ja",), ("nee",), ("mijzelf",), ("ja, ik",), ("9742",), (["werkplein"],))
    assert gesprek.laatste[0].naam == "deels_doorgegeven" and "14 050" in str(gesprek.laatste[0].waarden["adressen"])
    gesprek.alles(*AFRONDING[1:])
    (o,) = gesprek.overdrachten
    assert o.loket == "werkplein" and o.regisseur and o.toestemming.loketten == ("werkplein",)


def test_geen_toestemming_geeft_niets_door():
    """Nee is nee, met het adres erbij."""
    gesprek = Gesprek().alles(("ik zoek een andere woning", "woning"), ("ja",), ("nee",), ("7609",), ("nee",))
    assert not gesprek.overdrachten and gesprek.namen == ["niet_doorgegeven", "slot_zonder"] and gesprek.vraag is None


def test_mislukte_overdracht_zegt_het_eerlijk_en_probeert_het_daarna_opnieuw():
    """Nooit 'doorgegeven' als het niet zo is; alles is er nog."""
    gesprek = Gesprek(logboek=False).alles(("ik zoek een woning", "woning"), ("ja",), ("nee",), ("7609",), *AFRONDING)
    assert gesprek.namen == ["overdracht_mislukt", "vraag_opnieuw_proberen"] and not gesprek.d.overdrachten
    gesprek.zeg("probeer het opnieuw")
    assert gesprek.namen[0] == "overdracht_mislukt"
    assert gesprek.zeg("nee, laat nu maar").namen == ["uitgesteld"] and gesprek.vraag is None
    gesprek.logboek = True
    gesprek.zeg("hallo")
    assert gesprek.namen[0] == "overdracht" and len(gesprek.overdrachten) == 1


@pytest.mark.parametrize("antwoord", ["weet ik niet", "dat zeg ik liever niet"])
def test_niet_weten_en_niet_willen_zeggen_kan_bij_elke_vraag(antwoord):
    """Het gesprek loopt nooit vast en vraagt niets meer dan drie keer."""
    gesprek = Gesprek().zeg("schulden, de post, geen werk, en de douche", "schulden", "administratie", "werk_zoeken", "woningaanpassing").zeg("ja")
    gezien = []
    while gesprek.vraag:
        gezien.append(gesprek.vraag)
        gesprek.zeg(antwoord)
        assert len(gezien) < 30 and gezien.count(gesprek.vraag) < 4
    assert "akkoord" in gezien and not gesprek.overdrachten


@pytest.mark.parametrize("troep", ["", "   ", "😀😀", "<script>alert(1)</script>", "'; DROP TABLE overdracht; --", "\u202eabc", "a" * 4000])
def test_troep_laat_geen_gesprek_vastlopen(troep):
    """Bij elke vraag onzin typen eindigt het gesprek bij een mens of zonder overdracht, niet in een fout."""
    gesprek = Gesprek().alles(("ik heb schulden", "schulden"), ("ja",))
    for _ in range(40):
        if gesprek.vraag is None:
            break
        gesprek.zeg(troep)
    assert gesprek.vraag is None


def test_procesvraag_beantwoordt_en_stelt_de_vraag_opnieuw():
    """Een vraag over de gang van zaken is geen antwoord."""
    gesprek = Gesprek().alles(("ik zoek werk", "werk_zoeken"), ("wie leest dit eigenlijk?",))
    assert gesprek.namen[0] == "procesvraag" and gesprek.vraag == "klopt_dit"


def test_terug_opnieuw_stop_en_verwijder():
    """De inwoner is de baas over het gesprek."""
    gesprek = Gesprek().alles(("ik zoek werk", "werk_zoeken"), ("ja",), ("nee",), ("terug",))
    assert gesprek.vraag == "nog_iets"
    assert gesprek.zeg("opnieuw").vraag == "situatie" and not gesprek.d.problemen
    assert gesprek.zeg("stop").vraag is None
    assert gesprek.zeg("verwijder mijn gegevens").wissen == 1 and gesprek.namen == ["gewist"]


@pytest.mark.parametrize("soort", ["buiten_bereik", "aanbod", "klacht", "groet"])
def test_zonder_probleem_geen_overdracht(soort):
    """Een vraag voor een ander, een aanbod, een klacht of een groet krijgt antwoord, en daarna is het klaar."""
    gesprek = Gesprek().zeg("een bericht", f"~{soort}")
    # Wie alleen groet heeft nog niets gevraagd.
    assert gesprek.namen == [soort, "vraag_situatie" if soort == "groet" else "vraag_situatie_nog"]
    assert gesprek.zeg("nee, dat was het").vraag is None and not gesprek.overdrachten


def test_status_van_een_eerdere_melding():
    """Een kenmerk in het gesprek geeft de stand, en de vraag komt terug."""
    gesprek = Gesprek().zeg("hoe staat het met k3f-7qd?")
    assert gesprek.namen[0] == "status_gevonden" and gesprek.vraag == "situatie"


def test_andere_gemeente():
    """Twee keer een postcode van elders: niets doorgeven, wel zeggen waarheen."""
    gesprek = Gesprek().alles(("ik zoek een woning", "woning"), ("ja",), ("nee",), ("1012 AB",), ("1012",))
    assert gesprek.namen == ["andere_gemeente"] and not gesprek.overdrachten


def test_na_afloop_een_nieuw_verhaal_begint_een_nieuwe_ronde():
    """Bekende gegevens blijven, de overdracht is een nieuwe."""
    gesprek = Gesprek().alles(("ik zoek een woning", "woning"), ("ja",), ("nee",), ("7609",), *AFRONDING, ("overslaan",), ("ik kom ook niet rond met mijn geld", "rondkomen"), ("ja",), ("nee",))
    assert gesprek.d.buurt == "7609" and gesprek.d.contact == "0612345678"
    gesprek.alles(("nee",), ("ja",))
    assert [o.loket for o in gesprek.overdrachten] == ["sociaal_team", "werkplein"]
    assert len({o.sleutel for o in gesprek.overdrachten}) == 2


def test_mantelzorger_die_het_niet_volhoudt_krijgt_zelf_hulp():
    """Wie voor een ander zorgt ziet zichzelf vaak niet als mantelzorger."""
    gesprek = Gesprek().alles(("Mijn man heeft een rolstoel nodig, ik zorg voor hem", "hulpmiddel"), ("ja",), ("nee",))
    assert gesprek.vraag == "mantelzorger"
    assert "mantelzorg" in gesprek.zeg("slecht, ik ben op").d.bevestigd


def test_twijfel_over_een_crisis_is_een_rustige_vraag():
    """Geen alarm op beeldspraak; bij nee gaat het gesprek gewoon verder, en de vraag komt niet terug."""
    gesprek = Gesprek().zeg("ik word hier gek van, schulden", "schulden", "!?suicide")
    assert gesprek.vraag == "crisis_zeker" and not any(u.soort == "crisis" for u in gesprek.uitingen)
    assert gesprek.zeg("nee hoor").vraag == "klopt_dit"
    assert gesprek.zeg("ja, ik word er gek van", "schulden", "!?suicide").vraag != "crisis_zeker"


def test_ja_op_de_rustige_vraag_is_een_crisis():
    """Dan komt het nummer alsnog, voor al het andere."""
    gesprek = Gesprek().alles(("het wordt me te veel", "!?suicide"), ("ja",))
    assert gesprek.laatste[0].soort == "crisis" and "113" in gesprek.laatste[0].tekst and gesprek.vraag == "crisis_contact"


def test_niet_weten_bij_de_rustige_vraag_noemt_het_nummer():
    """Voor de zekerheid, zonder alarm."""
    gesprek = Gesprek().alles(("het wordt me te veel", "schulden", "!?suicide"), ("weet ik niet",))
    assert "113" in gesprek.laatste[0].tekst and gesprek.vraag == "klopt_dit"


def test_een_andere_taal_krijgt_antwoord_in_die_taal_en_een_mens_die_het_weet():
    """Kort antwoord in de eigen taal, knoppen, en de taal en het verhaal gaan mee naar het contactcentrum."""
    gesprek = Gesprek().zeg("I lost my job and cannot pay the rent", "@en")
    assert "computer program" in gesprek.laatste[0].tekst and len(gesprek.laatste[-1].opties) == 9
    gesprek.zeg("medewerker").alles(*AFRONDING)
    (o,) = gesprek.overdrachten
    assert (o.loket, o.taal) == ("kcc", "en") and any("rent" in z for z in o.verhaal)


@pytest.mark.parametrize(("vlag", "zeker", "alarm"), [("suicide", 0.2, True), ("suicide", 0.1, False), ("geweld_nu", 0.3, False), ("geweld_nu", 0.6, True)])
def test_hoe_zeker_een_crisis_moet_zijn(vlag, zeker, alarm):
    """Onder de grens een rustige vraag, erboven het nummer; bij geweld ligt de grens hoger."""
    profiel = profielen()["almelo"]
    d = g.begin("almelo", "web", profiel).dossier
    invoer = g.Invoer(NU, "het gaat thuis niet goed", (), Herkenning(crisis=((vlag, zeker),)))
    beurt = g.beurt(d, invoer, profiel, "gesprek-0001")
    assert (beurt.dossier.vraag == "crisis_contact") is alarm and (beurt.dossier.vraag == "crisis_zeker") is not alarm


def test_nee_met_een_andere_persoon_gooit_het_verhaal_niet_weg():
    """'Nee wacht, niet mijn vader maar mijn moeder': dezelfde problemen, en het verhaal blijft."""
    gesprek = Gesprek().alles(("mijn vader komt de trap niet meer op", "woningaanpassing"), ("nee wacht, het gaat niet om mijn vader maar om mijn moeder",))
    assert gesprek.vraag == "klopt_dit" and gesprek.d.problemen == ["woningaanpassing"] and gesprek.d.voor_wie == "ouder"
    assert any("trap" in zin for zin, _ in gesprek.d.zinnen)


def test_wie_geen_contact_geeft_krijgt_geen_belofte_dat_hij_iets_hoort():
    """Zonder nummer of adres kan niemand iets laten horen; dan staat er hoe het wel kan."""
    begin = (("Ik heb schulden bij de bank", "schulden"), ("ja",), ("nee",), ("nee",), ("7609",), ("ja",), ("liever niet",))
    zonder, met = Gesprek().alles(*begin, ("liever niet",)), Gesprek().alles(*begin, ("06 12345678",), ("maakt niet uit",))
    hoe = [next(u for u in g.laatste if u.naam == "overdracht").waarden["hoe"] for g in (zonder, met)]
    assert "kenmerk" in hoe[0] and "uiterlijk" not in hoe[0]
    assert "uiterlijk" in hoe[1]
