"""Colours that stay readable: WCAG 2.2 asks for a contrast of 4.5 : 1 between text and ground."""

from decimal import Decimal

READABLE = Decimal("4.5")
WHITE = "#ffffff"


def contrast(one: str, other: str) -> Decimal:
    """Return the contrast ratio of two colours like ``#0b6b5d``, between 1 and 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + Decimal("0.05")) / (darker + Decimal("0.05"))


def readable_on_white(colour: str) -> str:
    """Return the colour, darkened in steps of 2 % just as far as it takes to be readable on white."""
    for percent in range(0, 100, 2):
        candidate = _darkened(colour, percent)
        if contrast(candidate, WHITE) >= READABLE:
            return candidate
    return "#000000"


def _darkened(colour: str, percent: int) -> str:
    channels = (round(channel * (100 - percent) / Decimal(100)) for channel in _channels(colour))
    return f"#{''.join(f'{channel:02x}' for channel in channels)}"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> Decimal:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return Decimal("0.2126") * red + Decimal("0.7152") * green + Decimal("0.0722") * blue


def _linear(channel: int) -> Decimal:
    value = Decimal(channel) / 255
    if value <= Decimal("0.04045"):
        return value / Decimal("12.92")
    return Decimal(((value + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4"))
