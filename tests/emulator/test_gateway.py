"""Which operations there are, in what form they answer, and how often they may be called."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from pulumi_livemedia.emulator.alibaba.answers import to_xml
from pulumi_livemedia.emulator.limits import Nonces, RateLimits
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.signing import Caller, connect, encode, refusal

XML = "text/xml;charset=utf-8"


def test_unknown_operations_and_versions(live: Caller) -> None:
    assert live.refusal("ModifyCaster") == (404, "InvalidAction.NotFound")
    assert live.refusal("startCaster") == (404, "InvalidAction.NotFound")
    live.version = "2016-11-02"
    assert live.refusal("StartCaster") == (400, "InvalidVersion")


def test_an_error_has_its_envelope(live: Caller) -> None:
    response = live("StartCaster", CasterId="nobody")
    error = response.json()
    assert set(error) == {"RequestId", "HostId", "Code", "Message", "Recommend"}
    assert error["RequestId"] == error["RequestId"].upper() == response.headers["x-acs-request-id"]
    assert error["HostId"] == live.url.removeprefix("http://")
    assert f"q=InvalidCaster.NotFound&product=live&requestId={error['RequestId']}" in error["Recommend"]


@pytest.mark.behaviour("strict")
def test_unknown_parameters_are_refused_unless_loose(live: Caller, choose: Callable[..., None]) -> None:
    assert live.refusal("DescribeCasters", PageNumber=1) == (400, "UnsupportedParameter")
    assert live.refusal("DescribeCasters", casterId="a") == (400, "UnsupportedParameter")
    live.ok("DescribeCasters", RegionId="cn-shanghai", OwnerId=5)
    choose(strict=False)
    live.ok("DescribeCasters", PageNumber=1)


@pytest.mark.behaviour("missing_parameter")
def test_missing_parameters_have_two_spellings(live: Caller, choose: Callable[..., None]) -> None:
    choose(missing_parameter="Missing<Name>")
    assert live.refusal("StartCaster") == (400, "MissingCasterId")


def test_only_get_and_post(live: Caller) -> None:
    assert refusal(live.acs3("DescribeCasters", method="PUT")) == (400, "UnsupportedHTTPMethod")


@pytest.mark.parametrize("query", ["CasterName=%zz", "CasterName=%ff", "CasterName=%2"])
def test_broken_encoding(live: Caller, query: str) -> None:
    response = live.http.get(f"{live.url}/?AccessKeyId=emulator&Format=JSON&{query}")
    # What cannot be read does not say in which form to answer either.
    assert response.status_code == 400
    assert "RequestParameterMalformed" in response.text


def test_other_paths_are_no_operations(live: Caller) -> None:
    signed = live.acs3("DescribeCasters").request
    headers = {**signed.headers, "x-acs-signature-nonce": "other"}
    assert refusal(live.http.post(f"{live.url}/other", headers=headers)) == (404, "InvalidAction.NotFound")


@pytest.mark.parametrize(
    ("form", "accept", "content_type"),
    [
        ("JSON", "*/*", "application/json;charset=utf-8"),
        ("json", "text/xml", "application/json;charset=utf-8"),
        ("XML", "application/json", XML),
        ("", "application/json", "application/json;charset=utf-8"),
        ("", "*/*", XML),
    ],
)
def test_the_form_of_answers_to_query_signed_requests(live: Caller, form: str, accept: str, content_type: str) -> None:
    live.http.headers["accept"] = accept
    for action in ("DescribeCasters", "StartCaster"):
        assert live.query_signed(action, Format=form).headers["content-type"] == content_type


@pytest.mark.parametrize(("accept", "form"), [("application/json", "json"), ("*/*", "json"), ("text/xml", "xml")])
def test_the_form_of_answers_to_header_signed_requests(live: Caller, accept: str, form: str) -> None:
    response = live.acs3("DescribeCasters", unsigned={"accept": accept})
    assert form in response.headers["content-type"]
    assert live.acs3("DescribeCasters", {"Format": "XML"}).headers["content-type"] == XML


@pytest.mark.behaviour("default_format")
def test_the_form_without_any_hint_can_be_chosen(live: Caller, choose: Callable[..., None]) -> None:
    choose(default_format="json")
    assert live.query_signed("DescribeCasters", Format="").json()["Total"] == 0


def test_there_are_two_forms(live: Caller) -> None:
    assert refusal(live.acs3("DescribeCasters", {"Format": "YAML"})) == (400, "InvalidParameter.Format")


def test_xml_answers(live: Caller, caster: str) -> None:
    answer = ET.fromstring(live.query_signed("StartCaster", Format="XML", CasterId=caster).text)  # noqa: S314  # ours
    assert answer.tag == "StartCasterResponse"
    assert answer.findtext("PvwSceneInfos/SceneInfo/RtsUrl") == ""
    assert len(answer.findall("PgmSceneInfos/SceneInfo/StreamInfos/StreamInfo")) == 3
    error = ET.fromstring(live.query_signed("StartCaster", Format="XML", CasterId=caster).text)  # noqa: S314  # ours
    assert (error.tag, error.findtext("Code")) == ("Error", "IncorrectCasterStatus.Inuse")


def test_how_values_become_xml() -> None:
    value = {"List": [1, "a<b&c"], "Empty": [], "Nothing": None, "Yes": True, "In": {"Text": ""}}
    assert to_xml("Root", value) == (
        "<Root><List>1</List><List>a&lt;b&amp;c</List><Nothing/><Yes>true</Yes><In><Text/></In></Root>"
    )


def test_who_am_i(live: Caller) -> None:
    sts = Caller(live.url, "emulator", version="2015-04-01", http=live.http)
    mine = sts.ok("GetCallerIdentity")
    assert {mine.pop("RequestId") is None} == {False}
    assert mine == {
        "AccountId": "1000000000000001",
        "Arn": "acs:ram::1000000000000001:root",
        "IdentityType": "Account",
        "PrincipalId": "1000000000000001",
        "UserId": "1000000000000001",
    }
    session = sts.acs3("GetCallerIdentity", headers={"x-acs-security-token": "t"}).json()
    assert session["IdentityType"] == "AssumedRoleUser"
    assert session["PrincipalId"] == f"{session['RoleId']}:emulator-session"


def test_accounts_of_other_keys_are_always_the_same(live: Caller) -> None:
    sts = Caller(live.url, "emulator-eu", version="2015-04-01", http=live.http)
    assert sts.ok("GetCallerIdentity")["AccountId"] == "1613439566518826"


def test_operations_answer_at_any_host_name(live: Caller, caster: str) -> None:
    headers = {"host": "live.aliyuncs.com"}
    assert live.acs3("StartCaster", {"CasterId": caster}, headers=headers).status_code == 200


@pytest.mark.behaviour("rate_limits")
def test_published_rates_are_kept_when_asked_for() -> None:
    frozen = datetime.now(UTC)
    with EmulatorServer(real=lambda: frozen) as emulator, connect() as http:
        live = Caller(emulator.url, "emulator", http=http)
        first = [live("DescribeCasterStreamUrl", CasterId="c").status_code for _ in range(10)]
        assert set(first) == {404}
        http.put(f"{emulator.url}/_emulator/settings", json={"rate_limits": True})
        second = [live("DescribeCasterStreamUrl", CasterId="c").json()["Code"] for _ in range(6)]
        assert second == ["InvalidScene.NotFound"] * 5 + ["Throttling.User"]
        assert live("DescribeCasterStreamUrl", CasterId="c", RegionId="cn-beijing").status_code == 404
        assert Caller(emulator.url, "emulator-b", http=http)("DescribeCasterStreamUrl", CasterId="c").status_code == 404


def test_rates_are_counted_by_the_second() -> None:
    now = [datetime(2025, 1, 2, tzinfo=UTC)]
    limits = RateLimits(lambda: now[0])
    assert [limits.admit("a", 2) for _ in range(3)] == [True, True, False]
    now[0] += timedelta(seconds=1)
    assert limits.admit("a", 2)


def test_nonces_are_forgotten_when_their_timestamps_are_too_old() -> None:
    now = [datetime(2025, 1, 2, tzinfo=UTC)]
    nonces = Nonces(lambda: now[0])
    nonces.use("emulator", "a", timedelta(seconds=900))
    now[0] += timedelta(seconds=1800)
    nonces.use("emulator", "b", timedelta(seconds=900))
    assert nonces.is_used("emulator", "a")
    now[0] += timedelta(seconds=1)
    nonces.use("emulator", "c", timedelta(seconds=900))
    assert not nonces.is_used("emulator", "a")
    assert nonces.is_used("emulator", "b")


def test_a_query_can_be_encoded_in_more_than_one_way(live: Caller) -> None:
    sent = live.query_signed("DescribeCasters", CasterName="a b~*").request
    assert encode({"CasterName": "a b~*"}) in str(sent.url)
    plus = str(sent.url).replace("a%20b~%2A", "a+b~*")
    # The same signature: only the nonce, which is used up by now, is in the way.
    assert refusal(live.http.get(plus)) == (400, "SignatureNonceUsed")
