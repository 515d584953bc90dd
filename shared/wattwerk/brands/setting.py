"""What all settings of a brand have in common."""

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Setting(BaseModel):
    """Base of all settings: complete, unchangeable, without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the schema. It shows defaults, which only a built model can write."""
        cls.model_rebuild()
        return handler(core_schema)
