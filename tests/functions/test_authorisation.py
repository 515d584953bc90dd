"""Who may call what: every endpoint that needs a sign-in, asked by everybody who must not use it.

The endpoints are found, not listed, so that a new one is covered from its first day. What deleted and
locked accounts may do is decided before any endpoint, in the authoriser, and tested there.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from infra.generators import applications
from tests.conftest import NOW, FunctionClient, customer, empty_cloud, load_function
from tests.functions import example_requests
from tests.functions.conversation_examples import written
from tests.functions.portal.test_documents import issue
from tests.functions.portal.test_products import INTERNET
from tests.functions.staff.test_blacklist import new_entry
from tests.unit.contracts.examples import conclude, new_contract, publish_brand
from tests.unit.declarations.examples import cancel, decided
from tests.unit.offers.test_offers import drafted
from tests.unit.orders.examples import open_market, placed, quoted
from tests.user_pools import PASSWORD, empty_pools
from wattwerk.billing import queries as billing
from wattwerk.contracts import queries
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner
from wattwerk.identity import directory
from wattwerk.identity import operations as identity
from wattwerk.identity.domain import LoginOwner
from wattwerk.lifecycle.domain.machine import Action
from wattwerk.lifecycle.domain.standard import standard_machine
from wattwerk.lifecycle.domain.vocabulary import ActionKind
from wattwerk.lifecycle.operations import machines, moving
from wattwerk.messaging import authoring
from wattwerk.platform import clock
from wattwerk.platform.api import Endpoint
from wattwerk.templates import definitions
from wattwerk.templates import operations as templates
from wattwerk.templates.domain.model import About, TemplateKind
from wattwerk.templates.schemas import OwnTemplate, TemplateContent

OWN_MAIL = "own.greeting"

ANNA, BJÖRN = "48213377", "59000001"
# These concern the login of whoever calls, and know no other; a delegate has one, too.
OWN_LOGIN = "/portal/account"
# They store nothing, so whoever may look may ask them.
ONLY_LOOKING = {
    "/portal/contracts/{contract_number}/end-previews",
    "/portal/declarations/{declaration_number}/receipt-links",
    "/portal/meters/{meter_id}/reading-checks",
}
# Nobody else need know what may be erased, and when it was wished.
OF_THE_OWNER_ALONE = {"/portal/privacy/erasures"}
IDENTIFIERS = ("account_number", "contract_number", "meter_id", "document_id", "upload_id")
# They tell nothing about any brand.
OF_NO_BRAND = {"/staff/configuration-schema"}
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


@dataclass(frozen=True)
class Route:
    """An endpoint and the function that answers it."""

    function: str
    endpoint: Endpoint

    def __str__(self) -> str:
        return f"{self.endpoint.method} {self.endpoint.path}"


def routes(audience: str) -> list[Route]:
    """Return all endpoints for customers (``portal``) or staff, by their folders."""
    return [
        Route(f"{application.audience}/{application.capability}", endpoint)
        for application in applications.load_all()
        for endpoint in application.api.endpoints
        if endpoint.audience == {"portal": "customer", "staff": "staff"}[audience]
    ]


PORTAL, STAFF = routes("portal"), routes("staff")
OF_CUSTOMERS = [route for route in PORTAL if not route.endpoint.path.startswith(OWN_LOGIN)]
OF_BRANDS = [route for route in STAFF if route.endpoint.path not in OF_NO_BRAND]


def each(routes: list[Route]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("route", routes, ids=str)


def staff(brand: str) -> dict[str, str]:
    return {
        "audience": "staff",
        "subject": f"staff-{brand}",
        "login_id": f"staff-{brand}",
        "roles": f"{brand}.clerk,{brand}.administrator",
    }


def delegate(number: str) -> dict[str, str]:
    """Somebody to whom the owner of a customer number gave access for reading only."""
    return {**customer(number), "login_id": "login-delegate", "read_only_numbers": number}


class House:
    """Stadtwerke Musterstadt with two customers; everything that is asked for belongs to Anna."""

    def __init__(self, anna: dict[str, str], known: Mapping[str, Any]) -> None:
        self.anna = anna
        self.known = known
        self._clients: dict[str, FunctionClient] = {}
        self._requests = 0

    def ask(
        self, route: Route, caller: dict[str, str] | None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """Ask for what is Anna's, with a well-formed request; return status and code of the answer."""
        if route.function not in self._clients:
            self._clients[route.function] = FunctionClient(load_function(route.function))
        endpoint = route.endpoint
        unknown = set(re.findall(r"{(\w+)}", endpoint.path)) - set(self.known)
        assert not unknown, f"_belongings() needs something of Anna's for {unknown}"
        path = endpoint.path.format_map({name: quote(str(value)) for name, value in self.known.items()})
        if endpoint.query:
            path += "?" + urlencode(example_requests.body(endpoint.query, {"brand": "musterstadt"}))
        self._requests += 1
        answer = self._clients[route.function].request(
            endpoint.method,
            path,
            example_requests.body(endpoint.body, self.known) if endpoint.body else None,
            headers={"Idempotency-Key": f"request-{self._requests}", **(headers or {})},
            caller=caller,
        )
        return answer.status_code, answer.json_body.get("code", "") if answer.body else ""


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with pytest.MonkeyPatch.context() as patch, empty_cloud(patch), empty_pools(patch):
        patch.setattr(clock, "now", lambda: NOW)
        patch.setattr(directory, "end_session", lambda *_: None)  # moto does not know it
        open_market()
        publish_brand("sparwatt")
        conclude(new_contract(products=(INTERNET,)))
        conclude(
            new_contract(
                order_number="A-0000-0002",
                customer_number=BJÖRN,
                account_number="4000000002",
                contract_number="700000002",
                meter_number="1EMH0000000002",
                email="bjoern@example.org",
            )
        )
        yield House(_anna_signs_in(), _belongings())


def _anna_signs_in() -> dict[str, str]:
    """Give Anna a login; return her as a caller."""
    contract = new_contract()
    login = identity.provision_login(
        owner=LoginOwner(
            brand=contract.brand,
            customer_number=ANNA,
            account_number=contract.account_number,
            email=contract.email,
            name="Anna Müller",
            language="de",
        ),
        now=NOW,
    )
    identity.give_password(login=login, password=PASSWORD)
    return {**customer(ANNA), "login_id": login.login_id, "subject": login.subject}


def _of_sales() -> dict[str, Any]:
    """Return an entry and a group of the blacklist, and an offer, by the names that paths have for them."""
    caller = staff("musterstadt")
    client = FunctionClient(load_function("staff/blacklist"))
    group = client.request(
        "POST",
        "/staff/blacklist-groups",
        {"brand": "musterstadt", "name": "Wegwerf-Adressen"},
        headers={"Idempotency-Key": "group"},
        caller=caller,
    ).json_body
    entry = client.request(
        "POST",
        "/staff/blacklist-entries",
        new_entry(person={"email": "@wegwerf.example"}),
        headers={"Idempotency-Key": "entry"},
        caller=caller,
    ).json_body
    offer = drafted(NOW)
    issue(Owner("offer", offer.offer_number), DocumentKind.OFFER, "Angebot")
    return {
        "entry_id": entry["entry_id"],
        "group_id": group["group_id"],
        "offer_number": offer.offer_number,
        "product_codes": offer.terms.product_codes,
        "expires_on": "2027-11-30",
        "valid_until": "2026-12-31",
    }


def _belongings() -> dict[str, Any]:
    """Return identifiers of Anna's things, by the names that paths and bodies have for them."""
    meter_id = queries.overview(ANNA, now=NOW).contracts[0].meters[0].meter_id
    receipt = (
        FunctionClient(load_function("portal/readings"))
        .request(
            "POST",
            f"/portal/meters/{meter_id}/readings",
            {"date": "2026-11-20", "values": [{"kind": "single", "value": "12345"}]},
            headers={"Idempotency-Key": "reading"},
            caller=customer(ANNA),
        )
        .json_body
    )
    upload = (
        FunctionClient(load_function("portal/documents"))
        .request(
            "POST",
            "/portal/uploads",
            {"file_name": "Übergabeprotokoll.pdf", "size": 4000},
            headers={"Idempotency-Key": "upload"},
            caller=customer(ANNA),
        )
        .json_body
    )
    photo = issue(Owner("customer", ANNA), DocumentKind.UPLOAD, "Zählerfoto")
    conversation = written(FunctionClient(load_function("portal/messages")), attachments=[photo])
    of_björn = [entry.transaction_id for entry in billing.transactions_of_customer(BJÖRN)]
    export = (
        FunctionClient(load_function("staff/transactions"))
        .request(
            "POST",
            "/staff/transaction-exports",
            {"brand": "musterstadt", "transaction_ids": of_björn},
            headers={"Idempotency-Key": "export"},
            caller=staff("musterstadt"),
        )
        .json_body
    )
    return {
        # Before the contract is cancelled, further below.
        **_price_changes(),
        "export_id": export["export_id"],
        "customer_number": ANNA,
        "account_number": "4000123456",
        "account_numbers": ["4000123456"],
        "contract_number": "700123456",
        "meter_id": meter_id,
        "product_number": "700123456-1",
        "reading_id": receipt["reading"]["reading_id"],
        "transaction_id": receipt["transaction_id"],
        "document_id": photo,
        "upload_id": upload["upload_id"],
        "conversation_id": conversation["conversation_id"],
        "declaration_number": decided(cancel(NOW), NOW).declaration_number,
        **_template(),
        # A status sends the own template, so that nothing removes it.
        "order_number": _order_with_a_case(),
        **_of_sales(),
        "product_code": "strom-klassik",
        "quote_id": quoted(NOW).quote_id,
        **_prices(),
        "step": 1,
        "position": 0,
        "brand": "musterstadt",
        "brand_id": "musterstadt",
        "version": 1,
        "page": "dashboard",
        "device_id": "of-another-login",
        "access_id": "of-another-login",
        "password": PASSWORD,
        "reason": "bill",
    }


def _price_changes() -> dict[str, Any]:
    """Announce new prices of Anna's contract, and have those of many checked; return how they are named."""
    client = FunctionClient(load_function("staff/price_changes"))
    terms = {"effective_on": "2027-02-01", "occasion": "costs"}
    text = "Die Beschaffung ist teurer geworden."
    prices = {"base_price": "13.95", "energy_price": "34.20"}
    client.request(
        "POST",
        "/staff/contracts/700123456/price-changes",
        {**terms, "explanation": text, "prices": prices},
        headers={"Idempotency-Key": "announce"},
        caller=staff("musterstadt"),
    )
    rule = {"how": "by", "value": "1"}
    adjustment = client.request(
        "POST",
        "/staff/price-adjustments",
        {
            "brand": "musterstadt",
            "selection": {"contract_numbers": ["700123456"]},
            "terms": {**terms, "explanations": {"de": text}, "energy_price": rule},
        },
        headers={"Idempotency-Key": "adjust"},
        caller=staff("musterstadt"),
    ).json_body
    return {"effective_on": "2027-02-01", "adjustment_id": adjustment["adjustment_id"]}


def _prices() -> dict[str, Any]:
    """Announce a list of prices; return it with the one that holds."""
    client = FunctionClient(load_function("staff/prices"))
    announcement = {"brand": "musterstadt", "file_name": "Preise.csv", "size": 100, "basis": "net"}
    ticket = client.request(
        "POST",
        "/staff/price-imports",
        announcement,
        headers={"Idempotency-Key": "prices"},
        caller=staff("musterstadt"),
    ).json_body
    [holding] = client.request(
        "GET", "/staff/price-activations?brand=musterstadt", caller=staff("musterstadt")
    ).json_body["items"]
    return {
        "price_import_id": ticket["import_id"],
        "price_list_version": holding["version"],
        "price_activation_id": holding["activation_id"],
    }


def _template() -> dict[str, Any]:
    """Publish a text that templates repeat and a mail of the brand's own, and keep an image; return how they
    are asked for."""
    address = authoring.address_of("musterstadt", "block", "opening-hours", "de")
    templates.publish_content(
        address=address,
        content=TemplateContent(html="<p>Montag bis Freitag</p>"),
        model=authoring.model_of(address),
        author="set-up",
        now=NOW,
    )
    own = OwnTemplate(kind=TemplateKind.MAIL, key=OWN_MAIL, name="Begrüßung", about=About.CUSTOMER)
    definitions.set_up("musterstadt", own, author="set-up", now=NOW)
    address = authoring.address_of("musterstadt", "mail", OWN_MAIL, "de")
    templates.publish_content(
        address=address,
        content=TemplateContent(subject="Willkommen", html="<p>Schön, dass Sie da sind.</p>"),
        model=authoring.model_of(address),
        author="set-up",
        now=NOW,
    )
    image = (
        FunctionClient(load_function("staff/templates"))
        .request(
            "POST",
            "/staff/brands/musterstadt/templates/images",
            {"content": PIXEL},
            caller=staff("musterstadt"),
        )
        .json_body
    )
    return {
        "image_id": image["image_id"],
        "template_kind": "mail",
        "template_key": OWN_MAIL,
        "template_language": "de",
        "content": PIXEL,
    }


def _order_with_a_case() -> str:
    """Place an order in a status that sends a mail."""
    machine = standard_machine()
    machine.statuses[0].actions += [
        Action(kind=ActionKind.SEND_MAIL, template="status_changed"),
        Action(kind=ActionKind.SEND_MAIL, template=OWN_MAIL),
    ]
    machines.publish_machine(brand="musterstadt", machine=machine, author="set-up", now=NOW)
    order_number = placed(NOW).order_number
    moving.follow(order_number=order_number, now=NOW)
    return order_number


def test_the_search_finds_the_endpoints() -> None:
    assert {"GET /portal/dashboard", "POST /portal/reading-reports"} <= {str(route) for route in PORTAL}
    assert {"GET /staff/orders", "POST /staff/orders/{order_number}/acceptance"} <= {
        str(route) for route in STAFF
    }


@each(PORTAL)
def test_the_portal_is_for_customers_only(house: House, route: Route) -> None:
    assert house.ask(route, None) == (403, "forbidden")
    assert house.ask(route, staff("musterstadt")) == (403, "forbidden")


@each(STAFF)
def test_the_office_is_for_staff_only(house: House, route: Route) -> None:
    assert house.ask(route, None) == (403, "forbidden")
    assert house.ask(route, customer(ANNA)) == (403, "forbidden")


@each(OF_CUSTOMERS)
def test_somebody_elses_customer_number_does_not_exist(house: House, route: Route) -> None:
    answer = house.ask(route, customer(BJÖRN), {"X-Customer-Number": ANNA})
    assert answer == (404, "not_found")


@each([route for route in OF_CUSTOMERS if "{" in route.endpoint.path and "{page}" not in route.endpoint.path])
def test_somebody_elses_things_do_not_exist(house: House, route: Route) -> None:
    assert house.ask(route, customer(BJÖRN)) == (404, "not_found")


def names_things(route: Route) -> bool:
    """Tell whether the body of a request says which contract, account or meter it is about."""
    body = route.endpoint.body
    if body is None or "{" in route.endpoint.path:
        return False
    sent = json.dumps(
        example_requests.body(
            body, {"account_numbers": ["this one"], **dict.fromkeys(IDENTIFIERS, "this one")}
        )
    )
    return "this one" in sent


@each([route for route in OF_CUSTOMERS if names_things(route)])
def test_somebody_elses_things_cannot_be_named_in_a_request_either(house: House, route: Route) -> None:
    assert house.ask(route, customer(BJÖRN))[0] in (404, 422)


@each([route for route in OF_CUSTOMERS if route.endpoint.method != "GET"])
def test_who_may_only_look_changes_nothing(house: House, route: Route) -> None:
    answer = house.ask(route, delegate(ANNA))
    if route.endpoint.path in ONLY_LOOKING:
        assert answer == house.ask(route, house.anna)
    else:
        assert answer == (403, "read_only_access")


@each([route for route in OF_CUSTOMERS if route.endpoint.method == "GET"])
def test_owners_and_delegates_see_what_others_do_not(house: House, route: Route) -> None:
    assert house.ask(route, house.anna) == (200, "")
    shared = route.endpoint.path not in OF_THE_OWNER_ALONE
    assert house.ask(route, delegate(ANNA)) == ((200, "") if shared else (404, "not_found"))


@each(OF_BRANDS)
def test_staff_of_another_brand_find_nothing(house: House, route: Route) -> None:
    assert house.ask(route, staff("sparwatt")) == (404, "not_found")


@each([route for route in OF_BRANDS if route.endpoint.method == "GET"])
def test_staff_of_the_brand_see_what_others_do_not(house: House, route: Route) -> None:
    assert house.ask(route, staff("musterstadt")) == (200, "")


@each([route for route in [*OF_BRANDS, *OF_CUSTOMERS] if route.endpoint.method != "GET"])
def test_whoever_may_is_not_refused_as_a_stranger(house: House, route: Route) -> None:
    """Runs last: these requests may really change something."""
    caller = house.anna if route in OF_CUSTOMERS else staff("musterstadt")
    assert house.ask(route, caller)[0] not in (401, 403, 404, 500)
