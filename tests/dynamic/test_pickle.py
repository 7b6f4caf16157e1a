"""The provider as state files keep it: a name, for ever the same."""

import base64

import dill  # type: ignore[import-untyped]
import pytest

from pulumi_livemedia.dynamic.resource import serialized
from pulumi_livemedia.providers import LiveCasterProvider

# FROZEN: it is in the state files of every user. If this test fails, the name has to come back, not the text here.
GOLDEN = {
    "LiveCasterProvider": (
        "gASVOAAAAAAAAACMGnB1bHVtaV9saXZlbWVkaWEucHJvdmlkZXJzlIwSTGl2ZUNhc3RlclByb3ZpZGVylJOUKYGULg=="
    ),
    "ProductionStudioProvider": (
        "gASVPgAAAAAAAACMGnB1bHVtaV9saXZlbWVkaWEucHJvdmlkZXJzlIwYUHJvZHVjdGlvblN0dWRpb1Byb3ZpZGVylJOUKYGULg=="
    ),
    "RtcRecordTaskProvider": (
        "gASVOwAAAAAAAACMGnB1bHVtaV9saXZlbWVkaWEucHJvdmlkZXJzlIwVUnRjUmVjb3JkVGFza1Byb3ZpZGVylJOUKYGULg=="
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_it_is_what_every_state_file_says(name: str) -> None:
    assert serialized("pulumi_livemedia.providers", name) == GOLDEN[name]
    assert len(GOLDEN[name]) < 120


def test_it_is_read_as_the_host_process_reads_it() -> None:
    loaded = dill.loads(base64.b64decode(GOLDEN["LiveCasterProvider"]))  # noqa: S301 - our own

    assert type(loaded) is LiveCasterProvider


def test_it_holds_no_state_and_is_not_kept_as_a_secret() -> None:
    assert vars(LiveCasterProvider()) == {}
    assert LiveCasterProvider.serialize_as_secret_always is False
    assert "__init__" not in vars(LiveCasterProvider)


def test_it_stands_at_the_top_level_of_its_module() -> None:
    assert LiveCasterProvider.__module__ == "pulumi_livemedia.providers"
    assert LiveCasterProvider.__qualname__ == "LiveCasterProvider"
