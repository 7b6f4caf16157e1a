"""The control plane's calls about callbacks.

POST /_emulator/callbacks {"AppId": "661e...", "url": "http://127.0.0.1:8000/rtc", "secretKey": "callback-secret"}
    events of the application go there from now on; also {"callbacks": [...]}
GET /_emulator/callbacks, DELETE /_emulator/callbacks, DELETE /_emulator/callbacks/<AppId>
GET /_emulator/callbacks/deliveries
    what was sent, newest last, and what came of it
"""

import ipaddress
from functools import partial
from urllib.parse import urlsplit

from pulumi_livemedia.emulator.control import ControlCall, Route
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.namespaces import ROOT_KEY
from pulumi_livemedia.emulator.strict import as_object, http_url, optional
from pulumi_livemedia.emulator.volcengine.rtc.callbacks import Callbacks, Receiver
from pulumi_livemedia.emulator.volcengine.rtc.control import check_app, read_id, recordings_of, several

_OTHERS = "must be on this machine; `livemedia emulator --allow-other-callbacks` sends to others too"


def _callbacks(call: ControlCall) -> Callbacks:
    return call.namespace(ROOT_KEY).state(Callbacks)


def is_loopback(url: str) -> bool:
    """Whether a URL leads to this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read_receiver(document: object, where: str, *, others: bool) -> Receiver:
    """A receiver.

    Args:
        document: its JSON.
        where: its path, for messages.
        others: whether it may be on another machine.
    """
    given = as_object(document, where, ("AppId", "url", "secretKey"))
    url = http_url(given.get("url", ""), f"{where}.url")
    if not others and not is_loopback(url):
        raise ControlError(f"{where}.url: {url!r} {_OTHERS}")
    secret_key = optional(given, "secretKey", str, where)
    if not secret_key:
        raise ControlError(f"{where}.secretKey is missing: signatures are made with it")
    return Receiver(read_id(given, "AppId", where), url, secret_key)


def add_callbacks(call: ControlCall, *, others: bool) -> object:
    """Register receivers, all or none; they hear of what happens from now on."""
    callbacks, recordings = _callbacks(call), recordings_of(call)
    wanted = [read_receiver(each, "callback", others=others) for each in several(call, "callbacks")]
    for receiver in wanted:
        check_app(recordings, receiver.app_id)
    if not callbacks.receivers and not recordings.is_written:
        recordings.news()  # until now nobody looked: what is past stays past
    for receiver in wanted:
        recordings.claim_app(receiver.app_id)
        callbacks.register(receiver)
    return {"callbacks": [each.to_json() for each in wanted]}


def list_callbacks(call: ControlCall) -> object:
    """The receivers; their secrets are not shown."""
    return {"callbacks": [each.to_json() for each in _callbacks(call).receivers]}


def remove_callback(call: ControlCall) -> object:
    """Send the events of one application nowhere."""
    app_id = call.path["app"]
    if not _callbacks(call).remove(app_id):
        raise ControlError(f"no callback of AppId {app_id!r} in namespace {call.namespace(ROOT_KEY).name!r}", 404)
    return {"removed": app_id}


def remove_callbacks(call: ControlCall) -> object:
    """Send no events of the namespace any more."""
    return {"removed": _callbacks(call).remove()}


def list_deliveries(call: ControlCall) -> object:
    """The last thousand deliveries, newest last."""
    return {"deliveries": list(_callbacks(call).deliveries)}


def callback_routes(*, others: bool) -> tuple[Route, ...]:
    """The calls.

    Args:
        others: whether receivers may be on other machines.
    """
    return (
        Route("POST", "/callbacks", partial(add_callbacks, others=others), status=201),
        Route("GET", "/callbacks", list_callbacks),
        Route("DELETE", "/callbacks", remove_callbacks),
        Route("GET", "/callbacks/deliveries", list_deliveries),
        Route("DELETE", "/callbacks/<app>", remove_callback),
    )
