"""This package without its rate limit, which no setting lifts: what the limit costs, and what the rest does."""

import pulumi_livemedia as livemedia
from benchmarks.programs import ours
from pulumi_livemedia import providers
from pulumi_livemedia.calls import rate

rate.SHARE = 100.0  # of the published calls per second


class UnlimitedRecordTaskProvider(providers.RtcRecordTaskProvider):
    """Lives in this module, so that the provider process imports it and with it lifts the limit."""


livemedia.RtcRecordTask.provider = UnlimitedRecordTaskProvider
recording, caster = ours.recording, ours.caster
