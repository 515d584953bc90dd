"""Mails about new prices: announced (§ 41 (5) EnWG), and taken back."""

from datetime import date, timedelta
from decimal import Decimal

from wattwerk.contracts.price_changes import PriceChange, PriceStep
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording


def price_change_announced(
    customer: Customer, contract: Contract, change: PriceChange, *, portal: str, words: Wording
) -> Content:
    """Return the announcement: reason, each component old and new, and the right to cancel."""
    until = change.special_termination_until
    year = words("price_change_announced.year")
    return Content(
        kind=MailKind.PRICE_CHANGE_ANNOUNCED,
        language=words.language,
        subject=words(
            "price_change_announced.subject",
            day=words.day(change.effective_on),
            contract_number=contract.contract_number,
        ),
        preview=words("price_change_announced.preview"),
        heading=words("price_change_announced.heading"),
        salutation=words.greeting(customer),
        paragraphs=(
            *words.lines(
                "price_change_announced.paragraphs",
                day=words.day(change.effective_on),
                product=contract.product_name,
            ),
            change.explanation,
        ),
        facts=(
            *(_fact(step, words) for step in change.steps),
            Fact(
                year,
                words.money(change.yearly_price_after),
                words("price_change_announced.before", value=words.money(change.yearly_price_before)),
            ),
        ),
        remarks=words.lines("price_change_announced.right", until=words.day(until)) if until else (),
        action=Action(words("price_change_announced.action"), portal),
        small_print=words.lines("price_change_announced.small_print") if until else (),
    )


def price_change_withdrawn(
    customer: Customer, contract: Contract, effective_on: date, *, portal: str, words: Wording
) -> Content:
    """Return the news that announced prices will not come; who has cancelled because of them may stay."""
    kind = MailKind.PRICE_CHANGE_WITHDRAWN
    end = contract.supply_end
    return Content(
        kind=kind,
        language=words.language,
        subject=words("price_change_withdrawn.subject", contract_number=contract.contract_number),
        preview=words("price_change_withdrawn.preview"),
        heading=words("price_change_withdrawn.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines(
            "price_change_withdrawn.paragraphs", day=words.day(effective_on), product=contract.product_name
        ),
        facts=(
            Fact(words("price_change_withdrawn.contract"), contract.contract_number),
            Fact(words("price_change_withdrawn.day"), words.day(effective_on)),
        ),
        remarks=words.lines("price_change_withdrawn.terminated", until=words.day(end - timedelta(days=1)))
        if end and contract.status == "terminated"
        else (),
        action=Action(words("price_change_withdrawn.action"), portal),
        small_print=words.lines("price_change_withdrawn.small_print"),
    )


def _fact(step: PriceStep, words: Wording) -> Fact:
    return Fact(
        _component(step, words),
        _price(step.after, step, words),
        words("price_change_announced.before", value=_price(step.before, step, words)),
    )


def _component(step: PriceStep, words: Wording) -> str:
    name = words(f"price_change_announced.components.{step.component}")
    if not step.from_kwh:
        return name
    begin = words.quantity(Decimal(step.from_kwh), "kWh")
    return words("price_change_announced.block", component=name, begin=begin)


def _price(value: Decimal | None, step: PriceStep, words: Wording) -> str:
    if value is None:
        return "–"
    if step.unit == "€/month":
        return words("price_change_announced.per_month", price=words.money(value))
    return words.unit_price(value, step.unit)
