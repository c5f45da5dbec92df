"""AWS: AddClientIDToOpenIDConnectProvider and RemoveClientIDFrom… change an OIDC provider's audiences. moto knows neither."""

from moto.core.responses import EmptyResult
from moto.iam.responses import IamResponse


def _client_ids(response: IamResponse) -> list[str]:
    return response.backend.get_open_id_connect_provider(response._get_param("OpenIDConnectProviderArn")).client_id_list


def add_client_id_to_open_id_connect_provider(self: IamResponse) -> EmptyResult:
    ids = _client_ids(self)
    if self._get_param("ClientID") not in ids:
        ids.append(self._get_param("ClientID"))
    return EmptyResult()


def remove_client_id_from_open_id_connect_provider(self: IamResponse) -> EmptyResult:
    ids = _client_ids(self)
    if self._get_param("ClientID") in ids:
        ids.remove(self._get_param("ClientID"))
    return EmptyResult()


def apply() -> None:
    # moto finds an action's method by its name in snake case, in which it splits "OpenIDConnect" as open_id_connect.
    for action in (add_client_id_to_open_id_connect_provider, remove_client_id_from_open_id_connect_provider):
        setattr(IamResponse, action.__name__, action)
