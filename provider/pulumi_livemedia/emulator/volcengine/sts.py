"""The emulated Security Token Service, API version 2018-01-01.

Sources: https://www.volcengine.com/docs/6257/1902650 (GetCallerIdentity), https://www.volcengine.com/docs/6257/86374
(AssumeRole), https://www.volcengine.com/docs/6257/1494877 (AssumeRoleWithOIDC)
"""

import re
from datetime import datetime, timedelta, timezone

from pulumi_livemedia.emulator.identity import Identity, TokenRefusedError, check
from pulumi_livemedia.emulator.issued import IssuedKey
from pulumi_livemedia.emulator.json_text import parse_json
from pulumi_livemedia.emulator.json_web_token import Claims, read
from pulumi_livemedia.emulator.registry import Answer, Call, Service, account_of
from pulumi_livemedia.emulator.volcengine.authentication import TEMPORARY
from pulumi_livemedia.emulator.volcengine.errors import refused

STS = Service("sts", "2018-01-01")

_ROLE = "emulator-role"
_SESSION = "emulator-session"
_SHORTEST, _USUAL, _LONGEST = 900, 3600, 43_200
_LONGEST_POLICY = 2048
_BEIJING = timezone(timedelta(hours=8))


@STS.operation()
def get_caller_identity(call: Call) -> Answer:
    """Whose key signed the request; the account is a number here.

    A long-lived key is the account's own; a temporary one, known by its security token, a role's session.
    """
    account = call.namespace.account
    if not call.session:
        identity = {"Trn": f"trn:iam::{account}:root", "IdentityType": "Account", "IdentityId": account}
    else:
        role, session = (call.signer.role, call.signer.session_name) if call.signer else (_ROLE, _SESSION)
        identity = {
            "Trn": f"trn:sts::{account}:assumed-role/{role}/{session}",
            "IdentityType": "Role",
            "IdentityId": f"3{account[1:]}:{session}",
        }
    return {"Result": {"AccountId": int(account), **identity}}


@STS.operation(qps=200, resource="RoleTrn")
def assume_role(call: Call) -> Answer:
    """Give out a role's temporary key; a duration out of range is brought into it, not refused."""
    if not call.session and not call.namespace.settings.root_assumes_roles:
        raise refused("AccessDenied", "Roles may not be assumed by main accounts.", 403)
    seconds = _seconds(call)
    seconds = _USUAL if seconds < _SHORTEST else min(seconds, _LONGEST)
    key, user = _session(call, seconds)
    given = {**_given(key, _now(call)), "ExpiredTime": _text(key.expires)}
    return {"Result": {"Credentials": given, "AssumedRoleUser": user}}


@STS.operation(name="AssumeRoleWithOIDC", qps=200, resource="RoleTrn", signed=False)
def assume_role_with_oidc(call: Call) -> Answer:
    """Give out a role's temporary key to whom an identity provider vouches for; the request is not signed."""
    claims = _believed(call)
    seconds = _seconds(call)
    if not _SHORTEST <= seconds <= max(_USUAL + 60, call.namespace.settings.role_max_seconds):
        raise refused("InvalidParameter", "DurationSeconds is out of range.")
    key, user = _session(call, seconds)
    info = {
        "Subject": claims.subject,
        "Issuer": claims.issuer,
        "ClientIds": list(claims.audience),
        "ExpirationTime": _text(claims.expires),
        "IssuanceTime": _text(claims.issued),
    }
    # The same as ExpiredTime of the other operation, under another name.
    given = {**_given(key, _now(call)), "Expiration": _text(key.expires)}
    return {"Result": {"Credentials": given, "OIDCTokenInfo": info, "AssumedRoleUser": user}}


def _believed(call: Call) -> Claims:
    namespace, token = call.namespace, call.text("OIDCToken")
    if not token:
        raise refused("MissingParameter", about=("OIDCToken",))
    try:
        claims = read(token)
        check(claims, namespace.state(Identity), namespace.settings, lambda provider: provider.issuer == claims.issuer)
    except ValueError as error:
        raise refused("AccessDeniedException", "The OIDC token is malformed.", 400) from error
    except TokenRefusedError as error:
        raise refused("AccessDeniedException", f"The OIDC token is not believed: {error}.", 400) from error
    return claims


def _seconds(call: Call) -> int:
    text = call.text("DurationSeconds") or str(_USUAL)
    if not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        raise refused("InvalidParameter", "DurationSeconds must be a number.")
    return int(text)


def _session(call: Call, seconds: int) -> tuple[IssuedKey, Answer]:
    trn, name = call.text("RoleTrn"), call.text("RoleSessionName")
    for parameter, value in (("RoleTrn", trn), ("RoleSessionName", name)):
        if not value:
            raise refused("MissingParameter", about=(parameter,))
    account = account_of(trn) if trn.startswith("trn:iam::") else ""
    if not account:
        raise refused("InvalidTRN", "The TRN of the role is malformed.", 400)
    if not re.fullmatch(r"[\w.@-]{2,64}", name, re.ASCII):
        raise refused("InvalidParameter", "RoleSessionName is malformed.")
    _check_policy(call.text("Policy"))
    role = trn.rpartition("/")[2]
    expires = _now(call) + call.namespace.state(Identity).lifetime(seconds)
    key = call.issued.issue(TEMPORARY, account, role, name, expires)
    return key, {"Trn": f"trn:sts::{account}:assumed-role/{role}/{name}", "AssumedRoleId": key.session_id}


def _check_policy(policy: str) -> None:
    try:
        well_formed = not policy or (len(policy) <= _LONGEST_POLICY and isinstance(parse_json(policy), dict))
    except ValueError:
        well_formed = False
    if not well_formed:
        raise refused("InvalidJsonStruct", "The policy is not a JSON object of at most 2048 characters.", 400)


def _now(call: Call) -> datetime:
    return call.namespace.clock.now()


def _given(key: IssuedKey, now: datetime) -> dict[str, object]:
    return {
        "CurrentTime": _text(now),
        "AccessKeyId": key.key_id,
        "SecretAccessKey": key.secret,
        "SessionToken": key.token,
    }


def _text(moment: datetime) -> str:
    return moment.astimezone(_BEIJING).isoformat(timespec="seconds")
