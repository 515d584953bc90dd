"""REQUEST authoriser of the API: who is calling?"""

from typing import Any

from wattwerk.identity import authorisation
from wattwerk.identity.access_tokens import NotSignedIn
from wattwerk.platform import clock, telemetry

logger = telemetry.logger("identity-authoriser")


@logger.inject_lambda_context(clear_state=True)
def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ARG001
    """Allow callers with a valid access token what their audience may reach; refuse all others."""
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    method_arn = event["methodArn"]
    try:
        answer = authorisation.authorise(
            header=headers.get("authorization"), method_arn=method_arn, now=clock.now()
        )
    except NotSignedIn as reason:
        logger.info("refused", reason=str(reason))
        return authorisation.refusal(method_arn)
    logger.info("authorised", audience=answer["context"]["audience"])
    return answer
