"""Which studios DescribeCasters lists, and in what order.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasters
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.behaviours import Settings
from pulumi_livemedia.emulator.registry import Call

_CHARGE_TYPES = {0: "PrePaid", 1: "PostPaid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The parameters of DescribeCasters; what is empty or None does not filter."""

    caster_id: str
    name: str
    resource_group: str
    since: datetime | None
    until: datetime | None
    status: int | None
    charge_type: str | None
    norm_type: int | None
    tags: Mapping[str, str | None]
    ascending: bool
    number: int
    size: int

    @classmethod
    def of(cls, call: Call) -> "Query":
        """Read the parameters of a call.

        Raises:
            CloudError: a number is out of range.
        """
        given = call.parameters
        largest = call.namespace.settings.max_page_size
        number, size = call.integer("PageNum", 1), call.integer("PageSize", min(100, largest))
        status, charge_type = given.get("Status"), given.get("ChargeType")
        if number < 1:
            raise refused("InvalidParameter.PageNum", "PageNum must be at least 1.")
        if not 1 <= size <= largest:
            raise refused("InvalidParameter.PageSize", "PageSize is out of range.")
        if status not in (None, 0, 1):
            raise refused("InvalidParameter.Status", "Status must be 0 or 1.")
        if charge_type is not None and charge_type not in _CHARGE_TYPES:
            raise refused("InvalidParameter.Malformed", "ChargeType must be 0 or 1.")
        if call.text("OrderByModifyAsc").lower() not in ("", "true", "false"):
            raise refused("InvalidParameter.Malformed", "OrderByModifyAsc must be true or false.")
        return cls(
            caster_id=call.text("CasterId"),
            name=call.text("CasterName"),
            resource_group=call.text("ResourceGroupId"),
            since=cast("datetime | None", given.get("StartTime")),
            until=cast("datetime | None", given.get("EndTime")),
            status=status,
            charge_type=_CHARGE_TYPES.get(cast("int", charge_type)),
            norm_type=cast("int | None", given.get("NormType")),
            tags=_tags(call),
            ascending=call.text("OrderByModifyAsc").lower() == "true",
            number=number,
            size=size,
        )

    def page(self, found: list[Caster]) -> list[Caster]:
        """The page that was asked for."""
        return found[(self.number - 1) * self.size : self.number * self.size]


def _tags(call: Call) -> dict[str, str | None]:
    keys = {name.split(".")[1]: call.text(name) for name in call.parameters if name.endswith(".Key")}
    values = {name.split(".")[1]: call.text(name) for name in call.parameters if name.endswith(".Value")}
    if alone := values.keys() - keys.keys():
        raise refused("MissingParameter", f"Tag.{min(alone)}.Key is not supplied.")
    return {key: values.get(number) for number, key in keys.items()}


def select(casters: Iterable[Caster], query: Query, settings: Settings) -> list[Caster]:
    """The studios that pass every filter, by time of modification."""
    found = [each for each in casters if not each.owner and _passes(each, query, settings)]
    return sorted(found, key=lambda each: each.modified, reverse=not query.ascending)


def _passes(caster: Caster, query: Query, settings: Settings) -> bool:
    moment = caster.created if settings.time_filter == "created" else caster.modified
    named = query.name in caster.name if settings.name_filter == "contains" else query.name == caster.name
    return all(
        (
            query.caster_id in ("", caster.id),
            not query.name or named,
            query.resource_group in ("", caster.resource_group),
            query.since is None or moment >= query.since,
            query.until is None or moment <= query.until,
            query.status in (None, caster.status),
            query.charge_type in (None, caster.charge_type),
            query.norm_type in (None, caster.norm_type),
            all(key in caster.tags and value in (None, caster.tags[key]) for key, value in query.tags.items()),
        )
    )
