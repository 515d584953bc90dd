"""Ports and folders of one local stack."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from infra import project

REGION = "eu-central-1"
PORT_VARIABLES = {"port": "PORT", "aws_port": "AWS_PORT", "mail_port": "MAIL_PORT", "smtp_port": "SMTP_PORT"}


@dataclass(frozen=True)
class LocalStack:
    """Where one local stack listens and what it keeps where."""

    state: Path = project.ROOT / ".local"
    port: int = 8080
    aws_port: int = 4566
    mail_port: int = 1080
    smtp_port: int = 1025

    @property
    def site_url(self) -> str:
        """Return the address of the site and, below /api, of the API."""
        return f"http://localhost:{self.port}"

    @property
    def aws_url(self) -> str:
        """Return the address of the AWS API."""
        return f"http://127.0.0.1:{self.aws_port}"

    @property
    def file_addresses(self) -> tuple[str, str]:
        """Return the addresses under which browsers reach the bucket; functions know it by either."""
        return self.aws_url, f"http://localhost:{self.aws_port}"

    @property
    def mail_url(self) -> str:
        """Return the address of the mail inbox (pages, and JSON below /email)."""
        return f"http://localhost:{self.mail_port}"

    @property
    def outputs_file(self) -> Path:
        """Return the file with the outputs of the deployment."""
        return self.state / "outputs.json"

    @property
    def ready_file(self) -> Path:
        """Return the file that exists while the stack is ready to be used."""
        return self.state / "ready.json"

    @property
    def log_file(self) -> Path:
        """Return the file with what the emulator and the functions log."""
        return self.state / "log.txt"

    def outputs(self) -> dict[str, str]:
        """Return the outputs of the deployment; empty before the first one."""
        if not self.outputs_file.exists():
            return {}
        return dict(json.loads(self.outputs_file.read_text()))

    def ports(self) -> dict[str, int]:
        """Return all ports by the names of the fields."""
        return {name: getattr(self, name) for name in PORT_VARIABLES}

    def variables(self) -> dict[str, str]:
        """Return the environment that makes ``python -m infra.local`` mean this stack."""
        variables = {variable: str(getattr(self, name)) for name, variable in PORT_VARIABLES.items()}
        return {**variables, "STATE": str(self.state)}

    def credentials(self) -> dict[str, str]:
        """Return the environment in which boto3 speaks to this stack."""
        return {
            "AWS_ENDPOINT_URL": self.aws_url,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_REGION": REGION,
        }

    def environment(self) -> dict[str, str]:
        """Return the environment in which the product's own code works on this stack: credentials
        and the names of all resources, as the functions get them."""
        return {**self.credentials(), **resource_names(self.outputs()), "SITE_URL": self.site_url}


def resource_names(outputs: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables that name the resources of a deployment."""
    named = {re.sub("(?<!^)(?=[A-Z])", "_", key).upper(): value for key, value in outputs.items()}
    return {name: value for name, value in named.items() if name not in ("API", "SITE_URL")}


def from_environment() -> LocalStack:
    """Return the stack that PORT, AWS_PORT, MAIL_PORT, SMTP_PORT and STATE describe."""
    default = LocalStack()
    return LocalStack(
        state=Path(os.environ.get("STATE") or default.state).absolute(),
        port=int(os.environ.get("PORT") or default.port),
        aws_port=int(os.environ.get("AWS_PORT") or default.aws_port),
        mail_port=int(os.environ.get("MAIL_PORT") or default.mail_port),
        smtp_port=int(os.environ.get("SMTP_PORT") or default.smtp_port),
    )
