"""What a user installs, as a bill of materials in the format of CycloneDX.

It lists the versions that the tests have run with: those that stand in this virtualenv.

Source: https://cyclonedx.org/docs/1.6/json/
"""

import hashlib
import zipfile
from collections.abc import Iterator
from datetime import datetime
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.console import Problem

SCHEMA = SchemaVersion.V1_6

# https://github.com/CycloneDX/cyclonedx-property-taxonomy/blob/main/cdx/python.md
_EXTRA = "cdx:python:package:required-extra"


class Installation:
    """The packages that come with a wheel and one of its extras.

    Args:
        wheel: the wheel; what it needs has to be installed here.
        extra: one of its extras, or nothing.

    Raises:
        Problem: something that it needs is not installed here.
    """

    def __init__(self, wheel: Path, extra: str = "") -> None:
        self.wheel = wheel
        self.extra = extra
        self.root = _distribution_of(wheel)
        self.packages: dict[str, metadata.Distribution] = {_name(self.root): self.root}
        self.needs: dict[str, set[str]] = {}
        self._seen: set[tuple[str, str]] = set()
        for each in sorted({"", extra}):
            self._follow(_name(self.root), each)

    def _follow(self, name: str, extra: str) -> None:
        """Add all that a package needs with an extra."""
        if (name, extra) in self._seen:
            return
        self._seen.add((name, extra))
        for requirement in _requirements(self.packages[name], extra):
            needed = canonicalize_name(requirement.name)
            if needed not in self.packages:
                self.packages[needed] = _installed(needed)
            if needed != name:
                self.needs.setdefault(name, set()).add(needed)
            for further in ("", *sorted(requirement.extras)):
                self._follow(needed, further)


def bill_of_materials(installation: Installation, when: datetime) -> str:
    """Return the bill as JSON; the same one for the same wheel and time.

    Args:
        installation: what is listed.
        when: the time of the release.
    """
    content = installation.wheel.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    components = {name: _component(each) for name, each in installation.packages.items()}
    root = components.pop(_name(installation.root))
    root.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=digest))
    if installation.extra:
        root.properties.add(Property(name=_EXTRA, value=installation.extra))
    bom = Bom(components=components.values(), serial_number=uuid5(NAMESPACE_URL, f"{digest}/{installation.extra}"))
    bom.metadata.component, bom.metadata.timestamp = root, when
    everything = {_name(installation.root): root, **components}
    for name, component in everything.items():
        bom.register_dependency(component, [everything[needed] for needed in sorted(installation.needs.get(name, ()))])
    return make_outputter(bom, OutputFormat.JSON, SCHEMA).output_as_string(indent=2) + "\n"


def extras(wheel: Path) -> list[str]:
    """Return the names of a wheel's extras."""
    return sorted(_distribution_of(wheel).metadata.get_all("Provides-Extra") or [])


def _component(package: metadata.Distribution) -> Component:
    name, licence = _name(package), _licence(package)
    return Component(
        name=name,
        version=package.version,
        type=ComponentType.LIBRARY,
        bom_ref=f"{name}=={package.version}",
        purl=PackageURL("pypi", name=name, version=package.version),
        description=_told(package, "Summary"),
        licenses=[licence] if licence else [],
    )


def _licence(package: metadata.Distribution) -> License | None:
    """Return the licence as far as the package tells it in a few words; some put its whole text there."""
    told = _told(package, "License-Expression") or _told(package, "License")
    if not told or "\n" in told.strip():
        classifiers = package.metadata.get_all("Classifier") or []
        told = next((each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: ")), "")
    return LicenseFactory().make_from_string(told.strip()) if told.strip() else None


def _told(package: metadata.Distribution, field: str) -> str:
    told: list[str] = package.metadata.get_all(field) or [""]
    return told[0]


def _requirements(package: metadata.Distribution, extra: str) -> Iterator[Requirement]:
    """What a package needs on this machine, without what it needs for other extras."""
    for requirement in map(Requirement, package.requires or []):
        if requirement.marker is None:
            if not extra:
                yield requirement
        elif requirement.marker.evaluate({"extra": extra}) and (not extra or "extra" in str(requirement.marker)):
            yield requirement


def _installed(name: str) -> metadata.Distribution:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise Problem(
            f"{name} is needed by a user and not installed here: add it to a group in pyproject.toml"
        ) from None


def _distribution_of(wheel: Path) -> metadata.Distribution:
    (folder,) = (each for each in zipfile.Path(wheel).iterdir() if each.name.endswith(".dist-info"))
    return metadata.PathDistribution(folder)


def _name(package: metadata.Distribution) -> str:
    return canonicalize_name(package.metadata["Name"])
