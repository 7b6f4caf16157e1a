"""What can go wrong, as one tree.

LivemediaError              everything that is said to a user
├── InvalidSetting          a stack setting or an environment variable that cannot be used
├── MissingCredentials      no source has an access key that can be used
├── TimedOut                the time that was allowed is used up
└── CallFailed              one call to a cloud failed
    ├── Throttled           too many calls; another try later may succeed
    ├── Transient           the cloud's own fault; another try later may succeed
    ├── Unreachable         the request never left this machine
    ├── Ambiguous           sent, and not known whether it was done: read before it is repeated
    ├── NotFound            the thing that the call names does not exist
    ├── AlreadyInState      the thing is already what the call would make it
    ├── InTransition        the thing is in a state in which this cannot be done (now)
    ├── Denied              who asks may not do this
    │   └── ExpiredKey      the temporary key of who asks is not good any more
    ├── ClockSkew           this machine's clock and the cloud's differ too much
    ├── Invalid             the request can never succeed as it is
    ├── QuotaExceeded       a limit of the account is reached
    └── UnknownAnswer       an answer that is cut off, not JSON, or of another shape
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from pulumi_livemedia.calls.redaction import one_line, redact

_LONGEST_NAME = 128


@dataclass(frozen=True, slots=True)
class CloudAnswer:
    """What a cloud said when it refused; what it did not say is empty.

    Attributes:
        host: the host that answered, without a port.
        status: the HTTP status; 0 if there was no answer.
        code: the cloud's error code, the only thing to branch on.
        request_id: what the vendor's support asks for.
        message: the cloud's words.
    """

    host: str
    status: int = 0
    code: str = ""
    request_id: str = ""
    message: str = ""

    def __post_init__(self) -> None:
        """Keep no secret, and nothing that is not one line: the cloud's words may be anything."""
        object.__setattr__(self, "message", one_line(redact(self.message)))
        for name in ("code", "request_id"):
            object.__setattr__(self, name, one_line(getattr(self, name), _LONGEST_NAME))

    def __str__(self) -> str:
        """Give the one line that stands behind `cloud:` in an error text."""
        what = f"{self.code} (HTTP {self.status})" if self.code else f"HTTP {self.status}"
        request = f", request {self.request_id}" if self.request_id else ""
        words = f": {self.message}" if self.message else ""
        return f"{what} from {self.host}{request}{words}"


class LivemediaError(Exception):
    """Something went wrong, told in a few lines without a secret; survives pickling.

    Attributes:
        problem: what failed, on one line.
        cloud: what the cloud answered, if it was the cloud that refused.
        tried: what was tried in vain, a line each; most errors have none.
        cure: what to do about it, on one line, if that is known.
    """

    def __init__(
        self, problem: str, *, cloud: CloudAnswer | None = None, tried: Iterable[str] = (), cure: str = ""
    ) -> None:
        self.problem = _safe(problem)
        self.cloud = cloud
        self.tried = tuple(_safe(line) for line in tried)
        self.cure = _safe(cure)
        super().__init__(self.problem)

    def __str__(self) -> str:
        """Give the text that users see."""
        lines = [self.problem]
        if self.cloud is not None:
            lines.append(f"  cloud:  {self.cloud}")
        lines += [f"  tried:  {line}" for line in self.tried]
        if self.cure:
            lines.append(f"  cure:   {self.cure}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by attributes: subclasses have constructors of their own."""
        return _restore, (type(self), self.args, self.__dict__.copy())


def _safe(text: str) -> str:
    return one_line(redact(text), 1000)


def _restore(cls: type[LivemediaError], args: tuple[object, ...], state: dict[str, object]) -> LivemediaError:
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


class InvalidSetting(LivemediaError):
    """A stack setting or an environment variable cannot be used as it is."""


class MissingCredentials(LivemediaError):
    """No source has an access key that can be used; `tried` lists every place that was looked at."""


class TimedOut(LivemediaError):
    """The time that was allowed is used up; the problem says what was last seen."""


class CallFailed(LivemediaError):
    """One call to a cloud failed, after all attempts that were worth making.

    Attributes:
        operation: the cloud's name of the operation.
        host: where it was sent, without a port.
        attempts: how many times it was tried, at least 1.
        detail: what is known beyond the kind and the cloud's answer, such as the network's fault.
        may_have_happened: the call may have had its effect all the same: look before doing it again.
    """

    summary: ClassVar[str] = "failed"
    """What the kind of failure means, in words that follow the operation's name."""
    temporary: ClassVar[bool] = False
    """Whether the same call may succeed a little later, with nothing changed."""
    doubtful: ClassVar[bool] = False
    """Whether the call may have had its effect, unless it is known better."""

    def __init__(  # noqa: PLR0913 - an error is made of what is known about it
        self,
        operation: str,
        *,
        host: str,
        cloud: CloudAnswer | None = None,
        attempts: int = 1,
        detail: str = "",
        cure: str = "",
        may_have_happened: bool | None = None,
    ) -> None:
        tries = f" (after {attempts} attempts)" if attempts > 1 else ""
        reason = f": {detail}" if detail else ""
        super().__init__(f"{operation} {self.summary}{tries}{reason}", cloud=cloud, cure=cure)
        self.operation = operation
        self.host = host
        self.attempts = attempts
        self.detail = detail
        self.may_have_happened = self.doubtful if may_have_happened is None else may_have_happened

    @property
    def code(self) -> str:
        """The cloud's error code, or an empty string."""
        return self.cloud.code if self.cloud else ""

    @property
    def status(self) -> int:
        """The HTTP status, or 0 if there was no answer."""
        return self.cloud.status if self.cloud else 0

    @property
    def message(self) -> str:
        """The cloud's words, or an empty string."""
        return self.cloud.message if self.cloud else ""

    @property
    def request_id(self) -> str:
        """The request id for the vendor's support, or an empty string."""
        return self.cloud.request_id if self.cloud else ""


class Throttled(CallFailed):
    """There are too many calls; nothing was done."""

    summary = "was refused, because there are too many calls"
    temporary = True


class Transient(CallFailed):
    """The cloud had a fault of its own."""

    summary = "failed on the cloud's side"
    temporary = True


class Unreachable(CallFailed):
    """The request was never sent: connection refused, no such name, no TLS, no free connection."""

    summary = "was never sent, the endpoint cannot be reached"
    temporary = True


class Ambiguous(CallFailed):
    """The request was sent, and whether it was done is not known: read before it is repeated."""

    summary = "was sent, and it is not known whether it was done"
    doubtful = True


class NotFound(CallFailed):
    """The thing that the call names does not exist (here, for this account)."""

    summary = "names something that does not exist"


class AlreadyInState(CallFailed):
    """The thing is already what the call would make it."""

    summary = "has nothing to do, it is so already"


class InTransition(CallFailed):
    """The thing is in a state in which this cannot be done: look at it, then decide."""

    summary = "cannot be done in the present state"


class Denied(CallFailed):
    """Who asks may not do this, or is not known."""

    summary = "is not allowed"


class ExpiredKey(Denied):
    """The temporary key of who asks is not good any more; nothing was done."""

    summary = "was refused, because the temporary access key is not good any more"


class ClockSkew(CallFailed):
    """This machine's clock and the cloud's differ too much for a signature to count."""

    summary = "was refused, because this machine's clock and the cloud's differ"


class Invalid(CallFailed):
    """The request can never succeed as it is."""

    summary = "was refused as invalid"


class QuotaExceeded(CallFailed):
    """A limit of the account is reached; trying again does not help."""

    summary = "would exceed a limit of the account"


class UnknownAnswer(CallFailed):
    """The answer is cut off, not JSON, or of another shape than the documented one."""

    summary = "got an answer that cannot be understood"
    temporary = True
    doubtful = True
