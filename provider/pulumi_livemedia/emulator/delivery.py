"""Bringing an answer to the client, or not: what faults do to the connection."""

import select
import socket
import time
from typing import cast

from werkzeug import Request, Response

from pulumi_livemedia.emulator.faults import Effect
from pulumi_livemedia.emulator.world import World

HOLD_SECONDS = 60
"""How long a client that gets no answer is kept waiting at most."""

_BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


class ResetConnection(ConnectionError):
    """The server is to reset the connection without an answer."""


class DropConnection(ConnectionError):
    """The server is to close the connection without an answer."""


def bad_gateway() -> Response:
    """The page of a proxy that could not reach the cloud."""
    return Response(_BAD_GATEWAY, 502, content_type="text/html")


def deliver(response: Response, effect: Effect, request: Request, world: World) -> Response:
    """The answer as the client gets it.

    Args:
        response: the answer as it should be.
        effect: what happens to it.
        request: the request, for its connection.
        world: ends all waiting when it stops.

    Raises:
        ConnectionError: there is no answer.
    """
    if effect.reset_after_commit:
        raise ResetConnection
    if effect.timeout or effect.timeout_after_commit:
        hold(cast("socket.socket | None", request.environ.get("werkzeug.socket")), world)
        raise DropConnection
    if effect.wrong_json:
        response.set_data(response.get_data()[:-1] + b",,")
    if effect.truncate:
        whole = response.get_data()
        response.set_data(whole[: len(whole) // 2])
        # The length of the whole answer: the client can tell that something is missing.
        response.headers["Content-Length"] = str(len(whole))
        response.headers["Connection"] = "close"
    return response


def hold(connection: socket.socket | None, world: World) -> None:
    """Wait until the client gives up, the emulator stops, or a minute is over."""
    until = time.monotonic() + HOLD_SECONDS
    while not world.stopping.is_set() and time.monotonic() < until:
        if connection is None:
            world.stopping.wait(0.05)
        elif select.select([connection], [], [], 0.05)[0]:
            if not connection.recv(1, socket.MSG_PEEK):
                return
            # It has sent more, and that stays unread: without a pause this would spin.
            world.stopping.wait(0.05)
