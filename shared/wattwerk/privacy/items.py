"""Items of erasing and keeping, in the table of customers, and the only code that builds their keys."""

from datetime import datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from wattwerk.platform import clock
from wattwerk.platform.attributes import DateAttribute, TimestampAttribute
from wattwerk.platform.customer_collection import CustomerCollectionItem, partition
from wattwerk.platform.items import Versioned


class ErasureItem(Versioned, CustomerCollectionItem, discriminator="erasure"):
    """A request for erasure, in the collection of its customer; it goes with it."""

    PREFIX = "ERASURE#"

    erasure_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    state = UnicodeAttribute()
    requested_at = TimestampAttribute()
    answer_by = DateAttribute()
    actor = UnicodeAttribute()
    identified_by = UnicodeAttribute(null=True)
    note = UnicodeAttribute(default="")
    plan = UnicodeAttribute()
    done_at = TimestampAttribute(null=True)
    # Who wants the data that were locked away to be used again, and why.
    lifted_by = UnicodeAttribute(null=True)
    lift_reason = UnicodeAttribute(null=True)

    @classmethod
    def of(
        cls, customer_number: str, erasure_id: str, *, brand: str, requested_at: datetime, **attributes: Any
    ) -> "ErasureItem":
        """Return a new request, which has to enter its first state; requests sort by their moment."""
        moment = clock.timestamp(requested_at)
        return cls(
            partition(customer_number),
            f"{cls.PREFIX}{moment}#{erasure_id}",
            gsi1pk=cls.of_brand(brand),
            gsi1sk=f"{moment}#{erasure_id}",
            gsi2sk=f"{moment}#{erasure_id}",
            erasure_id=erasure_id,
            brand=brand,
            requested_at=requested_at,
            **attributes,
        )

    def enter(self, state: str) -> None:
        """Take a state and the place in the list of staff that follows from it."""
        self.state = state
        self.gsi2pk = self.in_state(self.brand, state)

    @staticmethod
    def of_brand(brand: str) -> str:
        """Return the partition of ``gsi1`` that lists the requests of a brand."""
        return f"ERASURES#{brand}"

    @staticmethod
    def in_state(brand: str, state: str) -> str:
        """Return the partition of ``gsi2`` that lists the requests of a brand in one state."""
        return f"ERASURES#{brand}#{state}"


class RetentionRunItem(Versioned, CustomerCollectionItem, discriminator="retention_run"):
    """One walk through a brand's records; it counts, and names nobody.

    ``position`` is where the next part begins, ``step`` counts the parts.
    """

    run_id = UnicodeAttribute()
    brand = UnicodeAttribute()
    trigger = UnicodeAttribute()
    started_at = TimestampAttribute()
    finished_at = TimestampAttribute(null=True)
    customers = NumberAttribute(default=0)
    anonymised = NumberAttribute(default=0)
    deleted: JSONAttribute = JSONAttribute(default=dict)
    step = NumberAttribute(default=0)
    listing = NumberAttribute(default=0)
    position = UnicodeAttribute(null=True)

    @classmethod
    def of(cls, brand: str, run_id: str, **attributes: Any) -> "RetentionRunItem":
        """Return a new run; those of a brand sort by their id, which begins with the month."""
        return cls(*cls.key(run_id), brand=brand, run_id=run_id, **attributes)

    @classmethod
    def key(cls, run_id: str) -> tuple[str, str]:
        """Return the key of a run, which its id (month and brand) determines."""
        month, _, brand = run_id.partition("@")
        return cls.of_brand(brand), month

    @staticmethod
    def of_brand(brand: str) -> str:
        """Return the partition of a brand's runs."""
        return f"RETENTION_RUNS#{brand}"


class ConsumptionItem(CustomerCollectionItem, discriminator="consumption_statistics"):
    """A contract of which nothing but figures is left. The key is random: it leads to nobody."""

    brand = UnicodeAttribute()
    postcode_area = UnicodeAttribute()
    commodity = UnicodeAttribute()
    tariff = UnicodeAttribute()
    consumption = NumberAttribute()
    began = UnicodeAttribute()
    ended = UnicodeAttribute()

    @classmethod
    def of(cls, brand: str, statistics_id: str, **attributes: Any) -> "ConsumptionItem":
        """Return the figures of a contract."""
        return cls(f"CONSUMPTION#{brand}", statistics_id, brand=brand, **attributes)
