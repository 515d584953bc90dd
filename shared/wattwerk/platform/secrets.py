"""Secrets, kept for a few minutes per process."""

KEPT_SECONDS = 300


class SecretUnavailable(Exception):
    """A secret could not be read: there is none of this name, or nobody answers."""


def secret(name: str) -> str:
    """Return a secret from Secrets Manager.

    Raises:
        SecretUnavailable: nothing was read.
    """
    # Imported late: it brings the readers of every other kind of parameter, and boto3.
    from aws_lambda_powertools.utilities import parameters

    try:
        value = parameters.get_secret(name, max_age=KEPT_SECONDS)
    except parameters.GetParameterError as error:
        raise SecretUnavailable(name) from error
    return value.decode() if isinstance(value, bytes) else str(value)
