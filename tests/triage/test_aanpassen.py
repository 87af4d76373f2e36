"""Het voorstel lezen en veranderen voordat er ja op gezegd wordt."""

import pytest

from tests.support.kern import AFRONDING, Gesprek

DRANK = ("Ik heb schulden bij de bank. Ik drink te veel.", "schulden", "verslaving")


def bij_akkoord(*eerst, gemeente="almelo"):
    """Een gesprek dat bij het voorstel staat."""
    gesprek = Gesprek(gemeente).alles(*(eerst or (DRANK,)), ("ja",), ("nee",), ("nee",))
    if gesprek.vraag == "buurt":
        gesprek.zeg("6216" if gemeente == "maastricht" else "7609")
    assert gesprek.vraag == "akkoord"
    return gesprek


def voorstel(gesprek):
    return str(gesprek.laatste[-1].waarden["delen"])


def test_het_voorstel_toont_wat_het_loket_leest():
    """De problemen, de dreiging en de eigen woorden staan er voordat iemand ja zegt."""
    gesprek = Gesprek().alles(("Er komt morgen een deurwaarder voor mijn schulden", "schulden"), ("ja",), ("nee",), ("7609",))
    tekst = voorstel(gesprek)
    assert "schulden" in tekst and "dinsdag 24 november" in tekst and "Er komt morgen een deurwaarder" in tekst


def test_bij_geweld_staat_het_verhaal_niet_nog_eens_op_het_scherm():
    """Iemand kan meekijken; wie het wil lezen vraagt erom."""
    gesprek = Gesprek().alles(("mijn man slaat me in de keuken", "huiselijk_geweld"), ("ja",), ("nee",), ("ja",), ("nee",), ("7609",))
    assert gesprek.vraag == "akkoord" and "keuken" not in voorstel(gesprek)
    assert "lezen" in [o.waarde for o in gesprek.laatste[-1].opties]
    assert "keuken" in str(gesprek.zeg(["lezen"]).laatste[0].waarden["delen"]) and gesprek.vraag == "akkoord"


@pytest.mark.parametrize("tekst", ["niet zeggen dat ik drink", "laat het drinken weg", "u hoeft niet te vertellen dat ik te veel drink", "zonder de drank graag", "ja, maar niet doorgeven dat ik drink"])
def test_wat_weg_moet_gaat_uit_elk_deel(tekst):
    """Het probleem en de zinnen erover gaan nergens heen, en het is nog geen toestemming."""
    gesprek = bij_akkoord().zeg(tekst, "verslaving")  # de herkenning hoort het ook in deze zin
    assert gesprek.vraag == "akkoord" and gesprek.d.akkoord is None and "aangepast_weg" in gesprek.namen
    assert "drink" not in voorstel(gesprek)
    gesprek.alles(*AFRONDING)
    (o,) = gesprek.overdrachten
    assert o.problemen == ("schulden",)
    assert "drink" not in repr((o.verhaal, o.samenvatting, o.antwoorden, o.plan)).lower()


@pytest.mark.parametrize("tekst", ["ja maar dat van die schaamte mag eruit", "dat ene zinnetje moet weg", "haal dat laatste er maar af"])
def test_weghalen_zonder_te_zeggen_wat_vraagt_wat(tekst):
    """Onduidelijk wat er weg moet: geen toestemming en geen gok, maar de vraag wat er anders moet."""
    gesprek = bij_akkoord().zeg(tekst)
    assert gesprek.vraag == "aanpassen" and gesprek.d.akkoord is None


@pytest.mark.parametrize("tekst", ["zet erbij dat ik slecht hoor", "kunt u erbij zetten dat ik slecht hoor", "zeg er ook bij dat ik slecht hoor", "vergeet niet te zeggen dat ik slecht hoor"])
def test_wat_erbij_moet_leest_het_loket(tekst):
    """In de woorden van de inwoner, en te lezen voordat hij ja zegt."""
    gesprek = bij_akkoord().zeg(tekst)
    assert gesprek.vraag == "akkoord" and "slecht hoor" in voorstel(gesprek)
    gesprek.alles(*AFRONDING)
    assert "slecht hoor" in gesprek.overdrachten[0].samenvatting


def test_veranderen_met_knoppen():
    """Kiezen wat weg mag, of het toch zo laten."""
    gesprek = bij_akkoord().zeg(["aanpassen"])
    assert gesprek.vraag == "aanpassen" and {o.waarde for o in gesprek.laatste[-1].opties} == {"schulden", "verslaving", "zo_laten"}
    assert gesprek.zeg(["zo_laten"]).vraag == "akkoord" and gesprek.d.bevestigd == ["schulden", "verslaving"]
    gesprek.zeg(["aanpassen"]).zeg(["verslaving"])
    assert gesprek.vraag == "akkoord" and gesprek.d.bevestigd == ["schulden"]


def test_typen_bij_veranderen():
    """'Verander' vraagt wat; daarna werkt een gewone zin."""
    gesprek = bij_akkoord().zeg("dat klopt niet helemaal")
    assert gesprek.vraag == "aanpassen"
    assert gesprek.zeg("de buren mogen het niet zien, ik heb een achterdeur").vraag == "akkoord" and gesprek.d.bijgezegd


def test_het_laatste_weghalen_geeft_geen_lege_overdracht():
    """Dan zegt Wegwijs dat er niets overblijft; nee zeggen kan gewoon."""
    gesprek = bij_akkoord(("ik heb schulden", "schulden")).zeg("laat de schulden weg")
    assert "aanpassen_niets_over" in gesprek.namen and gesprek.d.bevestigd == ["schulden"] and gesprek.vraag == "akkoord"
    assert not gesprek.zeg("nee").overdrachten


def test_een_loket_weigeren_is_geen_aanpassing():
    """'Niet naar het werkplein' haalt het loket weg, niet het probleem."""
    gesprek = Gesprek("groningen").alles(("mijn douche en aangepast werk", "woningaanpassing", "werk_met_beperking"), ("ja",), ("nee",), ("mijzelf",), ("ja, ik",), ("9742",), ("niet naar het werkplein",))
    assert gesprek.d.akkoord == ["wmo_loket"]


def test_een_verandering_na_ja_vraagt_opnieuw_toestemming():
    """Toestemming geldt voor wat er te lezen stond, niet voor wat er later bij kwam."""
    gesprek = bij_akkoord(("ik heb schulden", "schulden")).zeg("ja")
    assert gesprek.vraag == "naam"
    gesprek.zeg("o ja en ik heb ook nog een rolstoel nodig", "hulpmiddel")
    gesprek.alles(*[(a,) for a in ("ja, ik",) if gesprek.vraag == "overzicht"])
    assert gesprek.vraag == "akkoord" and "voorstel_veranderd" in [u.naam for u in gesprek.uitingen] and not gesprek.overdrachten


def test_zonder_verandering_geen_tweede_toestemming():
    """Naam en nummer geven verandert niets aan wat een loket leest over het probleem."""
    gesprek = bij_akkoord().alles(*AFRONDING)
    assert "voorstel_veranderd" not in [u.naam for u in gesprek.uitingen] and gesprek.overdrachten


def test_weet_ik_niet_bij_toestemming_legt_uit_en_is_geen_ja():
    """Twijfel is geen toestemming; de eerste keer komt er uitleg."""
    gesprek = bij_akkoord().zeg("weet ik niet")
    assert "akkoord_uitleg" in gesprek.namen and gesprek.vraag == "akkoord" and gesprek.d.akkoord is None
    assert not gesprek.zeg("weet ik niet").overdrachten and gesprek.d.akkoord == []


def test_algemene_voorzieningen_staan_er_voor_de_toestemming():
    """Wat zonder aanvraag kan, hoort iemand ook als hij daarna nee zegt; en één keer."""
    gesprek = bij_akkoord(("ik ben alleen", "eenzaamheid"), gemeente="maastricht")
    assert gesprek.namen[0] == "voorzieningen"
    gesprek.zeg("wie leest dit?")
    assert "voorzieningen" not in gesprek.namen
