"""Administrators decide how a brand looks and what it does: draft, publish, go back."""

from datetime import datetime

from wattwerk.brands import operations, queries
from wattwerk.brands.schemas import (
    BrandRevision,
    Configuration,
    ConfigurationSchema,
    DraftChange,
    Logo,
    LogoFile,
    Publication,
    Restoration,
    RevisionsQuery,
)
from wattwerk.platform.api import Api, whole_number
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page

app = Api("staff-brands", audience="staff", description="Appearance, texts and settings of the brands.")


@app.endpoint("GET", "/staff/configuration-schema")
def configuration_schema() -> ConfigurationSchema:
    """Show what can be decided about a brand, as JSON schemas."""
    return queries.configuration_schema()


@app.endpoint("GET", "/staff/brands/{brand_id}/configuration")
def configuration(brand_id: str, caller: Caller) -> Configuration:
    """Show what is published of a brand, and the draft for it."""
    return queries.configuration(caller=caller, brand_id=brand_id)


@app.endpoint("PUT", "/staff/brands/{brand_id}/draft")
def save_draft(brand_id: str, body: DraftChange, caller: Caller, now: datetime) -> Configuration:
    """Save the draft. Colours that could not be read are refused with a proposal."""
    return operations.save_draft(caller=caller, brand_id=brand_id, change=body, now=now)


@app.endpoint("DELETE", "/staff/brands/{brand_id}/draft")
def discard_draft(brand_id: str, caller: Caller, now: datetime) -> Configuration:
    """Forget the draft."""
    return operations.discard_draft(caller=caller, brand_id=brand_id, now=now)


@app.endpoint("POST", "/staff/brands/{brand_id}/publication")
def publish(
    brand_id: str, body: Publication, caller: Caller, idempotency: Idempotency, now: datetime
) -> Configuration:
    """Publish the draft. Portal and mails follow within a minute."""
    return operations.publish_draft(
        caller=caller, brand_id=brand_id, publication=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", "/staff/brands/{brand_id}/revisions")
def revisions(brand_id: str, query: RevisionsQuery, caller: Caller) -> Page[BrandRevision]:
    """List what was published when and by whom, newest first."""
    return queries.revisions(caller=caller, brand_id=brand_id, query=query)


@app.endpoint("POST", "/staff/brands/{brand_id}/revisions/{version}/restoration")
def restore(
    brand_id: str,
    version: str,
    body: Restoration,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> Configuration:
    """Publish again what was published before."""
    return operations.restore_revision(
        caller=caller,
        brand_id=brand_id,
        version=whole_number(version, "revision"),
        restoration=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", "/staff/brands/{brand_id}/logo-checks")
def check_logo(brand_id: str, body: LogoFile, caller: Caller) -> Logo:
    """Show what is left of a logo without scripts, links and foreign content. Nothing is stored."""
    return operations.check_logo(caller=caller, brand_id=brand_id, svg=body.svg)
