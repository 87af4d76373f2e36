"""`make evaluate`: hoe goed de herkenning is op de eigen evaluatieset (bot/evaluatie/).

Met het getrainde model, door Rasa geladen. In dezelfde ronde leert een eenvoudige maatstaf van
dezelfde voorbeelden: TF-IDF van woorden en tekens met logistische regressie per label. De cijfers
worden bewaard in var/evaluatie.json en de volgende keer ernaast gezet.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.herken import MODEL, Luisteraar
from triage.taxonomie import CRISISVLAGGEN, PROBLEMEN, SOORTEN

WORTEL = Path(__file__).parents[1]
MAP = Path(__file__).parent / "evaluatie"
# De beste gezamenlijke drempel van de maatstaf in kruisvalidatie op de trainingsdata.
DREMPEL_MAATSTAF = 0.14
Rij = dict[str, Any]


@dataclass
class Score:
    """Goed, te veel en gemist."""

    goed: int = 0
    extra: int = 0
    gemist: int = 0

    def tel(self, echt: Iterable[str], gehoord: Iterable[str]) -> None:
        e, g = set(echt), set(gehoord)
        self.goed += len(e & g)
        self.extra += len(g - e)
        self.gemist += len(e - g)

    @property
    def precisie(self) -> float:
        return self.goed / (self.goed + self.extra) if self.goed + self.extra else 1.0

    @property
    def terug(self) -> float:
        return self.goed / (self.goed + self.gemist) if self.goed + self.gemist else 1.0

    @property
    def f1(self) -> float:
        alles = 2 * self.goed + self.extra + self.gemist
        return 2 * self.goed / alles if alles else 1.0


def per_label(rijen: Sequence[Rij], gehoord: Sequence[Rij], veld: str, labels: Iterable[str]) -> dict[str, Score]:
    uit = {}
    for label in labels:
        score = uit[label] = Score()
        for rij, h in zip(rijen, gehoord):
            score.tel({label} & set(rij[veld]), {label} & set(h[veld]))
    return uit


def samen(scores: Iterable[Score]) -> Score:
    totaal = Score()
    for s in scores:
        totaal.goed, totaal.extra, totaal.gemist = totaal.goed + s.goed, totaal.extra + s.extra, totaal.gemist + s.gemist
    return totaal


def cijfers(rijen: Sequence[Rij], gehoord: Sequence[Rij]) -> dict[str, float]:
    """De hoofdcijfers; `gehoord` heeft per rij problemen, crisis (lijsten van codes) en soort."""
    codes = per_label(rijen, gehoord, "problemen", PROBLEMEN)
    alarm = Score()
    for rij, h in zip(rijen, gehoord):
        alarm.tel({"ja"} if rij["crisis"] else (), {"ja"} if h["crisis"] else ())
    # Wie geen alarm krijgt maar wel de rustige vraag, is ook gehoord; een vraag aan wie niets heeft, kost vertrouwen.
    gevraagd = [bool(h["crisis"] or h.get("crisis_twijfel")) for h in gehoord]
    echt = [g for r, g in zip(rijen, gevraagd) if r["crisis"]]
    onnodig = [bool(h.get("crisis_twijfel")) and not h["crisis"] for r, h in zip(rijen, gehoord) if not r["crisis"]]
    vlaggen = samen(per_label(rijen, gehoord, "crisis", CRISISVLAGGEN).values())
    meer = [(r, h) for r, h in zip(rijen, gehoord) if len(r["problemen"]) > 1]
    alleen_soort = [(r, h) for r, h in zip(rijen, gehoord) if r["soort"] and not r["problemen"] and not r["crisis"]]
    beeld = [h for r, h in zip(rijen, gehoord) if r["valkuil"] == "figuurlijk" and not r["crisis"]]
    alles = samen(codes.values())
    voorkomend = [c for c, s in codes.items() if s.goed + s.gemist]
    return {
        "micro F1": alles.f1,
        "precisie": alles.precisie,
        "recall": alles.terug,
        "macro F1": sum(codes[c].f1 for c in voorkomend) / max(1, len(voorkomend)),
        "helemaal goed": sum(set(r["problemen"]) == set(h["problemen"]) for r, h in zip(rijen, gehoord)) / max(1, len(rijen)),
        "meer problemen gehoord": sum(len(h["problemen"]) > 1 for _, h in meer) / max(1, len(meer)),
        "crisis recall": alarm.terug,
        "crisis precisie": alarm.precisie,
        "crisis recall, met rustige vraag": sum(echt) / max(1, len(echt)),
        "rustige vraag zonder crisis": sum(onnodig) / max(1, len(onnodig)),
        "vlaggen F1": vlaggen.f1,
        "beeldspraak als crisis": sum(bool(h["crisis"]) for h in beeld) / max(1, len(beeld)),
        "soort": sum(r["soort"] == h["soort"] for r, h in alleen_soort) / max(1, len(alleen_soort)),
    }


def lees(pad: Path) -> list[Rij]:
    return [json.loads(regel) for regel in pad.read_text(encoding="utf-8").splitlines() if regel.strip()]


def met_model(luisteraar: Luisteraar, teksten: Iterable[str]) -> tuple[list[Rij], list[float]]:
    uit, tijden = [], []
    for tekst in teksten:
        begin = time.perf_counter()
        gehoord = luisteraar.hoor(tekst)
        tijden.append((time.perf_counter() - begin) * 1000)
        uit.append({**gehoord, "problemen": [p["code"] for p in gehoord["problemen"]]})
    return uit, tijden


def maatstaf(teksten: Sequence[str]) -> list[Rij]:
    """TF-IDF van woorden en tekens, logistische regressie per label, dezelfde voorbeelden, drempel uit kruisvalidatie."""
    from rasa.shared.nlu.training_data.loading import load_data
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_union

    from bot.components.herkenner import voorbeeld
    from bot.components.leerder import LABELS, matrix

    voorbeelden = [v for m in load_data(str(WORTEL / "bot/data/nlu")).training_examples if (v := voorbeeld(m))]
    kenmerken = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3),
    )
    x = kenmerken.fit_transform([v.tekst for v in voorbeelden])
    model = OneVsRestClassifier(LogisticRegression(C=5, solver="liblinear")).fit(x, matrix(voorbeelden))
    uit = []
    for kansen in model.predict_proba(kenmerken.transform(teksten)):
        per = dict(zip(LABELS, kansen))
        soorten = [s for s in SOORTEN if per[s] >= DREMPEL_MAATSTAF]
        uit.append({
            "problemen": [c for c in PROBLEMEN if per[c] >= DREMPEL_MAATSTAF],
            "crisis": [v for v in CRISISVLAGGEN if per[v] >= DREMPEL_MAATSTAF],
            "soort": max(soorten, key=lambda s: per[s]) if soorten else None,
        })  # fmt: skip
    return uit


def verwarring(rijen: Sequence[Rij], gehoord: Sequence[Rij]) -> list[tuple[str, str, int]]:
    """Gemiste code, code die ervoor in de plaats kwam, en hoe vaak."""
    telling: Counter[tuple[str, str]] = Counter()
    for rij, h in zip(rijen, gehoord):
        extra = set(h["problemen"]) - set(rij["problemen"])
        for gemist in set(rij["problemen"]) - set(h["problemen"]):
            for ander in extra or {"(niets)"}:
                telling[gemist, ander] += 1
    return [(a, b, n) for (a, b), n in sorted(telling.items(), key=lambda p: (-p[1], p[0]))]


def main() -> int:
    vraag = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    vraag.add_argument("--fout", type=int, default=15, help="zoveel van de slechtste berichten tonen")
    vraag.add_argument("--model", type=Path, default=MODEL)
    vraag.add_argument("--zonder-maatstaf", action="store_true")
    arg = vraag.parse_args()
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    rijen, talen = lees(MAP / "berichten.jsonl"), lees(MAP / "talen.jsonl")
    try:
        luisteraar = Luisteraar(arg.model)
    except FileNotFoundError as fout:
        print(fout, file=sys.stderr)
        return 1
    gehoord, tijden = met_model(luisteraar, [r["tekst"] for r in rijen])
    gehoord_talen, _ = met_model(luisteraar, [r["tekst"] for r in talen])
    luisteraar.sluit()
    nu = cijfers(rijen, gehoord)
    nu["andere taal gemerkt"] = sum(h["taal"] != "nl" for h in gehoord_talen) / max(1, len(talen))
    nu["Nederlands voor anders gezien"] = sum(h["taal"] != "nl" for h in gehoord) / max(1, len(rijen))
    nu["ms per bericht (p95)"] = sorted(tijden)[int(0.95 * len(tijden))]
    maat = {} if arg.zonder_maatstaf else cijfers(rijen, maatstaf([r["tekst"] for r in rijen]))
    bewaard = Path(os.environ.get("WEGWIJS_VAR") or WORTEL / "var") / "evaluatie.json"
    vorige = json.loads(bewaard.read_text()) if bewaard.is_file() else {}

    for kop, veld, labels in (("probleem", "problemen", PROBLEMEN), ("crisisvlag", "crisis", CRISISVLAGGEN)):
        print(f"{kop:24}   F1  precisie recall   goed extra gemist")
        for label, s in sorted(per_label(rijen, gehoord, veld, labels).items(), key=lambda p: p[1].f1):
            print(f"{label:24} {s.f1:.2f}     {s.precisie:.2f}   {s.terug:.2f}   {s.goed:4} {s.extra:5} {s.gemist:6}")
        print()
    als_lijst = [{"s": [r["soort"]] if r["soort"] else []} for r in rijen]
    soort_gehoord = [{"s": [h["soort"]] if h["soort"] else []} for h in gehoord]
    print(f"{'soort':24}   F1  precisie recall   goed extra gemist")
    for label, s in sorted(per_label(als_lijst, soort_gehoord, "s", SOORTEN).items(), key=lambda p: p[1].f1):
        print(f"{label:24} {s.f1:.2f}     {s.precisie:.2f}   {s.terug:.2f}   {s.goed:4} {s.extra:5} {s.gemist:6}")
    print("\nvaakst verward (gemist -> gehoord):")
    for gemist, ander, n in verwarring(rijen, gehoord)[:12]:
        print(f"  {gemist} -> {ander}: {n}")
    print("\nper taal:", ", ".join(
        f"{taal} {sum(h['taal'] == taal for r, h in zip(talen, gehoord_talen) if r['taal'] == taal)}/{n}"
        for taal, n in sorted(Counter(r["taal"] for r in talen).items())
    ))  # fmt: skip
    fouten = []
    for rij, h in zip(rijen, gehoord):
        erg = len(set(rij["problemen"]) ^ set(h["problemen"])) + 3 * bool(set(rij["crisis"]) - set(h["crisis"]))
        erg += 2 * bool(h["crisis"] and not rij["crisis"])
        if erg:
            fouten.append((erg, rij, h))
    print(f"\nslechtste berichten ({len(fouten)} van {len(rijen)} niet helemaal goed):")
    for _, rij, h in sorted(fouten, key=lambda f: (-f[0], f[1]["id"]))[: arg.fout]:
        print(f"- {rij['id']} {rij['tekst'][:200]}")
        print(f"    bedoeld {rij['problemen']} {rij['crisis']} | gehoord {h['problemen']} {h['crisis']}")
    print(f"\n{len(rijen)} berichten, {len(talen)} in een andere taal")
    print(f"{'':34}  nu     vorige  maatstaf")
    for naam, waarde in nu.items():
        kolommen = [f"{d[naam]:7.3f}" if naam in d else "      -" for d in (vorige, maat)]
        print(f"{naam:34}{waarde:7.3f} {' '.join(kolommen)}")
    bewaard.parent.mkdir(exist_ok=True)
    bewaard.write_text(json.dumps({naam: round(w, 4) for naam, w in nu.items()}, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
