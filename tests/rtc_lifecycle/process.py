"""The provider class as one provider process has it, without a process of its own."""

from typing import Any

import pytest
from pulumi.dynamic import DiffResult

from pulumi_livemedia.dynamic import translation
from pulumi_livemedia.dynamic.claims import Claims
from pulumi_livemedia.providers import RtcRecordTaskProvider
from pulumi_livemedia.volcengine.rtc_record_task.lifecycle import RtcRecordTaskLifecycle
from tests.provider.wire import Properties, as_sent
from tests.rtc_lifecycle.account import NAME, SCOPE, Account
from tests.rtc_record_task.samples import MIXED, patched


class InProcess(RtcRecordTaskProvider):
    """The provider, with the emulated cloud."""

    account: Account

    def lifecycle(self, _settings: Any, _operation: Any, _stored: Any, origin: Any) -> RtcRecordTaskLifecycle:  # noqa: ANN401 - replaced
        """The life of a recording of the account."""
        return self.account.lifecycle(name=origin.name)


class Process:
    """What the engine does with one provider process, by the names of the resources."""

    def __init__(self, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(translation, "_claims", Claims())
        self.account = account
        self.provider = InProcess()
        self.provider.account = account

    def declared(self, name: str = NAME, base: Properties = MIXED, **patch: Any) -> Properties:  # noqa: ANN401 - any field
        """What the program sends."""
        return patched(base, {"appId": self.account.app_id} | patch) | {"__name": name, "__scope": SCOPE}

    def check(self, news: Properties, olds: Properties | None = None) -> Properties:
        """The settled inputs of what is legal, as the engine gets them: with marks."""
        result = self.provider.check(olds or {}, news)
        assert result.failures == []
        return result.inputs

    def up(self, news: Properties, olds: Properties | None = None) -> tuple[str, Properties, Properties]:
        """Check and create; the id, and the outputs and inputs as the state keeps them."""
        inputs = as_sent(self.check(as_sent(news), olds))
        created = self.provider.create(inputs)
        return str(created.id), as_sent(created.outs or {}), inputs

    def diff(self, olds: Properties, news: Properties) -> DiffResult:
        """What differs."""
        return self.provider.diff("id", olds, news)
