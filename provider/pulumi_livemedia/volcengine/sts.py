"""Where the Security Token Service is called.

Source: https://www.volcengine.com/docs/6257/86374; the variable is that of
https://github.com/volcengine/volcengine-python-sdk
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pulumi_livemedia.calls.endpoint import Endpoint

STS_VERSION: Final = "2018-01-01"
STS: Final = Endpoint("https", "sts.volcengineapi.com")

_OIDC_ENDPOINT: Final = "VOLCENGINE_OIDC_STS_ENDPOINT"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a source of credentials needs to know beside itself.

    Attributes:
        environ: the environment.
        emulator: the endpoint that is called in place of the vendor's, if there is one: it serves all services, and
            nothing that is good there is shown to the vendor, nor the other way round.
    """

    environ: Mapping[str, str]
    emulator: Endpoint | None = None

    def sts(self) -> Endpoint:
        """Return where to ask for temporary credentials."""
        return self.emulator or STS

    def oidc_sts(self) -> Endpoint:
        """Return where to ask for them with an OIDC token, which the environment may tell.

        Raises:
            InvalidSetting: what it tells is no endpoint.
        """
        told = self.environ.get(_OIDC_ENDPOINT, "")
        return self.emulator or (Endpoint.parse(told, setting=_OIDC_ENDPOINT) if told else STS)
