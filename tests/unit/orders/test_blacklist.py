"""The blacklist stops orders for a clerk's look, and nobody is told but staff."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.unit.orders.examples import events, open_market, person, placed, quoted, request
from wattwerk.blacklist import operations as blacklist
from wattwerk.blacklist.schemas import NewEntry
from wattwerk.brands import operations as brand_operations
from wattwerk.brands import queries as brands
from wattwerk.brands.domain import BlacklistPolicy
from wattwerk.orders import queries
from wattwerk.orders.operations import decision, submission
from wattwerk.orders.schemas.orders import Decision, Order
from wattwerk.orders.schemas.receipt import OrderReceipt
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem

CLERK = Caller(audience="staff", login_id="clerk-1", roles=frozenset({"musterstadt.clerk"}))
pytestmark = pytest.mark.usefixtures("cloud")


def publish(now: datetime, **policy: Any) -> None:
    """Let the brand accept orders automatically, with this policy."""
    brand, settings = brands.brand("musterstadt"), brands.settings("musterstadt")
    brand_operations.publish_brand(
        brand=brand,
        settings=settings.model_copy(
            update={"automatic_acceptance": True, "blacklist": BlacklistPolicy(**policy)}
        ),
        author="test",
        now=now,
    )


def list_jörg(now: datetime, **changes: Any) -> None:
    new = {
        "brand": "musterstadt",
        "person": {
            "first_name": "Jörg",
            "last_name": "Müller-Lüdenscheidt",
            "date_of_birth": date(1979, 3, 4),
        },
        "scope": "order",
        "reason": "Offene Forderungen",
        "expires_on": date(2027, 11, 30),
        **changes,
    }
    blacklist.add_entry(caller=CLERK, new=NewEntry.model_validate(new), idempotency=None, now=now)


def ordered(now: datetime, **changes: Any) -> tuple[OrderReceipt, Order]:
    receipt = placed(now, **changes)
    return receipt, queries.order(receipt.order_number)


def accept(order: Order, now: datetime, **changes: Any) -> Order:
    wanted = Decision.model_validate({"version": order.version, **changes})
    return decision.accept_order(
        caller=CLERK, order_number=order.order_number, decision=wanted, now=now, idempotency=None
    )


def test_an_order_of_somebody_on_the_list_waits_for_a_clerk_who_sees_why(now: datetime) -> None:
    open_market()
    list_jörg(now)
    receipt, order = ordered(now, person=person(last_name="Mueller-Luedenscheid"))
    assert (order.status, order.open_checks) == ("clarification", 1)
    assert [(hit.reason, hit.score >= 90) for hit in order.blacklist_hits] == [("Offene Forderungen", True)]
    assert "blacklist" not in receipt.model_dump_json()


def test_others_are_not_touched(now: datetime) -> None:
    open_market()
    list_jörg(now)
    _, order = ordered(now, person=person(first_name="Sabine", last_name="Öztürk"))
    assert (order.status, order.blacklist_hits) == ("received", [])


def test_no_machine_accepts_or_declines_an_order_of_a_household_on_the_list(now: datetime) -> None:
    open_market()
    publish(now, automatic_rejection="businesses")
    list_jörg(now)
    _, order = ordered(now)
    decision.accept_automatically(order_number=order.order_number, now=now)
    assert queries.order(order.order_number).status == "clarification"
    assert events() == ["OrderPlaced"]


def test_a_business_is_declined_at_once_where_the_brand_has_decided_so(now: datetime) -> None:
    open_market()
    publish(now, automatic_rejection="businesses")
    list_jörg(now, person={"company": "Sonnenstrom Vertrieb GmbH"})
    order = business(now)
    decision.accept_automatically(order_number=order.order_number, now=now)
    declined = queries.order(order.order_number)
    assert (declined.status, declined.history[-1].actor, declined.history[-1].note) == (
        "rejected",
        "system",
        "blacklist",
    )


def test_a_business_waits_for_a_clerk_otherwise(now: datetime) -> None:
    open_market()
    publish(now)
    list_jörg(now, person={"company": "Sonnenstrom Vertrieb GmbH"})
    order = business(now)
    decision.accept_automatically(order_number=order.order_number, now=now)
    assert queries.order(order.order_number).status == "clarification"


def test_an_entry_for_processing_lets_the_order_in_and_stops_its_acceptance(now: datetime) -> None:
    open_market()
    publish(now)
    list_jörg(now, scope="processing")
    _, order = ordered(now)
    assert order.status == "received"
    decision.accept_automatically(order_number=order.order_number, now=now)
    stopped = queries.order(order.order_number)
    assert (stopped.status, stopped.history[-1].note) == ("clarification", "blacklist")


def test_who_is_listed_after_the_order_is_found_when_it_is_accepted(now: datetime) -> None:
    open_market()
    _, order = ordered(now)
    list_jörg(now)
    with pytest.raises(Problem) as refusal:
        accept(order, now)
    assert (refusal.value.status, refusal.value.code) == (409, "blacklisted")
    stopped = queries.order(order.order_number)
    assert (stopped.status, len(stopped.blacklist_hits)) == ("clarification", 1)


def test_a_clerk_may_accept_nevertheless_but_says_why(now: datetime) -> None:
    open_market()
    list_jörg(now)
    _, order = ordered(now)
    with pytest.raises(Problem) as refusal:
        accept(order, now, despite_blacklist=True)
    assert [error.code for error in refusal.value.errors] == ["reason_missing"]
    accepted = accept(order, now, despite_blacklist=True, reason="Grundversorgung, Forderung beglichen")
    assert (accepted.status, accepted.history[-1].note) == (
        "accepted",
        "Grundversorgung, Forderung beglichen",
    )


def business(now: datetime) -> Order:
    quote = quoted(now, customer_type="business")
    company = person(company="Sonnenstrom Vertrieb GmbH", email="s@example.org")
    receipt = submission.place_order(
        request=request(quote, customer_type="business", person=company), now=now, idempotency=None
    )
    return queries.order(receipt.order_number)
