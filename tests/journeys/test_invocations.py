"""Every kind of event that AWS sends reaches its deployed function in the form that AWS gives it.

The samples in ``events/samples`` are what Lambda gets; they also serve for trying a function by hand:
``aws lambda invoke --function-name wattwerk-PublicBrands --payload fileb://events/samples/...``.
"""

import json
from typing import Any

import pytest

from infra import project
from tests.stack import RunningStack

SAMPLES = project.ROOT / "events" / "samples"


def invoke(stack: RunningStack, function: str, sample: str) -> Any:
    answer = stack.client("lambda").invoke(
        FunctionName=f"wattwerk-{function}", Payload=(SAMPLES / sample).read_bytes()
    )
    content = json.loads(answer["Payload"].read())
    assert "FunctionError" not in answer, content
    return content


def test_a_request_through_the_gateway(stack: RunningStack) -> None:
    answer = invoke(stack, "PublicBrands", "http-public-brands.json")
    assert answer["statusCode"] == 200
    assert {brand["id"] for brand in json.loads(answer["body"])["items"]} >= {"musterstadt", "sparwatt"}


def test_somebody_elses_contract_is_not_found(stack: RunningStack) -> None:
    answer = invoke(stack, "PortalContracts", "http-portal-contract-of-somebody-else.json")
    assert answer["statusCode"] == 404
    assert json.loads(answer["body"])["code"] == "not_found"


def test_a_token_that_is_none_is_denied_without_an_error(stack: RunningStack) -> None:
    answer = invoke(stack, "IdentityAuthoriser", "authoriser-request.json")
    assert {statement["Effect"] for statement in answer["policyDocument"]["Statement"]} == {"Deny"}


def test_an_event_of_the_outbox_is_published(stack: RunningStack) -> None:
    assert invoke(stack, "WorkersRelay", "stream-outbox.json") == {"batchItemFailures": []}


@pytest.mark.parametrize(
    ("function", "sample"),
    [
        ("WorkersFulfilment", "sqs-order-placed.json"),
        ("WorkersProvisioning", "sqs-contract-concluded.json"),
        ("WorkersNotifications", "sqs-meter-reading-reported.json"),
    ],
)
def test_an_event_about_nothing_is_not_swallowed(stack: RunningStack, function: str, sample: str) -> None:
    answer = stack.client("lambda").invoke(
        FunctionName=f"wattwerk-{function}", Payload=(SAMPLES / sample).read_bytes()
    )
    content = json.loads(answer["Payload"].read())
    # The whole batch fails by an error, so that the queue hands it over again.
    assert answer["FunctionError"] == "Unhandled"
    assert "All records failed" in content["errorMessage"]


def test_the_user_pool_asks_for_the_next_challenge(stack: RunningStack) -> None:
    answer = invoke(stack, "IdentityTriggers", "cognito-define-challenge.json")
    assert answer["response"]["challengeName"] == "CUSTOM_CHALLENGE"
    assert answer["response"]["issueTokens"] is False


def test_a_made_up_link_is_no_answer(stack: RunningStack) -> None:
    answer = invoke(stack, "IdentityTriggers", "cognito-verify-challenge.json")
    assert answer["response"]["answerCorrect"] is False
