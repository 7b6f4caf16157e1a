"""A stand-in for GitHub's REST API: the comments of one pull request.

Source: https://docs.github.com/en/rest/issues/comments, https://docs.github.com/en/rest/using-the-rest-api
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

COMMENTS = "/repos/o/r/issues/7/comments"
ONE = "/repos/o/r/issues/comments/"
_USUAL_PAGE, _LARGEST_PAGE = 30, 100
_LONGEST_BODY = 65_536


class GitHub:
    """A server, until it is left.

    Attributes:
        token: who has it may do everything but what is refused.
        refused: a method for which the token is not enough, as for a fork's pull request.
        broken_page: a page at which GitHub has a fault of its own.
        calls: method and path of each call, oldest first.
    """

    token = "of-the-job"

    def __init__(self) -> None:
        self.refused = ""
        self.broken_page = 0
        self.calls: list[tuple[str, str]] = []
        self._comments: list[dict[str, Any]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"github": self}))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def say(self, login: str, kind: str, body: str) -> dict[str, Any]:
        """Add a comment."""
        user = {"login": login, "type": kind}
        self._comments.append({"id": 1000 + len(self._comments), "user": user, "body": body})
        return self._comments[-1]

    def bodies(self) -> list[str]:
        """What the comments say, oldest first."""
        return [str(each["body"]) for each in self._comments]

    def page(self, path: str, number: int, size: int) -> tuple[list[dict[str, Any]], str]:
        """One page of the comments, and where the next one is."""
        begin = (number - 1) * size
        there_is_more = begin + size < len(self._comments)
        link = f'<{self.url}{path}?per_page={size}&page={number + 1}>; rel="next"' if there_is_more else ""
        return self._comments[begin : begin + size], link

    def comment(self, id_: str) -> dict[str, Any] | None:
        """The comment with this id."""
        return next((each for each in self._comments if str(each["id"]) == id_), None)


class _Handler(BaseHTTPRequestHandler):
    """Answers one call."""

    github: GitHub

    def do_GET(self) -> None:
        """List."""
        path, query = self._begin()
        size = min(int(query.get("per_page", _USUAL_PAGE)), _LARGEST_PAGE)
        number = int(query.get("page", 1))
        if path != COMMENTS:
            self._answer(404, {"message": "Not Found"})
        elif self._is_allowed():
            if number == self.github.broken_page:
                self._answer(502, {"message": "Server Error"})
            else:
                self._answer(200, *self.github.page(path, number, size))

    def do_POST(self) -> None:
        """Create."""
        path, _ = self._begin()
        body = self._body()
        if path != COMMENTS:
            self._answer(404, {"message": "Not Found"})
        elif self._is_allowed() and self._is_valid(body):
            self._answer(201, self.github.say("github-actions[bot]", "Bot", body))

    def do_PATCH(self) -> None:
        """Update."""
        path, _ = self._begin()
        body = self._body()
        found = self.github.comment(path.removeprefix(ONE))
        if found is None:
            self._answer(404, {"message": "Not Found"})
        elif self._is_allowed() and self._is_valid(body):
            found["body"] = body
            self._answer(200, found)

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def _begin(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        self.github.calls.append((self.command, parts.path))
        return parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}

    def _body(self) -> str:
        sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        return str(sent.get("body", ""))

    def _is_allowed(self) -> bool:
        if self.headers.get("Authorization") != f"token {self.github.token}":
            self._answer(401, {"message": "Bad credentials"})
        elif self.command == self.github.refused:
            self._answer(403, {"message": "Resource not accessible by integration"})
        else:
            return True
        return False

    def _is_valid(self, body: str) -> bool:
        if not body or len(body) > _LONGEST_BODY:
            self._answer(422, {"message": "Validation Failed"})
        return bool(body) and len(body) <= _LONGEST_BODY

    def _answer(self, status: int, document: object, link: str = "") -> None:
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if link:
            self.send_header("Link", link)
        self.end_headers()
        self.wfile.write(body)
