"""What programs are made of: secrets, unknown values, components, providers, options; as with the real `pulumi`."""

from tests.cli.cloud import CASTER, KEY, SECRET, Cloud
from tests.cli.stack import recording
from tests.stack.twins import Twins

SECOND = "80787064-1c94-4dc1-85ce-9409960a0002"
THIRD = "80787064-1c94-4dc1-85ce-9409960a0003"
CHAIN = f"""
first = livemedia.LiveCaster("first", caster_id="{CASTER}", opts=pulumi.ResourceOptions(%s))
second = livemedia.LiveCaster("second", caster_id="{SECOND}", restart_triggers=[first.program_url, %d])
pulumi.export("urls", pulumi.Output.all(first.program_url, second.status))
"""
CUSTOM = """{"custom_config": {
    "vendor": 0, "region": 0, "bucket": "shows", "access_key": "AKLTexample", "secret_key": pulumi.Output.secret("hush")
}}"""
PASTED = """{"TosConfig": {
    "AccountId": "2100000000", "Region": 0, "Bucket": pulumi.Output.secret("%s-bucket")
}}"""
COMPONENT = f"""
class Studio(pulumi.ComponentResource):
    def __init__(self, name, caster, opts=None):
        super().__init__("shows:index:Studio", name, {{"caster": caster}}, opts)
        inside = pulumi.ResourceOptions(parent=self)
        self.show = livemedia.LiveCaster(f"{{name}}-show", caster_id=caster, opts=inside)
        self.register_outputs({{"status": self.show.status}})

eu = livemedia.Provider("eu", alicloud_access_key="{KEY}", alicloud_secret_key=pulumi.Output.secret("{SECRET}"))
studio = Studio("%s", "{CASTER}", pulumi.ResourceOptions(aliases=[pulumi.Alias(name="news")]))
away = livemedia.LiveCaster("away", caster_id="{SECOND}", opts=pulumi.ResourceOptions(
    provider=eu, %s, additional_secret_outputs=["status"], depends_on=[studio]))
pulumi.log.warn("mind the gap", resource=away)
pulumi.export("away", away.status)
"""


def seed_three(cloud: Cloud) -> None:
    for caster in (CASTER, SECOND, THIRD):
        cloud.seed(caster)


def test_outputs_flow_into_inputs_and_are_unknown_in_a_preview(twins: Twins) -> None:
    twins.both(seed_three)
    twins.same("preview", CHAIN % ("", 1))
    twins.same("up")
    changed = CHAIN.replace(CASTER, THIRD) % ("", 2)
    twins.same("preview", changed)
    twins.same("up")
    twins.same("destroy")


def test_what_is_secret_stays_secret(twins: Twins) -> None:
    twins.same("preview", recording(storage_config=CUSTOM))
    twins.same("up")
    twins.same("up", recording(storage_config=CUSTOM.replace("hush", "shush")))
    twins.same("destroy")


def test_components_providers_and_options(twins: Twins) -> None:
    twins.both(seed_three)
    twins.same("preview", COMPONENT % ("news", "protect=False"))
    twins.same("up")
    twins.same("up", COMPONENT % ("late", "retain_on_delete=True"))
    try:
        twins.same("up", 'pulumi.log.info("over")')
        assert [cloud.status(SECOND) for cloud in twins.clouds] == ["streaming", "streaming"]
    finally:
        twins.both(lambda cloud: cloud.stop(SECOND))


def test_ignored_changes_and_changes_that_replace(twins: Twins) -> None:
    twins.both(seed_three)
    twins.same("up", CHAIN % ("", 1))
    ignored = 'ignore_changes=["caster_id"]'
    twins.same("up", CHAIN.replace(CASTER, THIRD) % (ignored, 1))
    replacing = 'replace_on_changes=["adopt"], delete_before_replace=False'
    adopting = CHAIN.replace(f'"{CASTER}",', f'"{CASTER}", adopt=True,') % (replacing, 1)
    twins.same("preview", adopting)
    twins.same("up")
    twins.same("destroy")


def test_a_pasted_request_is_ignored_and_kept_secret_where_the_program_says_so(twins: Twins) -> None:
    ignored = 'pulumi.ResourceOptions(ignore_changes=["storage_config.TosConfig.bucket", "encode.video_fps"])'
    twins.same("up", recording(storage_config=PASTED % "old", encode='{"VideoFps": 15}'))
    [run] = twins.clouds[0].runs()
    changed = recording(storage_config=PASTED % "new", encode='{"VideoFps": 30}', opts=ignored)
    for operation in ("preview", "up"):
        assert twins.same(operation, changed).changes == {"same": 2}
    assert [each["TaskId"] for each in twins.clouds[0].runs()] == [run["TaskId"]]
    assert "-bucket" not in twins.real.pulumi("stack", "export").text
    twins.same("up", recording(storage_config=PASTED % "new", encode='{"VideoFps": 30}'))
    twins.same("destroy")


def test_a_program_that_breaks_off_deletes_nothing(twins: Twins) -> None:
    twins.both(seed_three)
    twins.same("up", CHAIN % ("", 1))
    assert not twins.same("up", "pulumi.export('a', 1)\nraise ValueError('no show today')").succeeded
    twins.same("destroy")
