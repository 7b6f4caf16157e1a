"""What an answer of Volcengine means for the call that got it.

Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-69828 (how failures are told), and
https://www.volcengine.com/docs/6348/1188215 (what a second start says).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from pulumi_livemedia.calls import judge
from pulumi_livemedia.calls.call import Verdict
from pulumi_livemedia.calls.errors import Denied, ExpiredKey
from pulumi_livemedia.calls.fields import Fields, ShapeError
from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.volcengine.codes import ALREADY_EXISTS, CODES

START: Final = "StartRecord"
"""The operation that may find its work done already."""

_UNAUTHORIZED: Final = 401
_ALREADY_STARTED = "task has been started"
_REQUEST_ID = re.compile(r'"RequestId"\s*:\s*"([\w-]+)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judge(judge.Judge):
    """Judges the answers to one call."""

    codes = CODES

    def __call__(self, response: Response) -> Verdict:
        """Return what the answer means; which code says that a temporary key has ended is not published."""
        # Not super(): dataclasses with slots make the class anew, and it would look for the old one.
        verdict = judge.Judge.__call__(self, response)
        is_unauthorized = verdict.kind is Denied and response.status == _UNAUTHORIZED
        return replace(verdict, kind=ExpiredKey) if is_unauthorized and self.credentials.security_token else verdict

    def words(self, response: Response, answer: Mapping[str, object] | None = None) -> judge.Words:
        """Return what an answer says about itself."""
        fields = Fields(answer or {})
        metadata, error = _metadata(fields), _error(fields)
        return judge.Words(
            request_id=_text(metadata, "RequestId") or _torn_request_id(response),
            code=_text(error, "Code"),
            message=_text(error, "Message"),
        )

    def is_success(self, response: Response, answer: Mapping[str, object]) -> bool:
        """Return whether what was asked for is done.

        Older versions of the API tell errors under status 200. A second start of a running task does nothing and is
        told as a success or as an error; it is a success here, and whoever reads the answer sees which one.
        """
        fields = Fields(answer)
        if self.action.name == START and is_already_started(fields):
            return True
        return response.status in judge.SUCCESS and not _has_error(fields)


def is_already_started(answer: Fields) -> bool:
    """Return whether an answer of StartRecord says that the task runs already, in either way."""
    error = _error(answer)
    said = (_text(answer, "Result"), _text(error, "Message"))
    return _text(error, "Code") == ALREADY_EXISTS or any(_ALREADY_STARTED in words.lower() for words in said)


def _metadata(answer: Fields) -> Fields:
    return _inner(answer, "ResponseMetadata")


def _error(answer: Fields) -> Fields:
    return _inner(_metadata(answer), "Error")


def _has_error(answer: Fields) -> bool:
    """Return whether there is an error, in whichever shape: what cannot be read is no success."""
    error = _metadata(answer).value("Error")
    return error is not None and error != {}


def _inner(fields: Fields, name: str) -> Fields:
    try:
        return fields.inner(name)
    except ShapeError:
        return Fields({})


def _text(fields: Fields, name: str) -> str:
    """Return a text; empty if there is something else."""
    try:
        return fields.text(name)
    except ShapeError:
        return ""


def _torn_request_id(response: Response) -> str:
    """Return the request id of an answer that is not whole; empty if it has none."""
    found = _REQUEST_ID.search(response.body.decode(errors="replace"))
    return found[1] if found else ""
