"""No delete stops what another resource of the program runs."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from pulumi_livemedia.dynamic.claims import Claims


@pytest.fixture
def claims() -> Claims:
    """No claims yet."""
    return Claims()


def test_what_nobody_declares_is_held_by_nobody(claims: Claims) -> None:
    assert claims.holder("LiveCaster", "a", "show") is None


def test_a_resource_does_not_hold_a_thing_against_its_own_delete(claims: Claims) -> None:
    claims.declare("LiveCaster", "a", "show")

    assert claims.holder("LiveCaster", "a", "show") is None


def test_another_declared_resource_holds_it(claims: Claims) -> None:
    claims.declare("LiveCaster", "a", "old")
    claims.declare("LiveCaster", "a", "new")

    assert claims.holder("LiveCaster", "a", "old") == "new"


def test_a_resource_that_runs_it_holds_it_against_the_delete_of_an_older_copy(claims: Claims) -> None:
    claims.declare("LiveCaster", "a", "show")
    claims.hold("LiveCaster", "a", "show")

    assert claims.holder("LiveCaster", "a", "show") == "show"


def test_a_resource_that_is_kept_as_declared_holds_it(claims: Claims) -> None:
    claims.declare("LiveCaster", "a", "show")
    claims.keep("LiveCaster", "a", "show")

    assert claims.holder("LiveCaster", "a", "show") == "show"


def test_what_a_refresh_finds_unchanged_is_not_held_before_the_program_declares_it(claims: Claims) -> None:
    claims.keep("LiveCaster", "a", "show")
    claims.declare("LiveCaster", "b", "show")

    assert claims.holder("LiveCaster", "a", "show") is None


@pytest.mark.parametrize(("kind", "thing"), [("LiveCaster", "b"), ("RtcRecordTask", "a")])
def test_another_thing_and_another_kind_hold_nothing(claims: Claims, kind: str, thing: str) -> None:
    claims.hold(kind, thing, "other")

    assert claims.holder("LiveCaster", "a", "show") is None


def test_claims_may_be_made_from_many_threads(claims: Claims) -> None:
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda number: claims.declare("LiveCaster", "a", f"show-{number:03}"), range(500)))

    assert claims.holder("LiveCaster", "a", "show-000") == "show-001"


def test_what_the_state_says_of_another_resource_is_known(claims: Claims) -> None:
    claims.know("StudioLayout", "a", "one")

    assert claims.others("StudioLayout", "a", "two") == {"one"}
    assert claims.others("StudioLayout", "a", "one") == set()
    assert claims.others("StudioLayout", "b", "two") == set()
    assert claims.others("StudioComponent", "a", "two") == set()


def test_what_the_program_does_not_declare_any_more_can_be_told_apart(claims: Claims) -> None:
    claims.know("StudioComponent", "a", "old")

    assert claims.others("StudioComponent", "a", "new", declared=True) == set()
    claims.name("StudioComponent", "old")
    assert claims.others("StudioComponent", "a", "new", declared=True) == {"old"}


def test_where_the_cloud_gives_the_id_the_declared_name_holds_what_is_kept(claims: Claims) -> None:
    claims.keep("StudioLayout", "a", "one")
    assert claims.holder("StudioLayout", "a", "one") is None

    claims.name("StudioLayout", "one")
    claims.keep("StudioLayout", "a", "one")
    assert claims.holder("StudioLayout", "a", "one") == "one"
