"""`livemedia review`, as people and pipelines call it."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pulumi_livemedia.cli import app
from tests.review.plan.samples import CASTER, PREVIEW, recorded, step


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No configuration but the test's own counts."""
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: object = None) -> tuple[int, str, str]:
    """Exit code, output and errors of `livemedia review`."""
    result = CliRunner().invoke(app, ["review", *arguments], input=None if stdin is None else json.dumps(stdin))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_a_preview_is_told_as_text() -> None:
    code, out, _ = run(str(PREVIEW))

    assert code == 0
    assert out.startswith("live media review of shows/dev\n1 interruption, 1 restart, 5 go live, 1 new warning\n")
    assert (
        "studio (LiveCaster) [interruption, goes-live]\n  the present caster stops, then another one goes on air" in out
    )


@pytest.mark.parametrize(
    ("steps", "failing"),
    [
        ([step("delete", CASTER)], {"interruption"}),
        ([step("create", None, CASTER)], {"goes-live"}),
        ([step("update", CASTER, {**CASTER, "restartTriggers": [1]})], {"interruption", "restart"}),
        ([step("update", CASTER, {**CASTER, "adopt": True})], set()),
        ([each for each in recorded()["steps"] if each["urn"].endswith("::evening-news")], {"warning"}),
    ],
    ids=["deleted", "created", "restarted", "local", "warned"],
)
def test_what_fails_the_command_is_chosen(steps: list[object], failing: set[str]) -> None:
    for reason in ("interruption", "restart", "goes-live", "warning"):
        code, _, _ = run("-", "--fail-on", reason, stdin={"steps": steps})
        assert code == (1 if reason in failing else 0), reason
    assert run("-", stdin={"steps": steps})[0] == 0


def test_several_reasons_fail_it_together() -> None:
    deleted = {"steps": [step("delete", CASTER)]}

    assert run("-", "--fail-on", "restart", "--fail-on", "interruption", stdin=deleted)[0] == 1


def test_report_and_pictures_are_written_side_by_side(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "review"

    code, _, _ = run(str(PREVIEW), "--to", str(folder), "--png")

    assert code == 0
    assert {path.name for path in folder.iterdir()} >= {"review.md", "evening-news.svg", "evening-news.png"}
    assert "(evening-news.png)" in (folder / "review.md").read_text(encoding="utf-8")
    assert (folder / "evening-news.png").read_bytes().startswith(b"\x89PNG")


def test_pictures_may_be_found_elsewhere(tmp_path: Path) -> None:
    run(str(PREVIEW), "--to", str(tmp_path), "--pictures-at", "https://pictures.example/pr-1/")

    assert "(https://pictures.example/pr-1/evening-news.svg)" in (tmp_path / "review.md").read_text(encoding="utf-8")


def test_the_same_preview_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run(str(PREVIEW), "--to", str(tmp_path / name))

    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_machines_get_json() -> None:
    document = json.loads(run(str(PREVIEW), "--json")[1])

    assert document["counts"] == {"interruption": 1, "goes-live": 5, "restart": 1, "warning": 1}
    assert {each["name"] for each in document["resources"]} >= {"lecture", "stage"}


def test_markdown_may_be_printed() -> None:
    assert run(str(PREVIEW), "--markdown")[1].startswith("<!-- livemedia-review -->\n")


def test_rules_of_the_house_count(tmp_path: Path) -> None:
    (tmp_path / "livemedia.toml").write_text('[review.levels]\nLM305 = "error"\n', encoding="utf-8")

    assert "error LM305" in run(str(PREVIEW))[1]


def test_a_preview_that_failed_is_told_and_ends_with_two() -> None:
    failed = {"steps": [], "diagnostics": [{"severity": "error", "message": "error: no such thing\n"}]}

    code, out, _ = run("-", stdin=failed)

    assert code == 2
    assert "the preview failed: no such thing" in out


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (["-"], [], "it is not what `pulumi preview --json` prints"),
        (["nowhere.json"], None, "nowhere.json can not be read"),
        (["-", "--stack", "dev"], {"steps": []}, "--stack and --cwd are for a preview that is still to be"),
        (["-", "--json", "--markdown"], {"steps": []}, "exclude each other"),
        (["-", "--png"], {"steps": []}, "--png needs a folder"),
        (["--cwd", "nowhere"], None, "pulumi can not be run in nowhere"),
    ],
)
def test_what_can_not_be_used_is_said_with_its_cure(
    arguments: list[str], stdin: object, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_pulumi(tmp_path, monkeypatch, "exit 0")

    code, out, err = run(*arguments, stdin=stdin)

    assert (code, out) == (2, "")
    assert words in err
    assert "cure: " in err


@pytest.mark.parametrize("junk", [[1, None, "x"], [{"urn": 1, "op": None, "oldState": [], "newState": "x"}], [{}]])
def test_steps_that_make_no_sense_are_left_out(junk: list[object]) -> None:
    assert run("-", stdin={"steps": junk})[0] == 0


def test_inputs_that_make_no_sense_are_told_as_far_as_they_can_be() -> None:
    odd = step("update", CASTER, {"casterId": ["x"], "desiredState": 7, "restartTriggers": {"a": None}})
    odd["detailedDiff"] = {"casterId[0].x": None, "desiredState": {}, "": {}}

    assert run("-", stdin={"steps": [odd]})[0] == 0


def test_without_pulumi_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    code, _, err = run()

    assert code == 2
    assert "there is no pulumi command on PATH" in err


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ('echo "error: no stack named x found" >&2; exit 255', "no stack named x found"),
        ("exit 3", "it ended with 3"),
        ("echo '{nonsense'", "is not JSON"),
    ],
)
def test_a_pulumi_that_fails_is_told(script: str, words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    a_pulumi(tmp_path, monkeypatch, script)

    code, _, err = run()

    assert code == 2
    assert words in err


def test_what_stands_before_the_preview_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    a_pulumi(tmp_path, monkeypatch, f"echo hello; cat {PREVIEW}")

    assert run()[0] == 0


def a_pulumi(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a command of this name before all others."""
    command = folder / "pulumi"
    command.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
