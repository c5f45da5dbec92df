"""The chart's script that puts the function on an OpenFaaS gateway, against a stand-in that keeps the gateway's REST rules."""

import base64
import http.server
import json
import os
import subprocess
import threading

import pytest
from conftest import ROOT

SCRIPT = ROOT / "deploy/helm/plotmill/files/deploy-function.mjs"
NODE = ROOT / "node_modules/.bin/node"
FUNCTION = {"service": "plotmill-function", "namespace": "openfaas-fn", "image": "plots:1", "annotations": {"topic": "jobs"}}
CREDENTIALS = "Basic " + base64.b64encode(b"admin:secret").decode()


class Gateway(http.server.ThreadingHTTPServer):
    """PUT of a missing function is 404, POST makes one, DELETE takes functionName: as the gateway's OpenAPI has it."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.functions, self.calls, self.away = {}, [], 0
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self):
        gateway = self.server
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        gateway.calls.append(self.command)
        status = 202
        if gateway.away > 0:
            gateway.away -= 1
            status = 503
        elif self.headers["authorization"] != CREDENTIALS:
            status = 401
        elif self.path != "/system/functions":
            status = 404
        elif self.command == "DELETE":
            status = 202 if gateway.functions.pop((body["namespace"], body["functionName"]), None) else 404
        elif self.command == "PUT" and (body["namespace"], body["service"]) not in gateway.functions:
            status = 404
        else:
            gateway.functions[body["namespace"], body["service"]] = body
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    do_PUT = do_POST = do_DELETE = answer

    def log_message(self, *_):
        """Tests print what they must."""


@pytest.fixture
def gateway():
    with Gateway() as server:
        yield server
        server.shutdown()


def run(gateway, tmp_path, action, wanted=FUNCTION, password="secret", patience="20"):
    path = tmp_path / "function.json"
    path.write_text(json.dumps(wanted))
    environment = os.environ | {
        "GATEWAY_URL": f"http://127.0.0.1:{gateway.server_port}",
        "GATEWAY_USER": "admin",
        "GATEWAY_PASSWORD": password,
        "GATEWAY_PATIENCE_SECONDS": patience,
    }
    return subprocess.run([NODE, SCRIPT, action, path], env=environment, capture_output=True, text=True, timeout=120)


def test_a_function_is_made_changed_and_removed(gateway, tmp_path):
    key = ("openfaas-fn", "plotmill-function")
    assert run(gateway, tmp_path, "deploy").returncode == 0
    assert (gateway.functions[key], gateway.calls) == (FUNCTION, ["PUT", "POST"])
    assert run(gateway, tmp_path, "deploy", FUNCTION | {"image": "plots:2"}).returncode == 0
    assert (gateway.functions[key]["image"], gateway.calls[2:]) == ("plots:2", ["PUT"])
    assert run(gateway, tmp_path, "remove").returncode == 0
    assert gateway.functions == {}
    # What is gone already is no failure: an uninstall that broke must be repeatable.
    assert run(gateway, tmp_path, "remove").returncode == 0


def test_a_gateway_that_is_not_up_yet_is_waited_for(gateway, tmp_path):
    gateway.away = 2
    assert run(gateway, tmp_path, "deploy").returncode == 0
    assert len(gateway.functions) == 1


def test_a_gateway_that_stays_away_is_given_up(gateway, tmp_path):
    gateway.away = 1000
    done = run(gateway, tmp_path, "deploy", patience="0")
    assert done.returncode == 1 and "503" in done.stderr


def test_wrong_credentials_fail_at_once_and_are_not_printed(gateway, tmp_path):
    done = run(gateway, tmp_path, "deploy", password="wrong-password")
    assert done.returncode == 1 and "401" in done.stderr
    assert gateway.calls == ["PUT"]
    assert "wrong-password" not in done.stdout + done.stderr
