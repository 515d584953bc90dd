"""Colours that stay readable: WCAG 2.2 asks for a contrast of 4.5 : 1 between text and ground."""

from decimal import Decimal

READABLE = Decimal("4.5")
INK = "#1d2327"
WHITE = "#ffffff"


def on_white(colour: str) -> str:
    """Return the colour if text in it is readable on white paper, dark ink otherwise."""
    return colour if contrast(colour, WHITE) >= READABLE else INK


def text_on(colour: str) -> str:
    """Return white or dark ink, whichever is easier to read on the colour."""
    return WHITE if contrast(colour, WHITE) >= contrast(colour, INK) else INK


def contrast(one: str, other: str) -> Decimal:
    """Return the contrast ratio of two colours like ``#0b6b5d``, between 1 and 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + Decimal("0.05")) / (darker + Decimal("0.05"))


def _luminance(colour: str) -> Decimal:
    red, green, blue = (_linear(int(colour[index : index + 2], 16)) for index in (1, 3, 5))
    return Decimal("0.2126") * red + Decimal("0.7152") * green + Decimal("0.0722") * blue


def _linear(channel: int) -> Decimal:
    value = Decimal(channel) / 255
    if value <= Decimal("0.04045"):
        return value / Decimal("12.92")
    return Decimal(((value + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4"))
