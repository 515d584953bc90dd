"""A status machine that a brand has made its own, and new prices that a customer has been told of."""

from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal

from infra.demo import customer
from infra.demo.brands import AUTHOR, MUSTERSTADT
from wattwerk.contracts import adjustment_queries, queries
from wattwerk.contracts.operations import price_adjustments, price_changes
from wattwerk.contracts.price_schemas import (
    AdjustmentsQuery,
    NewPriceAdjustment,
    PriceChangeAnnouncement,
)
from wattwerk.lifecycle.domain.machine import Action, Machine, Status, StatusLabel, Transition
from wattwerk.lifecycle.domain.standard import AMBER, standard_machine
from wattwerk.lifecycle.domain.vocabulary import ActionKind, Bo4eStatus
from wattwerk.lifecycle.operations import machines
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.clock import business_date
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import AlreadyAnswered

CLERK = Caller(
    audience="staff",
    login_id="demo",
    name="Anna Sachbearbeiterin",
    roles=frozenset({f"{MUSTERSTADT.id}.clerk"}),
)
NOTICE = timedelta(days=35)
"""More than the law asks for, so that the first of a month is always announced in time."""


def load_machine(now: datetime) -> None:
    """Publish the standard machine with one status more: the power of attorney is missing."""
    machines.publish_machine(brand=MUSTERSTADT.id, machine=_machine(), author=AUTHOR, now=now)


def load_price_change(now: datetime) -> None:
    """Announce new prices of the customer's electricity, unless they are announced already."""
    number = customer.SUPPLIES[0].contract_number
    contract = queries.contract(customer_number=customer.CUSTOMER_NUMBER, contract_number=number, now=now)
    told_on = business_date(now, MUSTERSTADT.time_zone)
    effective_on = ((told_on + NOTICE).replace(day=1) + timedelta(days=32)).replace(day=1)
    announcement = PriceChangeAnnouncement.model_validate(
        {
            "effective_on": effective_on,
            "occasion": "levies",
            "explanation": "Die Netzentgelte und die gesetzlichen Umlagen steigen zum Jahreswechsel. "
            "Wir geben die Änderung unverändert weiter; unser eigener Anteil am Preis bleibt gleich.",
            "prices": {
                "base_price": contract.base_price + Decimal("0.85"),
                "energy_price": contract.energy_price + Decimal("1.32"),
                "energy_price_off_peak": contract.energy_price_off_peak,
                "supply_share": "14.20",
            },
            "supply_share_before": "14.20",
        }
    )
    try:
        price_changes.announce_price_change(
            caller=CLERK, contract_number=number, announcement=announcement, idempotency=None, now=now
        )
    except Problem as problem:
        if problem.code != "price_change_exists":
            raise


def load_price_adjustment(now: datetime) -> None:
    """Have new prices of a product checked, unless there is a price adjustment already."""
    if adjustment_queries.adjustments(caller=CLERK, query=AdjustmentsQuery(brand=MUSTERSTADT.id)).items:
        return
    new = NewPriceAdjustment.model_validate(
        {
            "brand": MUSTERSTADT.id,
            "selection": {
                "contract_numbers": [supply.contract_number for supply in customer.SUPPLIES],
            },
            "terms": {
                "effective_on": ((business_date(now, MUSTERSTADT.time_zone) + 3 * NOTICE).replace(day=1)),
                "occasion": "levies_lowered",
                "explanations": {
                    "de": "Gesetzliche Umlagen sinken. Wir geben das unverändert an Sie weiter.",
                    "en": "Statutory levies fall. We pass this on to you unchanged.",
                    "fr": "Des taxes légales baissent. Nous vous en faisons profiter intégralement.",
                },
                "energy_price": {"how": "by", "value": "-0.35"},
            },
        }
    )
    key = Idempotency(scope="demo", key="price-adjustment", fingerprint="price-adjustment")
    with suppress(AlreadyAnswered):
        price_adjustments.prepare(caller=CLERK, new=new, idempotency=key, now=now)


def _machine() -> Machine:
    machine = standard_machine()
    missing = Status(
        key="power_of_attorney_missing",
        label=StatusLabel(de="Vollmacht fehlt", en="Power of attorney missing", fr="Procuration manquante"),
        customer_label=StatusLabel(
            de="Uns fehlt Ihre Vollmacht",
            en="We need your power of attorney",
            fr="Il nous manque votre procuration",
        ),
        colour=AMBER,
        bo4e=Bo4eStatus.IN_ARBEIT,
        actions=[Action(kind=ActionKind.SEND_MAIL, template="power_of_attorney_missing")],
    )
    ways = [
        ("received", missing.key),
        ("clarification", missing.key),
        ("credit_check_passed", missing.key),
        (missing.key, "power_of_attorney"),
    ]
    return Machine(
        initial=machine.initial,
        statuses=[*machine.statuses[:3], missing, *machine.statuses[3:]],
        transitions=[
            *machine.transitions,
            *(Transition(source=source, target=target) for source, target in ways),
        ],
    )
