"""Wie wat mag. De rechten per rol staan hier, en nergens anders.

Een `Toegang` zegt wie er handelt: een medewerker, of een ander systeem met een token. Elke functie
die een medewerker iets laat lezen of veranderen krijgt er een, en `zichtbaar` filtert in SQL: wat
iemand niet mag zien, bestaat voor hem niet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, true

from overdracht import tabellen as t

LEZEN, SCHRIJVEN, EXPORTEREN, CIJFERS, LEREN, LEERVOORBEELDEN = "lezen", "schrijven", "exporteren", "cijfers", "leren", "leervoorbeelden"
PERSOON, WISSEN, INZAGELOG, BEHEER = "persoon", "wissen", "inzagelog", "beheer"
RECHTEN: Mapping[str, frozenset[str]] = {
    # Overdrachten lezen en ermee werken.
    LEZEN: frozenset({t.MEDEWERKER, t.KCC_ROL}),
    SCHRIJVEN: frozenset({t.MEDEWERKER, t.KCC_ROL}),
    # Een bestand met een regel per overdracht.
    EXPORTEREN: frozenset({t.KCC_ROL}),
    # Aantallen, zonder iets over een persoon.
    CIJFERS: frozenset({t.MEDEWERKER, t.KCC_ROL, t.BEHEERDER}),
    # Voorbeelden van een verkeerd loket nakijken, en wat nagekeken is gebruiken.
    LEREN: frozenset({t.KCC_ROL}),
    LEERVOORBEELDEN: frozenset({t.KCC_ROL, t.BEHEERDER}),
    # Alles van één persoon uitgeven is lezen: toezicht houdt toezicht en ziet geen inhoud. Wissen kan zonder te lezen.
    PERSOON: frozenset({t.KCC_ROL}),
    WISSEN: frozenset({t.KCC_ROL, t.PRIVACY}),
    # Wie wat bekeek.
    INZAGELOG: frozenset({t.PRIVACY}),
    # Accounts, tokens, webhooks, bewaartermijn.
    BEHEER: frozenset({t.BEHEERDER}),
}


class GeenToegang(PermissionError):
    """Deze rol mag dit niet."""


@dataclass(frozen=True)
class Toegang:
    """Wie er handelt, en over welke loketten en gemeente (None: alle) dat gaat.

    Precies één van `medewerker_id` en `token_id` is er. `loketten` telt alleen bij de rol medewerker.
    """

    medewerker_id: int | None
    rol: str
    loketten: tuple[str, ...] = ()
    gemeente: str | None = None
    token_id: int | None = None

    def mag(self, recht: str) -> bool:
        """Of deze rol dit recht heeft."""
        return self.rol in RECHTEN[recht]

    def eis(self, recht: str) -> None:
        """GeenToegang als deze rol dit recht niet heeft."""
        if not self.mag(recht):
            raise GeenToegang(f"de rol {self.rol} mag dit niet: {recht}")

    def ziet(self, loket: str, gemeente: str) -> bool:
        """Of een overdracht voor dit loket in deze gemeente zichtbaar is; hetzelfde als `zichtbaar`, buiten SQL."""
        bij_loket = self.rol == t.KCC_ROL or (self.rol == t.MEDEWERKER and loket in self.loketten)
        return bij_loket and self.gemeente in (None, gemeente)

    def wie(self) -> dict[str, int | None]:
        """De twee kolommen waarmee historie en inzage zeggen wie het was."""
        return {"medewerker_id": self.medewerker_id, "api_token_id": self.token_id}


def zichtbaar(toegang: Toegang, loket: ColumnElement[str] | None = None) -> ColumnElement[bool]:
    """De voorwaarde op `Overdracht` voor wat deze toegang ziet; `loket` is een andere manier om de kolom te schrijven."""
    o = t.Overdracht
    bij = (o.loket if loket is None else loket).in_(toegang.loketten) if toegang.loketten else false()
    per_rol: Mapping[str, ColumnElement[bool]] = {t.KCC_ROL: true(), t.MEDEWERKER: bij}
    waar = per_rol.get(toegang.rol, false())
    return waar if toegang.gemeente is None else and_(waar, o.gemeente == toegang.gemeente)


def zichtbare_gemeente(toegang: Toegang) -> ColumnElement[bool]:
    """De voorwaarde op `Overdracht` voor wie over alle loketten gaat, maar misschien over één gemeente."""
    return true() if toegang.gemeente is None else t.Overdracht.gemeente == toegang.gemeente
