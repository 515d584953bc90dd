"""Everything that is stored of a customer, and what the rules of keeping say about each record."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from wattwerk.brands import queries as brands
from wattwerk.brands.domain import Market
from wattwerk.brands.schemas import Brand
from wattwerk.contracts import places as contracts
from wattwerk.conversations import places as conversations
from wattwerk.customers import operations as customer_operations
from wattwerk.customers import places as customers
from wattwerk.customers.schemas import Customer
from wattwerk.declarations import places as declarations
from wattwerk.documents import places as documents
from wattwerk.documents.domain.ownership import Owner
from wattwerk.identity import removal as identity
from wattwerk.lifecycle import places as lifecycle
from wattwerk.messaging import places as messaging
from wattwerk.orders import places as orders
from wattwerk.platform import clock
from wattwerk.platform.stored_items import Place, StoredItem, all_of, items_in
from wattwerk.privacy.domain import plan
from wattwerk.privacy.domain.plan import Fate, Judged, Record, Term
from wattwerk.privacy.domain.retention import ATTACHED, RULES, VARIANTS, Rule, rule_of
from wattwerk.privacy.schemas import DeletedData, ErasurePlan, KeptData, NeededData

NAMED_BY = ("contract_number", "account_number", "supply_point_id", "meter_id", "order_number", "number")
"""Attributes by which records say to which contract they belong."""

LEADING = frozenset(
    {"customer", "contract", "contract_account", "declaration", "conversation", "portal_login"}
)
"""Types whose numbers lead to what lies apart."""

OPEN = {
    "billing_transaction": frozenset({"received", "exported"}),
    "declaration": frozenset({"received", "clarification"}),
    "order": frozenset({"received", "clarification", "accepted"}),
}
"""Statuses in which somebody still has to act."""


@dataclass(frozen=True)
class Holdings:
    """What is stored of a customer, item by item, with the contracts that it belongs to."""

    customer_number: str
    brand: Brand
    market: Market
    today: date
    items: list[StoredItem]
    records: list[Record]
    terms: list[Term]

    @property
    def runs(self) -> bool:
        """Return whether a contract runs, or somebody still has to act on something."""
        return plan.runs(self.records, self.terms, today=self.today)

    def judged(self, *, requested: bool) -> list[tuple[StoredItem, Judged]]:
        """Return what becomes of each item."""
        verdicts = plan.judge(
            self.records, self.terms, market=self.market, today=self.today, requested=requested
        )
        return [(self.items[one.record.position], one) for one in verdicts]


def holdings(customer_number: str, *, brand_id: str, now: datetime) -> Holdings:
    """Return everything that is stored of a customer; no caller is checked.

    Raises:
        LookupError: there is a type of record for which nobody has decided how long it is kept.
    """
    brand = brands.brand(brand_id)
    items = list(_everything(customer_number, brand_id))
    attached = {
        file["document_id"]
        for item in items
        if item.type == "conversation_message"
        for file in item.values.get("attachments") or ()
    }
    return Holdings(
        customer_number=customer_number,
        brand=brand,
        market=brands.settings(brand_id).market,
        today=clock.business_date(now, brand.time_zone),
        items=items,
        records=[_record(position, item, attached, brand.time_zone) for position, item in enumerate(items)],
        terms=list(_terms(items)),
    )


def erasure_plan(found: Holdings, customer: Customer) -> ErasurePlan:
    """Return what a request would do, record by record, in the three lists that people read."""
    judged = found.judged(requested=True)
    deleted: Counter[Any] = Counter(one.record.rule.group for _, one in judged if one.fate is Fate.DELETED)
    reachable, consented = customer_operations.optional_data(customer)
    deleted.update({"contact_data": int(reachable), "consents": int(consented)})
    needed: Counter[Any] = Counter(one.record.rule.group for _, one in judged if one.fate is Fate.NEEDED)
    kept: Counter[Any] = Counter(
        (one.record.rule.group, one.law) for _, one in judged if one.fate is Fate.KEPT
    )
    last = {
        (one.record.rule.group, one.law): one.until
        for _, one in sorted(judged, key=lambda pair: pair[1].until or date.min)
        if one.fate is Fate.KEPT
    }
    return ErasurePlan(
        deleted=[
            DeletedData(group=group, records=count) for group, count in sorted(deleted.items()) if count
        ],
        kept=[
            KeptData(group=group, records=count, until=last[group, law], law=law)
            for (group, law), count in sorted(kept.items())
        ],
        needed=[NeededData(group=group, records=count) for group, count in sorted(needed.items())],
        restricts=not found.runs,
    )


def items_of_order(order_number: str) -> list[StoredItem]:
    """Return everything that belongs to an order, whether a contract came of it or not."""
    return items_at(
        *orders.places_of(order_number),
        *contracts.places_of_order(order_number),
        *lifecycle.places_of(order_number),
        *documents.places_of([Owner("order", order_number)]),
    ) + mails_about(f"order/{order_number}")


def items_at(*places: Place) -> list[StoredItem]:
    """Return all items of some places."""
    return [item for place in places for item in items_in(place)]


def mails_about(*subjects: str) -> list[StoredItem]:
    """Return what the log says of the mails about some subjects."""
    return [item for subject in subjects for item in all_of(messaging.mails_about(subject))]


def _everything(customer_number: str, brand: str) -> Iterator[StoredItem]:
    collection = items_at(customers.place_of(customer_number))
    declared = items_at(*declarations.places_of(customer_number))
    written = items_at(*conversations.places_of(customer_number))
    login = items_at(*identity.places_of(brand, customer_number))
    yield from (*collection, *declared, *written, *login)
    for order_number in _numbers("order_number", (item for item in collection if item.type == "contract")):
        yield from items_of_order(order_number)
    yield from items_at(
        *customers.reservations_of(
            customer_number,
            account_numbers=_numbers("account_number", collection),
            contract_numbers=_numbers("contract_number", collection),
        )
    )
    declaration_numbers = _numbers("declaration_number", declared)
    owners = [
        Owner("customer", customer_number),
        *(Owner("declaration", number) for number in declaration_numbers),
    ]
    yield from items_at(*documents.places_of(owners))
    yield from mails_about(
        f"customer/{customer_number}",
        *(f"declaration/{number}" for number in declaration_numbers),
        *(f"conversation/{number}" for number in _numbers("conversation_id", written)),
        *(f"login/{number}" for number in _numbers("login_id", login)),
    )


def _numbers(attribute: str, items: Iterable[StoredItem]) -> list[str]:
    """Return the numbers that items name, each once."""
    return list(dict.fromkeys(str(item.values[attribute]) for item in items if item.values.get(attribute)))


def _record(position: int, item: StoredItem, attached: set[str], time_zone: str) -> Record:
    rule = _rule(item, attached)
    return Record(
        position=position,
        rule=rule,
        day=stored_day(item.values.get(rule.day), time_zone) if rule.day else None,
        names=_names(item),
        newest_of=str(item.values[rule.newest_of]) if rule.newest_of else "",
        open=item.values.get("status") in OPEN.get(item.type, ()),
        found_by=_found_by(item),
        leads=item.type in LEADING,
    )


def _found_by(item: StoredItem) -> str:
    """Return the number by which an item is found that lies in no collection of the customer."""
    if item.type == "message":
        return str(item.values["gsi1pk"]).rpartition("/")[2]
    kind, _, number = item.place.partition.partition("#")
    apart = kind in ("ORDER", "CASE", "NUMBER") or (kind == "DECLARATION" and item.type != "declaration")
    return number.rpartition("#")[2] if apart else ""


def _rule(item: StoredItem, attached: set[str]) -> Rule:
    if item.type == "document" and item.values["document_id"] in attached:
        return RULES[ATTACHED]
    return rule_of(item.type, stored_variant(item))


def _names(item: StoredItem) -> frozenset[str]:
    named = (str(item.values[name]) for name in NAMED_BY if item.values.get(name))
    return frozenset((*named, *item.place.partition.split("#")[1:], *item.sort.split("#")[1:]))


def stored_variant(item: StoredItem) -> str:
    """Return what tells records of one type apart that follow different rules; empty for most."""
    return str(item.values.get(VARIANTS.get(item.type, ""), ""))


def stored_day(value: Any, time_zone: str) -> date | None:
    """Return the day that a stored date or moment means where the brand does its business."""
    if not value:
        return None
    text = str(value)
    if "T" in text:
        return clock.business_date(datetime.fromisoformat(text), time_zone)
    return date.fromisoformat(text)


def _terms(items: list[StoredItem]) -> Iterator[Term]:
    meters = [item.values for item in items if item.type == "meter"]
    ends: dict[str, date | None] = {}
    for item in items:
        if item.type != "contract":
            continue
        values = item.values
        number = values["contract_number"]
        own = {str(values[name]) for name in NAMED_BY if values.get(name)}
        own |= {meter["meter_id"] for meter in meters if meter["contract_number"] == number}
        ends[number] = _end(values)
        yield Term(frozenset(own), ends[number])
    for item in items:
        if item.type == "purchased_product":
            # A product without an end of its own ends with the contract with which it was ordered.
            ordered_on = _date(item.values["ordered_on"])
            last_day = _date(item.values.get("last_day")) or ends.get(
                item.values["contract_number"], ordered_on
            )
            yield Term(frozenset({item.values["number"], item.values["account_number"]}), last_day)


def _end(contract: dict[str, Any]) -> date | None:
    """Return the last day of a contract; one that never supplied was over before it was concluded."""
    end = _date(contract.get("supply_end"))
    over = contract["status"] in ("withdrawn", "ended")
    # Who withdraws before the supply begins has its first day as its end, however far off.
    if over and (end is None or end.isoformat() <= str(contract["supply_start"])):
        end = _date(contract["concluded_on"])
    # What is stored is the first day without supply.
    return end - timedelta(days=1) if end else None


def _date(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value else None
