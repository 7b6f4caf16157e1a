"""The bills of materials: valid, true, and bound to the wheel."""

import hashlib
import json
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from tests.release.conftest import Released
from tools.bill_of_materials import SCHEMA, Installation
from tools.console import Problem

EXTRAS = ("cli", "emulator", "png", "s3", "storage", "testing")
DIRECT = {
    "": {"httpx", "pulumi", "pydantic"},
    "cli": {"typer"},
    "emulator": {"typer", "werkzeug"},
    "png": {"resvg-py"},
    "s3": {"moto", "boto3", "flask"},
    "storage": {"botocore"},
    "testing": {"typer", "werkzeug", "pytest"},
}


def read(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text())
    return document


def named(bill: dict[str, Any]) -> dict[str, str]:
    return {each["name"]: each["version"] for each in bill["components"]}


def test_there_is_a_bill_for_each_way_to_install(release: Released) -> None:
    assert [path.name.split("-0.1.0")[1] for path in release.bills] == [
        *(f"-{extra}.cdx.json" for extra in EXTRAS),
        ".cdx.json",
    ]


@pytest.mark.parametrize("extra", ["", *EXTRAS])
def test_a_bill_is_valid_by_the_schema(release: Released, extra: str) -> None:
    assert JsonStrictValidator(SCHEMA).validate_str(release.bill(extra).read_text()) is None


@pytest.mark.parametrize("extra", ["", *EXTRAS])
def test_a_bill_lists_what_is_installed_and_with_what(release: Released, extra: str) -> None:
    bill = read(release.bill(extra))
    listed = named(bill)

    assert DIRECT[""] | DIRECT[extra] <= listed.keys()
    assert {name: metadata.version(name) for name in listed} == listed
    assert not listed.keys() & {"hypothesis", "ruff", "mypy", "build", "cyclonedx-python-lib", "pulumi-livemedia"}
    told = {(each["name"], each["value"]) for each in bill["metadata"]["component"].get("properties", ())}
    assert told == ({("cdx:python:package:required-extra", extra)} if extra else set())


def test_the_provider_process_needs_no_more_than_its_three_packages_bring(release: Released) -> None:
    bill = read(release.bill())
    depends = {each["ref"]: set(each.get("dependsOn", ())) for each in bill["dependencies"]}
    (root,) = (ref for ref in depends if ref.startswith("pulumi-livemedia=="))

    assert {ref.partition("==")[0] for ref in depends[root]} == DIRECT[""]
    reached, ahead = {root}, [root]
    while ahead:
        further = depends[ahead.pop()] - reached
        reached |= further
        ahead += further
    assert reached == set(depends), "everything listed is there for a reason"


def test_a_bill_belongs_to_its_wheel_and_to_no_other(release: Released) -> None:
    digest = hashlib.sha256(release.wheel.read_bytes()).hexdigest()
    serials = set()
    for path in release.bills:
        bill = read(path)
        assert bill["metadata"]["component"]["hashes"] == [{"alg": "SHA-256", "content": digest}]
        assert bill["metadata"]["timestamp"].startswith("2023-11-14T22:13:20")
        serials.add(bill["serialNumber"])
    assert len(serials) == len(release.bills)


def test_every_component_can_be_looked_up_and_has_a_licence(release: Released) -> None:
    for path in release.bills:
        for each in read(path)["components"]:
            assert each["purl"] == f"pkg:pypi/{each['name']}@{each['version']}"
            assert each["name"] == canonicalize_name(each["name"])
            # That package's metadata tell none.
            assert each.get("licenses") or each["name"] == "resvg-py"


def test_what_is_not_installed_can_not_be_listed(release: Released, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", nothing)

    with pytest.raises(Problem, match="is needed by a user and not installed here"):
        Installation(release.wheel)
