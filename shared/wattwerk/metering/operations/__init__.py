"""What changes meters and readings."""
