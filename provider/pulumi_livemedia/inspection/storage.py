"""Whether the files of recordings can be written where they are to go: proven by a small object, which goes again."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeGuard

from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.calls.errors import LivemediaError
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.inspection.verdict import Verdict, fail, ok, warn
from pulumi_livemedia.review import forms
from pulumi_livemedia.review.documents import Unreadable, declared, name_of, plain
from pulumi_livemedia.review.known import known
from pulumi_livemedia.review.plan.planned import stack_of
from pulumi_livemedia.review.words import harmless
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.sweep.documents import Document, parse
from pulumi_livemedia.sweep.inventory import Settings, Source, take_stock
from pulumi_livemedia.sweep.stacks import Pulumi
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.storage_proof import verify_storage

_SECONDS: Final = 60.0
_RECORDING: Final = "RtcRecordTask"
_PLAN: Final = ("preview", "--show-secrets", "--refresh=false", "--save-plan")
_NO_FILE: Final = "a StartRecord request, a recording's properties, a state, or a saved plan, as JSON"
_ENCRYPTED: Final = (
    "run it in the project (--verify-storage), or make the file with `--show-secrets`; then nobody else may read it"
)
_BY_ITSELF: Final = "look in the console whether RTC may write there: no key of yours can prove it"


@dataclass(frozen=True, slots=True)
class Recording:
    """Where the files of one recording go."""

    name: str
    properties: Mapping[str, Any]
    """What is declared; with keys, so nothing of it is shown."""
    settings: Settings


def of_stack(folder: Path, stack: str) -> Iterator[Verdict]:
    """Verify what the program of a stack declares, before it is brought up.

    Its keys are read out of a plan, which is saved where nobody else reads it, and removed again.
    """
    pulumi = Pulumi(folder)
    try:
        with tempfile.TemporaryDirectory(prefix="livemedia-") as place:
            plan = Path(place) / "plan.json"
            pulumi.ask(*_PLAN, str(plan), *(("--stack", stack) if stack else ()))
            preview = forms.as_preview(forms.load(str(plan)))
        name = stack or stack_of(preview).rpartition("/")[2]
        found = _recordings(preview, pulumi.settings(pulumi.names([name])[0]))
    except (LivemediaError, Unreadable) as error:
        cure = error.cure if isinstance(error, LivemediaError) else ""
        yield fail(
            "storage", _one_line(error), cure or "let `pulumi preview` succeed, or hand a request over: --storage"
        )
        return
    yield from _verified(found, "the program")


def of_file(file: str, settings: Settings) -> Iterator[Verdict]:
    """Verify what a file declares: a request, properties, a state, or a plan."""
    try:
        document = forms.load(file)
        if isinstance(document, Mapping) and ("deployment" in document or "checkpoint" in document):
            found = _of_state(file, settings)
        elif forms.is_known(document):
            found = _recordings(forms.as_preview(document), settings)
        else:
            found = [Recording(name_of(file), declared(document, file).properties, settings)]
    except (LivemediaError, Unreadable, OSError, RecursionError) as error:
        yield fail("storage", _one_line(error) or f"{file} is nested too deeply", _NO_FILE)
        return
    yield from _verified(found, file)


def _one_line(error: Exception) -> str:
    return error.problem if isinstance(error, LivemediaError) else " ".join(str(error).split())


def _of_state(file: str, settings: Settings) -> list[Recording]:
    return _told(Source(parse(Path(file).read_bytes(), file), settings=settings))


def _recordings(preview: Mapping[str, Any], settings: Settings) -> list[Recording]:
    """What will be there."""
    states = [step.get("newState") for step in preview["steps"] if isinstance(step, Mapping)]
    rows = {
        str(state["urn"]): {**state, "delete": False} for state in states if _is_row(state) and not state.get("delete")
    }
    return _told(Source(Document("the plan", tuple(rows.values())), settings=settings))


def _is_row(state: object) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(state, Mapping) and all(isinstance(state.get(name), str) for name in ("urn", "type"))


def _told(source: Source) -> list[Recording]:
    inventory = take_stock([source])
    records = [each for records in inventory.records.values() for each in records] + inventory.nameless
    return [
        Recording(each.urn.rsplit("::", 1)[-1], plain(each.inputs), each.settings)
        for each in sorted(records, key=lambda record: record.urn)
        if each.kind.name == _RECORDING
    ]


def _verified(found: list[Recording], where: str) -> Iterator[Verdict]:
    """Each recording; the same keys for the same place are proven once."""
    if not found:
        yield warn("storage", f"{where} declares no recording", "look at the file, or at the stack")
    proven: dict[str, Verdict] = {}
    for each in found:
        inputs = RtcRecordTaskInputs.examine(each.properties)
        place = repr((each.properties.get("storageConfig"), known(inputs, "file_name_config", "prefix"), each.settings))
        if place not in proven:
            proven[place] = _verify(each, inputs)
        yield replace(proven[place], name=f"storage of {harmless(each.name)}")


def _verify(recording: Recording, inputs: RtcRecordTaskInputs) -> Verdict:
    """Whether the files of one recording can be written."""
    wrong = [each for each in failures(inputs) if each.path[:1] in (("storageConfig",), ("fileNameConfig",))]
    if wrong:
        return fail(
            "", f"{dotted(wrong[0].path)} {wrong[0].rule}", wrong[0].cure or "`livemedia check` tells every mistake"
        )
    config = known(inputs, "storage_config", "custom_config")
    if config is None:
        return _without_keys(inputs)
    if any(isinstance(getattr(config, name), Hole) for name in type(config).model_fields):
        return warn("", "its keys are encrypted here, or not known before `pulumi up`: nothing is proven", _ENCRYPTED)
    return _proven(recording, inputs)


def _without_keys(inputs: RtcRecordTaskInputs) -> Verdict:
    for member, what, name in (("tos_config", "TOS bucket", "bucket"), ("vod_config", "VOD space", "space")):
        place = known(inputs, "storage_config", member, name)
        if place is not None:
            return warn("", f"RTC itself writes into the {what} {harmless(str(place))}: nothing is proven", _BY_ITSELF)
    return warn("", "where its files go is not known before `pulumi up`: nothing is proven", _ENCRYPTED)


def _proven(recording: Recording, inputs: RtcRecordTaskInputs) -> Verdict:
    said: list[str] = []
    thing = f"recording {harmless(recording.name)}"
    operation = Operation(Deadline.after(_SECONDS), say=said.append)
    try:
        bucket = verify_storage(thing, inputs, operation, settings=recording.settings)
    except LivemediaError as error:
        told = error.problem.removeprefix(f"{thing} was not started: ")
        return fail("", f"{told}{f' ({error.cloud})' if error.cloud else ''}", error.cure)
    if said:
        return warn(
            "", said[0].removeprefix(f"{thing}: "), "allow DeleteObject too, or let a lifecycle rule of the bucket"
        )
    return ok("", f"{bucket} can be written")
