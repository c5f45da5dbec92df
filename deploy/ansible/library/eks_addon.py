#!/usr/bin/python
"""Ansible module: an addon of an EKS cluster."""

DOCUMENTATION = r"""
module: eks_addon
short_description: Install, change or remove an addon of an EKS cluster
description: [Keeps the addon's version and configuration; a version that is not given is left to EKS.]
options:
  cluster: {description: Name of the cluster., type: str, required: true}
  name: {description: Name of the addon such as C(coredns)., type: str, required: true}
  state: {description: Whether it should be there., type: str, choices: [present, absent], default: present}
  version: {description: Version such as C(v1.12.1-eksbuild.2)., type: str}
  configuration: {description: The addon's own settings., type: dict}
  tags: {description: Tags; others are removed., type: dict, default: {}}
  wait_timeout: {description: Seconds to wait for the addon., type: int, default: 900}
extends_documentation_fragment: [amazon.aws.common.modules, amazon.aws.region.modules, amazon.aws.boto3]
author: plotmill
"""

EXAMPLES = r"""
- name: Credentials for pods without keys
  eks_addon:
    cluster: plotmill
    name: eks-pod-identity-agent
"""

RETURN = r"""
addon: {description: What DescribeAddon says., type: dict, returned: when it is there}
"""

import json

from ansible.module_utils.plotmill_aws import found, run, tag_difference, wait_for
from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule


def configuration_of(addon):
    return json.loads(addon.get("configurationValues") or "{}")


class Addon:
    def __init__(self, module):
        self.module, self.params = module, module.params
        self.eks = module.client("eks")
        self.key = {"clusterName": self.params["cluster"], "addonName": self.params["name"]}

    def look(self):
        answer = found(lambda: self.eks.describe_addon(**self.key), "ResourceNotFoundException")
        return answer and answer["addon"]

    def settled(self):
        return wait_for(self.look, lambda addon: addon and addon["status"] == "ACTIVE", self.params["wait_timeout"])

    def settings(self):
        wanted = {}
        if self.params["version"]:
            wanted["addonVersion"] = self.params["version"]
        if self.params["configuration"] is not None:
            wanted["configurationValues"] = json.dumps(self.params["configuration"], sort_keys=True)
        return wanted

    def changes(self, addon):
        version, configuration = self.params["version"], self.params["configuration"]
        other_version = version and version != addon["addonVersion"]
        other_configuration = configuration is not None and configuration != configuration_of(addon)
        calls = []
        if other_version or other_configuration or addon["status"] in ("CREATE_FAILED", "UPDATE_FAILED"):
            calls.append(lambda: self.eks.update_addon(**self.key, **self.settings(), resolveConflicts="OVERWRITE"))
        to_set, to_remove = tag_difference(addon.get("tags", {}), self.params["tags"])
        if to_set:
            calls.append(lambda: self.eks.tag_resource(resourceArn=addon["addonArn"], tags=to_set))
        if to_remove:
            calls.append(lambda: self.eks.untag_resource(resourceArn=addon["addonArn"], tagKeys=to_remove))
        return calls

    def present(self):
        addon = self.look()
        changed = addon is None
        if addon is None and not self.module.check_mode:
            tags = self.params["tags"]
            self.eks.create_addon(**self.key, **self.settings(), resolveConflicts="OVERWRITE", tags=tags)
        elif addon is not None:
            calls = self.changes(addon)
            changed = bool(calls)
            for call in [] if self.module.check_mode else calls:
                call()
        return {"changed": changed} if self.module.check_mode else {"changed": changed, "addon": self.settled()}

    def absent(self):
        addon = self.look()
        if addon is None or self.module.check_mode:
            return {"changed": addon is not None}
        self.eks.delete_addon(**self.key)
        wait_for(self.look, lambda answer: answer is None, self.params["wait_timeout"])
        return {"changed": True}


def main():
    module = AnsibleAWSModule(
        argument_spec={
            "cluster": {"required": True},
            "name": {"required": True},
            "state": {"choices": ["present", "absent"], "default": "present"},
            "version": {},
            "configuration": {"type": "dict"},
            "tags": {"type": "dict", "default": {}},
            "wait_timeout": {"type": "int", "default": 900},
        },
        supports_check_mode=True,
    )
    addon = Addon(module)
    run(module, getattr(addon, module.params["state"]))


if __name__ == "__main__":
    main()
