"""Van dossier naar overdracht: per loket zijn eigen deel, in woorden die een medewerker leest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from triage import noemen, opmerken
from triage.besluit import Besluit, Deel, Situatie, besluit
from triage.dossier import Dossier
from triage.overdracht import Contact, Overdracht, Toestemming
from triage.plan import Planstap, maak_plan
from triage.profiel import Profiel
from triage.regie import GEEN_ANTWOORD, Regie
from triage.taxonomie import KCC, PROBLEMEN, SOCIAAL_TEAM
from triage.urgentie import ETEN, INKOMEN, MET_DATUM, prioriteit, termijnen
from triage.vragen import huidig_besluit, situatie_van
from triage.zinsdelen import eigen_deel

_REGIEVRAGEN = ("hulp_betrokken", "overzicht", "zelf_regelen")


def _plan(d: Dossier, profiel: Profiel, alles_naar: str | None) -> tuple[Planstap, ...]:
    gedateerd = ("schulden", "dakloos") if d.dreiging_datum and d.dreiging_datum not in GEEN_ANTWOORD else ()
    loket_van = profiel.loket_van if alles_naar is None else (lambda code: alles_naar)
    return maak_plan(d.bevestigd or d.problemen, loket_van, bool(d.dreigingen), gedateerd)


def plan_van(d: Dossier, profiel: Profiel) -> tuple[Planstap, ...]:
    """Het plan van het hele dossier, zoals de inwoner het te lezen krijgt."""
    uitkomst = huidig_besluit(d, profiel)
    return _plan(d, profiel, uitkomst.delen[0].loket if uitkomst.rij in (2, 5) and uitkomst.delen else None)


def _datum(d: Dossier) -> date | None:
    return None if d.dreiging_datum in GEEN_ANTWOORD else date.fromisoformat(str(d.dreiging_datum))


def prioriteit_van(d: Dossier, profiel: Profiel, vandaag: date, problemen: tuple[str, ...], *, crisis: bool, hele_dossier: bool = True) -> str:
    """De prioriteit van een overdracht met deze problemen.

    Een loket dat alleen zijn eigen deel krijgt, wordt alleen dringend van een dreiging waar het
    iets aan kan doen.
    """
    dreigingen = d.dreigingen
    if not hele_dossier:
        geld = set(problemen) & {"uitkering", "rondkomen", "schulden"}
        dak = set(problemen) & {"dakloos", "schulden"}
        dreigingen = frozenset(dr for dr in dreigingen if (dr in (INKOMEN, ETEN) and geld) or (dr in MET_DATUM and dak))
    return prioriteit(
        crisis=crisis,
        problemen=problemen,
        dreigingen=dreigingen,
        dreiging_datum=_datum(d),
        datum_onbekend=d.dreiging_datum in ("onbekend", "geweigerd"),
        kind_zonder_school=d.kind_zonder_school and "school" in problemen,
        vandaag=vandaag,
        extra_dicht=profiel.openingstijden.extra_dicht,
    )


def _wie(d: Dossier, profiel: Profiel) -> str:
    """Voor wie de hulp is, zoals een medewerker het leest; zo precies als de inwoner het zei."""
    if d.wie_precies:
        return f"{d.wie_precies} {profiel.tekst('loketwoorden', 'van_inwoner')}"
    return profiel.woorden["loketwoorden"]["voor_wie"].get(d.voor_wie or "onbekend", str(d.voor_wie))


def _antwoorden(d: Dossier, profiel: Profiel, velden: tuple[str, ...], hele_verhaal: bool) -> tuple[tuple[str, str], ...]:
    """De antwoorden die een loket nodig heeft, als leesbare tekst per vraag-id."""
    uit: list[tuple[str, str]] = []
    for veld in velden:
        waarde = getattr(d, veld)
        if waarde is None or veld in d.weggelaten:
            continue
        if veld == "voor_wie" and d.wie_precies:
            uit.append((veld, _wie(d, profiel)))
            continue
        knoppen = profiel.woorden["knoppen"].get(veld, {})
        uit.append((veld, knoppen.get(waarde) or profiel.woorden["loketwoorden"]["geen_antwoord"].get(waarde) or str(waarde)))
    if hele_verhaal and d.dreigingen:
        uit.append(("dreiging", "; ".join(profiel.tekst("knoppen", "dreiging", dr) for dr in sorted(d.dreigingen))))
        if d.dreiging_datum:
            uit.append(("dreiging_datum", d.dreiging_datum))
    return tuple(uit)


def _verhaal(d: Dossier, profiel: Profiel, problemen: tuple[str, ...], hele_verhaal: bool) -> tuple[str, ...]:
    """De zinnen van de inwoner die dit loket mag lezen; wat hij weg wilde laten, staat er niet in.

    Van een zin over meer loketten leest elk loket zijn eigen zinsdeel. Is de zin niet te verdelen, dan
    staat in de samenvatting wat er speelt, en de zin zelf niet in het verhaal.
    """
    mag = [(zin, codes) for zin, codes in d.zinnen if not _weggelaten(zin, codes, d, profiel)]
    if hele_verhaal:
        return tuple(zin for zin, _ in mag)
    # Wat iemand met zoveel woorden noemt hoort bij de zin, ook als het er pas later als probleem bij kwam.
    per_zin = ((zin, [c for c in d.bevestigd if c in codes or c in noemen.genoemd(zin)]) for zin, codes in mag)
    delen = (eigen_deel(zin, codes, problemen, profiel) for zin, codes in per_zin if set(codes) & set(problemen))
    return tuple(dict.fromkeys(deel for deel in delen if deel))


def _weggelaten(zin: str, codes: list[str], d: Dossier, profiel: Profiel) -> bool:
    """Of een zin gaat over iets wat niet doorgegeven mag worden. Bij twijfel gaat hij niet mee."""
    for weg in d.weggelaten:
        if weg in codes or weg in opmerken.dreiging(zin) or (weg == "kinderen" and opmerken.kinderen(zin)):
            return True
        woorden = profiel.woorden["problemen"][weg]["trefwoorden"] if weg in PROBLEMEN else [weg]
        if any(opmerken.noemt_woord(zin, w) for w in woorden):
            return True
    return False


def _samenvatting(d: Dossier, profiel: Profiel, deel: Deel, hele_verhaal: bool, crisis: bool) -> str:
    zinnen = [f"Voor: {_wie(d, profiel)}."]
    if deel.problemen:
        zinnen.append("Speelt: " + "; ".join(profiel.tekst("problemen", c, "loket") for c in deel.problemen) + ".")
    if crisis:
        zinnen.append("Crisis: " + "; ".join(profiel.woorden["loketwoorden"]["crisis"][v] for v in d.crisis) + ".")
    if hele_verhaal and d.dreigingen:
        wat = "; ".join(profiel.tekst("knoppen", "dreiging", dr) for dr in sorted(d.dreigingen))
        wanneer = f" (datum: {d.dreiging_datum})" if _datum(d) else ""
        zinnen.append(f"Dreigt: {wat}{wanneer}.")
    if d.kinderen == "ja" and hele_verhaal:
        zinnen.append("Er zijn kinderen thuis.")
    if d.mantelzorger == "slecht" and hele_verhaal:
        zinnen.append("De mantelzorger houdt het niet meer vol.")
    zinnen += [f"De inwoner wil erbij zetten: {tekst}." for tekst in d.bijgezegd]
    return " ".join(zinnen)


def _contact(d: Dossier) -> Contact:
    def of_niets(waarde: str | None) -> str | None:
        return None if waarde in GEEN_ANTWOORD else waarde

    return Contact(
        naam=of_niets(d.naam),
        wijze=d.bereikbaar if d.bereikbaar in ("telefoon", "email", "kanaal") else "geen",
        waarde=d.contact,
        belmoment=of_niets(d.belmoment),
        veilig=of_niets(d.veilig_bereikbaar),
    )


def _maak(d: Dossier, profiel: Profiel, gesprek: str, nu: datetime, uitkomst: Besluit, deel: Deel, akkoord: tuple[str, ...], tekst: str) -> Overdracht:
    crisis = uitkomst.rij == 1
    # Eén loket dat alles houdt mag alles weten; verdeelde loketten alleen hun eigen deel.
    # Wat iemand in een crisis vertelde, leest alleen het loket dat de spoedmelding kreeg.
    kent_crisis = crisis or not d.crisis or any(o["loket"] == deel.loket and o["prioriteit"] == "spoed" for o in d.overdrachten if o.get("ronde") == d.ronde)
    hele_verhaal = (len(uitkomst.delen) == 1 or (deel.regisseur and uitkomst.rij != 6)) and kent_crisis
    prio = prioriteit_van(d, profiel, nu.date(), deel.problemen, crisis=crisis, hele_dossier=hele_verhaal)
    plek = profiel.zoek_buurt(d.buurt) if d.buurt and d.buurt not in GEEN_ANTWOORD else None
    eerder = next((o["kenmerk"] for o in d.overdrachten if o["loket"] == deel.loket and o.get("ronde") == d.ronde), None)
    naar_mens = deel.loket == KCC
    volledig_plan = _plan(d, profiel, deel.loket if uitkomst.rij in (1, 2, 5) and len(uitkomst.delen) == 1 else None) if deel.problemen and not naar_mens else ()
    velden = ("voor_wie", "mantelzorger", "kinderen", "veilig_bereikbaar", *(() if naar_mens else _REGIEVRAGEN)) if hele_verhaal else ("voor_wie",)
    return Overdracht(
        sleutel=f"{gesprek}:{d.ronde}:{'crisis' if crisis else 'plan'}:{deel.loket}",
        gesprek=gesprek,
        gemeente=d.gemeente,
        kanaal=d.kanaal,
        loket=deel.loket,
        problemen=deel.problemen,
        prioriteit=prio,
        regisseur=deel.regisseur,
        regie=d.regie if uitkomst.rij >= 6 else Regie.NIET_NODIG,
        rij=uitkomst.rij,
        reden=uitkomst.reden,
        samenvatting=_samenvatting(d, profiel, deel, hele_verhaal, crisis and deel.regisseur),
        contact=_contact(d),
        toestemming=Toestemming(akkoord, datetime.fromisoformat(d.akkoord_op) if d.akkoord_op and not crisis else nu, tekst),
        plan=volledig_plan if hele_verhaal else tuple(stap for stap in volledig_plan if stap.loket == deel.loket),
        termijnen=termijnen(
            loket=deel.loket,
            problemen=deel.problemen,
            prioriteit=prio,
            dreigend=bool(d.dreigingen),
            vanaf=nu.date(),
            regels=profiel.termijnen,
            extra_dicht=profiel.openingstijden.extra_dicht,
        ),
        crisis=tuple(vlag for vlag in d.crisis if deel.regisseur or vlag == "geen_eten") if crisis else (),
        verhaal=_verhaal(d, profiel, deel.problemen, hele_verhaal),
        antwoorden=_antwoorden(d, profiel, velden, hele_verhaal),
        genoemd=uitkomst.genoemd if hele_verhaal else (),
        voor_wie=d.voor_wie,
        buurt=plek.naam if plek else None,
        team=(plek.team if plek else profiel.stadsteam).naam if deel.loket == SOCIAAL_TEAM else None,
        taal=d.taal,
        deelt_alles=hele_verhaal,
        vult_aan=eerder,
    )


def maak_overdrachten(d: Dossier, profiel: Profiel, gesprek: str, nu: datetime, toestemmingstekst: str) -> tuple[Overdracht, ...]:
    """De overdrachten waar de inwoner ja tegen zei, in de volgorde van het plan.

    De coördinator is het loket van de eerste stap waarvoor toestemming is; dat kan dus een ander
    zijn dan in het voorstel als de inwoner een loket weigerde.
    """
    uitkomst = huidig_besluit(d, profiel)
    akkoord = tuple(d.akkoord or ())
    delen = [deel for deel in uitkomst.delen if deel.loket in akkoord]
    if delen and not any(deel.regisseur for deel in delen) and delen[0].loket != KCC:
        delen[0] = Deel(delen[0].loket, delen[0].problemen, regisseur=True)
    return tuple(_maak(d, profiel, gesprek, nu, uitkomst, deel, akkoord, toestemmingstekst) for deel in delen)


def maak_crisisoverdracht(d: Dossier, profiel: Profiel, gesprek: str, nu: datetime, toestemmingstekst: str) -> tuple[Overdracht, ...]:
    """De spoedoverdrachten van een crisis waarvoor de inwoner contact goed vindt."""
    s = situatie_van(d)
    uitkomst = besluit(Situatie(problemen=tuple(d.problemen or d.bevestigd), crisis=tuple(d.crisis), regie=s.regie, dreigingen=s.dreigingen), profiel.loket_van)
    akkoord = tuple(deel.loket for deel in uitkomst.delen)
    return tuple(_maak(d, profiel, gesprek, nu, uitkomst, deel, akkoord, toestemmingstekst) for deel in uitkomst.delen)


def maak_aanvulling(d: Dossier, profiel: Profiel, gesprek: str, nu: datetime, loketten: tuple[str, ...], toestemmingstekst: str) -> tuple[Overdracht, ...]:
    """Wat de inwoner later vertelde, bij overdrachten die er in deze ronde al zijn.

    Elke aanvulling heeft een eigen sleutel, want het is niet dezelfde overdracht als eerst.
    """
    eerst = maak_overdrachten(d, profiel, gesprek, nu, toestemmingstekst) or maak_crisisoverdracht(d, profiel, gesprek, nu, toestemmingstekst)
    return tuple(replace(o, sleutel=f"{o.sleutel}:erbij-{d.aanvullingen}") for o in eerst if o.loket in loketten and o.vult_aan)
