"""The kinds of values that the JSON of RTC has, and how each is checked.

Two questions are asked, one after the other: does it have the type (else `InvalidParameter.Unmarshal`), and is it in
its range? Sources of the types: https://github.com/volcengine/volc-sdk-golang/tree/main/service/rtc/v20231101
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from pulumi_livemedia.emulator.errors import CloudError
from pulumi_livemedia.emulator.volcengine.errors import refused

Document = dict[str, object]

_INT32 = 2**31


@dataclass(slots=True)
class Reading:
    """One reading of a request's body.

    Attributes:
        lenient: whether illegal values of optional members are dropped instead of refused.
        unknown: paths of the members that no structure has.
    """

    lenient: bool = False
    unknown: list[str] = field(default_factory=list)


class Kind(ABC):
    """A kind of value."""

    @property
    def nested(self) -> bool:
        """Whether it has structures inside, which are checked member by member."""
        return False

    @abstractmethod
    def typed(self, value: object, path: str, reading: Reading) -> object:
        """The value, if it has the type; null members of objects are left out.

        Raises:
            CloudError: it has another one.
        """

    def problem(self, value: object) -> str:
        """What is wrong with a value of the right type; empty if nothing is."""
        del value
        return ""

    def check(self, value: object, path: str, reading: Reading) -> None:
        """Refuse a value that is out of its range.

        Raises:
            CloudError: it is.
        """
        del reading
        if problem := self.problem(value):
            raise illegal(path, problem)


def illegal(path: str, problem: str, code: str = "InvalidParameter") -> CloudError:
    """The refusal of a value."""
    return refused(code, f"{path} {problem}")


def _mistyped(path: str, words: str) -> CloudError:
    return refused("InvalidParameter.Unmarshal", f"{path} must be {words}")


@dataclass(frozen=True, slots=True)
class Integer(Kind):
    """A JSON number without a fraction, of 32 bits."""

    least: int = -_INT32
    most: int = _INT32 - 1
    even: bool = False
    among: tuple[int, ...] = ()

    def typed(self, value: object, path: str, reading: Reading) -> object:
        """See the base."""
        del reading
        if not isinstance(value, int) or isinstance(value, bool) or not -_INT32 <= value < _INT32:
            raise _mistyped(path, "an integer")
        return value

    def problem(self, value: object) -> str:
        """See the base."""
        number = cast("int", value)
        if self.among and number not in self.among:
            return f"must be one of {', '.join(map(str, self.among))}"
        if not self.least <= number <= self.most:
            return f"must be in [{self.least}, {self.most}]"
        return "must be even" if self.even and number % 2 else ""


@dataclass(frozen=True, slots=True)
class Decimal(Kind):
    """A JSON number."""

    least: float
    most: float
    above_least: bool = False
    below_most: bool = False

    def typed(self, value: object, path: str, reading: Reading) -> object:
        """See the base."""
        del reading
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise _mistyped(path, "a number")
        return value

    def problem(self, value: object) -> str:
        """See the base."""
        number = cast("float", value)
        excluded = (self.above_least and number == self.least) or (self.below_most and number == self.most)
        if self.least <= number <= self.most and not excluded:
            return ""
        opening, closing = "(" if self.above_least else "[", ")" if self.below_most else "]"
        return f"must be in {opening}{self.least}, {self.most}{closing}"


@dataclass(frozen=True, slots=True)
class Text(Kind):
    """A JSON string."""

    pattern: str = r"(?s:.*)"
    rule: str = ""
    characters: int | None = None
    octets: int | None = None

    def typed(self, value: object, path: str, reading: Reading) -> object:
        """See the base."""
        del reading
        if not isinstance(value, str):
            raise _mistyped(path, "a string")
        return value

    def problem(self, value: object) -> str:
        """See the base."""
        text = str(value)
        if not re.fullmatch(self.pattern, text):
            return self.rule
        if self.characters is not None and len(text) > self.characters:
            return f"must have at most {self.characters} characters"
        if self.octets is not None and len(text.encode(errors="surrogatepass")) > self.octets:
            return f"must have at most {self.octets} bytes"
        return ""


@dataclass(frozen=True, slots=True)
class Boolean(Kind):
    """True or false."""

    def typed(self, value: object, path: str, reading: Reading) -> object:
        """See the base."""
        del reading
        if not isinstance(value, bool):
            raise _mistyped(path, "true or false")
        return value


@dataclass(frozen=True, slots=True)
class Array(Kind):
    """A JSON array of values of one kind."""

    element: Kind
    least: int = 0
    most: int | None = None

    @property
    def nested(self) -> bool:
        """See the base."""
        return self.element.nested

    def typed(self, value: object, path: str, reading: Reading) -> object:
        """See the base."""
        if not isinstance(value, list):
            raise _mistyped(path, "an array")
        return [self.element.typed(each, f"{path}[{n}]", reading) for n, each in enumerate(value)]

    def problem(self, value: object) -> str:
        """See the base."""
        count = len(cast("list[object]", value))
        if count < self.least:
            return f"must have at least {self.least}"
        return f"must have at most {self.most}" if self.most is not None and count > self.most else ""

    def check(self, value: object, path: str, reading: Reading) -> None:
        """See the base."""
        if problem := self.problem(value):
            raise illegal(path, problem)
        for n, each in enumerate(cast("list[object]", value)):
            self.element.check(each, f"{path}[{n}]", reading)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a structure.

    Attributes:
        kind: of its value.
        required: whether it must be there, and not be empty.
        code: for an illegal value.
        missing: the code if it is missing; empty for the same.
        always: whether an illegal value is refused even by a lenient reading.
        later: whether its range is checked only when a rule says that it is used.
    """

    kind: Kind
    required: bool = False
    code: str = "InvalidParameter"
    missing: str = ""
    always: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Structure(Kind):
    """A JSON object with documented members."""

    members: Mapping[str, Member]

    @property
    def nested(self) -> bool:
        """See the base."""
        return True

    def typed(self, value: object, path: str, reading: Reading) -> object:
        """See the base."""
        if not isinstance(value, dict):
            raise _mistyped(path or "the body", "an object")
        found: Document = {}
        for name, each in value.items():
            where = f"{path}.{name}" if path else name
            member = self.members.get(name)
            if member is None:
                reading.unknown.append(where)
            elif each is not None:
                found[name] = member.kind.typed(each, where, reading)
        return found

    def check(self, value: object, path: str, reading: Reading) -> None:
        """See the base; what a lenient reading does not like, it removes."""
        document = cast("Document", value)
        for name, member in self.members.items():
            where = f"{path}.{name}" if path else name
            if member.required and document.get(name) in (None, "", []):
                raise illegal(where, "is missing", member.missing or member.code)
            if name in document and not member.later:
                self._check_member(document, name, where, reading)

    def _check_member(self, document: Document, name: str, where: str, reading: Reading) -> None:
        member = self.members[name]
        try:
            member.kind.check(document[name], where, reading)
        except CloudError as error:
            if member.required or member.always or member.kind.nested or not reading.lenient:
                code = member.code if error.code == "InvalidParameter" else error.code
                raise refused(code, error.message) from error
            del document[name]
