"""The quickstart on this machine: `make up`, `make down` and `make env`.

All that it makes lies in the checkout: the stack's state in .pulumi/, the emulator's address in .run/.
"""

import argparse
import json
import os
import shlex
import socket
from pathlib import Path

from tools import emulator, pulumi_cli
from tools.console import main, output_of, run_in_front, say
from tools.lock import only_one
from tools.rehearsal import rehearse

ROOT = Path(__file__).resolve().parent.parent
RUN = emulator.Folder(ROOT / ".run")
STATE = ROOT / ".pulumi"
STACK = "dev"
CASTER: dict[str, object] = {
    "CasterId": "80787064-1c94-4dc1-85ce-9409960a0001",
    "CasterName": "evening-news",
    "Config": {"DomainName": "live.example.com", "TranscodeConfig": {"CasterTemplate": "lp_hd"}},
}
ROOM: dict[str, object] = {
    "AppId": "661e00000000000000000001",
    "RoomId": "studio-1",
    "streams": [{"UserId": "host"}, {"UserId": "guest"}],
}
UNSET = (  # would mix with the emulator's key pair
    "ALIBABA_CLOUD_SECURITY_TOKEN",
    "ALIBABA_CLOUD_PROFILE",
    "VOLCENGINE_SESSION_TOKEN",
    "VOLCENGINE_PROFILE",
)
NEXT = """
On air and recorded, in the emulator at http://127.0.0.1:{port} (log: .run/emulator.log). Try next:
  eval "$(make -s env)"   then plain `pulumi` and `livemedia` work in this shell, from any folder:
                          pulumi stack output --show-secrets
  make up                 again: nothing changes, unless examples/quickstart/__main__.py has: a region that is moved
                          there is moved in the recording while it runs
  make down               ends the show, the recording, the stack and the emulator"""


def up(port: int) -> int:
    """Bring the quickstart up; where no pulumi can be had, only rehearse it."""
    try:
        cli = pulumi_cli.ensure()
    except pulumi_cli.NoCli as problem:
        if not pulumi_cli.rehearsals_are_allowed():
            raise
        say(f"{problem}\n")
        prepare(port)
        return rehearse(ROOT / "examples" / "quickstart", emulator_settings(port), UNSET)
    variables = environment(cli, port)
    prepare(port)
    if select_stack(variables):
        return 1
    returncode = pulumi(variables, "up", "--yes", "--skip-preview", "--suppress-permalink=true")
    if returncode == 0:
        say(NEXT.format(port=port))
    return returncode


def prepare(port: int) -> None:
    """Have what a run of pulumi needs: an emulator with what the quickstart works with, and no dead run's lock."""
    emulator.ensure(RUN, port)
    emulator.seed(port, CASTER)
    seed_room(port, ROOM)
    remove_stale_locks(STATE / "locks")


def seed_room(port: int, room: dict[str, object]) -> None:
    """Let people publish in a room; one that was spoken of before is left as it is."""
    known = emulator.call(port, "GET", "/_emulator/rooms")["rooms"]
    if str(room["RoomId"]) not in json.dumps(known):
        emulator.call(port, "POST", "/_emulator/rooms", {"rooms": [room]})


def down(port: int) -> int:
    """Take everything down that `up` brought up; a stack that cannot be destroyed keeps its state."""
    returncode = destroy(port) if has_stack() else 0
    stopped = emulator.stop(RUN)
    if returncode:
        say("the stack was not destroyed; its state is kept: mend it and run `make down` again")
    elif stopped:
        say("the emulator is stopped; nothing runs")
    else:
        say("nothing runs")
    return returncode


def destroy(port: int) -> int:
    """Destroy the stack, in the emulator that runs, or in a new one."""
    ours = emulator.running(RUN)
    port = ours.port if ours else port
    variables = environment(pulumi_cli.ensure(), port)
    prepare(port)
    return pulumi(variables, "destroy", "--yes", "--skip-preview", "--remove", "--stack", STACK)


def env(port: int) -> int:
    """Print the shell lines that make plain `pulumi` and `livemedia` work against the emulator."""
    cli = pulumi_cli.ensure()
    ours = emulator.running(RUN)
    folders = pulumi_cli.path_folders(cli)
    lines = [f"unset {' '.join(UNSET)}"]
    variables = pulumi_cli.settings(ROOT) | emulator_settings(ours.port if ours else port)
    lines += [f"export {name}={shlex.quote(value)}" for name, value in variables.items()]
    if folders:
        lines.append(f'export PATH={shlex.quote(os.pathsep.join(folders))}:"$PATH"')
    print("\n".join(lines))  # noqa: T201 - the result
    return 0


def environment(cli: Path, port: int) -> dict[str, str]:
    """Return the environment in which pulumi runs here."""
    variables = pulumi_cli.environment(cli, ROOT) | emulator_settings(port)
    return {name: value for name, value in variables.items() if name not in UNSET}


def emulator_settings(port: int) -> dict[str, str]:
    """Return the variables that lead to the emulator; a stack's configuration never names it."""
    return {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": "emulator",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "emulator-secret",
        "LIVEMEDIA_ALICLOUD_ENDPOINT": f"http://{emulator.HOST}:{port}",
        "VOLCENGINE_ACCESS_KEY": "emulator",
        "VOLCENGINE_SECRET_KEY": "emulator-secret",
        "LIVEMEDIA_VOLCENGINE_ENDPOINT": f"http://{emulator.HOST}:{port}",
    }


def has_stack() -> bool:
    """Tell whether there is a stack of the quickstart."""
    return any((STATE / "stacks").glob(f"*/{STACK}.json"))


def select_stack(variables: dict[str, str]) -> int:
    """Select the stack, made if it is missing; silent unless that fails."""
    arguments = ("stack", "select", STACK, "--create", "--non-interactive")
    if output_of(["pulumi", *arguments, "--cwd", ROOT], variables) is not None:
        return 0
    return pulumi(variables, *arguments)


def pulumi(variables: dict[str, str], *arguments: str) -> int:
    """Run the CLI on the root's project, in front."""
    return run_in_front(["pulumi", *arguments], cwd=ROOT, env=variables)


def remove_stale_locks(folder: Path) -> None:
    """Remove the stack locks of runs that were killed on this machine; pulumi itself never does."""
    for file in folder.rglob("*.json"):
        lock = json.loads(file.read_text())
        if lock["hostname"] == socket.gethostname() and not is_alive(lock["pid"]):
            say(f"removing the stack lock of a run that was killed (process {lock['pid']})")
            for part in (file, file.with_suffix(".json.attrs")):
                part.unlink(missing_ok=True)


def is_alive(pid: int) -> bool:
    """Tell whether a process exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def run() -> int:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m tools.session", description=__doc__)
    parser.add_argument("command", choices=["up", "down", "env"])
    parser.add_argument("--port", type=int, default=4570, help="the emulator's port")
    arguments = parser.parse_args()
    if arguments.command == "env":
        return env(arguments.port)
    with only_one(RUN.path / "session.lock", "waiting for another make up or make down in this checkout"):
        return {"up": up, "down": down}[arguments.command](arguments.port)


if __name__ == "__main__":
    main(run)
