"""Object storage: writing one object to an S3 endpoint, and an S3 of this process's own (moto).

Both need packages that the emulator does without otherwise, so they are imported when they are used:
`pip install 'pulumi-livemedia[emulator,s3]'`. Source of the request and its errors:
https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
"""

import logging
import re
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import quote

from pulumi_livemedia.emulator.outgoing import Letter, NoAnswer, Outgoing

MISSING = "it needs packages that are not installed: pip install 'pulumi-livemedia[emulator,s3]'"

_LOOPBACK = "127.0.0.1"
_OK = 200


class UploadFailed(Exception):
    """The store did not take an object; says why in its words, without secrets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A bucket and who writes into it.

    Attributes:
        endpoint: the store's URL.
        region: as signatures name it.
        name: the bucket's name.
        access_key: whose key.
        secret_key: its secret.
        token: of a temporary credential; empty for none.
    """

    endpoint: str
    region: str
    name: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    token: str = field(repr=False, default="")

    def url(self, key: str) -> str:
        """The address of an object, with the bucket in the path: loopback has no subdomains."""
        return f"{self.endpoint.rstrip('/')}/{quote(self.name, safe='')}/{quote(key, safe='/-_.~')}"


def put_object(outgoing: Outgoing, bucket: Bucket, key: str, body: bytes, content_type: str) -> None:
    """Write an object.

    Raises:
        UploadFailed: it was not written.
    """
    try:
        headers = _signed(bucket, key, body, {"Content-Type": content_type})
        status, answer = outgoing.send(Letter("PUT", bucket.url(key), headers, body))
    except ImportError as error:
        raise UploadFailed(MISSING) from error
    except NoAnswer as error:
        raise UploadFailed(f"{bucket.endpoint}: {error}") from error
    if status != _OK:
        raise UploadFailed(_refusal(status, answer.decode(errors="replace")))


def _signed(bucket: Bucket, key: str, body: bytes, headers: dict[str, str]) -> dict[str, str]:
    # Not by a client of boto3: that one would read profiles and variables meant for the user's own account.
    from botocore.auth import S3SigV4Auth  # type: ignore[import-untyped]  # noqa: PLC0415  # only if files are written
    from botocore.awsrequest import AWSRequest  # type: ignore[import-untyped]  # noqa: PLC0415
    from botocore.credentials import Credentials  # type: ignore[import-untyped]  # noqa: PLC0415

    request = AWSRequest("PUT", bucket.url(key), dict(headers), body)
    credentials = Credentials(bucket.access_key, bucket.secret_key, bucket.token or None)
    S3SigV4Auth(credentials, "s3", bucket.region).add_auth(request)
    return {str(name): str(value) for name, value in request.headers.items()}


def _refusal(status: int, answer: str) -> str:
    code, message = (re.search(f"<{tag}>(.*?)</{tag}>", answer, re.DOTALL) for tag in ("Code", "Message"))
    words = [found[1] for found in (code, message) if found is not None]
    return f"{': '.join(words) or 'refused'} (HTTP {status})"


class LocalS3:
    """An S3 on a free loopback port, in threads of this process; it forgets everything when the process ends.

    Buckets are to be made by whoever uses it. It takes any key, until somebody makes it check them:
    https://docs.getmoto.org/en/latest/docs/iam.html

    Raises:
        ImportError: moto is not installed.
    """

    def __init__(self) -> None:
        from moto.server import ThreadedMotoServer  # noqa: PLC0415  # slow, and part of an extra

        self._server: ThreadedMotoServer = ThreadedMotoServer(_LOOPBACK, port=0, verbose=False)

    @property
    def url(self) -> str:
        """The endpoint's URL."""
        host, port = self._server.get_host_and_port()
        return f"http://{host}:{port}"

    def __enter__(self) -> Self:
        # It would tell about each request on the standard error output.
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stop()
