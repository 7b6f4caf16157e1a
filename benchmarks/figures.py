"""Measured times, and what they say: the least is what the work takes, the median what to expect on this machine."""

import statistics
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sample:
    """The times of one thing that was done again and again, in seconds."""

    times: list[float] = field(default_factory=list)

    @property
    def least(self) -> float:
        """The shortest time, which other processes have disturbed least."""
        return min(self.times)

    @property
    def median(self) -> float:
        """The time in the middle."""
        return statistics.median(self.times)


@dataclass(frozen=True)
class Ratio:
    """How one thing compares with another of the same run."""

    least: float
    median: float

    @classmethod
    def of(cls, sample: Sample, other: Sample) -> "Ratio":
        """What `sample` is to `other`; 1 is the same.

        The runs are interleaved, and each is compared with the one beside it: a machine that is busy for a while
        slows both.
        """
        beside = [ours / theirs for ours, theirs in zip(sample.times, other.times, strict=True)]
        return cls(sample.least / other.least, statistics.median(beside))
