"""Filters that make IAM policies, and the table of the docs, from deploy/iam/actions.yml."""


def resource_arns(names):
    """ARN of each resource that actions.yml names, from partition, region, account, queue, dead_letters, table, bucket, prefix."""
    sqs = "arn:{partition}:sqs:{region}:{account}:".format(**names)
    table = "arn:{partition}:dynamodb:{region}:{account}:table/{table}".format(**names)
    bucket = "arn:{partition}:s3:::{bucket}".format(**names)
    prefix = names.get("prefix", "")
    return {
        "queue": sqs + names["queue"],
        "dead_letters": sqs + names["dead_letters"],
        "table": table,
        "by_age": table + "/index/by-age",
        "owed": table + "/index/owed",
        "bucket": bucket,
        # An object's name is its content's hash: the ending cannot be listed beforehand.
        "results": f"{bucket}/{prefix}results/*",
        "bodies": f"{bucket}/{prefix}bodies/*",
    }


def iam_policy(table, role, arns):
    """The policy document of a role: one statement per line of the table."""
    statements = []
    for grant in table["roles"][role]:
        for action in grant["actions"]:
            if "*" in action:
                raise ValueError(f"{role}: {action} is a wildcard")
        statements.append(
            {"Effect": "Allow", "Action": sorted(grant["actions"]), "Resource": [arns[grant["resource"]]]}
        )
    return {"Version": "2012-10-17", "Statement": statements}


def iam_markdown(table):
    """The table as the docs show it."""
    lines = ["| role | on | may | in order to |", "| --- | --- | --- | --- |"]
    for role, grants in table["roles"].items():
        if not grants:
            lines.append(f"| {role} | – | nothing | – |")
        for grant in grants:
            actions = ", ".join(f"`{action}`" for action in grant["actions"])
            lines.append(f"| {role} | {table['resources'][grant['resource']]} | {actions} | {grant['why']} |")
    return "\n".join(lines)


class FilterModule:
    def filters(self):
        return {"resource_arns": resource_arns, "iam_policy": iam_policy, "iam_markdown": iam_markdown}
