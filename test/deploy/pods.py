"""Runs here what a pod would run: its container's arguments and environment, as they are in the cluster, pointed at this machine."""

import os
import pathlib
import signal
import subprocess
import time
import urllib.request

from chart import ROOT

NODE, PROGRAM = ROOT / "node_modules/.bin/node", ROOT / "src/cli/main.ts"


def environment_of(kubernetes, container: dict, namespace: str) -> dict[str, str]:
    """The container's environment, with its Secrets looked up."""
    found = {}
    for source in container.get("envFrom", []):
        found |= kubernetes.secret(namespace, source["secretRef"]["name"])
    for entry in container.get("env", []):
        if reference := entry.get("valueFrom", {}).get("secretKeyRef"):
            found[entry["name"]] = kubernetes.secret(namespace, reference["name"])[reference["key"]]
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

    def wait_until_ready(self, port: int, seconds: float = 120) -> None:
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
