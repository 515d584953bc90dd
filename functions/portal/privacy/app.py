"""What customers can ask of the data that are stored about them: a copy, and their deletion."""

from datetime import datetime

from wattwerk.identity.domain import PortalLogin
from wattwerk.identity.proof import own_login, require_password
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.privacy import queries
from wattwerk.privacy.disclosure_schemas import DisclosureFile, DisclosureRequest
from wattwerk.privacy.operations import disclosing, requesting
from wattwerk.privacy.schemas import Erasure, ErasureOverview, ErasureRequest

app = Api("portal-privacy", audience="customer", description="Your data.")


@app.endpoint("POST", "/portal/disclosures")
def disclose(body: DisclosureRequest, caller: Caller, now: datetime) -> DisclosureFile:
    """Download everything that is stored about you, for people or for machines. Needs the password.

    Only the owner of a customer number gets it (Art. 15 and 20 GDPR). Nothing is stored but that it was
    given out.
    """
    number = caller.customer_number(write=True)
    login = require_password(login_id=caller.login_id, password=body.password, now=now)
    return disclosing.disclose(login=login, customer_number=number, wanted=body.format, now=now)


@app.endpoint("GET", "/portal/privacy/erasures")
def show_erasure(caller: Caller, now: datetime) -> ErasureOverview:
    """Show what deletion would remove, what has to be kept and for how long, and your latest request.

    Only for the owner of a customer number.
    """
    number = caller.customer_number()
    return queries.overview_for_owner(login=own_login(caller), customer_number=number, now=now)


@app.endpoint("POST", "/portal/privacy/erasures", status=202)
def request_erasure(body: ErasureRequest, caller: Caller, now: datetime, idempotency: Idempotency) -> Erasure:
    """Have everything deleted that no law requires to be kept (Art. 17 GDPR). Needs the password.

    It is carried out at once, and a mail says what became of it. When no contract runs, the login is
    closed.
    """
    number = caller.customer_number(write=True)
    login: PortalLogin = require_password(login_id=caller.login_id, password=body.password, now=now)
    return requesting.request(login=login, customer_number=number, idempotency=idempotency, now=now)
