"""Publishing a brand: one current state, every earlier one kept, nothing lost between two editors."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from infra.demo.brands import MUSTERSTADT, MUSTERSTADT_SETTINGS, SPARWATT, SPARWATT_SETTINGS
from wattwerk.brands import operations, queries, repository
from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.items import BrandRevisionItem
from wattwerk.brands.schemas import Brand
from wattwerk.platform.problems import Problem
from wattwerk.platform.transaction import WriteConflict
from wattwerk.platform.vocabulary import Commodity


def publish(now: datetime, brand: Brand = MUSTERSTADT, settings: BrandSettings = MUSTERSTADT_SETTINGS) -> int:
    return operations.publish_brand(brand=brand, settings=settings, author="Jörg Weiß", now=now)


def revisions(brand_id: str) -> list[BrandRevisionItem]:
    return list(BrandRevisionItem.query(f"BRAND#{brand_id}", BrandRevisionItem.sk.startswith("REVISION#")))


def test_a_published_brand_is_read_as_it_was_written(cloud: None, now: datetime) -> None:
    assert publish(now) == 1
    assert queries.brand("musterstadt") == MUSTERSTADT
    assert queries.settings("musterstadt") == MUSTERSTADT_SETTINGS


def test_an_unknown_brand_is_not_found(cloud: None) -> None:
    with pytest.raises(Problem) as refusal:
        queries.brand("nirgendwo")
    assert (refusal.value.status, refusal.value.code) == (404, "not_found")
    assert not queries.exists("nirgendwo")


def test_every_state_stays_as_a_revision_with_its_author(cloud: None, now: datetime) -> None:
    publish(now)
    renamed = MUSTERSTADT.model_copy(update={"name": "Stadtwerke Müsterstädt"})
    assert publish(now + timedelta(hours=1), renamed) == 2
    assert queries.brand("musterstadt").name == "Stadtwerke Müsterstädt"
    assert [Brand.model_validate_json(entry.brand).name for entry in revisions("musterstadt")] == [
        "Stadtwerke Musterstadt",
        "Stadtwerke Müsterstädt",
    ]
    assert {entry.author for entry in revisions("musterstadt")} == {"Jörg Weiß"}


def test_publishing_the_same_again_changes_nothing(cloud: None, now: datetime) -> None:
    assert publish(now) == publish(now) == 1
    assert len(revisions("musterstadt")) == 1


def test_of_two_editors_the_second_is_told(
    cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(now)
    seen_by_both = repository.find_item("musterstadt")
    publish(now, settings=MUSTERSTADT_SETTINGS.model_copy(update={"quote_valid_days": 30}))
    monkeypatch.setattr(repository, "find_item", lambda brand_id: seen_by_both)
    with pytest.raises(Problem) as refusal:
        publish(now, settings=MUSTERSTADT_SETTINGS.model_copy(update={"quote_valid_days": 7}))
    assert refusal.value.code == "changed_meanwhile"
    assert isinstance(refusal.value.__cause__, WriteConflict)
    monkeypatch.undo()
    repository.forget()
    assert len(revisions("musterstadt")) == 2


def test_brands_are_listed_by_id(cloud: None, now: datetime) -> None:
    publish(now, SPARWATT, SPARWATT_SETTINGS)
    publish(now)
    assert [brand.id for brand in queries.brands()] == ["musterstadt", "sparwatt"]


def test_a_brand_is_read_once_a_minute_at_most(
    cloud: None, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(now)
    queries.brand("musterstadt")
    moment = repository.time.monotonic()
    changed_elsewhere = repository.find_item("musterstadt")
    assert changed_elsewhere
    changed_elsewhere.brand = MUSTERSTADT.model_copy(update={"name": "Neu"}).model_dump_json()
    changed_elsewhere.save()
    assert queries.brand("musterstadt").name == "Stadtwerke Musterstadt"
    monkeypatch.setattr(repository.time, "monotonic", lambda: moment + repository.KEPT_SECONDS + 1)
    assert queries.brand("musterstadt").name == "Neu"


def test_lead_times_are_set_per_commodity_and_reason() -> None:
    assert MUSTERSTADT_SETTINGS.lead_time(Commodity.ELECTRICITY, "supplier_switch") == 2
    assert MUSTERSTADT_SETTINGS.lead_time(Commodity.GAS, "move_in") == 10
    assert MUSTERSTADT_SETTINGS.lead_time(Commodity.HEAT, "move_in") == 10


@pytest.mark.parametrize(
    ("expected", "below", "above"), [("700", 100, 100), ("700.1", 25, 50), ("2000", 25, 50), ("2001", 30, 30)]
)
def test_small_users_have_a_wide_tolerance_band(expected: str, below: int, above: int) -> None:
    band = MUSTERSTADT_SETTINGS.tolerance_band(Decimal(expected))
    assert (band.below, band.above) == (below, above)
