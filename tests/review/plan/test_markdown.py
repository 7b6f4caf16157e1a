"""Reports that are Markdown, whatever names there are in the program."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from pulumi_livemedia.review.plan.markdown import MARKER, code, escaped, to_markdown
from pulumi_livemedia.review.plan.pictures import pictures
from tests.review.plan.samples import CASTER, RECORDING, changed, recorded, reviewed, step
from tests.review.samples import region

NASTY = [
    "<script>alert(1)</script>",
    "</summary></details><img src=x onerror=alert(1)>",
    "a`b``c|d",
    "`",
    "[click](javascript:alert(1))",
    "![x](https://example.com/x.png)",
    "@octocat https://example.com www.example.com",
    "-->",
    "**bold** _x_ ~~y~~ # h\n# head",
    "| a | b |",
    "\u202eevil\x1b[31m",
]
ALLOWED = {"h2", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "code", "br", "em", "details", "summary", "b", "ul", "li", "sub", "img", "pre"}  # fmt: skip  # noqa: E501


class Tags(HTMLParser):
    """The tags of a page, and where its pictures and links go."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.targets: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.targets |= {value or "" for name, value in attrs if name not in ("open", "class", "alt")}


def rendered(markdown: str) -> Tags:
    return Tags(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown))


@pytest.mark.parametrize("name", NASTY)
def test_no_name_becomes_markup(name: str) -> None:
    before = recorded()["steps"]
    streams = {"streamList": [{"index": 0, "userId": name}, {"index": 1, "userId": "guest"}]}
    for each in before:
        for state in ("oldState", "newState"):
            if each["urn"].endswith("::evening-news") and state in each:
                each[state]["inputs"]["targetStreams"] = streams
    review = reviewed(
        *before,
        step("update", CASTER, {**CASTER, "restartTriggers": {name: name}}, name=name),
        step("delete", changed(RECORDING, "roomId", name), kind="RtcRecordTask", name=f"{name}2"),
        diagnostics=[{"severity": "error", "message": f"error: {name}\n```\n<b>"}],
    )

    page = rendered(to_markdown(review, {each.urn: f"{each.file}.svg" for each in pictures(review)}))

    assert page.tags <= ALLOWED
    assert all(re.fullmatch(r"[a-z0-9-]+\.svg", target) for target in page.targets), page.targets


@pytest.mark.parametrize("name", NASTY)
def test_code_shows_what_it_is_given(name: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(f"| a |\n|---|\n| {code(name)} |\n")
    _, cell = [token for token in tokens if token.type == "inline"]

    assert [child.type for child in cell.children or []] == ["code_inline"]


def test_nobody_is_mentioned_and_nothing_becomes_a_link() -> None:
    assert "@octocat" not in escaped("@octocat")
    assert "://" not in escaped("https://example.com")
    assert "&commat;" not in escaped("&commat;octocat")


def test_a_report_begins_with_its_mark_and_fits_into_a_comment() -> None:
    steps = [step("create", None, {**CASTER, "casterId": f"caster-{number}"}, name="n" * 90 + str(number)) for number in range(200)]  # fmt: skip  # noqa: E501
    wide = {**RECORDING, "restartTriggers": [f"{number}" * 50 for number in range(300)]}
    steps += [step("replace", RECORDING, wide, kind="RtcRecordTask", name=f"lecture-{number}") for number in range(200)]

    report = to_markdown(reviewed(*steps), {})

    assert report.startswith(f"{MARKER} -->\n")
    assert len(report) <= 60_001
    assert "and 300 more, which are less grave" in report
    assert "left out" in report
    assert report.endswith("</sub>\n")


def test_errors_leave_room_for_the_rest() -> None:
    errors = [{"severity": "error", "message": f"error: {number} {'no such room, ' * 100}"} for number in range(60)]

    report = to_markdown(reviewed(step("delete", CASTER), diagnostics=errors), {})

    assert len(report) < 20_000
    assert re.search(r"^and \d\d more errors$", report, re.MULTILINE)
    assert "stops the show" in report


def test_pictures_have_names_of_their_own() -> None:
    [news] = [each for each in recorded()["steps"] if each["urn"].endswith("::evening-news") and each["op"] == "update"]
    others = [
        {**news, "urn": news["urn"].replace("evening-news", name)} for name in ("Evening News", "../evening/news", "晚")
    ]

    files = [each.file for each in pictures(reviewed(news, *others))]

    assert sorted(files) == ["evening-news", "evening-news-2", "evening-news-3", "picture"]


def test_other_packages_are_counted_and_not_shown() -> None:
    urn = "urn:pulumi:dev::shows::aws:s3/bucket:Bucket::files"
    stack = "urn:pulumi:dev::shows::pulumi:pulumi:Stack::shows-dev"
    review = reviewed({"op": "create", "urn": urn}, {"op": "create", "urn": stack}, {"op": "same", "urn": urn + "2"})

    assert review.others == {"create": 1}
    report = to_markdown(review, {})
    assert "Nothing that runs is changed." in report
    assert "Of other packages, which are not shown: 1 to create." in report
    assert "files" not in report


def test_thousands_of_regions_are_told_in_a_few_lines() -> None:
    [news] = [each for each in recorded()["steps"] if each["urn"].endswith("::evening-news") and each["op"] == "update"]
    for state, shift in (("oldState", 0), ("newState", 2)):
        inputs = news[state]["inputs"]
        inputs["targetStreams"] = {"streamList": [{"index": number, "userId": f"u{number}"} for number in range(3000)]}
        inputs["layout"]["customLayout"]["regions"] = [
            region(shift + number % 60 * 20, number // 60 * 10, 20, 10, StreamIndex=number) for number in range(3000)
        ]
    news["detailedDiff"] = {f"layout.customLayout.regions[{number}].locationX": {} for number in range(3000)}

    report = to_markdown(reviewed(news), {})

    assert "keeps recording; 3000 regions change" in report
    assert "and 2988 more" in report
    assert len(report) < 10_000
