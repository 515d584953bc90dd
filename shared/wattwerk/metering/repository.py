"""Loads and stores meters and readings."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from wattwerk.metering.domain.consumption import Observation, Values, consumption, rolled_over
from wattwerk.metering.domain.gas import ROUGH_FACTORS, kilowatt_hours
from wattwerk.metering.items import MeterItem, ReadingItem
from wattwerk.metering.schemas import Energy, Meter, Reading, Register, RegisterReading
from wattwerk.platform.customer_collection import partition
from wattwerk.platform.items import Item
from wattwerk.platform.vocabulary import Commodity, RegisterKind

LONGEST_LIST = 250
"""Readings of a meter that are shown: monthly ones for twenty years."""


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


def last_observation(registers: Iterable[Register]) -> Observation | None:
    """Return what a meter showed last, or None before its first reading."""
    values: dict[RegisterKind, Decimal] = {}
    read_on: date | None = None
    for register in registers:
        if register.last_value is not None and register.last_date is not None:
            values[register.kind] = register.last_value
            read_on = register.last_date
    return None if read_on is None else Observation(read_on, values)


def show_last(item: MeterItem, observation: Observation) -> None:
    """Put into a meter's registers what they showed last."""
    item.registers = [
        {
            **register,
            "last_value": str(observation.values[RegisterKind(register["kind"])]),
            "last_date": observation.read_on.isoformat(),
        }
        for register in item.registers
    ]


def show_nothing(item: MeterItem) -> None:
    """Put into a meter's registers that nothing has been read yet."""
    item.registers = [{**register, "last_value": None, "last_date": None} for register in item.registers]


def stored_values(values: Values) -> list[dict[str, str]]:
    """Return values of registers as a reading item keeps them."""
    return [{"kind": kind.value, "value": str(value)} for kind, value in values.items()]


def observation(item: ReadingItem) -> Observation:
    """Return what a stored reading says."""
    values = {RegisterKind(entry["kind"]): Decimal(entry["value"]) for entry in item.values}
    return Observation(item.read_on, values)


def reading_items(customer_number: str, meter_id: str, *, limit: int | None = None) -> list[ReadingItem]:
    """Return the stored readings of a meter, newest first, read consistently."""
    found = ReadingItem.query(
        partition(customer_number),
        ReadingItem.sk.startswith(ReadingItem.prefix(meter_id)),
        scan_index_forward=False,
        limit=limit,
        consistent_read=True,
    )
    return list(found)


def find_reading_item(customer_number: str, reading_id: str) -> ReadingItem | None:
    """Return a stored reading, read consistently, or None."""
    try:
        return ReadingItem.get(*ReadingItem.key(customer_number, reading_id), consistent_read=True)
    except ReadingItem.DoesNotExist:
        return None


def reading_item_before(item: ReadingItem) -> ReadingItem | None:
    """Return the reading of the same meter that precedes a stored one, or None."""
    found = ReadingItem.query(
        item.pk,
        ReadingItem.sk.between(ReadingItem.prefix(item.meter_id), item.sk),
        scan_index_forward=False,
        limit=2,
        consistent_read=True,
    )
    return next((earlier for earlier in found if earlier.sk != item.sk), None)


def readings_of(item: MeterItem) -> list[Reading]:
    """Return the readings of a meter, newest first, each with the consumption since the one before."""
    stored = reading_items(item.customer_number, item.meter_id, limit=LONGEST_LIST)
    series: list[ReadingItem | None] = [*stored, None]
    return [reading(later, earlier, item) for later, earlier in pairwise(series) if later is not None]


def reading(item: ReadingItem, before: ReadingItem | None, of: MeterItem) -> Reading:
    """Return a stored reading with what follows from the one before."""
    values = observation(item).values
    used: dict[RegisterKind, Decimal] = {}
    rollover = False
    if before is not None:
        previous = observation(before).values
        used = _consumption(previous, values, of)
        rollover = rolled_over(previous, values)
    return Reading(
        reading_id=item.reading_id,
        meter_id=item.meter_id,
        date=item.read_on,
        values=_listed(values),
        consumption=_listed(used),
        energy=_energy(of, used),
        status=_status(item.status, first=before is None),
        rollover=rollover,
        channel=item.channel,
        recorded_at=item.recorded_at,
        transaction_id=item.transaction_id,
    )


def _status(stored: str, *, first: bool) -> Any:
    """Return the status; an import of older readings makes a former first one an ordinary one."""
    if first:
        return "initial"
    return "plausible" if stored == "initial" else stored


def _consumption(previous: Values, values: Values, of: MeterItem) -> dict[RegisterKind, Decimal]:
    digits = {RegisterKind(register["kind"]): int(register["digits"]) for register in of.registers}
    return {
        kind: consumption(previous[kind], value, digits[kind])
        for kind, value in values.items()
        if kind in previous
    }


def _energy(of: MeterItem, used: Mapping[RegisterKind, Decimal]) -> Energy | None:
    if of.commodity != Commodity.GAS or not used:
        return None
    volume = sum(used.values(), Decimal(0))
    return Energy(kilowatt_hours=kilowatt_hours(volume, ROUGH_FACTORS), estimated=ROUGH_FACTORS.estimated)


def _listed(values: Values) -> list[RegisterReading]:
    return [RegisterReading(kind=kind, value=value) for kind, value in values.items()]
