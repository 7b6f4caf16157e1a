"""An S3 for tests, and what they do with it: the vendor's own client makes buckets and reads objects."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import boto3  # type: ignore[import-untyped]
import httpx
from botocore.config import Config  # type: ignore[import-untyped]

WRITE = "s3:PutObject"


@dataclass
class Store:
    """A bucket of a test's own in an S3.

    Attributes:
        url: of the S3.
        bucket: the bucket's name.
    """

    url: str
    bucket: str

    def client(self, service: str) -> Any:  # noqa: ANN401  # boto3 has no types
        """A client of a service, with any key."""
        config = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id="anybody",
            aws_secret_access_key="anything",
            config=config,
        )

    def objects(self) -> dict[str, bytes]:
        """What is in the bucket."""
        s3 = self.client("s3")
        keys = [each["Key"] for each in s3.list_objects_v2(Bucket=self.bucket).get("Contents", [])]
        return {key: s3.get_object(Bucket=self.bucket, Key=key)["Body"].read() for key in keys}

    def content_type(self, key: str) -> str:
        """The media type of an object."""
        return str(self.client("s3").head_object(Bucket=self.bucket, Key=key)["ContentType"])

    def writer(self, *actions: str) -> dict[str, str]:
        """A key that may do so much, by default write and nothing else; as CustomConfig has it."""
        iam, name = self.client("iam"), f"writer-{uuid.uuid4().hex[:8]}"
        iam.create_user(UserName=name)
        iam.put_user_policy(UserName=name, PolicyName="write", PolicyDocument=policy(*actions))
        made = iam.create_access_key(UserName=name)["AccessKey"]
        return {"AccessKey": made["AccessKeyId"], "SecretKey": made["SecretAccessKey"]}

    def visitor(self) -> dict[str, str]:
        """A temporary credential that may write, as CustomConfig has it."""
        iam, name = self.client("iam"), f"role-{uuid.uuid4().hex[:8]}"
        role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy())["Role"]
        iam.put_role_policy(RoleName=name, PolicyName="write", PolicyDocument=policy())
        made = self.client("sts").assume_role(RoleArn=role["Arn"], RoleSessionName="recording")["Credentials"]
        return {
            "AccessKey": made["AccessKeyId"],
            "SecretKey": made["SecretAccessKey"],
            "SecurityToken": made["SessionToken"],
        }

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Have keys and permissions checked; without this moto takes any key."""
        self._check_after("0")
        try:
            yield
        finally:
            self._check_after("inf")

    def _check_after(self, requests: str) -> None:
        with httpx.Client(trust_env=False) as http:
            assert http.post(f"{self.url}/moto-api/reset-auth", content=requests).status_code == 200


def policy(*actions: str) -> str:
    """What allows so much, everywhere."""
    statement = {"Effect": "Allow", "Action": list(actions or [WRITE]), "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def make_store(url: str) -> Store:
    """A bucket that nobody else uses."""
    store = Store(url, f"bucket-{uuid.uuid4().hex[:12]}")
    store.client("s3").create_bucket(Bucket=store.bucket)
    return store
