"""The Pulumi program of every rival: as many recordings, and casters, as its environment asks for."""

import importlib
import os

from benchmarks.programs import show

rival = importlib.import_module(f"benchmarks.programs.{os.environ['BENCHMARK_RIVAL']}")
first = int(os.environ["BENCHMARK_FIRST"])
for number in range(first, first + int(os.environ["BENCHMARK_RECORDINGS"])):
    rival.recording(f"show-{number}", show.recording(number))
for number in range(int(os.environ["BENCHMARK_CASTERS"])):
    rival.caster(f"studio-{number}", show.caster(number))
