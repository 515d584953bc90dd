"""Events of contracts."""

from typing import ClassVar

from pydantic import Field

from wattwerk.platform.events import DomainEvent


class ContractConcluded(DomainEvent):
    """A supply contract exists with everything that belongs to it."""

    source: ClassVar[str] = "contracts"

    contract_number: str = Field(description="The new contract.")
    customer_number: str = Field(description="Its customer.")
    account_number: str = Field(description="The contract account by which it is paid.")
    order_number: str = Field(description="The order from which it was concluded.")
