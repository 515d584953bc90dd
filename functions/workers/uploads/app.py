"""Queue: files that customers sent are checked before anybody sees them."""

from datetime import datetime

from wattwerk.contracts import uploads
from wattwerk.documents.domain.uploads import upload_at
from wattwerk.platform.files import consume_files


def file_arrived(key: str, now: datetime) -> None:
    """Keep the file or throw it away."""
    place = upload_at(key)
    if place is None:
        raise ValueError(f"no upload is expected at {key}")
    customer_number, upload_id = place
    uploads.receive(customer_number=customer_number, upload_id=upload_id, now=now)


handler = consume_files("workers-uploads", file_arrived)
