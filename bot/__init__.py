"""De dialoogmotor: Rasa-onderdelen van Wegwijs. Wat er gebeurt beslist `triage`; dit is de rand."""
