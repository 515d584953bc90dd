"""How the colours of a brand are used on white paper and in mails."""

from wattwerk.platform.colours import READABLE, WHITE, contrast

__all__ = ["INK", "READABLE", "WHITE", "contrast", "on_white", "text_on"]

INK = "#1d2327"


def on_white(colour: str) -> str:
    """Return the colour if text in it is readable on white paper, dark ink otherwise."""
    return colour if contrast(colour, WHITE) >= READABLE else INK


def text_on(colour: str) -> str:
    """Return white or dark ink, whichever is easier to read on the colour."""
    return WHITE if contrast(colour, WHITE) >= contrast(colour, INK) else INK
