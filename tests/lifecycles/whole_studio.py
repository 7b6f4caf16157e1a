"""A program with a studio, all that fills it, and what it shows, run in this process: real HTTP, nobody waits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.lifecycles.studio_subjects import WINDOW, another_process
from tests.production_studio.stage import SIMPLE, Stage
from tests.studio_contents.studio import LAYER, Studio

KINDS: Final[Mapping[str, str]] = {
    "studio": "",
    "camera": "resource",
    "full": "layout",
    "split": "layout",
    "title": "component",
    "air": "",
    "scene": "scene",
}
"""The resources in the order of the program, and how `Studio` calls their kinds."""


@dataclass
class WholeStudio:
    """A stack of one account.

    Attributes:
        cloud: the account.
        is_changed: whether everything is declared otherwise by now.
        is_first_refreshed: whether each run looks first.
        stored: what the stack remembers, by name.
    """

    cloud: Stage
    is_changed: bool = False
    is_first_refreshed: bool = False
    stored: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cloud.choose(timestamp_window_seconds=WINDOW)
        self.studio = Studio(self.cloud)

    def up(self) -> None:
        """Run the program in a process of its own, up to the first failure."""
        another_process()
        if self.is_first_refreshed:
            self.refresh()
        for name in KINDS:
            self._bring(name)

    def refresh(self) -> None:
        """Remember what is really so."""
        for name, stored in list(self.stored.items()):
            found = self._read(name, stored)
            if found is None:
                del self.stored[name]
            else:
                self.stored[name] = found

    def destroy(self) -> None:
        """Delete everything in a process of its own, last made first, up to the first failure."""
        another_process()
        for name in reversed(list(KINDS)):
            if name in self.stored:
                self._delete(name, self.stored[name])
                del self.stored[name]

    def is_settled(self) -> bool:
        """Whether there is one studio with exactly what is declared, and shows it."""
        [studio] = self.cloud.all()
        contents = studio.contents
        sizes = (len(contents.resources), len(contents.layouts), len(contents.components))
        wanted = (self.stored["split" if self.is_changed else "full"].layout_id, [self.stored["title"].component_id])
        texts = [each.content["Text"] for each in contents.components.values()]
        return (
            sizes == (1, 2, 1)
            and studio.config["Delay"] == self._studio()["delay"]
            and texts == [self._declared("title")["text_layer_content"]["text"]]
            and [each.name for each in contents.resources.values()] == [self._declared("camera")["resource_name"]]
            and self.cloud.phase == "streaming"
            and self.studio.scene() == wanted
        )

    def _bring(self, name: str) -> None:
        stored = self.stored.get(name)
        if name == "studio":
            given = self._studio()
            self.stored[name] = self.cloud.change(stored, given) if stored else self.cloud.make(given)
            self.cloud.caster_id = self.stored[name].caster_id
        elif name == "air":
            triggers: dict[str, Any] = {"restart_triggers": [self.is_changed]}
            if stored:
                self.stored[name] = self.cloud.update(stored, **triggers)
            else:
                self.stored[name] = self.cloud.lifecycle().create(self.cloud.inputs(**triggers))
        elif stored:
            self.stored[name] = self.studio.update(KINDS[name], stored, **self._declared(name))
        else:
            self.stored[name] = self.studio.create(KINDS[name], **self._declared(name))

    def _read(self, name: str, stored: Any) -> Any:  # noqa: ANN401 - any state
        if name == "studio":
            return self.cloud.studios().read(stored.caster_id, stored)
        return self.cloud.read(stored) if name == "air" else self.studio.read(KINDS[name], stored)

    def _delete(self, name: str, stored: Any) -> None:  # noqa: ANN401 - the same
        if name == "studio":
            self.cloud.destroy(stored)
        elif name == "air":
            self.cloud.delete(stored)
        else:
            self.studio.delete(KINDS[name], stored)

    def _studio(self) -> Mapping[str, Any]:
        return {**SIMPLE, "delay": 5 if self.is_changed else 0}

    def _declared(self, name: str) -> Mapping[str, Any]:
        if name == "scene":
            shown = self.stored["split" if self.is_changed else "full"].layout_id
            return {"layout_id": shown, "component_ids": [self.stored["title"].component_id]}
        declared: Mapping[str, Mapping[str, Any]] = {
            "camera": {"resource_name": "second camera" if self.is_changed else "camera"},
            "full": {"audio_layer": [{"volume_rate": 0.5 if self.is_changed else 1}]},
            "split": {"video_layer": [{**LAYER, "width_normalized": 0.5 if self.is_changed else 0.25}]},
            "title": {"text_layer_content": {"text": "Late news" if self.is_changed else "Evening news"}},
        }
        return declared[name]
