"""Turns the template of the project into one that CloudFormation can take: every local path is
replaced by an artefact in the bucket, named after its content."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samtranslator.yaml_helper import yaml_parse

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

Template = dict[str, Any]

_PATH_PROPERTIES = {
    "AWS::Serverless::Function": "CodeUri",
    "AWS::Serverless::LayerVersion": "ContentUri",
    "AWS::CloudFormation::Stack": "TemplateURL",
}


class Packager:
    """Uploads artefacts once and rewrites templates.

    ``archive`` turns a local folder into the bytes of a zip; ``expand`` rewrites a nested template
    before it is uploaded (AWS needs no such help).
    """

    def __init__(
        self,
        s3: "S3Client",
        bucket: str,
        *,
        archive: Callable[[Path], bytes],
        expand: Callable[[Template], Template] = lambda template: template,
    ) -> None:
        self._s3 = s3
        self._bucket = bucket
        self._archive = archive
        self._expand = expand
        pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        self._present = {entry["Key"] for page in pages for entry in page.get("Contents", [])}

    def upload(self, name: str, content: bytes, suffix: str) -> str:
        """Store content under a key that names it, unless it is there already; return the key."""
        key = f"{name}-{hashlib.sha256(content).hexdigest()[:20]}.{suffix}"
        if key not in self._present:
            self._s3.put_object(Bucket=self._bucket, Key=key, Body=content)
            self._present.add(key)
        return key

    def package(self, file: Path) -> Template:
        """Return the template in ``file`` with all its local paths uploaded and replaced."""
        template: Template = yaml_parse(file.read_text())
        for resource in template["Resources"].values():
            if not isinstance(resource, dict):
                continue
            name = _PATH_PROPERTIES.get(resource.get("Type", ""))
            path = resource.get("Properties", {}).get(name)
            if name and isinstance(path, str):
                resource["Properties"][name] = self._artefact(name, (file.parent / path).resolve())
        self._include(template, file.parent)
        return template

    def url(self, key: str) -> str:
        """Return the address of an uploaded artefact as CloudFormation wants it."""
        return f"{self._s3.meta.endpoint_url}/{self._bucket}/{key}"

    def _artefact(self, name: str, path: Path) -> str | dict[str, str]:
        if name == "TemplateURL":
            nested = self._expand(self.package(path))
            return self.url(self.upload(path.stem, json.dumps(nested).encode(), "json"))
        label = "-".join(path.parts[-2:])
        return {"Bucket": self._bucket, "Key": self.upload(label, self._archive(path), "zip")}

    def _include(self, node: Any, base: Path) -> None:
        if isinstance(node, dict):
            transform = node.get("Fn::Transform")
            if isinstance(transform, dict) and transform.get("Name") == "AWS::Include":
                parameters = transform["Parameters"]
                path = base / parameters["Location"]
                key = self.upload(path.stem, path.read_bytes(), path.suffix.lstrip("."))
                parameters["Location"] = f"s3://{self._bucket}/{key}"
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        for child in children:
            self._include(child, base)
