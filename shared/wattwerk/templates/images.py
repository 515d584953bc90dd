"""Images of templates: kept by their fingerprint, so they never change."""

import base64
from functools import lru_cache

from botocore.exceptions import ClientError

from wattwerk.platform import storage
from wattwerk.templates.domain.rendering import TemplateFailed
from wattwerk.templates.schemas import TemplateImage


def key(brand: str, image_id: str) -> str:
    """Return where an image of a brand lies in the bucket."""
    return f"templates/{brand}/{image_id}"


@lru_cache(maxsize=64)
def read(brand: str, image_id: str) -> bytes:
    """Return an image.

    Raises:
        TemplateFailed: there is none.
    """
    try:
        return storage.read(key(brand, image_id))
    except ClientError as error:
        raise TemplateFailed(f"no image {image_id}") from error


def media_type(image_id: str) -> str:
    """Return the media type of an image."""
    return "image/png" if image_id.endswith(".png") else "image/jpeg"


def embedded(brand: str, image_id: str) -> str:
    """Return an image as an address that contains it."""
    return f"data:{media_type(image_id)};base64,{base64.b64encode(read(brand, image_id)).decode()}"


def described(image_id: str, content: bytes) -> TemplateImage:
    """Return an image as the editor takes it."""
    return TemplateImage.model_validate(
        {
            "image_id": image_id,
            "media_type": media_type(image_id),
            "content": base64.b64encode(content).decode(),
        }
    )
