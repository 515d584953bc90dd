"""An order: the declaration that never changes, and the state that does."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from pydantic import Field

from wattwerk.blacklist.hits import Hit
from wattwerk.catalog.condition_schemas import Bundle
from wattwerk.catalog.schemas import Offer
from wattwerk.orders.domain import status
from wattwerk.orders.domain.basket import OrderedProduct
from wattwerk.orders.domain.contract_summary import ContractSummary
from wattwerk.orders.domain.order_form import Channel, Check, OrderRequest, OrderStatus
from wattwerk.platform.extra_fields import GivenAnswer
from wattwerk.platform.schema import Schema


class OrderEvent(Schema):
    """One entry of an order's history."""

    at: datetime
    status: OrderStatus
    actor: str = Field(description="`prospect`, `system`, or the staff member's name.")
    note: str = ""


class ShownTexts(Schema):
    """Texts at which the prospect made the declarations, as they read on that day."""

    version: str
    texts: dict[str, str]


class DesiredDebit(Schema):
    """A direct debit that staff noted without a signed mandate; the customer grants it later."""

    iban: str
    account_holder: str

    @property
    def iban_masked(self) -> str:
        """Return what may be shown of the account."""
        return masked(self.iban)


class Declaration(Schema):
    """What the prospect declared and what was shown for it: the order in text form (§ 126b BGB).

    It is stored once and never changed.
    """

    request: OrderRequest
    offer: Offer
    price_list_version: str
    consumption: int = Field(description="kWh per year (peak, HT, for two-rate tariffs).")
    consumption_off_peak: int | None
    checks: list[Check]
    market_location: str | None
    grid_operator: str | None
    iban: str | None
    bic: str | None
    bank_name: str | None
    mandate_reference: str | None
    supply_start: date
    contract_summary: ContractSummary
    contract_summary_lines: dict[str, str]
    shown: ShownTexts
    power_of_attorney: str | None = Field(
        default=None, description="The power of attorney in text form, if one was given (§ 312h BGB)."
    )

    answers: list[GivenAnswer] = Field(
        default_factory=list, description="What was answered to the tariff's own questions."
    )
    extras: list[OrderedProduct] = Field(default_factory=list)
    bundle: Bundle | None = None
    desired_debit: DesiredDebit | None = Field(
        default=None, description="Paid by transfer until the customer has granted a mandate for it."
    )

    @property
    def open_checks(self) -> int:
        """Return how many checks need a clerk."""
        return sum(check.is_open for check in self.checks)

    @property
    def iban_masked(self) -> str | None:
        """Return what may be shown of the account: country, check digits, the last four."""
        return masked(self.iban) if self.iban else None


class Acceptance(Schema):
    """The supplier's declaration in text form (§ 41b (1) EnWG). Stored once, never changed."""

    accepted_at: datetime
    actor: str
    supply_start: date
    text: str


@dataclass(frozen=True)
class ReservedNumbers:
    """Numbers under which the customer will be known from acceptance on."""

    customer_number: str
    account_number: str
    contract_number: str


@dataclass(frozen=True)
class PlacedOrder:
    """An order as it stands. ``version`` is None until it is stored.

    What staff took down on the telephone waits until ``confirmation_until`` for the customer's
    declaration in text form (§ 41b (1) EnWG). ``existing_customer`` is the number of somebody whom staff
    know already; without it a new customer comes from the order. ``together`` are the numbers of the orders
    that came in the same request, the one that names the bundle first.
    """

    order_number: str
    received_at: datetime
    status: OrderStatus
    declaration: Declaration
    supply_start: date
    concluded_on: date | None = None
    numbers: ReservedNumbers | None = None
    version: int | None = None
    history: tuple[OrderEvent, ...] = ()
    channel: Channel = "online"
    blacklist_hits: tuple[Hit, ...] = ()
    confirmation_until: datetime | None = None
    confirmed_at: datetime | None = None
    existing_customer: str | None = None
    together: tuple[str, ...] = ()

    @property
    def declared_with(self) -> str:
        """Return the number of the order with which the customer declares this one: one page for a bundle."""
        leads = not self.together or self.declaration.request.further_supplies
        return self.order_number if leads else self.together[0]

    @property
    def awaits_confirmation(self) -> bool:
        """Return whether the customer's declaration in text form is still missing."""
        return self.confirmation_until is not None and self.confirmed_at is None

    @property
    def open_checks(self) -> int:
        """Return how many questions a clerk has to look at."""
        return self.declaration.open_checks + bool(self.blacklist_hits) + self.awaits_confirmation

    @property
    def brand(self) -> str:
        """Return the brand with which it was placed."""
        return self.declaration.request.brand

    def accepted(self, *, numbers: ReservedNumbers, supply_start: date, concluded_on: date) -> "PlacedOrder":
        """Return the order after acceptance, which concludes the contract.

        Raises:
            Problem: 409 ``order_already_decided``.
        """
        return replace(
            self,
            status=status.moved(self.status, OrderStatus.ACCEPTED),
            numbers=numbers,
            supply_start=supply_start,
            concluded_on=concluded_on,
        )

    def stopped(self, hits: tuple[Hit, ...]) -> "PlacedOrder":
        """Return the order as it waits for a clerk: because of the blacklist, if there are hits."""
        waiting = self.status is OrderStatus.CLARIFICATION
        to = self.status if waiting else status.moved(self.status, OrderStatus.CLARIFICATION)
        return replace(self, status=to, blacklist_hits=hits)

    def confirmed(self, declaration: Declaration, *, now: datetime) -> "PlacedOrder":
        """Return the order after its customer has declared in text form what was taken down.

        Raises:
            Problem: 409 ``order_already_decided``.
        """
        wanted = status.first(declaration.checks, self.blacklist_hits)
        to = self.status if wanted is self.status else status.moved(self.status, wanted)
        return replace(
            self, status=to, declaration=declaration, supply_start=declaration.supply_start, confirmed_at=now
        )

    def rejected(self) -> "PlacedOrder":
        """Return the order after rejection.

        Raises:
            Problem: 409 ``order_already_decided``.
        """
        return replace(self, status=status.moved(self.status, OrderStatus.REJECTED))

    def withdrawn(self) -> "PlacedOrder":
        """Return the order after its prospect has withdrawn from it.

        Raises:
            Problem: 409 ``order_already_decided``.
        """
        return replace(self, status=status.moved(self.status, OrderStatus.WITHDRAWN))

    def contract_created(self) -> "PlacedOrder":
        """Return the order after its contract has been created.

        Raises:
            Problem: 409 ``order_already_decided`` unless it was accepted.
        """
        return replace(self, status=status.moved(self.status, OrderStatus.CONTRACT_CREATED))


def masked(iban: str) -> str:
    """Return an IBAN of which only country, check digits and the last four characters can be read."""
    return f"{iban[:4]} … {iban[-4:]}"


def mandate_reference(order_number: str) -> str:
    """Return the mandate reference of an order's SEPA mandate, e.g. ``M-7K2M-Q4XN``.

    As unique as the order number, which is unique by its key; only characters and length that
    payment files allow (up to 35).
    """
    return f"M-{order_number.removeprefix('A-')}"
