"""What the customer with a history and somebody without a contract wrote, and one answer."""

from datetime import datetime, timedelta

from infra.demo import accounts, customer
from infra.demo.brands import MAIL_DOMAIN, MUSTERSTADT
from wattwerk.conversations import queries
from wattwerk.conversations.operations import answering, writing
from wattwerk.conversations.schemas import AnonymousMessage, Answer, ContactPerson, NewConversation
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency

CONTACT_PERSON = ContactPerson(
    name=accounts.CLERK.name, email=f"anna.clerk@musterstadt.{MAIL_DOMAIN}", phone="+49 89 99998110"
)
CUSTOMER = Caller(
    audience="customer", login_id="demo", customer_numbers=frozenset({customer.CUSTOMER_NUMBER})
)
CLERK = Caller(
    audience="staff", login_id="demo", name=accounts.CLERK.name, roles=frozenset(accounts.CLERK.roles)
)


def load(now: datetime) -> None:
    """Write, unless it was written before."""
    answering.assign_contact_person(customer_number=customer.CUSTOMER_NUMBER, person=CONTACT_PERSON)
    before = queries.conversations(caller=CUSTOMER, customer_number=customer.CUSTOMER_NUMBER)
    if not before.items:
        _write(now)


def _write(now: datetime) -> None:
    question = writing.begin(
        caller=CUSTOMER,
        customer_number=customer.CUSTOMER_NUMBER,
        new=NewConversation(
            reason="bill",
            subject="Abschlag nach der Jahresrechnung",
            text=(
                "Guten Tag,\n\nauf meiner Jahresrechnung für Gas steht eine Nachzahlung. Passen Sie den "
                "Abschlag von selbst an?\n\nViele Grüße\nMarie Müllenhoff"
            ),
            contract_number=customer.SUPPLIES[2].contract_number,
        ),
        idempotency=_once("question"),
        now=now - timedelta(days=9),
    )
    answering.answer(
        caller=CLERK,
        conversation_id=question.conversation_id,
        answer=Answer(
            version=1,
            text=(
                "Guten Tag Frau Müllenhoff,\n\nder Abschlag bleibt, wie er ist, bis Sie ihn ändern. "
                "Im Portal sehen Sie unter „Abschlag“, welcher Betrag zu Ihrem Verbrauch passt.\n\n"
                "Freundliche Grüße\nAnna Klerk"
            ),
        ),
        idempotency=_once("answer"),
        now=now - timedelta(days=8),
    )
    writing.begin(
        caller=CUSTOMER,
        customer_number=customer.CUSTOMER_NUMBER,
        new=NewConversation(
            reason="complaint",
            subject="Lange Wartezeit am Telefon",
            text="Gestern habe ich fast 40 Minuten gewartet. Das sollte besser gehen.",
        ),
        idempotency=_once("complaint"),
        now=now - timedelta(days=2),
    )
    writing.begin_anonymously(
        message=AnonymousMessage(
            brand=MUSTERSTADT.id,
            language="de",
            reason="other",
            name="Çağla Öztürk",
            email="caglaoe@example.org",
            subject="Wallbox anmelden",
            text="Wir ziehen im März nach Musterstadt und möchten eine Wallbox anmelden. Was brauchen Sie?",
        ),
        idempotency=_once("stranger"),
        now=now - timedelta(days=1),
    )


def _once(what: str) -> Idempotency:
    return Idempotency.of(route="demo", caller="demo", key=f"correspondence-{what}", body=None)
