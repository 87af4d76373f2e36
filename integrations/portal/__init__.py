"""Het medewerkersportaal onder /medewerkers: wat er binnenkwam, wie aan zet is, en wanneer."""

from integrations.portal.router import maak_router

__all__ = ["maak_router"]
