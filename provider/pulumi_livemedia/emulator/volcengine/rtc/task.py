"""One run of a recording: where it is in its life, and what it has recorded.

Source: https://docs.byteplus.com/en/docs/byteplus-rtc/docs-116408 (the states), and `volcengine/behaviours.py`.
"""

import enum
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pulumi_livemedia.emulator.transitions import Pending
from pulumi_livemedia.emulator.volcengine.rtc.configuration import Configuration, Stream
from pulumi_livemedia.emulator.volcengine.rtc.structures import MAX_STREAMS

Triple = tuple[str, str, str]
"""AppId, RoomId and TaskId."""

STOP_BY_API = "StopByAPI"


class Status(enum.IntEnum):
    """What GetRecordTask shows."""

    UNKNOWN = 0
    NOT_STARTED = 1
    RUNNING = 2
    ENDED = 3
    FAILED = 4


class Milestone(enum.Enum):
    """What is worth telling in the life of a run, in this order."""

    STARTED = "started"
    ENDED = "ended"


@dataclass(slots=True)
class Span:
    """A time during which a stream was recorded."""

    begin: datetime
    end: datetime


@dataclass(slots=True)
class Upload:
    """A file on its way to a store.

    Attributes:
        key: the object's key.
        state: `waiting`, `done` or `failed`.
        error: why it has failed.
    """

    key: str
    state: str = "waiting"
    error: str = ""

    def to_json(self) -> dict[str, object]:
        """The form of `GET /_emulator/state`."""
        return {"ObjectKey": self.key, "state": self.state, "error": self.error}


@dataclass(slots=True, kw_only=True)
class Task:
    """One run of a recording.

    Attributes:
        triple: its name; later runs may have the same.
        configuration: what it was told to do.
        started: when StartRecord was answered.
        start: how it starts.
        time_reason: the reason if MaxRecordTime ends it.
        id: its own, for names of files.
        settled: up to when its life is known.
        ready: since when it would record, if there were streams.
        active: when a wanted stream was last published.
        stop: how it is being stopped.
        ended: when it has ended.
        reason: why it has ended.
        spans: when each stream was recorded.
        endpoint: the S3 endpoint that its files are written to; empty for none.
        uploads: the files that are written.
        told: the milestones of its life that were noticed.
    """

    triple: Triple
    configuration: Configuration
    started: datetime
    start: Pending
    time_reason: str
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    settled: datetime
    ready: datetime | None = None
    active: datetime | None = None
    stop: Pending | None = None
    ended: datetime | None = None
    reason: str = ""
    spans: dict[Stream, list[Span]] = field(default_factory=dict)
    endpoint: str = ""
    uploads: list[Upload] = field(default_factory=list)
    told: set[Milestone] = field(default_factory=set)

    @property
    def status(self) -> Status:
        """What GetRecordTask shows."""
        if self.ended is not None:
            return Status.FAILED if self.start.transition.mode == "fails" else Status.ENDED
        if self.start.transition.mode == "unknown":
            return Status.UNKNOWN
        return Status.RUNNING if self.spans else Status.NOT_STARTED

    @property
    def state(self) -> str:
        """The same in a word, and whether it is being stopped."""
        if self.ended is None and self.stop is not None:
            return "stopping"
        return {
            Status.UNKNOWN: "unknown",
            Status.NOT_STARTED: "waiting" if self.ready else "starting",
            Status.RUNNING: "recording",
            Status.ENDED: "ended",
            Status.FAILED: "failed",
        }[self.status]

    @property
    def milestones(self) -> list[Milestone]:
        """Those that it has passed; a start that fails is the only one of its run."""
        if self.status is Status.FAILED:
            return [Milestone.STARTED]
        passed = {Milestone.STARTED: self.ready, Milestone.ENDED: self.ended}
        return [each for each, moment in passed.items() if moment is not None]

    @property
    def is_shown(self) -> bool:
        """Whether GetRecordTask knows it yet."""
        transition = self.start.transition
        hidden = transition.mode == "invisible" and self.start.describes < (transition.amount or 0)
        return self.start.advanced or not hidden

    def wanted(self, publishing: Iterable[Stream]) -> list[Stream]:
        """Those of some streams that it records."""
        targets = {Stream.of(each) for each in self.configuration.targets}
        excludes = {Stream.of(each) for each in self.configuration.excludes}
        chosen = [each for each in publishing if (each in targets if targets else each not in excludes)]
        return chosen[:MAX_STREAMS]

    def settle(self, now: datetime, publishing: Iterable[Stream]) -> None:
        """Live up to now.

        Args:
            now: the present.
            publishing: who has published since it was last settled.
        """
        if self.ended is not None:
            return
        if self.start.transition.mode == "fails":
            self.end(self.started, "StartTaskFailed")
            return
        wanted = self.wanted(publishing)
        self._get_ready(now)
        at, reason = self._end_before(now, idle=not wanted)
        if wanted:
            self.active = at
        if self.ready is not None and self.ready <= at:
            self._record(wanted, max(self.settled, self.ready), at)
        self.settled = at
        if reason:
            self.end(at, reason)

    def end(self, at: datetime, reason: str) -> None:
        """Be over."""
        self.ended, self.reason = at, reason

    def count_read(self) -> None:
        """Tell changes that wait for reads that there was one more."""
        self.start.describes += 1
        if self.stop is not None:
            self.stop.describes += 1

    def _get_ready(self, now: datetime) -> None:
        if self.ready is None and self.start.is_over(now):
            self.ready = _moment(self.start, now)

    def _end_before(self, now: datetime, *, idle: bool) -> tuple[datetime, str]:
        """When and why it has ended, or now and nothing."""
        control = self.configuration.control
        ends = []
        if idle:
            since = self.active or self.started
            ends.append((since + timedelta(seconds=control("MaxIdleTime", 180)), "IdleTimeOut"))
        if limit := control("MaxRecordTime", 0):
            ends.append((self.started + timedelta(seconds=limit), self.time_reason))
        if self.stop is not None and self.stop.is_over(now):
            ends.append((_moment(self.stop, now), STOP_BY_API))
        at, reason = min(ends, default=(now, ""))
        return (at, reason) if at <= now else (now, "")

    def _record(self, streams: list[Stream], begin: datetime, end: datetime) -> None:
        for stream in streams:
            spans = self.spans.setdefault(stream, [])
            if spans and spans[-1].end >= begin:
                spans[-1].end = end
            else:
                spans.append(Span(begin, end))


def _moment(pending: Pending, now: datetime) -> datetime:
    """When a change that is over has happened."""
    if pending.transition.mode == "manual" or pending.advanced:
        return now
    return pending.since + timedelta(seconds=pending.transition.seconds)
