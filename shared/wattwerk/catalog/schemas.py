"""Models of the tariff calculator and of the reference data behind the order funnel."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.catalog.condition_schemas import Bundle, Conditions, EnergyBlock
from wattwerk.catalog.domain.reasons import Reason
from wattwerk.catalog.domain.terms import ProductKind
from wattwerk.platform.extra_fields import FormField
from wattwerk.platform.schema import Postcode, Schema
from wattwerk.platform.vocabulary import Commodity, CustomerType, Language

KilowattHours = Annotated[
    int, Field(ge=1, le=1_000_000, description="Yearly consumption in kWh (two-rate meters: peak, HT).")
]
OffPeakKilowattHours = Annotated[
    int, Field(ge=0, le=1_000_000, description="Off-peak (NT) share in kWh on a two-rate meter.")
]


class Towns(Schema):
    """Towns of a postcode, and whether the postcode could be checked at all."""

    postcode: str
    status: Literal["known", "unknown", "could_not_be_checked"] = Field(
        description="`could_not_be_checked` when no postcode data are loaded."
    )
    towns: list[str]


class StreetsQuery(Schema):
    """Beginning of a street name."""

    prefix: str = Field(min_length=1, max_length=60)


class Streets(Schema):
    """Streets of a postcode that begin with the given letters; empty when none are loaded."""

    status: Literal["known", "could_not_be_checked"]
    streets: list[str]


class BankAccountQuery(Schema):
    """An IBAN to check. It travels in the body, so that it never appears in an address or a log."""

    iban: str = Field(min_length=5, max_length=42, examples=["DE02 1203 0000 0000 2020 51"])


class BankAccount(Schema):
    """A valid IBAN. BIC and bank name are unknown for some countries, which is no fault."""

    iban: str = Field(description="Without blanks.")
    formatted: str = Field(description="In groups of four.")
    country: str
    bic: str | None
    bank_name: str | None


class StartDateQuery(Schema):
    """For what supply would start."""

    brand: str
    commodity: Commodity
    reason: Literal["supplier_switch", "move_in"] = "supplier_switch"


class StartDates(Schema):
    """When supply can start at the earliest and be wished for at the latest."""

    earliest: date
    latest: date
    withdrawal_period_ends: date = Field(
        description="Last day of the withdrawal period if the order is placed today (§ 356 BGB)."
    )
    earliest_without_early_start: date = Field(
        description="Earliest start when the customer does not demand supply within the withdrawal period."
    )


class FurtherSupply(Schema):
    """Something else that the household would like to be supplied with at the same address."""

    commodity: Commodity = Field(examples=["gas"])
    consumption: KilowattHours = Field(examples=[18000])
    consumption_off_peak: OffPeakKilowattHours | None = None


class QuoteRequest(Schema):
    """What a prospect tells to get offers."""

    brand: str = Field(description="Who sells.", examples=["musterstadt"])
    postcode: Postcode = Field(examples=["80331"])
    town: str | None = Field(
        default=None, max_length=120, description="Needed only where a postcode has several towns."
    )
    street: str | None = Field(
        default=None,
        max_length=120,
        description="Decides about prices where the answer says `street_needed`; kept with the quote.",
    )
    house_number: str | None = Field(default=None, max_length=20, examples=["12a"])
    commodity: Commodity = Field(examples=["electricity"])
    consumption: KilowattHours = Field(examples=[3500])
    consumption_off_peak: OffPeakKilowattHours | None = None
    customer_type: CustomerType = CustomerType.HOUSEHOLD
    further_supplies: list[FurtherSupply] = Field(
        default_factory=list,
        max_length=3,
        description="Other supplies at the same address, so that bundles of several can be priced.",
    )

    def supplies(self) -> list[FurtherSupply]:
        """Return every supply that is asked for, the main one first."""
        main = FurtherSupply(
            commodity=self.commodity,
            consumption=self.consumption,
            consumption_off_peak=self.consumption_off_peak,
        )
        return [main, *self.further_supplies]


class StaffQuoteRequest(QuoteRequest):
    """What staff ask the tariff calculator."""

    as_of: date | None = Field(
        default=None, description="Calculate as of another day than today; for information only."
    )


class QuoteLanguage(Schema):
    """Language of the texts in a quote."""

    language: Language = "de"


class PriceComponent(Schema):
    """One line of a price breakdown. Levies are contained in the energy price, not added to it."""

    kind: Literal["base_price", "energy_price", "energy_price_ht", "energy_price_nt", "levy", "vat"]
    code: str = Field(description="Translation key, e.g. `electricity_tax`, `kwkg`, `base_price`.")
    price: Decimal = Field(description="Price per unit, net, unrounded as given.")
    unit: Literal["ct/kWh", "€/month", "%"]
    quantity: Decimal = Field(description="kWh, months, or the net sum in € for VAT.")
    amount: Decimal = Field(description="€ per year, rounded for display.")
    contained: bool = Field(default=False, description="True for levies already contained in another line.")
    from_kwh: int | None = Field(default=None, description="Where the block of this line begins.")


class Bonus(Schema):
    """A bonus, always shown apart from the yearly price (PAngV)."""

    kind: Literal["new_customer_bonus", "instant_bonus"]
    amount: Decimal = Field(description="€, like the prices of the offer (business customers: net).")
    condition: str = Field(description="When it is paid, in the language asked for.")


class ElectricityMix(Schema):
    """Electricity labelling (§ 42 EnWG)."""

    renewable_percent: Decimal
    co2_grams_per_kwh: Decimal
    radioactive_waste_mg_per_kwh: Decimal
    year: int


class ProductFile(Schema):
    """A document of a product, e.g. its price sheet."""

    kind: Literal["price_sheet", "terms", "information"]
    title: str
    file_id: str = Field(description="Download: `/public/product-files/{brand}/{file_id}`.")


class Offer(Schema):
    """A tariff with its price for the asked consumption, gross (business customers: net)."""

    product_code: str = Field(examples=["oekostrom-plus"])
    product_kind: ProductKind = "energy"
    product_set: str | None = Field(
        default=None, description="Name of the group in which the product is shown, if it has one."
    )
    name: str
    description: str
    features: list[str]
    commodity: Commodity
    green: bool
    two_rate: bool
    yearly_price: Decimal = Field(description="€ per year without bonuses.")
    monthly_price: Decimal = Field(description="€: a twelfth, the proposed instalment, in full €.")
    first_year_price: Decimal = Field(description="€ in the first year after all bonuses.")
    base_price: Decimal = Field(description="€ per month, as shown to this customer type.")
    energy_price: Decimal = Field(description="ct/kWh (peak, HT, for two-rate tariffs).")
    energy_price_off_peak: Decimal | None = Field(default=None, description="ct/kWh off-peak (NT).")
    energy_blocks: list[EnergyBlock] = Field(
        default_factory=list,
        description="Graduated prices: each block prices its own kWh, and `energy_price` is that of the "
        "first. Empty for all other tariffs.",
    )
    prices_include_vat: bool
    vat_rate: Decimal = Field(description="Percent.")
    bonuses: list[Bonus]
    breakdown: list[PriceComponent]
    conditions: Conditions
    electricity_mix: ElectricityMix | None = None
    saving: Decimal | None = Field(
        default=None,
        description="€ per year less than `default_supply` of the quote, without bonuses; negative: more. "
        "Null where no default supply tariff is known.",
    )
    extra_fields: list[FormField] = Field(
        default_factory=list, description="Questions that belong to this product only, in their order."
    )
    files: list[ProductFile] = Field(default_factory=list)


class Ineligible(Schema):
    """A product that cannot be ordered here, and why."""

    product_code: str
    name: str
    reason: Reason = Field(description="The first of the reasons.")
    reasons: list[Reason] = Field(default_factory=list, description="Every reason; shown to staff.")


class ExtraProduct(Schema):
    """Something that is sold besides energy, e.g. photovoltaics, and can be ordered along with it."""

    product_code: str = Field(examples=["solardach"])
    product_kind: ProductKind
    product_set: str | None = None
    name: str
    description: str
    features: list[str]
    on_request: bool = Field(description="There is no fixed price; the utility makes a personal offer.")
    monthly_price: Decimal | None = Field(default=None, description="€ per month.")
    one_time_price: Decimal | None = Field(default=None, description="€ once.")
    prices_include_vat: bool = True
    vat_rate: Decimal | None = Field(default=None, description="Percent.")
    initial_term_months: int
    notice_period_days: int
    extra_fields: list[FormField] = Field(
        default_factory=list, description="Questions that belong to this product only, in their order."
    )
    files: list[ProductFile] = Field(default_factory=list)


class DefaultSupply(Schema):
    """The default supplier's tariff at the place (§ 36 EnWG), for comparison."""

    supplier: str
    tariff: str
    yearly_price: Decimal = Field(description="€ for the asked consumption, like the prices of the offers.")
    base_price: Decimal = Field(description="€ per month.")
    energy_price: Decimal = Field(description="ct/kWh.")
    prices_include_vat: bool
    valid_from: date = Field(description="Since when this price holds.")
    source: str = Field(description="Where the data come from.")
    source_date: date = Field(description="Of what day the data are.")


class Quote(Schema):
    """A stored answer of the tariff calculator; its prices hold until ``valid_until``."""

    quote_id: str = Field(description="Opens the quote again: `/order/?quote=<quote_id>`.")
    version: int = Field(default=1, description="Counts how often the quote was calculated anew.")
    previous_quote_id: str | None = Field(default=None, description="The version before, if there is one.")
    created_at: datetime
    valid_until: datetime
    as_of: date | None = Field(
        default=None, description="Day for which staff had it calculated, when it was not the day itself."
    )
    price_list_version: str
    request: QuoteRequest
    grid_operator: str | None = Field(
        default=None, description="Null when it could not be determined for the postcode."
    )
    offers: list[Offer] = Field(description="Cheapest first.")
    further_offers: list[Offer] = Field(
        default_factory=list, description="Offers for the further supplies that were asked for."
    )
    bundles: list[Bundle] = Field(default_factory=list, description="Cheapest first.")
    extra_products: list[ExtraProduct] = Field(default_factory=list)
    default_supply: DefaultSupply | None = Field(
        default=None, description="Null where no data are loaded for the place and commodity."
    )
    ineligible: list[Ineligible]
    street_needed: bool = Field(
        default=False,
        description="Some prices differ by street here: ask for street and house number, then once more.",
    )
    street_matters: bool = Field(
        default=False, description="Some prices differ by street here; an order has to name the same one."
    )
