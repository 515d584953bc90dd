"""The letter about where an order or a contract stands."""

from datetime import date

from wattwerk.brands.schemas import Brand
from wattwerk.documents.domain.letter import DocumentKind, Letter, Row, Section
from wattwerk.messaging.domain import full_name
from wattwerk.messaging.mails.status import status_facts
from wattwerk.messaging.subject import Subject
from wattwerk.messaging.wording import Wording


def status_letter(subject: Subject, *, brand: Brand, issued_on: date, words: Wording) -> Letter:
    """Return the letter, addressed to whoever ordered or is supplied."""
    person, address = subject.person, subject.address
    label = subject.label[words.language]
    facts = status_facts(subject, words)
    return Letter(
        kind=DocumentKind.STATUS_LETTER,
        language=words.language,
        title=words("letters.status_letter.title", label=label),
        issued_on=issued_on,
        recipient=tuple(
            line
            for line in (
                person.company,
                full_name(person),
                f"{address.street} {address.house_number}",
                f"{address.postcode} {address.town}",
            )
            if line
        ),
        reference=tuple(Row(name, value) for name, value in facts[:1]),
        salutation=words.greeting(person),
        introduction=words.lines("letters.status_letter.introduction", label=label),
        sections=(
            Section(words("letters.status_letter.section"), tuple(Row(name, value) for name, value in facts)),
        ),
        conclusion=words.lines("letters.status_letter.conclusion"),
        signature=(brand.contact.company,),
    )
