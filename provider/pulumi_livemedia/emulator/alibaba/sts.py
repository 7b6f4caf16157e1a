"""The emulated Security Token Service, API version 2015-04-01.

Sources: https://help.aliyun.com/en/ram/developer-reference/api-sts-2015-04-01-getcalleridentity,
https://alibabacloud.com/help/en/ram/api-assumerole, https://alibabacloud.com/help/en/ram/api-assumerolewithoidc
"""

import re
from datetime import UTC, datetime

from pulumi_livemedia.emulator.alibaba.authentication import TEMPORARY
from pulumi_livemedia.emulator.alibaba.errors import refused
from pulumi_livemedia.emulator.identity import (
    AUDIENCE,
    EXPIRED,
    ISSUER,
    PROVIDER,
    Identity,
    TokenRefusedError,
    check,
)
from pulumi_livemedia.emulator.issued import IssuedKey
from pulumi_livemedia.emulator.json_text import parse_json
from pulumi_livemedia.emulator.json_web_token import Claims, read
from pulumi_livemedia.emulator.registry import Answer, Call, Parameter, Service, account_of

STS = Service("Sts", "2015-04-01")

_ROLE = "emulator-role"
_SESSION = "emulator-session"
_SHORTEST, _USUAL = 900, 3600
_LONGEST_POLICY = 2048

_CODES = {
    EXPIRED: "AuthenticationFail.OIDCToken.Expired",
    ISSUER: "AuthenticationFail.OIDCToken.IssuerNotMatch",
    AUDIENCE: "AuthenticationFail.OIDCToken.AudienceNotMatch",
    PROVIDER: "AuthenticationFail.NoPermission",
}


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
    role, session = (call.signer.role, call.signer.session_name) if call.signer else (_ROLE, _SESSION)
    role_id = f"3{account[1:]}"
    return {
        "AccountId": account,
        "Arn": f"acs:ram::{account}:assumed-role/{role}/{session}",
        "IdentityType": "AssumedRoleUser",
        "PrincipalId": f"{role_id}:{session}",
        "RoleId": role_id,
    }


_OF_ROLES = (
    Parameter("RoleArn", required=True),
    Parameter("RoleSessionName", required=True),
    Parameter("DurationSeconds", read=int, malformed="InvalidParameter.DurationSeconds"),
    Parameter("Policy"),
)


@STS.operation(*_OF_ROLES, Parameter("ExternalId"), Parameter("SourceIdentity"), qps=100, resource="RoleArn")
def assume_role(call: Call) -> Answer:
    """Give out a role's temporary key."""
    external_id = call.text("ExternalId")
    if external_id and not re.fullmatch(r"[\w+=,.@:/-]{2,1224}", external_id, re.ASCII):
        raise refused("InvalidParameter.ExternalId")
    if not call.session and not call.namespace.settings.root_assumes_roles:
        raise refused("NoPermission", "Roles may not be assumed by root accounts.")
    return _session(call)


@STS.operation(
    *_OF_ROLES,
    Parameter("OIDCProviderArn", required=True),
    Parameter("OIDCToken", required=True),
    name="AssumeRoleWithOIDC",
    qps=100,
    resource="RoleArn",
    signed=False,
)
def assume_role_with_oidc(call: Call) -> Answer:
    """Give out a role's temporary key to whom an identity provider vouches for; the request is not signed."""
    claims = _believed(call)
    return {
        **_session(call),
        "OIDCTokenInfo": {
            "Subject": claims.subject,
            "Issuer": claims.issuer,
            "ClientIds": ",".join(claims.audience),
            "ExpirationTime": _text(claims.expires),
            "IssuanceTime": _text(claims.issued),
            "VerificationInfo": "Success",
        },
    }


def _believed(call: Call) -> Claims:
    namespace = call.namespace
    name = re.fullmatch(
        rf"acs:ram::{namespace.account}:oidc-provider/([\w.-]+)", call.text("OIDCProviderArn"), re.ASCII
    )
    if name is None:
        raise refused("AuthenticationFail.NoPermission")
    try:
        claims = read(call.text("OIDCToken"))
    except ValueError as error:
        raise refused("AuthenticationFail.OIDCToken.Invalid") from error
    try:
        check(claims, namespace.state(Identity), namespace.settings, lambda provider: provider.name == name[1])
    except TokenRefusedError as error:
        raise refused(_CODES[str(error)]) from error
    return claims


def _session(call: Call) -> Answer:
    arn, name = call.text("RoleArn"), call.text("RoleSessionName")
    account = account_of(arn) if arn.startswith("acs:ram::") else ""
    if not account:
        raise refused("InvalidParameter.RoleArn")
    if not re.fullmatch(r"[\w.@-]{2,64}", name, re.ASCII):
        raise refused("InvalidParameter.RoleSessionName")
    _check_policy(call.text("Policy"))
    seconds = call.integer("DurationSeconds", _USUAL)
    if not _SHORTEST <= seconds <= call.namespace.settings.role_max_seconds:
        raise refused("InvalidParameter.DurationSeconds")
    identity = call.namespace.state(Identity)
    role = arn.rpartition("/")[2]
    key = call.issued.issue(TEMPORARY, account, role, name, identity.now + identity.lifetime(seconds))
    return {"AssumedRoleUser": {"AssumedRoleId": key.session_id, "Arn": f"{arn}/{name}"}, "Credentials": _given(key)}


def _check_policy(policy: str) -> None:
    if len(policy) > _LONGEST_POLICY:
        raise refused("InvalidParameter.PolicySize")
    try:
        if policy and not isinstance(parse_json(policy), dict):
            raise refused("InvalidParameter.PolicyGrammar")
    except ValueError as error:
        raise refused("InvalidParameter.PolicyGrammar") from error


def _given(key: IssuedKey) -> Answer:
    return {
        "AccessKeyId": key.key_id,
        "AccessKeySecret": key.secret,
        "SecurityToken": key.token,
        "Expiration": _text(key.expires),
    }


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
