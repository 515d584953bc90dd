"""What statuses mean, for functions that write no mails and letters: it loads nothing that renders them."""

from wattwerk.lifecycle.domain.machine import Machine
from wattwerk.lifecycle.domain.standard import standard_machine
from wattwerk.lifecycle.repository import cases, machines
from wattwerk.lifecycle.schemas import ShownStatus


def machine_of(brand: str) -> tuple[Machine, int]:
    """Return the machine of a brand and its version; the standard is version 0. No caller is checked."""
    item = machines.find(brand)
    if item is None:
        return standard_machine(), 0
    return Machine.model_validate_json(item.machine), int(item.version)


def customer_status(order_number: str) -> ShownStatus | None:
    """Return where an order or its contract stands, in the words for customers; no caller is checked."""
    case = cases.find(order_number)
    if case is None:
        return None
    status = machine_of(case.brand)[0].find(case.status)
    if status is None:
        return None
    return ShownStatus(
        key=status.key,
        label=status.customer_label.in_languages(),
        colour=status.colour,
        bo4e=status.bo4e,
    )
