"""From what is declared to what is looked at: the examined structure and its picture."""

from fractions import Fraction

from pulumi_livemedia.review.checks.check import Subject
from pulumi_livemedia.review.documents import Declared
from pulumi_livemedia.review.picture import USUAL_ASPECT
from pulumi_livemedia.review.recording_picture import NoPicture, picture_of
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs


def subject_of(declared: Declared, aspect: Fraction = USUAL_ASPECT, streams: int | None = None) -> Subject:
    """What is declared of a recording, with the picture that it gives, as far as there is one."""
    inputs = RtcRecordTaskInputs.examine(declared.properties)
    try:
        picture = picture_of(inputs, declared.name, streams, aspect)
    except NoPicture as reason:
        return Subject(inputs, None, declared.is_whole, str(reason))
    return Subject(inputs, picture, declared.is_whole)
