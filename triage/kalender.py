"""Werkdagen, feestdagen en openingstijden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def eerste_paasdag(jaar: int) -> date:
    """Eerste paasdag volgens de gregoriaanse rekening (algoritme van Meeus, Jones en Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


@lru_cache(maxsize=64)
def feestdagen(jaar: int) -> frozenset[date]:
    """De dagen waarop gemeenten dicht zijn: Algemene termijnenwet, artikel 3, eerste lid.

    Goede Vrijdag telt daar mee; Bevrijdingsdag staat er ook in.
    """
    pasen = eerste_paasdag(jaar)
    koningsdag = date(jaar, 4, 27)
    if koningsdag.weekday() == 6:
        koningsdag -= timedelta(days=1)
    return frozenset(
        {date(jaar, 1, 1), date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26), koningsdag}
        | {pasen + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)}
    )


@dataclass(frozen=True)
class Openingstijden:
    """Per weekdag (0 = maandag) van en tot; een dag die ontbreekt is dicht. Feestdagen zijn dicht."""

    tijden: tuple[tuple[int, time, time], ...]
    extra_dicht: frozenset[date] = frozenset()

    def open_op(self, moment: datetime) -> bool:
        """Of het loket op dit plaatselijke moment open is."""
        if not is_werkdag(moment.date(), self.extra_dicht):
            return False
        return any(dag == moment.weekday() and van <= moment.time() < tot for dag, van, tot in self.tijden)

    def volgende_dag(self, moment: datetime) -> date:
        """De eerste dag waarop het loket na dit moment nog open is; vandaag als dat vandaag nog kan."""
        dag = moment.date()
        for verder in range(0, 30):
            kandidaat = dag + timedelta(days=verder)
            if not is_werkdag(kandidaat, self.extra_dicht):
                continue
            for weekdag, _, tot in self.tijden:
                if weekdag == kandidaat.weekday() and (verder or moment.time() < tot):
                    return kandidaat
        return plus_werkdagen(dag, 1, self.extra_dicht)


def is_werkdag(dag: date, extra_dicht: Iterable[date] = ()) -> bool:
    """Of deze dag geen zaterdag, zondag, feestdag of eigen sluitingsdag is."""
    return dag.weekday() < 5 and dag not in feestdagen(dag.year) and dag not in extra_dicht


def plus_werkdagen(dag: date, aantal: int, extra_dicht: Iterable[date] = ()) -> date:
    """De dag die `aantal` werkdagen na `dag` ligt; bij 0 de eerste werkdag vanaf `dag` zelf."""
    while not is_werkdag(dag, extra_dicht):
        dag += timedelta(days=1)
    for _ in range(aantal):
        dag += timedelta(days=1)
        while not is_werkdag(dag, extra_dicht):
            dag += timedelta(days=1)
    return dag


def werkdagen_tot(vanaf: date, tot: date, extra_dicht: Iterable[date] = ()) -> int:
    """Hoeveel werkdagen er na `vanaf` tot en met `tot` zijn; 0 als `tot` niet later is."""
    aantal, dag = 0, vanaf
    while dag < tot and aantal < 400:
        dag += timedelta(days=1)
        aantal += is_werkdag(dag, extra_dicht)
    return aantal
