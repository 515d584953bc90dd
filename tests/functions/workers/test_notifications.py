"""People are told what happened: the right mail, once, with its documents."""

import email
import email.policy
import io
import json
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from html import unescape
from typing import Any
from urllib.parse import unquote

import boto3
import pytest
from aws_lambda_powertools.utilities.batch.exceptions import BatchProcessingError
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses import ses_backends
from pydantic import SecretStr
from pypdf import PdfReader

from tests.conftest import FunctionClient, load_function
from tests.functions.workers.deliveries import CONTEXT
from tests.unit.contracts.examples import new_contract, publish_brand
from tests.unit.orders.examples import open_market, person, placed, quoted, request
from tests.user_pools import Pools
from wattwerk.billing.domain.transactions import TransactionStatus
from wattwerk.billing.operations import bank_details, transactions
from wattwerk.billing.queries import transactions_of_customer
from wattwerk.billing.schemas.changes import BankDetailsChange, PaymentChange
from wattwerk.billing.schemas.transactions import StatusChange
from wattwerk.brands import queries as brands
from wattwerk.brands.operations import publish_brand as publish
from wattwerk.contracts import queries as contract_queries
from wattwerk.contracts.operations.conclusion import conclude_from_order
from wattwerk.contracts.operations.corrections import correct_reading
from wattwerk.contracts.operations.readings import report_reading
from wattwerk.contracts.operations.requests import take_back_request
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.identity import operations as identity
from wattwerk.identity import queries as identity_queries
from wattwerk.identity.domain import Change, LinkPurpose, LoginOwner
from wattwerk.identity.events import LoginChanged
from wattwerk.messaging import repository
from wattwerk.messaging.domain import CLAIM
from wattwerk.messaging.items import MessageItem
from wattwerk.metering.schemas import ReadingReport
from wattwerk.metering.staff_schemas import ReadingCorrection
from wattwerk.orders import queries as order_queries
from wattwerk.orders.operations import decision, fulfilment, submission
from wattwerk.orders.schemas.orders import Decision
from wattwerk.platform import clock, mail
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import CustomerType, PaymentMethod

CLERK = Caller(audience="staff", subject="c", login_id="clerk-1", roles=frozenset({"musterstadt.clerk"}))


@pytest.fixture
def market(pools: Pools, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brand that sells and may send mails; the clock stands still."""
    monkeypatch.setattr(clock, "now", lambda: now)
    open_market()
    boto3.client("ses").verify_domain_identity(Domain="stadtwerke-musterstadt.example")


pytestmark = pytest.mark.usefixtures("market")


def event(detail_type: str) -> dict[str, Any]:
    """The latest message that the bus makes of an event of this type in the outbox."""
    found = [item for item in OutboxItem.scan() if item.detail_type == detail_type]
    item = max(found, key=lambda one: one.occurred_at)
    return {
        "id": "1",
        "source": item.source,
        "detail-type": item.detail_type,
        "detail": json.loads(item.detail),
    }


def deliver(*messages: dict[str, Any]) -> list[str]:
    """Hand messages to the function and return which of them come back."""
    records = [
        {
            "messageId": str(position),
            "receiptHandle": "handle",
            "body": json.dumps(message),
            "attributes": {},
            "messageAttributes": {},
            "md5OfBody": "",
            "eventSource": "aws:sqs",
            "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:notifications",
            "awsRegion": "eu-central-1",
        }
        for position, message in enumerate(messages)
    ]
    try:
        answer = load_function("workers/notifications").handler({"Records": records}, CONTEXT)
    except BatchProcessingError:
        return [record["messageId"] for record in records]
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def inbox() -> list[EmailMessage]:
    """All mails that went out, oldest first."""
    sent = ses_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].sent_messages
    return [
        email.message_from_string(message.raw_data, policy=email.policy.default)  # type: ignore[misc]
        for message in sent
    ]


def bodies(message: EmailMessage) -> tuple[str, str]:
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain
    assert html
    return plain.get_content(), unescape(html.get_content())


def attached(message: EmailMessage) -> dict[str, str]:
    """The text of each attached PDF by its name."""
    return {
        str(part.get_filename()): re.sub(
            r"\s+",
            " ",
            " ".join(page.extract_text() for page in PdfReader(io.BytesIO(part.get_content())).pages),
        )
        for part in message.iter_attachments()
    }


@pytest.fixture
def customer(market: None, now: datetime) -> Callable[..., str]:
    """Somebody whose order was accepted, with contract and login; returns the customer number."""

    def become(**changes: Any) -> str:
        receipt = placed(now, **changes)
        order = order_queries.placed_order(receipt.order_number)
        accepted = decision.accept_order(
            caller=CLERK,
            order_number=receipt.order_number,
            decision=Decision(version=order.version or 1),
            now=now,
            idempotency=None,
        )
        fulfilment.create_contract(order_number=receipt.order_number, now=now)
        number = accepted.customer_number or ""
        found = contract_queries.overview(number, now=now)
        identity.provision_login(
            owner=LoginOwner(
                brand="musterstadt",
                customer_number=number,
                account_number=found.accounts[0].account_number,
                email=found.customer.email,
                name=f"{found.customer.first_name} {found.customer.last_name}",
                language=found.customer.language,
            ),
            now=now,
        )
        return number

    return become


def test_an_order_is_confirmed_with_summary_and_withdrawal_information(now: datetime) -> None:
    receipt = placed(now)

    assert deliver(event("OrderPlaced")) == []

    (message,) = inbox()
    number = receipt.order_number
    assert message["To"] == "Jörg Müller-Lüdenscheidt <joerg.mueller@example.org>"
    assert message["From"] == "Stadtwerke Musterstadt <post@stadtwerke-musterstadt.example>"
    assert message["Reply-To"] == "service@stadtwerke-musterstadt.example"
    assert message["Subject"] == f"Ihr Auftrag {number} ist bei uns eingegangen"
    assert message["Content-Language"] == "de"
    for body in bodies(message):
        for part in ("Guten Tag Herr Müller-Lüdenscheidt,", number, "Schloßstr. 12 a", "80331 München"):
            assert part in body
    files = attached(message)
    assert set(files) == {
        f"Auftrag-{number}.pdf",
        f"Vertragszusammenfassung-{number}.pdf",
        f"Vollmacht-{number}.pdf",
    }
    assert "Muster-Widerrufsformular" in files[f"Auftrag-{number}.pdf"]
    assert "DE02 … 2051" in files[f"Auftrag-{number}.pdf"]
    assert "DE02120300000000202051" not in files[f"Auftrag-{number}.pdf"]
    assert "§ 41 Abs. 4 EnWG" in files[f"Vertragszusammenfassung-{number}.pdf"]


def test_the_documents_of_an_order_are_kept_exactly_as_they_were_sent(now: datetime) -> None:
    receipt = placed(now)
    deliver(event("OrderPlaced"))

    (message,) = inbox()
    sent = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    kept = documents.documents_of(Owner("order", receipt.order_number))
    assert {one.file_name: documents.content(one.document_id) for one in kept} == sent


def test_the_summary_says_what_the_prospect_saw_before_ordering(now: datetime) -> None:
    receipt = placed(now)
    deliver(event("OrderPlaced"))

    lines = order_queries.placed_order(receipt.order_number).declaration.contract_summary_lines
    (message,) = inbox()
    summary = attached(message)[f"Vertragszusammenfassung-{receipt.order_number}.pdf"].replace(" ", "")
    for line in lines.values():
        assert re.sub(r"\s+", "", line) in summary


def test_a_business_gets_no_withdrawal_information(now: datetime) -> None:
    offered = quoted(now, customer_type=CustomerType.BUSINESS)
    company = person(company="Bäckerei Knöpfle & Söhne GmbH", date_of_birth=None)
    order = request(offered, customer_type="business", person=company)
    submission.place_order(request=order, now=now, idempotency=None)

    deliver(event("OrderPlaced"))

    (message,) = inbox()
    assert message["To"].addresses[0].display_name == "Bäckerei Knöpfle & Söhne GmbH"
    assert "Widerruf" not in bodies(message)[0]
    assert not any("Muster-Widerrufsformular" in text for text in attached(message).values())


def test_an_event_that_comes_twice_leads_to_one_mail(now: datetime) -> None:
    placed(now)
    message = event("OrderPlaced")

    assert deliver(message, message) == []
    assert deliver(message) == []

    assert len(inbox()) == 1


def test_a_mail_that_another_process_is_sending_comes_back_and_is_not_sent_twice(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(now)
    message = event("OrderPlaced")
    send = mail.send
    meanwhile: list[list[str]] = []

    def slow(one: mail.Mail) -> str:
        """While this one is on its way, the same event is delivered again."""
        meanwhile.append(deliver(message))
        return send(one)

    monkeypatch.setattr(mail, "send", slow)

    assert deliver(message) == []
    assert meanwhile == [["0"]]
    assert deliver(message) == []
    assert len(inbox()) == 1


def test_a_failure_gives_the_mail_back_and_the_next_delivery_sends_it(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(now)
    message = event("OrderPlaced")

    def refuse(_: mail.Mail) -> str:
        raise ConnectionError("the mail service is away")

    with monkeypatch.context() as broken:
        broken.setattr(mail, "send", refuse)
        assert deliver(message) == ["0"]
    assert inbox() == []

    assert deliver(message) == []
    assert len(inbox()) == 1


def test_a_delivery_that_died_is_taken_over_after_a_minute_with_the_same_message_id(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed(now)
    message = event("OrderPlaced")

    def die(*_: Any, **__: Any) -> None:
        raise SystemExit("the process is gone before it could note that the mail went out")

    with monkeypatch.context() as broken:
        broken.setattr(repository, "mark_sent", die)
        with pytest.raises(SystemExit):
            deliver(message)
    assert deliver(message) == ["0"]

    monkeypatch.setattr(clock, "now", lambda: now + CLAIM + timedelta(seconds=1))
    assert deliver(message) == []
    first, second = inbox()
    assert first["Message-ID"] == second["Message-ID"]


def test_one_bad_message_holds_up_no_other(now: datetime) -> None:
    placed(now)
    unknown = event("OrderPlaced")
    unknown["detail"] = {**unknown["detail"], "id": "0" * 32, "order_number": "A-0000-0000"}

    assert deliver(unknown, event("OrderPlaced")) == ["0"]
    assert len(inbox()) == 1


def test_a_rejected_order_is_declined_without_the_clerks_note(now: datetime) -> None:
    receipt = placed(now)
    decision.reject_order(
        caller=CLERK,
        order_number=receipt.order_number,
        decision=Decision(version=1, reason="Bonität: schwierig"),
        now=now,
        idempotency=None,
    )

    deliver(event("OrderRejected"))

    (message,) = inbox()
    assert message["Subject"] == f"Zu Ihrem Auftrag {receipt.order_number}"
    for body in bodies(message):
        assert "nicht annehmen" in body
        assert "Bonität" not in body


def test_a_new_customer_is_welcomed_with_acceptance_terms_and_a_link(
    customer: Callable[..., str], now: datetime
) -> None:
    number = customer()
    contract = contract_queries.overview(number, now=now).contracts[0]

    assert deliver(event("PortalLoginCreated")) == []

    (message,) = inbox()
    plain, html = bodies(message)
    (address,) = set(re.findall(r"https://\S+/portal/link\?brand=musterstadt&token=\S+", plain))
    assert address in html
    assert number in plain
    (confirmation,) = attached(message).values()
    assert order_queries.acceptance(contract.order_number).text in confirmation
    assert "Muster-Widerrufsformular" in confirmation
    (kept,) = documents.documents_of(Owner("customer", number))
    assert kept.file_name == f"Vertragsbestätigung-{contract.contract_number}.pdf"


def test_where_nobody_is_invited_by_mail_the_acceptance_comes_without_a_link(
    customer: Callable[..., str],
) -> None:
    customer()
    publish_brand(accounts={"invitation_mail": False})
    assert deliver(event("PortalLoginCreated")) == []
    (message,) = inbox()
    assert "/portal/link" not in bodies(message)[0]
    assert len(attached(message)) == 1


@pytest.mark.parametrize(("creation", "mails"), [("registration", 1), ("contract_concluded", 0)])
def test_the_acceptance_comes_by_itself_where_no_login_brings_it(
    customer: Callable[..., str], creation: str, mails: int
) -> None:
    customer()
    publish_brand(accounts={"creation": creation})
    assert deliver(event("ContractConcluded")) == []
    assert len(inbox()) == mails
    assert all(len(attached(message)) == 1 for message in inbox())


@pytest.mark.parametrize(
    ("change", "advice", "leads_to_the_portal"),
    [
        ("password_changed", "Passwort vergessen", True),
        # Another password helps neither after a deletion nor against somebody else's login.
        ("deleted", "Rufen Sie uns bitte sofort an", False),
        ("customer_number_added_elsewhere", "Rufen Sie uns bitte sofort an", True),
        ("locked", "Bitte rufen Sie uns an, wenn Sie Fragen haben", False),
    ],
)
def test_what_happens_to_a_login_is_told_to_its_owner(
    customer: Callable[..., str], now: datetime, change: Change, advice: str, *, leads_to_the_portal: bool
) -> None:
    login = identity_queries.login_of_customer("musterstadt", customer())
    assert login is not None
    transaction = Transaction(now=now)
    transaction.emit(
        LoginChanged.happened(now=now, brand="musterstadt", login_id=login.login_id, change=change)
    )
    transaction.commit()
    assert deliver(event("LoginChanged")) == []
    (message,) = inbox()
    assert str(message["To"]).endswith(f"<{login.email}>")
    assert advice in bodies(message)[0]
    assert ("/portal/?brand=musterstadt" in bodies(message)[0]) is leads_to_the_portal
    assert ("Waren Sie das nicht?" in bodies(message)[0]) is (change != "locked")


def test_a_customer_who_was_taken_over_gets_a_link_and_no_acceptance(now: datetime) -> None:
    taken_over = new_contract(order_number="A-2023-0001", concluded_on=date(2023, 1, 16))
    conclude_from_order(new=taken_over, now=now)
    number = taken_over.customer_number
    identity.provision_login(
        owner=LoginOwner(
            brand="musterstadt",
            customer_number=number,
            account_number=taken_over.account_number,
            email=taken_over.email,
            name="Anna Müller",
            language="de",
        ),
        now=now,
    )

    assert deliver(event("PortalLoginCreated")) == []

    (message,) = inbox()
    assert message["Subject"] == "Ihr Zugang zum Kundenportal"
    assert "/portal/link?brand=" in bodies(message)[0]
    assert attached(message) == {}


@pytest.mark.parametrize(
    ("purpose", "subject"),
    [
        (LinkPurpose.MAGIC_LINK, "Ihr Anmeldelink für das Kundenportal"),
        (LinkPurpose.SET_PASSWORD, "Neues Passwort für das Kundenportal festlegen"),
    ],
)
def test_a_link_goes_to_the_address_of_the_login(
    customer: Callable[..., str], now: datetime, purpose: LinkPurpose, subject: str
) -> None:
    number = customer()
    identity.request_link(brand="musterstadt", name=number, purpose=purpose, now=now)

    assert deliver(event("LinkRequested")) == []

    (message,) = inbox()
    assert message["Subject"] == subject
    assert "joerg.mueller@example.org" in message["To"]
    assert "/portal/link?brand=" in bodies(message)[0]


def report(number: str, value: str, now: datetime) -> str:
    found = contract_queries.overview(number, now=now)
    return report_reading(
        caller=Caller(audience="customer", customer_numbers=frozenset({number}), brand="musterstadt"),
        customer_number=number,
        meter_id=found.contracts[0].meters[0].meter_id,
        report=ReadingReport.model_validate(
            {"date": now.date(), "values": [{"kind": "single", "value": value}]}
        ),
        now=now,
        idempotency=None,
    ).transaction_id


def test_a_reading_is_confirmed_with_its_values(customer: Callable[..., str], now: datetime) -> None:
    number = customer()
    report(number, "12345", now + timedelta(days=60))

    assert deliver(event("MeterReadingReported")) == []

    (message,) = inbox()
    assert "ist angekommen" in message["Subject"]
    for body in bodies(message):
        assert "1EMH0012345678" in body
        assert "12.345\xa0kWh" in body


def test_a_reading_that_billing_refused_is_asked_for_again(
    customer: Callable[..., str], now: datetime
) -> None:
    later = now + timedelta(days=60)
    number = customer()
    transaction_id = report(number, "12345", later)
    reported = next(one for one in transactions_of_customer(number) if one.transaction_id == transaction_id)
    for version, status in enumerate(("exported", "rejected"), start=reported.version):
        transactions.change_status(
            caller=CLERK,
            transaction_id=transaction_id,
            status=TransactionStatus(status),
            change=StatusChange(version=version, reason="Zähler nicht im Bestand"),
            idempotency=None,
            now=later,
        )

    assert deliver(event("TransactionRejected")) == []

    (message,) = inbox()
    assert "noch einmal" in message["Subject"]
    assert "Zähler nicht im Bestand" in bodies(message)[0]


def test_the_customer_learns_which_reading_holds_after_a_correction(
    customer: Callable[..., str], now: datetime
) -> None:
    number = customer()
    later = now + timedelta(days=60)
    report(number, "12345", later)
    meter_id = contract_queries.overview(number, now=later).contracts[0].meters[0].meter_id
    reading = contract_queries.staff_readings(
        caller=CLERK, customer_number=number, meter_id=meter_id, now=later
    ).items[0]
    correct_reading(
        caller=CLERK,
        customer_number=number,
        reading_id=reading.reading_id,
        correction=ReadingCorrection.model_validate(
            {
                "date": reading.date,
                "values": [{"kind": "single", "value": "12354"}],
                "reason": "Zahlendreher",
                "recorded_at": reading.recorded_at,
                "confirmed": True,
            }
        ),
        idempotency=None,
        now=later,
    )

    assert deliver(event("MeterReadingCorrected")) == []

    (message,) = inbox()
    assert "geprüft" in message["Subject"]
    assert "12.354\xa0kWh" in bodies(message)[0]
    assert "Zahlendreher" not in bodies(message)[0]


def test_a_reading_that_was_taken_back_meanwhile_is_not_confirmed(
    customer: Callable[..., str], now: datetime
) -> None:
    number = customer()
    later = now + timedelta(days=60)
    transaction_id = report(number, "12345", later)
    take_back_request(
        caller=Caller(audience="customer", customer_numbers=frozenset({number})),
        customer_number=number,
        transaction_id=transaction_id,
        idempotency=None,
        now=later,
    )

    assert deliver(event("MeterReadingReported")) == []
    assert inbox() == []


def change_bank(number: str, now: datetime) -> str:
    account = contract_queries.overview(number, now=now).accounts[0].account_number
    payment = PaymentChange(
        method=PaymentMethod.SEPA_DIRECT_DEBIT,
        iban="AT61 1904 3002 3457 3201",
        account_holder="Jörg Müller-Lüdenscheidt",
        mandate_granted=True,
    )
    changed = bank_details.change_bank_details(
        caller=Caller(audience="customer", customer_numbers=frozenset({number})),
        customer_number=number,
        change=BankDetailsChange(
            account_numbers=[account], payment=payment, password=SecretStr("Sonnenblume 2026")
        ),
        idempotency=None,
        now=now,
    )
    return changed.requests[0].transaction_id


def test_new_bank_details_are_told_with_a_link_that_undoes_them(
    customer: Callable[..., str], now: datetime
) -> None:
    number = customer()
    transaction_id = change_bank(number, now + timedelta(days=1))

    assert deliver(event("TransactionReceived")) == []

    (message,) = inbox()
    assert message["Subject"] == "Ihre Bankverbindung wurde geändert"
    for body in bodies(message):
        assert "AT61 •••• 3201" in body
        assert "AT611904300234573201" not in body
    found = re.search(r"/portal/undo\?brand=musterstadt&token=(\S+)", bodies(message)[0])
    assert found
    undone = FunctionClient(load_function("public/undo")).request(
        "POST", "/public/undos", {"token": unquote(found[1])}
    )
    assert undone.json_body == {"kind": "bank_change", "requests": 1}
    (transaction,) = [one for one in transactions_of_customer(number) if one.transaction_id == transaction_id]
    assert transaction.status == "withdrawn"


def test_other_requests_need_no_mail(customer: Callable[..., str], now: datetime) -> None:
    customer()
    assert deliver(event("TransactionReceived")) == []
    assert inbox() == []


def test_a_refused_request_is_told_with_its_reason(customer: Callable[..., str], now: datetime) -> None:
    transaction_id = change_bank(customer(), now)
    for version, status in enumerate(("exported", "rejected"), start=1):
        transactions.change_status(
            caller=CLERK,
            transaction_id=transaction_id,
            status=TransactionStatus(status),
            change=StatusChange(version=version, reason="Das Konto ist erloschen"),
            idempotency=None,
            now=now + timedelta(days=2),
        )

    assert deliver(event("TransactionRejected")) == []

    (message,) = inbox()
    assert message["Subject"] == "Änderung der Bankverbindung: Das konnten wir nicht ausführen"
    for body in bodies(message):
        assert "Das Konto ist erloschen" in body


@pytest.mark.parametrize(
    "name", ["{{7*7}}", "<script>alert('Ärger')</script>", "'; DROP TABLE orders; --", "{% include 'x' %}"]
)
def test_a_name_that_looks_like_code_is_written_as_it_is(name: str, now: datetime) -> None:
    placed(now, person=person(salutation="none", first_name="Jörg", last_name=name))

    assert deliver(event("OrderPlaced")) == []

    (message,) = inbox()
    plain, html = bodies(message)
    for body in (plain, html):
        assert f"Guten Tag Jörg {name}," in body
    raw = message.get_body(("html",))
    assert raw
    assert "<script" not in raw.get_content()
    assert message["To"].addresses[0].display_name == f"Jörg {name}"
    assert any(name in text for text in attached(message).values())


def test_a_name_with_line_breaks_adds_neither_headers_nor_lines(now: datetime) -> None:
    placed(now, person=person(last_name="Müller\r\nBcc: alle@example.org\r\n\r\nRabatt: 100 %"))

    assert deliver(event("OrderPlaced")) == []

    (message,) = inbox()
    assert message["Bcc"] is None
    assert not [line for line in bodies(message)[0].splitlines() if line.startswith(("Bcc", "Rabatt"))]


@pytest.mark.parametrize(
    ("language", "subject"),
    [("en", "We have received your order"), ("fr", "Nous avons bien reçu votre commande")],
)
def test_people_are_addressed_in_the_language_they_ordered_in(
    language: str, subject: str, now: datetime
) -> None:
    placed(now, language=language)

    deliver(event("OrderPlaced"))

    (message,) = inbox()
    assert message["Subject"].startswith(subject)
    assert message["Content-Language"] == language
    assert "Guten Tag" not in bodies(message)[0]


def test_neither_log_nor_message_log_hold_personal_data(
    now: datetime, capsys: pytest.CaptureFixture[str]
) -> None:
    placed(now)
    deliver(event("OrderPlaced"))

    logged = capsys.readouterr()
    (item,) = MessageItem.scan()
    for place in (logged.out, logged.err, json.dumps(item.to_simple_dict(), default=str)):
        for personal in ("Müller", "joerg", "Schlo", "DE02"):
            assert personal not in place


def test_staff_read_what_keeps_a_product_from_being_ordered(now: datetime) -> None:
    brand, settings = brands.brand("musterstadt"), brands.settings("musterstadt")
    contact = brand.contact.model_copy(update={"register_number": "", "vat_id": ""})
    publish(brand=brand.model_copy(update={"contact": contact}), settings=settings, author="x", now=now)
    with pytest.raises(Problem):
        placed(now)
    message = event("ContractSummaryIncomplete")

    assert deliver(message, message) == []

    (sent,) = inbox()
    assert sent["To"].addresses[0].addr_spec == brand.contact.email
    assert sent["Subject"] == "Strom Klassik kann zurzeit nicht bestellt werden"
    assert sent["Content-Language"] == "de"
    for body in bodies(sent):
        assert "Einstellungen → Marke und Kontakt" in body
        assert "Registernummer, USt-IdNr." in body
        assert "/admin/settings/brand" in body


def test_without_a_contact_address_staff_are_told_where_answers_go(now: datetime) -> None:
    brand, settings = brands.brand("musterstadt"), brands.settings("musterstadt")
    contact = brand.contact.model_copy(update={"email": ""})
    publish(brand=brand.model_copy(update={"contact": contact}), settings=settings, author="x", now=now)
    with pytest.raises(Problem):
        placed(now)

    deliver(event("ContractSummaryIncomplete"))

    (sent,) = inbox()
    assert sent["To"].addresses[0].addr_spec == settings.sender.reply_to
