"""A drawing as PNG. Needs `pip install 'pulumi-livemedia[png]'`."""

import functools
from typing import Final

_FONTS: Final = ("DejaVu Sans", "Verdana", "Arial", "Liberation Sans", "Noto Sans", "Helvetica", "Segoe UI", "Ubuntu")
"""Fonts for text in `sans-serif`: the renderer knows no such family by itself."""
_PROBE: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" font-family="sans-serif">'
    '<text x="2" y="16" font-size="16">M</text></svg>'
)


class NoRenderer(Exception):
    """A PNG can not be made here; the text says what to install."""


def to_png(drawing: str, zoom: float = 2) -> bytes:
    """The drawing, enlarged so that it is sharp on today's screens.

    Raises:
        NoRenderer: the renderer, or every font that it could use, is missing.
    """
    try:
        import resvg_py  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise NoRenderer("a PNG needs a package that is not installed: pip install 'pulumi-livemedia[png]'") from error

    font = _font()
    if font is None:
        fonts = ", ".join(_FONTS)
        raise NoRenderer(f"a PNG would be without text, since none of these fonts is installed: {fonts}")
    return resvg_py.svg_to_bytes(drawing, zoom=zoom, font_family=font, sans_serif_family=font)


@functools.cache
def _font() -> str | None:
    """The first font that is installed: without it the renderer leaves all text out, and says nothing."""
    import resvg_py  # noqa: PLC0415 - the same

    blank = resvg_py.svg_to_bytes(_PROBE, skip_system_fonts=True)
    for font in _FONTS:
        if resvg_py.svg_to_bytes(_PROBE, font_family=font, sans_serif_family=font) != blank:
            return font
    return None
