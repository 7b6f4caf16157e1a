"""Thousands of resources in one program."""

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pulumi
import pytest
from pulumi.runtime import mocks

import pulumi_livemedia as livemedia


class Cloud(mocks.Mocks):
    """Takes everything as it is."""

    def __init__(self) -> None:
        self.providers: set[str] = set()
        self.count = 0

    def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[Any, Any]]:
        """Take a resource."""
        self.count += 1
        self.providers.add(str(args.inputs["__provider"]))
        return f"{args.name}-id", args.inputs

    def call(self, args: mocks.MockCallArgs) -> tuple[dict[Any, Any], list[tuple[str, str]] | None]:
        """Take no call."""
        raise AssertionError(args.token)


@pytest.mark.timeout(240)
def test_so_many_resources_register(*, at_length: bool) -> None:
    many = 5000 if at_length else 1500
    cloud = Cloud()
    depth = sys.getrecursionlimit()

    with ThreadPoolExecutor(1) as aside:  # the SDK's event loop is that of the thread
        aside.submit(register, cloud, many).result()

    assert cloud.count == many
    assert len(cloud.providers) == 1, "the provider is written down once, and not once more around each other"
    assert sys.getrecursionlimit() == depth


def register(cloud: Cloud, many: int) -> None:
    """Run a program that declares so many casters."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    mocks.set_mocks(cloud)

    @mocks.test  # type: ignore[untyped-decorator]
    def program() -> pulumi.Output[list[str]]:
        casters = [livemedia.LiveCaster(f"show-{number}", caster_id=f"caster-{number}") for number in range(many)]
        return pulumi.Output.all(*(each.id for each in casters)).apply(list)

    program()
    loop.close()
