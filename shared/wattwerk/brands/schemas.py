"""Models of brands: what the frontends need before anybody signs in."""

from typing import Annotated

from pydantic import AfterValidator, Field

from wattwerk.platform.schema import Schema


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
    website: str
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
