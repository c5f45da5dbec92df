#!/usr/bin/python
"""Ansible module: how much a deployment holds, so that nothing is deleted unseen."""

DOCUMENTATION = r"""
module: stored_content
short_description: Count what lies in queues, a bucket and a table
description: [Reads only. What does not exist holds nothing. Counts stop at 1000; SQS's are approximate.]
options:
  queues: {description: Names of queues., type: list, elements: str, default: []}
  bucket: {description: Name of a bucket., type: str}
  table: {description: Name of a table., type: str}
extends_documentation_fragment: [amazon.aws.common.modules, amazon.aws.region.modules, amazon.aws.boto3]
author: plotmill
"""

EXAMPLES = r"""
- name: See what would be lost
  stored_content:
    queues: [plotmill-jobs]
    bucket: plotmill-results
  register: content
"""

RETURN = r"""
held: {description: Count by name of what is not empty., type: dict, returned: always}
"""

from ansible.module_utils.plotmill_aws import found, run
from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule

NO_QUEUE = ("AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist")
COUNTS = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"]


def messages(sqs, name):
    queue = found(lambda: sqs.get_queue_url(QueueName=name), *NO_QUEUE)
    if queue is None:
        return 0
    attributes = sqs.get_queue_attributes(QueueUrl=queue["QueueUrl"], AttributeNames=COUNTS)["Attributes"]
    return sum(int(attributes[count]) for count in COUNTS)


def objects(s3, bucket):
    answer = found(lambda: s3.list_objects_v2(Bucket=bucket), "NoSuchBucket")
    return answer["KeyCount"] if answer else 0


def items(dynamodb, table):
    answer = found(lambda: dynamodb.scan(TableName=table, Select="COUNT", Limit=1000), "ResourceNotFoundException")
    return answer["Count"] if answer else 0


def count(module):
    params = module.params
    held = {name: messages(module.client("sqs"), name) for name in params["queues"]}
    if params["bucket"]:
        held[params["bucket"]] = objects(module.client("s3"), params["bucket"])
    if params["table"]:
        held["table " + params["table"]] = items(module.client("dynamodb"), params["table"])
    return {"changed": False, "held": {name: number for name, number in held.items() if number}}


def main():
    module = AnsibleAWSModule(
        argument_spec={"queues": {"type": "list", "elements": "str", "default": []}, "bucket": {}, "table": {}},
        supports_check_mode=True,
    )
    run(module, lambda: count(module))


if __name__ == "__main__":
    main()
