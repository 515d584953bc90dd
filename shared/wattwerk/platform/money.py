"""Amounts of money and the one rounding that is allowed to them."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def rounded(amount: Decimal) -> Decimal:
    """Return an amount in € rounded half up to whole cents: once, for a total that is shown or billed."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def gross(net: Decimal, vat_rate: Decimal) -> Decimal:
    """Return the unrounded gross amount for a net amount and a VAT rate in percent (e.g. 19)."""
    return net * (1 + vat_rate / 100)
