"""Wat een update van Telegram betekent, los van wat er daarna mee gebeurt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from telegram import Message, Update
from telegram.constants import ChatMemberStatus, ChatType

_OPDRACHT = re.compile(r"/([A-Za-z]\w*)(?:@\w+)?(?:\s+(.*))?", re.ASCII | re.DOTALL)
OPDRACHTEN = frozenset({"start", "help", "status", "opnieuw", "stop", "verwijder"})
# Wat iemand kan sturen en wij niet kunnen lezen: het veld van het bericht, en welke uitleg erbij hoort.
BIJLAGEN = (
    ("photo", "foto"), ("voice", "spraak"), ("audio", "spraak"), ("video", "video"), ("video_note", "video"), ("animation", "sticker"),
    ("sticker", "sticker"), ("dice", "sticker"), ("venue", "locatie"), ("location", "locatie"), ("contact", "contact"), ("document", "bestand"),
)  # fmt: skip


class Soort(Enum):
    """Wat iemand doet."""

    TEKST = "tekst"
    CORRECTIE = "correctie"
    OPDRACHT = "opdracht"
    DRUK = "druk"
    BIJLAGE = "bijlage"
    GROEP = "groep"
    WEG = "weg"


@dataclass(frozen=True)
class Inkomend:
    """Eén ding dat iemand deed. `wat` is de naam van de opdracht of de soort bijlage; `tekst` wat erbij getypt is."""

    update: int
    chat: int
    soort: Soort
    tekst: str = ""
    wat: str = ""
    bericht: int | None = None
    druk: str | None = None
    album: str | None = None
    nummer: str | None = None
    plek: tuple[float, float] | None = None

    @property
    def sleutel(self) -> str:
        """Waaraan te zien is dat dit al eens binnenkwam."""
        return f"tg:{self.update}"


def lees(update: Update) -> Inkomend | None:
    """Wat er gebeurde, of None als het een mens niet aangaat (een andere bot, een kanaal, iets wat wij niet volgen)."""
    if update.my_chat_member is not None:
        lid = update.my_chat_member
        if lid.chat.type == ChatType.PRIVATE and lid.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT):
            return Inkomend(update.update_id, lid.chat.id, Soort.WEG)
        return None
    if update.callback_query is not None:
        druk = update.callback_query
        if druk.message is None or druk.message.chat.type != ChatType.PRIVATE:
            return None
        return Inkomend(update.update_id, druk.message.chat.id, Soort.DRUK, druk.data or "", bericht=druk.message.message_id, druk=druk.id)
    bericht, verbeterd = update.message or update.edited_message, update.edited_message is not None
    if bericht is None or bericht.from_user is None or bericht.from_user.is_bot:
        return None
    if bericht.chat.type != ChatType.PRIVATE:
        return None if verbeterd or bericht.chat.type == ChatType.CHANNEL else Inkomend(update.update_id, bericht.chat.id, Soort.GROEP)
    return _lees_bericht(update.update_id, bericht, verbeterd)


def _lees_bericht(update: int, m: Message, verbeterd: bool) -> Inkomend | None:
    tekst = (m.text or m.caption or "").strip()
    if verbeterd:
        return Inkomend(update, m.chat.id, Soort.CORRECTIE, tekst, bericht=m.message_id) if tekst else None
    soort = next((naam for veld, naam in BIJLAGEN if getattr(m, veld, None)), None)
    if soort == "contact" and m.contact is not None:
        # Alleen het eigen nummer: een ander gaf ons geen toestemming.
        eigen = m.contact.user_id is not None and m.from_user is not None and m.contact.user_id == m.from_user.id
        return Inkomend(update, m.chat.id, Soort.BIJLAGE, wat="contact", bericht=m.message_id, nummer=_als_nummer(m.contact.phone_number) if eigen else None)
    if soort == "locatie":
        plek = m.venue.location if m.venue is not None else m.location
        graden = (plek.latitude, plek.longitude) if plek is not None else None
        return Inkomend(update, m.chat.id, Soort.BIJLAGE, tekst, soort, m.message_id, album=m.media_group_id, plek=graden)
    if soort is not None:
        return Inkomend(update, m.chat.id, Soort.BIJLAGE, tekst, soort, m.message_id, album=m.media_group_id)
    if not tekst:
        return Inkomend(update, m.chat.id, Soort.BIJLAGE, wat="anders", bericht=m.message_id) if m.effective_attachment is not None or m.poll else None
    if (opdracht := _OPDRACHT.fullmatch(tekst)) and opdracht[1].lower() in OPDRACHTEN:
        return Inkomend(update, m.chat.id, Soort.OPDRACHT, (opdracht[2] or "").strip(), opdracht[1].lower(), m.message_id)
    return Inkomend(update, m.chat.id, Soort.TEKST, tekst, bericht=m.message_id)


def _als_nummer(ruw: str) -> str:
    """Telegram laat de plus soms weg."""
    cijfers = re.sub(r"\D", "", ruw)
    return cijfers if cijfers.startswith("0") else f"+{cijfers}"
