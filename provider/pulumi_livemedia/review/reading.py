"""From what is declared to what is looked at: the examined structure and its picture."""

from fractions import Fraction

from pulumi_livemedia.review.checks.check import Subject
from pulumi_livemedia.review.documents import STUDIO_LAYOUT, Declared
from pulumi_livemedia.review.picture import USUAL_ASPECT
from pulumi_livemedia.review.recording_picture import NoPicture, picture_of
from pulumi_livemedia.review.studio_picture import CANVASES, studio_picture_of
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs


def subject_of(
    declared: Declared,
    aspect: Fraction = USUAL_ASPECT,
    streams: int | None = None,
    canvas: tuple[int, int] = CANVASES["lp_hd"],
) -> Subject:
    """What is declared, with the picture that it gives, as far as there is one.

    Args:
        declared: A recording, or the layout of a studio.
        aspect: Width to height that sources are taken to have.
        streams: For how many streams an arrangement of a recording is drawn that follows their number.
        canvas: Width and height of what a studio puts out, which its layout does not say.
    """
    if declared.kind == STUDIO_LAYOUT:
        return Subject(None, studio_picture_of(declared.properties, declared.name, canvas, aspect))
    inputs = RtcRecordTaskInputs.examine(declared.properties)
    try:
        picture = picture_of(inputs, declared.name, streams, aspect)
    except NoPicture as reason:
        return Subject(inputs, None, declared.is_whole, str(reason))
    return Subject(inputs, picture, declared.is_whole)
