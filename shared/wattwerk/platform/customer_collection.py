"""The item collection of a customer, which the contexts around customers share.

Everything of one customer has the partition key ``CUSTOMER#<customer number>``. What the dashboard
shows has a sort key that begins with ``OVERVIEW#``, so that one query brings all of it; histories
have prefixes of their own. Each context defines its own items and reads no other context's.
"""

from typing import ClassVar

from pynamodb.attributes import UnicodeAttribute

from wattwerk.platform import identifiers, settings
from wattwerk.platform.items import FirstIndex, Item, SecondIndex, TableMeta
from wattwerk.platform.stored_items import Place
from wattwerk.platform.transaction import Transaction

OVERVIEW = "OVERVIEW#"


class CustomerCollectionItem(Item):
    """Base of the items of customers, contracts, metering and billing."""

    class Meta(TableMeta):
        table_name = settings.table_name("customers")

    first_index: ClassVar[FirstIndex] = FirstIndex()
    second_index: ClassVar[SecondIndex] = SecondIndex()
    gsi1pk = UnicodeAttribute(null=True)
    gsi1sk = UnicodeAttribute(null=True)
    gsi2pk = UnicodeAttribute(null=True)
    gsi2sk = UnicodeAttribute(null=True)

    @property
    def customer_number(self) -> str:
        """Return the number of the customer to whom this item belongs."""
        return self.pk.removeprefix(partition(""))


class NumberReservation(CustomerCollectionItem, discriminator="number_reservation"):
    """A number that nobody else can get any more. A conflict on it means: try another number."""


def partition(customer_number: str) -> str:
    """Return the partition key of a customer's collection."""
    return f"CUSTOMER#{customer_number}"


def overview(customer_number: str) -> list[CustomerCollectionItem]:
    """Return everything that the dashboard shows of a customer, in one consistent query.

    Contexts whose items are not imported are left out. Empty for an unknown customer.
    """
    return list(
        CustomerCollectionItem.query(
            partition(customer_number), CustomerCollectionItem.sk.startswith(OVERVIEW), consistent_read=True
        )
    )


def reserve_number(kind: str, *, length: int, transaction: Transaction) -> str:
    """Choose a random number and reserve it in ``transaction``.

    The caller commits, and tries again with new numbers when the commit fails with a
    ``WriteConflict`` whose ``item`` is a ``NumberReservation``.
    """
    number = identifiers.digits(length)
    transaction.create(NumberReservation(reservation(kind, number).partition, "RESERVATION"))
    return number


def reservation(kind: str, number: str) -> Place:
    """Return where it says that a number is taken."""
    return Place(NumberReservation, f"NUMBER#{kind}#{number}")
