"""What must hold for whatever a program declares."""

import math
import string
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pulumi_livemedia.alibaba.live_caster.lifecycle import LiveCasterLifecycle
from pulumi_livemedia.dynamic.hidden import SCHEMA
from pulumi_livemedia.providers import LiveCasterProvider
from tests.live_caster.account import Account
from tests.provider.wire import as_sent, unmarked

Properties = dict[str, Any]

# Whole numbers beyond 2**53 are not what they were after a way as floats.
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)
leaves = st.none() | st.booleans() | numbers | texts
values = st.recursive(
    leaves, lambda below: st.lists(below, max_size=3) | st.dictionaries(texts, below, max_size=3), max_leaves=8
)
triggers = st.lists(values, max_size=3) | st.dictionaries(texts, values, max_size=3)
declared = st.fixed_dictionaries(
    {"__name": st.just("show"), "__scope": st.just("project/stack")},
    optional={
        "desiredState": st.sampled_from(["running", "stopped"]),
        "restartTriggers": triggers,
        "adopt": st.booleans(),
        "__timeouts": st.fixed_dictionaries({"create": st.sampled_from(["5m", "1h30m"])}),
    },
)
anything = st.dictionaries(
    st.sampled_from(["casterId", "CasterId", "caster_id", "desiredState", "adopt", "restartTriggers", "adpot"]), values
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class InProcess(LiveCasterProvider):
    """The provider, with the emulated cloud and without a process of its own."""

    account: Account

    def lifecycle(self, *_: Any, **__: Any) -> LiveCasterLifecycle:  # noqa: ANN401 - all that it is given is replaced
        """The life of a caster of the account."""
        return self.account.lifecycle()


def provider(account: Account) -> InProcess:
    made = InProcess()
    made.account = account
    return made


caster_ids = st.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=40)


@given(caster_id=caster_ids, inputs=declared)
@quick
def test_the_result_of_a_check_is_its_own_result(caster_id: str, inputs: Properties) -> None:
    news = as_sent({"casterId": caster_id, **inputs})

    first = LiveCasterProvider().check({}, news)
    second = LiveCasterProvider().check({}, as_sent(first.inputs))

    assert (first.failures, second.failures) == ([], [])
    assert unmarked(first.inputs) == unmarked(second.inputs)


@given(inputs=anything)
@quick
def test_a_check_never_raises_and_says_for_each_failure_where_it_is(inputs: Properties) -> None:
    result = LiveCasterProvider().check({}, as_sent(inputs))

    assert all(failure.property or failure.reason.partition(" ")[0] for failure in result.failures)
    if not result.failures:
        assert LiveCasterProvider().check({}, as_sent(result.inputs)).failures == []


@given(inputs=declared)
@quick
def test_what_was_created_of_some_inputs_does_not_differ_from_them(account: Account, inputs: Properties) -> None:
    inputs = inputs | {"casterId": account.caster_id}
    account.stop()
    checked = as_sent(LiveCasterProvider().check({}, as_sent(inputs)).inputs)

    created = provider(account).create(checked)

    outputs = as_sent(created.outs or {})
    assert outputs[SCHEMA] == 1
    assert LiveCasterProvider().diff(str(created.id), outputs, checked).changes is False
    assert LiveCasterProvider().diff(str(created.id), outputs, as_sent(inputs)).changes is False


@given(inputs=declared)
@quick
def test_what_is_read_after_a_create_is_what_was_created(account: Account, inputs: Properties) -> None:
    account.stop()
    checked = as_sent(LiveCasterProvider().check({}, as_sent(inputs | {"casterId": account.caster_id})).inputs)
    created = provider(account).create(checked)
    outputs = as_sent(created.outs or {})
    account.advance(100)

    read = provider(account).read(str(created.id), outputs)

    assert read.id == created.id
    assert as_sent(read.outs or {}) == outputs
    assert as_sent(read.inputs or {}) == checked


@given(before=triggers, after=triggers)
@quick
def test_a_restart_is_due_exactly_where_the_triggers_differ_in_meaning(before: object, after: object) -> None:
    olds = as_sent({"casterId": "a", "restartTriggers": before})
    news = as_sent({"casterId": "a", "restartTriggers": after})

    differ = LiveCasterProvider().diff("a", olds, news).changes is not False

    # An empty list and an empty map are both none.
    assert differ is ((olds["restartTriggers"] or None) != (news["restartTriggers"] or None))


def test_a_whole_number_survives_the_way_as_a_float() -> None:
    assert as_sent({"restartTriggers": [2**53, math.pi]}) == {"restartTriggers": [2**53, math.pi]}
