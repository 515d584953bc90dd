"""Loads and stores what the catalog knows."""
