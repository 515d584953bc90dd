"""Giving out what is stored, erasing what nothing requires any more."""
