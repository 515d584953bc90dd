"""What staff type in, as the list compares it."""

from wattwerk.blacklist import fingerprints
from wattwerk.blacklist.domain.features import Features, keys
from wattwerk.blacklist.schemas import BlockedPerson
from wattwerk.platform.problems import invalid


def features(person: BlockedPerson, *, account: str = "") -> Features:
    """Return the features of a person; ``account`` is a fingerprint that is known already.

    A telephone number that nobody can dial is left out.
    """
    told = person.model_dump(exclude={"iban", "phone"})
    return Features(**told, phone=dialled(person.phone), account=fingerprints.account(person.iban) or account)


def dialled(phone: str) -> str:
    """Return a telephone number in its international form, empty when it is none."""
    if not phone:
        return ""
    import phonenumbers  # 30 ms that most requests do not need

    try:
        number = phonenumbers.parse(phone, "DE")
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def masked(iban: str) -> str:
    """Return what is shown of an account."""
    written = "".join(iban.split()).upper()
    return f"{written[:4]} … {written[-4:]}" if len(written) > 8 else ""


def require_recognisable(found: Features) -> None:
    """Refuse an entry by which nobody could be recognised.

    Raises:
        Problem: 422 ``nothing_to_compare``.
    """
    if not keys(found):
        raise invalid("/person", "nothing_to_compare", "Name somebody: a name, an address, an account …")


def label(found: Features, account_masked: str) -> str:
    """Return how a list calls an entry."""
    name = ", ".join(part for part in (found.last_name, found.first_name) if part)
    place = f"{found.street} {found.house_number}, {found.postcode} {found.town}".strip(" ,")
    return found.company or name or found.email or account_masked or found.phone or place
