"""The other choices: no way to the internet, roles through IRSA, another name, an API that is open to one address."""

import json

from test_infrastructure import census

CHOICES = {
    "plotmill_name": "plots2",
    "plotmill_egress": "endpoints",
    "plotmill_identity": "irsa",
    "plotmill_api_cidrs": ["203.0.113.7/32"],
}


def play(account, playbook, **more):
    return account.play(playbook, "-e", json.dumps(CHOICES | more))


def test_they_are_made_and_a_second_run_changes_nothing(account):
    account.before = census(account)
    assert play(account, "infrastructure.yml").is_fine()
    assert play(account, "infrastructure.yml").is_fine(changed=0)


def test_nothing_leads_to_the_internet_but_every_aws_api_is_there(account):
    ec2 = account.client("ec2")
    assert ec2.describe_nat_gateways()["NatGateways"] == []
    private = [{"Name": "tag:Name", "Values": ["plots2-private-*"]}]
    for table in ec2.describe_route_tables(Filters=private)["RouteTables"]:
        assert not any(route.get("DestinationCidrBlock") == "0.0.0.0/0" for route in table["Routes"])
    services = {endpoint["ServiceName"].split("eu-central-1.")[-1] for endpoint in ec2.describe_vpc_endpoints()["VpcEndpoints"]}
    assert services >= {"s3", "dynamodb", "sqs", "sts", "ecr.api", "ecr.dkr", "eks-auth"}


def test_a_role_trusts_one_service_account_of_the_cluster(account):
    role = account.client("iam").get_role(RoleName="plots2-api")["Role"]
    (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
    issuer = account.client("eks").describe_cluster(name="plots2")["cluster"]["identity"]["oidc"]["issuer"].removeprefix("https://")
    assert statement["Condition"]["StringEquals"][f"{issuer}:sub"] == "system:serviceaccount:plotmill:plotmill-api"
    assert statement["Principal"]["Federated"].endswith(f":oidc-provider/{issuer}")
    assert account.client("eks").list_pod_identity_associations(clusterName="plots2")["associations"] == []


def test_the_api_is_open_to_that_address_alone(account):
    vpc = account.client("eks").describe_cluster(name="plots2")["cluster"]["resourcesVpcConfig"]
    assert (vpc["endpointPublicAccess"], vpc["publicAccessCidrs"]) == (True, ["203.0.113.7/32"])


def test_the_whole_world_is_refused(account):
    run = play(account, "infrastructure.yml", plotmill_api_cidrs=["0.0.0.0/0"])
    assert run.code != 0 and run.counts["changed"] == 0


def test_a_change_of_mind_leaves_nothing_behind_that_costs(account):
    run = play(account, "infrastructure.yml", plotmill_egress="nat-single", plotmill_identity="pod-identity")
    assert run.is_fine()
    now = census(account)
    # The gateway endpoints of S3 and DynamoDB are free, and stay.
    assert (now["nat gateways"], now["addresses"], now["endpoints"]) == (1, 1, 2)
    associations = account.client("eks").list_pod_identity_associations(clusterName="plots2")["associations"]
    assert len(associations) == 3
    role = account.client("iam").get_role(RoleName="plots2-api")["Role"]
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {"Service": "pods.eks.amazonaws.com"}


def test_destroy_leaves_nothing(account):
    assert play(account, "destroy.yml", plotmill_destroy="plots2").is_fine()
    assert census(account) == account.before
    assert account.client("iam").list_open_id_connect_providers()["OpenIDConnectProviderList"] == []
