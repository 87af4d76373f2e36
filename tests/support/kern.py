"""Speelt gesprekken op de kern, met wat de herkenning hoort als gegeven."""

from datetime import datetime, timedelta, timezone

from gemeenten.lezer import profielen
from triage import gesprek as g
from triage.herkenning import Herkenning

CET = timezone(timedelta(hours=1))
NU = datetime(2026, 11, 23, 10, 0, tzinfo=CET)
AFRONDING = [("ja",), ("Jansen",), ("06 12345678",), ("ochtend",)]


class Gesprek:
    """Speelt een gesprek: een beurt is (tekst of [keuzes], codes...); een code met ! is een vlag, met ~ een soort, met ? een twijfel."""

    def __init__(self, gemeente="almelo", nu=NU, logboek=True):
        self.profiel, self.nu, self.logboek = profielen()[gemeente], nu, logboek
        self.overdrachten, self.uitingen, self.wissen = [], [], 0
        self._neem(g.begin(gemeente, "web", self.profiel))

    def _neem(self, beurt):
        self.d = beurt.dossier
        self.uitingen += beurt.uitingen
        self.laatste += beurt.uitingen

    laatste: list = []

    def zeg(self, tekst, *hoort):
        self.laatste = []
        keuzes = tuple(tekst) if isinstance(tekst, list) else ()
        codes = [h for h in hoort if h[0] not in "!~?@"]
        h = Herkenning(
            problemen=tuple((c, 0.9) for c in codes),
            twijfel=tuple((h[1:], 0.2) for h in hoort if h[0] == "?"),
            crisis=tuple((h[1:], 1.0) for h in hoort if h[0] == "!" and h[1] != "?"),
            crisis_twijfel=tuple((h[2:], 0.1) for h in hoort if h[:2] == "!?"),
            soort=next((h[1:] for h in hoort if h[0] == "~"), None),
            taal=next((h[1:] for h in hoort if h[0] == "@"), "nl"),
        )
        inv = g.Invoer(self.nu, "" if keuzes else tekst, keuzes, h)
        beurt = g.beurt(self.d, inv, self.profiel, "gesprek-0001")
        self._neem(beurt)
        aantal = 0
        while beurt.opdracht:
            aantal += 1
            assert aantal <= 5, "een beurt houdt niet op met opdrachten geven"
            o = beurt.opdracht
            if o.soort == "overdragen" and self.logboek:
                self.overdrachten += o.overdrachten
            self.wissen += o.soort == "wissen"
            uit = {x.loket: f"K{i}F-7Q{i}" for i, x in enumerate(o.overdrachten, 2)} if o.soort == "overdragen" else {k: {"loket": "kcc", "status": "nieuw"} for k in o.kenmerken} or {"gewist": True}
            beurt = g.na_opdracht(beurt.dossier, o, uit if self.logboek else None, self.profiel, inv, "gesprek-0001")
            self._neem(beurt)
        return self

    def alles(self, *beurten):
        for b in beurten:
            self.zeg(*b)
        return self

    @property
    def vraag(self):
        return self.d.vraag

    @property
    def namen(self):
        return [u.naam for u in self.laatste]
