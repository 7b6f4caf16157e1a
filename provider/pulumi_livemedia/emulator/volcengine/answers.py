"""The bodies of answers.

Source: https://www.volcengine.com/docs/6469/1126803, and the samples of the operations' pages.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from werkzeug import Response

from pulumi_livemedia.emulator.errors import CloudError
from pulumi_livemedia.emulator.volcengine.errors import number


def request_id(now: datetime) -> str:
    """A new id as the gateway makes them: the time in UTC, then hex."""
    return f"{now:%Y%m%d%H%M%S}{secrets.token_hex(10).upper()}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is around every answer.

    Attributes:
        request_id: the id of the request.
        action: the operation.
        version: the API version.
        service: such as `rtc`.
        region: what the scope of the signature says.
    """

    request_id: str
    action: str
    version: str
    service: str
    region: str

    def success(self, answer: Mapping[str, object]) -> Response:
        """The answer of an operation."""
        return _response({**answer, "ResponseMetadata": self._metadata()}, 200)

    def failure(self, error: CloudError) -> Response:
        """The answer to a refused request; what is not known is left out."""
        code = number(error.code)
        numbered = {} if code is None else {"CodeN": code}
        detail = {**numbered, "Code": error.code, "Message": error.message}
        return _response({"ResponseMetadata": {**self._metadata(), "Error": detail}}, error.status)

    def _metadata(self) -> dict[str, object]:
        known = {"Action": self.action, "Version": self.version, "Service": self.service, "Region": self.region}
        return {"RequestId": self.request_id, **{name: value for name, value in known.items() if value}}


def _response(body: Mapping[str, object], status: int) -> Response:
    text = json.dumps(body, ensure_ascii=False)
    return Response(text.encode(), status, content_type="application/json; charset=utf-8")
