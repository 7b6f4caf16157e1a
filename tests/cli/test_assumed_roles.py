"""Roles over whichever key is found, as the stack's configuration and explicit providers tell them."""

from pulumi_livemedia.emulator.namespaces import default_account
from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import Stack, recording

CONFIGURED, EXPLICIT = (default_account(f"emulator-{name}") for name in ("partner", "sports"))
THEIRS = "80787064-1c94-4dc1-85ce-9409960a0002"
PROGRAM = f"""
livemedia.LiveCaster("ours", caster_id="{CASTER}")
{recording("recorded")}
sports = livemedia.Provider(
    "sports",
    alicloud_assume_role=livemedia.AlicloudAssumeRoleArgs(
        role_arn=pulumi.Output.secret("acs:ram::{EXPLICIT}:role/sports"), session_expiration=900
    ),
    volcengine_assume_role={{"assume_role_trn": "trn:iam::{EXPLICIT}:role/sports"}},
)
theirs = pulumi.ResourceOptions(provider=sports)
livemedia.LiveCaster("theirs", caster_id="{THEIRS}", opts=theirs)
{recording("recorded-there", app_id='"661e00000000000000000002"', opts="theirs")}
"""


def test_the_roles_of_a_stack_and_of_an_explicit_provider(stack: Stack, cloud: Cloud) -> None:
    cloud.seed(key="emulator-partner")
    cloud.seed(THEIRS, key="emulator-sports")
    stack.config("set", "--path", "alicloud:assumeRole.roleArn", f"acs:ram::{CONFIGURED}:role/shows")
    stack.config("set", "--path", "alicloud:assumeRole.sessionExpiration", "1800")
    stack.config("set", "--path", "--secret", "alicloud:assumeRole.externalId", "of-the-partner")
    stack.config("set", "--path", "volcengine:assumeRole.assumeRoleTrn", f"trn:iam::{CONFIGURED}:role/shows")

    stack.up(PROGRAM)

    accounts = {name: held["outputs"]["accountId"] for name, held in stack.resources().items()}
    assert accounts == {
        "ours": CONFIGURED,
        "recorded": CONFIGURED,
        "theirs": EXPLICIT,
        "recorded-there": EXPLICIT,
    }
    asked = [call["parameters"] for call in cloud.calls("AssumeRole") if "RoleArn" in call["parameters"]]
    assert {(role["RoleArn"], role["DurationSeconds"], role.get("ExternalId", "")) for role in asked} == {
        (f"acs:ram::{CONFIGURED}:role/shows", "1800", "of-the-partner"),
        (f"acs:ram::{EXPLICIT}:role/sports", "900", ""),
    }
    assert f"{EXPLICIT}:role/sports" not in str(stack.held()).replace(f"trn:iam::{EXPLICIT}:role/sports", "")
    assert stack.changes() == {}
    stack.destroy()
