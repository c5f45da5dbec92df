"""A real Kubernetes control plane on the loopback interface: etcd, API server, controller manager, scheduler, and kwok for the nodes."""

import base64
import json
import os
import pathlib
import secrets
import ssl
import subprocess
import tempfile
import time
import urllib.request

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from emulator import free_port

OWN_STAGES = pathlib.Path(__file__).resolve().with_name("kwok-stages")
NODE = {
    "apiVersion": "v1",
    "kind": "Node",
    "metadata": {
        "annotations": {"kwok.x-k8s.io/node": "fake"},
        "labels": {"kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64"},
    },
    "status": {"allocatable": {"cpu": "16", "memory": "64Gi", "pods": "110"}, "capacity": {"cpu": "16", "memory": "64Gi", "pods": "110"}},
}


class ControlPlane:
    """`with` ends all of its processes and removes its folder. The API server rejects and admits as a real one, since it is one."""

    def __init__(self, binaries: pathlib.Path):
        self.binaries = binaries
        self._folder = tempfile.TemporaryDirectory(prefix="plotmill-k8s-")
        self.folder = pathlib.Path(self._folder.name)
        self.kubeconfig = self.folder / "kubeconfig"
        self._token = secrets.token_hex(16)
        self._port = free_port()
        self._processes = []
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def _start(self) -> None:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        encoding = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        service_accounts = self.folder / "service-accounts.pem"
        service_accounts.write_bytes(key.private_bytes(*encoding))
        tokens = self.folder / "tokens.csv"
        tokens.write_text(f"{self._token},admin,admin,system:masters\n")
        client, peer = free_port(), free_port()
        etcd = f"http://127.0.0.1:{client}"
        self._run(
            "etcd",
            f"--data-dir={self.folder / 'etcd'}",
            f"--listen-client-urls={etcd}",
            f"--advertise-client-urls={etcd}",
            f"--listen-peer-urls=http://127.0.0.1:{peer}",
            # What is in here is thrown away.
            "--unsafe-no-fsync",
        )
        self._run(
            "kube-apiserver",
            f"--etcd-servers={etcd}",
            f"--secure-port={self._port}",
            "--bind-address=127.0.0.1",
            f"--cert-dir={self.folder / 'certificates'}",
            "--service-cluster-ip-range=10.96.0.0/16",
            f"--token-auth-file={tokens}",
            "--authorization-mode=Node,RBAC",
            "--service-account-issuer=https://kubernetes.default.svc",
            f"--service-account-key-file={service_accounts}",
            f"--service-account-signing-key-file={service_accounts}",
        )
        self._write_kubeconfig()
        self._wait_for("/readyz")
        configured = f"--kubeconfig={self.kubeconfig}"
        self._run(
            "kube-controller-manager",
            configured,
            f"--service-account-private-key-file={service_accounts}",
            "--use-service-account-credentials=false",
            "--leader-elect=false",
            f"--secure-port={free_port()}",
            "--bind-address=127.0.0.1",
            f"--cert-dir={self.folder / 'certificates-kcm'}",
        )
        self._run(
            "kube-scheduler",
            configured,
            "--leader-elect=false",
            f"--secure-port={free_port()}",
            "--bind-address=127.0.0.1",
            f"--cert-dir={self.folder / 'certificates-scheduler'}",
        )
        stages = self.binaries / "kwok-stages"
        files = [*stages.glob("node/fast/*.yaml"), *stages.glob("node/heartbeat/*.yaml"), *stages.glob("pod/fast/*.yaml"), *OWN_STAGES.glob("*.yaml")]
        configuration = [f"--config={path}" for path in sorted(files) if path.name != "kustomization.yaml"]
        self._run("kwok", configured, "--manage-all-nodes=true", f"--server-address=127.0.0.1:{free_port()}", *configuration)
        for index, zone in enumerate(["eu-central-1a", "eu-central-1b"]):
            name = f"node-{index}"
            labels = NODE["metadata"]["labels"] | {"topology.kubernetes.io/zone": zone, "kubernetes.io/hostname": name}
            self.apply(NODE | {"metadata": NODE["metadata"] | {"name": name, "labels": labels}})

    def _run(self, name: str, *arguments: str) -> None:
        log = (self.folder / f"{name}.log").open("wb")
        process = subprocess.Popen([self.binaries / name, *arguments], stdout=log, stderr=log, cwd=self.folder)
        log.close()
        self._processes.append((name, process))

    def _write_kubeconfig(self) -> None:
        cluster = {"server": f"https://127.0.0.1:{self._port}", "insecure-skip-tls-verify": True}
        configuration = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "lab",
            "clusters": [{"name": "lab", "cluster": cluster}],
            "users": [{"name": "admin", "user": {"token": self._token}}],
            "contexts": [{"name": "lab", "context": {"cluster": "lab", "user": "admin"}}],
        }
        self.kubeconfig.write_text(json.dumps(configuration))
        self.kubeconfig.chmod(0o600)

    def _wait_for(self, path: str, seconds: float = 300) -> None:
        context = ssl._create_unverified_context()
        request = urllib.request.Request(
            f"https://127.0.0.1:{self._port}{path}", headers={"Authorization": f"Bearer {self._token}"}
        )
        deadline = time.monotonic() + seconds
        while True:
            try:
                urllib.request.urlopen(request, context=context, timeout=5).close()
                return
            except OSError:
                ended = [name for name, process in self._processes if process.poll() is not None]
                if ended or time.monotonic() > deadline:
                    logs = "\n".join((self.folder / f"{name}.log").read_text()[-3000:] for name, _ in self._processes)
                    raise RuntimeError(f"the API server did not become ready; ended: {ended}\n{logs}") from None
                time.sleep(0.2)

    def kubectl(self, *arguments: str, given: str | None = None, check: bool = True) -> subprocess.CompletedProcess:
        command = [self.binaries / "kubectl", f"--kubeconfig={self.kubeconfig}", *arguments]
        return subprocess.run(command, input=given, capture_output=True, text=True, timeout=300, check=check)

    def apply(self, *objects: dict) -> None:
        document = json.dumps({"apiVersion": "v1", "kind": "List", "items": list(objects)})
        done = self.kubectl("apply", "--server-side", "-f", "-", given=document, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)

    def get(self, *arguments: str) -> dict:
        return json.loads(self.kubectl("get", *arguments, "-o", "json").stdout)

    def secret(self, namespace: str, name: str) -> dict[str, str]:
        data = self.get("secret", name, "-n", namespace)["data"]
        return {key: base64.b64decode(value).decode() for key, value in data.items()}

    def helm(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess:
        home = str(self.folder / "helm")
        environment = os.environ | {"HELM_CACHE_HOME": home, "HELM_CONFIG_HOME": home, "HELM_DATA_HOME": home}
        command = [self.binaries / "helm", f"--kubeconfig={self.kubeconfig}", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=900, check=check, env=environment)

    def stop(self) -> None:
        for _, process in reversed(self._processes):
            process.kill()
        for _, process in self._processes:
            process.wait()
        self._folder.cleanup()

    def __enter__(self) -> "ControlPlane":
        return self

    def __exit__(self, *_) -> None:
        self.stop()
