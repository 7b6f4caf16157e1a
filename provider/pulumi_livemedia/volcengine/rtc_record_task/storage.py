"""Where the files are put.

Source: https://www.volcengine.com/docs/6348/1188215
"""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, PlainValidator, ValidationInfo

from pulumi_livemedia.structures.effects import Effect
from pulumi_livemedia.structures.failures import Breach, Failure
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.markers import Secret
from pulumi_livemedia.structures.numbers import Flag, OneOf, Whole, named, whole
from pulumi_livemedia.structures.structure import Structure, rule
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import StorageClass, StorageType, Vendor
from pulumi_livemedia.volcengine.rtc_record_task.region_codes import tos_region, vendor_region, vod_region
from pulumi_livemedia.volcengine.rtc_record_task.texts import AccountId, Filled

# Type 3 is in the vendor's SDK, for another operation.
_IMAGE_STORE: Final = 3
_MEMBERS: Final = {
    StorageType.TOS: ("tos_config", "tosConfig"),
    StorageType.VOD: ("vod_config", "vodConfig"),
    StorageType.CUSTOM: ("custom_config", "customConfig"),
}
_CHOICE: Final = "tosConfig, vodConfig or customConfig"

_ACCOUNT: Final = "Number of the main Volcengine account, also where the key of a sub-user signs the calls."


class TosConfig(Structure):
    """A bucket of Torch Object Storage (TOS)."""

    account_id: AccountId = Field(description=_ACCOUNT)
    region: Annotated[int | str, PlainValidator(tos_region)] = Field(
        0,
        description="Region of the bucket, by code or name. `0` cn-beijing, `1` cn-guangzhou, `2` cn-shanghai, `3` "
        "ap-southeast-1. A wrong one shows only when the upload fails.",
    )
    bucket: Filled = Field(description="Name of the bucket.")


class VodConfig(Structure):
    """A space of Video on Demand (VOD)."""

    account_id: AccountId = Field(description=_ACCOUNT)
    region: Annotated[int | str, PlainValidator(vod_region)] = Field(
        0, description="Region of the space, by code or name: `0` cn-north-1, `1` ap-southeast-1."
    )
    space: Filled = Field(description="Name of the space.")
    storage_class: Annotated[Whole, OneOf(*StorageClass)] = Field(
        1, description="`StorageClass`: `1` standard, `2` archive, `3` infrequent access."
    )
    auto_set_file_extension: Flag = Field(
        default=False, description="Whether the extension of the format is added to the name of the file."
    )


class CustomConfig(Structure):
    """A bucket of another vendor."""

    vendor: Annotated[Whole, OneOf(*Vendor)] = Field(
        0,
        description="`Vendor`: `0` Amazon S3, `1` Alibaba OSS, `2` Huawei OBS, `3` Tencent COS, `4` Qiniu Kodo.",
    )
    region: Annotated[int | str, PlainValidator(vendor_region)] = Field(
        0,
        description="Region of the bucket, by its code in the vendor's appendix. For Amazon S3 and Alibaba OSS also "
        "by name (`us-east-1`, `oss-cn-hangzhou`). A wrong one shows only when the upload fails.",
    )
    bucket: Filled = Field(description="Name of the bucket.")
    access_key: Annotated[Filled, Secret(), Effect.NEXT_START] = Field(
        description="Access key that may write to the bucket; reading is not needed. Kept secret."
    )
    secret_key: Annotated[Filled, Secret(), Effect.NEXT_START] = Field(
        description="Secret key of that access key. Kept secret."
    )
    security_token: Annotated[Filled | None, Secret(), Effect.NEXT_START] = Field(
        None,
        description="Session token, where the key is a temporary one; not with Qiniu Kodo. It must be valid for an "
        "hour longer than the recording lasts. Kept secret.",
    )

    @rule
    def qiniu_takes_no_token(self) -> Iterator[Failure]:
        """Temporary keys of Qiniu are not supported."""
        if self.security_token is not None and self.vendor == Vendor.QINIU_KODO:
            yield Failure(
                ("securityToken",), "must not be given with vendor 4 (qiniu kodo)", "use a key that is not temporary"
            )


def _type(value: object, info: ValidationInfo) -> object:
    """The given type, or the one that follows from the only member that is given."""
    if value is not None:
        return _given_type(value)
    members = {kind: info.data.get(name) for kind, (name, _) in _MEMBERS.items()}
    given = [kind for kind, member in members.items() if member is not None]
    if any(map(_is_unknown, members.values())):
        return Hole(None)
    return int(given[0]) if len(given) == 1 else None


def _given_type(value: object) -> int:
    number = whole(value)
    if number == _IMAGE_STORE:
        raise Breach("must be 0 (tos), 1 (vod) or 2 (custom): 3 (veImageX) takes snapshots, not recordings")
    return OneOf(*StorageType).check(number)


class StorageConfig(Structure):
    """Where the files are put: exactly one of the three members."""

    tos_config: TosConfig | None = Field(None, description="A bucket of Torch Object Storage (TOS).")
    vod_config: VodConfig | None = Field(None, description="A space of Video on Demand (VOD).")
    custom_config: CustomConfig | None = Field(None, description="A bucket of another vendor.")
    # After the members, from which it follows.
    type: Annotated[int | None, PlainValidator(_type)] = Field(
        None,
        validate_default=True,
        description="`StorageType`: `0` TOS, `1` VOD, `2` another vendor. It follows from the member that is given.",
    )

    @rule
    def has_one_member(self) -> Iterator[Failure]:
        """There is one place for the files."""
        given, certain = self._members(), self._members(certain=True)
        if not given:
            yield Failure((), f"must have one of {_CHOICE}")
        elif len(certain) > 1:
            names = " and ".join(_MEMBERS[kind][1] for kind in certain)
            yield Failure((), f"must have only one of {_CHOICE}, and has {names}")

    @rule
    def type_fits_the_member(self) -> Iterator[Failure]:
        """A type that is given names the member that is given."""
        given, certain = self._members(), self._members(certain=True)
        if self.type is not None and given == certain and len(given) == 1 and self.type != given[0]:
            yield Failure(
                ("type",),
                f"must be {named(given[0])}, since {_MEMBERS[given[0]][1]} is given",
                "leave it out: it follows from the member",
            )

    def _members(self, *, certain: bool = False) -> list[StorageType]:
        """The types whose members are given; an unknown member may turn out to be absent, and is not certain."""
        members = {kind: getattr(self, name) for kind, (name, _) in _MEMBERS.items()}
        given = {kind: member for kind, member in members.items() if member is not None}
        return [kind for kind, member in given.items() if not (certain and _is_unknown(member))]


def _is_unknown(member: object) -> bool:
    return isinstance(member, Hole) and not member.failures
