"""Which operations of a cloud the provider really calls: those of client methods that somebody uses."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pulumi_livemedia
from pulumi_livemedia.alibaba import contents_client
from pulumi_livemedia.alibaba.contents_client import COMPONENT, LAYOUT, VIDEO_RESOURCE, ContentsClient
from pulumi_livemedia.calls.action import Action

PACKAGE = Path(str(pulumi_livemedia.__file__)).parent


STUDIOS = ("production_studio", "studio_", "contents_")
"""What the names of the modules begin with that declare studios and their contents."""


def called(client: ModuleType, *, studios: bool = True) -> list[Action]:
    """The operations of the methods of a client that other modules of the provider use, in the order of their names.

    Args:
        client: the module that declares them.
        studios: whether those count that only studios and their contents need.
    """
    functions = {each.name: each for each in ast.walk(_tree(client)) if isinstance(each, ast.FunctionDef)}
    users = "\n".join(path.read_text(encoding="utf-8") for path in _users(client, studios=studios))
    reached = [name for name in functions if not name.startswith("_") and re.search(rf"\.{name}\b", users)]
    names: set[str] = set()
    for name in reached:
        names |= _mentioned(name, functions, set())
    found = [value for name, value in vars(client).items() if isinstance(value, Action) and name in names]
    return sorted(found, key=lambda action: action.name)


def _mentioned(name: str, functions: dict[str, ast.FunctionDef], seen: set[str]) -> set[str]:
    """Every name in a function, and in those of its module that it calls."""
    seen.add(name)
    mentioned = set(_names(functions[name]))
    for other in (mentioned & set(functions)) - seen:
        mentioned |= _mentioned(other, functions, seen)
    return mentioned


def _names(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def _users(client: ModuleType, *, studios: bool) -> Iterator[Path]:
    """The modules of the provider and its commands; the emulator answers, and calls nothing."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).parts
        is_studios = any(part.startswith(STUDIOS) for part in parts)
        if path != Path(str(client.__file__)) and parts[0] != "emulator" and (studios or not is_studios):
            yield path


def contents() -> list[Action]:
    """The operations on what studios are filled with: their names are made of those of the kinds, so each is made."""
    noted: dict[str, Action] = {}

    class Noting(ContentsClient):
        def _call(self, action: Action, *_: Any) -> Any:  # noqa: ANN401 - stands in for any read
            noted[action.name] = action

    users = "\n".join(path.read_text(encoding="utf-8") for path in _users(contents_client, studios=True))
    for name, method in inspect.getmembers(ContentsClient, inspect.isfunction):
        if name.startswith("_") or name in ("within", "scenes") or not re.search(rf"\.{name}\b", users):
            continue
        given = {each: _GIVEN.get(each, "") for each in list(inspect.signature(method).parameters)[1:]}
        for kind in (VIDEO_RESOURCE, LAYOUT, COMPONENT) if "kind" in given else (None,):
            getattr(Noting(cast("Any", None)), name)(**given | ({"kind": kind} if kind else {}))
    return sorted(noted.values(), key=lambda action: action.name)


_GIVEN: dict[str, object] = {"wire": {}, "component_ids": ()}
