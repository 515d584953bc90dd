"""A meter comes into use."""

from datetime import date

from wattwerk.metering.domain.gas import ROUGH_FACTORS
from wattwerk.metering.domain.meters import MeterType, planned_registers
from wattwerk.metering.items import MeterItem
from wattwerk.metering.schemas import Register
from wattwerk.platform import identifiers
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Commodity


def install_meter(
    *,
    customer_number: str,
    contract_number: str,
    supply_point_id: str,
    brand: str,
    grid_operator: str | None,
    postcode: str,
    meter_number: str,
    commodity: Commodity,
    meter_type: MeterType,
    digits: int,
    consumption: int,
    consumption_off_peak: int | None,
    installed_on: date,
    transaction: Transaction,
) -> str:
    """Add a meter with its registers and return its id. Consumption: forecast in kWh per year."""
    meter_id = identifiers.unique_id()
    planned = planned_registers(
        commodity=commodity,
        meter_type=meter_type,
        digits=digits,
        consumption=consumption,
        consumption_off_peak=consumption_off_peak,
        gas_factors=ROUGH_FACTORS,
    )
    registers = [
        Register(
            kind=register.kind,
            obis=register.obis,
            digits=register.digits,
            decimals=register.decimals,
            unit=register.unit,
            last_value=None,
            last_date=None,
            annual_consumption=register.annual_consumption,
        )
        for register in planned
    ]
    transaction.create(
        MeterItem.of(
            customer_number,
            meter_id=meter_id,
            meter_number=meter_number,
            contract_number=contract_number,
            supply_point_id=supply_point_id,
            brand=brand,
            grid_operator=grid_operator,
            postcode=postcode,
            commodity=commodity,
            meter_type=meter_type,
            registers=[register.model_dump(mode="json") for register in registers],
            installed_on=installed_on,
        )
    )
    return meter_id
