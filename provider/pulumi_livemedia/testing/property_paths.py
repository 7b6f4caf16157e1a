"""Paths to properties: `regions[0].width`, as options and detailed diffs write them."""

import re
from typing import Any, Final

Path = tuple[str | int, ...]

_PART: Final = re.compile(r'\[(?P<index>\d+|\*)\]|\["(?P<quoted>(?:[^"\\]|\\.)*)"\]|(?P<name>[^.\[\]"]+)')
_PLAIN: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_MISSING: Final = object()


def parse(text: str) -> Path:
    """The parts of a path; `*` stands for every item."""
    parts: list[str | int] = []
    for found in _PART.finditer(text):
        index, quoted = found["index"], found["quoted"]
        if index is not None:
            parts.append("*" if index == "*" else int(index))
        else:
            parts.append(found["name"] if quoted is None else quoted.replace('\\"', '"'))
    return tuple(parts)


def write(path: Path) -> str:
    """A path as text."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif _PLAIN.fullmatch(part):
            text += f".{part}" if text else part
        else:
            escaped = part.replace('"', '\\"')
            text += f'["{escaped}"]'
    return text


def contains(pattern: Path, path: Path) -> bool:
    """Whether a path is the pattern's or lies below it."""
    return len(pattern) <= len(path) and all(part in ("*", other) for part, other in zip(pattern, path, strict=False))


def reset(path: Path, source: Any, target: Any) -> bool:  # noqa: ANN401 - any value
    """Put the source's value at a path into the target; say whether that was possible.

    Source: `PropertyPath.Reset`, https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/property_path.go
    """
    head, *rest = path
    if head == "*":
        done = [reset((key, *rest), source, target) for key in _keys(source, target)]
        return all(done)
    before, now = _item(source, head), _item(target, head)
    if not rest:
        return _put(target, head, before)
    if before is _MISSING or now is _MISSING:
        # Added or removed above: only where both lack it there is nothing to do.
        return before is now
    return reset(tuple(rest), before, now)


def _keys(source: Any, target: Any) -> list[str | int]:  # noqa: ANN401 - the same
    if isinstance(source, dict) and isinstance(target, dict):
        return sorted({*source, *target})
    if isinstance(source, list) and isinstance(target, list):
        return list(range(max(len(source), len(target))))
    return []


def _item(holder: Any, key: str | int) -> Any:  # noqa: ANN401 - the same
    if isinstance(holder, dict):
        return holder.get(str(key), _MISSING)
    if isinstance(holder, list) and isinstance(key, int) and key < len(holder):
        return holder[key]
    return _MISSING


def _put(holder: Any, key: str | int, value: Any) -> bool:  # noqa: ANN401 - the same
    if isinstance(holder, dict):
        if value is _MISSING:
            holder.pop(str(key), None)
        else:
            holder[str(key)] = value
        return True
    if isinstance(holder, list) and isinstance(key, int) and key < len(holder) and value is not _MISSING:
        holder[key] = value
        return True
    return False
