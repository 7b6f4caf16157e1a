"""A documented name has three spellings, and is one name."""

import pytest

from pulumi_livemedia.structures.spelling import nearest, to_state


@pytest.mark.parametrize(
    ("spellings", "expected"),
    [
        (("account_id", "accountId", "AccountId"), "accountId"),
        (("width", "Width"), "width"),
        (("pgm_scene_infos", "pgmSceneInfos", "PgmSceneInfos"), "pgmSceneInfos"),
    ],
)
def test_all_spellings_are_one_name(spellings: tuple[str, ...], expected: str) -> None:
    assert {to_state(spelling) for spelling in spellings} == {expected}


@pytest.mark.parametrize("name", ["casterId", "desiredState", "x", ""])
def test_the_spelling_of_the_state_stays(name: str) -> None:
    assert to_state(name) == name


@pytest.mark.parametrize(
    ("name", "meant"),
    [("caster", "casterId"), ("castorId", "casterId"), ("caster_ID", "casterId"), ("adpot", "adopt"), ("region", None)],
)
def test_the_nearest_known_name_is_one_that_was_probably_meant(name: str, meant: str | None) -> None:
    assert nearest(name, ["casterId", "desiredState", "adopt"]) == meant
