"""Which machine codes the backend can answer with, read from its source code.

Codes stand as literals where refusals are made. Where a function takes the code as a parameter, the
literals stand where that function is called, in the same module; where a code comes from a variable,
they stand in the function around it or in the ``Literal`` type of the parameter.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from infra import project

PROBLEM, FIELD = "problems", "fields"
# What makes a refusal: position of the code among the arguments, and where its text belongs.
MAKERS = {
    "Problem": (1, PROBLEM),
    "invalid": (1, FIELD),
    "FieldError": (1, FIELD),
    "PydanticCustomError": (0, FIELD),
    "Refused": (0, FIELD),
    "RegisterVerdict": (2, FIELD),
}
# Codes that only pass through: they are found where they come from.
PASSED_ON = {"self.code", "problem.code", "verdict.code", "fault['type']"}
# Faults of the files that staff import on the command line, which no screen shows.
IMPORTS = {
    "areas.py",
    "default_supply.py",
    "gas_tables.py",
    "levies.py",
    "loading.py",
    "places.py",
    "price_rows.py",
    "sources.py",
    "streets.py",
    "tables.py",
}
CODE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+")


@dataclass(frozen=True)
class Raised:
    """A code, where its text belongs (``problems`` or ``fields``), and where the code is made."""

    code: str
    kind: str
    place: str = field(compare=False)


def raised() -> set[Raised]:
    """Return every code that views and contexts can answer with."""
    folders = (project.ROOT / "shared" / "wattwerk", project.FUNCTIONS)
    files = (file for folder in folders for file in sorted(folder.rglob("*.py")))
    return {found for file in files if file.name not in IMPORTS for found in codes_of(file)}


def codes_of(file: Path) -> Iterator[Raised]:
    """Yield the codes of one module.

    Raises:
        ValueError: a code whose origin cannot be told from the source.
    """
    module = ast.parse(file.read_text(), str(file))
    makers: dict[str, tuple[int, str]] = dict(MAKERS)
    pending = [(node, function) for node, function in _calls(module, None)]
    unexplained: list[str] = []
    known = 0
    while known != len(makers):
        known = len(makers)
        found: list[Raised] = []
        unexplained = []
        for call, function in pending:
            name = _name(call.func)
            if name not in makers:
                continue
            position, kind = makers[name]
            given = _argument(call, position)
            place = f"{file.relative_to(project.ROOT)}:{call.lineno}"
            if given is None or ast.unparse(given) in PASSED_ON:
                continue
            literals = [node.value for node in _choices(given) if isinstance(node, ast.Constant)]
            codes = [value for value in literals if isinstance(value, str) and value]
            if not codes and isinstance(given, ast.Name) and function is not None:
                carried = _parameter(function, given.id)
                if carried is not None:
                    codes = _literal_type(module, carried[1])
                    if not codes:
                        makers.setdefault(function.name, (carried[0], kind))
                        continue
                else:
                    codes = _constants(function)
            if not codes:
                unexplained.append(f"{place}: {ast.unparse(given)}")
            found += [Raised(code, kind, place) for code in codes]
    # A verdict that is refined later gets its code by name.
    if any(_name(call.func) == "RegisterVerdict" for call, _ in pending):
        found += [
            Raised(keyword.value.value, FIELD, f"{file.relative_to(project.ROOT)}:{call.lineno}")
            for call, _ in pending
            for keyword in call.keywords
            if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
        ]
    if unexplained:
        raise ValueError(f"nobody can tell which codes these are: {unexplained}")
    yield from found


def _calls(
    node: ast.AST, function: ast.FunctionDef | None
) -> Iterator[tuple[ast.Call, ast.FunctionDef | None]]:
    for child in ast.iter_child_nodes(node):
        inside = child if isinstance(child, ast.FunctionDef) else function
        if isinstance(child, ast.Call):
            yield child, inside
        yield from _calls(child, inside)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _argument(call: ast.Call, position: int) -> ast.expr | None:
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    return call.args[position] if len(call.args) > position else named.get("code")


def _choices(given: ast.expr) -> list[ast.expr]:
    return [*_choices(given.body), *_choices(given.orelse)] if isinstance(given, ast.IfExp) else [given]


def _parameter(function: ast.FunctionDef, name: str) -> tuple[int, ast.expr | None] | None:
    """Return the position of a parameter as callers count (without ``self``), and its type."""
    parameters = [argument for argument in function.args.args if argument.arg not in ("self", "cls")]
    for position, argument in enumerate(parameters):
        if argument.arg == name:
            return position, argument.annotation
    named = {argument.arg: argument.annotation for argument in function.args.kwonlyargs}
    return (len(parameters), named[name]) if name in named else None


def _literal_type(module: ast.Module, annotation: ast.expr | None) -> list[str]:
    if annotation is None:
        return []
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    types = [annotation] + [
        node.value
        for node in module.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in names
    ]
    return [
        element.value
        for part in types
        for node in ast.walk(part)
        if isinstance(node, ast.Subscript) and _name(node.value) == "Literal"
        for element in ast.walk(node.slice)
        if isinstance(element, ast.Constant) and isinstance(element.value, str)
    ]


def _constants(function: ast.FunctionDef) -> list[str]:
    return [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    ]
