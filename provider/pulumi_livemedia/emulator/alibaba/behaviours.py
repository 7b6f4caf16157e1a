"""Everything about Alibaba Cloud's behaviour that is not beyond doubt: see `emulator/behaviours.py`."""

from dataclasses import dataclass
from typing import Literal

from pulumi_livemedia.emulator.alibaba.studio_behaviours import STUDIO_FIXED, StudioSettings
from pulumi_livemedia.emulator.evidence import Fixed, switch
from pulumi_livemedia.emulator.transitions import Transition

_LIVE = "https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-"
_LIVE_ZH = "https://help.aliyun.com/zh/live/developer-reference/api-live-2016-11-01-"
_SIGNATURE = "https://help.aliyun.com/document_detail/2593177.html"
_RPC = "https://help.aliyun.com/document_detail/25490.htm"
_ERRORS = "https://help.aliyun.com/document_detail/48054.html"
_STUDIO = "https://www.alibabacloud.com/help/en/live/developer-guide-to-production-studios"


@dataclass(frozen=True, kw_only=True)
class AlibabaSettings(StudioSettings):
    """The switches that only Alibaba Cloud has."""

    default_format: Literal["xml", "json"] = switch(
        default="xml",
        meaning="the form of the answer when a query-signed request asks for none",
        evidence="documented",
        source=f"{_RPC}; several product pages say JSON",
    )
    missing_parameter: Literal["MissingParameter", "Missing<Name>"] = switch(
        default="MissingParameter",
        meaning="the code for a parameter that is not there; both spellings are published",
        evidence="assumed",
        source=_ERRORS,
    )
    start_running: Literal["IncorrectCasterStatus.Inuse", "succeed"] = switch(
        default="IncorrectCasterStatus.Inuse",
        meaning="StartCaster of a studio that runs, starts or stops",
        evidence="assumed",
        source=f"{_LIVE}startcaster (the code is published, its cause is not)",
    )
    stop_idle: Literal["succeed", "IncorrectSceneStatus", "InvalidScene.NotFound"] = switch(
        default="succeed",
        meaning="StopCaster of a studio that does not run",
        evidence="assumed",
        source=f"{_LIVE}stopcaster (no code of its own is published)",
    )
    describe_unknown: Literal["empty", "InvalidCaster.NotFound", "RegionNoResource"] = switch(
        default="empty",
        meaning="DescribeCasters with the id of no studio",
        evidence="assumed",
        source=f"{_LIVE}describecasters (no not-found code is published)",
    )
    stream_url_unknown: Literal["InvalidScene.NotFound", "InvalidCaster.NotFound"] = switch(
        default="InvalidScene.NotFound",
        meaning="DescribeCasterStreamUrl with the id of no studio",
        evidence="documented",
        source=f"{_LIVE}describecasterstreamurl (the other code is published too)",
    )
    stream_url_idle: Literal["InvalidScene.NotFound", "empty"] = switch(
        default="InvalidScene.NotFound",
        meaning="DescribeCasterStreamUrl of a studio that has no scene",
        evidence="documented",
        source=f"{_LIVE_ZH}describecasterstreamurl",
    )
    caster_start: Transition = switch(  # noqa: RUF009  # makes a field of a frozen value
        default=Transition(),
        meaning="when Status reads 1 after StartCaster has answered",
        evidence="assumed",
        source=f"{_LIVE}startcaster (says nothing about it)",
    )
    caster_stop: Transition = switch(  # noqa: RUF009  # the same
        default=Transition(),
        meaning="when Status reads 0 after StopCaster has answered",
        evidence="assumed",
        source=f"{_LIVE}stopcaster (says nothing about it)",
    )
    auth_keys: Literal["per_answer", "per_start", "none"] = switch(
        default="per_answer",
        meaning="when the auth_key in playback URLs changes",
        evidence="assumed",
        source=f"{_LIVE}startcaster (samples carry auth_key; its lifetime is not given)",
    )
    auth_key_seconds: int = switch(
        default=1800,
        meaning="how long an auth_key is valid from the moment it is issued",
        evidence="assumed",
        source="https://www.alibabacloud.com/help/en/live/user-guide/configure-url-signing (default 30 minutes)",
    )
    name_filter: Literal["exact", "contains"] = switch(
        default="exact",
        meaning="how DescribeCasters compares CasterName",
        evidence="assumed",
        source=f"{_LIVE}describecasters (says nothing about it)",
    )
    time_filter: Literal["created", "modified"] = switch(
        default="created",
        meaning="which time StartTime and EndTime of DescribeCasters filter",
        evidence="assumed",
        source=f"{_LIVE}describecasters (says nothing about it)",
    )
    max_page_size: int = switch(
        default=100,
        meaning="the largest PageSize of DescribeCasters; above it InvalidParameter.PageSize",
        evidence="assumed",
        source=f"{_LIVE}describecasters (publishes the default 100 and the code)",
    )
    utc_offset_hours: int = switch(
        default=8,
        meaning="the zone of CreateTime and StartTime, which are written without one",
        evidence="assumed",
        source=f"{_LIVE}describecasters (no zone in the samples)",
        most=14,
    )


FIXED = (
    Fixed(
        "order_of_checks",
        "format and action, required common parameters, key, timestamp, nonce, signature, then parameters, "
        "ownership, state",
        "assumed",
        _SIGNATURE,
    ),
    Fixed(
        "signed_headers",
        "host, every x-acs-* header and content-type must be signed if sent; else SignatureDoesNotMatch",
        "documented",
        _SIGNATURE,
    ),
    Fixed(
        "body_hash",
        "a wrong x-acs-content-sha256 is SignatureDoesNotMatch 400",
        "assumed",
        f"{_SIGNATURE} (names no code)",
    ),
    Fixed("parameter_count", "more than 10,000 parameters are RequestParameterMalformed", "assumed", _ERRORS),
    Fixed(
        "xml_characters",
        "a character that no XML document can hold is U+FFFD in XML",
        "assumed",
        "https://www.w3.org/TR/xml/#charsets",
    ),
    Fixed("nonce_optional", "a header-signed request without nonce is taken", "documented", _SIGNATURE),
    Fixed(
        "unknown_key_status",
        "an unknown access key is InvalidAccessKeyId.NotFound with 404; some tables say 400",
        "documented",
        _ERRORS,
    ),
    Fixed(
        "caster_id_form",
        "an id is 1 to 128 letters, digits, '_' or '-'; else InvalidCasterId.Malformed",
        "assumed",
        f"{_LIVE}startcaster (samples only)",
    ),
    Fixed(
        "template_needed",
        "without TranscodeConfig.CasterTemplate a start is InvalidCasterTemplate.NotFound 404",
        "assumed",
        f"{_LIVE}startcaster (the code is published)",
    ),
    Fixed(
        "domain_needed",
        "without DomainName a start and DescribeCasterScenes are InvalidDomainName.NotFound 404",
        "documented",
        f"{_LIVE}startcaster",
    ),
    Fixed(
        "scenes_per_start",
        "a start makes a PVW and a PGM scene if there are none, a restart keeps them; for stops see stopped_scenes",
        "assumed",
        f"{_STUDIO} (StartCaster makes scenes that do not exist)",
    ),
    Fixed(
        "stop_while_starting",
        "StopCaster is taken at any time: it ends a start under way, and changes nothing while stopping",
        "assumed",
        f"{_LIVE}stopcaster",
    ),
    Fixed(
        "restart_keeps_start_time",
        "RestartCaster changes LastModified only",
        "assumed",
        f"{_LIVE}restartcaster",
    ),
    Fixed(
        "relay_urls",
        "each configured LiveTemplateIds entry (else the CasterTemplate) gives flv, rtmp and m3u8; "
        "the m3u8 URL does not end in the template",
        "documented",
        "https://github.com/ninameman/live (samples of 2018-2020)",
    ),
    Fixed(
        "foreign_caster",
        "a studio of somebody else is IllegalOperation 401 and not listed; one table says 403",
        "documented",
        f"{_LIVE}startcaster",
    ),
    Fixed(
        "duration",
        "Duration is the time on air so far, 0:00:00 while idle",
        "assumed",
        f"{_LIVE}describecasters",
    ),
    *STUDIO_FIXED,
)
