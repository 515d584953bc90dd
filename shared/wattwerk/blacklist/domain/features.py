"""By what a person or a company is recognised, and under which keys that is found."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from wattwerk.blacklist.domain import spelling
from wattwerk.platform.schema import Schema


class Features(Schema):
    """What is known of somebody who is looked at, or who stands on the list.

    Each part may be missing. The account is a keyed fingerprint, never the number itself.
    """

    first_name: str = ""
    last_name: str = ""
    company: str = ""
    date_of_birth: date | None = None
    street: str = ""
    house_number: str = ""
    postcode: str = ""
    town: str = ""
    email: str = Field(default="", description="Address, or `@domain` for all of its addresses.")
    phone: str = Field(default="", description="International form, e.g. `+4989123456`.")
    account: str = Field(default="", description="Keyed fingerprint of the IBAN.")

    @property
    def has_name(self) -> bool:
        """Return whether a person is named."""
        return bool(self.last_name)

    @property
    def has_address(self) -> bool:
        """Return whether there is an address that can be compared."""
        return bool(self.postcode and self.street)

    @property
    def names_nobody(self) -> bool:
        """Return whether neither person nor company is named: then everybody there is meant."""
        return not self.last_name and not self.company


def keys(features: Features) -> frozenset[str]:
    """Return the keys under which entries with similar features are found.

    Two people who are alike share at least one: a name is found by its sound, or by the birthday
    with the first letter; an address by its postcode and house number, whatever the street's spelling.
    """
    return frozenset(_keys(features))


def _keys(features: Features) -> Iterator[str]:
    if features.account:
        yield f"account/{features.account}"
    if features.email:
        address = features.email.casefold()
        yield f"email_domain/{address.rpartition('@')[2]}"
        if not address.startswith("@"):
            yield f"email/{address}"
    if features.phone:
        yield f"phone/{features.phone}"
    if features.has_name:
        yield f"name/{spelling.sound(features.last_name)}/{spelling.sound(features.first_name)}"
        if features.date_of_birth:
            initial = spelling.plain(features.first_name)[:1]
            yield f"birthday/{features.date_of_birth.isoformat()}/{initial}"
    if features.company:
        yield f"company/{spelling.sound(_first_word(features.company))}"
    if features.has_address:
        yield f"address/{features.postcode}/{spelling.house_digits(features.house_number)}"


def _first_word(company: str) -> str:
    return next(iter(spelling.plain(company).split()), "")
