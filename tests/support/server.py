"""Een echte uvicorn in een draad, op een vrije poort: zo gaat een test langs dezelfde weg als een browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn
from starlette.types import ASGIApp


@contextmanager
def draai(app: ASGIApp) -> Iterator[str]:
    """Het adres van de draaiende app; aan het eind is hij gestopt."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False, timeout_graceful_shutdown=2))
    draad = threading.Thread(target=server.run)
    draad.start()
    try:
        tot = time.monotonic() + 10
        while not server.started:
            if time.monotonic() > tot or not draad.is_alive():
                raise RuntimeError("de server start niet")
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        draad.join(10)


@contextmanager
def browser_bij(app: ASGIApp) -> Iterator[httpx.Client]:
    """Een browser die doorverwijzingen niet zelf volgt, bij een draaiende app."""
    with draai(app) as adres, httpx.Client(base_url=adres, follow_redirects=False, timeout=30, trust_env=False) as browser:
        yield browser
