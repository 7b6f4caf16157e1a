"""Names from elsewhere are shown, and never obeyed."""

import io
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pulumi_livemedia.review.checks.run import findings
from pulumi_livemedia.review.drawing.sheet import draw
from pulumi_livemedia.review.marks import marks_of
from pulumi_livemedia.review.terminal import lines
from tests.review import drawings
from tests.review.samples import Request, custom, picture, region, subject

ELEMENTS = {"svg", "title", "g", "rect", "clipPath", "ellipse", "text", "line", "circle", "path", "pattern"}
NASTY = [
    "<script>alert(1)</script>",
    '"/><image href="https://example.com/x.png"/>',
    "]]><svg onload=alert(1)>",
    "&lt;b&gt;&#x3c;script",
    "</text></svg><script>",
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
    "[bold red]markup[/]",
    "a\x1b[31mred\x1b[0m\x00\x07\x7f",
    "\u202eevil\u2066",
    "\ud800half",
    "\ufffe\uffff",
    "line\nbreak\ttab\r",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
]


def layout(name: str) -> Request:
    """Both places that a name can come from, and a URL."""
    regions = [region(0, 0, 640, 360), region(640, 0, 640, 360)]
    return custom(regions, [name, "guest"], BackgroundImage=f"https://example.com/{name}.png")


def drawn(name: str) -> ET.Element:
    looked_at = subject(layout(name), name)
    assert looked_at.picture is not None
    return drawings.parsed(draw(looked_at.picture, picture(layout("guest")), marks_of(findings(looked_at))))


def assert_harmless(root: ET.Element) -> None:
    for element in root.iter():
        assert element.tag.removeprefix(drawings.SVG) in ELEMENTS
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in ("href", "style", "{http://www.w3.org/1999/xlink}href")
            assert "url(" not in value or value.startswith("url(#")


def test_no_key_of_a_background_is_drawn() -> None:
    image = "https://octocat:password@example.com/a.png?signature=5ca1ab1e"
    before, after = (picture(custom([region(0, 0, 640, 360)], BackgroundImage=url)) for url in (f"{image}1", image))

    drawing = draw(after, before, [])

    assert "https://example.com/a.png?..." in drawing
    assert not any(part in drawing for part in ("octocat", "password", "5ca1ab1e"))


@pytest.mark.parametrize("name", NASTY)
def test_a_name_adds_no_element_and_no_reference(name: str) -> None:
    root = drawn(name)

    assert_harmless(root)
    assert len(list(root.iter())) > 20


@pytest.mark.parametrize("name", NASTY[:8])
def test_a_name_is_shown_as_it_is(name: str) -> None:
    assert any(title.startswith(f"{name}: ") for title in drawings.titles(drawn(name)))


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=140))
def test_no_text_breaks_a_drawing(name: str) -> None:
    assert_harmless(drawn(name))


@pytest.mark.parametrize("name", NASTY)
def test_a_terminal_obeys_no_name(name: str) -> None:
    looked_at = subject(layout(name), name)
    text = "\n".join(lines(looked_at.picture, None, findings(looked_at), [name]))

    assert all(character.isprintable() or character == "\n" for character in text)
    assert len(text.splitlines()) == text.count("\n") + 1


@given(st.text(max_size=40))
def test_a_table_stays_a_table(name: str) -> None:
    out = io.StringIO()
    out.writelines(lines(picture(layout(name)), None, [], []))

    assert "\n" not in out.getvalue()
