"""Meet hoe makkelijk elke tekst voor inwoners leest: `python -m tools.leesbaarheid` schrijft docs/leesbaarheid.md bij.

Vier maten per tekst, ingevuld met gewone waarden:

- de langste zin en het gemiddelde, in woorden;
- het deel van de woorden dat niet in de 7.500 gewoonste van het Nederlands staat
  (tests/support/gewone_woorden.txt), buiten namen en woorden die uitgelegd worden;
- Flesch-Douma: 206,84 - 0,93 x (woorden per zin) - 77 x (lettergrepen per woord). Douma paste in 1960 de
  formule van Flesch aan het Nederlands aan: W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960
  (Bulletin 17, Landbouwhogeschool). 60 tot 70 is gewoon, hoger is makkelijker.

Lettergrepen worden geteld als groepen klinkers; dat zit er soms een naast. Op een tekst van een paar
woorden zegt een formule niets: Flesch-Douma telt pas vanaf twaalf woorden.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gemeenten.lezer import profielen
from triage.profiel import Profiel

ROOT = Path(__file__).resolve().parents[1]
LIJST = ROOT / "tests" / "support" / "gewone_woorden.txt"
BLAD = ROOT / "docs" / "leesbaarheid.md"
BEGIN, EINDE = "<!-- gemaakt: begin -->", "<!-- gemaakt: einde -->"

MAX_ZIN, MAX_GEMIDDELD, MAX_ONGEWOON, MIN_DOUMA = 22, 15.0, 0.12, 60.0
# Minder woorden dan dit is te weinig voor een formule of een percentage.
GENOEG = 12

# Vakwoorden die mogen, omdat een vraag over de gang van zaken ze uitlegt.
UITGELEGD: Mapping[str, str] = {
    "wmo": "wat_is_wmo",
    "loket": "wat_is_loket",
    "loketten": "wat_is_loket",
    "wmo-loket": "wat_is_wmo_loket",
    "wmo-team": "wat_is_wmo_loket",
    "werkplein": "wat_is_werkplein",
    "wijkteam": "wat_is_sociaal_team",
    "wijkcoach": "wat_is_sociaal_team",
    "wijkcoaches": "wat_is_sociaal_team",
    "klantcontactcentrum": "wat_is_kcc",
    "contactcentrum": "wat_is_kcc",
    "pgb": "wat_is_pgb",
    "kenmerk": "wat_is_kenmerk",
    "kenmerken": "wat_is_kenmerk",
    "mantelzorger": "wat_is_mantelzorg",
    "schuldhulp": "wat_is_schuldhulp",
    "bijstand": "wat_is_bijstand",
    "jeugdhulp": "wat_is_jeugdhulp",
    "regisseur": "wat_is_regisseur",
    "beschikking": "wat_is_beschikking",
    "bezwaar": "bezwaar",
    "cak": "eigen_bijdrage",
    "overzicht": "wat_is_overzicht",
}
# Alledaagse woorden die toch niet bij de 7.500 horen: meestal samenstellingen van twee gewone woorden.
ALLEDAAGS = frozenset(
    """
    huisartsenpost computerprogramma typ typt vinkjes voedselbank nachtopvang werkdagen deurwaarder knoppen wis wissen
    gewist somber gokken gamen formulieren doorgegeven e-mailadres overslaan goedendag foto's
    """.split()
)
_VOORBEELD: Mapping[str, str] = {
    "problemen": "schulden of achterstand, post en formulieren",
    "wie": "uw vader of moeder",
    "delen": "- het loket: hulp in het huishouden",
    "stappen": "1. schulden of achterstand (begint nu)\n2. post en formulieren (komt daarna)",
    "termijn": "maandag 30 november",
    "dag": "maandag 30 november",
    "adressen": "- het loket, 14 0546",
    "lijst": "- het loket: K3F-7QD",
    "kenmerk": "K3F-7QD",
    "loket": "het loket",
    "vraag": "Heeft u vandaag niets te eten?",
}


@dataclass(frozen=True)
class Tekst:
    """Een tekst voor inwoners zoals hij op het scherm komt, met waar hij vandaan komt."""

    bron: str
    tekst: str
    namen: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Maat:
    """De vier maten van een tekst."""

    langste_zin: int
    gemiddelde: float
    ongewoon: tuple[str, ...]
    woorden: int
    douma: float

    @property
    def deel_ongewoon(self) -> float:
        """Het deel van de woorden dat ongewoon is, 0 tot 1."""
        return len(self.ongewoon) / self.woorden if self.woorden else 0.0

    def te_moeilijk(self) -> list[str]:
        """Wat er over de grens gaat, in woorden; leeg als de tekst goed is."""
        fout = []
        if self.langste_zin > MAX_ZIN:
            fout.append(f"een zin van {self.langste_zin} woorden")
        if self.gemiddelde > MAX_GEMIDDELD:
            fout.append(f"gemiddeld {self.gemiddelde:.1f} woorden per zin")
        if self.woorden >= GENOEG and self.deel_ongewoon > MAX_ONGEWOON:
            fout.append(f"ongewone woorden: {', '.join(self.ongewoon)}")
        if self.woorden < GENOEG and len(self.ongewoon) > 1:
            fout.append(f"meer dan één ongewoon woord: {', '.join(self.ongewoon)}")
        if self.woorden >= GENOEG and self.douma < MIN_DOUMA:
            fout.append(f"Flesch-Douma {self.douma:.0f}")
        return fout


@cache
def gewone_woorden() -> frozenset[str]:
    """De gewoonste woorden, met wat erbij mag."""
    regels = LIJST.read_text(encoding="utf-8").splitlines()
    return frozenset(regel for regel in regels if not regel.startswith("#")) | ALLEDAAGS | UITGELEGD.keys()


def woorden(tekst: str) -> list[str]:
    """De woorden van een tekst; nummers, adressen van sites en losse tekens tellen niet."""
    tekst = re.sub(r"\S+@\S+|(?:www\.|https?://)\S+|\b\S+\.(?:nl|com)\b|\S*\d\S*", " ", tekst)
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", tekst)


def zinnen(tekst: str) -> list[str]:
    """De zinnen van een tekst; een nieuwe regel begint een nieuwe zin."""
    delen = re.split(r"(?<=[.!?:])\s+|\n", re.sub(r"^- ", "", tekst, flags=re.MULTILINE))
    return [deel for deel in delen if woorden(deel)]


def lettergrepen(woord: str) -> int:
    """Het aantal groepen klinkers; een trema begint een nieuwe, en 'ua', 'eo', 'ia' en 'io' zijn er twee."""
    plat = re.sub(r"(?<=[aeiou])([ëïöü])", r"-\1", woord.lower()).translate(str.maketrans("éèëêïöüáà", "eeeeiouaa"))
    plat = re.sub(r"([aeou]{2}i)(e)", r"\1-\2", plat)
    plat = re.sub(r"(?<!q)(u)(a)|(e)(o)|(i)(a)|(i)(o)", lambda m: "-".join(g for g in m.groups() if g), plat)
    return max(1, len(re.findall(r"[aeiou](?:[aeiouy]|(?<=i)j)*|y", plat)))


def meet(tekst: Tekst) -> Maat:
    """De vier maten van een ingevulde tekst."""
    per_zin = [woorden(zin) for zin in zinnen(tekst.tekst)]
    alle = [woord for zin in per_zin for woord in zin]
    # Een hoofdletter midden in een zin is een naam.
    ongewoon = [woord for zin in per_zin for i, woord in enumerate(zin) if _is_ongewoon(woord, i > 0, tekst.namen)]
    per_zin_gemiddeld = len(alle) / len(per_zin) if per_zin else 0.0
    grepen = sum(map(lettergrepen, alle)) / len(alle) if alle else 1.0
    return Maat(max(map(len, per_zin), default=0), per_zin_gemiddeld, tuple(dict.fromkeys(ongewoon)), len(alle), 206.84 - 0.93 * per_zin_gemiddeld - 77 * grepen)


def _is_ongewoon(woord: str, binnen_zin: bool, namen: frozenset[str]) -> bool:
    klein = woord.lower()
    gewoon = gewone_woorden()
    if klein in gewoon or woord in namen or (binnen_zin and woord[0].isupper()):
        return False
    return not ("-" in klein and all(deel in gewoon for deel in klein.split("-")))


# -- alle teksten ------------------------------------------------------------------------------------


def teksten() -> Iterator[Tekst]:
    """Elke tekst die een inwoner te lezen kan krijgen, in elke gemeente, ingevuld; dezelfde tekst één keer."""
    gezien: set[str] = set()
    for profiel in profielen().values():
        for tekst in _van(profiel):
            if tekst.tekst not in gezien:
                gezien.add(tekst.tekst)
                yield tekst


def _van(profiel: Profiel) -> Iterator[Tekst]:
    waarden = {**_VOORBEELD, "reden": profiel.tekst("redenen", "een_probleem", "u"), "hoe": f"{profiel.tekst('voorstel', 'hoe', 'telefoon')} {profiel.tekst('voorstel', 'wanneer')} maandag 30 november.", "stand": profiel.tekst("standen", "opgepakt"), **profiel.invulwaarden()}
    namen = frozenset(woord for adres in (*profiel.loketten.values(), *profiel.adressen.values()) for woord in woorden(adres.naam) if woord[0].isupper())

    def tekst(bron: str, ruw: str) -> Tekst:
        # Namen die later bij de teksten komen, zijn gewone woorden zolang hier niets anders staat.
        return Tekst(bron, re.sub(r"\{(\w+)\}", lambda m: str(waarden.get(m[1], "dit")), ruw), namen)

    for naam, ruw in _responses():
        eigen = profiel.woorden["teksten"].get(naam.removeprefix("utter_"))
        yield from (tekst(f"{naam} ({profiel.naam})", variant) for variant in eigen) if eigen else [tekst(naam, ruw)]
    for pad, ruw in _bladeren(profiel.woorden):
        if voor_inwoner(pad):
            yield tekst(".".join(pad), ruw)
    for v in profiel.voorzieningen:
        for veld in ("wat", "waar", "kosten", "voor_wie"):
            yield Tekst(f"voorzieningen: {v.naam}, {veld}", getattr(v, veld))


def _responses() -> Iterator[tuple[str, str]]:
    for bestand in sorted((ROOT / "bot" / "data" / "responses").glob("*.yml")):
        for naam, varianten in yaml.safe_load(bestand.read_text(encoding="utf-8"))["responses"].items():
            yield from ((naam, variant["text"]) for variant in varianten)


def _bladeren(waarde: Any, pad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(waarde, Mapping):
        for sleutel, onder in waarde.items():
            yield from _bladeren(onder, (*pad, str(sleutel)))
    elif isinstance(waarde, str):
        yield pad, waarde


# Takken van de woorden die alleen een medewerker of de herkenning leest, en teksten in andere talen.
_NIET_VOOR_INWONER = frozenset({"loketwoorden", "loketnamen", "termijnen", "talen", "teksten"})


def voor_inwoner(pad: tuple[str, ...]) -> bool:
    """Of de tekst op deze plek in de woorden op het scherm van een inwoner kan komen."""
    if pad[0] in _NIET_VOOR_INWONER or pad[-1] == "loket":
        return False
    if pad[0] == "procesvragen":
        return pad[-1] == "tekst"
    return not pad[-1].startswith("toestemming")


# -- het blad ----------------------------------------------------------------------------------------


def moeilijkste(aantal: int = 10) -> list[tuple[Tekst, Maat]]:
    """De teksten met de laagste Flesch-Douma, van wie genoeg woorden heeft; de moeilijkste eerst, elke bron één keer."""
    per_bron: dict[str, tuple[Tekst, Maat]] = {}
    for tekst in teksten():
        maat = meet(tekst)
        if maat.woorden >= GENOEG and (tekst.bron not in per_bron or maat.douma < per_bron[tekst.bron][1].douma):
            per_bron[tekst.bron] = tekst, maat
    return sorted(per_bron.values(), key=lambda paar: (paar[1].douma, paar[0].bron))[:aantal]


def tabel() -> str:
    """De tabel van de tien moeilijkste teksten, zoals hij in het blad staat."""
    rijen = ["| tekst | langste zin | gemiddeld | Flesch-Douma | ongewone woorden |", "|---|---|---|---|---|"]
    for tekst, maat in moeilijkste():
        rijen.append(f"| `{tekst.bron}` | {maat.langste_zin} | {maat.gemiddelde:.1f} | {maat.douma:.0f} | {', '.join(maat.ongewoon) or '-'} |")
    return "\n".join(rijen)


def bijgewerkt(blad: str) -> str:
    """Het blad met de tabel van nu."""
    voor, rest = blad.split(BEGIN)
    return f"{voor}{BEGIN}\n{tabel()}\n{EINDE}{rest.split(EINDE)[1]}"


def main() -> int:
    """Schrijft de tabel in het blad en noemt wat te moeilijk is; 1 als er zo'n tekst is."""
    BLAD.write_text(bijgewerkt(BLAD.read_text(encoding="utf-8")), encoding="utf-8")
    fout = [(tekst, meet(tekst).te_moeilijk()) for tekst in teksten()]
    for tekst, waarom in fout:
        if waarom:
            print(f"{tekst.bron}: {'; '.join(waarom)}\n    {tekst.tekst}", file=sys.stderr)
    return any(waarom for _, waarom in fout)


if __name__ == "__main__":
    sys.exit(main())
