"""Which operations of a cloud the provider really calls: those of client methods that somebody uses."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pulumi_livemedia
from pulumi_livemedia.calls.action import Action

PACKAGE = Path(str(pulumi_livemedia.__file__)).parent


def called(client: ModuleType) -> list[Action]:
    """The operations of the methods of a client that other modules of the provider use, in the order of their names."""
    functions = {each.name: each for each in ast.walk(_tree(client)) if isinstance(each, ast.FunctionDef)}
    users = "\n".join(path.read_text(encoding="utf-8") for path in _users(client))
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


def _users(client: ModuleType) -> Iterator[Path]:
    """The modules of the provider and its commands; the emulator answers, and calls nothing."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path != Path(str(client.__file__)) and not path.is_relative_to(PACKAGE / "emulator"):
            yield path
