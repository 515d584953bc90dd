"""Rules of meters, readings and consumption."""
