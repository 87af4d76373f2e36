"""Hoe er ingelogd wordt, uit de instellingen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from integrations.settings import Instellingen, OidcRol


@dataclass(frozen=True)
class Oidc:
    """De aanbieder van OpenID Connect. `rollen`: wat een waarde van `claim` hier mag."""

    uitgever: str
    client: str
    geheim: str = field(repr=False)
    terug: str
    claim: str
    naam: str
    rollen: Mapping[str, OidcRol]


@dataclass(frozen=True)
class Aanmelding:
    """Of lokale accounts een tweede stap moeten hebben, en of er ook met OpenID Connect ingelogd kan worden."""

    verplicht: bool = True
    oidc: Oidc | None = None
    # Of een webhook ook naar deze machine zelf mag, om te proberen.
    webhook_lokaal: bool = False


def uit_instellingen(inst: Instellingen) -> Aanmelding:
    """Wat de instellingen zeggen; die zijn al nagekeken."""
    oidc = None
    if inst.oidc_uitgever:
        terug = f"{inst.portaal_url}/medewerkers/oidc/terug"
        oidc = Oidc(inst.oidc_uitgever, inst.oidc_client, inst.oidc_geheim, terug, inst.oidc_claim, inst.oidc_naam, {r.waarde: r for r in inst.oidc_rollen})
    return Aanmelding(inst.tweede_factor == "verplicht", oidc, inst.webhook_lokaal)
