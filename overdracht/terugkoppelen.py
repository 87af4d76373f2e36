"""De inwoner laten weten wat het loket deed, alleen langs de weg die hij daarvoor koos."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from overdracht import tabellen as t

WEB = "web"
_SLEUTEL = "terugkoppeling:"
# Hierbij schrijft Wegwijs niet vanzelf: wie er meekijkt weet niemand. Een medewerker kan het wel.
_ONVEILIG_PROBLEEM, _ONVEILIG_CRISIS = frozenset({"huiselijk_geweld"}), frozenset({"geweld_nu", "kind_in_gevaar"})


def weg_naar_inwoner(sessie: Session, rij: t.Overdracht) -> str | None:
    """Het kanaal waarlangs deze inwoner nieuws over zijn vraag wil krijgen; None als hij dat niet koos of als het niet kan."""
    if rij.gewist_op is not None:
        return None
    gesprek = sessie.get(t.Gesprek, rij.gesprek_id)
    if gesprek is None or gesprek.gewist_op is not None:
        return None
    adres = sessie.get(t.Kanaaladres, gesprek.id)
    wil = rij.contact_wijze == "kanaal" or (adres is not None and adres.mag_uitkomst)
    kan = gesprek.sleutel_hash is not None if gesprek.kanaal == WEB else adres is not None
    return gesprek.kanaal if wil and kan else None


def bezorging(sessie: Session, gesprek_id: str) -> dict[datetime, str]:
    """Hoe het staat met elk bericht van een loket dat een kanaal moest versturen, naar het moment waarop het geschreven is."""
    u = t.Uitgaand
    rijen = sessie.execute(select(u.gemaakt, u.status).where(u.gesprek_id == gesprek_id, u.sleutel.startswith(_SLEUTEL)).order_by(u.id))
    return {gemaakt: status for gemaakt, status in rijen}


def is_onveilig(rij: t.Overdracht) -> bool:
    """Of een bericht deze inwoner in gevaar kan brengen."""
    return bool(_ONVEILIG_PROBLEEM & {p.code for p in rij.problemen} or _ONVEILIG_CRISIS & set(rij.crisis))


def zet_in_gesprek(sessie: Session, rij: t.Overdracht, tekst: str, kanaal: str, moment: datetime) -> None:
    """Zet een bericht van het loket onderaan het gesprek, en klaar om te versturen als het kanaal dat zelf moet doen."""
    # Het slot op het gesprek houdt de volgnummers op volgorde.
    gesprek = sessie.get_one(t.Gesprek, rij.gesprek_id, with_for_update=True)
    inhoud = {"soort": "tekst", "tekst": tekst, "vraag": None, "opties": [], "meerdere": False, "overdrachten": [], "van_loket": rij.loket}
    volgnummer = (sessie.scalar(select(func.max(t.Bericht.volgnummer)).where(t.Bericht.gesprek_id == gesprek.id)) or 0) + 1
    bericht = t.Bericht(gesprek_id=gesprek.id, volgnummer=volgnummer, van="wegwijs", inhoud=inhoud, status="verwerkt", op=moment)
    gesprek.laatste = moment
    sessie.add(bericht)
    sessie.flush()
    if kanaal != WEB:
        sessie.add(
            t.Uitgaand(
                gesprek_id=gesprek.id,
                bericht_id=bericht.id,
                kanaal=kanaal,
                sleutel=f"{_SLEUTEL}{bericht.id}",
                inhoud={"soort": "terugkoppeling", "tekst": tekst, "van_loket": rij.loket},
                status="wacht",
                gemaakt=moment,
            )
        )
