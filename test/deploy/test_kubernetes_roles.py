"""api, connector and function really run: arguments and environment from the chart, queues, table and bucket from the playbook, roles from
the table of policies, in an account that enforces IAM. Needs Helm, but no cluster. The tests build on each other, in this order."""

import hashlib
import json
import time
import urllib.error
import urllib.request

import botocore.exceptions
import pytest
import yaml
from chart import ROOT, objects
from emulator import REGION, trust
from iam_policy import iam_policy, resource_arns
from pods import Roles

ACCOUNT, KEY = "123456789012", "pm_" + "k" * 43
BUCKET = f"plotmill-{ACCOUNT}-{REGION}"
QUEUES = f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}"
SECRETS = {
    "plotmill-api-keys": {"PLOTMILL_API_KEYS": f"admin sha256:{hashlib.sha256(KEY.encode()).hexdigest()} admin"},
    "plotmill-admin-key": {"PLOTMILL_API_KEY": KEY},
}
VALUES = {
    "aws": {
        "region": REGION,
        "queueUrl": f"{QUEUES}/plotmill-jobs",
        "deadLetterUrl": f"{QUEUES}/plotmill-dead-letters",
        "table": "plotmill-jobs",
        "bucket": BUCKET,
    },
    "settings": {"s3PathStyle": True, "workersMax": 1},
    "secretEnv": {"api": "plotmill-api-keys", "test": "plotmill-admin-key"},
}
SCATTER = {"plot_type": "scatter", "data": {"x": [1, 2, 3, 4], "y": [4, 1, 3, 2]}, "title": "helm test"}


@pytest.fixture(scope="module")
def role_arns(account):
    """Queues, table and bucket as the playbook makes them; roles with the policies that it would give them."""
    assert account.play("infrastructure.yml", "--tags", "queues,storage").is_fine()
    table = yaml.safe_load((ROOT / "deploy/iam/actions.yml").read_text())
    names = {"partition": "aws", "region": REGION, "account": ACCOUNT, "queue": "plotmill-jobs"}
    names |= {"dead_letters": "plotmill-dead-letters", "table": "plotmill-jobs", "bucket": BUCKET}
    iam, arns = account.client("iam"), {}
    for role in ("api", "connector"):
        arns[role] = iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust("pods.eks.amazonaws.com"))["Role"]["Arn"]
        document = json.dumps(iam_policy(table, role, resource_arns(names)))
        iam.put_role_policy(RoleName=role, PolicyName="p", PolicyDocument=document)
    return arns


@pytest.fixture(scope="module")
def chart():
    return objects(VALUES)


@pytest.fixture(scope="module")
def roles(account, chart, role_arns, tmp_path_factory):
    containers = {
        role: chart["Deployment", f"plotmill-{role}"]["spec"]["template"]["spec"]["containers"][0]
        for role in ("function", "api", "connector")
    }
    made = Roles(account.emulator, SECRETS.__getitem__, tmp_path_factory.mktemp("pods"))
    with made.running(containers, role_arns):
        yield made


def draw(roles, chart, folder, figure, *arguments):
    """helm test's own command with a figure of the test's."""
    path = folder / "figure.json"
    path.write_text(json.dumps(figure))
    container = chart["Pod", "plotmill-test"]["spec"]["containers"][0]
    return roles.command(container, *arguments, **{"/figure/figure.json": str(path)})


def get(roles, path, key=KEY):
    headers = {"authorization": f"Bearer {key}"} if key else {}
    with urllib.request.urlopen(urllib.request.Request(roles.url + path, headers=headers), timeout=30) as answer:
        return json.load(answer)


def test_helm_tests_figure_comes_back_through_the_queue(roles, chart, account, tmp_path):
    picture = tmp_path / "figure.png"
    figure = json.loads(chart["ConfigMap", "plotmill-test"]["data"]["figure.json"])
    done = draw(roles, chart, tmp_path, figure, "-o", str(picture))
    assert done.returncode == 0, done.stdout + done.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    account.emulator.enforce_iam(False)
    (stored,) = account.client("s3").list_objects_v2(Bucket=BUCKET, Prefix="results/")["Contents"]
    account.emulator.enforce_iam(True)
    assert stored["Size"] == picture.stat().st_size


def test_a_figure_too_large_for_the_queue_goes_through_the_bucket(roles, chart, account, tmp_path):
    many = {"plot_type": "scatter", "data": {"x": [n / 7 for n in range(30_000)], "y": [n / 3 for n in range(30_000)]}}
    assert len(json.dumps(many)) > 2 * 256 * 1024
    done = draw(roles, chart, tmp_path, many, "-o", str(tmp_path / "many.png"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_jobs_and_dead_letters_are_listed(roles):
    assert [job["status"] for job in get(roles, "/v1/jobs")["items"]] == ["succeeded", "succeeded"]
    assert get(roles, "/v1/dead-letters")["items"] == []


def test_a_dead_letter_is_seen_and_its_job_brought_back(roles, chart, account):
    """What the queue buried by itself: the API's role shows it, and takes it out."""
    account.emulator.enforce_iam(False)
    sqs = account.client("sqs")
    url = sqs.get_queue_url(QueueName="plotmill-dead-letters")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=json.dumps(SCATTER))
    account.emulator.enforce_iam(True)
    (letter,) = get(roles, "/v1/dead-letters")["items"]
    request = urllib.request.Request(f"{roles.url}/v1/dead-letters/{letter['id']}", method="DELETE", headers={"authorization": f"Bearer {KEY}"})
    urllib.request.urlopen(request, timeout=30).close()
    deadline = time.monotonic() + 60
    while get(roles, "/v1/dead-letters")["items"]:
        assert time.monotonic() < deadline
        time.sleep(1)


def test_another_producers_message_becomes_a_job(roles, account):
    """The article's own payload, put on the queue by somebody who may: the connector makes the record."""
    account.emulator.enforce_iam(False)
    sqs = account.client("sqs")
    url = sqs.get_queue_url(QueueName="plotmill-jobs")["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody=json.dumps(SCATTER | {"title": "from elsewhere"}))
    account.emulator.enforce_iam(True)
    deadline = time.monotonic() + 120
    while [job["status"] for job in get(roles, "/v1/jobs")["items"]] != ["succeeded"] * 3:
        assert time.monotonic() < deadline, get(roles, "/v1/jobs")
        time.sleep(1)


def test_nobody_gets_in_without_a_key(roles):
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(roles, "/v1/jobs", key=None)
    assert refused.value.code == 401


def test_a_role_is_denied_what_the_other_may(roles, account, role_arns):
    account.emulator.enforce_iam(False)
    sqs = {role: account.emulator.assume(arn, "sqs") for role, arn in role_arns.items()}
    url = account.client("sqs").get_queue_url(QueueName="plotmill-jobs")["QueueUrl"]
    account.emulator.enforce_iam(True)
    with pytest.raises(botocore.exceptions.ClientError, match="AccessDenied"):
        sqs["api"].receive_message(QueueUrl=url)
    with pytest.raises(botocore.exceptions.ClientError, match="AccessDenied"):
        sqs["connector"].send_message(QueueUrl=url, MessageBody="x")


def test_nothing_was_denied_and_no_setting_was_unknown(roles):
    """What the programs themselves say of the environment that the chart gives them, and of the roles that they have."""
    for role, pod in roles.pods.items():
        text = pod.log.read_text()
        assert '"level":30' in text, role
        assert "is not a setting" not in text, role
        assert "AccessDenied" not in text and "not authorized" not in text, text[-3000:]


def test_roles_end_well_when_their_pods_go(roles):
    assert {role: pod.stop() for role, pod in roles.pods.items()} == dict.fromkeys(roles.pods, 0)
