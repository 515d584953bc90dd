"""Files in S3."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from botocore.exceptions import ClientError

from wattwerk.platform import clients, settings

LINES_READ_AT_ONCE = 64 * 1024


def store(*, key: str, content: bytes, media_type: str) -> None:
    """Store a file in the bucket for documents."""
    clients.files().put_object(
        Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key, Body=content, ContentType=media_type
    )


def store_file(path: Path, *, key: str, media_type: str) -> None:
    """Store a file from the local disk, however large, without holding it in memory."""
    bucket = settings.required("DOCUMENTS_BUCKET")
    clients.files().upload_file(str(path), bucket, key, ExtraArgs={"ContentType": media_type})


def fetch_file(key: str, path: Path) -> None:
    """Bring a stored file to the local disk, however large, without holding it in memory."""
    clients.files().download_file(settings.required("DOCUMENTS_BUCKET"), key, str(path))


def lines(key: str) -> Iterator[str]:
    """Yield the lines of a stored text while it is read."""
    body = clients.files().get_object(Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key)["Body"]
    for line in body.iter_lines(chunk_size=LINES_READ_AT_ONCE):
        yield line.decode()


def read(key: str) -> bytes:
    """Return a stored file."""
    return clients.files().get_object(Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key)["Body"].read()


def announce_again(key: str) -> bool:
    """Store a file once more where it lies, so that whoever is told of new files is told again.

    Returns:
        Whether there is such a file.
    """
    bucket = settings.required("DOCUMENTS_BUCKET")
    try:
        clients.files().copy_object(
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
    return clients.files().generate_presigned_url(
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
    form = clients.files().generate_presigned_post(
        Bucket=settings.required("DOCUMENTS_BUCKET"),
        Key=key,
        Conditions=[["content-length-range", 1, largest]],
        ExpiresIn=int(valid_for.total_seconds()),
    )
    return UploadForm(form["url"], form["fields"])


def remove(key: str) -> None:
    """Remove a file; nothing happens when there is none."""
    clients.files().delete_object(Bucket=settings.required("DOCUMENTS_BUCKET"), Key=key)


def remove_versions(key: str) -> None:
    """Remove a file with all its former versions, for good; nothing happens when there is none."""
    bucket = settings.required("DOCUMENTS_BUCKET")
    pages = clients.files().get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=key)
    for page in pages:
        for version in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
            if version["Key"] == key:
                clients.files().delete_object(Bucket=bucket, Key=key, VersionId=version["VersionId"])
