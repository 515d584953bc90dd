"""The description of the API (OpenAPI 3.1), made of the views' signatures, docstrings and models."""

import re
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import JsonSchemaMode

from infra.generators.applications import Application
from wattwerk.platform.api import Answer, Endpoint

VERSION = "1.0"
DESCRIPTION = """\
What the customer portal, the order funnel, the admin app and partners of an energy utility use.

* **Amounts and quantities** are decimal numbers written as text (`"31.42"`), so that no cent is lost.
* **Dates** are calendar dates (`2026-11-21`); **moments** are UTC (`2026-11-21T09:30:00Z`).
* **Lists** come in pages: pass `next_cursor` of one page as `cursor` to get the next.
* **Refusals** are problem documents (RFC 9457). Their `code` is meant for programs, `detail` for people;
  `errors` names each faulty field by a JSON pointer.
* **Idempotency-Key**: requests that create something take this header. Repeat a request with the same
  key, and you get the first answer instead of a second effect.
* **Signing in**: `/identity` answers with an access token that lives 15 minutes. Send it as
  `Authorization: Bearer <token>`.
"""
AUDIENCES = {
    "public": "Public",
    "portal": "Customer portal",
    "staff": "Staff",
    "identity": "Signing in",
    "partner": "Partners",
}
_PROBLEM = "#/components/schemas/Problem"
_REFUSALS = {
    "anonymous": {"422": "A field is faulty", "429": "Too many requests; wait for `retry_after` seconds"},
    "customer": {"401": "Sign in first", "404": "There is no such record", "422": "A field is faulty"},
    "staff": {
        "401": "Sign in first",
        "403": "Your role does not allow this",
        "404": "There is no such record",
        "422": "A field is faulty",
    },
}


def document(applications: Iterable[Application]) -> dict[str, Any]:
    """Return the OpenAPI document of all HTTP functions."""
    applications = list(applications)
    endpoints = [(app, endpoint) for app in applications for endpoint in app.api.endpoints]
    schemas, definitions = _schemas([endpoint for _, endpoint in endpoints])
    paths: dict[str, dict[str, Any]] = {}
    for app, endpoint in sorted(endpoints, key=lambda entry: entry[1].path):
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(app, endpoint, schemas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "wattwerk",
            "version": VERSION,
            "summary": "Customer portal, order funnel and CRM for energy utilities",
            "description": DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api"}],
        "tags": [{"name": _tag(app), "description": app.api.description} for app in applications],
        "paths": paths,
        "components": {
            "schemas": dict(sorted({**definitions, **_problem_schemas()}.items())),
            "securitySchemes": {
                "access_token": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "Access token from `/identity`, of a customer or a staff member.",
                }
            },
        },
    }


def _operation(app: Application, endpoint: Endpoint, schemas: dict[Any, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "tags": [_tag(app)],
        # Views of different functions may have the same name; clients are generated from this one.
        "operationId": f"{app.audience}_{app.capability}_{endpoint.view.__name__}",
        "summary": endpoint.summary,
    }
    if endpoint.description:
        operation["description"] = endpoint.description
    if parameters := _parameters(endpoint):
        operation["parameters"] = parameters
    if endpoint.body is not None:
        schema = schemas[endpoint, "validation"]
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    operation["responses"] = _responses(endpoint, schemas)
    operation["security"] = [] if endpoint.audience == "anonymous" else [{"access_token": []}]
    return operation


def _responses(endpoint: Endpoint, schemas: dict[Any, Any]) -> dict[str, Any]:
    done: dict[str, Any] = {"description": "Created" if endpoint.status == 201 else "Done"}
    if schema := schemas.get((endpoint, "serialization")):
        done["content"] = {"application/json": {"schema": schema}}
    problem = {"application/problem+json": {"schema": {"$ref": _PROBLEM}}}
    refusals = {
        status: {"description": text, "content": problem}
        for status, text in _REFUSALS[endpoint.audience].items()
    }
    return {
        str(endpoint.status): done,
        **refusals,
        "default": {"description": "Any other refusal", "content": problem},
    }


def _parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    parameters: list[dict[str, Any]] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": name.replace("_", " ").capitalize() + ".",
            "schema": {"type": "string"},
        }
        for name in re.findall(r"{(\w+)}", endpoint.path)
    ]
    if endpoint.query is not None:
        parameters += _query_parameters(endpoint.query)
    if endpoint.idempotent:
        parameters.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": True,
                "description": "New for each intended effect; the same key repeats the first answer.",
                "schema": {"type": "string", "minLength": 1, "maxLength": 64},
            }
        )
    return parameters


def _query_parameters(model: type[BaseModel]) -> list[dict[str, Any]]:
    schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
    inlined = schema.get("$defs", {})
    parameters = []
    for name, original in schema.get("properties", {}).items():
        shape = _inline(dict(original), inlined)
        description = shape.pop("description", "")
        shape.pop("title", None)
        parameter = {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "schema": shape,
        }
        parameters.append({**parameter, "description": description} if description else parameter)
    return parameters


def _inline(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, dict):
        if reference := node.get("$ref"):
            return _inline(definitions[reference.rpartition("/")[2]], definitions)
        return {key: _inline(value, definitions) for key, value in node.items()}
    return [_inline(entry, definitions) for entry in node] if isinstance(node, list) else node


def _schemas(endpoints: list[Endpoint]) -> tuple[dict[Any, Any], dict[str, Any]]:
    """Return the schema of each body and answer by (endpoint, mode), and the shared definitions.

    Raises:
        ValueError: two models have the same name, so that programs would see their module paths.
    """
    wanted: list[tuple[Any, JsonSchemaMode, TypeAdapter[Any]]] = []
    for endpoint in endpoints:
        if endpoint.body is not None:
            wanted.append((endpoint, "validation", TypeAdapter(endpoint.body)))
        if (answer := _answer(endpoint.answer)) is not None:
            wanted.append((endpoint, "serialization", TypeAdapter(answer)))
    found, shared = TypeAdapter.json_schemas(wanted, ref_template="#/components/schemas/{model}")
    definitions = shared.get("$defs", {})
    if shared_names := sorted(name for name in definitions if "__" in name):
        raise ValueError(
            f"readers cannot tell these models apart, give them names of their own: {shared_names}"
        )
    return dict(found), definitions


def _answer(annotation: Any) -> Any | None:
    """Return the type of a view's answer without the wrapper for headers; None for an empty answer."""
    if annotation in (None, type(None), Answer, Any):
        return None
    if get_origin(annotation) is Answer:
        return _answer(get_args(annotation)[0])
    return annotation


def _tag(app: Application) -> str:
    return f"{AUDIENCES[app.audience]}: {app.capability.replace('_', ' ')}"


def _problem_schemas() -> dict[str, Any]:
    fault = {
        "type": "object",
        "description": "A fault of one field.",
        "required": ["pointer", "code", "message"],
        "properties": {
            "pointer": {
                "type": "string",
                "description": "JSON pointer to the field, e.g. `/bank/iban`.",
            },
            "code": {"type": "string", "description": "What is wrong, for programs."},
            "message": {"type": "string", "description": "What is wrong, in English."},
            "parameters": {
                "type": "object",
                "description": "Figures for the message, e.g. a range.",
            },
        },
    }
    problem = {
        "type": "object",
        "description": "Why a request was refused (RFC 9457). Further members depend on the code.",
        "required": ["type", "title", "status", "code"],
        "properties": {
            "type": {"type": "string", "description": "Identifies the kind of problem."},
            "title": {"type": "string", "description": "The HTTP status in words."},
            "status": {"type": "integer", "description": "The HTTP status."},
            "code": {"type": "string", "description": "What is wrong, for programs."},
            "detail": {"type": "string", "description": "What is wrong, in English."},
            "errors": {"type": "array", "items": {"$ref": "#/components/schemas/FieldError"}},
        },
    }
    return {"FieldError": fault, "Problem": problem}
