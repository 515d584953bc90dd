"""How customers cancel, withdraw and move when they are signed in."""

from datetime import datetime

from wattwerk.declarations import queries
from wattwerk.declarations.operations import completing, declaring, taking_back
from wattwerk.declarations.schemas import (
    CancellationInPortal,
    ContractEnd,
    CustomerDeclaration,
    EndPreview,
    EndWish,
    FinalBill,
    MoveIn,
)
from wattwerk.documents.schemas import DownloadLink
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency

app = Api("portal-declarations", audience="customer", description="End your contracts, or take them along.")


@app.endpoint("GET", "/portal/contracts/{contract_number}/end")
def contract_end(contract_number: str, caller: Caller, now: datetime) -> ContractEnd:
    """Show when a contract can end, until when it can be withdrawn from, and what was declared."""
    return queries.contract_end(
        caller=caller, customer_number=caller.customer_number(), contract_number=contract_number, now=now
    )


@app.endpoint("POST", "/portal/contracts/{contract_number}/end-previews")
def preview_end(contract_number: str, body: EndWish, caller: Caller, now: datetime) -> EndPreview:
    """See on which day a cancellation would end a contract, without declaring anything."""
    return declaring.preview_end(
        caller=caller,
        customer_number=caller.customer_number(),
        contract_number=contract_number,
        wish=body,
        now=now,
    )


@app.endpoint("POST", "/portal/contracts/{contract_number}/cancellations", status=201)
def cancel_contract(
    contract_number: str,
    body: CancellationInPortal,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> CustomerDeclaration:
    """Cancel a contract, or move out.

    With a final reading, an unusual value answers 409 `reading_needs_confirmation`; nothing is
    cancelled then.
    """
    return declaring.cancel_contract(
        caller=caller,
        customer_number=caller.customer_number(),
        contract_number=contract_number,
        cancellation=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/portal/contracts/{contract_number}/withdrawals", status=201)
def withdraw_from_contract(
    contract_number: str, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerDeclaration:
    """Withdraw from a contract."""
    return declaring.withdraw_from_contract(
        caller=caller,
        customer_number=caller.customer_number(),
        contract_number=contract_number,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/portal/move-ins", status=201)
def move_in(body: MoveIn, caller: Caller, idempotency: Idempotency, now: datetime) -> CustomerDeclaration:
    """Ask for supply at a new place."""
    return declaring.move_in(
        caller=caller,
        customer_number=caller.customer_number(),
        request=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/portal/declarations/{declaration_number}/receipt-links")
def declaration_receipt_link(declaration_number: str, caller: Caller, now: datetime) -> DownloadLink:
    """Get the receipt of one's own declaration as a PDF file; the link holds for a few minutes."""
    # Few ask for the file, and the renderer takes as long to load as all the rest.
    from wattwerk.messaging import declarations

    return declarations.receipt_link_for_customer(
        caller=caller,
        customer_number=caller.customer_number(),
        declaration_number=declaration_number,
        now=now,
    )


@app.endpoint("POST", "/portal/declarations/{declaration_number}/withdrawal")
def take_back(
    declaration_number: str, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerDeclaration:
    """Take a cancellation, a withdrawal or a move back, as long as billing has not got it.

    The contract goes on as before. Works as well for what still waits for a clerk.
    """
    return taking_back.take_back_declaration(
        caller=caller,
        customer_number=caller.customer_number(),
        declaration_number=declaration_number,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/portal/declarations/{declaration_number}/final-bill", status=201)
def complete_final_bill(
    declaration_number: str, body: FinalBill, caller: Caller, idempotency: Idempotency, now: datetime
) -> CustomerDeclaration:
    """Say where the final bill of a cancelled contract goes and how it is paid."""
    return completing.complete_final_bill(
        caller=caller,
        customer_number=caller.customer_number(),
        declaration_number=declaration_number,
        final_bill=body,
        idempotency=idempotency,
        now=now,
    )
