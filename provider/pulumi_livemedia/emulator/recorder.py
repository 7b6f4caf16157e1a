"""The calls that were made, newest last, without their secrets."""

import re
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

T = TypeVar("T")

MASK = "***"

CALL_CHARACTERS = 8192
"""How much of a call is kept: more than any that means something, and ten thousand of them are no burden."""

_MEMBER = 8
_TEXT = 2048

_SECRET = re.compile(r"secret|key|token|signature|password|authorization", re.IGNORECASE)
# Names that match and hide nothing: an idempotency token, the id of a key, the key of a tag.
_HARMLESS = re.compile(r"ClientToken|AccessKeyId|Signature(Method|Version)|Tag\.\d+\.Key|TagKey")
_AUTH_KEY = re.compile(r"(auth_key=)[^&\s\"'<]+")


def mask(name: str, value: object) -> object:
    """A parameter's value as it may be shown.

    Args:
        name: the parameter's name; everything under a secret name is hidden.
        value: a text, or what a JSON body holds.
    """
    if _SECRET.search(name) and not _HARMLESS.fullmatch(name):
        return MASK
    if isinstance(value, Mapping):
        return {key: mask(key, member) for key, member in value.items()}
    if isinstance(value, list):
        return [mask("", member) for member in value]
    return _AUTH_KEY.sub(rf"\1{MASK}", value) if isinstance(value, str) else value


class _Room:
    """How much of one call can still be kept."""

    def __init__(self) -> None:
        self._left = CALL_CHARACTERS

    def take(self, value: object) -> object:
        """A value, shortened to what there is room for; each member of an object or a list takes some."""
        if isinstance(value, str):
            return self._cut(value)
        if isinstance(value, Mapping):
            return {self._cut(name): self.take(member) for name, member in self._some(value.items())}
        if isinstance(value, (list, tuple)):
            return [self.take(member) for member in self._some(value)]
        return value

    def _cut(self, text: str) -> str:
        room = min(max(self._left, 0), _TEXT)
        self._left -= min(len(text), _TEXT)
        return text if len(text) <= room else f"{text[:room]}... ({len(text):,} characters)"

    def _some(self, members: Collection[T]) -> Iterator[T]:
        for member in members:
            if self._left <= 0:
                return
            self._left -= _MEMBER
            yield member


def mask_auth_keys(document: dict[str, object]) -> dict[str, object]:
    """A document with the keys in its URLs hidden, whatever its names are."""

    def hide(value: object) -> object:
        if isinstance(value, dict):
            return {name: hide(each) for name, each in value.items()}
        if isinstance(value, list):
            return [hide(each) for each in value]
        return mask("", value)

    return {name: hide(value) for name, value in document.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One call and its answer.

    Attributes:
        time: when it was answered, on the virtual clock.
        namespace: the access key id, also of a key that does not exist.
        resource: the id of the thing it was about, if any.
        status: the HTTP status; None if no answer was sent.
        code: the cloud's error code; empty if the call succeeded.
        committed: whether the operation was carried out.
        faults: ids of the injected faults that took part.
        relaxed: the parameters that were ignored because `strict` is off.
    """

    time: str
    service: str
    action: str
    namespace: str
    resource: str
    parameters: Mapping[str, object] = field(repr=False)
    status: int | None
    code: str
    request_id: str
    committed: bool
    faults: tuple[str, ...]
    relaxed: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The form of `GET /_emulator/requests`."""
        return {
            "time": self.time,
            "service": self.service,
            "action": self.action,
            "namespace": self.namespace,
            "resource": self.resource,
            "parameters": {name: mask(name, value) for name, value in self.parameters.items()},
            "status": self.status,
            "code": self.code,
            "requestId": self.request_id,
            "committed": self.committed,
            "faults": list(self.faults),
            "relaxed": list(self.relaxed),
        }


class Recorder:
    """A ring of the last calls.

    Args:
        size: how many calls are kept at most.
        weight: how many bytes of requests they may have had at most, all together.
    """

    def __init__(self, size: int = 10_000, weight: int = 32 * 1024 * 1024) -> None:
        self._size, self._most = size, weight
        self._calls: deque[tuple[Recorded, int]] = deque()
        self._weight = 0

    def add(self, call: Recorded, weight: int = 0) -> None:
        """Keep a call, or the beginning of a very long one, and forget the oldest ones if there are too many.

        Args:
            call: the call.
            weight: how many bytes its request had.
        """
        room = _Room()
        texts = {name: room.take(getattr(call, name)) for name in ("service", "action", "namespace", "resource")}
        kept = replace(call, **texts, parameters=room.take(call.parameters))  # type: ignore[arg-type]  # the same types
        weight = min(weight, CALL_CHARACTERS)
        self._calls.append((kept, weight))
        self._weight += weight
        while len(self._calls) > self._size or (self._weight > self._most and len(self._calls) > 1):
            self._weight -= self._calls.popleft()[1]

    def find(self, filters: Mapping[str, str]) -> list[Recorded]:
        """The calls whose fields equal every filter, oldest first."""
        wanted = filters.items()
        return [call for call, _ in self._calls if all(getattr(call, name) == value for name, value in wanted)]

    def reset(self, namespace: str | None = None) -> int:
        """Forget the calls of one namespace or all; how many there were."""
        kept = [] if namespace is None else [each for each in self._calls if each[0].namespace != namespace]
        gone = len(self._calls) - len(kept)
        self._calls = deque(kept)
        self._weight = sum(weight for _, weight in kept)
        return gone
