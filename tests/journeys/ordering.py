"""Order at SparWatt, which accepts automatically, as a prospect does: over HTTP."""

import re
import secrets
import uuid
from dataclasses import dataclass
from typing import Any

import httpx

from tests.stack import RunningStack

BRAND = "sparwatt"


@dataclass(frozen=True)
class Ordered:
    """A prospect who has just ordered, and the mails that follow."""

    stack: RunningStack
    email: str
    order_number: str

    def token(self, *, subject: str) -> str:
        """Wait for a mail with a link and return the token of the latest one."""
        text = self.stack.mail(self.email, subject=subject, within_seconds=60)["text"]
        found = re.search(r"/portal/link\?\S*token=(\S+)", text)
        assert found, text
        return found[1]


def order(stack: RunningStack, **person: str) -> Ordered:
    """Place an order for electricity and return who ordered; e-mail addresses never repeat."""
    email = f"zoe.{secrets.token_hex(4)}@example.org"
    with httpx.Client(base_url=stack.api, timeout=60) as client:
        asked = {"brand": BRAND, "postcode": "80331", "commodity": "electricity", "consumption": 2100}
        quote = _post(client, "/public/quotes", asked)
        offer = quote["offers"][0]
        receipt = _post(
            client,
            "/public/orders",
            {
                "brand": BRAND,
                "language": "de",
                "quote_id": quote["quote_id"],
                "product_code": offer["product_code"],
                "expected_yearly_price": offer["yearly_price"],
                "supply_address": {
                    "street": "Blumenstraße",
                    "house_number": "28",
                    "postcode": "80331",
                    "town": "München",
                },
                "person": {
                    "salutation": "ms",
                    "first_name": "Zoë",
                    "last_name": "Weiß",
                    "date_of_birth": "1994-02-28",
                    "email": email,
                    **person,
                },
                "meter": {"meter_number": "1LGZ0055120098", "previous_supplier": "Altstrom AG"},
                "start": {"reason": "supplier_switch"},
                "payment": {
                    "method": "sepa_direct_debit",
                    "iban": "DE02 1203 0000 0000 2020 51",
                    "mandate_granted": True,
                },
                "consents": {"terms": True, "withdrawal_information": True, "power_of_attorney": True},
            },
        )
    return Ordered(stack, email, receipt["order_number"])


def _post(client: httpx.Client, path: str, body: dict[str, Any]) -> Any:
    answer = client.post(path, json=body, headers={"Idempotency-Key": uuid.uuid4().hex})
    assert answer.status_code == 201, answer.text
    return answer.json()
