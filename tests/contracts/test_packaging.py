"""What is uploaded for a deployment: checked without AWS, by the same code that deploys to it."""

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra import project
from infra.deploy import build, site, trimming
from infra.deploy.packaging import Packager

BUCKET, SECOND_BUCKET, SITE_BUCKET = "artefacts", "again", "site"


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.delenv("AWS_ENDPOINT_URL", raising=False)
        client = boto3.client("s3", region_name="eu-central-1")
        for bucket in (BUCKET, SECOND_BUCKET, SITE_BUCKET):
            client.create_bucket(
                Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
            )
        yield client


@pytest.fixture(scope="module")
def template(s3: Any) -> dict[str, Any]:
    """The template as it is deployed; what it points at lies in the bucket."""
    return packaged(s3, BUCKET)


def packaged(s3: Any, bucket: str) -> dict[str, Any]:
    sources = build.Sources(sys.executable)

    def archive(folder: Path) -> bytes:
        return build.placeholder() if folder.parent == build.BUILD else sources.archive(folder)

    return Packager(s3, bucket, archive=archive).package(project.TEMPLATE)


def keys(s3: Any, bucket: str = BUCKET) -> set[str]:
    return {entry["Key"] for entry in s3.list_objects_v2(Bucket=bucket)["Contents"]}


def contents(s3: Any, key: str) -> set[str]:
    archive = s3.get_object(Bucket=BUCKET, Key=key)["Body"].read()
    return set(zipfile.ZipFile(io.BytesIO(archive)).namelist())


def test_every_local_path_becomes_an_artefact_that_exists(s3: Any, template: dict[str, Any]) -> None:
    present = keys(s3)
    for name, resource in template["Resources"].items():
        properties = resource["Properties"]
        if resource["Type"] == "AWS::Serverless::Function":
            assert "app.py" in contents(s3, properties["CodeUri"]["Key"]), name
        elif resource["Type"] == "AWS::Serverless::LayerVersion":
            assert properties["ContentUri"]["Key"] in present
        elif resource["Type"] == "AWS::CloudFormation::Stack":
            assert properties["TemplateURL"].rpartition("/")[2] in present
    location = template["Resources"]["Api"]["Properties"]["DefinitionBody"]["Fn::Transform"]
    assert location["Parameters"]["Location"].removeprefix(f"s3://{BUCKET}/") in present


def test_our_code_travels_with_bytecode_and_without_clutter(s3: Any, template: dict[str, Any]) -> None:
    names = contents(s3, template["Resources"]["Wattwerk"]["Properties"]["ContentUri"]["Key"])
    assert "python/wattwerk/platform/api.py" in names
    assert any(name.startswith("python/wattwerk/platform/__pycache__/api.") for name in names)
    assert not any("egg-info" in name or "mypy_cache" in name for name in names)


def test_unchanged_code_gives_the_same_artefacts(s3: Any, template: dict[str, Any]) -> None:
    packaged(s3, SECOND_BUCKET)
    archives = {key for key in keys(s3) if key.endswith(".zip")}
    assert archives
    # The templates name the bucket, and are called after what they say.
    assert {key for key in keys(s3, SECOND_BUCKET) if key.endswith(".zip")} == archives


def test_the_template_is_small_enough_for_cloudformation(template: dict[str, Any]) -> None:
    assert len(json.dumps(template)) < 1_000_000
    assert len(template["Resources"]) < 100


def test_every_archive_is_small_enough_for_lambda(s3: Any, template: dict[str, Any]) -> None:
    for key in keys(s3):
        if key.endswith(".zip"):
            size = s3.head_object(Bucket=BUCKET, Key=key)["ContentLength"]
            assert size < 50 * 1024 * 1024, key


def test_layers_are_built_for_the_runtime_and_fit_into_a_function() -> None:
    for layer, requirements in build.REQUIREMENTS.items():
        build.packages(layer, project.ROOT / requirements, None)
    folders = [build.BUILD / layer / "python" for layer in build.REQUIREMENTS]
    assert sum(trimming.unpacked_size(folder) for folder in folders) < trimming.LARGEST_FUNCTION
    extensions = [file.name for folder in folders for file in folder.rglob("*.cpython-*.so")]
    assert extensions
    assert all("cpython-313-x86_64-linux-gnu" in name for name in extensions)
    for package in ("chalice/app.py", "pynamodb/models.py", "botocore/data/dynamodb", "schwifty"):
        assert (folders[0] / package).exists()
    assert not (folders[0] / "inquirer").exists()


def test_trimming_removes_data_that_nobody_reads_and_keeps_the_rest(tmp_path: Path) -> None:
    kept = ["babel/locale-data/de_AT.dat", "botocore/data/s3/x.json", "pycountry/databases/iso3166-1.json"]
    removed = [
        "babel/locale-data/ja.dat",
        "botocore/data/ec2/x.json",
        "pycountry/locales/de/x.mo",
        "bin/jp.py",
    ]
    for name in kept + removed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    trimming.trim(tmp_path)
    assert {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()} == set(kept)


def test_locks_name_exact_versions_and_no_registry() -> None:
    for name in (*build.REQUIREMENTS.values(), "requirements-development.txt"):
        for line in (project.ROOT / name).read_text().splitlines():
            assert not line or line.startswith("#") or "==" in line, line
            assert "://" not in line
    for lock in ("static-site/package-lock.json", "infra/local/package-lock.json"):
        packages = json.loads((project.ROOT / lock).read_text())["packages"]
        assert not any("resolved" in entry and "://" in entry["resolved"] for entry in packages.values())


def test_the_site_travels_with_media_types_and_pages_about_the_api(
    s3: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "portal" / "assets").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<!doctype html><title>wattwerk</title>")
    (tmp_path / "portal" / "assets" / "index-4f2a.js").write_text("export {}")
    monkeypatch.setattr(site, "DIST", tmp_path)
    site.upload(s3, SITE_BUCKET)
    assert {"index.html", "portal/assets/index-4f2a.js", "api/docs/index.html", "api/openapi.json"} == keys(
        s3, SITE_BUCKET
    )
    script = s3.head_object(Bucket=SITE_BUCKET, Key="portal/assets/index-4f2a.js")
    assert script["ContentType"] == "application/javascript; charset=utf-8"
    assert "immutable" in script["CacheControl"]
    assert s3.head_object(Bucket=SITE_BUCKET, Key="index.html")["CacheControl"] == "no-cache"


def test_a_site_that_was_not_built_is_not_deployed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(site, "DIST", tmp_path)
    with pytest.raises(FileNotFoundError, match="make sites"):
        site.files()
