"""What the default supplier would charge for the same consumption."""

from collections.abc import Sequence

from wattwerk.catalog.domain.default_supply import DefaultTariff, holding
from wattwerk.catalog.domain.levies import in_force, vat_rate
from wattwerk.catalog.domain.prices import calculate
from wattwerk.catalog.domain.product_prices import ProductPrice
from wattwerk.catalog.offers import Asked
from wattwerk.catalog.repository import levies as levy_table
from wattwerk.catalog.schemas import DefaultSupply
from wattwerk.platform.vocabulary import CustomerType


def compared(tariffs: Sequence[DefaultTariff], asked: Asked) -> DefaultSupply | None:
    """Return the default supply tariff of the day with its price for the consumption, None without one."""
    tariff = holding(tariffs, asked.day)
    if tariff is None:
        return None
    off_peak = tariff.energy_price_off_peak if asked.consumption.off_peak is not None else None
    result = calculate(
        price=ProductPrice(
            base_price=tariff.base_price, energy_price=tariff.energy_price, energy_price_off_peak=off_peak
        ),
        basis=tariff.basis,
        consumption=asked.consumption,
        bonuses=[],
        levies=[],
        vat_rate=vat_rate(in_force(levy_table.levies(asked.commodity), asked.commodity, asked.day)),
        show_gross=asked.customer_type is CustomerType.HOUSEHOLD,
    )
    return DefaultSupply(
        supplier=tariff.supplier,
        tariff=tariff.tariff,
        yearly_price=result.yearly_price,
        base_price=result.base_price,
        energy_price=result.energy_price,
        prices_include_vat=result.includes_vat,
        valid_from=tariff.valid_from,
        source=tariff.source,
        source_date=tariff.source_date,
    )
