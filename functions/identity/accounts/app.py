"""Register for the portal, and use the links of our mails that confirm, undo or accept something."""

from datetime import datetime, timedelta

from wattwerk.identity import cookies, links, registration
from wattwerk.identity.devices import device_of
from wattwerk.identity.schemas import Accepted, LinkOutcome, LinkUsage, RegistrationRequest
from wattwerk.platform.api import Answer, Api, Limit

app = Api(
    "identity-accounts",
    audience="anonymous",
    description="Register for the portal, confirm by the link of a mail.",
    cross_origin=False,
)

# Per network address: enough for a household, too few for guessing.
REGISTRATIONS = Limit(10, timedelta(minutes=15))
USES = Limit(60)


@app.endpoint("POST", "/identity/registrations", status=202, limit=REGISTRATIONS)
def register(body: RegistrationRequest, now: datetime) -> Accepted:
    """Ask for a login for the portal.

    The answer is the same whether or not the data belong to a customer. If they do, a mail with a
    link goes to the given address; who has a login already gets a mail at its address. The link works
    for two days, once. After five attempts a customer number has to wait for up to 15 minutes.
    """
    registration.request_registration(request=body, now=now)
    return Accepted()


@app.endpoint("POST", "/identity/link-uses", limit=USES)
def use_link(body: LinkUsage, now: datetime) -> Answer[LinkOutcome]:
    """Use the link of a mail: confirm a registration or an address, undo a change, accept access.

    Where `needs_password` of the link's state is true, a password is chosen and a session begins,
    unless staff have to release the login (`waiting`).
    """
    device = device_of(app.current_request.headers.get("user-agent"))
    outcome, signed_in = links.use(token=body.token, password=body.password, device=device, now=now)
    if signed_in is None or signed_in.refresh_token is None:
        return Answer(outcome)
    return Answer(outcome, {"Set-Cookie": cookies.carrying("customer", signed_in.refresh_token)})
