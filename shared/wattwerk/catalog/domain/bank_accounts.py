"""Bank accounts for direct debits: any country of the SEPA area (Art. 9 Regulation (EU) 260/2012)."""

import re
from dataclasses import dataclass

from wattwerk.catalog.domain.refusals import Refused

# Joined SEPA in 2024 and 2025 (European Payments Council, EPC409-09); schwifty does not know yet.
YOUNGEST_MEMBERS = frozenset({"AL", "MD", "ME", "MK", "RS"})


@dataclass(frozen=True)
class BankAccount:
    """A valid IBAN. BIC and name of the bank are unknown for some banks, which is no fault."""

    iban: str
    formatted: str
    country: str
    bic: str | None
    bank_name: str | None

    @property
    def masked(self) -> str:
        """Return what may be shown: country, check digits and the last four, e.g. ``DE02 … 2051``."""
        return f"{self.iban[:4]} … {self.iban[-4:]}"


def bank_account(text: str) -> BankAccount:
    """Return the account of an IBAN as people type it, with or without blanks, in any case.

    Raises:
        Refused: ``iban_wrong_length`` (``expected``, ``given``), ``iban_not_sepa`` (``country``),
            or ``iban_invalid`` for everything else, mostly a wrong digit (ISO 13616, mod 97).
    """
    # Imported here: its registry of banks takes longer to load than most requests take in all.
    from schwifty import IBAN
    from schwifty.exceptions import InvalidLength, SchwiftyException

    compact = re.sub(r"[\s.\-]", "", text).upper()
    if not re.fullmatch(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{1,30}", compact):
        raise Refused("iban_invalid", "An IBAN begins with two letters and two digits.")
    iban = IBAN(compact, allow_invalid=True)
    try:
        iban.validate()
    except InvalidLength as error:
        raise Refused(
            "iban_wrong_length",
            "This IBAN is too long or too short for its country.",
            expected=iban.spec.iban_length,
            given=len(compact),
        ) from error
    except SchwiftyException as error:
        raise Refused("iban_invalid", "This IBAN is not valid; please check every digit.") from error
    if not (iban.in_sepa_zone or iban.country_code in YOUNGEST_MEMBERS):
        raise Refused("iban_not_sepa", "This country takes no part in SEPA.", country=iban.country_code)
    return BankAccount(
        iban=str(iban),
        formatted=iban.formatted,
        country=iban.country_code,
        bic=str(iban.bic) if iban.bic else None,
        bank_name=iban.bank_name or None,
    )
