"""The user pool's questions while somebody signs in by link, as Cognito sends them."""

from datetime import datetime
from typing import Any

import pytest

from tests.conftest import load_function
from tests.user_pools import newest_token
from wattwerk.identity import operations
from wattwerk.identity.domain import LinkPurpose, PortalLogin
from wattwerk.platform import clock


class Context:
    """What the runtime tells a handler."""

    function_name = "IdentityTriggers"
    memory_limit_in_mb = 1024
    invoked_function_arn = "arn:aws:lambda:eu-central-1:000000000000:function:IdentityTriggers"
    aws_request_id = "1"


def ask(trigger: str, request: dict[str, Any], user: str = "a" * 32) -> dict[str, Any]:
    event = {
        "version": "1",
        "region": "eu-central-1",
        "userPoolId": "eu-central-1_Kunden",
        "userName": user,
        "triggerSource": f"{trigger}_Authentication",
        "request": {"userAttributes": {}, **request},
        "response": {},
    }
    answer = load_function("identity/triggers").handler(event, Context())
    assert answer["userName"] == user
    response: dict[str, Any] = answer["response"]
    return response


def passed_round(name: str = "CUSTOM_CHALLENGE", result: bool = True) -> dict[str, Any]:
    return {"challengeName": name, "challengeResult": result, "challengeMetadata": "LINK"}


def test_first_the_link_is_asked_for() -> None:
    assert ask("DefineAuthChallenge", {"session": []}) == {
        "challengeName": "CUSTOM_CHALLENGE",
        "issueTokens": False,
        "failAuthentication": False,
    }


def test_the_right_link_gives_tokens() -> None:
    answer = ask("DefineAuthChallenge", {"session": [passed_round()]})
    assert answer == {"issueTokens": True, "failAuthentication": False}


@pytest.mark.parametrize(
    "request_",
    [
        {"session": [passed_round(result=False)]},
        {"session": [passed_round(), passed_round(result=False)]},
        {"session": [passed_round("SRP_A")]},
        {"session": [passed_round("PASSWORD_VERIFIER")]},
        {"session": [], "userNotFound": True},
        {"session": [passed_round()], "userNotFound": True},
    ],
)
def test_anything_else_ends_the_attempt(request_: dict[str, Any]) -> None:
    answer = ask("DefineAuthChallenge", request_)
    assert answer == {"issueTokens": False, "failAuthentication": True}


def test_the_question_gives_nothing_away() -> None:
    answer = ask("CreateAuthChallenge", {"session": []})
    assert answer["publicChallengeParameters"] == {"kind": "link"}
    assert answer["privateChallengeParameters"] == {}


def test_a_link_is_right_once_and_for_its_owner_only(joerg: PortalLogin) -> None:
    operations.request_link(
        brand="musterstadt", name="20113344", purpose=LinkPurpose.MAGIC_LINK, now=clock.now()
    )
    answer = {"challengeAnswer": newest_token(joerg, "magic_link")}
    assert not ask("VerifyAuthChallengeResponse", answer, user="b" * 32)["answerCorrect"]
    assert ask("VerifyAuthChallengeResponse", answer, user=joerg.login_id)["answerCorrect"]
    assert not ask("VerifyAuthChallengeResponse", answer, user=joerg.login_id)["answerCorrect"]


@pytest.mark.parametrize("answer", ["", None, "made-up.token"])
def test_a_made_up_answer_is_wrong(joerg: PortalLogin, answer: Any, now: datetime) -> None:
    response = ask("VerifyAuthChallengeResponse", {"challengeAnswer": answer}, user=joerg.login_id)
    assert response["answerCorrect"] is False


def test_an_unknown_question_is_an_error_that_shows() -> None:
    with pytest.raises(ValueError, match="PreSignUp"):
        ask("PreSignUp", {})
