"""`python -m plotmill_matplotlib_function.server`: figures in by `POST`, pictures out; `/healthz`, `/readyz`."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# Fonts are listed once, into a directory that has to be writable: in an image that is /tmp, filled from what the build made.
os.environ.setdefault("MPLCONFIGDIR", "/tmp/matplotlib")
_SEED = os.environ.get("PLOTMILL_MPLCONFIG_SEED")
if _SEED and not os.path.isdir(os.environ["MPLCONFIGDIR"]):
    shutil.copytree(_SEED, os.environ["MPLCONFIGDIR"])

from .request import FORMATS, MalformedRequest, read_request  # noqa: E402
from .settings import Settings, read_settings  # noqa: E402
from .workers import RenderFault, Workers, WrongFigure  # noqa: E402

MEDIA_TYPES = {fmt: media for media, fmt in FORMATS.items()}
VERSION = "matplotlib 3.11.2"


class FunctionServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.workers = Workers(settings.workers, settings.worker_memory, settings.job_timeout)
        self.draining = False
        self._places = threading.Semaphore(settings.max_in_flight)
        self._count = threading.Lock()
        self.in_flight = 0
        super().__init__((settings.host, settings.port), Handler)

    def enter(self) -> bool:
        """Takes a place, unless as many figures are in work as may be."""
        if not self._places.acquire(blocking=False):
            return False
        with self._count:
            self.in_flight += 1
        return True

    def leave(self) -> None:
        with self._count:
            self.in_flight -= 1
        self._places.release()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body go out in one packet.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: FunctionServer

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: whoever calls has the log."""

    def _send(self, status: int, body: bytes, media: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"content-type": media, "content-length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _problem(self, status: int, code: str, detail: str, pointer: str | None = None, **headers: str) -> None:
        problem: dict[str, Any] = {"type": f"/v1/errors#{code}", "status": status, "code": code, "detail": detail}
        if pointer is not None:
            problem["errors"] = [{"pointer": pointer, "detail": detail}]
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        self._send(status, json.dumps(problem).encode(), "application/problem+json", names)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == "/healthz":
            self._send(200, b'{"status":"ok"}', "application/json")
        elif path == "/readyz":
            state = "draining" if self.server.draining else "ready" if self.server.workers.ready() else "starting"
            self._send(200 if state == "ready" else 503, json.dumps({"status": state}).encode(), "application/json")
        else:
            self._problem(405, "method-not-allowed", "Post a figure.", allow="POST")

    do_PUT = do_DELETE = do_PATCH = do_HEAD = lambda self: self._problem(
        405, "method-not-allowed", "Post a figure.", allow="POST"
    )

    def do_POST(self) -> None:
        body = self._read_body()
        if body is None:
            self.close_connection = True
            limit = self.server.settings.max_body
            self._problem(413, "body-too-large", f"The body is larger than {limit} bytes.", connection="close")
        elif not self.server.enter():
            self._problem(429, "function-busy", "As many figures as may be are in work already.", retry_after="1")
        else:
            try:
                self._draw(body)
            finally:
                self.server.leave()

    def _read_body(self) -> bytes | None:
        limit = self.server.settings.max_body
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            length = int(self.headers.get("content-length") or 0)
            return None if length > limit else self.rfile.read(length)
        body = bytearray()
        while (size := int(self.rfile.readline(64).split(b";")[0], 16)) > 0:
            if len(body) + size > limit:
                return None
            body += self.rfile.read(size)
            self.rfile.readline(8)
        while self.rfile.readline(8192).strip():
            pass
        return bytes(body)

    def _draw(self, body: bytes) -> None:
        try:
            request = read_request(body, self.headers.get("accept"))
            picture, ms = self.server.workers.draw(request.figure, request.fmt)
        except MalformedRequest as error:
            self._problem(422, "malformed-message", str(error), error.pointer)
        except WrongFigure as error:
            self._problem(422, "invalid-figure", error.detail, error.pointer)
        except RenderFault as error:
            self._problem(504 if error.code == "render-timeout" else 500, error.code, str(error))
        else:
            headers = {"x-plotmill-render-ms": f"{ms:.3f}", "x-plotmill-version": VERSION}
            if request.as_json:
                key = f"image_{request.fmt}_base64"
                answer = {"message": "Plot generated successfully", key: base64.b64encode(picture).decode()}
                self._send(200, json.dumps(answer).encode(), "application/json", headers)
            else:
                self._send(200, picture, MEDIA_TYPES[request.fmt], headers)


def main() -> None:
    settings = read_settings()
    server = FunctionServer(settings)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host, port = server.server_address[:2]
    print(json.dumps({"msg": "listening", "url": f"http://{host}:{port}", "renderer": VERSION}), flush=True)
    stop.wait()
    server.draining = True
    # of-watchdog hands SIGTERM to its child at once, but goes on sending requests for its healthcheck_interval.
    time.sleep(settings.linger)
    until = time.monotonic() + settings.shutdown_grace
    while server.in_flight > 0 and time.monotonic() < until:
        time.sleep(0.05)
    server.shutdown()
    server.workers.close()


if __name__ == "__main__":
    main()
