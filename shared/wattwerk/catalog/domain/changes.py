"""What is different between two versions of something, field by field."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Change(NamedTuple):
    """A field by its path, e.g. ``name/de``, and its value before and after; None where it is not."""

    field: str
    before: str | None
    after: str | None


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what changed between two JSON objects, in the order of the newer one."""
    old, new = dict(_leaves("", before)), dict(_leaves("", after))
    paths = [*new, *(path for path in old if path not in new)]
    return [Change(path, old.get(path), new.get(path)) for path in paths if old.get(path) != new.get(path)]


def _leaves(path: str, value: Any) -> list[tuple[str, str]]:
    if isinstance(value, Mapping) and value:
        return [leaf for key, part in value.items() for leaf in _leaves(f"{path}/{key}".lstrip("/"), part)]
    if _is_list_of_objects(value):
        return [
            leaf
            for place, part in enumerate(value, 1)
            for leaf in _leaves(f"{path}/{place}".lstrip("/"), part)
        ]
    if value is None or value in ({}, []):
        return []
    return [(path, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))]


def _is_list_of_objects(value: Any) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and any(isinstance(v, Mapping) for v in value)
    )
