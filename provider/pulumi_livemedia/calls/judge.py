"""What an answer means for the call that got it: the part that is the same for every cloud."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.call import Verdict
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.decoding import UnreadableError, document
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    CloudAnswer,
    Throttled,
    Transient,
    UnknownAnswer,
)
from pulumi_livemedia.calls.meanings import Codes, Fault
from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.calls.redaction import redact

SUCCESS: Final = range(200, 300)


@dataclass(frozen=True, slots=True)
class Words:
    """What an answer says about itself; what it does not say is empty.

    Attributes:
        request_id: what the vendor's support asks for.
        code: why it was refused.
        message: the same in words.
    """

    request_id: str
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Judge(ABC):
    """Judges the answers to one call.

    Attributes:
        action: what was called.
        host: the host that was called, without a port.
        region: the region that was called.
        credentials: who called; what is secret about them appears in no verdict.
        hidden: what else appears in no verdict, such as keys that were sent as parameters.
    """

    codes: ClassVar[Codes]
    """What the cloud's codes mean."""
    hints: ClassVar[tuple[tuple[str, float], ...]] = (("retry-after", 1.0),)
    """The headers that ask to wait, with the seconds that they count in, the first one to be believed first."""

    action: Action
    host: str
    region: str
    credentials: Credentials
    hidden: tuple[str, ...] = ()

    @abstractmethod
    def words(self, response: Response, answer: Mapping[str, object] | None = None) -> Words:
        """Return what an answer says about itself.

        Args:
            response: as it came.
            answer: the object in it; None if there is none.
        """

    def unwrapped(self, answer: Mapping[str, object]) -> Mapping[str, object]:
        """Return what counts of an answer."""
        return answer

    def is_success(self, response: Response, answer: Mapping[str, object]) -> bool:
        """Return whether what was asked for is done; `answer` is what counts of it."""
        del answer
        return response.status in SUCCESS

    def __call__(self, response: Response) -> Verdict:
        """Return what the answer means."""
        try:
            answer = self.unwrapped(document(response, self.secrets()))
        except UnreadableError as error:
            return self._unreadable(response, str(error))
        if self.is_success(response, answer):
            return Verdict(None, response, document=answer)
        return self._refused(response, answer)

    def cloud(self, response: Response, answer: Mapping[str, object] | None = None) -> CloudAnswer:
        """Return who answered and what: for an error about this answer."""
        words = self.words(response, answer)
        return CloudAnswer(
            host=self.host,
            status=response.status,
            code=words.code,
            request_id=words.request_id,
            message=redact(words.message, self.secrets()),
        )

    def _refused(self, response: Response, answer: Mapping[str, object]) -> Verdict:
        cloud = self.cloud(response, answer)
        known = self.codes.meaning(self.action.name, cloud.code, response.status)
        kind, doubtful = self._kind(known.kind)
        return Verdict(
            kind,
            response,
            cloud=cloud,
            cure=known.cure.format_map(self._facts()),
            hint=self._hint(response.headers),
            doubtful=doubtful,
        )

    def _unreadable(self, response: Response, reason: str) -> Verdict:
        """Judge by the status what is not JSON: a proxy or a load balancer has spoken, or the answer is torn."""
        known = self.codes.meaning(self.action.name, "", response.status)
        kind, doubtful = self._kind(known.kind)
        if kind not in (Ambiguous, Throttled, Transient):
            kind, doubtful = UnknownAnswer, self.action.effect is not Effect.READ
        return Verdict(
            kind,
            response,
            cloud=self.cloud(response),
            detail=reason,
            hint=self._hint(response.headers),
            doubtful=doubtful,
        )

    def _kind(self, kind: type[CallFailed] | Fault) -> tuple[type[CallFailed], bool]:
        """Return the kind of failure for this action, and whether the action may have been done."""
        if not isinstance(kind, Fault):
            return kind, False
        effect = self.action.effect
        return (Ambiguous if effect is Effect.ONCE else Transient), effect is not Effect.READ

    def _facts(self) -> dict[str, str]:
        return {
            "action": self.action.name,
            "host": self.host,
            "key_id": self.credentials.access_key_id,
            "region": self.region,
            "source": self.credentials.source,
        }

    def secrets(self) -> tuple[str, ...]:
        """Return what must not appear in any text about the call."""
        return (*self.hidden, *self.credentials.secrets())

    def _hint(self, headers: Mapping[str, str]) -> float | None:
        """Return the seconds that the server asks to wait, if it does: the headers count whole numbers."""
        for name, unit in self.hints:
            value = headers.get(name, "")
            if value.isascii() and value.isdigit() and int(value) > 0:
                return int(value) * unit
        return None
