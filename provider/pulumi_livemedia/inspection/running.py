"""What each declared thing does now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pulumi_livemedia.alibaba.live_caster.words import WORDS as LIVE_CASTER
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.dynamic.hidden import Origin
from pulumi_livemedia.dynamic.provider import DynamicProvider
from pulumi_livemedia.providers import LiveCasterProvider, RtcRecordTaskProvider
from pulumi_livemedia.structures.holes import HoleTouched
from pulumi_livemedia.sweep.documents import ENCRYPTED
from pulumi_livemedia.sweep.inventory import Kind, Record, Source, take_stock
from pulumi_livemedia.volcengine.rtc_record_task.words import WORDS as RTC_RECORD_TASK

_PROVIDERS: Final[Mapping[Kind, type[DynamicProvider[Any, Any]]]] = {
    Kind.CASTER: LiveCasterProvider,
    Kind.RECORDING: RtcRecordTaskProvider,
}
_WORDS: Final = {Kind.CASTER: LIVE_CASTER, Kind.RECORDING: RTC_RECORD_TASK}
_RUNNING: Final = {Kind.CASTER: ("streaming",), Kind.RECORDING: ("recording", "not started")}
_GONE: Final = "not found"
_NOT_KNOWN: Final = "not known"
_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Now:
    """One declared thing."""

    resource: str
    """In words: `'evening-news' of shows/dev`."""
    kind: str
    thing: str
    declared: str
    """`running` or `stopped`."""
    status: str
    """As the cloud tells it now, or that it is not found, or not known."""
    is_running: bool | None
    """None where it can not be told."""
    problem: str = ""
    """Why it can not be told."""

    @property
    def is_missing(self) -> bool:
        """Whether it should run and does not."""
        return self.declared == "running" and self.is_running is False


def look(sources: Iterable[Source]) -> list[Now]:
    """What is declared in the present states of stacks, each looked at."""
    inventory = take_stock(sources)
    declared = [records[0] for thing, records in inventory.records.items() if thing in inventory.declared]
    return [_look(record) for record in sorted(declared, key=lambda record: record.urn)]


def _look(record: Record) -> Now:
    wanted = str(record.inputs.get("desiredState", "running"))
    told = (record.resource, record.kind.value, record.thing, wanted)
    try:
        found = _read(record)
    except (LivemediaError, HoleTouched) as error:
        problem = str(error) if isinstance(error, LivemediaError) else "a part of its state is encrypted"
        return Now(*told, _NOT_KNOWN, None, problem)
    words = _WORDS[record.kind]
    status = _GONE if found is None else str(found.get(str(words.status), _NOT_KNOWN))
    is_running = True if status in _RUNNING[record.kind] else False if status in {_GONE, *words.idle} else None
    return Now(*told, status, is_running)


def _read(record: Record) -> dict[str, Any] | None:
    provider = _PROVIDERS[record.kind]()
    declared, known = provider.inputs.names().values(), provider.state.names().values()
    # What the cloud tells anew is not needed; what is declared may be encrypted, and is not looked at.
    kept = {
        key: value for key, value in record.outputs.items() if key in known and (key in declared or value != ENCRYPTED)
    }
    stored = provider.state.examine(kept)
    operation = Operation(Deadline.after(_SECONDS))
    state = provider.lifecycle(record.settings, operation, stored, Origin("", "")).read(record.thing, stored)
    return None if state is None else {name: getattr(state, field) for field, name in state.names().items()}
