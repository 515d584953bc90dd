"""Models of contract accounts, what customers ask for, and what goes to billing."""
