"""Van getelde cijfers naar de tabellen van de pagina en van het bestand. Kleine aantallen gaan hier weg."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from integrations.portal import grafiek, woorden
from integrations.portal.grafiek import Grafiek, getal
from integrations.portal.periode import Periode
from integrations.portal.woorden import Woorden
from overdracht import cijfers_tellen as ct
from overdracht.cijfers import Cijfers, Gesprekscijfers
from overdracht.cijfers_verbergen import deel_van, klein, los, verdeling

Cel = int | str | None
_PAREN = 20
AANTAL_PROBLEMEN = {ct.EEN: "Eén probleem", ct.MEER: "Meer problemen", ct.GEEN: "Geen probleem genoemd"}
REGIE = {"aanwezig": "Er is regie", "ontbreekt": "Regie ontbreekt", "onbekend": "Niet bekend", "niet_nodig": "Niet nodig: één loket doet alles"}
TERMIJN = {ct.OP_TIJD: "Op tijd", ct.TE_LAAT: "Te laat", ct.LOOPT: "Loopt nog"}
VRAAG = {
    **{"situatie": "Wat is er aan de hand?", "klopt_dit": "Klopt dit?", "nog_iets": "Speelt er nog iets?", "voor_wie": "Voor wie is de hulp?"},
    **{"mantelzorger": "Hoe gaat het met de mantelzorger?", "dreiging": "Wat kan niet wachten?", "dreiging_datum": "Wanneer is dat?"},
    **{"hulp_betrokken": "Is er al hulp?", "overzicht": "Houdt iemand het overzicht?", "zelf_regelen": "Lukt het zelf regelen?", "buurt": "In welke buurt?"},
    **{"akkoord": "Mag dit doorgegeven worden?", "aanpassen": "Wat moet er anders?", "naam": "Wat is uw naam?", "bereikbaar": "Hoe bent u te bereiken?"},
    **{"belmoment": "Wanneer bellen?", "kinderen": "Zijn er kinderen thuis?", "veilig_bereikbaar": "Is contact veilig?", "aanvullen": "Aanvullen?"},
    **{"crisis_zeker": "Bedoelt u dat het nu gevaarlijk is?", "crisis_contact": "Mag iemand contact opnemen?", "crisis_verder": "Verder na het crisisbericht?"},
}
OORDEEL = {"gehoord": "Ik voelde me gehoord", "zelf_kiezen": "Ik kon zelf kiezen", "geholpen": "Ik weet wat er nu gebeurt", "geen_van_deze": "Geen van deze", "overslaan": "Sloeg de vraag over"}


@dataclass(frozen=True)
class Kern:
    """Een getal dat bovenaan staat, met wat het zegt."""

    getal: str
    naam: str


@dataclass(frozen=True)
class Blok:
    """Een onderwerp: een tabel, en soms een grafiek van de eerste kolom."""

    sleutel: str
    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[Cel, ...]], ...]
    uitleg: str = ""
    grafiek: Grafiek | None = None

    @property
    def verborgen(self) -> bool:
        """Of er iets in staat dat verborgen is."""
        return any(cel is None for _, cellen in self.rijen for cel in cellen)


def procent(deel: int, geheel: int) -> str | None:
    """Hoeveel procent; None als dat een klein aantal zou verraden."""
    if not geheel:
        return "–"
    return None if klein(geheel) or deel_van(deel, geheel) is None else f"{round(100 * deel / geheel)} %"


def binnen(telling: Mapping[str, int], soort: str, deel: float, een: str, meer: str) -> str | None:
    """Binnen hoe lang dit deel klaar was, in woorden; None als er te weinig waren."""
    geteld = sum(ct.groep(telling, soort).values())
    duur = ct.binnen(telling, soort, deel)
    if duur is None:
        return "–"
    return None if klein(geteld) else f"{duur} {een if duur == 1 else meer}"


def kern(cijfers: Cijfers, vandaag: date) -> list[Kern]:
    """De zeven getallen van een oogopslag."""
    totaal = cijfers.totaal
    alles = ct.aantal(totaal, ct.TOTAAL)
    termijnen = ct.termijnen(totaal, vandaag)
    klaar = termijnen[ct.OP_TIJD] + termijnen[ct.TE_LAAT]
    regie = ct.groep(totaal, ct.REGIE)
    gevraagd = alles - regie.get("niet_nodig", 0)
    paren = [
        (getal(los(alles)), "overdrachten" if alles != 1 else "overdracht"),
        (procent(ct.groep(totaal, ct.AANTAL_PROBLEMEN).get(ct.MEER, 0), alles), "met meer problemen"),
        (procent(regie.get("ontbreekt", 0), gevraagd), "van de regiechecks: regie ontbreekt"),
        (binnen(totaal, ct.OPGEPAKT_UREN, 0.5, "uur", "uur"), "binnen deze tijd was de helft opgepakt"),
        (binnen(totaal, ct.AFGEROND_DAGEN, 0.5, "dag", "dagen"), "binnen deze tijd was de helft afgerond"),
        (procent(termijnen[ct.OP_TIJD], klaar), "van de termijnen op tijd"),
        (procent(ct.aantal(totaal, ct.VERKEERD), alles), "kwam bij het verkeerde loket"),
        (procent(ct.aantal(totaal, ct.TERUGKEREND), alles), "van een inwoner die al eerder kwam"),
    ]
    return [Kern(getal_ or "verborgen", naam) for getal_, naam in paren]


def maak(cijfers: Cijfers, periode: Periode, taal: Woorden, vandaag: date) -> list[Blok]:
    """Alle onderwerpen, in de volgorde van de pagina. Is er te weinig geteld, dan zijn er geen."""
    alles = ct.aantal(cijfers.totaal, ct.TOTAAL)
    blokken = _van_overdrachten(cijfers, periode, taal, vandaag) if alles and not klein(alles) else []
    if cijfers.gesprekken is not None:
        blokken += _van_gesprekken(cijfers.gesprekken)
    return [blok for blok in blokken if blok.rijen]


def _van_overdrachten(cijfers: Cijfers, periode: Periode, taal: Woorden, vandaag: date) -> list[Blok]:
    telling, alles = cijfers.totaal, ct.aantal(cijfers.totaal, ct.TOTAAL)
    gemeente = cijfers.vraag.gemeente or next(iter(cijfers.per_gemeente), "")
    problemen = {taal.probleem(gemeente, code): n for code, n in ct.groep(telling, ct.PROBLEEM).items()}
    vlaggen = {taal.crisis(gemeente, vlag): n for vlag, n in ct.groep(telling, ct.CRISISVLAG).items()}
    return [
        _in_de_tijd(cijfers, periode, vandaag),
        _staven("problemen", "Wat er speelt", "Probleem", problemen, "Een overdracht kan meer problemen hebben: zij telt bij elk daarvan."),
        _paren(telling, taal, gemeente),
        _staven("aantal", "Eén probleem of meer", "Hoeveel", _genoemd(ct.groep(telling, ct.AANTAL_PROBLEMEN), AANTAL_PROBLEMEN), op_volgorde=False),
        _staven("regie", "Regie", "Regie", _genoemd(ct.groep(telling, ct.REGIE), REGIE), "Of iemand het overzicht heeft, zoals dat uit de regiecheck kwam.", op_volgorde=False),
        _snelheid(telling),
        _staven("termijnen", "Termijnen", "Hoe het ging", _genoemd(ct.termijnen(telling, vandaag), TERMIJN), "Elke termijn van elke overdracht telt apart.", op_volgorde=False),
        _per_loket(cijfers, vandaag),
        _per_buurt(telling, alles),
        _staven("gemeenten", "Per gemeente", "Gemeente", {taal.gemeente(g): n for g, n in cijfers.per_gemeente.items()}) if len(cijfers.per_gemeente) > 1 else Blok("gemeenten", "", (), ()),
        _staven("uitkomst", "Hoe het afliep", "Uitkomst", _genoemd(ct.groep(telling, ct.UITKOMST), woorden.UITKOMST), "Van wat is afgerond."),
        _bijzonder(telling, alles),
        _staven("crisis", "Crisis", "Wat er dreigde", vlaggen, "Een overdracht kan meer crisisvlaggen hebben."),
        _staven("taal", "Taal", "Taal", _genoemd(ct.groep(telling, ct.TAAL), woorden.TAAL)),
        _staven("kanaal", "Kanaal", "Kanaal", {woorden.zin(naam): n for naam, n in _genoemd(ct.groep(telling, ct.KANAAL), woorden.KANAAL).items()}),
    ]


def _van_gesprekken(gesprekken: Gesprekscijfers) -> list[Blok]:
    alle = sum(gesprekken.per_kanaal.values())
    if klein(alle):
        return []
    kanalen = {woorden.zin(naam): n for naam, n in _genoemd(gesprekken.per_kanaal, woorden.KANAAL).items()}
    gestopt = _genoemd(gesprekken.gestopt, VRAAG)
    oordelen = {naam: gesprekken.oordelen.get(code, 0) for code, naam in OORDEEL.items()} if gesprekken.oordelen else {}
    return [
        _staven("gesprekken", "Gesprekken", "Kanaal", kanalen, "Begonnen in deze periode, ook als er geen overdracht uit kwam."),
        _staven("gestopt", "Waar gesprekken ophielden", "Bij welke vraag", gestopt, f"De vraag bleef open, er kwam geen overdracht, en het was een dag stil. Samen {getal(deel_van(sum(gestopt.values()), alle))} gesprekken."),
        _staven("tevreden", "Wat inwoners ervan vonden", "Antwoord", oordelen, f"{getal(los(gesprekken.beoordeeld))} inwoners gaven een antwoord; wie wil, kiest er meer.", op_volgorde=False),
    ]


def _genoemd(groep: Mapping[str, int], namen: Mapping[str, str]) -> dict[str, int]:
    """De aantallen met hun namen, op de volgorde van de namen; een code zonder naam houdt zijn code."""
    volgorde = [*(code for code in namen if code in groep), *sorted(code for code in groep if code not in namen)]
    uit: Counter[str] = Counter()
    for code in volgorde:
        uit[namen.get(code, code)] += groep[code]
    return dict(uit)


def _staven(sleutel: str, titel: str, kop: str, groep: Mapping[str, int], uitleg: str = "", op_volgorde: bool = True) -> Blok:
    namen = sorted(groep, key=lambda naam: (-groep[naam], naam)) if op_volgorde else list(groep)
    veilig = verdeling({naam: groep[naam] for naam in namen})
    rijen = [(naam, veilig[naam]) for naam in namen]
    if op_volgorde:
        # Wat verborgen is staat achteraan, op naam: ook de volgorde zegt dan niets.
        rijen = [*((naam, n) for naam, n in rijen if n is not None), *sorted((naam, n) for naam, n in rijen if n is None)]
    return Blok(sleutel, titel, (kop, "Aantal"), tuple((naam, (n,)) for naam, n in rijen), uitleg, grafiek.liggend(rijen))


def _in_de_tijd(cijfers: Cijfers, periode: Periode, vandaag: date) -> Blok:
    vakken = periode.vakken(vandaag)
    veilig = verdeling({vak: sum(n for dag, n in cijfers.per_dag.items() if vak.van <= dag <= vak.tot) for vak in vakken})
    getekend = grafiek.staand([(vak.kort, vak.naam, veilig[vak]) for vak in vakken]) if len(vakken) > 1 else None
    return Blok("tijd", "Overdrachten in de tijd", ("Wanneer", "Aantal"), tuple((woorden.zin(vak.naam), (veilig[vak],)) for vak in vakken), "Op de dag waarop zij binnenkwamen.", getekend)


def _paren(telling: Mapping[str, int], taal: Woorden, gemeente: str) -> Blok:
    groot = sorted(((n, paar) for paar, n in ct.groep(telling, ct.PAAR).items() if not klein(n)), key=lambda x: (-x[0], x[1]))[:_PAREN]
    rijen = [(" + ".join(taal.probleem(gemeente, code) for code in paar.split("+")), n) for n, paar in groot]
    uitleg = f"De {_PAREN} die het meest samen in één overdracht staan; wat minder dan vijf keer voorkomt staat er niet bij."
    return Blok("paren", "Wat samen voorkomt", ("Problemen", "Aantal"), tuple((naam, (n,)) for naam, n in rijen), uitleg, grafiek.liggend(rijen))


def _snelheid(telling: Mapping[str, int]) -> Blok:
    soorten = (("Opgepakt", ct.OPGEPAKT_UREN, "uur", "uur"), ("Afgerond", ct.AFGEROND_DAGEN, "dag", "dagen"))
    rijen = tuple(
        (naam, (los(sum(ct.groep(telling, soort).values())), binnen(telling, soort, 0.5, een, meer), binnen(telling, soort, 0.9, een, meer))) for naam, soort, een, meer in soorten
    )
    return Blok("snelheid", "Hoe snel", ("Wat", "Aantal", "De helft binnen", "9 van de 10 binnen"), rijen, "Vanaf het moment van binnenkomen; nachten en weekenden tellen mee. Wat nog niet zover is, telt hier niet.")


def _per_loket(cijfers: Cijfers, vandaag: date) -> Blok:
    per = {loket: telling for loket, telling in cijfers.per_loket.items() if ct.aantal(telling, ct.TOTAAL)}
    if len(per) < 2:
        return Blok("loketten", "", (), ())
    aantallen = verdeling({loket: ct.aantal(telling, ct.TOTAAL) for loket, telling in per.items()})
    rijen = []
    for loket, telling in per.items():
        alles, termijnen = ct.aantal(telling, ct.TOTAAL), ct.termijnen(telling, vandaag)
        zien = aantallen[loket] is not None
        cellen: tuple[Cel, ...] = (
            aantallen[loket],
            procent(ct.groep(telling, ct.AANTAL_PROBLEMEN).get(ct.MEER, 0), alles) if zien else None,
            binnen(telling, ct.OPGEPAKT_UREN, 0.5, "uur", "uur") if zien else None,
            procent(termijnen[ct.OP_TIJD], termijnen[ct.OP_TIJD] + termijnen[ct.TE_LAAT]) if zien else None,
        )
        rijen.append((woorden.LOKET[loket], cellen))
    getekend = grafiek.liggend([(woorden.LOKET[loket], aantallen[loket]) for loket in per])
    return Blok("loketten", "Per loket", ("Loket", "Aantal", "Meer problemen", "Helft opgepakt binnen", "Termijnen op tijd"), tuple(rijen), "Bij het loket waar de overdracht nu is.", getekend)


def _per_buurt(telling: Mapping[str, int], alles: int) -> Blok:
    buurten, meer = ct.groep(telling, ct.BUURT), ct.groep(telling, ct.BUURT_MEER)
    if not buurten:
        return Blok("buurten", "", (), ())
    onbekend = alles - sum(buurten.values())
    veilig = verdeling({**buurten, **({"": onbekend} if onbekend else {})})
    namen = sorted((buurt for buurt in veilig if buurt), key=lambda buurt: (veilig[buurt] is None, -(veilig[buurt] or 0), buurt))
    rijen: list[tuple[str, tuple[Cel, ...]]] = [(buurt, (veilig[buurt], procent(meer.get(buurt, 0), buurten[buurt]) if veilig[buurt] is not None else None)) for buurt in namen]
    if onbekend:
        rijen.append(("Buurt niet bekend", (veilig[""], "–")))
    getekend = grafiek.liggend([(buurt, veilig[buurt]) for buurt in namen])
    return Blok("buurten", "Per buurt", ("Buurt", "Aantal", "Meer problemen"), tuple(rijen), "", getekend)


def _bijzonder(telling: Mapping[str, int], alles: int) -> Blok:
    soorten = {"Bij het verkeerde loket gekomen": ct.VERKEERD, "Van een inwoner die al eerder kwam": ct.TERUGKEREND, "Met een crisisvlag": ct.CRISIS}
    rijen: Sequence[tuple[str, tuple[Cel, ...]]] = [(naam, (deel_van(ct.aantal(telling, soort), alles), procent(ct.aantal(telling, soort), alles))) for naam, soort in soorten.items()]
    return Blok("bijzonder", "Bijzonder", ("Wat", "Aantal", "Deel van alle"), tuple(rijen))
