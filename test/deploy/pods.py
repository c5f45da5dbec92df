"""Runs here what a pod would run: its container's arguments and environment, as they are in the cluster, pointed at this machine."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.request

from chart import ROOT
from emulator import free_port
from pod_identity import PodIdentityAgent

NODE, PROGRAM = ROOT / "node_modules/.bin/node", ROOT / "src/cli/main.ts"


def environment_of(container: dict, secret) -> dict[str, str]:
    """The container's environment; `secret` returns the content of a Secret by its name."""
    found = {}
    for source in container.get("envFrom", []):
        found |= secret(source["secretRef"]["name"])
    for entry in container.get("env", []):
        if reference := entry.get("valueFrom", {}).get("secretKeyRef"):
            found[entry["name"]] = secret(reference["name"])[reference["key"]]
        else:
            found[entry["name"]] = entry["value"]
    return found


class Pod:
    """A process in an environment that holds nothing of ours: no key, no profile, no home."""

    def __init__(self, arguments: list[str], environment: dict[str, str], log: pathlib.Path):
        self.log = log
        inherited = {"PATH": f"{NODE.parent}:{os.environ['PATH']}", "HOME": str(log.parent), "AWS_EC2_METADATA_DISABLED": "true"}
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [NODE, PROGRAM, *arguments], env=inherited | environment, stdout=output, stderr=output, cwd=log.parent
            )

    def wait_until_ready(self, port: int, seconds: float = 300) -> None:
        deadline = time.monotonic() + seconds
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"not ready:\n{self.log.read_text()[-4000:]}") from None
                time.sleep(0.2)

    def stop(self, seconds: float = 60) -> int:
        """As Kubernetes ends a pod; returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


class Roles:
    """api, connector and function as processes, under the roles of their pods, in an account that enforces IAM meanwhile."""

    def __init__(self, emulator, secret, folder: pathlib.Path):
        self._emulator, self._secret, self._folder = emulator, secret, folder
        self.pods, self.ports = {}, {}

    @contextlib.contextmanager
    def running(self, containers: dict[str, dict], role_arns: dict[str, str]):
        """`containers` by role, as the chart or the cluster has them; a role without ARN gets no credentials."""
        self.ports = {role: free_port() for role in containers}
        with PodIdentityAgent(self._emulator, self._folder) as agent:
            identities = {role: agent.environment(arn) for role, arn in role_arns.items()}
            self._emulator.enforce_iam(True)
            try:
                for role, container in containers.items():
                    environment = self._pointed_here(environment_of(container, self._secret))
                    environment |= identities.get(role, {}) | {
                        "AWS_ENDPOINT_URL": self._emulator.endpoint,
                        "PLOTMILL_HOST": "127.0.0.1",
                        "PLOTMILL_PORT": str(self.ports[role]),
                    }
                    assert not any("ACCESS_KEY" in name for name in environment), "a static key"
                    self.pods[role] = Pod(container["args"], environment, self._folder / f"{role}.log")
                for role, pod in self.pods.items():
                    pod.wait_until_ready(self.ports[role])
                yield self
            finally:
                for pod in self.pods.values():
                    pod.stop()
                self._emulator.enforce_iam(False)

    def _pointed_here(self, environment: dict[str, str]) -> dict[str, str]:
        """Names that only a cluster or AWS resolves, replaced by what stands for them on this machine."""
        function, queues = f"127.0.0.1:{self.ports['function']}", self._emulator.endpoint
        return {
            name: re.sub(r"https://sqs\.[a-z0-9-]+\.amazonaws\.com", queues, re.sub(r"[a-z-]+-function\.[a-z-]+\.svc\.cluster\.local:8080", function, value))
            for name, value in environment.items()
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.ports['api']}"

    def command(self, container: dict, *arguments: str, **replaced: str) -> subprocess.CompletedProcess:
        """Runs a container's command to its end, such as helm test's; `replaced` names files that are elsewhere here."""
        given = [replaced.get(part, re.sub(r"http://[a-z-]+-api:\d+", self.url, part)) for part in container["args"]]
        environment = {"PATH": os.environ["PATH"]} | environment_of(container, self._secret)
        return subprocess.run(
            [NODE, PROGRAM, *given, *arguments], env=environment, capture_output=True, text=True, timeout=300
        )
