"""What each letter says."""

from wattwerk.messaging.letters.orders import contract_confirmation, contract_summary, order_confirmation

__all__ = ["contract_confirmation", "contract_summary", "order_confirmation"]
