"""The vendors' own SDKs as the judges: every operation, in every way they can sign it and be answered.

`python -m tests.emulator.sdk_table` prints the table. Nothing of the SDKs is changed but the endpoint.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pulumi_livemedia.emulator.server import EmulatorServer
from tests.emulator.sdk_clients import FORMS, SIGNATURES, AlibabaSdk, VolcengineSdk, no_proxies
from tests.emulator.sdk_programs import (
    build_studio,
    make_recording,
    take_roles_of_alibaba,
    take_roles_of_volcengine,
)

Ask = Callable[..., object]


class Row(NamedTuple):
    """What came of one operation.

    Attributes:
        service: such as `live`.
        operation: the documented name.
        form: JSON or XML.
        signature: how it was signed.
        result: `ok`, or what went wrong.
    """

    service: str
    operation: str
    form: str
    signature: str
    result: str


@dataclass
class Walk:
    """One SDK on its way through the operations."""

    service: str
    form: str
    signature: str
    rows: dict[str, Row] = field(default_factory=dict)

    def judge(self, ask: Ask) -> Ask:
        """The same calls, written down."""

        def judged(operation: str, **members: object) -> object:
            self._write(operation, "no answer")
            answer = ask(operation, **members)
            self._write(operation, "ok")
            return answer

        return judged

    def _write(self, operation: str, result: str) -> None:
        self.rows[operation] = Row(self.service, operation, self.form, self.signature, result)

    def take(self, program: Callable[[Ask], None], ask: Ask) -> Iterator[Row]:
        """Walk to the end, or to the first operation that does not do what it should."""
        try:
            program(self.judge(ask))
        except Exception as error:  # noqa: BLE001  # SDKs raise all kinds of them, and each is a row
            last = next(reversed(self.rows), "nothing")
            self._write(last, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")
        yield from self.rows.values()


def table(url: str, key: str) -> Iterator[Row]:
    """Every row.

    Args:
        url: of an emulator.
        key: the access key ids begin with it; each walk has one, and a namespace, of its own.
    """
    with no_proxies():
        for number, (signature, form) in enumerate((each, form) for each in SIGNATURES for form in FORMS):
            sdk = AlibabaSdk(url, f"{key}-{number}", signature, form)
            yield from Walk("live", form, signature).take(build_studio, sdk.live)
            yield from Walk("Sts", form, signature).take(take_roles_of_alibaba, sdk.sts)
        for token in ("", "sts+token/=="):
            signature = "HMAC-SHA256 with token" if token else "HMAC-SHA256"
            for method in ("GET", "POST"):
                with VolcengineSdk(url, f"{key}-{method}{len(token)}", token, method) as volcengine:
                    named = f"{signature}, reads by {method}"
                    yield from Walk("rtc", "JSON", named).take(make_recording, volcengine.rtc)
                    yield from Walk("sts", "JSON", named).take(take_roles_of_volcengine, volcengine.sts)


def text(rows: Iterable[Row]) -> str:
    """The table as it is printed."""
    lines = [Row("service", "operation", "format", "signature", "result"), *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def main() -> int:
    """Print the table; 1 if not every row is ok."""
    with EmulatorServer() as emulator:
        rows = list(table(emulator.url, "emulator-sdk"))
    print(text(rows))  # noqa: T201  # a command
    return int(any(row.result != "ok" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
