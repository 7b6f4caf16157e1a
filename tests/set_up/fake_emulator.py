"""Stands in for `livemedia emulator`: the few calls of its control plane that setting up needs."""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    """Answers health and state, and takes casters and rooms."""

    taken: dict[str, list[dict[str, object]]] = {"casters": [], "rooms": []}  # noqa: RUF012 - shared by all requests

    def do_GET(self) -> None:
        """Answer health and state."""
        self.reply({"version": "0", "uptime": 1, **self.taken})

    def do_POST(self) -> None:
        """Take casters or rooms."""
        for kind, things in json.loads(self.rfile.read(int(self.headers["Content-Length"]))).items():
            self.taken[kind] += things
        self.reply({})

    def reply(self, answer: dict[str, object]) -> None:
        """Send JSON."""
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[-1])), Handler).serve_forever()
