"""The emulated Security Token Service, API version 2018-01-01.

Source: https://www.volcengine.com/docs/6257/1902650
"""

from pulumi_livemedia.emulator.registry import Answer, Call, Service

STS = Service("sts", "2018-01-01")

_ROLE = "emulator-role"
_SESSION = "emulator-session"


@STS.operation()
def get_caller_identity(call: Call) -> Answer:
    """Whose key signed the request; the account is a number here.

    A long-lived key is the account's own; a temporary one, known by its security token, a role's session.
    """
    account = call.namespace.account
    if not call.session:
        identity = {"Trn": f"trn:iam::{account}:root", "IdentityType": "Account", "IdentityId": account}
    else:
        identity = {
            "Trn": f"trn:sts::{account}:assumed-role/{_ROLE}/{_SESSION}",
            "IdentityType": "Role",
            "IdentityId": f"3{account[1:]}:{_SESSION}",
        }
    return {"Result": {"AccountId": int(account), **identity}}
