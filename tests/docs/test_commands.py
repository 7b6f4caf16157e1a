"""Every command in the documentation exists, with the options that are given to it."""

import re
from pathlib import Path

import pytest

from tests.docs.blocks import blocks
from tests.docs.shell import Command, Help, commands, help_by, wrong
from tools.markdown import Block, pages

SAID = ("livemedia ", "make ", "pip install ", "pulumi ")


@pytest.fixture(autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep whatever a command might write away from the home of whoever runs the tests."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="module")
def help_of(cli: Path) -> Help:
    """What the real command tells about itself."""
    return help_by(cli)


def typed(block: Block) -> list[Command]:
    """The commands of a block; of a console, what stands behind the prompt."""
    lines = block.text.splitlines()
    typed = [line.removeprefix("$ ") for line in lines if block.language == "sh" or line.startswith("$ ")]
    return list(commands("\n".join(typed)))


@pytest.mark.parametrize("block", blocks("sh", "console"), ids=str)
def test_the_commands_of_a_block_can_be_typed(block: Block, help_of: Help) -> None:
    assert typed(block)
    assert {str(command): problem for command in typed(block) if (problem := wrong(command, help_of))} == {}


def test_the_commands_in_sentences_exist(help_of: Help) -> None:
    """They may leave arguments out, and the page of the command line says how each is used."""
    said = [
        (f"{page.name}:{line}", code)
        for page in pages()
        for line, code in page.codes
        if code.startswith(SAID) and "[OPTIONS]" not in code
    ]
    told = [
        f"{place}: {code}: {problem}"
        for place, code in said
        for command in commands(code)
        if (problem := wrong(command, help_of)) and not re.search("^Missing |requires an argument", problem)
    ]
    assert len(said) > 50
    assert told == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("livemedia sweep --stopp", "No such option: --stopp"),
        ("livemedia sweeep", "No such command 'sweeep'"),
        ("livemedia import caster", "Missing argument 'caster_id'"),
        ("livemedia layout x.json --fail-on nothing", "Invalid value for '--fail-on'"),
        ("pulumi upp", "there is no `pulumi upp`"),
        ("pulumi stack destroyed", "there is no `pulumi stack destroyed`"),
        ("pulumi up --yess", "`pulumi up` has no yess"),
        ("make everything", "there is no target everything"),
        ("make bench BENCHES=1", "the Makefile reads no BENCHES"),
        ("pip install 'pulumi-livemedia[all]'", "there is no extra all"),
        ("pip install left-pad", "constraints.txt has no left-pad"),
        ("python -m tools.nothing", "there is no module tools.nothing"),
        ("pytest tests/nothing.py", "there is no tests/nothing.py"),
        ("curl localhost:4570/_emulator/nothing", "the emulator answers 404"),
        ("export LIVEMEDIA_ENDPOINT=x", "nothing reads LIVEMEDIA_ENDPOINT"),
        ('eval "$(make -s nothing)"', "there is no target nothing"),
        ("true && wget x", "nobody looks at true"),
    ],
)
def test_what_does_not_exist_is_told(line: str, told: str, help_of: Help) -> None:
    first, *_ = commands(line)
    assert told in wrong(first, help_of)


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion", "--version"])
def test_looking_at_an_option_does_not_do_what_it_does(
    option: str, help_of: Help, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert wrong(Command(("livemedia", option)), help_of) == ""
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out == ""


def test_a_line_is_taken_apart() -> None:
    lines = "a b=1 | c - > d.json || e 'f g' # h\nI=1 J=2 k --l=m\n...\nexport N=o \\\n  P=q\n"
    assert [(command.words, command.variables) for command in commands(lines)] == [
        (("a", "b=1"), ()),
        (("c", "-"), ()),
        (("e", "f g"), ()),
        (("k", "--l=m"), ("I", "J")),
        (("export",), ("N", "P")),
    ]
