"""Writing templates: what there is to write, how it looks, and making it hold."""

import re
from datetime import datetime

from wattwerk.brands import queries as brands
from wattwerk.brands.domain import BrandSettings
from wattwerk.brands.queries import ADMINISTRATOR
from wattwerk.brands.schemas import Brand
from wattwerk.documents.domain.layout import LayoutTexts, LetterLayout
from wattwerk.messaging import names, own_templates, standards
from wattwerk.messaging.standards import Standard
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.problems import not_found
from wattwerk.platform.vocabulary import LANGUAGES, Language
from wattwerk.templates import definitions, operations, queries
from wattwerk.templates import letters as letter_templates
from wattwerk.templates.domain.model import About, Model, TemplateAddress, TemplateKind, Variable, is_own
from wattwerk.templates.schemas import (
    Template,
    TemplateCondition,
    TemplateContent,
    TemplateFault,
    TemplateList,
    TemplateSlot,
    TemplateState,
    TemplateStep,
    TemplateSummary,
    TemplateVariable,
)

KEY = re.compile(r"[a-z][a-z0-9._-]{0,119}")


def templates(*, caller: Caller, brand_id: str, language: Language) -> TemplateList:
    """Return all templates of a brand with their states; titles in the reader's language.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand.
    """
    caller.require_role(brand_id, ADMINISTRATOR)
    brand, settings = brands.brand(brand_id), brands.settings(brand_id)
    states = queries.states(brand_id)
    titles = standards.titles(language, brand=brand, settings=settings)
    # What a brand has made itself is looked for most.
    listed = [
        _summary(states, brand_id, one.kind, one.key, one.name, one.about)
        for one in definitions.all_of(brand_id)
    ]
    listed += [
        _summary(states, brand_id, kind, key, names.title(kind.value, key, title, language))
        for (kind, key), title in titles.items()
    ]
    layout = queries.layout_address(brand_id)
    own = names.title("layout", layout.key, layout.key, language)
    state = states.get(layout, TemplateState())
    listed.append(
        TemplateSummary(
            kind=layout.kind, key=layout.key, title=own, languages=dict.fromkeys(LANGUAGES, state)
        )
    )
    blocks = sorted({one.key for one in states if one.kind is TemplateKind.BLOCK})
    listed += [_summary(states, brand_id, TemplateKind.BLOCK, key, key) for key in blocks]
    return TemplateList(items=listed)


def template(*, caller: Caller, address: TemplateAddress, language: Language) -> Template:
    """Return a template with everything that its editor needs; names in the reader's language.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown template.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    brand, settings = brands.brand(address.brand), brands.settings(address.brand)
    standard = _standard(address, brand, settings)
    model = _model(address, standard, brand, settings)
    published, draft = queries.contents(address)
    titles = standards.titles(language, brand=brand, settings=settings)
    title = titles.get((address.kind, address.key), standard.title if standard else address.key)
    return Template(
        kind=address.kind,
        key=address.key,
        language=_language(address),
        title=names.title(address.kind.value, address.key, title, language),
        about=definitions.find(address.brand, address.kind, address.key).about
        if is_own(address.key)
        else None,
        state=queries.state(address),
        standard=_standard_content(address, standard, brand),
        published=published,
        draft=draft,
        variables=[_named(one, language) for one in model.variables],
        conditions=[
            TemplateCondition(
                name=one.name,
                label=names.condition(one.name, language, is_value=model.variable(one.name) is not None),
                excerpt=one.excerpt,
            )
            for one in model.conditions
        ],
        slots=[
            TemplateSlot(name=one.name, label=names.slot(one.name, language), required=one.required)
            for one in model.slots
        ],
        text_blocks=sorted(
            {
                one.key
                for one, state in queries.states(address.brand).items()
                if one.kind is TemplateKind.BLOCK and one.language == address.language and state.published
            }
        ),
        faults=[TemplateFault.model_validate(one) for one in queries.faults(address, draft, model)]
        if draft
        else [],
    )


def publish(
    *, caller: Caller, address: TemplateAddress, step: TemplateStep, idempotency: Idempotency, now: datetime
) -> TemplateState:
    """Publish the draft of a template.

    Raises:
        Problem: as ``templates.operations.publish``, and 404 for an unknown template.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    return operations.publish(
        caller=caller,
        address=address,
        replaces=step.replaces,
        model=model_of(address),
        idempotency=idempotency,
        now=now,
    )


def restore(
    *,
    caller: Caller,
    address: TemplateAddress,
    number: int,
    step: TemplateStep,
    idempotency: Idempotency,
    now: datetime,
) -> TemplateState:
    """Publish again what was published before; 0 is our standard, which a brand's own have not.

    Raises:
        Problem: as ``templates.operations.restore``, and 404 for an unknown template.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    if not number and is_own(address.key):
        # There is no standard behind it.
        raise not_found("revision")
    return operations.restore(
        caller=caller,
        address=address,
        number=number,
        replaces=step.replaces,
        model=model_of(address),
        idempotency=idempotency,
        now=now,
    )


def address_of(brand: str, kind: str, key: str, language: str) -> TemplateAddress:
    """Return which template somebody means.

    Raises:
        Problem: 404 for anything that cannot be one.
    """
    if kind not in list(TemplateKind) or language not in LANGUAGES or not KEY.fullmatch(key):
        raise not_found("template")
    if kind == TemplateKind.LAYOUT:
        return queries.layout_address(brand)
    return TemplateAddress(brand, TemplateKind(kind), key, language)


def require_known(*, caller: Caller, address: TemplateAddress) -> None:
    """Refuse to write something that there is not.

    Raises:
        Problem: 404, 403 for anybody but administrators of the brand, 404 for an unknown template.
    """
    caller.require_role(address.brand, ADMINISTRATOR)
    brand, settings = brands.brand(address.brand), brands.settings(address.brand)
    if is_own(address.key):
        definitions.find(address.brand, address.kind, address.key)
    elif address.kind in (TemplateKind.MAIL, TemplateKind.LETTER):
        titles = standards.titles("de", brand=brand, settings=settings)
        if (address.kind, address.key) not in titles:
            raise not_found("template")
    elif address.kind is TemplateKind.LAYOUT and address != queries.layout_address(address.brand):
        raise not_found("template")


def model_of(address: TemplateAddress) -> Model:
    """Return what a template can use. No caller is checked.

    Raises:
        Problem: 404 for an unknown template.
    """
    brand, settings = brands.brand(address.brand), brands.settings(address.brand)
    return _model(address, _standard(address, brand, settings), brand, settings)


def _standard(address: TemplateAddress, brand: Brand, settings: BrandSettings) -> Standard | None:
    if address.kind not in (TemplateKind.MAIL, TemplateKind.LETTER):
        return None
    found = own_templates.found(address.kind, address.key, _language(address), brand=brand, settings=settings)
    if found is None:
        raise not_found("template")
    return found


def _model(
    address: TemplateAddress, standard: Standard | None, brand: Brand, settings: BrandSettings
) -> Model:
    if standard is not None:
        return standard.model
    values = letter_templates.brand_values(brand)
    if address.kind is TemplateKind.BLOCK:
        values["brand_hotline"] = settings.hotline
    return Model(variables=tuple(Variable(name, value, optional=False) for name, value in values.items()))


def _standard_content(address: TemplateAddress, standard: Standard | None, brand: Brand) -> TemplateContent:
    if standard is not None:
        return standard.content
    if address.kind is TemplateKind.LAYOUT:
        texts = {language: LayoutTexts() for language in LANGUAGES if language in brand.languages}
        return TemplateContent(layout=LetterLayout(texts=texts))
    return TemplateContent()


def _summary(
    states: dict[TemplateAddress, TemplateState],
    brand: str,
    kind: TemplateKind,
    key: str,
    title: str,
    about: About | None = None,
) -> TemplateSummary:
    return TemplateSummary(
        kind=kind,
        key=key,
        title=title,
        about=about,
        languages={
            language: states.get(TemplateAddress(brand, kind, key, language), TemplateState())
            for language in LANGUAGES
        },
    )


def _named(variable: Variable, language: Language) -> TemplateVariable:
    return TemplateVariable(
        name=variable.name,
        label=names.variable(variable.name, language),
        sample=variable.sample,
        optional=variable.optional,
    )


def _language(address: TemplateAddress) -> Language:
    known: dict[str, Language] = {language: language for language in LANGUAGES}
    return known.get(address.language, "de")
