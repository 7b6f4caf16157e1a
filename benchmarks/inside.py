"""What single steps cost, without the engine; run as a process of its own, which prints JSON.

    python -m benchmarks.inside <repetitions> <number of resources>...

The environment leads to an emulator that answers at once, for the creates.
"""

import gc
import json
import sys
import time
import timeit
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from benchmarks.programs import show
from pulumi_livemedia.alibaba.signature import Acs3Signer
from pulumi_livemedia.calls import rate
from pulumi_livemedia.calls.action import Effect
from pulumi_livemedia.calls.credentials import Credentials
from pulumi_livemedia.calls.endpoint import Endpoint
from pulumi_livemedia.calls.errors import Throttled
from pulumi_livemedia.calls.retry import RetryPolicy, can_retry
from pulumi_livemedia.dynamic.hidden import NAME, SCOPE
from pulumi_livemedia.providers import RtcRecordTaskProvider
from pulumi_livemedia.review.drawing.sheet import draw
from pulumi_livemedia.review.recording_picture import picture_of
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.signature import HmacSigner

REGIONS = 17
"""The most that a layout may have."""
_WIDE = 6
_UNLIMITED = 1000.0


def full_layout(name: str, number: int = 0) -> dict[str, Any]:
    """The inputs of a recording of as many people as there may be, as the engine hands them to a check."""
    body = show.recording(number)
    streams = [{"Index": each, "UserId": f"user-{each}"} for each in range(REGIONS)]
    regions = [
        {
            "StreamIndex": each,
            "LocationX": each % _WIDE * 200,
            "LocationY": each // _WIDE * 200,
            "Width": 200,
            "Height": 180,
            "Alpha": 0.5,
            "SourceCrop": {"LocationX": 0.25, "LocationY": 0, "WidthProportion": 0.5, "HeightProportion": 1},
        }
        for each in range(REGIONS)
    ]
    body["TargetStreams"]["StreamList"] = streams
    body["Layout"]["CustomLayout"]["Regions"] = regions
    return {**_as_in_state(body), NAME: name, SCOPE: "shows/dev"}


def _as_in_state(value: Any) -> Any:  # noqa: ANN401  # any value
    """Documented names as the state spells them, and numbers as the engine sends them."""
    if isinstance(value, dict):
        return {name[0].lower() + name[1:]: _as_in_state(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_as_in_state(item) for item in value]
    return float(value) if isinstance(value, int) else value


def steps() -> dict[str, Callable[[], object]]:
    """What is timed alone."""
    provider, news = RtcRecordTaskProvider(), full_layout("show")
    checked = dict(provider.check({}, news).inputs)
    declared = RtcRecordTaskInputs.examine({name: checked[name] for name in checked if not name.startswith("__")})
    key, body = Credentials("emulator", "emulator-secret"), json.dumps(show.recording(0)).encode()
    endpoint = Endpoint.parse("https://rtc.volcengineapi.com", setting="the benchmark")
    volcengine, alibaba = HmacSigner(key, service="rtc", region="cn-north-1"), Acs3Signer(key)
    query, caster = {"Action": "StartRecord", "Version": "2023-11-01"}, {"CasterId": show.caster(0)}
    policy, draw_number, now = RetryPolicy(), Random(1).random, time.time()  # noqa: S311  # jitter
    return {
        "sign a StartRecord (Volcengine)": lambda: volcengine.request(endpoint, query, body, now=now),
        "sign a StartCaster (Alibaba Cloud)": lambda: alibaba.request(
            endpoint, "StartCaster", "2016-11-01", caster, now=now
        ),
        "decide about a retry": lambda: (
            can_retry(Throttled, Effect.REPEATABLE),
            policy.delay(Throttled, 1, draw_number),
        ),
        f"check a layout of {REGIONS} regions, new": lambda: provider.check({}, news),
        f"check a layout of {REGIONS} regions, with its old inputs": lambda: provider.check(checked, news),
        f"diff of a layout of {REGIONS} regions, unchanged": lambda: provider.diff("id", checked, checked),
        f"draw {REGIONS} regions as SVG": lambda: draw(picture_of(declared, "show")),
    }


def growth(count: int) -> dict[str, float]:
    """Seconds for each of so many recordings: of a check, a diff and a create, one after the other."""
    provider = RtcRecordTaskProvider()
    news = [full_layout(f"show-{count}-{number}", number) for number in range(count)]
    begun = time.perf_counter()
    checked = [dict(provider.check({}, each).inputs) for each in news]
    is_checked = time.perf_counter()
    for each in checked:
        provider.diff("id", each, each)
    is_compared = time.perf_counter()
    for each in checked:
        provider.create(each)
    is_created = time.perf_counter()
    spans = {"check": is_checked - begun, "diff": is_compared - is_checked, "create": is_created - is_compared}
    return {name: seconds / count for name, seconds in spans.items()}


def measured(repetitions: int, counts: Sequence[int]) -> dict[str, Any]:
    """All times, in seconds."""
    rate.SHARE = _UNLIMITED  # the limit is shown elsewhere; here it would hide what a create costs
    times = {}
    for name, step in steps().items():
        timer = timeit.Timer(step)
        loops = max(1, timer.autorange()[0] // 4)
        times[name] = [total / loops for total in timer.repeat(repetitions, loops)]
    growth(min(counts))  # warms up: imports, connections, the account
    grown: dict[str, dict[str, list[float]]] = {}
    for _ in range(min(repetitions, 3)):
        for count in counts:
            gc.collect()
            for name, seconds in growth(count).items():
                grown.setdefault(name, {}).setdefault(str(count), []).append(seconds)
    return {"steps": times, "growth": grown}


if __name__ == "__main__":
    print(json.dumps(measured(int(sys.argv[1]), [int(count) for count in sys.argv[2:]])))  # the result
