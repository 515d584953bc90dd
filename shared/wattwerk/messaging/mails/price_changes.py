"""The mail that announces new prices (§ 41 (5) EnWG)."""

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


def _fact(step: PriceStep, words: Wording) -> Fact:
    return Fact(
        words(f"price_change_announced.components.{step.component}"),
        _price(step.after, step, words),
        words("price_change_announced.before", value=_price(step.before, step, words)),
    )


def _price(value: Decimal | None, step: PriceStep, words: Wording) -> str:
    if value is None:
        return "–"
    if step.unit == "€/month":
        return words("price_change_announced.per_month", price=words.money(value))
    return words.quantity(value, step.unit)
