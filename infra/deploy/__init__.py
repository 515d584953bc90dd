"""Packaging and deployment, the same way to AWS and to the local stack."""
