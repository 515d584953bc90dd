"""Secrets, kept for a few minutes per process."""

from aws_lambda_powertools.utilities import parameters
from aws_lambda_powertools.utilities.parameters import GetParameterError

__all__ = ["GetParameterError", "secret"]

KEPT_SECONDS = 300


def secret(name: str) -> str:
    """Return a secret from Secrets Manager."""
    value = parameters.get_secret(name, max_age=KEPT_SECONDS)
    return value.decode() if isinstance(value, bytes) else str(value)
