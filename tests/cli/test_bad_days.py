"""What goes wrong is told in words that help, and leaves nothing behind."""

from tests.cli.cloud import CASTER, SECRET, Cloud
from tests.cli.stack import Stack

SHOW = f'livemedia.LiveCaster("evening-news", caster_id="{CASTER}")'
RESTARTED = f'livemedia.LiveCaster("evening-news", caster_id="{CASTER}", restart_triggers=["again"])'


def test_credentials_are_asked_for_by_the_first_call_and_not_by_a_preview(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.set(ALIBABA_CLOUD_ACCESS_KEY_ID=None, ALIBABA_CLOUD_ACCESS_KEY_SECRET=None)
    assert stack.changes(SHOW, "--refresh=false") == {"evening-news": "create"}

    text = stack.up_fails().text
    assert "livemedia.MissingCredentials: there is no access key for Alibaba Cloud" in text
    for looked_for in (
        "stack config: alicloud:accessKey and alicloud:secretKey are not set",
        "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are not set",
        "ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY are not set",
        "home/.aliyun/config.json does not exist",
        "home/.alibabacloud/credentials.ini does not exist",
    ):
        assert looked_for in text
    assert "cure:   set ALIBABA_CLOUD_ACCESS_KEY_ID" in text

    stack.set(ALIBABA_CLOUD_ACCESS_KEY_SECRET=SECRET)
    text = stack.up_fails().line
    assert "MissingCredentials: half an access key" in text
    assert "ALIBABA_CLOUD_ACCESS_KEY_SECRET is set, ALIBABA_CLOUD_ACCESS_KEY_ID is not" in text

    stack.set(ALIBABA_CLOUD_ACCESS_KEY_ID="emulator", ALIBABA_CLOUD_ACCESS_KEY_SECRET="not-the-secret")
    text = stack.up_fails().line
    assert "cloud: SignatureDoesNotMatch (HTTP 400) from 127.0.0.1, request " in text
    assert "environment, ALIBABA_CLOUD_ACCESS_KEY_ID" in text
    assert "not-the-secret" not in text
    assert stack.resources() == {}
    assert cloud.new_changes() == []


def test_an_endpoint_that_is_down_is_named_and_the_state_stays_as_it_was(
    stack: Stack, cloud: Cloud, nobody: str
) -> None:
    cloud.seed()
    stack.up(SHOW)
    before = stack.remembered()

    stack.set(LIVEMEDIA_ALICLOUD_ENDPOINT=nobody)
    text = stack.up_fails(RESTARTED).line
    assert "livemedia.Unreachable: DescribeCasters was never sent, the endpoint cannot be reached" in text
    assert nobody in text
    assert "4 attempts" in text
    assert "cure: check that the endpoint is right" in text
    assert stack.remembered() == before
    assert cloud.status() == "streaming"


def test_a_destroy_at_another_endpoint_or_account_is_refused_and_the_show_goes_on(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(SHOW)
    before = stack.remembered()
    cloud.new_actions()

    stack.set(LIVEMEDIA_ALICLOUD_ENDPOINT=cloud.url.replace("127.0.0.1", "localhost"))
    text = stack.destroy_fails("--refresh=false").line
    assert "livemedia.WrongEndpoint" in text
    assert f"caster {CASTER} was started at 127.0.0.1, but LIVEMEDIA_ALICLOUD_ENDPOINT leads to localhost" in text
    assert "cure: unset LIVEMEDIA_ALICLOUD_ENDPOINT, or set it to 127.0.0.1 again" in text
    assert "WrongEndpoint" in stack.destroy_fails().text
    assert cloud.new_actions() == []

    stack.set(LIVEMEDIA_ALICLOUD_ENDPOINT=cloud.url, ALIBABA_CLOUD_ACCESS_KEY_ID="emulator-b")
    text = stack.destroy_fails("--refresh=false").line
    assert f"livemedia.WrongAccount: caster {CASTER} belongs to account 1000000000000001" in text
    assert "WrongAccount" in stack.destroy_fails().text

    assert stack.remembered() == before
    assert cloud.new_changes() == []
    assert cloud.status() == "streaming"


def test_every_mistake_of_a_program_is_told_at_once_with_its_path(stack: Stack, cloud: Cloud) -> None:
    four = 'caster_id="8078 7064", adoptt=True, restart_triggers="x", desired_state="onair"'
    text = stack.preview_fails(f'livemedia.LiveCaster("evening-news", {four})').text
    assert "has a problem: adoptt is not a known property; did you mean adopt?" in text
    assert "property casterId value {8078 7064} has a problem: must be the id of a caster" in text
    assert "property desiredState value {onair} has a problem: must be 'running' or 'stopped'" in text
    assert "property restartTriggers value {x} has a problem: must be a list or a map" in text

    text = stack.preview_fails('livemedia.LiveCaster("evening-news", {})').text
    assert "has a problem: casterId is required" in text
    assert cloud.calls() == []


def test_a_plain_map_is_taken_in_each_spelling_and_judged_in_each(stack: Stack, cloud: Cloud) -> None:
    spellings = {
        "wire": ("CasterId", "DesiredState"),
        "state": ("casterId", "desiredState"),
        "python": ("caster_id", "desired_state"),
    }
    for name in spellings:
        cloud.seed(name)
    stack.up(f"for name, keys in {spellings}.items(): livemedia.LiveCaster(name, dict(zip(keys, [name, 'stopped'])))")
    assert {name: held["inputs"]["desiredState"] for name, held in stack.resources().items()} == dict.fromkeys(
        spellings, "stopped"
    )

    text = stack.preview_fails('livemedia.LiveCaster("wire", {"CasterId": "wire", "Adoptt": True})').text
    assert "has a problem: Adoptt is not a known property; did you mean adopt?" in text
