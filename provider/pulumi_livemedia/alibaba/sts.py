"""Where the Security Token Service is called, by the rules of the vendor's SDKs.

Source: https://github.com/aliyun/credentials-python (regions, VPC) and https://github.com/aliyun/aliyun-cli (endpoint).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.calls.connecting import require_region
from pulumi_livemedia.calls.endpoint import Endpoint

STS_VERSION: Final = "2015-04-01"

_ENDPOINT, _REGION = "ALIBABA_CLOUD_STS_ENDPOINT", "ALIBABA_CLOUD_STS_REGION"
_VPC = "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a source of credentials needs to know beside itself.

    Attributes:
        environ: the environment.
        emulator: the endpoint that is called in place of the vendor's, if there is one: it serves all products, and
            nothing that is good there is shown to the vendor, nor the other way round.
    """

    environ: Mapping[str, str]
    emulator: Endpoint | None = None

    def sts(self, profile: Mapping[str, object] | None = None) -> Endpoint:
        """Return where to ask for temporary credentials.

        Args:
            profile: may tell `sts_endpoint`, `sts_region` and `enable_vpc`, which go before the environment.

        Raises:
            InvalidSetting: what is told there is no endpoint or region.
        """
        return self.emulator or sts_endpoint(self.environ, profile or {})


def sts_endpoint(environ: Mapping[str, str], profile: Mapping[str, object] | None = None) -> Endpoint:
    """Return the vendor's own endpoint; arguments and errors as of `Surroundings.sts`."""
    told = profile or {}
    for name, text in (("sts_endpoint", told.get("sts_endpoint")), (_ENDPOINT, environ.get(_ENDPOINT))):
        if text:
            return Endpoint.parse(str(text), setting=name)
    region = str(told.get("sts_region") or environ.get(_REGION) or "")
    if not region:
        return Endpoint("https", "sts.aliyuncs.com")
    vpc = told.get("enable_vpc")
    inside = environ.get(_VPC, "") if vpc is None else str(vpc)
    prefix = "sts-vpc" if inside.lower() == "true" else "sts"
    require_region(f"sts_region or {_REGION}", region, "cn-shanghai")
    return Endpoint("https", f"{prefix}.{region}.aliyuncs.com")
