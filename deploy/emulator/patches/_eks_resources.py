"""What the patches for EKS's missing resources share: routes, and errors in EKS's form."""

from moto.eks import urls
from moto.eks.exceptions import InvalidParameterException, ResourceInUseException, ResourceNotFoundException
from moto.eks.models import Cluster, EKSBackend


def add_route(path: str) -> None:
    """Lets EKS's dispatcher see requests for `{0}` + path."""
    urls.url_paths["{0}" + path] = urls.response.dispatch


def cluster_of(backend: EKSBackend, name: str, kind: str) -> Cluster:
    """The cluster, with an empty table of resources of `kind`; or EKS's 404."""
    cluster = backend.describe_cluster(name)
    if not hasattr(cluster, kind):
        setattr(cluster, kind, {})
    return cluster


def not_found(message: str) -> ResourceNotFoundException:
    return ResourceNotFoundException(
        clusterName=None, nodegroupName=None, fargateProfileName=None, addonName=None, message=message
    )


def in_use(message: str) -> ResourceInUseException:
    return ResourceInUseException(clusterName=None, nodegroupName=None, addonName=None, message=message)


def invalid(message: str) -> InvalidParameterException:
    return InvalidParameterException(
        clusterName=None, nodegroupName=None, fargateProfileName=None, addonName=None, message=message
    )
