"""Tries every AWS action of deploy/iam/actions.yml, and its neighbours, as each role: allowed where the table says so, else denied."""

import json
import re

import botocore.exceptions
import pytest
import yaml
from conftest import ROOT
from emulator import REGION, Emulator, trust
from iam_policy import iam_markdown, iam_policy, resource_arns

ACCOUNT = "123456789012"
TABLE = yaml.safe_load((ROOT / "deploy/iam/actions.yml").read_text())
NAMES = {
    "partition": "aws",
    "region": REGION,
    "account": ACCOUNT,
    "queue": "jobs",
    "dead_letters": "dead",
    "table": "jobs",
    "bucket": "pictures",
}
KEY = {"pk": {"S": "job#1"}}


def queue_calls(name):
    """Calls on a queue. A receipt that is stale or a queue without source shows that IAM let the call pass to SQS."""
    url = f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{name}"
    return {
        "sqs:SendMessage": lambda aws: aws("sqs").send_message(QueueUrl=url, MessageBody="x"),
        "sqs:ReceiveMessage": lambda aws: aws("sqs").receive_message(QueueUrl=url),
        "sqs:DeleteMessage": lambda aws: aws("sqs").delete_message(QueueUrl=url, ReceiptHandle="x"),
        "sqs:ChangeMessageVisibility": lambda aws: aws("sqs").change_message_visibility(
            QueueUrl=url, ReceiptHandle="x", VisibilityTimeout=1
        ),
        "sqs:GetQueueAttributes": lambda aws: aws("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"]),
        "sqs:PurgeQueue": lambda aws: aws("sqs").purge_queue(QueueUrl=url),
        "sqs:SetQueueAttributes": lambda aws: aws("sqs").set_queue_attributes(
            QueueUrl=url, Attributes={"VisibilityTimeout": "30"}
        ),
        "sqs:DeleteQueue": lambda aws: aws("sqs").delete_queue(QueueUrl=url),
    }


def table_calls(name):
    return {
        "dynamodb:GetItem": lambda aws: aws("dynamodb").get_item(TableName=name, Key=KEY),
        "dynamodb:BatchGetItem": lambda aws: aws("dynamodb").batch_get_item(RequestItems={name: {"Keys": [KEY]}}),
        "dynamodb:PutItem": lambda aws: aws("dynamodb").put_item(TableName=name, Item=KEY),
        "dynamodb:UpdateItem": lambda aws: aws("dynamodb").update_item(TableName=name, Key=KEY),
        "dynamodb:DeleteItem": lambda aws: aws("dynamodb").delete_item(TableName=name, Key=KEY),
        "dynamodb:Scan": lambda aws: aws("dynamodb").scan(TableName=name),
        "dynamodb:DeleteTable": lambda aws: aws("dynamodb").delete_table(TableName=name),
    }


def index_calls(index, key):
    expression = {"KeyConditionExpression": "#k = :v", "ExpressionAttributeNames": {"#k": key}}
    values = {"ExpressionAttributeValues": {":v": {"S": "x"}}}
    return {
        "dynamodb:Query": lambda aws: aws("dynamodb").query(TableName="jobs", IndexName=index, **expression, **values),
    }


def object_calls(key):
    """A missing object is NoSuchKey once IAM lets the call pass."""
    return {
        "s3:GetObject": lambda aws: aws("s3").get_object(Bucket="pictures", Key=key),
        "s3:PutObject": lambda aws: aws("s3").put_object(Bucket="pictures", Key=key, Body=b"x"),
        "s3:DeleteObject": lambda aws: aws("s3").delete_object(Bucket="pictures", Key=key),
    }


BUCKET_CALLS = {
    "s3:ListBucket": lambda aws: aws("s3").list_objects_v2(Bucket="pictures"),
    "s3:DeleteBucket": lambda aws: aws("s3").delete_bucket(Bucket="pictures"),
    "s3:PutBucketPolicy": lambda aws: aws("s3").put_bucket_policy(Bucket="pictures", Policy="{}"),
}
# Resources of the table, and neighbours that nobody may touch.
CALLS = {
    "queue": queue_calls("jobs"),
    "dead_letters": queue_calls("dead"),
    "a queue of others": queue_calls("others"),
    "table": table_calls("jobs"),
    "a table of others": table_calls("others"),
    "by_age": index_calls("by-age", "shard"),
    "owed": index_calls("owed", "owed"),
    "bucket": BUCKET_CALLS,
    "results": object_calls("results/ab/abc"),
    "bodies": object_calls("bodies/1"),
    "an object elsewhere in the bucket": object_calls("else/1"),
}
# moto has no such call; the policy's text is looked at instead.
NOT_IN_MOTO = {"sqs:StartMessageMoveTask"}


@pytest.fixture(scope="module")
def roles():
    """A client maker per role, with temporary credentials of that role, in an account that enforces IAM."""
    with Emulator("--lean") as emulator:
        sqs, dynamodb, iam = emulator.client("sqs"), emulator.client("dynamodb"), emulator.client("iam")
        for name in ("jobs", "dead", "others"):
            sqs.create_queue(QueueName=name)
        keys = {"pk": "HASH"}
        for name in ("jobs", "others"):
            dynamodb.create_table(
                TableName=name,
                BillingMode="PAY_PER_REQUEST",
                AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in ("pk", "shard", "owed")],
                KeySchema=[{"AttributeName": key, "KeyType": kind} for key, kind in keys.items()],
                GlobalSecondaryIndexes=[
                    {
                        "IndexName": index,
                        "KeySchema": [{"AttributeName": key, "KeyType": "HASH"}],
                        "Projection": {"ProjectionType": "ALL"},
                    }
                    for index, key in (("by-age", "shard"), ("owed", "owed"))
                ],
            )
        location = {"LocationConstraint": REGION}
        emulator.client("s3").create_bucket(Bucket="pictures", CreateBucketConfiguration=location)
        clients = {}
        for role in TABLE["roles"]:
            made = iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust("pods.eks.amazonaws.com"))["Role"]
            document = iam_policy(TABLE, role, resource_arns(NAMES))
            if document["Statement"]:
                iam.put_role_policy(RoleName=role, PolicyName="p", PolicyDocument=json.dumps(document))
            services = {service: emulator.assume(made["Arn"], service) for service in ("sqs", "dynamodb", "s3")}
            clients[role] = services.__getitem__
        emulator.enforce_iam(True)
        yield clients


def is_denied(call, aws):
    try:
        call(aws)
    except botocore.exceptions.ClientError as error:
        # For protocols other than XML, moto puts the error's code into the text.
        return "AccessDenied" in error.response["Error"]["Code"] + str(error)
    return False


def granted(role):
    return {(grant["resource"], action) for grant in TABLE["roles"][role] for action in grant["actions"]}


# Denied calls first: an allowed one may change what the next call finds.
@pytest.mark.parametrize("role", TABLE["roles"])
def test_a_role_may_do_what_the_table_says_and_nothing_else(roles, role):
    may = granted(role)
    wrong = {
        (resource, action)
        for resource, calls in CALLS.items()
        for action, call in calls.items()
        if is_denied(call, roles[role]) == ((resource, action) in may)
    }
    assert wrong == set()


def test_every_grant_is_tried():
    tried = {(resource, action) for resource, calls in CALLS.items() for action in calls}
    untried = {action for role in TABLE["roles"] for resource, action in granted(role) if (resource, action) not in tried}
    assert untried <= NOT_IN_MOTO


@pytest.mark.parametrize("role", TABLE["roles"])
def test_no_policy_has_a_wildcard_action_or_service(role):
    for statement in iam_policy(TABLE, role, resource_arns(NAMES))["Statement"]:
        assert not any("*" in action for action in statement["Action"])
        for arn in statement["Resource"]:
            assert arn.count("*") == (1 if arn.endswith(("results/*", "bodies/*")) else 0)


def test_every_call_of_the_adapters_is_granted_to_somebody():
    """A new command in the code without a line in the table would be denied on AWS, and only there."""
    named = {"sqs": "sqs", "dynamodb": "dynamodb", "lib-dynamodb": "dynamodb", "s3": "s3"}
    same = {"Get": "GetItem", "BatchGet": "BatchGetItem", "Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem"}
    objects = {"HeadObject": "GetObject", "DeleteObjects": "DeleteObject", "ListObjectsV2": "ListBucket"}
    called = set()
    for path in (ROOT / "src/adapters/aws").glob("*.ts"):
        for names, package in re.findall(r"import \{([^}]*)\} from '@aws-sdk/(?:client-)?([\w-]+)'", path.read_text()):
            for command in re.findall(r"(\w+)Command\b", names):
                action = command.removesuffix("Batch") if package == "sqs" else command
                action = same.get(action, action) if package == "lib-dynamodb" else objects.get(action, action)
                called.add(f"{named[package]}:{action}")
    assert {"sqs:SendMessage", "dynamodb:UpdateItem", "s3:PutObject"} <= called
    assert called <= {action for role in TABLE["roles"] for _, action in granted(role)}


def test_the_docs_show_the_table():
    assert iam_markdown(TABLE) in (ROOT / "docs/deploy.md").read_text()
