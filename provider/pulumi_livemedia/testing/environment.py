"""The environment variables of a test that uses the emulator: the emulator's keys in, the user's own out.

Whatever begins like a variable of one of the clouds is taken out, known or not: a key that slips through would let a
test bill somebody. The files of the SDKs and command lines are in the home folder, so that is an empty one.
"""

import site
from collections.abc import Mapping
from pathlib import Path

CLOUDS = ("ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_", "ALIYUN_", "LIVEMEDIA_", "VOLCENGINE_", "VOLC_")
"""How the variables of the clouds' tools, and ours, begin."""

PROXIES = ("ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY")
"""Ways around the guard: a proxy on this machine leads to all others."""


def emulator_variables(url: str, key: str, secret: str) -> dict[str, str]:
    """Return what a process needs to work with one account of an emulator.

    Args:
        url: the emulator's address.
        key: the access key id.
        secret: its secret.
    """
    return {
        "LIVEMEDIA_ALICLOUD_ENDPOINT": url,
        "LIVEMEDIA_VOLCENGINE_ENDPOINT": url,
        "ALIBABA_CLOUD_ACCESS_KEY_ID": key,
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": secret,
        "VOLCENGINE_ACCESS_KEY": key,
        "VOLCENGINE_SECRET_KEY": secret,
        "VOLC_ACCESSKEY": key,
        "VOLC_SECRETKEY": secret,
    }


def replaced(environ: Mapping[str, str], nowhere: str, *, keeps_home: bool) -> dict[str, str]:
    """Return what keeps the clouds' tools from profiles and metadata services.

    Args:
        environ: the environment so far.
        nowhere: an empty folder.
        keeps_home: whether that does not become the home folder.
    """
    empty = Path(nowhere)
    variables = {
        "ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "true",
        "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
        "ALIBABA_CLOUD_CONFIG_FILE": str(empty / "config.json"),
        "ALIBABA_CLOUD_CREDENTIALS_FILE": str(empty / "credentials.ini"),
        "ALICLOUD_SHARED_CREDENTIALS_FILE": str(empty / "config.json"),
        "VOLCENGINE_ECS_METADATA_DISABLED": "true",
        "VOLCENGINE_CLI_CONFIG_FILE": str(empty / "volcengine.json"),
    }
    return variables if keeps_home else variables | _moved_home(environ, nowhere)


def _moved_home(environ: Mapping[str, str], home: str) -> dict[str, str]:
    """Return what makes a folder the home, and tells tools that keep their programs at home where those are."""
    old = Path(environ.get("HOME") or Path.home())
    kept = {
        "PULUMI_HOME": str(old / ".pulumi"),
        "PYTHONUSERBASE": site.getuserbase(),
        "XDG_CACHE_HOME": str(old / ".cache"),
    }
    return {"HOME": home, **{name: value for name, value in kept.items() if not environ.get(name)}}


def to_be_removed(environ: Mapping[str, str]) -> list[str]:
    """Return the variables that no test may see: of the clouds, and of proxies."""
    return [name for name in environ if name.upper().startswith(CLOUDS) or name.upper() in PROXIES]
