"""What a thing does now in a few words for a reviewer, with since when and until when."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from pulumi_livemedia.alibaba.client import connect
from pulumi_livemedia.alibaba.live_caster.recency import started_at
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.inspection import moments
from pulumi_livemedia.inspection.looking import Now
from pulumi_livemedia.review.plan.live import Live
from pulumi_livemedia.review.words import counted
from pulumi_livemedia.volcengine.rtc_record_task.end import may_be_invisible
from pulumi_livemedia.volcengine.rtc_record_task.status import STOPPED_BY_API

GONE: Final = "not found"
_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one thing."""

    text: str
    is_running: bool | None
    since: datetime | None = None
    until: datetime | None = None
    status: str = field(default="")
    """As its state would have it."""


def in_words(now: Now, at: datetime) -> Live:
    """Return what a thing does now, as a review tells it."""
    if now.problem:
        # A report may be read by everybody: where keys were looked for, and what a cloud said, is for the terminal.
        return Live("", None, problem=now.problem.partition("\n")[0])
    if now.state is None:
        return Live("gone", is_running=False, is_there=False, really="stopped")
    told = _WORDS[now.record.kind.name](now, at)
    return Live(
        told.text,
        told.is_running,
        told.status or now.present.status,
        really=str(getattr(now.state, "desired_state", "")),
        since=_iso(told.since),
        until=_iso(told.until),
    )


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def _on_air(now: Now, at: datetime) -> _Told:
    """A show, or the studio that it runs in."""
    is_running, state = now.present.is_running, now.state
    if is_running is None:
        return _Told(f"in a state that is not documented: {now.present.status}", None)
    if not is_running:
        return _Told("off air", is_running=False)
    since = _since(now, state)
    told = moments.since(since, at)
    if not told and now.present.since:
        told = f" since {now.present.since}, in a time zone that the cloud does not tell"
    return _Told(f"on air{told}", is_running=True, since=since)


def _since(now: Now, state: Any) -> datetime | None:  # noqa: ANN401 - of any kind with a caster
    """Since when it is on air; which zone the cloud writes that in follows from its other times."""
    try:
        client = connect(now.record.settings, region=state.region, deadline=Deadline.after(_SECONDS))
        caster = client.describe_caster(state.caster_id)
    except LivemediaError:
        # It is on air, as was told a moment ago; only since when stays as the cloud writes it.
        return None
    return started_at(caster) if caster else None


def _recording(now: Now, at: datetime) -> _Told:
    state: Any = now.state
    since, until = moments.of_milliseconds(state.start_time), moments.of_milliseconds(state.end_time)
    status = str(state.record_status)
    if status not in {"recording", "not started"}:
        return _ended(state, since, until, at)
    if may_be_invisible(state.start_time, datetime.now(UTC)):
        text = "out of sight, as each recording is 72 h after its start: whether it still runs can not be told"
        return _Told(text, None, status=status)
    seconds = state.control.max_record_time if state.control else 0
    end = since + timedelta(seconds=seconds) if since and seconds else None
    doing = "recording" if status == "recording" else "waits for somebody to publish, billed,"
    listed = state.target_streams.stream_list if state.target_streams else None
    parts = [
        f"{doing}{moments.since(since, at)}",
        *([counted(len(listed), "stream")] if listed else []),
        *([f"until {moments.clock(end, at)} by MaxRecordTime"] if end else []),
    ]
    return _Told(", ".join(parts), is_running=True, since=since, until=end, status=status)


def _ended(state: Any, since: datetime | None, until: datetime | None, at: datetime) -> _Told:  # noqa: ANN401
    if state.record_status not in {"ended", "failed"}:
        return _Told(f"in a state that is not documented: {state.record_status}", None, since)
    moment = f" at {moments.clock(until, at)}" if until else ""
    if state.stop_reason == STOPPED_BY_API:
        text = f"was stopped{moment}"
    else:
        word = "failed" if state.record_status == "failed" else "ended by itself"
        text = f"{word}{moment} ({state.stop_reason or 'no reason told'})"
    return _Told(text, is_running=False, since=since, until=until, status=str(state.record_status))


def _scene(now: Now, _at: datetime) -> _Told:
    """The program is seen by whoever watches, the preview by nobody but who works there."""
    state: Any = now.state
    if state.status != "running":
        return _Told("the caster is off air", is_running=False, status="stopped")
    is_seen = state.scene == "program"
    text = "the program is on air" if is_seen else "the caster is on air; only who works there sees the preview"
    return _Told(text, is_running=is_seen, status="running")


def _content(now: Now, _at: datetime) -> _Told:
    scenes = now.present.shown_by
    if not scenes:
        return _Told("no scene on air shows it", is_running=False)
    if "program" not in scenes:
        return _Told(f"the {' and '.join(scenes)} shows it, which nobody else sees", is_running=False)
    return _Told("on air: the program shows it", is_running=True)


_WORDS: Final[dict[str, Callable[[Now, datetime], _Told]]] = {
    "LiveCaster": _on_air,
    "ProductionStudio": _on_air,
    "RtcRecordTask": _recording,
    "StudioScene": _scene,
    "StudioVideoResource": _content,
    "StudioLayout": _content,
    "StudioComponent": _content,
}
