"""`livemedia layout`, as people call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pulumi_livemedia.cli import app
from pulumi_livemedia.review.checks.examples import SOUND, patched
from tests.review import drawings
from tests.review.samples import PICTURES, PREVIEW, Request, request

HIDDEN = "LM102: layout.customLayout.regions[3] (interpreter): is never seen"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration but the test's own counts."""
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: object = None) -> tuple[int, str, str]:
    """Exit code, output and errors of `livemedia layout`."""
    result = CliRunner().invoke(app, ["layout", *arguments], input=None if stdin is None else json.dumps(stdin))
    return result.exit_code, result.stdout, result.stderr


def path_of(name: str) -> str:
    return str(PICTURES / f"{name}.json")


def test_a_request_is_shown_as_a_table_with_what_is_found() -> None:
    code, out, _ = run(path_of("wrong"))

    assert code == 1
    assert out.splitlines()[:3] == [
        "wrong: custom layout, 1280 x 720 px, background image, 6 regions",
        "#  stream       at x, y    width x height  z  shown",
        "1  host         0, 0       960 x 720       0  stretched (0)",
    ]
    assert f"error {HIDDEN}" in out
    assert out.endswith("1 error, 7 warnings, 2 notes\n")


def test_what_moved_stands_in_the_table() -> None:
    code, out, _ = run(path_of("change"), "--before", path_of("change.before"))

    assert code == 0
    rows = [" ".join(line.split()) for line in out.splitlines()]
    assert "2 guest moved 16, 16 -> 960, 0 320 x 180 1 cropped (1)" in rows
    assert "5 slides added 640, 360 640 x 360 2 fitted (2)" in rows
    assert "canvas: background #000000 -> #1b2838" in out
    assert out.endswith("nothing found\n")


def test_standard_input_will_do() -> None:
    code, out, _ = run("-", stdin=SOUND)

    assert code == 0
    assert out.startswith("standard input: custom layout, 1280 x 360 px")


@pytest.mark.parametrize(
    ("fail_on", "patch", "expected"),
    [
        ("error", {"Control": {"MaxRecordTime": None}}, 0),
        ("warning", {"Control": {"MaxRecordTime": None}}, 1),
        ("warning", {"Control": {"MaxRecordTime": 0}}, 0),
        ("note", {"Control": {"MaxRecordTime": 0}}, 1),
        ("error", {"Encode": {"VideoFps": 99}}, 1),
        ("never", {"Encode": {"VideoFps": 99}}, 0),
    ],
)
def test_the_exit_code_says_whether_something_that_counts_was_found(
    fail_on: str, patch: Request, expected: int
) -> None:
    assert run("-", "--fail-on", fail_on, stdin=patched(SOUND, patch))[0] == expected


def test_pictures_are_written(tmp_path: Path) -> None:
    svg, png = tmp_path / "layout.svg", tmp_path / "layout.png"
    code, out, _ = run(path_of("custom"), "--svg", str(svg), "--png", str(png), "--no-text")

    assert (code, out) == (0, "")
    assert svg.read_text(encoding="utf-8") == (PICTURES / "custom.svg").read_text(encoding="utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")


def test_a_picture_on_standard_output_is_nothing_but_the_picture() -> None:
    code, out, _ = run(path_of("wrong"), "--svg", "-")

    assert code == 1
    assert drawings.parsed(out).tag == f"{drawings.SVG}svg"


def test_a_preview_has_both_states() -> None:
    code, out, _ = run(str(PREVIEW), "--resource", "evening-news")

    assert code == 0
    assert out.startswith("evening-news: custom layout, 1280 x 720 px")
    assert "2  guest   moved      960, 0 -> 900, 20" in out


def test_the_configuration_of_the_folder_counts(tmp_path: Path) -> None:
    (tmp_path / "livemedia.toml").write_text("[review]\nignore = ['LM']\n")
    assert run(path_of("wrong"))[0] == 0

    (tmp_path / "house.toml").write_text("[review]\nselect = ['LM102']\n")
    code, out, _ = run(path_of("wrong"), "--config", "house.toml")
    assert code == 1
    assert out.endswith("1 error\n")


def test_the_number_of_streams_may_be_said() -> None:
    code, out, _ = run(path_of("everybody"), "--streams", "9")

    assert code == 0
    assert "adaptive layout, 1280 x 720 px, background #000000, 9 regions" in out
    assert "note: Drawn for 9 streams; it follows how many publish. Nobody is named" in out


def test_a_recording_without_a_picture_is_checked_all_the_same() -> None:
    code, out, _ = run("-", stdin=patched(SOUND, {"RecordMode": 1, "Layout": None, "Control": {"MaxIdleTime": None}}))

    assert code == 0
    assert out.startswith("note: single-stream mode: each stream has a file of its own")
    assert "warning LM301" in out


def test_a_studio_layout_is_drawn_on_its_canvas() -> None:
    code, out, _ = run(path_of("studio"), "--canvas", "lp_ud_v")

    assert code == 0
    assert out.startswith("studio: studio layout, 1080 x 1920 px, background #000000, 3 layers")


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (["missing.json"], None, "missing.json can not be read: No such file"),
        (["-"], [1], "standard input is not an object"),
        (["-", "--resource", "x"], SOUND, "--resource is for previews"),
        (["-", "--before", "-"], SOUND, "- is given twice"),
        (["-", "--before", "x", "--resource", "y"], SOUND, "--before and --resource exclude each other"),
        ([str(PREVIEW), "--before", "x"], None, "--before is not for previews"),
        (["-", "--config", "x.toml"], SOUND, "x.toml can not be read"),
        (["-", "--svg", "no/such/folder.svg"], SOUND, "no/such/folder.svg can not be written: No such file"),
        (["-", "--svg", "x.svg"], SOUND | {"RecordMode": 1}, "there is nothing to draw: single-stream mode"),
        (["-", "--canvas", "1280"], {"BlendList": []}, "--canvas 1280 is no size"),
        ([str(PREVIEW)], None, "choose by --resource: evening-news, second"),
        ([str(PREVIEW), "--resource", "evning-news"], None, "did you mean evening-news?"),
    ],
)
def test_what_can_not_be_used_is_told_with_its_cure(arguments: list[str], stdin: object, words: str) -> None:
    code, out, err = run(*arguments, stdin=stdin)

    assert (code, out) == (2, "")
    assert err.startswith("livemedia: ")
    assert words in err
    assert "\n  cure: " in err


def test_what_is_not_json_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")

    assert "a.json is not JSON" in run("a.json")[2]


def test_bytes_that_are_no_text_are_told() -> None:
    result = CliRunner().invoke(app, ["layout", "-"], input=b"\xff\xfe{")

    assert result.exit_code == 2
    assert "standard input can not be read: it is not UTF-8" in result.stderr


def test_a_bottomless_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "deep.json").write_text('{"a":' * 700 + "1" + "}" * 700)

    assert run("deep.json")[0] in (1, 2)


def test_the_other_commands_load_nothing_of_it() -> None:
    program = "import sys, pulumi_livemedia.cli; print(*(name for name in sys.modules if '.review' in name))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - ours

    assert set(loaded.stdout.split()) == {
        "pulumi_livemedia.inspection.review",
        "pulumi_livemedia.review",
        "pulumi_livemedia.review.commands",
        "pulumi_livemedia.review.plan",
        "pulumi_livemedia.review.plan.fail_on",
        "pulumi_livemedia.review.requests",
        "pulumi_livemedia.review.requests.commands",
        "pulumi_livemedia.review.words",
    }


def test_every_sample_is_a_whole_request() -> None:
    for name in ("custom", "change", "wrong", "seventeen"):
        assert run("-", "--fail-on", "never", stdin=request(name))[0] == 0
