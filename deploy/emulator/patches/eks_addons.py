"""AWS: EKS manages addons (CreateAddon, DescribeAddon, UpdateAddon, ListAddons, DeleteAddon). moto answers 404 to all of them.

Not covered: the catalogue of versions (DescribeAddonVersions) and the time a real addon takes to become active.
"""

import json
from types import SimpleNamespace

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.eks.responses import EKSResponse

from ._eks_resources import add_route, cluster_of, in_use, invalid, not_found


def _found(response, name: str):
    cluster = cluster_of(response.eks_backend, response._get_param("name"), "addons")
    if name not in cluster.addons:
        raise not_found(f"No addon: {name} found in cluster: {cluster.name}")
    return cluster, cluster.addons[name]


def _checked_configuration(text):
    if text:
        try:
            json.loads(text)
        except ValueError:
            raise invalid("ConfigurationValue is not valid JSON") from None
    return text


def _view(addon) -> ActionResult:
    return ActionResult({"addon": vars(addon) | {"addonArn": addon.arn}})


def create_addon(self: EKSResponse) -> ActionResult:
    cluster = cluster_of(self.eks_backend, self._get_param("name"), "addons")
    name = self._get_param("addonName")
    if name in cluster.addons:
        raise in_use(f"Addon already exists: {name}")
    backend = self.eks_backend
    addon = SimpleNamespace(
        addonName=name,
        clusterName=cluster.name,
        status="ACTIVE",
        addonVersion=self._get_param("addonVersion") or "v1.0.0-eksbuild.1",
        health={"issues": []},
        arn=f"arn:{backend.partition}:eks:{backend.region_name}:{backend.account_id}:addon/{cluster.name}/{name}/1",
        createdAt=utcnow(),
        modifiedAt=utcnow(),
        configurationValues=_checked_configuration(self._get_param("configurationValues")),
        serviceAccountRoleArn=self._get_param("serviceAccountRoleArn"),
        tags=self._get_param("tags") or {},
    )
    cluster.addons[name] = addon
    return _view(addon)


def describe_addon(self: EKSResponse) -> ActionResult:
    return _view(_found(self, self._get_param("addonName"))[1])


def list_addons(self: EKSResponse) -> ActionResult:
    return ActionResult({"addons": list(cluster_of(self.eks_backend, self._get_param("name"), "addons").addons)})


def update_addon(self: EKSResponse) -> ActionResult:
    _, addon = _found(self, self._get_param("addonName"))
    for attribute in ("addonVersion", "serviceAccountRoleArn", "configurationValues"):
        value = self._get_param(attribute)
        if attribute == "configurationValues":
            _checked_configuration(value)
        if value is not None:
            setattr(addon, attribute, value)
    addon.modifiedAt = utcnow()
    return ActionResult({"update": {"id": "1", "status": "Successful", "type": "AddonUpdate", "createdAt": utcnow()}})


def delete_addon(self: EKSResponse) -> ActionResult:
    cluster, addon = _found(self, self._get_param("addonName"))
    del cluster.addons[addon.addonName]
    return _view(addon)


def apply() -> None:
    for action in (create_addon, describe_addon, list_addons, update_addon, delete_addon):
        setattr(EKSResponse, action.__name__, action)
    add_route("/clusters/(?P<name>[^/]+)/addons$")
    add_route("/clusters/(?P<name>[^/]+)/addons/(?P<addonName>[^/]+)$")
    add_route("/clusters/(?P<name>[^/]+)/addons/(?P<addonName>[^/]+)/update$")
