"""A well-formed request for any endpoint, made from its models.

Refusals of callers must not depend on what they send, and a malformed body is refused before anybody
looks at whose data it is about. So each endpoint is asked with a body that its model accepts.
"""

from collections.abc import Mapping
from random import Random
from typing import Any

from pydantic import BaseModel
from rstr import Rstr

DAY = "2026-11-20"
MOMENT = "2026-11-20T09:30:00Z"
FORMATS = {
    "date": DAY,
    "date-time": MOMENT,
    "email": "anna.mueller@example.org",
    "password": "Grüner-Strom-26",
}


def body(model: type[BaseModel], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body with the required fields of a model and those that ``known`` has a value for.
    Parts that are models themselves are always made anew, and so is a choice that knows no such value.

    Raises:
        pydantic.ValidationError: the model wants more than its description tells; give the field a
            value in ``known``.
    """
    model.model_rebuild()
    schema = model.model_json_schema()
    example: dict[str, Any] = _example(schema, schema.get("$defs", {}), known)
    model.model_validate(example)
    return example


def _example(schema: Mapping[str, Any], definitions: Mapping[str, Any], known: Mapping[str, Any]) -> Any:
    if "$ref" in schema:
        return _example(definitions[schema["$ref"].rpartition("/")[2]], definitions, known)
    for several in ("anyOf", "oneOf", "allOf"):
        if several in schema:
            return _example(schema[several][-1], definitions, known)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object" if "properties" in schema:
            required = set(schema.get("required", ()))
            return {
                name: known[name]
                if name in known and "$ref" not in part and known[name] in part.get("enum", [known[name]])
                else _example(part, definitions, known)
                for name, part in schema["properties"].items()
                if name in required or name in known
            }
        case "object":
            return {}
        case "array":
            return [_example(schema["items"], definitions, known)] * schema.get("minItems", 1)
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
        case "null":
            return None
    return _text(schema)


def _text(schema: Mapping[str, Any]) -> str:
    if schema.get("format") in FORMATS:
        return FORMATS[schema["format"]]
    if "pattern" in schema:
        return "1" if "(?" in schema["pattern"] else Rstr(Random(1)).xeger(schema["pattern"])  # noqa: S311 - always the same
    return "Beispiel"[: schema.get("maxLength", 8)].ljust(schema.get("minLength", 0), "x")
