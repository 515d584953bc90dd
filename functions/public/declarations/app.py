"""Cancel and withdraw without signing in; anonymous, from any website that embeds the order funnel."""

from datetime import datetime

from wattwerk.declarations.operations import receiving
from wattwerk.declarations.schemas import (
    CancellationRequest,
    DeclarationReceipt,
    ReceiptQuery,
    WithdrawalRequest,
)
from wattwerk.documents.schemas import DownloadLink
from wattwerk.platform.api import Api, Limit
from wattwerk.platform.idempotency import Idempotency

app = Api("public-declarations", audience="anonymous", description="Cancel a contract, or withdraw from it.")

# Per network address. Nobody declares more often, not even for a whole house.
DECLARATIONS = Limit(10)
RECEIPTS = Limit(30)


@app.endpoint("POST", "/public/cancellations", status=201, limit=DECLARATIONS)
def cancel(body: CancellationRequest, idempotency: Idempotency, now: datetime) -> DeclarationReceipt:
    """Cancel a contract (§ 312k BGB).

    The answer confirms content, date and time of the declaration, and so does a mail at once. It is
    the same whether or not there is such a contract; the end of the contract is confirmed to the
    customer by a further mail.
    """
    return receiving.receive_cancellation(request=body, idempotency=idempotency, now=now)


@app.endpoint("POST", "/public/withdrawals", status=201, limit=DECLARATIONS)
def withdraw(body: WithdrawalRequest, idempotency: Idempotency, now: datetime) -> DeclarationReceipt:
    """Withdraw from a contract or an order (§ 356a BGB).

    The answer confirms content, date and time of the declaration, and so does a mail at once. It is
    the same whether or not there is such a contract.
    """
    return receiving.receive_withdrawal(request=body, idempotency=idempotency, now=now)


@app.endpoint("POST", "/public/declarations/{declaration_number}/receipt-links", limit=RECEIPTS)
def receipt_link(declaration_number: str, body: ReceiptQuery, now: datetime) -> DownloadLink:
    """Get the receipt as a PDF file; the link holds for a few minutes."""
    # Few ask for the file, and the renderer takes as long to load as all the rest.
    from wattwerk.messaging import declarations

    return declarations.receipt_link(
        declaration_number=declaration_number, receipt_key=body.receipt_key, now=now
    )
