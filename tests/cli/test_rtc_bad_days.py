"""What goes wrong with a recording is told in words that help, and leaves nothing behind."""

from tests.cli.cloud import APP, SECRET, Cloud
from tests.cli.stack import Stack, recording

SHOW = recording()


def test_credentials_are_asked_for_by_the_first_call_and_not_by_a_preview(stack: Stack, cloud: Cloud) -> None:
    stack.set(VOLCENGINE_ACCESS_KEY=None, VOLCENGINE_SECRET_KEY=None)
    assert stack.changes(SHOW, "--refresh=false") == {"evening-news": "create"}

    text = stack.up_fails().text
    assert "livemedia.MissingCredentials: there is no access key for Volcengine" in text
    for looked_for in (
        "stack config: volcengine:accessKey and volcengine:secretKey are not set",
        "VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY are not set",
        "VOLC_ACCESSKEY and VOLC_SECRETKEY are not set",
        "home/.volcengine/config.json does not exist",
    ):
        assert looked_for in text
    assert "cure:   set VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY" in text

    stack.set(VOLCENGINE_ACCESS_KEY="emulator", VOLCENGINE_SECRET_KEY="not-the-secret")
    text = stack.up_fails().line
    assert "cloud: SignatureDoesNotMatch (HTTP 401) from 127.0.0.1, request " in text
    assert "cure: the secret of access key emulator (environment, VOLCENGINE_ACCESS_KEY) is not its own" in text
    assert "not-the-secret" not in text
    assert stack.resources() == {}
    assert [call["committed"] for call in cloud.calls("StartRecord")] == [False]


def test_what_the_cloud_refuses_is_told_with_its_cure_and_leaves_nothing(stack: Stack, cloud: Cloud) -> None:
    cloud.lose_app(APP)
    text = stack.up_fails(SHOW).line
    assert f"livemedia.CannotStart: recording {APP}/studio-1/evening-news-" in text
    assert "belongs to an AppId of another account cloud: InvalidParameter.AccountIdMismatch (HTTP 400)" in text
    [refused] = cloud.calls("StartRecord")
    assert f"from 127.0.0.1, request {refused['requestId']}" in text
    assert "cure: check app_id, and whose access key signs: `volcengine:profile` or VOLCENGINE_ACCESS_KEY" in text
    assert stack.resources() == {}

    ours = recording(app_id='"661e00000000000000000002"')
    cloud.break_("StartRecord", error={"code": "FlowLimitExceeded.QPSOverLimit"})
    cloud.new_actions()
    stack.config("set", "livemedia:maxAttempts", "2")
    text = stack.up_fails(ours).line
    assert "StartRecord was refused, because there are too many calls (after 2 attempts)" in text
    assert "cloud: FlowLimitExceeded.QPSOverLimit (HTTP 429) from 127.0.0.1, request " in text
    assert stack.resources() == {}
    assert cloud.running() == []

    cloud.mend()
    cloud.break_("StartRecord", times=1, error={"code": "FlowLimitExceeded.QPSOverLimit"})
    cloud.new_actions()
    stack.up(ours)
    assert cloud.new_changes() == ["StartRecord", "StartRecord"]
    assert len(cloud.running()) == 1


def test_an_endpoint_that_is_down_is_named_and_the_state_stays_as_it_was(
    stack: Stack, cloud: Cloud, nobody: str
) -> None:
    stack.up(SHOW)
    before = stack.remembered()

    stack.set(LIVEMEDIA_VOLCENGINE_ENDPOINT=nobody)
    text = stack.up_fails().line
    assert "livemedia.Unreachable: GetRecordTask was never sent, the endpoint cannot be reached" in text
    assert nobody in text
    assert "cure: check that the endpoint is right" in text
    assert stack.remembered() == before
    assert len(cloud.running()) == 1


def test_a_destroy_at_another_endpoint_or_account_is_refused_and_the_recording_goes_on(
    stack: Stack, cloud: Cloud
) -> None:
    stack.up(SHOW)
    [running] = cloud.running()
    before = stack.remembered()
    cloud.new_actions()

    stack.set(LIVEMEDIA_VOLCENGINE_ENDPOINT=cloud.url.replace("127.0.0.1", "localhost"))
    text = stack.destroy_fails("--refresh=false").line
    assert f"livemedia.WrongEndpoint: recording {running} was started at 127.0.0.1" in text
    assert "127.0.0.1, but LIVEMEDIA_VOLCENGINE_ENDPOINT leads to localhost" in text
    assert "cure: unset LIVEMEDIA_VOLCENGINE_ENDPOINT, or set it to 127.0.0.1 again" in text
    assert cloud.new_actions() == []

    stack.set(LIVEMEDIA_VOLCENGINE_ENDPOINT=cloud.url, VOLCENGINE_ACCESS_KEY="emulator-b")
    text = stack.destroy_fails().line
    assert f"livemedia.WrongAccount: recording {running} belongs to account 1000000000000001" in text
    assert stack.remembered() == before
    assert cloud.new_changes() == []
    assert cloud.running() == [running]


def test_an_explicit_provider_records_in_another_account_and_keeps_its_secret(stack: Stack, cloud: Cloud) -> None:
    theirs = recording("theirs", app_id='"661e00000000000000000002"', opts="pulumi.ResourceOptions(provider=account)")
    stack.up(
        f"""
account = livemedia.Provider(
    "account", volcengine_access_key="emulator-theirs", volcengine_secret_key="{SECRET}"
)
{recording("ours")}
{theirs}
"""
    )
    assert len(cloud.running()) == 2
    assert {str(call["namespace"]) for call in cloud.calls("StartRecord")} == {"emulator", "emulator-theirs"}
    accounts = {name: held["outputs"]["accountId"] for name, held in stack.resources().items()}
    assert accounts["ours"] == "1000000000000001"
    assert accounts["theirs"] != accounts["ours"]
    assert SECRET not in stack.state_file.read_text()

    assert "4 unchanged" in stack.up().text
    stack.destroy()
    assert {str(call["namespace"]) for call in cloud.calls("StopRecord")} == {"emulator", "emulator-theirs"}
