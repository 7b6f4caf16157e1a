"""Whatever is sent: an answer that the cloud could give, or a connection that is closed; no traceback, no growth.

A few hundred requests in every run, always the same; `pytest tests/emulator/test_fuzz.py --hypothesis-profile=long`
sends tens of thousands, always others.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pulumi_livemedia.emulator.alibaba.live.control import ROUTES as LIVE_ROUTES
from pulumi_livemedia.emulator.control import ROUTES, Route
from pulumi_livemedia.emulator.coverage import coverage
from pulumi_livemedia.emulator.settings import SettingsBook, to_json
from pulumi_livemedia.emulator.volcengine.rtc.callback_control import callback_routes
from pulumi_livemedia.emulator.volcengine.rtc.control import ROUTES as RTC_ROUTES
from tests import identity
from tests.emulator.fuzz_target import ANSWER_SECONDS, Target, target
from tests.emulator.fuzz_values import BODIES, JSON, NESTED, SCALARS, TEXTS, http_requests
from tests.emulator.live_codes import VALID
from tests.emulator.rtc_bodies import FULL, change, changed
from tests.emulator.signing import Caller, connect, encode, now
from tests.emulator.volcengine_signing import Volcengine

LONG = settings.get_current_profile_name() == "long"
FUZZ = settings(
    max_examples=settings().max_examples if LONG else 60,
    derandomize=not LONG,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
CASTER, ROOM = "fuzzed", {"AppId": "fuzzed", "RoomId": "Room1", "TaskId": "Task1"}
KEY = "emulator-fuzz"


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with target(tmp_path_factory.mktemp("fuzz")) as process:
        yield process
        print(f"{process.sent} requests, {process.megabytes() - process.before} MB more memory")  # noqa: T201  # -s shows it


@pytest.fixture(scope="module")
def http_client() -> Iterator[httpx.Client]:
    with connect() as client:
        client.timeout = ANSWER_SECONDS
        yield client


@settings(FUZZ, max_examples=5 * FUZZ.max_examples)
@given(http_requests())
def test_raw_requests(fuzzed: Target, request: tuple[str, bytes]) -> None:
    method, sent = request
    fuzzed.exchange(sent, head=method == "HEAD")


@st.composite
def live_calls(draw: st.DrawFn) -> tuple[str, dict[str, str], bool, str]:
    """An operation with parameters that it takes and some of them absurd, how it is signed, and the format."""
    action = draw(st.sampled_from([each.operation for each in coverage() if each.service == "live"]))
    usual: Mapping[str, object] = VALID.get(action, {})
    given = {"CasterId": CASTER, **usual} if action != "CreateCaster" else dict(usual)
    names = st.sampled_from(
        [*given, "Tag.1.Key", "Tag.N.Key", "Tag.999999999.Value", "VideoLayer.1.FillMode", "Format"]
    )
    odd = draw(st.dictionaries(names, TEXTS | JSON.map(_as_text), max_size=3))
    return (
        action,
        {name: str(value) for name, value in (given | odd).items()},
        draw(st.booleans()),
        draw(st.sampled_from(["XML", "JSON"])),
    )


def _as_text(document: object) -> str:
    return json.dumps(document)[:20_000]


def _ids(answer: object) -> dict[str, str]:
    """Every id in an answer, by the word that stands for it in VALID."""
    found: dict[str, str] = {}
    if isinstance(answer, dict):
        for name, value in answer.items():
            if name.endswith("Id") and isinstance(value, str):
                found[name.removesuffix("Id").lower()] = value
            found |= _ids(value)
    return found


@FUZZ
@given(st.lists(live_calls(), min_size=1, max_size=5))
def test_signed_calls_of_live(
    fuzzed: Target, http_client: httpx.Client, calls: list[tuple[str, dict[str, str], bool, str]]
) -> None:
    http_client.post(
        f"{fuzzed.url}/_emulator/casters", params={"namespace": KEY}, json={"CasterId": CASTER, "Status": 1}
    )
    live, ids = Caller(fuzzed.url, KEY, http=http_client), {"pgm": "nothing", "pvw": "nothing"}
    for action, parameters, in_headers, form in calls:
        filled = {
            name: ids.get(value[1:], value) if value.startswith("$") else value for name, value in parameters.items()
        }
        if in_headers:
            accept = {"accept": f"application/{form.lower()}"}
            body = encode(filled).encode()
            typed = {"content-type": "application/x-www-form-urlencoded"}
            response = live.acs3(action, {}, body=body, headers={**accept, **typed})
        else:
            response = live.query_signed(action, method="POST", form=True, **{"Format": form, **filled})
        answer = fuzzed.judge(response)
        if answer.status == 200 and "json" in answer.content_type:
            ids |= _ids(response.json())
    _look_everywhere(fuzzed, http_client)


def _look_everywhere(fuzzed: Target, client: httpx.Client) -> None:
    """Whatever was stored can be shown, and then it is forgotten."""
    for part in ("state", "requests", "settings", "faults", "callbacks", "rooms", "apps", "callbacks/deliveries"):
        assert fuzzed.judge(client.get(f"{fuzzed.url}/_emulator/{part}")).status == 200
    assert fuzzed.judge(client.post(f"{fuzzed.url}/_emulator/reset")).status == 200


def _paths(document: object, path: str = "") -> list[str]:
    """The path of every member of a document, as `change` takes them."""
    if isinstance(document, (dict, list)):
        members = document.items() if isinstance(document, dict) else enumerate(document)
        return [found for name, each in members for found in (f"{path}{name}", *_paths(each, f"{path}{name}."))]
    return []


@st.composite
def rtc_calls(draw: st.DrawFn) -> tuple[str, object]:
    """An operation, and a body: a whole one with something absurd in it, or anything."""
    action = draw(st.sampled_from(["StartRecord", "UpdateRecord", "StopRecord", "GetRecordTask"]))
    if draw(st.integers(0, 4)) == 0:
        return action, draw(BODIES | JSON)
    body = changed(ROOM)
    if action == "UpdateRecord":
        body = {**ROOM, **{name: body[name] for name in ("TargetStreams", "Layout")}}
    if action == "StopRecord":
        body = dict(ROOM)
    for path in draw(st.lists(st.sampled_from([*_paths(FULL), *ROOM, "Unknown"]), max_size=2)):
        try:
            change(body, path, draw(JSON))
        except (KeyError, TypeError, IndexError):  # an earlier change has taken it away
            continue
    return action, body


@FUZZ
@given(st.lists(rtc_calls(), min_size=1, max_size=4), TEXTS)
def test_signed_calls_of_rtc(
    fuzzed: Target, http_client: httpx.Client, calls: list[tuple[str, Any]], text: str
) -> None:
    rtc = Volcengine(fuzzed.url, KEY, http=http_client)
    rtc.ok("StartRecord", changed(ROOM))
    for action, document in calls:
        fuzzed.judge(rtc(action, document))
        fuzzed.judge(rtc.get("GetRecordTask", **{**ROOM, "TaskId": text[:2000]}))
    fuzzed.judge(rtc.get("GetRecordTask", **ROOM))
    _look_everywhere(fuzzed, http_client)


CLAIMS = st.dictionaries(st.sampled_from(["iss", "sub", "aud", "iat", "exp", "alg"]), JSON, max_size=3)
ROLES = {
    "2015-04-01": {"RoleArn": "acs:ram::1000000000000001:role/a", "OIDCProviderArn": "acs:ram::1:oidc-provider/a"},
    "2018-01-01": {"RoleTrn": "trn:iam::1000000000000001:role/a"},
}


@st.composite
def role_calls(draw: st.DrawFn) -> tuple[str, str, dict[str, str]]:
    """The version of a token service, an operation and its parameters."""
    version = draw(st.sampled_from(list(ROLES)))
    claims: dict[str, Any] = draw(CLAIMS)
    token = draw(st.just(identity.token("a", **claims)) | TEXTS)
    names = st.sampled_from(["RoleArn", "RoleTrn", "DurationSeconds", "Policy", "ExternalId"])
    given = {**ROLES[version], "RoleSessionName": "show", "OIDCToken": token}
    action = draw(st.sampled_from(["AssumeRole", "AssumeRoleWithOIDC"]))
    return version, action, given | draw(st.dictionaries(names, TEXTS, max_size=2))


@FUZZ
@given(role_calls())
def test_roles_signed_and_not(fuzzed: Target, http_client: httpx.Client, call: tuple[str, str, dict[str, str]]) -> None:
    version, action, parameters = call
    form = encode(parameters).encode()
    ask = {"Action": action, "Version": version, "Timestamp": now()}
    typed = {"content-type": "application/x-www-form-urlencoded"}
    fuzzed.judge(http_client.post(f"{fuzzed.url}/", params=ask, content=form, headers=typed))
    if version == "2015-04-01":
        caller = Caller(fuzzed.url, KEY, version=version, http=http_client)
        fuzzed.judge(caller.acs3(action, body=form, headers=typed))
    else:
        signer = Volcengine(fuzzed.url, KEY, service="sts", version=version, http=http_client)
        fuzzed.judge(signer.send("POST", {"Action": action, "Version": version}, form, headers=typed))
    _look_everywhere(fuzzed, http_client)


CONTROL_ROUTES = [*ROUTES, *LIVE_ROUTES, *RTC_ROUTES, *callback_routes(others=False)]
# Parts of documents that the control plane knows, so that a document is not refused at its first name.
PARTS: Mapping[str, Sequence[object]] = {
    "/settings": [{name: value} for name, value in to_json(SettingsBook().of()).items()] + [{"accounts": {KEY: "1"}}],
    "/faults": [
        {"effect": {"error": {"code": "x", "status": 500, "message": "m"}}, "times": 1, "match": {"nth": 1, "seed": 1}},
        {"effect": {"latency_ms": 1, "throttle_qps": 1}, "match": {"probability": 0.5, "service": "live"}},
    ],
    "/casters": [
        {"CasterId": "a", "Status": 1, "StartedSecondsAgo": 1, "Tags": {"a": "b"}, "Config": {"RecordConfig": {}}},
        {"Config": {"Delay": 1.0, "TranscodeConfig": {"LiveTemplateIds": {"LocationId": ["a"]}}}, "Owner": "other"},
    ],
    "/clock/advance": [{"seconds": 1}],
    "/rooms": [{"AppId": "a", "RoomId": "b", "streams": [{"UserId": "u", "StreamType": 1}]}],
    "/apps": [{"AppId": "a"}],
    "/callbacks": [{"AppId": "a", "url": "http://127.0.0.1:9/", "secretKey": "s"}],
}  # fmt: skip


@st.composite
def control_calls(draw: st.DrawFn) -> tuple[Route, str, object, dict[str, str]]:
    """A route, its path, a body and the parameters of the URL."""
    route = draw(st.sampled_from(CONTROL_ROUTES))
    path = "/".join(
        draw(st.sampled_from([CASTER, "fuzzed", "Room1", "Task1", "%ff", "a b"])) if "<" in part else part
        for part in route.path.split("/")
    )
    query = draw(
        st.dictionaries(
            st.sampled_from([*route.query, "nonsense"]), TEXTS.map(lambda text: text[:500]) | st.just(KEY), max_size=2
        )
    )
    if route.path not in PARTS:
        return route, path, draw(JSON | BODIES), query
    body: Any = json.loads(json.dumps(draw(st.sampled_from(PARTS[route.path]))))
    paths = _paths(body)
    for where in draw(st.lists(st.sampled_from(paths), max_size=2)):
        try:
            change(body, where, draw(JSON | SCALARS))
        except (KeyError, TypeError, IndexError):  # the same
            continue
    return route, path, body, query


@FUZZ
@given(st.lists(control_calls(), min_size=1, max_size=4))
def test_the_control_plane(
    fuzzed: Target, http_client: httpx.Client, calls: list[tuple[Route, str, Any, dict[str, str]]]
) -> None:
    for route, path, document, query in calls:
        body = document if isinstance(document, bytes) else json.dumps(document).encode()
        fuzzed.judge(http_client.request(route.method, f"{fuzzed.url}/_emulator{path}", params=query, content=body))
    # What was set can be lived with.
    http_client.delete(f"{fuzzed.url}/_emulator/faults")
    live, rtc = Caller(fuzzed.url, KEY, http=http_client), Volcengine(fuzzed.url, KEY, http=http_client)
    for action in ("DescribeCasters", "StartCaster", "DescribeCasterStreamUrl", "DescribeCasterConfig"):
        fuzzed.judge(live(action, CasterId="a"))
    fuzzed.judge(rtc("StartRecord", changed({**ROOM, "AppId": "a"})))
    fuzzed.judge(rtc.get("GetRecordTask", AppId="a", RoomId="Room1", TaskId="Task1"))
    _look_everywhere(fuzzed, http_client)


SIZE = 10_000_000 if LONG else 2_000_000
LARGE = {
    "brackets": b"[" * SIZE,
    "zeros": b"[" + b"0," * (SIZE // 2) + b"0]",
    "one text": json.dumps({**ROOM, "RoomId": "x" * SIZE}).encode(),
    "streams": json.dumps({**ROOM, "TargetStreams": {"StreamList": [{}] * (SIZE // 4)}}).encode(),
    "names": json.dumps({**ROOM, **{f"m{n}": n for n in range(SIZE // 16)}}).encode(),
    "parameters": b"a=b&" * (SIZE // 4),
    "one parameter": b"CasterName=" + b"%41" * (SIZE // 3),
    "a JSON parameter": b"CasterId=fuzzed&RecordConfig=" + NESTED.encode() * 100,
}


@pytest.mark.parametrize("body", LARGE.values(), ids=LARGE)
def test_large_bodies(fuzzed: Target, http_client: httpx.Client, body: bytes) -> None:
    live, rtc = Caller(fuzzed.url, KEY, http=http_client), Volcengine(fuzzed.url, KEY, http=http_client)
    form = {"content-type": "application/x-www-form-urlencoded"}
    for _ in range(30 if LONG else 1):
        fuzzed.judge(rtc("StartRecord", body))
        fuzzed.judge(live.acs3("SetCasterConfig", body=body, headers=form))
        fuzzed.judge(http_client.put(f"{fuzzed.url}/_emulator/settings", content=body))
        assert len(http_client.get(f"{fuzzed.url}/_emulator/requests").content) < SIZE
