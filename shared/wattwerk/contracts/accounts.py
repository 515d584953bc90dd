"""What the contracts of a contract account say about its instalment."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from wattwerk.billing import queries as billing
from wattwerk.billing.domain.instalments import Choice, choice
from wattwerk.billing.schemas.instalments import InstalmentOverview
from wattwerk.brands import queries as brands
from wattwerk.brands.domain import InstalmentPolicy
from wattwerk.contracts.queries import overview
from wattwerk.contracts.schemas import Contract
from wattwerk.platform import clock
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import not_found


@dataclass(frozen=True)
class BilledSupply:
    """The supply that one contract account pays for. ``end`` is None while any contract has none."""

    brand: str
    policy: InstalmentPolicy
    choice: Choice
    running: bool
    start: date
    end: date | None
    today: date


def instalments(
    *, caller: Caller, customer_number: str, account_number: str, now: datetime
) -> InstalmentOverview:
    """Return the instalments of one of the customer's contract accounts, and what they can become.

    Raises:
        Problem: 404 for somebody else's account.
    """
    caller.require_customer(customer_number)
    supply = billed_supply(customer_number, account_number, now=now)
    return billing.instalments(
        customer_number=customer_number,
        account_number=account_number,
        policy=supply.policy,
        choice=supply.choice,
        running=supply.running,
        start=supply.start,
        end=supply.end,
        today=supply.today,
    )


def billed_supply(customer_number: str, account_number: str, *, now: datetime) -> BilledSupply:
    """Return what an account pays for; no caller is checked.

    Raises:
        Problem: 404 for an unknown account.
    """
    found = overview(customer_number, now=now)
    contracts = [one for one in found.contracts if one.account_number == account_number]
    if account_number not in {one.account_number for one in found.accounts} or not contracts:
        raise not_found("contract account")
    brand = found.customer.brand
    policy = brands.settings(brand).instalments
    today = clock.business_date(now, brands.brand(brand).time_zone)
    running = [one for one in contracts if one.status not in ("ended", "withdrawn")]
    end = _end(running or contracts)
    return BilledSupply(
        brand=brand,
        policy=policy,
        choice=choice(
            yearly_forecast=sum((one.yearly_price for one in running), Decimal(0)),
            policy=policy,
            today=today,
            end=end,
        ),
        running=bool(running),
        start=min(one.supply_start for one in contracts),
        end=end,
        today=today,
    )


def _end(contracts: list[Contract]) -> date | None:
    """Return the day from which on nothing is supplied any more, None when that is not known."""
    ends = [one.supply_end for one in contracts]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
