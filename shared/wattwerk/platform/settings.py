"""Names of the deployed resources, read from the environment that the deployment sets."""

import os


def table_name(table: str) -> str:
    """Return the physical name of a DynamoDB table, e.g. ``orders`` → value of ``ORDERS_TABLE``."""
    return os.environ.get(f"{table.upper()}_TABLE", f"wattwerk-{table}")


def region() -> str:
    """Return the AWS region in which this deployment lives."""
    return os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "eu-central-1"


def required(name: str) -> str:
    """Return an environment variable that the calling function cannot work without.

    Raises:
        LookupError: the deployment did not set the variable.
    """
    value = os.environ.get(name)
    if not value:
        raise LookupError(f"the deployment does not set {name}")
    return value


def proxy_proof() -> str:
    """Return what CloudFront adds to every request to prove itself; empty without CloudFront."""
    return os.environ.get("PROXY_PROOF", "")


def site_url() -> str:
    """Return the public address of the site without a trailing slash, as used in links of mails."""
    return required("SITE_URL").rstrip("/")
