"""The `livemedia` command."""

import contextlib
import enum
import logging
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast

from pulumi_livemedia.calls.endpoint import is_loopback
from pulumi_livemedia.version import __version__

if TYPE_CHECKING:
    from datetime import datetime

    from pulumi_livemedia.emulator.server import EmulatorServer


class ClockMode(enum.StrEnum):
    """How the emulator's time passes."""

    REAL = "real"
    VIRTUAL = "virtual"


_MISSING = """livemedia: the command needs packages that are not installed
  cure: pip install 'pulumi-livemedia[{extra}]'"""

try:
    import typer
except ImportError:
    sys.exit(_MISSING.format(extra="emulator" if "emulator" in sys.argv[1:2] else "cli"))

from pulumi_livemedia.adoption.command import importing  # noqa: E402 - it needs typer
from pulumi_livemedia.inspection.commands import doctor, status  # noqa: E402 - the same
from pulumi_livemedia.inspection.review import review  # noqa: E402 - the same
from pulumi_livemedia.review.commands import layout  # noqa: E402 - the same
from pulumi_livemedia.review.requests.commands import check, schema  # noqa: E402 - the same
from pulumi_livemedia.sweep.command import sweep  # noqa: E402 - it needs typer too

app = typer.Typer(
    name="livemedia",
    help="Media that runs, declared with Pulumi: tools around the provider.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  # typer passes the flag so
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def livemedia(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Media that runs, declared with Pulumi: tools around the provider."""
    del version


app.command()(layout)
app.command()(review)
app.command()(check)
app.command()(schema)


@app.command()
def emulator(  # noqa: PLR0913  # each is an option
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 picks a free one.")] = 4570,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    allow_other_interfaces: Annotated[
        bool,
        typer.Option("--allow-other-interfaces", help="Listen on more than loopback: anybody may then control it."),
    ] = False,
    s3: Annotated[
        bool, typer.Option("--s3", help="Run an S3 beside it, and write the files of recordings there.")
    ] = False,
    s3_endpoint: Annotated[
        str, typer.Option(help="Write the files of recordings to this S3, such as http://127.0.0.1:9000.")
    ] = "",
    allow_other_callbacks: Annotated[
        bool, typer.Option("--allow-other-callbacks", help="Send callbacks to other machines too.")
    ] = False,
    seed: Annotated[
        Path | None, typer.Option(help="Begin with what this file holds: a saved snapshot, or one written by hand.")
    ] = None,
    clock: Annotated[
        ClockMode, typer.Option(help="virtual: time stands still until POST /_emulator/clock/advance moves it.")
    ] = ClockMode.REAL,
    start_time: Annotated[
        str, typer.Option(help="Where a virtual clock stands, such as 2026-01-01T20:00:00Z.", show_default=False)
    ] = "",
    loose: Annotated[
        bool, typer.Option("--loose", help="Ignore unknown parameters instead of refusing them; calls are marked.")
    ] = False,
) -> None:
    """Emulate the clouds on this machine.

    The first line says when it is ready: ready http://127.0.0.1:4570; with --s3, the second one where the S3 is.
    """
    _require_interface(host, allow_others=allow_other_interfaces)
    _require_one_s3(s3_endpoint, is_run_here=s3)
    if start_time and clock is not ClockMode.VIRTUAL:
        _fail("--start-time is for a clock that stands still", "--clock virtual")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
    with contextlib.suppress(KeyboardInterrupt), contextlib.ExitStack() as stack:
        moment = _start_time(start_time)
        endpoint = _start_s3(stack) if s3 else s3_endpoint
        options = {"s3_endpoint": endpoint, "allow_other_callbacks": allow_other_callbacks, "strict": not loose}
        server = _server(port, host, **options, clock=clock.value, start_time=moment)
        if seed is not None:
            _load_seed(server, seed)
        _serve(stack.enter_context(server), endpoint if s3 else "")


def _require_interface(host: str, *, allow_others: bool) -> None:
    """Listen on more than loopback only if that is meant, and say what it means."""
    if is_loopback(host):
        return
    if not allow_others:
        _fail(
            f"{host} is not a loopback address",
            "--allow-other-interfaces if you mean it; everybody can then control it",
        )
    _warn(f"listening on {host}: whoever reaches it controls it, and reads what is sent to it; its keys are public")


def _require_one_s3(endpoint: str, *, is_run_here: bool) -> None:
    if is_run_here and endpoint:
        _fail("--s3 and --s3-endpoint exclude each other", "one of the two")
    if endpoint and not endpoint.startswith(("http://", "https://")):
        _fail(f"--s3-endpoint {endpoint} is not a URL", "--s3-endpoint http://127.0.0.1:9000")


def _serve(server: "EmulatorServer", s3: str) -> None:
    """Say that it is ready, and wait until somebody ends it; `s3` is the address of one that was started for it."""
    print(f"ready {server.url}", flush=True)  # noqa: T201  # the one line that programs wait for
    if s3:
        print(f"s3 {s3}", flush=True)  # noqa: T201
    with contextlib.suppress(KeyboardInterrupt):
        threading.Event().wait()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)  # stopping is not to be interrupted, and does not take long


def _load_seed(server: "EmulatorServer", seed: Path) -> None:
    """Load a seed, whole or not at all."""
    from pulumi_livemedia.emulator.errors import ControlError  # noqa: PLC0415  # other commands start faster
    from pulumi_livemedia.emulator.seed_file import read_seed  # noqa: PLC0415  # the same

    try:
        loaded = server.snapshots.load(read_seed(seed))
    except ControlError as error:
        _fail(f"{seed}: {error.message}", "correct the file; GET /_emulator/snapshot shows how one looks")
    if masked := cast("list[str]", loaded["masked"]):
        _warn(f"{seed}: masked, so that what needs it will fail: {', '.join(masked)}")


def _start_time(text: str) -> "datetime | None":
    from pulumi_livemedia.emulator.errors import ControlError  # noqa: PLC0415  # the same
    from pulumi_livemedia.emulator.moments import read_moment  # noqa: PLC0415  # the same

    try:
        return read_moment(text, "--start-time") if text else None
    except ControlError as error:
        _fail(error.message, "--start-time 2026-01-01T20:00:00Z")


app.command()(sweep)
app.command()(doctor)
app.command()(status)
app.add_typer(importing)


def _server(port: int, host: str, **options: Any) -> "EmulatorServer":  # noqa: ANN401  # those of the server
    try:
        from pulumi_livemedia.emulator.server import EmulatorServer  # noqa: PLC0415  # other commands start faster
    except ImportError:
        sys.exit(_MISSING.format(extra="emulator"))
    try:
        return EmulatorServer(port, host, **options)
    except OSError as error:
        _fail(f"cannot listen on {host}:{port}: {error.strerror}", "--port with another number; 0 picks a free one")


def _start_s3(stack: contextlib.ExitStack) -> str:
    """Run an S3 until the stack is left; its URL."""
    try:
        from pulumi_livemedia.emulator.s3 import LocalS3  # noqa: PLC0415  # the same

        return stack.enter_context(LocalS3()).url
    except ImportError:
        _fail("--s3 needs packages that are not installed", "pip install 'pulumi-livemedia[emulator,s3]'")


def _warn(what: str) -> None:
    print(f"livemedia: WARNING: {what}", file=sys.stderr, flush=True)  # noqa: T201  # standard output is for programs


def _fail(what: str, cure: str) -> NoReturn:
    sys.exit(f"livemedia: {what}\n  cure: {cure}")


def main() -> None:
    """Run the command, and show what is logged meanwhile."""
    log = logging.getLogger("pulumi_livemedia")
    log.addHandler(logging.StreamHandler())
    log.setLevel(logging.INFO)
    app()
