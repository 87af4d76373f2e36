"""Zet meldingen voor webhooks klaar, in dezelfde transactie als de wijziging waar ze over gaan.

Vlak voor elke commit wordt gekeken welke regels er in de historie bij komen; per overdracht is dat
één melding voor elk ander systeem dat dit loket volgt. Lukt de commit niet, dan is er ook geen
melding; lukt hij wel, dan is de melding er ook na een stroomstoring nog.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from overdracht import keten
from overdracht import tabellen as t

AANGEMAAKT, GEWIJZIGD = t.WEBHOOK_GEBEURTENISSEN


def zet_klaar(sessie: Session) -> None:
    """Schrijft de meldingen bij wat deze transactie aan de historie toevoegt; `maak_sessies` roept dit aan."""
    regels = [regel for regel in keten.klaarstaand(sessie) if isinstance(regel, t.Historie)]
    if not regels:
        return
    webhooks = sessie.scalars(select(t.Webhook).where(t.Webhook.actief)).all()
    if not webhooks:
        return
    per_overdracht: dict[int, list[t.Historie]] = {}
    for regel in regels:
        per_overdracht.setdefault(regel.overdracht_id, []).append(regel)
    for overdracht_id, eigen in per_overdracht.items():
        sessie.add_all(_meldingen(sessie, overdracht_id, eigen, webhooks))


def _meldingen(sessie: Session, overdracht_id: int, regels: Sequence[t.Historie], webhooks: Sequence[t.Webhook]) -> Iterator[t.WebhookBezorging]:
    rij = sessie.get_one(t.Overdracht, overdracht_id)
    gebeurtenis = AANGEMAAKT if any(regel.gebeurtenis == "ontvangen" for regel in regels) else GEWIJZIGD
    op = regels[-1].op
    loketten = {rij.loket, *_vorige_loket(sessie, rij, regels)}
    for webhook in webhooks:
        past = (not webhook.loketten or loketten & set(webhook.loketten)) and webhook.gemeente in (None, rij.gemeente)
        if past and gebeurtenis in webhook.gebeurtenissen:
            yield t.WebhookBezorging(
                webhook_id=webhook.id,
                gebeurtenis=gebeurtenis,
                # Willekeurig: aan het id is niet te zien hoeveel er omgaat.
                sleutel=f"msg_{secrets.token_urlsafe(18)}",
                inhoud=inhoud(rij, gebeurtenis, [regel.gebeurtenis for regel in regels], op),
                status="wacht",
                pogingen=0,
                volgende_poging=op,
                gemaakt=op,
            )


def inhoud(rij: t.Overdracht, gebeurtenis: str, wat: Sequence[str], op: datetime) -> dict[str, Any]:
    """Wat een ander systeem te lezen krijgt: waar het over gaat en hoe het staat, niets over de persoon.

    Wat er speelt, hoe dringend het is en hoe het afliep staan er niet bij: wie dat mag weten haalt
    het op met zijn token.
    """
    return {
        "type": gebeurtenis,
        "timestamp": op.isoformat(),
        "data": {
            "kenmerk": rij.kenmerk,
            "gemeente": rij.gemeente,
            "loket": rij.loket,
            "status": rij.status,
            "gebeurtenissen": list(dict.fromkeys(wat)),
            "versie": rij.versienummer,
            "ontvangen": rij.ontvangen.isoformat(),
            "gewijzigd_op": op.isoformat(),
            "eerste_termijn": rij.eerste_termijn.isoformat() if rij.eerste_termijn else None,
        },
    }


def _vorige_loket(sessie: Session, rij: t.Overdracht, regels: Sequence[t.Historie]) -> Iterator[str]:
    """Het loket waar de overdracht vandaan komt, als zij nu verhuist: ook dat moet het weten."""
    if not any(regel.naar_loket for regel in regels):
        return
    vraag = select(t.Historie.naar_loket).where(t.Historie.overdracht_id == rij.id, t.Historie.naar_loket.is_not(None))
    yield sessie.scalar(vraag.order_by(t.Historie.id.desc()).limit(1)) or rij.oorspronkelijk_loket
