"""Models of templates."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from wattwerk.documents.domain.layout import LetterLayout
from wattwerk.platform.schema import PageRequest, Schema
from wattwerk.platform.vocabulary import Language
from wattwerk.templates.domain.checks import TemplateFaultCode
from wattwerk.templates.domain.model import About, TemplateKind

LARGEST_TEXT = 100_000
"""Characters of one template: a letter of some twenty pages."""


class TemplateContent(Schema):
    """What a template says. A layout has ``layout`` alone."""

    subject: str = Field(
        default="",
        max_length=300,
        description="Subject of a mail, title of a letter; `{name}` is a variable.",
    )
    preview: str = Field(
        default="", max_length=300, description="What mail programs show beside the subject of a mail."
    )
    html: str = Field(default="", max_length=LARGEST_TEXT, description="Body as restricted HTML.")
    layout: LetterLayout | None = None


class TemplateVariable(Schema):
    """A value that a template may name."""

    name: str
    label: str = Field(description="In the language that was asked for; empty when there is none.")
    sample: str
    optional: bool


class TemplateCondition(Schema):
    """Something on which blocks of a template may depend."""

    name: str
    label: str
    excerpt: str = Field(description="What the standard says where it holds.")


class TemplateSlot(Schema):
    """A place that is filled as a whole."""

    name: str
    label: str
    required: bool


class TemplateFault(Schema):
    """One thing to mend before a template can be published."""

    code: TemplateFaultCode
    name: str
    field: str


class TemplateState(Schema):
    """How a template stands: what is published, whether there is a draft, whether it failed."""

    version: int = Field(default=0, description="Changes with every save; 0 before the first.")
    published: int = Field(default=0, description="Number of the published revision; 0 is the standard.")
    published_at: datetime | None = None
    published_by: str = ""
    drafted_at: datetime | None = None
    drafted_by: str = ""
    failed_at: datetime | None = Field(
        default=None, description="When it last could not be filled in and the standard went out instead."
    )
    failure: str = ""


OwnName = Annotated[str, Field(min_length=1, max_length=80, description="As staff call it.")]


class OwnTemplate(Schema):
    """A mail or letter that a brand has beside the shipped ones."""

    kind: TemplateKind
    key: str = Field(description="Begins with `own.`.")
    name: OwnName
    about: About


class OwnTemplates(Schema):
    """Own mails and letters that can be sent: they are published in the brand's first language."""

    items: list[OwnTemplate]


class OwnTemplateCreation(Schema):
    """A mail or letter that a brand wants to have beside the shipped ones."""

    kind: Literal["mail", "letter"]
    key: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$", description="Name in addresses, e.g. `moving-tips`.")
    name: OwnName
    about: About


class OwnTemplateChange(Schema):
    """Another name."""

    name: OwnName


class TemplateSummary(Schema):
    """A template in the list, with its state in each language."""

    kind: TemplateKind
    key: str
    title: str
    about: About | None = Field(default=None, description="For a brand's own mails and letters alone.")
    languages: dict[Language, TemplateState]


class TemplateList(Schema):
    """All templates of a brand."""

    items: list[TemplateSummary]


class Template(Schema):
    """A template with everything that its editor needs."""

    kind: TemplateKind
    key: str
    language: Language
    title: str
    about: About | None = Field(default=None, description="For a brand's own mails and letters alone.")
    state: TemplateState
    standard: TemplateContent
    published: TemplateContent | None = Field(description="Null while the standard holds.")
    draft: TemplateContent | None
    variables: list[TemplateVariable]
    conditions: list[TemplateCondition]
    slots: list[TemplateSlot]
    text_blocks: list[str] = Field(description="Keys of the brand's text blocks.")
    faults: list[TemplateFault] = Field(description="What keeps the draft from being published.")


class TemplateQuery(Schema):
    """In which language staff read."""

    names: Language = Field(default="de", description="Language of names and titles.")


class DraftSave(Schema):
    """A draft anew."""

    content: TemplateContent
    replaces: int = Field(ge=0, description="`state.version` that was seen.")


class TemplateStep(Schema):
    """A step that needs nothing but the state that was seen."""

    replaces: int = Field(ge=0, description="`state.version` that was seen.")


class TemplateRevision(Schema):
    """When what was published, and by whom."""

    version: int
    author: str
    published_at: datetime
    standard: bool = Field(description="Whether it put the shipped standard back.")
    restores: int | None = None
    content: TemplateContent | None


class TemplateRevisionsQuery(PageRequest):
    """Which revisions: the newest first."""


class PreviewRequest(Schema):
    """What to show: unsaved content with sample values or with those of a record."""

    template_kind: TemplateKind
    template_key: str = Field(pattern=r"^[a-z][a-z0-9._-]*$", max_length=120)
    template_language: Language
    content: TemplateContent
    record: str = Field(
        default="", max_length=40, description="Order or customer number; empty for sample values."
    )
    variant: int = Field(default=0, ge=0, le=99, description="Which of the sample cases.")


class TemplatePreview(Schema):
    """How it will look."""

    faults: list[TemplateFault]
    subject: str = ""
    html: str = Field(default="", description="A mail as a page.")
    text: str = Field(default="", description="A mail as plain text.")
    pdf: str = Field(default="", description="A letter as PDF, in base64.")
    pages: list[str] = Field(
        default_factory=list, description="The first pages of a letter as PNG, in base64."
    )
    variants: list[str] = Field(default_factory=list, description="Names of the sample cases.")


class ImageFile(Schema):
    """An image for templates."""

    content: str = Field(min_length=1, max_length=240_000, description="PNG or JPEG in base64.")


class TemplateImage(Schema):
    """An image that templates can show."""

    image_id: str
    media_type: Literal["image/png", "image/jpeg"]
    content: str = Field(description="In base64.")
