"""What changes contract accounts and transactions."""
