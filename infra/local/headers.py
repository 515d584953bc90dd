"""Security headers of the site, read from the template of CloudFront: what is tested locally is what
browsers get on AWS."""

from fnmatch import fnmatchcase
from typing import Any

from samtranslator.yaml_helper import yaml_parse

from infra import project

TEMPLATE = project.ROOT / "infra" / "stacks" / "site.yaml"


BUCKET_ADDRESS = "https://${DocumentsBucket}.s3.${AWS::Region}.amazonaws.com"
"""Where browsers send files on AWS, as the template writes it."""


class Headers:
    """The headers of each path. ``files_at`` are the addresses to which browsers send files here."""

    def __init__(self, *files_at: str) -> None:
        resources = yaml_parse(TEMPLATE.read_text())["Resources"]
        distribution = resources["Distribution"]["Properties"]["DistributionConfig"]
        policies = {
            name: _headers(resource["Properties"]["ResponseHeadersPolicyConfig"], files_at)
            for name, resource in resources.items()
            if resource["Type"] == "AWS::CloudFront::ResponseHeadersPolicy"
        }
        self._default = policies[distribution["DefaultCacheBehavior"]["ResponseHeadersPolicyId"]["Ref"]]
        self._by_pattern = [
            (behaviour["PathPattern"], policies[behaviour["ResponseHeadersPolicyId"]["Ref"]])
            for behaviour in distribution["CacheBehaviors"]
            if "ResponseHeadersPolicyId" in behaviour
        ]

    def of(self, path: str) -> dict[str, str]:
        """Return the headers of a path; as in CloudFront, the first matching pattern counts."""
        matching = (headers for pattern, headers in self._by_pattern if fnmatchcase(path, pattern))
        return next(matching, self._default)


def _headers(policy: dict[str, Any], files_at: tuple[str, ...]) -> dict[str, str]:
    security = policy["SecurityHeadersConfig"]
    headers = {
        "x-content-type-options": "nosniff",
        "referrer-policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "content-security-policy": _content_security(security, files_at),
        "strict-transport-security": f"max-age={_seconds_of_https(security)}",
    }
    if "FrameOptions" in security:
        headers["x-frame-options"] = security["FrameOptions"]["FrameOption"]
    if "CorsConfig" in policy:
        headers["access-control-allow-origin"] = policy["CorsConfig"]["AccessControlAllowOrigins"]["Items"][0]
    for item in policy["CustomHeadersConfig"]["Items"]:
        headers[item["Header"].lower()] = item["Value"]
    return headers


def _content_security(security: dict[str, Any], files_at: tuple[str, ...]) -> str:
    policy = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    text = policy["Fn::Sub"] if isinstance(policy, dict) else policy
    return str(text).replace(BUCKET_ADDRESS, " ".join(files_at))


def _seconds_of_https(security: dict[str, Any]) -> int:
    return int(security["StrictTransportSecurity"]["AccessControlMaxAgeSec"])
