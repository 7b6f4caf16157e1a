"""Writes the program's side of each resource from its models: argument classes, output classes, properties.

The models are the one declaration of every documented structure; what this prints is checked in, and a test
compares the two. Run it by `make generate` after a change of a model or a setting.
"""

import ast
import re
import subprocess
import sys
import textwrap
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from pulumi_livemedia.alibaba.assume_role import AlicloudAssumeRole
from pulumi_livemedia.alibaba.live_caster.model import LiveCasterInputs, LiveCasterState
from pulumi_livemedia.alibaba.production_studio.model import ProductionStudioInputs, ProductionStudioState
from pulumi_livemedia.alibaba.studio_component.model import StudioComponentInputs, StudioComponentState
from pulumi_livemedia.alibaba.studio_layout.model import StudioLayoutInputs, StudioLayoutState
from pulumi_livemedia.alibaba.studio_scene.model import StudioSceneInputs, StudioSceneState
from pulumi_livemedia.alibaba.studio_video_resource.model import StudioVideoResourceInputs, StudioVideoResourceState
from pulumi_livemedia.settings import SETTINGS
from pulumi_livemedia.structures.structure import Structure
from pulumi_livemedia.volcengine.assume_role import VolcengineAssumeRole
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs, RtcRecordTaskState
from tools.field_tables import is_settled
from tools.generate_cli import cli_documents
from tools.generate_docs import documents
from tools.generate_review import review_documents

_DOCSTRING_WIDTH = 110

PACKAGE = Path(__file__).parents[1] / "provider" / "pulumi_livemedia"


@dataclass(frozen=True)
class Resource:
    """A resource whose program side is generated."""

    name: str
    room: str
    inputs: type[Structure]
    state: type[Structure]

    @property
    def path(self) -> Path:
        """Where the generated module stands."""
        return PACKAGE / self.room / "properties.py"


RESOURCES = (
    Resource("LiveCaster", "alibaba/live_caster", LiveCasterInputs, LiveCasterState),
    Resource("ProductionStudio", "alibaba/production_studio", ProductionStudioInputs, ProductionStudioState),
    Resource(
        "StudioVideoResource", "alibaba/studio_video_resource", StudioVideoResourceInputs, StudioVideoResourceState
    ),
    Resource("StudioLayout", "alibaba/studio_layout", StudioLayoutInputs, StudioLayoutState),
    Resource("StudioComponent", "alibaba/studio_component", StudioComponentInputs, StudioComponentState),
    Resource("StudioScene", "alibaba/studio_scene", StudioSceneInputs, StudioSceneState),
    Resource("RtcRecordTask", "volcengine/rtc_record_task", RtcRecordTaskInputs, RtcRecordTaskState),
)


_OBJECTS: dict[str, type[Structure]] = {
    "alicloud:assumeRole": AlicloudAssumeRole,
    "volcengine:assumeRole": VolcengineAssumeRole,
}
"""The structure of each setting that is an object."""


def generate() -> dict[Path, str]:
    """The text of everything that is generated, by its path."""
    texts = {resource.path: "\n\n".join(_parts(resource)) for resource in RESOURCES}
    texts[PACKAGE / "provider_keywords.py"] = _provider_keywords()
    texts[PACKAGE / "public_modules.py"] = _public_modules()
    formatted = {path: _formatted(path, text) for path, text in texts.items()}
    return formatted | documents() | review_documents() | cli_documents()


def _formatted(path: Path, text: str) -> str:
    for command in (["check", "--fix", "--select", "D209,F401,I001"], ["format"]):
        run = [sys.executable, "-m", "ruff", *command, "--quiet", "--stdin-filename", str(path), "-"]
        text = subprocess.run(run, input=text, capture_output=True, text=True, check=True).stdout  # noqa: S603 - fixed
    return text


def _provider_keywords() -> str:
    lines = [_PROVIDER_HEAD]
    lines += [_class(f"{each.__name__}Args", "@arguments", each, is_input=True) for each in _OBJECTS.values()]
    lines += ["class ProviderKeywords(TypedDict, total=False):"]
    lines.append(_docstring("The settings of an explicit provider; each stands for a configuration key."))
    for setting in SETTINGS:
        kind = _type(_OBJECTS.get(setting.key, setting.kind), is_input=True)
        lines += [f"    {setting.argument}: pulumi.Input[{kind}]"]
        lines += [_docstring(f"{setting.description} Stack configuration: `{setting.key}`.")]
    return "\n".join(lines)


def _public_modules() -> str:
    tree = ast.parse((PACKAGE / "public.py").read_text())
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    modules = {alias.name: node.module for node in imports for alias in node.names}
    return f"{_MODULES_HEAD}\nMODULES: Final[Mapping[str, str]] = {dict(sorted(modules.items()))!r}\n"


def _parts(resource: Resource) -> Iterator[str]:
    yield _HEAD.format(name=resource.name)
    for structure in _nested(resource.inputs):
        yield _class(f"{structure.__name__}Args", "@arguments", structure, is_input=True)
    yield _class(f"{resource.name}Args", "@arguments", resource.inputs, is_input=True)
    yield _keywords(resource)
    for structure in _nested(resource.state):
        yield _class(structure.__name__, "@outputs", structure, is_input=False)
    yield _properties(resource)
    yield f"NAMES: Final = {tuple(resource.state.names().values())!r}"


_HEAD = '''"""What programs write and read of a `{name}`. Generated from `model.py` by `make generate`; do not edit."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments, outputs
'''


_MODULES_HEAD = '''"""Where each public name stands. Generated from `public.py` by `make generate`; do not edit."""

from collections.abc import Mapping
from typing import Final
'''


_PROVIDER_HEAD = '''"""The keywords of `Provider`. Generated from `settings.py` by `make generate`; do not edit."""

from collections.abc import Mapping
from typing import Any, TypedDict

import pulumi

from pulumi_livemedia.dynamic.declarations import arguments
'''


def _class(name: str, decorator: str, structure: type[Structure], *, is_input: bool) -> str:
    lines = [decorator, f"class {name}:", _docstring(structure.__doc__ or "")]
    fields = _given(structure) if is_input else structure.model_fields
    for field_name, field in sorted(fields.items(), key=lambda item: not item[1].is_required()):
        kind = _type(field.annotation, is_input=is_input)
        default = "" if field.is_required() else ", default=None"
        kind = f"pulumi.Input[{kind.removesuffix(' | None')}]" if is_input else kind
        kind = kind if field.is_required() or kind.endswith("| None") else f"{kind} | None"
        lines += [f'    {field_name}: {kind} = pulumi.property("{field.alias}"{default})', _docstring(_text(field))]
    return "\n".join(lines)


def _keywords(resource: Resource) -> str:
    lines = [f"class {resource.name}Keywords(TypedDict, total=False):"]
    lines.append(_docstring(f"The arguments of `{resource.name}` as keywords."))
    for name, field in _given(resource.inputs).items():
        kind = _type(field.annotation, is_input=True).removesuffix(" | None")
        lines += [f"    {name}: pulumi.Input[{kind}] | None", _docstring(_text(field))]
    return "\n".join(lines)


def _properties(resource: Resource) -> str:
    lines = [f"class {resource.name}Properties:", _docstring(f"The properties of a `{resource.name}`.")]
    for name, field in resource.state.model_fields.items():
        kind = _type(field.annotation, is_input=False)
        lines += [
            "    @property",
            f'    @pulumi.getter(name="{field.alias}")',
            f"    def {name}(self) -> pulumi.Output[{kind}]:",
            textwrap.indent(_docstring(_text(field)), "    "),
            f'        value: pulumi.Output[{kind}] = pulumi.get(self, "{field.alias}")',
            "        return value",
            "",
        ]
    return "\n".join(lines)


def _given(structure: type[Structure]) -> dict[str, FieldInfo]:
    """The fields that programs give, by name."""
    return {name: field for name, field in structure.model_fields.items() if not is_settled(field)}


def _text(field: FieldInfo) -> str:
    if field.description is None:
        raise ValueError(f"{field.alias} has no description")
    default = field.get_default(call_default_factory=True)
    shown = "" if field.is_required() or default in (None, [], "") else f" Default: `{default}`."
    return field.description + shown


def _docstring(text: str) -> str:
    """A docstring of a field or class: one line, or its first sentence and the rest below it."""
    paragraph = " ".join(text.split("\n\n", 1)[0].split())
    first, *rest = re.split(r"(?<=\.) ", paragraph, maxsplit=1)
    if not rest or len(paragraph) < _DOCSTRING_WIDTH - 10:
        return textwrap.indent(f'"""{paragraph}"""', "    ")
    more = textwrap.fill(rest[0], _DOCSTRING_WIDTH)
    return textwrap.indent(f'"""{first}\n\n{more}\n"""', "    ")


def _nested(structure: type[Structure]) -> list[type[Structure]]:
    """The structures that a structure is made of, innermost first, without itself."""
    found: dict[type[Structure], None] = {}
    for field in structure.model_fields.values():
        for part in _structures(field.annotation):
            found |= dict.fromkeys([*_nested(part), part])
    return list(found)


def _structures(annotation: Any) -> Iterator[type[Structure]]:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, Structure):
        yield annotation
    for argument in get_args(annotation):
        yield from _structures(argument)


def _type(annotation: Any, *, is_input: bool) -> str:  # noqa: ANN401 - annotations have no common type
    """An annotation of a model as it stands in the generated text."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        # The SDK takes the first type of a union for the only one when it reads outputs.
        names = [_type(part, is_input=is_input) for part in parts]
        return " | ".join(names) if is_input or len(set(names) - {"None"}) == 1 else "Any"
    if hasattr(annotation, "__metadata__"):
        return _type(parts[0], is_input=is_input)
    if origin in _CONTAINERS:
        return _CONTAINERS[origin](parts, is_input)
    if isinstance(annotation, type) and issubclass(annotation, Structure):
        return f"{annotation.__name__}Args | Mapping[str, Any]" if is_input else annotation.__name__
    return "None" if annotation is type(None) else getattr(annotation, "__name__", "Any")


def _list(parts: tuple[Any, ...], is_input: bool) -> str:  # noqa: FBT001 - called through a table
    item = _type(parts[0], is_input=is_input)
    return f"Sequence[pulumi.Input[{item}]]" if is_input else f"list[{item}]"


def _dict(parts: tuple[Any, ...], is_input: bool) -> str:  # noqa: FBT001 - the same
    item = _type(parts[1], is_input=is_input)
    return f"Mapping[str, {item}]" if is_input else f"dict[str, {item}]"


def _literal(parts: tuple[Any, ...], is_input: bool) -> str:  # noqa: FBT001 - the same
    # Outputs are open: a cloud may answer with a value that is not documented.
    return f"Literal[{', '.join(map(repr, parts))}]" if is_input else type(parts[0]).__name__


_CONTAINERS = {list: _list, dict: _dict, Literal: _literal}


def main() -> None:
    """Write everything in its place."""
    for path, text in generate().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
