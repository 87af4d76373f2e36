"""Gesprekken bewaren: wat de inwoner stuurde, wat Wegwijs antwoordde, en wat nog wacht.

Zo gebruikt een kanaal dit:

    gesprekken = Gesprekken(sessies)
    gesprek, sleutel = gesprekken.maak("almelo")                   # sleutel is daarna niet meer te vinden
    ontvangst = gesprekken.voeg_toe_inkomend(gesprek.id, {"begin": True})
    ...
    if gesprekken.vind(id, sleutel) is None: 404
    ontvangst = gesprekken.voeg_toe_inkomend(id, {"tekst": "..."}, sleutel_bericht)
    if ontvangst.antwoord is not None: geef dat terug               # zelfde sleutel_bericht: niets opnieuw doen
    for bericht in gesprekken.wachtende(id):                        # op volgorde, ook wat eerder bleef liggen
        antwoord = ... aan Rasa, met bericht.bericht_id, buiten elke transactie ...
        gesprekken.bewaar_antwoord(id, bericht.id, antwoord)

Elke functie is een korte transactie, mag uit meer draden tegelijk, en geeft
`overdracht.database.LogboekWeg` als de database er niet is. Teksten zijn gemaskeerd bewaard.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tekst import schoon
from overdracht.tijd import nu
from overdracht.wissen import wis_gesprek
from triage.antwoorden import TEVREDEN, lees_tevreden

INWONER, WEGWIJS = "inwoner", "wegwijs"
WACHT, VERWERKT = "wacht", "verwerkt"
TEVREDENVRAAG = "tevreden"


class GeenGesprek(LookupError):
    """Dit gesprek is er niet, of het is gewist."""


@dataclass(frozen=True)
class Gesprek:
    """Een gesprek dat er is en niet gewist is."""

    id: str
    gemeente: str
    kanaal: str
    begonnen: datetime
    laatste: datetime


@dataclass(frozen=True)
class Bericht:
    """Eén regel van het gesprek. `inhoud` is bij `inwoner` {"tekst"|"keuzes"|"begin"}, bij `wegwijs` een Bericht van de API."""

    id: int
    volgnummer: int
    van: str
    inhoud: dict[str, Any]
    op: datetime
    status: str = VERWERKT
    sleutel_bericht: str | None = None

    @property
    def bericht_id(self) -> str:
        """Wat de dialoogmotor als `bericht_id` krijgt: hetzelfde bij elke herhaling, uniek in het gesprek."""
        return f"b{self.volgnummer}"


@dataclass(frozen=True)
class Ontvangst:
    """Een inkomend bericht dat bewaard is. `antwoord` is er als het al eerder beantwoord werd."""

    bericht: Bericht
    nieuw: bool
    antwoord: list[dict[str, Any]] | None


def _hash(sleutel: str) -> str:
    return hashlib.sha256(sleutel.encode("utf-8", "surrogatepass")).hexdigest()


_NERGENS = _hash(secrets.token_urlsafe(32))


def _als_gesprek(rij: t.Gesprek) -> Gesprek:
    return Gesprek(rij.id, rij.gemeente, rij.kanaal, rij.begonnen, rij.laatste)


def _als_bericht(rij: t.Bericht) -> Bericht:
    return Bericht(rij.id, rij.volgnummer, rij.van, dict(rij.inhoud or {}), rij.op, rij.status, rij.sleutel_bericht)


class Gesprekken:
    """De bewaarplaats van gesprekken. Eén voorwerp mag door alle draden gedeeld worden."""

    def __init__(self, sessies: Sessies):
        self._sessies = sessies

    def maak(self, gemeente: str, kanaal: str = "web") -> tuple[Gesprek, str]:
        """Een nieuw gesprek en zijn sleutel. Alleen de hash van de sleutel wordt bewaard."""
        sleutel = secrets.token_urlsafe(32)
        moment = nu()
        rij = t.Gesprek(id=secrets.token_urlsafe(18), sleutel_hash=_hash(sleutel), gemeente=gemeente, kanaal=kanaal, begonnen=moment, laatste=moment)

        def werk(sessie: Session) -> None:
            sessie.add(rij)

        met_herkansing(self._sessies, werk)
        return Gesprek(rij.id, gemeente, kanaal, moment, moment), sleutel

    def vind(self, gesprek_id: str, sleutel: str) -> Gesprek | None:
        """Het gesprek als id en sleutel kloppen en het niet gewist is, anders None.

        De vergelijking duurt even lang of het gesprek er nu is of niet.
        """
        rij = None
        # Wat geen id kan zijn, hoeft de database niet te zien (een NUL weigert PostgreSQL).
        if len(gesprek_id) <= 64 and gesprek_id.isascii() and gesprek_id.isprintable():
            with lezen(self._sessies) as sessie:
                rij = sessie.get(t.Gesprek, gesprek_id)
        verwacht = rij.sleutel_hash if rij is not None and rij.sleutel_hash and rij.gewist_op is None else _NERGENS
        goed = hmac.compare_digest(_hash(sleutel), verwacht)
        if not goed or rij is None:
            return None
        return _als_gesprek(rij)

    def voeg_toe_inkomend(self, gesprek_id: str, inhoud: Mapping[str, Any], sleutel_bericht: str | None = None) -> Ontvangst:
        """Bewaart een bericht van de inwoner, gemaskeerd, met status `wacht`.

        Dezelfde `sleutel_bericht` in hetzelfde gesprek is hetzelfde bericht: het wordt niet nog eens
        bewaard en `antwoord` is het bewaarde antwoord, of None zolang dat er niet is. GeenGesprek als
        het gesprek er niet is of gewist is.
        """
        return met_herkansing(self._sessies, lambda sessie: voeg_toe(sessie, gesprek_id, inhoud, sleutel_bericht))

    def bewaar_antwoord(self, gesprek_id: str, bericht_id: int, berichten: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Bewaart het antwoord op een inkomend bericht (`Bericht.id`) en zet dat op `verwerkt`.

        Geeft het bewaarde antwoord: is er al een, dan dat eerdere. Een gewist gesprek bewaart niets
        meer; dan komt `berichten` zelf terug, zodat de inwoner het antwoord op 'verwijder alles' nog
        krijgt. GeenGesprek als dit bericht niet van dit gesprek is.
        """
        veilig = [schoon(dict(b)) for b in berichten]

        def werk(sessie: Session) -> list[dict[str, Any]]:
            vraag = sessie.get(t.Bericht, bericht_id, with_for_update=True)
            if vraag is None or vraag.gesprek_id != gesprek_id or vraag.van != INWONER:
                raise GeenGesprek(gesprek_id)
            gesprek = sessie.get(t.Gesprek, gesprek_id, with_for_update=True)
            if gesprek is None or gesprek.gewist_op is not None:
                vraag.status = VERWERKT
                return veilig
            if (eerder := _antwoord(sessie, vraag)) is not None:
                return eerder
            volgnummer = _volgende(sessie, gesprek_id)
            for verder, inhoud in enumerate(veilig):
                sessie.add(
                    t.Bericht(gesprek_id=gesprek_id, volgnummer=volgnummer + verder, van=WEGWIJS, inhoud=inhoud, status=VERWERKT, antwoord_op=vraag.id, op=nu())
                )
            vraag.status = VERWERKT
            gesprek.laatste = nu()
            _tel_mee(gesprek, vraag.inhoud or {}, veilig)
            return veilig

        return met_herkansing(self._sessies, werk)

    def wachtende(self, gesprek_id: str) -> list[Bericht]:
        """De berichten van de inwoner zonder antwoord, het oudste eerst."""
        return self._berichten(t.Bericht.gesprek_id == gesprek_id, t.Bericht.status == WACHT, t.Bericht.inhoud.is_not(None))

    def wachtende_gesprekken(self, kanaal: str | None = None) -> list[Gesprek]:
        """De gesprekken (van dit kanaal) met een bericht zonder antwoord; wie het langst wacht eerst."""
        wacht = select(t.Bericht.gesprek_id, func.min(t.Bericht.op).label("sinds")).where(t.Bericht.status == WACHT, t.Bericht.inhoud.is_not(None)).group_by(t.Bericht.gesprek_id).subquery()
        vraag = select(t.Gesprek).join(wacht, wacht.c.gesprek_id == t.Gesprek.id).where(t.Gesprek.gewist_op.is_(None)).order_by(wacht.c.sinds, t.Gesprek.id)
        if kanaal is not None:
            vraag = vraag.where(t.Gesprek.kanaal == kanaal)
        with lezen(self._sessies) as sessie:
            return [_als_gesprek(rij) for rij in sessie.scalars(vraag)]

    def lees(self, gesprek_id: str) -> list[Bericht]:
        """Het hele gesprek op volgorde, ook wat nog wacht; leeg als het er niet is of gewist is.

        Een `{"begin": true}` staat erbij: wie het gesprek laat zien, slaat die over.
        """
        return self._berichten(t.Bericht.gesprek_id == gesprek_id, t.Bericht.inhoud.is_not(None))

    def wis(self, gesprek_id: str) -> bool:
        """Wist het gesprek en alle persoonlijke tekst van de overdrachten eruit; zie `overdracht.wissen.wis_gesprek`.

        False als het er niet is. Nog eens wissen mag. De tracker van de dialoogmotor wist het kanaal zelf.
        """
        return wis_gesprek(self._sessies, gesprek_id)

    # Hulp

    def _berichten(self, *waar: Any) -> list[Bericht]:
        with lezen(self._sessies) as sessie:
            return [_als_bericht(rij) for rij in sessie.scalars(select(t.Bericht).where(*waar).order_by(t.Bericht.volgnummer))]


def _tel_mee(gesprek: t.Gesprek, inhoud: Mapping[str, Any], antwoord: Sequence[Mapping[str, Any]]) -> None:
    """Onthoudt welke vraag nu openstaat en hoe het gesprek beviel, om te tellen: alleen vaste codes, geen tekst."""
    if gesprek.laatste_vraag == TEVREDENVRAAG:
        keuzes = inhoud.get("keuzes")
        gekozen = keuzes if isinstance(keuzes, list) else lees_tevreden(str(inhoud.get("tekst") or "")) or []
        gesprek.tevreden = [waarde for waarde in TEVREDEN if waarde in gekozen] or gesprek.tevreden
    if antwoord:
        vragen = [str(bericht["vraag"]) for bericht in antwoord if bericht.get("vraag")]
        gesprek.laatste_vraag = vragen[-1][:40] if vragen else None


def voeg_toe(sessie: Session, gesprek_id: str, inhoud: Mapping[str, Any], sleutel_bericht: str | None) -> Ontvangst:
    """Als `Gesprekken.voeg_toe_inkomend`, binnen een transactie die al loopt."""
    gesprek = _levend(sessie, gesprek_id)
    if sleutel_bericht is not None:
        eerder = sessie.scalar(select(t.Bericht).where(t.Bericht.gesprek_id == gesprek_id, t.Bericht.sleutel_bericht == sleutel_bericht))
        if eerder is not None:
            return Ontvangst(_als_bericht(eerder), nieuw=False, antwoord=_antwoord(sessie, eerder))
    rij = t.Bericht(
        gesprek_id=gesprek_id, volgnummer=_volgende(sessie, gesprek_id), van=INWONER, inhoud=schoon(dict(inhoud)), sleutel_bericht=sleutel_bericht, status=WACHT, op=nu()
    )
    gesprek.laatste = rij.op
    sessie.add(rij)
    sessie.flush()
    return Ontvangst(_als_bericht(rij), nieuw=True, antwoord=None)


def _levend(sessie: Session, gesprek_id: str) -> t.Gesprek:
    # Het slot op het gesprek houdt de volgnummers op volgorde zonder botsingen.
    gesprek = sessie.get(t.Gesprek, gesprek_id, with_for_update=True)
    if gesprek is None or gesprek.gewist_op is not None:
        raise GeenGesprek(gesprek_id)
    return gesprek


def _volgende(sessie: Session, gesprek_id: str) -> int:
    return (sessie.scalar(select(func.max(t.Bericht.volgnummer)).where(t.Bericht.gesprek_id == gesprek_id)) or 0) + 1


def _antwoord(sessie: Session, vraag: t.Bericht) -> list[dict[str, Any]] | None:
    if vraag.status != VERWERKT:
        return None
    rijen = sessie.scalars(select(t.Bericht).where(t.Bericht.antwoord_op == vraag.id).order_by(t.Bericht.volgnummer))
    return [dict(rij.inhoud or {}) for rij in rijen]
