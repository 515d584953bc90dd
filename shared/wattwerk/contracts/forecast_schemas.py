"""Models of what the running year is likely to cost."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity


class ForecastOfContract(Schema):
    """What a contract will have used and cost by the end of the account's year."""

    contract_number: str
    product_name: str
    commodity: Commodity
    consumption: Decimal = Field(description="kWh, water m³.")
    cost: Decimal = Field(description="€ at today's prices.")
    known_until: date | None = Field(description="Day up to which readings tell it; null without any.")


class BalanceForecast(Schema):
    """How a contract account will stand at the end of its year, from the contracts' anniversary on."""

    account_number: str
    period_from: date
    period_until: date = Field(description="First day of the next year.")
    cost: Decimal
    instalments: Decimal = Field(description="€ of all instalments that are due in the year.")
    balance: Decimal = Field(description="€; above 0 a credit, below 0 an additional payment.")
    current_instalment: Decimal
    proposed_instalment: Decimal | None = Field(
        description="€ per month that would settle the year; null when the present one does."
    )
    settles: bool = Field(
        description="False when too few instalments are left: then the proposal is what a whole year needs."
    )
    proposed_from: date | None
    within_policy: bool = Field(description="Whether the proposal lies in the range that needs no reason.")
    contracts: list[ForecastOfContract]


class BalanceForecasts(Schema):
    """Forecasts of all contract accounts with running contracts."""

    accounts: list[BalanceForecast]
