"""Which rule of keeping each type of stored record follows: the only list, complete by test."""

from dataclasses import dataclass
from typing import Literal

from wattwerk.privacy.domain.periods import Kind

Erasable = Literal["", "at_once", "without_contract"]
"""Whether a request deletes a record before its time: never, always, or when no contract runs."""


@dataclass(frozen=True)
class Rule:
    """Why a type of record is kept, and what its period counts from.

    ``day`` names the attribute whose day counts. What is ``lasting`` is needed as long as the contract runs
    that it belongs to, and its period counts from the end of that contract if that is later. Of what has a
    ``newest_of``, the newest stays with a running contract, one for each value of that attribute. What
    ``follows`` is written about the person by ourselves: it goes with the person at the latest, so that
    looking at somebody does not keep anybody longer.
    """

    group: str
    kind: Kind
    day: str = ""
    lasting: bool = False
    erasable: Erasable = ""
    newest_of: str = ""
    follows: bool = False


VARIANTS = {"document": "kind", "bank_details": "status"}
"""Types whose records follow different rules, with the attribute that tells which."""

ATTACHED = "document/attached"
"""A file that belongs to a message is kept like the message."""

_CONTRACT_LETTER = Rule("documents", Kind.LETTER, "issued_at", lasting=True)
_LETTER = Rule("documents", Kind.LETTER, "issued_at")
_ORDER = Rule("orders", Kind.LETTER, lasting=True)
_BANK_DETAILS = Rule("bank_details", Kind.VOUCHER, "requested_at", lasting=True)
_FORMER_BANK_DETAILS = Rule("bank_details", Kind.VOUCHER, "requested_at")

RULES: dict[str, Rule] = {
    # Who it is: as long as anything of theirs has to be kept.
    "customer": Rule("person", Kind.CONTRACT, "since", lasting=True),
    "customer_search_entry": Rule("person", Kind.CONTRACT, "since", lasting=True),
    "number_reservation": Rule("person", Kind.CONTRACT, lasting=True),
    "activity": Rule("activities", Kind.CLAIM, "at", follows=True),
    "arrangement": Rule("arranged_pages", Kind.NONE, lasting=True, erasable="at_once"),
    "erasure": Rule("activities", Kind.CLAIM, "requested_at", follows=True),
    # Contracts and what bills rest on.
    "contract": Rule("contracts", Kind.VOUCHER, "concluded_on", lasting=True),
    "contract_change": Rule("contracts", Kind.VOUCHER, "at", lasting=True),
    "price_change": Rule("contracts", Kind.VOUCHER, "effective_on", lasting=True),
    "supply_point": Rule("contracts", Kind.VOUCHER, lasting=True),
    "conclusion": Rule("contracts", Kind.VOUCHER, lasting=True),
    "purchased_product": Rule("contracts", Kind.VOUCHER, "ordered_on", lasting=True),
    "meter": Rule("meters_and_readings", Kind.VOUCHER, "installed_on", lasting=True),
    "reading": Rule("meters_and_readings", Kind.VOUCHER, "read_on", newest_of="meter_id"),
    "superseded_reading": Rule("meters_and_readings", Kind.VOUCHER, "read_on"),
    "contract_account": Rule("bills_and_payments", Kind.VOUCHER, lasting=True),
    "billing_transaction": Rule("bills_and_payments", Kind.VOUCHER, "received_at"),
    "bank_details/requested": _BANK_DETAILS,
    "bank_details/applied": _BANK_DETAILS,
    "bank_details/refused": _FORMER_BANK_DETAILS,
    "bank_details/withdrawn": _FORMER_BANK_DETAILS,
    "mandate_request": Rule("drafts", Kind.NONE, "requested_at", erasable="at_once"),
    # How the contract came about, and how its case went.
    "order": Rule("orders", Kind.LETTER, "received_at", lasting=True),
    "order_declaration": _ORDER,
    "order_capture": _ORDER,
    "order_acceptance": _ORDER,
    "order_history": Rule("orders", Kind.LETTER, "at", lasting=True),
    "case": Rule("orders", Kind.CLAIM, "since", lasting=True, follows=True),
    "case_step": Rule("orders", Kind.CLAIM, "at", lasting=True, follows=True),
    "case_action": Rule("orders", Kind.CLAIM, lasting=True, follows=True),
    "sales_offer": Rule("offers", Kind.LETTER),
    "declaration": Rule("declarations", Kind.LETTER, "received_at", lasting=True),
    # What was written.
    "conversation": Rule("messages", Kind.LETTER, "last_message_at"),
    "conversation_message": Rule("messages", Kind.LETTER, "at"),
    "contact_person": Rule("messages", Kind.NONE, lasting=True, erasable="without_contract"),
    "message": Rule("mail_log", Kind.CLAIM, "claimed_until", follows=True),
    "document/contract_summary": _CONTRACT_LETTER,
    "document/order_confirmation": _CONTRACT_LETTER,
    "document/contract_confirmation": _CONTRACT_LETTER,
    "document/power_of_attorney": _CONTRACT_LETTER,
    "document/declaration_receipt": _CONTRACT_LETTER,
    "document/invoice": Rule("documents", Kind.VOUCHER, "issued_at"),
    "document/instalment_notice": Rule("documents", Kind.VOUCHER, "issued_at"),
    "document/offer": _LETTER,
    "document/status_letter": _LETTER,
    "document/own_letter": _LETTER,
    "document/upload": Rule("uploads", Kind.NONE, "issued_at", lasting=True, erasable="at_once"),
    ATTACHED: Rule("messages", Kind.LETTER, "issued_at"),
    "upload": Rule("uploads", Kind.NONE, "announced_at", lasting=True, erasable="at_once"),
    # The portal.
    "portal_login": Rule("sign_in", Kind.CONTRACT, lasting=True, erasable="without_contract"),
    "name": Rule("sign_in", Kind.CONTRACT, lasting=True, erasable="without_contract"),
    "access": Rule("sign_in", Kind.CONTRACT, lasting=True, erasable="without_contract"),
    "history": Rule("devices_and_sign_ins", Kind.CLAIM, "at", erasable="at_once", follows=True),
    "session": Rule("devices_and_sign_ins", Kind.NONE, "seen_at", lasting=True, erasable="without_contract"),
    "link": Rule("devices_and_sign_ins", Kind.NONE, lasting=True, erasable="without_contract"),
    # Lists of a brand that name customers by number.
    "billing_export": Rule("bills_and_payments", Kind.CLAIM, "exported_at"),
    "price_adjustment": Rule("contracts", Kind.LETTER, "effective_on"),
    "adjusted_contract": Rule("contracts", Kind.LETTER),
}

EXPIRING = frozenset(
    {
        "blacklist_entry",
        "blacklist_key",
        "event",
        "price_import",
        "quote",
        "request",
        "saved_order_form",
    }
)
"""Types whose records carry the moment of their own deletion."""

ABOUT_NOBODY = frozenset(
    {
        "arrangement_revision",
        "assortment",
        "blacklist_group",
        "brand",
        "brand_draft",
        "brand_pages",
        "brand_revision",
        "catalog",
        "consumption_statistics",
        "data_set",
        "default_supply",
        "gas_factors",
        "grid_operator",
        "grid_postcodes",
        "identity",
        "levies",
        "levy_import",
        "machine",
        "machine_draft",
        "machine_revision",
        "price_activation",
        "price_list",
        "price_range",
        "price_streets",
        "price_version",
        "price_version_guard",
        "product",
        "product_file",
        "product_revision",
        "retention_run",
        "shelved_levies",
        "shelved_prices",
        "staff_member",
        "street",
        "template",
        "template_definition",
        "template_draft",
        "template_failure",
        "template_revision",
        "towns",
    }
)
"""Types that hold no data of customers: products, prices, settings, templates, staff, figures."""


def rule_of(item_type: str, variant: str = "") -> Rule:
    """Return the rule that a record follows.

    Raises:
        LookupError: nobody has decided how long such records are kept, so none is deleted either.
    """
    key = f"{item_type}/{variant}" if item_type in VARIANTS else item_type
    rule = RULES.get(key)
    if rule is None:
        raise LookupError(f"no rule of keeping for {key}")
    return rule
