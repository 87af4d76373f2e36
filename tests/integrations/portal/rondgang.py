"""Iemand van elke rol, ingelogd, bij één portaal: voor tests die nagaan wie wat mag."""

from __future__ import annotations

import httpx
from httpx import Client
from sqlalchemy import select

from integrations.portal.toegang import COOKIE, formulierteken
from overdracht import medewerkers
from overdracht import tabellen as t
from overdracht.database import Sessies, lezen

LOKETTEN = {t.MEDEWERKER: ("sociaal_team", "wmo_loket")}


class Rondgang:
    """`doe` verstuurt een formulier als iemand met die rol; zonder `teken` een vals formulier."""

    def __init__(self, browser: Client, sessies: Sessies):
        self._browser = browser
        self.id = {rol: medewerkers.maak(sessies, f"de.{rol}", None, rol, LOKETTEN.get(rol, ())) for rol in t.ROLLEN}
        self._tekens = {rol: medewerkers.open_sessie(sessies, id_, bevestigd=True) for rol, id_ in self.id.items()}

    def vraag(self, rol: str, pad: str) -> httpx.Response:
        """De pagina, gezien door iemand met deze rol."""
        return self._browser.get(f"/medewerkers{pad}", headers={"Cookie": f"{COOKIE}={self._tekens[rol]}"})

    def doe(self, rol: str, pad: str, /, *, vals: bool = False, **velden: str | list[str]) -> httpx.Response:
        """Het antwoord op dit formulier."""
        teken = "0" * 64 if vals else formulierteken(self._tekens[rol])
        # Na een storing sluit de server de verbinding: een volgende vraag mag er niet op wachten.
        koppen = {"Cookie": f"{COOKIE}={self._tekens[rol]}", "Connection": "close"}
        return self._browser.post(f"/medewerkers{pad}", data={"teken": teken, **velden}, headers=koppen)

    def binnen(self, rol: str) -> bool:
        """Of deze sessie nog geldt."""
        return self.vraag(rol, "/account").status_code == 200


def inhoud(sessies: Sessies) -> str:
    """Alles wat er staat, behalve tot wanneer een sessie geldt: die schuift op als zij gebruikt wordt."""
    with lezen(sessies) as sessie:
        tabellen = [tabel for tabel in t.Tabel.metadata.sorted_tables if tabel.name not in ("sessie", "inlogpoging")]
        return "\n".join(sorted(f"{tabel.name} {dict(rij._mapping)}" for tabel in tabellen for rij in sessie.execute(select(tabel))))
