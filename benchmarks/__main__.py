"""`make bench`: measure everything and write docs/benchmarks.md.

python -m benchmarks [--sizes 1,10,100,1000] [--repetitions 5]
python -m benchmarks --large [--repetitions 3]
"""

import argparse
from pathlib import Path

from benchmarks import large
from benchmarks.report import write, write_large
from benchmarks.run import ROOT, Plan, measure, usual_workloads
from tools.console import main, say

DOCUMENT = ROOT / "docs" / "benchmarks.md"
SIZES = (1, 10, 100)


def numbers(text: str) -> tuple[int, ...]:
    """Read `1,10,100`."""
    return tuple(sorted({int(part) for part in text.split(",")}))


def run() -> int:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=numbers, default=SIZES, help="numbers of recordings, such as 1,10,100")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--document", type=Path, default=DOCUMENT, help="where the measured part is renewed")
    parser.add_argument("--large", action="store_true", help="measure what helps large stacks, and nothing else")
    arguments = parser.parse_args()
    if arguments.large:
        write_large(large.measure(arguments.repetitions, say), arguments.document)
        say(f"written: {arguments.document}")
        return 0
    measured = measure(Plan(usual_workloads(arguments.sizes), arguments.repetitions), say)
    write(measured, arguments.document, arguments.document.parent / "pictures")
    say(f"written: {arguments.document}")
    return 0


if __name__ == "__main__":
    main(run)
