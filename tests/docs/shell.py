"""The command lines of the documentation, taken apart, and what is wrong with each."""

import itertools
import re
import shlex
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
import typer.main

from pulumi_livemedia.cli import app
from pulumi_livemedia.emulator.server import EmulatorServer
from tools import session
from tools.markdown import ROOT

_ENDS: Final = frozenset({"|", "||", "&&", ";", "&"})
_ASSIGNMENT: Final = re.compile(r"([A-Za-z_]\w*)=.*")
_HOUSEHOLD: Final = frozenset({"call-the-operator", "cd", "jq", "pip-audit", "rm"})
"""What needs no look: the shell's own, what stands for a command of the reader's, and a tool that asks a service."""
_FLAG: Final = re.compile(r"^ +(?:-(\w), )?--([\w-]+)", re.MULTILINE)

Help = Callable[[tuple[str, ...]], str]


@dataclass(frozen=True)
class Command:
    """One simple command: its words, without redirections and variables that are set for it."""

    words: tuple[str, ...]
    variables: tuple[str, ...] = ()

    def __str__(self) -> str:
        return shlex.join(self.words)


def commands(text: str) -> Iterator[Command]:
    """The simple commands of a text of the shell; comments are left out, and a line `...`."""
    joined = re.sub(r"\\\n", " ", text)
    for line in joined.splitlines():
        if line.strip() == "...":
            continue
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.wordchars += "[]{}:@%+,^"
        yield from _simple(list(lexer))


def _simple(words: list[str]) -> Iterator[Command]:
    kept: list[str] = []
    variables: list[str] = []
    pending = iter([*words, ";"])
    for word in pending:
        assigned = _ASSIGNMENT.fullmatch(word)
        if word in _ENDS:
            if kept or variables:
                yield Command(tuple(kept), tuple(variables))
            kept, variables = [], []
        elif word in (">", ">>", "<"):
            next(pending)
        elif assigned and (not kept or kept == ["export"]):
            variables.append(assigned[1])
        else:
            kept.append(word)


def wrong(command: Command, help_of: Help) -> str:
    """What is wrong with a command; empty if nothing is.

    Args:
        command: one command.
        help_of: gives the help of the real `pulumi` for a command.
    """
    unknown = [name for name in command.variables if name not in _known_variables()]
    if unknown:
        return f"nothing reads {', '.join(unknown)}"
    if not command.words or command.words == ("export",):
        return ""
    name, *arguments = command.words
    if name == "eval":
        return "".join(wrong(each, help_of) for each in commands(arguments[0].removeprefix("$(").removesuffix(")")))
    if name == "pulumi":
        return wrong_pulumi(arguments, help_of)
    looks = {
        "livemedia": wrong_livemedia,
        "make": wrong_make,
        "pip": wrong_pip,
        "python": wrong_python,
        "pytest": wrong_python_file,
        "curl": wrong_curl,
    }
    if name in _HOUSEHOLD:
        return ""
    return looks[name](arguments) if name in looks else f"nobody looks at {name}"


def wrong_livemedia(arguments: list[str]) -> str:
    """Whether the real parser of the command takes these arguments."""
    try:
        _parsed(typer.main.get_command(app), "livemedia", arguments)
    except Exception as error:
        if not hasattr(error, "format_message"):  # typer has a copy of click's errors
            raise
        return str(error.format_message())
    return ""


def _parsed(command: Any, name: str, arguments: list[str]) -> None:  # noqa: ANN401 - of a library that hides its types
    for parameter in command.params:
        parameter.callback = None  # parsing must do nothing, and one of them writes into the shell's profile
    command.no_args_is_help = False
    context = command.make_context(name, list(arguments))
    if getattr(command, "commands", None) and (rest := [*context._protected_args, *context.args]):  # noqa: SLF001
        inner_name, inner, further = command.resolve_command(context, rest)
        _parsed(inner, inner_name, further)


def wrong_pulumi(arguments: list[str], help_of: Help) -> str:
    """Whether the real `pulumi` has the command and its options."""
    words = tuple(word for word in arguments if not word.startswith("-"))
    page = help_of(words)
    [usage] = re.findall(r"^ +pulumi ?([\w -]*?)(?: \[| <|$)", page.partition("Usage:")[2], re.MULTILINE)[:1]
    depth = len(usage.split())
    if "Commands:" in page and len(words) > depth:
        return f"there is no `pulumi {' '.join(words[: depth + 1])}`"
    known = {option for pair in _FLAG.findall(page) for option in pair if option}
    given = [word.lstrip("-").partition("=")[0] for word in arguments if word.startswith("-") and word != "-"]
    unknown = [option for option in given if option not in known]
    return f"`pulumi {usage}` has no {', '.join(unknown)}" if unknown else ""


def help_by(pulumi: Path) -> Help:
    """The real command's help."""

    @cache
    def help_of(words: tuple[str, ...]) -> str:
        command = [str(pulumi / "pulumi"), *words, "--help"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - only its help

    return help_of


def wrong_make(arguments: list[str]) -> str:
    """Whether the Makefile has the targets and uses the variables."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for word in arguments:
        assigned = _ASSIGNMENT.fullmatch(word)
        if assigned and f"$({assigned[1]})" not in makefile:
            return f"the Makefile reads no {assigned[1]}"
        if not assigned and not word.startswith("-") and not re.search(rf"^{word}:", makefile, re.MULTILINE):
            return f"there is no target {word}"
    return ""


def wrong_pip(arguments: list[str]) -> str:
    """Whether the extras exist, and the tests run with every other package that is named."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    pinned = re.findall(r"^([\w.-]+)==", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    if arguments[:1] != ["install"]:
        return f"nobody looks at pip {arguments[0]}"
    for word in (word for word in arguments[1:] if not word.startswith("-")):
        found = re.fullmatch(r"([\w.-]+)(?:\[([\w,-]+)\])?", word)
        name, asked = (found[1], set((found[2] or "").split(",")) - {""}) if found else (word, set[str]())
        if name == "pulumi-livemedia" and asked - extras.keys():
            return f"there is no extra {', '.join(sorted(asked - extras.keys()))}"
        if name != "pulumi-livemedia" and name not in {*pinned, *_HOUSEHOLD}:
            return f"constraints.txt has no {name}"
    return ""


def wrong_python(arguments: list[str]) -> str:
    """Whether the module or the file is there."""
    if arguments[:1] != ["-m"]:
        return wrong_python_file(arguments[:1])
    place = ROOT / arguments[1].replace(".", "/")
    ours = place.with_suffix(".py").exists() or (place / "__main__.py").exists()
    return "" if ours or arguments[1] == "pulumi_livemedia" else f"there is no module {arguments[1]}"


def wrong_python_file(arguments: Iterable[str]) -> str:
    """Whether the files are there."""
    missing = [word for word in arguments if not word.startswith("-") and not (ROOT / word).exists()]
    return f"there is no {', '.join(missing)}" if missing else ""


def wrong_curl(arguments: list[str]) -> str:
    """Whether the emulator answers there."""
    seed = {} if "--json" in arguments else {"casters": [session.CASTER | {"Status": 1}]}
    with EmulatorServer(seed=seed) as emulator:
        answer = curl(arguments, emulator.url)
    return "" if answer.is_success else f"the emulator answers {answer.status_code}"


def curl(arguments: list[str], base_url: str) -> httpx.Response:
    """What the emulator at this address, instead of the one that is named, answers to a `curl`."""
    options = dict(itertools.pairwise(arguments))
    [address] = [word for word in arguments if "/_" in word]
    parts = urlsplit(address if "://" in address else f"http://{address}")
    body = options.get("--json")
    method = options.get("-X", "POST" if body else "GET")
    with httpx.Client(base_url=base_url, trust_env=False) as client:
        return client.request(method, parts.path, params=parts.query, content=body)


@cache
def _known_variables() -> frozenset[str]:
    """What our package or Pulumi reads."""
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "provider").rglob("*.py"))
    ours = {name for text in texts for name in re.findall(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", text)}
    return frozenset(ours | {"PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE"})
