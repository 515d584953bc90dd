"""Mails and letters that a brand has beside our standards: there are as many as it defines.

Their words are templates like all others, with versions, draft and preview. Only one thing differs: there
is no standard behind them, so one that cannot be filled in is not sent at all.
"""

from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.platform.authorisation import STAFF_ROLES, Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.platform.vocabulary import LANGUAGES
from wattwerk.templates import repository
from wattwerk.templates.domain.model import OWN, TemplateAddress, TemplateKind
from wattwerk.templates.repository import Published
from wattwerk.templates.schemas import (
    OwnTemplate,
    OwnTemplateChange,
    OwnTemplateCreation,
    OwnTemplates,
)


def all_of(brand: str) -> list[OwnTemplate]:
    """Return a brand's own mails and letters, by name. No caller is checked."""
    return repository.defined(brand)


def find(brand: str, kind: TemplateKind, key: str) -> OwnTemplate:
    """Return one of a brand's own mails and letters. No caller is checked.

    Raises:
        Problem: 404 when the brand has none of this key.
    """
    found = repository.definition(brand, kind, key)
    if found is None:
        raise not_found("template")
    return found


def usable(brand: str) -> list[OwnTemplate]:
    """Return those that can be sent: published at least in the brand's first language."""
    states = repository.states(brand)
    first = brands.brand(brand).languages[0]

    def published(one: OwnTemplate) -> bool:
        state = states.get(TemplateAddress(brand, one.kind, one.key, first))
        return state is not None and state.published > 0

    return [one for one in repository.defined(brand) if published(one)]


def for_staff(*, caller: Caller, brand: str) -> OwnTemplates:
    """Return the own mails and letters that staff can send.

    Raises:
        Problem: 404 when the brand is none of the caller's.
    """
    caller.require_role(brand, *STAFF_ROLES)
    return OwnTemplates(items=usable(brand))


def words(brand: str, kind: TemplateKind, key: str, language: str) -> tuple[TemplateAddress, Published]:
    """Return what to say in a language; where that was never published, in the brand's first one.

    Raises:
        Problem: 404 when nothing is published.
    """
    for one in dict.fromkeys((language, brands.brand(brand).languages[0])):
        address = TemplateAddress(brand, kind, key, one)
        found = repository.published(address)
        if found is not None:
            return address, found
    raise not_found("template")


def define(
    *, caller: Caller, brand: str, creation: OwnTemplateCreation, idempotency: Idempotency, now: datetime
) -> OwnTemplate:
    """Add a mail or letter to those of a brand. It is sent to nobody before it is published.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``template_key_taken``.
    """
    caller.require_role(brand, ADMINISTRATOR)
    own = OwnTemplate(
        kind=TemplateKind(creation.kind),
        key=f"{OWN}{creation.key}",
        name=creation.name,
        about=creation.about,
    )
    transaction = Transaction(now=now)
    repository.define(own, brand=brand, author=caller.actor, transaction=transaction)
    transaction.remember(idempotency, own)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise Problem(409, "template_key_taken", "There is a template of this name already.") from conflict
    return own


def set_up(brand: str, own: OwnTemplate, *, author: str, now: datetime) -> None:
    """Define a mail or letter of a demonstration or a new brand, unless it is there. No caller is checked."""
    if repository.definition(brand, own.kind, own.key) is None:
        transaction = Transaction(now=now)
        repository.define(own, brand=brand, author=author, transaction=transaction)
        transaction.commit()


def rename(
    *, caller: Caller, brand: str, kind: TemplateKind, key: str, change: OwnTemplateChange, now: datetime
) -> OwnTemplate:
    """Call a mail or letter otherwise; its texts stay.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown template.
    """
    caller.require_role(brand, ADMINISTRATOR)
    own = find(brand, kind, key).model_copy(update={"name": change.name})
    transaction = Transaction(now=now)
    repository.define(own, brand=brand, author=caller.actor, transaction=transaction, renamed=True)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return own


def remove(*, caller: Caller, brand: str, kind: TemplateKind, key: str, now: datetime) -> None:
    """Remove a mail or letter with its drafts. What was published and sent stays in the records.

    Whoever calls it makes sure that nothing refers to the template any more.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown template; 409
            ``changed_meanwhile``.
    """
    caller.require_role(brand, ADMINISTRATOR)
    own = find(brand, kind, key)
    transaction = Transaction(now=now)
    repository.undefine(brand, own, transaction=transaction)
    for language in LANGUAGES:
        address = TemplateAddress(brand, kind, key, language)
        state = repository.find(address)
        if state is not None:
            repository.publish(
                address,
                None,
                replaces=state,
                pieces=(),
                author=caller.actor,
                transaction=transaction,
                ends_draft=True,
            )
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    repository.forget()
