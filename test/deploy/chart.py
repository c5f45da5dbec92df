"""The chart as the tests render it: its values, and the tools of the Kubernetes lab that need no cluster."""

import os
import pathlib
import subprocess

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHART = str(ROOT / "deploy/helm/plotmill")
BINARIES = pathlib.Path(os.environ.get("PLOTMILL_LAB", pathlib.Path.home() / ".cache/plotmill/kubernetes-lab"))
AWS = {
    "region": "eu-central-1",
    "queueUrl": "https://sqs.eu-central-1.amazonaws.com/1/plotmill-jobs",
    "deadLetterUrl": "https://sqs.eu-central-1.amazonaws.com/1/plotmill-dead-letters",
    "table": "plotmill-jobs",
    "bucket": "plotmill-pictures",
}
EVERYTHING = {
    "aws": AWS | {"irsaRoleArns": {"api": "arn:aws:iam::1:role/a", "connector": "arn:aws:iam::1:role/c"}},
    "image": {"digest": "sha256:" + "0" * 64},
    "imagePullSecrets": [{"name": "registry"}],
    "settings": {"jobTimeout": "30s", "logLevel": "debug"},
    "secretEnv": {"api": "api-keys", "test": "admin-key"},
    "connector": {"replicas": 2, "podDisruptionBudget": True, "podLabels": {"team": "a"}},
    "function": {
        "image": "registry.example/plot-generator:1",
        "keda": {"enabled": True},
        "nodeSelector": {"kubernetes.io/os": "linux"},
        "tolerations": [{"key": "plots", "operator": "Exists"}],
    },
    "ingress": {"enabled": True, "host": "plots.example.org", "tlsSecret": "tls", "className": "nginx"},
    "networkPolicy": {"apiFrom": [{"kubernetes.io/metadata.name": "ingress-nginx"}]},
    "podMonitor": {"enabled": True},
}
VALUES = {
    "defaults": {"aws": AWS},
    "everything": EVERYTHING,
    # What excludes what `everything` has on: OpenFaaS instead of plain pods, with its operator.
    "openfaas": EVERYTHING | {"function": {"mode": "openfaas", "image": "plot-generator:1", "openfaas": {"deploy": "operator"}}},
    "minimal": {
        "aws": AWS,
        "api": {"replicas": 1, "podDisruptionBudget": False, "autoscaling": {"enabled": False}},
        "function": {"mode": "openfaas", "image": "plot-generator:1"},
        "networkPolicy": {"enabled": False},
    },
}


def helm(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess:
    """Helm without a cluster. Values come in on standard input, as `-f -`."""
    return subprocess.run([BINARIES / "helm", *arguments], input=given, capture_output=True, text=True, timeout=120)


def template(values: dict, *arguments: str) -> str:
    """The chart's objects, as YAML."""
    done = helm("template", "plotmill", CHART, "-n", "plots", "-f", "-", *arguments, given=yaml.safe_dump(values))
    assert done.returncode == 0, done.stderr
    return done.stdout


def objects(values: dict, *arguments: str) -> dict[tuple[str, str], dict]:
    """The chart's objects by kind and name."""
    found = [document for document in yaml.safe_load_all(template(values, *arguments)) if document]
    return {(document["kind"], document["metadata"]["name"]): document for document in found}
