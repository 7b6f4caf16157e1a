"""Proves before a start that the files of a recording can be written where they are to go.

The cloud itself never tells: a wrong key, bucket or region shows only when the upload fails, after the show.
Only the signature is a library's: redirects, profiles and variables of an S3 client would hide what is to be proven.
Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
"""

import hashlib
import os
import uuid
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from pulumi_livemedia.calls.clock import pause
from pulumi_livemedia.calls.errors import TimedOut
from pulumi_livemedia.calls.messages import CutOffError, NotAnsweredError, NotSentError, Request, Response, Transport
from pulumi_livemedia.calls.operation import Operation
from pulumi_livemedia.calls.pool import over_http
from pulumi_livemedia.calls.refusals import CannotStart
from pulumi_livemedia.volcengine.rtc_record_task.model import RtcRecordTaskInputs
from pulumi_livemedia.volcengine.rtc_record_task.storage_answers import Refusal, refusal
from pulumi_livemedia.volcengine.rtc_record_task.stores import Store, store_of

ATTEMPTS: Final = 3
SECONDS: Final = 30.0
"""How long one request may take."""

Verify = Callable[[str, RtcRecordTaskInputs, Operation], object]
"""Takes the recording's name, what is declared, and what is under way; raises if the files can not be written."""

_BODY: Final = b"Written by pulumi-livemedia to prove that recorded files can be; it may be deleted.\n"
_REGION_HEADER: Final = "x-amz-bucket-region"
_VERSION_HEADER: Final = "x-amz-version-id"
_NOT_FOUND: Final = 404
_OK: Final = range(200, 300)
_CURE_OF_REACH: Final = "check the network, its proxies and livemedia:storageEndpoint; or leave verify_storage out"


def verify_storage(
    thing: str,
    inputs: RtcRecordTaskInputs,
    operation: Operation,
    *,
    settings: Mapping[str, str] | None = None,
    environ: Mapping[str, str] | None = None,
) -> str:
    """Write a small object beside where the files go, delete it again, and return the bucket, as messages call it.

    Args:
        thing: the recording, as messages call it.
        inputs: what is declared.
        operation: what is under way.
        settings: the stack's configuration.
        environ: the environment; by default this process's.

    Raises:
        CannotStart: the files can not be written.
        InvalidSetting: it can not be tried as things are set.
        TimedOut: there was no time left.
    """
    config = inputs.storage_config.custom_config
    if config is None:
        raise TypeError("check lets only a storage with keys of its own be verified")
    store = store_of(config, settings or {}, os.environ if environ is None else environ)
    folder = inputs.file_name_config.folder if inputs.file_name_config else ""
    transport = over_http(store.endpoint)
    try:
        _Proof(thing, store, operation, transport).write(f"{folder}livemedia-storage-check-{uuid.uuid4().hex}.txt")
    finally:
        transport.close()
    return store.name


@dataclass(frozen=True, slots=True)
class _Proof:
    """One attempt to write into a store."""

    thing: str
    store: Store
    operation: Operation
    transport: Transport

    def write(self, key: str) -> None:
        """Prove that there is the bucket, in its region, and that it can be written; leave nothing behind."""
        self.look()
        headers = {"content-md5": _md5(_BODY), "content-type": "text/plain"}
        try:
            answer = self.ask("PUT", self.store.url(key), headers, _BODY)
        except CannotStart as error:
            if isinstance(error.__cause__, NotAnsweredError | CutOffError):
                # It may have been written all the same.
                self.clean_up(key, None)
            raise
        if answer.status not in _OK:
            raise self.refused(refusal(answer, self.store))
        self.clean_up(key, answer.headers.get(_VERSION_HEADER))

    def look(self) -> None:
        """Ask for the bucket itself; a key that may only write is told its region all the same, or nothing."""
        answer = self.ask("HEAD", self.store.url())
        really = answer.headers.get(_REGION_HEADER, self.store.region)
        if really != self.store.region:
            raise self.refused(Refusal.elsewhere(answer, self.store, really))
        if answer.status == _NOT_FOUND:
            raise self.refused(refusal(answer, self.store))

    def clean_up(self, key: str, version: str | None) -> None:
        """Delete the object, that very version; a key that may not is no reason not to record."""
        query = urlencode({"versionId": version}) if version else ""
        try:
            answer = self.ask("DELETE", self.store.url(key, query))
        except (CannotStart, TimedOut) as error:
            reason = error.problem
        else:
            if answer.status in _OK or answer.status == _NOT_FOUND:
                return
            reason = refusal(answer, self.store).reason
        told = f"{self.thing}: {key} stays in {self.store.name}, since it can not be deleted again: {reason}"
        self.operation.say(told)

    def ask(self, method: str, url: str, headers: Mapping[str, str] | None = None, body: bytes = b"") -> Response:
        """Send a request, again where the store has a fault of its own, and return the answer.

        Raises:
            CannotStart: there is none.
            TimedOut: there was no time left.
        """
        attempt = 1
        while True:
            try:
                answer = self.send(method, url, headers or {}, body)
            except (NotSentError, NotAnsweredError, CutOffError) as error:
                if attempt == ATTEMPTS:
                    told = f"{self.thing} was not started: {self.store.name} can not be reached: {error}"
                    raise CannotStart(told, cure=_CURE_OF_REACH) from error
            else:
                if attempt == ATTEMPTS or not refusal(answer, self.store).temporary:
                    return answer
            pause(attempt, self.operation.deadline.clock, self.operation.alive)
            attempt += 1

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Response:
        """Sign a request and send it once."""
        self.operation.alive()
        left = self.operation.deadline.left()
        if left <= 0:
            raise TimedOut(f"{self.thing} was not started: no time is left to verify its storage")
        return self.transport.send(_signed(self.store, method, url, headers, body), at_most=min(left, SECONDS))

    def refused(self, reason: Refusal) -> CannotStart:
        """The error for a store that does not take the files."""
        return CannotStart(f"{self.thing} was not started: {reason.reason}", cloud=reason.cloud, cure=reason.cure)


def _signed(store: Store, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Request:
    try:
        from botocore.auth import S3SigV4Auth  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, and slow
        from botocore.awsrequest import AWSRequest  # type: ignore[import-untyped]  # noqa: PLC0415 - the same
        from botocore.credentials import Credentials  # type: ignore[import-untyped]  # noqa: PLC0415 - the same
    except ImportError as error:
        raise CannotStart(
            "verify_storage needs a package that is not installed", cure="pip install 'pulumi-livemedia[storage]'"
        ) from error
    request = AWSRequest(method, url, dict(headers), body)
    S3SigV4Auth(Credentials(store.access_key, store.secret_key, store.token), "s3", store.region).add_auth(request)
    return Request(method, url, {str(name).lower(): str(value) for name, value in request.headers.items()}, body)


def _md5(body: bytes) -> str:
    """The digest that buckets with an object lock ask for."""
    return b64encode(hashlib.md5(body, usedforsecurity=False).digest()).decode()
