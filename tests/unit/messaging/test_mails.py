"""Every mail in every language and brand: complete, readable, the same in both bodies."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.unit.messaging import samples
from wattwerk.brands.domain import CONCILIATION_BODY
from wattwerk.documents.domain.colours import contrast
from wattwerk.messaging import rendering
from wattwerk.messaging.domain import Content, MailKind, Recipient, full_name, polite_name
from wattwerk.messaging.mails import declarations, mandates, offers, privacy, requests
from wattwerk.messaging.mails import orders as order_mails
from wattwerk.messaging.mails import portal as portal_mails
from wattwerk.messaging.mails import readings as reading_mails
from wattwerk.messaging.mails.answers import message_answered
from wattwerk.messaging.mails.gaps import SummaryGaps, contract_summary_incomplete
from wattwerk.messaging.mails.price_changes import price_change_announced, price_change_withdrawn
from wattwerk.messaging.mails.privacy import KeptData
from wattwerk.messaging.mails.status import status_mail
from wattwerk.messaging.wording import Wording
from wattwerk.platform.mail import Attachment, Mail
from wattwerk.platform.vocabulary import LANGUAGES, Language, Salutation

LINK = "https://portal.example/portal/link?token=abc.def"
PORTAL = "https://portal.example/portal/"
ADMIN = "https://portal.example/admin"
BRANDS = ("musterstadt", "sparwatt")
OURS = [kind for kind in MailKind if kind is not MailKind.OWN]


def content(kind: MailKind, language: Language) -> Content:
    words = Wording(language, "Europe/Berlin")
    customer, meter = samples.customer(language), samples.meter()
    match kind:
        case MailKind.ORDER_RECEIVED:
            return order_mails.order_received(samples.placed_order(language), status=LINK, words=words)
        case MailKind.ORDER_FORM_SAVED:
            return order_mails.order_form_saved(samples.saved_form(language), address=LINK, words=words)
        case MailKind.ORDER_CAPTURED:
            order = samples.placed_order(language)
            return offers.order_captured(order, address=LINK, until=samples.NOW, words=words)
        case MailKind.OFFER_SENT:
            return offers.offer_sent(samples.sales_offer(language), address=LINK, words=words)
        case MailKind.ORDER_REJECTED:
            return order_mails.order_rejected(samples.placed_order(language), words)
        case MailKind.WELCOME:
            return portal_mails.welcome(
                customer, samples.contract(), instalment="96,00 €", link=samples.link(language), words=words
            )
        case MailKind.INITIAL_PASSWORD:
            return portal_mails.initial_password(
                samples.link(language, password="k7mx-q2tp-9dvh-4szn"), words
            )
        case (
            MailKind.MAGIC_LINK
            | MailKind.SET_PASSWORD
            | MailKind.CONFIRM_REGISTRATION
            | MailKind.CONFIRM_EMAIL
            | MailKind.UNDO_EMAIL
            | MailKind.ACCEPT_ACCESS
        ):
            name = "Änne Öztürk-Weiß"
            return portal_mails.link(kind, name=name, address=LINK, words=words, inviter="Jörg Müller")
        case MailKind.LOGIN_CHANGED:
            return portal_mails.login_changed(
                "password_changed", name="Änne Öztürk-Weiß", at=samples.NOW, portal=PORTAL, words=words
            )
        case MailKind.READING_RECEIVED:
            return reading_mails.reading_received(
                customer, meter, samples.reading(), portal=PORTAL, words=words
            )
        case MailKind.READING_CORRECTED:
            return reading_mails.reading_corrected(
                customer, meter, samples.reading(), portal=PORTAL, words=words
            )
        case MailKind.DECLARATION_RECEIVED:
            return declarations.declaration_received(samples.declaration(language), words)
        case MailKind.DECLARATION_CONFIRMED:
            salutation = words.greeting(customer)
            found = samples.declaration(language)
            return declarations.declaration_confirmed(found, salutation=salutation, words=words)
        case MailKind.DECLARATION_TAKEN_BACK:
            salutation = words.greeting(customer)
            found = samples.declaration(language)
            return declarations.declaration_taken_back(found, salutation=salutation, words=words)
        case MailKind.DECLARATION_REJECTED:
            reason = "Unter dieser Nummer führen wir keinen Vertrag."
            return declarations.declaration_rejected(
                samples.declaration(language), reason=reason, words=words
            )
        case MailKind.MANDATE_REQUESTED:
            return mandates.mandate_requested(customer, samples.mandate_request(), address=LINK, words=words)
        case MailKind.MESSAGE_ANSWERED:
            return answered(language)
        case MailKind.TRANSACTION_REJECTED:
            reason = "Zähler nicht im Bestand"
            return reading_mails.reading_rejected(
                customer, meter, samples.reading(), reason=reason, portal=PORTAL, words=words
            )
        case MailKind.REQUEST_REJECTED:
            reason = "Die Jahresrechnung läuft gerade"
            return requests.request_rejected(
                customer, samples.bank_change(), reason=reason, portal=PORTAL, words=words
            )
        case MailKind.STATUS_CHANGED | MailKind.POWER_OF_ATTORNEY_MISSING | MailKind.SUPPLY_STARTED:
            return status_mail(kind, samples.status_subject(language), words)
        case MailKind.PRICE_CHANGE_ANNOUNCED:
            return price_change_announced(
                customer, samples.contract(), samples.price_change(), portal=PORTAL, words=words
            )
        case MailKind.PRICE_CHANGE_WITHDRAWN:
            return price_change_withdrawn(
                customer, samples.contract(), date(2027, 3, 1), portal=PORTAL, words=words
            )
        case MailKind.PRODUCT_CANCELLED:
            received = samples.bank_change()
            return requests.product_cancelled(
                customer, samples.product(), received, portal=PORTAL, words=words
            )
        case MailKind.PRODUCT_ENDED:
            return requests.product_ended(customer, samples.product(), portal=PORTAL, words=words)
        case MailKind.CONTRACT_SUMMARY_INCOMPLETE:
            gaps = SummaryGaps("NATUR24", "Musterstrom Natur 24", ("/terms_url", "/supplier/vat_id"))
            return contract_summary_incomplete(gaps, admin=ADMIN, words=words)
        case MailKind.ERASURE_RECEIVED:
            return privacy.erasure_received(
                customer, received_at=samples.NOW, answer_by=date(2026, 12, 23), words=words
            )
        case MailKind.ERASURE_DONE:
            return privacy.erasure_done(customer, samples.erasure(), words)
        case MailKind.RESTRICTION_LIFTED:
            return privacy.restriction_lifted(
                customer, restricted_since=samples.NOW, reason="Neuer Vertrag", words=words
            )
        case MailKind.BANK_CHANGE_RECEIVED:
            return requests.bank_change_received(customer, samples.bank_change(), undo=LINK, words=words)
        case MailKind.OWN:
            raise ValueError("a brand's own mail is none of ours")


def answered(language: Language, *, customer_number: str | None = None, complaint: bool = True) -> Content:
    conversation = samples.conversation(language, customer_number=customer_number, complaint=complaint)
    return message_answered(
        conversation,
        conversation.messages[-1],
        portal=PORTAL,
        dispute_settlement=CONCILIATION_BODY,
        words=Wording(language, "Europe/Berlin"),
    )


def mail(what: Content, brand: str = "musterstadt", *attachments: str) -> Mail:
    return rendering.mail(
        what,
        recipient=Recipient("Änne Öztürk-Weiß", "aenne@example.org"),
        brand=samples.brand(brand),
        settings=samples.settings(brand),
        message_id="e1.kind",
        attachments=[Attachment(name, "application/pdf", b"%PDF") for name in attachments],
    )


class Shown(HTMLParser):
    """Reads a page as people see it, and checks that its elements are closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []
        self.hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("style", "title")
        if tag == "a":
            self.links.append(dict(attributes)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.parts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("kind", OURS)
def test_both_bodies_say_everything(kind: MailKind, brand: str, language: Language) -> None:
    what = content(kind, language)
    sent = mail(what, brand, "Auftrag.pdf")

    plain = re.sub(r"\s+", " ", sent.text)
    html = Shown(sent.html).text
    said = [what.heading, what.salutation, *what.paragraphs, *what.remarks, *what.steps, *what.small_print]
    said += [part for fact in what.facts for part in (fact.label, fact.value, fact.note)]
    said += [what.action.label] if what.action else []
    said += ["Auftrag.pdf", samples.brand(brand).name, "Amtsgericht Musterstadt", "HRB 4711", "DE123456789"]
    for part in said:
        for body in (plain, html):
            assert re.sub(r"\s+", " ", part) in body
    assert not re.search(r"[{}]", plain)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", OURS)
def test_a_mail_names_its_language_and_loads_nothing(kind: MailKind, language: Language) -> None:
    html = mail(content(kind, language)).html

    assert f'<html lang="{language}">' in html
    assert not re.search(r"<(img|script|link|iframe|form|object)\b|url\(|@import", html)


@pytest.mark.parametrize("kind", [MailKind.WELCOME, MailKind.MAGIC_LINK, MailKind.SET_PASSWORD])
def test_a_secret_link_stands_on_the_button_and_is_spelled_out(kind: MailKind) -> None:
    sent = mail(content(kind, "de"))

    assert Shown(sent.html).links.count(LINK) == 2
    assert LINK in Shown(sent.html).text
    assert LINK in sent.text.splitlines()


def test_the_look_stands_at_the_elements_and_small_and_dark_screens_have_their_rules() -> None:
    html = mail(content(MailKind.WELCOME, "de"), "sparwatt").html

    assert re.search(r'<td class="button"[^>]*style="[^"]*background-color: #5b2a86', html)
    assert "@media (max-width: 480px)" in html
    assert "@media (prefers-color-scheme: dark)" in html


def test_a_button_of_a_light_brand_has_dark_writing() -> None:
    light = samples.brand().model_copy(
        update={"theme": samples.brand().theme.model_copy(update={"primary": "#ffd400"})}
    )
    html = rendering.mail(
        content(MailKind.WELCOME, "de"),
        recipient=Recipient("Änne", "aenne@example.org"),
        brand=light,
        settings=samples.settings(),
        message_id="e1.kind",
    ).html
    written = re.search(r'<a href="https://portal[^>]*style="[^"]*?(?<!-)color: (#\w{6})', html)

    assert written
    assert contrast(written[1], "#ffd400") >= 4.5


@pytest.mark.parametrize(
    ("salutation", "language", "greeting"),
    [
        (Salutation.MS, "de", "Guten Tag Frau Dr. Öztürk-Weiß,"),
        (Salutation.MR, "en", "Dear Mr Dr. Öztürk-Weiß,"),
        (Salutation.NONE, "fr", "Bonjour Dr. Änne Öztürk-Weiß,"),
    ],
)
def test_people_are_greeted_as_they_wish(salutation: Salutation, language: Language, greeting: str) -> None:
    person = samples.customer(language, salutation=salutation)

    assert Wording(language, "Europe/Berlin").greeting(person) == greeting


def test_a_name_without_title_has_no_gap() -> None:
    person = samples.customer(title="")

    assert full_name(person) == "Änne Öztürk-Weiß"
    assert polite_name(person) == "Öztürk-Weiß"


def test_the_first_reading_explains_why_there_is_no_consumption_yet() -> None:
    words = Wording("de", "Europe/Berlin")
    first = reading_mails.reading_received(
        samples.customer(), samples.meter(), samples.reading(consumption=[]), portal=PORTAL, words=words
    )

    assert words("reading_received.first") in first.remarks
    assert all(fact.note == "" for fact in first.facts)


def test_an_unusual_reading_after_a_rollover_says_both() -> None:
    words = Wording("de", "Europe/Berlin")
    unusual = samples.reading(status="unconfirmed_implausible", rollover=True)
    told = reading_mails.reading_received(
        samples.customer(), samples.meter(), unusual, portal=PORTAL, words=words
    )

    assert told.remarks == (words("reading_received.rollover"), words("reading_received.unusual"))


def test_both_rates_are_named_with_their_consumption() -> None:
    words = Wording("de", "Europe/Berlin")
    told = reading_mails.reading_received(
        samples.customer(), samples.meter(), samples.reading(), portal=PORTAL, words=words
    )

    assert [(fact.label, fact.value, fact.note) for fact in told.facts[2:]] == [
        ("Zählerstand HT", "12.945,5\xa0kWh", "600,5\xa0kWh seit der letzten Ablesung"),
        ("Zählerstand NT", "8.811\xa0kWh", "431\xa0kWh seit der letzten Ablesung"),
    ]


def test_who_keeps_the_old_contract_is_not_told_that_we_cancel_it() -> None:
    words = Wording("de", "Europe/Berlin")
    moving_in = samples.placed_order(
        start={"reason": "move_in"},
        consents={"terms": True, "withdrawal_information": True, "power_of_attorney": False},
    )

    assert (
        words("order_received.step_cancellation")
        not in order_mails.order_received(moving_in, status="", words=words).steps
    )


def test_who_did_not_sign_in_reads_the_answer_in_the_mail() -> None:
    told = answered("de", customer_number=None)
    assert "Der Zähler wird am Montag getauscht." in told.paragraphs
    assert told.action is None


def test_customers_read_the_answer_in_the_portal_only() -> None:
    told = answered("de", customer_number="20260017")
    assert not any("Montag" in paragraph for paragraph in told.paragraphs)
    assert told.action is not None


def test_the_answer_to_a_complaint_alone_names_the_conciliation_body() -> None:
    assert "Schlichtungsstelle Energie e. V." in answered("fr", complaint=True).small_print[0]
    assert answered("fr", complaint=False).small_print == ()


def test_what_stays_after_an_erasure_is_named_with_its_last_day_and_its_law() -> None:
    told = privacy.erasure_done(samples.customer(), samples.erasure(), Wording("de", "Europe/Berlin"))

    assert [(fact.label, fact.value, fact.note) for fact in told.facts] == [
        ("Gelöscht", "Einwilligungen, Zugang zum Kundenportal", ""),
        ("Rechnungen, Abschläge und Buchungen", "aufbewahrt bis 31. Dezember 2034", "§ 147 AO, § 257 HGB"),
    ]
    assert any("gesperrt" in paragraph for paragraph in told.paragraphs)
    assert any("Art. 77 DSGVO" in line for line in told.small_print)


def test_while_a_contract_runs_nothing_is_said_to_be_locked() -> None:
    needed = samples.erasure(kept=(KeptData("contracts", None, ""),), restricted=False)
    told = privacy.erasure_done(samples.customer(), needed, Wording("de", "Europe/Berlin"))

    assert told.facts[1].value == "aufbewahrt, solange Ihr Vertrag läuft"
    assert not any("gesperrt" in paragraph for paragraph in told.paragraphs)


def test_who_got_everything_deleted_needs_no_way_to_complain() -> None:
    words = Wording("de", "Europe/Berlin")
    told = privacy.erasure_done(samples.customer(), samples.erasure(kept=()), words)

    assert words.lines("erasure_done.nothing_kept")[0] in told.paragraphs
    assert told.small_print == ()
