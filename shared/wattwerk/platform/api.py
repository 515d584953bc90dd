"""The one base class of all HTTP functions: routing by Chalice, everything around a view done here.

    app = Api("public-quotes", audience="anonymous", description="Find a tariff.")

    @app.endpoint("POST", "/public/quotes", status=201)
    def request_quote(body: QuoteRequest, now: datetime) -> Quote:
        '''Compare the tariffs for a place and a consumption.'''
        return operations.request_quote(request=body, now=now)

A view names what it needs by its parameters: ``body`` and ``query`` (pydantic models), ``caller``
(Caller), ``now`` (datetime), ``idempotency`` (Idempotency; makes the header mandatory and replays
answers) and the path parameters by their names.
"""

import inspect
import json
import math
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar
from urllib.parse import unquote

from chalice.app import Chalice, ConvertToMiddleware, Request, Response
from pydantic import BaseModel, TypeAdapter, ValidationError
from pynamodb.exceptions import QueryError

from wattwerk.platform import clock, cursors, telemetry, throttle
from wattwerk.platform.authorisation import Audience, Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import FieldError, Problem, not_found
from wattwerk.platform.transaction import AlreadyAnswered

CONTROL_CHARACTERS = re.compile(
    rb"(?<!\\)((?:\\\\)*)"
    rb"(?:\\(?:[bf]|u(?:00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF])|20(?:0[bB]|2[a-eA-E]|6[06-9])|[fF][eE][fF][fF]))"
    rb"|\x7f|\xe2\x80[\x8b\xaa-\xae]|\xe2\x81[\xa0\xa6-\xa9]|\xef\xbb\xbf)"
)
"""Characters that nobody sees, as JSON writes them: pasted with a text, a fault in letters and tables.
Those that turn the direction of reading make a name or a file look like another.

Tabs and line ends stay. Backslashes before them come in pairs, else they belong to the text.
"""
LARGEST_BODY = 256 * 1024
"""Bytes of JSON that any endpoint takes; large files go to S3 directly."""
LARGEST_WITH_FILE = 5 * 1024 * 1024
"""Bytes of JSON where a small file travels along; Lambda takes six megabytes."""
LONGEST_IN_PATH = 200
"""Characters of a part of a path; no record is named by more, and the database takes no endless keys."""
LONGEST_NUMBER = 8
"""Digits of a number in a path."""
DATES = range(1900, 2200)
"""Years that somebody can mean. Others are typing errors, and reckoning with them overflows."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
}
# The order funnel runs on the utility's own website, so anonymous endpoints (no cookies, no
# session) answer every origin.
CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Content-Type, Idempotency-Key",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Max-Age": "86400",
}


@dataclass(frozen=True)
class Limit:
    """How many anonymous requests one network address may send within a window."""

    requests: int
    window: timedelta = timedelta(minutes=1)


@dataclass(frozen=True)
class Endpoint:
    """What the documentation needs to know of a view."""

    method: str
    path: str
    audience: Audience
    summary: str
    description: str
    status: int
    body: type[BaseModel] | None
    query: type[BaseModel] | None
    answer: Any
    idempotent: bool
    largest_body: int
    view: Callable[..., Any] = field(repr=False)


Body = TypeVar("Body")


@dataclass(frozen=True)
class Answer(Generic[Body]):
    """An answer with its own headers or status, for the few views that need them. Views name the
    model inside, e.g. ``-> Answer[Session]``, so that the documentation knows it."""

    body: Body
    headers: dict[str, str] = field(default_factory=dict)
    status: int | None = None


class Api(Chalice):
    """A Chalice app whose views take and give typed models.

    Anonymous views answer scripts of every website, unless ``cross_origin`` is False.
    """

    def __init__(self, name: str, *, audience: Audience, description: str, cross_origin: bool = True) -> None:
        super().__init__(name, configure_logs=False)
        self.audience = audience
        self.cross_origin = cross_origin and audience == "anonymous"
        self.description = description
        self.endpoints: list[Endpoint] = []
        self.logger = telemetry.logger(name)
        self.register_middleware(
            ConvertToMiddleware(self.logger.inject_lambda_context(clear_state=True)), "all"
        )
        self.register_middleware(self._answered, "http")

    def endpoint(
        self,
        method: str,
        path: str,
        *,
        status: int = 200,
        limit: Limit | None = None,
        largest_body: int = LARGEST_BODY,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Register a view. ``limit`` throttles anonymous callers by network address; ``largest_body`` is in
        bytes."""

        def register(view: Callable[..., Any]) -> Callable[..., Any]:
            hints = typing.get_type_hints(view)
            wanted = frozenset(inspect.signature(view).parameters)
            summary, _, description = (inspect.getdoc(view) or view.__name__).partition("\n")
            endpoint = Endpoint(
                method=method,
                path=path,
                audience=self.audience,
                summary=summary.rstrip("."),
                description=description.strip(),
                status=status,
                body=hints.get("body"),
                query=hints.get("query"),
                answer=hints.get("return"),
                idempotent="idempotency" in wanted,
                largest_body=largest_body,
                view=view,
            )
            self.endpoints.append(endpoint)

            def handle(**path_parameters: str) -> Response:
                return self._respond(endpoint, wanted, limit, path_parameters)

            self.route(path, methods=[method], name=f"{method} {path}")(handle)
            if self.cross_origin and "OPTIONS" not in self.routes.get(path, {}):
                self.route(path, methods=["OPTIONS"], name=f"OPTIONS {path}")(_preflight)
            return view

        return register

    def _respond(
        self,
        endpoint: Endpoint,
        wanted: frozenset[str],
        limit: Limit | None,
        path_parameters: dict[str, str],
    ) -> Response:
        request = typing.cast(Request, self.current_request)
        now = clock.now()
        caller = Caller.of(request.context, request.headers)
        caller.require(endpoint.audience)
        if limit is not None:
            throttle.check(
                scope=f"{endpoint.method} {endpoint.path}",
                subject=throttle.network(caller.address),
                limit=limit.requests,
                window=limit.window,
                now=now,
            )
        arguments: dict[str, Any] = {name: unquote(value) for name, value in path_parameters.items()}
        if max(map(len, arguments.values()), default=0) > LONGEST_IN_PATH:
            raise not_found("record")
        if endpoint.body is not None:
            arguments["body"] = _parsed(
                endpoint.body, _json(typing.cast(bytes, request.raw_body), endpoint.largest_body)
            )
        if endpoint.query is not None:
            arguments["query"] = _parsed(endpoint.query, dict(request.query_params or {}))
        if "caller" in wanted:
            arguments["caller"] = caller
        if "now" in wanted:
            arguments["now"] = now
        if not endpoint.idempotent:
            return self._answer(endpoint, _looked_up(endpoint, arguments))
        # One person may act for several customer numbers: a key is never for two of them.
        place = f"{endpoint.path} {sorted(path_parameters.items())} {caller.wanted_number}"
        idempotency = Idempotency.of(
            route=f"{endpoint.method} {place}",
            caller=caller.subject or "anonymous",
            key=request.headers.get("idempotency-key"),
            body=arguments["body"].model_dump(mode="json") if endpoint.body is not None else None,
        )
        if (stored := idempotency.stored_answer()) is not None:
            return self._answer(endpoint, stored)
        try:
            return self._answer(endpoint, endpoint.view(**arguments, idempotency=idempotency))
        except (AlreadyAnswered, Problem):
            # Of two equal requests at once, the slower one may be refused only because the faster
            # one has changed the record: it gets the same answer.
            if (stored := idempotency.stored_answer()) is None:
                raise
            return self._answer(endpoint, stored)

    def _answer(self, endpoint: Endpoint, result: Any) -> Response:
        answer: Answer[Any] = result if isinstance(result, Answer) else Answer(result)
        status = answer.status or endpoint.status
        body: Any = ""
        if answer.body is not None:
            body = answer.body.model_dump_json() if isinstance(answer.body, BaseModel) else answer.body
        return Response(body, {"Content-Type": "application/json", **answer.headers}, status)

    def _answered(self, request: Any, get_response: Callable[[Any], Response]) -> Response:
        """Turn refusals into problem+json, add security headers, write one line to the log."""
        code = None
        try:
            response = get_response(request)
            if response.status_code >= 400 and isinstance(response.body, dict) and "Code" in response.body:
                code, response = _chalice_problem(response)
        except Problem as problem:
            code, response = problem.code, _problem_response(problem)
        headers = {**HEADERS, **(CROSS_ORIGIN if self.cross_origin else {})}
        response.headers = {**headers, **response.headers}
        context = request.context
        self.logger.info(
            "request",
            method=request.method,
            route=context.get("resourcePath"),
            status=response.status_code,
            code=code,
        )
        return response


def whole_number(text: str, what: str) -> int:
    """Return a number of a path, e.g. of a version.

    Raises:
        Problem: 404 for anything else, as there is no such record.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise not_found(what)
    return int(text)


def _looked_up(endpoint: Endpoint, arguments: dict[str, Any]) -> Any:
    try:
        return endpoint.view(**arguments)
    except QueryError as error:
        # The database goes on in a list only from a key that the list could have had.
        if error.cause_response_code == "ValidationException" and _cursor_of(arguments):
            raise cursors.invalid_cursor() from error
        raise


def _cursor_of(arguments: dict[str, Any]) -> Any:
    return getattr(arguments.get("query"), "cursor", None)


def _parsed(model: type[BaseModel], data: Any) -> Any:
    try:
        parsed = TypeAdapter(model).validate_python(data)
    except ValidationError as error:
        raise validation_problem(error) from None
    if faults := list(_impossible_dates(parsed)):
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=faults)
    return parsed


def _impossible_dates(value: Any, pointer: str = "") -> Iterator[FieldError]:
    """Yield the dates that nobody can mean, and moments that do not say of which time zone they are."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _impossible_dates(getattr(value, name), f"{pointer}/{name}")
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _impossible_dates(part, f"{pointer}/{name}")
    elif isinstance(value, list | tuple):
        for position, part in enumerate(value):
            yield from _impossible_dates(part, f"{pointer}/{position}")
    elif isinstance(value, date) and value.year not in DATES:
        yield FieldError(pointer, "date_parsing", "Nobody can mean this date.")
    elif isinstance(value, datetime) and value.tzinfo is None:
        yield FieldError(pointer, "date_parsing", "Please say of which time zone this is.")


def validation_problem(error: ValidationError, prefix: str = "") -> Problem:
    """Return the 422 that names every faulty field; machine codes are pydantic's or our own."""
    errors = [
        FieldError(
            pointer="/".join((prefix, *(str(part) for part in fault["loc"]))) or "/",
            code=fault["type"],
            message=fault["msg"],
            parameters={
                name: value
                for name, value in (fault.get("ctx") or {}).items()
                if isinstance(value, str | int | float | bool)
            },
        )
        for fault in error.errors(include_url=False, include_input=False)
    ]
    return Problem(422, "validation_failed", "Please correct the marked fields.", errors=errors)


def _json(raw: bytes, largest: int = LARGEST_BODY) -> Any:
    if len(raw) > largest:
        raise Problem(
            413, "body_too_large", "This request is too large.", largest_body_kilobytes=largest // 1024
        )
    try:
        return json.loads(CONTROL_CHARACTERS.sub(rb"\1", raw), parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise Problem(400, "malformed_json", "The request body is not valid JSON.") from error


def _refuse(constant: str) -> Any:
    """Python takes NaN and Infinity; JSON (RFC 8259) and everybody who reads what is stored do not."""
    raise ValueError(f"{constant} is no JSON")


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse(text)


def _problem_response(problem: Problem) -> Response:
    headers: dict[str, str | list[str]] = {"Content-Type": "application/problem+json"}
    if "retry_after" in problem.parameters:
        headers["Retry-After"] = str(problem.parameters["retry_after"])
    body = json.dumps(problem.as_dict(), ensure_ascii=False, default=str)
    return Response(body, headers, problem.status)


def _chalice_problem(response: Response) -> tuple[str, Response]:
    codes = {404: "not_found", 405: "method_not_allowed", 415: "unsupported_media_type"}
    code = codes.get(response.status_code, "internal_error")
    return code, _problem_response(Problem(response.status_code, code))


def _preflight(**_path_parameters: str) -> Response:
    return Response("", {"Content-Type": "text/plain"}, 204)
