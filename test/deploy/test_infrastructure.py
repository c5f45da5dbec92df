"""infrastructure.yml and destroy.yml on one account, from empty to empty. The tests build on each other, in this order."""

import json

import pytest
import yaml
from conftest import PLAIN

NAME, REGION, ACCOUNT = "plotmill", "eu-central-1", "123456789012"
QUEUE_ARN = f"arn:aws:sqs:{REGION}:{ACCOUNT}:plotmill-jobs"


def census(account):
    """Everything that infrastructure.yml makes, by kind; the default VPC that every account has left out."""
    ec2 = account.client("ec2")
    ours = {vpc["VpcId"] for vpc in ec2.describe_vpcs()["Vpcs"] if not vpc["IsDefault"]}
    keys = account.client("kms")
    states = [keys.describe_key(KeyId=key["KeyId"])["KeyMetadata"]["KeyState"] for key in keys.list_keys()["Keys"]]

    def in_ours(resources):
        return [resource for resource in resources if resource["VpcId"] in ours]

    return {
        "vpcs": len(ours),
        "subnets": len(in_ours(ec2.describe_subnets()["Subnets"])),
        "route tables": len(in_ours(ec2.describe_route_tables()["RouteTables"])),
        "internet gateways": len(ec2.describe_internet_gateways()["InternetGateways"]),
        "nat gateways": len([n for n in ec2.describe_nat_gateways()["NatGateways"] if n["State"] != "deleted"]),
        "addresses": len(ec2.describe_addresses()["Addresses"]),
        "endpoints": len([e for e in ec2.describe_vpc_endpoints()["VpcEndpoints"] if e["State"].lower() != "deleted"]),
        "clusters": len(account.client("eks").list_clusters()["clusters"]),
        "keys": states.count("Enabled"),
        "log groups": len(account.client("logs").describe_log_groups()["logGroups"]),
        "roles": len(account.client("iam").list_roles()["Roles"]),
        "queues": len(account.client("sqs").list_queues().get("QueueUrls", [])),
        "buckets": len(account.client("s3").list_buckets()["Buckets"]),
        "tables": len(account.client("dynamodb").list_tables()["TableNames"]),
    }


def queue_attributes(account, name):
    sqs = account.client("sqs")
    url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    return sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]


@pytest.fixture(scope="module")
def empty(account):
    return census(account)


def test_check_mode_on_an_empty_account_changes_nothing(account, empty):
    run = account.play("infrastructure.yml", "--check")
    assert run.is_fine()
    assert run.counts["changed"] > 10
    assert census(account) == empty


def test_a_run_that_was_killed_is_healed_by_the_next(account):
    account.break_at("infrastructure.yml", "Node groups")
    assert account.client("eks").list_nodegroups(clusterName=NAME)["nodegroups"] == []
    assert account.play("infrastructure.yml").is_fine()
    assert account.client("eks").list_nodegroups(clusterName=NAME)["nodegroups"] == ["work"]


def test_the_second_run_changes_nothing(account):
    assert account.play("infrastructure.yml", strategy=PLAIN).is_fine(changed=0)


def test_check_mode_on_a_converged_account_announces_nothing(account):
    assert account.play("infrastructure.yml", "--check").is_fine(changed=0)


def test_nodes_are_private_and_every_zone_has_a_way_out(account):
    ec2 = account.client("ec2")
    group = account.client("eks").describe_nodegroup(clusterName=NAME, nodegroupName="work")["nodegroup"]
    subnets = ec2.describe_subnets(SubnetIds=group["subnets"])["Subnets"]
    assert {subnet["AvailabilityZone"] for subnet in subnets} == {"eu-central-1a", "eu-central-1b"}
    for subnet in subnets:
        filters = [{"Name": "association.subnet-id", "Values": [subnet["SubnetId"]]}]
        (table,) = ec2.describe_route_tables(Filters=filters)["RouteTables"]
        default = [route for route in table["Routes"] if route.get("DestinationCidrBlock") == "0.0.0.0/0"]
        assert [bool(route.get("NatGatewayId")) for route in default] == [True]
    services = {endpoint["ServiceName"].split(".")[-1] for endpoint in ec2.describe_vpc_endpoints()["VpcEndpoints"]}
    assert services == {"s3", "dynamodb"}


def test_the_cluster_is_private_logged_and_encrypted(account):
    cluster = account.client("eks").describe_cluster(name=NAME)["cluster"]
    vpc = cluster["resourcesVpcConfig"]
    assert (vpc["endpointPublicAccess"], vpc["endpointPrivateAccess"]) == (False, True)
    assert cluster["encryptionConfig"][0]["resources"] == ["secrets"]
    key = account.client("kms").describe_key(KeyId=cluster["encryptionConfig"][0]["provider"]["keyArn"])["KeyMetadata"]
    assert account.client("kms").get_key_rotation_status(KeyId=key["KeyId"])["KeyRotationEnabled"]
    enabled = [part["types"] for part in cluster["logging"]["clusterLogging"] if part["enabled"]]
    assert enabled == [["api", "audit", "authenticator"]]
    addons = set(account.client("eks").list_addons(clusterName=NAME)["addons"])
    assert addons == {"vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns", "metrics-server"}


def test_dead_letters_wait_14_days_and_come_from_one_queue(account):
    queue, dead = queue_attributes(account, "plotmill-jobs"), queue_attributes(account, "plotmill-dead-letters")
    assert dead["MessageRetentionPeriod"] == str(14 * 86400)
    assert json.loads(queue["RedrivePolicy"]) == {"deadLetterTargetArn": dead["QueueArn"], "maxReceiveCount": 6}
    assert json.loads(dead["RedriveAllowPolicy"]) == {"redrivePermission": "byQueue", "sourceQueueArns": [QUEUE_ARN]}
    for attributes in (queue, dead):
        assert attributes["SqsManagedSseEnabled"] == "true"
        (statement,) = json.loads(attributes["Policy"])["Statement"]
        assert (statement["Effect"], statement["Resource"]) == ("Deny", attributes["QueueArn"])
        assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_pictures_are_private_encrypted_and_expire(account):
    s3, bucket = account.client("s3"), f"plotmill-{ACCOUNT}-{REGION}"
    assert all(s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"].values())
    rules = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    assert rules[0]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    lifecycle = s3.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"]
    assert {rule["ID"]: rule["Expiration"]["Days"] for rule in lifecycle} == {"results": 30, "bodies": 19}
    assert "aws:SecureTransport" in s3.get_bucket_policy(Bucket=bucket)["Policy"]


def test_jobs_expire_and_can_be_restored(account):
    dynamodb, table = account.client("dynamodb"), "plotmill-jobs"
    description = dynamodb.describe_table(TableName=table)["Table"]
    assert description["DeletionProtectionEnabled"]
    assert {index["IndexName"] for index in description["GlobalSecondaryIndexes"]} == {"by-age", "owed"}
    assert dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]["AttributeName"] == "expires"
    backups = dynamodb.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"


def test_pods_get_roles_and_no_keys_exist(account):
    eks = account.client("eks")
    listed = eks.list_pod_identity_associations(clusterName=NAME)["associations"]
    accounts = {(entry["namespace"], entry["serviceAccount"]) for entry in listed}
    assert accounts == {("plotmill", "plotmill-api"), ("plotmill", "plotmill-connector"), ("keda", "keda-operator")}
    assert account.client("iam").list_users()["Users"] == []


def test_the_outputs_name_what_is_there(account):
    outputs = yaml.safe_load(account.outputs.read_text())
    queue_url = account.client("sqs").get_queue_url(QueueName="plotmill-jobs")["QueueUrl"]
    assert outputs["queue_url"].split("/")[-2:] == queue_url.split("/")[-2:]
    assert outputs["cluster_endpoint"] == account.client("eks").describe_cluster(name=NAME)["cluster"]["endpoint"]
    for role, arn in outputs["role_arns"].items():
        assert account.client("iam").get_role(RoleName=arn.split("/")[-1])["Role"]["Arn"] == arn, role


def test_one_changed_setting_changes_only_that(account):
    run = account.play("infrastructure.yml", "-e", "plotmill_visibility_seconds=90")
    assert run.is_fine(changed=1)
    assert run.changed_tasks == ["Job queue"]
    attributes = queue_attributes(account, "plotmill-jobs")
    assert attributes["VisibilityTimeout"] == "90"
    assert "aws:SecureTransport" in attributes["Policy"]


def ways_out(account):
    """The NAT gateway of each private subnet, by zone."""
    ec2 = account.client("ec2")
    private = [{"Name": "tag:Name", "Values": ["plotmill-private-*"]}]
    found = {}
    for subnet in ec2.describe_subnets(Filters=private)["Subnets"]:
        filters = [{"Name": "association.subnet-id", "Values": [subnet["SubnetId"]]}]
        (table,) = ec2.describe_route_tables(Filters=filters)["RouteTables"]
        (found[subnet["AvailabilityZone"]],) = [r["NatGatewayId"] for r in table["Routes"] if r.get("NatGatewayId")]
    return found


def test_a_nat_gateway_per_zone_and_back_moves_routes_alone(account):
    more = account.play("infrastructure.yml", "--tags", "network", "-e", "plotmill_egress=nat-per-zone")
    assert more.is_fine()
    assert more.changed_tasks == ["NAT gateways", "Routes of the private subnets"]
    assert len(set(ways_out(account).values())) == 2
    less = account.play("infrastructure.yml", "--tags", "network")
    assert less.is_fine()
    assert less.changed_tasks == ["Routes of the private subnets", "NAT gateways that are not wanted any more"]
    assert len(set(ways_out(account).values())) == 1
    assert census(account)["nat gateways"] == 1


def test_destroy_asks_first_and_keeps_everything_under_a_wrong_name(account):
    before = census(account)
    run = account.play_at_terminal("destroy.yml", "Type its name to go on", "other")
    assert run.code != 0 and "Nothing was deleted" in run.output
    assert f"plotmill in account {ACCOUNT}, {REGION}" in run.output
    assert census(account) == before


def test_destroy_keeps_everything_while_a_message_waits(account):
    sqs = account.client("sqs")
    sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName="plotmill-jobs")["QueueUrl"], MessageBody="{}")
    before = census(account)
    run = account.play("destroy.yml", "-e", "plotmill_destroy=plotmill")
    assert run.code != 0 and "plotmill-jobs" in run.output
    assert census(account) == before


def test_destroy_leaves_nothing(account, empty):
    run = account.play("destroy.yml", "-e", "plotmill_destroy=plotmill", "-e", "plotmill_destroy_content=true")
    assert run.is_fine()
    assert census(account) == empty
    assert not account.outputs.exists()
    assert account.play("destroy.yml", "-e", "plotmill_destroy=plotmill").is_fine(changed=0)
