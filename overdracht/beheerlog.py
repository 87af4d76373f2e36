"""Wat er met accounts, tokens, webhooks en bewaren gebeurde: in een keten, net als historie en inzage.

Schrijven gaat in dezelfde transactie als de wijziging: lukt die niet, dan staat er ook niets. Er komt
nooit een wachtwoord, geheim of token in, en niets van een inwoner.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from overdracht import keten
from overdracht import tabellen as t
from overdracht.database import Sessies, schrijven
from overdracht.tijd import nu

DETAIL_MAX = 300


def schrijf(sessie: Session, wat: str, door: int | None, *, account: int | None = None, token: int | None = None, webhook: int | None = None, detail: str | None = None) -> None:
    """Zet een regel klaar; `wat` is een van `tabellen.BEHEERD`. Zonder `door` was het niet iemand in het portaal."""
    tekst = detail[:DETAIL_MAX] if detail else None
    keten.schrijf_bij(sessie, t.Beheer(op=nu(), medewerker_id=door, wat=wat, account_id=account, api_token_id=token, webhook_id=webhook, detail=tekst))


def noteer(sessies: Sessies, wat: str, door: int | None, detail: str) -> None:
    """Schrijft een regel over iets dat zelf in meer dan één transactie gaat, zoals opruimen."""
    with schrijven(sessies) as sessie:
        schrijf(sessie, wat, door, detail=detail)


def mag(wat: str, loketten: list[str] | tuple[str, ...], gemeente: str | None) -> str:
    """Wat een account, token of webhook mag, in het kort: `medewerker (wmo_loket, werkplein; almelo)`."""
    waar = "; ".join(deel for deel in (", ".join(loketten), gemeente) if deel)
    return f"{wat} ({waar})" if waar else wat
