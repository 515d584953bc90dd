"""What keeps a template from being published: whatever could leave a hole in somebody's letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wattwerk.templates.domain.compilation import Compiled, compiled, compiled_line, faulty_placeholders
from wattwerk.templates.domain.model import Model


class TemplateFaultCode(StrEnum):
    """What is wrong."""

    VARIABLE_UNKNOWN = "variable_unknown"
    VARIABLE_OPTIONAL = "variable_optional"
    CONDITION_UNKNOWN = "condition_unknown"
    SLOT_UNKNOWN = "slot_unknown"
    SLOT_MISSING = "slot_missing"
    BLOCK_UNKNOWN = "block_unknown"
    PLACEHOLDER_FAULTY = "placeholder_faulty"
    IMAGE_UNKNOWN = "image_unknown"
    EMPTY = "text_missing"


@dataclass(frozen=True)
class Fault:
    """One thing to mend before a template can be published."""

    code: TemplateFaultCode
    name: str = ""
    field: str = "html"


def faults(
    *,
    subject: str,
    preview: str,
    html: str,
    blocks: Mapping[str, str],
    model: Model,
    subject_required: bool = True,
    names_checked: bool = True,
) -> list[Fault]:
    """Return what is wrong with a template; ``blocks`` are the published text blocks by key.

    A text block has no model of its own: its names are checked where it is used.
    """
    found: list[Fault] = []
    for field, line in (("subject", subject), ("preview", preview)):
        found += [
            Fault(TemplateFaultCode.PLACEHOLDER_FAULTY, text, field) for text in faulty_placeholders(line)
        ]
        found += _unknown(compiled_line(line), model, field)
    if subject_required and not subject.strip():
        found.append(Fault(TemplateFaultCode.EMPTY, field="subject"))
    body = compiled(html)
    if not body.source.strip():
        found.append(Fault(TemplateFaultCode.EMPTY))
    if not names_checked:
        return found
    found += _unknown(body, model, "html")
    parts = [body]
    for key in sorted(body.uses.text_blocks):
        if key not in blocks:
            found.append(Fault(TemplateFaultCode.BLOCK_UNKNOWN, key))
            continue
        part = compiled(blocks[key])
        found += _unknown(part, model, "html")
        parts.append(part)
    found += _left_out(parts, model)
    return list(dict.fromkeys(found))


def _unknown(part: Compiled, model: Model, field: str) -> list[Fault]:
    found = []
    for name, under in part.uses.variables:
        variable = model.variable(name)
        if variable is None:
            found.append(Fault(TemplateFaultCode.VARIABLE_UNKNOWN, name, field))
        elif variable.optional and not under & variable.ensured_by:
            found.append(Fault(TemplateFaultCode.VARIABLE_OPTIONAL, name, field))
    for condition in sorted(part.uses.conditions):
        if not model.has_condition(condition):
            found.append(Fault(TemplateFaultCode.CONDITION_UNKNOWN, condition, field))
    for name, _ in part.uses.slots:
        if model.slot(name) is None:
            found.append(Fault(TemplateFaultCode.SLOT_UNKNOWN, name, field))
    return found


def _left_out(parts: list[Compiled], model: Model) -> list[Fault]:
    """Find required places that stand nowhere, or only under a condition of something else."""
    slots = [(name, under - {name}) for part in parts for name, under in part.uses.slots]
    shown = {name for name, under in slots if not under}
    variables = {name for part in parts for name, under in part.uses.variables if not under - {name}}
    return [
        Fault(TemplateFaultCode.SLOT_MISSING, slot.name)
        for slot in model.slots
        if slot.required
        and slot.name not in shown
        and not (slot.variables and variables.issuperset(slot.variables))
    ]
