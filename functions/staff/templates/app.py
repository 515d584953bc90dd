"""Administrators write what mails and letters say: draft, preview, publish, go back. Staff send those that
the brand has made itself."""

from datetime import datetime

from wattwerk.messaging import authoring
from wattwerk.messaging.schemas import OwnMessagePreview, OwnMessageRequest
from wattwerk.platform.api import Api, whole_number
from wattwerk.platform.authorisation import Caller
from wattwerk.platform.idempotency import Idempotency
from wattwerk.platform.schema import Page
from wattwerk.templates import definitions, operations, queries
from wattwerk.templates.schemas import (
    DraftSave,
    ImageFile,
    OwnTemplate,
    OwnTemplateChange,
    OwnTemplateCreation,
    OwnTemplates,
    PreviewRequest,
    Template,
    TemplateImage,
    TemplateList,
    TemplatePreview,
    TemplateQuery,
    TemplateRevision,
    TemplateRevisionsQuery,
    TemplateState,
    TemplateStep,
)

app = Api("staff-templates", audience="staff", description="What mails and letters say, in a brand's words.")

PATH = "/staff/brands/{brand_id}/templates"
ONE = f"{PATH}/{{template_kind}}/{{template_key}}/{{template_language}}"


@app.endpoint("GET", PATH)
def list_templates(brand_id: str, query: TemplateQuery, caller: Caller) -> TemplateList:
    """List all mails, letters, text blocks and the letterhead, with the state in each language."""
    return authoring.templates(caller=caller, brand_id=brand_id, language=query.names)


@app.endpoint("POST", PATH, status=201)
def define_template(
    brand_id: str, body: OwnTemplateCreation, caller: Caller, idempotency: Idempotency, now: datetime
) -> OwnTemplate:
    """Add a mail or letter of the brand's own. It goes to nobody before it is published."""
    return definitions.define(caller=caller, brand=brand_id, creation=body, idempotency=idempotency, now=now)


@app.endpoint("PUT", f"{PATH}/{{template_kind}}/{{template_key}}/name")
def rename_template(
    brand_id: str,
    template_kind: str,
    template_key: str,
    body: OwnTemplateChange,
    caller: Caller,
    now: datetime,
) -> OwnTemplate:
    """Call one of the brand's own mails or letters otherwise."""
    address = authoring.address_of(brand_id, template_kind, template_key, "de")
    return definitions.rename(
        caller=caller, brand=brand_id, kind=address.kind, key=address.key, change=body, now=now
    )


@app.endpoint("GET", "/staff/brands/{brand_id}/own-templates")
def own_templates(brand_id: str, caller: Caller) -> OwnTemplates:
    """List the brand's own mails and letters that can be sent."""
    return definitions.for_staff(caller=caller, brand=brand_id)


@app.endpoint("POST", "/staff/customers/{customer_number}/own-message-preview")
def preview_own_message(
    customer_number: str, body: OwnMessageRequest, caller: Caller, now: datetime
) -> OwnMessagePreview:
    """Show what a customer would get. Nothing is sent or stored."""
    # What renders takes as long to load as all the rest; writing templates needs it for previews only.
    from wattwerk.messaging import own_sending

    return own_sending.preview(caller=caller, customer_number=customer_number, request=body, now=now)


@app.endpoint("POST", "/staff/customers/{customer_number}/own-messages", status=202)
def send_own_message(
    customer_number: str,
    body: OwnMessageRequest,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> OwnMessagePreview:
    """Send one of the brand's own mails to a customer, or lay a letter among the documents."""
    from wattwerk.messaging import own_sending

    return own_sending.request_message(
        caller=caller, customer_number=customer_number, request=body, idempotency=idempotency, now=now
    )


@app.endpoint("GET", ONE)
def show_template(
    brand_id: str,
    template_kind: str,
    template_key: str,
    template_language: str,
    query: TemplateQuery,
    caller: Caller,
) -> Template:
    """Show a template with its standard, its draft, and all that it may use."""
    address = authoring.address_of(brand_id, template_kind, template_key, template_language)
    return authoring.template(caller=caller, address=address, language=query.names)


@app.endpoint("PUT", f"{ONE}/draft")
def save_draft(
    brand_id: str,
    template_kind: str,
    template_key: str,
    template_language: str,
    body: DraftSave,
    caller: Caller,
    now: datetime,
) -> TemplateState:
    """Save the draft. It may have faults; they keep it from being published."""
    address = authoring.address_of(brand_id, template_kind, template_key, template_language)
    authoring.require_known(caller=caller, address=address)
    return operations.save_draft(caller=caller, address=address, change=body, now=now)


@app.endpoint("POST", f"{ONE}/draft-removal")
def discard_draft(
    brand_id: str,
    template_kind: str,
    template_key: str,
    template_language: str,
    body: TemplateStep,
    caller: Caller,
    now: datetime,
) -> TemplateState:
    """Forget the draft."""
    address = authoring.address_of(brand_id, template_kind, template_key, template_language)
    return operations.discard_draft(caller=caller, address=address, replaces=body.replaces, now=now)


@app.endpoint("POST", f"{ONE}/publication")
def publish(
    brand_id: str,
    template_kind: str,
    template_key: str,
    template_language: str,
    body: TemplateStep,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> TemplateState:
    """Publish the draft. Mails and letters follow within a minute."""
    address = authoring.address_of(brand_id, template_kind, template_key, template_language)
    return authoring.publish(caller=caller, address=address, step=body, idempotency=idempotency, now=now)


@app.endpoint("GET", f"{ONE}/revisions")
def revisions(
    brand_id: str,
    template_kind: str,
    template_key: str,
    template_language: str,
    query: TemplateRevisionsQuery,
    caller: Caller,
) -> Page[TemplateRevision]:
    """List what was published when and by whom, newest first."""
    address = authoring.address_of(brand_id, template_kind, template_key, template_language)
    return queries.revisions(caller=caller, address=address, query=query)


@app.endpoint("POST", f"{ONE}/revisions/{{version}}/restoration")
def restore(
    brand_id: str,
    template_kind: str,
    template_key: str,
    template_language: str,
    version: str,
    body: TemplateStep,
    caller: Caller,
    idempotency: Idempotency,
    now: datetime,
) -> TemplateState:
    """Publish again what was published before; version 0 is the shipped standard."""
    address = authoring.address_of(brand_id, template_kind, template_key, template_language)
    return authoring.restore(
        caller=caller,
        address=address,
        number=whole_number(version, "revision"),
        step=body,
        idempotency=idempotency,
        now=now,
    )


@app.endpoint("POST", f"{PATH}/preview")
def preview(brand_id: str, body: PreviewRequest, caller: Caller, now: datetime) -> TemplatePreview:
    """Show how a content will look, with samples or with a real record. Nothing is stored."""
    from wattwerk.messaging import previews

    return previews.preview(caller=caller, brand_id=brand_id, request=body, now=now)


@app.endpoint("POST", f"{PATH}/images")
def add_image(brand_id: str, body: ImageFile, caller: Caller) -> TemplateImage:
    """Keep an image for templates. What it is, is decided by its content."""
    return operations.store_image(caller=caller, brand=brand_id, image=body)


@app.endpoint("GET", f"{PATH}/images/{{image_id}}")
def show_image(brand_id: str, image_id: str, caller: Caller) -> TemplateImage:
    """Show an image of templates."""
    return queries.image(caller=caller, brand=brand_id, image_id=image_id)
