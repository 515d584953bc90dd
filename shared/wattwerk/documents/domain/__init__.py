"""What documents say, and the rules that they keep."""
