"""Renamed, replaced and dropped resources: one running show, seen by several resources of one program."""

from tests.cli.cloud import CASTER, Cloud
from tests.cli.stack import Stack

OTHER = "80787064-1c94-4dc1-85ce-9409960a0002"
SHOW = f'livemedia.LiveCaster("evening-news", caster_id="{CASTER}")'
LONG_AGO = 3600  # longer than any create may take


def on_air(stack: Stack, cloud: Cloud, program: str = SHOW) -> None:
    cloud.seed()
    stack.up(program)
    cloud.advance(LONG_AGO)
    cloud.new_actions()


def test_a_rename_is_refused_with_a_cure_and_the_show_goes_on(stack: Stack, cloud: Cloud) -> None:
    on_air(stack, cloud)

    text = stack.up_fails(SHOW.replace("evening", "late")).line
    assert f"livemedia.AlreadyRunning: caster {CASTER} is on air since " in text
    assert "after a rename in the program use aliases" in text
    assert list(stack.resources()) == ["evening-news"]
    assert cloud.new_changes() == []

    alias = 'opts=pulumi.ResourceOptions(aliases=[pulumi.Alias(name="evening-news")])'
    stack.up(f'livemedia.LiveCaster("late-news", caster_id="{CASTER}", {alias})')
    assert list(stack.resources()) == ["late-news"]
    assert cloud.new_changes() == []

    stack.up(None, "--replace", stack.urn("late-news"))
    assert cloud.new_changes() == ["StopCaster", "StartCaster"]


def test_a_renamed_show_that_is_adopted_goes_on(stack: Stack, cloud: Cloud) -> None:
    on_air(stack, cloud)

    run = stack.up(f'livemedia.LiveCaster("late-news", caster_id="{CASTER}", adopt=True)')
    assert "+ 1 created" in run.text
    assert "- 1 deleted" in run.text
    assert list(stack.resources()) == ["late-news"]
    assert cloud.new_changes() == []
    assert cloud.status() == "streaming"


def test_a_replacement_stops_the_show_before_it_starts_it(stack: Stack, cloud: Cloud) -> None:
    on_air(stack, cloud)

    stack.up(None, "--replace", stack.urn("evening-news"))
    assert cloud.new_changes() == ["StopCaster", "StartCaster"]
    assert cloud.status() == "streaming"


def test_a_replacement_that_adopts_first_never_stops_the_show(stack: Stack, cloud: Cloud) -> None:
    first = "opts=pulumi.ResourceOptions(delete_before_replace=False)"
    on_air(stack, cloud, f'livemedia.LiveCaster("evening-news", caster_id="{CASTER}", adopt=True, {first})')

    stack.up(None, "--replace", stack.urn("evening-news"))
    assert cloud.new_changes() == []
    assert cloud.status() == "streaming"


def test_another_caster_id_stops_the_old_show_and_starts_the_new_one(stack: Stack, cloud: Cloud) -> None:
    on_air(stack, cloud)
    cloud.seed(OTHER)

    program = SHOW.replace(CASTER, OTHER)
    assert f'~ casterId: "{CASTER}" => "{OTHER}"' in stack.preview(program).text
    stack.up()
    assert cloud.new_changes() == ["StopCaster", "StartCaster"]
    assert (cloud.status(CASTER), cloud.status(OTHER)) == ("idle", "streaming")
    assert stack.resources()["evening-news"]["id"] == OTHER


def test_a_show_goes_on_while_one_of_two_resources_still_declares_it(stack: Stack, cloud: Cloud) -> None:
    second = f'livemedia.LiveCaster("second", caster_id="{CASTER}", adopt=True)'
    after = f'first = {SHOW}\nlivemedia.LiveCaster("second", caster_id=first.caster_id, adopt=True)'
    on_air(stack, cloud, after)

    stack.up(second)
    assert list(stack.resources()) == ["second"]
    assert cloud.new_changes() == []
    assert cloud.status() == "streaming"

    stack.up("")
    assert cloud.new_changes() == ["StopCaster"]
