"""Clients of AWS besides DynamoDB, made when they are first needed.

boto3 takes as long to load as many of our own modules, and most requests need none of its clients. So
it is imported here alone, and late.
"""

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_ses import SESClient


@cache
def files() -> "S3Client":
    """Return the client of S3."""
    import boto3
    from botocore.config import Config

    # Browsers use signed addresses as they are: on AWS they name the region, because the address
    # without it leads to a redirection in the first hours of a bucket. Emulators have one host only.
    emulated = bool(os.environ.get("AWS_ENDPOINT_URL"))
    return boto3.client("s3", config=Config(s3={"addressing_style": "path" if emulated else "virtual"}))


@cache
def mails() -> "SESClient":
    """Return the client of SES."""
    import boto3

    return boto3.client("ses")


@cache
def events() -> "EventBridgeClient":
    """Return the client of EventBridge."""
    import boto3

    return boto3.client("events")


@cache
def user_pools() -> "CognitoIdentityProviderClient":
    """Return the client of Cognito."""
    import boto3

    return boto3.client("cognito-idp")
