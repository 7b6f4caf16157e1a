"""The control plane of an emulator in this process.

It is called without a connection, so that nothing a test does to sockets or HTTP clients stands in the way.
"""

import json
from typing import Any

from werkzeug.test import Client

from pulumi_livemedia.emulator.control import PREFIX
from pulumi_livemedia.emulator.server import EmulatorServer

_REFUSED = 400


class EmulatorRefused(ValueError):
    """The emulator does not take what the test asked of it; says what would be right."""


class Control:
    """The control plane, seen from one account.

    Args:
        server: the emulator.
        key: the access key id, which is the namespace.
    """

    def __init__(self, server: EmulatorServer, key: str) -> None:
        self.server = server
        self.key = key
        self._client = Client(server.application)

    def ask(self, method: str, path: str, body: object = None, **query: str) -> dict[str, Any]:
        """Make a call about this account, and answer its JSON.

        Args:
            method: the HTTP method.
            path: below `/_emulator`.
            body: what is sent as JSON; None for nothing.
            query: further parameters of the URL.

        Raises:
            EmulatorRefused: the emulator does not take it.
        """
        return self.ask_all(method, path, body, namespace=self.key, **query)

    def ask_all(self, method: str, path: str, body: object = None, **query: str) -> dict[str, Any]:
        """Make a call about the emulator as a whole; the same otherwise."""
        sent = None if body is None else json.dumps(body)
        response = self._client.open(f"{PREFIX}{path}", method=method, query_string=query, data=sent)
        answer: dict[str, Any] = json.loads(response.get_data())
        if response.status_code >= _REFUSED:
            raise EmulatorRefused(f"the emulator refused {method} {PREFIX}{path}: {answer['error']}")
        return answer
