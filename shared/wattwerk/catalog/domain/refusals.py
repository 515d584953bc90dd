"""Why a typed value is not accepted."""

from typing import Any

from wattwerk.platform.problems import FieldError


class Refused(ValueError):
    """A value that cannot be right. ``code`` is for machines, the message for logs and developers."""

    def __init__(self, code: str, message: str, **parameters: Any) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.parameters = parameters

    def at(self, pointer: str) -> FieldError:
        """Return the fault as one of a field, e.g. ``/payment/iban``."""
        return FieldError(pointer, self.code, self.message, self.parameters)
