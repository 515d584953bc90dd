"""Words of the status machine."""

from enum import StrEnum


class Bo4eStatus(StrEnum):
    """The contract status of the field's data standard (BO4E ``Vertragsstatus``), in its own words."""

    IN_ARBEIT = "IN_ARBEIT"
    UEBERMITTELT = "UEBERMITTELT"
    ANGENOMMEN = "ANGENOMMEN"
    AKTIV = "AKTIV"
    ABGELEHNT = "ABGELEHNT"
    WIDERRUFEN = "WIDERRUFEN"
    STORNIERT = "STORNIERT"
    GEKUENDIGT = "GEKUENDIGT"
    BEENDET = "BEENDET"


class Milestone(StrEnum):
    """A fact about an order or its contract that moves a case by itself, in the order of their life."""

    ORDER_RECEIVED = "order_received"
    ORDER_IN_CLARIFICATION = "order_in_clarification"
    ORDER_ACCEPTED = "order_accepted"
    ORDER_REJECTED = "order_rejected"
    CONTRACT_CONCLUDED = "contract_concluded"
    SUPPLY_STARTED = "supply_started"
    CONTRACT_TERMINATED = "contract_terminated"
    CONTRACT_WITHDRAWN = "contract_withdrawn"
    CONTRACT_ENDED = "contract_ended"


class GuardKind(StrEnum):
    """What must be so before staff may move a case."""

    POWER_OF_ATTORNEY = "power_of_attorney"
    """The customer gave it with the order, or it lies among the documents (§ 312h BGB)."""
    TEXT_FORM_DECLARATION = "text_form_declaration"
    """The customer has declared in text form what was agreed on the telephone (§ 41 EnWG)."""
    BLACKLIST_CLEAR = "blacklist_clear"
    CHECKS_CLEAR = "checks_clear"
    """Every fact of the order was confirmed."""
    DOCUMENT_PRESENT = "document_present"
    ROLE = "role"


class ActionKind(StrEnum):
    """What happens when a case enters a status."""

    SEND_MAIL = "send_mail"
    CREATE_DOCUMENT = "create_document"
    CREATE_LOGIN = "create_login"
    CALL_INTERFACE = "call_interface"
    START_CHECK = "start_check"


class RunState(StrEnum):
    """How an action of a case stands."""

    OPEN = "open"
    DONE = "done"
    FAILED = "failed"
