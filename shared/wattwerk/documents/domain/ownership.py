"""To whom a document belongs, and how it is told from all others."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from wattwerk.documents.domain.letter import DocumentKind


@dataclass(frozen=True)
class Owner:
    """The order, the customer, the declaration or the offer to which a document belongs."""

    type: Literal["order", "customer", "declaration", "offer"]
    number: str


def document_id(owner: Owner, kind: DocumentKind, reference: str) -> str:
    """Return the identifier of the only document of this kind about this reference.

    It follows from what the document is, so that issuing it again finds the first one.
    """
    parts = "/".join((owner.type, owner.number, kind.value, reference))
    return hashlib.sha256(parts.encode()).hexdigest()[:32]
