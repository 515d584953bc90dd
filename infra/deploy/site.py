"""Brings the built site into its bucket."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infra import pages, project

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

DIST = project.SITE / "dist"


def files() -> dict[str, Path]:
    """Return every file of the site by its key in the bucket.

    Raises:
        FileNotFoundError: the site has not been built.
    """
    if not (DIST / "index.html").exists():
        raise FileNotFoundError(f"{DIST} holds no site; build it first (make sites)")
    built = {
        str(file.relative_to(DIST)): file
        for file in sorted(DIST.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }
    below_api = {
        (path if file.suffix != ".html" else f"{path}/index.html").lstrip("/"): file
        for path, file in project.PAGES_BELOW_API.items()
    }
    return {**built, **below_api}


def upload(s3: "S3Client", bucket: str) -> None:
    """Store all files; pages come last, so that they never name files that are not there yet.

    Files of earlier versions stay: browsers that have an old page open still ask for them.
    """
    for key, file in sorted(files().items(), key=lambda entry: entry[1].suffix == ".html"):
        s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=file.read_bytes(),
            ContentType=pages.media_type(file),
            CacheControl=pages.cache_control(Path(key)),
        )


def refresh(cloudfront: Any, distribution: str) -> None:
    """Make CloudFront fetch what has no hash in its name."""
    cloudfront.create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={
            "Paths": {"Quantity": 1, "Items": ["/*"]},
            "CallerReference": str(time.time_ns()),
        },
    )
