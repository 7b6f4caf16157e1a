"""What the keys of an account may do: the actions of a policy, without its resources and conditions.

Sources: https://www.alibabacloud.com/help/en/ram/user-guide/policy-structure-and-syntax,
https://www.volcengine.com/docs/6257/65051
"""

from fnmatch import fnmatchcase

from pulumi_livemedia.emulator.behaviours import Settings

_FREE = ("sts:GetCallerIdentity", "sts:AssumeRoleWithOIDC")


def is_allowed(settings: Settings, service: str, action: str) -> bool:
    """Whether somebody may do something.

    Args:
        settings: of the account.
        service: whose operation it is, such as `live`.
        action: the operation.
    """
    name = f"{service.lower()}:{action}"
    return name in _FREE or any(fnmatchcase(name.lower(), pattern.lower()) for pattern in settings.allowed_actions)
