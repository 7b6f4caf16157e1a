"""Regions of storage, by code or by name.

Source: https://www.volcengine.com/docs/6348/1167931
"""

from collections.abc import Mapping
from typing import Final

from pydantic import ValidationInfo

from pulumi_livemedia.structures.failures import Breach
from pulumi_livemedia.structures.holes import Hole
from pulumi_livemedia.structures.numbers import INT32_MAX, Range, unquoted, whole
from pulumi_livemedia.structures.spelling import nearest
from pulumi_livemedia.structures.wording import meant
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import Vendor
from pulumi_livemedia.volcengine.rtc_record_task.regions import ALIBABA_OSS, AMAZON_S3, TOS, VOD

_BY_VENDOR: Final[Mapping[int, Mapping[int, str]]] = {Vendor.AMAZON_S3: AMAZON_S3, Vendor.ALIBABA_OSS: ALIBABA_OSS}
_NONE: Final[Mapping[int, str]] = {}


def tos_region(value: object) -> int:
    """The code of a TOS region."""
    return _listed(value, TOS)


def vod_region(value: object) -> int:
    """The code of a VOD region."""
    return _listed(value, VOD)


def vendor_region(value: object, info: ValidationInfo) -> object:
    """The code of a region of the vendor that stands beside it; a hole, where that depends on an unknown vendor."""
    vendor = info.data.get("vendor")
    if isinstance(vendor, int) and vendor in _BY_VENDOR:
        return _listed(value, _BY_VENDOR[vendor])
    if isinstance(vendor, Hole) and isinstance(value, str) and not unquoted(value):
        return Hole(value)
    return _any(value)


def _listed(value: object, names: Mapping[int, str]) -> int:
    if not isinstance(value, str):
        return _known(whole(value), names)
    for code, name in names.items():
        if name == value:
            return code
    raise _not_a_name(value, names)


def _known(code: int, names: Mapping[int, str]) -> int:
    if code in names:
        return code
    raise Breach(f"must be one of {_listing(names)}")


def _any(value: object) -> int:
    if isinstance(value, str):
        raise _not_a_name(value, _NONE)
    code = whole(value)
    Range(0, INT32_MAX).check(code)
    return code


def _not_a_name(value: str, names: Mapping[int, str]) -> Breach:
    if unquoted(value):
        return Breach("must be a number, not text", unquoted(value))
    if not names:
        return Breach("must be the code of the region, a number: no names are documented for this vendor")
    close = nearest(value, names.values())
    return Breach(f"must be one of {_listing(names)}, by code or by name", meant(close) if close else None)


def _listing(names: Mapping[int, str]) -> str:
    return ", ".join(f"{code} ({name})" for code, name in names.items())
