"""How customers get the data that are stored about them."""

from datetime import datetime

from wattwerk.contracts.queries import chosen_customer
from wattwerk.disclosure import operations
from wattwerk.disclosure.schemas import DisclosureFile, DisclosureRequest
from wattwerk.identity.proof import require_password
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller

app = Api("portal-disclosure", audience="customer", description="Your data.")


@app.endpoint("POST", "/portal/disclosures")
def disclose(body: DisclosureRequest, caller: Caller, now: datetime) -> DisclosureFile:
    """Download everything that is stored about you, for people or for machines. Needs the password.

    Only the owner of a customer number gets it (Art. 15 and 20 GDPR). Nothing is stored but that it was
    given out.
    """
    number = chosen_customer(caller=caller, wanted=app.current_request.headers.get("x-customer-number"))
    caller.require_customer(number, write=True)
    login = require_password(login_id=caller.login_id, password=body.password, now=now)
    return operations.disclose(login=login, customer_number=number, wanted=body.format, now=now)
