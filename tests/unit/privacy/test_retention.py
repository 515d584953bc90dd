"""Every type of stored record has exactly one rule of keeping, and the rule fits the record."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from pynamodb.attributes import DiscriminatorAttribute

import wattwerk
from wattwerk.documents.domain.letter import DocumentKind
from wattwerk.platform.items import Item
from wattwerk.privacy.domain.retention import ABOUT_NOBODY, ATTACHED, EXPIRING, RULES, VARIANTS, rule_of


def types() -> dict[str, type[Item]]:
    """Return all types of items of all tables of the product, by their discriminators."""
    for module in pkgutil.walk_packages(wattwerk.__path__, "wattwerk."):
        name = module.name.rpartition(".")[2]
        if "items" in name or module.name.startswith("wattwerk.platform."):
            importlib.import_module(module.name)
    return {discriminator: item for item in _below(Item) if (discriminator := _discriminator(item))}


def _below(item: type[Item]) -> Iterator[type[Item]]:
    for known in item.__subclasses__():
        if known.__module__.startswith("wattwerk."):
            yield known
        yield from _below(known)


def _discriminator(item: type[Item]) -> str:
    attribute = item.get_attributes()["type"]
    assert isinstance(attribute, DiscriminatorAttribute)
    return str(attribute._class_map.get(item) or "")


KNOWN = types()


def test_there_are_types_of_all_tables() -> None:
    assert {"customer", "order", "document", "portal_login", "conversation", "case", "message"} <= set(KNOWN)
    assert len(KNOWN) > 80


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_a_type_has_exactly_one_rule(name: str) -> None:
    rules = {key.partition("/")[0] for key in RULES}
    assert [name in rules, name in EXPIRING, name in ABOUT_NOBODY].count(True) == 1


def test_rules_are_about_types_that_exist() -> None:
    named = {key.partition("/")[0] for key in RULES} | EXPIRING | ABOUT_NOBODY
    assert named - set(KNOWN) == set()


@pytest.mark.parametrize("key", sorted(RULES))
def test_the_day_that_counts_is_stored_with_the_record(key: str) -> None:
    rule, item = RULES[key], KNOWN[key.partition("/")[0]]
    for attribute in filter(None, (rule.day, rule.newest_of)):
        assert attribute in item.get_attributes()
    # Without a day of its own, a record needs a contract to count from, or a list that knows the day.
    assert rule.day or rule.lasting or key in ("sales_offer", "adjusted_contract")


@pytest.mark.parametrize("name", sorted(EXPIRING))
def test_what_expires_says_when(name: str) -> None:
    assert "expires_at" in KNOWN[name].get_attributes()


@pytest.mark.parametrize("kind", DocumentKind)
def test_every_kind_of_document_has_a_rule(kind: DocumentKind) -> None:
    assert rule_of("document", kind.value) in RULES.values()


def test_variants_are_told_by_an_attribute_of_the_record() -> None:
    for name, attribute in VARIANTS.items():
        assert attribute in KNOWN[name].get_attributes()
    assert ATTACHED in RULES


def test_an_unknown_type_is_not_deleted_but_reported() -> None:
    with pytest.raises(LookupError, match="future_type"):
        rule_of("future_type")
