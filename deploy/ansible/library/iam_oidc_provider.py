#!/usr/bin/python
"""Ansible module: an IAM OpenID Connect provider, which roles for service accounts (IRSA) need."""

DOCUMENTATION = r"""
module: iam_oidc_provider
short_description: Let IAM trust the tokens of an OpenID Connect issuer
description:
  - IAM checks the issuer's certificate against public authorities by itself, so no thumbprint is asked for.
options:
  url: {description: "The issuer, with C(https://).", type: str, required: true}
  client_ids: {description: Audiences that are accepted., type: list, elements: str, default: [sts.amazonaws.com]}
  state: {description: Whether it should be there., type: str, choices: [present, absent], default: present}
  tags: {description: Tags; others are removed., type: dict, default: {}}
extends_documentation_fragment: [amazon.aws.common.modules, amazon.aws.region.modules, amazon.aws.boto3]
author: plotmill
"""

EXAMPLES = r"""
- name: Trust the cluster's tokens
  iam_oidc_provider:
    url: https://oidc.eks.eu-central-1.amazonaws.com/id/ABC
"""

RETURN = r"""
arn: {description: ARN of the provider., type: str, returned: when it is there}
"""

from ansible.module_utils.plotmill_aws import run, tag_difference
from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule


def tags_of(provider):
    return {tag["Key"]: tag["Value"] for tag in provider.get("Tags", [])}


class Provider:
    def __init__(self, module):
        self.module, self.params = module, module.params
        self.iam = module.client("iam")

    def look(self):
        """ARN of the provider for the URL, or None. An ARN ends with the URL, its scheme left out."""
        ending = ":oidc-provider/" + self.params["url"].removeprefix("https://").rstrip("/")
        for entry in self.iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]:
            if entry["Arn"].endswith(ending):
                return entry["Arn"]
        return None

    def changes(self, arn):
        provider = self.iam.get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
        current, wanted = set(provider["ClientIDList"]), set(self.params["client_ids"])
        key = {"OpenIDConnectProviderArn": arn}
        calls = []
        for client in sorted(wanted - current):
            calls.append(lambda c=client: self.iam.add_client_id_to_open_id_connect_provider(**key, ClientID=c))
        for client in sorted(current - wanted):
            calls.append(lambda c=client: self.iam.remove_client_id_from_open_id_connect_provider(**key, ClientID=c))
        to_set, to_remove = tag_difference(tags_of(provider), self.params["tags"])
        if to_set:
            tags = [{"Key": name, "Value": value} for name, value in to_set.items()]
            calls.append(lambda: self.iam.tag_open_id_connect_provider(**key, Tags=tags))
        if to_remove:
            calls.append(lambda: self.iam.untag_open_id_connect_provider(**key, TagKeys=to_remove))
        return calls

    def present(self):
        arn = self.look()
        if arn is None:
            if self.module.check_mode:
                return {"changed": True}
            tags = [{"Key": name, "Value": value} for name, value in self.params["tags"].items()]
            answer = self.iam.create_open_id_connect_provider(
                Url=self.params["url"], ClientIDList=self.params["client_ids"], Tags=tags
            )
            return {"changed": True, "arn": answer["OpenIDConnectProviderArn"]}
        calls = self.changes(arn)
        for call in [] if self.module.check_mode else calls:
            call()
        return {"changed": bool(calls), "arn": arn}

    def absent(self):
        arn = self.look()
        if arn is not None and not self.module.check_mode:
            self.iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=arn)
        return {"changed": arn is not None}


def main():
    module = AnsibleAWSModule(
        argument_spec={
            "url": {"required": True},
            "client_ids": {"type": "list", "elements": "str", "default": ["sts.amazonaws.com"]},
            "state": {"choices": ["present", "absent"], "default": "present"},
            "tags": {"type": "dict", "default": {}},
        },
        supports_check_mode=True,
    )
    provider = Provider(module)
    run(module, getattr(provider, module.params["state"]))


if __name__ == "__main__":
    main()
