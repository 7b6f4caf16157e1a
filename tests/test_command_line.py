"""The command line as a whole: it is documented, and every command helps."""

import re

import typer.main
from typer.testing import CliRunner

from pulumi_livemedia.cli import app
from tools.generate_cli import PAGE, ROOT, commands

COMMANDS = dict(commands("livemedia", typer.main.get_command(app)))


def test_every_command_and_option_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")

    for name, command in COMMANDS.items():
        section = page.partition(f"## {name}\n")[2].partition("\n## ")[0]
        for parameter in command.params:
            for option in parameter.opts if parameter.param_type_name == "option" else ():
                assert f"`{option}`" in section, f"{name} {option}"


def test_every_command_and_option_says_what_it_does() -> None:
    for name, command in COMMANDS.items():
        assert name == "livemedia" or command.help, name
        for parameter in command.params:
            assert parameter.help, f"{name} {parameter.name}"


def test_every_command_has_an_own_guide() -> None:
    for target in re.findall(r"^More: \[[^]]*\]\(([^)#]+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE):
        assert (ROOT / "docs" / target).exists(), target


def test_an_unknown_command_is_told_without_a_traceback() -> None:
    result = CliRunner().invoke(app, ["reveiw"])

    assert result.exit_code == 2
    assert "review" in result.stderr
    assert "Traceback" not in result.stderr
