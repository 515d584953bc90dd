"""While the functions are being written: leaves those out of the template that cannot be loaded yet."""

import sys
from pathlib import Path
from typing import Any

from infra import project
from infra.generators import applications

DUMMY = "arn:aws:lambda:eu-central-1:000000000000:function:unfinished"


def missing(template: dict[str, Any]) -> set[str]:
    result = set()
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            file = project.ROOT / resource["Properties"]["CodeUri"] / "app.py"
            if not file.exists() or file in applications.BROKEN:
                result.add(name)
    if result:
        print("unfinished functions left out:", ", ".join(sorted(result)), file=sys.stderr)
    return result


def without(template: dict[str, Any], names: set[str]) -> dict[str, Any]:
    if not names:
        return template
    for name in names:
        del template["Resources"][name]
    template["Resources"] = {
        key: value
        for key, value in template["Resources"].items()
        if not (
            value["Type"] == "AWS::Lambda::Permission" and value["Properties"]["FunctionName"]["Ref"] in names
        )
    }

    def walk(node: Any) -> Any:
        if isinstance(node, dict):
            got = node.get("Fn::GetAtt")
            got = got.split(".") if isinstance(got, str) else got
            if got and got[0] in names:
                return DUMMY
            return {key: walk(value) for key, value in node.items()}
        if isinstance(node, list):
            return [walk(entry) for entry in node]
        return node

    return walk(template)


def body(file: Path, names: set[str]) -> None:
    text = file.read_text()
    for name in names:
        text = text.replace("${" + name + ".Arn}", DUMMY)
    file.write_text(text)
