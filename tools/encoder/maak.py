"""`make encoder`: leert de zinsencoder van bot/data/nlu/ en maakt het artefact in bot/encoder/.

Duurt op twee kernen een kwartier (met AMX) tot een uur. Een tiende van de voorbeelden, en een vijfde van
die met een crisisvlag, doet niet mee aan het leren: daarop worden het gewicht naast het lineaire model
en de drempels gekozen. De evaluatieset wordt niet gebruikt; die meet je daarna met `make train evaluate`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import yaml
from torch.nn import functional as F

from bot.components import encoder as looptijd
from bot.components.leerder import (
    _CODES,
    _SOORTEN,
    _VLAGGEN,
    LABELS,
    REGEL_TEGENGESPROKEN,
    Leerder,
    Voorbeeld,
    _beste_drempel,
    matrix,
)
from tools.encoder import basis as voorgetraind
from tools.encoder import klein
from tools.encoder.net import BEVROREN, BF, Net, demp
from triage import crisis
from triage.taxonomie import SOORTEN

WORTEL = Path(__file__).parents[2]
NLU = WORTEL / "bot/data/nlu"
ZAAD, GROEP, OPWARMEN = 20181, 32, 25
LEERTEMPO, KOPTEMPO, VERVAL = 1.5e-4, 2e-3, 0.9
STUKKEN_WEG, DROPOUT = 0.08, 0.1


def voorbeelden() -> tuple[list[Voorbeeld], str]:
    """De voorbeelden, en de sha256 van de bestanden waar ze uit komen."""
    uit, som = [], hashlib.sha256()
    for pad in sorted(NLU.glob("*.yml")):
        som.update(pad.read_bytes())
        for blok in yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]:
            for v in blok["examples"]:
                m = v.get("metadata") or {}
                soort = m.get("soort") or (blok["intent"] if blok["intent"] in SOORTEN else None)
                uit.append(Voorbeeld(str(v["text"]).strip(), tuple(m.get("problemen", ())), tuple(m.get("crisis", ())), soort))
    return uit, som.hexdigest()


def verdeel(alle: list[Voorbeeld]) -> tuple[np.ndarray, np.ndarray]:
    """Wie er mee leert en wie niet; van de crisisberichten blijft meer achter, want daar zijn er weinig van."""
    toeval = np.random.default_rng(ZAAD)
    crisis_ = np.array([bool(v.crisis) for v in alle])
    toets = []
    for wie, deel in ((np.flatnonzero(~crisis_), 10), (np.flatnonzero(crisis_), 5)):
        toets.append(toeval.permutation(wie)[: len(wie) // deel])
    apart = np.sort(np.concatenate(toets))
    return np.setdiff1d(np.arange(len(alle)), apart), apart


class Leren:
    """De bovenste lagen en de kop, geleerd op de bewaarde uitkomst van de onderste lagen."""

    def __init__(self, basis: voorgetraind.Basis, ids: list[list[int]], y: np.ndarray) -> None:
        self.net, self.y, self.lengte = Net(basis, y.shape[1]), torch.from_numpy(y), np.array([len(i) for i in ids])
        self.net.lagen.to(BF)
        self.net.requires_grad_(False)
        self.onder: list[torch.Tensor] = [torch.empty(0)] * len(ids)
        with torch.no_grad():
            for groep in self._groepen(np.arange(len(ids))):
                aan = self._aan(groep)
                x = torch.ones_like(aan)
                for rij, i in enumerate(groep):
                    x[rij, : len(ids[i])] = torch.tensor(ids[i])
                uit = self.net.onder(x, demp(aan))
                for rij, i in enumerate(groep):
                    self.onder[i] = uit[rij, : len(ids[i])].clone()

    def _groepen(self, wie: np.ndarray, toeval: np.random.Generator | None = None) -> Iterator[np.ndarray]:
        """Berichten van ongeveer gelijke lengte bij elkaar; met toeval elke ronde anders."""
        stukken = [wie]
        if toeval is not None:
            stukken = np.array_split(wie[toeval.permutation(len(wie))], max(1, len(wie) // (GROEP * 40)))
        rij = np.concatenate([s[np.argsort(self.lengte[s], kind="stable")] for s in stukken])
        groepen = [rij[i : i + GROEP] for i in range(0, len(rij), GROEP)]
        yield from groepen if toeval is None else (groepen[i] for i in toeval.permutation(len(groepen)) if len(groepen[i]) > 4)

    def _aan(self, groep: np.ndarray) -> torch.Tensor:
        return (torch.arange(int(self.lengte[groep].max()))[None] < torch.from_numpy(self.lengte[groep])[:, None]).long()

    def _gemiddeld(self, groep: np.ndarray, weg: float = 0.0) -> torch.Tensor:
        aan = self._aan(groep)
        x = torch.zeros(*aan.shape, self.onder[groep[0]].shape[1], dtype=BF)
        for rij, i in enumerate(groep):
            x[rij, : self.lengte[i]] = self.onder[i]
        if weg:
            aan = aan * (torch.rand(aan.shape) >= weg).long()
            aan[:, 0] = 1
        return self.net.boven(x, aan)

    def leer(self, wie: np.ndarray, rondes: int) -> None:
        net, gemiddeld = self.net, self.y[wie].mean(0).clamp(1e-4, 1 - 1e-4)
        net.bn.requires_grad_(True)
        net.kop.requires_grad_(True)
        torch.nn.init.normal_(net.kop.weight, std=0.02)
        net.kop.bias.data = torch.log(gemiddeld / (1 - gemiddeld))
        bovenste = net.lagen[BEVROREN:]
        self.echt = []
        delen = []
        for diepte, laag in enumerate(reversed(bovenste)):
            laag.requires_grad_(True)
            for p in laag.parameters():
                self.echt.append((p, p.detach().float().clone().requires_grad_(True)))
                delen.append({"params": [self.echt[-1][1]], "lr": LEERTEMPO * VERVAL**diepte, "weight_decay": 0.01 * (p.dim() > 1)})
        delen += [{"params": list(net.bn.parameters()), "lr": KOPTEMPO / 2, "weight_decay": 0.0}]
        delen += [{"params": [p], "lr": KOPTEMPO, "weight_decay": 0.01 * (p.dim() > 1)} for p in net.kop.parameters()]
        stapper, toeval = torch.optim.AdamW(delen, betas=(0.9, 0.98), foreach=True), np.random.default_rng(ZAAD)
        tempo, stap, begin = [d["lr"] for d in stapper.param_groups], 0, time.time()
        stappen = rondes * -(-len(wie) // GROEP)
        for ronde in range(rondes):
            net.train()
            totaal = aantal = 0.0
            for groep in self._groepen(wie, toeval):
                f = min(1, (stap + 1) / OPWARMEN) * max(0.02, 1 - stap / stappen)
                for d, lr in zip(stapper.param_groups, tempo):
                    d["lr"] = lr * f
                uit = net.kop(F.dropout(net.bn(self._gemiddeld(groep, STUKKEN_WEG)), DROPOUT, True))
                verlies = F.binary_cross_entropy_with_logits(uit, self.y[groep], reduction="sum") / len(groep)
                verlies.backward()
                for p, echt in self.echt:
                    assert p.grad is not None
                    echt.grad, p.grad = p.grad.float(), None
                torch.nn.utils.clip_grad_norm_([echt for _, echt in self.echt], 1.0)
                stapper.step()
                stapper.zero_grad(set_to_none=True)
                with torch.no_grad():
                    for p, echt in self.echt:
                        p.copy_(echt)
                totaal, aantal, stap = totaal + verlies.item() * len(groep), aantal + len(groep), stap + 1
            print(f"ronde {ronde + 1} van {rondes}: verlies {totaal / aantal:.3f}, {time.time() - begin:.0f} s", flush=True)
        net.eval()

    def gewichten(self) -> dict[str, np.ndarray]:
        """Alle geleerde getallen behalve de stukken zelf, in fp32."""
        echt = {id(p): e for p, e in self.echt}
        uit = {naam: echt.get(id(p), p).detach().float().numpy() for naam, p in self.net.named_parameters() if naam != "word.weight"}
        return uit | {naam: b.float().numpy() for naam, b in self.net.named_buffers()}


def main() -> int:
    vraag = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    vraag.add_argument("--rondes", type=int, default=6)
    vraag.add_argument("--uit", type=Path, default=looptijd.MAP)
    vraag.add_argument("--gewichten", type=Path, help="bewaar hier wat geleerd is (.npz), of lees het als het er al is")
    arg = vraag.parse_args()
    arg.uit.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(ZAAD)
    alle, versie = voorbeelden()
    y = matrix(alle)
    leer, toets = verdeel(alle)

    basis = voorgetraind.lees()
    stukken = looptijd.Stukken(basis.stukken, basis.scores, basis.vouw)
    ids = [stukken.splits(v.tekst) for v in alle]
    print(f"{len(alle)} voorbeelden, {len(leer)} om van te leren", flush=True)
    if arg.gewichten and arg.gewichten.is_file():
        geleerd = _lees_gewichten(arg.gewichten, versie)
    else:
        leren = Leren(basis, ids, y)
        leren.leer(leer, arg.rondes)
        geleerd = leren.gewichten()
        if arg.gewichten:
            np.savez(arg.gewichten, **geleerd, versie=versie)

    houd = klein.kies(basis, {n for i in ids for n in i})
    klein.bewaar_stukken(basis, houd, arg.uit / "stukken.json.gz")
    klein.bewaar_net(basis, geleerd, houd, ids[::40], arg.uit / "encoder.onnx")
    gegevens = {
        "labels": LABELS,
        "data": versie,
        "voorbeelden": len(leer),
        "zaad": ZAAD,
        "sha256": {n: hashlib.sha256((arg.uit / n).read_bytes()).hexdigest() for n in ("encoder.onnx", "stukken.json.gz")},
        "gewicht": 0.4,
        "drempels": [0.3, 0.3, 0.1],
    }
    pad = arg.uit / "encoder.json"
    pad.write_text(json.dumps(gegevens, indent=1))
    gegevens |= weeg(looptijd.laad(LABELS, arg.uit), [alle[i] for i in leer], [alle[i] for i in toets])
    pad.write_text(json.dumps(gegevens, indent=1) + "\n")
    print(json.dumps({k: v for k, v in gegevens.items() if k != "labels"}, indent=1))
    return 0


def _lees_gewichten(pad: Path, versie: str) -> dict[str, np.ndarray]:
    with np.load(pad) as npz:
        geleerd = {naam: npz[naam] for naam in npz.files}
    if str(geleerd.pop("versie")) != versie:
        raise SystemExit(f"{pad} is van andere voorbeelden geleerd: wie er apart bleef, klopt dan niet meer")
    return geleerd


def weeg(encoder: looptijd.Encoder | None, leer: list[Voorbeeld], toets: list[Voorbeeld]) -> dict[str, object]:
    """Het gewicht en de drempels, op voorbeelden die geen van beide modellen zag."""
    assert encoder is not None
    lineair = Leerder.leer(leer, [crisis.signalen(v.tekst) if v.crisis else () for v in leer])
    a, b = np.array([encoder.kansen(v.tekst) for v in toets]), np.array([lineair.kansen(v.tekst) for v in toets])
    return kies(a, b, matrix(toets), [crisis.signalen(v.tekst) for v in toets])


def kies(a: np.ndarray, b: np.ndarray, y: np.ndarray, regels: list[tuple[str, ...]]) -> dict[str, object]:
    """Het gewicht met de beste micro F1, elk gewicht met zijn eigen beste drempels."""
    model = Leerder([], np.zeros((0, len(LABELS))), np.zeros(0), np.zeros(0), np.zeros(0), (0.3, 0.3, 0.1), 0)
    beste: tuple[float, float, tuple[float, float, float]] = (-1.0, 0.0, model.drempels)
    for gewicht in (0.3, 0.4, 0.5, 0.6, 0.7):
        k = looptijd.meng(a, b, gewicht)
        zeker = [r if model.hoogste_vlag(rij) >= REGEL_TEGENGESPROKEN else () for r, rij in zip(regels, k)]
        model.drempels = (
            _beste_drempel(k[:, _CODES], y[:, _CODES]),
            _beste_drempel(k[:, _SOORTEN], y[:, _SOORTEN]),
            _alarmdrempel(k[:, _VLAGGEN], y[:, _VLAGGEN], zeker),
        )
        beste = max(beste, (model.meet(k, y, zeker)["micro_f1"], gewicht, model.drempels))
    f1, gewicht, drempels = beste
    return {"gewicht": gewicht, "drempels": [round(d, 4) for d in drempels], "micro_f1_apart": round(f1, 4)}


def _alarmdrempel(kansen: np.ndarray, y: np.ndarray, regels: list[tuple[str, ...]]) -> float:
    """De drempel met de hoogste F2 over berichten: een gemiste crisis telt vier keer zo zwaar als vals alarm.

    Eronder volgt nog een rustige vraag (`herkenner.CRISIS_VRAAG`).
    """
    echt = y.any(1)
    hoogste = np.where([bool(r) for r in regels], 1.0, kansen.max(1))
    # Crisisberichten bleven tweemaal zo vaak apart als andere: hier tellen ze weer half.
    tel = np.where(echt, 0.5, 1.0)

    def f2(drempel: float) -> float:
        alarm = hoogste >= drempel
        return float(5 * tel[alarm & echt].sum() / (4 * tel[echt].sum() + tel[alarm].sum()))

    return max((float(t) for t in np.arange(0.05, 0.5, 0.005)), key=f2)


if __name__ == "__main__":
    raise SystemExit(main())
