"""Models of the blacklist."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from wattwerk.blacklist.domain.entries import EntryStatus, Scope
from wattwerk.blacklist.hits import Hit
from wattwerk.platform.schema import PageRequest, Schema, ShortText

Text = Annotated[str, Field(max_length=120)]
Reason = Annotated[str, Field(min_length=3, max_length=500, description="Why; only staff read it.")]


def _address_or_domain(email: str) -> str:
    if not email or email.startswith("@"):
        return email.casefold()
    return email


class BlockedPerson(Schema):
    """By what somebody is recognised. Fill in what is known; at least one part that can be compared."""

    first_name: Text = ""
    last_name: Text = ""
    company: Text = ""
    date_of_birth: date | None = None
    street: Text = ""
    house_number: Annotated[str, Field(max_length=12)] = ""
    postcode: Annotated[str, Field(max_length=10)] = ""
    town: Text = ""
    email: Annotated[str, Field(max_length=254), AfterValidator(_address_or_domain)] = Field(
        default="", description="An address, or `@domain` for all addresses of a domain."
    )
    phone: Annotated[str, Field(max_length=40)] = ""
    iban: Annotated[str, Field(max_length=42)] = Field(
        default="", description="Only a keyed fingerprint and the last four digits are kept."
    )


class NewEntry(Schema):
    """Somebody whom the brand does not want to supply, or not without a clerk's look."""

    brand: str
    person: BlockedPerson
    scope: Scope
    group_id: str | None = None
    reason: Reason
    expires_on: date = Field(description="Last day on which the entry holds; five years ahead at most.")


class EntryChange(Schema):
    """An entry as it shall be from now on, and why. An empty `iban` keeps the account that is stored."""

    version: int
    person: BlockedPerson
    keep_account: bool = True
    scope: Scope
    group_id: str | None = None
    reason: Reason
    expires_on: date
    note: Annotated[str, Field(max_length=500)] = ""


class Ending(Schema):
    """The end of an entry before its time."""

    version: int
    reason: Reason


class Step(Schema):
    """Who did what to an entry, and what it said before and after."""

    at: datetime
    actor: str
    kind: Literal["created", "changed", "ended"]
    note: str = ""
    before: dict[str, str] = Field(default_factory=dict, description="Only what differs.")
    after: dict[str, str] = Field(default_factory=dict)


class EntrySummary(Schema):
    """An entry as a line of the list."""

    entry_id: str
    brand: str
    label: str = Field(description="By what staff call it, e.g. `Müller, Jörg` or `@wegwerf.example`.")
    scope: Scope
    status: EntryStatus
    group_id: str | None
    reason: str
    expires_on: date
    created_at: datetime
    created_by: str


class Entry(EntrySummary):
    """An entry with everything that is known, and its history."""

    version: int
    person: BlockedPerson = Field(description="The `iban` is masked.")
    history: list[Step]


class EntriesQuery(PageRequest):
    """Which entries, newest first."""

    brand: str
    status: Literal["active", "ended"] = Field(
        default="active", description="Entries that have expired are listed among the active ones."
    )
    group_id: str | None = None


class NewGroup(Schema):
    """A group of entries that belong together."""

    brand: str
    name: ShortText
    note: Annotated[str, Field(max_length=500)] = ""


class Group(NewGroup):
    """A group, who made it and when."""

    group_id: str
    created_at: datetime
    created_by: str


class Groups(Schema):
    """The groups of a brand by name."""

    items: list[Group]


class GroupsQuery(Schema):
    """Whose groups."""

    brand: str


class GroupEnding(Schema):
    """The end of all entries of a group."""

    brand: str
    reason: Reason


class GroupEnded(Schema):
    """How many entries were ended."""

    ended: int


class Trial(Schema):
    """Somebody to try the list on; nothing is stored."""

    brand: str
    person: BlockedPerson


class BlacklistDecision(Schema):
    """What the list says of somebody, and why."""

    outcome: Literal["clear", "stops_order", "stops_processing"]
    threshold: int = Field(description="Score from which an entry counts, as the brand has decided.")
    hits: list[Hit] = Field(description="Entries that count, the surest first.")
    near_misses: list[Hit] = Field(description="Entries that are alike, but not enough.")
