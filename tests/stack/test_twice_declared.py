"""Two resources that are about one running thing are told of."""

import pulumi_livemedia as livemedia
from pulumi_livemedia.testing.stack_fixture import MakeStack
from tests.cli.cloud import CASTER, Cloud
from tests.stack.conftest import variables

OTHER = "80787064-1c94-4dc1-85ce-9409960a0002"


def test_a_second_resource_of_one_show_is_told_of(livemedia_stack: MakeStack, cloud: Cloud) -> None:
    cloud.seed()
    cloud.seed(OTHER)

    def program() -> None:
        livemedia.LiveCaster("first", caster_id=CASTER, adopt=True)
        livemedia.LiveCaster("second", caster_id=CASTER, adopt=True)
        livemedia.LiveCaster("another", caster_id=OTHER)

    told = livemedia_stack(program, environment=variables(cloud.url)).preview().messages("warning")

    [twin] = [text for text in told if "running thing" in text]
    assert f"caster {CASTER} is declared by " in twin
    assert twin.endswith("too: the two are one running thing")
