"""AWS: EKS Pod Identity ties an IAM role to a service account (…PodIdentityAssociation). moto answers 404 to all of its calls."""

import itertools
from types import SimpleNamespace

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.eks.responses import EKSResponse

from ._eks_resources import add_route, cluster_of, in_use, not_found

KIND = "pod_identity_associations"
_ids = itertools.count(1)


def _found(response):
    cluster = cluster_of(response.eks_backend, response._get_param("name"), KIND)
    association = cluster.pod_identity_associations.get(response._get_param("associationId"))
    if association is None:
        raise not_found(f"No pod identity association found in cluster: {cluster.name}")
    return cluster, association


def _view(association) -> ActionResult:
    return ActionResult({"association": vars(association) | {"associationArn": association.arn}})


def create_pod_identity_association(self: EKSResponse) -> ActionResult:
    cluster = cluster_of(self.eks_backend, self._get_param("name"), KIND)
    namespace, account = self._get_param("namespace"), self._get_param("serviceAccount")
    for other in cluster.pod_identity_associations.values():
        if (other.namespace, other.serviceAccount) == (namespace, account):
            raise in_use(f"Association already exists: {other.associationId}")
    backend = self.eks_backend
    identifier = f"a-{next(_ids):017d}"
    association = SimpleNamespace(
        clusterName=cluster.name,
        namespace=namespace,
        serviceAccount=account,
        roleArn=self._get_param("roleArn"),
        associationId=identifier,
        arn=f"arn:{backend.partition}:eks:{backend.region_name}:{backend.account_id}:podidentityassociation/{cluster.name}/{identifier}",
        createdAt=utcnow(),
        modifiedAt=utcnow(),
        tags=self._get_param("tags") or {},
    )
    cluster.pod_identity_associations[identifier] = association
    return _view(association)


def list_pod_identity_associations(self: EKSResponse) -> ActionResult:
    cluster = cluster_of(self.eks_backend, self._get_param("name"), KIND)
    found = cluster.pod_identity_associations.values()
    for attribute in ("namespace", "serviceAccount"):
        wanted = self._get_param(attribute)
        found = [association for association in found if wanted in (None, getattr(association, attribute))]
    summary = ("clusterName", "namespace", "serviceAccount", "associationId")
    return ActionResult(
        {"associations": [{key: getattr(a, key) for key in summary} | {"associationArn": a.arn} for a in found]}
    )


def describe_pod_identity_association(self: EKSResponse) -> ActionResult:
    return _view(_found(self)[1])


def delete_pod_identity_association(self: EKSResponse) -> ActionResult:
    cluster, association = _found(self)
    del cluster.pod_identity_associations[association.associationId]
    return _view(association)


def update_pod_identity_association(self: EKSResponse) -> ActionResult:
    _, association = _found(self)
    association.roleArn = self._get_param("roleArn") or association.roleArn
    association.modifiedAt = utcnow()
    return _view(association)


def apply() -> None:
    for action in (
        create_pod_identity_association,
        list_pod_identity_associations,
        describe_pod_identity_association,
        delete_pod_identity_association,
        update_pod_identity_association,
    ):
        setattr(EKSResponse, action.__name__, action)
    add_route("/clusters/(?P<name>[^/]+)/pod-identity-associations$")
    add_route("/clusters/(?P<name>[^/]+)/pod-identity-associations/(?P<associationId>[^/]+)$")
