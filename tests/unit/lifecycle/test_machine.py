"""A status machine is published only when every status is reached and every reference leads somewhere."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wattwerk.lifecycle.domain.case import Case, followed
from wattwerk.lifecycle.domain.facts import (
    CaseFacts,
    ContractLife,
    OrderWay,
    Reached,
    milestones,
    next_change,
)
from wattwerk.lifecycle.domain.faults import FaultCode, Known, faults
from wattwerk.lifecycle.domain.machine import Action, Guard, Machine, Status, StatusLabel, Transition
from wattwerk.lifecycle.domain.simulation import effects
from wattwerk.lifecycle.domain.standard import standard_machine
from wattwerk.lifecycle.domain.vocabulary import ActionKind, Bo4eStatus, GuardKind, Milestone
from wattwerk.orders.domain.order_form import OrderStatus

KNOWN = Known(
    mails=["supply_started", "status_changed"], letters=["status_letter"], interfaces=["credit_agency"]
)
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


def status(key: str, milestone: Milestone | None = None, *actions: Action) -> Status:
    label = StatusLabel(de="Geprüft", en="Checked", fr="Vérifié")
    return Status(
        key=key,
        label=label,
        customer_label=label,
        colour="#0b6b5d",
        bo4e=Bo4eStatus.IN_ARBEIT,
        milestone=milestone,
        actions=list(actions),
    )


def machine(*statuses: Status, ways: list[tuple[str, str]], initial: str = "received") -> Machine:
    return Machine(
        initial=initial,
        statuses=list(statuses),
        transitions=[Transition(source=source, target=target) for source, target in ways],
    )


class TestFaults:
    def test_the_standard_machine_has_none(self) -> None:
        assert faults(standard_machine(), KNOWN) == []

    def test_the_standard_machine_knows_credit_check_and_power_of_attorney(self) -> None:
        labels = {status.label.de for status in standard_machine().statuses}
        assert {"Kreditcheck bestanden", "Vollmacht da"} <= labels

    @pytest.mark.parametrize(
        ("faulty", "code"),
        [
            (machine(status("received"), status("checked"), ways=[]), FaultCode.UNREACHABLE),
            (machine(status("received"), status("received"), ways=[]), FaultCode.KEY_TWICE),
            (machine(status("received"), ways=[], initial="begin"), FaultCode.INITIAL_UNKNOWN),
            (machine(status("received"), ways=[("received", "gone")]), FaultCode.TRANSITION_DEAD),
            (
                machine(status("received"), ways=[("received", "received")]),
                FaultCode.TRANSITION_TO_ITSELF,
            ),
            (
                machine(
                    status("received", Milestone.ORDER_RECEIVED),
                    status("again", Milestone.ORDER_RECEIVED),
                    ways=[],
                ),
                FaultCode.MILESTONE_TWICE,
            ),
            (
                machine(
                    status("received"),
                    status("checked"),
                    ways=[("received", "checked"), ("received", "checked")],
                ),
                FaultCode.TRANSITION_TWICE,
            ),
            (
                machine(status("received", None, Action(kind=ActionKind.SEND_MAIL)), ways=[]),
                FaultCode.ACTION_INCOMPLETE,
            ),
            (
                machine(
                    status("received", None, Action(kind=ActionKind.SEND_MAIL, template="birthday")), ways=[]
                ),
                FaultCode.TEMPLATE_UNKNOWN,
            ),
            (
                machine(
                    status("received", None, Action(kind=ActionKind.CALL_INTERFACE, interface="nobody")),
                    ways=[],
                ),
                FaultCode.INTERFACE_UNKNOWN,
            ),
            (
                machine(
                    status(
                        "received",
                        None,
                        Action(kind=ActionKind.START_CHECK, check="blacklist", passed="gone"),
                    ),
                    ways=[],
                ),
                FaultCode.CHECK_LEADS_NOWHERE,
            ),
        ],
    )
    def test_each_fault_has_its_name(self, faulty: Machine, code: FaultCode) -> None:
        assert code in {fault.code for fault in faults(faulty, KNOWN)}

    def test_a_check_reaches_the_statuses_to_which_it_leads(self) -> None:
        check = Action(kind=ActionKind.START_CHECK, check="blacklist", passed="clear", failed="stopped")
        checked = machine(status("received", None, check), status("clear"), status("stopped"), ways=[])
        assert faults(checked, KNOWN) == []


ACCEPTED_CONTRACT = ContractLife("accepted", date(2026, 11, 20), date(2026, 12, 1), None)


class TestFacts:
    def test_an_order_in_clarification_was_received_as_well(self) -> None:
        way = OrderWay(((OrderStatus.CLARIFICATION, TODAY),))
        assert [one.milestone for one in milestones(way, None, today=TODAY)] == [
            Milestone.ORDER_RECEIVED,
            Milestone.ORDER_IN_CLARIFICATION,
        ]

    def test_supply_begins_on_its_day(self) -> None:
        before = milestones(None, ACCEPTED_CONTRACT, today=date(2026, 11, 30))
        assert [one.milestone for one in before] == [Milestone.CONTRACT_CONCLUDED]
        assert next_change(ACCEPTED_CONTRACT, today=date(2026, 11, 30)) == date(2026, 12, 1)
        after = milestones(None, ACCEPTED_CONTRACT, today=date(2026, 12, 1))
        assert after[-1] == Reached(Milestone.SUPPLY_STARTED, date(2026, 12, 1))

    def test_a_contract_withdrawn_before_its_start_was_never_supplied(self) -> None:
        withdrawn = ContractLife("withdrawn", date(2026, 11, 1), date(2026, 11, 20), date(2026, 11, 20))
        reached = [one.milestone for one in milestones(None, withdrawn, today=TODAY)]
        assert reached == [Milestone.CONTRACT_CONCLUDED, Milestone.CONTRACT_WITHDRAWN]


def begin() -> Case:
    return Case(order_number="A-7K2M-Q4XN", brand="musterstadt", status="received", since=NOW)


def follow(case: Case, *reached: tuple[Milestone, date]) -> tuple[Case, list[str]]:
    moved, steps = followed(
        case,
        [Reached(milestone, day) for milestone, day in reached],
        machine=standard_machine(),
        machine_version=1,
        actor="system",
        now=NOW,
        today=TODAY,
    )
    return moved, [step.status for step in steps]


RECEIVED = (Milestone.ORDER_RECEIVED, TODAY)
ACCEPTED = (Milestone.ORDER_ACCEPTED, TODAY)
CONCLUDED = (Milestone.CONTRACT_CONCLUDED, TODAY)
SUPPLIED = (Milestone.SUPPLY_STARTED, TODAY)
TERMINATED = (Milestone.CONTRACT_TERMINATED, TODAY)


class TestFollowing:
    def test_nothing_is_skipped_when_events_come_late(self) -> None:
        case, steps = follow(begin(), RECEIVED, ACCEPTED, CONCLUDED)
        assert steps == ["received", "accepted", "concluded"]
        assert follow(case, RECEIVED, ACCEPTED, CONCLUDED) == (case, [])

    def test_supply_that_begins_after_a_cancellation_leaves_the_contract_terminated(self) -> None:
        case, _ = follow(begin(), RECEIVED, ACCEPTED, CONCLUDED, TERMINATED)
        case, steps = follow(case, RECEIVED, ACCEPTED, CONCLUDED, SUPPLIED, TERMINATED)
        assert (case.status, steps) == ("terminated", [])

    def test_a_cancellation_that_was_taken_back_leads_back_and_fires_nothing(self) -> None:
        case, _ = follow(begin(), CONCLUDED, SUPPLIED, TERMINATED)
        moved, steps = followed(
            case,
            [Reached(*CONCLUDED), Reached(*SUPPLIED)],
            machine=standard_machine(),
            machine_version=1,
            actor="system",
            now=NOW,
            today=TODAY,
        )
        assert (moved.status, [step.actions for step in steps]) == ("supplied", [()])

    def test_old_facts_are_entered_without_a_mail(self) -> None:
        _, steps = followed(
            begin(),
            [Reached(Milestone.SUPPLY_STARTED, TODAY - timedelta(days=400))],
            machine=standard_machine(),
            machine_version=0,
            actor="system",
            now=NOW,
            today=TODAY,
        )
        assert [(step.late, step.actions) for step in steps] == [(True, ())]

    @settings(deadline=None)
    @given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
    def test_however_often_and_late_the_facts_are_read_the_way_is_the_same(self, cuts: list[int]) -> None:
        facts = [RECEIVED, ACCEPTED, CONCLUDED, SUPPLIED, TERMINATED]
        at_once, whole = follow(begin(), *facts)
        case, steps = begin(), []
        for cut in [*sorted(cuts), len(facts)]:
            case, further = follow(case, *facts[:cut])
            steps += further
        assert (case, steps) == (at_once, whole)


class TestSimulation:
    def test_a_guard_that_fails_is_named(self) -> None:
        expected = effects(
            standard_machine(),
            source="received",
            target="power_of_attorney",
            reached=(Milestone.ORDER_RECEIVED,),
            facts=CaseFacts(power_of_attorney=False),
        )
        assert (expected.allowed, expected.refusal) == (False, "guard_fails")
        assert [(one.guard.kind, one.holds) for one in expected.guards] == [
            (GuardKind.POWER_OF_ATTORNEY, False)
        ]

    def test_nobody_paints_an_order_green(self) -> None:
        painted = machine(
            status("received"),
            status("accepted", Milestone.ORDER_ACCEPTED),
            ways=[("received", "accepted")],
        )
        expected = effects(painted, source="received", target="accepted", reached=(), facts=CaseFacts())
        assert expected.refusal == "status_follows_fact"

    def test_mails_letters_logins_calls_and_checks_are_counted(self) -> None:
        fired = status(
            "checked",
            None,
            Action(kind=ActionKind.SEND_MAIL, template="status_changed"),
            Action(kind=ActionKind.CREATE_DOCUMENT, template="status_letter"),
            Action(kind=ActionKind.CREATE_LOGIN, invitation=True),
            Action(kind=ActionKind.CALL_INTERFACE, interface="credit_agency"),
            Action(kind=ActionKind.START_CHECK, check="interface", interface="credit_agency"),
        )
        expected = effects(
            machine(status("received"), fired, ways=[("received", "checked")]),
            source="received",
            target="checked",
            reached=(),
            facts=CaseFacts(),
        )
        counted = (expected.mails, expected.letters, expected.logins, expected.calls, expected.checks)
        assert counted == (2, 1, 1, 2, 1)

    @settings(deadline=None)
    @given(st.booleans(), st.integers(0, 3), st.sampled_from(["clerk", "administrator"]))
    def test_all_guards_have_to_hold(self, blacklisted: bool, open_checks: int, role: str) -> None:
        guarded = Machine(
            initial="received",
            statuses=[status("received"), status("checked")],
            transitions=[
                Transition(
                    source="received",
                    target="checked",
                    guards=[
                        Guard(kind=GuardKind.BLACKLIST_CLEAR),
                        Guard(kind=GuardKind.CHECKS_CLEAR),
                        Guard(kind=GuardKind.ROLE, role="administrator"),
                    ],
                )
            ],
        )
        facts = CaseFacts(blacklist_clear=not blacklisted, open_checks=open_checks, roles=[role])
        expected = effects(guarded, source="received", target="checked", reached=(), facts=facts)
        assert expected.allowed == (not blacklisted and open_checks == 0 and role == "administrator")
