"""JSON Schemas of all domain events, as they travel on the bus."""

import importlib
import pkgutil
from typing import Any

import wattwerk
from wattwerk.platform.events import DomainEvent


def documents() -> dict[str, dict[str, Any]]:
    """Return a schema per event, by file name, e.g. ``orders.OrderPlaced.v1.json``."""
    for package in pkgutil.iter_modules(wattwerk.__path__, "wattwerk."):
        try:
            importlib.import_module(f"{package.name}.events")
        except ModuleNotFoundError as error:
            if error.name != f"{package.name}.events":
                raise
    events = sorted(_subclasses(DomainEvent), key=lambda event: (event.source, event.detail_type()))
    return {
        f"{event.source}.{event.detail_type()}.v{event.current_version}.json": _schema(event)
        for event in events
    }


def _subclasses(base: type[DomainEvent]) -> list[type[DomainEvent]]:
    found = []
    for event in base.__subclasses__():
        if event.__module__.startswith("wattwerk."):
            found += [event, *_subclasses(event)]
    return found


def _schema(event: type[DomainEvent]) -> dict[str, Any]:
    detail = event.model_json_schema(mode="serialization")
    definitions = detail.pop("$defs", {})
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": event.detail_type(),
        "description": detail.pop("description", ""),
        "type": "object",
        "required": ["source", "detail-type", "detail"],
        "properties": {
            "source": {"const": f"wattwerk.{event.source}"},
            "detail-type": {"const": event.detail_type()},
            "detail": detail,
        },
    }
    return {**schema, "$defs": definitions} if definitions else schema
