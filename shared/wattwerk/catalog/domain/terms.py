"""What describes products and prices alike: strict models, texts in every language, shared words."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from wattwerk.platform.vocabulary import Language

MeterType = Literal["single", "two_rate"]
PriceBasis = Literal["net", "gross"]
ProductCode = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]


class Terms(BaseModel):
    """Base of everything that the catalog keeps of products and prices."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Text(Terms):
    """A text in every language in which customers are addressed."""

    de: str = Field(min_length=1)
    en: str = Field(min_length=1)
    fr: str = Field(min_length=1)

    def in_language(self, language: Language) -> str:
        """Return the text for a reader."""
        return str(getattr(self, language))
