"""What is known of the facts of an order. Unknown is never called confirmed: a clerk looks at it."""

from dataclasses import dataclass
from typing import Literal

from wattwerk.orders.domain.order_form import Check, OrderDraft
from wattwerk.platform.vocabulary import PaymentMethod

Result = Literal["confirmed", "could_not_be_checked", "implausible"]


@dataclass(frozen=True)
class KnownPlace:
    """What the reference data say about the place of supply."""

    postcode: Literal["known", "unknown", "could_not_be_checked"]
    town: Result
    street: Result
    grid_operator: str | None


def checks(draft: OrderDraft, place: KnownPlace) -> list[Check]:
    """Return every fact of the order with the result of its check.

    MaLo-ID and IBAN are listed when given: a wrong check digit has been refused before, and an
    unknown BIC is no fault of a foreign account (Art. 9 Regulation (EU) 260/2012).
    """
    postcode: dict[str, Result] = {"known": "confirmed", "unknown": "implausible"}
    result = [
        Check(subject="postcode", result=postcode.get(place.postcode, "could_not_be_checked")),
        Check(subject="town", result=place.town),
        Check(subject="street", result=place.street),
        Check(subject="grid_operator", result="confirmed" if place.grid_operator else "could_not_be_checked"),
    ]
    if draft.meter.market_location:
        result.append(Check(subject="market_location", result="confirmed"))
    if draft.payment.method is PaymentMethod.SEPA_DIRECT_DEBIT:
        result.append(Check(subject="iban", result="confirmed"))
    return result
