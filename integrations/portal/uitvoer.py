"""Bestanden om in een rekenblad te openen: CSV zoals Nederlands Excel het leest, en XLSX.

Wat in een rekenblad een formule zou worden, krijgt er een aanhalingsteken voor: een buurt kan door
een inwoner getypt zijn.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import IO, Any

from fastapi import Response
from fastapi.responses import StreamingResponse
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from integrations.portal.scherm import KOPPEN

CSV, XLSX = FORMATEN = ("csv", "xlsx")
SOORT = {CSV: "text/csv; charset=utf-8", XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
# Een XLSX komt helemaal in het geheugen van wie hem opent; een CSV hoeft dat niet.
HOOGSTENS = {CSV: 2_000_000, XLSX: 100_000}
_FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n")
_IN_GEHEUGEN = 4 * 1024 * 1024
Schrijf = Callable[[Sequence[Any]], None]


def veilig(waarde: Any) -> Any:
    """De waarde zoals zij in een cel mag: tekst die met een formuleteken begint, begint met een aanhalingsteken."""
    if not isinstance(waarde, str):
        return waarde
    kaal = ILLEGAL_CHARACTERS_RE.sub("", waarde)
    return f"'{kaal}" if kaal.lstrip(" ").startswith(_FORMULE) else kaal


def maak(formaat: str, naam: str, kop: Sequence[str], vul: Callable[[Schrijf], object]) -> Response:
    """Het bestand als download. `vul` schrijft de regels; geeft dat een fout, dan is er geen bestand."""
    bestand: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=_IN_GEHEUGEN)
    try:
        (_csv if formaat == CSV else _xlsx)(bestand, kop, vul)
        lengte = bestand.tell()
        bestand.seek(0)
    except BaseException:
        bestand.close()
        raise
    koppen = {**KOPPEN, "Content-Disposition": f'attachment; filename="{naam}.{formaat}"', "Content-Length": str(lengte)}
    return StreamingResponse(_stukken(bestand), media_type=SOORT[formaat], headers=koppen)


def _stukken(bestand: IO[bytes]) -> Iterator[bytes]:
    with bestand:
        while stuk := bestand.read(64 * 1024):
            yield stuk


def _csv(bestand: IO[bytes], kop: Sequence[str], vul: Callable[[Schrijf], object]) -> None:
    tekst = io.TextIOWrapper(bestand, encoding="utf-8-sig", newline="", write_through=False)
    schrijver = csv.writer(tekst, delimiter=";")
    schrijver.writerow(kop)
    vul(lambda regel: schrijver.writerow([_in_csv(waarde) for waarde in regel]))
    tekst.flush()
    tekst.detach()


def _in_csv(waarde: Any) -> Any:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return f"{waarde:%Y-%m-%d %H:%M:%S}" if isinstance(waarde, datetime) else veilig(waarde)


def _xlsx(bestand: IO[bytes], kop: Sequence[str], vul: Callable[[Schrijf], object]) -> None:
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Wegwijs")
    blad.freeze_panes = "A2"
    blad.append(list(kop))
    try:
        vul(lambda regel: blad.append([("ja" if waarde else "nee") if isinstance(waarde, bool) else veilig(waarde) for waarde in regel]))
    finally:
        # Ook als het misgaat: het blad staat al half in een tijdelijk bestand.
        blad.close()
    boek.save(bestand)
    bestand.seek(0, io.SEEK_END)
