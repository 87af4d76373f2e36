"""`make bench`: de herkenning van Wegwijs tegen de standaardconfiguratie van Rasa, in één ronde.

Beide leren van dezelfde voorbeelden en lezen daarna dezelfde berichten, elk in een eigen proces en
om en om, zodat drukte op de machine bij het lezen beide treft. Op standaarduit komt alleen de tabel,
met als laatste regel dezelfde cijfers als JSON; wat Rasa en TensorFlow te zeggen hebben gaat naar
var/log/bench.log. Hoe er gemeten wordt, en wat de cijfers niet zeggen: docs/bench.md.

    python -m tools.bench                 # een deel van de voorbeelden, 1 epoch: tijd en geheugen
    python -m tools.bench --volledig 5    # alle voorbeelden, 5 epochs: ook de herkenning (lang)
    python -m tools.bench --deel 1700 --epochs 5 --zonder-encoder   # een deel, ook de herkenning
    python -m tools.bench --snelheid      # alleen onszelf: tijd per bericht op één kern, en geheugen
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path
from typing import Any, BinaryIO

from bot import evaluate
from bot.herken import MODEL
from scripts.stap import WORTEL, Regel, leesbaar, log_map, staart, var_map
from triage.taxonomie import PROBLEMEN, SOORTEN

WEGWIJS, STANDAARD = "wegwijs", "standaard"
VERTEL = "vertel"
TERUGVAL = "nlu_fallback"
PLUS = "+"
ZAAD = 20181
DEEL = 600
# Zoveel berichten achter elkaar naar hetzelfde proces; daarna is het andere aan de beurt.
BEURT = 40
OPWARMEN = 20
OMGEVING = {
    "PYTHONPATH": str(WORTEL),
    "PYTHONUTF8": "1",
    "PYTHONHASHSEED": "0",
    "RASA_TELEMETRY_ENABLED": "false",
    "RASA_MAX_CACHE_SIZE": "0",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
}
Rij = dict[str, Any]


class Mislukt(RuntimeError):
    """Een van de twee kon niet leren of lezen; het logboek zegt waarom."""


# --- labels en cijfers: zonder Rasa ---------------------------------------------------------------


def voeg_samen(problemen: Iterable[str], soort: str | None) -> str:
    """De ene intent die Rasa van een bericht kan leren: codes aan elkaar, anders de soort."""
    codes = set(problemen)
    return PLUS.join(code for code in PROBLEMEN if code in codes) or soort or VERTEL


def haal_uiteen(intent: str | None) -> Rij:
    """Wat een samengevoegde intent over het bericht zegt, in de vorm die `bot.evaluate` telt."""
    codes = [code for code in (intent or "").split(PLUS) if code in PROBLEMEN]
    return {"problemen": codes, "crisis": [], "soort": intent if intent in SOORTEN else None}


def uit_herkenning(herkenning: Mapping[str, Any] | None) -> Rij:
    """Wat Wegwijs hoorde, in de vorm die `bot.evaluate` telt."""
    if herkenning is None:
        raise Mislukt(f"{WEGWIJS} gaf een bericht zonder herkenning terug")
    return {**herkenning, "problemen": [p["code"] for p in herkenning["problemen"]]}


def eerste_intent(ranglijst: Sequence[Mapping[str, Any]]) -> str | None:
    """De hoogste intent die geen terugval is: wat de classificeerder zelf dacht."""
    return next((r["name"] for r in ranglijst if r.get("name") not in (None, TERUGVAL)), None)


def percentiel(waarden: Sequence[float], deel: float) -> float:
    """De waarde waar dit deel van de waarden op of onder ligt."""
    return sorted(waarden)[max(0, math.ceil(deel * len(waarden)) - 1)]


def verhouding(ons: float | None, hun: float | None) -> float | None:
    """Die van ons gedeeld door die van hen; None als er niets te delen is."""
    return ons / hun if ons is not None and hun else None


@dataclass(frozen=True)
class Maat:
    """Een regel van de tabel."""

    sleutel: str
    naam: str
    cijfers: int = 1
    # Alleen te vergelijken als DIET van alle voorbeelden mocht leren.
    kwaliteit: bool = False


MATEN = (
    Maat("p50_ms", "tijd per bericht, p50 (ms)", 2),
    Maat("p95_ms", "tijd per bericht, p95 (ms)", 2),
    Maat("per_seconde", "berichten per seconde"),
    Maat("cpu_ms", "rekentijd per bericht (ms)", 2),
    Maat("geheugen_mb", "geheugen na het lezen (MB)"),
    Maat("geheugen_boven_rasa_mb", "  waarvan boven Rasa zelf (MB)"),
    Maat("laden_s", "model laden (s)"),
    Maat("laden_cpu_s", "  rekentijd (s)"),
    Maat("leren_s", "leren (s)"),
    Maat("leren_cpu_s", "  rekentijd (s)"),
    Maat("geheugen_leren_mb", "geheugen bij het leren, hoogste (MB)"),
    Maat("model_mb", "model op schijf (MB)", 2),
    Maat("micro_f1", "micro F1", 3, kwaliteit=True),
    Maat("micro_f1_met_terugval", "micro F1, met FallbackClassifier", 3, kwaliteit=True),
    Maat("macro_f1", "macro F1", 3, kwaliteit=True),
    Maat("helemaal_goed", "alle codes goed (deel van de berichten)", 3, kwaliteit=True),
)


def vergelijk(ons: Mapping[str, float], hun: Mapping[str, float], *, volledig: bool) -> dict[str, float | None]:
    """De verhouding per maat; die van de herkenning alleen als er volledig geleerd is."""
    return {
        maat.sleutel: None if maat.kwaliteit and not volledig else verhouding(ons.get(maat.sleutel), hun.get(maat.sleutel))
        for maat in MATEN
    }


def tabel(ons: Mapping[str, float], hun: Mapping[str, float], delen: Mapping[str, float | None]) -> Iterator[str]:
    yield f"{'':40}{WEGWIJS:>11}{STANDAARD:>11}  verhouding"
    for maat in MATEN:
        kolommen = [f"{bron[maat.sleutel]:11.{maat.cijfers}f}" if maat.sleutel in bron else f"{'-':>11}" for bron in (ons, hun)]
        deel = delen[maat.sleutel]
        yield f"{maat.naam:40}{''.join(kolommen)}{'-' if deel is None else f'{deel:.3f}':>12}"


def scores(rijen: Sequence[Rij], gehoord: Sequence[Rij]) -> dict[str, float]:
    """De cijfers van de herkenning, geteld zoals `make evaluate` ze telt."""
    c = evaluate.cijfers(rijen, gehoord)
    return {"micro_f1": c["micro F1"], "macro_f1": c["macro F1"], "helemaal_goed": c["helemaal goed"]}


# --- wat ze te leren krijgen ----------------------------------------------------------------------


def lees_voorbeelden() -> list[Rij]:
    """Alle voorbeelden uit bot/data/nlu, met hun labels en de samengevoegde intent."""
    import yaml

    uit = []
    for pad in sorted((WORTEL / "bot/data/nlu").glob("*.yml")):
        lezer = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for blok in yaml.load(pad.read_text(encoding="utf-8"), Loader=lezer)["nlu"]:  # noqa: S506
            for rij in blok["examples"]:
                labels, intent = rij.get("metadata") or {}, blok["intent"]
                soort = labels.get("soort") or (intent if intent in SOORTEN else None)
                samen = voeg_samen(labels.get("problemen", ()), soort)
                uit.append({"text": rij["text"], "metadata": labels, WEGWIJS: intent, STANDAARD: samen})
    return uit


def kies(voorbeelden: list[Rij], aantal: int | None) -> list[Rij]:
    """Alles, of steeds hetzelfde willekeurige deel."""
    if aantal is None or aantal >= len(voorbeelden):
        return voorbeelden
    return random.Random(ZAAD).sample(voorbeelden, aantal)


def schrijf_yaml(pad: Path, inhoud: Any) -> None:
    import yaml

    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(yaml.safe_dump(inhoud, allow_unicode=True, sort_keys=False, width=1_000_000), encoding="utf-8")


def schrijf_nlu(werk: Path, naam: str, voorbeelden: Sequence[Rij]) -> None:
    """Dezelfde voorbeelden, ingedeeld naar de intents van `naam`."""
    per_intent: dict[str, list[Rij]] = {}
    for v in voorbeelden:
        per_intent.setdefault(v[naam], []).append({"text": v["text"], **({"metadata": v["metadata"]} if naam == WEGWIJS else {})})
    blokken = [{"intent": intent, "examples": rijen} for intent, rijen in per_intent.items()]
    schrijf_yaml(werk / naam / "nlu" / "voorbeelden.yml", {"version": "3.1", "nlu": blokken})


def schrijf_standaard(werk: Path, intents: Iterable[str], epochs: int) -> None:
    """De configuratie die Rasa zelf invult bij `rasa init`; alleen de taal en de epochs zijn anders."""
    import yaml

    spec = util.find_spec("rasa")
    assert spec and spec.origin
    bron = Path(spec.origin).parent / "engine/recipes/config_files/default_config.yml"
    config = {**yaml.safe_load(bron.read_text(encoding="utf-8")), "assistant_id": "bench", "language": "nl"}
    for onderdeel in (*config["pipeline"], *config["policies"]):
        if "epochs" in onderdeel:
            onderdeel["epochs"] = epochs
    # Het kleinste gesprek waar elk beleid iets van te leren heeft; het telt niet mee bij het lezen.
    telling = Counter(intents)
    a, b, c = [naam for naam, _ in telling.most_common() if PLUS not in naam][:3]
    verhalen = [
        {"story": "kort", "steps": [{"intent": a}, {"action": "utter_antwoord"}]},
        {"story": "lang", "steps": [{"intent": a}, {"action": "utter_antwoord"}, {"intent": b}, {"action": "utter_slot"}]},
    ]
    regels = [{"rule": "los", "steps": [{"intent": c}, {"action": "utter_slot"}]}]
    antwoorden = {"utter_antwoord": [{"text": "Vertel."}], "utter_slot": [{"text": "Dag."}]}
    map_ = werk / STANDAARD
    schrijf_yaml(map_ / "config.yml", config)
    schrijf_yaml(map_ / "domain.yml", {"version": "3.1", "intents": list(telling), "responses": antwoorden})
    schrijf_yaml(map_ / "core" / "verhalen.yml", {"version": "3.1", "stories": verhalen, "rules": regels})


def schrijf_wegwijs(werk: Path, *, encoder: bool) -> None:
    """Onze eigen configuratie, zo nodig zonder de encoder: die leerde al van alle voorbeelden."""
    import yaml

    config = yaml.safe_load((WORTEL / "config.yml").read_text(encoding="utf-8"))
    for onderdeel in config["pipeline"]:
        if onderdeel["name"].endswith(".Herkenner"):
            onderdeel["encoder"] = encoder
    schrijf_yaml(werk / WEGWIJS / "config.yml", config)


# --- in het eigen proces van elk van de twee ------------------------------------------------------


def geheugen_mb() -> tuple[float, float]:
    """Wat dit proces nu in het geheugen heeft, en het hoogste tot nu toe."""
    hoogste = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
    with contextlib.suppress(OSError):
        for regel in Path("/proc/self/status").read_text().splitlines():
            if regel.startswith("VmRSS:"):
                return int(regel.split()[1]) / 1024, hoogste
    return hoogste, hoogste


def stil() -> None:
    """Rasa logt op debug de tekst van elk bericht; die hoort in geen enkel logboek."""
    import logging

    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    logging.getLogger("rasa").setLevel(logging.WARNING)


def kind_leert(naam: str, werk: Path) -> None:
    """Leert en schrijft model en cijfers in de werkmap."""
    from rasa.model_training import train

    stil()
    map_ = werk / naam
    if naam == WEGWIJS:
        config, domein = map_ / "config.yml", WORTEL / "domain.yml"
        data = [map_ / "nlu", WORTEL / "bot/data/rules", WORTEL / "bot/data/responses"]
    else:
        config, domein, data = map_ / "config.yml", map_ / "domain.yml", [map_ / "nlu", map_ / "core"]
    begin, reken = time.perf_counter(), time.process_time()
    uit = train(str(domein), str(config), [str(d) for d in data], output=str(map_), force_training=True, fixed_model_name="model")
    cijfers = {"leren_s": time.perf_counter() - begin, "leren_cpu_s": time.process_time() - reken}
    if uit.code or not uit.model:
        raise SystemExit(f"rasa train: code {uit.code}")
    cijfers |= {"geheugen_leren_mb": geheugen_mb()[1], "model_mb": Path(uit.model).stat().st_size / 1e6}
    (map_ / "geleerd.json").write_text(json.dumps(cijfers))


def kind_leest(naam: str, werk: Path) -> None:
    """Per regel op standaardinvoer een lijst berichten; per regel op standaarduit wat dat opleverde."""
    import asyncio

    from bot.herken import houd_standaarduit_vrij

    uit = houd_standaarduit_vrij()

    def meld(inhoud: Rij) -> None:
        uit.write(json.dumps(inhoud, ensure_ascii=False) + "\n")
        uit.flush()

    from rasa.core.agent import Agent

    stil()
    leeg = geheugen_mb()[0]
    begin, reken = time.perf_counter(), time.process_time()
    agent = Agent.load(str(werk / naam / "model.tar.gz"))
    if agent.processor is None:
        raise SystemExit("Rasa kon het model niet laden")
    meld({"laden_s": time.perf_counter() - begin, "laden_cpu_s": time.process_time() - reken, "leeg_mb": leeg})
    lus = asyncio.new_event_loop()
    for regel in sys.stdin:
        antwoord: Rij = {"ms": [], "cpu_ms": 0.0, "gehoord": []}
        for tekst in json.loads(regel):
            klok, reken = time.perf_counter(), time.process_time()
            gehoord = lus.run_until_complete(agent.parse_message(tekst.lstrip(" /")))
            antwoord["ms"].append((time.perf_counter() - klok) * 1000)
            antwoord["cpu_ms"] += (time.process_time() - reken) * 1000
            antwoord["gehoord"].append({k: gehoord.get(k) for k in ("intent", "intent_ranking", "herkenning")})
        meld({**antwoord, "geheugen_mb": geheugen_mb()[0]})
    lus.close()


# --- de ronde -------------------------------------------------------------------------------------


def start_kind(taak: str, naam: str, werk: Path, log: BinaryIO, *, pijp: bool = False) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tools.bench", taak, naam, str(werk)],
        cwd=WORTEL,
        stdin=subprocess.PIPE if pijp else subprocess.DEVNULL,
        stdout=subprocess.PIPE if pijp else log,
        stderr=log,
        text=True,
        encoding="utf-8",
        env={**os.environ, **OMGEVING, "RASA_CACHE_DIRECTORY": str(werk / "cache")},
    )


@contextlib.contextmanager
def stap(naam: str) -> Iterator[Regel]:
    """Eén regel op standaardfout, met hoe het afliep."""
    regel = Regel(naam, sys.stderr)
    try:
        yield regel
    except BaseException as fout:
        regel.klaar("MISLUKT" if isinstance(fout, Mislukt) else "afgebroken")
        raise
    regel.klaar("klaar")


def ruim_op(kinderen: Iterable[subprocess.Popen[str]]) -> None:
    for kind in kinderen:
        if kind.poll() is None:
            kind.terminate()
        kind.wait()


def laat_leren(naam: str, werk: Path, log: BinaryIO, regel: Regel) -> dict[str, float]:
    kind = start_kind("leer", naam, werk, log)
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                if kind.wait(timeout=0.5):
                    raise Mislukt(f"{naam} kon niet leren (code {kind.returncode})")
                break
            regel.tik()
    finally:
        ruim_op([kind])
    return json.loads((werk / naam / "geleerd.json").read_text())


class Lezer:
    """Een van de twee, klaar om berichten te lezen, in zijn eigen proces."""

    def __init__(self, naam: str, werk: Path, log: BinaryIO) -> None:
        self.naam = naam
        self.kind = start_kind("lees", naam, werk, log, pijp=True)
        self.ms: list[float] = []
        self.cpu_ms = 0.0
        self.gehoord: list[Rij] = []
        self.geheugen = 0.0

    def antwoord(self) -> Rij:
        assert self.kind.stdout
        regel = self.kind.stdout.readline()
        if not regel:
            raise Mislukt(f"{self.naam} hield op met lezen (code {self.kind.wait()})")
        return json.loads(regel)

    def lees(self, teksten: Sequence[str], *, telt: bool = True) -> None:
        assert self.kind.stdin
        try:
            self.kind.stdin.write(json.dumps(teksten, ensure_ascii=False) + "\n")
            self.kind.stdin.flush()
        except BrokenPipeError:
            raise Mislukt(f"{self.naam} hield op met lezen") from None
        uit = self.antwoord()
        if telt:
            self.ms += uit["ms"]
            self.cpu_ms += uit["cpu_ms"]
            self.gehoord += uit["gehoord"]
            self.geheugen = uit["geheugen_mb"]

    def sluit(self) -> None:
        assert self.kind.stdin
        self.kind.stdin.close()
        self.kind.wait()

    def cijfers(self, begin: Rij, rijen: Sequence[Rij]) -> dict[str, float]:
        uit = {
            "p50_ms": percentiel(self.ms, 0.50),
            "p95_ms": percentiel(self.ms, 0.95),
            "per_seconde": 1000 * len(self.ms) / sum(self.ms),
            "cpu_ms": self.cpu_ms / len(self.ms),
            "geheugen_mb": self.geheugen,
            "geheugen_boven_rasa_mb": self.geheugen - begin["leeg_mb"],
            "laden_s": begin["laden_s"],
            "laden_cpu_s": begin["laden_cpu_s"],
        }
        if self.naam == WEGWIJS:
            gehoord = [uit_herkenning(h["herkenning"]) for h in self.gehoord]
            # Wij hebben geen FallbackClassifier: hetzelfde cijfer staat tegenover beide van hen.
            return {**uit, **(s := scores(rijen, gehoord)), "micro_f1_met_terugval": s["micro_f1"]}
        zonder = [haal_uiteen(eerste_intent(h["intent_ranking"] or ())) for h in self.gehoord]
        met = [haal_uiteen((h["intent"] or {}).get("name")) for h in self.gehoord]
        return {**uit, **scores(rijen, zonder), "micro_f1_met_terugval": scores(rijen, met)["micro_f1"]}


def laat_lezen(werk: Path, log: BinaryIO, rijen: Sequence[Rij], warm: Sequence[str], regel: Regel) -> dict[str, dict[str, float]]:
    lezers: list[Lezer] = []
    try:
        begin = {}
        for naam in (WEGWIJS, STANDAARD):
            lezers.append(Lezer(naam, werk, log))
            begin[naam] = lezers[-1].antwoord()
            regel.tik()
        for lezer in lezers:
            lezer.lees(warm, telt=False)
        teksten = [rij["tekst"] for rij in rijen]
        for beurt, i in enumerate(range(0, len(teksten), BEURT)):
            for lezer in lezers if beurt % 2 == 0 else lezers[::-1]:
                lezer.lees(teksten[i : i + BEURT])
                regel.tik()
        for lezer in lezers:
            lezer.sluit()
        return {lezer.naam: lezer.cijfers(begin[lezer.naam], rijen) for lezer in lezers}
    finally:
        ruim_op(lezer.kind for lezer in lezers)


def bezet_s() -> float | None:
    """Seconden rekentijd van alles op deze machine sinds de start; None waar dat niet te lezen is."""
    try:
        velden = [int(v) for v in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    except OSError:
        return None
    return (sum(velden) - velden[3] - velden[4]) / os.sysconf("SC_CLK_TCK")


def eigen_s() -> float:
    t = os.times()
    return t.user + t.system + t.children_user + t.children_system


def meet(
    voorbeelden: Sequence[Rij], rijen: Sequence[Rij], epochs: int, log: BinaryIO, *, encoder: bool = True
) -> tuple[dict[str, dict[str, float]], Rij]:
    """De hele ronde: wat gemeten is per naam, en onder welke omstandigheden."""
    begin, bezet, eigen, last = time.monotonic(), bezet_s(), eigen_s(), os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=var_map()) as tijdelijk:
        werk = Path(tijdelijk)
        for naam in (WEGWIJS, STANDAARD):
            schrijf_nlu(werk, naam, voorbeelden)
        schrijf_wegwijs(werk, encoder=encoder)
        schrijf_standaard(werk, [v[STANDAARD] for v in voorbeelden], epochs)
        cijfers = {}
        for naam in (WEGWIJS, STANDAARD):
            with stap(f"{naam} leert van {len(voorbeelden)} voorbeelden") as regel:
                cijfers[naam] = laat_leren(naam, werk, log, regel)
        with stap(f"beide lezen {len(rijen)} berichten, om en om") as regel:
            gelezen = laat_lezen(werk, log, rijen, [v["text"] for v in voorbeelden[:OPWARMEN]], regel)
    duur, nu = time.monotonic() - begin, bezet_s()
    anderen = None if bezet is None or nu is None else max(0.0, (nu - bezet - (eigen_s() - eigen)) / duur)
    omstandigheden = {
        "kernen": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "rasa": metadata.version("rasa"),
        "duur_s": duur,
        "last_begin": last,
        "last_eind": os.getloadavg()[0],
        "kernen_bezet_door_anderen": anderen,
    }
    return {naam: {**gelezen[naam], **cijfers[naam]} for naam in (WEGWIJS, STANDAARD)}, omstandigheden


def rond_af(waarde: Any) -> Any:
    if isinstance(waarde, float):
        return round(waarde, 4)
    return {k: rond_af(v) for k, v in waarde.items()} if isinstance(waarde, dict) else waarde


def positief(tekst: str) -> int:
    if (getal := int(tekst)) < 1:
        raise argparse.ArgumentTypeError("moet minstens 1 zijn")
    return getal


def main() -> int:
    if len(sys.argv) == 4 and sys.argv[1] in ("leer", "lees"):
        {"leer": kind_leert, "lees": kind_leest}[sys.argv[1]](sys.argv[2], Path(sys.argv[3]))
        return 0
    vraag = argparse.ArgumentParser(prog="python -m tools.bench", description=(__doc__ or "").split("\n")[0])
    vraag.add_argument("--volledig", type=positief, metavar="N", help="leer van alle voorbeelden, met N epochs voor DIET (duurt lang)")
    vraag.add_argument("--deel", type=positief, default=DEEL, metavar="N", help=f"anders: van zoveel voorbeelden ({DEEL})")
    vraag.add_argument("--epochs", type=positief, default=1, metavar="N", help="bij een deel: zoveel epochs voor DIET (1); meer dan 1 vergelijkt ook de herkenning")
    vraag.add_argument("--zonder-encoder", action="store_true", help="Wegwijs met alleen wat het van deze voorbeelden leert")
    vraag.add_argument("--berichten", type=positief, metavar="N", help="lees alleen de eerste N berichten van de evaluatieset")
    vraag.add_argument("--snelheid", action="store_true", help="alleen onszelf: tijd per bericht op één kern, en geheugen")
    vraag.add_argument("--model", type=Path, default=MODEL, help="bij --snelheid: een ander getraind model")
    arg = vraag.parse_args()
    if arg.snelheid:
        from tools import snelheid

        return snelheid.main(arg.model.absolute())

    voorbeelden = kies(lees_voorbeelden(), None if arg.volledig else arg.deel)
    rijen = evaluate.lees(evaluate.MAP / "berichten.jsonl")[: arg.berichten]
    epochs = arg.volledig or arg.epochs
    vergelijkbaar = arg.volledig is not None or epochs > 1
    pad = log_map() / "bench.log"
    try:
        with pad.open("wb") as log:
            os.fchmod(log.fileno(), 0o600)
            cijfers, omstandigheden = meet(voorbeelden, rijen, epochs, log, encoder=not arg.zonder_encoder)
    except Mislukt as fout:
        print(f"{fout}\n--- einde van {leesbaar(pad)} ---\n{staart(pad)}\n---", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130

    ons, hun = cijfers[WEGWIJS], cijfers[STANDAARD]
    delen = vergelijk(ons, hun, volledig=vergelijkbaar)
    intents = len({v[STANDAARD] for v in voorbeelden})
    o, anderen = omstandigheden, omstandigheden["kernen_bezet_door_anderen"]
    print(f"{WEGWIJS} tegen de standaardconfiguratie van Rasa {o['rasa']}, dezelfde voorbeelden en berichten")
    print(f"geleerd van {len(voorbeelden)} voorbeelden ({intents} samengevoegde intents); DIET, TED en UnexpecTED {epochs} epoch(s)")
    print(f"gelezen: {len(rijen)} berichten, om en om per {BEURT}; ronde {o['duur_s']:.0f} s op {o['kernen']} kernen")
    drukte = "" if anderen is None else f"; anderen gebruikten gemiddeld {anderen:.2f} kern"
    print(f"last bij begin en eind {o['last_begin']:.2f} en {o['last_eind']:.2f}{drukte}\n")
    print("\n".join(tabel(ons, hun, delen)))
    print(f"\nverhouding: {WEGWIJS} gedeeld door {STANDAARD}")
    if not vergelijkbaar:
        print("de herkenning is zo niet te vergelijken (een deel van de voorbeelden, 1 epoch): zie --epochs en --volledig")
    if arg.zonder_encoder:
        print(f"{WEGWIJS} zonder de encoder")
    kop = {"volledig": arg.volledig is not None, "encoder": not arg.zonder_encoder, "voorbeelden": len(voorbeelden), "intents": intents, "epochs": epochs, "berichten": len(rijen)}
    print(json.dumps(rond_af({**kop, "verhouding": delen, **cijfers, "omstandigheden": omstandigheden}), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
