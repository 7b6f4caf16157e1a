"""The `livemedia` command."""

import contextlib
import ipaddress
import signal
import sys
import threading
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

from pulumi_livemedia.version import __version__

if TYPE_CHECKING:
    from pulumi_livemedia.emulator.server import EmulatorServer

_MISSING = """livemedia: the command needs packages that are not installed
  cure: pip install 'pulumi-livemedia[emulator]'"""

try:
    import typer
except ImportError:
    sys.exit(_MISSING)

from pulumi_livemedia.sweep.command import sweep  # noqa: E402 - it needs typer too

app = typer.Typer(
    name="livemedia",
    help="Media that runs, declared with Pulumi: tools around the provider.",
    no_args_is_help=True,
    add_completion=False,
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
) -> None:
    """Emulate the clouds on this machine.

    The first line says when it is ready: ready http://127.0.0.1:4570; with --s3, the second one where the S3 is.
    """
    if not allow_other_interfaces and not _is_loopback(host):
        _fail(
            f"{host} is not a loopback address",
            "--allow-other-interfaces if you mean it; everybody can then control it",
        )
    if s3 and s3_endpoint:
        _fail("--s3 and --s3-endpoint exclude each other", "one of the two")
    if s3_endpoint and not s3_endpoint.startswith(("http://", "https://")):
        _fail(f"--s3-endpoint {s3_endpoint} is not a URL", "--s3-endpoint http://127.0.0.1:9000")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
    with contextlib.suppress(KeyboardInterrupt), contextlib.ExitStack() as stack:
        endpoint = _start_s3(stack) if s3 else s3_endpoint
        server = stack.enter_context(
            _server(port, host, s3_endpoint=endpoint, allow_other_callbacks=allow_other_callbacks)
        )
        print(f"ready {server.url}", flush=True)  # noqa: T201  # the one line that programs wait for
        if s3:
            print(f"s3 {endpoint}", flush=True)  # noqa: T201
        threading.Event().wait()


app.command()(sweep)


def _server(port: int, host: str, **options: Any) -> "EmulatorServer":  # noqa: ANN401  # those of the server
    try:
        from pulumi_livemedia.emulator.server import EmulatorServer  # noqa: PLC0415  # other commands start faster
    except ImportError:
        sys.exit(_MISSING)
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


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _fail(what: str, cure: str) -> NoReturn:
    sys.exit(f"livemedia: {what}\n  cure: {cure}")


def main() -> None:
    """Run the command."""
    app()
