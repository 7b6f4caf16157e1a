"""What a terminal shows in a real run of the quickstart: the texts in README, and the picture there.

    python -m tools.recorded_terminal    renew the picture

Only what is another in each run is left out or made the same: progress, durations, the emulator's port, and the order
of what happens at the same time.
"""

import io
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from pulumi_livemedia.emulator.server import EmulatorServer
from tools import pulumi_cli, session
from tools.console import Problem, main

ROOT: Final = Path(__file__).resolve().parents[1]
PICTURE: Final = ROOT / "docs" / "pictures" / "up.svg"
PROGRAM: Final = Path("examples", "quickstart", "__main__.py")
_WIDTH: Final = 98
_PROGRESS: Final = re.compile(r"^.*(?:@ updating|creating \(\d+s\)).*\n", re.MULTILINE)
_TIMES: Final = re.compile(r" \(\d+(?:\.\d+)?m?s\)|\n[^\n]*Duration:[^\n]*\n")
_COLOURS: Final = re.compile(r"\x1b\[[\d;]*m")
_ANY_ORDER: Final = ("dynamic/livemedia:", "LIVEMEDIA_")
_THEME: Final = TerminalTheme(
    (30, 34, 42),
    (214, 219, 229),
    [
        *((40, 44, 52), (224, 108, 117), (126, 198, 110), (229, 192, 123)),
        *((97, 175, 239), (198, 120, 221), (86, 182, 194), (171, 178, 191)),
    ],
)
_SVG: Final = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>A terminal: pulumi up</title>
<style>
.{unique_id}-matrix {{
  font: {char_height}px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


@dataclass(frozen=True)
class Terminal:
    """A shell in a copy of the quickstart, with an emulator of its own."""

    folder: Path
    variables: Mapping[str, str]
    emulator: EmulatorServer

    def run(self, *command: str, fails: bool = False, without: Sequence[str] = ()) -> str:
        """What a command prints, without colours.

        Args:
            command: its words.
            fails: whether it has to fail.
            without: variables that it does not get.

        Raises:
            Problem: it has failed, or has not.
        """
        return _uncoloured(self.coloured(*command, fails=fails, without=without))

    def coloured(self, *command: str, fails: bool = False, without: Sequence[str] = ()) -> str:
        """The same with its colours."""
        done = subprocess.run(  # noqa: S603 - our own words
            command,
            cwd=self.folder,
            env={name: value for name, value in self.variables.items() if name not in without},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if bool(done.returncode) is not fails:
            raise Problem(f"`{' '.join(command)}` ended with {done.returncode}:\n{done.stdout}")
        return done.stdout.replace(self.emulator.url, "http://127.0.0.1:4570")

    def edit(self, before: str, after: str) -> None:
        """Change the program.

        Raises:
            Problem: it does not hold what is to be changed.
        """
        text = (self.folder / PROGRAM).read_text(encoding="utf-8")
        if before not in text:
            raise Problem(f"{PROGRAM} has no {before!r}")
        (self.folder / PROGRAM).write_text(text.replace(before, after), encoding="utf-8")

    def control(self, path: str, body: object = None) -> None:
        """Call the emulator's control plane."""
        httpx.post(f"{self.emulator.url}/_emulator{path}", json=body, trust_env=False).raise_for_status()


@contextmanager
def terminal() -> Iterator[Terminal]:
    """A terminal with an empty stack `dev`; nothing of it is left."""
    cli = pulumi_cli.ensure()
    seed = {"casters": [session.CASTER], "rooms": [session.ROOM]}
    with tempfile.TemporaryDirectory() as name, EmulatorServer(seed=seed) as emulator:
        folder = Path(name)
        (folder / "state").mkdir()
        shutil.copy(ROOT / "Pulumi.yaml", folder)
        shutil.copytree(ROOT / PROGRAM.parent, folder / PROGRAM.parent, ignore=shutil.ignore_patterns("__pycache__"))
        port = int(emulator.url.rpartition(":")[2])
        variables = pulumi_cli.environment(cli, folder / "state") | session.emulator_settings(port)
        variables = {name: value for name, value in variables.items() if name not in session.UNSET}
        variables |= {"HOME": name, "PATH": f"{Path(sys.executable).parent}:{variables['PATH']}"}
        shell = Terminal(folder, variables, emulator)
        shell.run("pulumi", "stack", "init", "dev")
        yield shell


def up(shell: Terminal) -> str:
    """The first `pulumi up`, in colours."""
    printed = shell.coloured("pulumi", "up", "--yes", "--skip-preview", "--color", "always", "--parallel", "1")
    return "\n".join(_ordered(_TIMES.sub("", _PROGRESS.sub("", printed)).splitlines()))


def _ordered(lines: list[str]) -> Iterator[str]:
    """The lines, with neighbours of one kind that come in any order sorted."""
    kind_of = {line: next((kind for kind in _ANY_ORDER if kind in line), "") for line in lines}
    for kind, group in itertools.groupby(lines, kind_of.__getitem__):
        members = list(group)
        yield from sorted(members, key=_uncoloured) if kind else members


def _uncoloured(text: str) -> str:
    return _COLOURS.sub("", text)


def picture(printed: str) -> str:
    """The terminal as SVG, which refers to nothing and loads nothing."""
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text("$ pulumi up --yes --skip-preview", style="bold"))
    console.print(Text.from_ansi(printed.rstrip()))
    svg = console.export_svg(title="pulumi up", theme=_THEME, code_format=_SVG, unique_id="up")
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def renew() -> None:
    """Run the quickstart and write the picture."""
    with terminal() as shell:
        PICTURE.write_text(picture(up(shell)), encoding="utf-8")


if __name__ == "__main__":
    main(renew)
