"""Changing the catalog. Reference data: ``reference_data``."""
