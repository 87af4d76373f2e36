"""Accounts, sessies en de rem op raden. Het wachtwoord zelf komt hier niet: alleen zijn hash.

Van een sessie en van een adres staat alleen een hash in de database; wie de database leest, kan er
niet mee inloggen.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from overdracht import beheerlog
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen, met_herkansing
from overdracht.tijd import nu
from overdracht.toegang import Toegang
from triage.taxonomie import LOKETTEN

# Na zo lang is een sessie hoe dan ook voorbij, en eerder als er zo lang niets mee gedaan is.
DUUR, RUST = timedelta(hours=12), timedelta(hours=1)
# Zo lang heeft iemand voor de tweede stap van het inloggen.
HALVERWEGE = timedelta(minutes=15)
# Vaker dan zo wordt niet opgeschreven dat een sessie gebruikt is.
_BIJWERKEN = timedelta(minutes=1)
# Zoveel keer mag het misgaan voordat er gewacht moet worden, en hoe lang dat hoogstens wordt.
VRIJ_ACCOUNT, VRIJ_ADRES = 5, 20
LANGSTE_WACHT = timedelta(minutes=5)
VERGETEN_NA = timedelta(minutes=30)
_NAAM = re.compile(r"[a-z0-9][a-z0-9._@\-]{1,99}")


class NaamFout(ValueError):
    """Deze accountnaam kan niet of bestaat al."""


@dataclass(frozen=True)
class Medewerker:
    """Een account met de hash van zijn wachtwoord; zonder hash logt het alleen met OpenID Connect in."""

    id: int
    naam: str
    wachtwoord_hash: str | None
    startwachtwoord: bool = False
    tweede_stap: bool = False


@dataclass(frozen=True)
class Account:
    """Een account zoals een beheerder het ziet; zonder iets waarmee in te loggen is."""

    id: int
    naam: str
    rol: str
    loketten: tuple[str, ...]
    gemeente: str | None
    gemaakt: datetime
    geblokkeerd_op: datetime | None
    startwachtwoord: bool
    tweede_stap: bool
    met_oidc: bool


@dataclass(frozen=True)
class Ingelogd:
    """Wie er achter een sessie zit, wat die mag, en of ook de tweede stap van het inloggen gedaan is."""

    medewerker_id: int
    naam: str
    toegang: Toegang
    bevestigd: bool
    startwachtwoord: bool = False
    tweede_stap: bool = False
    met_oidc: bool = False


def _hash(tekst: str) -> str:
    return hashlib.sha256(tekst.encode("utf-8", "surrogatepass")).hexdigest()


def lees_naam(naam: str) -> str:
    """De naam in kleine letters; NaamFout als er iets anders in staat dan letters, cijfers en . _ @ -"""
    kaal = naam.strip().lower()
    if not _NAAM.fullmatch(kaal):
        raise NaamFout("een accountnaam heeft 2 tot 100 letters, cijfers, punten, streepjes of een @")
    return kaal


def maak(
    sessies: Sessies,
    naam: str,
    wachtwoord_hash: str | None,
    rol: str = t.KCC_ROL,
    loketten: Sequence[str] = (),
    gemeente: str | None = None,
    startwachtwoord: bool = False,
    oidc_sub: str | None = None,
    door: int | None = None,
) -> int:
    """Een nieuw account; NaamFout als de naam niet kan of al bestaat. `loketten` telt alleen bij de rol medewerker.

    Hier en hieronder is `door` wie het in het portaal doet. Elke wijziging komt in de keten van het beheer.
    """
    kaal = lees_naam(naam)

    def werk(sessie: Session) -> int:
        if sessie.scalar(select(t.Medewerker.id).where(t.Medewerker.naam == kaal)) is not None:
            raise NaamFout(f"het account {kaal} bestaat al")
        rij = t.Medewerker(naam=kaal, wachtwoord_hash=wachtwoord_hash, rol=rol, loketten=list(loketten), gemeente=gemeente, gemaakt=nu(), startwachtwoord=startwachtwoord, oidc_sub=oidc_sub)
        sessie.add(rij)
        sessie.flush()
        bij = "werkaccount " if oidc_sub is not None else ""
        beheerlog.schrijf(sessie, "account_gemaakt", door, account=rij.id, detail=bij + beheerlog.mag(rol, tuple(loketten), gemeente))
        return rij.id

    return met_herkansing(sessies, werk)


def vind(sessies: Sessies, naam: str) -> Medewerker | None:
    """Het account met deze naam, als het bestaat en niet geblokkeerd is."""
    try:
        kaal = lees_naam(naam)
    except NaamFout:
        return None
    with lezen(sessies) as sessie:
        rij = sessie.scalar(select(t.Medewerker).where(t.Medewerker.naam == kaal, t.Medewerker.geblokkeerd_op.is_(None)))
        return Medewerker(rij.id, rij.naam, rij.wachtwoord_hash, rij.startwachtwoord, rij.totp_sinds is not None) if rij else None


def zet_wachtwoord(sessies: Sessies, naam: str, wachtwoord_hash: str, sessies_eindigen: bool = True, startwachtwoord: bool = False, door: int | None = None) -> None:
    """Vervangt de hash; open sessies van dit account eindigen. NaamFout als het account er niet is.

    Eindigen zij niet, dan is het hetzelfde wachtwoord met een sterkere hash: dat is geen wijziging.
    """

    def werk(sessie: Session) -> None:
        rij = sessie.scalar(select(t.Medewerker).where(t.Medewerker.naam == lees_naam(naam)))
        if rij is None:
            raise NaamFout(f"het account {naam} bestaat niet")
        rij.wachtwoord_hash, rij.startwachtwoord = wachtwoord_hash, startwachtwoord
        if sessies_eindigen:
            sessie.execute(delete(t.Sessie).where(t.Sessie.medewerker_id == rij.id))
            beheerlog.schrijf(sessie, "account_startwachtwoord" if startwachtwoord else "account_wachtwoord", door, account=rij.id)

    met_herkansing(sessies, werk)


def open_sessie(sessies: Sessies, medewerker_id: int, bevestigd: bool = False) -> str:
    """Een nieuwe sessie; geeft het teken voor de cookie, dat daarna nergens meer staat."""
    teken = secrets.token_urlsafe(32)

    def werk(sessie: Session) -> None:
        moment = nu()
        sessie.execute(delete(t.Sessie).where(t.Sessie.verloopt <= moment))
        verloopt = moment + (RUST if bevestigd else HALVERWEGE)
        sessie.add(t.Sessie(teken_hash=_hash(teken), medewerker_id=medewerker_id, begonnen=moment, verloopt=verloopt, bevestigd=bevestigd))

    met_herkansing(sessies, werk)
    return teken


def vind_sessie(sessies: Sessies, teken: str) -> Ingelogd | None:
    """Wie bij dit teken hoort; None als het niet bestaat, verlopen is, of het account geblokkeerd is.

    Een sessie die gebruikt wordt blijft open, tot `DUUR` na het begin.
    """
    # Opzoeken op de hash: uit de duur valt over het teken niets te leren.
    vraag = (
        select(t.Medewerker, t.Sessie)
        .join(t.Sessie, t.Sessie.medewerker_id == t.Medewerker.id)
        .where(t.Sessie.teken_hash == _hash(teken), t.Sessie.verloopt > nu(), t.Medewerker.geblokkeerd_op.is_(None))
    )
    with lezen(sessies) as sessie:
        rij = sessie.execute(vraag).one_or_none()
        if rij is None:
            return None
        wie, open_ = rij
        uit = Ingelogd(wie.id, wie.naam, Toegang(wie.id, wie.rol, tuple(wie.loketten), wie.gemeente), open_.bevestigd, wie.startwachtwoord, wie.totp_sinds is not None, wie.oidc_sub is not None)
    tot = min(open_.begonnen + DUUR, nu() + RUST)
    if open_.bevestigd and tot - open_.verloopt > _BIJWERKEN:
        met_herkansing(sessies, lambda sessie: sessie.execute(update(t.Sessie).where(t.Sessie.id == open_.id).values(verloopt=tot)))
    return uit


def sluit_alle_sessies(sessies: Sessies, medewerker_id: int, door: int | None = None) -> None:
    """Overal uitloggen: geen enkele sessie van dit account geldt nog."""

    def werk(sessie: Session) -> None:
        sessie.execute(delete(t.Sessie).where(t.Sessie.medewerker_id == medewerker_id))
        beheerlog.schrijf(sessie, "account_uitgelogd", door, account=medewerker_id)

    met_herkansing(sessies, werk)


def sluit_sessie(sessies: Sessies, teken: str) -> None:
    """Beëindigt een sessie; een onbekend teken is goed."""

    def werk(sessie: Session) -> None:
        sessie.execute(delete(t.Sessie).where(t.Sessie.teken_hash == _hash(teken)))

    met_herkansing(sessies, werk)


def _adres(adres: str) -> str:
    """Een IPv6-aansluiting heeft een heel blok: dat telt als één adres."""
    try:
        ip = ipaddress.ip_address(adres.partition("%")[0])
    except ValueError:
        return adres
    return str(ipaddress.ip_network(f"{ip}/64", strict=False)) if ip.version == 6 else str(ip)


def _wie(naam: str, adres: str) -> tuple[tuple[str, int], tuple[str, int]]:
    return (_hash(f"account:{naam.strip().lower()[:200]}"), VRIJ_ACCOUNT), (_hash(f"adres:{_adres(adres)}"), VRIJ_ADRES)


def begin_poging(sessies: Sessies, naam: str, adres: str) -> int:
    """Hoeveel seconden er nog gewacht moet worden; bij 0 mag het, en telt de poging alvast als mislukt.

    Vooraf tellen, zodat wie veel tegelijk probeert er niets mee wint. Een account dat niet bestaat
    telt net zo.
    """

    def werk(sessie: Session) -> int:
        moment = nu()
        sessie.execute(delete(t.Inlogpoging).where(t.Inlogpoging.laatste < moment - VERGETEN_NA))
        rijen, wacht = [], timedelta()
        for wie, vrij in _wie(naam, adres):
            rij = sessie.get(t.Inlogpoging, wie, with_for_update=True)
            if rij is None:
                rij = t.Inlogpoging(wie_hash=wie, mislukt=0, laatste=moment)
                sessie.add(rij)
            elif rij.mislukt >= vrij:
                straf = min(LANGSTE_WACHT, timedelta(seconds=2 ** min(rij.mislukt - vrij + 1, 10)))
                wacht = max(wacht, rij.laatste + straf - moment)
            rijen.append(rij)
        if wacht > timedelta():
            return int(wacht.total_seconds()) + 1
        for rij in rijen:
            rij.mislukt, rij.laatste = rij.mislukt + 1, moment
        return 0

    return met_herkansing(sessies, werk)


def poging_gelukt(sessies: Sessies, naam: str, adres: str) -> None:
    """Vergeet de mislukte pogingen van het account, en haalt de vooraf getelde van het adres af."""

    def werk(sessie: Session) -> None:
        (account, _), (vanaf, _) = _wie(naam, adres)
        sessie.execute(delete(t.Inlogpoging).where(t.Inlogpoging.wie_hash == account))
        rij = sessie.get(t.Inlogpoging, vanaf, with_for_update=True)
        if rij is not None:
            rij.mislukt = max(0, rij.mislukt - 1)

    met_herkansing(sessies, werk)


# Beheer van accounts


class AccountFout(ValueError):
    """Dit kan niet met dit account; de tekst zegt waarom."""


def lijst(sessies: Sessies) -> tuple[Account, ...]:
    """Alle accounts op naam, ook geblokkeerde."""
    with lezen(sessies) as sessie:
        return tuple(_account(rij) for rij in sessie.scalars(select(t.Medewerker).order_by(t.Medewerker.naam)))


def zoek(sessies: Sessies, medewerker_id: int) -> Account | None:
    """Het account met dit nummer, ook als het geblokkeerd is."""
    with lezen(sessies) as sessie:
        rij = sessie.get(t.Medewerker, medewerker_id)
        return _account(rij) if rij else None


def _account(rij: t.Medewerker) -> Account:
    return Account(
        rij.id, rij.naam, rij.rol, tuple(rij.loketten), rij.gemeente, rij.gemaakt, rij.geblokkeerd_op, rij.startwachtwoord, rij.totp_sinds is not None, rij.oidc_sub is not None
    )  # fmt: skip


def _wijzig(sessies: Sessies, medewerker_id: int, doe: Callable[[Session, t.Medewerker], None]) -> None:
    """Verandert een account; AccountFout als het er niet is, of als er daarna geen beheerder meer over is."""

    def werk(sessie: Session) -> None:
        # Altijd alle beheerders vasthouden: anders zetten twee tegelijk elkaar eruit.
        beheerders = select(t.Medewerker.id).where(t.Medewerker.rol == t.BEHEERDER, t.Medewerker.geblokkeerd_op.is_(None)).order_by(t.Medewerker.id)
        eerst = sessie.scalars(beheerders.with_for_update()).all()
        rij = sessie.get(t.Medewerker, medewerker_id, with_for_update=True)
        if rij is None:
            raise AccountFout("Dit account is er niet.")
        doe(sessie, rij)
        sessie.flush()
        if eerst and sessie.scalar(select(func.count()).select_from(beheerders.subquery())) == 0:
            raise AccountFout("Er blijft dan geen beheerder over. Maak eerst een andere beheerder.")

    met_herkansing(sessies, werk)


def zet_rol(sessies: Sessies, medewerker_id: int, rol: str, loketten: Sequence[str] = (), gemeente: str | None = None, door: int | None = None) -> None:
    """Geeft een account een andere rol; dat geldt meteen, ook voor wie ingelogd is. AccountFout als het niet kan."""
    controleer_rol(rol, loketten)

    def doe(sessie: Session, rij: t.Medewerker) -> None:
        _geef_rol(sessie, rij, rol, list(loketten) if rol == t.MEDEWERKER else [], gemeente, door)

    _wijzig(sessies, medewerker_id, doe)


def _geef_rol(sessie: Session, rij: t.Medewerker, rol: str, loketten: list[str], gemeente: str | None, door: int | None, bij: str = "") -> None:
    """Verandert wat een account mag, en schrijft van wat naar wat; is het al zo, dan gebeurt er niets."""
    van, naar = beheerlog.mag(rij.rol, rij.loketten, rij.gemeente), beheerlog.mag(rol, loketten, gemeente)
    if van == naar:
        return
    rij.rol, rij.loketten, rij.gemeente = rol, loketten, gemeente
    beheerlog.schrijf(sessie, "account_rol", door, account=rij.id, detail=f"{bij}{van} → {naar}")


def controleer_rol(rol: str, loketten: Sequence[str]) -> None:
    """AccountFout als deze rol met deze loketten niet kan."""
    if rol not in t.ROLLEN:
        raise AccountFout("Kies een rol.")
    if not set(loketten) <= set(LOKETTEN):
        raise AccountFout("Kies loketten uit de lijst.")
    if rol == t.MEDEWERKER and not loketten:
        raise AccountFout("Kies voor een medewerker ten minste één loket.")


def blokkeer(sessies: Sessies, medewerker_id: int, door: int | None = None) -> None:
    """Sluit een account af: wie ermee ingelogd is, is er meteen uit. AccountFout als het niet kan."""

    def doe(sessie: Session, rij: t.Medewerker) -> None:
        if rij.geblokkeerd_op is None:
            rij.geblokkeerd_op = nu()
            beheerlog.schrijf(sessie, "account_blokkade", door, account=rij.id)
        sessie.execute(delete(t.Sessie).where(t.Sessie.medewerker_id == rij.id))

    _wijzig(sessies, medewerker_id, doe)


def deblokkeer(sessies: Sessies, medewerker_id: int, door: int | None = None) -> None:
    """Laat een account weer inloggen; AccountFout als het er niet is."""

    def doe(sessie: Session, rij: t.Medewerker) -> None:
        if rij.geblokkeerd_op is not None:
            rij.geblokkeerd_op = None
            beheerlog.schrijf(sessie, "account_vrij", door, account=rij.id)

    _wijzig(sessies, medewerker_id, doe)


# De tweede stap van het inloggen


def bewaar_totp(sessies: Sessies, medewerker_id: int, geheim: str) -> None:
    """Legt een geheim klaar dat pas geldt na `bevestig_totp`; doet niets als er al een geldt."""
    m = t.Medewerker
    met_herkansing(sessies, lambda sessie: sessie.execute(update(m).where(m.id == medewerker_id, m.totp_sinds.is_(None)).values(totp_geheim=geheim)))


def totp_geheim(sessies: Sessies, medewerker_id: int) -> str | None:
    """Het geheim dat geldt of klaarligt."""
    with lezen(sessies) as sessie:
        return sessie.scalar(select(t.Medewerker.totp_geheim).where(t.Medewerker.id == medewerker_id))


def bevestig_totp(sessies: Sessies, medewerker_id: int, stap: int, herstelcodes: Sequence[str]) -> bool:
    """Laat het geheim gelden vanaf nu, met deze herstelcodes. False als er al een gold."""

    def werk(sessie: Session) -> bool:
        rij = sessie.get_one(t.Medewerker, medewerker_id, with_for_update=True)
        if rij.totp_sinds is not None or rij.totp_geheim is None:
            return False
        rij.totp_sinds, rij.totp_laatste = nu(), stap
        # Dat kan alleen iemand zelf, met de code uit zijn app.
        beheerlog.schrijf(sessie, "tweede_stap_aan", medewerker_id, account=medewerker_id)
        sessie.execute(delete(t.Herstelcode).where(t.Herstelcode.medewerker_id == medewerker_id))
        sessie.add_all(t.Herstelcode(hash=_herstelhash(medewerker_id, code), medewerker_id=medewerker_id) for code in herstelcodes)
        return True

    return met_herkansing(sessies, werk)


def gebruik_stap(sessies: Sessies, medewerker_id: int, stap: int) -> bool:
    """Of deze tijdstap nog niet gebruikt is; daarna is hij dat wel. Een afgekeken code werkt dus niet nog eens."""

    def werk(sessie: Session) -> bool:
        rij = sessie.get_one(t.Medewerker, medewerker_id, with_for_update=True)
        if rij.totp_sinds is None or (rij.totp_laatste is not None and stap <= rij.totp_laatste):
            return False
        rij.totp_laatste = stap
        return True

    return met_herkansing(sessies, werk)


def gebruik_herstelcode(sessies: Sessies, medewerker_id: int, code: str) -> bool:
    """Of dit een herstelcode van dit account is; daarna is hij op."""
    h = t.Herstelcode
    weg = delete(h).where(h.hash == _herstelhash(medewerker_id, code), h.medewerker_id == medewerker_id)
    return met_herkansing(sessies, lambda sessie: bool(sessie.execute(weg).rowcount))


def tel_herstelcodes(sessies: Sessies, medewerker_id: int) -> int:
    """Hoeveel herstelcodes er nog zijn."""
    with lezen(sessies) as sessie:
        return sessie.scalar(select(func.count()).select_from(t.Herstelcode).where(t.Herstelcode.medewerker_id == medewerker_id)) or 0


def wis_tweede_stap(sessies: Sessies, medewerker_id: int, door: int | None = None) -> None:
    """Wie zijn telefoon kwijt is begint opnieuw; open sessies eindigen. AccountFout als het account er niet is."""

    def doe(sessie: Session, rij: t.Medewerker) -> None:
        rij.totp_geheim = rij.totp_sinds = rij.totp_laatste = None
        beheerlog.schrijf(sessie, "tweede_stap_weg", door, account=rij.id)
        sessie.execute(delete(t.Herstelcode).where(t.Herstelcode.medewerker_id == rij.id))
        sessie.execute(delete(t.Sessie).where(t.Sessie.medewerker_id == rij.id))

    _wijzig(sessies, medewerker_id, doe)


def _herstelhash(medewerker_id: int, code: str) -> str:
    # Geen trage hash nodig: een code is 80 bits toeval.
    return _hash(f"herstel:{medewerker_id}:{code}")


# Wie ergens anders inlogt


def neem_oidc(sessies: Sessies, sub: str, naam: str, rol: str, loketten: Sequence[str], gemeente: str | None) -> int | None:
    """Het account van wie bij een ander inlogde, gemaakt of met de rol van nu; None als het geblokkeerd is.

    NaamFout als de naam niet kan, of van een ander account is: dan zou iemand een ander account overnemen.
    """

    def werk(sessie: Session) -> int | None:
        rij = sessie.scalar(select(t.Medewerker).where(t.Medewerker.oidc_sub == sub).with_for_update())
        if rij is None:
            return -1
        if rij.geblokkeerd_op is not None:
            return None
        _geef_rol(sessie, rij, rol, list(loketten), gemeente, None, "werkaccount ")
        return rij.id

    gevonden = met_herkansing(sessies, werk)
    if gevonden != -1:
        return gevonden
    try:
        return maak(sessies, naam, None, rol, loketten, gemeente, oidc_sub=sub)
    except NaamFout:
        # Misschien maakte dezelfde persoon, in een ander venster, het account net.
        if (gevonden := met_herkansing(sessies, werk)) == -1:
            raise
        return gevonden
