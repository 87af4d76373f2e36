"""Vragen over de gang van zaken: in veel bewoordingen herkend, en een verhaal is geen vraag."""

import re

import pytest

from gemeenten.lezer import profielen
from triage.procesvragen import begint_vragend, vind, vind_alle

VRAGEN = profielen()["almelo"].woorden["procesvragen"]

BEWOORDINGEN = {
    "ziet_politie": ["Kan de politie dit zien?", "geven jullie dit door aan de politie", "komt dit bij de politie terecht?", "ik wil niet dat de politie dit leest", "en de politie dan?", "Krijgt de wijkagent dit te horen?", "mag de ind dit weten"],
    "ziet_instantie": ["Ziet UWV dit ook?", "krijgt de belastingdienst dit te weten", "kan mijn baas dit lezen?", "gaat dit naar de deurwaarder?", "mijn werkgever mag dit niet weten", "delen jullie dit met de bank?"],
    "ziet_verhuurder": ["kan mijn verhuurder dit zien?", "krijgt de woningcorporatie hier bericht van", "ik wil niet dat mijn huisbaas het weet", "geven jullie het door aan de woningbouw?"],
    "ziet_school": ["Hoort de school dit?", "kan de juf van mijn zoontje dit lezen?", "wordt dit aan school doorgegeven?", "ik wil niet dat school dit weet", "krijgt de leerplichtambtenaar dit?"],
    "ziet_huisarts": ["Krijgt mijn huisarts bericht hiervan?", "ziet de dokter dit?", "weet mijn psycholoog dit dan ook?", "sturen jullie dit naar de huisarts"],
    "ziet_familie": ["Kan mijn man dit zien?", "mijn ex mag dit niet weten", "ik wil niet dat mijn ouders hier achter komen", "krijgt mijn vrouw bericht van dit gesprek?", "kunnen de buren dit lezen?", "leest mijn moeder mee?"],
    "wie_leest": ["Wie leest dit?", "wie leest dit eigenlijk", "wie krijgt mijn gegevens te zien?", "waar gaat dit bericht naartoe?", "lezen jullie mee?", "is dit vertrouwelijk?", "blijft dit tussen ons?", "maar wie kan dit allemaal zien", "bij wie komt dit terecht?", "kan iedereen dit lezen?", "wie ziet wat ik hier typ?", "aan wie geef je dit door?"],
    "veilig_hier": ["is het hier veilig?", "kan ik u vertrouwen", "ben je wel echt van de gemeente?", "is dit geen oplichting?", "is deze site te vertrouwen", "hoe weet ik dat dit echt van de gemeente is?"],
    "wissen": ["kan ik dit gesprek ook wissen?", "wanneer wordt dit verwijderd?", "hoe kan ik alles laten verwijderen?", "kunnen jullie dit weghalen", "mag dit gewist worden?"],
    "bewaren": ["hoe lang bewaren jullie dit?", "Hoelang blijft dit staan?", "wordt dit gesprek opgeslagen?", "bewaart u dit?", "slaan jullie mijn gegevens op?", "hoe lang houden jullie mijn gegevens"],
    "gegevens": ["Wat gebeurt er met mijn gegevens?", "wat doen jullie met mijn antwoorden", "hoe zit het met de privacy?", "wat weten jullie van mij?", "worden mijn gegevens verkocht?", "wat doet de gemeente met wat ik hier schrijf?", "wat houdt de avg in?"],
    "bsn": ["moet ik mijn bsn geven?", "heb je mijn burgerservicenummer nodig?", "moet ik inloggen met digid?", "hoef ik geen digid te hebben?", "wil je mijn rekeningnummer ook?"],
    "anoniem": ["Kan dit anoniem?", "ik wil graag anoniem blijven", "blijf ik anoniem?", "moet ik mijn naam zeggen?", "kan het ook zonder naam?", "weten jullie wie ik ben?"],
    "eigen_bijdrage": ["wat is de eigen bijdrage?", "hoe hoog is de eigen bijdrage", "moet ik een eigen bijdrage betalen?", "wat is het cak?", "krijg ik een eigen bijdrage opgelegd?"],
    "kosten": ["Kost dit geld?", "wat kost dit?", "wat gaat dat kosten?", "is dit gratis", "moet ik hiervoor betalen?", "moeten we hier iets voor betalen?", "krijg ik daar een rekening van?", "zijn er kosten aan verbonden?", "hoeveel kost huishoudelijke hulp?", "wie betaalt dat?", "maar wat kost dat dan"],
    "duur_gesprek": ["hoeveel vragen komen er nog?", "hoe lang duurt dit gesprek?", "zijn we bijna klaar?", "krijg ik nog veel vragen", "moet ik nog lang?"],
    "hoe_lang": ["Hoe lang duurt het?", "wanneer hoor ik iets?", "hoelang duurt het voordat ik iets hoor", "wanneer word ik gebeld?", "hoe snel kan er iemand komen?", "wanneer bellen jullie", "hoe lang moet ik wachten?", "wanneer krijg ik antwoord", "duurt het lang?"],
    "wachtlijst": ["is er een wachtlijst?", "is er wachttijd?", "staat er een wachtrij?", "wat is de wachttijd?"],
    "erger": ["Wat als het erger wordt?", "wat moet ik doen als het intussen slechter gaat?", "wie moet ik bellen als het erger wordt", "en als het ondertussen misgaat, wat dan?", "kan het sneller?", "kan het niet eerder?"],
    "openingstijden": ["Wanneer zijn jullie open?", "wat zijn de openingstijden?", "bent u op zaterdag open?", "tot hoe laat zijn jullie bereikbaar", "is de gemeente morgen dicht?", "kan ik langskomen in het weekend?"],
    "storing_melden": ["de chat doet het niet", "waar kan ik een storing melden?", "de website werkt niet goed", "de knoppen doen het niet", "waarom is de chat zo traag?"],
    "zonder_internet": ["kan ik ook bellen?", "wat is het telefoonnummer?", "ik heb geen internet", "hoe kan dat zonder computer?", "kan het ook telefonisch?", "kan ik ook langskomen?", "mijn vader heeft geen internet, hoe moet dat?"],
    "adres": ["waar zitten jullie?", "wat is het adres?", "waar moet ik heen?", "waar is het gemeentehuis?", "bij welke balie moet ik zijn?", "waar vind ik het loket?"],
    "wie_belt": ["wie belt mij?", "met welk nummer bellen jullie?", "word ik gebeld of gemaild?", "wat als ik niet opneem?", "wie neemt er contact met mij op?"],
    "huisbezoek": ["komen jullie bij mij thuis?", "komt er iemand langs?", "kan er iemand op huisbezoek komen?", "moet er iemand bij mij thuis komen?"],
    "andere_taal": ["Kan ik ook Turks praten?", "spreekt er iemand Arabisch?", "mag het in het Engels?", "is er een tolk?", "welke talen spreken jullie?", "kunnen jullie een tolk regelen", "ik wil een tolk"],
    "lezen_lastig": ["kan iemand het voorlezen?", "ik kan dit niet goed lezen", "de letters zijn te klein", "kunt u het simpeler zeggen?", "ik kan niet goed lezen, kan dit ook anders?", "kan het wat korter?"],
    "iemand_meenemen": ["Mag ik iemand meenemen?", "kan mijn dochter mee naar het gesprek?", "mag er iemand bij zijn?", "mag ik mijn buurvrouw meenemen naar het gesprek", "moet ik alleen komen?", "kan ik een vriendin meebrengen?"],
    "iemand_anders_invullen": ["kan mijn buurvrouw dit voor mij doen?", "mag mijn dochter dit invullen?", "mag ik dit voor mijn moeder invullen?", "kan iemand anders dat voor mij regelen?", "mag iemand mij helpen met typen?"],
    "computer": ["Ben je een mens?", "ben jij een robot?", "praat ik met een computer?", "wie ben je?", "met wie spreek ik?", "is dit een chatbot?", "bent u een echte medewerker of een mens?", "zit er een mens achter?"],
    "wat_kun_je": ["wat kun je voor mij doen?", "hoe werkt dit?", "wat kan ik hier vragen", "waar kunt u mij mee helpen?", "wat is wegwijs?", "voor wie is deze chat?", "wat moet ik hier doen?"],
    "wat_is_overzicht": ["wat bedoel je met overzicht?", "wat is het overzicht?", "overzicht, wat is dat", "wat bedoelt u met het overzicht"],
    "schaamte": ["ik schaam me", "Ja... ik schaam me kapot", "ik schaam me er zo voor", "het is zo gênant", "ik geneer me een beetje om dit te vertellen"],
    "wat_bedoel_je": ["wat bedoel je?", "hoe bedoelt u", "ik snap de vraag niet", "ik begrijp het niet", "wat bedoelen jullie daarmee?"],
    "waarom": ["Waarom wil je dat weten?", "waarom vraagt u dat", "waarvoor heb je mijn postcode nodig?", "waarom moeten jullie mijn adres weten?", "waarom moet ik mijn naam zeggen?", "wat gaat jou dat aan?", "waar is dat voor nodig?"],
    "moet_ik": ["Moet ik dit invullen?", "ben ik verplicht om te antwoorden?", "moet ik alles vertellen?", "mag ik deze vraag overslaan?", "is dat verplicht?", "hoef ik dat niet te zeggen?", "moet dat echt?"],
    "stoppen": ["kan ik stoppen?", "mag ik ermee ophouden?", "hoe stop ik deze chat?", "wat als ik nu stop?", "kan ik altijd stoppen"],
    "zelf_kiezen": ["mag ik zelf kiezen wie mij helpt?", "kan ik kiezen van wie ik hulp krijg", "heb ik iets te kiezen?", "kan ik ook een andere medewerker krijgen?"],
    "later_verder": ["kan ik later verder gaan?", "kan ik morgen verder?", "mag ik dit straks afmaken?", "kan ik het tussendoor pauzeren?"],
    "aanpassen": ["kan ik mijn antwoord nog veranderen?", "hoe kan ik dit aanpassen?", "kan ik mijn keuze wijzigen", "kan ik een vraag terug?", "wat als ik iets verkeerd heb ingevuld?", "mag ik me nog bedenken?", "kan ik mijn toestemming intrekken?"],
    "opnieuw_vertellen": ["moet ik alles opnieuw vertellen?", "moet ik daar mijn verhaal weer doen?", "moet ik dan nog een keer alles uitleggen?", "moet ik het dan weer zeggen tegen hun?"],
    "na_afloop": ["wat gebeurt er hierna?", "hoe gaat het nu verder?", "en wat nu?", "wat doen jullie daarmee?", "wat gebeurt er nu met mijn melding?", "wat is de volgende stap?"],
    "zeker_hulp": ["krijg ik zeker hulp?", "heb ik hier recht op?", "wie beslist dat?", "beslis jij of ik hulp krijg?", "krijg ik dan hulp?", "word ik niet afgewezen?"],
    "bezwaar": ["wat als ik het er niet mee eens ben?", "hoe maak ik bezwaar?", "kan ik in beroep gaan?", "wat als het wordt afgewezen?", "kan ik bezwaar maken"],
    "klacht_hoe": ["waar kan ik een klacht indienen?", "hoe dien ik een klacht in", "bij wie kan ik klagen?", "kan ik een klacht doen over de gemeente?"],
    "uitkering_kwijt": ["raak ik mijn uitkering kwijt als ik dit vertel?", "heeft dit gevolgen voor mijn uitkering?", "ik ben bang dat mijn uitkering wordt stopgezet als ik hulp vraag", "word ik gekort op mijn bijstand als ik hier hulp vraag?", "verlies ik hierdoor mijn toeslagen?"],
    "kinderen_weg": ["Pakken jullie dan mijn kinderen af?", "worden mijn kinderen weggehaald?", "kunnen ze mijn kind uit huis halen?", "ik ben bang dat ze mijn kinderen afpakken als ik dit vertel", "raak ik mijn kinderen kwijt?"],
    "veilig_thuis_meteen": ["wordt Veilig Thuis dan automatisch gebeld?", "krijgt veilig thuis bericht?", "geven jullie dit door aan Veilig Thuis?", "doen jullie een melding?", "word ik dan gemeld?"],
    "persoonlijk_plan": ["Wat is een persoonlijk plan?", "hoe maak ik een persoonlijk plan?", "moet ik een persoonlijk plan maken?", "persoonlijk plan, wat is dat?"],
    "wat_is_plan": ["wat is dat plan?", "wat bedoel je met het plan?", "wat is een stappenplan", "waar is die volgorde voor?"],
    "clientondersteuning": ["Wat is onafhankelijke cliëntondersteuning?", "wat doet een clientondersteuner?", "hoe kom ik aan een cliëntondersteuner?", "ik wil graag een cliëntondersteuner", "wie helpt mij bij zo'n gesprek?"],
    "wat_is_pgb": ["wat is een pgb?", "hoe werkt een persoonsgebonden budget?", "kan ik een pgb krijgen?", "pgb, wat is dat"],
    "wat_is_wmo": ["Wat is de Wmo?", "wat houdt de wmo in?", "wmo wat is dat", "waar is de wmo voor?", "ik weet niet wat de wmo is", "kunt u uitleggen wat de wmo is?", "wat betekent wmo eigenlijk?"],
    "wat_is_loket": ["wat is een loket?", "wat bedoel je met een loket?", "loket, wat is dat", "waar is dat loket voor?"],
    "wat_is_wmo_loket": ["wat is het wmo-loket?", "wat doet het Wmo-loket?", "wat is het wmo team", "waar is het wmo loket voor?"],
    "wat_is_sociaal_team": ["wat is een sociaal team?", "wat doet het sociaal wijkteam?", "wie zijn het wijkteam?", "wat is een wijkcoach", "nooit van een wijkteam gehoord", "wat kan het sociaal team voor mij doen?"],
    "wat_is_werkplein": ["wat is het werkplein?", "wat doet het werkplein", "wat is een werkplein", "hoe werkt het werkplein?"],
    "wat_is_kcc": ["wat is het kcc?", "wat betekent kcc", "wat is het klantcontactcentrum?", "kcc, wat is dat?"],
    "keukentafelgesprek": ["Wat is een keukentafelgesprek?", "hoe gaat een keukentafelgesprek?", "wat houdt het onderzoek in?", "wat is dat, zo'n keukentafelgesprek"],
    "wat_is_regisseur": ["wat is een regisseur?", "wat doet de regisseur?", "wat bedoelen jullie met regie?", "wie is de regisseur"],
    "wat_is_mantelzorg": ["wat is mantelzorg?", "ben ik mantelzorger?", "wat is een mantelzorger", "wanneer ben je mantelzorger?"],
    "wat_is_schuldhulp": ["wat is schuldhulpverlening?", "hoe werkt schuldhulp", "wat houdt schuldsanering in?", "wat doet een bewindvoerder?"],
    "wat_is_bijstand": ["wat is bijstand?", "wat is bijzondere bijstand", "hoe werkt de bijstand?", "wat betekent bijstandsuitkering?"],
    "wat_is_beschikking": ["wat is een beschikking?", "wat is een indicatie", "wat betekent indicatie?", "wat is een melding"],
    "wat_is_voorziening": ["wat is een voorziening?", "wat zijn algemene voorzieningen?", "wat betekent voorziening", "wat bedoel je met een algemene voorziening?"],
    "wat_is_jeugdhulp": ["wat is jeugdhulp?", "wat doet jeugdzorg", "wat is de jeugdwet?", "wat houdt jeugdhulp in"],
    "wat_is_veilig_thuis": ["wat is Veilig Thuis?", "wat doet veilig thuis", "nooit van veilig thuis gehoord", "wat kan veilig thuis voor mij doen?"],
    "wat_is_kenmerk": ["wat is een kenmerk?", "waar is het kenmerk voor?", "ik ben mijn kenmerk kwijt", "waar kan ik mijn kenmerk vinden?"],
    "foto_sturen": ["kan ik een foto sturen?", "mag ik de brief opsturen?", "hoe kan ik een bestand uploaden?", "kan ik hier documenten laten zien"],
    "andere_plaats": ["voor welke gemeente is dit?", "wat als ik ergens anders woon?", "kan dit ook als ik in een andere gemeente woon?", "is dit voor heel nederland?"],
}  # fmt: skip

VERHALEN = [
    "Ik kan de kosten niet betalen.",
    "Ik moet elke maand kiezen tussen eten en de huur.",
    "Hoe kom ik aan een uitkering?",
    "Kan ik een rolstoel krijgen?",
    "Ik weet niet hoe ik mijn rekeningen moet betalen.",
    "Wie kan mij helpen met mijn schulden?",
    "Mijn man slaat mij en ik durf niet naar huis.",
    "Mijn man leest al mijn berichten en laat me niet alleen weg.",
    "Ik heb de politie gebeld maar die kwam niet.",
    "De school belt elke week omdat mijn zoon spijbelt.",
    "Mijn huisarts zegt dat ik hulp moet zoeken.",
    "De huisarts weet niet meer wat hij met mij aan moet.",
    "Ik kan niet goed lezen en schrijven.",
    "Ik kan niet lezen.",
    "Mijn Nederlands is niet goed, ik wil een cursus.",
    "Mijn verhuurder wil mij eruit zetten.",
    "Mag mijn verhuurder mij zomaar op straat zetten?",
    "De verhuurder doet niks aan de schimmel.",
    "Mijn uitkering is stopgezet en ik heb niks meer.",
    "Raak ik mijn uitkering kwijt als ik ga samenwonen?",
    "Wanneer krijg ik mijn uitkering?",
    "De bijstand is gekort omdat mijn zoon thuis woont.",
    "Ik wil bijstand aanvragen.",
    "UWV stopt mijn ziektewet volgende maand.",
    "De deurwaarder komt vrijdag langs.",
    "De deurwaarder weet waar ik woon.",
    "Mijn ex wil de kinderen afpakken.",
    "Jeugdzorg wil mijn kinderen weghalen.",
    "Mijn kinderen zijn vorig jaar uit huis geplaatst.",
    "Kan mijn ex mijn kinderen zomaar meenemen?",
    "Mijn dochter wil niet meer naar school, wat kan ik doen?",
    "Mijn moeder kan niet meer alleen thuis wonen.",
    "Ik zorg voor mijn vrouw en het wordt me te veel.",
    "Ik ben mantelzorger voor mijn vader en ik ben op.",
    "Mijn pgb is afgewezen en nu heb ik geen hulp.",
    "Ik heb een pgb maar de zorgverlener is weg.",
    "De eigen bijdrage kan ik niet meer opbrengen.",
    "Ik sta al twee jaar op een wachtlijst voor een woning.",
    "Het duurt al zo lang voordat ik een huis krijg.",
    "Ik moet mijn huis uit over twee weken.",
    "Ik moet alles alleen doen sinds de scheiding.",
    "Waarom moet ik altijd alles alleen doen?",
    "Ik wil stoppen met drinken.",
    "Hoe stop ik met gokken?",
    "Kan ik hulp krijgen bij stoppen met roken en blowen?",
    "Ik voel me zo alleen, er komt nooit iemand langs.",
    "Ik heb niemand om mee te praten.",
    "Mijn buurman maakt elke nacht herrie.",
    "De buren horen mij altijd huilen.",
    "Mijn badkamer moet aangepast worden.",
    "Kunnen jullie mijn douche aanpassen?",
    "Ik kan de trap niet meer op.",
    "Mag mijn moeder mee in de regiotaxi?",
    "Ik snap de brieven van de gemeente niet.",
    "Ik heb mijn digid niet en kan nergens bij.",
    "Mijn DigiD werkt niet meer, wie helpt me daarmee?",
    "Ik heb een brief gekregen van het CAK die ik niet kan betalen.",
    "Er is beslag gelegd op mijn loon.",
    "Ik heb geen geld meer voor eten.",
    "Hoe lang ik dit nog volhoud weet ik niet.",
    "Ik weet niet wat ik moet doen.",
    "Ik weet het niet meer.",
    "Ik ben het overzicht helemaal kwijt.",
    "Niemand heeft het overzicht.",
    "Mijn zoon luistert niet en zit de hele dag te gamen.",
    "Mijn vader is overleden en ik kom er niet overheen.",
    "Ik ben mijn baan kwijt en zoek werk.",
    "Ik wil graag werken maar dat kan alleen aangepast.",
    "Ik ben zwanger en heb geen plek om te wonen.",
    "Mijn vriend heeft mijn bankpas en ik mag niks.",
    "De bank heeft mijn rekening geblokkeerd.",
    "Ik slaap slecht van de stress.",
    "Mijn inkomen is te laag en de toeslag moet ik terugbetalen.",
    "Ik moet de toeslagen terugbetalen, hoe moet dat?",
    "Ik heb lichamelijke klachten, waar kan ik terecht met die klachten aan mijn rug?",
    "Kan de gemeente helpen met een andere woning?",
    "Wij willen graag vrijwilligerswerk doen.",
    "Heeft u iets te doen overdag voor mijn broer?",
    "Ik heb thuis geen internet meer omdat ik de rekening niet kon betalen.",
    "ja",
    "nee",
    "weet ik niet",
    "dat zeg ik liever niet",
    "ja, mijn begeleider",
    "mijn dochter houdt het overzicht",
    "morgen komt de deurwaarder",
    "via deze chat",
    "mijn naam is Jan",
    "in de ochtend graag",
    "ja dat mag",
    "het sociaal team wel, het werkplein niet",
    "ik krijg hulp van het wijkteam",
    "kan iemand mij helpen met het huishouden",
    "wie kan mijn moeder wassen als ik er niet ben",
    "hoe kom ik van mijn schulden af?",
    "mag ik werken met een uitkering?",
    "wat moet ik doen als mijn huis wordt ontruimd?",
    "kan iemand mij helpen met brieven lezen",
    "hoelang kan ik dit nog volhouden",
    "mijn ex mag de kinderen niet zien van de rechter",
    "ik ben bang dat ik mijn huis kwijtraak",
    "kan ik mijn energierekening in termijnen betalen?",
    "ben ik verplicht om te werken met mijn rug?",
    "kan de politie iets doen aan mijn buurman",
    "mijn wmo aanvraag is afgewezen",
    "Gokverslaafd en alleen. Wat nu?",
    "kan ik mijn bijstand houden als ik ga studeren?",
    "Ik durf niks te zeggen tegen mijn man",
    "Ik schaam me voor mijn schulden",
    "ik schaam me dat ik mijn kinderen geen eten kan geven",
]


def test_er_zijn_meer_dan_veertig_antwoorden_met_bewoordingen():
    """Elke vraag is getest, en er is geen bewoording bij een vraag die niet bestaat."""
    assert len(VRAGEN) >= 40
    assert set(BEWOORDINGEN) == set(VRAGEN)
    assert all(len(set(zinnen)) >= 4 for zinnen in BEWOORDINGEN.values())


@pytest.mark.parametrize(("naam", "zin"), [(naam, zin) for naam, zinnen in BEWOORDINGEN.items() for zin in zinnen])
def test_een_vraag_in_eigen_woorden(naam, zin):
    """Hoe iemand het ook vraagt, met of zonder vraagteken, hij krijgt dat antwoord."""
    assert vind(zin, VRAGEN) == naam


@pytest.mark.parametrize("verhaal", VERHALEN)
def test_een_verhaal_is_geen_vraag(verhaal):
    """Wie vertelt wat er speelt of een vraag van Wegwijs beantwoordt, krijgt geen uitleg over de gang van zaken."""
    assert vind(verhaal, VRAGEN) is None


def test_twee_vragen_in_een_bericht():
    """Allebei krijgen een antwoord, in de volgorde van het bericht."""
    assert vind_alle("Wat kost dit? En wie leest dit?", VRAGEN) == ("kosten", "wie_leest")


def test_een_vraag_achter_een_verhaal():
    """De vraag wordt gehoord, en dat er eerst iets verteld wordt ook."""
    bericht = "Mijn huur is drie maanden achter en ik durf de post niet meer open te maken, de deurwaarder was er al twee keer. Wie leest dit eigenlijk?"
    assert vind(bericht, VRAGEN) == "wie_leest"
    assert not begint_vragend(bericht) and begint_vragend("Sorry, maar wie leest dit?")


def test_anoniem_is_bij_de_vraag_naar_een_naam_gewoon_een_antwoord():
    """Wie daar 'ik blijf liever anoniem' typt, vraagt niets."""
    assert vind("ik blijf liever anoniem", VRAGEN, "situatie") == "anoniem"
    assert vind("ik blijf liever anoniem", VRAGEN, "naam") is None


@pytest.mark.parametrize("gemeente", ["almelo", "maastricht", "groningen"])
def test_elk_antwoord_is_kort_en_ingevuld(gemeente):
    """In elke gemeente twee tot vier zinnen zonder gaten."""
    profiel = profielen()[gemeente]
    for naam in profiel.woorden["procesvragen"]:
        tekst = profiel.tekst("procesvragen", naam, "tekst")
        zinnen = [z for z in tekst.replace("www.", "www").split(". ") if z.strip()]
        assert 2 <= len(zinnen) <= 5 and "{" not in tekst, (naam, tekst)
        # Een naam uit het profiel ('het Wmo-loket') begint nooit een zin.
        assert not re.search(r"(?:^|[.?!] )[a-zà-ü]", tekst), (naam, tekst)


@pytest.mark.parametrize(("gemeente", "zin"), [("almelo", "wat is almelo sociaal?"), ("maastricht", "ja maar wie is mee zuid-limburg"), ("groningen", "MEE, wat is dat?")])
def test_de_naam_van_de_gratis_hulp_wordt_uitgelegd(gemeente, zin):
    """Het voorstel noemt die naam, dus wie hem niet kent krijgt antwoord."""
    assert vind(zin, profielen()[gemeente].woorden["procesvragen"], "akkoord") == "clientondersteuning"
