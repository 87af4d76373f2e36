"""De bewaarplaats van gesprekken in de dialoogmotor, met wissen."""

from __future__ import annotations

from typing import Any

from rasa.core.tracker_store import SQLTrackerStore


class WisbareTrackers(SQLTrackerStore):
    """Een SQL-bewaarplaats waaruit een gesprek helemaal verwijderd kan worden.

    Rasa zelf kent geen verwijderen; een inwoner die vraagt om te wissen heeft daar wel recht op
    (AVG, artikel 17).
    """

    def __init__(self, *wat: Any, **hoe: Any) -> None:
        super().__init__(*wat, **hoe)
        # Een fout van de database komt in het log; wat de inwoner schreef hoort daar niet bij.
        self.engine.hide_parameters = True

    def verwijder(self, gesprek: str) -> int:
        """Wist alle gebeurtenissen van een gesprek; geeft hoeveel het er waren."""
        with self.session_scope() as sessie:
            if self.engine.dialect.name == "sqlite":
                # Ook uit het bestand, met nullen eroverheen; niet elke SQLite doet dat vanzelf.
                sessie.connection().exec_driver_sql("PRAGMA secure_delete=ON")
            aantal = sessie.query(self.SQLEvent).filter_by(sender_id=gesprek).delete()
            sessie.commit()
        return aantal
