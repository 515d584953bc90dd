"""An offer is stored with its answer to the idempotency key; nobody overwrites somebody else's step."""

from wattwerk.offers import queries, repository
from wattwerk.offers.domain import SalesOffer
from wattwerk.offers.schemas import StaffOffer
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile


def saved(offer: SalesOffer, transaction: Transaction, idempotency: Idempotency | None) -> StaffOffer:
    """Store an offer with everything else in the transaction, and return it as staff see it.

    Raises:
        Problem: 409 ``changed_meanwhile``.
    """
    stored = repository.save(offer, transaction)
    answer = queries.as_seen(stored, transaction.now)
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return answer
