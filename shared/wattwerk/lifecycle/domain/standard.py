"""The status machine that every brand has until it publishes one of its own."""

from wattwerk.lifecycle.domain.machine import Action, Guard, Machine, Status, StatusLabel, Transition
from wattwerk.lifecycle.domain.vocabulary import ActionKind, Bo4eStatus, GuardKind, Milestone

GREY, AMBER, BLUE, TEAL, GREEN, RED, PLUM = (
    "#5b6470",
    "#8a5300",
    "#1f5a99",
    "#0b6b5d",
    "#1b6e3c",
    "#b3261e",
    "#7a3b7a",
)


def standard_machine() -> Machine:
    """Return the standard: from the order to the end of supply, with credit check and power of attorney."""
    return Machine(
        initial="received",
        statuses=[
            _status(
                "received",
                StatusLabel(de="Eingegangen", en="Received", fr="Reçue"),
                StatusLabel(
                    de="Ihr Auftrag ist bei uns", en="We have your order", fr="Nous avons votre commande"
                ),
                BLUE,
                Bo4eStatus.IN_ARBEIT,
                Milestone.ORDER_RECEIVED,
            ),
            _status(
                "clarification",
                StatusLabel(de="In Klärung", en="In clarification", fr="À clarifier"),
                StatusLabel(
                    de="Wir prüfen Ihren Auftrag",
                    en="We are checking your order",
                    fr="Nous vérifions votre commande",
                ),
                AMBER,
                Bo4eStatus.IN_ARBEIT,
                Milestone.ORDER_IN_CLARIFICATION,
            ),
            _status(
                "credit_check_passed",
                StatusLabel(de="Kreditcheck bestanden", en="Credit check passed", fr="Solvabilité vérifiée"),
                StatusLabel(
                    de="Wir prüfen Ihren Auftrag",
                    en="We are checking your order",
                    fr="Nous vérifions votre commande",
                ),
                TEAL,
                Bo4eStatus.IN_ARBEIT,
            ),
            _status(
                "power_of_attorney",
                StatusLabel(de="Vollmacht da", en="Power of attorney received", fr="Procuration reçue"),
                StatusLabel(
                    de="Ihre Vollmacht ist bei uns",
                    en="We have your power of attorney",
                    fr="Nous avons votre procuration",
                ),
                TEAL,
                Bo4eStatus.IN_ARBEIT,
            ),
            _status(
                "accepted",
                StatusLabel(de="Angenommen", en="Accepted", fr="Acceptée"),
                StatusLabel(de="Angenommen", en="Accepted", fr="Acceptée"),
                GREEN,
                Bo4eStatus.ANGENOMMEN,
                Milestone.ORDER_ACCEPTED,
            ),
            _status(
                "rejected",
                StatusLabel(de="Abgelehnt", en="Rejected", fr="Refusée"),
                StatusLabel(de="Nicht angenommen", en="Not accepted", fr="Non acceptée"),
                RED,
                Bo4eStatus.ABGELEHNT,
                Milestone.ORDER_REJECTED,
            ),
            _status(
                "concluded",
                StatusLabel(de="Vertrag geschlossen", en="Contract concluded", fr="Contrat conclu"),
                StatusLabel(de="Vertrag geschlossen", en="Contract concluded", fr="Contrat conclu"),
                GREEN,
                Bo4eStatus.ANGENOMMEN,
                Milestone.CONTRACT_CONCLUDED,
            ),
            _status(
                "registered",
                StatusLabel(de="Beim Netz angemeldet", en="Registered with grid", fr="Inscrit au réseau"),
                StatusLabel(
                    de="Beim Netzbetreiber angemeldet",
                    en="Registered with the grid operator",
                    fr="Inscrit auprès du gestionnaire de réseau",
                ),
                BLUE,
                Bo4eStatus.UEBERMITTELT,
            ),
            _status(
                "supplied",
                StatusLabel(de="Beliefert", en="Supplied", fr="Fourni"),
                StatusLabel(de="Wir beliefern Sie", en="We supply you", fr="Nous vous fournissons"),
                GREEN,
                Bo4eStatus.AKTIV,
                Milestone.SUPPLY_STARTED,
                Action(kind=ActionKind.SEND_MAIL, template="supply_started"),
            ),
            _status(
                "terminated",
                StatusLabel(de="Gekündigt", en="Terminated", fr="Résilié"),
                StatusLabel(de="Gekündigt", en="Terminated", fr="Résilié"),
                AMBER,
                Bo4eStatus.GEKUENDIGT,
                Milestone.CONTRACT_TERMINATED,
            ),
            _status(
                "withdrawn",
                StatusLabel(de="Widerrufen", en="Withdrawn", fr="Rétracté"),
                StatusLabel(de="Widerrufen", en="Withdrawn", fr="Rétracté"),
                PLUM,
                Bo4eStatus.WIDERRUFEN,
                Milestone.CONTRACT_WITHDRAWN,
            ),
            _status(
                "ended",
                StatusLabel(de="Beendet", en="Ended", fr="Terminé"),
                StatusLabel(de="Beendet", en="Ended", fr="Terminé"),
                GREY,
                Bo4eStatus.BEENDET,
                Milestone.CONTRACT_ENDED,
            ),
        ],
        transitions=[
            Transition(source="received", target="credit_check_passed"),
            Transition(source="clarification", target="credit_check_passed"),
            *(
                Transition(
                    source=source,
                    target="power_of_attorney",
                    guards=[Guard(kind=GuardKind.POWER_OF_ATTORNEY)],
                )
                for source in ("received", "clarification", "credit_check_passed")
            ),
            Transition(source="power_of_attorney", target="credit_check_passed"),
            Transition(source="credit_check_passed", target="clarification", reason_required=True),
            Transition(source="power_of_attorney", target="clarification", reason_required=True),
            Transition(source="concluded", target="registered"),
            Transition(source="registered", target="concluded", reason_required=True),
        ],
    )


def _status(
    key: str,
    label: StatusLabel,
    customer_label: StatusLabel,
    colour: str,
    bo4e: Bo4eStatus,
    milestone: Milestone | None = None,
    *actions: Action,
) -> Status:
    return Status(
        key=key,
        label=label,
        customer_label=customer_label,
        colour=colour,
        bo4e=bo4e,
        milestone=milestone,
        actions=list(actions),
    )
