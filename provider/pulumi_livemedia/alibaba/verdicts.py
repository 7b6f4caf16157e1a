"""What an answer of Alibaba Cloud means for the call that got it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.alibaba import decoding
from pulumi_livemedia.alibaba.codes import Fault, meaning
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.call import Verdict
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.errors import (
    Ambiguous,
    CallFailed,
    CloudAnswer,
    Throttled,
    Transient,
    UnknownAnswer,
)
from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.calls.redaction import redact

_SUCCESS: Final = range(200, 300)


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the answers to one call.

    Attributes:
        action: what was called.
        host: the host that was called, without a port.
        region: the region that was called.
        credentials: who called; what is secret about them appears in no verdict.
    """

    action: Action
    host: str
    region: str
    credentials: Credentials

    def __call__(self, response: Response) -> Verdict:
        """Return what the answer means."""
        try:
            answer = decoding.unwrapped(decoding.document(response), self.action.name)
        except decoding.UnreadableError as error:
            return self._unreadable(response, str(error))
        if response.status in _SUCCESS:
            return Verdict(None, response, document=answer)
        return self._refused(response, answer)

    def cloud(self, response: Response, answer: Mapping[str, object] | None = None) -> CloudAnswer:
        """Return who answered and what: for an error about this answer."""
        words = {name.lower(): value for name, value in (answer or {}).items()}
        return CloudAnswer(
            host=self.host,
            status=response.status,
            code=_text(words.get("code")),
            request_id=decoding.request_id(response, answer),
            message=redact(_text(words.get("message")), self.credentials.secrets()),
        )

    def _refused(self, response: Response, answer: Mapping[str, object]) -> Verdict:
        cloud = self.cloud(response, answer)
        known = meaning(self.action.name, cloud.code, response.status)
        kind, doubtful = self._kind(known.kind)
        return Verdict(
            kind,
            response,
            cloud=cloud,
            cure=known.cure.format_map(self._facts()),
            hint=_hint(response.headers),
            doubtful=doubtful,
        )

    def _unreadable(self, response: Response, reason: str) -> Verdict:
        """Judge by the status what is not JSON: a proxy or a load balancer has spoken, or the answer is torn."""
        known = meaning(self.action.name, "", response.status)
        kind, doubtful = self._kind(known.kind)
        if kind not in (Ambiguous, Throttled, Transient):
            kind, doubtful = UnknownAnswer, self.action.effect is not Effect.READ
        return Verdict(
            kind,
            response,
            cloud=self.cloud(response),
            detail=redact(reason, self.credentials.secrets()),
            hint=_hint(response.headers),
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


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _hint(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asks to wait, if it does: both headers count whole numbers."""
    for name, unit in (("x-acs-retry-after", 0.001), ("retry-after", 1.0)):
        value = headers.get(name, "")
        if value.isascii() and value.isdigit() and int(value) > 0:
            return int(value) * unit
    return None
