"""Rules of contract accounts and of the transactions for billing."""
