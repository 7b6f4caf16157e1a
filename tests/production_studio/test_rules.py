"""Every rule of the documentation, with its place and its words; and what is legal, but hardly meant."""

from typing import Any

import pytest

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs
from pulumi_livemedia.alibaba.production_studio.settings import StudioSettings
from pulumi_livemedia.alibaba.production_studio.warnings import warnings
from pulumi_livemedia.alibaba.production_studio.wire import creation_parameters, setting_parameters
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import Secret, effect_of
from tests.production_studio.stage import FULL, SIMPLE

TWENTY_ONE = [f"rtmp://push.example.com/{number}" for number in range(21)]
RULES: list[tuple[str, object, str, str]] = [
    ("normType", None, "normType", "is required"),
    ("normType", 2, "normType", "must be one of 1, 3, 4, 6"),
    ("normType", "1", "normType", "write 1 without quotes"),
    ("chargeType", "Free", "chargeType", "must be 'PostPaid' or 'PrePaid'"),
    ("casterTemplate", "lp_hd", "casterTemplate", "set transcodeConfig.casterTemplate instead"),
    ("purchaseTime", "2026-01-31T20:15:00Z", "purchaseTime", "must not be given with chargeType PostPaid"),
    ("expireTime", "2026-01-31T20:15:00Z", "expireTime", "must not be given with chargeType PostPaid"),
    ("purchaseTime", "tomorrow", "purchaseTime", "must be a time in UTC such as 2026-01-31T20:15:00Z"),
    ("tags", {f"k{number}": "v" for number in range(101)}, "tags", "must have at most 100 tags"),
    ("tags", {"": "v"}, "tags", "must not have a tag without a key"),
    ("casterName", " ", "casterName", "must not be empty; leave it out, and nothing is set"),
    ("domainName", "https://play.example.com", "domainName", "must be a domain name such as play.example.com"),
    ("domainName", "play", "domainName", "must be a domain name"),
    ("domainName", "play.example.com:80", "domainName", "without a scheme, a port or a path"),
    ("domainName", "", "domainName", "must not be empty"),
    ("delay", -0.1, "delay", "must be at least 0"),
    ("delay", 300.5, "delay", "must be at most 300"),
    ("delay", "5", "delay", "write 5 without quotes"),
    ("channelEnable", 2, "channelEnable", "must be one of 0, 1"),
    ("channelEnable", True, "channelEnable", "must be a whole number"),
    ("programEffect", 2, "programEffect", "must be one of 0, 1"),
    ("callbackUrl", "example.com", "callbackUrl", "must be a URL that begins with http:// or https://"),
    ("sideOutputUrl", "https://push.example.com/a", "sideOutputUrl", "must be a URL that begins with rtmp://"),
    ("sideOutputUrlList", ["srt://a/b"], "sideOutputUrlList[0]", "must be a URL that begins with rtmp://"),
    ("sideOutputUrlList", TWENTY_ONE, "sideOutputUrlList", "must have at most 20 elements"),
    ("syncGroupsConfig", [{"mode": 2, "resourceIds": ["a"]}], "syncGroupsConfig[0].mode", "must be one of 0, 1"),
    ("syncGroupsConfig", [{"resourceIds": []}], "syncGroupsConfig[0].resourceIds", "must have at least one element"),
    ("syncGroupsConfig", [{"mode": 1}], "syncGroupsConfig[0].resourceIds", "is required"),
    ("autoSwitchUrgentOn", "true", "autoSwitchUrgentOn", "must be true or false"),
    ("autoSwitchUrgentConfig", {"eofThres": -1}, "autoSwitchUrgentConfig.eofThres", "must be at least 0"),
    ("autoSwitchUrgentConfig", {"eofThresh": 1}, "autoSwitchUrgentConfig.eofThresh", "did you mean eofThres?"),
    ("recordConfig", {"videoFormat": [{}]}, "recordConfig.videoFormat[0].format", "is required"),
    ("recordConfig", {"interval": -1}, "recordConfig.interval", "must be at least 0"),
    (
        "recordConfig",
        {"videoFormat": [{"format": "mp4", "cycleDuration": 1.5}]},
        "recordConfig.videoFormat[0].cycleDuration",
        "must be a whole number",
    ),
    ("recordConfig", {"endpoint": "a"}, "recordConfig.endpoint", "did you mean ossEndpoint?"),
    ("transcodeConfig", {"casterTemplate": ""}, "transcodeConfig.casterTemplate", "must not be empty"),
    ("transcodeConfig", {"liveTemplateIds": ["lld"]}, "transcodeConfig.liveTemplateIds", "must be an object"),
    (
        "transcodeConfig",
        {"customParams": {"video": {"width": -1}}},
        "transcodeConfig.customParams.video.width",
        "must be at least 0",
    ),
    ("allowInterruption", 1, "allowInterruption", "must be true or false"),
    ("domainNames", "a.b", "domainNames", "did you mean domainName?"),
]


def found(properties: dict[str, Any]) -> dict[str, str]:
    return {dotted(failure.path): failure.text for failure in failures(ProductionStudioInputs.examine(properties))}


@pytest.mark.parametrize(("name", "value", "place", "words"), RULES, ids=[f"{row[0]}-{row[3][:30]}" for row in RULES])
def test_a_broken_rule_is_the_only_failure_at_its_place(name: str, value: object, place: str, words: str) -> None:
    wrong = found({"normType": 1, name: value})

    assert words in wrong.pop(place)
    assert wrong == {}


@pytest.mark.parametrize("given", [SIMPLE, FULL, {"NormType": 6}])
def test_what_is_legal_breaks_none(given: dict[str, Any]) -> None:
    assert found(given) == {}


def test_an_unknown_value_silences_only_the_rules_that_touch_it() -> None:
    unknown = {"normType": Hole(None), "domainName": Hole(None), "sideOutputUrlList": [Hole(None)], "delay": 301}

    assert list(found(unknown)) == ["delay"]


def test_a_secret_is_in_no_failure() -> None:
    assert "SECRET" not in str(found({"normType": 1, "sideOutputUrl": "SECRET", "sideOutputUrlList": ["SECRET"]}))


WARNINGS: list[tuple[dict[str, Any], str]] = [
    ({"domainName": None}, "domainName: the studio can not go on air without it"),
    ({"transcodeConfig": None}, "transcodeConfig.casterTemplate: the studio can not go on air without it"),
    ({"transcodeConfig": {"casterTemplate": "lp_hdd"}}, "lp_hdd is not a documented value; did you mean lp_hd?"),
    (
        {"transcodeConfig": {"casterTemplate": "lp_hd", "liveTemplateIds": {"locationId": ["lxd"]}}},
        "transcodeConfig.liveTemplateIds.locationId[0]: lxd is not a documented value",
    ),
    ({"recordConfig": {"videoFormat": [{"format": "mp4"}]}}, "recordConfig.ossBucket: there is nowhere to record to"),
    ({"recordConfig": {"ossBucket": "b"}}, "recordConfig.videoFormat: nothing is recorded without a format"),
    (
        {"recordConfig": {"ossBucket": "b", "videoFormat": [{"format": "mkv"}]}},
        "recordConfig.videoFormat[0].format: mkv is not a documented value",
    ),
    ({"autoSwitchUrgentOn": True}, "autoSwitchUrgentOn: there is no standby material to show"),
    ({"autoSwitchUrgentConfig": {"eofThres": 3}}, "autoSwitchUrgentConfig: has no effect"),
    ({"chargeType": "PrePaid"}, "chargeType: a subscription can neither be created nor deleted by the API"),
]


@pytest.mark.parametrize(("given", "words"), WARNINGS, ids=[row[1][:40] for row in WARNINGS])
def test_what_is_hardly_meant_is_told(given: dict[str, Any], words: str) -> None:
    simple = {
        "normType": 1,
        "domainName": "play.example.com",
        "transcodeConfig": {"casterTemplate": "lp_hd"},
    }
    [warning] = warnings(ProductionStudioInputs.examine(simple | given))

    assert words in warning


def test_what_is_meant_or_not_known_is_not_warned_of() -> None:
    unknown = {"normType": 1, "domainName": Hole(None), "transcodeConfig": Hole(None), "recordConfig": Hole(None)}

    assert warnings(ProductionStudioInputs.examine(FULL)) == []
    assert warnings(ProductionStudioInputs.examine(unknown)) == []


def test_every_documented_parameter_has_a_field_and_is_sent() -> None:
    created = creation_parameters(
        ProductionStudioInputs(**FULL, charge_type="PrePaid").model_copy(
            update={"caster_template": "t", "purchase_time": "t", "expire_time": "t"}
        ),
        "token",
    )
    sent = setting_parameters(ProductionStudioInputs(**FULL), "id")

    assert set(created) == {
        *("CasterName", "CasterTemplate", "ChargeType", "ClientToken", "ExpireTime", "NormType", "PurchaseTime"),
        *("ResourceGroupId", "Tag.1.Key", "Tag.1.Value", "Tag.2.Key", "Tag.2.Value"),
    }
    assert set(sent) == {
        *("CasterId", "CasterName", "DomainName", "TranscodeConfig", "RecordConfig", "Delay", "ChannelEnable"),
        *("ProgramEffect", "ProgramName", "CallbackUrl", "SideOutputUrl", "SideOutputUrlList", "SyncGroupsConfig"),
        *("UrgentMaterialId", "UrgentImageId", "UrgentImageUrl", "UrgentLiveStreamUrl", "AutoSwitchUrgentOn"),
        "AutoSwitchUrgentConfig",
    }
    assert all(sent.values())


def test_every_change_has_an_effect() -> None:
    inputs = ProductionStudioInputs(**SIMPLE)
    by_effect: dict[Effect | None, set[str]] = {}
    for name, field in ProductionStudioInputs.model_fields.items():
        by_effect.setdefault(effect_of(field, inputs, inputs), set()).add(name)

    assert by_effect[Effect.IDENTITY] == {
        "norm_type",
        "charge_type",
        "caster_template",
        "purchase_time",
        "expire_time",
    }
    assert by_effect[Effect.INTERRUPTION] == {"domain_name", "channel_enable"}
    assert by_effect[Effect.RESTART] == {"transcode_config"}
    assert by_effect[Effect.LOCAL] == {"tags", "allow_interruption", "restart_digest"}
    assert set(by_effect) == {*by_effect} - {None}


def test_addresses_that_carry_keys_are_secret() -> None:
    always = {"side_output_url", "side_output_url_list"}
    fields = StudioSettings.model_fields.items()
    secret = {name: marker for name, field in fields for marker in field.metadata if isinstance(marker, Secret)}

    assert set(secret) == always | {"callback_url", "urgent_image_url", "urgent_live_stream_url"}
    for name, marker in secret.items():
        assert marker.when("rtmp://a/b") is (name in always)
        assert marker.when("rtmp://a/b?auth_key=1")
        assert marker.when("rtmp://user:password@a/b")
