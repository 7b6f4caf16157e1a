"""Writing the files of a recording that has ended to the store that it names.

Source: https://www.volcengine.com/docs/6348/1188215 (StorageConfig). Only Amazon S3 is written to: the endpoint that
stands in for it is the switch `s3_endpoint`. The bodies are placeholders: see `placeholders.py`.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from pulumi_livemedia.emulator.outgoing import Outgoing
from pulumi_livemedia.emulator.recorder import MASK
from pulumi_livemedia.emulator.s3 import Bucket, UploadFailed, put_object
from pulumi_livemedia.emulator.volcengine.rtc.configuration import CUSTOM, Configuration, integer, part
from pulumi_livemedia.emulator.volcengine.rtc.files import RecordFile
from pulumi_livemedia.emulator.volcengine.rtc.placeholders import placeholder
from pulumi_livemedia.emulator.volcengine.rtc.regions import CUSTOM as REGIONS
from pulumi_livemedia.emulator.volcengine.rtc.task import Task, Upload

AMAZON_S3 = 0


def goes_to_amazon_s3(configuration: Configuration) -> bool:
    """Whether the files go to Amazon S3."""
    store = part(configuration.document, "StorageConfig", "CustomConfig")
    return configuration.storage_type == CUSTOM and integer(store, "Vendor", AMAZON_S3) == AMAZON_S3


def plan(task: Task, files: Iterable[RecordFile]) -> "Uploading | None":
    """What is to be written now that a recording has ended; None if it goes nowhere. The task's row tells."""
    if not task.endpoint:
        return None
    wanted = list(files)
    task.uploads = [Upload(each.path) for each in wanted]
    return Uploading(task.endpoint, task.configuration, list(zip(wanted, task.uploads, strict=True)))


def _bucket(endpoint: str, configuration: Configuration) -> Bucket:
    store = part(configuration.document, "StorageConfig", "CustomConfig")
    code, known = integer(store, "Region", 0), REGIONS[AMAZON_S3]
    if code >= len(known):
        raise UploadFailed(f"no region of Amazon S3 has the code {code}")
    if MASK in (store["AccessKey"], store["SecretKey"]):
        raise UploadFailed("the storage keys are masked in the snapshot that the task came from")
    return Bucket(
        endpoint=endpoint,
        region=known[code],
        name=str(store["Bucket"]),
        access_key=str(store["AccessKey"]),
        secret_key=str(store["SecretKey"]),
        token=str(store.get("SecurityToken") or ""),
    )


@dataclass(frozen=True, slots=True)
class Uploading:
    """The files of one run, and what has become of each.

    Attributes:
        endpoint: the store's URL.
        configuration: of the task.
        files: each file with its row.
    """

    endpoint: str
    configuration: Configuration
    files: list[tuple[RecordFile, Upload]]

    def run(self, outgoing: Outgoing, lock: AbstractContextManager[object]) -> None:
        """Write them, one after the other; failures stand in their rows.

        Args:
            outgoing: makes the requests.
            lock: of the world, held while a row changes.
        """
        for file, row in self.files:
            error = self._write(file, outgoing)
            with lock:
                row.state, row.error = ("failed", error) if error else ("done", "")

    def _write(self, file: RecordFile, outgoing: Outgoing) -> str:
        content = placeholder(file.format, file.milliseconds)
        try:
            bucket = _bucket(self.endpoint, self.configuration)
            put_object(outgoing, bucket, file.path, content.body, content.content_type)
        except UploadFailed as error:
            return str(error)
        return ""
