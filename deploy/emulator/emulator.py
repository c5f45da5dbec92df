"""Starts the emulator for a test, on a free port, and ends it."""

import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

import boto3

REGION = "eu-central-1"
SERVER = pathlib.Path(__file__).resolve().with_name("server.py")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Emulator:
    """A process of its own; `with` ends it."""

    def __init__(self, *flags: str):
        self.port = free_port()
        self.endpoint = f"http://127.0.0.1:{self.port}"
        # The server's own STS and signature checks must not see the caller's AWS settings.
        environment = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
        self._process = subprocess.Popen(
            [sys.executable, str(SERVER), "-p", str(self.port), *flags],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    self.stop()
                    raise RuntimeError("the emulator did not start") from None
                time.sleep(0.05)

    def __enter__(self) -> "Emulator":
        return self

    def __exit__(self, *_) -> None:
        self.stop()

    def stop(self) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def post(self, path: str, body: bytes = b"") -> None:
        # As a form, which is urllib's default, moto would parse the body away.
        headers = {"Content-Type": "text/plain"}
        urllib.request.urlopen(urllib.request.Request(self.endpoint + path, body, headers, method="POST")).close()

    def reset(self) -> None:
        """Empties the account."""
        self.post("/moto-api/reset")

    def enforce_iam(self, enforced: bool) -> None:
        """From now on: deny what no policy allows; or let everything pass again."""
        self.post("/moto-api/reset-auth", b"0" if enforced else b"1000000000")

    @property
    def environment(self) -> dict[str, str]:
        """Variables that point the AWS SDKs, and so Ansible's modules, here."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def client(self, service: str, key: str = "test", secret: str = "test", token: str | None = None):
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id=key,
            aws_secret_access_key=secret,
            aws_session_token=token,
        )

    def assume(self, arn: str, service: str):
        """A client with the temporary credentials of a role."""
        answer = self.client("sts").assume_role(RoleArn=arn, RoleSessionName="test")["Credentials"]
        return self.client(service, answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"])


def trust(service: str) -> str:
    """A trust policy that lets an AWS service assume the role."""
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
