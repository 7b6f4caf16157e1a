"""What is secret stays so: in the state, in what is shown, and in what is logged."""

from pathlib import Path

from tests.cli.cloud import CASTER, KEY, SECRET, Cloud
from tests.cli.stack import Run, Stack

PROVIDER = "gASVOAAAAAAAAACMGnB1bHVtaV9saXZlbWVkaWEucHJvdmlkZXJzlIwSTGl2ZUNhc3RlclByb3ZpZGVylJOUKYGULg=="  # FROZEN
SHOW = f"""
show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}")
pulumi.export("program_url", show.program_url)
pulumi.export("relay", show.pgm_scene_infos.apply(lambda scenes: scenes[0].stream_infos[0].output_stream_url))
"""


def leaks(text: str) -> list[str]:
    """The secrets that a text tells."""
    return [secret for secret in (SECRET, "auth_key=") if secret in text]


def without_the_engines_own(run: Run) -> Run:
    """The run without the lines in which the engine logs every value that it sends or gets: nobody can stop it."""
    lines = run.text.splitlines()
    assert any("arshaling property" in line for line in lines)
    return Run(run.code, "\n".join(line for line in lines if "arshaling property" not in line))


def test_no_secret_is_shown_stored_or_logged(stack: Stack, cloud: Cloud, tmp_path: Path) -> None:
    cloud.seed()
    stack.set(ALIBABA_CLOUD_ACCESS_KEY_ID=None, ALIBABA_CLOUD_ACCESS_KEY_SECRET=None)
    stack.config("set-all", "--secret", f"alicloud:accessKey={KEY}", "--secret", f"alicloud:secretKey={SECRET}")

    stack.program(SHOW)
    shown = [
        stack.pulumi("up", "--yes", "--diff", "--show-reads"),
        stack.pulumi("preview", "--json"),
        stack.pulumi("stack", "export"),
        without_the_engines_own(stack.pulumi("refresh", "--yes", "--skip-preview", "-v=9", "--logtostderr")),
    ]
    assert [run.code for run in shown] == [0] * len(shown)
    assert [leaks(run.text) for run in shown] == [[]] * len(shown)
    assert "program_url: [secret]" in shown[0].line

    written = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert stack.state_file in written
    assert [file.name for file in written if leaks(file.read_text(errors="replace"))] == []


def test_the_provider_in_the_state_is_the_one_of_every_release(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(SHOW)

    held = stack.resources()["evening-news"]
    assert held["inputs"]["__provider"] == PROVIDER
    assert held["outputs"]["__provider"] == PROVIDER
    assert len(PROVIDER) < 120
    assert held["type"] == "pulumi-python:dynamic/livemedia:LiveCaster"
    assert held["id"] == CASTER
