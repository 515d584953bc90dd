"""Demo data: two brands with prices, reference data, staff, and a customer with a history."""
