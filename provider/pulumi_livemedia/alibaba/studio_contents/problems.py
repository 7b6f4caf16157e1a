"""What the cloud's error codes mean for somebody who fills a studio, and what to do.

Sources: the error tables on the pages of the operations on video resources, layouts, components and scenes below
https://www.alibabacloud.com/help/en/live/developer-reference/
"""

from typing import Final

from pulumi_livemedia.calls.errors import CallFailed, LivemediaError
from pulumi_livemedia.calls.refusals import AlreadyThere, CannotAdd, CannotDelete, CannotUpdate

_NOT_OURS: Final = (
    "belongs to another account's caster, or this key has no permission for it",
    "check caster_id and the account of the key; the key needs the action that is named, on the caster",
)
_LAYERS: Final = "give one slot for each layer"
_TOO_MANY: Final = "leave some out, or ask the vendor for a higher specification of the caster"
_KNOWN: Final = {
    "IllegalOperation": _NOT_OURS,
    "PermissionDenied": _NOT_OURS,
    "InvalidCasterId.Malformed": ("names a caster by an id that is none", "check caster_id"),
    "InvalidLiveStreamUrl.Malformed": ("has a live stream URL that the cloud does not take", "mend live_stream_url"),
    "InvalidMaterialId.Malformed": ("has a material id that the cloud does not take", "mend material_id"),
    "InvalidVodUrl.Malformed": ("has a file URL that the cloud does not take", "mend vod_url"),
    "DuplicateLocationID": (
        "has a slot that is taken",
        "choose another location_id, or take away what has this one; adopt=True takes it over",
    ),
    "UnexpectedLocationID": (
        "has a slot that this caster does not know",
        "choose another location_id: RV01 to RV12 always exist; with channels on, slots are channels",
    ),
    "ResourceNumberExceed": ("is one video resource more than the caster takes", _TOO_MANY),
    "InvalidVideoLayersAndBlendListSize.Mismatch": ("has not as many pictures as slots", _LAYERS),
    "InvalidAudioLayersAndMixListSize.Mismatch": ("has not as many sounds as slots", _LAYERS),
    "InvalidVideoLayersConfig": ("has a picture that the cloud does not take", "mend video_layer"),
    "InvalidAudioLayersConfig": ("has a sound that the cloud does not take", "mend audio_layer"),
    "InvalidPositionNormalized.Malformed": ("has a position that the cloud does not take", "give x and y, 0 to 1"),
    "InvalidHeightOrWidthNormalized": (
        "has a width or height that the cloud does not take",
        "give 0 to 1; both and more than 0 where fill_mode is fit",
    ),
    "InvalidBlendList.ExceedNorm": ("has more pictures than the caster takes", _TOO_MANY),
    "InvalidMixList.ExceedNorm": ("has more sounds than the caster takes", _TOO_MANY),
    "CanvasNotExist": (
        "can not be drawn: the studio lacks its canvas",
        "complete the caster's settings (CasterTemplate in TranscodeConfig), or ask the vendor",
    ),
    "InvalidLayout.NotFound": ("shows a layout that does not exist", "check layout_id: it belongs to one caster"),
    "InvalidComponent.NotFound": (
        "shows a component that does not exist",
        "check component_ids: they belong to one caster",
    ),
    "InvalidResource.NotFound": ("uses a video resource that does not exist", "add it first, and refer to it"),
    "InvalidVideo.NotFound": (
        "shows a layout with a slot that has no video resource",
        "add a StudioVideoResource for each slot in blend_list and mix_list, and refer to its location_id",
    ),
    "InvalidCaptionResource": (
        "shows a caption whose source is missing, or not in the layout",
        "let the layout show the slot that the caption names",
    ),
    "ComponentNumberExceed": ("shows more components than the cloud takes", "show 10 at most"),
    "SceneNumberExceed": ("is one scene more than the caster takes", _TOO_MANY),
    "ResourceInChannel.NotFound": ("names a channel without a video resource", "fill the channel (SetCasterChannel)"),
    "ResourceInChannel.PreConditionFailed": (
        "names a channel whose video resource is not ready",
        "look at the source of the channel, then run the same command again",
    ),
    "ResourceInChannel.Invalid": ("names a channel whose video resource can not be used", "mend its source"),
    "InvalidScene.NotFound": (
        "does not exist now",
        "scenes exist while a caster is on air: take caster_id from the LiveCaster, which then starts before",
    ),
    "InvalidDomainName.NotFound": (
        "can not be looked at: the caster has no playback domain",
        "set DomainName of the caster (SetCasterConfig)",
    ),
    "IncorrectSceneStatus.ConfigError": (
        "is broken since a change that failed",
        "restart the caster: change restart_triggers of the LiveCaster (the picture is interrupted)",
    ),
    "IncorrectSceneStatus.Waiting": (
        "is still busy with the change before",
        "run the same command again; give it more time with custom_timeouts",
    ),
    "UserQuotaExceed": ("would exceed a quota of the account", "give something up, or ask for a higher quota"),
}
EFFECT_PERMISSION: Final = (
    "allow live:EffectCasterVideoResource for the key, on acs:live:*:<account>:domain/* as well: the cloud counts it "
    "as an operation on domains"
)


def explain(kind: type[LivemediaError], thing: str, error: CallFailed) -> LivemediaError:
    """The same failure, told about the thing."""
    problem, cure = _KNOWN.get(error.code, (f": {error.problem}", error.cure))
    separator = "" if problem.startswith(":") else " "
    return kind(f"{thing}{separator}{problem}", cloud=error.cloud, cure=cure)


def taken(thing: str, slot: str, occupant: str, *, of_this_program: bool) -> AlreadyThere:
    """The error for a slot in which something else stands."""
    if of_this_program:
        return AlreadyThere(
            f"{thing} can not have slot {slot}: {occupant} has it, which is that of another resource of this program",
            cure="give each resource a location_id of its own; after a rename in the program use aliases",
        )
    return AlreadyThere(
        f"{thing} can not have slot {slot}: {occupant} has it, and this stack did not make it",
        cure="adopt=True takes it over; or choose another location_id; after a rename in the program use aliases",
    )


def unprovable(thing: str, slot: str, occupant: str, fields: str) -> AlreadyThere:
    """The error for a slot in which perhaps the very thing stands, which can not be read to the last."""
    return AlreadyThere(
        f"{thing} can not have slot {slot}: {occupant} has it, and can not be asked for its {fields}",
        cure="take it away at the console, then run the same command again; layouts that name the slot may stay",
    )


def in_doubt(thing: str, error: LivemediaError) -> CannotAdd:
    """The error for an addition whose answer was lost, where what is there could not be read."""
    return CannotAdd(
        f"{thing} may have been added: {error.problem}",
        cloud=error.cloud,
        cure="run the same command again: what was added is then taken back, and not added twice",
    )


def gone(thing: str) -> CannotUpdate:
    """The error for a thing that is to be changed and is not there."""
    return CannotUpdate(f"{thing} does not exist any more", cure="`pulumi refresh`, then `pulumi up` makes it anew")


def unchanged(thing: str, fields: str) -> CannotUpdate:
    """The error for fields that the cloud has taken and not changed."""
    return CannotUpdate(
        f"{thing}: the cloud has taken the change, and {fields} is still as before",
        cure="`pulumi up --replace <URN>` takes it away and makes it anew",
    )


def in_use(thing: str, scene: str) -> CannotDelete:
    """The error for a thing that is shown while it is to go."""
    return CannotDelete(
        f"{thing} is shown by the {scene} scene of the caster, which is on air",
        cure="show something else (layout_id and component_ids of the StudioScene), or take the caster off air first",
    )
