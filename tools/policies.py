"""The permissions that the provider needs, from the operations that it calls.

Sources: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-ram,
https://www.volcengine.com/docs/6257/65051
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

from pulumi_livemedia.alibaba import client as live
from pulumi_livemedia.calls.action import Effect
from pulumi_livemedia.volcengine import client as rtc
from tools.called_operations import called

FREE: Final = frozenset({"GetCallerIdentity"})
"""Operations that need no permission."""
USES: Final[Mapping[str, str]] = {
    "review": "previews that refresh, `pulumi refresh`, `livemedia sweep` without `--stop`",
    "full": "`pulumi up` and `destroy`, `livemedia sweep --stop`",
}


@dataclass(frozen=True, slots=True)
class Cloud:
    """A cloud's side of permissions.

    Attributes:
        name: as people call it.
        client: the module that declares the operations.
        prefix: of its actions.
        head: what a policy begins with.
        resource: what the operations are about.
    """

    name: str
    client: ModuleType
    prefix: str
    head: Mapping[str, str]
    resource: object

    def actions(self, use: str) -> list[str]:
        """The actions of one of `USES`, in the order of their names."""
        needed = [each for each in called(self.client) if use == "full" or each.effect is Effect.READ]
        return [f"{self.prefix}:{each.name}" for each in needed if each.name not in FREE]

    def policy(self, use: str) -> dict[str, Any]:
        """The policy of one of `USES`."""
        statement = {"Effect": "Allow", "Action": self.actions(use), "Resource": self.resource}
        return {**self.head, "Statement": [statement]}


CLOUDS: Final = (
    Cloud("Alibaba Cloud (RAM)", live, "live", {"Version": "1"}, "acs:live:*:*:caster/*"),
    Cloud("Volcengine (IAM)", rtc, "rtc", {}, ["*"]),
)


def policies(use: str) -> str:
    """The policies of a use, as a document shows them."""
    parts = [f"{cloud.name}:\n\n```json\n{json.dumps(cloud.policy(use), indent=2)}\n```" for cloud in CLOUDS]
    return f"For {USES[use]}.\n\n" + "\n\n".join(parts)
