"""Een echte aanbieder van OpenID Connect in een eigen proces, op een vrije poort, voor tests van het inloggen.

De aanbieder is `oidc-provider-mock`; die kijkt PKCE niet na, dus dat doet de laag hier omheen: wie de
controle niet kent, krijgt bij de code geen token. Wie er is en in welke groepen zegt `Aanbieder.zet`.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

WORTEL = Path(__file__).resolve().parents[2]


class Aanbieder:
    """De draaiende aanbieder; `uitgever` is zijn adres."""

    def __init__(self, proces: subprocess.Popen[str], uitgever: str):
        self._proces, self.uitgever = proces, uitgever

    def zet(self, sub: str, **claims: Any) -> None:
        """Maakt of verandert een gebruiker."""
        httpx.put(f"{self.uitgever}/users/{sub}", json=claims, trust_env=False).raise_for_status()

    def log_in(self, heen: str, sub: str | None) -> str:
        """Wat een browser bij de aanbieder doet: inloggen als `sub`, of weigeren; geeft het adres terug naar Wegwijs."""
        assert httpx.get(heen, trust_env=False).status_code == 200
        antwoord = httpx.post(heen, data={"sub": sub} if sub else {"action": "deny"}, follow_redirects=False, trust_env=False)
        assert antwoord.status_code == 302, antwoord.text
        return antwoord.headers["location"]

    def stop(self) -> None:
        """De aanbieder is weg."""
        self._proces.kill()
        self._proces.wait()


@contextmanager
def aanbieder(geldig: int = 3600) -> Iterator[Aanbieder]:
    """Een aanbieder waarvan een token zoveel seconden geldt; met een getal onder nul is het al verlopen."""
    opdracht = [sys.executable, "-W", "ignore", "-m", "tests.support.oidc", str(geldig)]
    omgeving = {**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1", "PYTHONPATH": str(WORTEL)}
    proces = subprocess.Popen(opdracht, cwd=WORTEL, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert proces.stdout
        poort = proces.stdout.readline().strip()
        assert poort, "de aanbieder start niet"
        yield Aanbieder(proces, f"http://127.0.0.1:{poort}")
    finally:
        proces.kill()
        proces.wait()
        if proces.stdout:
            proces.stdout.close()


class MetPkce:
    """Onthoudt bij elke code waar hij om gevraagd is, en geeft alleen een token aan wie de controle kent."""

    def __init__(self, app: Any):
        self._app, self._vraag = app, {}

    def __call__(self, environ: dict[str, Any], start: Any) -> Any:
        if environ["PATH_INFO"] == "/oauth2/token":
            lijf = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            environ["wsgi.input"] = io.BytesIO(lijf)
            velden = parse_qs(lijf.decode())
            controle = velden.get("code_verifier", [""])[0]
            gehasht = base64.urlsafe_b64encode(hashlib.sha256(controle.encode()).digest()).rstrip(b"=").decode()
            if self._vraag.get(velden.get("code", [""])[0]) != gehasht:
                start("400 BAD REQUEST", [("Content-Type", "application/json")])
                return [b'{"error": "invalid_grant"}']

        def met_code(status: str, koppen: list[tuple[str, str]], fout: Any = None) -> Any:
            gevraagd = parse_qs(environ.get("QUERY_STRING", ""))
            for naam, waarde in koppen:
                if naam.lower() == "location" and (code := parse_qs(urlsplit(waarde).query).get("code")):
                    self._vraag[code[0]] = gevraagd.get("code_challenge", [""])[0] if gevraagd.get("code_challenge_method") == ["S256"] else ""
            return start(status, koppen, fout)

        return self._app(environ, met_code)


def main() -> None:
    from oidc_provider_mock import app
    from werkzeug.serving import make_server

    aanbieder_app = app(require_nonce=True, access_token_max_age=timedelta(seconds=int(sys.argv[1])))
    aanbieder_app.wsgi_app = MetPkce(aanbieder_app.wsgi_app)
    server = make_server("127.0.0.1", 0, aanbieder_app, threaded=True)
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    main()
