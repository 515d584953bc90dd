"""What changes contracts, and what touches contract, meter and account together."""

from wattwerk.contracts.operations.conclusion import (
    add_contract,
    conclude_from_order,
    reserve_contract_number,
)
from wattwerk.contracts.operations.readings import check_reading, report_reading

__all__ = [
    "add_contract",
    "check_reading",
    "conclude_from_order",
    "report_reading",
    "reserve_contract_number",
]
