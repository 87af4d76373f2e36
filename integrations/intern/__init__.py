"""De interne koppeling: de dialoogmotor biedt hier overdrachten aan."""

from integrations.intern.router import maak_router

__all__ = ["maak_router"]
