"""Custom authentication of the customers' pool: signing in by the single-use link of a mail.

The pool asks three things of one function: which challenge comes next, what to tell the client,
and whether the answer (the token of the link) is right.
"""

from typing import Any

from wattwerk.identity import operations
from wattwerk.platform import clock, telemetry

CHALLENGE = "CUSTOM_CHALLENGE"

logger = telemetry.logger("identity-triggers")


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ARG001
    """Fill in the pool's question and give it back."""
    step = event["triggerSource"].partition("_")[0]
    if step == "DefineAuthChallenge":
        event["response"].update(_next_step(event["request"]))
    elif step == "CreateAuthChallenge":
        event["response"].update(
            publicChallengeParameters={"kind": "link"},
            privateChallengeParameters={},
            challengeMetadata="LINK",
        )
    elif step == "VerifyAuthChallengeResponse":
        event["response"]["answerCorrect"] = operations.use_sign_in_link(
            token=event["request"].get("challengeAnswer") or "", login_id=event["userName"], now=clock.now()
        )
    else:
        raise ValueError(f"unexpected trigger {event['triggerSource']}")
    logger.info("trigger", step=step)
    return event


def _next_step(request: dict[str, Any]) -> dict[str, Any]:
    """One question, one answer: a wrong link ends the attempt."""
    rounds = request.get("session") or []
    if request.get("userNotFound"):
        return {"issueTokens": False, "failAuthentication": True}
    if not rounds:
        return {"issueTokens": False, "failAuthentication": False, "challengeName": CHALLENGE}
    last = rounds[-1]
    passed = last.get("challengeName") == CHALLENGE and last.get("challengeResult") is True
    return {"issueTokens": passed, "failAuthentication": not passed}
