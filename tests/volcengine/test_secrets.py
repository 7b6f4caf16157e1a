"""The keys of a storage travel in the body, and appear nowhere else."""

import json
import logging
import pickle
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from pulumi_livemedia.calls.errors import CallFailed
from tests.volcengine.bench import ELSEWHERE, HIDDEN, START, Bench
from tests.volcengine.test_client_faults import METADATA, wired

REQUEST = {**START, "StorageConfig": ELSEWHERE}
Echo = Callable[[httpx.Request], httpx.Response]


def error(message: str, status: int = 400) -> httpx.Response:
    """Return a refusal in the cloud's own form."""
    told = {"Code": "InvalidParameter.Unmarshal", "Message": message}
    return httpx.Response(status, json={"ResponseMetadata": {"RequestId": "R-1", "Error": told}})


ECHOES: dict[str, Echo] = {
    "the body in a message": lambda request: error(f"json: cannot unmarshal {request.content.decode()}"),
    "the body, as a text": lambda request: error(f"body={json.dumps(request.content.decode())}"),
    "single values": lambda _: error(" or ".join(f"<{value}>" for value in HIDDEN.values())),
    "single values, encoded": lambda _: error(" or ".join(quote(value, safe="") for value in HIDDEN.values())),
    "a page": lambda request: httpx.Response(502, html=f"<p>{request.content.decode()}</p>"),
    "a page that is cut": lambda _: httpx.Response(502, html=f"{'.' * 150}{HIDDEN['SecretKey']}"),
    "a result": lambda request: httpx.Response(200, json={"Result": request.content.decode(), **METADATA}),
    "no object": lambda request: httpx.Response(200, json=[request.content.decode()]),
}


@pytest.mark.parametrize("echo", ECHOES)
def test_no_echo_is_shown(tmp_path: Path, caplog: pytest.LogCaptureFixture, echo: str) -> None:
    caplog.set_level(logging.DEBUG)

    with pytest.raises(CallFailed) as failure:
        wired(tmp_path, ECHOES[echo]).start_record(REQUEST)

    told = f"{failure.value}\n{failure.value!r}\n{failure.value.__dict__}\n{caplog.text}"
    assert "hid" not in told
    assert b"hid" not in pickle.dumps(failure.value)


def test_the_cloud_gets_them_all_the_same(tmp_path: Path) -> None:
    seen: list[bytes] = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request.content)
        return httpx.Response(200, json={"Result": "ok", **METADATA})

    wired(tmp_path, handle).start_record(REQUEST)

    assert json.loads(seen[0]) == REQUEST


def test_a_refusal_over_the_wire(bench: Bench) -> None:
    with pytest.raises(CallFailed) as failure:
        bench.client().start_record({**REQUEST, "RecordMode": "one"})

    assert "hid" not in str(failure.value)
    assert "hid" not in str(bench.requests("StartRecord"))
