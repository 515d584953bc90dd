"""The steps of an order, in their order. Each knows whether it applies and what it still lacks.

The steps are the same for every surface: the funnel, an interface of a partner, staff on the telephone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from wattwerk.catalog.schemas import ExtraProduct, Offer, QuoteRequest, StartDates
from wattwerk.orders.domain import completeness
from wattwerk.orders.domain.basket import extras_faults
from wattwerk.orders.domain.order_form import (
    Address,
    Consents,
    OrderedMeter,
    Payment,
    Person,
    Start,
    StepName,
)
from wattwerk.orders.domain.supply_start import first_day, reachable, start_faults
from wattwerk.orders.domain.unfinished import UnfinishedOrder
from wattwerk.platform import extra_fields
from wattwerk.platform.api import validation_problem
from wattwerk.platform.problems import FieldError
from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Commodity

Part = TypeVar("Part", bound=Schema)


@dataclass(frozen=True)
class Known:
    """What is known while an order is being filled in."""

    form: UnfinishedOrder
    offer: Offer | None
    dates: StartDates | None
    today: date
    extra_products: Sequence[ExtraProduct] = ()


@dataclass(frozen=True)
class Step:
    """One step: a name, the parts of the form that it fills, and its own rules."""

    name: StepName
    faults: Callable[[Known], Iterable[FieldError]]
    applies: Callable[[Known], bool] = lambda _: True


def _consumption(known: Known) -> Iterator[FieldError]:
    asked = {
        **known.form.calculation,
        "brand": known.form.brand,
        "customer_type": known.form.customer_type,
        "further_supplies": _further_wanted(known.form),
    }
    yield from _read(QuoteRequest, asked, "/calculation")[1]


def _further_wanted(form: UnfinishedOrder) -> list[dict[str, Any]]:
    """Return what is asked about the other commodity of the house, where it is wanted."""
    if form.further.get("wanted") is not True:
        return []
    other = Commodity.ELECTRICITY if form.calculation.get("commodity") == Commodity.GAS else Commodity.GAS
    return [{"commodity": other, "consumption": form.further.get("consumption")}]


def _offers(known: Known) -> Iterator[FieldError]:
    if not known.form.product_code:
        yield FieldError("/product_code", "missing", "Please choose a tariff.")
    elif known.offer is None:
        yield FieldError("/product_code", "product_not_available", "This tariff is not offered any more.")


def _has_extras(known: Known) -> bool:
    return bool(known.extra_products or (known.offer and known.offer.extra_fields))


def _extras(known: Known) -> Iterator[FieldError]:
    asked = known.offer.extra_fields if known.offer else []
    yield from extra_fields.faults(asked, known.form.answers, pointer="/answers")
    yield from extras_faults(known.form.extras, known.extra_products)


def _supply(known: Known) -> Iterator[FieldError]:
    form = known.form
    _, faults = _read(Address, form.supply_address, "/supply_address")
    yield from faults
    meter, faults = _read(OrderedMeter, form.meter, "/meter")
    yield from faults
    start, faults = _read(Start, form.start, "/start")
    yield from faults
    if meter and known.offer and meter.type not in known.offer.conditions.meter_types:
        yield FieldError("/meter/type", "meter_type_not_offered", "This meter does not fit the tariff.")
    if start and known.dates:
        yield from start_faults(start, form.customer_type, known.dates, known.today)
    yield from _read_further_meter(form)[1]


def _read_further_meter(form: UnfinishedOrder) -> tuple[OrderedMeter | None, tuple[FieldError, ...]]:
    """Return the meter of a bundle's other tariff, or what keeps it from being one; none without it."""
    if not form.further.get("product_code"):
        return None, ()
    named = ("meter_number", "market_location", "previous_supplier")
    values = {name: form.further[name] for name in named if form.further.get(name)}
    return _read(OrderedMeter, values, "/further_supplies/0/meter")


def _person(known: Known) -> Iterator[FieldError]:
    form = known.form
    person, faults = _read(Person, form.person, "/person")
    yield from faults
    if person:
        yield from completeness.person_faults(person, form.customer_type, known.today)
    if form.billing_address is not None:
        yield from _read(Address, form.billing_address, "/billing_address")[1]


def _payment(known: Known) -> Iterator[FieldError]:
    payment, faults = _read(Payment, known.form.payment, "/payment")
    yield from faults
    if payment is None:
        return
    yield from completeness.payment_faults(payment)
    if known.offer and payment.method not in known.offer.conditions.payment_methods:
        yield FieldError("/payment/method", "payment_method_not_offered", "It cannot be paid in this way.")


def _review(known: Known) -> Iterator[FieldError]:
    form = known.form
    consents, faults = _read(Consents, form.consents, "/consents")
    yield from faults
    if consents is None:
        return
    yield from completeness.consent_faults(consents, form.customer_type)
    start, _ = _read(Start, form.start, "/start")
    meter, _ = _read(OrderedMeter, form.meter, "/meter")
    if start and meter:
        yield from completeness.switch_faults(start, meter, consents)


STEPS: tuple[Step, ...] = (
    Step("consumption", _consumption),
    Step("offers", _offers),
    Step("extras", _extras, applies=_has_extras),
    Step("supply", _supply),
    Step("person", _person),
    Step("payment", _payment),
    Step("review", _review),
)


def expected_start(known: Known) -> date | None:
    """Return the day on which supply is expected to begin, None while too little is known."""
    start, _ = _read(Start, known.form.start, "/start")
    if start is None or known.dates is None:
        return None
    return reachable(start.desired_date, first_day(start, known.form.customer_type, known.dates))


def _read(
    model: type[Part], values: Mapping[str, Any], pointer: str
) -> tuple[Part | None, tuple[FieldError, ...]]:
    """Return a part of the form, or what keeps it from being one."""
    try:
        return model.model_validate(dict(values)), ()
    except ValidationError as error:
        return None, validation_problem(error, pointer).errors
