"""What each code means for each kind of operation, and what a second start says."""

import json

import pytest

from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.call import Verdict
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.messages import Response
from pulumi_livemedia.volcengine.codes import CODES
from pulumi_livemedia.volcengine.verdicts import Judge

KEY = Credentials("AKLTEXAMPLE", "hidden-secret", "hidden-token", "environment, VOLCENGINE_ACCESS_KEY")
HOST = "rtc.volcengineapi.com"
DUPLICATE = "The task has been started. Please do not call the startup task interface repeatedly"


def judge(
    response: Response, action: str = "StartRecord", effect: Effect = Effect.ONCE, hidden: tuple[str, ...] = ()
) -> Verdict:
    return Judge(Action(action, effect, 60), HOST, "cn-north-1", KEY, hidden)(response)


def answer(status: int, error: object = None, **others: object) -> Response:
    metadata = {"RequestId": "R-1"} | ({} if error is None else {"Error": error})
    return Response(status, {}, json.dumps({"ResponseMetadata": metadata, **others}).encode())


def refused(code: str, status: int = 400, action: str = "StartRecord", effect: Effect = Effect.ONCE) -> Verdict:
    return judge(answer(status, {"CodeN": 0, "Code": code, "Message": "some words"}), action, effect)


def kind(verdict: Verdict) -> str:
    return verdict.kind.__name__ if verdict.kind else "success"


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        # The gateway
        ("MissingParameter", 400, "Invalid"),
        ("MissingAuthenticationToken", 401, "ExpiredKey"),
        ("MissingRequestInfo", 400, "Denied"),
        ("MissingSignature", 401, "ExpiredKey"),
        ("InvalidTimestamp", 400, "ClockSkew"),
        ("InvalidTimestamp", 403, "ClockSkew"),
        ("ServiceNotFound", 404, "Invalid"),
        ("InvalidActionOrVersion", 404, "Invalid"),
        ("InvalidAccessKey", 401, "ExpiredKey"),
        ("InvalidClientTokenId", 401, "ExpiredKey"),
        ("SignatureDoesNotMatch", 401, "ExpiredKey"),
        ("LackPolicy", 403, "Denied"),
        ("LackProjectPolicy", 401, "ExpiredKey"),
        ("AccessDenied", 403, "Denied"),
        ("InvalidAuthorization", 400, "Denied"),
        ("InvalidCredential", 400, "Denied"),
        ("InvalidSecretToken", 401, "ExpiredKey"),
        ("MethodNotAllowed", 405, "Invalid"),
        ("FlowLimitExceeded", 429, "Throttled"),
        ("AccountFlowLimitExceeded", 429, "Throttled"),
        ("RequestLimitExceeded", 429, "Throttled"),
        ("InternalError", 500, "Ambiguous"),
        ("InternalServiceError", 502, "Ambiguous"),
        ("FailToConnect", 502, "Ambiguous"),
        ("ServiceUnavailableTemp", 503, "Ambiguous"),
        ("InternalServiceTimeout", 504, "Ambiguous"),
        ("InvalidAction", 404, "Invalid"),
        ("UnsupportedOperation", 400, "Invalid"),
        ("UnsupportedRegion", 400, "Invalid"),
        ("UnsupportedProtocol", 400, "Invalid"),
        ("RequestForbidden", 403, "Denied"),
        ("UnknownCallerIdentity", 401, "ExpiredKey"),
        # RTC
        ("InvalidParameter", 400, "Invalid"),
        ("InvalidParameter.ErrorActiveTaskNotFound", 400, "NotFound"),
        ("InvalidParameter.ErrorTaskNotFound", 400, "NotFound"),
        ("InvalidParameter.IllegalRoomID", 400, "Invalid"),
        ("InvalidParameter.IllegalAppId", 400, "Invalid"),
        ("InvalidParameter.NotExistAppId", 400, "Invalid"),
        ("InvalidParameter.EmptyAccountId", 400, "Invalid"),
        ("InvalidParameter.AccountIdMismatch", 400, "Denied"),
        ("InvalidParameter.BodyIsEmpty", 400, "Invalid"),
        ("InvalidParameter.Unmarshal", 400, "Invalid"),
        ("FlowLimitExceeded.QPSOverLimit", 429, "Throttled"),
        ("FlowLimitExceeded.QPSOverLimit", 400, "Throttled"),
        ("FlowLimitExceeded.TaskNumberOverLimit", 429, "QuotaExceeded"),
        ("AccessDenied.Anything", 403, "Denied"),
        # Codes that nobody has documented
        ("SomethingNew", 400, "Invalid"),
        ("SomethingNew", 404, "Invalid"),
        ("SomethingNew", 401, "ExpiredKey"),
        ("SomethingNew", 403, "Denied"),
        ("SomethingNew", 408, "Ambiguous"),
        ("SomethingNew", 429, "Throttled"),
        ("SomethingNew", 504, "Ambiguous"),
        ("", 400, "Invalid"),
    ],
)
def test_codes(code: str, status: int, expected: str) -> None:
    """The key is a temporary one: which code says that it has ended is not published, so each 401 may."""
    assert kind(refused(code, status)) == expected


@pytest.mark.parametrize("code", ["InvalidParameter.NotExistAppId", "ServiceNotFound", "InvalidActionOrVersion"])
def test_what_is_not_found_is_not_always_the_task(code: str) -> None:
    """Whoever takes these for "there is no task" forgets a recording that runs."""
    assert kind(refused(code, 404, "GetRecordTask", Effect.READ)) == "Invalid"


@pytest.mark.parametrize("code", ["InvalidParameter", "InternalError", "FlowLimitExceeded", "SomethingNew"])
def test_an_error_under_a_status_of_success(code: str) -> None:
    """Older versions of the API answer every request with 200."""
    assert kind(refused(code, 200)) == kind(refused(code, 400))


@pytest.mark.parametrize("error", ["no words", ["no", "words"], {"Code": ["a"], "Message": {}}])
def test_an_error_of_another_shape_is_an_error(error: object) -> None:
    assert kind(judge(answer(200, error, Result="ok"))) == "Invalid"


@pytest.mark.parametrize("error", [None, {}])
def test_success(error: object) -> None:
    verdict = judge(answer(200, error, Result="ok"))

    assert (kind(verdict), verdict.document) == (
        "success",
        {"ResponseMetadata": {"RequestId": "R-1"} | ({} if error is None else {"Error": {}}), "Result": "ok"},
    )


@pytest.mark.parametrize(
    "response",
    [
        answer(200, Result=DUPLICATE),
        answer(200, Result=f"{DUPLICATE}.".upper()),
        answer(200, {"Code": "InvalidParameter", "Message": DUPLICATE}, Result=""),
        answer(400, {"Code": "InvalidParameter", "Message": f"rpc: {DUPLICATE}."}),
        answer(400, {"Code": "InvalidParameter.TaskAlreadyExists", "Message": ""}),
        answer(500, {"Code": "InternalError", "Message": DUPLICATE}),
    ],
    ids=lambda response: response.body.decode()[:60],
)
def test_a_second_start_is_no_failure(response: Response) -> None:
    assert kind(judge(response)) == "success"


def test_only_a_start_can_be_a_second_one() -> None:
    assert kind(refused("InvalidParameter.TaskAlreadyExists", action="UpdateRecord")) == "AlreadyInState"


@pytest.mark.parametrize("code", ["InternalError", "InternalServiceTimeout", "FailToConnect", "SomethingNew"])
@pytest.mark.parametrize(
    ("effect", "expected"),
    [(Effect.READ, ("Transient", False)), (Effect.REPEATABLE, ("Transient", True)), (Effect.ONCE, ("Ambiguous", True))],
)
def test_server_faults_depend_on_what_the_operation_does(code: str, effect: Effect, expected: tuple[str, bool]) -> None:
    verdict = refused(code, 500, effect=effect)

    assert (kind(verdict), verdict.doubtful) == expected


def test_a_refusal_keeps_the_clouds_words() -> None:
    cloud = refused("InvalidParameter.NotExistAppId").cloud

    assert str(cloud) == (
        "InvalidParameter.NotExistAppId (HTTP 400) from rtc.volcengineapi.com, request R-1: some words"
    )


@pytest.mark.parametrize(
    ("code", "cure"),
    [
        (
            "InvalidAccessKey",
            "access key AKLTEXAMPLE (environment, VOLCENGINE_ACCESS_KEY) is not known at rtc.volcengineapi.com",
        ),
        ("SignatureDoesNotMatch", "the secret of access key AKLTEXAMPLE (environment, VOLCENGINE_ACCESS_KEY)"),
        ("LackPolicy", "allow StartRecord for access key AKLTEXAMPLE"),
        ("InvalidTimestamp", "set this machine's clock"),
        ("ServiceNotFound", "check livemedia:volcengineEndpoint"),
        ("UnsupportedRegion", "does not serve region cn-north-1"),
        ("InvalidParameter.AccountIdMismatch", "AppId belongs to another account than access key AKLTEXAMPLE"),
        ("InvalidParameter.EmptyAccountId", "set AccountId of the storage"),
        ("InvalidParameter.IllegalRoomID", "1 to 128 letters"),
        ("InvalidParameter.NotExistAppId", "copy AppId from https://console.volcengine.com/rtc"),
        ("AccessDenied.Anything", "RTCFullAccess"),
    ],
)
def test_cures(code: str, cure: str) -> None:
    assert cure in refused(code).cure


def test_every_cure_can_be_filled_in() -> None:
    facts = dict.fromkeys(("action", "host", "key_id", "region", "source"), "x")

    assert all("{" not in meaning.cure.format_map(facts) for meaning in CODES.every_meaning())


def test_every_denial_has_a_cure() -> None:
    unhelpful = ("Denied", "ClockSkew", "NotFound", "QuotaExceeded", "Invalid")
    denials = [code for code in CODES.exact if kind(refused(code)) in unhelpful]

    assert [code for code in denials if not refused(code).cure] == []


def test_no_verdict_shows_a_secret() -> None:
    """The cloud may echo what was signed, the secret of the key, and the keys of a storage."""
    echo = "hidden-secret and hidden-token, plain-key; server canonical request is: POST x-security-token:hidden"
    refusal = json.dumps({"ResponseMetadata": {"Error": {"Code": "SignatureDoesNotMatch", "Message": echo}}})
    for body in (refusal, f"<p>{echo}</p>", f"{'.' * 150}plain-key", f'[{{"SecretKey": "hid{"d" * 150}en"}}'):
        verdict = judge(Response(400, {}, body.encode()), hidden=("plain-key",))

        told = f"{verdict.cloud} {verdict.cure} {verdict.detail}"
        assert not [word for word in ("hid", "plain") if word in told]


@pytest.mark.parametrize(
    ("status", "effect", "expected"),
    [
        (200, Effect.READ, ("UnknownAnswer", False)),
        (200, Effect.ONCE, ("UnknownAnswer", True)),
        (302, Effect.READ, ("UnknownAnswer", False)),
        (403, Effect.READ, ("UnknownAnswer", False)),
        (404, Effect.ONCE, ("UnknownAnswer", True)),
        (429, Effect.ONCE, ("Throttled", False)),
        (502, Effect.READ, ("Transient", False)),
        (502, Effect.REPEATABLE, ("Transient", True)),
        (504, Effect.ONCE, ("Ambiguous", True)),
    ],
)
def test_what_is_not_json_is_judged_by_its_status(status: int, effect: Effect, expected: tuple[str, bool]) -> None:
    verdict = judge(Response(status, {"content-type": "text/html"}, b"<html>Sorry</html>"), effect=effect)

    assert (kind(verdict), verdict.doubtful) == expected
    assert verdict.detail == "not JSON but text/html: <html>Sorry</html>"
    assert str(verdict.cloud) == f"HTTP {status} from rtc.volcengineapi.com"


def test_a_torn_answer_still_tells_its_request_id() -> None:
    verdict = judge(Response(200, {}, b'{"ResponseMetadata": {"RequestId": "2022081211202401", "Acti'))

    assert verdict.cloud is not None
    assert verdict.cloud.request_id == "2022081211202401"


def test_a_server_that_asks_to_wait() -> None:
    response = Response(429, {"retry-after": "7", "x-acs-retry-after": "1"}, answer(429).body)

    assert judge(response).hint == 7
