"""The control plane's calls about snapshots.

GET /_emulator/snapshot
    everything as one JSON document, or `?namespace=`; keys are masked unless `?secrets=include`
PUT /_emulator/snapshot
    forgets everything, or the namespace, and takes the document instead; all or nothing
"""

from pulumi_livemedia.emulator.control import ControlCall, Route
from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.snapshot import Snapshots


def snapshot_routes(snapshots: Snapshots) -> tuple[Route, ...]:
    """The calls."""

    def save(call: ControlCall) -> object:
        wanted = call.query.get("secrets", "mask")
        if wanted not in ("mask", "include"):
            raise ControlError(f"secrets: {wanted!r} must be mask or include")
        return snapshots.save(call.key_id, secrets=wanted == "include")

    def load(call: ControlCall) -> object:
        return snapshots.load(call.body, call.key_id)

    return (Route("GET", "/snapshot", save, ("namespace", "secrets")), Route("PUT", "/snapshot", load))
