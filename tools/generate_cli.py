"""Writes the page of the command line from the commands themselves."""

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, Final, get_args

import typer.main

from pulumi_livemedia.cli import app
from tools.field_tables import table

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "cli.md"
_HEAD: Final = """# The command line

Every command of `livemedia`, with all its options. Generated from the commands by `make generate`; do not edit.
`pip install 'pulumi-livemedia[cli]'` brings it, and `livemedia --install-completion` lets the shell (bash, zsh,
fish) complete it: commands, options, the stacks that the folder tells of, and the resources of a preview.

In a pipe there are no colours. Messages are on the standard error; with `--json`, nothing but JSON is on the standard
output. What the exit codes mean stands at each command. An error is told with what to do, and without a traceback.
"""
_GUIDES: Final = {
    "layout": "review.md#what-the-picture-will-be",
    "review": "review.md",
    "check": "review.md#requests",
    "schema": "review.md#requests",
    "emulator": "emulator.md",
    "sweep": "sweep.md",
    "doctor": "operating.md",
    "status": "operating.md",
    "caster": "import.md",
    "record-task": "import.md",
}
"""Where there is more about a command."""

Command = Any


def cli_documents() -> dict[Path, str]:
    """The text of the page, by its path."""
    return {PAGE: "\n".join([_HEAD, *_sections("livemedia", typer.main.get_command(app))]).rstrip() + "\n"}


def commands(name: str, command: Command) -> Iterator[tuple[str, Command]]:
    """Each command by its full name, the inner ones after those that hold them."""
    yield name, command
    for inner, each in getattr(command, "commands", {}).items():
        yield from commands(f"{name} {inner}", each)


def _sections(name: str, command: Command) -> Iterator[str]:
    for full, each in commands(name, command):
        if full == name:
            yield from ("## livemedia", "", _options(each), "")
            continue
        guide = _GUIDES.get(full.rpartition(" ")[2])
        arguments = [parameter for parameter in each.params if parameter.param_type_name == "argument"]
        yield from (f"## {full}", "", f"`{' '.join([full, '[OPTIONS]', *map(_metavar, arguments)])}`", "")
        yield from (_text(each.help or ""), "")
        if guide:
            yield from (f"More: [{guide.partition('#')[0]}]({guide}).", "")
        told = [(f"`{_metavar(each)}`", _argument(each)) for each in arguments]
        if told:
            yield from (table(("argument", "what it is"), told), "")
        yield from (_options(each), "")


def _options(command: Command) -> str:
    options = [each for each in command.params if each.param_type_name == "option" and not each.hidden]
    if not options:
        return "It has no options."
    return table(("option", "default", "what it does"), (_option(each) for each in options))


def _option(option: Any) -> tuple[str, str, str]:  # noqa: ANN401 - of a library that hides its types
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    words = " or ".join(f"`{choice}`" for choice in _choices(option.type_descriptor.annotation))
    takes = f" {words}" if words else "" if option.is_flag else f" `{_metavar(option)}`"
    default = getattr(option.default, "value", option.default)
    is_shown = not option.is_flag and default not in (None, "", [], ()) and not callable(default)
    return names + takes, f"`{default}`" if is_shown else "", _text(option.help or "")


def _argument(argument: Any) -> str:  # noqa: ANN401 - the same
    choices = ", ".join(f"`{choice}`" for choice in _choices(argument.type_descriptor.annotation))
    return _text(argument.help or "") + (f" {choices}" if choices else "")


def _choices(annotation: Any) -> list[str]:  # noqa: ANN401 - the same
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return [choice for part in get_args(annotation) for choice in _choices(part)]


def _metavar(parameter: Any) -> str:  # noqa: ANN401 - the same
    return str(parameter.metavar or (parameter.name or "").upper().replace("_", "-"))


def _text(text: str) -> str:
    """A help text as one paragraph each; single line breaks are of the source only."""
    return "\n\n".join(re.sub(r"\s+", " ", part).strip() for part in text.split("\n\n"))
