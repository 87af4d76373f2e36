"""Feiten die vanzelf verteld worden of later verbeterd: gehoord, bevestigd en niet nog eens gevraagd."""

import pytest

from tests.support.kern import AFRONDING, Gesprek

SCHULD = [("ik heb schulden", "schulden"), ("ja",), ("nee",)]


@pytest.mark.parametrize(
    ("zin", "precies"),
    [("mijn moeder wil een rolstoel", "moeder"), ("mijn vrouw wil een rolstoel", "vrouw"), ("ons mam wil een rolstoel", "moeder"), ("mijn buurvrouw wil een rolstoel", "buurvrouw"), ("mijn zoontje wil een rolstoel", "zoon")],
)
def test_om_wie_het_gaat_blijft_precies(zin, precies):
    """'Mijn moeder' wordt geen 'vader of moeder'."""
    gesprek = Gesprek().zeg(zin, "hulpmiddel")
    assert gesprek.laatste[-1].waarden["wie"] == f"uw {precies}"
    gesprek.alles(("ja",), ("nee",), ("het gaat wel",))
    gesprek.alles(*[("7609",)] * (gesprek.vraag == "buurt"), *AFRONDING)
    assert gesprek.overdrachten[0].samenvatting.startswith(f"Voor: {precies} van de inwoner.")


def test_alles_in_een_verhaal_vraagt_niets_meer():
    """Buurt, nummer, naam, belmoment en verder niets: alleen nog kloppen en toestemming."""
    gesprek = Gesprek().zeg("Mijn naam is Els de Wit, ik woon in postcode 7607 en ik wil een rolstoel. Verder niets. Bel me liefst in de ochtend op 06 12345678.", "hulpmiddel")
    assert "onthouden" in gesprek.namen
    assert [gesprek.vraag, gesprek.zeg("ja").vraag, gesprek.zeg("ja").vraag] == ["klopt_dit", "akkoord", "tevreden"]
    contact = gesprek.overdrachten[0].contact
    assert (contact.naam, contact.waarde, contact.belmoment) == ("Els de Wit", "0612345678", "ochtend")


def test_wat_onthouden_is_wordt_in_het_voorbijgaan_gezegd():
    """In dezelfde beurt als de volgende vraag, nooit als eigen vraag."""
    gesprek = Gesprek().zeg("Ik heb schulden, vrijdag komt de deurwaarder. Ik heb al een bewindvoerder die helpt.", "schulden")
    (uiting,) = [u for u in gesprek.laatste if u.naam == "onthouden"]
    assert "deurwaarder" in str(uiting.waarden["wat"]) and "vrijdag 27 november" in str(uiting.waarden["wat"]) and gesprek.vraag == "klopt_dit"
    assert gesprek.d.hulp_betrokken == "een"


def test_twee_antwoorden_in_een_bericht():
    """De buurt, en meteen het nummer voor later."""
    gesprek = Gesprek().alles(*SCHULD, ("nee",)).zeg("7609, en mijn nummer is 06 12345678")
    assert gesprek.d.buurt == "7609" and gesprek.d.contact == "0612345678" and gesprek.vraag == "akkoord"


def test_het_antwoord_op_een_latere_vraag_telt_en_de_open_vraag_blijft():
    """Wie de buurt noemt bij een andere vraag, hoeft dat niet nog eens te doen."""
    gesprek = Gesprek().alles(*SCHULD)
    assert gesprek.zeg("ik woon in Aadorp").vraag == "dreiging" and gesprek.d.buurt == "Aadorp"
    assert "niet_begrepen" not in gesprek.namen
    assert gesprek.zeg("nee").vraag == "akkoord"


def test_niet_thuis_bellen_gaat_mee_zonder_dat_het_gevraagd_wordt():
    """Veilig contact is te belangrijk om te missen."""
    gesprek = Gesprek().alles(("mijn man slaat me. Bel me niet thuis, hij mag het niet weten.", "huiselijk_geweld"), ("ja",), ("nee",))
    assert gesprek.vraag == "kinderen"
    gesprek.alles(("nee",), ("7609",), *AFRONDING)
    assert "niet thuis" in str(gesprek.overdrachten[0].contact.veilig)


@pytest.mark.parametrize(
    ("zin", "veld", "waarde"),
    [
        ("nee wacht, het is voor mijn zus", "wie_precies", "zus"),
        ("het gaat om mijn zus, niet om mijn vader", "wie_precies", "zus"),
        ("er komt toch geen deurwaarder", "dreiging", []),
        ("het huis wordt wel ontruimd", "dreiging", ["huis", "deurwaarder"]),
        ("het is niet vrijdag maar maandag", "dreiging_datum", "2026-11-30"),
        ("mijn nummer is anders: 06 87654321", "contact", "0687654321"),
        ("ik woon toch in Aadorp", "buurt", "Aadorp"),
        ("mijn postcode is 7605", "buurt", "Nieuwstraatkwartier"),
        ("ik heet eigenlijk, nou ja: mijn naam is Bo", "naam", "Bo"),
        ("toch wel kinderen, ik heb twee kinderen", "kinderen", "ja"),
    ],
)
def test_verbeteren_bij_een_latere_vraag(zin, veld, waarde):
    """Wat eerder gezegd is verandert, wordt bevestigd, en de open vraag komt terug."""
    gesprek = Gesprek().alles(
        ("Ik heb schulden en ik heb geen kinderen. Vrijdag komt de deurwaarder. Mijn naam is Jan. Mijn nummer is 06 12345678 en ik woon in postcode 7609.", "schulden"), ("ja",), ("nee",), ("ja",)
    )  # fmt: skip
    assert gesprek.vraag == "belmoment"
    gesprek.zeg(zin)
    assert getattr(gesprek.d, veld) == waarde
    assert "verbeterd" in gesprek.namen and gesprek.vraag in ("belmoment", "akkoord")


def test_mijn_nummer_klopt_niet_vraagt_het_opnieuw():
    """Zonder nieuw nummer is het oude weg."""
    gesprek = Gesprek().alles(*SCHULD, ("nee",), ("7609",), *AFRONDING[:3])
    assert gesprek.vraag == "belmoment"
    assert gesprek.zeg("o nee mijn nummer klopt niet").vraag == "bereikbaar" and gesprek.d.contact is None


@pytest.mark.parametrize(("zin", "codes"), [("toch wel schulden", {"woning", "schulden"}), ("eigenlijk toch geen overlast", {"woning"})])
def test_een_probleem_er_alsnog_bij_of_af(zin, codes):
    """Ook lang nadat er 'klopt' op gezegd is."""
    eerst = ["woning", "overlast"] if "overlast" in zin else ["woning"]
    gesprek = Gesprek().alles(("ik zoek een woning", *eerst, "schulden"), (eerst,), ("nee",))
    gesprek.zeg(zin)
    assert set(gesprek.d.bevestigd) == codes


@pytest.mark.parametrize(
    ("vraag", "beurten", "antwoord", "veld", "waarde"),
    [
        ("overzicht", [("ik heb schulden en zoek werk", "schulden", "werk_zoeken"), ("ja",), ("nee",), ("nee",)], "nee, dat is mijn zus", "overzicht", "niemand"),
        ("zelf_regelen", [("ik heb schulden en zoek werk", "schulden", "werk_zoeken"), ("ja",), ("nee",), ("nee",), ("niemand",)], "nee, de administratie lukt niet", "zelf_regelen", "nee"),
    ],
)
def test_een_antwoord_wordt_niet_voor_een_verbetering_aangezien(vraag, beurten, antwoord, veld, waarde):
    """'Nee, ...' is meestal gewoon nee."""
    gesprek = Gesprek().alles(*beurten)
    assert gesprek.vraag == vraag
    gesprek.zeg(antwoord)
    assert "verbeterd" not in gesprek.namen and getattr(gesprek.d, veld) == waarde


def test_procesvraag_en_antwoord_in_een_bericht():
    """Het antwoord telt, en de vraag krijgt antwoord."""
    gesprek = Gesprek().alles(*SCHULD, ("nee",)).zeg("7609, wie leest dit eigenlijk?")
    assert gesprek.namen[0] == "procesvraag" and gesprek.d.buurt == "7609" and gesprek.vraag == "akkoord"


def test_nee_tegen_wat_gehoord_is_bewaart_het_verhaal_voor_een_mens():
    """De problemen gaan weg, de woorden niet: een medewerker leest wat er gezegd is."""
    gesprek = Gesprek().alles(("het is allemaal zo krap bij ons thuis", "schulden"), ("nee",), ("ik wil iemand spreken",), *AFRONDING)
    (o,) = gesprek.overdrachten
    assert o.loket == "kcc" and not o.problemen and any("krap bij ons thuis" in zin for zin in o.verhaal)


def test_een_los_antwoord_is_geen_verhaal():
    """'Ja hoor dat klopt wel' leest een medewerker niet als wat iemand vertelde."""
    gesprek = Gesprek().alles(("ik heb schulden bij de bank", "schulden"), ("ja hoor dat klopt helemaal",), ("ik wil iemand spreken",), *AFRONDING)
    assert gesprek.overdrachten[0].verhaal == ("ik heb schulden bij de bank",)


def test_een_mens_krijgt_geen_plan_en_geen_regie():
    """Het contactcentrum belt terug; het houdt niets bij elkaar."""
    gesprek = Gesprek().alles(("schulden, werk en een rolstoel. Ik heb geen overzicht meer.", "schulden", "werk_zoeken", "hulpmiddel"), ("ik wil iemand spreken",), *AFRONDING)
    (o,) = gesprek.overdrachten
    assert o.loket == "kcc" and not o.plan and not o.regisseur and o.regie.value == "niet_nodig"
    assert not {"overzicht", "zelf_regelen", "hulp_betrokken"} & set(dict(o.antwoorden))


def test_wie_je_zegt_wordt_met_je_aangesproken_tot_hij_u_zegt():
    """Het dossier onthoudt het, ook in een nieuwe ronde."""
    gesprek = Gesprek().zeg("kun je me helpen met mijn schulden", "schulden")
    assert gesprek.d.aanspreken == "je"
    assert gesprek.zeg("opnieuw").d.aanspreken == "je"
    assert gesprek.zeg("zeg toch maar u tegen mij").d.aanspreken == "u"


def test_zeggen_hoe_iemand_aangesproken_wil_worden_is_geen_antwoord():
    """'Zeg maar je' is geen naam; de vraag komt terug."""
    gesprek = Gesprek().alles(*SCHULD, ("nee",), ("7609",), ("ja",))
    assert gesprek.vraag == "naam"
    gesprek.zeg("zeg maar gewoon je hoor")
    assert gesprek.vraag == "naam" and gesprek.d.naam is None and gesprek.d.aanspreken == "je"
    assert gesprek.zeg("zeg maar Jan").d.naam == "Jan"


def test_een_los_antwoord_geeft_geen_rustige_crisisvraag():
    """'Nee verder niks' is geen teken van honger, wat een model er ook in hoort."""
    gesprek = Gesprek().alles(("ik heb schulden bij de bank", "schulden"), ("ja",)).zeg("nee verder niks", "!?geen_eten")
    assert gesprek.vraag == "dreiging"


def test_niet_weten_of_iemand_verder_wil_na_een_crisis_is_niet_verder():
    """Dan komt er geen vraag meer; typen kan altijd weer."""
    gesprek = Gesprek().alles(("ik wil niet meer leven", "!suicide", "psychische_klachten"), ("ja, 06 12345678",), ("weet ik niet",))
    assert gesprek.vraag is None and gesprek.namen == ["crisis_slot"]
    assert gesprek.zeg("terug").namen == ["terug_kan_niet"] and gesprek.vraag is None


def test_nee_is_geen_nieuw_probleem():
    """'Nee, dat lukt niet' bij een andere vraag voegt niets toe aan wat er speelt."""
    gesprek = Gesprek().alles(*SCHULD, ("nee",)).zeg("nee, dat lukt niet meer zo goed", "lichamelijke_klachten")
    assert gesprek.vraag == "buurt" and gesprek.d.bevestigd == ["schulden"]


@pytest.mark.parametrize(
    ("tekst", "hoort", "over", "vraag"),
    [
        ("geen schulden, alleen een rolstoel", ("hulpmiddel",), ["hulpmiddel"], "nog_iets"),
        ("nee, enkel de rolstoel", ("hulpmiddel",), ["hulpmiddel"], "nog_iets"),
        ("de schulden niet", (), ["hulpmiddel"], "klopt_dit"),
    ],
)
def test_wat_genoemd_wordt_blijft(tekst, hoort, over, vraag):
    """'Geen dit, alleen dat': dat blijft, ook als de herkenning dit maar half hoorde."""
    gesprek = Gesprek().alles(("ik heb schulden en wil een rolstoel", "hulpmiddel", "?schulden")).zeg(tekst, *hoort)
    assert gesprek.d.problemen == over and "schulden" in gesprek.d.afgewezen and gesprek.vraag == vraag


def test_niet_meer_kunnen_is_geen_ontkenning():
    """'Niet meer wassen' vertelt het probleem juist, ook als het al als keuze klaarstond."""
    gesprek = Gesprek().zeg("mijn vader redt het niet meer", "begeleiding", "?lichamelijke_klachten").zeg("ja, en hij kan zich niet meer wassen", "lichamelijke_klachten")
    assert gesprek.d.bevestigd == ["begeleiding", "lichamelijke_klachten"]


def test_een_ander_bedoelen_verandert_niet_wat_er_speelt():
    """Wie de persoon verbetert, houdt zijn vraag; een echt nieuw probleem erbij telt wel."""
    gesprek = Gesprek().zeg("mijn oom wil een rollator", "hulpmiddel").zeg("nee niet mijn oom maar mijn schoonmoeder", "zorg_om_ander")
    assert (gesprek.d.problemen, gesprek.d.voor_wie, gesprek.vraag) == (["hulpmiddel"], "ouder", "klopt_dit")
    gesprek = Gesprek().zeg("mijn oom wil een rollator", "hulpmiddel").zeg("niet mijn oom maar mijn tante, en ze wil ook een taxipas voor vervoer", "vervoer")
    assert set(gesprek.d.problemen) == {"hulpmiddel", "vervoer"} and gesprek.d.voor_wie == "ander"


def test_een_zwak_gehoord_probleem_wordt_niet_ongevraagd_meegenomen():
    """In een paar woorden past één probleem; in een verhaal wordt gevraagd wat er ook bedoeld kan zijn."""
    from tests.support.kern import NU
    from triage import gesprek as g
    from triage.herkenning import Herkenning

    for tekst, twijfel in (("en hulp bij poetsen", []), ("en dan nog hulp bij het poetsen want dat gaat ook niet goed meer", ["verslaving"])):
        gesprek = Gesprek().alles(("mijn vrouw wil een rolstoel", "hulpmiddel"), ("ja",))
        beurt = g.beurt(gesprek.d, g.Invoer(NU, tekst, (), Herkenning(problemen=(("huishoudelijke_hulp", 0.5), ("verslaving", 0.3)))), gesprek.profiel, "gesprek-0001")
        assert beurt.dossier.bevestigd == ["hulpmiddel", "huishoudelijke_hulp"] and beurt.dossier.twijfel == twijfel


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [("mijn man bepaalt alles en geeft mij een klap als ik niet luister", "mijzelf"), ("mijn man bepaalt wat ik uitgeef en sluit me op", "mijzelf"), ("mijn vriend controleert mijn telefoon", None), ("mijn zus wordt geslagen door haar man", "ander")],
)
def test_bij_geweld_is_de_eerst_genoemde_niet_vanzelf_het_slachtoffer(tekst, wie):
    """Wie het ondergaat krijgt de hulp; is dat niet duidelijk, dan wordt het gevraagd."""
    assert Gesprek().zeg(tekst, "huiselijk_geweld").d.voor_wie == wie


def test_informatie_zoeken_zegt_nog_niet_voor_wie():
    """Pas wat er speelt vertelt om wie het gaat."""
    gesprek = Gesprek().zeg("ik zoek wat informatie", "~onduidelijk")
    assert gesprek.d.voor_wie is None
    assert gesprek.zeg("over een rolstoel voor mijn vrouw, die is gevallen", "hulpmiddel").d.voor_wie != "mijzelf"


@pytest.mark.parametrize("tekst", ["nee dat is alles", "nee geen andere problemen", "nee, alleen dit probleem", "verder niks bijzonders"])
def test_niets_anders_ontkent_niet_wat_er_gehoord_is(tekst):
    """Op 'klopt dat?' zegt 'dat is alles' ja op wat er staat, en nee op de rest."""
    gesprek = Gesprek().zeg("mijn vrouw wil een rolstoel", "hulpmiddel").zeg(tekst)
    assert gesprek.d.bevestigd == ["hulpmiddel"] and gesprek.d.nog_iets == "nee"


@pytest.mark.parametrize("tekst", ["nee", "nee dat is iets anders", "dat klopt niet", "nee, helemaal niet"])
def test_een_echt_nee_ontkent_wel(tekst):
    """Dan wordt er opnieuw gevraagd wat er is."""
    assert Gesprek().zeg("mijn vrouw wil een rolstoel", "hulpmiddel").zeg(tekst).d.bevestigd == []


@pytest.mark.parametrize("moment", ["vrijdagmiddag", "donderdag na 3 uur"])
def test_een_dag_om_te_bellen_is_niet_de_dag_dat_er_iets_dreigt(moment):
    """Anders verandert het voorstel waar iemand net ja op zei."""
    gesprek = Gesprek().alles(("ik heb schulden en er komt een deurwaarder, geen idee wanneer", "schulden"), ("ja",), ("nee",))
    while gesprek.vraag != "belmoment":
        gesprek.zeg({"dreiging_datum": "weet ik niet", "buurt": "7609", "akkoord": "ja", "naam": "Jan", "bereikbaar": "06 12345678", "voor_wie": "mijzelf", "dreiging": "nee"}[gesprek.vraag])
    gesprek.d.dreiging_datum = None
    gesprek.zeg(moment)
    assert gesprek.d.dreiging_datum is None and gesprek.d.belmoment == moment


def test_terug_van_een_naaste_naar_mijzelf():
    """Wie voor een ander aangezien werd, zegt dat één keer; de volgende vraag gaat weer over hemzelf."""
    gesprek = Gesprek().alles(("Het huis van mijn dochter is te klein en ik kan de trap niet meer op", "woningaanpassing"), ("ja",), ("nee",))
    if gesprek.vraag == "voor_wie":
        gesprek.zeg("mijn dochter")
    assert gesprek.d.voor_wie == "kind"
    gesprek.zeg("wacht, het gaat om mijzelf, niet om mijn dochter")
    assert (gesprek.d.voor_wie, gesprek.d.wie_precies) == ("mijzelf", None)
    assert "verbeterd" in gesprek.namen
