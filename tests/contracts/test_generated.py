"""Everything that is generated is up to date and says what it must."""

import json
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from infra import project
from infra.generators import __main__ as generators
from infra.generators import output

DESCRIPTION: dict[str, Any] = json.loads((project.GENERATED / "openapi.json").read_text())
GATEWAY: dict[str, Any] = json.loads((project.GENERATED / "api.json").read_text())
OPERATIONS = [
    pytest.param(path, method, operation, id=f"{method.upper()} {path}")
    for path, methods in DESCRIPTION["paths"].items()
    for method, operation in methods.items()
]


def test_generated_files_are_up_to_date() -> None:
    outdated = [
        file.name for file, wanted in generators.documents().items() if not output.is_current(file, wanted)
    ]
    assert outdated == []


def test_the_description_is_valid_openapi() -> None:
    assert list(OpenAPIV31SpecValidator(DESCRIPTION).iter_errors()) == []


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_an_operation_explains_itself(path: str, method: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["summary"][0].isupper()
    assert "_" not in operation["summary"], "a sentence, not the name of a function"
    assert operation["tags"]


@pytest.mark.parametrize(("path", "method", "operation"), OPERATIONS)
def test_only_public_and_sign_in_paths_are_open(path: str, method: str, operation: dict[str, Any]) -> None:
    is_open = path.startswith(("/public/", "/identity/"))
    assert (operation["security"] == []) == is_open
    assert ("security" not in GATEWAY["paths"][path][method]) == is_open


def test_operations_have_names_of_their_own() -> None:
    names = [parameters.values[2]["operationId"] for parameters in OPERATIONS]
    assert sorted(names) == sorted(set(names))


def test_models_have_readable_names() -> None:
    assert [name for name in DESCRIPTION["components"]["schemas"] if "__" in name] == []


def test_the_gateway_knows_exactly_the_described_paths() -> None:
    assert set(GATEWAY["paths"]) == set(DESCRIPTION["paths"])


def test_the_gateway_itself_refuses_like_everything_else() -> None:
    for kind, answer in GATEWAY["x-amazon-apigateway-gateway-responses"].items():
        problem = json.loads(answer["responseTemplates"]["application/json"])
        assert {"type", "title", "status", "code"} <= set(problem), kind
        assert problem["status"] == answer["statusCode"]


def test_events_carry_no_personal_data() -> None:
    personal = ("name", "email", "phone", "street", "iban", "birth", "address")
    for file in project.CONTRACTS.glob("*.json"):
        fields = json.loads(file.read_text())["properties"]["detail"]["properties"]
        assert not [field for field in fields if any(word in field for word in personal)], file.name
        assert {"id", "version", "occurred_at", "brand"} <= set(fields), file.name
