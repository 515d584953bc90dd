"""Gives customers the data that are stored about them."""

import base64
from datetime import datetime, timedelta

from wattwerk.brands import queries as brands
from wattwerk.customers import operations as customers
from wattwerk.identity.domain import PortalLogin
from wattwerk.platform import throttle
from wattwerk.platform.problems import not_found
from wattwerk.platform.transaction import Transaction
from wattwerk.privacy import disclosure_queries as queries
from wattwerk.privacy.disclosure_schemas import Disclosure, DisclosureFile, DisclosureFormat

LIMIT = 10
WINDOW = timedelta(hours=1)
"""So many files within this time: each reads everything that is stored about a customer."""


def disclose(
    *, login: PortalLogin, customer_number: str, wanted: DisclosureFormat, now: datetime
) -> DisclosureFile:
    """Return everything that is stored about a customer as a file; nothing of it is kept.

    Only the owner of the number gets it (Art. 15 and 20 GDPR), never somebody with access given by the
    owner. An activity says that the data were given out. The caller has proven to know the password.

    Raises:
        Problem: 404 when the number is not the login's own; 429 ``too_many_requests``.
    """
    if customer_number not in login.customer_numbers:
        raise not_found("customer number")
    throttle.check(scope="disclosure", subject=customer_number, limit=LIMIT, window=WINDOW, now=now)
    brand = brands.brand(login.brand)
    found = queries.disclosure(
        customer_number=customer_number,
        login_id=login.login_id,
        brand=brand,
        language=login.language,
        now=now,
    )
    if wanted == "pdf":
        # The renderer takes as long to load as all the rest.
        from wattwerk.documents import rendering
        from wattwerk.privacy import sheet

        content = rendering.pdf(sheet.sheet(found, time_zone=brand.time_zone), brand)
    else:
        content = found.model_dump_json(indent=2).encode()
    transaction = Transaction(now=now)
    customers.record_customer_activity(
        customer_number=customer_number,
        kind="data_disclosed",
        actor="customer",
        parameters={"format": wanted},
        now=now,
        transaction=transaction,
    )
    transaction.commit()
    return _file(found, wanted, content)


def _file(found: Disclosure, wanted: DisclosureFormat, content: bytes) -> DisclosureFile:
    return DisclosureFile(
        file_name=f"{found.customer_number}-{found.disclosed_at:%Y-%m-%d}.{wanted}",
        media_type=f"application/{wanted}",
        content=base64.b64encode(content).decode(),
    )
