"""The benchmarks in their shortest form: that they run and say something, not what."""

from pathlib import Path
from xml.etree import ElementTree as ET

from benchmarks.large import WAYS
from benchmarks.large import measure as measure_large
from benchmarks.report import BEGIN, END, LARGE_BEGIN, PLOTS, write, write_large
from benchmarks.run import Plan, measure
from benchmarks.stacks import FLOOR, OURS, VENDOR_SDKS, Workload

SHORTEST = Plan(
    workloads=(Workload(2, casters=1),),
    repetitions=1,
    commands=("up", "destroy"),
    rivals=(FLOOR, VENDOR_SDKS, OURS),
    alone=(1, 2),
    in_memory=2,
    pairs=8,
)


def test_everything_is_measured_and_written(cli: Path, tmp_path: Path) -> None:
    assert cli.exists()
    document = tmp_path / "benchmarks.md"
    document.write_text(f"before\n{BEGIN}\nold figures\n{END}\nafter\n")
    said: list[str] = []
    measured = measure(SHORTEST, said.append)
    write(measured, document, tmp_path)

    assert "1 caster, 2 recordings, 1 of 1" in said
    assert {len(sample.times) for sample in measured.stacks.values()} == {1}
    assert len(measured.stacks) == 2 * 3
    assert all(sample.least > 0 for sample in (*measured.ready.values(), *measured.steps.values()))
    text = document.read_text()
    assert text.startswith(f"before\n{BEGIN}\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "old figures" not in text
    assert "| vendors' SDKs, no checks |" in text
    for name in PLOTS:
        assert ET.parse(tmp_path / name).getroot().get("role") == "img"  # noqa: S314  # our own


def test_large_stacks_are_measured_and_written(cli: Path, tmp_path: Path) -> None:
    assert cli.exists()
    document = tmp_path / "benchmarks.md"
    document.write_text(f"{BEGIN}\nother figures\n{END}\n{LARGE_BEGIN}\nold figures\n{END}\nafter\n")
    ways = tuple(way for way in WAYS if way.on_s3 or way.at_once)
    write_large(measure_large(1, list[str]().append, recordings=2, ways=ways, sizes=(1, 2)), document)

    text = document.read_text()
    assert "other figures" in text
    assert "old figures" not in text
    assert all(f"| {way.title} |" in text for way in ways)
    assert "| recordings | 1 | 2 |" in text
