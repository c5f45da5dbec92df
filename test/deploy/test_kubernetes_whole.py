"""The whole: playbook.yml from an empty account to a deployment whose roles really run, and destroy.yml back. A story, in this order."""

import json
import re

import pytest
from chart import BINARIES, objects
from emulator import free_port
from pod_identity import PodIdentityAgent
from pods import NODE, PROGRAM, Pod, environment_of
from test_infrastructure import census

NAME, NAMESPACE = "whole", "whole"


def play(account, kubernetes, playbook, *arguments, **settings):
    settings = {
        "plotmill_name": NAME,
        "plotmill_namespace": NAMESPACE,
        "plotmill_kubeconfig": str(kubernetes.kubeconfig),
        "plotmill_tools_dir": str(BINARIES),
        "plotmill_image": {"repository": "plotmill"},
        "plotmill_helm_timeout": "5m",
        # The URLs that the emulator gives are its own.
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


@pytest.fixture(scope="module")
def containers(kubernetes):
    """The one container of each role's Deployment, as it is in the cluster."""
    found = kubernetes.get("deployments", "-n", NAMESPACE)["items"]
    return {(item := d["spec"]["template"]["spec"]["containers"][0])["name"]: item for d in found}


@pytest.fixture(scope="module")
def running(account, kubernetes, containers, tmp_path_factory):
    """api, connector and function as processes, each under its own role, in an account that enforces IAM."""
    folder = tmp_path_factory.mktemp("pods")
    ports = {role: free_port() for role in containers}
    outputs = account.outputs.read_text()
    pods = {}
    with PodIdentityAgent(account.emulator, folder) as agent:
        identities = {
            role: agent.environment(re.search(rf"{role}: (arn:\S+)", outputs).group(1)) for role in ("api", "connector")
        }
        account.emulator.enforce_iam(True)
        try:
            for role, container in containers.items():
                environment = environment_of(kubernetes, container, NAMESPACE)
                for name, value in environment.items():
                    value = value.replace(f"plotmill-function.{NAMESPACE}.svc.cluster.local:8080", f"127.0.0.1:{ports['function']}")
                    environment[name] = re.sub(r"https://sqs\.[a-z0-9-]+\.amazonaws\.com", account.emulator.endpoint, value)
                environment |= identities.get(role, {}) | {
                    "AWS_ENDPOINT_URL": account.emulator.endpoint,
                    "PLOTMILL_HOST": "127.0.0.1",
                    "PLOTMILL_PORT": str(ports[role]),
                }
                assert not any("ACCESS_KEY" in name for name in environment)
                pods[role] = Pod(container["args"], environment, folder / f"{role}.log")
            for role, pod in pods.items():
                pod.wait_until_ready(ports[role])
            yield pods, ports
        finally:
            for pod in pods.values():
                pod.stop()
            account.emulator.enforce_iam(False)


def submit(kubernetes, ports, folder, figure, *arguments):
    """helm test's own command, from its rendered pod, with another figure."""
    import os
    import subprocess

    values = {"aws": dict.fromkeys(("region", "table", "bucket"), "unused") | dict.fromkeys(("queueUrl", "deadLetterUrl"), "https://unused")}
    pod = objects(values | {"secretEnv": {"test": "plotmill-admin-key"}})["Pod", "plotmill-test"]["spec"]["containers"][0]
    path = folder / "figure.json"
    path.write_text(json.dumps(figure))
    command = [part.replace("http://plotmill-api:80", f"http://127.0.0.1:{ports['api']}") for part in pod["args"]]
    command = [str(path) if part == "/figure/figure.json" else part for part in command]
    environment = {"PATH": os.environ["PATH"]} | environment_of(kubernetes, pod, NAMESPACE)
    return subprocess.run([NODE, PROGRAM, *command, *arguments], env=environment, capture_output=True, text=True, timeout=200)


SCATTER = {"plot_type": "scatter", "data": {"x": [1, 2, 3, 4], "y": [4, 1, 3, 2]}, "title": "helm test"}


def test_helm_tests_command_draws_a_figure_through_the_queue(running, kubernetes, account, tmp_path):
    _, ports = running
    picture = tmp_path / "figure.png"
    done = submit(kubernetes, ports, tmp_path, SCATTER, "-o", str(picture))
    assert done.returncode == 0, done.stdout + done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    account.emulator.enforce_iam(False)
    (stored,) = account.client("s3").list_objects_v2(Bucket=bucket(account), Prefix="results/")["Contents"]
    account.emulator.enforce_iam(True)
    assert stored["Size"] == picture.stat().st_size


def bucket(account):
    return re.search(r"bucket: (\S+)", account.outputs.read_text()).group(1)


def test_a_figure_too_large_for_the_queue_goes_through_the_bucket(running, kubernetes, tmp_path):
    _, ports = running
    many = {"plot_type": "scatter", "data": {"x": [n / 7 for n in range(30_000)], "y": [n / 3 for n in range(30_000)]}}
    assert len(json.dumps(many)) > 2 * 256 * 1024
    done = submit(kubernetes, ports, tmp_path, many, "-o", str(tmp_path / "many.png"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_jobs_and_dead_letters_are_listed_under_the_apis_role(running, kubernetes, tmp_path):
    import os
    import subprocess

    _, ports = running
    key = kubernetes.secret(NAMESPACE, "plotmill-admin-key")["PLOTMILL_API_KEY"]
    environment = {"PATH": os.environ["PATH"], "PLOTMILL_API_KEY": key, "PLOTMILL_SERVER": f"http://127.0.0.1:{ports['api']}"}
    for arguments, expected in ((["jobs", "--json"], "succeeded"), (["dead-letters", "ls", "--json"], "")):
        done = subprocess.run([NODE, PROGRAM, *arguments], env=environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
        assert expected in done.stdout


def test_nobody_gets_in_without_a_key(running, kubernetes, tmp_path):
    import urllib.error
    import urllib.request

    _, ports = running
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"http://127.0.0.1:{ports['api']}/v1/jobs")
    assert refused.value.code == 401


def test_a_role_is_denied_what_another_may(running, account):
    outputs = account.outputs.read_text()
    url = re.search(r"queue_url: (\S+)", outputs).group(1)
    account.emulator.enforce_iam(False)
    arns = {role: re.search(rf"{role}: (arn:\S+)", outputs).group(1) for role in ("api", "connector")}
    sqs = {role: account.emulator.assume(arn, "sqs") for role, arn in arns.items()}
    account.emulator.enforce_iam(True)
    with pytest.raises(sqs["api"].exceptions.ClientError, match="AccessDenied"):
        sqs["api"].receive_message(QueueUrl=url)
    with pytest.raises(sqs["connector"].exceptions.ClientError, match="AccessDenied"):
        sqs["connector"].send_message(QueueUrl=url, MessageBody="x")


def test_nothing_was_denied_and_no_setting_was_unknown(running):
    """Runs last of those that use the roles: what the programs themselves said about the environment that the chart gives them."""
    pods, _ = running
    for role, pod in pods.items():
        text = pod.log.read_text()
        assert "is not a setting" not in text, role
        assert "AccessDenied" not in text and "not authorized" not in text, role


def test_roles_end_well_when_their_pods_go(running):
    pods, _ = running
    assert {role: pod.stop() for role, pod in pods.items()} == dict.fromkeys(pods, 0)


def test_destroy_takes_back_cluster_and_account(account, kubernetes, start):
    account.emulator.enforce_iam(False)
    refused = play(account, kubernetes, "destroy.yml", plotmill_destroy=NAME)
    assert refused.code != 0 and "would be lost" in refused.output
    assert kubernetes.get("deployments", "-n", NAMESPACE)["items"]
    assert play(account, kubernetes, "destroy.yml", plotmill_destroy=NAME, plotmill_destroy_content=True).is_fine()
    assert census(account) == start
    assert NAMESPACE not in {item["metadata"]["name"] for item in kubernetes.get("namespaces")["items"]}
    assert kubernetes.kubeconfig.exists()
