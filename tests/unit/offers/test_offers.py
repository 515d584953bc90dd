"""An offer holds its price until its last day, and becomes an order by the same rules as any other."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.unit.orders.examples import (
    YEARLY_PRICE,
    address,
    events,
    open_market,
    order_form,
    person,
    publish_prices,
    quoted,
)
from wattwerk.catalog.schemas import Quote
from wattwerk.offers import links, queries
from wattwerk.offers.domain import OfferStatus
from wattwerk.offers.operations import answering, drafting
from wattwerk.offers.schemas import (
    NewOffer,
    OfferAnswer,
    OfferChange,
    OfferRefusal,
    OffersQuery,
    OfferStep,
    StaffOffer,
)
from wattwerk.orders import queries as orders
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.platform import signed_links
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem

CLERK = Caller(
    audience="staff", login_id="clerk-1", name="Anna Klerk", roles=frozenset({"musterstadt.clerk"})
)
LAST_DAY = date(2026, 12, 31)
pytestmark = pytest.mark.usefixtures("market")


@pytest.fixture
def market(cloud: None) -> None:
    open_market()


def terms(quote: Quote, **changes: Any) -> dict[str, Any]:
    return {
        "quote_id": quote.quote_id,
        "product_codes": ["strom-klassik"],
        "person": person(date_of_birth=None),
        "supply_address": address(),
        "valid_until": LAST_DAY,
        "personal_text": "Wie am Stand auf der Messe besprochen.",
        **changes,
    }


def drafted(now: datetime, **changes: Any) -> StaffOffer:
    new = NewOffer.model_validate({"brand": "musterstadt", **terms(quoted(now)), **changes})
    return drafting.draft_offer(caller=CLERK, new=new, idempotency=None, now=now)


def sent(now: datetime, **changes: Any) -> StaffOffer:
    draft = drafted(now, **changes)
    return drafting.send_offer(
        caller=CLERK,
        offer_number=draft.offer_number,
        step=OfferStep(version=draft.version),
        idempotency=None,
        now=now,
    )


def token(offer: StaffOffer) -> str:
    return signed_links.token_of(links.OFFER, offer.offer_number)


def answer(offer: StaffOffer, now: datetime, **changes: Any) -> OfferAnswer:
    form = order_form(quoted(now))
    taken = {key: form[key] for key in ("supply_address", "meter", "start", "payment", "consents")}
    given = {
        "token": token(offer),
        "product_code": "strom-klassik",
        "date_of_birth": "1979-03-04",
        **taken,
        **changes,
    }
    return OfferAnswer.model_validate(given)


def accepted(offer: StaffOffer, now: datetime, **changes: Any) -> OrderReceipt:
    return answering.accept_offer(answer=answer(offer, now, **changes), now=now, idempotency=None)


def refused(call: Any) -> tuple[int, str]:
    with pytest.raises(Problem) as refusal:
        call()
    return refusal.value.status, refusal.value.code


def listed(now: datetime, status: OfferStatus | None = None) -> list[str]:
    query = OffersQuery(brand="musterstadt", status=status)
    return [one.offer_number for one in queries.offers(caller=CLERK, query=query, now=now).items]


def test_a_sent_offer_becomes_an_order_at_its_price(now: datetime) -> None:
    offer = sent(now)
    assert offer.status is OfferStatus.SENT
    receipt = accepted(offer, now + timedelta(days=3))
    order = orders.order(receipt.order_number)
    assert (order.channel, order.yearly_price, order.person.last_name) == (
        "offer",
        YEARLY_PRICE,
        "Müller-Lüdenscheidt",
    )
    told = queries.offer_for_staff(caller=CLERK, offer_number=offer.offer_number, now=now)
    assert (told.status, told.order_number, told.chosen) == (
        "accepted",
        receipt.order_number,
        "strom-klassik",
    )
    assert [step.actor for step in told.history] == ["Anna Klerk", "Anna Klerk", "prospect"]
    assert events() == ["OrderPlaced", "SalesOfferAccepted", "SalesOfferSent"]


def test_the_price_is_promised_longer_than_a_quote_holds(now: datetime) -> None:
    offer = sent(now)
    publish_prices(energy_price="40,000", active_from=now + timedelta(days=1), now=now)
    last_moment = datetime.fromisoformat("2026-12-31T22:59:59Z")
    assert (
        answering.review_acceptance(answer=answer(offer, now), now=last_moment).yearly_price == YEARLY_PRICE
    )
    assert accepted_at(offer, now, last_moment).yearly_price == YEARLY_PRICE


def accepted_at(offer: StaffOffer, now: datetime, moment: datetime) -> OrderReceipt:
    return answering.accept_offer(answer=answer(offer, now), now=moment, idempotency=None)


def test_after_its_last_day_an_offer_has_expired(now: datetime) -> None:
    offer = sent(now)
    after = datetime.fromisoformat("2026-12-31T23:00:00Z")
    assert queries.view(token=token(offer), now=after).status == "expired"
    much_later = after + timedelta(days=180)
    assert refused(lambda: queries.view(token=token(offer), now=much_later)) == (410, "link_not_usable")
    assert refused(lambda: accepted_at(offer, now, after)) == (409, "offer_not_open")
    assert listed(after, OfferStatus.EXPIRED) == [offer.offer_number]
    assert listed(after, OfferStatus.SENT) == []
    assert listed(now, OfferStatus.SENT) == [offer.offer_number]


def test_an_offer_is_accepted_once(now: datetime) -> None:
    offer = sent(now)
    accepted(offer, now)
    assert refused(lambda: accepted(offer, now)) == (409, "offer_not_open")
    assert events().count("OrderPlaced") == 1


def test_what_is_missing_is_refused_as_in_the_funnel(now: datetime) -> None:
    offer = sent(now)
    with pytest.raises(Problem) as refusal:
        accepted(offer, now, date_of_birth=None, payment={"method": "sepa_direct_debit"})
    assert {error.code for error in refusal.value.errors} >= {
        "date_of_birth_missing",
        "iban_missing",
        "mandate_missing",
    }
    assert queries.view(token=token(offer), now=now).status == "sent"


def test_only_tariffs_of_the_offer_are_accepted(now: datetime) -> None:
    offer = sent(now)
    assert refused(lambda: accepted(offer, now, product_code="waermestrom")) == (422, "validation_failed")


def test_a_draft_and_a_withdrawn_offer_have_no_page(now: datetime) -> None:
    draft = drafted(now)
    assert refused(lambda: queries.view(token=token(draft), now=now)) == (410, "link_not_usable")
    offer = sent(now)
    drafting.withdraw_offer(
        caller=CLERK,
        offer_number=offer.offer_number,
        step=OfferStep(version=offer.version, reason="Preisfehler"),
        idempotency=None,
        now=now,
    )
    assert refused(lambda: queries.view(token=token(offer), now=now)) == (410, "link_not_usable")
    forged = f"{offer.offer_number}.forged"
    assert refused(lambda: queries.view(token=forged, now=now)) == (410, "link_not_usable")


def test_a_customer_may_decline(now: datetime) -> None:
    offer = sent(now)
    refusal = OfferRefusal(token=token(offer), reason="Zu teuer")
    assert answering.decline_offer(refusal=refusal, now=now).status == "declined"
    assert refused(lambda: accepted(offer, now)) == (409, "offer_not_open")


def test_drafts_are_changed_and_sent_offers_are_not(now: datetime) -> None:
    draft = drafted(now)
    quote = quoted(now, consumption=3000)
    change = OfferChange.model_validate({"version": 1, **terms(quote)})
    changed = drafting.change_offer(
        caller=CLERK, offer_number=draft.offer_number, change=change, idempotency=None, now=now
    )
    assert (changed.version, changed.asked.consumption) == (2, 3000)
    offer = sent(now)
    late = OfferChange.model_validate({"version": offer.version, **terms(quote)})
    assert refused(
        lambda: drafting.change_offer(
            caller=CLERK, offer_number=offer.offer_number, change=late, idempotency=None, now=now
        )
    ) == (409, "offer_not_open")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"valid_until": date(2026, 11, 22)}, "expiry_in_the_past"),
        ({"valid_until": date(2027, 6, 1)}, "validity_too_long"),
        ({"product_codes": ["gibt-es-nicht"]}, "product_not_offered"),
        ({"supply_address": address(postcode="01067", town="Dresden")}, "quote_differs"),
    ],
)
def test_an_offer_says_only_what_can_be_kept(now: datetime, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Problem) as refusal:
        drafted(now, **changes)
    assert [error.code for error in refusal.value.errors] == [code]


def test_staff_of_another_brand_find_no_offer(now: datetime) -> None:
    offer = sent(now)
    stranger = Caller(audience="staff", login_id="c", roles=frozenset({"sparwatt.clerk"}))
    assert refused(
        lambda: queries.offer_for_staff(caller=stranger, offer_number=offer.offer_number, now=now)
    ) == (404, "not_found")


def test_a_sent_offer_is_sent_again_and_stays_as_it_is(now: datetime) -> None:
    offer = sent(now)
    again = drafting.send_offer_again(
        caller=CLERK,
        offer_number=offer.offer_number,
        step=OfferStep(version=offer.version),
        idempotency=None,
        now=now,
    )
    assert (again.status, again.terms, again.history[-1].note) == (offer.status, offer.terms, "sent_again")
    assert events() == ["SalesOfferSent", "SalesOfferSent"]


def test_a_draft_is_not_sent_again(now: datetime) -> None:
    draft = drafted(now)
    assert refused(
        lambda: drafting.send_offer_again(
            caller=CLERK,
            offer_number=draft.offer_number,
            step=OfferStep(version=draft.version),
            idempotency=None,
            now=now,
        )
    ) == (409, "offer_not_open")
