"""Changing templates: drafts, publishing them, going back, and images."""

import base64
import hashlib
from datetime import datetime

from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.documents.domain.uploads import JPEG, PNG, format_of
from wattwerk.platform import storage
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile
from wattwerk.templates import images, queries, repository
from wattwerk.templates.domain.markup import sanitised
from wattwerk.templates.domain.model import Model, TemplateAddress
from wattwerk.templates.items import TemplateItem
from wattwerk.templates.schemas import DraftSave, ImageFile, TemplateContent, TemplateImage, TemplateState


def save_draft(
    *, caller: Caller, address: TemplateAddress, change: DraftSave, now: datetime
) -> TemplateState:
    """Keep what is not published yet; it may still have faults.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``changed_meanwhile``.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    item = _seen(address, change.replaces)
    try:
        repository.save_draft(address, cleaned(change.content), replaces=item, author=caller.actor, now=now)
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return repository.state(repository.find(address))


def discard_draft(*, caller: Caller, address: TemplateAddress, replaces: int, now: datetime) -> TemplateState:
    """Forget the draft; without one nothing happens.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``changed_meanwhile``.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    item = _seen(address, replaces)
    if item is not None and item.drafted_at:
        try:
            repository.discard_draft(address, item, now=now)
        except WriteConflict as conflict:
            raise changed_meanwhile() from conflict
    return repository.state(repository.find(address))


def publish(
    *,
    caller: Caller,
    address: TemplateAddress,
    replaces: int,
    model: Model,
    idempotency: Idempotency,
    now: datetime,
) -> TemplateState:
    """Publish the draft, which thereby ends. Mails and letters follow within a minute.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``draft_missing``,
            ``changed_meanwhile``; 422 ``template_faulty`` with its ``faults``.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    item = _seen(address, replaces)
    draft = repository.draft(address)
    if item is None or draft is None:
        raise Problem(409, "draft_missing", "There is no draft to publish.")
    _require_faultless(address, draft, model)
    return _published(address, draft, item, model, caller, idempotency, Transaction(now=now), ends_draft=True)


def publish_content(
    *, address: TemplateAddress, content: TemplateContent, model: Model, author: str, now: datetime
) -> None:
    """Publish a content at once, e.g. of demonstration data; what is published already stays as it is.

    No caller is checked.

    Raises:
        Problem: 422 ``template_faulty`` with its ``faults``.
    """
    content = cleaned(content)
    present = repository.published_now(address)
    if present is not None and present.content == content:
        return
    _require_faultless(address, content, model)
    transaction = Transaction(now=now)
    repository.publish(
        address,
        content,
        replaces=repository.find(address),
        pieces=model.pieces,
        author=author,
        transaction=transaction,
    )
    transaction.commit()
    repository.forget()


def restore(
    *,
    caller: Caller,
    address: TemplateAddress,
    number: int,
    replaces: int,
    model: Model,
    idempotency: Idempotency,
    now: datetime,
) -> TemplateState:
    """Publish again what was published before; 0 is the shipped standard. A draft stays as it is.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown revision;
            409 ``changed_meanwhile``; 422 ``template_faulty`` when the old content does not fit
            any more.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    item = _seen(address, replaces)
    content = None
    if number:
        revision = repository.find_revision(address, number)
        if revision is None:
            raise not_found("revision")
        content = revision.content
    if content is not None:
        _require_faultless(address, content, model)
    return _published(
        address, content, item, model, caller, idempotency, Transaction(now=now), restores=number
    )


def record_failure(address: TemplateAddress, *, reason: str, now: datetime) -> None:
    """Keep that a published template could not be filled in, for whoever looks after it."""
    repository.record_failure(address, reason=reason, now=now)


def store_image(*, caller: Caller, brand: str, image: ImageFile) -> TemplateImage:
    """Keep an image for the templates of a brand. The same image is kept once.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 422 ``image_unreadable``.
    """
    caller.require_role(brand, ADMINISTRATOR)
    try:
        content = base64.b64decode(image.content, validate=True)
    except ValueError:
        content = b""
    found = format_of(content)
    if found not in (PNG, JPEG):
        raise invalid("/content", "image_unreadable", "This is neither a PNG nor a JPEG image.")
    image_id = f"{hashlib.sha256(content).hexdigest()}.{found.extension}"
    storage.store(key=images.key(brand, image_id), content=content, media_type=found.media_type)
    return images.described(image_id, content)


def cleaned(content: TemplateContent) -> TemplateContent:
    """Return a content without anything that templates may not contain."""
    layout = content.layout
    if layout is not None:
        texts = {
            language: one.model_copy(
                update={"header": sanitised(one.header), "footer": [sanitised(part) for part in one.footer]}
            )
            for language, one in layout.texts.items()
        }
        layout = layout.model_copy(update={"texts": texts})
    return content.model_copy(update={"html": sanitised(content.html), "layout": layout})


def _require_faultless(address: TemplateAddress, content: TemplateContent, model: Model) -> None:
    found = queries.faults(address, content, model)
    if found:
        raise Problem(
            422,
            "template_faulty",
            "The template has faults.",
            faults=[{"code": one.code.value, "name": one.name, "field": one.field} for one in found],
        )


def _seen(address: TemplateAddress, replaces: int) -> TemplateItem | None:
    item = repository.find(address)
    if replaces != (int(item.version) if item else 0):
        raise changed_meanwhile()
    return item


def _published(
    address: TemplateAddress,
    content: TemplateContent | None,
    item: TemplateItem | None,
    model: Model,
    caller: Caller,
    idempotency: Idempotency,
    transaction: Transaction,
    *,
    ends_draft: bool = False,
    restores: int | None = None,
) -> TemplateState:
    seen = int(item.version) if item else 0
    changed = repository.publish(
        address,
        content,
        replaces=item,
        pieces=model.pieces,
        author=caller.actor,
        transaction=transaction,
        ends_draft=ends_draft,
        restores=restores,
    )
    answer = repository.state(changed).model_copy(update={"version": seen + 1})
    transaction.remember(idempotency, answer)
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    repository.forget()
    return answer
