"""Every check, by its code."""

from collections.abc import Callable, Iterator
from typing import Final

from pulumi_livemedia.review.checks import pictures, recordings
from pulumi_livemedia.review.checks.check import Check, Find, Level, Options, Subject
from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.warnings import WARNINGS

_OWN: Final[dict[str, tuple[Level, Find]]] = {
    "LM001": (Level.ERROR, recordings.broken_rule),
    "LM102": (Level.ERROR, pictures.hidden),
    "LM103": (Level.WARNING, pictures.same_order),
    "LM104": (Level.WARNING, pictures.distorted),
    "LM105": (Level.WARNING, pictures.gap),
    "LM106": (Level.WARNING, pictures.small),
    "LM108": (Level.NOTE, recordings.odd),
    "LM109": (Level.WARNING, recordings.crop_beyond),
    "LM110": (Level.NOTE, pictures.cut_off),
    "LM111": (Level.WARNING, recordings.shown_twice),
    "LM112": (Level.NOTE, pictures.background),
    "LM201": (Level.WARNING, recordings.starved),
    "LM305": (Level.NOTE, recordings.unlimited),
}
_OF_LAYOUTS: Final = ("LM1",)
"""What can be told where nothing but a layout is given."""


def _of_resource(code: str, find: Callable[[RtcRecordTaskInputs], Iterator[Failure]]) -> Check:
    """What the resource itself warns of, as a check: one declaration serves both."""

    def look(subject: Subject, _: Options) -> Iterator[Failure]:
        is_told = subject.is_whole or code.startswith(_OF_LAYOUTS)
        return find(subject.inputs) if subject.inputs is not None and is_told else iter(())

    return Check(code, Level.WARNING, look, find.__doc__ or "")


CHECKS: Final[dict[str, Check]] = dict(
    sorted(
        {
            **{code: Check(code, level, find, find.__doc__ or "") for code, (level, find) in _OWN.items()},
            **{code: _of_resource(code, find) for code, find in WARNINGS.items()},
        }.items()
    )
)
