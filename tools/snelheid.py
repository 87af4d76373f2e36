"""`make bench ARGS=--snelheid`: hoe lang de hele herkenning over een bericht doet, op één kern, en hoeveel geheugen.

Het getrainde model, door Rasa geladen, leest de berichten van de evaluatieset, om en om met een maatstaf in
hetzelfde proces: TF-IDF van woorden en tekens met logistische regressie uit scikit-learn, geleerd van steeds
dezelfde 600 voorbeelden. De losse tijden zeggen vooral iets over de machine en hoe druk die is; de verhouding
(ons gedeeld door de maatstaf) is op een andere machine of een ander moment ongeveer gelijk.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from bot import evaluate

BEURT, OPWARMEN, DEEL, NA = 40, 20, 600, 100
DELEN = (("p50", 0.50), ("p95", 0.95), ("p99", 0.99))


def maatstaf(voorbeelden: Sequence[dict[str, Any]]) -> Callable[[str], Any]:
    """Een eenvoudige herkenner om mee te vergelijken: alleen om zijn tijd."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_union

    from triage.taxonomie import PROBLEMEN

    kenmerken = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3),
    )
    x = kenmerken.fit_transform([v["text"] for v in voorbeelden])
    y = [[code in v["metadata"].get("problemen", ()) for code in PROBLEMEN] for v in voorbeelden]
    model = OneVsRestClassifier(LogisticRegression(C=5, solver="liblinear")).fit(x, y)
    return lambda tekst: model.predict_proba(kenmerken.transform([tekst]))


def meet(lezers: dict[str, Callable[[str], Any]], teksten: Sequence[str]) -> dict[str, tuple[list[float], list[float]]]:
    """Per lezer de tijd en de rekentijd van elk bericht, in ms; om en om, nooit tegelijk."""
    uit: dict[str, tuple[list[float], list[float]]] = {naam: ([], []) for naam in lezers}
    for lees in lezers.values():
        for tekst in teksten[:OPWARMEN]:
            lees(tekst)
    for beurt, i in enumerate(range(0, len(teksten), BEURT)):
        for naam in list(lezers)[:: 1 if beurt % 2 == 0 else -1]:
            for tekst in teksten[i : i + BEURT]:
                klok, reken = time.perf_counter(), time.process_time()
                lezers[naam](tekst)
                uit[naam][0].append((time.perf_counter() - klok) * 1000)
                uit[naam][1].append((time.process_time() - reken) * 1000)
    return uit


def kind(model: Path) -> None:
    """Meet in een eigen proces, op één kern; de cijfers als JSON op standaarduit."""
    from bot.components import encoder
    from bot.components.leerder import LABELS
    from bot.herken import Luisteraar, houd_standaarduit_vrij
    from tools import bench

    uit = houd_standaarduit_vrij()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    luisteraar = Luisteraar(model)
    teksten = [rij["tekst"] for rij in evaluate.lees(evaluate.MAP / "berichten.jsonl")]
    for tekst in teksten[:NA]:
        luisteraar.hoor(tekst)
    geheugen = bench.geheugen_mb()[0]
    tijden = meet({"herkenning": luisteraar.hoor, "maatstaf": maatstaf(bench.kies(bench.lees_voorbeelden(), DEEL))}, teksten)
    luisteraar.sluit()
    omgeving = {"rasa": metadata.version("rasa"), "encoder": encoder.laad(LABELS) is not None, "machine": platform.machine()}
    uit.write(json.dumps({"omgeving": omgeving, "geheugen_mb": geheugen, "berichten": len(teksten), "tijden": tijden}))
    uit.flush()


def main(model: Path) -> int:
    from tools import bench

    begin, bezet, eigen = time.monotonic(), bench.bezet_s(), bench.eigen_s()
    omgeving = {**os.environ, **bench.OMGEVING, "OMP_NUM_THREADS": "1"}
    uit = subprocess.run(
        [sys.executable, "-m", "tools.snelheid", str(model)], cwd=bench.WORTEL, env=omgeving, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False
    )
    if uit.returncode:
        print(f"de meting mislukte (code {uit.returncode})", file=sys.stderr)
        return 1
    duur, nu = time.monotonic() - begin, bench.bezet_s()
    gemeten = json.loads(uit.stdout)
    o = gemeten["omgeving"]
    print(f"Rasa {o['rasa']}, encoder {'aan' if o['encoder'] else 'UIT'}, {o['machine']}")
    print(f"{gemeten['berichten']} berichten op één kern; tijd per bericht in ms")
    print(f"{'':22}{'herkenning':>11}{'maatstaf':>11}  verhouding")
    for wat, i in (("klok", 0), ("rekentijd", 1)):
        for naam, deel in DELEN:
            ons, hun = (bench.percentiel(gemeten["tijden"][wie][i], deel) for wie in ("herkenning", "maatstaf"))
            print(f"{wat + ', ' + naam:22}{ons:11.2f}{hun:11.2f}{ons / hun:12.2f}")
    print(f"geheugen na {NA} berichten: {gemeten['geheugen_mb']:.0f} MB")
    drukte = "" if bezet is None or nu is None else f"; anderen gebruikten gemiddeld {max(0.0, (nu - bezet - (bench.eigen_s() - eigen)) / duur):.2f} kern"
    print(f"last nu {os.getloadavg()[0]:.2f} op {os.cpu_count()} kernen{drukte}")
    return 0


if __name__ == "__main__":
    kind(Path(sys.argv[1]))
