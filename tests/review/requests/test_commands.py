"""`livemedia check` and `livemedia schema`."""

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from typer.testing import CliRunner

from pulumi_livemedia.cli import app
from tests.review.samples import PICTURES, Request, custom, region, request

WHOLE: Request = {
    "AppId": "661e00000000000000000001",
    "RoomId": "studio-1",
    "TaskId": "news",
    "Encode": {"VideoWidth": 1280, "VideoHeight": 720},
    "FileFormatConfig": {"FileFormat": ["MP4"]},
    "StorageConfig": {"Type": 0, "TosConfig": {"AccountId": "2100000000", "Bucket": "shows"}},
}
ARRANGED: Request = WHOLE | custom([region(0, 0, 640, 360)])


def run(*arguments: str, stdin: object = None) -> tuple[int, str, str]:
    """Exit code, output and errors of `livemedia`."""
    result = CliRunner().invoke(app, list(arguments), input=None if stdin is None else json.dumps(stdin))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def schema() -> Any:  # noqa: ANN401 - a document
    code, out, _ = run("schema", "record-task")
    assert code == 0
    return json.loads(out)


def changed(*path: str, value: object) -> Request:
    """The whole request with another value somewhere."""
    result: Request = json.loads(json.dumps(ARRANGED))
    inner = result
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return result


WRONG = {
    "taskId is required": {name: value for name, value in ARRANGED.items() if name != "TaskId"},
    "encode.videoFps must be at most 60": changed("Encode", "VideoFps", value=99),
    "encode.videoWidth must be even": changed("Encode", "VideoWidth", value=641),
    "encode.audioSampleRate must be one of 32000, 44100, 48000": changed("Encode", "AudioSampleRate", value=8000),
    "recordMode must be a whole number; write 1 without quotes": changed("RecordMode", value="1"),
    "is not a known property; did you mean videoWidth?": changed("Encode", "VideoWidht", value=640),
    "fileFormatConfig is required": {name: value for name, value in ARRANGED.items() if name != "FileFormatConfig"},
    "must be an object": changed("StorageConfig", value="FILL IN as StartRecord was given it"),
}


def test_a_request_that_is_valid_is_so() -> None:
    assert run("check", "-", stdin=ARRANGED) == (0, "1 request valid\n", "")
    jsonschema.validate(ARRANGED, schema())


@pytest.mark.parametrize(("words", "wrong"), WRONG.items(), ids=WRONG.keys())
def test_a_mistake_is_found_with_its_place_and_by_editors_too(words: str, wrong: Request) -> None:
    code, out, _ = run("check", "-", stdin=wrong)

    assert code == 1
    assert words in out
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema())


def test_all_mistakes_are_told_at_once_for_all_files(tmp_path: Path) -> None:
    for position, wrong in enumerate(WRONG.values()):
        (tmp_path / f"{position}.json").write_text(json.dumps(wrong), encoding="utf-8")

    code, out, _ = run("check", *map(str, sorted(tmp_path.iterdir())), "--json")

    assert code == 1
    assert {Path(each["file"]).stem for each in json.loads(out)} == set(map(str, range(len(WRONG))))


@pytest.mark.parametrize(("stdin", "words"), [([], "is not an object"), (None, "is not JSON")])
def test_what_can_not_be_read_is_said(stdin: object, words: str) -> None:
    code, out, err = run("check", "-", stdin=stdin)

    assert (code, out) == (2, "")
    assert words in err


def test_every_picture_of_the_documentation_fits_the_schema() -> None:
    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    del made["required"]
    for path in sorted(PICTURES.glob("custom*.json")):
        jsonschema.validate(request(path.stem), made)


def test_fields_of_our_own_are_not_in_the_schema() -> None:
    made = schema()

    assert "WhenEnded" not in made["properties"]
    assert made["required"] == ["AppId", "RoomId", "TaskId", "FileFormatConfig", "StorageConfig"]
    assert made["$defs"]["Encode"]["properties"]["VideoFps"]["maximum"] == 60
