"""What changes contracts, and what touches contract, meter and account together."""

from wattwerk.contracts.operations.conclusion import (
    add_contract,
    conclude_from_order,
    reserve_contract_number,
)
from wattwerk.contracts.operations.public_readings import public_meters, report_public_readings
from wattwerk.contracts.operations.readings import (
    check_reading,
    report_reading,
    report_readings,
)

__all__ = [
    "add_contract",
    "check_reading",
    "conclude_from_order",
    "public_meters",
    "report_public_readings",
    "report_reading",
    "report_readings",
    "reserve_contract_number",
]
