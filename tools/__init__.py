"""Gereedschap om het project te meten."""
