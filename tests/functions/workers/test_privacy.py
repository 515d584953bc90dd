"""What is past its period goes, on request what nothing requires: proven on what tables and bucket hold."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses import ses_backends

from tests.conftest import ROOT, TABLES, FunctionClient, customer, load_function
from tests.functions.conversation_examples import key, written
from tests.functions.portal.test_documents import issue
from tests.functions.workers.deliveries import CONTEXT
from tests.unit.contracts.examples import conclude, heating, publish_brand
from tests.unit.declarations.examples import cancel, decided
from tests.unit.offers.test_offers import sent
from tests.unit.orders.examples import open_market, person, placed
from tests.user_pools import PASSWORD, Pools
from wattwerk.contracts import queries as contracts
from wattwerk.customers import queries as customers
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.documents.domain.ownership import Owner
from wattwerk.identity import directory
from wattwerk.identity import operations as identity
from wattwerk.identity import queries as logins
from wattwerk.platform import clock, storage
from wattwerk.platform.events import OutboxItem
from wattwerk.platform.identifiers import unique_id
from wattwerk.privacy import repository
from wattwerk.privacy.events import RetentionRunContinued

ORDERED = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
PERSONAL = (
    "Lüdenscheidt",
    "luedenscheidt",
    "DE02120300000000202051",
    "12 a",
    "joerg.mueller",
    "1707654321",
    "170 7654321",
    "1979-03-04",
    "1EMH0012345678",
    "1ISK0087654321",
)
WORKERS = {
    "Fulfilment": "workers/fulfilment",
    "Provisioning": "workers/provisioning",
    "Notifications": "workers/notifications",
    "Lifecycle": "workers/lifecycle",
    "Privacy": "workers/privacy",
}


class Town:
    """Stadtwerke Musterstadt with all its workers and a clock that goes where it is wanted."""

    def __init__(self, pools: Pools, patch: pytest.MonkeyPatch) -> None:
        self.pools = pools
        self.now = ORDERED
        self.functions: dict[str, Any] = {}
        self.done: set[str] = set()
        patch.setattr(clock, "now", lambda: self.now)

    def function(self, path: str) -> Any:
        if path not in self.functions:
            self.functions[path] = load_function(path)
        return self.functions[path]

    def settle(self) -> None:
        """Deliver every event to everybody who listens, until nothing follows from it any more."""
        while waiting := [item for item in OutboxItem.scan() if item.pk not in self.done]:
            for item in sorted(waiting, key=lambda one: one.occurred_at):
                self.done.add(item.pk)
                for worker, types in listening().items():
                    if item.detail_type in types:
                        self.hand_over(worker, item.detail_type, json.loads(item.detail))

    def hand_over(self, worker: str, detail_type: str, detail: dict[str, Any]) -> None:
        body = json.dumps({"detail-type": detail_type, "detail": detail})
        record = {"messageId": unique_id(), "body": body, "eventSource": "aws:sqs"}
        answer = self.function(worker).handler({"Records": [record]}, CONTEXT)
        assert answer["batchItemFailures"] == []

    def begin_month(self, moment: datetime) -> None:
        """Let the deletion concept go through everything, each part handed over as its event would be."""
        self.now = moment
        self.hand_over("workers/privacy", "MonthBegan", {"id": "every-month"})
        for brand in ("musterstadt", "sparwatt"):
            run_id = f"{moment:%Y-%m}@{brand}"
            while (run := repository.find_run(run_id)) and run.finished_at is None:
                event = RetentionRunContinued.happened(
                    now=moment, brand=brand, run_id=run_id, step=int(run.step)
                )
                self.hand_over("workers/privacy", event.detail_type(), event.model_dump(mode="json"))

    def ask(self, function: str, method: str, path: str, body: Any, caller: dict[str, str]) -> Any:
        client = FunctionClient(self.function(function))
        return client.request(method, path, body, caller=caller, headers=key())


def listening() -> dict[str, list[str]]:
    """Return which types of events each worker gets, as deployed."""
    text = Path(ROOT, "infra/stacks/messaging.yaml").read_text()
    found = {}
    for name, block in re.findall(r"^  (\w+)Rule:\n(.*?)\n\n", text, flags=re.DOTALL | re.MULTILINE):
        if name in WORKERS:
            types = block.partition("detail-type:")[2].partition("Targets:")[0]
            found[WORKERS[name]] = re.findall(r"- (\w+)", types)
    return found


def held(*, without: str = "") -> str:
    """Return everything that all tables and the bucket (all versions) hold, as one text."""
    dynamodb, s3 = boto3.client("dynamodb"), boto3.client("s3")
    items = [
        item
        for table in TABLES
        if table != without
        for item in dynamodb.scan(TableName=f"wattwerk-{table}")["Items"]
        if not expired(item)
    ]
    versions = s3.list_object_versions(Bucket="wattwerk-documents")
    files = [one["Key"] for one in (*versions.get("Versions", ()), *versions.get("DeleteMarkers", ()))]
    return json.dumps([items, files], ensure_ascii=False, default=str)


def expired(item: dict[str, Any]) -> bool:
    """Return whether time to live has removed an item, which moto does not do."""
    ends = item.get("expires_at", {}).get("N")
    return ends is not None and int(ends) < clock.now().timestamp()


def found_in(everything: str, *needles: str) -> list[str]:
    plain = everything.casefold()
    return [needle for needle in needles if needle.casefold() in plain]


def mails_to(address: str) -> list[str]:
    mails = ses_backends[DEFAULT_ACCOUNT_ID]["eu-central-1"].sent_messages
    return [one.raw_data for one in mails if address in one.raw_data]


@pytest.fixture
def town(pools: Pools, monkeypatch: pytest.MonkeyPatch) -> Town:
    boto3.client("ses").verify_domain_identity(Domain="stadtwerke-musterstadt.example")
    boto3.client("s3").put_bucket_versioning(
        Bucket="wattwerk-documents", VersioningConfiguration={"Status": "Enabled"}
    )
    monkeypatch.setattr(directory, "end_session", lambda *_: None)  # moto does not know it
    open_market(automatic_acceptance=True)
    return Town(pools, monkeypatch)


class Jörg:
    """A customer with everything that a customer can have."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.order_number = placed(ORDERED, person=person(phone="+49 170 7654321")).order_number
        town.settle()
        contract = contracts.contract_of_order(self.order_number, now=ORDERED)
        assert contract is not None
        self.number = contract.customer_number
        self.contract_number = contract.contract_number
        login = logins.login_of_customer("musterstadt", self.number)
        assert login is not None
        identity.give_password(login=login, password=PASSWORD)
        self.login = login
        self.caller = {
            **customer(self.number),
            "login_id": login.login_id,
            "subject": login.subject,
            "name": login.name,
        }
        self.numbers = (self.number, self.contract_number, contract.account_number, self.order_number)

    def lives(self) -> None:
        """Buy heating electricity with a two-rate meter, read meters, write, send photos, get an offer."""
        town = self.town
        conclude(
            heating(
                order_number="A-0000-0009",
                customer_number=self.number,
                account_number="4000000009",
                contract_number="700000009",
                existing_customer=True,
            )
        )
        meter = contracts.contract(
            customer_number=self.number, contract_number="700000009", now=town.now
        ).meters[0]
        answer = town.ask(
            "portal/readings",
            "POST",
            f"/portal/meters/{meter.meter_id}/readings",
            {
                "date": "2026-11-20",
                "values": [{"kind": "ht", "value": "12345"}, {"kind": "nt", "value": "54321"}],
            },
            self.caller,
        )
        assert answer.status_code in (200, 201, 422), answer.body
        photo = issue(Owner("customer", self.number), DocumentKind.UPLOAD, "Zählerfoto Müller-Lüdenscheidt")
        issue(Owner("customer", self.number), DocumentKind.UPLOAD, "Mietvertrag Müller-Lüdenscheidt")
        issue(Owner("customer", self.number), DocumentKind.INVOICE, "Rechnung Müller-Lüdenscheidt")
        for file in boto3.client("s3").list_objects_v2(Bucket="wattwerk-documents")["Contents"]:
            # Every file has a former version.
            storage.store(key=file["Key"], content=b"Herr Lueden", media_type="application/pdf")
        written(
            FunctionClient(town.function("portal/messages")),
            number=self.number,
            attachments=[photo],
            text="Ich, Jörg Müller-Lüdenscheidt, wohne in der Schloßstraße 12 a.",
        )
        sent(town.now)
        town.settle()

    def ends(self) -> None:
        """Cancel both contracts, and let billing answer everything that it was told."""
        town = self.town
        for number in (self.contract_number, "700000009"):
            receipt = cancel(
                town.now, number=number, last_name="Müller-Lüdenscheidt", email="joerg.mueller@example.org"
            )
            decided(receipt, town.now)
        town.settle()
        answered()


def answered() -> None:
    """Let billing have answered all transactions."""
    dynamodb = boto3.client("dynamodb")
    for item in dynamodb.scan(TableName="wattwerk-customers")["Items"]:
        if item["type"]["S"] == "billing_transaction":
            dynamodb.update_item(
                TableName="wattwerk-customers",
                Key={"pk": item["pk"], "sk": item["sk"]},
                UpdateExpression="SET #s = :s",
                ExpressionAttributeNames={"#s": "status"},
                ExpressionAttributeValues={":s": {"S": "acknowledged"}},
            )


@pytest.fixture
def joerg(town: Town) -> Jörg:
    someone = Jörg(town)
    someone.lives()
    return someone


def test_when_the_last_period_of_a_former_customer_is_over_nothing_leads_back_to_the_person(
    town: Town, joerg: Jörg
) -> None:
    joerg.ends()
    everything = held()
    assert len(found_in(everything, *PERSONAL, *joerg.numbers)) > len(joerg.numbers) + 5
    ends = [
        one.supply_end
        for one in contracts.overview(joerg.number, now=town.now).contracts
        if one.supply_end is not None
    ]
    assert len(ends) == 2
    last_year = max(ends).year + 8
    town.begin_month(datetime(last_year, 12, 1, 2, 12, tzinfo=UTC))
    assert customers.customer(joerg.number).last_name == "Müller-Lüdenscheidt"
    town.begin_month(datetime(last_year + 1, 1, 1, 2, 12, tzinfo=UTC))
    everything = held()
    assert found_in(everything, *PERSONAL, *joerg.numbers, joerg.login.login_id, joerg.login.subject) == []
    # The directory of streets knows the street, nobody knows who lives there.
    assert found_in(held(without="catalog"), "Schloßstr", "Schlossstr") == []
    assert boto3.client("cognito-idp").list_users(UserPoolId=town.pools.customer_pool)["Users"] == []
    figures = [
        item
        for item in boto3.client("dynamodb").scan(TableName="wattwerk-customers")["Items"]
        if item["type"]["S"] == "consumption_statistics"
    ]
    assert {item["postcode_area"]["S"] for item in figures} == {"803"}
    assert len(figures) == 2


CLERK = {"audience": "staff", "subject": "clerk-1", "login_id": "clerk-1", "roles": "musterstadt.clerk"}
ADMINISTRATOR = {**CLERK, "name": "Petra Schäfer", "roles": "musterstadt.clerk,musterstadt.administrator"}
LISTS = {
    "/staff/customers?brand=musterstadt": "staff/customers",
    "/staff/customers?brand=musterstadt&search=m%C3%BCller": "staff/customers",
    "/staff/contracts?brand=musterstadt": "staff/contracts",
    "/staff/orders?brand=musterstadt": "staff/orders",
    "/staff/declarations?brand=musterstadt&status=confirmed": "staff/declarations",
    "/staff/conversations?brand=musterstadt&status=open": "staff/messages",
}


def groups(entries: list[dict[str, Any]]) -> set[str]:
    return {entry["group"] for entry in entries}


def files_called(part: str) -> int:
    """Return how many versions of files lie in the bucket for documents with a part in their titles."""
    dynamodb, s3 = boto3.client("dynamodb"), boto3.client("s3")
    documents = dynamodb.scan(TableName="wattwerk-documents")["Items"]
    keys = {item["storage_key"]["S"] for item in documents if part in item.get("title", {}).get("S", "")}
    versions = s3.list_object_versions(Bucket="wattwerk-documents")["Versions"]
    return sum(version["Key"] in keys for version in versions)


def listed(town: Town) -> dict[str, Any]:
    """Return what staff find in their lists; versions only count changes."""
    return {
        path: [
            {name: value for name, value in line.items() if name != "version"}
            for line in town.ask(function, "GET", path, None, ADMINISTRATOR).json_body["items"]
        ]
        for path, function in LISTS.items()
    }


def test_what_nothing_requires_goes_at_once_while_a_contract_runs(town: Town, joerg: Jörg) -> None:
    path = "/portal/privacy/erasures"
    before = town.ask("portal/privacy", "GET", path, None, joerg.caller).json_body
    assert before["latest"] is None
    assert before["plan"]["restricts"] is False
    assert {"contact_data", "uploads"} <= groups(before["plan"]["deleted"])
    assert {"person", "contracts", "orders", "meters_and_readings"} <= groups(before["plan"]["needed"])
    laws = {(entry["group"], entry["until"], entry["law"]) for entry in before["plan"]["kept"]}
    assert ("messages", "2032-12-31", "§ 147 AO, § 257 HGB") in laws
    assert ("documents", "2034-12-31", "§ 147 AO, § 257 HGB") in laws
    assert files_called("Mietvertrag") == 2

    wrong = town.ask("portal/privacy", "POST", path, {"password": "nicht-mein-Passwort-1"}, joerg.caller)
    assert (wrong.status_code, wrong.json_body["errors"][0]["code"]) == (422, "password_wrong")
    asked = town.ask("portal/privacy", "POST", path, {"password": PASSWORD}, joerg.caller)
    assert (asked.status_code, asked.json_body["state"]) == (202, "requested")
    assert asked.json_body["answer_by"] == "2026-12-23"
    again = town.ask("portal/privacy", "POST", path, {"password": PASSWORD}, joerg.caller)
    assert (again.status_code, again.json_body["code"]) == (409, "erasure_pending")
    town.settle()

    after = town.ask("portal/privacy", "GET", path, None, joerg.caller).json_body
    assert after["latest"]["state"] == "done"
    assert after["latest"]["deleted"] == before["plan"]["deleted"]
    assert after["plan"]["deleted"] == []
    assert (after["restricted_since"], customers.customer(joerg.number).phone) == (None, "")
    assert found_in(held(), "Mietvertrag") == []
    assert files_called("Zählerfoto") == 2  # it came with a message
    assert logins.login_of_customer("musterstadt", joerg.number) is not None
    [line] = town.ask("staff/privacy", "GET", "/staff/erasures?brand=musterstadt", None, CLERK).json_body[
        "items"
    ]
    assert (line["customer_number"], line["state"], line["actor"]) == (joerg.number, "done", "customer")
    subjects = [mail for mail in mails_to("joerg.mueller@example.org") if "erasure" in mail]
    assert len(subjects) == 2


def test_when_no_contract_runs_the_rest_is_locked_and_an_administrator_can_unlock_it(
    town: Town, joerg: Jörg
) -> None:
    joerg.ends()
    town.now = datetime(2028, 6, 1, 9, 0, tzinfo=UTC)
    path = f"/staff/customers/{joerg.number}/erasures"
    wish = {"identified_by": "in_writing", "note": "Brief vom 30. Mai, Ablage 28-117"}
    before = listed(town)
    assert all(before.values()), {name for name, lines in before.items() if not lines}
    plan = town.ask("staff/privacy", "GET", path, None, CLERK).json_body["plan"]
    assert (plan["restricts"], plan["needed"]) == (True, [])
    assert {"sign_in", "contact_data", "uploads"} <= groups(plan["deleted"])
    assert town.ask("staff/privacy", "POST", path, wish, CLERK).status_code == 202
    town.settle()

    assert listed(town) == {name: [] for name in LISTS}
    assert logins.login_of_customer("musterstadt", joerg.number) is None
    assert boto3.client("cognito-idp").list_users(UserPoolId=town.pools.customer_pool)["Users"] == []
    page = f"/staff/customers/{joerg.number}"
    for function, address in (
        ("staff/customers", page),
        ("staff/customers", f"{page}/documents"),
        ("staff/messages", f"{page}/conversations"),
        ("staff/privacy", path),
    ):
        refused = town.ask(function, "GET", address, None, CLERK)
        assert (refused.status_code, refused.json_body["code"]) == (403, "customer_restricted"), address
    town.now += timedelta(minutes=1)
    opened = town.ask("staff/customers", "GET", page, None, ADMINISTRATOR)
    assert opened.json_body["customer"]["restricted_since"].startswith("2028-06-01T09:00:00")
    opened = town.ask("staff/customers", "GET", page, None, ADMINISTRATOR)
    assert opened.json_body["activities"][0]["kind"] == "restricted_customer_opened"
    assert opened.json_body["activities"][0]["actor"] == "Petra Schäfer"
    assert (
        contracts.identified(
            brand="musterstadt",
            customer_number=joerg.number,
            last_name="Müller-Lüdenscheidt",
            secret="1EMH0012345678",
            now=town.now,
        )
        == ()
    )

    lift = {"reason": "Klage auf Nachzahlung, Az. 12 C 34/28"}
    refused = town.ask("staff/privacy", "POST", f"{page}/restriction-lifts", lift, CLERK)
    assert refused.status_code == 403
    mailed = len(mails_to("joerg.mueller@example.org"))
    assert (
        town.ask("staff/privacy", "POST", f"{page}/restriction-lifts", lift, ADMINISTRATOR).status_code == 202
    )
    town.settle()
    assert len(mails_to("joerg.mueller@example.org")) == mailed + 1
    assert listed(town) == before
    assert town.ask("staff/customers", "GET", page, None, CLERK).status_code == 200
    lifted = town.ask("staff/privacy", "POST", f"{page}/restriction-lifts", lift, ADMINISTRATOR)
    assert (lifted.status_code, lifted.json_body["code"]) == (409, "not_restricted")


def test_what_led_to_nothing_goes_half_a_year_after_its_last_step_and_letters_after_six_years(
    town: Town,
) -> None:
    publish_brand()  # staff decide on orders
    order_number = placed(ORDERED).order_number
    offer = sent(ORDERED)
    message = {
        "brand": "musterstadt",
        "language": "de",
        "reason": "bill",
        "name": "Björn Ångström",
        "email": "bjoern@example.org",
        "subject": "Frage",
        "text": "Wo liegt Ihr Kundenzentrum?",
    }
    assert town.ask("public/contact", "POST", "/public/messages", message, {}).status_code == 201
    cancel(ORDERED, number="700999999", last_name="Niemand")
    town.settle()
    everything = held(without="outbox")
    wanted = (order_number, offer.offer_number, "Ångström", "Niemand")
    assert found_in(everything, *wanted) == list(wanted)

    town.begin_month(datetime(2027, 5, 1, 2, 12, tzinfo=UTC))
    assert found_in(held(without="outbox"), *wanted) == list(wanted)
    town.begin_month(datetime(2027, 6, 1, 2, 12, tzinfo=UTC))
    assert found_in(held(without="outbox"), *wanted) == [offer.offer_number, "Ångström", "Niemand"]
    town.begin_month(datetime(2032, 12, 1, 2, 12, tzinfo=UTC))
    assert found_in(held(without="outbox"), *wanted) == [offer.offer_number, "Ångström", "Niemand"]
    town.begin_month(datetime(2033, 1, 1, 2, 12, tzinfo=UTC))
    assert found_in(held(without="outbox"), *wanted, "joerg.mueller") == []

    runs = town.ask("staff/privacy", "GET", "/staff/retention-runs?brand=musterstadt", None, CLERK).json_body
    assert [run["run_id"][:7] for run in runs["items"]] == ["2033-01", "2032-12", "2027-06", "2027-05"]
    assert [run["trigger"] for run in runs["items"]] == ["yearly", "monthly", "monthly", "monthly"]
    assert all(run["finished_at"] for run in runs["items"])
    assert runs["items"][2]["deleted"]["orders"] >= 2
    assert {"offers", "messages", "declarations"} <= set(runs["items"][0]["deleted"])


def test_a_run_that_is_delivered_twice_counts_once(town: Town) -> None:
    placed(ORDERED)
    moment = datetime(2027, 6, 1, 2, 12, tzinfo=UTC)
    town.now = moment
    town.hand_over("workers/privacy", "MonthBegan", {"id": "every-month"})
    town.settle()
    counted = repository.find_run("2027-06@musterstadt")
    assert counted is not None
    assert counted.finished_at == moment
    town.begin_month(moment)
    for item in OutboxItem.scan():
        if item.detail_type == "RetentionRunContinued":
            town.hand_over("workers/privacy", item.detail_type, json.loads(item.detail))
    again = repository.find_run("2027-06@musterstadt")
    assert again is not None
    assert (again.step, again.deleted) == (counted.step, counted.deleted)
