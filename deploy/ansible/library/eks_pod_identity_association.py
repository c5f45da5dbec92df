#!/usr/bin/python
"""Ansible module: ties an IAM role to a Kubernetes service account through EKS Pod Identity."""

DOCUMENTATION = r"""
module: eks_pod_identity_association
short_description: Give the pods of a service account an IAM role
description: [One service account has at most one role. A different role replaces the one that is there.]
options:
  cluster: {description: Name of the cluster., type: str, required: true}
  namespace: {description: Namespace of the service account., type: str, required: true}
  service_account: {description: Name of the service account., type: str, required: true}
  role_arn: {description: The role that its pods get., type: str}
  state: {description: Whether it should be there., type: str, choices: [present, absent], default: present}
  tags: {description: Tags; others are removed., type: dict, default: {}}
extends_documentation_fragment: [amazon.aws.common.modules, amazon.aws.region.modules, amazon.aws.boto3]
author: plotmill
"""

EXAMPLES = r"""
- name: The API may reach its queue
  eks_pod_identity_association:
    cluster: plotmill
    namespace: plotmill
    service_account: plotmill-api
    role_arn: arn:aws:iam::123456789012:role/plotmill-api
"""

RETURN = r"""
association: {description: What DescribePodIdentityAssociation says., type: dict, returned: when it is there}
"""

from ansible.module_utils.plotmill_aws import found, run, tag_difference
from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule


class Association:
    def __init__(self, module):
        self.module, self.params = module, module.params
        self.eks = module.client("eks")
        self.account = {
            "clusterName": self.params["cluster"],
            "namespace": self.params["namespace"],
            "serviceAccount": self.params["service_account"],
        }

    def key(self, association):
        return {"clusterName": self.params["cluster"], "associationId": association["associationId"]}

    def look(self):
        listed = found(lambda: self.eks.list_pod_identity_associations(**self.account), "ResourceNotFoundException")
        if not listed or not listed["associations"]:
            return None
        return self.eks.describe_pod_identity_association(**self.key(listed["associations"][0]))["association"]

    def changes(self, association):
        calls, arn = [], association["associationArn"]
        if association["roleArn"] != self.params["role_arn"]:
            role = self.params["role_arn"]
            calls.append(lambda: self.eks.update_pod_identity_association(**self.key(association), roleArn=role))
        to_set, to_remove = tag_difference(association.get("tags", {}), self.params["tags"])
        if to_set:
            calls.append(lambda: self.eks.tag_resource(resourceArn=arn, tags=to_set))
        if to_remove:
            calls.append(lambda: self.eks.untag_resource(resourceArn=arn, tagKeys=to_remove))
        return calls

    def present(self):
        association = self.look()
        if association is None:
            calls = [
                lambda: self.eks.create_pod_identity_association(
                    **self.account, roleArn=self.params["role_arn"], tags=self.params["tags"]
                )
            ]
        else:
            calls = self.changes(association)
        if self.module.check_mode:
            return {"changed": bool(calls)}
        for call in calls:
            call()
        return {"changed": bool(calls), "association": self.look()}

    def absent(self):
        association = self.look()
        if association is not None and not self.module.check_mode:
            self.eks.delete_pod_identity_association(**self.key(association))
        return {"changed": association is not None}


def main():
    module = AnsibleAWSModule(
        argument_spec={
            "cluster": {"required": True},
            "namespace": {"required": True},
            "service_account": {"required": True},
            "role_arn": {},
            "state": {"choices": ["present", "absent"], "default": "present"},
            "tags": {"type": "dict", "default": {}},
        },
        required_if=[("state", "present", ["role_arn"])],
        supports_check_mode=True,
    )
    association = Association(module)
    run(module, getattr(association, module.params["state"]))


if __name__ == "__main__":
    main()
