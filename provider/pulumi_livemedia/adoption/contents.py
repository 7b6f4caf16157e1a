"""A studio with all that it is filled with, ready to be imported."""

from collections.abc import Iterator, Mapping

from pulumi_livemedia.adoption import names
from pulumi_livemedia.adoption.import_file import Imported
from pulumi_livemedia.adoption.inside import HOOK, Inside
from pulumi_livemedia.adoption.reading import SECONDS, read
from pulumi_livemedia.alibaba.client import connect
from pulumi_livemedia.alibaba.contents_client import ContentsClient
from pulumi_livemedia.calls.clock import Deadline
from pulumi_livemedia.kinds import Kind, kinds
from pulumi_livemedia.structures.examination import failures
from pulumi_livemedia.structures.failures import dotted


def contents_of(studio: Imported, settings: Mapping[str, str]) -> tuple[list[Imported], list[str]]:
    """Return what a studio is filled with, in the order in which a program declares it, and what was left out.

    What no program may declare, such as a component of an undocumented type, is left out; it is told why.

    Raises:
        LivemediaError: something can not be read.
    """
    taken = {studio.variable}
    found: list[Imported] = []
    left_out: list[str] = []
    for kind, inside in _inside(studio.thing, settings):
        state = read(kind, inside.thing, settings)
        if state is None:
            continue  # gone since it was listed
        variable = names.variable(inside.name, taken, kind.noun.replace(" ", "_"))
        imported = Imported(kind, names.resource_name(variable), inside.thing, state, variable)
        wrong = failures(imported.declared)
        if wrong:
            told = "; ".join(f"{dotted(failure.path)} {failure.rule}" for failure in wrong)
            left_out.append(f"{kind.noun} {inside.thing} is left out: {told}")
            continue
        taken.add(variable)
        found.append(imported)
    return found, left_out


def _inside(caster_id: str, settings: Mapping[str, str]) -> Iterator[tuple[Kind, Inside]]:
    client = ContentsClient(connect(settings, deadline=Deadline.after(SECONDS)))
    for kind in kinds():
        tell = getattr(kind.hook(HOOK), "inside", None)
        for each in tell(kind, client, caster_id) if tell else ():
            yield kind, each
