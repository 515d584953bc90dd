"""Brands as everybody may see them: names, colours, logos, contact."""

from wattwerk.brands import queries
from wattwerk.brands.schemas import Brand, BrandPage
from wattwerk.platform.api import Answer, Api, Limit
from wattwerk.platform.schema import Page

app = Api(
    "public-brands",
    audience="anonymous",
    description="Appearance and contact data of the brands, as portal and order funnel show them.",
)

CACHEABLE = {"Cache-Control": "public, max-age=60"}
OFTEN = Limit(240)


@app.endpoint("GET", "/public/brands", limit=OFTEN)
def brands() -> Answer[Page[Brand]]:
    """List the brands."""
    return Answer(Page[Brand](items=queries.brands()), CACHEABLE)


@app.endpoint("GET", "/public/brands/{brand_id}", limit=OFTEN)
def brand(brand_id: str) -> Answer[Brand]:
    """Show a brand."""
    return Answer(queries.brand(brand_id), CACHEABLE)


@app.endpoint("GET", "/public/brands/{brand_id}/pages/{page}", limit=OFTEN)
def page(brand_id: str, page: str) -> Answer[BrandPage]:
    """Show a legal page of a brand in its own words: `imprint`, `privacy` or `accessibility`."""
    return Answer(queries.page(brand_id, page), CACHEABLE)
