"""Reading JSON in every shape that a vendor may have published for it.

The same list appears as `{"Item": [...]}`, `{"Item": {...}}`, `[...]`, null, an empty string, or not at all;
names differ in case between samples; numbers come as strings.
"""

import contextlib
import json
from collections.abc import Mapping
from typing import Final

_TRUTH: Final = {"": None, "true": True, "1": True, "false": False, "0": False}


class ShapeError(Exception):
    """An answer is JSON, but has another shape than the documented one; the text says where."""


class Fields:
    """A JSON object whose names are looked up without regard to case.

    Args:
        values: the object.
        path: where it stands in the answer, for errors.
    """

    def __init__(self, values: Mapping[str, object], path: str = "") -> None:
        self._values = {name.lower(): value for name, value in values.items()}
        self._path = path

    def has(self, name: str) -> bool:
        """Return whether there is such a field, whatever it holds."""
        return name.lower() in self._values

    def value(self, name: str) -> object:
        """Return a field as it came; None if it is missing."""
        return self._values.get(name.lower())

    def text(self, name: str) -> str:
        """Return a text; empty if the field is missing, null or empty.

        Raises:
            ShapeError: it is a list or an object.
        """
        value = self.value(name)
        if value is None:
            return ""
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str | int | float):
            return str(value)
        raise self._unexpected(name, "a text")

    def required_text(self, name: str) -> str:
        """Return a text that has to be there.

        Raises:
            ShapeError: it is missing, empty, a list or an object.
        """
        return self.text(name) or self._missing(name)

    def number(self, name: str) -> int | None:
        """Return a whole number, also one that is written as a text; None if it is missing, null or empty.

        Raises:
            ShapeError: it is something else.
        """
        value = self.value(name)
        if value is None or value == "":
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str | float):
            try:
                number = float(value)
                if number.is_integer():
                    return int(number)
            except ValueError:
                pass
        raise self._unexpected(name, "a whole number")

    def required_number(self, name: str) -> int:
        """Return a whole number that has to be there.

        Raises:
            ShapeError: it is missing or something else.
        """
        number = self.number(name)
        if number is None:
            self._missing(name)
        return number or 0

    def decimal(self, name: str) -> float | None:
        """Return a number, also one that is written as a text; None if it is missing, null or empty.

        Raises:
            ShapeError: it is something else.
        """
        value = self.value(name)
        return None if value is None or value == "" else self._decimal(name, value)

    def flag(self, name: str) -> bool | None:
        """Return a truth value, also one that is written as a text or a number; None if it is missing or empty.

        Raises:
            ShapeError: it is something else.
        """
        word = self.text(name).lower()
        if word not in _TRUTH:
            raise self._unexpected(name, "true or false")
        return _TRUTH[word]

    def inner(self, name: str) -> "Fields":
        """Return an object; one without fields if it is missing or null.

        Raises:
            ShapeError: it is something else.
        """
        value = self.value(name)
        if value is not None and not isinstance(value, dict):
            raise self._unexpected(name, "an object")
        return Fields(value or {}, f"{self._path}{name}.")

    def objects(self, container: str, item: str = "") -> "tuple[Fields, ...]":
        """Return the objects of a list, in whichever shape it comes.

        Args:
            container: the name of the list, or of the object around it.
            item: the name of the list within that object, if the vendor has documented one.

        Raises:
            ShapeError: there is something else in it.
        """
        path = f"{self._path}{container}.{item}".removesuffix(".")
        members = self._members(container, item)
        if not all(isinstance(member, dict) for member in members):
            raise ShapeError(f"{path} should be a list of objects")
        return tuple(Fields(member, f"{path}.") for member in members if isinstance(member, dict))

    def texts(self, container: str, item: str) -> tuple[str, ...]:
        """Return the texts of a list, in whichever shape it comes, JSON within a text among them.

        Raises:
            ShapeError: there is something else in it.
        """
        members = self._members(container, item)
        if not all(isinstance(member, str | int) for member in members):
            raise self._unexpected(container, "a list of texts")
        return tuple(str(member) for member in members)

    def decimals(self, container: str, item: str) -> tuple[float, ...]:
        """Return the numbers of a list, in whichever shape it comes.

        Raises:
            ShapeError: there is something else in it.
        """
        return tuple(self._decimal(container, member) for member in self._members(container, item))

    def _decimal(self, name: str, value: object) -> float:
        if isinstance(value, int | float | str) and not isinstance(value, bool):
            with contextlib.suppress(ValueError):
                return float(value)
        raise self._unexpected(name, "a number")

    def _members(self, container: str, item: str) -> list[object]:
        value = self.value(container)
        if isinstance(value, dict):
            inner = {name.lower(): member for name, member in value.items()}
            # Where the item's name is left out, the object is the only member itself.
            value = inner.get(item.lower(), [value] if value else [])
        if isinstance(value, str) and value.lstrip().startswith("["):
            value = _json_list(value)
        if value is None or value == "":
            return []
        return value if isinstance(value, list) else [value]

    def _unexpected(self, name: str, expected: str) -> ShapeError:
        kind = type(self._values[name.lower()]).__name__
        return ShapeError(f"{self._path}{name} should be {expected}, and is of type {kind}")

    def _missing(self, name: str) -> str:
        raise ShapeError(f"{self._path}{name} is missing")


def _json_list(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text
