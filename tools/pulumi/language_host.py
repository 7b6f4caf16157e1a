"""A Pulumi language host for Python programs, on the SDK's own server for inline programs.

The original is a Go module that was never tagged, so that it cannot be built like the CLI can. This one lies
beside the CLI that `tools/pulumi_cli.py` builds, and nowhere else: an official installation has its own.
"""

# ruff: noqa: INP001 - a script, copied away from here

import os
import runpy
import signal
import subprocess
import sys
import traceback
from concurrent import futures
from pathlib import Path
from typing import NoReturn

try:
    import grpc  # type: ignore[import-untyped]
    from pulumi.automation._server import LanguageServer
    from pulumi.errors import RunError
    from pulumi.runtime.proto import language_pb2, language_pb2_grpc
except ImportError as error:
    sys.exit(f"{sys.executable}: {error}: set PULUMI_PYTHON_CMD to a python with the pulumi SDK")

RUN = "--run"  # run the one program that standard input describes, instead of serving
REPORTED = 32  # the exit code of a program whose error the user has already seen


class LanguageHost(LanguageServer):
    """Runs the program of the project: here, or with the interpreter that Pulumi.yaml names."""

    def __init__(self) -> None:
        super().__init__(lambda: None)

    def Handshake(self, request: object, context: object) -> language_pb2.LanguageHandshakeResponse:  # noqa: ARG002, N802
        """Answer the engine's greeting; what it says is said again by each request."""
        return language_pb2.LanguageHandshakeResponse()

    def Run(self, request: language_pb2.RunRequest, context: object) -> language_pb2.RunResponse:  # noqa: N802
        """Run the program; its error has been shown when this returns."""
        if not request.args:
            # Through the engine, whose address is our argument, a message of the program finds its resource.
            request.args.extend(sys.argv[1:2])
        virtualenv = virtualenv_of(request.info)
        if virtualenv is not None and virtualenv.resolve() != Path(sys.prefix).resolve():
            return run_with(virtualenv, request)
        self.program = lambda: run_program(request.info)
        response = super().Run(request, context)  # type: ignore[no-untyped-call]
        return language_pb2.RunResponse(bail=bool(response.error))


def virtualenv_of(info: language_pb2.ProgramInfo) -> Path | None:
    """Find the virtualenv of the runtime options; a relative one starts at the project's root."""
    options = dict(info.options.items())
    return Path(info.root_directory, str(options["virtualenv"])) if options.get("virtualenv") else None


def run_with(virtualenv: Path, request: language_pb2.RunRequest) -> language_pb2.RunResponse:
    """Run the program in a process of another virtualenv."""
    python = virtualenv / "bin" / "python"
    if not python.exists():
        return language_pb2.RunResponse(error=f"no python in {virtualenv}, the 'virtualenv' of Pulumi.yaml")
    command = [str(python), "-u", __file__, RUN]
    child = subprocess.run(command, input=request.SerializeToString(), check=False)  # noqa: S603 - our own words
    if child.returncode in {0, REPORTED}:
        return language_pb2.RunResponse(bail=bool(child.returncode))
    return language_pb2.RunResponse(error=f"the program ended with exit code {child.returncode}")


def run_program(info: language_pb2.ProgramInfo) -> None:
    """Run the program as `python` would, with an error that shows the user's own lines only."""
    entry = Path(info.program_directory, info.entry_point)
    os.chdir(info.program_directory)
    sys.argv = [str(entry)]
    sys.path.insert(0, info.program_directory)
    try:
        runpy.run_path(str(entry), run_name="__main__")
    except RunError:
        raise
    except Exception as error:
        shown = traceback_of(error, entry)
        raise RunError(f"Program failed with an unhandled exception:\n{shown}") from error


def traceback_of(error: Exception, entry: Path) -> str:
    """Format an error without the frames above the program; with all of them if it never began."""
    frames = traceback.extract_tb(error.__traceback__)
    begun = [i for i, frame in enumerate(frames) if Path(frame.filename).is_relative_to(entry)]
    return "".join(traceback.format_exception(error, limit=begun[0] - len(frames) if begun else None))


def serve() -> NoReturn:
    """Serve until the engine ends, which closes our standard input, or a signal comes."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    language_pb2_grpc.add_LanguageRuntimeServicer_to_server(LanguageHost(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(port, flush=True)  # noqa: T201 - how the engine learns the port
    sys.stdin.buffer.read()
    stop()


def stop(*_: object) -> NoReturn:
    """End at once: a program that waits for the engine would hold the process."""
    os._exit(0)


def run_once() -> int:
    """Run the program that standard input describes."""
    request = language_pb2.RunRequest.FromString(sys.stdin.buffer.read())
    request.info.options.Clear()
    return REPORTED if LanguageHost().Run(request, None).bail else 0


if __name__ == "__main__":
    sys.exit(run_once() if RUN in sys.argv else serve())
