"""What changes contracts, and what touches contract, meter and account together."""
