"""Notes the files of finished recordings: a WSGI application for the callbacks of RTC."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pulumi_livemedia.callbacks import InvalidCallback, verify

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Receiver:
    """The application.

    Args:
        secret_key: the one that is set in RTC's console beside this receiver's URL.

    Attributes:
        files: the names of all files that were recorded, in the order in which they were told.
    """

    def __init__(self, secret_key: str) -> None:
        self._secret_key = secret_key
        self._known: set[str] = set()
        self.files: list[str] = []

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one callback."""
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        start_response("200 OK" if self.take(body) else "400 Bad Request", [("Content-Length", "0")])
        return []

    def take(self, body: bytes) -> bool:
        """Note what a callback tells; whether it is genuine."""
        try:
            event = verify(body, self._secret_key)
        except InvalidCallback:
            return False
        if event.event_type == "RecordStopped" and event.event_id not in self._known:
            self._known.add(event.event_id)  # it may come more than once
            self.files += [file["ObjectKey"] for file in event.data["RecordFileList"]]
        return True
