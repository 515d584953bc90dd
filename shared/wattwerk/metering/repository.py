"""Loads and stores meters and readings."""

from collections.abc import Iterable

from wattwerk.metering.items import MeterItem
from wattwerk.metering.schemas import Meter, Register
from wattwerk.platform.items import Item


def meters_in(items: Iterable[Item]) -> list[Meter]:
    """Return the meters among the items of a collection, with what each register showed last."""
    return [meter(item) for item in items if isinstance(item, MeterItem)]


def find_meter_item(customer_number: str, meter_id: str) -> MeterItem | None:
    """Return a customer's stored meter, read consistently, or None."""
    try:
        return MeterItem.get(*MeterItem.key(customer_number, meter_id), consistent_read=True)
    except MeterItem.DoesNotExist:
        return None


def meter(item: MeterItem) -> Meter:
    """Return a stored meter as customers and staff see it."""
    return Meter(
        meter_id=item.meter_id,
        meter_number=item.meter_number,
        contract_number=item.contract_number,
        supply_point_id=item.supply_point_id,
        type=item.meter_type,
        registers=[Register.model_validate(register) for register in item.registers],
        installed_on=item.installed_on,
    )
