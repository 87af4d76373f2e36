"""De sleutels van de database: nakijken en wisselen.

    python -m overdracht.sleutels nieuw        een nieuwe sleutel, om vooraan in WEGWIJS_SLEUTELS te zetten
    python -m overdracht.sleutels roteer       versleutelt alles opnieuw met de nieuwste sleutel
    python -m overdracht.sleutels controleer   telt per kolom onder welke sleutel alles staat

Roteren gaat in stapels terwijl alles door blijft werken. Stopt het halverwege, dan gaat het de
volgende keer verder: wat al onder de nieuwste sleutel staat, blijft zoals het is.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Column, Table, Text, delete, insert, select, tuple_, type_coerce, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from overdracht import tabellen as t
from overdracht.database import LogboekWeg, Sessies, lezen, maak_engine, maak_sessies, schrijven
from overdracht.versleuteling import (
    Sleutelbos,
    SleutelFout,
    VersleuteldeJson,
    VersleuteldeTekst,
    nieuwe_sleutel,
    sleutelbos_van,
)

STAPEL = 500
# Zolang dit in `onderhoud` staat, laten de wachters een notitie opnieuw versleutelen.
_ONDERHOUD = "sleutels"


@dataclass
class Stand:
    """Wat er in één kolom staat: `per_sleutel[0]` is onder de nieuwste sleutel, None is met geen van de sleutels te lezen."""

    kolom: str
    per_sleutel: Counter[int | None] = field(default_factory=Counter)


def versleutelde_kolommen() -> Iterator[tuple[Table, Column]]:
    """Elke kolom met persoonlijke tekst, in elke tabel."""
    for tabel in t.Tabel.metadata.sorted_tables:
        for kolom in tabel.columns:
            if isinstance(kolom.type, (VersleuteldeTekst, VersleuteldeJson)):
                yield tabel, kolom


def controleer(sessies: Sessies) -> list[Stand]:
    """Per kolom onder welke sleutels alles staat; verandert niets."""
    uit = []
    for tabel, kolom in versleutelde_kolommen():
        stand, vanaf = Stand(f"{tabel.name}.{kolom.name}"), None
        while True:
            with lezen(sessies) as sessie:
                bos = sleutelbos_van(sessie.get_bind().dialect)
                rijen = _stapel(sessie, tabel, kolom, vanaf)
            if not rijen:
                break
            stand.per_sleutel.update(bos.sleutelnummer(ruw) for _, ruw in rijen)
            vanaf = rijen[-1][0]
        uit.append(stand)
    return uit


def roteer(sessies: Sessies) -> int:
    """Versleutelt opnieuw wat nog onder een oudere sleutel staat, en geeft hoeveel dat was. SleutelFout als iets niet te lezen is."""
    totaal = 0
    for tabel, kolom in versleutelde_kolommen():
        vanaf: tuple | None = None
        while True:
            with schrijven(sessies) as sessie:
                bos = sleutelbos_van(sessie.get_bind().dialect)
                rijen = _stapel(sessie, tabel, kolom, vanaf)
                if not rijen:
                    break
                totaal += _roteer_stapel(sessie, bos, tabel, kolom, [(sleutel, ruw) for sleutel, ruw in rijen if bos.sleutelnummer(ruw) != 0])
                vanaf = rijen[-1][0]
    return totaal


def _stapel(sessie: Session, tabel: Table, kolom: Column, vanaf: tuple | None) -> list[tuple[tuple, str]]:
    """(sleutel van de rij, de tekst zoals hij er staat), op volgorde van de sleutel."""
    id_ = list(tabel.primary_key.columns)
    vraag = select(*id_, type_coerce(kolom, Text)).where(kolom.is_not(None)).order_by(*id_).limit(STAPEL)
    if vanaf is not None:
        vraag = vraag.where(tuple_(*id_) > tuple_(*vanaf, types=[k.type for k in id_]))
    return [(tuple(rij[:-1]), rij[-1]) for rij in sessie.execute(vraag)]


def _roteer_stapel(sessie: Session, bos: Sleutelbos, tabel: Table, kolom: Column, rijen: list[tuple[tuple, str]]) -> int:
    if not rijen:
        return 0
    sessie.execute(insert(t.Onderhoud).values(naam=_ONDERHOUD))
    ruw, gedaan = type_coerce(kolom, Text), 0
    for sleutel, was in rijen:
        waar = [k == waarde for k, waarde in zip(tabel.primary_key.columns, sleutel)]
        # Alleen als het nog hetzelfde is: wat een ander intussen schreef of wiste, gaat voor.
        anders = update(tabel).where(*waar, ruw == was).values({kolom.name: type_coerce(bos.versleutel(bos.ontsleutel(was)), Text)})
        gedaan += sessie.execute(anders).rowcount
    sessie.execute(delete(t.Onderhoud).where(t.Onderhoud.naam == _ONDERHOUD))
    return gedaan


def main(argumenten: list[str]) -> int:
    """0 als het gelukt is en alles te lezen is, 1 met een regel op de foutuitvoer als dat niet zo is."""
    lezer = argparse.ArgumentParser(prog="python -m overdracht.sleutels", description="De sleutels van de database nakijken en wisselen.")
    lezer.add_argument("wat", choices=["nieuw", "roteer", "controleer"])
    wat = lezer.parse_args(argumenten).wat
    if wat == "nieuw":
        sys.stdout.write(f"{nieuwe_sleutel()}\n")
        return 0
    engine = None
    try:
        engine = maak_engine()
        sessies = maak_sessies(engine)
        if wat == "roteer":
            sys.stdout.write(f"{roteer(sessies)} teksten opnieuw versleuteld met de nieuwste sleutel.\n")
        standen = controleer(sessies)
    except IntegrityError:
        sys.stderr.write("Dit lukt niet: er wordt op dit moment al geroteerd.\n")
        return 1
    except (LogboekWeg, SleutelFout, ValueError) as fout:
        sys.stderr.write(f"Dit lukt niet: {fout}\n")
        return 1
    finally:
        if engine is not None:
            engine.dispose()
    for stand in standen:
        delen = [f"{aantal} {'onleesbaar' if nummer is None else f'onder sleutel {nummer + 1}'}" for nummer, aantal in sorted(stand.per_sleutel.items(), key=lambda x: (x[0] is None, x[0] or 0))]
        sys.stdout.write(f"  {stand.kolom}: {', '.join(delen) or 'leeg'}\n")
    onleesbaar = sum(stand.per_sleutel[None] for stand in standen)
    ouder = sum(aantal for stand in standen for nummer, aantal in stand.per_sleutel.items() if nummer)
    sys.stdout.write("Alles staat onder de nieuwste sleutel; oudere mogen weg.\n" if not ouder and not onleesbaar else f"{ouder} teksten staan nog onder een oudere sleutel, {onleesbaar} zijn niet te lezen.\n")
    return 1 if onleesbaar else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
