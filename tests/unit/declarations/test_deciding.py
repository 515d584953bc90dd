"""What becomes of a declaration that anybody may send."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.unit.contracts.examples import conclude, gas, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided, withdraw
from tests.unit.orders.examples import open_market, placed
from wattwerk.billing.queries import transactions_of_customer
from wattwerk.contracts import queries
from wattwerk.contracts.operations import conclusion
from wattwerk.declarations.domain.vocabulary import ClarificationReason, DeclarationStatus, Ground
from wattwerk.orders import queries as orders
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.vocabulary import CustomerType

NUMBER = "48213377"
NEW_HOME = {"street": "Lindenallee", "house_number": "4", "postcode": "10115", "town": "Berlin"}


@pytest.fixture
def anna(cloud: None) -> None:
    """Electricity since February 2026, with a first term until the end of January 2027."""
    publish_brand()
    conclude(new_contract())


def contract(now: datetime, number: str = "700123456") -> Any:
    return queries.contract(customer_number=NUMBER, contract_number=number, now=now)


def transactions() -> list[Any]:
    return [one for one in transactions_of_customer(NUMBER) if one.kind != "contract_start"]


@pytest.mark.usefixtures("anna")
def test_a_clear_cancellation_ends_the_contract_with_its_term(now: datetime) -> None:
    found = decided(cancel(now), now)
    assert (found.status, found.ends_on) == (DeclarationStatus.CONFIRMED, date(2027, 1, 31))
    assert contract(now).status == "terminated"
    assert contract(now).supply_end == date(2027, 2, 1)
    (told,) = transactions()
    assert (told.kind, told.payload["last_day_of_supply"]) == ("cancellation", "2027-01-31")
    assert told.transaction_id == found.transaction_id


@pytest.mark.usefixtures("anna")
def test_after_its_last_day_the_contract_is_over(now: datetime) -> None:
    decided(cancel(now), now)
    assert contract(datetime(2027, 1, 31, 22, tzinfo=UTC)).status == "terminated"
    assert contract(datetime(2027, 1, 31, 23, tzinfo=UTC)).status == "ended"


@pytest.mark.usefixtures("anna")
def test_a_second_delivery_decides_nothing_anew(now: datetime) -> None:
    receipt = cancel(now)
    assert decided(receipt, now) == decided(receipt, now)
    assert len(transactions()) == 1


@pytest.mark.usefixtures("anna")
def test_the_customer_number_is_enough_with_one_contract(now: datetime) -> None:
    assert decided(cancel(now, number=NUMBER), now).contract_number == "700123456"


@pytest.mark.usefixtures("anna")
def test_with_several_contracts_a_clerk_asks_which_and_none_ends_silently(now: datetime) -> None:
    conclusion.add_contract(
        new=gas(order_number="A-GAS1-0001", contract_number="700999999"),
        now=now,
    )
    found = decided(cancel(now, number=NUMBER), now)
    assert (found.status, found.reasons) == (
        DeclarationStatus.CLARIFICATION,
        [ClarificationReason.SEVERAL_CONTRACTS],
    )
    assert decided(cancel(now, number="700999999"), now).status is DeclarationStatus.CONFIRMED
    assert contract(now).status == "active"


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize(
    "changes",
    [
        {"last_name": "Meier"},
        {"number": "700123457"},
        {"number": "A-0000-0000"},
        {"number": "irgendwas"},
        {"last_name": "?"},
    ],
)
def test_what_does_not_fit_goes_to_a_clerk(now: datetime, changes: dict[str, str]) -> None:
    found = decided(cancel(now, **changes), now)
    assert (found.status, found.reasons) == (
        DeclarationStatus.CLARIFICATION,
        [ClarificationReason.NOT_IDENTIFIED],
    )
    assert found.customer_number is None
    assert contract(now).status == "active"
    assert transactions() == []


@pytest.mark.usefixtures("anna")
def test_a_contract_of_another_brand_is_not_found(now: datetime) -> None:
    publish_brand("sparwatt")
    assert decided(cancel(now, brand="sparwatt"), now).reasons == [ClarificationReason.NOT_IDENTIFIED]


@pytest.mark.usefixtures("anna")
def test_a_household_that_moves_leaves_early_when_it_names_the_new_place(now: datetime) -> None:
    moving = {"ground": Ground.MOVING, "wished_on": "2027-01-10"}
    unnamed = decided(cancel(now, **moving), now)
    assert (unnamed.status, unnamed.reasons) == (
        DeclarationStatus.CLARIFICATION,
        [ClarificationReason.NEW_ADDRESS_MISSING],
    )
    assert unnamed.ends_on == date(2027, 1, 10)
    named = decided(cancel(now, **moving, new_address=NEW_HOME), now)
    assert (named.status, named.ends_on) == (DeclarationStatus.CONFIRMED, date(2027, 1, 10))


@pytest.mark.usefixtures("anna")
def test_other_grounds_are_checked_by_a_clerk_who_sees_the_proposed_end(now: datetime) -> None:
    found = decided(cancel(now, ground=Ground.PRICE_CHANGE, wished_on="2027-01-01"), now)
    assert (found.reasons, found.ends_on) == ([ClarificationReason.CAUSE_TO_CHECK], date(2026, 12, 31))


@pytest.mark.usefixtures("anna")
def test_a_terminated_contract_is_not_terminated_again(now: datetime) -> None:
    decided(cancel(now), now)
    assert decided(cancel(now), now).reasons == [ClarificationReason.ALREADY_TERMINATED]
    assert len(transactions()) == 1


def test_a_withdrawal_in_time_undoes_the_contract(cloud: None, now: datetime) -> None:
    publish_brand()
    conclusion.conclude_from_order(
        new=new_contract(concluded_on=date(2026, 11, 20), supply_start=date(2026, 12, 10)), now=now
    )
    found = decided(withdraw(now), now)
    assert found.status is DeclarationStatus.CONFIRMED
    assert contract(now).status == "withdrawn"
    assert contract(now).supply_end == date(2026, 12, 10)
    assert [one.kind for one in transactions()] == ["withdrawal"]


@pytest.mark.usefixtures("anna")
def test_a_late_withdrawal_is_looked_at_by_a_clerk(now: datetime) -> None:
    assert decided(withdraw(now), now).reasons == [ClarificationReason.WITHDRAWAL_LATE]
    assert contract(now).status == "active"


def test_a_business_has_no_right_to_withdraw(cloud: None, now: datetime) -> None:
    publish_brand()
    bakery = new_contract(
        customer_type=CustomerType.BUSINESS, company="Bäckerei Groß OHG", concluded_on=date(2026, 11, 20)
    )
    conclusion.conclude_from_order(new=bakery, now=now)
    found = decided(withdraw(now, last_name="Chef", company="Baeckerei Gross OHG"), now)
    assert found.reasons == [ClarificationReason.NOT_A_CONSUMER]


def test_an_order_that_is_not_accepted_lapses_with_the_withdrawal(cloud: None, now: datetime) -> None:
    open_market()
    order_number = placed(now).order_number
    name = orders.placed_order(order_number).declaration.request.person.last_name
    found = decided(withdraw(now, number=order_number.lower(), last_name=name), now)
    assert (found.status, found.order_number) == (DeclarationStatus.CONFIRMED, order_number)
    assert orders.placed_order(order_number).status == "withdrawn"


@pytest.mark.usefixtures("anna")
def test_everything_is_announced_once(now: datetime) -> None:
    decided(cancel(now), now)
    announced = [item.detail_type for item in OutboxItem.scan() if item.source == "wattwerk.declarations"]
    assert sorted(announced) == ["DeclarationConfirmed", "DeclarationReceived"]
