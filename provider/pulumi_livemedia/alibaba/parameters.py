"""Parameters as ApsaraVideo Live takes them in a query: flat lists, JSON texts, numbers as text.

Source: what the vendor's SDK sends, https://github.com/alibabacloud-sdk-python/live-20161101
"""

import json
from collections.abc import Mapping
from typing import Any, Final

DIGITS: Final = 6
"""Of a fraction; the cloud keeps no more of it."""


def flattened(wire: Mapping[str, Any]) -> dict[str, str]:
    """Parameters under their documented names: `Layer.1.Width` for a list of objects, JSON text for an object."""
    flat: dict[str, str] = {}
    for name, value in wire.items():
        if isinstance(value, list):
            for number, item in enumerate(value, 1):
                flat |= _member(f"{name}.{number}", item)
        elif value is not None:
            flat[name] = json_text(value) if isinstance(value, Mapping) else _text(value)
    return flat


def json_text(value: Mapping[str, Any]) -> str:
    """An object as the text inside a parameter."""
    return json.dumps(_rounded(value), ensure_ascii=False, separators=(",", ":"))


def _member(path: str, item: object) -> dict[str, str]:
    if isinstance(item, Mapping):
        return {f"{path}.{name}": text for name, text in flattened(item).items()}
    return {path: _text(item)}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return str(value)


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, DIGITS)
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list) else value
