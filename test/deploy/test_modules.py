"""The Ansible modules of our own, each against the emulated account: made, unchanged, changed, looked at in check mode, deleted."""

import contextlib
import importlib.util
import io
import json
import pathlib
import subprocess
import sys

import pytest
from ansible.module_utils.testing import patch_module_args
from conftest import ANSIBLE
from emulator import REGION, Emulator, trust

import ansible.module_utils

# As Ansible does at run time: our module_utils are found under ansible.module_utils.
ansible.module_utils.__path__.append(str(ANSIBLE / "module_utils"))
ACCOUNT = "123456789012"


@pytest.fixture(scope="module")
def server():
    with Emulator("--lean") as emulator:
        yield emulator


@pytest.fixture
def aws(server, monkeypatch):
    server.reset()
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return server


def call(name, /, check=False, **arguments):
    """Runs a module as Ansible would, in this process, and returns its result."""
    path = ANSIBLE / "library" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    output = io.StringIO()
    with patch_module_args({**arguments, "_ansible_check_mode": check}), contextlib.redirect_stdout(output):
        with pytest.raises(SystemExit):
            module.main()
    return json.loads(output.getvalue())


@pytest.fixture
def role(aws):
    made = aws.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=trust("eks.amazonaws.com"))
    return made["Role"]["Arn"]


@pytest.fixture
def cluster(aws, role):
    aws.client("eks").create_cluster(name="c", roleArn=role, version="1.34", resourcesVpcConfig={"subnetIds": ["s"]})
    return "c"


def test_control_plane(aws, role):
    wanted = {"name": "c", "role_arn": role, "version": "1.34", "subnet_ids": ["s-1", "s-2"], "log_types": ["audit"], "tags": {"a": "1"}}
    assert call("eks_control_plane", check=True, **wanted)["changed"]
    assert aws.client("eks").list_clusters()["clusters"] == []
    assert call("eks_control_plane", **wanted)["cluster"]["status"] == "ACTIVE"
    assert not call("eks_control_plane", **wanted)["changed"]
    opened = wanted | {"endpoint_public": True, "public_cidrs": ["203.0.113.7/32"], "log_types": ["api"], "tags": {"b": "2"}}
    assert call("eks_control_plane", check=True, **opened)["changed"]
    assert not call("eks_control_plane", **wanted)["changed"]
    result = call("eks_control_plane", **opened)
    assert result["changed"]
    described = aws.client("eks").describe_cluster(name="c")["cluster"]
    assert described["resourcesVpcConfig"]["publicAccessCidrs"] == ["203.0.113.7/32"]
    assert [part["types"] for part in described["logging"]["clusterLogging"] if part["enabled"]] == [["api"]]
    assert described["tags"] == {"b": "2"}
    assert not call("eks_control_plane", **opened)["changed"]
    assert call("eks_control_plane_info", name="c")["cluster"]["name"] == "c"
    assert call("eks_control_plane", name="c", state="absent")["changed"]
    assert not call("eks_control_plane", name="c", state="absent")["changed"]
    assert "cluster" not in call("eks_control_plane_info", name="c")


def test_addon(aws, cluster):
    wanted = {"cluster": cluster, "name": "coredns", "configuration": {"replicaCount": 2}, "tags": {"a": "1"}}
    assert call("eks_addon", check=True, **wanted)["changed"]
    assert call("eks_addon", **wanted)["addon"]["status"] == "ACTIVE"
    assert not call("eks_addon", **wanted)["changed"]
    other = wanted | {"configuration": {"replicaCount": 3}, "version": "v9", "tags": {}}
    assert call("eks_addon", check=True, **other)["changed"]
    addon = call("eks_addon", **other)["addon"]
    assert (json.loads(addon["configurationValues"]), addon["addonVersion"], addon["tags"]) == ({"replicaCount": 3}, "v9", {})
    assert not call("eks_addon", **other)["changed"]
    assert call("eks_addon", cluster=cluster, name="coredns", state="absent")["changed"]
    assert not call("eks_addon", cluster=cluster, name="coredns", state="absent")["changed"]


def test_addon_of_a_missing_cluster_fails_in_plain_words(aws):
    result = call("eks_addon", cluster="none", name="coredns")
    assert result["failed"] and "No cluster found" in result["msg"]


def test_pod_identity_association(aws, cluster, role):
    wanted = {"cluster": cluster, "namespace": "n", "service_account": "s", "role_arn": role, "tags": {"a": "1"}}
    assert call("eks_pod_identity_association", check=True, **wanted)["changed"]
    first = call("eks_pod_identity_association", **wanted)["association"]
    assert not call("eks_pod_identity_association", **wanted)["changed"]
    other = call("eks_pod_identity_association", **(wanted | {"role_arn": role + "2"}))["association"]
    assert (other["associationId"], other["roleArn"]) == (first["associationId"], role + "2")
    absent = {"cluster": cluster, "namespace": "n", "service_account": "s", "state": "absent"}
    assert call("eks_pod_identity_association", **absent)["changed"]
    assert not call("eks_pod_identity_association", **absent)["changed"]
    assert not call("eks_pod_identity_association", **(absent | {"cluster": "none"}))["changed"]


def test_oidc_provider(aws):
    wanted = {"url": f"https://oidc.eks.{REGION}.amazonaws.com/id/ABC", "tags": {"a": "1"}}
    assert call("iam_oidc_provider", check=True, **wanted)["changed"]
    arn = call("iam_oidc_provider", **wanted)["arn"]
    assert not call("iam_oidc_provider", **wanted)["changed"]
    assert call("iam_oidc_provider", client_ids=["other"], **wanted)["changed"]
    provider = aws.client("iam").get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    assert provider["ClientIDList"] == ["other"]
    # A longer issuer that starts the same is another one.
    assert call("iam_oidc_provider", check=True, url=wanted["url"] + "D")["changed"]
    assert call("iam_oidc_provider", url=wanted["url"], state="absent")["changed"]
    assert not call("iam_oidc_provider", url=wanted["url"], state="absent")["changed"]


def test_redrive_allow(aws):
    source = f"arn:aws:sqs:{REGION}:{ACCOUNT}:jobs"
    assert call("sqs_redrive_allow", check=True, name="dead", source_arns=[source])["changed"]
    assert call("sqs_redrive_allow", name="dead", source_arns=[source])["failed"]
    sqs = aws.client("sqs")
    url = sqs.create_queue(QueueName="dead")["QueueUrl"]
    assert call("sqs_redrive_allow", name="dead", source_arns=[source])["changed"]
    assert not call("sqs_redrive_allow", name="dead", source_arns=[source])["changed"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    assert json.loads(attributes["RedriveAllowPolicy"])["sourceQueueArns"] == [source]


def test_dynamodb_safeguards(aws):
    wanted = {"name": "t", "ttl_attribute": "expires"}
    assert call("dynamodb_safeguards", check=True, **wanted)["changed"]
    assert call("dynamodb_safeguards", **wanted)["failed"]
    assert not call("dynamodb_safeguards", missing_ok=True, **wanted)["changed"]
    aws.client("dynamodb").create_table(
        TableName="t",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
    )
    every = ["ttl", "point-in-time recovery", "deletion protection"]
    assert call("dynamodb_safeguards", check=True, **wanted)["changes"] == every
    assert call("dynamodb_safeguards", **wanted)["changes"] == every
    assert call("dynamodb_safeguards", **wanted)["changes"] == []
    assert call("dynamodb_safeguards", deletion_protection=False, **wanted)["changes"] == ["deletion protection"]


def test_stored_content(aws):
    everything = {"queues": ["jobs"], "bucket": "pictures", "table": "t"}
    assert call("stored_content", **everything)["held"] == {}
    sqs, s3 = aws.client("sqs"), aws.client("s3")
    url = sqs.create_queue(QueueName="jobs")["QueueUrl"]
    s3.create_bucket(Bucket="pictures", CreateBucketConfiguration={"LocationConstraint": REGION})
    assert call("stored_content", **everything)["held"] == {}
    sqs.send_message(QueueUrl=url, MessageBody="x")
    sqs.receive_message(QueueUrl=url)
    s3.put_object(Bucket="pictures", Key="k", Body=b"x")
    assert call("stored_content", **everything)["held"] == {"jobs": 1, "pictures": 1}


def test_every_module_and_each_of_its_options_is_documented():
    names = sorted(path.stem for path in (ANSIBLE / "library").glob("*.py"))
    binary = pathlib.Path(sys.executable).with_name("ansible-doc")
    command = [binary, "-t", "module", "-M", str(ANSIBLE / "library"), "--json", *names]
    documents = json.loads(subprocess.run(command, cwd=ANSIBLE, capture_output=True, text=True, check=True, timeout=120).stdout)
    assert sorted(documents) == names
    for name, entry in documents.items():
        assert entry["doc"]["short_description"] and entry["examples"].strip() and entry["return"], name
        assert all(option["description"] for option in entry["doc"]["options"].values()), name
