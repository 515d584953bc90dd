"""Staff see and move cases; administrators decide which statuses there are and what they fire."""

from datetime import datetime

from wattwerk.lifecycle import queries
from wattwerk.lifecycle.domain.simulation import Effects
from wattwerk.lifecycle.operations import machines, moving, repeating, templates
from wattwerk.lifecycle.schemas import (
    Case,
    CaseNumbers,
    CasesQuery,
    CaseStatusChange,
    CaseStatuses,
    CaseSummary,
    MachineChange,
    MachinePublication,
    MachineRestoration,
    MachineRevision,
    MachineRevisionsQuery,
    MachineState,
    Simulation,
)
from wattwerk.platform.api import Api, whole_number
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import not_found
from wattwerk.platform.schema import Page
from wattwerk.templates.domain.model import TemplateKind

app = Api("staff-lifecycle", audience="staff", description="Statuses of orders and contracts.")


@app.endpoint("GET", "/staff/brands/{brand_id}/status-machine")
def status_machine(brand_id: str, caller: Caller) -> MachineState:
    """Show the statuses of a brand, the ways between them, and what entering one fires."""
    return queries.machine_state(caller=caller, brand=brand_id)


@app.endpoint("PUT", "/staff/brands/{brand_id}/status-machine/draft")
def save_draft(brand_id: str, body: MachineChange, caller: Caller, now: datetime) -> MachineState:
    """Save the draft. It may have faults; the answer names them."""
    return machines.save_draft(caller=caller, brand=brand_id, change=body, now=now)


@app.endpoint("DELETE", "/staff/brands/{brand_id}/status-machine/draft")
def discard_draft(brand_id: str, caller: Caller, now: datetime) -> MachineState:
    """Forget the draft."""
    return machines.discard_draft(caller=caller, brand=brand_id, now=now)


@app.endpoint("POST", "/staff/brands/{brand_id}/status-machine/publication")
def publish(
    brand_id: str, body: MachinePublication, caller: Caller, idempotency: Idempotency, now: datetime
) -> MachineState:
    """Publish the draft. Faults refuse it: a status that nothing reaches, a reference to nothing."""
    return machines.publish_draft(
        caller=caller, brand=brand_id, publication=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/brands/{brand_id}/status-machine/revisions")
def revisions(brand_id: str, query: MachineRevisionsQuery, caller: Caller) -> Page[MachineRevision]:
    """List what was published when, by whom."""
    return queries.revisions(caller=caller, brand=brand_id, query=query)


@app.endpoint("POST", "/staff/brands/{brand_id}/status-machine/revisions/{version}/restoration")
def restore(
    brand_id: str,
    version: str,
    body: MachineRestoration,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> MachineState:
    """Publish an older version again."""
    return machines.restore_revision(
        caller=caller,
        brand=brand_id,
        version=whole_number(version, "revision"),
        restoration=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/staff/brands/{brand_id}/status-simulations")
def simulate(brand_id: str, body: Simulation, caller: Caller, now: datetime) -> Effects:
    """Show what a change of status would fire, for a case or an imagined one. Nothing is changed."""
    return queries.simulate(caller=caller, brand=brand_id, simulation=body, now=now)


@app.endpoint("GET", "/staff/cases")
def list_cases(query: CasesQuery, caller: Caller) -> Page[CaseSummary]:
    """List the cases of a brand in one status, those that entered it last first."""
    return queries.cases_for_staff(caller=caller, query=query)


@app.endpoint("POST", "/staff/case-statuses")
def case_statuses(body: CaseNumbers, caller: Caller) -> CaseStatuses:
    """Show the statuses of up to 100 orders, for lists."""
    return queries.statuses(caller=caller, numbers=body)


@app.endpoint("GET", "/staff/cases/{order_number}")
def show_case(order_number: str, caller: Caller, now: datetime) -> Case:
    """See where an order or its contract stands, how it came there, and where it can be moved."""
    return queries.case_for_staff(caller=caller, order_number=order_number, now=now)


@app.endpoint("POST", "/staff/cases/{order_number}/status")
def change_status(order_number: str, body: CaseStatusChange, caller: Caller, now: datetime) -> Case:
    """Move a case by hand.

    Refused with 409 `transition_not_allowed`, `status_follows_fact` (accept the order instead of
    painting it green), `guard_fails`, or `changed_meanwhile`.
    """
    moving.change_status(caller=caller, order_number=order_number, change=body, now=now)
    return queries.case_for_staff(caller=caller, order_number=order_number, now=now)


@app.endpoint("POST", "/staff/cases/{order_number}/actions/{step}/{position}/repetition")
def repeat_action(order_number: str, step: str, position: str, caller: Caller, now: datetime) -> Case:
    """Have an action that failed carried out again."""
    repeating.repeat(
        caller=caller,
        order_number=order_number,
        step=whole_number(step, "action"),
        position=whole_number(position, "action"),
        now=now,
    )
    return queries.case_for_staff(caller=caller, order_number=order_number, now=now)


@app.endpoint("DELETE", "/staff/brands/{brand_id}/templates/{template_kind}/{template_key}")
def remove_template(
    brand_id: str, template_kind: str, template_key: str, caller: Caller, now: datetime
) -> None:
    """Remove one of the brand's own mails or letters. No status may send it, no draft of one either."""
    if template_kind not in (TemplateKind.MAIL, TemplateKind.LETTER):
        raise not_found("template")
    templates.remove_template(
        caller=caller, brand=brand_id, kind=TemplateKind(template_kind), key=template_key, now=now
    )
