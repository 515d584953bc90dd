"""Every setting of a brand has a name in every language: the settings screen is made from the schema."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from infra import project
from wattwerk.brands.domain import BrandSettings

Schema = dict[str, Any]
LANGUAGES = ("de", "en", "fr")


def paths(
    schema: Schema, definitions: dict[str, Schema], path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Yield the path of each setting: through groups, entries of lists, and what may be left empty."""
    if path:
        yield path
    for variant in (schema, *schema.get("anyOf", ()), *schema.get("allOf", ())):
        if reference := variant.get("$ref"):
            variant = definitions[reference.rsplit("/", 1)[-1]]
        while variant.get("type") == "array":
            variant = variant["items"]
            if reference := variant.get("$ref"):
                variant = definitions[reference.rsplit("/", 1)[-1]]
        for name, part in variant.get("properties", {}).items():
            yield from paths(part, definitions, (*path, name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_has_a_name(language: str) -> None:
    texts = json.loads((project.SITE / "ui" / "locales" / language / "configuration.json").read_text())
    names = texts["configuration"]["fields"]
    schema = BrandSettings.model_json_schema()
    every = set(paths(schema, schema["$defs"]))
    assert ("termination", "moving_notice_days") in every
    assert {path for path in every if "__".join(path) not in names and path[-1] not in names} == set()
