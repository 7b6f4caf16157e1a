"""What is legal, but hardly meant: each with its place and what to do. Unknown values are left out.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig
"""

import difflib
from collections.abc import Callable, Iterator
from typing import Final

from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs
from pulumi_livemedia.alibaba.production_studio.templates import CasterTemplate
from pulumi_livemedia.structures.failures import Failure, dotted
from pulumi_livemedia.structures.rules import each

_LIVE_TEMPLATES: Final = ("lld", "lsd", "lhd", "lud")
_KNOWN_LIVE_TEMPLATES: Final = (*_LIVE_TEMPLATES, *(f"daobo-{name}" for name in _LIVE_TEMPLATES))
_FORMATS: Final = ("m3u8", "mp4", "flv")

Findings = Iterator[Failure]


def _can_not_start(inputs: ProductionStudioInputs) -> Findings:
    if inputs.domain_name is None:
        yield Failure(
            ("domainName",), "the studio can not go on air without it", "set it to a playback domain of yours"
        )


def _has_no_template(inputs: ProductionStudioInputs) -> Findings:
    if inputs.transcode_config is None or inputs.transcode_config.caster_template is None:
        yield Failure(
            ("transcodeConfig", "casterTemplate"), "the studio can not go on air without it", "set it, such as to lp_hd"
        )


def _unknown_template(inputs: ProductionStudioInputs) -> Findings:
    if inputs.transcode_config is not None and inputs.transcode_config.caster_template is not None:
        place = ("transcodeConfig", "casterTemplate")
        yield from _undocumented(place, inputs.transcode_config.caster_template, tuple(map(str, CasterTemplate)))


def _unknown_live_templates(inputs: ProductionStudioInputs) -> Findings:
    config = inputs.transcode_config
    ids = config.live_template_ids.location_id if config is not None and config.live_template_ids is not None else []
    for position, name in enumerate(ids):
        place = ("transcodeConfig", "liveTemplateIds", "locationId", position)
        yield from _undocumented(place, name, _KNOWN_LIVE_TEMPLATES)


def _unknown_formats(inputs: ProductionStudioInputs) -> Findings:
    formats = inputs.record_config.video_format if inputs.record_config is not None else []
    for position, each_format in enumerate(formats):
        yield from _undocumented(("recordConfig", "videoFormat", position, "format"), each_format.format, _FORMATS)


def _recorded_nowhere(inputs: ProductionStudioInputs) -> Findings:
    config = inputs.record_config
    if config is not None and config.video_format and config.oss_bucket is None:
        yield Failure(("recordConfig", "ossBucket"), "there is nowhere to record to", "name the bucket")


def _recorded_in_no_format(inputs: ProductionStudioInputs) -> Findings:
    config = inputs.record_config
    if config is not None and config.oss_bucket is not None and not config.video_format:
        yield Failure(("recordConfig", "videoFormat"), "nothing is recorded without a format", "name one, such as mp4")


def _nothing_to_switch_to(inputs: ProductionStudioInputs) -> Findings:
    materials = (
        inputs.urgent_material_id,
        inputs.urgent_image_id,
        inputs.urgent_image_url,
        inputs.urgent_live_stream_url,
    )
    if inputs.auto_switch_urgent_on and all(material is None for material in materials):
        yield Failure(("autoSwitchUrgentOn",), "there is no standby material to show", "set urgentImageUrl or another")


def _never_switched(inputs: ProductionStudioInputs) -> Findings:
    if inputs.auto_switch_urgent_config is not None and not inputs.auto_switch_urgent_on:
        yield Failure(("autoSwitchUrgentConfig",), "has no effect", "set autoSwitchUrgentOn to true")


def _subscription(inputs: ProductionStudioInputs) -> Findings:
    if inputs.charge_type == "PrePaid":
        yield Failure(
            ("chargeType",),
            "a subscription can neither be created nor deleted by the API",
            "leave it out, unless the studio was imported",
        )


def _undocumented(place: tuple[str | int, ...], name: str, known: tuple[str, ...]) -> Findings:
    if str(name).lower() not in map(str.lower, known):
        guess = next(iter(difflib.get_close_matches(name, known, n=1)), None)
        yield Failure(place, f"{name} is not a documented value", f"did you mean {guess}?" if guess else None)


_WARNINGS: Final[tuple[Callable[[ProductionStudioInputs], Findings], ...]] = (
    _can_not_start,
    _has_no_template,
    _unknown_template,
    _unknown_live_templates,
    _unknown_formats,
    _recorded_nowhere,
    _recorded_in_no_format,
    _nothing_to_switch_to,
    _never_switched,
    _subscription,
)


def warnings(inputs: ProductionStudioInputs) -> list[str]:
    """What may not be meant, as `place: what is so; what to do`."""
    found = each(_WARNINGS, lambda _, warning: warning(inputs))
    return [f"{dotted(failure.path)}: {failure.text}" for failure in found]
