#!/usr/bin/python
"""Ansible module: what EKS says about a cluster."""

DOCUMENTATION = r"""
module: eks_control_plane_info
short_description: Describe an EKS cluster
description: [Reads only.]
options:
  name: {description: Name of the cluster., type: str, required: true}
extends_documentation_fragment: [amazon.aws.common.modules, amazon.aws.region.modules, amazon.aws.boto3]
author: plotmill
"""

EXAMPLES = r"""
- name: Look the cluster up
  eks_control_plane_info:
    name: plotmill
"""

RETURN = r"""
cluster: {description: What DescribeCluster says., type: dict, returned: when it is there}
"""

from ansible.module_utils.plotmill_aws import found, run
from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule


def look(module):
    eks = module.client("eks")
    answer = found(lambda: eks.describe_cluster(name=module.params["name"]), "ResourceNotFoundException")
    return {"changed": False} | ({"cluster": answer["cluster"]} if answer else {})


def main():
    module = AnsibleAWSModule(argument_spec={"name": {"required": True}}, supports_check_mode=True)
    run(module, lambda: look(module))


if __name__ == "__main__":
    main()
