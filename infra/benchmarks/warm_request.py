"""What the platform's base class adds to a warm request of bare Chalice."""

import contextlib
import io
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

from chalice.app import Chalice
from pydantic import Field

from infra.benchmarks.figures import Figure
from wattwerk.platform.api import Api
from wattwerk.platform.schema import Schema

REQUESTS = 400


class Wish(Schema):
    """A small request."""

    postcode: str = Field(pattern=r"^\d{5}$")
    consumption: int = Field(ge=1)


class Granted(Schema):
    """A small answer."""

    postcode: str


def figures() -> list[Figure]:
    """Return the difference of the medians in milliseconds."""
    bare = Chalice("bare", configure_logs=False)

    @bare.route("/wishes", methods=["POST"])
    def wish() -> Any:
        return {"postcode": bare.current_request.json_body["postcode"]}  # type: ignore[union-attr,index]

    # The log goes to where the standard output points when the logger is made.
    with contextlib.redirect_stdout(io.StringIO()):
        ours = Api("ours", audience="anonymous", description="")

        @ours.endpoint("POST", "/wishes")
        def typed_wish(body: Wish) -> Granted:
            return Granted(postcode=body.postcode)

        added = _median(ours) - _median(bare)
    return [Figure("warm request, added by the platform", added, 2, "ms")]


def _median(app: Callable[[Any, Any], Any]) -> float:
    event = {
        "resource": "/wishes",
        "path": "/wishes",
        "httpMethod": "POST",
        "headers": {"content-type": "application/json"},
        "multiValueHeaders": {"content-type": ["application/json"]},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": None,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": "/wishes",
            "httpMethod": "POST",
            "identity": {},
            "path": "/api/wishes",
        },
        "body": json.dumps({"postcode": "80331", "consumption": 3500}),
        "isBase64Encoded": False,
    }
    times = []
    for _ in range(REQUESTS):
        started = time.perf_counter()
        answer = app(event, _Context())
        times.append((time.perf_counter() - started) * 1000)
        if answer["statusCode"] != 200:
            raise RuntimeError(f"unexpected answer {answer}")
    return statistics.median(times)


class _Context:
    function_name = "bench"
    memory_limit_in_mb = 512
    invoked_function_arn = "arn:aws:lambda:eu-central-1:000000000000:function:bench"
    aws_request_id = "bench"
