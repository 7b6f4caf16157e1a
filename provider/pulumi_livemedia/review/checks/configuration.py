"""Which checks a project wants, and how much each counts there.

Read from `[tool.livemedia.review]` in `pyproject.toml`, or from `[review]` in `livemedia.toml`.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from pulumi_livemedia.review.checks.check import Level, Options
from pulumi_livemedia.review.checks.registry import CHECKS
from pulumi_livemedia.structures.spelling import nearest

_FILES: Final = {"livemedia.toml": ("review",), "pyproject.toml": ("tool", "livemedia", "review")}
_LEVELS: Final = {level.word: level for level in Level}
_KEYS: Final = ("select", "ignore", "levels", "options")
_MOST: Final = 10_000


class BadConfiguration(Exception):
    """The configuration can not be used; the text says where and why."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Which checks run, how bad their findings are, and their figures; the longest prefix of a code decides."""

    select: tuple[str, ...] = ("LM",)
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    options: Options = field(default_factory=Options)
    source: str = "the defaults"
    """Where it was read."""

    def is_selected(self, code: str) -> bool:
        """Whether a check runs; of two prefixes of one length, `ignore` wins."""
        return _longest(code, self.select) > _longest(code, self.ignore)

    def level_of(self, code: str, default: Level) -> Level:
        """How bad the findings of a check are."""
        matching = [prefix for prefix in self.levels if code.startswith(prefix)]
        return self.levels[max(matching, key=len)] if matching else default


def _longest(code: str, prefixes: tuple[str, ...]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)


def find(folder: Path) -> Configuration:
    """The configuration of the nearest file, from this folder upwards; the defaults where there is none.

    Raises:
        BadConfiguration: the file can not be used.
    """
    for place in (folder, *folder.parents):
        for name in _FILES:
            path = place / name
            if path.is_file() and (section := _section(path)) is not None:
                return parse(section, str(path))
    return Configuration()


def load(path: Path) -> Configuration:
    """The configuration of this file.

    Raises:
        BadConfiguration: it can not be used, or has no such section.
    """
    section = _section(path)
    if section is None:
        raise BadConfiguration(f"{path} has no [review], and no [tool.livemedia.review]")
    return parse(section, str(path))


def _section(path: Path) -> Any | None:  # noqa: ANN401 - whatever stands there
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration(f"{path} can not be read: {error}") from error
    sections = [_FILES[path.name]] if path.name in _FILES else list(_FILES.values())
    found = (_below(document, steps) for steps in sections)
    return next((section for section in found if section is not None), None)


def _below(value: Any, steps: tuple[str, ...]) -> Any | None:  # noqa: ANN401 - the same
    for step in steps:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def parse(section: object, source: str) -> Configuration:
    """A configuration from its table.

    Raises:
        BadConfiguration: a key or a code is not known, or a value is of another kind.
    """
    table = _map(section, source, "review")
    _refuse_unknown(table, _KEYS, source, "review")
    levels = _map(table.get("levels", {}), source, "levels")
    return Configuration(
        select=_codes(table.get("select", ["LM"]), source, "select"),
        ignore=_codes(table.get("ignore", []), source, "ignore"),
        levels={_code(code, source, "levels"): _level(level, source, code) for code, level in levels.items()},
        options=_options(_map(table.get("options", {}), source, "options"), source),
        source=source,
    )


def _map(value: object, source: str, place: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise BadConfiguration(f"{source}: {place} must be a table")


def _refuse_unknown(table: Mapping[str, Any], known: tuple[str, ...], source: str, place: str) -> None:
    for key in table:
        if key not in known:
            raise BadConfiguration(f"{source}: {key} is not a key of {place}; {_meant(key, known)}")


def _meant(word: str, known: tuple[str, ...]) -> str:
    near = nearest(word, known)
    return f"did you mean {near}?" if near else f"there are {', '.join(known)}"


def _codes(value: object, source: str, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise BadConfiguration(f'{source}: {place} must be a list of codes, such as ["LM1", "LM302"]')
    return tuple(_code(code, source, place) for code in value)


def _code(code: str, source: str, place: str) -> str:
    if code and any(known.startswith(code) for known in CHECKS):
        return code
    near = get_close_matches(code.upper(), CHECKS, n=1)
    words = f"did you mean {near[0]}?" if near else "docs/review-codes.md lists them"
    raise BadConfiguration(f"{source}: {place} has {code!r}, and no code begins so; {words}")


def _level(value: object, source: str, code: str) -> Level:
    if isinstance(value, str) and value in _LEVELS:
        return _LEVELS[value]
    raise BadConfiguration(f"{source}: the level of {code} must be error, warning or note; to silence it, use ignore")


def _options(table: Mapping[str, Any], source: str) -> Options:
    names = {option.name.replace("_", "-"): option.name for option in fields(Options)}
    _refuse_unknown(table, tuple(names), source, "options")
    given: dict[str, Any] = {}
    for key, value in table.items():
        read, words = _READERS[names[key]]
        result = read(value)
        if result is None:
            raise BadConfiguration(f"{source}: options.{key} is {value!r}, but must be {words}")
        given[names[key]] = result
    return replace(Options(), **given)


def _ratio(value: object) -> Fraction | None:
    parts = value.split(":") if isinstance(value, str) else []
    if len(parts) != 2 or not all(part.isdecimal() and 0 < int(part) <= _MOST for part in parts):  # noqa: PLR2004 - a to b
        return None
    return Fraction(int(parts[0]), int(parts[1]))


def _share(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    return None


def _pixels(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST:
        return value
    return None


_SHARE: Final = (_share, "a number from 0 to 1")
_PIXELS: Final = (_pixels, "a whole number of pixels")
_READERS: Final[dict[str, tuple[Callable[[object], Any], str]]] = {
    "source_aspect": (_ratio, 'two whole numbers such as "16:9"'),
    "most_distortion": _SHARE,
    "most_cut_off": _SHARE,
    "smallest_region": _PIXELS,
    "widest_gap": _PIXELS,
    "most_background": _SHARE,
    "least_bits_per_pixel": _SHARE,
}
