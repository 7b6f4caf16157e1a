"""What the `pulumi` command is asked, with backends that the real one can not be tested on here."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.sweep.gathering import Request, gather
from pulumi_livemedia.sweep.problems import PulumiFailed, UnreadableState
from pulumi_livemedia.sweep.stacks import Pulumi

ASKED = "asked.txt"
STAND_IN = """#!{python}
import json, pathlib, sys
arguments = " ".join(sys.argv[1:]).removesuffix(" --non-interactive")
folder = pathlib.Path({folder!r})
with (folder / "asked.txt").open("a") as asked:
    asked.write(arguments + "\\n")
answers = json.loads((folder / "answers.json").read_text())
if arguments not in answers:
    sys.exit("error: accessKeySecret=emulator-secret is not what " + arguments + " wants")
print(answers[arguments] if isinstance(answers[arguments], str) else json.dumps(answers[arguments]))
"""
STACK = "acme/shows/dev"
STATE: dict[str, Any] = {"deployment": {"resources": []}}
ANSWERS = {
    "stack ls --json -Q": [{"name": STACK}],
    "stack ls --json -Q --all": [{"name": STACK}, {"name": "acme/other/dev"}],
    "whoami --json": {"url": "https://app.pulumi.com/acme"},
    f"stack history --json --stack {STACK} --page-size 3": [{"version": 9}, {"version": 8}, {"version": 7}],
    f"stack export --stack {STACK}": STATE,
    f"stack export --stack {STACK} --version 8": STATE,
    f"stack export --stack {STACK} --version 7": STATE,
    f"config --json --stack {STACK}": {"livemedia:alicloudRegion": {"value": "eu-central-1", "secret": False}},
}
Answer = Callable[[dict[str, Any]], object]


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Puts a `pulumi` on PATH that gives these answers, and fails otherwise."""
    command = tmp_path / "bin" / "pulumi"
    command.parent.mkdir()
    command.write_text(STAND_IN.format(python=sys.executable, folder=str(tmp_path)))
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(command.parent))
    return lambda answers: (tmp_path / "answers.json").write_text(json.dumps(answers))


def request(folder: Path, *stacks: str, history: int = 2) -> Request:
    return Request((), (), stacks, folder, history)


def test_pulumi_cloud_gives_former_states_by_their_numbers(answer: Answer, tmp_path: Path) -> None:
    answer(ANSWERS)

    [source], notes = gather(request(tmp_path))

    assert source.current is not None
    assert (source.current.stack, len(source.past), notes) == ("shows/dev", 2, [])
    assert source.settings == {"livemedia:alicloudRegion": "eu-central-1"}
    assert "--show-secrets" not in (tmp_path / ASKED).read_text(), "nothing is decrypted without need"


def test_secrets_are_decrypted_only_where_they_are_ours(answer: Answer, tmp_path: Path) -> None:
    config = {"alicloud:secretKey": {"secret": True}, "alicloud:accessKey": {"value": "k", "secret": False}}
    plain = {"alicloud:secretKey": {"value": "s", "secret": True}, "alicloud:accessKey": {"value": "k"}}
    answer(ANSWERS | {f"config --json --stack {STACK}": config, f"config --json --stack {STACK} --show-secrets": plain})

    [source], _ = gather(request(tmp_path))

    assert source.settings == {"alicloud:secretKey": "s", "alicloud:accessKey": "k"}
    assert "'s'" not in repr(source)


def test_a_store_that_gives_no_history_is_a_note(answer: Answer, tmp_path: Path) -> None:
    answer(ANSWERS | {"whoami --json": {"url": "s3://states"}})

    _, notes = gather(request(tmp_path))

    assert notes == [f"the history of {STACK} was not read: s3 does not give it; --past takes its files"]


def test_names_are_taken_in_any_length_and_must_be_clear(answer: Answer, tmp_path: Path) -> None:
    answer(ANSWERS | {"stack ls --json -Q": [{"name": STACK}, {"name": "acme/shows/prod"}]})
    pulumi = Pulumi(tmp_path)

    assert pulumi.names(["dev"]) == pulumi.names(["shows/dev"]) == pulumi.names([STACK]) == [STACK]
    with pytest.raises(PulumiFailed, match="there is no stack ev"):
        pulumi.names(["ev"])
    answer(ANSWERS | {"stack ls --json -Q": [{"name": STACK}, {"name": "acme/other/dev"}]})
    with pytest.raises(PulumiFailed, match=r"more than one stack is called dev: acme/shows/dev, acme/other/dev"):
        pulumi.names(["dev"])


def test_a_command_that_fails_is_told_without_a_secret(answer: Answer, tmp_path: Path) -> None:
    answer({})

    with pytest.raises(PulumiFailed) as raised:
        gather(request(tmp_path))
    assert "pulumi stack ls --json -Q failed: error: accessKeySecret=*** is not what" in str(raised.value)


@pytest.mark.parametrize("nonsense", ["", "warning: something", "{"])
def test_an_answer_that_is_no_json_is_refused(answer: Answer, tmp_path: Path, nonsense: str) -> None:
    answer(ANSWERS | {"stack ls --json -Q": nonsense})

    with pytest.raises(PulumiFailed, match="did not print JSON"):
        gather(request(tmp_path))


def test_a_former_state_that_can_not_be_read_says_how_to_do_without(answer: Answer, tmp_path: Path) -> None:
    folder = tmp_path / "states" / ".pulumi" / "history" / "shows" / "dev"
    folder.mkdir(parents=True)
    (folder / "dev-1795335957129581310.checkpoint.json").write_text("{")
    answer(ANSWERS | {"whoami --json": {"url": "file://./states"}})

    with pytest.raises(UnreadableState) as raised:
        gather(request(tmp_path))
    assert "--history 0 leaves former states out" in str(raised.value)
