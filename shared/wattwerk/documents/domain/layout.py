"""How a brand's letters look around their text."""

from typing import Literal

from pydantic import Field

from wattwerk.platform.schema import Schema
from wattwerk.platform.vocabulary import Language

Markup = str


class LayoutTexts(Schema):
    """The words of header and footer in one language, as markup; empty means the standard."""

    header: Markup = Field(default="", max_length=20_000)
    footer: list[Markup] = Field(
        default_factory=list, max_length=4, description="One entry per column; none means the standard."
    )


class LetterLayout(Schema):
    """Measures and frame of a brand's letters.

    The address field stays where DIN 5008 (form B) has it, so the upper margin has a lower limit.
    """

    logo: Literal["left", "center", "right", "none"] = "left"
    logo_height: int = Field(default=11, ge=5, le=30, description="mm")
    font: Literal["Source Sans 3", "Inter", "Nunito Sans"] = "Source Sans 3"
    font_size: int = Field(default=98, ge=80, le=130, description="Tenths of a point.")
    columns: int = Field(default=1, ge=1, le=3, description="Columns of the text below the title.")
    margin_top: int = Field(default=32, ge=20, le=80, description="mm")
    margin_right: int = Field(default=20, ge=10, le=60, description="mm")
    margin_bottom: int = Field(default=36, ge=15, le=80, description="mm")
    margin_left: int = Field(default=25, ge=15, le=60, description="mm")
    footer_line: bool = Field(default=True, description="Whether a line in the brand's colour is above it.")
    page_numbers: bool = True
    texts: dict[Language, LayoutTexts] = Field(default_factory=dict)
