"""The days on which the key, the endpoint or the region is not the one that it was, as a user sees them.

Each case is played on an emulator with the real provider process; `docs/wrong-account.md` holds what was printed.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pulumi

import pulumi_livemedia as livemedia
from pulumi_livemedia.emulator.namespaces import ROOT_ACCOUNT
from pulumi_livemedia.emulator.server import EmulatorServer
from pulumi_livemedia.testing.make_stack import make_stack
from pulumi_livemedia.testing.results import Result, StackFailed

if TYPE_CHECKING:
    from pulumi_livemedia.testing.stack import Stack

CASTER = "80787064-1c94-4dc1-85ce-9409960a0001"
VENDOR = "live.aliyuncs.com"
SECRET = "emulator-secret"
_PORT = 4570


@dataclass
class Stage:
    """An emulator, a home folder with profiles in it, and a stack of one show."""

    url: str
    home: Path
    printed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        foreign = re.compile("ALIBABA|ALICLOUD|VOLC|LIVEMEDIA_")
        self._environment: dict[str, str | None] = {name: None for name in os.environ if foreign.match(name)}
        self.set(HOME=str(self.home))
        for name, key in (("shows", "emulator"), ("private", "emulator-private")):
            self._profile(name, key)
        self.set(LIVEMEDIA_ALICLOUD_ENDPOINT=self.url, LIVEMEDIA_VOLCENGINE_ENDPOINT=self.url)
        self.set(ALIBABA_CLOUD_PROFILE="shows", VOLCENGINE_PROFILE="shows")
        self.stack: Stack = make_stack(self.program, environment=self._environment, folder=self.home)

    def program(self) -> None:
        """Declare the show."""
        livemedia.LiveCaster("evening-news", caster_id=CASTER)

    def control(self, method: str, path: str, body: object) -> None:
        """Call the emulator's control plane."""
        httpx.request(method, f"{self.url}/_emulator{path}", json=body, trust_env=False).raise_for_status()

    def set(self, **variables: str | None) -> None:
        """Set environment variables of the provider process; None unsets one."""
        self._environment |= variables

    def type(self, command: str) -> None:
        """Show something that a user types."""
        self.printed.append(f"$ {command}")

    def run(self, operation: str, remark: str = "") -> None:
        """Run an operation on the stack, and show what it says and does."""
        self.type(f"pulumi {operation}{remark and f'  # {remark}'}")
        try:
            result = getattr(self.stack, operation)()
        except StackFailed as failure:
            result = failure.result
        self.printed += [*_shown(result), ""]

    def quietly(self, operation: str) -> None:
        """Run an operation on the stack that goes well, and show nothing of it."""
        getattr(self.stack, operation)()

    @property
    def text(self) -> str:
        """All that was shown, as if the emulator always had the same port and home."""
        text = "\n".join(self.printed).strip()
        text = re.sub(r"127\.0\.0\.1:\d+", f"127.0.0.1:{_PORT}", text)
        text = re.sub(r"request [0-9A-F]{8}-[0-9A-F-]{27}", "request 6EBD1AC4-...", text)
        return text.replace(str(self.home), "/home/alice")

    def _profile(self, name: str, key: str) -> None:
        file = self.home / ".aliyun" / "config.json"
        file.parent.mkdir(exist_ok=True)
        content: dict[str, Any] = json.loads(file.read_text()) if file.exists() else {"profiles": []}
        content["profiles"].append({"name": name, "mode": "AK", "access_key_id": key, "access_key_secret": SECRET})
        file.write_text(json.dumps(content))


def _shown(result: Result) -> Iterator[str]:
    """What the terminal shows of an operation, steps that leave everything as it is left out."""
    for step in result.steps:
        if step.op not in ("same", "refresh") and ":LiveCaster" in step.type:
            yield f"  {step.op} LiveCaster {step.name}{' (failed)' if step.failed else ''}"
    for said in result.diagnostics:
        where, _, message = str(said).partition(f"{said.severity}: ")
        if said.severity in ("info", "info#err"):
            yield f"  {message.strip()}"
        elif said.severity in ("error", "warning"):
            first, *rest = message.strip().splitlines()
            yield f"  {where.removeprefix('pulumi-python:dynamic/livemedia:')}{said.severity}: {first}"
            yield from (f"  {line}" for line in rest)


def another_profile(stage: Stage) -> None:
    stage.quietly("up")
    stage.type("export ALIBABA_CLOUD_PROFILE=private")
    stage.set(ALIBABA_CLOUD_PROFILE="private")
    stage.run("destroy")


def leftover_endpoint(stage: Stage) -> None:
    stage.quietly("up")
    _as_if_started_at_the_vendors(stage)
    stage.run("refresh")


def forgotten_endpoint(stage: Stage) -> None:
    stage.quietly("up")
    stage.set(LIVEMEDIA_ALICLOUD_ENDPOINT=None)
    stage.run("destroy", "LIVEMEDIA_ALICLOUD_ENDPOINT is not set")


def changed_region(stage: Stage) -> None:
    def declared(region: str) -> Callable[[], None]:
        def program() -> None:
            eu = livemedia.Provider("eu", alicloud_region=region, alicloud_endpoint=stage.url, alicloud_profile="shows")
            livemedia.LiveCaster("evening-news", caster_id=CASTER, opts=pulumi.ResourceOptions(provider=eu))

        return program

    stage.stack.program = declared("cn-shanghai")
    stage.quietly("up")
    stage.stack.program = declared("eu-central-1")
    stage.run("up", 'alicloud_region="eu-central-1" instead of "cn-shanghai"')
    stage.run("destroy")


def rotated_key(stage: Stage) -> None:
    stage.quietly("up")
    stage.control("PUT", "/settings", {"accounts": {"emulator-private": ROOT_ACCOUNT}})
    stage.set(ALIBABA_CLOUD_PROFILE="private")
    stage.run("refresh", "with the new key")
    stage.run("destroy")


def nameless_key(stage: Stage) -> None:
    stage.control(
        "POST",
        "/faults",
        {"match": {"action": "GetCallerIdentity"}, "effect": {"error": {"code": "NoPermission", "status": 403}}},
    )
    stage.run("up")
    stage.run("destroy")


def _as_if_started_at_the_vendors(stage: Stage) -> None:
    """The emulator can not be reached under the vendor's name, so the state is made to tell it."""
    stage.stack.resource("evening-news").outputs["endpoint"] = VENDOR


CASES: Mapping[str, Callable[[Stage], None]] = {
    "another profile": another_profile,
    "leftover endpoint": leftover_endpoint,
    "forgotten endpoint": forgotten_endpoint,
    "changed region": changed_region,
    "rotated key": rotated_key,
    "nameless key": nameless_key,
}


@contextmanager
def staged(home: Path) -> Iterator[Stage]:
    """A stage with a caster that is ready to start."""
    with EmulatorServer() as server:
        stage = Stage(server.url, home)
        stage.control("POST", "/casters", {"CasterId": CASTER})
        yield stage


def transcript(case: str, home: Path) -> str:
    """Play a case, and return what was typed and printed."""
    with staged(home) as stage:
        CASES[case](stage)
        return stage.text
