"""Every secret is planted once, and searched for everywhere."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest

from pulumi_livemedia.alibaba import client as live
from pulumi_livemedia.calls.errors import CallFailed
from pulumi_livemedia.calls.pool import Pool
from pulumi_livemedia.volcengine import client as rtc
from tests.cli.cloud import APP, CASTER, Cloud
from tests.cli.stack import Run, Stack, recording, succeeded
from tests.secrets import table

URLS: Final = tuple(f"rtmp://a/b?auth_key=17-0-0-{url.value}" for url in (table.SOURCE_URL, table.PUSH_URL))
ECHOES: Final = {
    "StartCaster": (table.ACCESS_KEY, table.SECRET_KEY, table.ALIBABA_TOKEN),
    "StartRecord": (
        table.ACCESS_KEY,
        table.SECRET_KEY,
        table.VOLCENGINE_TOKEN,
        table.STORAGE_ACCESS_KEY,
        table.STORAGE_SECRET_KEY,
        table.STORAGE_TOKEN,
    ),
}
"""What the answer to each call may echo: who signed, and what was sent."""
STORAGE: Final = f"""{{"custom_config": {{
    "bucket": "shows", "access_key": "{table.STORAGE_ACCESS_KEY.value}",
    "secret_key": "{table.STORAGE_SECRET_KEY.value}", "security_token": "{table.STORAGE_TOKEN.value}",
}}}}"""
SHOW: Final = f"""
show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}")
pulumi.export("program_url", show.program_url)
pulumi.export("relay", show.pgm_scene_infos.apply(lambda scenes: scenes[0].stream_infos[0].output_stream_url))
{recording("interview", storage_config=STORAGE, control='{"max_idle_time": %d, "max_record_time": 0}')}
"""
CONFIG: Final = {
    "DomainName": "play.example.com",
    "TranscodeConfig": {"CasterTemplate": "lp_ld", "LiveTemplateIds": {"LocationId": ["lld"]}},
    "SideOutputUrl": f"rtmp://push.example.com/live/show?auth_key=17-0-0-{table.PUSH_URL.value}",
    "UrgentLiveStreamUrl": f"rtmp://pull.example.com/live/show?auth_key=17-0-0-{table.SOURCE_URL.value}",
}
SETTINGS: Final = {
    "alicloud:accessKey": table.ACCESS_KEY.value,
    "alicloud:secretKey": table.SECRET_KEY.value,
    "alicloud:securityToken": table.ALIBABA_TOKEN.value,
}
VARIABLES: Final = {
    "VOLCENGINE_ACCESS_KEY": table.ACCESS_KEY.value,
    "VOLCENGINE_SECRET_KEY": table.SECRET_KEY.value,
    "VOLCENGINE_SESSION_TOKEN": table.VOLCENGINE_TOKEN.value,
}


@pytest.fixture
def show(stack: Stack, cloud: Cloud) -> Iterator[Stack]:
    """A stack with a studio and a recording to come, and every secret where users have it."""
    cloud.seed(key=table.ACCESS_KEY.value, Config=CONFIG)
    stack.set(ALIBABA_CLOUD_ACCESS_KEY_ID=None, ALIBABA_CLOUD_ACCESS_KEY_SECRET=None, **VARIABLES)
    secrets = [word for name, value in SETTINGS.items() for word in ("--secret", f"{name}={value}")]
    stack.config("set-all", *secrets)
    stack.program(SHOW % 3600)
    yield stack
    cloud.mend()
    stack.destroy()


def without_the_engines_own(run: Run) -> str:
    """The text without the lines in which the engine logs every value that it sends or gets: nobody can stop it."""
    lines = run.text.splitlines()
    assert any("arshaling property" in line for line in lines)
    return "\n".join(line for line in lines if "arshaling property" not in line)


def tool(stack: Stack, *arguments: str) -> str:
    """What a command of ours prints."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "pulumi_livemedia", *arguments],
        cwd=stack.folder,
        env=stack.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout
    return done.stdout + done.stderr


def seen_by_the_program(stack: Stack, cloud: Cloud, root: Path) -> Iterator[tuple[str, str]]:
    """What people see of a show that goes on air, is changed, and can not be: each text with its place."""
    preview = succeeded(stack.pulumi("preview", "--json"))
    yield "preview", preview.text
    yield "preview", succeeded(stack.pulumi("preview", "--diff")).text
    up = succeeded(stack.pulumi("up", "--yes", "--diff", "--show-reads"))
    assert "program_url: [secret]" in up.line
    yield "up", up.text
    refresh = succeeded(stack.pulumi("refresh", "--yes", "--skip-preview", "-v=9", "--logtostderr"))
    yield "log", without_the_engines_own(refresh)
    yield "up", succeeded(stack.pulumi("destroy", "--preview-only", "--diff")).text
    yield from seen_in_files(stack, root)

    saved = stack.folder / "preview.json"
    saved.write_text(preview.text[preview.text.index("{") :])
    for form in ((), ("--json",)):
        yield "tools", tool(stack, "layout", str(saved), "--streams", "2")
        yield "tools", tool(stack, "sweep", *form)

    for action, echoed in ECHOES.items():
        words = " ".join((*(f"<{secret.value}>" for secret in echoed), *URLS))
        cloud.break_(action, error={"code": "InvalidParameter", "message": words})
    cloud.stop(key=table.ACCESS_KEY.value)
    stack.program(SHOW % 60)
    refused = stack.up_fails()
    assert "StartCaster" in refused.text
    assert "StartRecord" in refused.text
    yield "error", refused.text
    stack.config("set", "livemedia:traceback", "true")
    refused = stack.try_up()
    assert "Traceback" in refused.text
    yield "traceback", refused.text
    cloud.mend()
    yield "state", stack.state_file.read_text()


def seen_in_files(stack: Stack, root: Path) -> Iterator[tuple[str, str]]:
    """What is written anywhere, but for the program itself."""
    exported = succeeded(stack.pulumi("stack", "export")).text
    yield "state", exported
    for held in json.loads(exported)["deployment"]["resources"]:
        yield "provider", str(held.get("inputs", {}).get("__provider", ""))
    program = stack.folder / "__main__.py"
    for file in root.rglob("*"):
        if file.is_file() and file != program and file.suffix != ".pyc":
            yield "state", file.read_text(errors="replace")


def seen_at_the_emulator(url: str) -> Iterator[tuple[str, str]]:
    """What the emulator shows to whoever asks on this machine."""
    with httpx.Client(base_url=url) as http:
        yield "requests", http.get("/_emulator/requests").raise_for_status().text
        for path in ("/", "/_emulator/overview", "/_emulator/state", "/_emulator/snapshot"):
            yield "page", http.get(path).raise_for_status().text
        shown = http.get(f"/_emulator/casters/{CASTER}", params={"namespace": table.ACCESS_KEY.value})
        yield "page", shown.raise_for_status().text


def logged(url: str, caplog: pytest.LogCaptureFixture) -> Iterator[tuple[str, str]]:
    """What is logged at debug level while calls are made, and refused with every secret in the refusal."""
    caplog.set_level(logging.DEBUG)
    ours = {"livemedia:alicloudEndpoint": url, "livemedia:volcengineEndpoint": url, **SETTINGS}
    with Pool() as pool:
        studio = live.connect(ours, environ={}, home=Path("/nonexistent"), pool=pool)
        recorder = rtc.connect(ours, environ=VARIABLES, home=Path("/nonexistent"), pool=pool)
        studio.caller_account()
        with pytest.raises(CallFailed) as refused:
            recorder.start_record(
                {
                    "AppId": APP,
                    "StorageConfig": {
                        "CustomConfig": {
                            "AccessKey": table.STORAGE_ACCESS_KEY.value,
                            "SecretKey": table.STORAGE_SECRET_KEY.value,
                            "SecurityToken": table.STORAGE_TOKEN.value,
                        }
                    },
                }
            )
    yield "error", f"{refused.value!r} {refused.value}"
    assert "send_request_headers" in caplog.text
    yield "debug", "\n".join(str(record.__dict__) for record in caplog.records)


def test_no_secret_is_found_but_where_it_has_to_be(
    show: Stack, cloud: Cloud, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts = [*seen_by_the_program(show, cloud, tmp_path), *seen_at_the_emulator(cloud.url), *logged(cloud.url, caplog)]
    found = {(secret, place): "FOUND" for place, text in texts for secret in table.hits(text)}

    print(table.rendered(found | {key: reason for key, reason in table.ALLOWED.items() if key in found}))  # noqa: T201
    assert {place for place, text in texts if text} == set(table.PLACES)
    assert set(found) == set(table.ALLOWED)


def test_what_is_searched_for_would_be_found() -> None:
    told = " ".join(secret.value for secret in table.SECRETS) + " auth_key=17-0-0-a"
    assert table.hits(told) == {secret.name for secret in table.SECRETS}
    assert table.hits("auth_key=*** and auth_key=") == set()
