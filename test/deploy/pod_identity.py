"""What the EKS Pod Identity agent is to a pod: a place on the node that hands out temporary credentials of the pod's role, for its token."""

import http.server
import json
import pathlib
import secrets
import threading


class PodIdentityAgent(http.server.ThreadingHTTPServer):
    """Serves credentials that were taken on (AssumeRole) beforehand: on EKS, the service does that, with rights of its own."""

    def __init__(self, emulator, folder: pathlib.Path):
        super().__init__(("127.0.0.1", 0), Handler)
        self._emulator, self._folder = emulator, folder
        self.credentials = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def environment(self, role_arn: str) -> dict[str, str]:
        """The variables that EKS puts into a pod of a service account with this role."""
        answer = self._emulator.client("sts").assume_role(RoleArn=role_arn, RoleSessionName="pod")["Credentials"]
        token = secrets.token_hex(16)
        self.credentials[token] = {
            "AccessKeyId": answer["AccessKeyId"],
            "SecretAccessKey": answer["SecretAccessKey"],
            "Token": answer["SessionToken"],
            "Expiration": answer["Expiration"].strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        path = self._folder / f"token-{len(self.credentials)}"
        path.write_text(token)
        return {
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"http://127.0.0.1:{self.server_port}/v1/credentials",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": str(path),
        }

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.server.credentials.get(self.headers["authorization"])
        body = json.dumps(found or {}).encode()
        self.send_response(200 if found else 401)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Tests print what they must."""
