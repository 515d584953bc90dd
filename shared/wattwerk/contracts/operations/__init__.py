"""What changes contracts, and what touches contract, meter and account together."""

from wattwerk.contracts.operations.administration import create_contract, edit_contract
from wattwerk.contracts.operations.conclusion import (
    add_contract,
    conclude_from_order,
    reserve_contract_number,
)
from wattwerk.contracts.operations.corrections import correct_reading
from wattwerk.contracts.operations.instalments import change_instalment
from wattwerk.contracts.operations.price_changes import announce_price_change, announce_price_changes
from wattwerk.contracts.operations.public_readings import public_meters, report_public_readings
from wattwerk.contracts.operations.readings import (
    check_reading,
    report_reading,
    report_readings,
)
from wattwerk.contracts.operations.requests import take_back_request, undo_by_link

__all__ = [
    "add_contract",
    "announce_price_change",
    "announce_price_changes",
    "change_instalment",
    "check_reading",
    "conclude_from_order",
    "correct_reading",
    "create_contract",
    "edit_contract",
    "public_meters",
    "report_public_readings",
    "report_reading",
    "report_readings",
    "reserve_contract_number",
    "take_back_request",
    "undo_by_link",
]
