"""Rules of products, prices and reference data: pure functions, exact arithmetic."""
