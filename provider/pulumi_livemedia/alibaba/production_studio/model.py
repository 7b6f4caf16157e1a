"""What a `ProductionStudio` takes and gives.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-createcaster and
https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasters
"""

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from pulumi_livemedia.alibaba.production_studio.settings import StudioSettings
from pulumi_livemedia.alibaba.production_studio.texts import Filled, UtcTime
from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Failure
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import NotSent, Secret, Settled
from pulumi_livemedia.structures.numbers import Flag, OneOf, Whole
from pulumi_livemedia.structures.structure import Structure, rule

NORM_TYPES: Final = (1, 3, 4, 6)
MOST_TAGS: Final = 100
_OF_SUBSCRIPTIONS: Final = {
    "caster_template": "set transcodeConfig.casterTemplate instead",
    "purchase_time": "leave it out",
    "expire_time": "leave it out",
}


class ProductionStudioInputs(StudioSettings):
    """What is declared."""

    norm_type: Annotated[Whole, OneOf(*NORM_TYPES), Effect.IDENTITY] = Field(
        description="Kind of studio: `1` general, `3` light carousel, `4` virtual studio, `6` carousel. `3` and `4` "
        "are for the China site only.",
    )
    charge_type: Annotated[Literal["PostPaid", "PrePaid"], Effect.IDENTITY] = Field(
        "PostPaid",
        description="`PostPaid`: by use. `PrePaid` (a subscription) is documented, but can not be created by the API.",
    )
    caster_template: Annotated[Filled | None, Effect.IDENTITY] = Field(
        None, description="Resolution of a subscription. Otherwise it is set in `transcode_config`."
    )
    purchase_time: Annotated[UtcTime | None, Effect.IDENTITY] = Field(
        None, description="When a subscription begins, such as `2026-01-31T20:15:00Z`."
    )
    expire_time: Annotated[UtcTime | None, Effect.IDENTITY] = Field(
        None, description="When a subscription ends, such as `2026-02-28T20:15:00Z`."
    )
    resource_group_id: Annotated[Filled | None, Effect.LIVE] = Field(
        None, description="Resource group; absent: the one that it is in, at first the account's default one."
    )
    tags: Annotated[dict[str, str] | None, Effect.LOCAL] = Field(
        None,
        description=f"Tags that it is created with, {MOST_TAGS} at most. No operation is documented to change them.",
    )
    allow_interruption: Annotated[Flag, NotSent(), Effect.LOCAL] = Field(
        default=False,
        description="Whether a studio on air may be stopped, set and started again where the cloud refuses a change "
        "otherwise. The picture is gone meanwhile.",
    )
    restart_digest: Annotated[str | None, Settled(), Effect.LOCAL] = Field(
        None,
        description="Changes whenever a setting does that a studio on air shows only after a restart. It is for "
        "`restart_triggers` of `LiveCaster`, and known in a preview.",
    )

    @rule
    def subscriptions_only(self) -> Iterator[Failure]:
        """Some parameters are for subscriptions."""
        if self.charge_type == "PrePaid":
            return
        for name, cure in _OF_SUBSCRIPTIONS.items():
            if not isinstance(getattr(self, name), Hole | None):
                yield Failure((self.names()[name],), "must not be given with chargeType PostPaid", cure)

    @rule
    def tags_are_few_and_have_keys(self) -> Iterator[Failure]:
        """There are at most a hundred tags, and none without a key."""
        tags = self.tags or {}
        if len(tags) > MOST_TAGS:
            yield Failure(("tags",), f"must have at most {MOST_TAGS} tags")
        if "" in tags:
            yield Failure(("tags",), "must not have a tag without a key")


class CasterScene(Structure):
    """One scene of a studio on air. Its id does not survive a stop."""

    scene_id: str = Field(description="Id of the scene.")
    scene_name: str | None = Field(None, description="Display name.")
    output_type: str = Field(description="`preview` (PVW), `program` (PGM), or `unknown(n)`.")
    status: str = Field(description="`on`, `off`, or `unknown(n)`.")
    layout_id: str | None = Field(None, description="Layout that it shows.")
    component_ids: list[str] = Field([], description="Components that it shows.")


class ProductionStudioState(ProductionStudioInputs):
    """What is declared, and what the cloud says of it."""

    caster_id: str = Field(description="Id of the studio: the `caster_id` of `LiveCaster`.")
    status: str = Field(description="`streaming`, `idle`, or `unknown(n)` for a status that is not documented.")
    create_time: str | None = Field(
        None, description="When it was created, as the cloud writes it (`2017-08-30 12:02:57.0`, no time zone)."
    )
    scenes: list[CasterScene] = Field([], description="Scenes, while it is on air.")
    filled_in: Annotated[dict[str, Any], Secret(when=bool)] = Field(
        {},
        description="What the cloud has filled in where nothing is declared, by the place of the setting, such as "
        "the push address that it makes. It is no drift.",
    )
    region: str = Field(description="Region that the studio is addressed in.")
    endpoint: str = Field(description="Host of the API that answered, without port.")
    account_id: str | None = Field(None, description="Account that the key belonged to, where it could be asked.")
