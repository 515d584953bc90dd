"""Customers accept or decline what was offered to them; who accepts has ordered."""

from datetime import datetime

from wattwerk.offers import queries, repository
from wattwerk.offers.domain import OfferStatus, SalesOffer
from wattwerk.offers.events import SalesOfferAccepted, SalesOfferDeclined
from wattwerk.offers.operations.storing import saved
from wattwerk.offers.schemas import OfferAnswer, OfferRefusal, Refused
from wattwerk.offers.selection import Chosen
from wattwerk.orders.domain.order_form import FurtherOrder, OrderRequest
from wattwerk.orders.operations.submission import ACTOR, Placing, place_order, review_order
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.orders.schemas.review import OrderReview
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction


def review_acceptance(*, answer: OfferAnswer, now: datetime) -> OrderReview:
    """Return what would be ordered by accepting an offer, without ordering it.

    Raises:
        Problem: 410 ``link_not_usable``; 409 ``offer_not_open``; else as for any order.
    """
    offer = _open(answer.token, now)
    return review_order(draft=_request(offer, answer), now=now)


def accept_offer(*, answer: OfferAnswer, now: datetime, idempotency: Idempotency | None) -> OrderReceipt:
    """Accept an offer, which places an order at the promised price; both in one transaction.

    Raises:
        Problem: 410 ``link_not_usable``; 409 ``offer_not_open``; else as for any order.
    """
    offer = _open(answer.token, now)
    accepted = offer.moved(OfferStatus.ACCEPTED, actor=ACTOR, now=now)

    def mark(order_number: str, transaction: Transaction) -> None:
        chosen = {
            "order_number": order_number,
            "chosen": answer.product_code,
            "chosen_bundle": answer.bundle_code,
        }
        repository.save(accepted.model_copy(update=chosen), transaction)
        transaction.emit(
            SalesOfferAccepted.happened(
                now=now, brand=offer.brand, offer_number=offer.offer_number, order_number=order_number
            )
        )

    return place_order(
        request=_request(offer, answer),
        now=now,
        idempotency=idempotency,
        placing=Placing(
            channel="offer", existing_customer=offer.terms.customer_number or None, alongside=mark
        ),
    )


def decline_offer(*, refusal: OfferRefusal, now: datetime) -> Refused:
    """Decline an offer.

    Raises:
        Problem: 410 ``link_not_usable``; 409 ``offer_not_open`` or ``changed_meanwhile``.
    """
    offer = _open(refusal.token, now)
    declined = offer.moved(OfferStatus.DECLINED, actor=ACTOR, now=now, note=refusal.reason)
    transaction = Transaction(now=now)
    transaction.emit(SalesOfferDeclined.happened(now=now, brand=offer.brand, offer_number=offer.offer_number))
    saved(declined, transaction, None)
    return Refused(offer_number=offer.offer_number, status=declined.status)


def _open(token: str, now: datetime) -> SalesOffer:
    offer = queries.opened(token, now)
    queries.require_open(offer, now)
    return offer


def _request(offer: SalesOffer, answer: OfferAnswer) -> OrderRequest:
    """Return the order that an acceptance is: the offer's person and prices, and what was added.

    Raises:
        Problem: 422 ``product_not_offered`` where something else is chosen than what was offered.
    """
    chosen = Chosen(
        product_code=answer.product_code,
        bundle_code=answer.bundle_code,
        further_codes=[part.product_code for part in answer.further_supplies],
        extra_codes=[extra.product_code for extra in answer.extras],
    )
    faults = offer.refusals(chosen, offer.terms.extra_codes)
    tariff = offer.tariff(answer.product_code)
    if faults or tariff is None:
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)
    known = offer.terms.person
    person = known.model_copy(
        update={
            "date_of_birth": answer.date_of_birth or known.date_of_birth,
            "phone": answer.phone or known.phone,
        }
    )
    return OrderRequest(
        brand=offer.brand,
        language=offer.terms.language,
        quote_id=offer.terms.quote_id,
        product_code=answer.product_code,
        customer_type=offer.asked.customer_type,
        supply_address=answer.supply_address,
        billing_address=answer.billing_address,
        person=person,
        meter=answer.meter,
        start=answer.start,
        payment=answer.payment,
        consents=answer.consents,
        answers=answer.answers,
        extras=answer.extras,
        bundle_code=answer.bundle_code,
        further_supplies=[_promised(offer, part) for part in answer.further_supplies],
        expected_yearly_price=tariff.yearly_price,
    )


def _promised(offer: SalesOffer, part: FurtherOrder) -> FurtherOrder:
    """Return a further tariff at the price that was promised, whatever the page says."""
    tariff = offer.tariff(part.product_code)
    return part.model_copy(update={"expected_yearly_price": tariff.yearly_price if tariff else None})
