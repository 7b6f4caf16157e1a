"""What each code means for each kind of operation."""

import json

import pytest

from pulumi_livemedia.alibaba.codes import CODES
from pulumi_livemedia.alibaba.verdicts import Judge
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.call import Verdict
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.messages import Response

KEY = Credentials("LTAI5tEXAMPLE", "hidden-secret", "hidden-token", "environment, ALIBABA_CLOUD_ACCESS_KEY_ID")
HOST = "live.aliyuncs.com"


def judge(action: str, effect: Effect, response: Response) -> Verdict:
    return Judge(Action(action, effect, 10), HOST, "cn-shanghai", KEY)(response)


def refused(code: str, status: int = 400, action: str = "StartCaster", effect: Effect = Effect.ONCE) -> Verdict:
    body = {"RequestId": "R-1", "HostId": HOST, "Code": code, "Message": "some words"}
    return judge(action, effect, Response(status, {}, json.dumps(body).encode()))


def kind(verdict: Verdict) -> str:
    return verdict.kind.__name__ if verdict.kind else "success"


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("Throttling", 400, "Throttled"),
        ("Throttling.User", 400, "Throttled"),
        ("Throttling.Api", 429, "Throttled"),
        ("Throttling.Anything", 503, "Throttled"),
        ("Rejected.Throttling", 400, "Throttled"),
        ("ServiceUnavailable", 503, "Transient"),
        ("InternalError", 500, "Ambiguous"),
        ("UnknownError", 500, "Ambiguous"),
        ("CreateCaster.Timeout", 408, "Ambiguous"),
        ("SignatureNonceUsed", 400, "Transient"),
        ("InvalidTimeStamp.Expired", 400, "ClockSkew"),
        ("IllegalTimestamp", 400, "ClockSkew"),
        ("InvalidTimeStamp.Format", 400, "Invalid"),
        ("SignatureDoesNotMatch", 400, "Denied"),
        ("IncompleteSignature", 400, "Denied"),
        ("InvalidSignatureMethod", 400, "Invalid"),
        ("InvalidAccessKeyId.NotFound", 404, "Denied"),
        ("InvalidAccessKeyId.NotFound", 400, "Denied"),
        ("InvalidAccessKeyId.Inactive", 400, "Denied"),
        ("Forbidden.AccessKeyDisabled", 403, "Denied"),
        ("MissingSecurityToken", 400, "Denied"),
        ("InvalidSecurityToken.Malformed", 400, "Denied"),
        ("InvalidSecurityToken.MismatchWithAccessKey", 400, "Denied"),
        ("InvalidSecurityToken.Expired", 400, "ExpiredKey"),
        ("InvalidSecurityToken.Other", 400, "Denied"),
        ("MissingParameter", 400, "Invalid"),
        ("MissingCasterId", 400, "Invalid"),
        ("InvalidParameter.Format", 400, "Invalid"),
        ("InvalidCasterId.Malformed", 400, "Invalid"),
        ("RequestParameterMalformed", 400, "Invalid"),
        ("InvalidAction.NotFound", 404, "Invalid"),
        ("InvalidVersion", 400, "Invalid"),
        ("InvalidProtocol.NeedSsl", 404, "Invalid"),
        ("UnsupportedHTTPMethod", 400, "Invalid"),
        ("Forbidden", 401, "Denied"),
        ("Forbidden.RAM", 403, "Denied"),
        ("Forbidden.Anything", 403, "Denied"),
        ("NoPermission", 403, "Denied"),
        ("IllegalOperation", 401, "Denied"),
        ("IllegalOperation", 403, "Denied"),
        ("PermissionDenied", 403, "Denied"),
        ("InsufficientBalance", 400, "Denied"),
        ("LiveServiceNotFound", 400, "Denied"),
        ("InvalidIdentity.ServiceDisabled", 400, "Denied"),
        ("InvalidCaster.NotFound", 404, "NotFound"),
        ("RegionNoResource", 400, "NotFound"),
        ("InvalidDomainName.NotFound", 404, "Invalid"),
        ("InvalidCasterTemplate.NotFound", 404, "Invalid"),
        ("InvalidConfiguration.NotFound", 404, "Invalid"),
        ("InvalidShowList.EmptyList", 400, "Invalid"),
        ("IncorrectChannel.Disable", 400, "Invalid"),
        ("IncorrectCasterStatus", 400, "InTransition"),
        ("IncorrectCasterStatus.Inuse", 400, "AlreadyInState"),
        ("IncorrectCasterStatus.Idle", 400, "InTransition"),
        ("IncorrectCasterStatus.Cease", 400, "Denied"),
        ("IncorrectCasterStatus.Expire", 400, "Denied"),
        ("IncorrectSceneStatus", 400, "InTransition"),
        ("IncorrectSceneStatus.Inuse", 400, "AlreadyInState"),
        ("IncorrectSceneStatus.Waiting", 400, "InTransition"),
        ("CasterNumberExceed", 401, "QuotaExceeded"),
        ("CasterNumberExceed", 400, "QuotaExceeded"),
        ("UserQuotaExceed", 403, "QuotaExceeded"),
        ("SomethingNew", 400, "Invalid"),
        ("SomethingNew", 404, "Invalid"),
        ("SomethingNew", 403, "Denied"),
        ("SomethingNew", 401, "Denied"),
        ("SomethingNew", 429, "Throttled"),
        ("SomethingNew", 408, "Ambiguous"),
        ("SomethingNew", 502, "Ambiguous"),
    ],
)
def test_codes(code: str, status: int, expected: str) -> None:
    assert kind(refused(code, status)) == expected


@pytest.mark.parametrize(
    ("action", "code", "expected"),
    [
        ("StopCaster", "IncorrectCasterStatus.Idle", "AlreadyInState"),
        ("StopCaster", "IncorrectSceneStatus.Idle", "AlreadyInState"),
        ("StopCaster", "InvalidScene.NotFound", "AlreadyInState"),
        ("StopCaster", "IncorrectSceneStatus", "InTransition"),
        ("RestartCaster", "IncorrectCasterStatus.Idle", "InTransition"),
        ("DeleteCaster", "IncorrectCasterStatus.Inuse", "InTransition"),
        ("DescribeCasterStreamUrl", "InvalidScene.NotFound", "NotFound"),
    ],
)
def test_some_codes_depend_on_the_operation(action: str, code: str, expected: str) -> None:
    assert kind(refused(code, action=action)) == expected


@pytest.mark.parametrize("code", ["InternalError", "UnknownError", "CreateCaster.Timeout", "SomethingNew"])
@pytest.mark.parametrize(
    ("effect", "expected"),
    [(Effect.READ, ("Transient", False)), (Effect.REPEATABLE, ("Transient", True)), (Effect.ONCE, ("Ambiguous", True))],
)
def test_server_faults_depend_on_what_the_operation_does(code: str, effect: Effect, expected: tuple[str, bool]) -> None:
    verdict = refused(code, 500, effect=effect)

    assert (kind(verdict), verdict.doubtful) == expected


def test_a_refusal_keeps_the_clouds_words() -> None:
    cloud = refused("InvalidCaster.NotFound", 404).cloud

    assert str(cloud) == "InvalidCaster.NotFound (HTTP 404) from live.aliyuncs.com, request R-1: some words"


def test_errors_are_read_without_regard_to_case() -> None:
    body = b'{"requestId": "R-1", "code": "Throttling.User", "message": "slow down"}'

    verdict = judge("StartCaster", Effect.ONCE, Response(400, {}, body))

    assert kind(verdict) == "Throttled"
    assert "Throttling.User (HTTP 400) from live.aliyuncs.com, request R-1: slow down" in str(verdict.cloud)


def test_cures_name_the_key_and_where_it_came_from() -> None:
    assert refused("InvalidAccessKeyId.NotFound", 404).cure == (
        "access key LTAI5tEXAMPLE (environment, ALIBABA_CLOUD_ACCESS_KEY_ID) is not known at live.aliyuncs.com: "
        "is it complete, and of this cloud?"
    )


def test_every_cure_can_be_filled_in() -> None:
    facts = dict.fromkeys(("action", "host", "key_id", "region", "source"), "x")

    assert all("{" not in meaning.cure.format_map(facts) for meaning in CODES.every_meaning())


def test_every_denial_has_a_cure() -> None:
    denials = [
        code for code in CODES.exact if kind(refused(code)) in ("Denied", "ClockSkew", "NotFound", "QuotaExceeded")
    ]

    assert [code for code in denials if not refused(code).cure] == []


def test_no_verdict_shows_a_secret() -> None:
    """The cloud may echo what was signed, and the secret with which it should have been."""
    echo = "hidden-secret and hidden-token, server string to sign is:POST&SecurityToken%3Dhidden"
    refusal = json.dumps({"Code": "SignatureDoesNotMatch", "Message": echo})
    for body in (refusal, f"<p>{echo}</p>", "<p>hidden-secret SecurityToken=hidden</p>"):
        verdict = judge("StartCaster", Effect.ONCE, Response(400, {}, body.encode()))

        assert "hidden" not in f"{verdict.cloud} {verdict.cure} {verdict.detail}"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"x-acs-retry-after": "1500"}, 1.5),
        ({"retry-after": "7"}, 7),
        ({"x-acs-retry-after": "1500", "retry-after": "7"}, 1.5),
        ({"x-acs-retry-after": "0"}, None),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, None),
        ({}, None),
    ],
)
def test_hints(headers: dict[str, str], expected: float | None) -> None:
    body = b'{"Code": "Throttling.User"}'

    assert judge("StartCaster", Effect.ONCE, Response(400, headers, body)).hint == expected


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
        (503, Effect.ONCE, ("Ambiguous", True)),
    ],
)
def test_what_is_not_json_is_judged_by_its_status(status: int, effect: Effect, expected: tuple[str, bool]) -> None:
    response = Response(status, {"content-type": "text/html", "x-acs-request-id": "R-1"}, b"<html>Sorry</html>")

    verdict = judge("StartCaster", effect, response)

    assert (kind(verdict), verdict.doubtful) == expected
    assert verdict.detail == "not JSON but text/html: <html>Sorry</html>"
    assert str(verdict.cloud) == f"HTTP {status} from live.aliyuncs.com, request R-1"


def test_success_carries_the_unwrapped_document() -> None:
    verdict = judge("StartCaster", Effect.ONCE, Response(200, {}, b'{"StartCasterResponse": {"RequestId": "R-1"}}'))

    assert (kind(verdict), verdict.document) == ("success", {"RequestId": "R-1"})
