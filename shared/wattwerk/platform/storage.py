"""Files in S3."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from wattwerk.platform import settings

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

LINES_READ_AT_ONCE = 64 * 1024


def store(*, key: str, content: bytes, media_type: str) -> None:
    """Store a file in the bucket for documents."""
    _client().put_object(
        Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key, Body=content, ContentType=media_type
    )


def store_file(path: Path, *, key: str, media_type: str) -> None:
    """Store a file from the local disk, however large, without holding it in memory."""
    bucket = settings.required("DOCUMENTS_BUCKET")
    _client().upload_file(str(path), bucket, key, ExtraArgs={"ContentType": media_type})


def fetch_file(key: str, path: Path) -> None:
    """Bring a stored file to the local disk, however large, without holding it in memory."""
    _client().download_file(settings.required("DOCUMENTS_BUCKET"), key, str(path))


def lines(key: str) -> Iterator[str]:
    """Yield the lines of a stored text while it is read."""
    body = _client().get_object(Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key)["Body"]
    for line in body.iter_lines(chunk_size=LINES_READ_AT_ONCE):
        yield line.decode()


def read(key: str) -> bytes:
    """Return a stored file."""
    return _client().get_object(Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key)["Body"].read()


def announce_again(key: str) -> bool:
    """Store a file once more where it lies, so that whoever is told of new files is told again.

    Returns:
        Whether there is such a file.
    """
    bucket = settings.required("DOCUMENTS_BUCKET")
    try:
        _client().copy_object(
            Bucket=bucket,
            Key=key,
            CopySource={"Bucket": bucket, "Key": key},
            MetadataDirective="REPLACE",
        )
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in ("NoSuchKey", "404"):
            return False
        raise
    return True


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


@dataclass(frozen=True)
class UploadForm:
    """The form with which a browser sends one file to one place: where to, and its hidden fields."""

    url: str
    fields: dict[str, str]


def upload_form(*, key: str, largest: int, valid_for: timedelta) -> UploadForm:
    """Return a form that takes a file of 1 to ``largest`` bytes for a while, and no other key."""
    form = _client().generate_presigned_post(
        Bucket=settings.required("DOCUMENTS_BUCKET"),
        Key=key,
        Conditions=[["content-length-range", 1, largest]],
        ExpiresIn=int(valid_for.total_seconds()),
    )
    return UploadForm(form["url"], form["fields"])


def remove(key: str) -> None:
    """Remove a file; nothing happens when there is none."""
    _client().delete_object(Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key)


def remove_versions(key: str) -> None:
    """Remove a file with all its former versions, for good; nothing happens when there is none."""
    bucket = settings.required("DOCUMENTS_BUCKET")
    pages = _client().get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=key)
    for page in pages:
        for version in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
            if version["Key"] == key:
                _client().delete_object(Bucket=bucket, Key=key, VersionId=version["VersionId"])


@cache
def _client() -> "S3Client":
    # Browsers use signed addresses as they are: on AWS they name the region, because the address
    # without it leads to a redirection in the first hours of a bucket. Emulators have one host only.
    emulated = bool(os.environ.get("AWS_ENDPOINT_URL"))
    return boto3.client("s3", config=Config(s3={"addressing_style": "path" if emulated else "virtual"}))
