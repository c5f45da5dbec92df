"""The chart on a real Kubernetes API server: what it takes, and a release's life. The tests build on each other, in this order."""

import json
import time

import pytest
import yaml
from chart import CHART, VALUES, objects

COMMON = ("-n", "plots", "--wait", "--timeout", "10m")


@pytest.fixture(scope="module")
def plots(kubernetes):
    """Namespaces as the playbooks make them."""
    for name, level in {"plots": "restricted", "openfaas-fn": "baseline"}.items():
        labels = {"pod-security.kubernetes.io/enforce": level, "pod-security.kubernetes.io/warn": level}
        kubernetes.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}})
    # The controller manager makes it; a pod of a namespace without it is refused.
    kubernetes.kubectl("wait", "--for=create", "serviceaccount/default", "-n", "plots", "--timeout=60s")
    return kubernetes


@pytest.mark.parametrize("values", VALUES)
def test_the_api_server_takes_every_object(plots, values):
    """Stricter than a schema: selectors that miss their labels and pods that Pod Security forbids are refused or warned of."""
    found = list(objects(VALUES[values]).values())
    for item in found:
        item["metadata"].setdefault("namespace", "plots")
    arguments = ("apply", "--server-side", "--dry-run=server", "--validate=strict", "-f", "-")
    done = plots.kubectl(*arguments, given=yaml.safe_dump_all(found), check=False)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr


def test_a_pod_that_is_not_restricted_is_refused(plots):
    pod = objects(VALUES["defaults"])["Pod", "plotmill-test"]
    pod["metadata"] |= {"namespace": "plots", "name": "bold"}
    del pod["spec"]["containers"][0]["securityContext"]["capabilities"]
    done = plots.kubectl("apply", "--dry-run=server", "-f", "-", given=yaml.safe_dump(pod), check=False)
    assert done.returncode != 0 and "PodSecurity" in done.stderr


def deployments(kubernetes, namespace="plots"):
    return {item["metadata"]["name"]: item for item in kubernetes.get("deployments", "-n", namespace)["items"]}


def image(deployment):
    return deployment["spec"]["template"]["spec"]["containers"][0]["image"]


@pytest.fixture(scope="module")
def values(tmp_path_factory):
    path = tmp_path_factory.mktemp("release") / "values.yaml"
    path.write_text(yaml.safe_dump(VALUES["defaults"]))
    return str(path)


def test_install(plots, values):
    done = plots.helm("install", "plotmill", CHART, *COMMON, "-f", values)
    assert "helm test plotmill -n plots" in done.stdout
    assert set(deployments(plots)) == {"plotmill-api", "plotmill-connector", "plotmill-function"}
    # The autoscaler raises the API, which starts with one pod, to its minimum.
    deadline = time.monotonic() + 120
    while ready(plots) != {"plotmill-api": (2, 2), "plotmill-connector": (1, 1), "plotmill-function": (2, 2)}:
        assert time.monotonic() < deadline, ready(plots)
        time.sleep(1)


def ready(kubernetes):
    """Wanted and ready pods of each Deployment."""
    found = deployments(kubernetes)
    return {name: (item["spec"]["replicas"], item["status"].get("readyReplicas", 0)) for name, item in found.items()}


def test_pods_of_a_role_are_spread_over_nodes(plots):
    selector = "app.kubernetes.io/component=api"
    listed = plots.get("pods", "-n", "plots", "-l", selector)["items"]
    assert len({pod["spec"]["nodeName"] for pod in listed}) == len(listed) == 2


def evict(kubernetes, pod):
    name = pod["metadata"]["name"]
    eviction = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": name, "namespace": "plots"}}
    path = f"/api/v1/namespaces/plots/pods/{name}/eviction"
    return kubernetes.kubectl("create", "--raw", path, "-f", "-", given=json.dumps(eviction), check=False)


def test_a_drain_of_all_nodes_leaves_one_of_two(plots):
    """The API server keeps the budget: the first eviction passes, the second is refused for as long as no new pod is ready."""
    listed = plots.get("pods", "-n", "plots", "-l", "app.kubernetes.io/component=api")["items"]
    deadline = time.monotonic() + 60
    while plots.get("pdb", "plotmill-api", "-n", "plots")["status"].get("disruptionsAllowed") != 1:
        assert time.monotonic() < deadline
        time.sleep(0.5)
    plots.kubectl("cordon", "node-0", "node-1")
    first, second = (evict(plots, pod) for pod in listed)
    assert first.returncode == 0, first.stderr
    assert second.returncode != 0 and "disruption budget" in second.stderr
    plots.kubectl("uncordon", "node-0", "node-1")
    while ready(plots)["plotmill-api"] != (2, 2):
        assert time.monotonic() < deadline + 120, ready(plots)
        time.sleep(1)


def test_upgrade_and_rollback(plots, values):
    plots.helm("upgrade", "plotmill", CHART, *COMMON, "-f", values, "--set", "image.tag=9.9.9")
    assert {image(deployment) for deployment in deployments(plots).values()} == {"plotmill:9.9.9"}
    plots.helm("rollback", "plotmill", "1", *COMMON)
    assert {image(deployment) for deployment in deployments(plots).values()} == {"plotmill:0.1.0"}


def test_helm_test_runs(plots):
    """kwok's pods end well whatever is in them; the command itself is run in test_kubernetes_whole.py."""
    done = plots.helm("test", "plotmill", "-n", "plots", "--timeout", "5m", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Succeeded" in done.stdout


def test_uninstall_leaves_nothing(plots):
    plots.helm("uninstall", "plotmill", *COMMON)
    kinds = "all,networkpolicy,pdb,serviceaccount,configmap,secret,hpa"
    deadline = time.monotonic() + 90
    while True:
        left = plots.kubectl("get", kinds, "-n", "plots", "-l", "app.kubernetes.io/instance=plotmill", "-o", "name").stdout
        if not left:
            break
        assert time.monotonic() < deadline, left
        time.sleep(1)
