"""Former customers: one long gone, and one who asked for erasure by letter.

A run of the deletion concept removes contract and bookings of the first; of the second, what has to stay is
locked.
"""

from datetime import UTC, date, datetime, time

from infra.demo import accounts, customer
from infra.demo.brands import MUSTERSTADT
from wattwerk.contracts.domain import NewContract
from wattwerk.contracts.operations import conclusion, termination
from wattwerk.customers.schemas import PostalAddress
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.transaction import Transaction
from wattwerk.platform.vocabulary import Salutation
from wattwerk.privacy import queries
from wattwerk.privacy.operations import requesting, retaining
from wattwerk.privacy.schemas import ErasureOnBehalf, ErasuresQuery

FORGOTTEN = "20110008"
"""Supplied until 2014: nothing of the contract has to be kept any more."""
ERASED = "20190042"
"""Supplied until 2024, wants everything deleted."""

CLERK = Caller(audience="staff", login_id="system", roles=frozenset(accounts.CLERK.roles))
ASCII = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae"})
HOME = PostalAddress(street="Häberlstraße", house_number="23", postcode="80337", town="München")


def load(now: datetime) -> None:
    """Create both, as far as they are not there."""
    usual = customer.new_contract(customer.SUPPLIES[0], now)
    forgotten = _contract(usual, FORGOTTEN, "Ludwig", "Seehuber", date(1948, 3, 9))
    erased = _contract(usual, ERASED, "Jördis", "Kübler", date(1979, 10, 30))
    _supply(forgotten, date(2011, 5, 1), until=date(2014, 8, 1))
    _supply(erased, date(2019, 4, 1), until=date(2024, 10, 1))


def ask_for_erasure(now: datetime) -> None:
    """Take down the letter of the one, and let the deletion concept look at all."""
    asked = queries.erasures_for_staff(caller=CLERK, query=ErasuresQuery(brand=MUSTERSTADT.id))
    if ERASED not in {one.customer_number for one in asked.items}:
        requesting.request_on_behalf(
            caller=CLERK,
            customer_number=ERASED,
            wish=ErasureOnBehalf(
                identified_by="in_writing", note="Brief mit Unterschrift, Posteingang vom selben Tag."
            ),
            idempotency=Idempotency(scope="demo", key="erasure", fingerprint="erasure"),
            now=now,
        )
    retaining.month_began(now=now)


def _contract(
    usual: NewContract, number: str, first_name: str, last_name: str, date_of_birth: date
) -> NewContract:
    """Return a contract like another one, for somebody else."""
    return usual.model_copy(
        update={
            "customer_number": number,
            "account_number": f"40{number}",
            "contract_number": f"7{number}",
            "order_number": f"A-{number[:4]}-{number[4:]}",
            "first_name": first_name,
            "last_name": last_name,
            "account_holder": f"{first_name} {last_name}",
            "mandate_reference": f"M-{number[:4]}-{number[4:]}",
            "date_of_birth": date_of_birth,
            "salutation": Salutation.NONE,
            "email": f"{first_name}.{last_name}@example.org".translate(ASCII).lower(),
            "phone": f"+49 89 {number}",
            "billing_address": HOME,
            "supply_address": HOME,
            "meter_number": f"1EMH00{number}",
            "market_location": None,
        }
    )


def _supply(new: NewContract, first_day: date, *, until: date) -> None:
    """Conclude a contract for supply from a day on, and end it; ``until`` is the first day without."""
    concluded = datetime.combine(first_day, time(9), tzinfo=UTC)
    conclusion.conclude_from_order(
        new=new.model_copy(update={"supply_start": first_day, "concluded_on": first_day}), now=concluded
    )
    customer.acknowledge(new.customer_number)
    transaction = Transaction(now=datetime.combine(until, time(9), tzinfo=UTC))
    termination.terminate(
        customer_number=new.customer_number,
        contract_number=new.contract_number,
        supply_end=until,
        transaction=transaction,
    )
    transaction.commit()
