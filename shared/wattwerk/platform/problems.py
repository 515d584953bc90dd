"""Refusals that a caller can understand and act on (RFC 9457 problem details)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from chalice.app import ChaliceUnhandledError


@dataclass(frozen=True)
class FieldError:
    """A fault of one field: where it is (JSON pointer), what it is (machine code), in English."""

    pointer: str
    code: str
    message: str
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        result: dict[str, Any] = {"pointer": self.pointer, "code": self.code, "message": self.message}
        return {**result, "parameters": dict(self.parameters)} if self.parameters else result


class Problem(ChaliceUnhandledError):
    """A refusal with an HTTP status and a machine code that the frontends translate.

    It derives from Chalice's own "unhandled" error because Chalice turns every other exception
    of a view into a 500 before any middleware sees it.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str = "",
        *,
        errors: Sequence[FieldError] = (),
        **parameters: Any,
    ) -> None:
        super().__init__(detail or code)
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = tuple(errors)
        self.parameters = parameters

    def as_dict(self) -> dict[str, Any]:
        """Return the body of the answer, media type ``application/problem+json``."""
        body: dict[str, Any] = {
            "type": f"urn:wattwerk:problem:{self.code.replace('_', '-')}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
        }
        if self.detail:
            body["detail"] = self.detail
        if self.errors:
            body["errors"] = [error.as_dict() for error in self.errors]
        return {**self.parameters, **body}


def not_found(what: str) -> Problem:
    """Return the answer for a record that does not exist or that the caller must not see."""
    return Problem(404, "not_found", f"There is no such {what}.")


def invalid(pointer: str, code: str, message: str, **parameters: Any) -> Problem:
    """Return the refusal of a request because of one field."""
    return Problem(
        422,
        "validation_failed",
        "Please correct the marked fields.",
        errors=[FieldError(pointer, code, message, parameters)],
    )
