"""Models of brands: what the frontends need before anybody signs in."""

from pydantic import Field

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
