"""Een inwoner die via de chat-API praat, en in het logboek kijkt wat ervan kwam."""

import httpx
import sqlalchemy as sa


class Inwoner:
    """Een gesprek: `zegt` stuurt tekst of keuzes en geeft de berichten terug."""

    def __init__(self, wegwijs, gemeente="almelo"):
        self.wegwijs = wegwijs
        antwoord = self.roep("POST", "/api/v1/gesprekken", json={"gemeente": gemeente})
        gegevens = antwoord.json()
        self.status = antwoord.status_code
        self.id, self.sleutel = gegevens["gesprek"], gegevens["sleutel"]
        self.laatste = gegevens.get("berichten", [])
        self.alles = list(self.laatste)
        self.nummer = 0

    sleutel = ""

    def roep(self, methode, pad, **kw):
        """Eén aanroep van de API, met de sleutel van dit gesprek."""
        kop = {"Authorization": f"Bearer {self.sleutel}"} if self.sleutel else {}
        return httpx.request(methode, self.wegwijs.web_url + pad, headers=kop, timeout=30, trust_env=False, **kw)

    @property
    def pad(self):
        return f"/api/v1/gesprekken/{self.id}"

    def stuur(self, wat, sleutel_bericht=None):
        """Het ruwe antwoord op een bericht."""
        self.nummer += 1
        inhoud = {"keuzes": wat} if isinstance(wat, list) else {"tekst": wat}
        return self.roep("POST", f"{self.pad}/berichten", json={**inhoud, "sleutel_bericht": sleutel_bericht or f"b{self.nummer}"})

    def zegt(self, wat, sleutel_bericht=None):
        antwoord = self.stuur(wat, sleutel_bericht)
        assert antwoord.status_code == 200, antwoord.text
        self.laatste = antwoord.json()["berichten"]
        self.alles += self.laatste
        return self.laatste

    @property
    def vraag(self):
        """De open vraag na het laatste antwoord."""
        return next((b["vraag"] for b in reversed(self.laatste) if b["vraag"]), None)

    @property
    def opties(self):
        return next((b["opties"] for b in reversed(self.laatste) if b["vraag"]), [])

    @property
    def tekst(self):
        return "\n".join(b["tekst"] for b in self.laatste)

    @property
    def overdrachten(self):
        """Wat er volgens de berichten doorgegeven is."""
        return [o for b in self.alles for o in b["overdrachten"]]

    def in_het_log(self):
        """Wat er volgens de database van dit gesprek doorgegeven is."""
        bron = sa.create_engine(f"sqlite:///{self.wegwijs.var / 'wegwijs.sqlite3'}")
        with bron.connect() as verbinding:
            rijen = verbinding.execute(sa.text("select * from overdracht where gesprek_id = :g"), {"g": self.id}).mappings().all()
        bron.dispose()
        return [dict(r) for r in rijen]
