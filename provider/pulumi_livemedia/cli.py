"""The `livemedia` command."""

import contextlib
import ipaddress
import signal
import sys
import threading
from typing import Annotated, NoReturn

from pulumi_livemedia.version import __version__

_MISSING = """livemedia: the command needs packages that are not installed
  cure: pip install 'pulumi-livemedia[emulator]'"""

try:
    import typer
except ImportError:
    sys.exit(_MISSING)

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
def emulator(
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 picks a free one.")] = 4570,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    allow_other_interfaces: Annotated[
        bool,
        typer.Option("--allow-other-interfaces", help="Listen on more than loopback: anybody may then control it."),
    ] = False,
) -> None:
    """Emulate the clouds on this machine.

    The first line says when it is ready: ready http://127.0.0.1:4570
    """
    if not allow_other_interfaces and not _is_loopback(host):
        _fail(
            f"{host} is not a loopback address",
            "--allow-other-interfaces if you mean it; everybody can then control it",
        )
    try:
        from pulumi_livemedia.emulator.server import EmulatorServer  # noqa: PLC0415  # other commands start faster
    except ImportError:
        sys.exit(_MISSING)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
    try:
        server = EmulatorServer(port, host)
    except OSError as error:
        _fail(f"cannot listen on {host}:{port}: {error.strerror}", "--port with another number; 0 picks a free one")
    with contextlib.suppress(KeyboardInterrupt), server:
        print(f"ready {server.url}", flush=True)  # noqa: T201  # the one line that programs wait for
        threading.Event().wait()


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
