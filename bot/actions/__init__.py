"""Acties van de dialoogmotor: dunne modules om `triage` heen, één per onderwerp."""

from bot.actions.beurt import BeurtActie, HervatActie

__all__ = ["BeurtActie", "HervatActie"]
