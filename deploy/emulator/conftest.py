"""Runs each patch's test twice: patched, where it must pass, and on stock moto, where it must fail until moto heals."""

import pytest
from emulator import Emulator


@pytest.fixture(scope="session", params=["patched", "stock"])
def server(request):
    with Emulator("--lean", *(["--stock"] if request.param == "stock" else [])) as running:
        yield running


@pytest.fixture
def aws(server, request):
    server.enforce_iam(False)
    server.reset()
    if request.node.callspec.params["server"] == "stock":
        request.applymarker(pytest.mark.xfail(strict=True, reason="moto's gap; when this passes, remove the patch"))
    return server
