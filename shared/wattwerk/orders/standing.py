"""Where an order stands, for the prospect who has the link of our mail."""

from datetime import datetime

from wattwerk.catalog.domain.start_dates import withdrawal_deadline
from wattwerk.documents import queries as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.documents.schemas import DownloadLink
from wattwerk.orders import links, queries
from wattwerk.orders.schemas import OrderStanding
from wattwerk.platform.problems import not_found


def standing(*, token: str) -> OrderStanding:
    """Return where an order stands.

    Raises:
        Problem: 410 ``link_not_usable`` for forged links.
    """
    order = queries.placed_order(links.order_of(token))
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
        documents=[documents.entry(one) for one in documents.documents_of(_owner(order.order_number))],
    )


def download(*, token: str, document_id: str, now: datetime) -> DownloadLink:
    """Return a link to a document of the order.

    Raises:
        Problem: 410 ``link_not_usable`` for forged links, 404 for documents of others.
    """
    owner = _owner(links.order_of(token))
    if all(document.document_id != document_id for document in documents.documents_of(owner)):
        raise not_found("document")
    return documents.download_link(document_id, now=now)


def _owner(order_number: str) -> Owner:
    return Owner("order", order_number)
