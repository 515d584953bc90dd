"""Changing brands: drafts, publishing them, going back to what was published before."""

from datetime import datetime
from decimal import Decimal

from wattwerk.brands import logos, queries, repository
from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.brands.schemas import (
    Brand,
    BrandPages,
    BrandState,
    Configuration,
    DraftChange,
    Logo,
    Publication,
    Restoration,
    Theme,
)
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.colours import READABLE, WHITE, contrast, readable_on_white
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import FieldError, Problem, invalid, not_found
from wattwerk.platform.transaction import Transaction, WriteConflict, changed_meanwhile

COLOURS = ("primary", "accent", "error", "success", "warning", "info")
FONTS = ("Inter", "Nunito Sans")
"""Families that the site hosts; browsers fetch fonts from nowhere else (§ 25 TDDDG)."""


def publish_brand(
    *,
    brand: Brand,
    settings: BrandSettings,
    author: str,
    now: datetime,
    pages: BrandPages | None = None,
) -> int:
    """Make this the current state of the brand and return its version; without ``pages`` they stay.

    Publishing what is published already changes nothing. Other processes may show the state
    before for up to a minute. No caller is checked.

    Raises:
        Problem: 409 ``changed_meanwhile`` when somebody else published at the same time.
    """
    stored = repository.find_item(brand.id)
    present = repository.pages(brand.id)
    state = BrandState(brand=brand, settings=settings, pages=present if pages is None else pages)
    if stored is not None and repository.state(stored, present) == state:
        return int(stored.version)
    transaction = Transaction(now=now)
    version = repository.store(state, replaces=stored, author=author, transaction=transaction)
    _commit(transaction, brand.id)
    return version


def save_draft(*, caller: Caller, brand_id: str, change: DraftChange, now: datetime) -> Configuration:
    """Keep a state of the brand that is not published yet.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``changed_meanwhile`` when
            somebody else saved the draft; 422 ``contrast_too_low`` (with a ``proposal``),
            ``font_unknown``, ``brand_differs`` or a refusal of the logo.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    if change.brand.id != brand_id:
        raise invalid("/brand/id", "brand_differs", "The id of a brand never changes.")
    _check(change.brand.theme)
    theme = change.brand.theme.model_copy(update={"logo_svg": logos.sanitised(change.brand.theme.logo_svg)})
    state = BrandState(
        brand=change.brand.model_copy(update={"theme": theme}), settings=change.settings, pages=change.pages
    )
    stored = repository.find_draft(brand_id)
    if change.draft_version != (int(stored.version) if stored else None):
        raise changed_meanwhile()
    published = repository.find_item(brand_id)
    if published is None:
        raise not_found("brand")
    try:
        repository.save_draft(
            state, replaces=stored, based_on=int(published.version), author=caller.actor, now=now
        )
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    return queries.configuration(caller=caller, brand_id=brand_id)


def discard_draft(*, caller: Caller, brand_id: str, now: datetime) -> Configuration:
    """Forget the draft; without one nothing happens.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``changed_meanwhile``.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    stored = repository.find_draft(brand_id)
    if stored is not None:
        try:
            repository.discard_draft(stored, now=now)
        except WriteConflict as conflict:
            raise changed_meanwhile() from conflict
    return queries.configuration(caller=caller, brand_id=brand_id)


def publish_draft(
    *, caller: Caller, brand_id: str, publication: Publication, idempotency: Idempotency, now: datetime
) -> Configuration:
    """Publish the draft, which thereby ends.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 409 ``draft_missing``;
            409 ``changed_meanwhile`` when draft or published state is not the one that was seen.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    stored = repository.find_draft(brand_id)
    if stored is None:
        raise Problem(409, "draft_missing", "There is no draft to publish.")
    draft = repository.draft(stored)
    if draft.version != publication.draft_version:
        raise changed_meanwhile()
    _check(draft.brand.theme)
    transaction = Transaction(now=now)
    repository.end_draft(stored, transaction=transaction)
    return _publish(
        BrandState(brand=draft.brand, settings=draft.settings, pages=draft.pages),
        replaces=publication.replaces,
        author=caller.actor,
        idempotency=idempotency,
        transaction=transaction,
    )


def restore_revision(
    *,
    caller: Caller,
    brand_id: str,
    version: int,
    restoration: Restoration,
    idempotency: Idempotency,
    now: datetime,
) -> Configuration:
    """Publish again what was published as ``version``; a draft stays as it is.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown version;
            409 ``changed_meanwhile`` when the published state is not the one that was seen.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    state = repository.find_revision(brand_id, version)
    if state is None:
        raise not_found("revision")
    answer = _publish(
        state,
        replaces=restoration.replaces,
        author=caller.actor,
        idempotency=idempotency,
        transaction=Transaction(now=now),
        restores=version,
    )
    return answer.model_copy(update={"draft": queries.configuration(caller=caller, brand_id=brand_id).draft})


def check_logo(*, caller: Caller, brand_id: str, svg: str) -> Logo:
    """Return a logo as the portal would show it.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand; 422 when it is no usable drawing.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    return Logo(svg=logos.sanitised(svg))


def _publish(
    state: BrandState,
    *,
    replaces: int,
    author: str,
    idempotency: Idempotency,
    transaction: Transaction,
    restores: int | None = None,
) -> Configuration:
    published = repository.find_item(state.brand.id)
    if published is None or int(published.version) != replaces:
        raise changed_meanwhile()
    version = repository.store(
        state, replaces=published, author=author, transaction=transaction, restores=restores
    )
    answer = Configuration(version=version, published=state)
    transaction.remember(idempotency, answer)
    _commit(transaction, state.brand.id)
    return answer


def _commit(transaction: Transaction, brand_id: str) -> None:
    try:
        transaction.commit()
    except WriteConflict as conflict:
        raise changed_meanwhile() from conflict
    repository.forget(brand_id)


def _check(theme: Theme) -> None:
    """Refuse colours in which text on white, or white text, could not be read (WCAG 2.2, 1.4.3)."""
    errors = []
    for name in COLOURS:
        colour: str = getattr(theme, name)
        found = contrast(colour, WHITE)
        if found < READABLE:
            parameters = {
                "contrast": str(found.quantize(Decimal("0.1"))),
                "required": str(READABLE),
                "proposal": readable_on_white(colour),
            }
            message = f"Text in this colour would be hard to read; {parameters['proposal']} can be read."
            errors.append(FieldError(f"/brand/theme/{name}", "contrast_too_low", message, parameters))
    if theme.font not in FONTS:
        errors.append(
            FieldError(
                "/brand/theme/font", "font_unknown", "The site has no such font.", {"fonts": ", ".join(FONTS)}
            )
        )
    if errors:
        raise Problem(422, "validation_failed", "Please correct the marked fields.", errors=errors)
