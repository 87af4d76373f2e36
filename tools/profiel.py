"""Maakt het profiel van een nieuwe gemeente, of kijkt een bestaand profiel na: `make profiel NAAM=deventer`.

Een nieuw profiel is een bestand met uitleg waarin op elke plek die ingevuld moet worden 'VUL IN' staat.
Zolang dat er nog staat, keurt de controle het af en start Wegwijs niet: liever geen gemeente dan een halve.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from pathlib import Path

from gemeenten.lezer import BASIS, MAP, lees_profiel
from triage.profiel import ProfielFout

SJABLOON = """\
# Profiel van {naam}. Vervang overal waar VUL IN staat, tussen de aanhalingstekens. Uitleg: docs/profielen.md.
# Nakijken: make profiel NAAM={sleutel}. Een regel die met # begint is uitleg; die mag weg.
#
# Zijn gegevens nog niet echt, zet er dan `voorbeeld: true` bij, zoals:
#   wmo_loket: {{naam: "het Wmo-loket", telefoon: "14 0570", voorbeeld: true}}
# Wie het profiel nakijkt, ziet wat nog voorbeeld is. Zo raakt niets vergeten.

# De sleutel van de gemeente: kleine letters, geen spaties. Zo staat zij ook in het adres van de chat.
gemeente: {sleutel}
# De naam zoals inwoners hem kennen.
naam: "{naam}"
# Het algemene nummer: 14 en het netnummer. Dit nummer hoort een inwoner het vaakst.
telefoon: "VUL IN: algemeen telefoonnummer"
website: "VUL IN: website"
# Zo lang blijft een gesprek na het laatste bericht, en een overdracht na het afronden (1 tot 366 dagen).
bewaartermijn_dagen: 28
# Alle viercijferige postcodes van de gemeente, los of als reeks.
postcodes: ["VUL IN: postcodes van de gemeente"]

# De vier loketten. `naam` staat midden in een zin: begin met een kleine letter en een lidwoord.
# `waar` is een adres, of een plek als 'in uw wijk'.
loketten:
  sociaal_team: {{naam: "VUL IN: hoe het sociaal team heet", telefoon: "VUL IN: telefoon van het sociaal team", waar: "in uw wijk"}}
  wmo_loket: {{naam: "VUL IN: hoe het Wmo-loket heet", telefoon: "VUL IN: telefoon van het Wmo-loket", waar: "VUL IN: adres van het Wmo-loket"}}
  werkplein: {{naam: "VUL IN: hoe het loket voor werk en inkomen heet", telefoon: "VUL IN: telefoon van werk en inkomen", waar: "VUL IN: adres van werk en inkomen"}}
  kcc: {{naam: "VUL IN: hoe het contactcentrum heet", telefoon: "VUL IN: telefoon van het contactcentrum", waar: "VUL IN: adres van de balie"}}

# Wie er nog meer genoemd wordt. De eerste drie staan in berichten bij een crisis: bel ze zelf na voordat
# inwoners ermee werken.
adressen:
  huisartsenpost: {{naam: "VUL IN: naam van de huisartsenpost", telefoon: "VUL IN: telefoon van de huisartsenpost"}}
  nachtopvang: {{naam: "VUL IN: naam van de nachtopvang", telefoon: "VUL IN: telefoon van de nachtopvang"}}
  noodhulp_eten: {{naam: "VUL IN: wie vandaag met eten kan helpen", telefoon: "VUL IN: telefoon voor hulp met eten"}}
  vrijwilligers: {{naam: "VUL IN: waar een vrijwilliger zich meldt", telefoon: "VUL IN: telefoon voor vrijwilligers", waar: "VUL IN: adres of website voor vrijwilligers"}}
  klachten: {{naam: "VUL IN: bij wie een klacht terechtkomt", telefoon: "VUL IN: telefoon voor klachten"}}
  clientondersteuning: {{naam: "VUL IN: wie gratis onafhankelijke hulp geeft", telefoon: "VUL IN: telefoon van die hulp"}}

# Wanneer een mens opneemt. Een dag die hier niet staat is dicht. Twee keer open op een dag mag ook:
#   donderdag: ["08:30-12:00", "13:00-20:00"]
openingstijden: {{maandag: "08:30-17:00", dinsdag: "08:30-17:00", woensdag: "08:30-17:00", donderdag: "08:30-17:00", vrijdag: "08:30-17:00"}}
# Feestdagen kent Wegwijs zelf. Zet hier alleen dagen die er nog bij komen, zoals:
#   - {{datum: 2027-05-07, waarom: "de dag na Hemelvaart"}}
sluitingsdagen: []
# De talen waarin medewerkers iemand kunnen helpen, en of er een tolk bij kan (ja of nee).
talen: {{gesproken: [Nederlands, Engels], tolk: ja}}

# Een sociaal team per rij, met de buurten waar het werkt. Achter een buurt staan de postcodes die daar
# helemaal in liggen. Een postcode die over meer buurten loopt, zet u bij `postcodes` van het team.
# Elke postcode staat hooguit één keer. Het laatste team is er voor de rest van de gemeente.
teams:
  - naam: "VUL IN: naam van een team"
    buurten: {{"VUL IN: naam van een buurt": ["VUL IN: postcode van die buurt"]}}
  - naam: "VUL IN: naam van het team voor de rest"
    buurten: {{"VUL IN: naam van een andere buurt": []}}
    postcodes: []

# Hulp zonder aanvraag, gratis of goedkoop. Hooguit drie die passen worden genoemd. `problemen` zijn codes;
# de lijst staat in docs/profielen.md. Met `buurten: [...]` is iets er alleen voor die buurten.
voorzieningen:
  - {{naam: "VUL IN: naam van een voorziening", wat: "VUL IN: wat iemand daar kan doen", problemen: [eenzaamheid], waar: "VUL IN: waar het is", kosten: gratis, voor_wie: iedereen}}

# Wat hier niet staat hoeft niet. Haal de # weg bij wat u anders wilt dan de standaard.
# Welk loket een probleem krijgt:
# routering: {{rondkomen: sociaal_team}}
# Hoe lang iets hooguit mag duren:
# termijnen: {{eerste_contact: 3 werkdagen, terugbellen: 1 werkdag}}
# Woorden uit gemeenten/basis.yaml die u anders zegt, met hetzelfde pad. Eigen vragen over de gang van zaken mogen ook.
# woorden:
#   procesvragen:
#     wat_is_sociaal_team: {{tekst: "Bij ons heet dat het wijkteam. Zij denken met u mee."}}
# Teksten van de bot die u anders zegt; de namen staan in bot/data/responses, zonder 'utter_' ervoor.
# teksten:
#   vraag_buurt: "In welke wijk woont degene om wie het gaat?"
"""


def sleutel_van(naam: str) -> str:
    """De sleutel bij een naam: 'Den Haag' wordt 'den-haag'; ValueError als er niets overblijft."""
    plat = "".join(teken for teken in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(teken))
    sleutel = re.sub(r"[^a-z0-9]+", "-", plat.lower()).strip("-")
    if not re.match(r"[a-z]", sleutel) or sleutel == Path(BASIS).stem:
        raise ValueError(f"{naam!r} is geen naam van een gemeente")
    return sleutel


def maak(naam: str, plaats: Path = MAP) -> Path:
    """Schrijft een nieuw profiel om in te vullen; FileExistsError als het er al is."""
    sleutel = sleutel_van(naam)
    pad = plaats / f"{sleutel}.yaml"
    gewone_naam = naam if naam != naam.lower() else "-".join(deel.capitalize() for deel in naam.split("-"))
    with pad.open("x", encoding="utf-8") as bestand:
        bestand.write(SJABLOON.format(naam=gewone_naam, sleutel=sleutel))
    return pad


def kijk_na(pad: Path) -> int:
    """Zegt of een profiel klopt, wat er mis is en wat nog voorbeeld is; 0 als het klopt."""
    try:
        profiel = lees_profiel(pad)
    except ProfielFout as fout:
        print(fout, file=sys.stderr)
        print(f"\n{len(fout.fouten)} {'fout' if len(fout.fouten) == 1 else 'fouten'} in {pad.name}. Zolang die er staan, start Wegwijs niet.", file=sys.stderr)
        return 1
    if profiel.sleutel != pad.stem:
        print(f"{pad.name}: de sleutel onder `gemeente` is {profiel.sleutel!r}; noem het bestand {profiel.sleutel}.yaml", file=sys.stderr)
        return 1
    print(f"{pad.name} klopt: {len(profiel.teams)} teams, {sum(len(t.buurten) for t in profiel.teams)} buurten, {len(profiel.voorzieningen)} voorzieningen.")
    if profiel.voorbeelden:
        print(f"Nog voorbeeldgegevens, te vervangen voordat inwoners ermee werken ({len(profiel.voorbeelden)}):")
        print("\n".join(f"- {naam}" for naam in profiel.voorbeelden))
    return 0


def main(argumenten: list[str] | None = None) -> int:
    """Het commando: maken als het profiel er niet is, anders nakijken."""
    lezer = argparse.ArgumentParser(prog="make profiel", description="Maakt het profiel van een gemeente, of kijkt het na.")
    lezer.add_argument("naam", help="de naam van de gemeente, zoals deventer of 'Den Haag'")
    lezer.add_argument("--map", type=Path, default=MAP, help="waar de profielen staan")
    gegeven = lezer.parse_args(argumenten)
    try:
        pad = gegeven.map / f"{sleutel_van(gegeven.naam)}.yaml"
    except ValueError as fout:
        print(fout, file=sys.stderr)
        return 2
    if pad.exists():
        return kijk_na(pad)
    maak(gegeven.naam, gegeven.map)
    print(f"{pad} staat klaar. Vul in waar VUL IN staat (uitleg: docs/profielen.md) en kijk het na met hetzelfde commando.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
