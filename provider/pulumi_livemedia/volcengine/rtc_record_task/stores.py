"""Where a bucket of another vendor is reached, by the S3 protocol that all of them speak.

Sources: https://docs.aws.amazon.com/general/latest/gr/s3.html,
https://www.alibabacloud.com/help/en/oss/developer-reference/use-amazon-s3-sdks-to-access-oss
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final
from urllib.parse import quote

from pulumi_livemedia.calls.endpoint import Endpoint, announce
from pulumi_livemedia.calls.errors import InvalidSetting
from pulumi_livemedia.volcengine.rtc_record_task.enumerations import Vendor
from pulumi_livemedia.volcengine.rtc_record_task.regions import ALIBABA_OSS, AMAZON_S3
from pulumi_livemedia.volcengine.rtc_record_task.storage import CustomConfig

SETTING: Final = "livemedia:storageEndpoint"
VARIABLE: Final = "LIVEMEDIA_STORAGE_ENDPOINT"

_NAMES: Final[Mapping[int, str]] = {
    Vendor.AMAZON_S3: "Amazon S3",
    Vendor.ALIBABA_OSS: "Alibaba OSS",
    Vendor.HUAWEI_OBS: "Huawei OBS",
    Vendor.TENCENT_COS: "Tencent COS",
    Vendor.QINIU_KODO: "Qiniu Kodo",
}
# Region codes of these are not documented; their hosts have the region as second label.
_EXAMPLES: Final[Mapping[int, str]] = {
    Vendor.HUAWEI_OBS: "obs.cn-north-4.myhuaweicloud.com",
    Vendor.TENCENT_COS: "cos.ap-guangzhou.myqcloud.com",
    Vendor.QINIU_KODO: "s3.cn-east-1.qiniucs.com",
}
_SUBDOMAIN: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,61}[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Store:
    """A bucket, and who writes into it.

    Attributes:
        vendor: whose store it is, as messages call it.
        endpoint: of the region.
        region: as signatures name it.
        bucket: its name.
        access_key: whose key.
        secret_key: its secret.
        token: of a temporary key; None for none.
    """

    vendor: str
    endpoint: Endpoint
    region: str
    bucket: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    token: str | None = field(repr=False, default=None)

    @property
    def name(self) -> str:
        """The bucket, as messages call it."""
        return f"bucket {self.bucket!r} of {self.vendor} in {self.region}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no message may show."""
        return tuple(filter(None, (self.access_key, self.secret_key, self.token)))

    def url(self, key: str = "", query: str = "") -> str:
        """The address of the bucket, or of an object in it.

        The bucket is a subdomain, as all vendors want it, unless it can not be one.
        """
        path = quote(key, safe="/-_.~")
        suffix = f"?{query}" if query else ""
        if _SUBDOMAIN.fullmatch(self.bucket) and not _is_address(self.endpoint):
            return f"{self.endpoint.scheme}://{self.bucket}.{self.endpoint.netloc}/{path}{suffix}"
        return f"{self.endpoint.url}/{quote(self.bucket, safe='')}{f'/{path}' if path else ''}{suffix}"


def store_of(config: CustomConfig, settings: Mapping[str, str], environ: Mapping[str, str]) -> Store:
    """The bucket that files go to.

    Args:
        config: the storage, as declared.
        settings: the stack's configuration.
        environ: the environment.

    Raises:
        InvalidSetting: the endpoint is not one, or is needed and not set.
    """
    usual, region = _usual(config)
    endpoint = _chosen(settings, environ) or usual
    vendor = _NAMES[config.vendor]
    if endpoint is None:
        raise InvalidSetting(
            f"verify_storage needs the endpoint of {vendor}: which region has the code {config.region} is documented "
            "nowhere",
            cure=f"pulumi config set {SETTING} {_EXAMPLES[config.vendor]} (or {VARIABLE}), with the bucket's region",
        )
    return Store(
        vendor,
        endpoint,
        region or _second_label(endpoint),
        config.bucket,
        config.access_key,
        config.secret_key,
        config.security_token,
    )


def _chosen(settings: Mapping[str, str], environ: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that is set, which is told; None if none is."""
    for name, text in ((SETTING, settings.get(SETTING)), (VARIABLE, environ.get(VARIABLE))):
        if text:
            endpoint = Endpoint.parse(text, setting=name)
            announce(endpoint, f"{name}: the storage is verified at")
            return endpoint
    return None


def _usual(config: CustomConfig) -> tuple[Endpoint | None, str]:
    """The vendor's endpoint and name of a region, where the code of the region tells; else None and nothing."""
    code = int(config.region)
    if config.vendor == Vendor.AMAZON_S3:
        region = AMAZON_S3[code]
        domain = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
        return Endpoint("https", f"s3.{region}.{domain}"), region
    if config.vendor == Vendor.ALIBABA_OSS:
        place = ALIBABA_OSS[code]
        return Endpoint("https", f"s3.{place}.aliyuncs.com"), place.removeprefix("oss-")
    return None, ""


def _second_label(endpoint: Endpoint) -> str:
    labels = endpoint.host.split(".")
    return labels[1] if len(labels) > 2 and not _is_address(endpoint) else "us-east-1"  # noqa: PLR2004 - a.region.b


def _is_address(endpoint: Endpoint) -> bool:
    """Whether the host has no room for subdomains."""
    try:
        ip_address(endpoint.host)
    except ValueError:
        return endpoint.is_loopback
    return True
