"""Base of all models that cross the border of the system."""

from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

Element = TypeVar("Element")

DEFERRED = ConfigDict(defer_build=True)
"""What checks values is made at its first use, not when a function starts."""


def _one_line(text: str) -> str:
    return " ".join(text.split())


ShortText = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_one_line)]
"""A name, a street, a town: one line of text that must not be empty. Pasted line ends become blanks."""


def _name(text: str) -> str:
    if "://" in text or "www." in text.casefold():
        raise PydanticCustomError("string_pattern_mismatch", "a name holds no web address")
    return _one_line(text)


NamePart = Annotated[ShortText, AfterValidator(_name)]
"""A part of the name of a person. Our mails greet with it, so nobody may hide a link in it for others."""

CompanyName = Annotated[str, Field(max_length=120), AfterValidator(_name)]
"""The name of a company, or nothing."""

Postcode = Annotated[str, Field(pattern=r"^[0-9]{5}$", description="German postcode, five digits.")]


def _deliverable(address: str) -> str:
    # Imported late: its tables take as long to load as the rest of a function.
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(address, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise PydanticCustomError("email_invalid", "no mail service takes this address") from error
    return found.normalized


EmailAddress = Annotated[
    str, Field(max_length=254, json_schema_extra={"format": "email"}), AfterValidator(_deliverable)
]
"""An address that mail services take. A domain may have umlauts, the part before the @ must not."""


WebAddress = Annotated[str, Field(max_length=500, pattern=r"^https?://\S+$")]
"""An address that people follow from our pages and mails: a page, and nothing that runs."""


class Schema(BaseModel):
    """An API model: unknown fields are refused, surrounding blanks are removed."""

    model_config = ConfigDict(
        extra="forbid",
        str_strip_whitespace=True,
        from_attributes=True,
        defer_build=True,
        # What somebody typed or what is stored of them must not stand in a log with the fault.
        hide_input_in_errors=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema. It shows defaults, which only a model that is ready can write."""
        cls.model_rebuild()
        return handler(core_schema)


class Page(Schema, Generic[Element]):
    """One page of a list, in the order of the list."""

    items: list[Element]
    next_cursor: str | None = Field(
        default=None, description="Pass as `cursor` to get the next page; null on the last one."
    )


class PageRequest(Schema):
    """Where a list goes on, and how much of it is wanted."""

    cursor: str | None = Field(default=None, max_length=2000, description="`next_cursor` of the page before.")
    limit: int = Field(default=25, ge=1, le=100, description="Entries per page.")
