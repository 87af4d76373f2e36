"""Een overdracht aanvullen met wat de inwoner later in hetzelfde gesprek vertelde.

Er gaat niets af: problemen, zinnen en toestemming komen erbij, de prioriteit gaat alleen omhoog,
een termijn alleen naar voren. Een plan dat alles omvat vervangt het oude; anders komen de nieuwe
stappen erachter.
"""

from __future__ import annotations

from datetime import datetime

from overdracht import tabellen as t
from overdracht.tekst import schoon
from triage.overdracht import Overdracht


def _erbij(oud: list | None, nieuw: list) -> list:
    return [*(oud or []), *(waarde for waarde in nieuw if waarde not in (oud or []))]


def vul_aan(rij: t.Overdracht, o: Overdracht, moment: datetime) -> None:
    """Voegt `o` toe aan `rij`; status en historie zijn voor de dienst."""
    had = {p.code for p in rij.problemen}
    omvat_alles = had <= set(o.problemen)
    _problemen(rij, o, omvat_alles)
    _plan(rij, o, omvat_alles=had <= {code for stap in o.plan for code in stap.problemen})
    _termijnen(rij, o)
    rij.prioriteit = max(rij.prioriteit, o.prioriteit, key=t.RANG.__getitem__)
    rij.crisis = _erbij(rij.crisis, list(o.crisis))
    rij.genoemd = _erbij(rij.genoemd, list(o.genoemd))
    rij.verhaal = _erbij(rij.verhaal, schoon(list(o.verhaal)))
    antwoorden = dict(map(tuple, rij.antwoorden or ())) | dict(schoon([list(paar) for paar in o.antwoorden]))
    rij.antwoorden = [list(paar) for paar in antwoorden.items()]
    nieuwe = schoon(o.samenvatting)
    if omvat_alles or not rij.samenvatting:
        rij.samenvatting = nieuwe
    elif nieuwe and nieuwe not in rij.samenvatting:
        rij.samenvatting = f"{rij.samenvatting}\n{nieuwe}"
    # Het laatste besluit telt, maar een crisis blijft de reden waarom er haast is.
    if rij.rij != 1:
        rij.rij, rij.reden, rij.regie = o.rij, o.reden, o.regie.value
    rij.regisseur = rij.regisseur or o.regisseur
    _contact(rij, o)
    for veld in ("team", "buurt", "voor_wie"):
        if (waarde := getattr(o, veld)) is not None:
            setattr(rij, veld, schoon(waarde))
    # Delen is een keuze die de inwoner ook kan terugnemen.
    rij.deelt_alles = o.deelt_alles
    for regel in rij.toestemmingen:
        if regel.tekst is None and regel.loket in o.toestemming.loketten:  # geleegd na de bewaartermijn
            regel.op, regel.tekst = o.toestemming.op, schoon(o.toestemming.tekst)
    gaf = {regel.loket for regel in rij.toestemmingen}
    rij.toestemmingen += [
        t.Toestemming(loket=loket, op=o.toestemming.op, tekst=schoon(o.toestemming.tekst))
        for loket in dict.fromkeys(o.toestemming.loketten)
        if loket not in gaf
    ]
    rij.aangevuld_op = moment


def _problemen(rij: t.Overdracht, o: Overdracht, omvat_alles: bool) -> None:
    oud = [p.code for p in rij.problemen]
    codes = list(dict.fromkeys([*o.problemen, *oud] if omvat_alles else [*oud, *o.problemen]))
    bekend = {p.code: p for p in rij.problemen}
    for volgorde, code in enumerate(codes):
        if code in bekend:
            bekend[code].volgorde = volgorde
        else:
            rij.problemen.append(t.OverdrachtProbleem(code=code, volgorde=volgorde))


def _plan(rij: t.Overdracht, o: Overdracht, omvat_alles: bool) -> None:
    oud = [] if omvat_alles and o.plan else [(s.stap, s.loket, list(s.problemen), s.wanneer, s.reden) for s in rij.plan]
    stappen = {(stap, loket): [stap, loket, codes, wanneer, reden] for stap, loket, codes, wanneer, reden in oud}
    for s in o.plan:
        if (s.stap, s.loket) in stappen:
            stappen[s.stap, s.loket][2] = _erbij(stappen[s.stap, s.loket][2], list(s.problemen))
        else:
            stappen[s.stap, s.loket] = [s.stap, s.loket, list(s.problemen), s.wanneer, s.reden]
    rijen = {s.nummer: s for s in rij.plan}
    for nummer, (stap, loket, codes, wanneer, reden) in enumerate(stappen.values(), 1):
        doel = rijen.pop(nummer, None)
        if doel is None:
            doel = t.Planstap(nummer=nummer)
            rij.plan.append(doel)
        doel.stap, doel.loket, doel.problemen, doel.wanneer, doel.reden = stap, loket, codes, wanneer, reden
    for over in rijen.values():
        rij.plan.remove(over)


def _termijnen(rij: t.Overdracht, o: Overdracht) -> None:
    bekend = {termijn.soort: termijn for termijn in rij.termijnen}
    for termijn in o.termijnen:
        if termijn.soort in bekend:
            bekend[termijn.soort].uiterlijk = min(bekend[termijn.soort].uiterlijk, termijn.uiterlijk)
        else:
            bekend[termijn.soort] = t.Termijn(soort=termijn.soort, uiterlijk=termijn.uiterlijk)
            rij.termijnen.append(bekend[termijn.soort])


def _contact(rij: t.Overdracht, o: Overdracht) -> None:
    c = o.contact
    if c.wijze != "geen":
        rij.contact_wijze, rij.contact_waarde = c.wijze, schoon(c.waarde)
    for veld in ("naam", "belmoment", "veilig"):
        if (waarde := getattr(c, veld)) is not None:
            setattr(rij, f"contact_{veld}", schoon(waarde))
