"""Where an order stands, for the prospect who has the link of our mail."""

from datetime import datetime

from wattwerk.catalog.domain.start_dates import withdrawal_deadline
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner, document_id
from wattwerk.documents.schemas import Document, DownloadLink
from wattwerk.orders import links, queries
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.orders.schemas.standing import OrderStanding
from wattwerk.platform import signed_links
from wattwerk.platform.problems import not_found


def standing(*, token: str, now: datetime) -> OrderStanding:
    """Return where an order stands.

    Raises:
        Problem: 410 ``link_not_usable`` for forged and expired links.
    """
    order = _order(token, now)
    request, offer = order.declaration.request, order.declaration.offer
    may_withdraw = order.declaration.contract_summary.withdrawal is not None
    return OrderStanding(
        order_number=order.order_number,
        brand=order.brand,
        status=order.status,
        received_at=order.received_at,
        updated_at=order.history[-1].at,
        product_name=offer.name,
        commodity=offer.commodity,
        yearly_price=offer.yearly_price,
        monthly_price=offer.monthly_price,
        supply_start=order.supply_start,
        supply_address=request.supply_address,
        contract_number=order.numbers.contract_number if order.numbers else None,
        switches_supplier=request.start.reason == "supplier_switch",
        power_of_attorney=request.consents.power_of_attorney,
        withdrawal_until=withdrawal_deadline(order.concluded_on)
        if may_withdraw and order.concluded_on
        else None,
        documents=[documents.entry(one) for one in _documents(order)],
    )


def download(*, token: str, wanted: str, now: datetime) -> DownloadLink:
    """Return a link to a document of the order.

    Raises:
        Problem: 410 ``link_not_usable`` for forged and expired links, 404 for documents of others.
    """
    order = _order(token, now)
    if all(document.document_id != wanted for document in _documents(order)):
        raise not_found("document")
    return documents.download_link(wanted, now=now)


def _order(token: str, now: datetime) -> PlacedOrder:
    order = queries.placed_order(links.order_of(token))
    if now >= order.history[-1].at + signed_links.OPEN_FOR:
        raise links.not_usable()
    return order


def _documents(order: PlacedOrder) -> list[Document]:
    """Return the documents of an order, and the confirmation of the contract that came of it.

    The confirmation belongs to the customer, like everything that follows; of all that only this one
    document is about the order.
    """
    found = documents.documents_of(Owner("order", order.order_number))
    if order.numbers is None:
        return found
    customer = Owner("customer", order.numbers.customer_number)
    identifier = document_id(customer, DocumentKind.CONTRACT_CONFIRMATION, order.numbers.contract_number)
    confirmation = documents.document_of(customer, identifier)
    return [confirmation, *found] if confirmation else found
