"""What customers and staff see of erasure and of the periods for which records are kept."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.identity.schemas import PasswordProof
from wattwerk.platform.schema import PageRequest, Schema

DataGroup = Literal[
    "person",
    "contact_data",
    "consents",
    "sign_in",
    "devices_and_sign_ins",
    "arranged_pages",
    "drafts",
    "uploads",
    "messages",
    "documents",
    "orders",
    "offers",
    "declarations",
    "contracts",
    "meters_and_readings",
    "bills_and_payments",
    "bank_details",
    "activities",
    "mail_log",
]
"""Records of a kind, as people think of them."""

ErasureState = Literal["requested", "done"]

Identification = Literal["personally", "by_telephone", "in_writing", "by_email"]
"""How staff made sure that it is the customer who wants it (Art. 12 (6) GDPR)."""

Reason = Annotated[str, Field(min_length=3, max_length=500)]


class ErasureRequest(PasswordProof):
    """The wish that everything be deleted that no law requires, with the present password."""


class ErasureOnBehalf(Schema):
    """The same wish, which reached staff by telephone, letter or mail."""

    identified_by: Identification
    note: str = Field(default="", max_length=500, description="E.g. where the letter is filed.")


class DeletedData(Schema):
    """What is deleted at once."""

    group: DataGroup
    records: int = Field(description="How many.")


class KeptData(Schema):
    """What has to be kept, apart from everything else, until its period is over."""

    group: DataGroup
    records: int
    until: date = Field(description="The last day of the latest of them; older ones go earlier.")
    law: str = Field(description="What requires it, e.g. `§ 147 AO, § 257 HGB`.")


class NeededData(Schema):
    """What a running contract, its claims or an open request need."""

    group: DataGroup
    records: int


class ErasurePlan(Schema):
    """What would happen if erasure were requested now, in three lists."""

    deleted: list[DeletedData]
    kept: list[KeptData]
    needed: list[NeededData] = Field(description="Empty when no contract runs.")
    restricts: bool = Field(
        description="Whether the login is closed and what is kept is locked away (Art. 18 GDPR): so it is "
        "when no contract runs."
    )


class Erasure(ErasurePlan):
    """A request for erasure and what became of it. The lists are as planned until it is done."""

    erasure_id: str
    requested_at: datetime
    answer_by: date = Field(description="One month after the request (Art. 12 (3) GDPR).")
    state: ErasureState
    actor: str = Field(description="`customer`, or the staff member who took it down.")
    identified_by: Identification | None = Field(
        default=None, description="Null when the customer gave the password."
    )
    note: str = ""
    done_at: datetime | None = None


class ErasureOverview(Schema):
    """What erasure would do now, and the latest request."""

    customer_number: str
    restricted_since: datetime | None = None
    plan: ErasurePlan
    latest: Erasure | None = None


class StaffErasure(Erasure):
    """A request for erasure as a line of the list of staff."""

    customer_number: str
    brand: str


class ErasuresQuery(PageRequest):
    """Which requests for erasure to list, the latest first."""

    brand: str
    state: ErasureState | None = None


class RestrictionLift(Schema):
    """Why what was locked away may be used again (Art. 18 (2) and (3) GDPR). The customer is told."""

    reason: Reason


class RetentionRun(Schema):
    """One walk through the customers of a brand for what has to go. It names nobody."""

    run_id: str
    brand: str
    trigger: Literal["yearly", "monthly"] = Field(
        description="Yearly: on 1 January, when most periods end; monthly: those that end in between."
    )
    started_at: datetime
    finished_at: datetime | None = Field(default=None, description="Null while it runs.")
    customers: int = Field(description="How many were looked at.")
    anonymised: int = Field(description="Of how many nothing is left but figures.")
    deleted: dict[DataGroup, int] = Field(description="Deleted records by kind.")


class RetentionRunsQuery(PageRequest):
    """Which runs to list, the latest first."""

    brand: str
