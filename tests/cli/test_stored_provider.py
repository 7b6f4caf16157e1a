"""What states name is the same for ever. That nothing secret is in them: tests/secrets."""

from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import Stack

PROVIDER = "gASVOAAAAAAAAACMGnB1bHVtaV9saXZlbWVkaWEucHJvdmlkZXJzlIwSTGl2ZUNhc3RlclByb3ZpZGVylJOUKYGULg=="  # FROZEN
SHOW = f'livemedia.LiveCaster("evening-news", caster_id="{CASTER}")'


def test_the_provider_in_the_state_is_the_one_of_every_release(stack: Stack, cloud: Cloud) -> None:
    cloud.seed()
    stack.up(SHOW)

    held = stack.resources()["evening-news"]
    assert held["inputs"]["__provider"] == PROVIDER
    assert held["outputs"]["__provider"] == PROVIDER
    assert len(PROVIDER) < 120
    assert held["type"] == "pulumi-python:dynamic/livemedia:LiveCaster"
    assert held["id"] == CASTER
