"""The same program on two stacks: one of the real `pulumi`, one of `livemedia_stack`, each with a cloud of its own."""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from difflib import unified_diff
from typing import Any

from pulumi_livemedia.testing.results import Result, StackFailed
from pulumi_livemedia.testing.stack import Stack as Rehearsed
from tests.cli.cloud import Cloud
from tests.cli.stack import IMPORTS, Stack
from tests.stack.comparable import Told, calls_of, changes_of, exported, kept, plain, step_text, steps_of, told_of

Properties = dict[str, Any]


@dataclass
class Deed:
    """What one operation did, in a form that can be compared."""

    succeeded: bool
    steps: dict[str, list[str]]
    """By resource, in order."""
    changes: dict[str, int]
    told: list[Told]
    calls: dict[str, list[str]]
    """By resource of the cloud, in order."""
    state: list[Properties] = field(default_factory=list)


class Twins:
    """Both stacks."""

    def __init__(self, real: Stack, rehearsed: Rehearsed, real_cloud: Cloud, rehearsed_cloud: Cloud) -> None:
        self.real, self.rehearsed = real, rehearsed
        self.clouds = (real_cloud, rehearsed_cloud)
        self._program = ""

    def both(self, deed: Callable[[Cloud], object]) -> None:
        """Let something happen in both clouds."""
        for cloud in self.clouds:
            deed(cloud)

    def program(self, text: str) -> None:
        """Write the program."""
        self.real.program(text)
        code = compile(IMPORTS + text, "__main__.py", "exec")
        self.rehearsed.program = lambda: exec(code, {"__name__": "__main__"})  # noqa: S102 - the test's own program

    def same(self, operation: str, program: str | None = None, *, refresh: bool = False, replace: str = "") -> Deed:
        """Do the same with both; what they did, which has to be the same."""
        if program is not None:
            self.program(program)
        options: dict[str, Any] = {"refresh": refresh, "replace": [replace] if replace else []}
        seen = [len(cloud.calls()) for cloud in self.clouds]
        real, rehearsed = self._real(operation, options), self._rehearsed(operation, options)
        real.calls, rehearsed.calls = (calls_of(cloud, since) for cloud, since in zip(self.clouds, seen, strict=True))
        if operation != "preview":
            real.state, rehearsed.state = self._real_state(), self._rehearsed_state()
        difference = "\n".join(
            unified_diff(lines_of(real), lines_of(rehearsed), "pulumi", "livemedia_stack", lineterm="")
        )
        assert not difference, f"{operation}:\n{difference}"
        return rehearsed

    def _real(self, operation: str, options: dict[str, Any]) -> Deed:
        log = self.real.folder.parent / "events.json"
        log.unlink(missing_ok=True)
        words = ["--event-log", str(log)]
        words += [] if operation == "preview" else ["--yes", "--skip-preview"]
        words += [] if operation == "refresh" else [f"--refresh={str(options['refresh']).lower()}"]
        words += [word for urn in options["replace"] for word in ("--replace", urn)]
        run = self.real.pulumi(operation, *words)
        events = [json.loads(line) for line in log.read_text().splitlines()]
        return Deed(run.code == 0, steps_of(events), changes_of(events), told_of(events), {})

    def _rehearsed(self, operation: str, options: dict[str, Any]) -> Deed:
        run = getattr(self.rehearsed, operation)
        try:
            result: Result = run(**(options if operation in ("preview", "up") else {}))
            succeeded = True
        except StackFailed as failure:
            result, succeeded = failure.result, False
        steps: dict[str, list[str]] = defaultdict(list)
        for step in result.steps:
            steps[step.urn].append(
                step_text(step.found if operation == "refresh" else step.op, step.changes, step.replace_keys)
            )
        told = sorted((said.severity, said.urn, plain(said.message)) for said in result.diagnostics if said.message)
        return Deed(succeeded, dict(steps), dict(result.summary), told, {})

    def _real_state(self) -> list[Properties]:
        export = json.loads(self.real.pulumi("stack", "export", "--show-secrets").text)
        # Independent resources are written down as they get ready.
        return sorted(map(exported, export["deployment"].get("resources", [])), key=_urn_and_flags)

    def _rehearsed_state(self) -> list[Properties]:
        return sorted(map(kept, self.rehearsed.resources), key=_urn_and_flags)


def _urn_and_flags(resource: Properties) -> tuple[str, list[str]]:
    return resource["urn"], resource["flags"]


def lines_of(deed: Deed) -> list[str]:
    """A deed as lines, to be compared."""
    return json.dumps(asdict(deed), indent=1, sort_keys=True).splitlines()
