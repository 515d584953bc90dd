"""What people write, for the tests of all who read it."""

from typing import Any

from tests.conftest import FunctionClient, customer
from wattwerk.platform.identifiers import unique_id

ANNA = "48213377"
BJÖRN = "59000001"


def key() -> dict[str, str]:
    """Return the header of a request that was not sent before."""
    return {"Idempotency-Key": unique_id()}


def message(**changes: Any) -> dict[str, Any]:
    """Return what Anna asks about her bill."""
    return {
        "reason": "bill",
        "subject": "Rechnung vom 12. Februar",
        "text": "Guten Tag, warum ist der Grundpreis höher als im letzten Jahr?\nViele Grüße",
        **changes,
    }


def written(portal: FunctionClient, number: str = ANNA, **changes: Any) -> dict[str, Any]:
    """Return the conversation that a customer has just begun."""
    answer = portal.request(
        "POST", "/portal/conversations", message(**changes), caller=customer(number), headers=key()
    )
    assert answer.status_code == 201, answer.body
    conversation: dict[str, Any] = answer.json_body
    return conversation
