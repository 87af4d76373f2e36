"""Woorden van de pagina's voor beheer en privacy."""

from __future__ import annotations

from overdracht.api_tokens import SCOPES
from overdracht.inzagelog import SOORTEN
from overdracht.tabellen import BEHEERD as BEHEERDE
from overdracht.tabellen import GEBEURTENISSEN, INGEZIEN, ROLLEN

ROL = dict(
    zip(
        ROLLEN,
        ("Medewerker van een loket", "Klantcontactcentrum (alle loketten)", "Beheerder (accounts, geen inhoud)", "Privacy (toezicht en wissen, geen inhoud)"),
        strict=True,
    )
)
SCOPE = dict(zip(SCOPES, ("Overdrachten lezen", "Overdrachten bijwerken", "Tekst laten herkennen"), strict=True))
SOORT = dict(zip(SOORTEN, ("Wat er bekeken is", "Wat er veranderd is", "Wat er beheerd is"), strict=True))
INZAGE = dict(
    zip(
        INGEZIEN,
        (
            *("Overdracht bekeken", "Overdracht met gesprek bekeken", "Werklijst bekeken", "Gezocht", "Cijfers bekeken"),
            *("Bestand gemaakt", "Alles van een persoon uitgegeven", "Gelezen door een systeem", "Gewist", "Dit log bekeken"),
        ),
        strict=True,
    )
)
BEHEERD = dict(
    zip(
        BEHEERDE,
        (
            *("Account gemaakt", "Rol veranderd", "Account geblokkeerd", "Blokkade opgeheven", "Overal uitgelogd", "Eigen wachtwoord gekozen", "Startwachtwoord gegeven"),
            *("Tweede stap aangezet", "Tweede stap gewist", "Token gemaakt", "Token ingetrokken", "Webhook gemaakt", "Webhook uitgezet", "Webhook aangezet", "Webhook verwijderd"),
            "Opgeruimd volgens de bewaartermijn",
        ),
        strict=True,
    )
)
GEBEURTENIS = dict(
    zip(
        GEBEURTENISSEN,
        (
            *("Ontvangen", "Aangevuld door de inwoner", "Status veranderd", "Termijn afgevinkt", "Notitie geschreven", "Gewist"),
            *("Toegewezen", "Doorgezet", "Teruggezet", "Bericht aan de inwoner", "Verkeerd loket gemeld"),
        ),
        strict=True,
    )
)
