"""What changes contracts, and what touches contract, meter and account together."""

from wattwerk.contracts.operations.conclusion import conclude_from_order, reserve_contract_number

__all__ = ["conclude_from_order", "reserve_contract_number"]
