"""The vendors' own SDKs as the judges: what they send is taken, and what they get they understand."""

from collections.abc import Iterator
from itertools import groupby

import pytest

from pulumi_livemedia.emulator.coverage import coverage
from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.sdk_clients import FORMS, SIGNATURES, AlibabaSdk, VolcengineSdk, no_proxies, vendor
from tests.emulator.sdk_programs import build_studio
from tests.emulator.sdk_table import Row, Walk, table, text

OPERATIONS = {(each.service, each.operation) for each in coverage()}


@pytest.fixture(autouse=True)
def _no_proxies() -> Iterator[None]:
    with no_proxies():
        yield


def test_every_operation_in_every_form_and_signature(shared: EmulatorServer, key: str) -> None:
    rows = list(table(shared.url, key))
    assert [row for row in rows if row.result != "ok"] == []
    ways: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for (form, signature), several in groupby(rows, key=lambda row: (row.form, row.signature)):
        ways.setdefault((form, signature), set()).update((row.service, row.operation) for row in several)
    alibaba = {each for each in OPERATIONS if each[0] in ("live", "Sts")}
    expected = {(form, signature): alibaba for form in FORMS for signature in SIGNATURES}
    assert {way: done for way, done in ways.items() if way in expected} == expected
    assert len(ways) == len(expected) + 4
    assert all(done == OPERATIONS - alibaba for way, done in ways.items() if way not in expected)


def test_the_table_tells_what_went_wrong(shared: EmulatorServer, key: str) -> None:
    stranger = AlibabaSdk(shared.url, key, "ACS3-HMAC-SHA256", access_key_secret="wrong")
    [row] = Walk("live", "JSON", "ACS3-HMAC-SHA256").take(build_studio, stranger.live)
    assert row[:4] == ("live", "CreateCaster", "JSON", "ACS3-HMAC-SHA256")
    assert "SignatureDoesNotMatch" in row.result
    assert text([Row("live", "StartCaster", "JSON", "a", "ok")]).splitlines() == [
        "service  operation    format  signature  result",
        "live     StartCaster  JSON    a          ok",
    ]


@pytest.mark.parametrize(
    ("signature", "form"),
    # An error in XML is understood only where the signature is in the headers: the SDK reads JSON otherwise.
    [("ACS3-HMAC-SHA256", "JSON"), ("ACS3-HMAC-SHA256", "XML"), ("HMAC-SHA1", "JSON")],
)
def test_refusals_are_understood(shared: EmulatorServer, key: str, signature: str, form: str) -> None:
    refused = vendor("alibabacloud_tea_openapi.exceptions").ClientException
    sdk = AlibabaSdk(shared.url, key, signature, form)
    with pytest.raises(refused) as missing:
        sdk.live("DeleteCaster", caster_id="nobody")
    assert (missing.value.code, missing.value.status_code) == ("InvalidCaster.NotFound", 404)
    assert missing.value.request_id
    stranger = AlibabaSdk(shared.url, key, signature, form, access_key_secret="wrong")
    with pytest.raises(refused) as mismatch:
        stranger.live("DescribeCasters")
    assert mismatch.value.code == "SignatureDoesNotMatch"


@pytest.mark.parametrize("signature", ["ACS3-HMAC-SHA256", "HMAC-SHA1"])
def test_a_layer_without_fields_is_not_sent(shared: EmulatorServer, key: str, signature: str) -> None:
    sdk = AlibabaSdk(shared.url, key, signature)
    caster = sdk.live("CreateCaster", charge_type="PostPaid", norm_type=1, client_token="tok")["CasterId"]
    with pytest.raises(vendor("alibabacloud_tea_openapi.exceptions").ClientException) as mismatch:
        sdk.live(
            "AddCasterLayout",
            caster_id=caster,
            video_layer=[{}, {"fill_mode": "none"}],
            audio_layer=[{"volume_rate": 1.0}],
            blend_list=["RV01", "RV02"],
            mix_list=["RV01"],
        )
    assert mismatch.value.code == "InvalidVideoLayersAndBlendListSize.Mismatch"


def test_refusals_of_rtc_are_seen(shared: EmulatorServer, key: str, triple: dict[str, str]) -> None:
    with VolcengineSdk(shared.url, key) as sdk:
        with pytest.raises(Exception, match=r"InvalidParameter\.ErrorActiveTaskNotFound"):
            sdk.rtc("StopRecord", **triple)
        # Every one of these is encoded in its own way.
        with pytest.raises(Exception, match="IllegalRoomID"):
            sdk.rtc("GetRecordTask", **{**triple, "RoomId": "room~1*('ä') +/&=%"})
    with VolcengineSdk(shared.url, key, secret="wrong") as stranger, pytest.raises(Exception, match="DoesNotMatch"):
        stranger.rtc("GetRecordTask", **triple)
