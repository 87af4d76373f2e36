"""Eén overdracht: bekijken, en ermee doen wat kan. Elk formulier stuurt de versie mee die op het scherm stond."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request, Response

from integrations.portal import toegang, woorden
from integrations.portal.pagina import maak_pagina
from integrations.portal.scherm import foutpagina, naar, toon
from integrations.portal.toegang import PAD
from integrations.portal.woorden import Woorden
from overdracht import dienst
from overdracht import handelingen as h
from overdracht.database import Sessies
from overdracht.inzien import Stand
from overdracht.lijst import Filter
from overdracht.toegang import SCHRIJVEN, Toegang

GEDAAN = {
    h.PAK_OP: "U hebt deze overdracht opgepakt.",
    h.WACHT: "Bewaard: de inwoner is aan zet.",
    h.ZET_DOOR: "Doorgezet naar het andere loket.",
    h.ZET_TERUG: "Teruggezet naar het vorige loket.",
    h.ROND_AF: "Afgerond.",
    h.VERKEERD_LOKET: "Bewaard: dit hoorde ergens anders. Wegwijs kan hiervan leren.",
    h.WIJS_TOE: "Toegewezen.",
    h.VINK_AF: "Bewaard: deze termijn is gehaald.",
    h.NOTITIE: "De notitie staat in de geschiedenis.",
    h.KOPPEL_TERUG: "Het bericht is gestuurd.",
}
MET_BERICHT = (h.PAK_OP, h.WACHT, h.ZET_DOOR, h.ZET_TERUG, h.ROND_AF)


@dataclass(frozen=True)
class Formulier:
    """Wat een medewerker invulde. `vertel` zegt of de inwoner een bericht krijgt; zonder `bericht` is dat de vaste tekst."""

    handeling: str = ""
    versie: int | None = None
    notitie: str = ""
    reden: str = ""
    loket: str = ""
    team: str = ""
    wie: str = ""
    uitkomst: str = ""
    gehaald: tuple[str, ...] = ()
    problemen: tuple[str, ...] = ()
    vertel: bool = False
    bericht: str = ""

    def eigen_tekst(self) -> str:
        """Alles wat de medewerker zelf typte."""
        return "\n\n".join(deel for deel in (self.reden, self.notitie, self.bericht) if deel.strip())


Doe = Callable[[Sessies, Toegang, str, Formulier, str], Stand]


def _wijs_toe(sessies: Sessies, wie: Toegang, kenmerk: str, f: Formulier, bericht: str) -> Stand:
    if f.wie and not (f.wie.isascii() and f.wie.isdecimal() and len(f.wie) < 10):
        raise dienst.WijzigingFout("Kies een medewerker uit de lijst.")
    return dienst.wijs_toe(sessies, wie, kenmerk, medewerker_id=int(f.wie) if f.wie else None, team=f.team.strip() or None, notitie=f.notitie, verwacht_versie=f.versie)


HANDELINGEN: Mapping[str, Doe] = {
    h.PAK_OP: lambda s, wie, k, f, b: dienst.pak_op(s, wie, k, notitie=f.notitie, terugkoppeling=b, verwacht_versie=f.versie),
    h.WACHT: lambda s, wie, k, f, b: dienst.wacht_op_inwoner(s, wie, k, notitie=f.notitie, terugkoppeling=b, verwacht_versie=f.versie),
    h.ZET_DOOR: lambda s, wie, k, f, b: dienst.zet_door(s, wie, k, f.loket, f.reden, team=f.team.strip() or None, terugkoppeling=b, verwacht_versie=f.versie),
    h.ZET_TERUG: lambda s, wie, k, f, b: dienst.zet_terug(s, wie, k, f.reden, terugkoppeling=b, verwacht_versie=f.versie),
    h.ROND_AF: lambda s, wie, k, f, b: dienst.rond_af(s, wie, k, f.uitkomst, notitie=f.notitie, terugkoppeling=b, verwacht_versie=f.versie),
    h.VERKEERD_LOKET: lambda s, wie, k, f, b: dienst.meld_verkeerd_loket(s, wie, k, f.problemen, f.loket, notitie=f.notitie, verwacht_versie=f.versie),
    h.WIJS_TOE: _wijs_toe,
    h.VINK_AF: lambda s, wie, k, f, b: dienst.vink_af(s, wie, k, f.gehaald, verwacht_versie=f.versie),
    # Een notitie verandert niets van een ander: die mag er altijd bij.
    h.NOTITIE: lambda s, wie, k, f, b: dienst.noteer(s, wie, k, f.notitie),
    h.KOPPEL_TERUG: lambda s, wie, k, f, b: dienst.koppel_terug(s, wie, k, f.bericht, verwacht_versie=f.versie),
}


def zet_routes(router: APIRouter, sessies: Sessies, taal: Woorden) -> None:
    """Zet de pagina van een overdracht en haar formulieren op de router."""

    def pagina(wie: toegang.Bezoeker, kenmerk: str, status: int = 200, f: Formulier | None = None, fout: str | None = None, botst: bool = False, **anders: Any) -> Response:
        inhoud = dienst.bekijk(sessies, wie.toegang, kenmerk)
        o = inhoud.overdracht
        kan = dienst.mogelijk(o.status, inhoud.vorig_loket) if wie.toegang.mag(SCHRIJVEN) else ()
        collegas = dienst.toe_te_wijzen(sessies, wie.toegang, kenmerk)
        # Een ander was eerder: wat er sinds de versie van dit formulier gebeurde komt bovenaan.
        sinds = f.versie if f and botst else None
        return toon(
            "overdracht.html",
            status,
            wie=wie,
            fout=fout,
            in_=f or Formulier(),
            # Alleen waar een formulier voor is: wie geen bericht wil, krijgt er ook geen.
            mogelijk=tuple(wat for wat in kan if wat != h.KOPPEL_TERUG or inhoud.terugkoppelen),
            collegas=collegas,
            **{"gedaan": None, "afdruk": False, **anders},
            **maak_pagina(inhoud, taal, wie.toegang, sinds),
        )

    @router.get("/overdracht/{kenmerk}")
    def overdracht(request: Request, kenmerk: str, bewaard: str = "", verteld: str = "", afdruk: str = "") -> Response:
        wie = toegang.bezoeker(request, sessies)
        gedaan = GEDAAN.get(bewaard)
        if gedaan and verteld in woorden.KANAAL:
            gedaan += f" De inwoner kreeg een bericht via {woorden.KANAAL[verteld]}."
        return pagina(wie, kenmerk, gedaan=gedaan, afdruk=afdruk == "ja")

    @router.post("/overdracht/{kenmerk}")
    def handel(
        request: Request,
        kenmerk: str,
        teken: Annotated[str, Form()] = "",
        handeling: Annotated[str, Form()] = "",
        versie: Annotated[str, Form()] = "",
        notitie: Annotated[str, Form()] = "",
        reden: Annotated[str, Form()] = "",
        loket: Annotated[str, Form()] = "",
        team: Annotated[str, Form()] = "",
        medewerker: Annotated[str, Form()] = "",
        uitkomst: Annotated[str, Form()] = "",
        gehaald: Annotated[list[str] | None, Form()] = None,
        problemen: Annotated[list[str] | None, Form()] = None,
        vertel: Annotated[str, Form()] = "",
        bericht: Annotated[str, Form()] = "",
    ) -> Response:
        wie = toegang.indiener(request, sessies, teken)
        gelezen = int(versie) if versie.isascii() and versie.isdecimal() and len(versie) < 10 else None
        f = Formulier(handeling, gelezen, notitie, reden, loket, team, medewerker, uitkomst, tuple(gehaald or ()), tuple(problemen or ()), vertel == "ja", bericht)
        try:
            if handeling not in HANDELINGEN:
                raise dienst.WijzigingFout("Kies wat u met deze overdracht wilt doen.")
            if gelezen is None:
                raise dienst.WijzigingFout("Dit formulier is niet compleet. Kijk hieronder hoe het nu staat, en probeer het opnieuw.")
            stand = HANDELINGEN[handeling](sessies, wie.toegang, kenmerk, f, _bericht(wie.toegang, kenmerk, f))
        except dienst.WijzigingBotst as fout:
            return pagina(wie, kenmerk, 409, f, str(fout), botst=True)
        except dienst.WijzigingFout as fout:
            return pagina(wie, kenmerk, 400, f, str(fout))
        except dienst.OverdrachtOnbekend:
            return foutpagina(404, "Deze overdracht is er niet (meer)", "Er is niets bewaard. Misschien zette een collega haar door naar een ander loket.", f.eigen_tekst())
        if not wie.toegang.ziet(stand.loket, wie.toegang.gemeente or ""):
            return naar(f"{PAD}?{urlencode({'weg': stand.kenmerk})}")
        return naar(f"{PAD}/overdracht/{stand.kenmerk}?{urlencode({'bewaard': handeling} | ({'verteld': stand.bereikt} if stand.bereikt else {}))}")

    def _bericht(wie: Toegang, kenmerk: str, f: Formulier) -> str:
        """Wat de inwoner te lezen krijgt; leeg als hij niets hoeft te horen."""
        if not f.vertel or f.handeling not in MET_BERICHT:
            return ""
        if f.bericht.strip():
            return f.bericht
        gevonden = dienst.lijst(sessies, wie, Filter(zoek=kenmerk), per_blad=1).regels
        return taal.terugkoppeling(gevonden[0].gemeente, f.handeling, f.uitkomst, gevonden[0].kenmerk) if gevonden else ""
