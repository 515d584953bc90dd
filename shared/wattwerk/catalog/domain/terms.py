"""What describes products and prices alike: strict models, texts in every language, shared words."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from wattwerk.platform.multilingual import Text

__all__ = ["MeterType", "PriceBasis", "ProductCode", "Renewal", "Terms", "Text"]

MeterType = Literal["single", "two_rate"]
PriceBasis = Literal["net", "gross"]
Renewal = Literal["open_ended", "extension", "ends"]
"""How a contract goes on after its first term: until somebody cancels it, by further terms, or not."""
OtherKind = Literal["photovoltaics", "internet", "insurance", "smartphone", "other"]
ProductKind = Literal["energy", OtherKind]
"""Energy is priced by area and consumption; everything else has a fixed price, or one on request."""
ProductCode = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]


class Terms(BaseModel):
    """Base of everything that the catalog keeps of products and prices."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)
