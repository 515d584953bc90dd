"""The whole of wattwerk on one machine: no containers, no account."""
