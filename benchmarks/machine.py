"""On what the figures were measured."""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from tools import pulumi_cli

_PACKAGES = (
    "pulumi",
    "pulumi-livemedia",
    "pydantic",
    "httpx",
    "grpcio",
    "alibabacloud-live20161101",
    "volcengine",
)


def described() -> Mapping[str, str]:
    """Machine and versions."""
    cli = pulumi_cli.ensure() / "pulumi"
    return {
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "System": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "Pulumi CLI": pulumi_cli.version_of(cli) or "unknown",
        "Packages": ", ".join(f"{name} {version(name)}" for name in _PACKAGES),
    }


def load() -> float:
    """How many processes wanted to run in the last minute, on average."""
    return os.getloadavg()[0]


def _processor() -> str:
    """The processor's name, where the system tells it."""
    cpus = Path("/proc/cpuinfo")
    lines = cpus.read_text().splitlines() if cpus.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
