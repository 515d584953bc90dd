"""Bills of the customer with a history: one for each contract and finished year, by the imported readings.

Billing would send them; the demo works them out with the contract's prices, so that the figures fit
the readings that the portal shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from infra.demo import customer
from infra.demo.brands import MUSTERSTADT, MUSTERSTADT_SETTINGS
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.documents.domain.letter import DocumentKind, Letter, Row, Section
from wattwerk.documents.domain.ownership import Owner
from wattwerk.metering.schemas import Reading
from wattwerk.platform import formatting
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.money import rounded
from wattwerk.platform.vocabulary import Commodity, RegisterKind
from wattwerk.templates import letters

VAT_RATE = Decimal(19)
PAYMENT_DAYS = 14
"""Bills are due two weeks after they arrive at the earliest (§ 40c (1) EnWG)."""

BILLED = {
    Commodity.ELECTRICITY: "Strom",
    Commodity.HEATING_ELECTRICITY: "Wärmestrom",
    Commodity.GAS: "Gas",
}
REGISTERS = {
    RegisterKind.SINGLE: "Verbrauch",
    RegisterKind.PEAK: "Verbrauch HT",
    RegisterKind.OFF_PEAK: "Verbrauch NT",
}


@dataclass(frozen=True)
class Usage:
    """What one register counted in a billing period, and its price in ct/kWh."""

    register: RegisterKind
    kilowatt_hours: Decimal
    price: Decimal

    @property
    def amount(self) -> Decimal:
        """Return the unrounded cost in €."""
        return self.kilowatt_hours * self.price / 100


@dataclass(frozen=True)
class Period:
    """A billing period: the part of a year in which the contract was supplied."""

    first: date
    last: date

    @property
    def months(self) -> int:
        """Return how many months are billed; supply begins on the first of a month here."""
        return self.last.month - self.first.month + 1


def load(now: datetime) -> None:
    """Issue the bills that are not there yet."""
    found = contracts.overview(customer.CUSTOMER_NUMBER, now=now)
    for contract in found.contracts:
        if contract.commodity not in BILLED:
            continue
        for meter in contract.meters:
            readings = contracts.readings(
                caller=Caller(audience="customer", customer_numbers=frozenset({customer.CUSTOMER_NUMBER})),
                customer_number=customer.CUSTOMER_NUMBER,
                meter_id=meter.meter_id,
                now=now,
            ).items
            for period in _periods(contract, now.date()):
                _issue(found.customer, contract, meter.meter_number, readings, period)


def _periods(contract: Contract, today: date) -> Iterator[Period]:
    for year in range(contract.supply_start.year, today.year):
        yield Period(max(contract.supply_start, date(year, 1, 1)), date(year, 12, 31))


def _issue(
    person: Customer, contract: Contract, meter_number: str, readings: list[Reading], period: Period
) -> None:
    number = f"R-{period.last.year}-{contract.contract_number}"
    issued_at = datetime.combine(period.last + timedelta(days=20), time(9), UTC)
    letters.issue(
        _bill(person, contract, meter_number, _usage(contract, readings, period), period, number, issued_at),
        brand=MUSTERSTADT,
        owner=Owner("customer", customer.CUSTOMER_NUMBER),
        reference=number,
        file_name=f"Rechnung-{number}",
        contract_number=contract.contract_number,
        now=issued_at,
    )


def _usage(contract: Contract, readings: list[Reading], period: Period) -> list[Usage]:
    """Return what was used: sums of what was counted between the readings of the period."""
    used: dict[RegisterKind, Decimal] = {}
    for reading in readings:
        if not period.first < reading.date <= period.last:
            continue
        for entry in reading.consumption:
            # Gas is counted in m³ and billed in kWh.
            energy = reading.energy.kilowatt_hours if reading.energy else entry.value
            used[entry.kind] = used.get(entry.kind, Decimal(0)) + energy
    off_peak = contract.energy_price_off_peak or contract.energy_price
    return [
        Usage(kind, amount, off_peak if kind is RegisterKind.OFF_PEAK else contract.energy_price)
        for kind, amount in used.items()
    ]


def _bill(
    person: Customer,
    contract: Contract,
    meter_number: str,
    usage: list[Usage],
    period: Period,
    number: str,
    issued_at: datetime,
) -> Letter:
    base = contract.base_price * period.months
    total = rounded(sum((one.amount for one in usage), base))
    tax = rounded(total * VAT_RATE / (100 + VAT_RATE))
    paid = rounded(contract.yearly_price / 12) * period.months
    balance = total - paid
    name = BILLED[contract.commodity]
    due = issued_at.date() + timedelta(days=PAYMENT_DAYS)
    place = contract.supply_point.address
    return Letter(
        kind=DocumentKind.INVOICE,
        language="de",
        title=f"Jahresrechnung {name} {period.last.year}",
        issued_on=issued_at.date(),
        recipient=(
            f"{person.first_name} {person.last_name}",
            f"{person.billing_address.street} {person.billing_address.house_number}",
            f"{person.billing_address.postcode} {person.billing_address.town}",
        ),
        reference=(
            Row("Rechnungsnummer", number),
            Row("Kundennummer", person.customer_number),
            Row("Vertragsnummer", contract.contract_number),
        ),
        salutation=f"Guten Tag Frau {person.last_name},",
        introduction=(
            f"für die Zeit vom {_day(period.first)} bis zum {_day(period.last)} rechnen wir ab, was Sie "
            f"in der {place.street} {place.house_number}, {place.postcode} {place.town} verbraucht haben.",
        ),
        sections=(
            Section(
                "Ihr Verbrauch",
                rows=(
                    Row("Tarif", contract.product_name),
                    Row("Zählernummer", meter_number),
                    *(Row(REGISTERS[one.register], _quantity(one.kilowatt_hours)) for one in usage),
                ),
            ),
            Section(
                "Ihre Kosten",
                rows=(
                    *(
                        Row(
                            f"Arbeitspreis {one.register.value.upper()}"
                            if one.register is not RegisterKind.SINGLE
                            else "Arbeitspreis",
                            _money(one.amount),
                            f"{_quantity(one.kilowatt_hours)} × {formatting.number(one.price, 'de')} ct/kWh",
                        )
                        for one in usage
                    ),
                    Row("Grundpreis", _money(base), f"{period.months} × {_money(contract.base_price)}"),
                    Row("Rechnungsbetrag", _money(total), f"darin {_money(tax)} Umsatzsteuer ({VAT_RATE} %)"),
                    Row("Gezahlte Abschläge", _money(-paid)),
                    Row("Nachzahlung" if balance > 0 else "Guthaben", _money(abs(balance)), total=True),
                ),
            ),
        ),
        conclusion=(
            f"Den Betrag buchen wir am {_day(due)} von Ihrem Konto ab."
            if balance > 0
            else f"Das Guthaben überweisen wir bis zum {_day(due)} auf Ihr Konto.",
            f"Fragen? Rufen Sie uns an: {MUSTERSTADT_SETTINGS.hotline}.",
        ),
        signature=("Freundliche Grüße", MUSTERSTADT.name),
    )


def _money(amount: Decimal) -> str:
    return formatting.money(rounded(amount), "de")


def _quantity(kilowatt_hours: Decimal) -> str:
    return formatting.quantity(kilowatt_hours, "kWh", "de")


def _day(value: date) -> str:
    return formatting.day(value, "de")
