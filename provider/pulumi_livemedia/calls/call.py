"""One call as it is asked for, and what its answer means."""

from collections.abc import Callable
from dataclasses import dataclass

from pulumi_livemedia.calls.action import Action
from pulumi_livemedia.calls.clock import Alive, Deadline
from pulumi_livemedia.calls.errors import CallFailed, CloudAnswer
from pulumi_livemedia.calls.messages import Request, Response
from pulumi_livemedia.calls.retry import RetryPolicy


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one answer, or the lack of one, means.

    Attributes:
        kind: the kind of failure; None for success.
        response: the answer, if there was one.
        document: what a successful answer says, decoded.
        cloud: what the cloud said when it refused.
        cure: what to do about it.
        detail: what is known beyond the kind and the cloud's words.
        hint: seconds that the server asks to wait before another try.
        doubtful: it failed, and may have had its effect all the same.
    """

    kind: type[CallFailed] | None
    response: Response | None = None
    document: object = None
    cloud: CloudAnswer | None = None
    cure: str = ""
    detail: str = ""
    hint: float | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """Everything that one call needs to know.

    Attributes:
        action: what is called.
        account: whose rate limit counts, by access key id.
        region: in which region.
        sign: makes a freshly signed request for a time of day in seconds; called once for each attempt.
        judge: tells what an answer means; never raises.
        policy: how often to try and when.
        deadline: no attempt begins, and no wait ends, after it.
        alive: raises when nobody needs the result any more.
    """

    action: Action
    account: str
    region: str
    sign: Callable[[float], Request]
    judge: Callable[[Response], Verdict]
    policy: RetryPolicy
    deadline: Deadline
    alive: Alive
