"""The studios of one account, and what starts, stops and restarts do to them.

Sources: the operations' pages below https://www.alibabacloud.com/help/en/live/developer-reference/, and
`behaviours.py` for what they leave open.
"""

from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.alibaba.live import rows
from pulumi_livemedia.emulator.alibaba.live.caster import Caster, Phase
from pulumi_livemedia.emulator.alibaba.live.pictures import scene_picture
from pulumi_livemedia.emulator.alibaba.live.scenes import Scene
from pulumi_livemedia.emulator.namespaces import Namespace, State
from pulumi_livemedia.emulator.recorder import mask_auth_keys
from pulumi_livemedia.emulator.transitions import Pending, Transition

RESTARTABLE = (1, 6)
"""The norm types that RestartCaster takes: general, and the new playlist style."""


class Casters(State):
    """The studios of one account.

    Args:
        namespace: the account's namespace.
    """

    def __init__(self, namespace: Namespace) -> None:
        super().__init__(namespace)
        self._casters: dict[str, Caster] = {}

    def all(self) -> list[Caster]:
        """Every studio, settled."""
        for caster in self._casters.values():
            caster.settle(self.now, self.settings.stopped_scenes)
        return list(self._casters.values())

    def get(self, caster_id: str) -> Caster | None:
        """A studio, settled, or None."""
        return next((each for each in self.all() if each.id == caster_id), None)

    def created_with(self, client_token: str) -> Caster | None:
        """The studio that a token has made, as long as it exists."""
        return next((each for each in self.all() if each.client_token == client_token and not each.owner), None)

    def own(self, caster_id: str) -> Caster:
        """A studio that the account may operate on.

        Raises:
            CloudError: there is none, or it is somebody else's.
        """
        caster = self.get(caster_id)
        if caster is None:
            raise refused("InvalidCaster.NotFound")
        if caster.owner:
            raise refused("IllegalOperation")
        return caster

    def add(self, caster: Caster) -> None:
        """Take a new studio."""
        self._casters[caster.id] = caster

    def delete(self, caster: Caster) -> None:
        """Delete a studio with all that belongs to it.

        Raises:
            CloudError: it is paid for in advance, or does not stand still.
        """
        if caster.charge_type == "PrePaid":
            raise refused("InvaildCaster.Delete")
        if caster.phase is not Phase.IDLE:
            raise refused("IncorrectCasterStatus.Inuse")
        self.remove(caster.id)

    def remove(self, caster_id: str) -> None:
        """Forget a studio with all that belongs to it."""
        del self._casters[caster_id]

    def start(self, caster: Caster, transition: Transition | None = None) -> list[Scene]:
        """Start a studio; its scenes, also when the start is going to fail.

        Args:
            caster: the studio.
            transition: how long it takes; None for what the settings say.

        Raises:
            CloudError: it cannot be started.
        """
        if not caster.domain:
            raise refused("InvalidDomainName.NotFound")
        if not caster.template:
            raise refused("InvalidCasterTemplate.NotFound")
        if caster.phase is not Phase.IDLE:
            if self.settings.start_running == "succeed" and caster.phase is not Phase.STOPPING:
                return caster.scenes
            raise refused("IncorrectCasterStatus.Inuse")
        scenes = caster.open_scenes()
        self._change(caster, Phase.STARTING, transition or self.settings.caster_start)
        return scenes

    def stop(self, caster: Caster, transition: Transition | None = None) -> None:
        """Stop a studio.

        Args:
            caster: the studio.
            transition: how long it takes; None for what the settings say.

        Raises:
            CloudError: it is idle, and the settings want that refused.
        """
        if caster.phase is Phase.IDLE and self.settings.stop_idle != "succeed":
            raise refused(self.settings.stop_idle)
        if caster.phase is Phase.STARTING:
            caster.go_idle(self.settings.stopped_scenes)
            caster.modified = self.now
        elif caster.phase is Phase.STREAMING:
            self._change(caster, Phase.STOPPING, transition or self.settings.caster_stop)

    def restart(self, caster: Caster) -> None:
        """Reload the settings of a studio on air.

        Raises:
            CloudError: it is of a kind that cannot, or not on air.
        """
        if caster.norm_type not in RESTARTABLE:
            raise refused("InvalidNormType.Malformed")
        if caster.phase is not Phase.STREAMING:
            raise refused("IncorrectCasterStatus.Idle")
        for scene in caster.scenes:
            scene.broken = False
        caster.modified = self.now

    def _change(self, caster: Caster, phase: Phase, transition: Transition) -> None:
        caster.modified = self.now
        if transition.mode == "fails":
            # Accepted, and nothing comes of it: an idle studio stays idle, a running one goes on.
            if phase is Phase.STARTING:
                caster.go_idle(self.settings.stopped_scenes)
            return
        caster.phase, caster.pending = phase, Pending(transition, self.now)
        caster.settle(self.now, self.settings.stopped_scenes)

    def count_describe(self, casters: list[Caster]) -> None:
        """Tell changes that wait for describes that there was one more."""
        for caster in casters:
            if caster.pending is not None:
                caster.pending.describes += 1

    def snapshot(self) -> dict[str, list[dict[str, object]]]:
        """Every studio in JSON, for `GET /_emulator/state`."""
        return {"casters": [self.show(caster) for caster in self.all()]}

    def show(self, caster: Caster) -> dict[str, object]:
        """A studio in JSON, as the control plane shows it: with the keys in its URLs masked."""
        return mask_auth_keys(
            {
                **rows.caster_row(caster, self.now, self.settings),
                "state": caster.phase.value,
                "since": caster.since.isoformat(timespec="milliseconds"),
                "Owner": caster.owner,
                "Config": caster.config,
                "Scenes": [_show_scene(caster, each) for each in caster.scenes],
                **caster.contents.show(),
            }
        )


def _show_scene(caster: Caster, scene: Scene) -> dict[str, object]:
    picture = scene_picture(caster, scene)
    return {
        "SceneId": scene.id,
        "OutputType": scene.output_type,
        "Status": scene.status,
        "LayoutId": scene.layout,
        "ComponentIds": scene.components,
        "broken": scene.broken,
        "picture": None if picture is None else picture.to_json(),
    }
