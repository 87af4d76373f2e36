"""De ketens van `historie`, `inzage` en `beheer`: elke regel draagt het zegel van zichzelf en van de vorige.

Een zegel is zonder de hashsleutel niet te maken. Wie in de database een regel verandert, weghaalt of
ertussen zet, laat dus een breuk achter die `controleer` vindt, ook als de wachters (triggers) weg
waren. Wat gewist mag worden telt niet mee: van een notitie alleen haar zegel.

Regels komen erbij met `schrijf_bij`, en worden pas vlak voor het bevestigen van de transactie
aangesloten. Zo duurt het wachten op elkaar zo kort mogelijk, en altijd in dezelfde volgorde.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from overdracht import tabellen as t
from overdracht.versleuteling import Sleutelbos, sleutelbos_van

HISTORIE, INZAGE, BEHEER = KETENS = ("historie", "inzage", "beheer")
Regel = t.Historie | t.Inzage | t.Beheer
BEGIN = "0" * 64
_STAPEL = 5000
_WACHT_OP_COMMIT = "keten"
# Wat blijft, op volgorde. Een kolom erbij is een andere keten: dat is werk voor een migratie.
VELDEN: Mapping[str, tuple[str, ...]] = {
    HISTORIE: (
        *("overdracht_id", "op", "gebeurtenis", "status", "uitkomst", "termijn", "medewerker_id", "api_token_id"),
        *("sleutel", "naar_loket", "naar_team", "naar_medewerker_id", "versie", "notitie_zegel"),
    ),
    INZAGE: ("op", "medewerker_id", "api_token_id", "overdracht_id", "wat", "aantal"),
    BEHEER: ("op", "medewerker_id", "wat", "account_id", "api_token_id", "webhook_id", "detail"),
}
_TABEL: Mapping[str, type[Regel]] = {HISTORIE: t.Historie, INZAGE: t.Inzage, BEHEER: t.Beheer}


@dataclass(frozen=True)
class Breuk:
    """Waar een keten niet klopt; `regel` is het id van de eerste regel waaraan het te zien is."""

    keten: str
    regel: int | None
    wat: str


@dataclass(frozen=True)
class Verslag:
    """Een gecontroleerde keten: hoeveel regels, het laatste zegel, en de eerste breuk van elke soort."""

    keten: str
    aantal: int
    laatste_hash: str
    breuken: tuple[Breuk, ...]


def schakel(bos: Sleutelbos, naam: str, vorige: str, waarden: Mapping[str, Any]) -> str:
    """Het zegel van een regel met deze waarden na de regel met zegel `vorige`."""
    inhoud = [_vast(waarden.get(veld)) for veld in VELDEN[naam]]
    return bos.zegel(json.dumps([naam, vorige, inhoud], ensure_ascii=True, separators=(",", ":")))


def _vast(waarde: Any) -> Any:
    return waarde.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(waarde, datetime) else waarde


def verzegel(bos: Sleutelbos, notitie: str) -> dict[str, str]:
    """De drie kolommen van een notitie: de tekst, de korrel en het zegel."""
    korrel = secrets.token_hex(16)
    return {"notitie": notitie, "notitie_korrel": korrel, "notitie_zegel": bos.zegel(korrel + notitie)}


def schrijf_bij(sessie: Session, regel: Regel) -> None:
    """Zet een regel klaar; bij het bevestigen van de transactie komt hij in de tabel en in de keten."""
    sessie.info.setdefault(_WACHT_OP_COMMIT, []).append(regel)


def klaarstaand(sessie: Session) -> tuple[Regel, ...]:
    """De regels die deze transactie erbij schrijft zodra zij bevestigd wordt."""
    return tuple(sessie.info.get(_WACHT_OP_COMMIT, ()))


def sluit_aan(sessie: Session) -> None:
    """Schrijft wat klaarstaat; `maak_sessies` laat dit vlak voor elke commit gebeuren."""
    regels: list[Regel] = sessie.info.pop(_WACHT_OP_COMMIT, [])
    if not regels:
        return
    # Eerst al het andere, zodat het slot op de keten het laatste is waarop gewacht wordt.
    sessie.flush()
    bos = sleutelbos_van(sessie.get_bind().dialect)
    for naam in KETENS:
        eigen = [regel for regel in regels if isinstance(regel, _TABEL[naam])]
        if not eigen:
            continue
        eind = sessie.scalars(select(t.Keten).where(t.Keten.naam == naam).with_for_update()).one()
        for regel in eigen:
            regel.vorige_hash = eind.laatste_hash
            regel.hash = schakel(bos, naam, eind.laatste_hash, {veld: getattr(regel, veld) for veld in VELDEN[naam]})
            sessie.add(regel)
            sessie.flush()  # per regel: zo lopen de id's gelijk met de keten
            eind.laatste_id, eind.laatste_hash, eind.aantal = regel.id, regel.hash, eind.aantal + 1


# Controleren


def controleer(sessie: Session, naam: str, anker: str | None = None) -> Verslag:
    """Loopt een keten na. Met `anker` (een zegel dat eerder genoteerd is) moet ook dat er nog in staan."""
    bos = sleutelbos_van(sessie.get_bind().dialect)
    breuken: list[Breuk] = []
    vorige, aantal, laatste_id, gezien = BEGIN, 0, 0, anker is None or anker == BEGIN
    for regel in _regels(sessie, naam):
        if not breuken:
            if regel["hash"] != schakel(bos, naam, regel["vorige_hash"], regel):
                breuken.append(Breuk(naam, regel["id"], "deze regel is veranderd of ingevoegd"))
            elif regel["vorige_hash"] != vorige:
                breuken.append(Breuk(naam, regel["id"], "vóór deze regel is er een verwijderd, ingevoegd of verplaatst"))
        vorige, laatste_id, aantal = regel["hash"], regel["id"], aantal + 1
        gezien = gezien or regel["hash"] == anker
    eind = sessie.get(t.Keten, naam)
    if not breuken and (eind is None or (eind.laatste_hash, eind.laatste_id, eind.aantal) != (vorige, laatste_id, aantal)):
        breuken.append(Breuk(naam, laatste_id or None, "na deze regel zijn er verwijderd of toegevoegd"))
    if not gezien:
        breuken.append(Breuk(naam, None, "het eerder genoteerde zegel staat er niet meer in"))
    if naam == HISTORIE:
        breuken += _notities(sessie, bos)
    return Verslag(naam, aantal, vorige, tuple(breuken))


def _regels(sessie: Session, naam: str) -> Iterator[dict[str, Any]]:
    tabel = _TABEL[naam]
    kolommen = [getattr(tabel, veld) for veld in ("id", "vorige_hash", "hash", *VELDEN[naam])]
    vanaf = 0
    while rijen := sessie.execute(select(*kolommen).where(tabel.id > vanaf).order_by(tabel.id).limit(_STAPEL)).all():
        for rij in rijen:
            yield dict(rij._mapping)
        vanaf = rijen[-1].id


def _notities(sessie: Session, bos: Sleutelbos) -> Iterator[Breuk]:
    """Een notitie die niet bij haar zegel hoort, of die weg is zonder dat er gewist is."""
    h, later = t.Historie, aliased(t.Historie)
    vanaf = 0
    vraag = select(h.id, h.notitie, h.notitie_korrel, h.notitie_zegel).where(h.notitie.is_not(None)).order_by(h.id).limit(_STAPEL)
    while rijen := sessie.execute(vraag.where(h.id > vanaf)).all():
        for rij in rijen:
            if bos.zegel(f"{rij.notitie_korrel}{rij.notitie}") != rij.notitie_zegel:
                yield Breuk(HISTORIE, rij.id, "de notitie van deze regel is veranderd")
                return
        vanaf = rijen[-1].id
    gewist = exists().where(later.overdracht_id == h.overdracht_id, later.gebeurtenis == "gewist", later.id > h.id)
    weg = select(h.id).where(h.notitie.is_(None), h.notitie_zegel.is_not(None), ~gewist).order_by(h.id).limit(1)
    if (regel := sessie.scalar(weg)) is not None:
        yield Breuk(HISTORIE, regel, "de notitie van deze regel is weg zonder dat er gewist is")
