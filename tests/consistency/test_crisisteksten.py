"""Crisisteksten: het goede nummer vooraan, niets beloofd, en geen onjuist advies. Waarom staat in docs/crisisteksten.md."""

import re

import pytest

from gemeenten.lezer import profielen
from tools.leesbaarheid import teksten
from triage.taxonomie import CRISISVLAGGEN

ELKE = [(p, vlag) for p in profielen().values() for vlag in CRISISVLAGGEN]
# Per vlag: het nummer dat het eerst komt, en welke er verder in mogen en moeten staan.
NUMMERS = {
    "suicide": ("113", {"113", "112"}),
    "geweld_nu": ("112", {"112", "0800-2000"}),
    "kind_in_gevaar": ("112", {"112", "0800-2000", "0800-0432"}),
    "medisch_nu": ("112", {"112", "huisartsenpost"}),
    "geen_onderdak": ("nachtopvang", {"nachtopvang", "gemeente", "112"}),
    "geen_eten": ("noodhulp_eten", {"noodhulp_eten", "gemeente"}),
}
_NUMMER = re.compile(r"0800-\d{4}|\b0\d[\d -]{7,}\d|\b14 0\d{2,3}\b|\b11[23]\b(?!\w|\.nl)")


def nummers(profiel, tekst):
    """De nummers in een tekst op volgorde; een nummer uit het profiel onder zijn naam."""
    eigen = {profiel.telefoon: "gemeente"} | {a.telefoon: naam for naam, a in profiel.adressen.items() if a.telefoon and a.telefoon != profiel.telefoon}
    return [eigen.get(n, n) for n in _NUMMER.findall(tekst)]


@pytest.mark.parametrize(("profiel", "vlag"), ELKE, ids=lambda w: getattr(w, "sleutel", w))
def test_het_goede_nummer_vooraan(profiel, vlag):
    """Binnen de eerste twee zinnen het nummer, en in het hele bericht precies wat erbij hoort."""
    eerst, alle = NUMMERS[vlag]
    for tak in ("crisis", "crisis_kort"):
        tekst = profiel.tekst(tak, vlag)
        gevonden = nummers(profiel, tekst)
        assert gevonden[0] == eerst and set(gevonden) <= alle, (tak, tekst)
        assert eerst in nummers(profiel, " ".join(re.split(r"(?<=[.?!]) ", tekst)[:2])), (tak, tekst)
    assert set(nummers(profiel, profiel.tekst("crisis", vlag))) == alle


@pytest.mark.parametrize(("profiel", "vlag"), ELKE, ids=lambda w: getattr(w, "sleutel", w))
def test_rustig_kort_en_zonder_belofte(profiel, vlag):
    """Geen uitroepteken, geen hoofdletters, geen zin langer dan zeventien woorden, en niets wat de gemeente niet kan waarmaken."""
    tekst = profiel.tekst("crisis", vlag)
    assert "!" not in tekst and not re.search(r"\b[A-Z]{3,}\b", tekst.replace("112NL", ""))
    assert all(len(zin.split()) <= 17 for zin in re.split(r"(?<=[.?!:]) ", tekst)), tekst
    assert not re.search(r"u hoeft vannacht niet|er is (?:altijd )?(?:hulp|plek|eten)|komt (?:het )?goed|wij zorgen|meteen hulp|luisteren mee", tekst, re.IGNORECASE)


@pytest.mark.parametrize(("profiel", "vlag"), ELKE, ids=lambda w: getattr(w, "sleutel", w))
def test_een_ding_om_nu_te_doen(profiel, vlag):
    """Naast bellen staat er één ding om nu te doen."""
    doen = {"suicide": "Blijf niet alleen", "geweld_nu": "Ga als het kan", "kind_in_gevaar": "Blijf bij het kind", "medisch_nu": "Blijf bij de persoon", "geen_onderdak": "Zoek nu eerst een warme plek", "geen_eten": "Zeg dat u vandaag niets te eten heeft"}
    tekst = profiel.tekst("crisis", vlag)
    assert doen[vlag] in tekst
    assert sum(ding in tekst for ding in doen.values()) == 1


def test_een_nummer_dat_niet_dag_en_nacht_is_wordt_zo_niet_genoemd():
    """'Dag en nacht' staat alleen in een zin of na een zin met 113 of Veilig Thuis, nooit bij de Kindertelefoon."""
    for profiel in profielen().values():
        tekst = profiel.tekst("crisis", "kind_in_gevaar")
        assert tekst.index("dag en nacht") < tekst.index("0800-0432") and tekst.index("0800-2000") < tekst.index("dag en nacht")


def test_vaste_nummers_in_alle_teksten_bestaan():
    """Een landelijk nummer dat ergens genoemd wordt is een van de bekende."""
    bekend = {"112", "113", "0800-2000", "0800-0432", "0800-8115"}
    eigen = {a.telefoon for p in profielen().values() for a in (*p.loketten.values(), *p.adressen.values())} | {p.telefoon for p in profielen().values()}
    for tekst in teksten():
        # 06 12345678 is het voorbeeld bij de vraag naar een nummer.
        vreemd = set(_NUMMER.findall(tekst.tekst)) - bekend - eigen - {"06 12345678"}
        assert not vreemd, (tekst.bron, vreemd)
