"""The quickstart without the pulumi CLI: its program and the real provider, with an engine that is only played."""

import runpy
from collections.abc import Iterable, Mapping
from pathlib import Path

from pulumi_livemedia.testing.make_stack import make_stack
from pulumi_livemedia.testing.results import Result, StackFailed
from pulumi_livemedia.testing.stack import Stack
from tools.console import say

LABEL = "REHEARSAL, without pulumi"
BEGIN = f"""{LABEL}: the program and the provider are real, the engine is played by pulumi_livemedia.testing.
No state is kept, so the show is ended again at once."""
END = f"""{LABEL}: done, and nothing runs. The emulator goes on; `make down` stops it.
Once there is a pulumi, `make up` does it in earnest."""
ACTS = ("preview", "up", "up", "destroy")
MARKS = {"create": "+ ", "update": "~ ", "replace": "+-", "delete": "- "}


def rehearse(example: Path, variables: Mapping[str, str], unset: Iterable[str]) -> int:
    """Begin an example, begin it again without effect, and end it; all steps are told.

    Args:
        example: folder of its program.
        variables: what leads the provider to the emulator.
        unset: variables that it must not see.
    """
    say(BEGIN)

    def program() -> None:
        runpy.run_path(str(example / "__main__.py"), run_name="__main__")

    environment = {**variables, **dict.fromkeys(unset)}
    stack = make_stack(program, project="livemedia-quickstart", environment=environment, folder=example)
    failed = [act for act in ACTS if not play(stack, act)]
    say(END if not failed else f"{LABEL}: failed")
    return 1 if failed else 0


def play(stack: Stack, act: str) -> bool:
    """Do one operation and tell its steps; whether it succeeded."""
    try:
        result = getattr(stack, act)()
    except StackFailed as failure:
        say(f"\n{act}: {failure}")
        return False
    say(f"\n{act}: {told(result)}")
    return True


def told(result: Result) -> str:
    """What an operation did, in lines."""
    lines = [f"  {MARKS[change.split()[0]]} {change}" for change in result.changes]
    lines += [f"     {name}: {value}" for name, value in result.outputs.values.items()]
    return "\n".join([", ".join(f"{count} {op}" for op, count in result.summary.items()), *lines])
