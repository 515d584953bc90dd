"""The local stack itself: what was there survives, and refusals come in one form."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from infra import project
from infra.deploy.stack import DeploymentError, deploy
from tests.stack import RunningStack, on_free_ports, start, stop


@pytest.fixture(scope="module")
def killed_and_restarted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    """A stack in which something was stored, that was killed and started again."""
    stack = RunningStack(on_free_ports(tmp_path_factory.mktemp("killed")))
    process = start(stack.local, "--without-demo", snapshot_seconds=5)
    item = {"pk": {"S": "BRAND#größe"}, "sk": {"S": "BRAND"}, "name": {"S": "Stadtwerke Größe"}}
    stack.client("dynamodb").put_item(TableName=stack.resources["BRANDS_TABLE"], Item=item)
    stack.client("s3").put_object(Bucket=stack.resources["DOCUMENTS_BUCKET"], Key="letter", Body=b"%PDF")
    time.sleep(8)  # "up to the last seconds"
    process.kill()
    process.wait()
    process = start(stack.local, "--without-demo")
    try:
        yield stack
    finally:
        assert stop(process) == 0


def test_records_and_files_survive_a_kill(killed_and_restarted: RunningStack) -> None:
    stack = killed_and_restarted
    key = {"pk": {"S": "BRAND#größe"}, "sk": {"S": "BRAND"}}
    found = stack.client("dynamodb").get_item(TableName=stack.resources["BRANDS_TABLE"], Key=key)
    assert found["Item"]["name"]["S"] == "Stadtwerke Größe"
    file = stack.client("s3").get_object(Bucket=stack.resources["DOCUMENTS_BUCKET"], Key="letter")
    assert file["Body"].read() == b"%PDF"


def test_events_still_leave_the_outbox_after_a_restart(killed_and_restarted: RunningStack) -> None:
    stack = killed_and_restarted
    sqs = stack.client("sqs")
    queue = sqs.get_queue_url(QueueName="wattwerk-notifications-dead-letters")["QueueUrl"]
    # The dead letters are a queue that nobody reads: let a rule copy our event there.
    bus = stack.resources["EVENT_BUS"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    events = stack.client("events")
    events.put_rule(Name="copy", EventBusName=bus, EventPattern='{"source": ["wattwerk.restart"]}')
    events.put_targets(Rule="copy", EventBusName=bus, Targets=[{"Id": "copy", "Arn": arn}])
    moment = "2026-11-21T09:30:57.000Z"
    stack.client("dynamodb").put_item(
        TableName=stack.resources["OUTBOX_TABLE"],
        Item={
            "pk": {"S": "EVENT#1"},
            "sk": {"S": "EVENT"},
            "source": {"S": "wattwerk.restart"},
            "detail_type": {"S": "Restarted"},
            "detail": {"S": '{"id": "1"}'},
            "occurred_at": {"S": moment},
        },
    )
    deadline = time.monotonic() + 20
    messages: list[object] = []
    while not messages and time.monotonic() < deadline:
        messages = sqs.receive_message(QueueUrl=queue, WaitTimeSeconds=1).get("Messages", [])
    assert len(messages) == 1


def test_a_busy_port_is_named_with_a_way_out(killed_and_restarted: RunningStack, tmp_path: Path) -> None:
    local = killed_and_restarted.local
    second = subprocess.run(
        [sys.executable, "-m", "infra.local"],
        cwd=project.ROOT,
        env={**local.variables(), "STATE": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert second.returncode == 1
    assert f"Port {local.port} is in use" in second.stderr
    assert f"PORT={local.port + 1} make run" in second.stderr


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer no.valid.token"}])
def test_without_a_valid_token_one_signs_in_first(stack: RunningStack, header: dict[str, str]) -> None:
    for path in ("/portal/dashboard", "/staff/orders"):
        answer = httpx.get(stack.api + path, headers=header)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == "not_signed_in"


def test_an_unknown_path_is_a_problem_like_all_others(stack: RunningStack) -> None:
    answer = httpx.get(f"{stack.api}/public/nothing")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_functions_may_do_nothing_that_their_role_does_not_allow(stack: RunningStack) -> None:
    """The emulator enforces roles, so that missing permissions show here and not on AWS."""
    iam = stack.client("iam")
    role = stack.client("lambda").get_function_configuration(FunctionName="wattwerk-PublicBrands")["Role"]
    decision = iam.simulate_principal_policy(
        PolicySourceArn=role,
        ActionNames=["dynamodb:Scan", "dynamodb:DeleteTable", "ses:SendRawEmail", "s3:GetObject"],
    )
    assert {entry["EvalDecision"] for entry in decision["EvaluationResults"]} == {"implicitDeny"}


def test_documentation_and_description_of_the_api_are_served(stack: RunningStack) -> None:
    page = httpx.get(f"{stack.api}/docs", follow_redirects=True)
    assert "text/html" in page.headers["content-type"]
    assert "Idempotency-Key" in page.text
    assert httpx.get(f"{stack.api}/openapi.json").json()["openapi"] == "3.1.0"


def test_a_failed_deployment_names_what_failed(stack: RunningStack) -> None:
    s3 = stack.client("s3")
    s3.create_bucket(
        Bucket="broken-templates", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    letters = {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "letters", "DelaySeconds": "soon"}}
    body = json.dumps({"Resources": {"Letters": letters}})
    s3.put_object(Bucket="broken-templates", Key="template.json", Body=body.encode())
    with pytest.raises(DeploymentError, match="Letters"):
        deploy(
            stack.client("cloudformation"),
            name="broken",
            template_url=f"{stack.local.aws_url}/broken-templates/template.json",
            parameters={},
            pause_seconds=0.1,
        )
