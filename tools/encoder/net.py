"""Het net om te leren, in PyTorch: de bovenste lagen en de kop, op de bewaarde uitkomst van de onderste.

Alles in bf16 (op een processor met AMX tweemaal zo snel), met de echte gewichten in fp32 ernaast.
Geen dropout in de lagen: die kost hier een vijfde van de tijd. Wel vallen stukken uit het bericht weg.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from tools.encoder.basis import Basis

BEVROREN = 6
BF = torch.bfloat16


class Laag(nn.Module):
    def __init__(self, basis: Basis) -> None:
        super().__init__()
        b = basis.breed
        self.hoofden = basis.hoofden
        self.qkv, self.ao = nn.Linear(b, 3 * b), nn.Linear(b, b)
        self.fi, self.fo = nn.Linear(b, basis.tussen), nn.Linear(basis.tussen, b)
        self.aln, self.oln = nn.LayerNorm(b, eps=basis.eps), nn.LayerNorm(b, eps=basis.eps)

    def forward(self, x: torch.Tensor, masker: torch.Tensor) -> torch.Tensor:
        n, lang, breed = x.shape
        per = breed // self.hoofden
        q, k, v = self.qkv(x).view(n, lang, 3, self.hoofden, per).permute(2, 0, 3, 1, 4)
        a = ((q * per**-0.5) @ k.transpose(-1, -2) + masker).softmax(-1) @ v
        x = self.aln(x + self.ao(a.transpose(1, 2).reshape(n, lang, breed)))
        return self.oln(x + self.fo(F.gelu(self.fi(x))))


class Net(nn.Module):
    def __init__(self, basis: Basis, labels: int) -> None:
        super().__init__()
        w, b = basis.gewichten, basis.breed
        self.word = nn.Embedding(len(w["emb.word"]) // b, b)
        self.pos = nn.Embedding(len(w["emb.pos"]) // b, b)
        self.eln = nn.LayerNorm(b, eps=basis.eps)
        self.lagen = nn.ModuleList(Laag(basis) for _ in range(basis.lagen))
        self.bn, self.kop = nn.BatchNorm1d(b), nn.Linear(b, labels)
        with torch.no_grad():
            self._vul(w, b)

    def _vul(self, w: dict[str, np.ndarray], b: int) -> None:
        def zet(doel: torch.Tensor, *namen: str) -> None:
            doel.copy_(torch.from_numpy(np.concatenate([w[n] for n in namen]).copy()).view(doel.shape))

        zet(self.word.weight, "emb.word")
        zet(self.pos.weight, "emb.pos")
        self.pos.weight += torch.from_numpy(w["emb.type"].copy()).view(-1, b)[0]
        zet(self.eln.weight, "emb.ln.w")
        zet(self.eln.bias, "emb.ln.b")
        for i, laag in enumerate(self.lagen):
            zet(laag.qkv.weight, *(f"l{i}.{x}.w" for x in "qkv"))
            zet(laag.qkv.bias, *(f"l{i}.{x}.b" for x in "qkv"))
            for naam in ("ao", "fi", "fo", "aln", "oln"):
                zet(getattr(laag, naam).weight, f"l{i}.{naam}.w")
                zet(getattr(laag, naam).bias, f"l{i}.{naam}.b")

    def onder(self, ids: torch.Tensor, masker: torch.Tensor) -> torch.Tensor:
        x = self.eln(self.word(ids) + self.pos(torch.arange(ids.shape[1]))[None]).to(BF)
        for laag in self.lagen[:BEVROREN]:
            x = laag(x, masker)
        return x

    def boven(self, x: torch.Tensor, aan: torch.Tensor) -> torch.Tensor:
        """De gemiddelde uitkomst over de stukken die meedoen."""
        masker = demp(aan)
        for laag in self.lagen[BEVROREN:]:
            x = laag(x, masker)
        deel = aan.unsqueeze(-1).float()
        return (x.float() * deel).sum(1) / deel.sum(1)


def demp(aan: torch.Tensor) -> torch.Tensor:
    return ((1.0 - aan[:, None, None, :].float()) * -1e4).to(BF)
