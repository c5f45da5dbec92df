"""The whole: playbook.yml from an empty account to a deployment that draws, and destroy.yml back to an empty one. A story, in this order."""

import json

import pytest
import yaml
from chart import BINARIES, objects
from pods import Roles
from test_infrastructure import census

NAME = "whole"


def play(account, kubernetes, playbook, *arguments, **settings):
    settings = {
        "plotmill_name": NAME,
        "plotmill_namespace": NAME,
        "plotmill_kubeconfig": str(kubernetes.kubeconfig),
        "plotmill_tools_dir": str(BINARIES),
        "plotmill_image": {"repository": "plotmill"},
        "plotmill_helm_timeout": "10m",
        "plotmill_values": {"settings": {"s3PathStyle": True, "workersMax": 1}},
    } | settings
    return account.play(playbook, "-e", json.dumps(settings), *arguments)


@pytest.fixture(scope="module")
def start(account):
    """What is in the account before anything is made."""
    return census(account)


def test_one_command_makes_everything_and_a_second_run_nothing(account, kubernetes, start):
    assert play(account, kubernetes, "playbook.yml").is_fine()
    assert play(account, kubernetes, "playbook.yml").is_fine(changed=0)


def test_what_it_made_draws_a_figure(account, kubernetes, tmp_path):
    """Each Deployment's container, as it is in the cluster, and helm test's; test_kubernetes_roles.py goes into the depth."""
    deployments = kubernetes.get("deployments", "-n", NAME)["items"]
    containers = {(c := d["spec"]["template"]["spec"]["containers"][0])["name"]: c for d in deployments}
    outputs = yaml.safe_load(account.outputs.read_text())
    role_arns = {role: outputs["role_arns"][role] for role in ("api", "connector")}
    released = yaml.safe_load(kubernetes.helm("get", "values", "plotmill", "-n", NAME, "-o", "yaml").stdout)
    chart = objects(released)
    figure, picture = tmp_path / "figure.json", tmp_path / "figure.png"
    figure.write_text(chart["ConfigMap", "plotmill-test"]["data"]["figure.json"])
    with Roles(account.emulator, lambda name: kubernetes.secret(NAME, name), tmp_path).running(containers, role_arns) as roles:
        test = chart["Pod", "plotmill-test"]["spec"]["containers"][0]
        done = roles.command(test, "-o", str(picture), **{"/figure/figure.json": str(figure)})
        assert done.returncode == 0, done.stdout + done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_destroy_takes_back_cluster_and_account(account, kubernetes, start):
    refused = play(account, kubernetes, "destroy.yml", plotmill_destroy=NAME)
    assert refused.code != 0 and "would be lost" in refused.output
    assert kubernetes.get("deployments", "-n", NAME)["items"]
    assert play(account, kubernetes, "destroy.yml", plotmill_destroy=NAME, plotmill_destroy_content=True).is_fine()
    assert census(account) == start
    assert NAME not in {item["metadata"]["name"] for item in kubernetes.get("namespaces")["items"]}
    # Somebody else's way into the cluster is not ours to delete.
    assert kubernetes.kubeconfig.exists()
