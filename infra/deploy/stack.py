"""Creates or updates a CloudFormation stack and waits for it."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from mypy_boto3_cloudformation import CloudFormationClient
else:
    CloudFormationClient = Any


class DeploymentError(Exception):
    """The stack did not reach the wished state; the message names the resources that failed."""


def deploy(
    client: CloudFormationClient,
    *,
    name: str,
    template_url: str,
    parameters: Mapping[str, str],
    pause_seconds: float,
) -> dict[str, str]:
    """Bring the stack to the state of the template and return its outputs.

    Raises:
        DeploymentError: creation or update failed and was rolled back.
    """
    arguments: dict[str, Any] = {
        "StackName": name,
        "TemplateURL": template_url,
        "Capabilities": ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
    }
    given = [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()]
    existing = _description(client, name)
    try:
        if existing is None:
            client.create_stack(**arguments, Parameters=given)
        else:
            kept = [
                {"ParameterKey": entry["ParameterKey"], "UsePreviousValue": True}
                for entry in existing.get("Parameters", [])
                if entry["ParameterKey"] not in parameters
            ]
            client.update_stack(**arguments, Parameters=[*given, *kept])
    except ClientError as error:
        if "No updates" not in str(error):
            raise DeploymentError(str(error)) from error
    while (status := _status(client, name)).endswith("_IN_PROGRESS"):
        time.sleep(pause_seconds)
    if not status.endswith("COMPLETE") or "ROLLBACK" in status:
        raise DeploymentError(f"{name}: {status}\n" + "\n".join(_failures(client, name)))
    return outputs(client, name) or {}


def outputs(client: CloudFormationClient, name: str) -> dict[str, str] | None:
    """Return the outputs of a stack, or None when there is none."""
    stack = _description(client, name)
    if stack is None:
        return None
    return {entry["OutputKey"]: entry["OutputValue"] for entry in stack.get("Outputs", [])}


def _description(client: CloudFormationClient, name: str) -> Any:
    try:
        return client.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in str(error):
            return None
        raise


def _status(client: CloudFormationClient, name: str) -> str:
    return str(_description(client, name)["StackStatus"])


def _failures(client: CloudFormationClient, name: str) -> list[str]:
    """Return what failed, nested stacks included."""
    lines = []
    for event in client.describe_stack_events(StackName=name)["StackEvents"]:
        if not event["ResourceStatus"].endswith("_FAILED"):
            continue
        lines.append(f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}")
        nested = event.get("PhysicalResourceId", "")
        if event["ResourceType"] == "AWS::CloudFormation::Stack" and nested not in ("", event["StackId"]):
            lines += _failures(client, nested)
    return lines
