"""Forecast of the balance at the end of the year: readings, prices and instalments together."""

from datetime import date, datetime
from decimal import Decimal

from wattwerk.billing import queries as billing
from wattwerk.billing.domain.balance import balance
from wattwerk.contracts.accounts import BilledSupply, billed_supply
from wattwerk.contracts.blocks import energy_cost
from wattwerk.contracts.domain import year_around
from wattwerk.contracts.forecast_schemas import BalanceForecast, BalanceForecasts, ForecastOfContract
from wattwerk.contracts.queries import overview
from wattwerk.contracts.schemas import Contract
from wattwerk.metering import queries as metering
from wattwerk.metering.domain.forecast import Forecast
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.money import rounded
from wattwerk.platform.vocabulary import RegisterKind

RUNNING = ("active", "terminated")


def balance_forecasts(*, caller: Caller, customer_number: str, now: datetime) -> BalanceForecasts:
    """Return how the customer's accounts will stand at the end of their years.

    A year runs from the anniversary of the oldest running contract of an account. Costs are those of
    today's prices; what is used comes from the readings, and from the load profile where there are
    none yet. Accounts without a running contract have no forecast.

    Raises:
        Problem: 404 for somebody else's customer number.
    """
    caller.require_customer(customer_number)
    found = overview(customer_number, now=now)
    forecasts: list[BalanceForecast] = []
    for account in found.accounts:
        running = [
            one
            for one in found.contracts
            if one.account_number == account.account_number and one.status in RUNNING
        ]
        if running:
            supply = billed_supply(customer_number, account.account_number, now=now)
            forecasts.append(_forecast(account.account_number, account.instalment, running, supply))
    return BalanceForecasts(accounts=forecasts)


def _forecast(
    account_number: str, instalment: Decimal, contracts: list[Contract], supply: BilledSupply
) -> BalanceForecast:
    first, year_end = year_around(supply.today, min(one.supply_start for one in contracts))
    end = year_end if supply.end is None else min(year_end, supply.end)
    shares = [_of_contract(one, first, end, days=(year_end - first).days) for one in contracts]
    choice = supply.choice
    dues = billing.dues(
        customer_number=contracts[0].customer_number,
        account_number=account_number,
        policy=supply.policy,
        first=first,
        end=end,
        today=supply.today,
    )
    expected = balance(
        cost=sum((share.cost for share in shares), Decimal(0)),
        dues=dues,
        change_from=choice.due_dates[0] if choice.due_dates else None,
    )
    proposed = expected.proposed
    return BalanceForecast(
        account_number=account_number,
        period_from=first,
        period_until=end,
        cost=expected.cost,
        instalments=expected.instalments,
        balance=expected.amount,
        current_instalment=instalment,
        proposed_instalment=proposed,
        settles=expected.settles,
        proposed_from=None if proposed is None else choice.due_dates[0],
        within_policy=proposed is not None and choice.lowest <= proposed <= choice.highest,
        contracts=shares,
    )


def _of_contract(contract: Contract, first: date, end: date, *, days: int) -> ForecastOfContract:
    """Return the share of a contract; its base price is shared out by the days of the whole year."""
    starts = max(first, contract.supply_start)
    ends = end if contract.supply_end is None else min(end, contract.supply_end)
    used = _used(contract, starts, max(starts, ends))
    off_peak = used.get(RegisterKind.OFF_PEAK)
    peak = [one for kind, one in used.items() if kind != RegisterKind.OFF_PEAK]
    amounts = [one.amount for one in peak]
    energy = sum(
        (energy_cost(contract.energy_price, contract.energy_blocks, amount) for amount in amounts), Decimal()
    )
    if off_peak is not None:
        price = contract.energy_price_off_peak
        amounts.append(off_peak.amount)
        energy += off_peak.amount * (contract.energy_price if price is None else price)
    base = contract.base_price * 12 * max((ends - starts).days, 0) / days
    cost = base + energy / 100
    known = [one.known_until for one in used.values() if one.known_until is not None]
    return ForecastOfContract(
        contract_number=contract.contract_number,
        product_name=contract.product_name,
        commodity=contract.commodity,
        consumption=sum(amounts, Decimal(0)),
        cost=rounded(cost),
        known_until=min(known, default=None),
    )


def _used(contract: Contract, first: date, end: date) -> dict[RegisterKind, Forecast]:
    used: dict[RegisterKind, Forecast] = {}
    for meter in contract.meters[-1:]:
        if meter.type == "two_rate":
            annual = {
                RegisterKind.PEAK: contract.consumption,
                RegisterKind.OFF_PEAK: contract.consumption_off_peak or 0,
            }
        else:
            annual = {RegisterKind.SINGLE: contract.consumption + (contract.consumption_off_peak or 0)}
        used |= metering.consumption_forecast(
            customer_number=contract.customer_number,
            meter_id=meter.meter_id,
            annual=annual,
            first=first,
            end=end,
        )
    return used
