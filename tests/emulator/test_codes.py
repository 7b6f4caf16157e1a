"""Every published error code of the operations on studios is provoked, or said to have no cause here."""

from collections.abc import Callable

import httpx
import pytest

from tests.emulator.live_codes import CASES, COMMON, NEVER, NOT_HERE, PUBLISHED, VALID, Case
from tests.emulator.signing import Caller
from tests.emulator.studio import CAPTION, READY, Studio

Choose = Callable[..., None]


def build(live: Caller, control: httpx.Client, **seed: object) -> Studio:
    """A studio with one of each, not started."""
    studio = Studio(live, control, str(control.post("/casters", json=seed).json()["casters"][0]["CasterId"]))
    studio.fill()
    return studio


def channels(studio: Studio, _: Choose) -> None:
    studio.ok("StopCaster")
    studio.ok("SetCasterConfig", READY, ChannelEnable=1)
    studio.ids["layout"] = studio.layout("RV01")
    studio.start()


def captioned(studio: Studio, _: Choose) -> None:
    studio.resource("RV02")
    given = {"ComponentType": "caption", "CaptionLayerContent": CAPTION}
    studio.ids |= {"caption": studio.component("RC05", **given), "other": studio.layout("RV02")}


def idle(studio: Studio, _: Choose) -> None:
    studio.ok("StopCaster")


def stopped(studio: Studio, choose: Choose) -> None:
    choose(stopped_scenes="kept")
    studio.ok("StopCaster")


def broken(studio: Studio, _: Choose) -> None:
    for scene in ("pvw", "pgm"):
        assert studio.control.post(f"/casters/{studio.id}/scenes/{studio.ids[scene]}/break").status_code == 200


def busy(studio: Studio, choose: Choose) -> None:
    choose(scene_settle_seconds=3600)
    studio.ok("UpdateCasterSceneConfig", SceneId="$pgm", LayoutId="$layout")


def preview_off(studio: Studio, _: Choose) -> None:
    studio.ok("StopCasterScene", SceneId="$pvw")


def preview_without_layout(studio: Studio, choose: Choose) -> None:
    studio.ok("UpdateCasterSceneConfig", SceneId="$pvw", LayoutId="$layout")
    preview_off(studio, choose)
    studio.ok("DeleteCasterLayout", LayoutId="$layout")


def preview_without_template(studio: Studio, choose: Choose) -> None:
    preview_off(studio, choose)
    studio.ok("SetCasterConfig", DomainName=READY["DomainName"])


def without(name: str) -> Callable[[Studio, Choose], None]:
    def configure(studio: Studio, choose: Choose) -> None:
        idle(studio, choose)
        studio.ok("SetCasterConfig", {key: value for key, value in READY.items() if key != name})

    return configure


def idle_and(**settings: object) -> Callable[[Studio, Choose], None]:
    def arrange(studio: Studio, choose: Choose) -> None:
        idle(studio, choose)
        choose(**settings)

    return arrange


def foreign(studio: Studio, _: Choose) -> None:
    assert studio.control.post("/casters", json={"CasterId": "foreign", "Owner": "other"}).status_code == 201


BEFORE: dict[str, Callable[[Studio, Choose], None]] = {
    "running": lambda _, __: None,
    "idle": idle,
    "stopped": stopped,
    "broken": broken,
    "busy": busy,
    "captioned": captioned,
    "channels": channels,
    "pvw off": preview_off,
    "pvw without its layout": preview_without_layout,
    "pvw without template": preview_without_template,
    "quota": lambda _, choose: choose(caster_quota=1),
    "idle without domain": without("DomainName"),
    "idle without template": without("TranscodeConfig"),
    "idle and strict": idle_and(stop_idle="IncorrectSceneStatus"),
    "idle and without scenes": idle_and(stop_idle="InvalidScene.NotFound"),
    "regions": lambda _, choose: choose(describe_unknown="RegionNoResource"),
    "unknown is unknown": lambda _, choose: choose(stream_url_unknown="InvalidCaster.NotFound"),
    "foreign": foreign,
    "virtual": lambda _, __: None,
    "one resource": lambda _, choose: choose(resource_limit=1),
}


SEEDS: dict[str, dict[str, object]] = {"prepaid": {"ChargeType": "PrePaid"}, "virtual": {"NormType": 4}}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.action}-{case.code}-{case.before}")
def test_a_code_is_provoked(live: Caller, control: httpx.Client, choose: Choose, case: Case) -> None:
    studio = build(live, control, **SEEDS.get(case.before, {}))
    if case.before != "prepaid":
        studio.start()
        BEFORE[case.before](studio, choose)
    given = {"CasterId": None} if case.action in ("CreateCaster", "DescribeCasters") else {}
    parameters = {**VALID[case.action], **given, **case.parameters}
    assert studio.refusal(case.action, parameters) == (case.status, case.code)


@pytest.mark.parametrize("action", PUBLISHED)
def test_no_published_code_is_forgotten(action: str) -> None:
    provoked = {case.code for case in CASES if case.action == action}
    silent = NEVER | NOT_HERE.get(action, set())
    assert provoked | silent >= set(PUBLISHED[action].split())
    assert provoked <= set(PUBLISHED[action].split())
    assert provoked.isdisjoint(silent)


# They need no studio, or have codes of their own for one that is not there.
WITHOUT_STUDIO = ("CreateCaster", "DescribeCasters", "DescribeCasterStreamUrl")


@pytest.mark.parametrize("action", [each for each in VALID if each not in WITHOUT_STUDIO])
def test_studios_that_cannot_be_meant(
    live: Caller, control: httpx.Client, inject: Callable[..., str], action: str
) -> None:
    studio = build(live, control)
    studio.start()
    foreign = control.post("/casters", json={"Owner": "other"}).json()["casters"][0]["CasterId"]
    ids = {"InvalidCasterId.Malformed": "a b/c", "IllegalOperation": foreign, "InvalidCaster.NotFound": "nobody"}
    for code, caster_id in ids.items():
        assert studio.refusal(action, VALID[action], CasterId=caster_id) == (COMMON[code], code)
    assert studio.refusal(action, {**VALID[action], "CasterId": None}) == (400, "MissingParameter")
    inject(times=1, error={"code": "InternalError"})
    assert studio.refusal(action, VALID[action]) == (500, "InternalError")


@pytest.mark.parametrize(
    "action", [each for each in VALID if each not in ("StartCaster", "StartCasterScene", "DeleteCaster")]
)
def test_what_is_complete_is_taken(live: Caller, control: httpx.Client, action: str) -> None:
    studio = build(live, control)
    studio.start()
    studio.ok("UpdateCasterSceneConfig", SceneId="$pgm", LayoutId="$layout")
    given = {**VALID[action], "CasterId": None} if action == "CreateCaster" else VALID[action]
    assert studio.ok(action, given)["RequestId"]
    assert studio.refusal(action, {**given, "Nonsense": "x"}) == (400, "UnsupportedParameter")
