"""A logo is a drawing: whatever could run, load or link is taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.demo import files
from wattwerk.brands.logos import LARGEST_LOGO, sanitised
from wattwerk.platform.problems import Problem

FRAME = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 9 9">{}</svg>'
)


def drawing(content: str) -> str:
    return sanitised(FRAME.format(content))


def refused(svg: str) -> str:
    with pytest.raises(Problem) as refusal:
        sanitised(svg)
    assert refusal.value.errors[0].pointer == "/brand/theme/logo_svg"
    return refusal.value.errors[0].code


@pytest.mark.parametrize("name", ["musterstadt.svg", "sparwatt.svg"])
def test_a_harmless_logo_keeps_its_drawing(name: str) -> None:
    svg = files.content(name).decode()
    clean = sanitised(svg)
    assert clean.count("<path") == svg.count("<path")
    assert clean.count("fill=") == svg.count("fill=")
    assert sanitised(clean) == clean


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<rect width="9" height="9" onload="alert(1)"/>',
        '<a href="https://boese.example"><rect width="9" height="9"/></a>',
        '<image href="https://boese.example/spur.png"/>',
        '<use href="https://boese.example/alles.svg#a"/>',
        '<use xlink:href="https://boese.example/alles.svg#a"/>',
        '<use xlink:href="javascript:alert(1)"/>',
        '<rect fill="url(https://boese.example/muster.svg#a)"/>',
        '<rect fill="\\75rl(https://boese.example/muster.svg#a)"/>',
        "<rect style=\"fill:url('https://boese.example/muster.svg#a')\"/>",
        "<style>rect { fill: url(https://boese.example) }</style>",
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<g xmlns:x="http://www.w3.org/1999/xhtml"><x:script>alert(1)</x:script></g>',
    ],
)
def test_nothing_runs_loads_or_links(content: str) -> None:
    clean = drawing(content).casefold()
    for trace in ("script", "alert", "boese", "onload", "onclick", "<style", "foreign", "animate"):
        assert trace not in clean


def test_references_within_the_drawing_stay() -> None:
    clean = drawing('<defs><path id="a" d="M0 0"/></defs><use xlink:href="#a" fill="url(#b)"/>')
    assert 'href="#a"' in clean
    assert 'fill="url(#b)"' in clean


def test_colours_in_style_attributes_stay_as_attributes() -> None:
    assert 'fill="#0b6b5d"' in drawing('<rect style="fill:#0b6b5d; -inkscape-font:x"/>')
    assert "inkscape" not in drawing('<rect style="fill:#0b6b5d; -inkscape-font:x"/>')


def test_text_after_something_removed_stays() -> None:
    assert "Müllers Netz" in drawing("<text>Müllers<script>x</script> Netz</text>")


def test_a_document_type_of_drawing_programs_is_no_obstacle() -> None:
    doctype = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert "DOCTYPE" not in sanitised(doctype + FRAME.format("<rect/>"))


@pytest.mark.parametrize(
    ("svg", "code"),
    [
        ("ein Logo", "logo_unreadable"),
        ("<html><body/></html>", "logo_unreadable"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + FRAME.format("<text>&a;</text>"), "logo_unreadable"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "logo_without_size"),
        (FRAME.format("<desc>" + "ü" * LARGEST_LOGO + "</desc>"), "logo_too_large"),
    ],
)
def test_what_is_no_usable_drawing_is_refused(svg: str, code: str) -> None:
    assert refused(svg) == code


@given(st.text(max_size=200))
def test_no_text_gets_through_by_accident(text: str) -> None:
    try:
        clean = drawing(text)
    except Problem:
        return
    assert "<script" not in clean.casefold()
    assert sanitised(clean) == clean
