"""Loads and stores meters and readings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from wattwerk.metering.domain.consumption import Observation, Values, consumption, rolled_over
from wattwerk.metering.domain.gas import GasFactors as PublishedFactors
from wattwerk.metering.domain.gas import ValidFactors, energy_between
from wattwerk.metering.domain.gas_tables import EVERYWHERE, Publication
from wattwerk.metering.domain.load_profiles import DEFAULT_PROFILES
from wattwerk.metering.items import GasFactorsItem, MeterItem, ReadingItem, SupersededReadingItem
from wattwerk.metering.schemas import (
    Energy,
    EnergyPart,
    GasFactors,
    Meter,
    Reading,
    Register,
    RegisterReading,
    SupersededReading,
)
from wattwerk.platform.cursors import Key, decode, encode
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


def superseded_readings(customer_number: str, meter_id: str) -> list[SupersededReading]:
    """Return the readings of a meter that staff have replaced, latest replacement first."""
    found = SupersededReadingItem.query(
        partition(customer_number),
        SupersededReadingItem.sk.startswith(SupersededReadingItem.prefix(meter_id)),
        scan_index_forward=False,
        limit=LONGEST_LIST,
    )
    return [SupersededReading.model_validate(item) for item in found]


def factors_of(item: MeterItem) -> Sequence[ValidFactors]:
    """Return what is published of the gas that a meter counts; nothing for other meters."""
    if item.commodity != Commodity.GAS or item.brand is None or item.grid_operator is None:
        return ()
    areas = [EVERYWHERE, *([item.postcode] if item.postcode else [])]
    for area in reversed(areas):
        found = [_valid_factors(one) for one in gas_factor_items(item.brand, item.grid_operator, area)]
        if found:
            return found
    return ()


def gas_factor_items(brand: str, grid_operator: str, area: str) -> list[GasFactorsItem]:
    """Return everything that is published of an area, in the order of its days."""
    return list(
        GasFactorsItem.query(
            GasFactorsItem.partition(brand, grid_operator),
            GasFactorsItem.sk.startswith(GasFactorsItem.prefix(area)),
        )
    )


def find_gas_factors_item(brand: str, published: Publication) -> GasFactorsItem | None:
    """Return what is stored of a publication, or None."""
    try:
        return GasFactorsItem.get(
            GasFactorsItem.partition(brand, published.grid_operator),
            f"{GasFactorsItem.prefix(published.area)}{published.factors.valid_from.isoformat()}",
            consistent_read=True,
        )
    except GasFactorsItem.DoesNotExist:
        return None


def gas_factors_of_brand(
    brand: str, *, cursor: str | None, limit: int
) -> tuple[list[GasFactors], str | None]:
    """Return a page of what a brand knows of gas, and the cursor of the next page."""
    index_partition = GasFactorsItem.index_partition(brand)
    start: Key | None = decode(cursor, gsi1pk=index_partition)
    found: Any = GasFactorsItem.first_index.query(index_partition, last_evaluated_key=start, limit=limit)
    return [GasFactors.model_validate(item) for item in found], encode(found.last_evaluated_key)


def _valid_factors(item: GasFactorsItem) -> ValidFactors:
    return ValidFactors(
        item.valid_from,
        item.valid_until,
        PublishedFactors(item.volume_correction, item.calorific_value),
    )


def readings_of(item: MeterItem) -> list[Reading]:
    """Return the readings of a meter, newest first, each with the consumption since the one before."""
    stored = reading_items(item.customer_number, item.meter_id, limit=LONGEST_LIST)
    series: list[ReadingItem | None] = [*stored, None]
    published = factors_of(item)
    return [
        reading(later, earlier, item, published) for later, earlier in pairwise(series) if later is not None
    ]


def reading(
    item: ReadingItem, before: ReadingItem | None, of: MeterItem, published: Sequence[ValidFactors]
) -> Reading:
    """Return a stored reading with what follows from the one before, and from the gas factors."""
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
        energy=_energy(of, used, before, item, published),
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


def _energy(
    of: MeterItem,
    used: Mapping[RegisterKind, Decimal],
    before: ReadingItem | None,
    item: ReadingItem,
    published: Sequence[ValidFactors],
) -> Energy | None:
    if of.commodity != Commodity.GAS or not used or before is None:
        return None
    energy = energy_between(
        sum(used.values(), Decimal(0)),
        before.read_on,
        item.read_on,
        published=published,
        profile=DEFAULT_PROFILES[Commodity.GAS],
    )
    return Energy(
        kilowatt_hours=energy.kilowatt_hours,
        estimated=energy.estimated,
        parts=[
            EnergyPart(
                valid_from=part.first,
                valid_until=part.end,
                volume=_to_thousandth(part.volume),
                volume_correction=part.factors.volume_correction,
                calorific_value=part.factors.calorific_value,
                estimated=part.factors.estimated,
            )
            for part in energy.parts
        ],
    )


def _to_thousandth(volume: Fraction) -> Decimal:
    return (Decimal(volume.numerator) / Decimal(volume.denominator)).quantize(Decimal("0.001"))


def _listed(values: Values) -> list[RegisterReading]:
    return [RegisterReading(kind=kind, value=value) for kind, value in values.items()]
