"""Mails about cancellations, withdrawals and moves."""

from collections.abc import Sequence

from wattwerk.declarations.domain.vocabulary import DeclarationKind
from wattwerk.declarations.schemas import Declaration
from wattwerk.messaging.domain import Content, Fact, MailKind
from wattwerk.messaging.letters.declarations import declared_lines
from wattwerk.messaging.wording import Wording


def declaration_received(declaration: Declaration, words: Wording) -> Content:
    """Return the receipt, sent at once to whoever declared (§ 312k (4), § 356a (4) BGB).

    It says the same whether or not there is such a contract.
    """
    facts = [(words("labels.declaration_number"), declaration.declaration_number)]
    return Content(
        kind=MailKind.DECLARATION_RECEIVED,
        language=words.language,
        subject=_about("declaration_received.subject", declaration, words),
        preview=words("declaration_received.preview"),
        heading=_about("declaration_received.heading", declaration, words),
        salutation=_salutation(declaration, words),
        paragraphs=words.lines(
            "declaration_received.paragraphs",
            what_within=words(f"declarations.accusative.{declaration.kind.value}"),
            received_at=words.moment(declaration.received_at),
        ),
        facts=tuple(Fact(*line) for line in [*facts, *declared_lines(declaration, words)]),
        steps=words.lines("declaration_received.steps"),
        small_print=words.lines("declaration_received.small_print"),
    )


def declaration_confirmed(
    declaration: Declaration, *, salutation: str, words: Wording, products: Sequence[str] = ()
) -> Content:
    """Return the confirmation in text form with the end of the contract (§ 41b (1) EnWG).

    ``products`` are the names of what was ordered along and ends with a withdrawal (§ 360 BGB), or
    never begins when the order was not accepted yet.
    """
    end = _effect(declaration)
    facts = [
        ("declaration_number", declaration.declaration_number),
        ("contract_number", declaration.contract_number or ""),
        ("order_number", declaration.order_number or ""),
        ("ends_on", words.day(declaration.ends_on) if end == "ending" and declaration.ends_on else ""),
    ]
    steps = f"declaration_confirmed.steps_{end}"
    return Content(
        kind=MailKind.DECLARATION_CONFIRMED,
        language=words.language,
        subject=_about("declaration_confirmed.subject", declaration, words),
        preview=words("declaration_confirmed.preview"),
        heading=_about("declaration_confirmed.heading", declaration, words),
        salutation=salutation,
        paragraphs=(
            *words.lines(
                f"declaration_confirmed.{end}",
                what_within=words(f"declarations.accusative.{declaration.kind.value}"),
                contract_number=declaration.contract_number or "",
                order_number=declaration.order_number or "",
                ends_on=words.day(declaration.ends_on) if declaration.ends_on else "",
            ),
            *(
                words.lines(
                    f"declaration_confirmed.products_{'of_order' if end == 'order' else 'too'}",
                    products=", ".join(products),
                )
                if products
                else ()
            ),
        ),
        facts=tuple(Fact(words(f"labels.{label}"), value) for label, value in facts if value),
        steps=words.lines(steps) if end in ("ending", "undone") else (),
        small_print=words.lines("declaration_confirmed.small_print"),
    )


def declaration_taken_back(declaration: Declaration, *, salutation: str, words: Wording) -> Content:
    """Return the confirmation in text form that a declaration is taken back and what goes on."""
    goes_on = "contract" if declaration.contract_number else "moving_in"
    facts = [
        ("declaration_number", declaration.declaration_number),
        ("contract_number", declaration.contract_number or ""),
    ]
    return Content(
        kind=MailKind.DECLARATION_TAKEN_BACK,
        language=words.language,
        subject=_about("declaration_taken_back.subject", declaration, words),
        preview=words(f"declaration_taken_back.preview_{goes_on}"),
        heading=_about("declaration_taken_back.heading", declaration, words),
        salutation=salutation,
        paragraphs=words.lines(
            f"declaration_taken_back.{goes_on}",
            what_within=words(f"declarations.accusative.{declaration.kind.value}"),
            contract_number=declaration.contract_number or "",
        ),
        facts=tuple(Fact(words(f"labels.{label}"), value) for label, value in facts if value),
        small_print=words.lines("declaration_taken_back.small_print"),
    )


def declaration_rejected(declaration: Declaration, *, reason: str, words: Wording) -> Content:
    """Return the refusal with the clerk's reason, to whoever declared."""
    accusative = words(f"declarations.accusative.{declaration.kind.value}")
    return Content(
        kind=MailKind.DECLARATION_REJECTED,
        language=words.language,
        subject=words(
            "declaration_rejected.subject",
            what_dative=words(f"declarations.dative.{declaration.kind.value}"),
            number=declaration.declaration_number,
        ),
        preview=words("declaration_rejected.preview"),
        heading=words("declaration_rejected.heading", what_within=accusative),
        salutation=_salutation(declaration, words),
        paragraphs=words.lines(
            "declaration_rejected.paragraphs",
            what_within=accusative,
            received_at=words.moment(declaration.received_at),
        ),
        facts=(
            Fact(words("labels.declaration_number"), declaration.declaration_number),
            Fact(words("labels.reason"), reason),
        ),
    )


def _effect(declaration: Declaration) -> str:
    if declaration.order_number is not None and declaration.contract_number is None:
        return "order"
    if declaration.kind is DeclarationKind.MOVE_IN:
        return "moving_in"
    return "undone" if declaration.kind is DeclarationKind.WITHDRAWAL else "ending"


def _about(key: str, declaration: Declaration, words: Wording) -> str:
    what = words(f"declarations.kinds.{declaration.kind.value}")
    return words(key, what=what, number=declaration.declaration_number)


def _salutation(declaration: Declaration, words: Wording) -> str:
    """Greet without "Frau" or "Herr": a form asks only for what the law allows to ask."""
    declared = declaration.declared
    return words("salutation.none", name=f"{declared.first_name} {declared.last_name}")
