"""AWS: TagResource, UntagResource and ListTagsForResource take the ARN of any EKS resource. moto: of clusters only."""

from moto.eks.models import EKSBackend


def tagged(backend: EKSBackend, arn: str):
    """The resource with this ARN, or None. Addons and pod identity associations are there when their patches are."""
    for cluster in backend.clusters.values():
        if cluster.arn == arn:
            return cluster
        for kind in ("nodegroups", "addons", "pod_identity_associations"):
            for resource in getattr(cluster, kind, {}).values():
                if resource.arn == arn:
                    return resource
    return None


def apply() -> None:
    original = {name: getattr(EKSBackend, name) for name in ("tag_resource", "untag_resource", "list_tags_for_resource")}

    def tag_resource(self, resource_arn, tags):
        resource = tagged(self, resource_arn)
        if resource is None:
            return original["tag_resource"](self, resource_arn, tags)
        resource.tags.update(tags)

    def untag_resource(self, resource_arn, tag_keys):
        resource = tagged(self, resource_arn)
        if resource is None:
            return original["untag_resource"](self, resource_arn, tag_keys)
        for key in tag_keys if isinstance(tag_keys, list) else [tag_keys]:
            resource.tags.pop(key, None)

    def list_tags_for_resource(self, resource_arn):
        resource = tagged(self, resource_arn)
        return original["list_tags_for_resource"](self, resource_arn) if resource is None else resource.tags

    EKSBackend.tag_resource = tag_resource
    EKSBackend.untag_resource = untag_resource
    EKSBackend.list_tags_for_resource = list_tags_for_resource
