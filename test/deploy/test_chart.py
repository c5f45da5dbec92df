"""What the chart says, held against the schemas of three Kubernetes versions and against what its parts promise. No cluster is needed."""

import json
import pathlib
import re
import subprocess

import pytest
import yaml
from chart import AWS, BINARIES, CHART, EVERYTHING, ROOT, VALUES, helm, objects, template
from schemas import write_schemas

VERSIONS = re.search(r'schema_versions="(.*)"', (ROOT / "deploy/kubernetes-lab/versions.sh").read_text()).group(1).split()


@pytest.fixture(scope="module", params=VERSIONS)
def schemas(request, tmp_path_factory):
    return write_schemas(BINARIES / f"openapi-{request.param}.json", tmp_path_factory.mktemp(request.param))


def kubeconform(schemas, rendered):
    command = [BINARIES / "kubeconform", "-strict", "-summary", "-schema-location", schemas, "-"]
    return subprocess.run(command, input=rendered, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("values", VALUES)
def test_kubeconform_finds_nothing(schemas, values):
    done = kubeconform(schemas, template(VALUES[values]))
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Valid: [1-9]\d*, Invalid: 0, Errors: 0, Skipped: 0", done.stdout)


def test_kubeconform_would_find_a_misspelt_field(schemas):
    rendered = template(VALUES["everything"])
    for right, wrong in (("maxSkew: 1", "maxSkeww: 1"), ("cooldownPeriod:", "coolDownPeriod:")):
        assert right in rendered
        assert kubeconform(schemas, rendered.replace(right, wrong)).returncode != 0


def test_three_versions_are_checked_and_the_clusters_default_is_one_of_them():
    settings = yaml.safe_load((ROOT / "deploy/ansible/group_vars/all.yml").read_text())
    assert len(VERSIONS) == 3
    assert any(version.startswith(f"v{settings['plotmill_kubernetes_version']}.") for version in VERSIONS)


@pytest.mark.parametrize("values", VALUES)
def test_the_chart_lints(values, tmp_path):
    path = tmp_path / "values.yaml"
    path.write_text(yaml.safe_dump(VALUES[values]))
    done = helm("lint", "--strict", CHART, "-f", str(path))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"aws": AWS | {"queueUrl": ""}}, "/aws/queueUrl"),
        ({"aws": AWS, "replicas": 3}, "replicas"),
        ({"aws": AWS, "settings": {"webhookSecret": "whsec_x"}}, "webhookSecret"),
        ({"aws": AWS, "ingress": {"enabled": True, "host": "h"}}, "/ingress/tlsSecret"),
        ({"aws": AWS, "function": {"mode": "lambda"}}, "/function/mode"),
        ({"aws": AWS, "function": {"image": "untagged"}}, "/function/image"),
    ],
)
def test_wrong_values_are_refused_by_name(wrong, pointer):
    done = helm("template", "plotmill", CHART, "-f", "-", given=yaml.safe_dump(wrong))
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


def pods(found):
    """Pod specs by kind and name of what makes them."""
    return {
        name: item["spec"]["template"]["spec"] if "template" in item["spec"] else item["spec"]
        for name, item in found.items()
        if name[0] in ("Deployment", "Job", "Pod")
    }


@pytest.mark.parametrize("values", VALUES)
def test_every_pod_is_unprivileged(values):
    for name, pod in pods(objects(VALUES[values])).items():
        assert pod["securityContext"]["runAsNonRoot"], name
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}, name
        assert not pod["automountServiceAccountToken"], name
        for container in pod["containers"]:
            assert container["securityContext"]["readOnlyRootFilesystem"], name
            assert not container["securityContext"]["allowPrivilegeEscalation"], name
            assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}, name
            assert container["resources"]["limits"]["memory"], name


def test_every_role_is_probed_spread_and_given_longer_than_its_drain():
    found = pods(objects({"aws": AWS, "drainSeconds": 40}))
    roles = [pod for (kind, _), pod in found.items() if kind == "Deployment"]
    assert len(roles) == 3
    for pod in roles:
        (container,) = pod["containers"]
        assert {"startupProbe", "readinessProbe", "livenessProbe"} <= set(container)
        keys = {constraint["topologyKey"] for constraint in pod["topologySpreadConstraints"]}
        assert keys == {"topology.kubernetes.io/zone", "kubernetes.io/hostname"}
        environment = {entry["name"]: entry.get("value") for entry in container["env"]}
        assert environment["PLOTMILL_SHUTDOWN_GRACE"] == "40s"
        assert pod["terminationGracePeriodSeconds"] > 40 + container["lifecycle"]["preStop"]["sleep"]["seconds"]


def test_what_scales_is_scaled_by_one_thing_alone():
    found = objects(EVERYTHING)
    assert found["HorizontalPodAutoscaler", "plotmill-api"]["spec"]["scaleTargetRef"]["name"] == "plotmill-api"
    scaled = found["ScaledObject", "plotmill-function"]["spec"]
    assert (scaled["scaleTargetRef"]["name"], scaled["minReplicaCount"]) == ("plotmill-function", 0)
    assert scaled["triggers"][0]["metadata"]["queueURL"] == AWS["queueUrl"]
    # A Deployment that names its replicas would fight with its scaler at every upgrade.
    assert "replicas" not in found["Deployment", "plotmill-api"]["spec"]
    assert "replicas" not in found["Deployment", "plotmill-function"]["spec"]
    assert found["Deployment", "plotmill-connector"]["spec"]["replicas"] == 2
    for role in ("api", "connector", "function"):
        budget = found["PodDisruptionBudget", f"plotmill-{role}"]["spec"]
        assert budget["selector"] == found["Deployment", f"plotmill-{role}"]["spec"]["selector"]


@pytest.mark.parametrize(("values", "labels"), [("everything", {"app.kubernetes.io/component": "function"}), ("openfaas", {"faas_function": "plotmill-function"})])
def test_a_function_reaches_nothing(values, labels):
    policy = objects(VALUES[values])["NetworkPolicy", "plotmill-function"]
    assert policy["spec"]["egress"] == []
    assert set(policy["spec"]["policyTypes"]) == {"Ingress", "Egress"}
    assert labels.items() <= policy["spec"]["podSelector"]["matchLabels"].items()
    assert policy["metadata"].get("namespace") == ("openfaas-fn" if values == "openfaas" else None)


def test_nobody_reaches_the_nodes_credentials():
    found = objects(VALUES["defaults"])
    for role in ("api", "connector"):
        blocks = [to["ipBlock"] for rule in found["NetworkPolicy", f"plotmill-{role}"]["spec"]["egress"] for to in rule["to"] if "ipBlock" in to]
        (anywhere,) = [block for block in blocks if block["cidr"] == "0.0.0.0/0"]
        assert anywhere["except"] == ["169.254.169.254/32"]


def test_nothing_is_open_to_the_world_without_tls():
    for values in VALUES.values():
        found = objects(values)
        assert {item["spec"]["type"] for (kind, _), item in found.items() if kind == "Service"} == {"ClusterIP"}
        for (kind, _), item in found.items():
            if kind == "Ingress":
                assert {rule["host"] for rule in item["spec"]["rules"]} == {host for tls in item["spec"]["tls"] for host in tls["hosts"]}


def test_no_static_key_and_no_secret_is_in_any_object():
    for values in VALUES.values():
        rendered = template(values)
        assert not re.search(r"AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY)|kind: Secret\b", rendered)


def test_the_function_on_openfaas_is_what_the_stack_file_says():
    """Two ways to deploy one function: `faas-cli deploy -f functions/stack.yaml`, and the chart."""
    stack = yaml.safe_load((ROOT / "functions/stack.yaml").read_text())["functions"]["plot-generator"]
    function = objects({"aws": AWS, "function": VALUES["openfaas"]["function"]})["Function", "plotmill-function"]["spec"]
    assert function["environment"] == stack["environment"]
    assert function["annotations"] == stack["annotations"] | {"topic": "plotmill-jobs"}
    assert function["labels"] == stack["labels"]
    assert function["readOnlyRootFilesystem"] == stack["readonly_root_filesystem"]


def test_timeouts_grow_from_the_renderer_to_the_queue():
    """A figure that takes too long must be given up inside first, or the outside calls a job lost that is still being drawn."""
    settings = yaml.safe_load((ROOT / "deploy/ansible/group_vars/all.yml").read_text())
    given = yaml.safe_load(pathlib.Path(CHART, "values.yaml").read_text())["function"]["openfaas"]["environment"]
    chain = [given["PLOTMILL_JOB_TIMEOUT"], given["exec_timeout"], given["write_timeout"], settings["plotmill_openfaas_upstream_timeout"]]
    renderer, watchdog, written, upstream = (int(text.removesuffix("s")) for text in chain)
    gateway, visibility = int(settings["plotmill_openfaas_timeout"].removesuffix("s")), settings["plotmill_visibility_seconds"]
    assert renderer < watchdog < written <= upstream < gateway < visibility


def test_openfaas_wants_an_image_with_its_watchdog():
    done = helm("template", "plotmill", CHART, "-f", "-", given=yaml.safe_dump({"aws": AWS, "function": {"mode": "openfaas"}}))
    assert done.returncode != 0 and "/function" in done.stderr
