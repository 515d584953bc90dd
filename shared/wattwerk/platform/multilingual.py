"""Texts that a utility writes in every language in which it addresses people."""

from pydantic import BaseModel, ConfigDict, Field

from wattwerk.platform.vocabulary import Language


class Text(BaseModel):
    """A text in every language in which customers are addressed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    de: str = Field(min_length=1, max_length=2000)
    en: str = Field(min_length=1, max_length=2000)
    fr: str = Field(min_length=1, max_length=2000)

    def in_language(self, language: Language) -> str:
        """Return the text for a reader."""
        return str(getattr(self, language))
