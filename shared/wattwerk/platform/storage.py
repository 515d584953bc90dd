"""Files in S3."""

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

import boto3

from wattwerk.platform import settings

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


def store(*, key: str, content: bytes, media_type: str) -> None:
    """Store a file in the bucket for documents."""
    _client().put_object(
        Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key, Body=content, ContentType=media_type
    )


def read(key: str) -> bytes:
    """Return a stored file."""
    return _client().get_object(Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key)["Body"].read()


def download_link(*, key: str, name: str, valid_for: timedelta) -> str:
    """Return a short-lived link that downloads a file under a readable name."""
    return _client().generate_presigned_url(
        "get_object",
        Params={
            "Bucket": settings.required("DOCUMENTS_BUCKET"),
            "Key": key,
            "ResponseContentDisposition": f"attachment; filename*=UTF-8''{quote(name)}",
        },
        ExpiresIn=int(valid_for.total_seconds()),
    )


@cache
def _client() -> "S3Client":
    return boto3.client("s3")
