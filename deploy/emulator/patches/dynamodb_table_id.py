"""AWS: DescribeTable returns a TableId, and Ansible's dynamodb_table reads it. moto leaves it out."""

import uuid

from moto.dynamodb.models.table import Table


def apply() -> None:
    original = Table.describe

    def describe(self, base_key="TableDescription"):
        description = original(self, base_key)
        identity = f"{self.table_arn}@{self.created_at.isoformat()}"
        description[base_key]["TableId"] = str(uuid.uuid5(uuid.NAMESPACE_URL, identity))
        return description

    Table.describe = describe
