"""The types of the SDKs' profiles that lead to temporary credentials.

Source: https://github.com/aliyun/credentials-python
"""

from collections.abc import Mapping

from pulumi_livemedia.alibaba.credential_sources.assumed_role import AssumedRole, Role
from pulumi_livemedia.alibaba.credential_sources.environment import Instance
from pulumi_livemedia.alibaba.credential_sources.oidc_role import OidcRole
from pulumi_livemedia.alibaba.sts import Surroundings
from pulumi_livemedia.calls.credentials import Found, NotServing, Part, from_parts
from pulumi_livemedia.calls.errors import MissingCredentials


def follow(source: str, profile: Mapping[str, str], around: Surroundings) -> Found | NotServing:
    """Return the way that a profile tells, or why it does not serve.

    Args:
        source: what to call the profile.
        profile: its fields.
        around: what else there is to know.

    Raises:
        MissingCredentials: the profile lacks what its type needs.
    """
    kind = profile.get("type", "")
    if kind == "ram_role_arn":
        key_id, secret = (Part(name, profile.get(name, "")) for name in ("access_key_id", "access_key_secret"))
        base = from_parts(source, key_id, secret, Part("security_token", ""))
        if isinstance(base, NotServing):
            return base
        return AssumedRole(base, _role(source, profile, around), around.sts(), source)
    if kind == "oidc_role_arn":
        return OidcRole(
            _role(source, profile, around),
            _needed(source, profile, "oidc_provider_arn", around.environ.get("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "")),
            _needed(source, profile, "oidc_token_file_path", around.environ.get("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "")),
            around.sts(),
            source,
        )
    if kind == "ecs_ram_role":
        return Instance(around, profile.get("role_name", ""), source).load()
    return NotServing(f"{source} has type {kind}, which is not supported")


def _role(source: str, profile: Mapping[str, str], around: Surroundings) -> Role:
    return Role(
        arn=_needed(source, profile, "role_arn", around.environ.get("ALIBABA_CLOUD_ROLE_ARN", "")),
        session_name=profile.get("role_session_name", "") or around.environ.get("ALIBABA_CLOUD_ROLE_SESSION_NAME", ""),
        policy=profile.get("policy", ""),
    )


def _needed(source: str, profile: Mapping[str, str], name: str, otherwise: str) -> str:
    value = profile.get(name, "") or otherwise
    if not value:
        raise MissingCredentials(f"{source} has type {profile['type']} and no {name}", cure=f"add {name} there")
    return value
