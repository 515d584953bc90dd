"""Models of instalments: what is due, and what it can become."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.billing.schemas.requests import CustomerRequest
from wattwerk.platform.schema import Schema

Amount = Annotated[Decimal, Field(gt=0, le=100_000, decimal_places=2, max_digits=8)]
"""€ with cents."""


class InstalmentChange(Schema):
    """Another instalment from a due date on."""

    amount: Amount = Field(description="€ per month.")
    effective_from: date = Field(description="One of the due dates offered.")
    reason: Annotated[str, Field(max_length=500)] = Field(
        default="", description="Why considerably less will be used; needed below the range."
    )
    confirmed: bool = Field(default=False, description="An amount above the range is meant.")


class InstalmentDue(Schema):
    """One instalment of the plan."""

    due_on: date
    amount: Decimal
    status: Literal["past", "next", "planned"]


class InstalmentStep(Schema):
    """What was, is or will be due per month from a day on."""

    amount: Decimal
    since: date | None


class InstalmentChoice(Schema):
    """What the customer may choose."""

    forecast: Decimal = Field(description="€ per month that the forecast consumption costs.")
    lowest: Decimal
    highest: Decimal
    due_dates: list[date] = Field(description="From which of these days on.")
    blocked_by: (
        Literal["instalment_change_pending", "instalment_contract_ended", "instalment_final_bill"] | None
    )


class InstalmentOverview(Schema):
    """Instalment of a contract account: today, planned, formerly, and what it can become."""

    account_number: str
    current: InstalmentStep
    choice: InstalmentChoice
    pending: CustomerRequest | None = Field(description="Change that billing has not answered yet.")
    plan: list[InstalmentDue]
    plan_total: Decimal = Field(description="€ of the coming instalments in the plan.")
    steps: list[InstalmentStep] = Field(description="All instalments that were confirmed, oldest first.")
    changes: list[CustomerRequest] = Field(description="Changes asked for, newest first.")
