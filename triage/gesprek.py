"""Eén beurt van het gesprek: wat de inwoner zegt gaat erin, wat Wegwijs zegt en vraagt komt eruit.

Hier wordt alles beslist. De dialoogmotor bewaart het dossier en spreekt de teksten uit; wat er
buiten het gesprek moet gebeuren (doorgeven, opzoeken, wissen) staat als `Opdracht` in de beurt,
en de uitkomst daarvan komt terug in `na_opdracht`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from triage import antwoorden, opmerken
from triage.dossier import Dossier
from triage.herkenning import Herkenning
from triage.kalender import WEEKDAGEN
from triage.overdracht import Overdracht
from triage.overdragen import maak_crisisoverdracht, maak_overdrachten, plan_van
from triage.profiel import Profiel
from triage.regie import GEWEIGERD, ONBEKEND
from triage.taxonomie import CRISISVLAGGEN, DOMEINEN, PROBLEEM_BIJ_VLAG, PROBLEMEN, codes_van_domein
from triage.vragen import (
    OPEN_VRAGEN,
    Optie,
    crisis_klaar_voor_overdracht,
    huidig_besluit,
    naar_mens,
    opties,
    volgende_vraag,
)

# Zo vaak mag een antwoord niet begrepen worden voordat het gesprek verder gaat zonder dat antwoord.
MAX_MISLUKT = 2
# Vanaf deze zekerheid komt het nummer meteen; daaronder eerst één rustige vraag. Geweld dat telkens
# terugkomt lijkt op geweld dat nu gebeurt, en daar noemt het gesprek Veilig Thuis en 112 toch al.
CRISIS_ZEKER = 0.15
CRISIS_ZEKER_PER_VLAG = {"geweld_nu": 0.5, "kind_in_gevaar": 0.5}
# Bij een gesloten vraag telt een vlag van het model alleen als het heel zeker is; regels tellen altijd.
CRISIS_BIJ_ANTWOORD = 0.9


@dataclass(frozen=True)
class Invoer:
    """Een bericht van de inwoner: tekst of keuzes, wat de herkenning hoorde, en het plaatselijke moment."""

    nu: datetime
    tekst: str = ""
    keuzes: tuple[str, ...] = ()
    herkenning: Herkenning = Herkenning()


@dataclass(frozen=True)
class Uiting:
    """Iets wat Wegwijs zegt: de naam van een tekst met waarden, of een vaste `tekst` uit het profiel."""

    naam: str
    soort: str = "tekst"
    waarden: Mapping[str, object] = field(default_factory=dict)
    tekst: str | None = None
    vraag: str | None = None
    opties: tuple[Optie, ...] = ()
    meerdere: bool = False
    overdrachten: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Opdracht:
    """Wat er buiten het gesprek moet gebeuren: `overdragen`, `status` of `wissen`."""

    soort: str
    overdrachten: tuple[Overdracht, ...] = ()
    kenmerk: str | None = None


@dataclass
class Beurt:
    """De uitkomst van een beurt: het nieuwe dossier, de uitingen op volgorde, en soms een opdracht."""

    dossier: Dossier
    uitingen: list[Uiting] = field(default_factory=list)
    opdracht: Opdracht | None = None


def begin(gemeente: str, kanaal: str, profiel: Profiel) -> Beurt:
    """De opening van een nieuw gesprek."""
    beurt = _Beurt(Dossier(gemeente=gemeente, kanaal=kanaal), profiel, None, "")
    beurt.zeg("opening")
    beurt.vraag_volgende()
    return beurt.klaar()


def beurt(dossier: Dossier, invoer: Invoer, profiel: Profiel, gesprek: str) -> Beurt:
    """Verwerkt één bericht. Het gegeven dossier blijft ongewijzigd.

    `gesprek` is de id van het gesprek; die komt in de overdrachten.
    """
    b = _Beurt(dossier.kopie(), profiel, invoer, gesprek)
    b.verwerk()
    return b.klaar()


def na_opdracht(dossier: Dossier, opdracht: Opdracht, resultaat: Mapping[str, Any] | None, profiel: Profiel, invoer: Invoer, gesprek: str) -> Beurt:
    """Vervolgt de beurt als een opdracht is uitgevoerd. `resultaat` None betekent: het lukte niet.

    Bij `overdragen` is het resultaat `{loket: kenmerk}`, bij `status` wat het logboek gaf
    (zonder inhoud als het kenmerk niet bestaat), bij `wissen` iets dat waar is.
    """
    b = _Beurt(dossier.kopie(), profiel, invoer, gesprek)
    b.na(opdracht, resultaat)
    return b.klaar()


def vraag_naam(vraag: str, mislukt: int) -> str:
    """De naam van de tekst bij een vraag; na een onbegrepen antwoord de andere uitleg."""
    return f"vraag_{vraag}_opnieuw" if mislukt else f"vraag_{vraag}"


class _Beurt:
    """Het werk van één beurt, op een dossier dat alleen hier verandert."""

    def __init__(self, d: Dossier, profiel: Profiel, invoer: Invoer | None, gesprek: str):
        self.d, self.p, self.gesprek = d, profiel, gesprek
        self.inv = invoer
        self.uitingen: list[Uiting] = []
        self.opdracht: Opdracht | None = None

    # -- zeggen en vragen ---------------------------------------------------------------

    def zeg(self, naam: str, soort: str = "tekst", tekst: str | None = None, **waarden: object) -> None:
        self.uitingen.append(Uiting(naam, soort, {**self.p.invulwaarden(), **waarden}, tekst))

    def klaar(self) -> Beurt:
        return Beurt(self.d, self.uitingen, self.opdracht)

    def vraag_volgende(self) -> None:
        """Stelt de vraag die nu nodig is, of rondt af als er niets meer te vragen is."""
        if self.d.uitgesteld:
            # De inwoner wil nu niet nog een keer; bij zijn volgende bericht probeert Wegwijs het weer.
            self.d.uitgesteld, self.d.vraag = False, None
            self.zeg("uitgesteld")
            return
        if crisis_klaar_voor_overdracht(self.d):
            self._geef_crisis_door()
            return
        self._noem_veilig_thuis()
        volgende = volgende_vraag(self.d, self.p)
        if volgende is None:
            self._rond_af()
            return
        if volgende != self.d.vraag:
            self.d.mislukt = 0
        self.d.vraag = volgende
        knoppen, meerdere = opties(volgende, self.d, self.p)
        naam, waarden = self._vraagtekst(volgende)
        self.uitingen.append(Uiting(naam, "vraag", {**self.p.invulwaarden(), **waarden}, None, volgende, knoppen, meerdere))

    def _noem_veilig_thuis(self) -> None:
        """Zodra geweld gehoord is, één keer het nummer: ook wie nu stopt, heeft het dan."""
        d = self.d
        if d.veilig_thuis_genoemd or "huiselijk_geweld" not in (*d.problemen, *d.bevestigd):
            return
        d.veilig_thuis_genoemd = True
        if not set(d.crisis) & {"geweld_nu", "kind_in_gevaar"} and not any(u.naam == "mens_geweld" for u in self.uitingen):
            self.zeg("veilig_thuis")

    def _vraagtekst(self, vraag: str) -> tuple[str, dict[str, object]]:
        """De naam van de tekst en wat erin ingevuld wordt; bij herhaling een andere uitleg."""
        d = self.d
        if vraag == "situatie":
            if d.mislukt:
                return ("vraag_situatie_domeinen" if d.mislukt > 1 else "vraag_situatie_anders"), {}
            return ("vraag_situatie_nog" if "situatie" in d.gesteld else "vraag_situatie"), {}
        if vraag == "klopt_dit":
            vast = [c for c in d.problemen if c not in d.bevestigd]
            if not vast:
                return "vraag_klopt_dit_twijfel", {}
            lijst = "\n".join(f"- {self._zoals_verteld(c)}" for c in vast)
            wie = d.voor_wie if d.voor_wie in ("mijzelf", "partner", "kind", "ouder", "huishouden", "ander") else None
            passend = self.p.tekst("voor_wie", wie) if wie else ""
            return ("vraag_klopt_dit_wie" if wie else "vraag_klopt_dit"), {"problemen": lijst, "wie": passend}
        if vraag == "akkoord":
            return self._voorstel()
        if vraag == "crisis_zeker":
            return vraag_naam(vraag, d.mislukt), {"vraag": self.p.tekst("crisis_vraag", d.crisis_twijfel[0])}
        if vraag == "bereikbaar" and d.veilig_bereikbaar == "nee":
            return "vraag_bereikbaar_veilig", {}
        return vraag_naam(vraag, d.mislukt), {}

    def _zoals_verteld(self, code: str) -> str:
        """Het probleem in gewone woorden; gaat het over een ander, dan zonder 'u'."""
        zin = self.p.woorden["problemen"][code]
        return zin["kort"] if self.d.voor_wie in ("partner", "kind", "ouder", "ander") else zin["u"]

    def _voorstel(self) -> tuple[str, dict[str, object]]:
        """Wat er doorgegeven wordt, in de woorden van de inwoner: wie, wat, waarom, wanneer."""
        uitkomst = huidig_besluit(self.d, self.p)
        regels = []
        for deel in uitkomst.delen:
            wat = ", ".join(self.p.tekst("problemen", c, "kort").lower() for c in deel.problemen) or self.p.tekst("voorstel", "alles")
            regels.append(f"- {self.p.loketten[deel.loket].naam}: {wat}")
        plan = plan_van(self.d, self.p)
        stappen = "\n".join(
            f"{stap.nummer}. {', '.join(self.p.tekst('problemen', c, 'kort').lower() for c in stap.problemen)} ({self.p.tekst('wanneer', stap.wanneer)})" for stap in plan
        )
        waarden: dict[str, object] = {
            "delen": "\n".join(regels),
            "reden": self.p.tekst("redenen", uitkomst.reden, "u"),
            "stappen": stappen,
            "termijn": self._termijn(),
        }
        if uitkomst.rij == 3:
            return "vraag_akkoord_mens", waarden
        naam = "vraag_akkoord_meer" if len(uitkomst.delen) > 1 else "vraag_akkoord"
        return (naam if len(plan) < 2 else f"{naam}_plan"), waarden

    def _termijn(self) -> str:
        """Wanneer de inwoner iets hoort, in gewone woorden."""
        assert self.inv is not None
        uitkomst = huidig_besluit(self.d, self.p)
        proef = self.d.kopie(akkoord=[deel.loket for deel in uitkomst.delen])
        alle = [t for o in maak_overdrachten(proef, self.p, "proef-gesprek", self.inv.nu, "") for t in o.termijnen]
        return self._dag(min(t.uiterlijk for t in alle))

    def _dag(self, dag: Any) -> str:
        maanden = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
        return f"{WEEKDAGEN[dag.weekday()]} {dag.day} {maanden[dag.month - 1]}"

    # -- een bericht verwerken ------------------------------------------------------------

    def verwerk(self) -> None:
        """Eén bericht: eerst crisis, dan wat iemand met het gesprek wil, dan het antwoord."""
        assert self.inv is not None
        d, inv = self.d, self.inv
        if inv.herkenning.taal != "nl" and len(inv.tekst.split()) > 1:
            d.taal = inv.herkenning.taal
        if not inv.keuzes:
            if self._crisis():
                return
            if self._commando():
                return
        if d.afgesloten and d.vraag != "tevreden":
            self._na_afloop()
            return
        vraag = d.vraag
        if vraag is None:
            self._open(inv.tekst)
            self.vraag_volgende()
            return
        begrepen = self._antwoord(vraag)
        if not begrepen and not inv.keuzes and self._nieuw_probleem():
            begrepen = True
        if begrepen:
            if vraag not in d.gesteld:
                d.gesteld.append(vraag)
            d.mislukt = 0
        else:
            self._niet_begrepen(vraag)
        if not self.opdracht:
            self.vraag_volgende()

    def _onthoud(self, tekst: str) -> None:
        """Bewaart wat iemand vertelde, per zin met de problemen die erin gehoord zijn."""
        assert self.inv is not None
        zinnen = self.inv.herkenning.zinnen or ((tekst, self.inv.herkenning.codes),)
        for zin, codes in zinnen:
            if zin.strip() and [zin, list(codes)] not in self.d.zinnen:
                self.d.zinnen.append([zin.strip()[:1000], list(codes)])

    def _crisis(self) -> bool:
        """Een crisis gaat voor alles. Waar als de beurt daarmee klaar is."""
        assert self.inv is not None
        d, h = self.d, self.inv.herkenning
        verhaal = d.vraag in OPEN_VRAGEN or d.vraag is None
        grens = CRISIS_ZEKER_PER_VLAG if verhaal else {}
        anders = CRISIS_ZEKER if verhaal else CRISIS_BIJ_ANTWOORD
        gehoord = [v for v in CRISISVLAGGEN if dict(h.crisis).get(v, -1.0) >= grens.get(v, anders)]
        nieuw = [v for v in gehoord if v not in d.crisis]
        if verhaal and not gehoord:
            self._twijfel_over_crisis()
        if not gehoord or (not nieuw and d.vraag in ("crisis_contact", "veilig_bereikbaar", "bereikbaar") and antwoorden.ja_nee(self.inv.tekst)):
            return False
        if not nieuw:
            for vlag in gehoord:
                self.zeg(f"crisis_{vlag}", "crisis", self.p.tekst("crisis_kort", vlag))
        else:
            d.afgesloten, d.crisis_twijfel = False, []
            for code in h.codes:
                self._voeg_toe(code)
            self._slaat_alarm(nieuw)
            self._onthoud(self.inv.tekst)
            self._merk_op(self.inv.tekst)
            if d.crisis_contact is None and (contact := antwoorden.lees_contact(self.inv.tekst)) and contact[1]:
                d.bereikbaar, d.contact = contact
            if d.crisis_verder == "nee":
                d.crisis_verder = None
        self.vraag_volgende()
        return True

    def _twijfel_over_crisis(self) -> None:
        """Onthoudt één vlag om rustig naar te vragen; over dezelfde vlag komt geen tweede vraag."""
        assert self.inv is not None
        d, h = self.d, self.inv.herkenning
        if d.crisis or d.crisis_twijfel:
            return
        mogelijk = sorted((*h.crisis, *h.crisis_twijfel), key=lambda paar: -paar[1])
        d.crisis_twijfel = [vlag for vlag, _ in mogelijk[:1]]

    def _slaat_alarm(self, vlaggen: list[str]) -> None:
        """Zet vlaggen op het dossier en noemt per vlag eerst het nummer."""
        for vlag in vlaggen:
            self.zeg(f"crisis_{vlag}", "crisis", self.p.tekst("crisis", vlag))
            if vlag in PROBLEEM_BIJ_VLAG:
                self._voeg_toe(PROBLEEM_BIJ_VLAG[vlag])
        self.d.crisis += vlaggen

    def _crisis_zeker(self) -> bool:
        """Het antwoord op de rustige vraag: bij ja alsnog het nummer, bij weet niet het nummer voor de zekerheid."""
        assert self.inv is not None
        d = self.d
        waarde = self._gekozen("crisis_zeker") or (None if self.inv.keuzes else antwoorden.LEZERS["crisis_zeker"](self.inv.tekst))
        if waarde is None:
            return False
        d.crisis_zeker = waarde
        if waarde == "ja":
            self._slaat_alarm(list(d.crisis_twijfel))
        elif waarde != "nee":
            self.zeg(f"crisis_{d.crisis_twijfel[0]}", "tekst", self.p.tekst("crisis_kort", d.crisis_twijfel[0]))
        return True

    def _commando(self) -> bool:
        """Iets over het gesprek zelf: status, wissen, opnieuw, stop, terug, een mens, of een vraag over de gang van zaken."""
        assert self.inv is not None
        d, tekst, soort = self.d, self.inv.tekst, self.inv.herkenning.soort
        if merk := antwoorden.kenmerk(tekst):
            self.opdracht = Opdracht("status", kenmerk=merk)
            return True
        opdracht = antwoorden.commando(tekst)
        if d.vraag == "opnieuw_proberen" and opdracht in ("opnieuw", "terug"):
            return False
        if opdracht == "verwijder":
            self.opdracht = Opdracht("wissen")
            return True
        if opdracht == "opnieuw":
            self.d = Dossier(gemeente=d.gemeente, kanaal=d.kanaal, overdrachten=d.overdrachten, ronde=d.ronde + 1)
            self.zeg("opnieuw")
            self.vraag_volgende()
            return True
        if opdracht == "stop" and d.vraag not in ("crisis_verder", "tevreden"):
            d.afgesloten, d.vraag = True, None
            self.zeg("gestopt")
            return True
        if opdracht == "terug":
            self._terug()
            return True
        if self._wil_mens(tekst, soort):
            return True
        if vraag := self._procesvraag(tekst):
            self.zeg("procesvraag", tekst=self.p.tekst("procesvragen", vraag, "tekst"))
            if d.vraag in ("situatie", None) and self.inv.herkenning.codes and soort != "buiten_bereik" and not re.search(r"\?\s*$", tekst):
                return False
            if d.vraag == "situatie" and "situatie" not in d.gesteld:
                d.gesteld.append("situatie")
            if not d.afgesloten:
                self.vraag_volgende()
            return True
        return False

    def _wil_mens(self, tekst: str, soort: str | None) -> bool:
        d = self.d
        gevraagd = antwoorden.vraagt_mens(tekst) or (soort == "mens" and d.vraag in (None, "situatie", "klopt_dit"))
        if not gevraagd or d.mens or d.crisis_loopt or d.vraag in ("akkoord", "bereikbaar", "belmoment", "naam", "tevreden", "overzicht", "voor_wie", "hulp_betrokken"):
            if not (gevraagd and d.vraag in ("overzicht", "voor_wie", "hulp_betrokken") and re.search(r"spreken|praten|echte? ", tekst, re.I)) or d.mens:
                return False
        if d.afgesloten:
            self._nieuwe_ronde()
        d = self.d
        d.mens = True
        if d.vraag in (None, "situatie", "klopt_dit", "nog_iets"):
            self._open(tekst)
        if naar_mens(d):
            # Wie een mens wil, hoeft niet eerst na te lezen wat een programma hoorde.
            d.bevestigd = list(dict.fromkeys([*d.bevestigd, *d.problemen]))
            d.twijfel = []
            open_ = self.p.openingstijden.open_op(self.inv.nu)  # type: ignore[union-attr]
            self.zeg("mens_open" if open_ else "mens_dicht", dag=self._dag(self.p.openingstijden.volgende_dag(self.inv.nu)))  # type: ignore[union-attr]
        else:
            self.zeg("mens_geweld")
        self.vraag_volgende()
        return True

    def _procesvraag(self, tekst: str) -> str | None:
        for naam, gegevens in self.p.woorden.get("procesvragen", {}).items():
            if any(re.search(patroon, tekst, re.I) for patroon in gegevens["patronen"]):
                return naam
        return None

    def _terug(self) -> None:
        d = self.d
        if not d.gesteld or d.overdrachten:
            self.zeg("terug_kan_niet")
        else:
            vorige = d.gesteld.pop()
            if vorige in ("situatie", "klopt_dit"):
                d.bevestigd, d.twijfel = [], []
                if vorige == "situatie":
                    d.problemen, d.zinnen = [], []
            elif hasattr(d, vorige):
                setattr(d, vorige, None)
                if vorige == "bereikbaar":
                    d.contact = None
            self.zeg("terug")
        self.vraag_volgende()

    # -- antwoorden -------------------------------------------------------------------------

    def _antwoord(self, vraag: str) -> bool:
        """Verwerkt het antwoord op de open vraag; onwaar als het geen antwoord was."""
        assert self.inv is not None
        eigen: dict[str, Callable[[], bool]] = {
            "situatie": self._situatie,
            "klopt_dit": self._klopt_dit,
            "nog_iets": self._nog_iets,
            "dreiging": self._dreiging,
            "dreiging_datum": self._dreiging_datum,
            "buurt": self._buurt,
            "akkoord": self._akkoord,
            "bereikbaar": self._bereikbaar,
            "crisis_zeker": self._crisis_zeker,
            "crisis_contact": self._crisis_contact,
            "tevreden": self._tevreden,
            "opnieuw_proberen": self._opnieuw_proberen,
        }
        if vraag in eigen:
            return eigen[vraag]()
        waarde = self._gekozen(vraag)
        if waarde is None and not self.inv.keuzes:
            waarde = antwoorden.LEZERS[vraag](self.inv.tekst)
        if waarde is None:
            return False
        setattr(self.d, vraag, waarde)
        if vraag == "mantelzorger":
            self._na_mantelzorger(waarde)
        elif not self.inv.keuzes:
            self._merk_op(self.inv.tekst, behalve=vraag)
        return True

    def _gekozen(self, vraag: str) -> str | None:
        """De gekozen of letterlijk nagetypte knop bij een vraag met één antwoord."""
        assert self.inv is not None
        knoppen, _ = opties(vraag, self.d, self.p)
        waarden = {o.waarde for o in knoppen}
        if self.inv.keuzes:
            return self.inv.keuzes[0] if self.inv.keuzes[0] in waarden else None
        return antwoorden.kies_optie(self.inv.tekst, ((o.waarde, o.label) for o in knoppen))

    def _gekozen_lijst(self, vraag: str) -> list[str] | None:
        """De gekozen knoppen bij een vraag met meer antwoorden, of None als er niets geldigs gekozen is."""
        assert self.inv is not None
        knoppen, _ = opties(vraag, self.d, self.p)
        waarden = [o.waarde for o in knoppen]
        if self.inv.keuzes:
            return [w for w in waarden if w in self.inv.keuzes] or None
        getypt = antwoorden.kies_optie(self.inv.tekst, ((o.waarde, o.label) for o in knoppen))
        return [getypt] if getypt else None

    def _voeg_toe(self, code: str) -> bool:
        """Zet een probleem op de lijst; waar als het er nog niet stond."""
        d = self.d
        if code in d.problemen or code in d.bevestigd or code not in PROBLEMEN:
            return False
        d.problemen.append(code)
        if code in d.afgewezen:
            d.afgewezen.remove(code)
        return True

    def _merk_op(self, tekst: str, behalve: str | None = None) -> None:
        """Onthoudt feiten die iemand uit zichzelf vertelt, als ze nog niet bekend zijn."""
        assert self.inv is not None
        d = self.d
        if d.voor_wie is None and behalve != "voor_wie" and d.vraag in (None, "situatie", "klopt_dit"):
            d.voor_wie = opmerken.voor_wie(tekst)
        if d.kinderen is None and behalve != "kinderen":
            d.kinderen = opmerken.kinderen(tekst)
        if d.buurt is None and behalve != "buurt" and (plek := opmerken.buurt(tekst, self.p)):
            d.buurt = plek.naam
        if behalve not in ("dreiging", "akkoord", "naam") and (dreigt := opmerken.dreiging(tekst)):
            d.dreiging = sorted({*(d.dreiging or ()), *dreigt} - {ONBEKEND, GEWEIGERD})
        if d.dreiging and d.dreiging_datum is None and (dag := opmerken.datum(tekst, self.inv.nu.date())):
            d.dreiging_datum = dag.isoformat()
        if d.bereikbaar is None and (contact := antwoorden.lees_contact(tekst)) and contact[1]:
            d.bereikbaar, d.contact = contact
        if d.nog_iets is None and opmerken.verder_niets(tekst):
            d.nog_iets = "nee"
        if d.overzicht is None and opmerken.geen_overzicht(tekst):
            d.overzicht = "niemand"
        d.kind_zonder_school = d.kind_zonder_school or opmerken.kind_zonder_school(tekst)

    def _open(self, tekst: str) -> bool:
        """Hoort problemen in een open tekst; waar als er iets te vinden was om op door te gaan."""
        assert self.inv is not None
        d, h = self.d, self.inv.herkenning
        nieuw = [code for code in h.codes if self._voeg_toe(code)]
        if d.vraag in (None, "situatie", "klopt_dit"):
            d.twijfel = [c for c, _ in h.twijfel if c not in d.problemen and c not in d.bevestigd]
        if nieuw or d.twijfel or h.zinnen:
            self._onthoud(tekst)
        self._merk_op(tekst)
        return bool(nieuw) or bool(d.twijfel)

    def _situatie(self) -> bool:
        assert self.inv is not None
        d, inv = self.d, self.inv
        if gekozen := self._gekozen_lijst("situatie"):
            return self._kies_domeinen(gekozen)
        soort, tekst = inv.herkenning.soort, inv.tekst
        if inv.herkenning.taal in self.p.woorden["talen"]:
            return self._andere_taal(tekst)
        al_geholpen = "situatie" in d.gesteld
        if al_geholpen and antwoorden.ja_nee(tekst) == "nee" and not inv.herkenning.codes:
            d.afgesloten, d.vraag = True, None
            return True
        if soort in ("buiten_bereik", "aanbod", "klacht", "status", "groet") and (soort in ("klacht", "status") or not inv.herkenning.codes):
            self.zeg(soort)
            if not inv.herkenning.codes:
                self._merk_op(tekst)
                return True
        if self._open(tekst):
            return True
        # Iets ontkennen of vertellen dat voorbij is, is ook een antwoord: er is dan niets aan de hand.
        if al_geholpen and (antwoorden.geen_antwoord(tekst) or opmerken.verder_niets(tekst)):
            d.afgesloten, d.vraag = True, None
            return True
        return False

    def _andere_taal(self, tekst: str) -> bool:
        """Zegt in de taal van de inwoner wat wel kan, en toont de knoppen; nog een keer gaat naar een mens.

        Wat hij vertelde gaat mee, met de taal erbij. Het is geen antwoord, dus altijd onwaar.
        """
        assert self.inv is not None
        self.d.taal = self.inv.herkenning.taal
        self.zeg("andere_taal", tekst=self.p.tekst("talen", self.d.taal))
        self._onthoud(tekst)
        self.d.mislukt = max(self.d.mislukt, 1)
        return False

    def _kies_domeinen(self, domeinen: list[str]) -> bool:
        d = self.d
        d.twijfel = [c for dom in domeinen if dom in DOMEINEN for c in codes_van_domein(dom) if c not in d.bevestigd]
        return bool(d.twijfel)

    def _klopt_dit(self) -> bool:
        assert self.inv is not None
        d, inv = self.d, self.inv
        gekozen = self._gekozen_lijst("klopt_dit")
        if gekozen:
            codes = [c for c in gekozen if c in PROBLEMEN]
            self._bevestig(codes)
            return True
        if inv.keuzes:
            return False
        tekst = inv.tekst
        besluit = antwoorden.ja_nee(tekst)
        vast = [c for c in d.problemen if c not in d.bevestigd]
        genoemd = [c for c in (*vast, *d.twijfel) if self._wijst_aan(c, tekst)]
        ontkend = [c for c in vast if c in genoemd and self._ontkent(c, tekst)]
        if ontkend:
            d.problemen = [c for c in d.problemen if c not in ontkend]
            d.afgewezen += ontkend
        al_bekend = set(d.problemen) | set(d.bevestigd) | set(ontkend)
        nieuw = [c for c in inv.herkenning.codes if c not in al_bekend]
        gekozen_twijfel = [c for c in genoemd if c in d.twijfel and not self._ontkent(c, tekst)]
        for code in (*nieuw, *gekozen_twijfel):
            self._voeg_toe(code)
        d.twijfel = [c for c in d.twijfel if c not in d.problemen]
        self._merk_op(tekst)
        andere_persoon = self._corrigeer_wie(tekst)
        if nieuw or len(tekst.split()) > 3:
            self._onthoud(tekst)
        if besluit == "ja":
            return self._ja_klopt(vast, nieuw, gekozen_twijfel)
        if ontkend or gekozen_twijfel:
            if d.problemen:
                d.twijfel = []
            return True
        if andere_persoon and not nieuw:
            # 'Nee, niet mijn vader maar mijn moeder' verandert voor wie het is, niet wat er speelt.
            return True
        if besluit == "nee" or antwoorden.geen_antwoord(tekst):
            if not nieuw:
                self._bevestig([])
            else:
                d.problemen = [c for c in d.problemen if c in nieuw or c in d.bevestigd]
                d.afgewezen += [c for c in vast if c not in nieuw]
            return True
        if nieuw:
            return True
        if set(inv.herkenning.codes) & set(vast):
            self._bevestig(vast)
            return True
        return False

    def _ja_klopt(self, vast: list[str], nieuw: list[str], extra: list[str]) -> bool:
        d = self.d
        if vast or nieuw or extra:
            self._bevestig([*vast, *nieuw, *extra])
            return True
        # Alleen 'ja' op een rij mogelijkheden: vraag welke, en neem daarna de waarschijnlijkste.
        if len(d.twijfel) == 1 or d.mislukt:
            self._bevestig(d.twijfel[:1])
            return True
        return False

    def _bevestig(self, codes: list[str]) -> None:
        d = self.d
        weg = [c for c in d.problemen if c not in codes and c not in d.bevestigd]
        d.afgewezen += [c for c in (*weg, *d.twijfel) if c not in codes and c not in d.afgewezen]
        d.bevestigd = list(dict.fromkeys([*d.bevestigd, *codes]))
        d.problemen = list(d.bevestigd)
        d.twijfel = []
        if not d.bevestigd:
            d.zinnen = []
            d.vraag = "situatie"
            d.mislukt = 1
            if "situatie" in d.gesteld:
                d.gesteld.remove("situatie")

    def _wijst_aan(self, code: str, tekst: str) -> bool:
        return any(re.search(rf"\b{re.escape(w)}", tekst, re.I) for w in self.p.woorden["problemen"][code]["trefwoorden"])

    def _ontkent(self, code: str, tekst: str) -> bool:
        woorden = "|".join(re.escape(w) for w in self.p.woorden["problemen"][code]["trefwoorden"])
        return bool(re.search(rf"\b(?:geen|niet|zonder)\b[^.,;!?]{{0,20}}\b(?:{woorden})|\b(?:{woorden})\w*\b[^.,;!?]{{0,20}}\b(?:niet|wel mee)\b", tekst, re.I))

    def _corrigeer_wie(self, tekst: str) -> bool:
        """'Niet mijn vader maar mijn moeder' en 'het gaat om mijn zus' veranderen voor wie het is; waar als dat zo was."""
        if re.search(r"\bniet\b[^.!?]{0,40}\bmaar\b|\bhet gaat (?:om|over)\b|\bik bedoel", tekst, re.I) and (wie := antwoorden.LEZERS["voor_wie"](re.split(r"\bmaar\b", tekst)[-1])):
            if wie in ("mijzelf", "partner", "kind", "ouder", "huishouden", "ander"):
                self.d.voor_wie = wie
                return True
        return False

    def _nog_iets(self) -> bool:
        assert self.inv is not None
        d, inv = self.d, self.inv
        gekozen = self._gekozen_lijst("nog_iets")
        if gekozen:
            domeinen = [w for w in gekozen if w in DOMEINEN]
            d.nog_iets = "ja" if domeinen else "nee"
            if domeinen:
                self._kies_domeinen(domeinen)
            return True
        if inv.keuzes:
            return False
        tekst = inv.tekst
        besluit = antwoorden.ja_nee(tekst)
        nieuw = [c for c in inv.herkenning.codes if c not in d.bevestigd]
        if besluit == "nee" and not (nieuw and re.search(r"\b(?:maar|wel|behalve)\b", tekst, re.I)):
            d.nog_iets = "nee"
            self._merk_op(tekst)
            return True
        genoemde_domeinen = [dom for dom in DOMEINEN if any(len(w) > 3 and re.search(rf"\b{re.escape(w)}\b", tekst, re.I) for w in re.findall(r"\w+", self.p.tekst("domeinen", dom)))]
        if nieuw:
            d.nog_iets = "ja"
            self._open(tekst)
            self._bevestig([*d.problemen])
            self.zeg("ook_gehoord", problemen=", ".join(self.p.tekst("problemen", c, "kort").lower() for c in nieuw))
            return True
        if antwoorden.geen_antwoord(tekst) or opmerken.verder_niets(tekst):
            d.nog_iets = "nee"
            return True
        if genoemde_domeinen and len(tekst.split()) <= 6:
            d.nog_iets = "ja"
            return self._kies_domeinen(genoemde_domeinen)
        if inv.herkenning.twijfel and len(tekst.split()) > 2:
            d.nog_iets = "ja"
            d.twijfel = [c for c, _ in inv.herkenning.twijfel if c not in d.bevestigd][:4]
            self._onthoud(tekst)
            return bool(d.twijfel) or bool(inv.herkenning.codes)
        return False

    def _dreiging(self) -> bool:
        assert self.inv is not None
        d, inv = self.d, self.inv
        gekozen = self._gekozen_lijst("dreiging")
        if gekozen is None and not inv.keuzes:
            gekozen = antwoorden.lees_dreiging(inv.tekst)
            if gekozen is None and d.mislukt and antwoorden.ja_nee(inv.tekst) == "ja":
                gekozen = [self._waarschijnlijke_dreiging()]
        if gekozen is None:
            return False
        d.dreiging = [w for w in gekozen if w != "nee"]
        if not inv.keuzes:
            self._merk_op(inv.tekst, behalve="dreiging")
            if set(d.dreiging) and "dakloos" in inv.herkenning.codes and "huis" in d.dreiging and self._voeg_toe("dakloos"):
                d.bevestigd.append("dakloos")
        return True

    def _waarschijnlijke_dreiging(self) -> str:
        """Welke dreiging bedoeld is als iemand alleen ja blijft zeggen."""
        for code, dreigt in (("dakloos", "huis"), ("schulden", "deurwaarder"), ("uitkering", "inkomen"), ("rondkomen", "eten")):
            if code in self.d.bevestigd:
                return dreigt
        return "huis"

    def _dreiging_datum(self) -> bool:
        assert self.inv is not None
        gekozen = self._gekozen("dreiging_datum")
        tekst = {"deze_week": "deze week", "later": "over 2 weken", ONBEKEND: "weet ik niet"}.get(gekozen or "", gekozen or self.inv.tekst)
        if self.inv.keuzes and not gekozen:
            return False
        self.d.dreiging_datum = antwoorden.lees_datum(tekst, self.inv.nu.date()) or self.d.dreiging_datum
        return self.d.dreiging_datum is not None

    def _buurt(self) -> bool:
        assert self.inv is not None
        tekst = self.inv.keuzes[0] if self.inv.keuzes else self.inv.tekst
        if plek := self.p.zoek_buurt(tekst):
            self.d.buurt = plek.naam
            return True
        if re.search(r"(?<!\d)[1-9]\d{3}\s?(?:[A-Za-z]{2})?(?!\d)", tekst):
            if self.d.mislukt:
                self.d.buurt = "buiten"
                return True
            self.zeg("buurt_buiten")
            return False
        if zonder := antwoorden.geen_antwoord(tekst):
            self.d.buurt = zonder
            return True
        return False

    def _akkoord(self) -> bool:
        assert self.inv is not None
        d, inv = self.d, self.inv
        delen = huidig_besluit(d, self.p).delen
        mogelijk = {deel.loket: self._loketwoorden(deel.loket) for deel in delen}
        gekozen = self._gekozen_lijst("akkoord")
        if gekozen:
            keuze = list(mogelijk) if gekozen == ["ja"] else [w for w in gekozen if w in mogelijk]
        elif inv.keuzes:
            return False
        else:
            lees = antwoorden.lees_akkoord(inv.tekst, mogelijk)
            if lees is None and naar_mens(d) and antwoorden.vraagt_mens(inv.tekst):
                lees = list(mogelijk)
            if lees is None:
                return False
            keuze = lees
            self._merk_op(inv.tekst, behalve="akkoord")
        d.akkoord = keuze
        d.akkoord_op = inv.nu.isoformat()
        geweigerd = [loket for loket in mogelijk if loket not in keuze]
        if geweigerd:
            gegevens = "\n".join(f"- {self._adres(loket)}" for loket in geweigerd)
            self.zeg("niet_doorgegeven" if not keuze else "deels_doorgegeven", adressen=gegevens)
        return True

    def _loketwoorden(self, loket: str) -> tuple[str, ...]:
        return tuple(self.p.woorden["loketnamen"][loket])

    def _adres(self, loket: str) -> str:
        adres = self.p.loketten[loket]
        return ", ".join(w for w in (adres.naam, adres.telefoon, adres.email, adres.waar) if w)

    def _bereikbaar(self) -> bool:
        assert self.inv is not None
        gekozen = self._gekozen("bereikbaar")
        contact = (gekozen, None) if gekozen else (None if self.inv.keuzes else antwoorden.lees_contact(self.inv.tekst))
        if contact is None:
            return False
        self.d.bereikbaar, self.d.contact = contact
        if not self.inv.keuzes and self.d.bereikbaar == "telefoon" and self.d.belmoment is None:
            rest = re.sub(r"[\d+()\s.\-]{9,}", " ", self.inv.tekst)
            moment = next((deel for deel in ("ochtend", "middag", "avond") if re.search(rf"\b\w*{deel}s?\b", rest, re.I)), None)
            self.d.belmoment = moment
        return True

    def _crisis_contact(self) -> bool:
        assert self.inv is not None
        d = self.d
        waarde = self._gekozen("crisis_contact")
        if not self.inv.keuzes:
            if (contact := antwoorden.lees_contact(self.inv.tekst)) and contact[0] != "geen":
                d.bereikbaar, d.contact = contact
                waarde = waarde or "ja"
            waarde = waarde or antwoorden.LEZERS["crisis_contact"](self.inv.tekst)
        if waarde is None:
            return False
        d.crisis_contact = "ja" if waarde == "ja" else "nee"
        return True

    def _tevreden(self) -> bool:
        assert self.inv is not None
        gekozen = self._gekozen_lijst("tevreden") or ([] if self.inv.keuzes else antwoorden.lees_tevreden(self.inv.tekst))
        self.d.tevreden = gekozen or ["overslaan"]
        return True

    def _opnieuw_proberen(self) -> bool:
        """Alles behalve nee probeert het doorgeven opnieuw; bij nee blijft alles staan voor later."""
        assert self.inv is not None
        if not self.inv.keuzes and antwoorden.ja_nee(self.inv.tekst) == "nee":
            self.d.uitgesteld = True
        return True

    def _na_mantelzorger(self, waarde: str) -> None:
        """Gaat het slecht met wie voor een ander zorgt, dan is dat zelf een probleem waar hulp voor is."""
        assert self.inv is not None
        if not self.inv.keuzes and len(self.inv.tekst.split()) > 3:
            self._onthoud(self.inv.tekst)
        if waarde == "slecht":
            if self._voeg_toe("mantelzorg"):
                self.d.bevestigd.append("mantelzorg")
                self.zeg("mantelzorg_ook")
            else:
                self.zeg("mantelzorg_begrip")

    def _nieuw_probleem(self) -> bool:
        """Een nieuw probleem op een moment dat er iets anders gevraagd werd ('o ja, ook nog ...')."""
        assert self.inv is not None
        d, inv = self.d, self.inv
        nieuw = [c for c, z in inv.herkenning.problemen if c not in d.bevestigd and z >= 0.5]
        if not nieuw or len(inv.tekst.split()) < 4 or d.crisis_loopt or d.vraag in ("naam", "tevreden"):
            return False
        for code in nieuw:
            self._voeg_toe(code)
            d.bevestigd.append(code)
        self._onthoud(inv.tekst)
        self._merk_op(inv.tekst)
        self.zeg("ook_gehoord", problemen=", ".join(self.p.tekst("problemen", c, "kort").lower() for c in nieuw))
        return True

    def _niet_begrepen(self, vraag: str) -> None:
        """Na twee keer niet begrijpen gaat het gesprek verder zonder dit antwoord, of naar een mens."""
        d = self.d
        d.mislukt += 1
        if d.mislukt <= MAX_MISLUKT:
            if vraag != "situatie":
                self.zeg("niet_begrepen")
            return
        if vraag in ("situatie", "klopt_dit") and not d.bevestigd:
            d.niet_begrepen = True
            d.bevestigd = list(d.problemen)
            d.twijfel = []
            self.zeg("dan_een_mens")
            return
        self.zeg("geeft_niet")
        if vraag == "klopt_dit":
            self._bevestig([])
            return
        zonder: dict[str, object] = {
            "akkoord": [], "dreiging": [ONBEKEND], "nog_iets": "nee", "bereikbaar": "geen", "crisis_contact": "nee", "crisis_verder": "nee", "tevreden": ["overslaan"],
        }  # fmt: skip
        setattr(d, vraag, zonder.get(vraag, ONBEKEND))

    # -- afronden ---------------------------------------------------------------------------

    def _rond_af(self) -> None:
        """Er is niets meer te vragen: geef door wat doorgegeven mag worden, of sluit af."""
        d = self.d
        if d.crisis and d.crisis_verder == "nee":
            d.afgesloten, d.vraag = True, None
            self.zeg("crisis_slot")
            return
        if d.afgesloten:
            d.vraag = None
            if d.tevreden is None or d.tevreden == ["overslaan"]:
                self.zeg("slot")
            else:
                self.zeg("slot_dank")
            return
        if d.buurt == "buiten":
            d.afgesloten, d.vraag = True, None
            self.zeg("andere_gemeente")
            return
        if not d.akkoord:
            d.afgesloten, d.vraag = True, None
            self.zeg("slot_zonder")
            return
        d.vraag = None
        self.opdracht = Opdracht("overdragen", maak_overdrachten(d, self.p, self.gesprek, self._nu(), self.p.tekst("voorstel", "toestemming")))

    def _geef_crisis_door(self) -> None:
        self.d.vraag = None
        self.opdracht = Opdracht("overdragen", maak_crisisoverdracht(self.d, self.p, self.gesprek, self._nu(), self.p.tekst("voorstel", "toestemming_crisis")))

    def _nu(self) -> datetime:
        assert self.inv is not None
        return self.inv.nu

    def _na_afloop(self) -> None:
        """Een bericht na het einde: dank, of een nieuwe vraag die opnieuw begint."""
        assert self.inv is not None
        h = self.inv.herkenning
        if h.codes or (h.twijfel and len(self.inv.tekst.split()) > 3):
            self._nieuwe_ronde()
            self.d.vraag = "situatie"
            self._open(self.inv.tekst)
            self.vraag_volgende()
        else:
            self.zeg("graag_gedaan")

    def _nieuwe_ronde(self) -> None:
        oud = self.d
        self.d = Dossier(
            gemeente=oud.gemeente, kanaal=oud.kanaal, ronde=oud.ronde + 1, overdrachten=oud.overdrachten, taal=oud.taal,
            buurt=None if oud.buurt == "buiten" else oud.buurt, naam=oud.naam, bereikbaar=oud.bereikbaar, contact=oud.contact, belmoment=oud.belmoment, tevreden=oud.tevreden,
        )  # fmt: skip

    # -- na een opdracht -----------------------------------------------------------------------

    def na(self, opdracht: Opdracht, resultaat: Mapping[str, Any] | None) -> None:
        """Zegt hoe een opdracht afliep en stelt de vraag die daarna komt."""
        {"overdragen": self._na_overdragen, "status": self._na_status, "wissen": self._na_wissen}[opdracht.soort](opdracht, resultaat)

    def _na_overdragen(self, opdracht: Opdracht, resultaat: Mapping[str, Any] | None) -> None:
        d = self.d
        crisis = any(o.rij == 1 for o in opdracht.overdrachten)
        if resultaat is None:
            # Niets is doorgegeven. Wat verteld is staat in het dossier; elk volgend bericht probeert het opnieuw.
            self.zeg("overdracht_mislukt", "fout")
            d.vraag = "opnieuw_proberen"
            knoppen, _ = opties(d.vraag, d, self.p)
            self.uitingen.append(Uiting("vraag_opnieuw_proberen", "vraag", {}, None, d.vraag, knoppen))
            return
        nieuw = []
        for o in opdracht.overdrachten:
            if o.vult_aan:
                continue
            regel = {"kenmerk": resultaat[o.loket], "loket": o.loket, "problemen": list(o.problemen), "prioriteit": o.prioriteit, "regisseur": o.regisseur}
            nieuw.append(regel)
            d.overdrachten.append({**regel, "ronde": d.ronde})
        lijst = "\n".join(f"- {self.p.loketten[r['loket']].naam}: {r['kenmerk']}" for r in nieuw)
        naam = "overdracht_crisis" if crisis else "overdracht" if len(nieuw) == 1 else "overdracht_meer"
        if not nieuw:
            naam = "overdracht_aangevuld"
        termijn = min((t.uiterlijk for o in opdracht.overdrachten for t in o.termijnen), default=None)
        kanaal = d.bereikbaar if d.bereikbaar in ("telefoon", "email", "kanaal") else "geen"
        self.uitingen.append(
            Uiting(
                naam,
                "overdracht",
                {
                    **self.p.invulwaarden(),
                    "lijst": lijst,
                    "kenmerk": nieuw[0]["kenmerk"] if nieuw else "",
                    "loket": self.p.loketten[nieuw[0]["loket"]].naam if nieuw else "",
                    "termijn": self._dag(termijn) if termijn else "",
                    "hoe": self.p.tekst("voorstel", "hoe", kanaal),
                },
                overdrachten=tuple(nieuw),
            )
        )
        if not crisis:
            self._voorzieningen()
            d.afgesloten = True
        self.vraag_volgende()

    def _voorzieningen(self) -> None:
        gevonden = self.p.voorzieningen_bij(self.d.bevestigd, self.d.buurt)
        if gevonden and "huiselijk_geweld" not in self.d.bevestigd:
            self.zeg("voorzieningen", lijst="\n".join(f"- {v.naam}: {v.wat} ({v.kosten}, {v.waar})" for v in gevonden))

    def _na_status(self, opdracht: Opdracht, resultaat: Mapping[str, Any] | None) -> None:
        if resultaat is None:
            self.zeg("status_weg", "fout", kenmerk=opdracht.kenmerk)
        elif not resultaat:
            self.zeg("status_onbekend", kenmerk=opdracht.kenmerk)
        else:
            self.zeg("status_gevonden", kenmerk=opdracht.kenmerk, loket=self.p.loketten[resultaat["loket"]].naam, stand=self.p.tekst("standen", resultaat["status"]))
        if "situatie" not in self.d.gesteld and self.d.vraag == "situatie":
            self.d.gesteld.append("situatie")
        if not self.d.afgesloten:
            self.vraag_volgende()

    def _na_wissen(self, _opdracht: Opdracht, resultaat: Mapping[str, Any] | None) -> None:
        if resultaat is None:
            self.zeg("wissen_mislukt", "fout")
            self.vraag_volgende()
            return
        self.d = Dossier(gemeente=self.d.gemeente, kanaal=self.d.kanaal, afgesloten=True)
        self.zeg("gewist")
