"""Een echte SMTP-server op de lusverbinding, die bewaart wat hij krijgt (RFC 5321, zonder TLS)."""

from __future__ import annotations

import socketserver
import threading
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass(frozen=True)
class Ontvangen:
    """Eén bezorgd bericht: de envelop en de brief."""

    van: str
    aan: tuple[str, ...]
    brief: EmailMessage


class _Gesprek(socketserver.StreamRequestHandler):
    server: SmtpServer

    def zeg(self, regel: str) -> None:
        self.wfile.write(f"{regel}\r\n".encode())

    def handle(self) -> None:
        van, aan = "", []
        self.zeg("220 proef")
        while regel := self.rfile.readline():
            opdracht, _, rest = regel.decode().strip().partition(" ")
            self.server.opdrachten.append(opdracht.upper())
            match opdracht.upper():
                case "EHLO" | "HELO":
                    self.zeg("250 proef")
                case "MAIL":
                    van, aan = rest.split(":", 1)[1].strip("<> ").split(">")[0], []
                    self.zeg("451 later" if self.server.weigert else "250 goed")
                case "RCPT":
                    aan.append(rest.split(":", 1)[1].strip("<> "))
                    self.zeg("250 goed")
                case "DATA":
                    self.zeg("354 toe maar")
                    regels = []
                    while (deel := self.rfile.readline()) not in (b".\r\n", b""):
                        regels.append(deel[1:] if deel.startswith(b"..") else deel)
                    brief = message_from_bytes(b"".join(regels), policy=policy.default)
                    self.server.post.append(Ontvangen(van, tuple(aan), brief))
                    self.zeg("250 aangenomen")
                case "QUIT":
                    self.zeg("221 dag")
                    return
                case _:
                    self.zeg("250 goed" if opdracht.upper() in ("RSET", "NOOP") else "502 ken ik niet")


class SmtpServer(socketserver.ThreadingTCPServer):
    """`with SmtpServer() as smtp:` luistert op een vrije poort; `post` is wat er binnenkwam."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Gesprek)
        self.poort = self.server_address[1]
        self.post: list[Ontvangen] = []
        self.opdrachten: list[str] = []
        self.weigert = False
        self._draad = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> SmtpServer:
        self._draad.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._draad.join()
        self.server_close()
