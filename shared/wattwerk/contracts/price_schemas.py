"""Models of announcing new prices: to one customer, or to many at once."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from wattwerk.contracts.price_adjustments import AdjustmentState, AdjustmentTerms, AdjustmentVerdict
from wattwerk.contracts.price_changes import Occasion, Prices, PriceStep
from wattwerk.platform.schema import PageRequest, Schema, ShortText

Reason = Annotated[str, Field(min_length=3, max_length=500)]


class PriceChangeAnnouncement(Schema):
    """New prices that staff announce to a customer. The mail goes out at once."""

    effective_on: date = Field(description="First day of the new prices.")
    occasion: Occasion
    explanation: str = Field(
        min_length=10,
        max_length=2000,
        description="Reason, conditions and extent in the customer's language, simple to understand.",
    )
    prices: Prices = Field(description="All prices from that day on, also those that stay.")
    supply_share_before: Decimal | None = Field(
        default=None, ge=0, le=1_000, description="Part of the present energy price that we set ourselves."
    )


class PriceChangeWithdrawal(Schema):
    """Why an announcement is taken back; for staff, customers do not read it."""

    reason: Reason


class WithdrawnPriceChange(Schema):
    """The announcement that is gone."""

    contract_number: str
    effective_on: date


class ContractSelection(Schema):
    """Which contracts get new prices: those of some products, or some that are named."""

    product_codes: list[ShortText] = Field(default_factory=list, max_length=20)
    contract_numbers: list[ShortText] = Field(default_factory=list, max_length=500)


class NewPriceAdjustment(Schema):
    """A price adjustment to be checked. Nothing is announced yet."""

    brand: str
    selection: ContractSelection
    terms: AdjustmentTerms


class AdjustmentStart(Schema):
    """The version of the price adjustment that was looked at."""

    version: int


class AdjustmentWithdrawal(AdjustmentStart):
    """Taking back all announcements of a price adjustment; customers do not read the reason."""

    reason: Reason


class LeftOut(Schema):
    """How many contracts were left out for one reason."""

    code: str
    contracts: int


class AdjustmentSummary(Schema):
    """A price adjustment as a line of a list."""

    adjustment_id: str
    brand: str
    state: AdjustmentState
    effective_on: date
    selection: ContractSelection
    planned: int = Field(description="Contracts that passed the check and have not been told yet.")
    left_out: int
    announced: int
    withdrawn: int
    kept: int = Field(description="Contracts whose announcement could not be taken back.")
    created_at: datetime
    created_by: str


class AdjustedContract(Schema):
    """What became of one contract."""

    contract_number: str
    customer_number: str
    product_name: str
    verdict: AdjustmentVerdict
    code: str = Field(default="", description="Why it was left out or kept.")
    parameters: dict[str, str] = Field(default_factory=dict, description="Values that belong to the reason.")
    steps: list[PriceStep] = Field(default_factory=list)
    yearly_price_before: Decimal | None = None
    yearly_price_after: Decimal | None = None


class PriceAdjustment(AdjustmentSummary):
    """A price adjustment with its rules, how far it is, and examples."""

    version: int
    terms: AdjustmentTerms
    reasons: list[LeftOut] = Field(description="Why contracts were left out or kept.")
    announced_at: datetime | None = None
    announced_by: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawal_reason: str = ""
    examples: list[AdjustedContract] = Field(description="Up to five contracts with old and new prices.")


class AdjustmentsQuery(PageRequest):
    """Whose price adjustments to list, the latest first."""

    brand: str


class AdjustedContractsQuery(PageRequest):
    """Which contracts of a price adjustment to list."""

    verdict: AdjustmentVerdict
