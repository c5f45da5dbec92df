"""AWS: CreateNodegroup keeps `updateConfig` (maxUnavailable 1 unless told). moto drops it and describes a node group without."""

from moto.eks.responses import EKSResponse


def apply() -> None:
    original = EKSResponse.create_nodegroup

    def create_nodegroup(self):
        result = original(self)
        group = self.eks_backend.describe_nodegroup(self._get_param("name"), self._get_param("nodegroupName"))
        group.update_config = self._get_param("updateConfig") or {"maxUnavailable": 1}
        return result

    EKSResponse.create_nodegroup = create_nodegroup
