"""Many recordings in one program."""

from tests.cli.cloud import Cloud
from tests.cli.stack import Stack, recording

MANY = 1200


def test_a_program_of_many_recordings_is_previewed_without_a_call(stack: Stack, cloud: Cloud) -> None:
    each = recording(room_id='f"room-{number}"').replace('"evening-news"', 'f"show-{number}"')
    stack.program(f"for number in range({MANY}): {each}")

    preview = stack.pulumi("preview")
    assert preview.code == 0, preview.text
    assert f"+ {MANY + 1} to create" in preview.text
    assert "warning" not in preview.text
    assert cloud.calls() == []
