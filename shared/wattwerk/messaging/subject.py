"""What a message about a customer, a contract or an order is about, and to whom it goes."""

from dataclasses import dataclass, field

from wattwerk.contracts.schemas import Contract
from wattwerk.customers.schemas import Customer, PostalAddress
from wattwerk.documents.domain.ownership import Owner
from wattwerk.orders.domain.order import PlacedOrder
from wattwerk.orders.domain.order_form import Address, OrderRequest, Person
from wattwerk.platform.vocabulary import Language


@dataclass(frozen=True)
class Subject:
    """An order, the contract that came of it, or both. Without an order there is a customer.

    ``label`` is the name of the status for customers, by language, where the message is about one.
    """

    order_number: str
    brand: str
    order: PlacedOrder | None
    contract: Contract | None
    customer: Customer | None
    label: dict[Language, str] = field(default_factory=dict)

    @property
    def person(self) -> Person | Customer:
        """Return who gets the message: the customer, before there is one whoever ordered."""
        return self.customer or self._request.person

    @property
    def language(self) -> Language:
        """Return the language of that person."""
        return self.customer.language if self.customer else self._request.language

    @property
    def address(self) -> Address | PostalAddress:
        """Return where letters to that person go."""
        if self.customer is not None:
            return self.customer.billing_address
        return self._request.billing_address or self._request.supply_address

    @property
    def owner(self) -> Owner:
        """Return to whom a letter about it belongs."""
        if self.customer is not None:
            return Owner("customer", self.customer.customer_number)
        return Owner("order", self.order_number)

    @property
    def _request(self) -> OrderRequest:
        if self.order is None:
            raise ValueError("neither an order nor a customer")
        return self.order.declaration.request
