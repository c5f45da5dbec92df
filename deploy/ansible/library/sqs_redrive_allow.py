#!/usr/bin/python
"""Ansible module: which queues may use a queue as their dead-letter queue."""

DOCUMENTATION = r"""
module: sqs_redrive_allow
short_description: Say whose dead letters an SQS queue takes
description: [Sets the queue's RedriveAllowPolicy, which community.aws.sqs_queue has no parameter for.]
options:
  name: {description: Name of the dead-letter queue., type: str, required: true}
  source_arns: {description: Queues that may send their dead letters there; at most ten., type: list, elements: str, required: true}
extends_documentation_fragment: [amazon.aws.common.modules, amazon.aws.region.modules, amazon.aws.boto3]
author: plotmill
"""

EXAMPLES = r"""
- name: Only plotmill's queue buries its dead here
  sqs_redrive_allow:
    name: plotmill-dead
    source_arns: [arn:aws:sqs:eu-central-1:123456789012:plotmill]
"""

RETURN = r"""
policy: {description: The policy as it is now., type: dict, returned: always}
"""

import json

from ansible.module_utils.plotmill_aws import found, run
from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule

MISSING = ("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist")


def set_policy(module):
    """The body of the module. A queue that is not there fails, except in check mode, where it would have been made before."""
    sqs = module.client("sqs")
    wanted = {"redrivePermission": "byQueue", "sourceQueueArns": sorted(module.params["source_arns"])}
    queue = found(lambda: sqs.get_queue_url(QueueName=module.params["name"]), *MISSING)
    if queue is None:
        if module.check_mode:
            return {"changed": True, "policy": wanted}
        module.fail_json(msg=f"There is no queue named {module.params['name']}.")
    url = queue["QueueUrl"]
    attributes = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"]).get("Attributes", {})
    current = json.loads(attributes.get("RedriveAllowPolicy", "{}"))
    if "sourceQueueArns" in current:
        current["sourceQueueArns"] = sorted(current["sourceQueueArns"])
    changed = current != wanted
    if changed and not module.check_mode:
        sqs.set_queue_attributes(QueueUrl=url, Attributes={"RedriveAllowPolicy": json.dumps(wanted)})
    return {"changed": changed, "policy": wanted}


def main():
    module = AnsibleAWSModule(
        argument_spec={
            "name": {"required": True},
            "source_arns": {"type": "list", "elements": "str", "required": True},
        },
        supports_check_mode=True,
    )
    run(module, lambda: set_policy(module))


if __name__ == "__main__":
    main()
