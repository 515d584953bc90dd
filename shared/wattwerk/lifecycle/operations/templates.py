"""A brand's own mails and letters are removed only where no status sends them."""

from datetime import datetime

from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.lifecycle import statuses
from wattwerk.lifecycle.domain.machine import Machine
from wattwerk.lifecycle.domain.vocabulary import ActionKind
from wattwerk.lifecycle.repository import machines
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.problems import Problem
from wattwerk.templates import definitions
from wattwerk.templates.domain.model import TemplateKind

_SENDING = {TemplateKind.MAIL: ActionKind.SEND_MAIL, TemplateKind.LETTER: ActionKind.CREATE_DOCUMENT}


def remove_template(*, caller: Caller, brand: str, kind: TemplateKind, key: str, now: datetime) -> None:
    """Remove one of a brand's own mails or letters.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown template; 409
            ``template_in_use`` with the keys of the ``statuses`` that send it, also those of a draft.
    """
    caller.require_role(brand, ADMINISTRATOR)
    definitions.find(brand, kind, key)
    used = {status for machine in _machines(brand) for status in _sending(machine, kind, key)}
    if used:
        raise Problem(
            409, "template_in_use", "A status of the status machine sends it.", statuses=sorted(used)
        )
    definitions.remove(caller=caller, brand=brand, kind=kind, key=key, now=now)


def _machines(brand: str) -> list[Machine]:
    draft = machines.find_draft(brand)
    published, _ = statuses.machine_of(brand)
    return [published, *([Machine.model_validate_json(draft.machine)] if draft else [])]


def _sending(machine: Machine, kind: TemplateKind, key: str) -> list[str]:
    return [
        status.key
        for status in machine.statuses
        for action in status.actions
        if action.kind is _SENDING.get(kind) and action.template == key
    ]
