"""Loads and stores status machines and cases."""
