"""Words of the energy business that several contexts share."""

from enum import StrEnum
from typing import Literal

Language = Literal["de", "en", "fr"]
"""Languages in which customers are addressed; German is the first."""

LANGUAGES: tuple[Language, ...] = ("de", "en", "fr")


class Commodity(StrEnum):
    """What is supplied through a supply point."""

    ELECTRICITY = "electricity"
    HEATING_ELECTRICITY = "heating_electricity"
    GAS = "gas"
    WATER = "water"
    HEAT = "heat"


class CustomerType(StrEnum):
    """Household customers enjoy consumer protection, business customers do not (§ 3 no. 57 EnWG)."""

    HOUSEHOLD = "household"
    BUSINESS = "business"


class RegisterKind(StrEnum):
    """Register of a meter: one for the whole day, or peak (HT) and off-peak (NT)."""

    SINGLE = "single"
    PEAK = "ht"
    OFF_PEAK = "nt"


class PaymentMethod(StrEnum):
    """How a customer pays."""

    SEPA_DIRECT_DEBIT = "sepa_direct_debit"
    TRANSFER = "transfer"


class Salutation(StrEnum):
    """How a person is addressed in letters; ``none`` is the neutral form."""

    MS = "ms"
    MR = "mr"
    NONE = "none"


class DocumentCategory(StrEnum):
    """What customers look for when they look for a document."""

    CONTRACT = "contract"
    INVOICE = "invoice"
    LETTER = "letter"
    UPLOAD = "upload"
