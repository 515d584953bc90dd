"""What must hold for the deployment, whatever is added to it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from samtranslator.yaml_helper import yaml_parse

from infra import project

FILES = [project.TEMPLATE, *sorted((project.ROOT / "infra" / "stacks").glob("*.yaml"))]
TEMPLATES = {file.stem: yaml_parse(file.read_text()) for file in FILES}


def resources(kind: str) -> list[Any]:
    """Return all resources of a type, as test parameters named after where they stand."""
    return [
        pytest.param(resource, id=f"{stack}.{name}")
        for stack, template in TEMPLATES.items()
        for name, resource in _flat(template["Resources"])
        if resource["Type"] == kind
    ]


def _flat(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield resources, those inside of loops included."""
    for name, resource in found.items():
        if name.startswith("Fn::ForEach"):
            yield from resource[2].items()
        else:
            yield name, resource


def functions() -> dict[str, dict[str, Any]]:
    return {
        name: resource["Properties"]
        for name, resource in TEMPLATES["template"]["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
    }


def statements() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every statement that allows something to a role, and where it stands."""
    for stack, template in TEMPLATES.items():
        for name, resource in _flat(template["Resources"]):
            properties = resource.get("Properties", {})
            documents = (
                [properties["PolicyDocument"]] if resource["Type"] == "AWS::IAM::ManagedPolicy" else []
            )
            documents += [entry for entry in properties.get("Policies", []) if "Statement" in entry]
            documents += [
                entry["PolicyDocument"]
                for entry in properties.get("Policies", [])
                if "PolicyDocument" in entry
            ]
            for document in documents:
                for statement in document["Statement"]:
                    yield f"{stack}.{name}", statement


def test_the_linter_finds_nothing() -> None:
    linter = Path(sys.executable).with_name("cfn-lint")
    found = subprocess.run(  # noqa: S603
        [linter, *FILES], cwd=project.ROOT, capture_output=True, text=True
    )
    assert (found.stdout, found.returncode) == ("", 0)


def test_every_function_folder_is_deployed_and_nothing_else() -> None:
    deployed = {properties["CodeUri"] for properties in functions().values()}
    folders = {str(file.parent.relative_to(project.ROOT)) for file in project.FUNCTIONS.glob("*/*/app.py")}
    assert deployed == folders


@pytest.mark.parametrize("name", functions())
def test_a_function_is_named_after_its_folder_and_has_a_log_that_ends(name: str) -> None:
    properties = functions()[name]
    audience, capability = properties["CodeUri"].split("/")[1:]
    assert name == f"{audience}_{capability}".title().replace("_", "")
    assert properties["FunctionName"] == {"Fn::Sub": "${AWS::StackName}-" + name}
    loop = TEMPLATES["alarms"]["Resources"]["Fn::ForEach::Functions"]
    assert name in loop[1], "no log group and no alarm"
    assert "RetentionInDays" in loop[2]["${Function}Logs"]["Properties"]


def test_no_role_may_do_everything_to_anything() -> None:
    for place, statement in statements():
        for action in _listed(statement["Action"]):
            assert "*" not in action, f"{place}: {action}"
        for resource in _listed(statement["Resource"]):
            assert resource != "*", place


def test_nobody_may_scan_or_delete_a_table() -> None:
    allowed = {action for _, statement in statements() for action in _listed(statement["Action"])}
    forbidden = {"dynamodb:Scan", "dynamodb:DeleteTable", "dynamodb:PartiQLSelect", "s3:DeleteBucket"}
    assert allowed & forbidden == set()


def test_only_functions_that_send_mails_may_send_mails() -> None:
    able = [
        name for name, properties in functions().items() if "ses:SendRawEmail" in str(properties["Policies"])
    ]
    assert able == ["WorkersLifecycle", "WorkersNotifications", "WorkersPrivacy"]


@pytest.mark.parametrize("name", functions())
def test_a_role_has_no_more_policies_than_an_account_allows(name: str) -> None:
    properties = functions()[name]
    managed = [policy for policy in properties["Policies"] if "Statement" not in policy]
    # The deployment adds one to write logs, and one to read from a queue or a stream.
    added = 1 + any(event["Type"] != "Api" for event in properties.get("Events", {}).values())
    assert len(managed) + added <= 10


# What customers do with their own login, and the password that they give again before bank details change
# and before all their data are given to them, the login among them.
WORKS_ON_THE_OWN_LOGIN = {
    "PortalAccount": {"ReadIdentity", "ChangeIdentity"},
    "PortalCustomer": {"ReadIdentity"},
    "PortalPrivacy": {"ReadIdentity"},
}


@pytest.mark.parametrize("name", [name for name in functions() if name.startswith("Portal")])
def test_customers_never_reach_orders_of_others_or_the_logins(name: str) -> None:
    policies = str(functions()[name]["Policies"])
    reached = set(re.findall(r"\b(?:Read|Change)(?:Identity|Orders)\b", policies))
    assert reached <= WORKS_ON_THE_OWN_LOGIN.get(name, set())


def test_who_reads_documents_reaches_nothing_that_was_not_checked() -> None:
    readers = {
        place
        for place, statement in statements()
        if "s3:GetObject" in _listed(statement["Action"])
        for resource in _listed(statement["Resource"])
        if re.search(r"\}/(quarantine/)?\*['\"]", str(resource))
    }
    # The worker that checks files.
    assert readers == {"access.EmptyQuarantine"}


def test_staff_only_sign_in_through_us_and_nothing_changes_their_accounts() -> None:
    able = {
        place: set(_listed(statement["Action"]))
        for place, statement in statements()
        if "StaffPool" in str(statement["Resource"])
    }
    assert able == {
        "identity.SignPeopleIn": {"cognito-idp:AdminInitiateAuth", "cognito-idp:AdminRespondToAuthChallenge"}
    }
    policies = {name: str(properties["Policies"]) for name, properties in functions().items()}
    assert [name for name, given in policies.items() if "SignPeopleIn" in given] == ["IdentitySessions"]


@pytest.mark.parametrize("queue", resources("AWS::SQS::Queue"))
def test_a_queue_is_encrypted_and_has_dead_letters(queue: dict[str, Any]) -> None:
    properties = queue["Properties"]
    assert properties["SqsManagedSseEnabled"] is True
    if not properties["QueueName"]["Fn::Sub"].endswith("-dead-letters"):
        assert properties["RedrivePolicy"]["maxReceiveCount"] >= 3


LISTENING = [
    rule for rule in resources("AWS::Events::Rule") if "EventPattern" in rule.values[0]["Properties"]
]


@pytest.mark.parametrize("rule", LISTENING)
def test_a_rule_listens_to_our_own_contexts_and_events_that_exist(rule: dict[str, Any]) -> None:
    pattern = rule["Properties"]["EventPattern"]
    contracts = {
        file.name.split(".")[1]: file.name.split(".")[0] for file in project.CONTRACTS.glob("*.json")
    }
    assert set(pattern["detail-type"]) <= set(contracts)
    assert set(pattern["source"]) == {f"wattwerk.{contracts[name]}" for name in pattern["detail-type"]}


@pytest.mark.parametrize("table", resources("AWS::DynamoDB::Table"))
def test_a_table_can_be_restored_and_is_not_lost(table: dict[str, Any]) -> None:
    properties = table["Properties"]
    assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == "Retain"
    assert properties["DeletionProtectionEnabled"] is True
    assert properties["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True
    assert properties["SSESpecification"]["SSEEnabled"] is True
    assert properties["BillingMode"] == "PAY_PER_REQUEST"


@pytest.mark.parametrize("bucket", resources("AWS::S3::Bucket"))
def test_a_bucket_is_private_encrypted_and_versioned(bucket: dict[str, Any]) -> None:
    properties = bucket["Properties"]
    assert set(properties["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(properties["PublicAccessBlockConfiguration"]) == 4
    assert properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert properties["VersioningConfiguration"]["Status"] == "Enabled"
    assert bucket["DeletionPolicy"] == "Retain"


@pytest.mark.parametrize("pool", resources("AWS::Cognito::UserPool"))
def test_nobody_signs_up_without_us_and_passwords_are_long(pool: dict[str, Any]) -> None:
    properties = pool["Properties"]
    assert properties["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] is True
    assert properties["Policies"]["PasswordPolicy"]["MinimumLength"] >= 12
    assert properties["DeletionProtection"] == "ACTIVE"


@pytest.mark.parametrize("client", resources("AWS::Cognito::UserPoolClient"))
def test_passwords_are_checked_by_our_throttled_function_only(client: dict[str, Any]) -> None:
    flows = client["Properties"]["ExplicitAuthFlows"]
    assert "ALLOW_USER_PASSWORD_AUTH" not in flows
    assert "ALLOW_USER_SRP_AUTH" not in flows
    assert client["Properties"]["PreventUserExistenceErrors"] == "ENABLED"


@pytest.mark.parametrize(
    ("name", "framed_by"),
    [("Headers", "'none'"), ("EmbeddableHeaders", "'none'"), ("PreviewHeaders", "'self'")],
)
def test_pages_run_no_foreign_script_and_only_the_preview_is_framed(name: str, framed_by: str) -> None:
    config = TEMPLATES["site"]["Resources"][name]["Properties"]["ResponseHeadersPolicyConfig"]
    written = config["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    policy = written["Fn::Sub"] if isinstance(written, dict) else written
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["script-src"] == "'self'"
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == framed_by


def test_every_parameter_of_the_deployment_explains_itself_and_has_a_default() -> None:
    for name, parameter in TEMPLATES["template"]["Parameters"].items():
        assert len(parameter["Description"]) > 20, name
        assert "Default" in parameter, name


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
