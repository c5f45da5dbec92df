"""One test per file in patches/: what AWS does. See conftest.py for how stock moto is held against it."""

import json
import pathlib

import botocore.exceptions
import pytest
from emulator import REGION, trust

ACCOUNT = "123456789012"
HERE = pathlib.Path(__file__).resolve().parent


def make_cluster(aws):
    role = aws.client("iam").create_role(RoleName="cluster", AssumeRolePolicyDocument=trust("eks.amazonaws.com"))
    arn = role["Role"]["Arn"]
    eks = aws.client("eks")
    eks.create_cluster(name="c", roleArn=arn, resourcesVpcConfig={"subnetIds": ["subnet-1"]})
    return eks, arn


def test_nat_gateway_tag_filter(aws):
    ec2 = aws.client("ec2")
    subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
    tags = [{"ResourceType": "natgateway", "Tags": [{"Key": "Name", "Value": "ours"}]}]
    ours = ec2.create_nat_gateway(SubnetId=subnet, TagSpecifications=tags)["NatGateway"]["NatGatewayId"]
    ec2.create_nat_gateway(SubnetId=subnet)
    found = ec2.describe_nat_gateways(Filters=[{"Name": "tag:Name", "Values": ["ours"]}])["NatGateways"]
    assert [gateway["NatGatewayId"] for gateway in found] == [ours]


def test_nat_gateway_tag_type(aws):
    ec2 = aws.client("ec2")
    subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
    tags = [{"ResourceType": "natgateway", "Tags": [{"Key": "Name", "Value": "ours"}]}]
    gateway = ec2.create_nat_gateway(SubnetId=subnet, TagSpecifications=tags)["NatGateway"]["NatGatewayId"]
    filters = [{"Name": "resource-id", "Values": [gateway]}, {"Name": "resource-type", "Values": ["natgateway"]}]
    assert [tag["Value"] for tag in ec2.describe_tags(Filters=filters)["Tags"]] == ["ours"]


def test_eks_nodegroup_update_config(aws):
    eks, role = make_cluster(aws)
    eks.create_nodegroup(
        clusterName="c", nodegroupName="n", subnets=["subnet-1"], nodeRole=role, updateConfig={"maxUnavailable": 3}
    )
    assert eks.describe_nodegroup(clusterName="c", nodegroupName="n")["nodegroup"]["updateConfig"] == {"maxUnavailable": 3}


def test_eks_tags(aws):
    eks, role = make_cluster(aws)
    group = eks.create_nodegroup(clusterName="c", nodegroupName="n", subnets=["subnet-1"], nodeRole=role, tags={"a": "1"})
    arn = group["nodegroup"]["nodegroupArn"]
    eks.tag_resource(resourceArn=arn, tags={"b": "2"})
    eks.untag_resource(resourceArn=arn, tagKeys=["a"])
    assert eks.list_tags_for_resource(resourceArn=arn)["tags"] == {"b": "2"}


def test_eks_addons(aws):
    eks, _ = make_cluster(aws)
    eks.create_addon(clusterName="c", addonName="coredns", addonVersion="v1", tags={"a": "1"})
    assert eks.list_addons(clusterName="c")["addons"] == ["coredns"]
    eks.update_addon(clusterName="c", addonName="coredns", configurationValues='{"replicaCount": 3}')
    addon = eks.describe_addon(clusterName="c", addonName="coredns")["addon"]
    assert (addon["status"], addon["addonVersion"], addon["tags"]) == ("ACTIVE", "v1", {"a": "1"})
    assert json.loads(addon["configurationValues"]) == {"replicaCount": 3}
    with pytest.raises(eks.exceptions.ResourceInUseException):
        eks.create_addon(clusterName="c", addonName="coredns")
    with pytest.raises(eks.exceptions.InvalidParameterException):
        eks.update_addon(clusterName="c", addonName="coredns", configurationValues="{")
    eks.delete_addon(clusterName="c", addonName="coredns")
    with pytest.raises(eks.exceptions.ResourceNotFoundException):
        eks.describe_addon(clusterName="c", addonName="coredns")


def test_eks_pod_identity(aws):
    eks, role = make_cluster(aws)
    wanted = {"clusterName": "c", "namespace": "n", "serviceAccount": "s"}
    made = eks.create_pod_identity_association(**wanted, roleArn=role)["association"]["associationId"]
    with pytest.raises(eks.exceptions.ResourceInUseException):
        eks.create_pod_identity_association(**wanted, roleArn=role)
    assert eks.list_pod_identity_associations(clusterName="c", namespace="other")["associations"] == []
    assert [a["associationId"] for a in eks.list_pod_identity_associations(**wanted)["associations"]] == [made]
    eks.update_pod_identity_association(clusterName="c", associationId=made, roleArn=role + "2")
    found = eks.describe_pod_identity_association(clusterName="c", associationId=made)["association"]
    assert found["roleArn"] == role + "2"
    eks.delete_pod_identity_association(clusterName="c", associationId=made)
    assert eks.list_pod_identity_associations(clusterName="c")["associations"] == []


def test_dynamodb_table_id(aws):
    dynamodb = aws.client("dynamodb")
    make_table(dynamodb, "t")
    first = dynamodb.describe_table(TableName="t")["Table"]["TableId"]
    assert first == dynamodb.describe_table(TableName="t")["Table"]["TableId"]


def test_sqs_redrive_allow_policy(aws):
    sqs = aws.client("sqs")
    url = sqs.create_queue(QueueName="dead")["QueueUrl"]
    policy = json.dumps({"redrivePermission": "byQueue", "sourceQueueArns": [f"arn:aws:sqs:{REGION}:{ACCOUNT}:q"]})
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"RedriveAllowPolicy": policy})
    for names in (["RedriveAllowPolicy"], ["All"]):
        assert sqs.get_queue_attributes(QueueUrl=url, AttributeNames=names)["Attributes"]["RedriveAllowPolicy"] == policy


def test_sqs_partial_attributes(aws):
    sqs = aws.client("sqs")
    deny = {"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [deny]})
    url = sqs.create_queue(QueueName="q", Attributes={"Policy": policy})["QueueUrl"]
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"VisibilityTimeout": "60"})
    assert sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]["Policy"] == policy


def test_iam_oidc_client_ids(aws):
    iam = aws.client("iam")
    made = iam.create_open_id_connect_provider(Url="https://issuer.example/1", ClientIDList=["a"])
    key = {"OpenIDConnectProviderArn": made["OpenIDConnectProviderArn"]}
    iam.add_client_id_to_open_id_connect_provider(**key, ClientID="b")
    iam.remove_client_id_from_open_id_connect_provider(**key, ClientID="a")
    assert iam.get_open_id_connect_provider(**key)["ClientIDList"] == ["b"]


def test_kms_deletion_by_arn(aws):
    kms = aws.client("kms")
    arn = kms.create_key()["KeyMetadata"]["Arn"]
    kms.schedule_key_deletion(KeyId=arn, PendingWindowInDays=7)
    assert kms.describe_key(KeyId=arn)["KeyMetadata"]["KeyState"] == "PendingDeletion"


def make_table(dynamodb, name):
    dynamodb.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
    )


def test_dynamodb_iam_resource(aws):
    for name in ("mine", "other"):
        make_table(aws.client("dynamodb"), name)
    iam = aws.client("iam")
    role = iam.create_role(RoleName="r", AssumeRolePolicyDocument=trust("pods.eks.amazonaws.com"))["Role"]["Arn"]
    arn = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/mine"
    statement = {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:BatchGetItem"], "Resource": [arn]}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    iam.put_role_policy(RoleName="r", PolicyName="p", PolicyDocument=document)
    dynamodb = aws.assume(role, "dynamodb")
    aws.enforce_iam(True)
    key = {"pk": {"S": "1"}}
    dynamodb.get_item(TableName="mine", Key=key)
    dynamodb.batch_get_item(RequestItems={"mine": {"Keys": [key]}})
    for refused in (
        lambda: dynamodb.get_item(TableName="other", Key=key),
        lambda: dynamodb.batch_get_item(RequestItems={"other": {"Keys": [key]}}),
        lambda: dynamodb.delete_item(TableName="mine", Key=key),
    ):
        with pytest.raises(botocore.exceptions.ClientError, match="AccessDenied"):
            refused()


def test_sqs_iam_batches(aws):
    url = aws.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    iam = aws.client("iam")
    role = iam.create_role(RoleName="r", AssumeRolePolicyDocument=trust("pods.eks.amazonaws.com"))["Role"]["Arn"]
    statement = {"Effect": "Allow", "Action": ["sqs:SendMessage"], "Resource": [f"arn:aws:sqs:{REGION}:{ACCOUNT}:q"]}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    iam.put_role_policy(RoleName="r", PolicyName="p", PolicyDocument=document)
    sqs = aws.assume(role, "sqs")
    aws.enforce_iam(True)
    sent = sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": "1", "MessageBody": "x"}])
    assert [entry["Id"] for entry in sent["Successful"]] == ["1"]
    with pytest.raises(botocore.exceptions.ClientError, match="AccessDenied"):
        sqs.delete_message_batch(QueueUrl=url, Entries=[{"Id": "1", "ReceiptHandle": "x"}])


def test_iam_secure_transport(aws):
    s3 = aws.client("s3")
    s3.create_bucket(Bucket="pictures", CreateBucketConfiguration={"LocationConstraint": REGION})
    deny = {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::pictures/*"}
    for condition in ({"Condition": {"Bool": {"aws:SecureTransport": "false"}}}, {}):
        policy = {"Version": "2012-10-17", "Statement": [deny | condition]}
        s3.put_bucket_policy(Bucket="pictures", Policy=json.dumps(policy))
        if condition:
            s3.put_object(Bucket="pictures", Key="k", Body=b"x")
    with pytest.raises(botocore.exceptions.ClientError, match="403|Forbidden|AccessDenied"):
        s3.put_object(Bucket="pictures", Key="k", Body=b"x")


def test_every_patch_has_a_test(request):
    patches = {path.stem for path in (HERE / "patches").glob("*.py") if not path.stem.startswith("_")}
    tests = {item.function.__name__.removeprefix("test_") for item in request.session.items if item.path == request.path}
    assert patches <= tests
