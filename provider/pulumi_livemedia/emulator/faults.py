"""Injected faults: which calls they hit, and what happens to those."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.limits import RateLimits
from pulumi_livemedia.emulator.strict import as_object, at_least, optional

_MATCH = ("service", "action", "resource", "namespace", "nth", "probability", "seed")
_FLAGS = ("reset", "timeout", "reset_after_commit", "timeout_after_commit", "truncate", "wrong_json", "html")
_COUNTS = ("seen", "fired")
_MOST_SEEN = 1_000_000
_EFFECT = ("error", "latency_ms", "throttle_qps", *_FLAGS)


class Target(Protocol):
    """What a fault looks at to see whether a call is meant."""

    @property
    def service(self) -> str:
        """The service, such as `live`; compared without regard to case."""

    @property
    def action(self) -> str:
        """The operation."""

    @property
    def resource(self) -> str:
        """The id of the thing it is about."""

    @property
    def key_id(self) -> str:
        """The access key id, which is the namespace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorEffect:
    """An error answer in the cloud's own form, instead of the operation.

    Attributes:
        code: the cloud's error code.
        status: the HTTP status; None for the one that the cloud uses with this code.
        message: the cloud's words; None for the usual ones.
    """

    code: str
    status: int | None = None
    message: str | None = None

    @classmethod
    def parse(cls, document: object, where: str) -> "ErrorEffect":
        """Read the JSON form."""
        given = as_object(document, where, ("code", "status", "message"))
        code = optional(given, "code", str, where)
        if not code:
            raise ControlError(f"{where}.code is missing")
        status = optional(given, "status", int, where)
        if status is not None and not 400 <= status <= 599:  # noqa: PLR2004  # the range of HTTP errors
            raise ControlError(f"{where}.status: {status} must be from 400 to 599")
        return cls(code=code, status=status, message=optional(given, "message", str, where))


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What happens to a call.

    Attributes:
        error: answered instead of the operation.
        latency_ms: waited before anything else happens, in milliseconds.
        reset: the connection is reset, and the operation is not carried out.
        timeout: the operation is not carried out, and no answer ever comes.
        reset_after_commit: the operation is carried out, and the connection is reset instead of an answer.
        timeout_after_commit: the operation is carried out, and no answer ever comes.
        truncate: the operation is carried out, and the connection ends in the middle of the answer.
        wrong_json: the operation is carried out, and the answer is not JSON although it says so.
        html: a proxy's error page, 502, instead of the operation.
        throttle_qps: calls in any second beyond this number get the cloud's throttling error, and only those
            count as hit.
    """

    error: ErrorEffect | None = None
    latency_ms: float = 0
    reset: bool = False
    timeout: bool = False
    reset_after_commit: bool = False
    timeout_after_commit: bool = False
    truncate: bool = False
    wrong_json: bool = False
    html: bool = False
    throttle_qps: float | None = None

    @classmethod
    def parse(cls, document: object) -> "Effect":
        """Read the JSON form; an effect that does nothing is a mistake."""
        given = as_object(document, "effect", _EFFECT)
        error = given.get("error")
        latency = optional(given, "latency_ms", float, "effect") or 0
        qps = optional(given, "throttle_qps", float, "effect")
        flags = {name: optional(given, name, bool, "effect") or False for name in _FLAGS}
        effect = cls(
            error=None if error is None else ErrorEffect.parse(error, "effect.error"),
            latency_ms=at_least(latency, 0, "effect.latency_ms"),
            throttle_qps=None if qps is None else at_least(qps, 0, "effect.throttle_qps"),
            **flags,
        )
        if effect == cls():
            raise ControlError(f"effect: says nothing; one or more of {', '.join(_EFFECT)}")
        return effect

    @property
    def prevents(self) -> bool:
        """Whether the operation is not reached, and no error of the cloud says so."""
        return self.reset or self.timeout or self.html

    @property
    def silent(self) -> bool:
        """Whether there is no answer at all."""
        return self.reset or self.timeout or self.reset_after_commit or self.timeout_after_commit

    def merge(self, other: "Effect") -> "Effect":
        """Both effects at once: latencies add up, the first error counts."""
        flags = {name: getattr(self, name) or getattr(other, name) for name in _FLAGS}
        return Effect(
            error=self.error or other.error,
            latency_ms=self.latency_ms + other.latency_ms,
            throttle_qps=other.throttle_qps if self.throttle_qps is None else self.throttle_qps,
            **flags,
        )


@dataclass(slots=True, kw_only=True)
class Fault:
    """One injected fault.

    Attributes:
        id: its name in answers and recorded calls.
        document: the JSON it was made from.
        match: wanted values by field; a call is meant if all of them are equal.
        nth: only the n-th call that matches, counted from 1.
        probability: of hitting a call that matches.
        times: how often it hits at most.
        seen: how many calls matched so far.
        fired: how many it hit so far.
    """

    id: str
    document: Mapping[str, object]
    match: Mapping[str, str]
    nth: int | None
    probability: float
    dice: random.Random
    effect: Effect
    times: int | None
    seen: int = field(default=0)
    fired: int = field(default=0)

    @property
    def active(self) -> bool:
        """Whether it can hit again."""
        over = self.nth is not None and self.seen >= self.nth
        return not over and (self.times is None or self.fired < self.times)

    def hits(self, target: Target, limits: RateLimits) -> bool:
        """Whether this call is hit; counts it.

        Args:
            target: the call.
            limits: what counts calls for `throttle_qps`.
        """
        values = {
            "service": target.service.lower(),
            "action": target.action,
            "resource": target.resource,
            "namespace": target.key_id,
        }
        if not self.active or any(values[name] != wanted for name, wanted in self.match.items()):
            return False
        self.seen += 1
        hit = self.nth in (None, self.seen) and (self.probability >= 1 or self.dice.random() < self.probability)
        qps = self.effect.throttle_qps
        if hit and qps is not None:
            hit = not limits.admit(("fault", self.id), qps)
        self.fired += hit
        return hit

    def is_bound_to(self, key_id: str) -> bool:
        """Whether it is for one namespace only, and for this one."""
        return self.match.get("namespace") == key_id

    def resume(self, seen: int, fired: int) -> None:
        """Go on as if it had been seen and fired so often before."""
        self.seen, self.fired = seen, fired
        rolls = seen if self.nth is None else int(seen >= self.nth)
        for _ in range(rolls if self.probability < 1 else 0):
            self.dice.random()

    def to_json(self) -> dict[str, object]:
        """The form of `GET /_emulator/faults`."""
        counts = {"active": self.active, "seen": self.seen, "fired": self.fired}
        return {"id": self.id, **self.document, **counts}


def parse_fault(document: object, fault_id: str) -> Fault:
    """Read one fault of `POST /_emulator/faults`."""
    given = as_object(document, "fault", ("match", "effect", "times"))
    match = as_object(given.get("match") or {}, "match", _MATCH)
    texts = {name: optional(match, name, str, "match") for name in ("service", "action", "resource", "namespace")}
    nth = optional(match, "nth", int, "match")
    times = optional(given, "times", int, "fault")
    probability = optional(match, "probability", float, "match")
    if probability is not None and not 0 <= probability <= 1:
        raise ControlError(f"match.probability: {probability} must be from 0 to 1")
    chosen = {name: text for name, text in texts.items() if text is not None}
    if "service" in chosen:
        chosen["service"] = chosen["service"].lower()
    return Fault(
        id=fault_id,
        document={name: given[name] for name in ("match", "effect", "times") if name in given},
        match=chosen,
        nth=None if nth is None else at_least(nth, 1, "match.nth"),
        probability=1 if probability is None else probability,
        dice=random.Random(optional(match, "seed", int, "match") or 0),  # noqa: S311  # repeatable on purpose
        effect=Effect.parse(given.get("effect") or {}),
        times=None if times is None else at_least(times, 1, "fault.times"),
    )


def write_fault(fault: Fault, *, bound: bool = False) -> dict[str, object]:
    """The form that `Faults.resume` reads.

    Args:
        fault: the fault.
        bound: whether its namespace is left out, because it follows from where this stands.
    """
    row = {name: value for name, value in fault.document.items() if value is not None}
    if bound:
        row["match"] = {name: each for name, each in as_object(row["match"], "match").items() if name != "namespace"}
    counts = {"seen": fault.seen, "fired": fault.fired}
    return {**row, **{name: count for name, count in counts.items() if count}}


def _bound(document: object, namespace: str | None) -> object:
    if namespace is None or not isinstance(document, Mapping) or not isinstance(document.get("match") or {}, Mapping):
        return document
    match = dict(document.get("match") or {})
    if match.setdefault("namespace", namespace) != namespace:
        raise ControlError(f"match.namespace: {match['namespace']!r} is not the namespace meant, {namespace!r}")
    return {**document, "match": match}


@dataclass(frozen=True, slots=True)
class Plan:
    """What all faults together do to one call.

    Attributes:
        effect: the merged effect.
        faults: the ids of those that hit.
    """

    effect: Effect = field(default_factory=Effect)
    faults: tuple[str, ...] = ()


class Faults:
    """The injected faults, in the order they were made.

    Args:
        limits: counts calls for `throttle_qps`.
    """

    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits
        self._faults: list[Fault] = []
        self._made = 0

    def __iter__(self) -> Iterator[Fault]:
        return iter(list(self._faults))

    def backup(self) -> Callable[[], None]:
        """What brings the present faults back; their counts are not copied."""
        faults, made = list(self._faults), self._made

        def restore() -> None:
            self._faults, self._made = faults, made

        return restore

    def add(self, document: object, namespace: str | None = None) -> list[Fault]:
        """Take one fault or a list of them; none is taken if one is wrong.

        Args:
            document: as it was sent.
            namespace: the only one they are for; None for what `match` says.
        """
        documents = document if isinstance(document, list) else [document]
        bound = [_bound(each, namespace) for each in documents]
        made = [parse_fault(each, f"fault-{self._made + n}") for n, each in enumerate(bound, start=1)]
        self._made += len(made)
        self._faults += made
        return made

    def resume(self, document: object, namespace: str | None = None) -> None:
        """Take one fault with `seen` and `fired`, how often it was seen and has fired already.

        Args:
            document: as `write_fault` writes it.
            namespace: the only one it is for; None for what `match` says.
        """
        given = as_object(document, "fault")
        seen, fired = (at_least(optional(given, name, int, "fault") or 0, 0, f"fault.{name}") for name in _COUNTS)
        if not fired <= seen <= _MOST_SEEN:
            raise ControlError(f"fault.seen: {seen} must be from fired, {fired}, to {_MOST_SEEN}")
        [made] = self.add({name: value for name, value in given.items() if name not in _COUNTS}, namespace)
        made.resume(seen, fired)

    def remove(self, *, fault_id: str | None = None, namespace: str | None = None) -> int:
        """Forget one fault, those of one namespace, or all; how many there were."""
        gone = [
            each
            for each in self._faults
            if fault_id in (None, each.id) and namespace in (None, each.match.get("namespace"))
        ]
        self._faults = [each for each in self._faults if each not in gone]
        return len(gone)

    def plan(self, target: Target) -> Plan:
        """What is to happen to a call."""
        hit = [fault for fault in self._faults if fault.hits(target, self._limits)]
        effect = Effect()
        for fault in hit:
            effect = effect.merge(fault.effect)
        return Plan(effect, tuple(fault.id for fault in hit))
