"""An account in the emulator, and the life of its studios as the provider leads it: real HTTP, no real waiting."""

from collections.abc import Mapping
from typing import Any

from pulumi_livemedia.alibaba.production_studio.lifecycle import ProductionStudioLifecycle
from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs, ProductionStudioState
from pulumi_livemedia.alibaba.production_studio.settling import as_it_is, restart_digest
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.emulator.alibaba.live.caster import Caster
from pulumi_livemedia.emulator.alibaba.live.casters import Casters
from pulumi_livemedia.structures.differences import changes
from tests.live_caster.account import Account

SIMPLE: Mapping[str, Any] = {
    "norm_type": 1,
    "domain_name": "play.example.com",
    "transcode_config": {"caster_template": "lp_hd"},
}
FULL: Mapping[str, Any] = {
    "norm_type": 1,
    "caster_name": "evening-news",
    "domain_name": "play.example.com",
    "transcode_config": {
        "caster_template": "lp_hd",
        "live_template_ids": {"location_id": ["lld", "daobo-lhd"]},
        "custom_params": {"video": {"width": 1280, "height": 720, "fps": 25, "bitrate": 1500}},
    },
    "record_config": {
        "oss_endpoint": "oss-cn-shanghai.aliyuncs.com",
        "oss_bucket": "shows",
        "video_format": [
            {"format": "m3u8", "oss_object_prefix": "a/{StreamName}", "slice_oss_object_prefix": "b/{StreamName}"},
            {"format": "mp4", "cycle_duration": 3600},
        ],
        "interval": 60,
    },
    "delay": 1.5,
    "program_effect": 1,
    "program_name": "season",
    "callback_url": "https://example.com/studio?key=1",
    "side_output_url": "rtmp://push.example.com/app/one?auth_key=1",
    "side_output_url_list": ["rtmp://push.example.com/app/two?auth_key=2", "rtmp://push.example.com/app/three"],
    "sync_groups_config": [{"mode": 1, "resource_ids": ["a", "b"], "host_resource_id": "a"}],
    "urgent_material_id": "material-1",
    "urgent_image_id": "image-1",
    "urgent_image_url": "https://example.com/standby.png",
    "urgent_live_stream_url": "rtmp://pull.example.com/app/standby",
    "auto_switch_urgent_on": True,
    "auto_switch_urgent_config": {"eof_thres": 3},
    "resource_group_id": "rg-1",
    "tags": {"env": "dev", "team": "news"},
}
NAME = "evening-news"


class Stage(Account):
    """An account of the cloud that has no studio at first."""

    def studios(self, client: Any = None, *, name: str = NAME, **options: Any) -> ProductionStudioLifecycle:  # noqa: ANN401 - options as of `client`
        """The life of the studio, for one operation."""
        client = client or self.client(**options)
        operation = Operation(client.rpc.deadline, client.rpc.alive, self.lines.append)
        return ProductionStudioLifecycle(client, operation, scope="shows/dev", name=name)

    def declared(
        self, given: Mapping[str, Any] = SIMPLE, before: ProductionStudioInputs | None = None
    ) -> ProductionStudioInputs:
        """What a check makes of a program."""
        inputs = ProductionStudioInputs(**given)
        return inputs.model_copy(update={**as_it_is(inputs, before), "restart_digest": restart_digest(inputs, before)})

    def make(self, given: Mapping[str, Any] = SIMPLE, *, name: str = NAME, **options: Any) -> ProductionStudioState:  # noqa: ANN401
        """Create the resource; the account's one caster is then its studio."""
        made = self.studios(name=name, **options).create(self.declared(given))
        self.caster_id = made.caster_id
        return made

    def refresh(self, stored: ProductionStudioState, **options: Any) -> ProductionStudioState:  # noqa: ANN401
        """Refresh the resource, which is there."""
        found = self.studios(**options).read(stored.caster_id, stored)
        assert found is not None
        return found

    def change(
        self,
        stored: ProductionStudioState,
        given: Mapping[str, Any],
        **options: Any,  # noqa: ANN401
    ) -> ProductionStudioState:
        """Update the resource to what is declared now."""
        inputs = self.declared(given, stored)
        differing = changes(inputs_of(stored), inputs)
        return self.studios(**options).update(stored, inputs, differing)

    def destroy(self, stored: ProductionStudioState, **options: Any) -> None:  # noqa: ANN401
        """Delete the resource."""
        self.studios(**options).delete(stored)

    def all(self) -> list[Caster]:
        """The studios of the account."""
        with self.server.world.lock:
            return self.server.world.namespaces.of(self.key).state(Casters).all()

    def meddle(self, **config: object) -> None:
        """Change settings of the one studio, as somebody at the console would; None clears one."""
        with self.server.world.lock:
            [studio] = self.server.world.namespaces.of(self.key).state(Casters).all()
            kept = {name: value for name, value in studio.config.items() if name not in config}
            studio.config = kept | {name: value for name, value in config.items() if value is not None}

    def sent(self, action: str) -> list[dict[str, Any]]:
        """The parameters of the calls of an action."""
        return [call["parameters"] for call in self.recorded() if call["action"] == action]


def inputs_of(stored: ProductionStudioState) -> ProductionStudioInputs:
    """What the state says was declared."""
    return ProductionStudioInputs.examine(ProductionStudioInputs.values_of(stored))


def differing(stored: ProductionStudioState, found: ProductionStudioState) -> set[str]:
    """The declared properties in which two states differ."""
    return {str(change.path[0]) for change in changes(inputs_of(stored), inputs_of(found))}
