"""This package without its rate limit, which no setting lifts: what the limit costs, and what the rest does."""

from typing import Any

from pulumi.dynamic import ConfigureRequest

import pulumi_livemedia as livemedia
from benchmarks.programs import ours
from pulumi_livemedia import providers
from pulumi_livemedia.calls import rate


class UnlimitedRecordTaskProvider(providers.RtcRecordTaskProvider):
    """The same provider, in whose process the limit is lifted."""

    def configure(self, req: ConfigureRequest) -> None:
        """Lift it; this is called in the provider process only."""
        rate.SHARE = 100.0  # of the published calls per second
        super().configure(req)


class UnlimitedRecordTask(livemedia.RtcRecordTask):
    """A recording that the other provider looks after."""

    provider = UnlimitedRecordTaskProvider


def recording(name: str, body: dict[str, Any]) -> None:
    """Declare a recording."""
    UnlimitedRecordTask(name, body)


caster = ours.caster
