"""A prospect keeps an unfinished order and goes on with it later, on any device."""

from datetime import datetime, timedelta

from wattwerk.brands import queries as brands
from wattwerk.orders import links, repository
from wattwerk.orders.domain.unfinished import KEPT, SavedForm
from wattwerk.orders.events import OrderFormSaved
from wattwerk.orders.form_schemas import ResumedOrder, SavedOrder, SaveOrder
from wattwerk.orders.operations.progress import progress
from wattwerk.platform import identifiers, throttle
from wattwerk.platform.problems import invalid
from wattwerk.platform.transaction import Transaction

MAILS = 5
"""Mails to one address within an hour; more would be a nuisance that somebody else makes."""


def save_form(*, request: SaveOrder, now: datetime) -> SavedOrder:
    """Keep a form for 30 days and have a link mailed that opens it.

    Raises:
        Problem: 422 ``brand_unknown``, 410 ``link_not_usable`` for a token that is not ours,
            429 ``too_many_requests``.
    """
    form = request.form
    if not brands.exists(form.brand):
        raise invalid("/form/brand", "brand_unknown", "There is no such brand.")
    throttle.check(
        scope="order-form",
        subject=throttle.mailbox(request.email),
        limit=MAILS,
        window=timedelta(hours=1),
        now=now,
    )
    form_id = links.form_of(request.token) if request.token else identifiers.unique_id()
    kept = SavedForm(
        form_id=form_id,
        form=form.without_secrets(),
        email=request.email,
        saved_at=now,
        expires_at=now + KEPT,
    )
    transaction = Transaction(now=now)
    repository.save_form(kept, transaction)
    transaction.emit(OrderFormSaved.happened(now=now, brand=form.brand, form_id=form_id))
    transaction.commit()
    return SavedOrder(token=links.form_token(form_id), expires_at=kept.expires_at)


def resume_form(*, token: str, now: datetime) -> ResumedOrder:
    """Return a kept form with everything worked out anew.

    Raises:
        Problem: 410 ``link_not_usable`` for forged links, and when the form is not kept any more.
    """
    kept = repository.find_form(links.form_of(token), now=now)
    if kept is None:
        raise links.not_usable()
    return ResumedOrder(
        form=kept.form,
        progress=progress(form=kept.form, now=now),
        saved_at=kept.saved_at,
        expires_at=kept.expires_at,
    )


def remove_form(*, token: str) -> None:
    """Forget a kept form, because it was ordered or its prospect wishes so.

    Raises:
        Problem: 410 ``link_not_usable`` for forged links.
    """
    repository.remove_form(links.form_of(token))
