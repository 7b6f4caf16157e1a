"""Settings of the stack or of an explicit provider, declared once."""

import pytest
from pulumi.dynamic import Config

from pulumi_livemedia.dynamic.settings import Setting, read_settings
from pulumi_livemedia.provider_keywords import ProviderKeywords
from pulumi_livemedia.settings import SETTINGS


def config(**given: str) -> Config:
    return Config({key.replace("__", ":"): value for key, value in given.items()}, "project")


def test_only_what_is_declared_is_read() -> None:
    given = config(livemedia__maxAttempts="5", livemedia__other="x", aws__region="y")

    assert read_settings(given, SETTINGS) == {"livemedia:maxAttempts": "5"}


def test_an_empty_value_is_as_none() -> None:
    assert read_settings(config(alicloud__accessKey=""), SETTINGS) == {}


def test_a_key_of_the_programs_own_namespace_is_not_taken_for_ours() -> None:
    assert read_settings(config(project__maxAttempts="5", maxAttempts="5"), SETTINGS) == {}


@pytest.mark.parametrize(
    ("key", "argument"),
    [
        ("livemedia:maxConcurrentCalls", "max_concurrent_calls"),
        ("livemedia:alicloudRegion", "alicloud_region"),
        ("alicloud:accessKey", "alicloud_access_key"),
        ("alicloud:profile", "alicloud_profile"),
    ],
)
def test_a_setting_has_one_name_as_an_argument(key: str, argument: str) -> None:
    assert Setting(key, "").argument == argument


def test_no_two_settings_have_the_same_name() -> None:
    assert (
        len({setting.argument for setting in SETTINGS}) == len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    )


def test_every_setting_is_a_keyword_of_the_explicit_provider() -> None:
    assert set(ProviderKeywords.__annotations__) == {setting.argument for setting in SETTINGS}


def test_every_key_has_a_namespace_and_every_setting_says_what_it_is() -> None:
    assert all(setting.key.count(":") == 1 and setting.description.endswith((".", ")")) for setting in SETTINGS)


def test_what_opens_an_account_is_secret() -> None:
    assert {setting.key for setting in SETTINGS if setting.secret} >= {
        "alicloud:accessKey",
        "alicloud:secretKey",
        "alicloud:securityToken",
    }
