"""AWS: IAM judges a DynamoDB request by the ARN of its table, or of its index. moto judges by `*`, so a policy that names a table denies all.

Not covered: batches over several tables (the first one counts), transactions, conditions such as dynamodb:LeadingKeys.
"""

from moto.dynamodb.responses import DynamoHandler
from moto.utilities.utils import get_partition


def _determine_resource(self) -> str:
    body = self.body
    table = body.get("TableName") or next(iter(body.get("RequestItems") or {}), None)
    if table is None:
        return body.get("ResourceArn", "*")
    arn = f"arn:{get_partition(self.region)}:dynamodb:{self.region}:{self.current_account}:table/{table}"
    return f"{arn}/index/{body['IndexName']}" if body.get("IndexName") else arn


def apply() -> None:
    DynamoHandler._determine_resource = _determine_resource
