"""What the blacklist says about somebody."""

from pydantic import Field

from wattwerk.blacklist.domain.entries import Scope
from wattwerk.blacklist.domain.matching import Evidence
from wattwerk.platform.schema import Schema


class Hit(Schema):
    """An entry that means the person who was looked at."""

    entry_id: str
    label: str
    scope: Scope
    score: int = Field(description="How sure we are, 0 to 100.")
    reason: str
    evidence: list[Evidence]
