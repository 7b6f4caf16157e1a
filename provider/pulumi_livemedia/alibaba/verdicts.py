"""What an answer of Alibaba Cloud means for the call that got it."""

from collections.abc import Mapping
from dataclasses import dataclass

from pulumi_livemedia.alibaba import decoding
from pulumi_livemedia.alibaba.codes import CODES
from pulumi_livemedia.calls import judge
from pulumi_livemedia.calls.messages import Response


@dataclass(frozen=True, slots=True)
class Judge(judge.Judge):
    """Judges the answers to one call."""

    codes = CODES
    hints = (("x-acs-retry-after", 0.001), *judge.Judge.hints)

    def unwrapped(self, answer: Mapping[str, object]) -> Mapping[str, object]:
        """Return what counts of an answer: some have a wrapper."""
        return decoding.unwrapped(answer, self.action.name)

    def words(self, response: Response, answer: Mapping[str, object] | None = None) -> judge.Words:
        """Return what an answer says about itself."""
        said = {name.lower(): value for name, value in (answer or {}).items()}
        return judge.Words(
            request_id=decoding.request_id(response, answer),
            code=_text(said.get("code")),
            message=_text(said.get("message")),
        )


def _text(value: object) -> str:
    return "" if value is None else str(value)
