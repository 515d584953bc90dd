"""The receipt of a cancellation, a withdrawal or a move, as a file to keep."""

from datetime import date

from wattwerk.brands.schemas import Brand
from wattwerk.declarations.domain.vocabulary import DeclarationKind, Ground
from wattwerk.declarations.schemas import Declaration, Declared
from wattwerk.documents.domain.letter import DocumentKind, Letter, Row, Section
from wattwerk.messaging.wording import Wording

WISHES = {Ground.MOVING: "moving_on", Ground.PRICE_CHANGE: "prices_from"}


def declaration_receipt(declaration: Declaration, *, brand: Brand, issued_on: date, words: Wording) -> Letter:
    """Return the confirmation of content, date and time (§ 312k (4), § 356a (4) BGB)."""
    kind = declaration.kind.value
    return Letter(
        kind=DocumentKind.DECLARATION_RECEIPT,
        language=words.language,
        title=words("letters.declaration_receipt.title", what=words(f"declarations.kinds.{kind}")),
        issued_on=issued_on,
        reference=(
            Row(words("labels.declaration_number"), declaration.declaration_number),
            Row(words("labels.received_at"), words.moment(declaration.received_at)),
        ),
        introduction=words.lines(
            "letters.declaration_receipt.introduction",
            what_within_nominative=words(f"declarations.nominative.{kind}"),
            received_at=words.moment(declaration.received_at),
        ),
        sections=(
            Section(
                words("letters.sections.declaration"),
                tuple(Row(label, value) for label, value in declared_lines(declaration, words)),
            ),
        ),
        conclusion=words.lines("letters.declaration_receipt.conclusion"),
        signature=(brand.contact.company,),
    )


def declared_lines(declaration: Declaration, words: Wording) -> list[tuple[str, str]]:
    """Return what was declared, word for word, as pairs of label and value."""
    declared = declaration.declared
    place = declared.new_address
    wish = WISHES.get(declared.ground or Ground.ORDINARY, "wished_on")
    if declaration.kind is DeclarationKind.MOVE_IN:
        wish = "moving_in_on"
    lines = [
        ("name", f"{declared.first_name} {declared.last_name}"),
        ("company", declared.company),
        ("declared_number", declared.number),
        ("email", declared.email),
        ("ground", words(f"declarations.grounds.{declared.ground.value}") if declared.ground else ""),
        (wish, _wish(declaration.kind, declared, words)),
        (
            "new_address",
            place.in_one_line() if place else "",
        ),
        ("new_market_location", declared.new_market_location),
        ("meter_number", declared.meter_number),
        ("explanation", declared.explanation),
    ]
    return [(words(f"labels.{label}"), value) for label, value in lines if value]


def _wish(kind: DeclarationKind, declared: Declared, words: Wording) -> str:
    if declared.wished_on is not None:
        return words.day(declared.wished_on)
    # Who names no day leaves as soon as possible; a day of moving or of new prices is simply not known.
    open_wish = kind is DeclarationKind.CANCELLATION and declared.ground not in WISHES
    return words("declarations.earliest") if open_wish else ""
