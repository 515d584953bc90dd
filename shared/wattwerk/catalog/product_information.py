"""What customers may read of the tariff of their contract, as it was on a day."""

from datetime import date, datetime
from decimal import Decimal

from pydantic import Field

from wattwerk.catalog.domain.levies import in_force
from wattwerk.catalog.domain.products import Product
from wattwerk.catalog.offers import files_of
from wattwerk.catalog.repository import levies as stored_levies
from wattwerk.catalog.repository import products
from wattwerk.catalog.schemas import ElectricityMix, ProductFile
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity, Language

VAT = "vat"


class ProductInformation(Schema):
    """A tariff in words, with its electricity labelling (§ 42 EnWG) and its documents."""

    description: str
    features: list[str]
    green: bool
    electricity_mix: ElectricityMix | None = None
    files: list[ProductFile]


class ContainedLevy(Schema):
    """A tax or levy that the energy price contains."""

    code: str = Field(description="Translation key, e.g. `electricity_tax`.")
    rate: Decimal = Field(description="ct/kWh, net.")


class LeviesOfDay(Schema):
    """Taxes and levies of a commodity on a day."""

    contained: list[ContainedLevy]
    vat_rate: Decimal | None = Field(description="Percent; null where the table has none for the day.")


def information(*, brand: str, code: str, moment: datetime, language: Language) -> ProductInformation | None:
    """Return what was published of a tariff at a moment, or None when nothing is known of it.

    A contract that is older than its tariff's first version here is told of that version.
    """
    published = [revision.published for revision in products.revisions(brand, code=code)]
    if not published:
        return None
    counting = [entry for entry in published if entry.effective_from <= moment]
    chosen = max(counting or published[:1], key=lambda entry: (entry.effective_from, entry.revision))
    product = chosen.product
    if not isinstance(product, Product):
        return None
    mix = product.electricity_mix
    return ProductInformation(
        description=product.description.in_language(language),
        features=[feature.in_language(language) for feature in product.features],
        green=product.green,
        electricity_mix=ElectricityMix(**mix.model_dump()) if mix else None,
        files=files_of(product, language),
    )


def levies_of(commodity: Commodity, day: date) -> LeviesOfDay:
    """Return the taxes and levies that hold for a commodity on a day."""
    held = in_force(stored_levies.levies(commodity), commodity, day)
    return LeviesOfDay(
        contained=[
            ContainedLevy(code=levy.code, rate=levy.rate) for levy in held if levy.code != VAT and levy.rate
        ],
        vat_rate=next((levy.rate for levy in held if levy.code == VAT), None),
    )
