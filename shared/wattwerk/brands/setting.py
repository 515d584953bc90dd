"""What all settings of a brand have in common."""

from pydantic import BaseModel, ConfigDict


class Setting(BaseModel):
    """Base of all settings: complete, unchangeable, without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
