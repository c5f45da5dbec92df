#!/usr/bin/python
"""Ansible module: an EKS control plane with all the settings that community.aws.eks_cluster does not have."""

DOCUMENTATION = r"""
module: eks_control_plane
short_description: Create, change or delete an EKS control plane
description:
  - Creates a cluster with KMS-encrypted secrets, control plane logs, a restricted endpoint and API access entries.
  - Later changes of the version, the log types and the endpoint's access are applied; the rest of an EKS cluster cannot be changed.
options:
  name: {description: Name of the cluster., type: str, required: true}
  state: {description: Whether it should be there., type: str, choices: [present, absent], default: present}
  role_arn: {description: ARN of the cluster's role., type: str}
  version: {description: Kubernetes version such as C(1.34). EKS goes up one minor version at a time., type: str}
  subnet_ids: {description: Subnets in at least two zones., type: list, elements: str}
  security_group_ids: {description: Further security groups of the control plane., type: list, elements: str, default: []}
  endpoint_public: {description: Whether the API is reachable from outside the VPC., type: bool, default: false}
  public_cidrs: {description: Who may reach the public endpoint., type: list, elements: str, default: []}
  secrets_key_arn: {description: KMS key that encrypts Kubernetes Secrets., type: str}
  log_types: {description: Control plane logs to send to CloudWatch., type: list, elements: str, default: []}
  tags: {description: Tags; others are removed., type: dict, default: {}}
  wait_timeout: {description: Seconds to wait for the cluster., type: int, default: 1800}
extends_documentation_fragment: [amazon.aws.common.modules, amazon.aws.region.modules, amazon.aws.boto3]
author: plotmill
"""

EXAMPLES = r"""
- name: A private control plane
  eks_control_plane:
    name: plotmill
    role_arn: arn:aws:iam::123456789012:role/plotmill-cluster
    version: "1.34"
    subnet_ids: [subnet-1, subnet-2]
    secrets_key_arn: arn:aws:kms:eu-central-1:123456789012:key/1234
    log_types: [api, audit, authenticator]
"""

RETURN = r"""
cluster: {description: What DescribeCluster says., type: dict, returned: when it is there}
"""

from ansible.module_utils.plotmill_aws import found, run, tag_difference, wait_for
from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule

ALL_LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"]


def logging_config(enabled):
    """EKS wants every type named, those that are off too."""
    disabled = [kind for kind in ALL_LOG_TYPES if kind not in enabled]
    pairs = [(sorted(enabled), True), (disabled, False)]
    return {"clusterLogging": [{"types": types, "enabled": on} for types, on in pairs if types]}


def enabled_logs(cluster):
    return {kind for part in cluster.get("logging", {}).get("clusterLogging", []) if part["enabled"] for kind in part["types"]}


def access_config(params):
    config = {"endpointPublicAccess": params["endpoint_public"], "endpointPrivateAccess": True}
    if params["endpoint_public"]:
        config["publicAccessCidrs"] = sorted(params["public_cidrs"])
    return config


def same_access(cluster, wanted):
    current = cluster["resourcesVpcConfig"]
    return all(
        sorted(current.get(key) or []) == value if isinstance(value, list) else current.get(key) == value
        for key, value in wanted.items()
    )


class ControlPlane:
    def __init__(self, module):
        self.module, self.params = module, module.params
        self.eks = module.client("eks")

    def look(self):
        answer = found(lambda: self.eks.describe_cluster(name=self.params["name"]), "ResourceNotFoundException")
        return answer and answer["cluster"]

    def settled(self):
        return wait_for(self.look, lambda cluster: cluster and cluster["status"] == "ACTIVE", self.params["wait_timeout"])

    def create(self):
        params = self.params
        request = {
            "name": params["name"],
            "roleArn": params["role_arn"],
            "version": params["version"],
            "resourcesVpcConfig": access_config(params)
            | {"subnetIds": params["subnet_ids"], "securityGroupIds": params["security_group_ids"]},
            "logging": logging_config(params["log_types"]),
            # Access entries only: the aws-auth ConfigMap is the older way in, and one of them is enough to watch.
            "accessConfig": {"authenticationMode": "API", "bootstrapClusterCreatorAdminPermissions": True},
            "tags": params["tags"],
        }
        if params["secrets_key_arn"]:
            request["encryptionConfig"] = [
                {"resources": ["secrets"], "provider": {"keyArn": params["secrets_key_arn"]}}
            ]
        self.eks.create_cluster(**request)

    def changes(self, cluster):
        """The calls that bring an existing cluster to what was asked for. EKS allows one kind of change at a time."""
        name, params, calls = self.params["name"], self.params, []
        if set(params["log_types"]) != enabled_logs(cluster):
            calls.append(lambda: self.eks.update_cluster_config(name=name, logging=logging_config(params["log_types"])))
        access = access_config(params)
        if not same_access(cluster, access):
            calls.append(lambda: self.eks.update_cluster_config(name=name, resourcesVpcConfig=access))
        if params["version"] and params["version"] != cluster["version"]:
            calls.append(lambda: self.eks.update_cluster_version(name=name, version=params["version"]))
        to_set, to_remove = tag_difference(cluster.get("tags", {}), params["tags"])
        if to_set:
            calls.append(lambda: self.eks.tag_resource(resourceArn=cluster["arn"], tags=to_set))
        if to_remove:
            calls.append(lambda: self.eks.untag_resource(resourceArn=cluster["arn"], tagKeys=to_remove))
        return calls

    def present(self):
        cluster = self.look()
        changed = cluster is None
        if cluster is None:
            if self.module.check_mode:
                return {"changed": True}
            self.create()
        else:
            if not self.module.check_mode:
                cluster = self.settled()
            for call in self.changes(cluster):
                changed = True
                if not self.module.check_mode:
                    call()
                    self.settled()
        return {"changed": changed, "cluster": self.look() if self.module.check_mode else self.settled()}

    def absent(self):
        cluster = self.look()
        if cluster is None or self.module.check_mode:
            return {"changed": cluster is not None}
        if cluster["status"] != "DELETING":
            self.eks.delete_cluster(name=self.params["name"])
        wait_for(self.look, lambda answer: answer is None, self.params["wait_timeout"])
        return {"changed": True}


def main():
    module = AnsibleAWSModule(
        argument_spec={
            "name": {"required": True},
            "state": {"choices": ["present", "absent"], "default": "present"},
            "role_arn": {},
            "version": {},
            "subnet_ids": {"type": "list", "elements": "str"},
            "security_group_ids": {"type": "list", "elements": "str", "default": []},
            "endpoint_public": {"type": "bool", "default": False},
            "public_cidrs": {"type": "list", "elements": "str", "default": []},
            "secrets_key_arn": {"no_log": False},
            "log_types": {"type": "list", "elements": "str", "default": []},
            "tags": {"type": "dict", "default": {}},
            "wait_timeout": {"type": "int", "default": 1800},
        },
        required_if=[("state", "present", ["role_arn", "subnet_ids"])],
        supports_check_mode=True,
    )
    plane = ControlPlane(module)
    run(module, getattr(plane, module.params["state"]))


if __name__ == "__main__":
    main()
