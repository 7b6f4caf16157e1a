"""The emulated Security Token Service, API version 2015-04-01.

Source: https://help.aliyun.com/en/ram/developer-reference/api-sts-2015-04-01-getcalleridentity
"""

from pulumi_livemedia.emulator.registry import Answer, Call, Service

STS = Service("Sts", "2015-04-01")

_ROLE = "emulator-role"
_SESSION = "emulator-session"


@STS.operation()
def get_caller_identity(call: Call) -> Answer:
    """Whose key signed the request; every member is a string.

    A long-lived key is the account's own; a temporary one, known by its security token, a role's session.
    """
    account = call.namespace.account
    if not call.session:
        return {
            "AccountId": account,
            "Arn": f"acs:ram::{account}:root",
            "IdentityType": "Account",
            "PrincipalId": account,
            "UserId": account,
        }
    role_id = f"3{account[1:]}"
    return {
        "AccountId": account,
        "Arn": f"acs:ram::{account}:assumed-role/{_ROLE}/{_SESSION}",
        "IdentityType": "AssumedRoleUser",
        "PrincipalId": f"{role_id}:{_SESSION}",
        "RoleId": role_id,
    }
