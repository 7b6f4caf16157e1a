"""The life of a show: the rehearsed stack does what the real `pulumi` does."""

from tests.cli.cloud import CASTER, Cloud
from tests.stack.twins import Twins

OTHER = "80787064-1c94-4dc1-85ce-9409960a0002"
MISSING = "80787064-1c94-4dc1-85ce-9409960a0009"
SHOW = f"""
show = livemedia.LiveCaster("evening-news", caster_id="{CASTER}")
pulumi.export("url", show.program_url)
pulumi.export("status", show.status)
"""


def test_a_show_is_started_kept_mended_and_stopped(twins: Twins) -> None:
    twins.both(Cloud.seed)
    twins.same("preview", SHOW)
    twins.same("up")
    twins.same("up")
    twins.both(Cloud.stop)
    twins.same("refresh")
    twins.same("up")
    twins.same("destroy")


def test_another_caster_replaces_the_show_and_a_failure_leaves_the_rest(twins: Twins) -> None:
    twins.both(Cloud.seed)
    twins.both(lambda cloud: cloud.seed(OTHER))
    twins.same("up", SHOW)
    twins.same("preview", SHOW.replace(CASTER, OTHER))
    twins.same("up")
    assert not twins.same("up", SHOW.replace(CASTER, MISSING)).succeeded
    twins.same("up", SHOW)
    twins.same("up", "")
