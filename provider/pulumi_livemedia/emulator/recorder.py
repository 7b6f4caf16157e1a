"""The calls that were made, newest last, without their secrets."""

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

MASK = "***"

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
        }


class Recorder:
    """A ring of the last calls.

    Args:
        size: how many calls are kept.
    """

    def __init__(self, size: int = 10_000) -> None:
        self._calls: deque[Recorded] = deque(maxlen=size)

    def add(self, call: Recorded) -> None:
        """Keep a call."""
        self._calls.append(call)

    def find(self, filters: Mapping[str, str]) -> list[Recorded]:
        """The calls whose fields equal every filter, oldest first."""
        wanted = filters.items()
        return [call for call in self._calls if all(getattr(call, name) == value for name, value in wanted)]

    def reset(self, namespace: str | None = None) -> int:
        """Forget the calls of one namespace or all; how many there were."""
        kept = [] if namespace is None else [call for call in self._calls if call.namespace != namespace]
        gone = len(self._calls) - len(kept)
        self._calls.clear()
        self._calls.extend(kept)
        return gone
