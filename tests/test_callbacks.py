"""What receivers of callbacks are given to tell a genuine one."""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pulumi_livemedia.callbacks import Event, InvalidCallback, InvalidSignature, signature, verify

SECRET = "callback-secret"
DATA = (
    '{"AppId":"661e00000000000000000001","BusinessId":"","RoomId":"Room1","TaskId":"Task1","Code":0,"ErrorMessage":""}'
)
BODY = {
    "EventType": "RecordStarted",
    "EventData": DATA,
    "EventTime": "2024-01-02T03:04:05Z",
    "EventId": "evt-0001",
    "AppId": "661e00000000000000000001",
    "Version": "2020-12-01",
    "Nonce": "1234",
    "Signature": "ad504b193fb4aa0ab93737ccf47b8e66a2bb306bd07080e00b06d7a50b5913c1",
}
EVENT = Event(
    event_type="RecordStarted",
    event_id="evt-0001",
    event_time=datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC),
    app_id="661e00000000000000000001",
    version="2020-12-01",
    data={
        "AppId": "661e00000000000000000001",
        "BusinessId": "",
        "RoomId": "Room1",
        "TaskId": "Task1",
        "Code": 0,
        "ErrorMessage": "",
    },
    raw_data=DATA,
)


def signed(**changes: str) -> dict[str, str]:
    """The body with some other values, signed anew."""
    body = {**BODY, **changes}
    return {**body, "Signature": signature(body, SECRET)}


@pytest.mark.parametrize("body", [BODY, json.dumps(BODY), json.dumps(BODY, indent=1).encode()])
def test_a_genuine_callback(body: bytes | str | Mapping[str, object]) -> None:
    assert verify(body, SECRET) == EVENT


def test_the_other_spelling_of_the_nonce() -> None:
    body = {"Noce" if name == "Nonce" else name: value for name, value in BODY.items()}
    assert verify(body, SECRET) == EVENT
    assert signature(body, SECRET) == signature(BODY, SECRET) == BODY["Signature"]


def test_members_that_nobody_knows_are_ignored() -> None:
    event = verify({**signed(EventType="Whatever", EventData='{"New":1}'), "BusinessId": "x"}, SECRET)
    assert (event.event_type, event.data) == ("Whatever", {"New": 1})


@pytest.mark.parametrize("name", [*BODY])
def test_any_change_shows(name: str) -> None:
    with pytest.raises(InvalidSignature, match="the secret key is not the one set in the console"):
        verify({**BODY, name: BODY[name] + " "}, SECRET)


def test_another_secret_shows() -> None:
    with pytest.raises(InvalidSignature) as caught:
        verify(BODY, "another-secret")
    assert isinstance(caught.value, InvalidCallback)
    assert "another-secret" not in str(caught.value)


def test_no_secret_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="secret_key is empty"):
        verify(BODY, "")


@pytest.mark.parametrize("name", [*BODY])
@pytest.mark.parametrize(("value", "words"), [(None, "{} is missing"), (7, "{} must be a string, not int")])
def test_a_member_that_is_not_there_or_no_text(name: str, value: object, words: str) -> None:
    with pytest.raises(InvalidCallback, match=words.format(name)):
        verify({**BODY, name: value}, SECRET)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "the body is not JSON"),
        (b"\xff", "the body is not JSON"),
        ("[" * 100_000, "the body is not JSON"),
        ("[]", "the body must be a JSON object, not list"),
        ("null", "the body must be a JSON object, not NoneType"),
        (signed(EventData="x"), "EventData is not JSON"),
        (signed(EventData="[]"), "EventData must be a JSON object, not list"),
        (signed(EventTime="yesterday"), "EventTime 'yesterday' is not a time"),
    ],
)
def test_what_is_no_callback(body: Any, words: str) -> None:  # noqa: ANN401  # whatever comes
    with pytest.raises(InvalidCallback, match=words) as caught:
        verify(body, SECRET)
    assert not isinstance(caught.value, InvalidSignature)


def test_a_signature_of_other_characters() -> None:
    for given in ("ä", "\ud800"):
        with pytest.raises(InvalidSignature):
            verify({**BODY, "Signature": given}, SECRET)


def test_times_are_in_utc() -> None:
    assert verify(signed(EventTime="2024-01-02T05:04:05+02:00"), SECRET).event_time == EVENT.event_time
    time = verify(signed(EventTime="2024-01-02T03:04:05"), SECRET).event_time
    assert (time, time.utcoffset()) == (EVENT.event_time, timedelta())


def test_bytes_are_sorted_not_characters() -> None:
    # As UTF-16, their order would be the other one.
    body = signed(EventType="\uffff", EventId="\U00010000")
    assert verify(json.dumps(body), SECRET).event_id == "\U00010000"


def test_it_needs_nothing_but_python() -> None:
    probe = "import sys, pulumi_livemedia.callbacks; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)  # noqa: S603  # ours
    loaded = {name for name in done.stdout.split() if not name.startswith("_")} - {"pulumi_livemedia"}
    assert not loaded & {"pulumi", "pydantic", "httpx", "werkzeug"}
