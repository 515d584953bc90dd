"""The body of the API Gateway, made of the route tables of all HTTP functions.

Real routes instead of a catch-all: the gateway then refuses unknown paths and methods itself, and
each route reaches the function that has the permissions for it.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from infra.generators.applications import Application

AUTHORISER = "IdentityAuthoriser"
# How long the gateway may reuse the authoriser's answer for the same token.
AUTHORISATION_KEPT_SECONDS = 60

# What the gateway answers by itself, in the shape of all other problems. A refused token is a
# matter of signing in again (401), not of missing rights (403): the authoriser denies where
# raising would cost it its warm process.
_GATEWAY_PROBLEMS = {
    "UNAUTHORIZED": (401, "not_signed_in", "Unauthorized"),
    "ACCESS_DENIED": (401, "not_signed_in", "Unauthorized"),
    "MISSING_AUTHENTICATION_TOKEN": (404, "not_found", "Not Found"),
    "RESOURCE_NOT_FOUND": (404, "not_found", "Not Found"),
    "THROTTLED": (429, "too_many_requests", "Too Many Requests"),
    "REQUEST_TOO_LARGE": (413, "body_too_large", "Content Too Large"),
    "INTEGRATION_TIMEOUT": (504, "took_too_long", "Gateway Timeout"),
    "DEFAULT_4XX": (400, "bad_request", "Bad Request"),
    "DEFAULT_5XX": (500, "internal_error", "Internal Server Error"),
}


def body(applications: Iterable[Application]) -> dict[str, Any]:
    """Return the OpenAPI 3.0 document that API Gateway imports."""
    paths: dict[str, dict[str, Any]] = {}
    for application in applications:
        for path, methods in application.api.routes.items():
            for method in methods:
                operations = paths.setdefault(path, {})
                if method.lower() in operations:
                    raise ValueError(f"{method} {path} belongs to two functions")
                operations[method.lower()] = _operation(application, path, method)
    return {
        "openapi": "3.0.1",
        "info": {"title": {"Ref": "AWS::StackName"}, "version": "1"},
        "paths": dict(sorted(paths.items())),
        "components": {"securitySchemes": {"session": _authoriser()}},
        "x-amazon-apigateway-gateway-responses": {
            kind: _gateway_response(*answer) for kind, answer in _GATEWAY_PROBLEMS.items()
        },
    }


def _operation(application: Application, path: str, method: str) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "responses": {},
        "x-amazon-apigateway-integration": {
            "type": "aws_proxy",
            "httpMethod": "POST",
            "uri": _invocation(application.logical_id),
        },
    }
    if application.api.audience != "anonymous" and method != "OPTIONS":
        operation["security"] = [{"session": []}]
    if names := re.findall(r"{(\w+)}", path):
        operation["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names
        ]
    return operation


def _authoriser() -> dict[str, Any]:
    return {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        "x-amazon-apigateway-authtype": "custom",
        "x-amazon-apigateway-authorizer": {
            "type": "request",
            "identitySource": "method.request.header.Authorization",
            "authorizerUri": _invocation(AUTHORISER),
            "authorizerResultTtlInSeconds": AUTHORISATION_KEPT_SECONDS,
        },
    }


def _gateway_response(status: int, code: str, title: str) -> dict[str, Any]:
    problem = {
        "type": f"urn:wattwerk:problem:{code.replace('_', '-')}",
        "title": title,
        "status": status,
        "code": code,
    }
    return {
        "statusCode": status,
        "responseParameters": {
            "gatewayresponse.header.Content-Type": "'application/problem+json'",
            "gatewayresponse.header.Cache-Control": "'no-store'",
            "gatewayresponse.header.Access-Control-Allow-Origin": "'*'",
        },
        "responseTemplates": {"application/json": json.dumps(problem)},
    }


def _invocation(logical_id: str) -> dict[str, str]:
    function = "${" + logical_id + ".Arn}"
    return {
        "Fn::Sub": "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/"
        f"{function}/invocations"
    }
