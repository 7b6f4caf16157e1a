"""The operations of ApsaraVideo Live that make, configure, describe and delete studios.

Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-overview
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pulumi_livemedia.alibaba.client import LiveClient
from pulumi_livemedia.alibaba.production_studio.described import described_settings
from pulumi_livemedia.calls.action import Action, Effect
from pulumi_livemedia.calls.errors import NotFound

# Rates: https://alibabacloud.com/help/tc/live/developer-reference/api-live-2016-11-01-quota
# A repeated create has the same ClientToken, and a repeated delete finds nothing.
_CREATE = Action("CreateCaster", Effect.REPEATABLE, 10)
_DELETE = Action("DeleteCaster", Effect.REPEATABLE, 10)
_SET = Action("SetCasterConfig", Effect.REPEATABLE, 10)
_MOVE = Action("UpdateCasterResourceGroup", Effect.REPEATABLE, 10)
_CONFIG = Action("DescribeCasterConfig", Effect.READ, 15)


@dataclass(frozen=True, slots=True)
class StudioOperations:
    """The operations; each raises as those of the client do.

    Attributes:
        client: of ApsaraVideo Live.
    """

    client: LiveClient

    def create(self, parameters: Mapping[str, str]) -> str:
        """Make a studio and return its id; the same ClientToken makes no other one.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-createcaster
        """
        given = {**parameters, "RegionId": self.client.region}
        return self.client.rpc.call(
            self.client.live, _CREATE, given, lambda answer, _when: answer.required_text("CasterId")
        )

    def configure(self, parameters: Mapping[str, str], secrets: tuple[str, ...]) -> None:
        """Replace all settings of a studio.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-setcasterconfig

        Args:
            parameters: all of them: one that is left out or empty clears its setting.
            secrets: what of them may be in no message.
        """
        given = {**parameters, "RegionId": self.client.region}
        self.client.rpc.call(self.client.live, _SET, given, lambda _answer, _when: None, hidden=secrets)

    def settings(self, caster_id: str) -> dict[str, Any] | None:
        """Return the settings of a studio under their names in state; None if there is no such studio.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-describecasterconfig
        """
        try:
            return self.client.rpc.call(
                self.client.live, _CONFIG, self._of(caster_id), lambda answer, _when: described_settings(answer)
            )
        except NotFound:
            return None

    def move(self, caster_id: str, resource_group_id: str) -> None:
        """Put a studio into another resource group.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-updatecasterresourcegroup
        """
        given = {**self._of(caster_id), "NewResourceGroupId": resource_group_id}
        self.client.rpc.call(self.client.live, _MOVE, given, lambda _answer, _when: None)

    def delete(self, caster_id: str) -> None:
        """Delete an idle studio with all that it was filled with; success if there is none any more.

        Source: https://www.alibabacloud.com/help/en/live/developer-reference/api-live-2016-11-01-deletecaster
        """
        try:
            self.client.rpc.call(self.client.live, _DELETE, self._of(caster_id), lambda _answer, _when: None)
        except NotFound:
            return

    def _of(self, caster_id: str) -> dict[str, str]:
        return {"CasterId": caster_id, "RegionId": self.client.region}
