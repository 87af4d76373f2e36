"""Wanneer het model alleen een crisis vermoedt: een verhaal telt snel, een kort antwoord niet; een regel altijd."""

import pytest

from tests.support.kern import NU, Gesprek
from triage import crisis
from triage import gesprek as g
from triage.herkenning import Herkenning

TOT_KLOPT_DIT = [("mijn vrouw heeft een rolstoel nodig", "hulpmiddel")]
TOT_NOG_IETS = [*TOT_KLOPT_DIT, ("ja",)]
TOT_MANTELZORGER = [*TOT_NOG_IETS, ("nee",)]


def zeg(gesprek, tekst, **kansen):
    """Eén beurt waarin het model deze vlaggen met deze kans vermoedt: alarm vanaf 0.1, daaronder twijfel."""
    alarm = tuple((v, k) for v, k in kansen.items() if k >= 0.1)
    twijfel = tuple((v, k) for v, k in kansen.items() if k < 0.1)
    beurt = g.beurt(gesprek.d, g.Invoer(NU, tekst, (), Herkenning(crisis=alarm, crisis_twijfel=twijfel)), gesprek.profiel, "gesprek-0001")
    gesprek.d, gesprek.laatste = beurt.dossier, beurt.uitingen
    return gesprek


@pytest.mark.parametrize(
    ("tot", "tekst", "kansen"),
    [
        (TOT_KLOPT_DIT, "ja, een rolstoel, een rolstoel", {"suicide": 0.06}),
        (TOT_KLOPT_DIT, "dat zeg ik liever niet", {"suicide": 0.09}),
        (TOT_NOG_IETS, "niks meer", {"geen_eten": 0.83}),
        (TOT_NOG_IETS, "nee, verder niks bijzonders", {"geen_eten": 0.3}),
        (TOT_NOG_IETS, "nee geen andere zorgen", {"suicide": 0.12}),
        (TOT_MANTELZORGER, "dat vraagt nooit iemand, ik trek het soms niet meer", {"suicide": 0.14}),
        (TOT_MANTELZORGER, "slecht, ik ben echt op", {"medisch_nu": 0.06}),
    ],
)
def test_een_kort_antwoord_is_geen_vermoeden(tot, tekst, kansen):
    """Wie de open vraag beantwoordt, krijgt de volgende vraag en geen vraag of hij nog wil leven."""
    gesprek = zeg(Gesprek().alles(*tot), tekst, **kansen)
    assert gesprek.d.crisis == [] and gesprek.d.crisis_twijfel == []
    assert gesprek.vraag != tot[-1][0] and gesprek.vraag not in ("crisis_zeker", "crisis_contact")


@pytest.mark.parametrize(
    ("tot", "tekst", "kansen", "vraag"),
    [
        # Het model is zeker, ook al is het antwoord kort.
        (TOT_KLOPT_DIT, "ja, en pillen geslikt", {"suicide": 0.7}, "crisis_contact"),
        # Het model twijfelt, maar het is een verhaal.
        (TOT_NOG_IETS, "nee, het heeft allemaal toch geen enkele zin meer voor mij", {"suicide": 0.2}, "crisis_contact"),
        (TOT_NOG_IETS, "ik zit de hele dag op bed en huil, dat gaat al maanden zo", {"suicide": 0.08}, "crisis_zeker"),
        # Een regel hoort het, hoe kort het antwoord ook is en hoe weinig het model hoort.
        (TOT_NOG_IETS, "nee, ik zie het niet meer zitten", {"suicide": 0.06}, "crisis_zeker"),
        (TOT_KLOPT_DIT, "ja hij slaat me", {"geweld_nu": 0.3}, "crisis_zeker"),
        (TOT_MANTELZORGER, "slecht, ik wil er niet meer zijn", {"suicide": 1.0}, "crisis_contact"),
        # Zwaar is zwaar, maar dit is meer dan dat.
        (TOT_MANTELZORGER, "ik houd het niet meer vol", {"suicide": 0.4}, "crisis_zeker"),
    ],
)
def test_een_crisis_in_een_antwoord_wordt_gehoord(tot, tekst, kansen, vraag):
    """Ook wie het als antwoord zegt, krijgt het nummer of de rustige vraag."""
    assert zeg(Gesprek().alles(*tot), tekst, **kansen).vraag == vraag


@pytest.mark.parametrize("tekst", ["er is eigenlijk niks hoor", "nou ja, er is niks aan de hand", "Er speelt hier niets bijzonders."])
def test_er_is_niks_is_geen_honger(tekst):
    """Ook als eerste bericht niet, hoe graag het model er ook honger in hoort."""
    gesprek = zeg(Gesprek(), tekst, geen_eten=0.6)
    assert gesprek.vraag == "situatie" and gesprek.d.crisis == []


@pytest.mark.parametrize(
    ("vlag", "tekst", "vraag"),
    [
        ("geen_eten", "ik heb ook geen eigen geld", "situatie"),
        ("geen_eten", "we krijgen niks meer van de instanties", "situatie"),
        ("geen_eten", "er staat bij ons alleen nog een pot pindakaas om te eten", "crisis_contact"),
        ("kind_in_gevaar", "mijn man kleineert me en gooit met spullen", "situatie"),
        ("kind_in_gevaar", "mijn man gooit met spullen waar de kinderen bij zijn", "crisis_zeker"),
    ],
)
def test_een_vermoeden_gaat_over_iets_wat_de_inwoner_noemt(vlag, tekst, vraag):
    """Honger zonder een woord over eten, of een kind in gevaar zonder kind, is een gok van het model."""
    assert zeg(Gesprek(), tekst, **{vlag: 0.3}).vraag == vraag


@pytest.mark.parametrize(
    "tekst",
    ["over een paar dagen heb ik geen geld meer voor eten", "Volgende week kunnen wij geen eten meer kopen", "morgen heb ik niks meer te eten", "over 4 dagen zit ik zonder boodschappen"],
)
def test_straks_geen_eten_is_nog_geen_crisis(tekst):
    """Wat pas over een paar dagen zo is, is een dreiging voor het werkplein en geen spoed."""
    assert "geen_eten" not in {s.vlag for s in crisis.beoordeel(tekst)}


@pytest.mark.parametrize(
    "tekst",
    ["tot volgende week hebben we niks te eten", "Er is niks te eten in huis, volgende week komt er pas geld", "vandaag en morgen is er geen geld voor eten", "ik heb niks te eten. over een week krijg ik weer geld"],
)
def test_nu_geen_eten_blijft_een_crisis(tekst):
    """Ook als er een dag bij staat waarop het beter wordt."""
    assert "geen_eten" in crisis.signalen(tekst)


@pytest.mark.parametrize("tekst", ["ja en ik snij mezelf", "nee, ik zie geen uitweg meer", "het is morgen toch afgelopen met mij"])
def test_een_regel_over_niet_meer_willen_leven_geeft_de_rustige_vraag(tekst):
    """Ook als het model er niets in hoort."""
    gesprek = zeg(Gesprek().alles(*TOT_NOG_IETS), tekst)
    assert gesprek.vraag == "crisis_zeker" and gesprek.d.crisis_twijfel == ["suicide"]


@pytest.mark.parametrize("tekst", ["ik zie door de bomen het bos niet meer", "ik heb geen zin in al dat gedoe", "dat is afgelopen", "nee dat hoeft niet meer"])
def test_moedeloos_over_iets_anders_geeft_geen_rustige_vraag(tekst):
    """Niet elk zwaar woord gaat over het leven."""
    assert zeg(Gesprek().alles(*TOT_NOG_IETS), tekst).vraag != "crisis_zeker"
