"""Gemeenteprofielen in YAML, en de lezer die ze aan de kern geeft."""
