"""``python -m infra.deploy``: package and deploy the project with the credentials in the environment.

With ``AWS_ENDPOINT_URL`` set, the stack behind that address is meant: the local one.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import boto3

from infra import project
from infra.deploy import build, site, stack
from infra.deploy.packaging import Packager, Template
from infra.generators import applications, gateway, output


def main() -> int:
    """Deploy and return the exit status."""
    options = _options()
    local = bool(os.environ.get("AWS_ENDPOINT_URL"))
    output.write(project.GENERATED / "api.json", gateway.body(applications.load_all()))
    parameters = dict(pair.split("=", 1) for pair in options.parameters)
    try:
        outputs = _deploy(options.stack, parameters, local=local)
        address = outputs.get("SiteAddress")
        if address and "SiteUrl" not in parameters and outputs["SiteUrl"] != address:
            # CloudFront named the site only now; links in mails need that name.
            outputs = _deploy(options.stack, {**parameters, "SiteUrl": address}, local=local)
    except stack.DeploymentError as error:
        print(error, file=sys.stderr)
        return 1
    if bucket := outputs.get("SiteBucket"):
        site.upload(boto3.client("s3"), bucket)
        site.refresh(boto3.client("cloudfront"), outputs["SiteDistribution"])
        print(f"wattwerk is deployed: {outputs['SiteUrl']}")
    if options.outputs:
        output.write(options.outputs, outputs)
    return 0


def _deploy(name: str, parameters: dict[str, str], *, local: bool) -> dict[str, str]:
    template_url = _package(name, local=local)
    return stack.deploy(
        boto3.client("cloudformation"),
        name=name,
        template_url=template_url,
        parameters=parameters,
        pause_seconds=0.1 if local else 5,
    )


def _package(name: str, *, local: bool) -> str:
    s3 = boto3.client("s3")
    packager = Packager(
        s3,
        _bucket(name),
        archive=_archiver(local=local),
        expand=_expander() if local else lambda nested: nested,
    )
    template = packager.package(project.TEMPLATE)
    return packager.url(packager.upload("template", json.dumps(template).encode(), "json"))


def _archiver(*, local: bool) -> Callable[[Path], bytes]:
    interpreter = sys.executable if local else build.runtime_interpreter()
    sources = build.Sources(interpreter)

    def archive(folder: Path) -> bytes:
        if folder.parent != build.BUILD:
            return sources.archive(folder)
        if local:
            return build.placeholder()
        return build.packages(folder.name, project.ROOT / build.REQUIREMENTS[folder.name], interpreter)

    return archive


def _expander() -> Callable[[Template], Template]:
    from infra.local.templates import expanded

    return expanded


def _bucket(name: str) -> str:
    """Return the bucket for artefacts, which is made on the first deployment."""
    s3 = boto3.client("s3")
    region = s3.meta.region_name
    bucket = f"{name}-artefacts-{boto3.client('sts').get_caller_identity()['Account']}-{region}"
    if bucket not in {entry["Name"] for entry in s3.list_buckets()["Buckets"]}:
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})
        s3.put_public_access_block(
            Bucket=bucket,
            PublicAccessBlockConfiguration={
                "BlockPublicAcls": True,
                "IgnorePublicAcls": True,
                "BlockPublicPolicy": True,
                "RestrictPublicBuckets": True,
            },
        )
    return bucket


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.deploy", description=__doc__)
    parser.add_argument("--stack", default="wattwerk", help="name of the stack (default: wattwerk)")
    parser.add_argument("--outputs", type=Path, help="write the stack's outputs to this file as JSON")
    parser.add_argument("parameters", nargs="*", metavar="NAME=VALUE", help="parameters of template.yaml")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
