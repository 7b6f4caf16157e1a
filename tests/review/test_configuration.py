"""Which checks a project wants, and how much each counts there."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from pulumi_livemedia.review.checks.check import Level, Options
from pulumi_livemedia.review.checks.configuration import BadConfiguration, Configuration, find, load, parse
from pulumi_livemedia.review.checks.examples import SOUND, patched
from pulumi_livemedia.review.checks.registry import CHECKS
from pulumi_livemedia.review.checks.run import findings
from tests.review.samples import subject


def codes(configuration: Configuration) -> set[str]:
    return {code for code in CHECKS if configuration.is_selected(code)}


def test_everything_is_selected_unless_said_otherwise() -> None:
    assert codes(Configuration()) == set(CHECKS)
    assert parse({}, "x") == Configuration(source="x")


@pytest.mark.parametrize(
    ("section", "selected"),
    [
        ({"select": ["LM2", "LM302"]}, {"LM201", "LM202", "LM203", "LM302"}),
        ({"select": ["LM3"], "ignore": ["LM30"]}, set()),
        ({"select": ["LM302"], "ignore": ["LM3"]}, {"LM302"}),
        ({"select": ["LM2"], "ignore": ["LM2"]}, set()),
        ({"select": []}, set()),
    ],
)
def test_the_longest_prefix_decides(section: dict[str, object], selected: set[str]) -> None:
    assert codes(parse(section, "x")) == selected


def test_a_house_rule_makes_a_recording_without_a_limit_an_error() -> None:
    configuration = parse({"levels": {"LM": "note", "LM302": "error"}}, "x")
    endless = patched(SOUND, {"Control": {"MaxRecordTime": None, "MaxIdleTime": None}})
    found = findings(subject(endless), configuration)

    assert [(finding.code, finding.level) for finding in found] == [("LM302", Level.ERROR), ("LM301", Level.NOTE)]


def test_figures_are_those_of_the_project() -> None:
    options = parse({"options": {"source-aspect": "4:3", "smallest-region": 400, "most-distortion": 1}}, "x").options

    assert options == Options(source_aspect=Fraction(4, 3), smallest_region=400, most_distortion=1.0)
    assert {finding.code for finding in findings(subject(SOUND), Configuration(options=options))} == {"LM106"}


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ({"selct": []}, "selct is not a key of review; did you mean select?"),
        ({"x": []}, "x is not a key of review; there are select, ignore, levels, options"),
        ({"select": "LM1"}, "select must be a list of codes"),
        ({"ignore": [1]}, "ignore must be a list of codes"),
        ({"ignore": ["lm302"]}, "ignore has 'lm302', and no code begins so; did you mean LM302?"),
        ({"ignore": [""]}, "ignore has '', and no code begins so; docs/review-codes.md lists them"),
        ({"levels": {"E501": "error"}}, "levels has 'E501', and no code begins so"),
        ({"levels": {"LM1": "off"}}, "the level of LM1 must be error, warning or note; to silence it, use ignore"),
        ({"levels": []}, "levels must be a table"),
        ({"options": {"smallest-regoin": 1}}, "did you mean smallest-region?"),
        ({"options": {"smallest-region": 1.5}}, "options.smallest-region is 1.5, but must be a whole number of pixels"),
        ({"options": {"smallest-region": True}}, "but must be a whole number of pixels"),
        ({"options": {"most-distortion": 2}}, "options.most-distortion is 2, but must be a number from 0 to 1"),
        ({"options": {"source-aspect": "16/9"}}, 'but must be two whole numbers such as "16:9"'),
        ({"options": {"source-aspect": "16:0"}}, 'but must be two whole numbers such as "16:9"'),
        ([], "review must be a table"),
    ],
)
def test_what_is_not_known_is_refused_with_its_place(section: object, words: str) -> None:
    with pytest.raises(BadConfiguration) as refused:
        parse(section, "pyproject.toml")

    assert str(refused.value).startswith("pyproject.toml: ")
    assert words in str(refused.value)


def test_the_nearest_file_with_a_section_counts(tmp_path: Path) -> None:
    below = tmp_path / "shows" / "news"
    below.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text("[tool.livemedia.review]\nignore = ['LM1']\n")
    (below / "pyproject.toml").write_text("[project]\nname = 'news'\n")
    assert find(below).ignore == ("LM1",)

    (below.parent / "livemedia.toml").write_text("[review]\nignore = ['LM2']\n")
    assert find(below).ignore == ("LM2",)
    assert find(below).source == str(below.parent / "livemedia.toml")


def test_a_file_of_any_name_may_have_either_section(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text("[review]\nselect = ['LM3']\n")
    assert load(path).select == ("LM3",)

    path.write_text("[reviews]\n")
    with pytest.raises(BadConfiguration, match=r"has no \[review\]"):
        load(path)
    path.write_text("[review\n")
    with pytest.raises(BadConfiguration, match="can not be read"):
        load(path)
    with pytest.raises(BadConfiguration, match="can not be read"):
        load(tmp_path / "missing.toml")


def test_the_documented_configuration_is_understood(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "pyproject.toml").write_text(example)
    configuration = find(tmp_path)

    assert configuration.levels == {"LM302": Level.ERROR, "LM305": Level.ERROR, "LM104": Level.NOTE}
    assert configuration.options.source_aspect == Fraction(4, 3)
