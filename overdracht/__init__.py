"""Het overdrachtslogboek: wat aan loketten is doorgegeven, wat ermee gebeurt, en de gesprekken.

Alleen het webproces gebruikt dit pakket. Het kent SQLAlchemy en `triage`, en verder niets van
het project: geen web, geen dialoogmotor, geen gemeenteprofielen.
"""
