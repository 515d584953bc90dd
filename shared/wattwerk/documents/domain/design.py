"""What a brand puts in the place of our own measures and texts of letters."""

from dataclasses import dataclass, field

from markupsafe import Markup

from wattwerk.documents.domain.layout import LetterLayout

EMPTY = Markup()


@dataclass(frozen=True)
class Design:
    """How a letter is laid out, and a brand's own words for it; empty is the standard.

    All markup is made from sanitised templates.
    """

    layout: LetterLayout = field(default_factory=LetterLayout)
    title: str = ""
    body: Markup = EMPTY
    header: Markup = EMPTY
    footer: tuple[Markup, ...] = ()
