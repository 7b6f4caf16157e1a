"""Reading a seed: a snapshot in a file, saved or written by hand."""

from pathlib import Path

from pulumi_livemedia.emulator.errors import ControlError
from pulumi_livemedia.emulator.strict import JsonObject, as_object, parse_json


def read_seed(path: Path) -> JsonObject:
    """The document of a file; what it says is checked when it is loaded.

    Raises:
        ControlError: there is no such file, or it is no JSON object.
    """
    try:
        text = path.read_bytes()
    except OSError as error:
        raise ControlError(f"cannot be read: {error.strerror}") from error
    if not text.strip():
        raise ControlError('the file is empty; a seed of nothing is "{}"')
    return as_object(parse_json(text, "the file"), "the file")
