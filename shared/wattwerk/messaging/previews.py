"""How a template will look, before anybody gets it: with samples, or with what a real record says."""

import base64
from datetime import datetime
from http import HTTPStatus

from wattwerk.brands import queries as brands
from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.brands.schemas import Brand
from wattwerk.contracts import queries as contracts
from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer
from wattwerk.documents import rendering as documents
from wattwerk.documents.domain.layout import LetterLayout
from wattwerk.documents.domain.letter import Letter
from wattwerk.messaging import own_templates, own_words, rendering, standards
from wattwerk.messaging.domain import Content, Recipient
from wattwerk.orders import queries as orders
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem, not_found
from wattwerk.templates import letters as letter_templates
from wattwerk.templates import operations, queries
from wattwerk.templates.domain.checks import Fault
from wattwerk.templates.domain.model import TemplateAddress, TemplateKind
from wattwerk.templates.domain.rendering import TemplateFailed
from wattwerk.templates.schemas import (
    PreviewRequest,
    TemplateContent,
    TemplateFault,
    TemplatePreview,
)

SAMPLE_LETTER = "order_confirmation"
"""The letter that shows how a layout looks."""


def preview(*, caller: Caller, brand_id: str, request: PreviewRequest, now: datetime) -> TemplatePreview:
    """Return how unsaved content looks, with samples or with the data of a real record.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown template or a
            record that is not the brand's.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    brand, settings = brands.brand(brand_id), brands.settings(brand_id)
    content = operations.cleaned(request.content)
    shown = _shown_key(request.template_kind, request.template_key)
    standard = own_templates.found(
        TemplateKind.MAIL if request.template_kind is TemplateKind.MAIL else TemplateKind.LETTER,
        shown,
        request.template_language,
        brand=brand,
        settings=settings,
        records=_records(request.record, brand_id, now),
    )
    if standard is None:
        raise not_found("template")
    address = TemplateAddress(
        brand_id, request.template_kind, request.template_key, request.template_language
    )
    whole = request.template_kind is TemplateKind.LAYOUT
    faults = [] if whole else queries.faults(address, content, standard.model)
    message = standard.messages[min(request.variant, len(standard.messages) - 1)]
    found = TemplatePreview(
        faults=told(faults), variants=[str(number + 1) for number in range(len(standard.messages))]
    )
    try:
        return _previewed(found, message, content, request, brand, settings)
    except TemplateFailed:
        # The faults name why; only what is faultless can be shown.
        return found


def _previewed(
    found: TemplatePreview,
    message: Content | Letter,
    content: TemplateContent,
    request: PreviewRequest,
    brand: Brand,
    settings: BrandSettings,
) -> TemplatePreview:
    if isinstance(message, Content):
        words = own_words.filled(content, message, brand=brand, settings=settings, preview=True)
        mail = rendering.page(
            message, words, recipient=Recipient("", "vorschau@example.org"), brand=brand, settings=settings
        )
        return found.model_copy(update={"subject": mail.subject, "html": mail.html, "text": mail.text})
    layout = content.layout if request.template_kind is TemplateKind.LAYOUT else queries.layout(brand.id)
    design = letter_templates.framed(layout or LetterLayout(), brand, message.language)
    if request.template_kind is not TemplateKind.LAYOUT:
        address = TemplateAddress(
            brand.id, request.template_kind, request.template_key, request.template_language
        )
        context = letter_templates.case_of(message, brand).context
        design = letter_templates.worded(content, context, design, address, now=True)
    pages = documents.images(message, brand, design)
    return found.model_copy(
        update={
            "subject": design.title or message.title,
            "pdf": _in_base64(documents.pdf(message, brand, design)),
            "pages": [_in_base64(page) for page in pages],
        }
    )


def _in_base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _shown_key(kind: TemplateKind, key: str) -> str:
    return SAMPLE_LETTER if kind in (TemplateKind.LAYOUT, TemplateKind.BLOCK) else key


def _records(number: str, brand: str, now: datetime) -> standards.Records:
    """Return the records to which a number leads: an order, or a customer with contract."""
    number = number.strip()
    if not number:
        return {}
    if number.startswith("A-"):
        placed = orders.placed_order(number)
        if placed.brand != brand:
            raise not_found("record")
        return {PlacedOrder: placed}
    found = contracts.overview(number, now=now)
    if found.customer.brand != brand:
        raise not_found("record")
    records: dict[type, object] = {Customer: found.customer}
    if found.contracts:
        contract = found.contracts[0]
        records[Contract] = contract
        order = _order_of(contract)
        if order is not None:
            records[PlacedOrder] = order
    return records


def _order_of(contract: Contract) -> PlacedOrder | None:
    try:
        return orders.placed_order(contract.order_number)
    except Problem as problem:
        if problem.status != HTTPStatus.NOT_FOUND:
            raise
        return None


def told(faults: list[Fault]) -> list[TemplateFault]:
    """Return faults as the API tells them."""
    return [TemplateFault(code=one.code, name=one.name, field=one.field) for one in faults]
