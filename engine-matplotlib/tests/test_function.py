"""The Matplotlib engine behind HTTP, as a real process."""

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest

from plotmill_matplotlib_function.request import MalformedRequest, picture_wanted, read_request
from plotmill_matplotlib_function.workers import RenderFault, Workers

SCATTER = {"plot_type": "scatter", "data": {"x": [1, 2, 3], "y": [2, 1, 3]}, "title": "A scatter"}
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def server():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PLOTMILL_PORT": str(port), "PLOTMILL_WORKERS_MAX": "1", "PLOTMILL_MAX_BODY": "20kB",
                   "PLOTMILL_JOB_TIMEOUT": "20s", "PLOTMILL_FUNCTION_LINGER": "0"}
    process = subprocess.Popen([sys.executable, "-m", "plotmill_matplotlib_function.server"],
                               cwd=Path(__file__).parent.parent, env=environment, stdout=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"
    assert b"listening" in process.stdout.readline()
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{address}/readyz")
            break
        except urllib.error.HTTPError:
            time.sleep(0.1)
    yield SimpleNamespace(url=address, pid=process.pid)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0


@pytest.fixture
def url(server):
    return server.url


def post(url, body, accept="image/png"):
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"accept": accept, "content-type": "application/json"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_draws_by_accept(url):
    status, headers, body = post(url, SCATTER)
    assert (status, headers["content-type"], body[:8]) == (200, "image/png", PNG)
    assert float(headers["x-plotmill-render-ms"]) > 0
    status, headers, body = post(url, SCATTER, "image/svg+xml")
    assert headers["content-type"] == "image/svg+xml" and b"<svg" in body


def test_answers_the_articles_json(url):
    status, headers, body = post(url, SCATTER, "*/*")
    answer = json.loads(body)
    assert (status, headers["content-type"], answer["message"]) == (200, "application/json", "Plot generated successfully")
    assert base64.b64decode(answer["image_png_base64"])[:8] == PNG


def test_takes_the_message_of_the_queue(url):
    status, headers, _ = post(url, {"plotmill": 1, "format": "svg", "figure": SCATTER}, "image/*")
    assert (status, headers["content-type"]) == (200, "image/svg+xml")


def test_names_the_field_that_is_wrong(url):
    status, headers, body = post(url, {**SCATTER, "plot_type": "nonsense"})
    problem = json.loads(body)
    assert (status, headers["content-type"], problem["code"]) == (422, "application/problem+json", "invalid-figure")
    assert problem["errors"][0]["pointer"] == "/plot_type"


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"plot_type": NaN}', b"\xff"])
def test_refuses_what_is_no_figure(url, body):
    status, _, answer = post(url, body)
    assert (status, json.loads(answer)["code"]) == (422, "malformed-message")


def test_refuses_what_is_too_large(url):
    status, _, answer = post(url, b" " * 30_000)
    assert (status, json.loads(answer)["code"]) == (413, "body-too-large")


def children_of(pid):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    return [int(child) for child in listed.split()]


def test_replaces_a_worker_that_died(server):
    workers = [worker for child in children_of(server.pid) for worker in children_of(child)]
    assert len(workers) == 1
    os.kill(workers[0], signal.SIGKILL)
    while os.path.exists(f"/proc/{workers[0]}"):
        time.sleep(0.01)
    assert post(server.url, SCATTER)[0] == 200


def test_ends_a_figure_that_takes_too_long():
    workers = Workers(1, 1 << 30, 0.001)
    with pytest.raises(RenderFault) as fault:
        workers.draw(SCATTER, "png")
    assert fault.value.code == "render-timeout"
    workers.close()


def test_other_methods_and_health(url):
    assert urllib.request.urlopen(f"{url}/healthz").status == 200
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{url}/figure")
    assert refused.value.code == 405 and refused.value.headers["allow"] == "POST"


def test_weights_of_accept():
    assert picture_wanted("application/json;q=0.5, image/svg+xml") == "svg"
    assert picture_wanted("image/*") == "any"
    assert picture_wanted(None) is None
    assert picture_wanted("text/html, image/webp;q=0.1") == "webp"


def test_a_format_of_its_own():
    assert read_request(b'{"plot_type":"line","format":"pdf"}', "image/*").fmt == "pdf"
    with pytest.raises(MalformedRequest) as wrong:
        read_request(b'{"format":"exe"}', None)
    assert wrong.value.pointer == "/format"
