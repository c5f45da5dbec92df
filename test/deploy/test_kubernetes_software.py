"""software.yml on a real API server: its secrets, its tools, OpenFaaS, and what watches it. It knows AWS from the outputs file alone."""

import functools
import hashlib
import http.server
import json
import tarfile
import threading

import pytest
import yaml
from chart import AWS, BINARIES, ROOT
from conftest import PLAIN, WARM, Account
from emulator import Emulator

STAND_INS = {
    "plotmill_openfaas_chart": str(ROOT / "test/deploy/chart-stand-in"),
    "plotmill_openfaas_repository": "",
    "plotmill_openfaas_version": "",
}


@pytest.fixture(scope="module")
def account(kubernetes, tmp_path_factory):
    """An account in which nothing is: no call of AWS is made."""
    outputs = {
        "region": "eu-central-1",
        "account": "123456789012",
        "cluster_name": "plotmill",
        "cluster_endpoint": "https://unused",
        "cluster_certificate_authority": "unused",
        "queue_url": AWS["queueUrl"],
        "dead_letter_url": AWS["deadLetterUrl"],
        "table": AWS["table"],
        "bucket": AWS["bucket"],
        "identity": "pod-identity",
        "role_arns": {"api": "arn:aws:iam::1:role/a", "connector": "arn:aws:iam::1:role/c", "scaler": "arn:aws:iam::1:role/s"},
    }
    with Emulator("--lean") as emulator:
        account = Account(emulator, tmp_path_factory.mktemp("software"))
        account.outputs.write_text(yaml.safe_dump(outputs))
        yield account


def software(account, kubernetes, *arguments, strategy=WARM, **settings):
    settings = {
        "plotmill_kubeconfig": str(kubernetes.kubeconfig),
        "plotmill_tools_dir": str(BINARIES),
        "plotmill_image": {"repository": "plotmill"},
        "plotmill_namespace": "openplots",
        "plotmill_function_mode": "openfaas",
        "plotmill_function_image": "plot-generator:1",
        "plotmill_helm_timeout": "10m",
    } | STAND_INS | settings
    return account.play("software.yml", "-e", json.dumps(settings), *arguments, strategy=strategy)


def test_secrets_are_made_once_and_never_printed(account, kubernetes):
    first = software(account, kubernetes, "-vvv")
    assert first.is_fine() and first.counts["changed"] > 0
    password = kubernetes.secret("openfaas", "basic-auth")["basic-auth-password"]
    key = kubernetes.secret("openplots", "plotmill-admin-key")["PLOTMILL_API_KEY"]
    assert len(password) >= 32 and len(key) >= 40
    second = software(account, kubernetes, "-vvv", strategy=PLAIN)
    assert second.is_fine(changed=0)
    assert kubernetes.secret("openfaas", "basic-auth")["basic-auth-password"] == password
    assert kubernetes.secret("openplots", "basic-auth")["basic-auth-password"] == password
    assert kubernetes.secret("openplots", "plotmill-admin-key")["PLOTMILL_API_KEY"] == key
    hashed = hashlib.sha256(key.encode()).hexdigest()
    assert kubernetes.secret("openplots", "plotmill-api-keys") == {"PLOTMILL_API_KEYS": f"admin sha256:{hashed} admin"}
    for secret in (password, key, *encoded(kubernetes)):
        assert secret not in first.output and secret not in second.output


def encoded(kubernetes):
    for namespace, name in (("openfaas", "basic-auth"), ("openplots", "plotmill-admin-key")):
        yield max(kubernetes.get("secret", name, "-n", namespace)["data"].values(), key=len)


def test_check_mode_announces_nothing(account, kubernetes):
    assert software(account, kubernetes, "--check").is_fine(changed=0)


def test_one_changed_setting_changes_only_that(account, kubernetes):
    run = software(account, kubernetes, plotmill_values={"drainSeconds": 30})
    assert run.is_fine(changed=1) and run.changed_tasks == ["The release"]
    pod = kubernetes.get("deployment", "plotmill-api", "-n", "openplots")["spec"]["template"]["spec"]
    assert pod["terminationGracePeriodSeconds"] == 45


def test_the_operator_of_openfaas_pro_gets_an_object(account, kubernetes):
    assert software(account, kubernetes, plotmill_openfaas_deploy="operator").is_fine()
    function = kubernetes.get("function.openfaas.com", "plotmill-function", "-n", "openfaas-fn")["spec"]
    assert (function["annotations"]["topic"], function["image"]) == ("plotmill-jobs", "plot-generator:1")


def test_openfaas_is_private_and_its_gateway_the_slowest_to_give_up(kubernetes):
    given = json.loads(kubernetes.get("configmap", "given-values", "-n", "openfaas")["data"]["values.json"])
    assert (given["gateway"]["upstreamTimeout"], given["gateway"]["writeTimeout"]) == ("45s", "50s")
    assert (given["generateBasicAuth"], given["serviceType"], given["basic_auth"]) == (False, "ClusterIP", True)


def test_a_release_that_is_not_ready_fails_the_run(account, kubernetes):
    """No node has room for these pods: helm gives up, and a second run must not take the unchanged values for success."""
    huge = {"plotmill_values": {"api": {"resources": {"requests": {"cpu": "999"}}}}, "plotmill_helm_timeout": "5s"}
    for _ in range(2):
        assert software(account, kubernetes, "--tags", "plotmill", **huge).code != 0
    healed = software(account, kubernetes)
    assert healed.is_fine()
    status = json.loads(kubernetes.helm("status", "plotmill", "-n", "openplots", "-o", "json").stdout)
    assert status["info"]["status"] == "deployed"


def test_rules_come_as_objects_of_the_operator(account, kubernetes):
    stand_in = {"plotmill_prometheus_chart": STAND_INS["plotmill_openfaas_chart"], "plotmill_prometheus_repository": ""}
    values = {"plotmill_values": {}, "plotmill_prometheus_version": ""}
    run = software(account, kubernetes, **stand_in, **values)
    assert run.is_fine()
    assert kubernetes.get("podmonitor", "plotmill", "-n", "openplots")["spec"]["podMetricsEndpoints"][0]["path"] == "/metrics"
    files = sorted((ROOT / "deploy/observability/rules").glob("*.yml"))
    assert files, "deploy/observability/rules holds the rules"
    for path in files:
        made = kubernetes.get("prometheusrule", f"plotmill-{path.stem}", "-n", "monitoring")
        assert made["spec"] == yaml.safe_load(path.read_text())
    dashboards = kubernetes.get("configmap", "plotmill-dashboards", "-n", "monitoring")["data"]
    assert set(dashboards) == {path.name for path in (ROOT / "deploy/observability/dashboards").glob("*.json")}
    assert software(account, kubernetes, **stand_in, **values).is_fine(changed=0)


@pytest.fixture
def mirror(tmp_path):
    """A mirror of the two downloads, with the publishers' layout: each file has its sum beside it."""
    folder = tmp_path / "mirror"
    folder.mkdir()
    (folder / "kubectl").symlink_to(BINARIES / "kubectl")
    with tarfile.open(folder / "helm.tar.gz", "w:gz", compresslevel=1) as archive:
        archive.add(BINARIES / "helm", arcname="linux-amd64/helm")
    for name in ("kubectl", "helm.tar.gz"):
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        (folder / f"{name}.sha256").write_text(digest + "\n")
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", folder
        server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Tests print what they must."""


def test_tools_are_downloaded_once_and_only_with_the_right_sum(account, kubernetes, mirror, tmp_path):
    url, folder = mirror
    tools = tmp_path / "tools"
    settings = {
        "plotmill_tools_dir": str(tools),
        "plotmill_kubectl_url": f"{url}/kubectl",
        "plotmill_helm_url": f"{url}/helm.tar.gz",
        "plotmill_kubeconfig": "",
        "plotmill_kubeconfig_used": str(tmp_path / "kubeconfig"),
    }
    right = (folder / "kubectl.sha256").read_text()
    (folder / "kubectl.sha256").write_text("0" * 64 + "\n")
    assert software(account, kubernetes, "--tags", "tools", **settings).code != 0
    assert not (tools / "kubectl").exists()
    (folder / "kubectl.sha256").write_text(right)
    assert software(account, kubernetes, "--tags", "tools", **settings).is_fine()
    assert software(account, kubernetes, "--tags", "tools", **settings).is_fine(changed=0)
    assert (tools / "helm").read_bytes() == (BINARIES / "helm").read_bytes()
    written = yaml.safe_load((tmp_path / "kubeconfig").read_text())
    assert written["clusters"][0]["cluster"]["server"] == "https://unused"
    assert (tmp_path / "kubeconfig").stat().st_mode & 0o777 == 0o600
