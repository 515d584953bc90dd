"""What each letter says."""

from wattwerk.messaging.letters.orders import (
    contract_confirmation,
    contract_summary,
    order_confirmation,
    power_of_attorney,
)

__all__ = ["contract_confirmation", "contract_summary", "order_confirmation", "power_of_attorney"]
