"""Staff look after the portal logins of customers."""

from datetime import datetime

from wattwerk.identity import supervision
from wattwerk.identity.schemas import PortalLoginView, StatusDecision
from wattwerk.identity.supervision import WaitingLoginsQuery
from wattwerk.platform.api import Api
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.schema import Page

app = Api("staff-logins", audience="staff", description="Portal logins of customers.")


@app.endpoint("GET", "/staff/portal-logins")
def waiting_logins(query: WaitingLoginsQuery, caller: Caller) -> Page[PortalLoginView]:
    """List the logins that wait for a release, oldest first."""
    return supervision.waiting_logins(caller=caller, query=query)


@app.endpoint("GET", "/staff/portal-logins/{brand}/{customer_number}")
def show(brand: str, customer_number: str, caller: Caller) -> PortalLoginView:
    """Show the login of a customer with its history."""
    return supervision.login_of_customer(caller=caller, brand=brand, customer_number=customer_number)


@app.endpoint("POST", "/staff/portal-logins/{brand}/{customer_number}/decisions")
def decide(
    brand: str, customer_number: str, body: StatusDecision, caller: Caller, now: datetime
) -> PortalLoginView:
    """Release or reactivate a login (`active`), or lock it."""
    return supervision.decide(
        caller=caller, brand=brand, customer_number=customer_number, decision=body, now=now
    )


@app.endpoint("POST", "/staff/portal-logins/{brand}/{customer_number}/initial-passwords")
def issue_initial_password(
    brand: str, customer_number: str, caller: Caller, now: datetime
) -> PortalLoginView:
    """Mail a new generated password to the owner of a login, who changes it at the next sign-in.

    The password so far works no more, and all devices are signed out.
    """
    return supervision.issue_initial_password(
        caller=caller, brand=brand, customer_number=customer_number, now=now
    )
