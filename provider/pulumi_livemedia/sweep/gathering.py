"""From what the user names to the states that are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pulumi_livemedia.sweep.documents import Document, read_document, read_documents
from pulumi_livemedia.sweep.history import former_states
from pulumi_livemedia.sweep.inventory import Source
from pulumi_livemedia.sweep.problems import PulumiFailed, UnreadableState
from pulumi_livemedia.sweep.stacks import Pulumi


@dataclass(frozen=True, slots=True)
class Request:
    """What the user names.

    Attributes:
        states: files with states; what is in them is declared.
        past: files and folders with former states and previews.
        stacks: names of stacks; without states, all of the project.
        folder: of the project.
        history: how many former states of each stack are read.
        decrypted: whether the present states are read with their secrets, where they have some and that is possible.
    """

    states: Sequence[str]
    past: Sequence[str]
    stacks: Sequence[str]
    folder: Path
    history: int
    decrypted: bool = False


def gather(request: Request) -> tuple[list[Source], list[str]]:
    """Return the states to work with, and notes on what was not read.

    Raises:
        PulumiFailed: a stack can not be read. What it declares would seem undeclared, so nothing is looked for.
        UnreadableState: a file can not be read, for the same reason.
    """
    sources = [_of_file(place) for place in request.states]
    notes = []
    if request.stacks or not request.states:
        pulumi = Pulumi(request.folder)
        for stack in pulumi.names(request.stacks):
            past, note = former_states(pulumi, stack, request.history)
            sources.append(Source(_state(pulumi, stack, request), past, pulumi.settings(stack)))
            notes += [note] if note else []
    former = [document for place in request.past for document in read_documents(place)]
    if former:
        settings = sources[0].settings if len(sources) == 1 else {}
        sources.append(Source(None, tuple(former), settings))
    return sources, notes


def _state(pulumi: Pulumi, stack: str, request: Request) -> Document:
    document = pulumi.state(stack)
    if not (request.decrypted and document.is_encrypted):
        return document
    try:
        return pulumi.state(stack, "--show-secrets")
    except PulumiFailed:
        # Whoever has no key to the secrets is still told all the rest.
        return document


def gather_again(request: Request) -> list[Source]:
    """Return the present states of the stacks that the `pulumi` command tells of; files do not change.

    Raises:
        PulumiFailed: a stack can not be read.
    """
    if request.states and not request.stacks:
        return []
    pulumi = Pulumi(request.folder)
    return [Source(pulumi.state(stack)) for stack in pulumi.names(request.stacks)]


def _of_file(place: str) -> Source:
    document = read_document(place)
    if not document.is_state:
        raise UnreadableState(
            f"{place} is a preview: it tells what a program wants, not what a stack declares",
            cure="hand it over with --past",
        )
    return Source(document)
