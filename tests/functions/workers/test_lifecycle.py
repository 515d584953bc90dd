"""Cases follow what happens to orders and contracts, and fire what the brand has decided, once."""

import json
from datetime import date, datetime, timedelta
from typing import Any, Literal

import boto3
import pytest

from tests.conftest import load_function
from tests.functions.workers.deliveries import CONTEXT
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import decided, withdraw
from tests.unit.lifecycle.test_machine import status
from tests.unit.orders.examples import address, open_market, placed
from wattwerk.brands.domain import Interface
from wattwerk.lifecycle.domain.machine import Action, Machine, Transition
from wattwerk.lifecycle.domain.vocabulary import ActionKind, Milestone
from wattwerk.lifecycle.operations import machines
from wattwerk.lifecycle.repository import cases
from wattwerk.messaging import authoring
from wattwerk.messaging.items import MessageItem
from wattwerk.orders.operations import decision, fulfilment
from wattwerk.platform import clock, interface_calls
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.interface_calls import CallFailed, InterfaceAnswer
from wattwerk.templates import definitions
from wattwerk.templates import operations as templates
from wattwerk.templates.domain.model import About, TemplateAddress
from wattwerk.templates.schemas import OwnTemplateCreation, TemplateContent


@pytest.fixture(autouse=True)
def market(cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: now)
    boto3.client("ses").verify_email_identity(EmailAddress="post@stadtwerke-musterstadt.example")
    agency = Interface(name="credit_agency", url="https://agency.example/checks")
    open_market(automatic_acceptance=True, interfaces=(agency,))


def deliver(*kinds: str) -> list[str]:
    """Hand the events of these kinds to the worker, and return those that come back."""
    messages = [
        {"detail-type": item.detail_type, "detail": json.loads(item.detail)}
        for item in sorted(OutboxItem.scan(), key=lambda item: item.occurred_at)
        if item.detail_type in kinds
    ]
    return hand_over(messages)


def hand_over(messages: list[dict[str, Any]]) -> list[str]:
    records = [
        {
            "messageId": str(position),
            "receiptHandle": "handle",
            "body": json.dumps(message),
            "attributes": {},
            "messageAttributes": {},
            "md5OfBody": "",
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:eu-central-1:000000000000:lifecycle",
            "awsRegion": "eu-central-1",
        }
        for position, message in enumerate(messages)
    ]
    # What nothing handled at all ends the invocation, like a whole batch that comes back.
    from aws_lambda_powertools.utilities.batch.exceptions import BatchProcessingError

    try:
        answer = load_function("workers/lifecycle").handler({"Records": records}, CONTEXT)
    except BatchProcessingError:
        return [str(position) for position in range(len(records))]
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def way(order_number: str) -> list[str]:
    stored = cases.find_all(order_number)
    assert stored is not None
    return [step.status for step in stored.steps]


def results(order_number: str) -> list[tuple[str, str]]:
    stored = cases.find_all(order_number)
    assert stored is not None
    return [(run.state.value, run.result) for run in stored.runs]


def publish(*actions: Action, now: datetime, further: tuple[str, ...] = ()) -> None:
    """Publish a machine whose first status fires something."""
    machine = Machine(
        initial="received",
        statuses=[
            status("received", Milestone.ORDER_RECEIVED, *actions),
            status("accepted", Milestone.ORDER_ACCEPTED),
            *(status(key) for key in further),
        ],
        transitions=[Transition(source="received", target=key) for key in further],
    )
    machines.publish_machine(brand="musterstadt", machine=machine, author="Erika Beispiel", now=now)


def own_template(kind: Literal["mail", "letter"], about: str, now: datetime) -> None:
    """Publish a mail or letter that the brand has written itself."""
    administrator = Caller(
        audience="staff", subject="a", login_id="a", name="A", roles=frozenset({"musterstadt.administrator"})
    )
    own = definitions.define(
        caller=administrator,
        brand="musterstadt",
        creation=OwnTemplateCreation(kind=kind, key="greeting", name="Begrüßung", about=About(about)),
        idempotency=Idempotency.of(route="r", caller="a", key=f"{kind} {about}", body={}),
        now=now,
    )
    address = TemplateAddress("musterstadt", own.kind, own.key, "de")
    content = TemplateContent(subject=f"Willkommen zu {{{about}_number}}", html="<p>Schön, Sie zu sehen.</p>")
    templates.publish_content(
        address=address, content=content, model=authoring.model_of(address), author="A", now=now
    )


class TestFollowing:
    def test_an_order_goes_its_way_to_the_contract(self, now: datetime) -> None:
        number = placed(now).order_number
        assert deliver("OrderPlaced") == []
        decision.accept_automatically(order_number=number, now=now)
        fulfilment.create_contract(order_number=number, now=now)
        assert deliver("OrderAccepted", "ContractConcluded") == []
        assert way(number) == ["received", "accepted", "concluded"]
        case = cases.find(number)
        assert case is not None
        assert case.contract_number
        assert case.due_on == date(2026, 12, 8)

    def test_events_that_come_twice_or_in_another_order_change_nothing(self, now: datetime) -> None:
        number = placed(now).order_number
        decision.accept_automatically(order_number=number, now=now)
        assert deliver("OrderAccepted") == []
        assert deliver("OrderPlaced", "OrderAccepted") == []
        assert way(number) == ["received", "accepted"]

    def test_an_order_that_needs_a_clerk_is_in_clarification(self, now: datetime) -> None:
        number = placed(now, supply_address=address(street="Unbekannter Weg")).order_number
        deliver("OrderPlaced")
        assert way(number) == ["received", "clarification"]

    def test_a_withdrawal_is_seen(self, now: datetime) -> None:
        conclude(new_contract(concluded_on=now.date(), supply_start=date(2026, 12, 20)))
        deliver("ContractConcluded")
        decided(withdraw(now), now)
        assert deliver("DeclarationConfirmed") == []
        assert way("A-7K2M-Q4XN") == ["concluded", "withdrawn"]

    def test_supply_begins_with_the_hour_in_which_its_day_begins(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        conclude(new_contract(concluded_on=now.date(), supply_start=date(2026, 12, 1)))
        deliver("ContractConcluded")
        hour: list[dict[str, Any]] = [{"detail-type": "HourBegan", "detail": {"id": "every-hour"}}]
        monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat("2026-11-30T22:30:00+00:00"))
        assert hand_over(hour) == []
        assert way("A-7K2M-Q4XN") == ["concluded"]
        # Midnight in Berlin.
        monkeypatch.setattr(clock, "now", lambda: datetime.fromisoformat("2026-11-30T23:02:00+00:00"))
        assert hand_over(hour) == []
        assert way("A-7K2M-Q4XN") == ["concluded", "supplied"]
        deliver("StatusReached")
        assert results("A-7K2M-Q4XN") == [("done", "sent")]
        case = cases.find("A-7K2M-Q4XN")
        assert case is not None
        assert case.due_on is None

    def test_a_contract_that_was_taken_over_fires_nothing(self) -> None:
        conclude(new_contract())
        deliver("ContractConcluded", "StatusReached")
        assert way("A-7K2M-Q4XN") == ["concluded", "supplied"]
        assert results("A-7K2M-Q4XN") == []


class TestActions:
    def test_a_mail_is_sent_once(self, now: datetime) -> None:
        publish(Action(kind=ActionKind.SEND_MAIL, template="status_changed"), now=now)
        number = placed(now).order_number
        deliver("OrderPlaced", "StatusReached")
        assert deliver("OrderPlaced", "StatusReached", "StatusReached") == []
        assert results(number) == [("done", "sent")]
        (logged,) = MessageItem.scan()
        assert logged.kind == "status_changed"

    def test_a_letter_lies_with_the_order(self, now: datetime) -> None:
        from wattwerk.documents import queries as documents
        from wattwerk.documents.domain.ownership import Owner

        publish(Action(kind=ActionKind.CREATE_DOCUMENT, template="status_letter"), now=now)
        number = placed(now).order_number
        deliver("OrderPlaced")
        deliver("StatusReached")
        (document,) = documents.documents_of(Owner("order", number))
        assert (document.kind, results(number)) == ("status_letter", [("done", "created")])

    def test_a_brand_sends_what_it_has_written_itself(self, now: datetime) -> None:
        from wattwerk.documents import queries as documents
        from wattwerk.documents.domain.ownership import Owner

        own_template("mail", "order", now)
        own_template("letter", "order", now)
        publish(
            Action(kind=ActionKind.SEND_MAIL, template="own.greeting"),
            Action(kind=ActionKind.CREATE_DOCUMENT, template="own.greeting"),
            now=now,
        )
        number = placed(now).order_number
        deliver("OrderPlaced", "StatusReached")
        assert deliver("StatusReached") == []
        assert results(number) == [("done", "sent"), ("done", "created")]
        (document,) = documents.documents_of(Owner("order", number))
        assert (document.kind, document.title) == ("own_letter", f"Willkommen zu {number}")
        (logged,) = MessageItem.scan()
        assert logged.kind == "own"

    def test_what_speaks_of_a_contract_waits_for_one(self, now: datetime) -> None:
        own_template("mail", "contract", now)
        publish(Action(kind=ActionKind.SEND_MAIL, template="own.greeting"), now=now)
        number = placed(now).order_number
        deliver("OrderPlaced")
        assert deliver("StatusReached") == []
        assert results(number) == [("failed", "record_missing")]

    def test_nobody_gets_a_login_before_there_is_a_customer_number(self, now: datetime) -> None:
        publish(Action(kind=ActionKind.CREATE_LOGIN), now=now)
        number = placed(now).order_number
        deliver("OrderPlaced")
        assert deliver("StatusReached") == []
        assert results(number) == [("failed", "customer_missing")]

    def test_an_interface_that_cannot_be_reached_is_called_again(
        self, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls: list[str] = []

        def call(url: str, *, delivery: str, content: dict[str, Any], **_: Any) -> InterfaceAnswer:
            calls.append(delivery)
            if len(calls) == 1:
                raise CallFailed("interface_unreachable", temporary=True)
            assert {"order_number", "status", "bo4e_status"} <= set(content)
            return InterfaceAnswer(204, None)

        monkeypatch.setattr(interface_calls, "call", call)
        publish(Action(kind=ActionKind.CALL_INTERFACE, interface="credit_agency"), now=now)
        number = placed(now).order_number
        deliver("OrderPlaced")
        assert deliver("StatusReached") == ["0"]
        assert results(number) == [("failed", "interface_unreachable")]
        assert deliver("StatusReached") == []
        assert results(number) == [("done", "answered_204")]
        assert calls == [f"{number}.1.0"] * 2

    @pytest.mark.parametrize(("verdict", "reached"), [(True, "clear"), (False, "stopped")])
    def test_a_check_leads_on(
        self, now: datetime, verdict: bool, reached: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(interface_calls, "call", lambda *_, **__: InterfaceAnswer(200, verdict))
        check = Action(
            kind=ActionKind.START_CHECK,
            check="interface",
            interface="credit_agency",
            passed="clear",
            failed="stopped",
        )
        publish(check, now=now, further=("clear", "stopped"))
        number = placed(now).order_number
        deliver("OrderPlaced")
        deliver("StatusReached")
        assert way(number) == ["received", reached]

    def test_a_clear_blacklist_lets_pass(self, now: datetime) -> None:
        check = Action(kind=ActionKind.START_CHECK, check="blacklist", passed="clear")
        publish(check, now=now, further=("clear",))
        number = placed(now).order_number
        deliver("OrderPlaced")
        deliver("StatusReached")
        assert (way(number), results(number)) == (["received", "clear"], [("done", "check_passed")])


@pytest.mark.usefixtures("pools")
class TestLogins:
    def test_a_status_creates_the_login_where_the_brand_wants_so(self, now: datetime) -> None:
        publish_brand(accounts={"creation": "status"})
        machine = Machine(
            initial="concluded",
            statuses=[
                status(
                    "concluded",
                    Milestone.CONTRACT_CONCLUDED,
                    Action(kind=ActionKind.CREATE_LOGIN, invitation=False),
                )
            ],
            transitions=[],
        )
        machines.publish_machine(brand="musterstadt", machine=machine, author="Erika", now=now)
        conclude(new_contract(concluded_on=now.date(), supply_start=now.date() + timedelta(days=20)))
        deliver("ContractConcluded")
        deliver("StatusReached")
        assert results("A-7K2M-Q4XN") == [("done", "login_created")]
        (created,) = (item for item in OutboxItem.scan() if item.detail_type == "PortalLoginCreated")
        assert json.loads(created.detail)["invited"] is False
