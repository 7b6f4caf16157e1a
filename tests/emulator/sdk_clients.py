"""The vendors' SDKs, pointed at an emulator, behind one function: an operation and the members of its request."""

import contextlib
import importlib
import json
import os
import re
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self
from unittest.mock import patch
from urllib.parse import urlsplit

SECRET = "emulator-secret"
TOKEN = "sts+token/=="

SIGNATURES = {
    "ACS3-HMAC-SHA256": {},
    "ACS3-HMAC-SHA256 with token": {"security_token": TOKEN, "type": "sts"},
    "HMAC-SHA1": {"signature_algorithm": "v2"},
    "HMAC-SHA1 with token": {"signature_algorithm": "v2", "security_token": TOKEN, "type": "sts"},
}
"""How the SDK can sign, by the options that make it do so."""
FORMS = ("JSON", "XML")

Answer = Mapping[str, Any]


def vendor(module: str) -> Any:  # noqa: ANN401  # the SDKs have no types
    """A module of an SDK; what its dependencies warn about while being imported is not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module(module)


def snake(name: str) -> str:
    """`StartCaster` as the SDK's methods and members are named: `start_caster`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@contextlib.contextmanager
def no_proxies() -> Iterator[None]:
    """Without the environment that the SDKs would rather believe than what they are told."""
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.lower() and "VOLC" not in name}
    with tempfile.TemporaryDirectory() as home, patch.dict(os.environ, {**kept, "HOME": home}, clear=True):
        yield


class AlibabaSdk:
    """`alibabacloud_live20161101`.

    Args:
        url: of the emulator.
        key: the access key id.
        signature: one of SIGNATURES.
        form: of the answers. The operations' own methods always ask for JSON; XML is asked for by the SDK's generic
            call, with the request's own members.
        options: over those of the configuration.
    """

    def __init__(self, url: str, key: str, signature: str, form: str = "JSON", **options: str) -> None:
        usual = {"endpoint": urlsplit(url).netloc, "protocol": "http"}
        pair = {"access_key_id": key, "access_key_secret": SECRET}
        config = vendor("alibabacloud_tea_openapi.models").Config(
            **{**usual, **pair, **SIGNATURES[signature], **options}
        )
        self._client = vendor("alibabacloud_live20161101.client").Client(config)
        self._models = vendor("alibabacloud_live20161101.models")
        self._form = form

    def model(self, name: str, members: Mapping[str, object]) -> Any:  # noqa: ANN401  # the same
        """One of the SDK's structures, with lists of others inside."""
        made = {
            member: [self.model(f"{name}{_pascal(member)}", each) if isinstance(each, dict) else each for each in value]
            if isinstance(value, list)
            else value
            for member, value in members.items()
        }
        return getattr(self._models, name)(**made)

    def live(self, operation: str, **members: object) -> Answer:
        """Call an operation of ApsaraVideo Live; what the SDK has understood of its answer."""
        request = self.model(f"{operation}Request", members)
        if self._form == "XML":
            return self._generic(
                operation, "2016-11-01", vendor("alibabacloud_tea_openapi.utils").Utils.query(request.to_map())
            )
        answer: Answer = getattr(self._client, snake(operation))(request).body.to_map()
        return answer

    def sts(self, operation: str, **parameters: str) -> Answer:
        """Call an operation of the Security Token Service, which the generic call can do too."""
        return self._generic(operation, "2015-04-01", parameters)

    def _generic(self, operation: str, version: str, query: Mapping[str, str]) -> Answer:
        models = vendor("alibabacloud_tea_openapi.utils_models")
        params = models.Params(
            action=operation,
            version=version,
            protocol="HTTP",
            pathname="/",
            method="POST",
            auth_type="AK",
            style="RPC",
            req_body_type="formData",
            body_type="string" if self._form == "XML" else "json",
        )
        asked = {"accept": f"application/{self._form.lower()}"}
        request = models.OpenApiRequest(query={**query, "Format": self._form}, headers=asked)
        body = self._client.call_api(params, request, vendor("darabonba.runtime").RuntimeOptions())["body"]
        if self._form == "JSON":
            return dict(body)
        parsed = vendor("darabonba.utils.xml").XML.parse_xml(body)
        assert list(parsed) == [f"{operation}Response"], body
        return dict(parsed[f"{operation}Response"])


def _pascal(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


class VolcengineSdk:
    """`volcengine`, which knows RTC only as an example made for an older version: the operations' versions are ours.

    Args:
        url: of the emulator.
        key: the access key id.
        token: the security token; empty for none.
        method: by which what only reads is called.
        secret: of the key.
    """

    def __init__(self, url: str, key: str, token: str = "", method: str = "GET", secret: str = SECRET) -> None:
        self._pair = {"ak": key, "sk": secret, "region": "cn-north-1", "session_token": token}
        self._host = urlsplit(url).netloc
        self._method = method
        self._rtc = self._service(
            "rtc", "2023-11-01", ["StartRecord", "UpdateRecord", "StopRecord"], [("GetRecordTask")]
        )
        self._sts = self._service("sts", "2018-01-01", [], ["GetCallerIdentity", "AssumeRole", "AssumeRoleWithOIDC"])

    def _service(self, name: str, version: str, writes: list[str], reads: list[str]) -> Any:  # noqa: ANN401  # the same
        info, credentials = vendor("volcengine.ServiceInfo").ServiceInfo, vendor("volcengine.Credentials").Credentials
        api = vendor("volcengine.ApiInfo").ApiInfo
        methods = dict.fromkeys(writes, "POST") | dict.fromkeys(reads, self._method)
        calls = {
            action: api(method, "/", {"Action": action, "Version": version}, {}, {})
            for action, method in methods.items()
        }
        where = info(self._host, {}, credentials(service=name, **self._pair), 5, 5, "http")
        return vendor("volcengine.base.Service").Service(where, calls)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for service in (self._rtc, self._sts):
            service.session.close()

    def rtc(self, operation: str, **members: Any) -> Any:  # noqa: ANN401  # the same
        """Call an operation of RTC; its result."""
        if operation != "GetRecordTask":
            answer = self._rtc.json(operation, {}, json.dumps(members))
        elif self._method == "GET":
            answer = self._rtc.get(operation, members)
        else:
            answer = self._rtc.post(operation, {}, members)
        return _result(operation, answer)

    def sts(self, operation: str, **parameters: str) -> Any:  # noqa: ANN401  # the same
        """Call an operation of the Security Token Service; its result."""
        reads = self._method == "GET"
        answer = self._sts.get(operation, parameters) if reads else self._sts.post(operation, {}, parameters)
        return _result(operation, answer)


def _result(operation: str, answer: str) -> Any:  # noqa: ANN401  # the same
    document = json.loads(answer)
    assert document["ResponseMetadata"]["Action"] == operation
    return document["Result"]
