"""What the documentation tells about access keys is what the code does."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from pulumi_livemedia.alibaba import credentials as alibaba
from pulumi_livemedia.alibaba.assume_role import AlicloudAssumeRole
from pulumi_livemedia.alibaba.credential_sources import cli_modes as alibaba_modes
from pulumi_livemedia.volcengine import credentials as volcengine
from pulumi_livemedia.volcengine.assume_role import VolcengineAssumeRole
from pulumi_livemedia.volcengine.credential_sources import cli_modes as volcengine_modes

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "credentials.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "provider" / "pulumi_livemedia"
VARIABLE = re.compile(r"\b(?:ALIBABA_?CLOUD|ALICLOUD|VOLCENGINE|VOLC|LIVEMEDIA)_[A-Z0-9_]*[A-Z0-9]\b")


def columns(section: str, column: int = 1) -> list[list[str]]:
    """A column of each table in a section."""
    text = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (found,) = [part for part in text if part.startswith(f"{section}\n")]
    tables = re.findall(r"(?:^\|.*\n)+", found, re.MULTILINE)
    return [[line.split("|")[column].strip() for line in table.splitlines()[2:]] for table in tables]


def names(cells: Iterable[str]) -> set[str]:
    return {name for cell in cells for name in re.findall(r"`(\w[\w-]*)`", cell)}


@pytest.mark.parametrize(
    ("section", "sources"), [("Alibaba Cloud", alibaba.sources), ("Volcengine", volcengine.sources)]
)
def test_the_sources_are_told_in_their_order(section: str, sources: Callable[..., Iterable[Any]]) -> None:
    assert columns(section)[0] == [source.name for source in sources({}, environ={}, home=ROOT)]


def test_the_modes_are_told() -> None:
    assert names(columns("Alibaba Cloud")[1]) == {"AK", "StsToken", *alibaba_modes._MODES}  # noqa: SLF001
    assert names(columns("Volcengine")[1]) == {"ak", *volcengine_modes._MODES}  # noqa: SLF001


def test_the_members_of_a_role_are_told() -> None:
    assert set(columns("A role over the key")[0]) == {f"`{name}`" for name in AlicloudAssumeRole.names().values()}
    told = set(columns("A role over the key", column=2)[0])
    assert told - {""} == {f"`{name}`" for name in VolcengineAssumeRole.names().values()}


def test_every_mode_is_told_with_a_role_and_without() -> None:
    told = set(re.findall(r"`(\w+)`", "".join(columns("A role over the key")[1])))
    modes = {"AK", "ak", *alibaba_modes._MODES, *volcengine_modes._MODES}  # noqa: SLF001
    # The modes that lead to a fixed key of the aliyun command, and one that leads to nothing.
    assert told == (modes | {"StsToken"}) - {"console-login"}


@pytest.mark.parametrize("room", ["alibaba", "volcengine"])
def test_every_variable_is_told(room: str) -> None:
    """And every one that is told is read."""
    used = {name for file in (PACKAGE / room).rglob("*.py") for name in VARIABLE.findall(file.read_text("utf-8"))}
    endpoints = {f"LIVEMEDIA_{what}_ENDPOINT" for what in ("ALICLOUD", "STORAGE", "VOLCENGINE")}
    prefixes = ("ALI", "LIVEMEDIA_ALI") if room == "alibaba" else ("VOLC", "LIVEMEDIA_VOLC")
    told = {name for name in VARIABLE.findall(PAGE) if name.startswith(prefixes)}
    # The second spelling of the keys is told in a word.
    assert {name for name in used - endpoints if not re.match("ALIBABACLOUD_(ACCESS|SEC)", name)} == told
