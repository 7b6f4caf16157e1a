"""The benchmarks run; how fast things are depends on the machine, and is not asserted."""

import re

import pytest

from benchmarks.emulator_throughput import main


def test_the_throughput_of_the_emulator_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--pairs", "8", "--rounds", "1"])
    lines = capsys.readouterr().out.splitlines()
    figures = [re.fullmatch(r"(.+?)  +([\d.,]+) (requests/s|us|s|ms)", line) for line in lines]
    assert [bool(each) for each in figures] == [True] * 7
    assert all(float(each[2].replace(",", "")) > 0 for each in figures if each)
