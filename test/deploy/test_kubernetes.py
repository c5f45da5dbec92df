"""The chart, and software.yml, on a real Kubernetes API server. The tests build on each other, in this order."""

import json
import os
import pathlib
import subprocess
import time

import pytest
import yaml
from conftest import ROOT, Account
from control_plane import ControlPlane
from custom_resources import DEFINITIONS
from emulator import Emulator

CHART = str(ROOT / "deploy/helm/plotmill")
BINARIES = pathlib.Path(os.environ.get("PLOTMILL_LAB", pathlib.Path.home() / ".cache/plotmill/kubernetes-lab"))
AWS = {
    "region": "eu-central-1",
    "queueUrl": "https://sqs.eu-central-1.amazonaws.com/1/plotmill-jobs",
    "deadLetterUrl": "https://sqs.eu-central-1.amazonaws.com/1/plotmill-dead-letters",
    "table": "plotmill-jobs",
    "bucket": "plotmill-pictures",
}
VALUES = {
    "defaults": {"aws": AWS},
    "everything": {
        "aws": AWS | {"irsaRoleArns": {"api": "arn:aws:iam::1:role/a", "connector": "arn:aws:iam::1:role/c"}},
        "image": {"digest": "sha256:" + "0" * 64},
        "imagePullSecrets": [{"name": "registry"}],
        "settings": {"jobTimeout": "30s", "logLevel": "debug"},
        "secretEnv": {"api": "api-keys"},
        "connector": {"replicas": 2, "podDisruptionBudget": True, "podLabels": {"team": "a"}},
        "function": {"keda": {"enabled": True}, "nodeSelector": {"kubernetes.io/os": "linux"}},
        "ingress": {"enabled": True, "host": "plots.example.org", "tlsSecret": "tls", "className": "nginx"},
        "networkPolicy": {"apiFrom": [{"kubernetes.io/metadata.name": "ingress-nginx"}]},
        "podMonitor": {"enabled": True},
    },
    "minimal": {
        "aws": AWS,
        "api": {"replicas": 1, "podDisruptionBudget": False, "autoscaling": {"enabled": False}},
        "function": {"mode": "openfaas"},
        "networkPolicy": {"enabled": False},
    },
}


@pytest.fixture(scope="module")
def kubernetes():
    with ControlPlane(BINARIES) as plane:
        plane.apply(*DEFINITIONS)
        namespaces = {"plots": "restricted", "openfaas-fn": "restricted"}
        for name, level in namespaces.items():
            labels = {"pod-security.kubernetes.io/enforce": level}
            plane.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}})
        plane.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s")
        # The controller manager makes it; a pod of a namespace without it is refused.
        plane.kubectl("wait", "--for=create", "serviceaccount/default", "-n", "plots", "--timeout=60s")
        yield plane


@pytest.fixture(params=VALUES)
def values(request, tmp_path):
    """Path of a values file: of the defaults, of everything switched on, of the least."""
    path = tmp_path / f"{request.param}.yaml"
    path.write_text(yaml.safe_dump(VALUES[request.param]))
    return str(path)


def write(folder, values):
    path = folder / "values.yaml"
    path.write_text(yaml.safe_dump(values))
    return str(path)


def test_the_chart_lints(kubernetes, values):
    done = kubernetes.helm("lint", "--strict", CHART, "-f", values, check=False)
    assert done.returncode == 0, done.stdout


def test_the_api_server_takes_every_object(kubernetes, values):
    """Stricter than a schema: unknown fields, selectors that miss their labels and pods that Pod Security forbids are refused or warned of."""
    rendered = kubernetes.helm("template", "plotmill", CHART, "-n", "plots", "-f", values).stdout
    arguments = ("apply", "--server-side", "--dry-run=server", "--validate=strict", "-n", "plots", "-f", "-")
    if "mode: openfaas" in pathlib.Path(values).read_text():
        arguments = tuple(argument for argument in arguments if argument not in ("-n", "plots"))
        documents = [document for document in yaml.safe_load_all(rendered) if document]
        for document in documents:
            document["metadata"].setdefault("namespace", "plots")
        rendered = yaml.safe_dump_all(documents)
    done = kubernetes.kubectl(*arguments, given=rendered, check=False)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr


def test_kubeconform_finds_nothing(kubernetes, values, tmp_path):
    schemas = write_schemas(kubernetes, tmp_path)
    rendered = kubernetes.helm("template", "plotmill", CHART, "-n", "plots", "-f", values).stdout
    command = [BINARIES / "kubeconform", "-strict", "-summary", "-schema-location", schemas + "/{{.ResourceKind}}{{.KindSuffix}}.json", "-"]
    done = subprocess.run(command, input=rendered, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Valid: 0" not in done.stdout


def strict(schema):
    """A Swagger schema as strict JSON Schema: no unknown fields, and numbers where Kubernetes takes a number or a string."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {name: strict(part) for name, part in schema.items()}
    if result.get("format") == "int-or-string":
        result["type"] = ["integer", "string"]
    if isinstance(result.get("properties"), dict) and "type" in result and "additionalProperties" not in result:
        result["additionalProperties"] = False
    return result


def write_schemas(kubernetes, folder):
    """Each kind's schema as a file for kubeconform, from what the running API server says about itself."""
    document = json.loads(kubernetes.kubectl("get", "--raw", "/openapi/v2").stdout)
    definitions = strict(document["definitions"])
    shared = folder / "definitions.json"
    text = json.dumps(definitions).replace("#/definitions/", f"file://{shared}#/")
    shared.write_text(text)
    for definition in json.loads(text).values():
        for kind in definition.get("x-kubernetes-group-version-kind", []):
            group = kind["group"].split(".")[0]
            suffix = f"-{group}-{kind['version']}" if group else f"-{kind['version']}"
            (folder / f"{kind['kind'].lower()}{suffix}.json").write_text(json.dumps(definition))
    return str(folder)


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"aws": AWS | {"queueUrl": ""}}, "/aws/queueUrl"),
        ({"aws": AWS, "replicas": 3}, "replicas"),
        ({"aws": AWS, "settings": {"webhookSecret": "whsec_x"}}, "webhookSecret"),
        ({"aws": AWS, "ingress": {"enabled": True, "host": "h"}}, "/ingress/tlsSecret"),
        ({"aws": AWS, "function": {"mode": "lambda"}}, "/function/mode"),
    ],
)
def test_wrong_values_are_refused_by_name(kubernetes, wrong, pointer, tmp_path):
    done = kubernetes.helm("template", "plotmill", CHART, "-f", write(tmp_path, wrong), check=False)
    assert done.returncode != 0
    assert pointer in done.stderr


def test_every_value_is_described():
    schema = json.loads(pathlib.Path(CHART, "values.schema.json").read_text())
    values = yaml.safe_load(pathlib.Path(CHART, "values.yaml").read_text())

    def undescribed(schema, values, path):
        for name, value in values.items():
            below = schema.get("properties", {}).get(name)
            if not (below or {}).get("description"):
                yield f"{path}/{name}"
            elif isinstance(value, dict) and "properties" in below:
                yield from undescribed(below, value, f"{path}/{name}")

    assert list(undescribed(schema, values, "")) == []


def deployments(kubernetes, namespace="plots"):
    return {item["metadata"]["name"]: item for item in kubernetes.get("deployments", "-n", namespace)["items"]}


def image(deployment):
    return deployment["spec"]["template"]["spec"]["containers"][0]["image"]


def test_install_upgrade_rollback_uninstall(kubernetes, tmp_path):
    values = write(tmp_path, VALUES["defaults"])
    common = ("plotmill", "-n", "plots", "--wait", "--timeout", "3m")
    kubernetes.helm("install", *common[:1], CHART, *common[1:], "-f", values)
    first = deployments(kubernetes)
    assert set(first) == {"plotmill-api", "plotmill-connector", "plotmill-function"}
    for deployment in first.values():
        assert deployment["status"]["readyReplicas"] == deployment["spec"]["replicas"]
        pod = deployment["spec"]["template"]["spec"]
        assert pod["terminationGracePeriodSeconds"] > 25 + pod["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]
    kubernetes.helm("upgrade", *common[:1], CHART, *common[1:], "-f", values, "--set", "image.tag=9.9.9")
    assert {image(deployment) for deployment in deployments(kubernetes).values()} == {"plotmill:9.9.9"}
    kubernetes.helm("rollback", "plotmill", "1", *common[1:])
    assert {image(deployment) for deployment in deployments(kubernetes).values()} == {"plotmill:0.1.0"}
    kubernetes.helm("uninstall", *common)
    left = kubernetes.kubectl("get", "all,networkpolicy,pdb,serviceaccount", "-n", "plots", "-l", "app.kubernetes.io/instance=plotmill", "-o", "name")
    deadline = time.monotonic() + 60
    while left.stdout and time.monotonic() < deadline:
        time.sleep(1)
        left = kubernetes.kubectl("get", "all", "-n", "plots", "-l", "app.kubernetes.io/instance=plotmill", "-o", "name")
    assert left.stdout == ""


def test_a_function_reaches_nothing(kubernetes, tmp_path):
    rendered = kubernetes.helm("template", "plotmill", CHART, "-f", write(tmp_path, VALUES["defaults"])).stdout
    policies = {p["metadata"]["name"]: p["spec"] for p in yaml.safe_load_all(rendered) if p and p["kind"] == "NetworkPolicy"}
    assert policies["plotmill-function"]["egress"] == []
    assert "Egress" in policies["plotmill-function"]["policyTypes"]


@pytest.fixture(scope="module")
def account(kubernetes, tmp_path_factory):
    """software.yml takes its account from the outputs file alone; no AWS call is made."""
    folder = tmp_path_factory.mktemp("software")
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
    with Emulator() as emulator:
        account = Account(emulator, folder)
        account.outputs.write_text(yaml.safe_dump(outputs))
        yield account


def software(account, kubernetes, *arguments):
    settings = {
        "plotmill_kubeconfig": str(kubernetes.kubeconfig),
        "plotmill_tools_dir": str(BINARIES),
        "plotmill_image": {"repository": "plotmill"},
        "plotmill_helm_timeout": "3m",
    }
    return account.play("software.yml", "-e", json.dumps(settings), *arguments)


def test_software_is_installed_and_a_second_run_changes_nothing(account, kubernetes):
    first = software(account, kubernetes)
    assert first.is_fine() and first.counts["changed"] > 0
    status = json.loads(kubernetes.helm("status", "plotmill", "-n", "plotmill", "-o", "json").stdout)
    assert status["info"]["status"] == "deployed"
    ready = deployments(kubernetes, "plotmill")
    assert all(item["status"]["readyReplicas"] == item["spec"]["replicas"] for item in ready.values())
    assert software(account, kubernetes).is_fine(changed=0)


def test_the_gateways_password_is_made_once_and_never_printed(account, kubernetes):
    chart = {"plotmill_openfaas_chart": str(ROOT / "test/deploy/openfaas-crds"), "plotmill_openfaas_repository": ""}
    wanted = json.dumps({"plotmill_function_mode": "openfaas", **chart, "plotmill_openfaas_version": ""})
    runs = [software(account, kubernetes, "-vvv", "-e", wanted)]
    assert runs[0].is_fine()
    password = kubernetes.secret("openfaas", "basic-auth")["basic-auth-password"]
    runs.append(software(account, kubernetes, "-vvv", "-e", wanted))
    assert runs[1].is_fine(changed=0)
    assert kubernetes.secret("openfaas", "basic-auth")["basic-auth-password"] == password
    assert kubernetes.secret("plotmill", "basic-auth")["basic-auth-password"] == password
    assert len(password) >= 32
    encoded = kubernetes.get("secret", "basic-auth", "-n", "openfaas")["data"]["basic-auth-password"]
    assert not any(text in run.output for run in runs for text in (password, encoded))
    function = kubernetes.get("function.openfaas.com", "plotmill-function", "-n", "openfaas-fn")
    assert function["spec"]["environment"]["PLOTMILL_ROLE"] == "function"
