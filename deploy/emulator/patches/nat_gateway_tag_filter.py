"""AWS: DescribeNatGateways filters by `tag:NAME`. moto knows four filters and ignores the rest, so every gateway matches."""

from moto.ec2.models.nat_gateways import NatGatewayBackend


def apply() -> None:
    original = NatGatewayBackend.describe_nat_gateways

    def describe_nat_gateways(self, filters, nat_gateway_ids):
        found = original(self, filters, nat_gateway_ids)
        for name, values in (filters or {}).items():
            if name.startswith("tag:"):
                found = [gateway for gateway in found if gateway.get_filter_value(name) in values]
        return found

    NatGatewayBackend.describe_nat_gateways = describe_nat_gateways
