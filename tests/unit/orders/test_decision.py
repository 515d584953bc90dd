"""Staff accept or reject an order; of two who do so at once, one wins and the other is told."""

from datetime import date, datetime, timedelta

import pytest

from tests.unit.orders.examples import address, events, open_market, placed
from wattwerk.brands import queries as brands
from wattwerk.documents import operations as documents
from wattwerk.documents.domain.letter import DocumentKind, Letter
from wattwerk.documents.domain.ownership import Owner
from wattwerk.orders import queries
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.orders.items import AcceptanceItem
from wattwerk.orders.operations import decision as decisions
from wattwerk.orders.schemas.orders import Decision, Order, OrdersQuery
from wattwerk.platform import identifiers
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.customer_collection import NumberReservation
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import AlreadyAnswered

pytestmark = pytest.mark.usefixtures("market")


def staff(name: str, role: str) -> Caller:
    return Caller(
        audience="staff",
        subject=f"subject-{name}",
        login_id=f"login-{name}",
        name=name,
        roles=frozenset({role}),
    )


ANNA = staff("anna", "musterstadt.clerk")
BERND = staff("bernd", "musterstadt.administrator")
STRANGER = staff("carla", "sparwatt.clerk")


@pytest.fixture
def market(cloud: None) -> None:
    open_market()


def accept(
    order_number: str, now: datetime, *, caller: Caller = ANNA, version: int = 1, reason: str = ""
) -> Order:
    return decisions.accept_order(
        caller=caller,
        order_number=order_number,
        decision=Decision(version=version, reason=reason),
        now=now,
        idempotency=None,
    )


def reject(order_number: str, now: datetime, *, caller: Caller = ANNA, version: int = 1) -> Order:
    return decisions.reject_order(
        caller=caller,
        order_number=order_number,
        decision=Decision(version=version, reason="Zähler gehört zu einer anderen Wohnung"),
        now=now,
        idempotency=None,
    )


class TestAcceptance:
    def test_concludes_the_contract_under_reserved_numbers(self, now: datetime) -> None:
        order = accept(placed(now).order_number, now)
        assert order.status is OrderStatus.ACCEPTED
        assert order.version == 2
        assert order.customer_number
        assert order.contract_number
        assert events() == ["OrderAccepted", "OrderPlaced"]
        assert queries.order(order.order_number) == order

    def test_is_on_record_with_who_did_it(self, now: datetime) -> None:
        reason = "Adresse telefonisch geklärt"
        order = accept(placed(now).order_number, now + timedelta(minutes=5), reason=reason)
        last = order.history[-1]
        assert (last.status, last.actor, last.note) == ("accepted", "anna", reason)

    def test_leaves_the_declaration_in_text_form(self, now: datetime) -> None:
        order = accept(placed(now).order_number, now)
        (stored,) = AcceptanceItem.query(
            f"ORDER#{order.order_number}", AcceptanceItem.sk == "ORDER#ACCEPTANCE"
        )
        assert f"Wir nehmen Ihren Auftrag {order.order_number} vom 23. November 2026 an." in stored.content

    def test_a_number_that_is_taken_is_replaced_by_another(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        NumberReservation("NUMBER#CUSTOMER#11111111", "RESERVATION").save()
        numbers = iter(["11111111", "2222222222", "333333333", "44444444", "5555555555", "666666666"])
        monkeypatch.setattr(identifiers, "digits", lambda length: next(numbers))
        order = accept(placed(now).order_number, now)
        assert (order.customer_number, order.contract_number) == ("44444444", "666666666")

    def test_does_not_accept_twice(self, now: datetime) -> None:
        number = placed(now).order_number
        accept(number, now)
        with pytest.raises(Problem) as refusal:
            accept(number, now, version=2)
        assert (refusal.value.status, refusal.value.code) == (409, "order_already_decided")

    def test_repeated_by_a_lost_answer_gets_the_same_answer(self, now: datetime) -> None:
        number = placed(now).order_number
        key = Idempotency.of(route="POST acceptance", caller="anna", key="1", body={"version": 1})
        first = decisions.accept_order(
            caller=ANNA, order_number=number, decision=Decision(version=1), now=now, idempotency=key
        )
        assert key.stored_answer() == first.model_dump(mode="json")


class TestExpectedStart:
    def test_stays_when_it_can_be_kept(self, now: datetime) -> None:
        start = {"reason": "supplier_switch", "desired_date": "2027-01-01"}
        order = accept(placed(now, start=start).order_number, now + timedelta(days=10))
        assert order.supply_start == date(2027, 1, 1)

    def test_moves_behind_the_withdrawal_period_that_begins_with_acceptance(self, now: datetime) -> None:
        number = placed(now).order_number
        assert queries.order(number).supply_start == date(2026, 12, 8)
        order = accept(number, now + timedelta(days=7))
        assert order.supply_start == date(2026, 12, 15)
        assert order.history[-1].note == "supply_start 2026-12-08 → 2026-12-15"

    def test_is_never_in_the_past_however_long_the_order_waited(self, now: datetime) -> None:
        start = {"reason": "supplier_switch", "early_start_demanded": True}
        number = placed(now, start=start).order_number
        order = accept(number, now + timedelta(days=30))
        assert order.supply_start > (now + timedelta(days=30)).date()


class TestTwoAtOnce:
    def test_who_looked_at_an_older_version_is_told(self, now: datetime) -> None:
        number = placed(now).order_number
        accept(number, now, caller=ANNA)
        with pytest.raises(Problem) as refusal:
            accept(number, now, caller=BERND)
        assert (refusal.value.status, refusal.value.code) == (409, "changed_meanwhile")

    @pytest.mark.parametrize("second", [accept, reject])
    def test_whoever_writes_second_is_told_and_changes_nothing(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch, second: object
    ) -> None:
        """Both have read the order before either of them writes."""
        number = placed(now).order_number
        read_by_bernd = queries.placed_order(number)
        winner = accept(number, now, caller=ANNA)
        monkeypatch.setattr(decisions.queries, "placed_order", lambda order_number: read_by_bernd)
        with pytest.raises(Problem) as refusal:
            second(number, now, caller=BERND)  # type: ignore[operator]
        assert (refusal.value.status, refusal.value.code) == (409, "changed_meanwhile")
        monkeypatch.undo()
        assert queries.order(number) == winner
        assert events() == ["OrderAccepted", "OrderPlaced"]

    def test_a_repetition_of_the_winner_is_no_conflict(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        number = placed(now).order_number
        read_before = queries.placed_order(number)
        key = Idempotency.of(route="POST acceptance", caller="anna", key="1", body={"version": 1})
        wanted = {"caller": ANNA, "order_number": number, "decision": Decision(version=1), "now": now}
        decisions.accept_order(**wanted, idempotency=key)
        monkeypatch.setattr(decisions.queries, "placed_order", lambda order_number: read_before)
        with pytest.raises(AlreadyAnswered):
            decisions.accept_order(**wanted, idempotency=key)


class TestRejection:
    def test_is_on_record_and_announced(self, now: datetime) -> None:
        order = reject(placed(now).order_number, now)
        assert order.status is OrderStatus.REJECTED
        assert order.history[-1].note == "Zähler gehört zu einer anderen Wohnung"
        assert order.customer_number is None
        assert events() == ["OrderPlaced", "OrderRejected"]

    def test_an_accepted_order_cannot_be_rejected(self, now: datetime) -> None:
        number = placed(now).order_number
        accept(number, now)
        with pytest.raises(Problem) as refusal:
            reject(number, now, version=2)
        assert refusal.value.code == "order_already_decided"


class TestDocuments:
    def test_that_were_issued_are_listed_with_the_order(self, now: datetime) -> None:
        number = placed(now).order_number
        issued = documents.issue(
            Letter(
                kind=DocumentKind.ORDER_CONFIRMATION,
                language="de",
                title="Ihr Auftrag",
                issued_on=now.date(),
            ),
            brand=brands.brand("musterstadt"),
            owner=Owner("order", number),
            reference=number,
            file_name=f"Auftrag-{number}",
            now=now,
        )
        order = queries.order_for_staff(caller=ANNA, order_number=number)
        assert order.document_ids == [issued.document.document_id]


class TestOtherBrands:
    def test_staff_of_another_brand_neither_see_nor_decide(self, now: datetime) -> None:
        number = placed(now).order_number
        for attempt in (
            lambda: queries.order_for_staff(caller=STRANGER, order_number=number),
            lambda: accept(number, now, caller=STRANGER),
            lambda: reject(number, now, caller=STRANGER),
            lambda: queries.orders_for_staff(caller=STRANGER, query=OrdersQuery(brand="musterstadt")),
        ):
            with pytest.raises(Problem) as refusal:
                attempt()
            assert refusal.value.status == 404
        assert queries.order(number).status is OrderStatus.RECEIVED


class TestList:
    def test_is_newest_first_and_paged(self, now: datetime) -> None:
        numbers = [placed(now + timedelta(minutes=minute)).order_number for minute in range(5)]
        first = queries.orders_for_staff(caller=ANNA, query=OrdersQuery(brand="musterstadt", limit=3))
        rest = queries.orders_for_staff(
            caller=ANNA, query=OrdersQuery(brand="musterstadt", limit=3, cursor=first.next_cursor)
        )
        assert [line.order_number for line in [*first.items, *rest.items]] == numbers[::-1]
        assert rest.next_cursor is None

    def test_filters_by_status(self, now: datetime) -> None:
        waiting = placed(now, supply_address=address(town="Hamburg")).order_number
        accepted = placed(now).order_number
        accept(accepted, now)

        def in_status(status: OrderStatus) -> list[str]:
            query = OrdersQuery(brand="musterstadt", status=status)
            return [line.order_number for line in queries.orders_for_staff(caller=ANNA, query=query).items]

        assert in_status(OrderStatus.CLARIFICATION) == [waiting]
        assert in_status(OrderStatus.ACCEPTED) == [accepted]
        assert in_status(OrderStatus.RECEIVED) == []

    def test_a_cursor_of_another_list_is_refused(self, now: datetime) -> None:
        for minute in range(2):
            placed(now + timedelta(minutes=minute))
        cursor = queries.orders_for_staff(
            caller=ANNA, query=OrdersQuery(brand="musterstadt", limit=1)
        ).next_cursor
        wrong = OrdersQuery(brand="musterstadt", status=OrderStatus.RECEIVED, cursor=cursor)
        with pytest.raises(Problem) as refusal:
            queries.orders_for_staff(caller=ANNA, query=wrong)
        assert refusal.value.errors[0].code == "cursor_invalid"
