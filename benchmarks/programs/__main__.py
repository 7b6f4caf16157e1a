"""The Pulumi program of every rival: as many recordings, and casters, as its environment asks for."""

import importlib
import os

import show

rival = importlib.import_module(os.environ["BENCHMARK_RIVAL"])
for number in range(int(os.environ["BENCHMARK_RECORDINGS"])):
    rival.recording(f"show-{number}", show.recording(number))
for number in range(int(os.environ["BENCHMARK_CASTERS"])):
    rival.caster(f"show-{number}", show.caster(number))
