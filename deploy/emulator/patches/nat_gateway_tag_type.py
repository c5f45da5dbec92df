"""AWS: DescribeTags calls a NAT gateway `natgateway`. moto calls it `nat-gateway`, so a filter by the real name finds no tags."""

from moto.ec2 import utils


def apply() -> None:
    # Read at each call; the other table, by kind, keeps moto's own name and needs no change.
    utils.EC2_PREFIX_TO_RESOURCE["nat"] = "natgateway"
