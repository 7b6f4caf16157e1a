"""An S3 on this machine, in which the files of recordings end up."""

import http.client
from collections.abc import Mapping
from typing import Self
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from pulumi_livemedia.emulator.s3 import LocalS3

_NAMESPACE = "{http://s3.amazonaws.com/doc/2006-03-01/}"
# The store takes any key; without one it would ask who may read.
_ANYBODY = {"Authorization": "AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/s3/aws4_request"}
_OK = 200


class S3:
    """The store; it is empty when a test begins.

    Args:
        store: what runs.
    """

    def __init__(self, store: LocalS3) -> None:
        self._store = store

    def __enter__(self) -> Self:
        self._store.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._store.__exit__(None, None, None)

    @property
    def url(self) -> str:
        """The endpoint's URL, for a client of your own; any key will do."""
        return self._store.url

    def add_bucket(self, name: str) -> None:
        """Make a bucket.

        Raises:
            ValueError: there is one already, or the name is not legal; in the store's words.
        """
        self._ask("PUT", f"/{quote(name, safe='')}")

    def files(self, bucket: str) -> Mapping[str, bytes]:
        """What is in a bucket, by key.

        Raises:
            ValueError: there is no such bucket.
        """
        listed = ET.fromstring(self._ask("GET", f"/{quote(bucket, safe='')}?list-type=2"))  # noqa: S314  # our own store
        keys = [str(each.text) for each in listed.iter(f"{_NAMESPACE}Key")]
        return {key: self._ask("GET", f"/{quote(bucket, safe='')}/{quote(key)}") for key in keys}

    def reset(self) -> None:
        """Forget every bucket."""
        self._ask("POST", "/moto-api/reset")

    def _ask(self, method: str, target: str) -> bytes:
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
        try:
            connection.request(method, target, headers=_ANYBODY)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status != _OK:
            raise ValueError(f"the S3 refused {method} {target}: {content.decode(errors='replace')}")
        return content
