"""Hoe vaak iets mag: een emmer per sleutel, in het geheugen van dit ene proces."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable


class Limiet:
    """`per_minuut` keer achter elkaar mag, daarna vult de emmer zich gelijkmatig weer."""

    def __init__(self, per_minuut: int, klok: Callable[[], float] = time.monotonic, hoogstens: int = 20_000):
        self._maat, self._klok, self._hoogstens = per_minuut, klok, hoogstens
        self._emmers: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def neem(self, sleutel: str) -> int:
        """0 als het mag; anders het aantal hele seconden tot het weer mag."""
        nu = self._klok()
        vol, sinds = self._emmers.pop(sleutel, (float(self._maat), nu))
        vol = min(float(self._maat), vol + (nu - sinds) * self._maat / 60)
        wacht = 0 if vol >= 1 else max(1, math.ceil((1 - vol) * 60 / self._maat))
        self._emmers[sleutel] = (vol if wacht else vol - 1, nu)
        # Wat het langst niet gebruikt is, is het eerst weer vol: dat mag vergeten worden.
        while len(self._emmers) > self._hoogstens:
            self._emmers.popitem(last=False)
        return wacht


def adresgroep(adres: str) -> str:
    """Het internetadres waarop geteld wordt. Een huis met IPv6 heeft een heel blok: dat telt als één."""
    try:
        ip = ipaddress.ip_address(adres)
    except ValueError:
        return adres
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)
