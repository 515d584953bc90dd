"""Mails about SEPA mandates."""

from wattwerk.billing.schemas.changes import MandateRequest
from wattwerk.customers.schemas import Customer
from wattwerk.messaging.domain import Action, Content, Fact, MailKind
from wattwerk.messaging.wording import Wording


def mandate_requested(
    customer: Customer, request: MandateRequest, *, address: str, words: Wording
) -> Content:
    """Return the mail that asks a customer to grant the mandate that staff noted."""
    kind = MailKind.MANDATE_REQUESTED.value
    return Content(
        kind=MailKind.MANDATE_REQUESTED,
        language=words.language,
        subject=words(f"{kind}.subject"),
        preview=words(f"{kind}.preview"),
        heading=words(f"{kind}.heading"),
        salutation=words.greeting(customer),
        paragraphs=words.lines(f"{kind}.paragraphs"),
        facts=(
            Fact(words("request_details.account_holder"), request.account_holder),
            Fact(words("request_details.iban"), request.iban_masked),
            Fact(words("request_details.account"), request.account_number),
        ),
        action=Action(words(f"{kind}.action"), address, spelled_out=True),
        small_print=words.lines(f"{kind}.small_print", until=words.moment(request.valid_until)),
    )
