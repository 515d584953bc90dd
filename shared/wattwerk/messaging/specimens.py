"""Sample records from which every mail and letter can be made, for previews and for what templates may use.

A record is described only as far as its figures matter; everything else follows from the names and types
of its fields. So a mail about a record that nobody has described here still has a sample.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, TypeAdapter

from wattwerk.messaging.wording import PACKAGE


@cache
def _described() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files(PACKAGE) / "samples" / "records.json").read_text("utf-8"))
    return content


def by_name(name: str) -> list[str]:
    """Return sample values of a text with this name; ``None`` among them if it may be missing."""
    found = _described()["texts"].get(name, name.replace("_", " ").capitalize())
    return found if isinstance(found, list) else [found]


def named() -> frozenset[str]:
    """Return the names of texts that have samples of their own."""
    return frozenset(_described()["texts"])


def of(kind: Any, name: str) -> list[Any]:
    """Return samples of a type, the usual one first. ``name`` says what the value is about.

    Raises:
        TypeError, ValueError: there is no way to make one.
    """
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) in (typing.Union, types.UnionType) and type(None) in arguments:
        inner = next(one for one in arguments if one is not type(None))
        return [*of(inner, name), None]
    if isinstance(kind, type) and _is_record(kind):
        usual, *variants = _described()["records"].get(_title(kind), [{}])
        return [
            _adapter(kind).validate_python(_completed(kind, _deep(usual, variant)))
            for variant in ({}, *variants)
        ]
    if kind is str:
        return list(by_name(name))
    return [_value(kind, name)]


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _deep(base: Any, changes: Any) -> Any:
    """Return a description with the changes of a variant."""
    if isinstance(base, dict) and isinstance(changes, dict):
        return {**base, **{key: _deep(base.get(key), value) for key, value in changes.items()}}
    return changes


def _title(kind: type) -> str:
    """Return the name under which a record is described, e.g. ``orders.PlacedOrder``."""
    return f"{kind.__module__.split('.')[1]}.{kind.__name__}"


def _is_record(kind: type) -> bool:
    return issubclass(kind, BaseModel) or dataclasses.is_dataclass(kind)


def _completed(kind: Any, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return data of a record with every required field; ``given`` wins."""
    data: dict[str, Any] = {}
    for name, (annotation, required) in _fields(kind).items():
        if name in given:
            data[name] = _fitted(annotation, given[name])
        elif required:
            data[name] = _value(annotation, name)
    return data


def _fitted(annotation: Any, given: Any) -> Any:
    """Complete given data where they describe records inside of a record."""
    record = _record_in(annotation)
    if record is None:
        return given
    if isinstance(given, dict) and typing.get_origin(annotation) is not dict:
        return _completed(record, given)
    if isinstance(given, list):
        return [_completed(record, one) if isinstance(one, dict) else one for one in given]
    return given


def _record_in(annotation: Any) -> type | None:
    if isinstance(annotation, type) and _is_record(annotation):
        return annotation
    return next((found for one in typing.get_args(annotation) if (found := _record_in(one))), None)


def _fields(kind: Any) -> dict[str, tuple[Any, bool]]:
    if issubclass(kind, BaseModel):
        kind.model_rebuild()
        return {name: (one.annotation, one.is_required()) for name, one in kind.model_fields.items()}
    hints = typing.get_type_hints(kind)
    return {
        one.name: (
            hints[one.name],
            one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING,
        )
        for one in dataclasses.fields(kind)
    }


def _value(annotation: Any, name: str) -> Any:
    """Return the sample of a field."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _value(arguments[0], name)
    if origin in (typing.Union, types.UnionType):
        return None if type(None) in arguments else _value(arguments[0], name)
    if origin is typing.Literal:
        return arguments[0]
    if origin is dict or annotation is dict:
        return {}
    if origin in (list, tuple, set, frozenset):
        return [_value(arguments[0], name)]
    if isinstance(annotation, type):
        if _is_record(annotation):
            described = _described()["records"].get(_title(annotation), [{}])[0]
            return _completed(annotation, described)
        if issubclass(annotation, Enum):
            return next(iter(annotation))
    plain: dict[Any, Any] = {
        bool: False,
        int: 12,
        Decimal: Decimal("42.50"),
        datetime: datetime.fromisoformat("2026-11-23T09:30:00+00:00"),
        date: date(2027, 1, 1),
    }
    if annotation is str:
        return by_name(name)[0]
    if annotation in plain:
        return plain[annotation]
    return None
