#!/usr/bin/python
"""Ansible module: expiry, point-in-time recovery and deletion protection of a DynamoDB table."""

DOCUMENTATION = r"""
module: dynamodb_safeguards
short_description: Let items of a DynamoDB table expire, and the table be restored
description:
  - Sets the time-to-live attribute, point-in-time recovery and deletion protection.
  - The first fails in check mode on a missing table with community.aws.dynamodb_ttl; the other two have no module.
options:
  name: {description: Name of the table., type: str, required: true}
  ttl_attribute: {description: "Attribute with the expiry in epoch seconds.", type: str, required: true}
  point_in_time_recovery: {description: Keep 35 days of changes., type: bool, default: true}
  deletion_protection: {description: Refuse to delete the table., type: bool, default: true}
  missing_ok: {description: Leave it at that when there is no such table., type: bool, default: false}
extends_documentation_fragment: [amazon.aws.common.modules, amazon.aws.region.modules, amazon.aws.boto3]
author: plotmill
"""

EXAMPLES = r"""
- name: Jobs expire, and accidents can be undone
  dynamodb_safeguards:
    name: plotmill
    ttl_attribute: expires
"""

RETURN = r"""
changes: {description: "What was, or in check mode would be, changed.", type: list, elements: str, returned: always}
"""

from ansible.module_utils.plotmill_aws import found, run
from ansible_collections.amazon.aws.plugins.module_utils.modules import AnsibleAWSModule


def plan(dynamodb, table, params):
    """Name and call of each change that the table needs."""
    name = {"TableName": params["name"]}
    changes = []
    ttl = dynamodb.describe_time_to_live(**name)["TimeToLiveDescription"]
    if ttl["TimeToLiveStatus"] not in ("ENABLED", "ENABLING") or ttl.get("AttributeName") != params["ttl_attribute"]:
        expiry = {"Enabled": True, "AttributeName": params["ttl_attribute"]}
        changes.append(
            ("ttl", lambda: dynamodb.update_time_to_live(**name, TimeToLiveSpecification=expiry))
        )
    backups = dynamodb.describe_continuous_backups(**name)["ContinuousBackupsDescription"]
    recovery = backups.get("PointInTimeRecoveryDescription", {}).get("PointInTimeRecoveryStatus") == "ENABLED"
    wanted = params["point_in_time_recovery"]
    if recovery != wanted:
        recovery_setting = {"PointInTimeRecoveryEnabled": wanted}
        changes.append(
            (
                "point-in-time recovery",
                lambda: dynamodb.update_continuous_backups(**name, PointInTimeRecoverySpecification=recovery_setting),
            )
        )
    protected = params["deletion_protection"]
    if table.get("DeletionProtectionEnabled", False) != protected:
        changes.append(
            ("deletion protection", lambda: dynamodb.update_table(**name, DeletionProtectionEnabled=protected))
        )
    return changes


def safeguard(module):
    """The body of the module. A table that is not there fails, except in check mode, where it would have been made before."""
    dynamodb = module.client("dynamodb")
    name = module.params["name"]
    answer = found(lambda: dynamodb.describe_table(TableName=name), "ResourceNotFoundException")
    if answer is None and module.params["missing_ok"]:
        return {"changed": False, "changes": []}
    if answer is None:
        if module.check_mode:
            return {"changed": True, "changes": ["all"]}
        module.fail_json(msg=f"There is no table named {name}.")
    changes = plan(dynamodb, answer["Table"], module.params)
    for _, call in [] if module.check_mode else changes:
        call()
    return {"changed": bool(changes), "changes": [kind for kind, _ in changes]}


def main():
    module = AnsibleAWSModule(
        argument_spec={
            "name": {"required": True},
            "ttl_attribute": {"required": True},
            "point_in_time_recovery": {"type": "bool", "default": True},
            "deletion_protection": {"type": "bool", "default": True},
            "missing_ok": {"type": "bool", "default": False},
        },
        supports_check_mode=True,
    )
    run(module, lambda: safeguard(module))


if __name__ == "__main__":
    main()
