"""Van geleerde gewichten naar het artefact: Nederlandse stukken, ONNX, int8."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from bot.components.encoder import MAX_STUKKEN, Stukken
from tools.encoder.basis import Basis

AANTAL = 30_000
# Hoever uitschieters naar de gewichten gaan: 0,5 hielp niets (correlatie met fp32 0,979), 0,8 geeft 0,996.
GLAD = 0.8
# Knopen van onnxruntime zelf: aandacht en gelu in één keer.
EIGEN = "com.microsoft"
_LATIJN = re.compile(r"^\u2581?[A-Za-zÀ-ÖØ-öø-ÿ'’\-]+$|^\u2581?[0-9.,:;!?€%/()&+*=@#\"“”„…–—_-]+$")


def kies(basis: Basis, gebruikt: Iterable[int]) -> list[int]:
    """De stukken die blijven: uit onze voorbeelden en de gewoonste woorden, aangevuld met de gewoonste Latijnse."""
    from wordfreq import top_n_list

    stukken = Stukken(basis.stukken, basis.scores, basis.vouw)
    houd = {0, 1, 2, 3, *gebruikt}
    for woord in top_n_list("nl", 60_000):
        for vorm in (woord, woord.capitalize()):
            houd.update(stukken.splits(vorm, 64))
    for i, stuk in enumerate(basis.stukken):
        los = stuk.strip("\u2581")
        if (len(stuk) == 1 and ord(stuk) < 0x250) or (len(los) == 1 and 0x1F300 <= ord(los) <= 0x1FAFF):
            houd.add(i)
    over = (i for i, stuk in enumerate(basis.stukken) if i not in houd and _LATIJN.match(stuk))  # al op gewoonheid
    for _, i in zip(range(AANTAL - len(houd)), over):
        houd.add(i)
    return sorted(houd)


def bewaar_stukken(basis: Basis, houd: list[int], pad: Path) -> None:
    inhoud = {
        "stukken": [basis.stukken[i] for i in houd],
        "scores": [round(basis.scores[i], 4) for i in houd],
        "vouw": {str(k): v for k, v in basis.vouw.items() if k < 0x3000 or k > 0xFF00},
    }
    with gzip.GzipFile(str(pad), "wb", mtime=0) as f:
        f.write(json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode())


def graaf(
    basis: Basis, geleerd: Mapping[str, np.ndarray], houd: list[int], uitschieters: Mapping[str, np.ndarray] | None = None
) -> tuple[onnx.ModelProto, list[str]]:
    """Het net als ONNX, voor één bericht tegelijk: `ids` [1, lengte] naar `scores` [1, labels] en `per_stuk` [lengte, labels].

    De scores zijn het gemiddelde van `per_stuk`: zo is te zien welk stuk wat bijdroeg.

    Ook de namen van wat de matrices ingaat. Met `uitschieters` (de grootste waarde per kolom daarvan)
    gaan uitschieters deels naar de gewichten; in int8 blijft er dan veel meer van over.
    """
    begin: list[onnx.TensorProto] = []
    knopen: list[onnx.NodeProto] = []
    breed, per = basis.breed, basis.breed // basis.hoofden
    ingangen: list[str] = []

    def vast(naam: str, waarde: np.ndarray) -> str:
        begin.append(numpy_helper.from_array(np.array(waarde), naam))
        return naam

    def doe(soort: str, in_: list[str], *uit: str, domein: str = "", **opties: object) -> str:
        knopen.append(helper.make_node(soort, in_, list(uit), name=f"{soort}_{uit[0]}", domain=domein, **opties))
        return uit[0]

    def norm(in_: str, naam: str, uit: str) -> str:
        g, b = vast(f"{uit}_g", geleerd[f"{naam}.weight"]), vast(f"{uit}_b", geleerd[f"{naam}.bias"])
        return doe("LayerNormalization", [in_, g, b], uit, axis=-1, epsilon=float(basis.eps))

    def schaal_van(in_: str, w: np.ndarray) -> np.ndarray:
        assert uitschieters is not None
        s = np.clip(uitschieters[in_], 1e-3, None) ** GLAD / np.clip(np.abs(w).max(0), 1e-4, None) ** (1 - GLAD)
        return (s / np.exp(np.log(s).mean())).astype(np.float32)

    def lineair(in_: str, w: np.ndarray, b: np.ndarray, uit: str, *, glad: bool = True) -> str:
        if in_ not in ingangen:
            ingangen.append(in_)
        if glad and uitschieters is not None:
            s = schaal_van(in_, w)
            in_, w = doe("Mul", [in_, vast(f"{in_}_s", 1 / s)], f"{in_}_glad"), w * s
        doe("MatMul", [in_, vast(f"{uit}_w", np.ascontiguousarray(w.T, dtype=np.float32))], f"{uit}_m")
        return doe("Add", [f"{uit}_m", vast(f"{uit}_c", b.astype(np.float32))], uit)

    word = basis.gewichten["emb.word"].reshape(-1, breed)[houd]
    schaal = (np.abs(word).max(1, keepdims=True) / 127 + 1e-12).astype(np.float32)
    vast("word", np.rint(word / schaal).astype(np.int8))
    vast("schaal", schaal)
    vast("pos", geleerd["pos.weight"][:MAX_STUKKEN])
    vast("nul", np.array([0], np.int64))
    vast("een", np.array([1], np.int64))
    vast("qkv", np.array([breed] * 3, np.int64))
    doe("Cast", [doe("Gather", ["word", "ids"], "word8")], "word32", to=TensorProto.FLOAT)
    doe("Mul", ["word32", doe("Gather", ["schaal", "ids"], "schaal_ids")], "woorden")
    doe("Gather", [doe("Shape", ["ids"], "vorm"), "een"], "lengte")
    doe("Slice", ["pos", "nul", "lengte"], "plekken")
    x = norm(doe("Add", ["woorden", "plekken"], "som"), "eln", "x_0")
    for i in range(basis.lagen):
        laag = f"lagen.{i}"
        w, b, ao = geleerd[f"{laag}.qkv.weight"].copy(), geleerd[f"{laag}.qkv.bias"].copy(), geleerd[f"{laag}.ao.weight"]
        if uitschieters is not None:
            # Aandacht telt de waarden (v) alleen op: hun schaal past zonder rekenwerk in de matrix ervoor.
            s = schaal_van(f"c_{i}", ao)
            ao, w[2 * breed :], b[2 * breed :] = ao * s, w[2 * breed :] / s[:, None], b[2 * breed :] / s
        doe("Split", [lineair(x, w, b, f"qkv_{i}"), "qkv"], f"q_{i}", f"k_{i}", f"v_{i}", axis=-1)
        doe("MultiHeadAttention", [f"{k}_{i}" for k in "qkv"], f"c_{i}", domein=EIGEN, num_heads=basis.hoofden, scale=per**-0.5)
        ao_uit = lineair(f"c_{i}", ao, geleerd[f"{laag}.ao.bias"], f"ao_{i}", glad=False)
        y = norm(doe("Add", [x, ao_uit], f"r_{i}"), f"{laag}.aln", f"y_{i}")
        z = lineair(y, geleerd[f"{laag}.fi.weight"], geleerd[f"{laag}.fi.bias"], f"fi_{i}")
        fo = lineair(doe("Gelu", [z], f"g_{i}", domein=EIGEN), geleerd[f"{laag}.fo.weight"], geleerd[f"{laag}.fo.bias"], f"fo_{i}")
        x = norm(doe("Add", [y, fo], f"rr_{i}"), f"{laag}.oln", f"x_{i + 1}")
    g = geleerd["bn.weight"] / np.sqrt(geleerd["bn.running_var"] + 1e-5)
    w, b = geleerd["kop.weight"], geleerd["kop.bias"]
    vast("kop_w", np.ascontiguousarray((w * g).T, dtype=np.float32))
    vast("kop_b", (b + w @ (geleerd["bn.bias"] - geleerd["bn.running_mean"] * g)).astype(np.float32))
    doe("Squeeze", [x, "nul"], "elk")
    doe("Gemm", ["elk", "kop_w", "kop_b"], "per_stuk")
    doe("ReduceMean", ["per_stuk"], "scores", axes=[0], keepdims=1)
    in_ = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "stukken"])
    uit = [helper.make_tensor_value_info(n, TensorProto.FLOAT, [m, len(b)]) for n, m in (("scores", 1), ("per_stuk", "stukken"))]
    versies = [helper.make_opsetid("", 17), helper.make_opsetid(EIGEN, 1)]
    model = helper.make_model(helper.make_graph(knopen, "encoder", [in_], uit, begin), opset_imports=versies)
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model, ingangen


def _uitschieters(model: onnx.ModelProto, ingangen: list[str], voorbeelden: Iterable[list[int]]) -> dict[str, np.ndarray]:
    from onnxruntime import InferenceSession

    breder = onnx.ModelProto()
    breder.CopyFrom(model)
    for naam in ingangen:
        breder.graph.output.append(helper.make_tensor_value_info(naam, TensorProto.FLOAT, None))
    net = InferenceSession(breder.SerializeToString(), providers=["CPUExecutionProvider"])
    hoogste: dict[str, np.ndarray] = {}
    for ids in voorbeelden:
        for naam, waarde in zip(ingangen, net.run(ingangen, {"ids": np.array([ids], np.int64)})):
            hoogste[naam] = np.maximum(hoogste.get(naam, 0), np.abs(waarde).reshape(-1, waarde.shape[-1]).max(0))
    return hoogste


def bewaar_net(basis: Basis, geleerd: Mapping[str, np.ndarray], houd: list[int], voorbeelden: Iterable[list[int]], pad: Path) -> None:
    """Met de matrices in int8, per kolom geschaald; rekenen gaat in int8 met een schaal per bericht."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model, ingangen = graaf(basis, geleerd, houd)
    plek = {oud: nieuw for nieuw, oud in enumerate(houd)}
    hoogste = _uitschieters(model, ingangen, ([plek[i] for i in ids] for ids in voorbeelden))
    groot = pad.with_suffix(".fp32.onnx")
    onnx.save(graaf(basis, geleerd, houd, hoogste)[0], str(groot))
    # Van de uitkomst van een knoop van onnxruntime zelf weet de kwantisering het type niet: gewone getallen.
    soort = {"DefaultTensorType": TensorProto.FLOAT}
    quantize_dynamic(
        str(groot), str(pad), op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8, extra_options=soort
    )
    groot.unlink()
