"""Models of brands: what everybody may see, and what administrators decide."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from wattwerk.brands.domain import BrandSettings
from wattwerk.platform.schema import PageRequest, Schema, WebAddress
from wattwerk.platform.vocabulary import Language


class Theme(Schema):
    """Design tokens. Hover, soft and on-colours are computed by the frontends at 4.5:1 or better."""

    primary: str = Field(pattern=r"^#[0-9a-f]{6}$", description="Main colour, e.g. `#0b6b5d`.")
    accent: str = Field(pattern=r"^#[0-9a-f]{6}$")
    error: str = Field(default="#b3261e", pattern=r"^#[0-9a-f]{6}$")
    success: str = Field(default="#1b6e3c", pattern=r"^#[0-9a-f]{6}$")
    warning: str = Field(default="#8a5300", pattern=r"^#[0-9a-f]{6}$")
    info: str = Field(default="#1f5a99", pattern=r"^#[0-9a-f]{6}$")
    font: str = Field(default="Inter", description="Name of a font family that the site hosts.")
    radius: int = Field(default=10, ge=0, le=24, description="Corner radius in px.")
    logo_svg: str = Field(description="Sanitised SVG of the logo.")


class PortletPlace(Schema):
    """Where a portlet stands on a page of the portal: its turn in the list, its size on a grid of
    12 columns, and whether it is there at all."""

    portlet: str = Field(pattern=r"^[a-z][a-z0-9_]{0,39}$", description="e.g. `reading`.")
    columns: int = Field(ge=3, le=12, description="Width in columns of 12; narrow screens show fewer.")
    rows: int = Field(default=1, ge=1, le=4, description="Rows that it may span.")
    shown: bool = True


def _each_once(places: list[PortletPlace]) -> list[PortletPlace]:
    if len({place.portlet for place in places}) < len(places):
        raise ValueError("a portlet can stand on a page once only")
    return places


Places = Annotated[list[PortletPlace], Field(max_length=40), AfterValidator(_each_once)]
"""The portlets of a page in their order. Portlets that are not named follow where they stand by default."""


class PortalLayout(Schema):
    """How a brand arranges the pages of its portal; empty lists leave everything as it is by default."""

    dashboard: Places = Field(default_factory=list)
    contract: Places = Field(default_factory=list)


class Contact(Schema):
    """How customers reach the utility; § 41 (1) EnWG wants all of it in every contract."""

    company: str = Field(description="Legal name, e.g. `Stadtwerke Musterstadt GmbH`.")
    street: str
    house_number: str
    postcode: str
    town: str
    phone: str
    email: str
    website: WebAddress
    opening_hours: str
    register_court: str
    register_number: str
    vat_id: str
    managing_directors: str


class Brand(Schema):
    """A brand as everybody may see it."""

    id: str = Field(description="e.g. `musterstadt`.")
    name: str
    tagline: dict[str, str] = Field(description="One line per language: de, en, fr.")
    theme: Theme
    contact: Contact
    languages: list[str]
    commodities: list[str] = Field(description="What this brand sells in its order funnel.")
    time_zone: str
    layout: PortalLayout = Field(default_factory=PortalLayout)


PageName = Literal["imprint", "privacy", "accessibility"]
"""Pages that the law wants on every site: § 5 DDG, Art. 13 GDPR, § 14 with annex 3 BFSG."""

PageTexts = dict[Language, Annotated[str, Field(max_length=20_000)]]
"""Text per language. Blank lines part paragraphs, `## ` begins a heading, `- ` an entry of a list."""


class BrandPage(Schema):
    """A page with the brand's own words."""

    page: PageName
    texts: PageTexts


class BrandPages(Schema):
    """The legal pages of a brand in its own words."""

    imprint: PageTexts = Field(default_factory=dict)
    privacy: PageTexts = Field(default_factory=dict)
    accessibility: PageTexts = Field(default_factory=dict)


class BrandState(Schema):
    """Everything that an administrator decides about a brand."""

    brand: Brand
    settings: BrandSettings
    pages: BrandPages = Field(default_factory=BrandPages)


class BrandDraft(BrandState):
    """A state that is not published yet."""

    version: int
    author: str
    saved_at: datetime
    based_on: int = Field(description="Version that was published when the draft was begun.")


class Configuration(Schema):
    """What is published of a brand, and the draft for it if there is one."""

    version: int
    published: BrandState
    draft: BrandDraft | None = None


class DraftChange(BrandState):
    """The whole draft anew."""

    draft_version: int | None = Field(
        default=None, description="Version of the draft that was edited; empty when there was none."
    )


class Publication(Schema):
    """Which draft to publish in place of which version."""

    draft_version: int
    replaces: int


class Restoration(Schema):
    """Which version must still be published for the older one to take its place."""

    replaces: int


class BrandRevision(Schema):
    """When what was published, and by whom."""

    version: int
    author: str
    published_at: datetime
    restores: int | None = Field(default=None, description="The older version that came back with it.")


class RevisionsQuery(PageRequest):
    """Which revisions to list: the newest first."""


class ConfigurationSchema(Schema):
    """What can be decided, as JSON schemas from which forms are made."""

    brand: dict[str, Any]
    settings: dict[str, Any]


class LogoFile(Schema):
    """A logo as somebody chose it."""

    svg: Annotated[str, Field(max_length=200_000)]


class Logo(Schema):
    """A logo without anything that may run, load or link."""

    svg: str
