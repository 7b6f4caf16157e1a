"""One operation on a stack, from its beginning to its end."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pulumi_livemedia.testing import urns
from pulumi_livemedia.testing.deletions import delete_all
from pulumi_livemedia.testing.deployment import Deployment
from pulumi_livemedia.testing.dynamic_plugin import DynamicPlugin
from pulumi_livemedia.testing.engine import Engine
from pulumi_livemedia.testing.execution import Executor
from pulumi_livemedia.testing.journal import Journal
from pulumi_livemedia.testing.mocked_package import Call, MockedPackage, NewResource
from pulumi_livemedia.testing.monitor import Servers
from pulumi_livemedia.testing.plugin_calls import Plugin
from pulumi_livemedia.testing.plugin_registry import PluginRegistry
from pulumi_livemedia.testing.program_run import Program, ProgramHangs, RunOptions, run_program
from pulumi_livemedia.testing.property_values import Properties, Secret, reveal
from pulumi_livemedia.testing.provider_process import ProviderProcess
from pulumi_livemedia.testing.refreshing import refresh
from pulumi_livemedia.testing.resource_state import ResourceState
from pulumi_livemedia.testing.snapshot import Snapshot

CALL_TIMEOUT: Final = 300.0
"""Seconds that one call of the provider may take."""
PROGRAM_TIMEOUT: Final = 600.0
"""Seconds that a program may take, with all that it brings about."""


@dataclass(frozen=True)
class Surroundings:
    """What all operations on a stack have in common."""

    name: str
    project: str
    config: Mapping[str, str | Secret] = field(default_factory=dict)
    """Configuration of the stack, under its namespaces."""
    environment: Mapping[str, str | None] = field(default_factory=dict)
    """Variables of the provider process, besides those of this process or instead; None removes one."""
    folder: Path = field(default_factory=Path.cwd)
    """Where the provider process runs."""
    new_resource: NewResource | None = None
    call: Call | None = None
    call_timeout: float = CALL_TIMEOUT
    program_timeout: float = PROGRAM_TIMEOUT

    def variables(self) -> dict[str, str]:
        """The environment of the provider process: it can import what this process can."""
        everything = {
            **os.environ,
            "PULUMI_PROJECT": self.project,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            **self.environment,
        }
        return {name: value for name, value in everything.items() if value is not None}


class Operation:
    """Works on a state with one set of provider processes, which end with it.

    Args:
        surroundings: of the stack.
        base: the state at the beginning, which is left as it is.
        preview: whether nothing is to be done.
        refresh_only: whether this is no more than a refresh.
        replaced: URNs that are to be replaced in any case.
    """

    def __init__(
        self,
        surroundings: Surroundings,
        base: list[ResourceState],
        *,
        preview: bool = False,
        refresh_only: bool = False,
        replaced: frozenset[str] = frozenset(),
    ) -> None:
        self._around = surroundings
        self.journal = Journal(preview=preview, refresh_only=refresh_only)
        self.snapshot = Snapshot(base)
        self._servers = Servers(self.journal, surroundings.call)
        self._registry = PluginRegistry(self._plugin)
        self._deployment = Deployment(
            stack=surroundings.name,
            project=surroundings.project,
            preview=preview,
            snapshot=self.snapshot,
            registry=self._registry,
            journal=self.journal,
            config={urns.DYNAMIC: dict(surroundings.config)},
            replaced=replaced,
        )

    @contextmanager
    def running(self) -> Iterator[None]:
        """Be what provider processes take for their engine, and end them in the end."""
        with self._servers:
            try:
                yield
            finally:
                self._registry.close()

    def refresh(self) -> None:
        """Let what is really so replace what the state says."""
        refresh(self._deployment)

    def run(self, program: Program) -> None:
        """Run a program, and delete what it no longer declares."""
        engine = Engine(self._deployment)
        self._servers.monitor.engine = engine
        problem = self._run_against_servers(program)
        if problem and not self.journal.failed.is_set():
            self.journal.error(problem)
        if not self.journal.failed.is_set():
            engine.delete_undeclared()
        engine.finish()

    def destroy(self) -> None:
        """Delete everything."""
        delete_all(self._deployment, Executor(self._deployment), ())

    def conclude(self) -> None:
        """Say in the end that a step failed, as `pulumi` does."""
        if any(step.failed for step in self.journal.steps) or self.journal.forbidden:
            self.journal.error("preview failed" if self._deployment.preview else "update failed")

    def _run_against_servers(self, program: Program) -> str:
        config = self._around.config
        options = RunOptions(
            project=self._around.project,
            stack=self._around.name,
            address=self._servers.address,
            preview=self._deployment.preview,
            config={key: str(reveal(value)) for key, value in config.items()},
            secret_keys=tuple(key for key, value in config.items() if isinstance(value, Secret)),
        )
        try:
            return run_program(program, options, self._around.program_timeout)
        except ProgramHangs as hanging:
            return str(hanging)

    def _plugin(self, package: str, inputs: Properties) -> Plugin:
        if package == urns.DYNAMIC:
            return DynamicPlugin(self._start, inputs, self._around.call_timeout)
        return MockedPackage(package, self._around.new_resource)

    def _start(self) -> ProviderProcess:
        def told(line: str, is_error: bool) -> None:  # noqa: FBT001 - which of two streams
            self.journal.say("info#err" if is_error else "info#out", line)

        return ProviderProcess(self._servers.address, self._around.folder, self._around.variables(), told)
