"""Opzoeken en aanmaken van rijen. Hier staat SQL; wat de regels zijn, staat bij de handelingen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm import Session

from overdracht import keten
from overdracht import tabellen as t
from overdracht.kenmerk import lees_kenmerk, maak_kenmerk
from overdracht.tijd import dag_van
from overdracht.versleuteling import EMAIL, TELEFOON, sleutelbos_van


def vind(sessie: Session, kenmerk: str, om_te_wijzigen: bool = False) -> t.Overdracht | None:
    """De overdracht met dit kenmerk, hoe het ook getypt is."""
    gelezen = lees_kenmerk(kenmerk)
    if gelezen is None:
        return None
    return sessie.scalar(_vast(select(t.Overdracht).where(t.Overdracht.kenmerk == gelezen), om_te_wijzigen))


def _vast(vraag: Select[tuple[t.Overdracht]], om_te_wijzigen: bool) -> Select[tuple[t.Overdracht]]:
    """Met het slot op de rijen; dan telt ook wat er nu staat, niet wat deze sessie er eerder van las."""
    return vraag.with_for_update(of=t.Overdracht).execution_options(populate_existing=True) if om_te_wijzigen else vraag


def gesprek_van(sessie: Session, kenmerk: str) -> str | None:
    """Uit welk gesprek een overdracht kwam; None als zij er niet is."""
    return sessie.scalar(select(t.Overdracht.gesprek_id).where(t.Overdracht.kenmerk == lees_kenmerk(kenmerk)))


def vind_geheel(sessie: Session, kenmerk: str) -> t.Overdracht | None:
    """Als `vind`, met alles wat de pagina van een overdracht laat zien."""
    overdracht = vind(sessie, kenmerk)
    if overdracht is not None:
        sessie.refresh(overdracht, ("problemen", "plan", "termijnen", "toestemmingen", "toegewezen"))
    return overdracht


def bij_sleutel(sessie: Session, sleutel: str) -> t.Overdracht | None:
    """De overdracht waar dit aanbod al toe leidde: als nieuwe of als aanvulling."""
    return sessie.scalar(select(t.Overdracht).join(t.Historie, t.Historie.overdracht_id == t.Overdracht.id).where(t.Historie.sleutel == sleutel))


def bij_gesprek(sessie: Session, gesprek_id: str, om_te_wijzigen: bool = False) -> Sequence[t.Overdracht]:
    """De overdrachten uit een gesprek, de oudste eerst."""
    vraag = select(t.Overdracht).where(t.Overdracht.gesprek_id == gesprek_id).order_by(t.Overdracht.id)
    return sessie.scalars(_vast(vraag, om_te_wijzigen)).all()


def vrij_kenmerk(sessie: Session) -> str:
    """Een kenmerk dat nog niet bestaat. Kiest een ander tegelijk hetzelfde, dan weigert de database er een."""
    while True:
        kenmerk = maak_kenmerk()
        if sessie.scalar(select(t.Overdracht.id).where(t.Overdracht.kenmerk == kenmerk)) is None:
            return kenmerk


def historie(sessie: Session, overdracht_id: int) -> Sequence[t.Historie]:
    """De historie van een overdracht, het oudste eerst."""
    return sessie.scalars(select(t.Historie).where(t.Historie.overdracht_id == overdracht_id).order_by(t.Historie.id)).all()


def vorig_loket(sessie: Session, overdracht: t.Overdracht) -> str | None:
    """Het loket waar een overdracht vandaan kwam; None als zij nooit verhuisde."""
    h = t.Historie
    vraag = select(h.naar_loket).where(h.overdracht_id == overdracht.id, h.naar_loket.is_not(None)).order_by(h.id)
    weg = [overdracht.oorspronkelijk_loket]
    weg += [loket for loket in sessie.scalars(vraag) if loket is not None]
    return next((loket for loket in reversed(weg) if loket != overdracht.loket), None)


def eerste_open_termijn(overdracht: t.Overdracht) -> t.Termijn | None:
    """De vroegste termijn die nog niet gehaald is; None als alles gedaan is of de overdracht is afgerond."""
    if overdracht.status == t.AFGEROND:
        return None
    nog_open = [termijn for termijn in overdracht.termijnen if termijn.gehaald_op is None]
    return min(nog_open, key=lambda termijn: (termijn.uiterlijk, termijn.soort), default=None)


def schrijf_historie(sessie: Session, overdracht: t.Overdracht, gebeurtenis: str, op: datetime, notitie: str | None = None, **velden: object) -> None:
    """Zet een regel onderaan de historie; hij staat er zodra de transactie bevestigd is."""
    zegel = keten.verzegel(sleutelbos_van(sessie.get_bind().dialect), notitie) if notitie else {}
    keten.schrijf_bij(sessie, t.Historie(overdracht_id=overdracht.id, gebeurtenis=gebeurtenis, op=op, versie=overdracht.versienummer, **zegel, **velden))
    # Wat hier gebeurt kan de cijfers veranderen van de dag waarop zij binnenkwam.
    sessie.execute(insert(t.Dagmerk), [{"dag": dag_van(overdracht.ontvangen)}])


def nieuwe_versie(rij: t.Overdracht, moment: datetime) -> None:
    """Elke wijziging heet een versie; hierna staan ook de kolommen goed waarop de lijst sorteert."""
    rij.versienummer, rij.gewijzigd_op = (rij.versienummer or 0) + 1, moment
    eerste = eerste_open_termijn(rij)
    rij.eerste_termijn = eerste.uiterlijk if eerste else None
    klaar = rij.status == t.AFGEROND
    rij.sorteer_termijn = t.KLAAR if klaar else rij.eerste_termijn or t.GEEN_TERMIJN
    rij.sorteer_rang = t.VOLGORDE_KLAAR if klaar else t.VOLGORDE[rij.prioriteit]


def schrijf_zoekwoorden(sessie: Session, rij: t.Overdracht) -> None:
    """Maakt de blinde index van een overdracht opnieuw. Na wissen blijft alleen wat geen persoon aanwijst."""
    woorden = [rij.samenvatting, *(rij.verhaal or ()), rij.contact_naam, rij.contact_waarde, rij.buurt, *(p.code for p in rij.problemen)]
    hashes = sleutelbos_van(sessie.get_bind().dialect).zoekhashes("\n".join(str(woord) for woord in woorden if woord))
    sessie.execute(delete(t.Zoekwoord).where(t.Zoekwoord.overdracht_id == rij.id))
    if hashes:
        sessie.execute(insert(t.Zoekwoord), [{"hash": hash_, "overdracht_id": rij.id} for hash_ in sorted(hashes)])


def persoon_hash(sessie: Session, rij: t.Overdracht) -> str | None:
    """De kenhash waarmee deze inwoner bij een volgende keer te herkennen is; None als er niets is om hem aan te herkennen."""
    soort = {"telefoon": TELEFOON, "email": EMAIL}.get(rij.contact_wijze)
    if soort and rij.contact_waarde:
        return sleutelbos_van(sessie.get_bind().dialect).kenhash(soort, rij.contact_waarde)
    return sessie.scalar(select(t.Kanaaladres.adres_hash).where(t.Kanaaladres.gesprek_id == rij.gesprek_id))


def gesprekken_van_persoon(sessie: Session, gemeente: str | None, hashes: Iterable[str] = (), gesprek_id: str | None = None) -> list[str]:
    """De gesprekken (van deze gemeente; None: alle) van wie een van deze kenhashes heeft, of van wie dit gesprek voerde.

    Wie langs een kanaal praat, is daar steeds dezelfde: ook een gesprek op dat adres waaruit niets
    is doorgegeven hoort erbij. Verder dan dat gaat het niet: een gedeeld telefoonnummer leidt niet
    via het kanaal van de een naar de nummers van de ander.
    """
    o, a, g = t.Overdracht, t.Kanaaladres, t.Gesprek
    ken = {*hashes}
    if gesprek_id is not None:
        ken.update(sessie.scalars(select(o.persoon_hash).where(o.gesprek_id == gesprek_id, o.persoon_hash.is_not(None))))
    eigen = {*sessie.scalars(select(o.gesprek_id).where(o.persoon_hash.in_(ken))), *([gesprek_id] if gesprek_id else [])}
    adressen = {*ken, *sessie.scalars(select(a.adres_hash).where(a.gesprek_id.in_(eigen)))}
    erbij = (select(o.gesprek_id).where(o.persoon_hash.in_(adressen)), select(a.gesprek_id).where(a.adres_hash.in_(adressen)))
    alle = eigen.union(*(sessie.scalars(vraag) for vraag in erbij))
    waar = [g.id.in_(alle), *([g.gemeente == gemeente] if gemeente is not None else [])]
    return sorted(sessie.scalars(select(g.id).where(*waar)))


def kwam_eerder(sessie: Session, rij: t.Overdracht) -> bool:
    """Of dezelfde inwoner in een ander gesprek al een overdracht had."""
    if rij.persoon_hash is None:
        return False
    vraag = select(t.Overdracht.id).where(t.Overdracht.persoon_hash == rij.persoon_hash, t.Overdracht.gesprek_id != rij.gesprek_id, t.Overdracht.id < rij.id)
    return sessie.scalar(vraag.limit(1)) is not None
