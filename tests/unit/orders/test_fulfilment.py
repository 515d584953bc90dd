"""From an accepted order to a contract: exactly once, whatever is lost, repeated or out of order."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.orders.examples import address, events, open_market, person, placed, quoted, request
from wattwerk.contracts.operations import conclusion
from wattwerk.customers import queries as customers
from wattwerk.orders import queries, repository
from wattwerk.orders.domain.new_contract import new_contract
from wattwerk.orders.domain.order_form import OrderStatus
from wattwerk.orders.operations import decision, fulfilment, submission
from wattwerk.orders.schemas.orders import Decision
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction, WriteConflict

CLERK = Caller(audience="staff", subject="s1", login_id="anna", roles=frozenset({"musterstadt.clerk"}))


@pytest.fixture
def market(cloud: None) -> None:
    open_market()


@pytest.fixture
def automatic_market(cloud: None) -> None:
    open_market(automatic_acceptance=True)


def accept(number: str, now: datetime) -> str:
    decision.accept_order(
        caller=CLERK, order_number=number, decision=Decision(version=1), now=now, idempotency=None
    )
    return number


def accepted(now: datetime) -> str:
    return accept(placed(now).order_number, now)


class PowerCut(Exception):
    """The function is stopped in the middle of its work."""


def power_cut(*args: object, **kwargs: object) -> None:
    raise PowerCut


def conflicting(transaction: Transaction) -> None:
    raise WriteConflict(None)


@pytest.mark.usefixtures("automatic_market")
class TestAutomaticAcceptance:
    def test_accepts_what_leaves_no_question_open(self, now: datetime) -> None:
        number = placed(now).order_number
        decision.accept_automatically(order_number=number, now=now)
        order = queries.order(number)
        assert order.status is OrderStatus.ACCEPTED
        assert order.history[-1].actor == "system"

    def test_leaves_open_checks_to_a_clerk(self, now: datetime) -> None:
        number = placed(now, supply_address=address(town="Hamburg")).order_number
        decision.accept_automatically(order_number=number, now=now)
        assert queries.order(number).status is OrderStatus.CLARIFICATION

    def test_a_clerk_who_is_faster_has_decided(self, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
        """The clerk accepts while the order is being accepted automatically."""
        number = placed(now).order_number
        reserve = decision.customers.reserve_customer_number

        def overtaken(**arguments: Any) -> str:
            monkeypatch.setattr(decision.customers, "reserve_customer_number", reserve)
            accept(number, now)
            return reserve(**arguments)

        monkeypatch.setattr(decision.customers, "reserve_customer_number", overtaken)
        decision.accept_automatically(order_number=number, now=now)
        assert [event.actor for event in queries.order(number).history] == ["prospect", "anna"]
        assert events().count("OrderAccepted") == 1

    def test_a_write_that_fails_for_another_reason_is_repeated(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        number = placed(now).order_number
        with monkeypatch.context() as conflict:
            conflict.setattr(Transaction, "commit", conflicting)
            with pytest.raises(Problem):
                decision.accept_automatically(order_number=number, now=now)
        decision.accept_automatically(order_number=number, now=now)
        assert queries.order(number).status is OrderStatus.ACCEPTED

    def test_a_second_delivery_changes_nothing(self, now: datetime) -> None:
        number = placed(now).order_number
        decision.accept_automatically(order_number=number, now=now)
        first = queries.order(number)
        decision.accept_automatically(order_number=number, now=now + timedelta(minutes=1))
        assert queries.order(number) == first
        assert events().count("OrderAccepted") == 1

    def test_a_late_delivery_after_a_clerk_and_the_contract_changes_nothing(self, now: datetime) -> None:
        """OrderAccepted has been handled before OrderPlaced arrives."""
        number = accepted(now)
        fulfilment.create_contract(order_number=number, now=now)
        first = queries.order(number)
        decision.accept_automatically(order_number=number, now=now)
        assert queries.order(number) == first


@pytest.mark.usefixtures("market")
class TestWithoutAutomaticAcceptance:
    def test_an_order_waits_for_a_clerk(self, now: datetime) -> None:
        number = placed(now).order_number
        decision.accept_automatically(order_number=number, now=now)
        assert queries.order(number).status is OrderStatus.RECEIVED


@pytest.mark.usefixtures("market")
class TestContract:
    def test_comes_from_the_order_with_everything_it_says(self, now: datetime) -> None:
        number = accepted(now)
        new = new_contract(queries.placed_order(number))
        assert new.order_number == number
        assert (new.last_name, new.supply_address.street) == ("Müller-Lüdenscheidt", "Schloßstr.")
        assert new.billing_address == new.supply_address
        assert (new.yearly_price, new.energy_price) == (Decimal("967.28"), Decimal("32.48"))
        assert (new.consumption, new.market_location) == (2500, "41373559241")
        assert (new.iban, new.account_holder) == ("DE02120300000000202051", "Jörg Müller-Lüdenscheidt")
        assert new.mandate_reference
        assert new.mandate_granted_at == now
        assert new.concluded_on == now.date()

    def test_is_created_and_marked(self, now: datetime) -> None:
        number = accepted(now)
        fulfilment.create_contract(order_number=number, now=now)
        order = queries.order(number)
        assert order.status is OrderStatus.CONTRACT_CREATED
        assert [event.status for event in order.history] == ["received", "accepted", "contract_created"]
        assert order.customer_number
        assert customers.customer(order.customer_number).last_name == "Müller-Lüdenscheidt"

    def test_of_a_business_is_the_company_s_at_net_prices(self, now: datetime) -> None:
        business = {
            "customer_type": "business",
            "person": person(company="Bäckerei Öttinger GmbH", date_of_birth=None),
        }
        wanted = request(quoted(now, customer_type="business"), **business)
        receipt = submission.place_order(request=wanted, now=now, idempotency=None)
        number = accept(receipt.order_number, now)
        new = new_contract(queries.placed_order(number))
        assert (new.company, new.account_holder) == ("Bäckerei Öttinger GmbH", "Bäckerei Öttinger GmbH")
        assert new.yearly_price == Decimal("812.84")

    def test_a_second_delivery_creates_nothing_more(self, now: datetime) -> None:
        number = accepted(now)
        fulfilment.create_contract(order_number=number, now=now)
        first, published = queries.order(number), events()
        fulfilment.create_contract(order_number=number, now=now + timedelta(minutes=1))
        assert queries.order(number) == first
        assert events() == published

    def test_is_never_created_for_an_order_that_nobody_accepted(self, now: datetime) -> None:
        number = placed(now).order_number
        with pytest.raises(Problem):
            fulfilment.create_contract(order_number=number, now=now)
        assert "ContractConcluded" not in events()

    def test_of_an_unknown_order_fails_and_is_repeated(self, now: datetime) -> None:
        with pytest.raises(Problem):
            fulfilment.create_contract(order_number="A-0000-0000", now=now)


@pytest.mark.usefixtures("market")
class TestTimeOut:
    """A function that is stopped in the middle; its message comes again."""

    def test_between_contract_and_mark(self, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
        number = accepted(now)
        with monkeypatch.context() as cut:
            cut.setattr(repository, "change", power_cut)
            with pytest.raises(PowerCut):
                fulfilment.create_contract(order_number=number, now=now)
        assert queries.order(number).status is OrderStatus.ACCEPTED
        self.completes_once(number, now)

    def test_before_the_contract(self, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
        number = accepted(now)
        with monkeypatch.context() as cut:
            cut.setattr(conclusion, "conclude_from_order", power_cut)
            with pytest.raises(PowerCut):
                fulfilment.create_contract(order_number=number, now=now)
        assert "ContractConcluded" not in events()
        self.completes_once(number, now)

    def test_while_another_delivery_overtakes(self, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
        """Two deliveries at once: the other one finishes while this one has concluded."""
        number = accepted(now)
        conclude = conclusion.conclude_from_order

        def overtaken(**arguments: object) -> None:
            conclude(**arguments)  # type: ignore[arg-type]
            monkeypatch.setattr(conclusion, "conclude_from_order", conclude)
            fulfilment.create_contract(order_number=number, now=now)

        monkeypatch.setattr(conclusion, "conclude_from_order", overtaken)
        fulfilment.create_contract(order_number=number, now=now)
        assert queries.order(number).status is OrderStatus.CONTRACT_CREATED
        assert events().count("ContractConcluded") == 1

    def completes_once(self, number: str, now: datetime) -> None:
        for minute in (1, 2):
            fulfilment.create_contract(order_number=number, now=now + timedelta(minutes=minute))
        order = queries.order(number)
        assert order.status is OrderStatus.CONTRACT_CREATED
        assert [event.status for event in order.history].count(OrderStatus.CONTRACT_CREATED) == 1
        assert events().count("ContractConcluded") == 1


@pytest.mark.usefixtures("market")
def test_injected_text_reaches_the_contract_literally(now: datetime) -> None:
    name = "Robert'); DROP TABLE customers;-- {{7*7}}"
    number = accept(placed(now, person=person(last_name=name)).order_number, now)
    fulfilment.create_contract(order_number=number, now=now)
    customer_number = queries.order(number).customer_number
    assert customer_number
    assert customers.customer(customer_number).last_name == name
