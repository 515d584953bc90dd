"""Events of contracts."""

from datetime import date
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


class PriceChangeAnnounced(DomainEvent):
    """A customer has to be told of new prices."""

    source: ClassVar[str] = "contracts"

    contract_number: str = Field(description="The contract whose prices change.")
    customer_number: str = Field(description="Its customer.")
    effective_on: date = Field(description="First day of the new prices.")


class ContractChanged(DomainEvent):
    """Staff have changed a contract; its dates may be others now."""

    source: ClassVar[str] = "contracts"

    contract_number: str = Field(description="The changed contract.")
    customer_number: str = Field(description="Its customer.")
    order_number: str = Field(description="The order from which it was concluded.")


class PriceChangeWithdrawn(DomainEvent):
    """A customer has to be told that announced prices will not come."""

    source: ClassVar[str] = "contracts"

    contract_number: str = Field(description="The contract whose prices stay.")
    customer_number: str = Field(description="Its customer.")
    effective_on: date = Field(description="Day from which the prices should have held.")


class PriceAdjustmentContinued(DomainEvent):
    """The next contracts of a price adjustment have to be gone through."""

    source: ClassVar[str] = "contracts"

    adjustment_id: str = Field(description="The price adjustment.")
    step: int = Field(description="Which part of it; one that came before is done already.")
