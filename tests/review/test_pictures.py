"""Pictures are the same bytes for the same request."""

import subprocess
import sys
from pathlib import Path

import pytest

from pulumi_livemedia.review.drawing.sheet import draw
from pulumi_livemedia.review.png import NoRenderer, to_png
from tests.review import drawings
from tests.review.samples import PICTURES, picture, request
from tools import generate_review

REQUESTS = [path for path in sorted(PICTURES.glob("*.json")) if generate_review.is_after(path)]
_DRAW = (
    "import sys; from pathlib import Path; from tools.generate_review import picture; print(picture(Path(sys.argv[1])))"
)


@pytest.mark.parametrize("path", REQUESTS, ids=[path.stem for path in REQUESTS])
def test_a_request_gives_the_picture_that_is_checked_in(path: Path) -> None:
    checked_in = path.with_suffix(".svg").read_text(encoding="utf-8")

    assert generate_review.picture(path) == checked_in, "run `make generate`, and look at the pictures"


def test_another_process_draws_the_same_bytes() -> None:
    path = PICTURES / "everything.json"
    run = subprocess.run(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-c", _DRAW, str(path)], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"}
    )

    assert run.stdout.decode() == path.with_suffix(".svg").read_text(encoding="utf-8") + "\n"


def test_a_png_has_the_size_of_the_drawing() -> None:
    drawing = draw(picture(request("custom")))
    png = to_png(drawing, zoom=2)
    width, height = (int.from_bytes(png[start : start + 4], "big") for start in (16, 20))

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    whole = drawings.size(drawings.parsed(drawing))
    assert abs(width - 2 * whole.width) <= 1
    assert abs(height - 2 * whole.height) <= 1


def test_a_png_without_the_renderer_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)

    with pytest.raises(NoRenderer, match=r"pip install 'pulumi-livemedia\[png\]'"):
        to_png("<svg/>")


def test_a_png_is_not_made_without_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pulumi_livemedia.review.png._font", lambda: None)

    with pytest.raises(NoRenderer, match="none of these fonts is installed: DejaVu Sans"):
        to_png("<svg/>")
