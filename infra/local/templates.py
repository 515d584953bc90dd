"""What the emulator does not do with templates by itself."""

from typing import Any

from ministack.services.cloudformation import engine

Template = dict[str, Any]


def expanded(template: Template) -> Template:
    """Return a nested template with its transforms applied; the emulator does so for the root only."""
    return dict(engine._apply_transforms(template))
