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
from pulumi_livemedia.alibaba.production_studio import operations
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.volcengine import client as rtc
from tools.called_operations import called, contents

FREE: Final = frozenset({"GetCallerIdentity"})
"""Operations that need no permission."""
USES: Final[Mapping[str, str]] = {
    "review": "previews that refresh, `pulumi refresh`, `livemedia review --live`, `status`, `doctor`, `import`, and "
    "`sweep` without `--stop` and `--delete`",
    "run": "`pulumi up` and `destroy` of `LiveCaster` and `RtcRecordTask`, `livemedia sweep --stop`",
    "full": "the same, and studios with what they are filled with, `livemedia sweep --delete`",
}


@dataclass(frozen=True, slots=True)
class Cloud:
    """A cloud's side of permissions.

    Attributes:
        name: as people call it.
        client: the module that declares the operations on what runs.
        others: all operations on studios and their contents.
        prefix: of its actions.
        head: what a policy begins with.
        resource: what the operations are about.
    """

    name: str
    client: ModuleType
    others: tuple[Action, ...]
    prefix: str
    head: Mapping[str, str]
    resource: object

    def actions(self, use: str) -> list[str]:
        """The actions of one of `USES`, in the order of their names."""
        if use == "run":
            needed = called(self.client, studios=False)
        else:
            everything = (*called(self.client), *self.others)
            needed = [each for each in everything if use == "full" or each.effect is Effect.READ]
        return sorted(f"{self.prefix}:{each.name}" for each in needed if each.name not in FREE)

    def policy(self, use: str) -> dict[str, Any]:
        """The policy of one of `USES`."""
        statement = {"Effect": "Allow", "Action": self.actions(use), "Resource": self.resource}
        return {**self.head, "Statement": [statement]}


CLOUDS: Final = (
    Cloud(
        "Alibaba Cloud (RAM)",
        live,
        (*called(operations), *contents()),
        "live",
        {"Version": "1"},
        "acs:live:*:*:caster/*",
    ),
    Cloud("Volcengine (IAM)", rtc, (), "rtc", {}, ["*"]),
)


def policies(use: str) -> str:
    """The policies of a use, as a document shows them."""
    parts = [f"{cloud.name}:\n\n```json\n{json.dumps(cloud.policy(use), indent=2)}\n```" for cloud in CLOUDS]
    return f"For {USES[use]}.\n\n" + "\n\n".join(parts)
