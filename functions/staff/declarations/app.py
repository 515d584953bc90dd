"""How staff see and decide cancellations, withdrawals and moves that the system did not carry out."""

from datetime import datetime

from wattwerk.declarations import queries
from wattwerk.declarations.operations import clarifying
from wattwerk.declarations.schemas import Confirmation, Declaration, DeclarationsQuery, Refusal
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-declarations", audience="staff", description="Cancellations, withdrawals and moves.")


@app.endpoint("GET", "/staff/declarations")
def list_declarations(query: DeclarationsQuery, caller: Caller) -> Page[Declaration]:
    """List the declarations of a brand in one status, newest first."""
    return queries.declarations_for_staff(caller=caller, query=query)


@app.endpoint("GET", "/staff/declarations/{declaration_number}")
def show_declaration(declaration_number: str, caller: Caller) -> Declaration:
    """Show a declaration with its history."""
    return queries.declaration_for_staff(caller=caller, declaration_number=declaration_number)


@app.endpoint("POST", "/staff/declarations/{declaration_number}/confirmation")
def confirm(
    declaration_number: str, body: Confirmation, caller: Caller, idempotency: Idempotency, now: datetime
) -> Declaration:
    """Carry a declaration out: for this contract, to this day."""
    return clarifying.confirm(
        caller=caller,
        declaration_number=declaration_number,
        confirmation=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/staff/declarations/{declaration_number}/rejection")
def reject(
    declaration_number: str, body: Refusal, caller: Caller, idempotency: Idempotency, now: datetime
) -> Declaration:
    """Refuse a declaration; whoever declared it is told why."""
    return clarifying.reject(
        caller=caller,
        declaration_number=declaration_number,
        refusal=body,
        idempotency=idempotency,
        now=now,
    )
