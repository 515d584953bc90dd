"""What changes meters and readings."""

from wattwerk.metering.operations.corrections import record_correction
from wattwerk.metering.operations.gas_factors import import_gas_factors, store_gas_factors
from wattwerk.metering.operations.imports import ImportResult, RefusedReading, import_readings
from wattwerk.metering.operations.installation import install_meter
from wattwerk.metering.operations.reports import check_report, record_report, reported_before
from wattwerk.metering.operations.take_back import take_back_report

__all__ = [
    "ImportResult",
    "RefusedReading",
    "check_report",
    "import_gas_factors",
    "import_readings",
    "install_meter",
    "record_correction",
    "record_report",
    "reported_before",
    "store_gas_factors",
    "take_back_report",
]
