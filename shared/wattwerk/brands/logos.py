"""Logos as SVG. What may run, load or link is taken out: a logo is a drawing and nothing else."""

import re
from xml.etree import ElementTree

from wattwerk.platform.problems import Problem, invalid

LARGEST_LOGO = 64 * 1024
"""Bytes; every page carries the logo."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

_NAME = re.compile(r"[\w-]+")
_ELEMENTS = frozenset(
    _NAME.findall(
        "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan "
        "clipPath mask marker pattern linearGradient radialGradient stop filter feBlend feColorMatrix "
        "feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR "
        "feGaussianBlur feMerge feMergeNode feOffset"
    )
)
_ATTRIBUTES = frozenset(
    _NAME.findall(
        "id class viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points transform "
        "preserveAspectRatio fill fill-opacity fill-rule stroke stroke-width stroke-opacity "
        "stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color "
        "clip-path clip-rule clipPathUnits mask mask-type maskUnits maskContentUnits filter filterUnits "
        "primitiveUnits gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity "
        "patternUnits patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY "
        "orient marker-start marker-mid marker-end font-family font-size font-weight font-style "
        "letter-spacing text-anchor dominant-baseline visibility display vector-effect paint-order "
        "role aria-label aria-hidden in in2 result mode type values operator k1 k2 k3 k4 stdDeviation "
        "flood-color flood-opacity tableValues slope intercept amplitude exponent "
        "color-interpolation-filters href version"
    )
)
_REFERENCE = re.compile(r"url\(\s*(?!['\"]?#)", re.IGNORECASE)
_INSIDE = re.compile(r"#[\w.-]+")

for _prefix, _namespace in (("", SVG), ("xlink", XLINK)):
    ElementTree.register_namespace(_prefix, _namespace)


def sanitised(svg: str) -> str:
    """Return the drawing without scripts, styles, links, pictures, foreign content and addresses.

    Raises:
        Problem: 422 ``logo_too_large``, ``logo_unreadable`` (no SVG, or one that declares entities),
            ``logo_without_size`` (neither ``viewBox`` nor width and height).
    """
    if len(svg.encode()) > LARGEST_LOGO:
        raise _refusal(
            "logo_too_large", "The logo is too large.", largest_logo_kilobytes=LARGEST_LOGO // 1024
        )
    # Entities could grow without bounds or bring in files; drawings do not need a document type.
    if "<!DOCTYPE" in svg.upper() or "<!ENTITY" in svg.upper():
        svg = re.sub(r"<!DOCTYPE[^\[>]*>", "", svg, count=1, flags=re.IGNORECASE)
        if "<!" in svg.replace("<!--", ""):
            raise _refusal("logo_unreadable", "This is not a plain SVG drawing.")
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - without a document type there are no entities
    except ElementTree.ParseError as error:
        raise _refusal("logo_unreadable", "This is not an SVG drawing.") from error
    if root.tag != f"{{{SVG}}}svg":
        raise _refusal("logo_unreadable", "This is not an SVG drawing.")
    _clean(root)
    if "viewBox" not in root.attrib and not {"width", "height"} <= root.attrib.keys():
        raise _refusal("logo_without_size", "The drawing does not say how large it is.")
    return ElementTree.tostring(root, encoding="unicode")


def _clean(element: ElementTree.Element) -> None:
    # Drawing programs write colours into style attributes; as attributes of their own they may stay.
    for declaration in element.attrib.pop("style", "").split(";"):
        property_name, _, setting = declaration.partition(":")
        if setting:
            element.attrib[property_name.strip()] = setting.strip()
    for name, value in list(element.attrib.items()):
        plain = name.removeprefix(f"{{{XLINK}}}")
        if name != plain and plain == "href":
            # Browsers read the attribute without the old namespace as well.
            del element.attrib[name]
            element.attrib[plain] = value
        if not _harmless(plain, value):
            del element.attrib[plain if plain in element.attrib else name]
    for child in list(element):
        name = child.tag if isinstance(child.tag, str) else ""
        if name.startswith(f"{{{SVG}}}") and name.removeprefix(f"{{{SVG}}}") in _ELEMENTS:
            _clean(child)
        else:
            _remove(element, child)


def _harmless(name: str, value: str) -> bool:
    if name not in _ATTRIBUTES:
        return False
    if name == "href":
        return _INSIDE.fullmatch(value.strip()) is not None
    # With a backslash, style sheets write letters in other ways: `\75rl(...)` is an address as well.
    return "\\" not in value and not _REFERENCE.search(value) and "javascript:" not in value.casefold()


def _remove(parent: ElementTree.Element, child: ElementTree.Element) -> None:
    """Take out an element, but not the text that follows it."""
    children = list(parent)
    position = children.index(child)
    if child.tail and child.tail.strip():
        if position:
            before = children[position - 1]
            before.tail = (before.tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _refusal(code: str, message: str, **parameters: int) -> Problem:
    return invalid("/brand/theme/logo_svg", code, message, **parameters)
