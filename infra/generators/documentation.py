"""The documentation page of the API: one page without scripts, readable for people who do not program."""

from typing import Any

import nh3
from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup, escape

from infra import project

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(project.ROOT / "infra" / "generators"),
    autoescape=select_autoescape(["html"]),
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(openapi: dict[str, Any]) -> str:
    """Return the page of an OpenAPI document."""
    schemas = openapi["components"]["schemas"]
    groups = [
        {**tag, "anchor": _anchor(tag["name"]), "operations": _operations(openapi, tag["name"])}
        for tag in openapi["tags"]
    ]
    template = _ENVIRONMENT.get_template("documentation.html")
    return template.render(
        info=openapi["info"],
        groups=groups,
        schemas={name: _fields(schema) for name, schema in schemas.items()},
        descriptions={name: schema.get("description", "") for name, schema in schemas.items()},
        rich=_rich,
    )


def _operations(openapi: dict[str, Any], tag: str) -> list[dict[str, Any]]:
    found = []
    for path, methods in openapi["paths"].items():
        for method, operation in methods.items():
            if tag in operation["tags"]:
                found.append({**operation, "method": method.upper(), "path": path, **_bodies(operation)})
    return found


def _bodies(operation: dict[str, Any]) -> dict[str, Any]:
    request = operation.get("requestBody", {}).get("content", {})
    done = next(status for status in operation["responses"] if status.startswith("2"))
    answer = operation["responses"][done].get("content", {})
    return {
        "request": _type(request["application/json"]["schema"]) if request else None,
        "answer": _type(answer["application/json"]["schema"]) if answer else None,
        "done": done,
    }


def _fields(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "type": _type(shape),
            "required": name in schema.get("required", ()),
            "description": shape.get("description", ""),
            "examples": shape.get("examples", []),
        }
        for name, shape in schema.get("properties", {}).items()
    ]


def _type(shape: dict[str, Any]) -> Markup:
    """Return what a value looks like, in words; models are links."""
    if reference := shape.get("$ref"):
        name = reference.rpartition("/")[2]
        return Markup('<a href="#{0}">{0}</a>').format(name)
    if options := shape.get("anyOf") or shape.get("oneOf"):
        return Markup(" or ").join(dict.fromkeys(_type(option) for option in options))
    if "const" in shape:
        return Markup("<code>{}</code>").format(shape["const"])
    if values := shape.get("enum"):
        return Markup(" or ").join(Markup("<code>{}</code>").format(value) for value in values)
    if shape.get("type") == "array":
        return Markup("list of ") + _type(shape.get("items", {}))
    words = {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "yes or no",
        "null": "nothing",
        "object": "object",
    }
    formats = {"date": "date", "date-time": "moment (UTC)", "email": "e-mail address"}
    return escape(formats.get(shape.get("format", ""), words.get(shape.get("type", ""), "anything")))


def _rich(text: str) -> Markup:
    """Return paragraphs, lists, bold and code of a description as HTML."""
    html = []
    for block in escape(text).split("\n\n"):
        lines = block.replace("\n  ", " ").split("\n")
        if all(line.startswith("* ") for line in lines if line):
            html.append("<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines if line) + "</ul>")
        else:
            html.append(f"<p>{_inline(' '.join(lines))}</p>")
    clean = nh3.clean("".join(html), tags={"p", "ul", "li", "b", "code"}, attributes={})
    # Nothing but these tags is left.
    return Markup(clean)  # noqa: S704


def _inline(line: str) -> str:
    for mark, tag in (("**", "b"), ("`", "code")):
        parts = line.split(mark)
        marked = (f"<{tag}>{part}</{tag}>" if index % 2 else part for index, part in enumerate(parts))
        line = "".join(marked)
    return line


def _anchor(name: str) -> str:
    return "".join(character if character.isalnum() else "-" for character in name.lower())
