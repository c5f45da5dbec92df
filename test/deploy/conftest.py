"""Runs the playbooks against an emulated AWS account. One account per test module, in the order of its tests: a story, told in runs."""

import atexit
import contextlib
import importlib.util
import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time

import pytest
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
ANSIBLE = ROOT / "deploy" / "ansible"
sys.path[:0] = [str(ROOT / "deploy" / "emulator"), str(ANSIBLE / "filter_plugins")]

from emulator import Emulator  # noqa: E402


class Run:
    """What a playbook run printed: counts of the recap, and the tasks that changed something."""

    def __init__(self, code: int, output: str):
        self.code, self.output = code, output
        recap = re.search(r"localhost\s+: (ok=.*)", output)
        self.counts = {key: int(n) for key, n in re.findall(r"(\w+)=(\d+)", recap.group(1))} if recap else {}
        self.changed_tasks = []
        task = None
        for line in output.splitlines():
            if found := re.match(r"TASK \[(?:\S+ : )?(.*)\] \*", line):
                task = found.group(1)
            elif line.startswith("changed:") and (not self.changed_tasks or self.changed_tasks[-1] != task):
                self.changed_tasks.append(task)

    def is_fine(self, **counts: int) -> bool:
        """Whether nothing failed or was ignored, and the recap has these counts; the output explains a no."""
        wanted = {"failed": 0, "ignored": 0, "unreachable": 0} | counts
        fine = self.code == 0 and all(self.counts.get(key) == value for key, value in wanted.items())
        if not fine:
            print(self.output[-6000:])
        return fine


# Ansible starts an interpreter per task, which takes more than a second each for those that call AWS. This strategy runs the same
# modules in the same order in one that is warm, in a quarter of the time. Each playbook has a PLAIN run as well.
WARM = {
    "ANSIBLE_STRATEGY": "mitogen_linear",
    "ANSIBLE_STRATEGY_PLUGINS": str(pathlib.Path(importlib.util.find_spec("ansible_mitogen").origin).parent / "plugins" / "strategy"),
    "PYTHONPATH": str(pathlib.Path(__file__).resolve().with_name("warm")),
}




def required_collections() -> str:
    """A folder with the collections of requirements.yml alone: enough for the playbooks, and sought through in less time than the bundle's."""
    folder = tempfile.mkdtemp(prefix="plotmill-collections-")
    atexit.register(shutil.rmtree, folder)
    bundle = pathlib.Path(importlib.util.find_spec("ansible_collections").submodule_search_locations[0])
    for collection in yaml.safe_load((ANSIBLE / "requirements.yml").read_text())["collections"]:
        namespace, name = collection["name"].split(".")
        parent = pathlib.Path(folder, "ansible_collections", namespace)
        parent.mkdir(parents=True, exist_ok=True)
        (parent / name).symlink_to(bundle / namespace / name)
    return folder


COLLECTIONS = required_collections()


# As somebody with nothing but Ansible runs it.
PLAIN = {}


class Account:
    def __init__(self, emulator: Emulator, folder: pathlib.Path):
        self.emulator = emulator
        self.outputs = folder / "outputs.yml"
        self.client = emulator.client

    def command(self, playbook: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "ANSIBLE_"))}
        environment |= self.emulator.environment
        # Module processes start without the user's site, and the callback prints no colours.
        environment |= {"ANSIBLE_CONFIG": str(ANSIBLE / "ansible.cfg"), "ANSIBLE_NOCOLOR": "1"}
        environment |= {"ANSIBLE_COLLECTIONS_PATH": COLLECTIONS, "ANSIBLE_COLLECTIONS_SCAN_SYS_PATH": "false"}
        binary = pathlib.Path(sys.executable).with_name("ansible-playbook")
        return [str(binary), playbook, "-e", f"plotmill_outputs_file={self.outputs}", *arguments], environment

    def play(self, playbook: str, *arguments: str, strategy: dict[str, str] = WARM) -> Run:
        command, environment = self.command(playbook, *arguments)
        done = subprocess.run(
            command, cwd=ANSIBLE, env=environment | strategy, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=1800
        )
        return Run(done.returncode, done.stdout + done.stderr)

    def play_at_terminal(self, playbook: str, prompt: str, answer: str) -> Run:
        """A run by somebody at a terminal, who types the answer when the prompt appears."""
        command, environment = self.command(playbook)
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(ANSIBLE)
            os.execve(command[0], command, environment)
        output, answered, deadline = "", False, time.monotonic() + 600
        # Linux ends a terminal without processes with an error, not with an empty read.
        with contextlib.suppress(OSError):
            while time.monotonic() < deadline:
                # Ansible drops what was typed before it began to read, so type once it is silent, and again as long as it stays so.
                if prompt in output and not select.select([terminal], [], [], 1)[0]:
                    os.write(terminal, answer.encode() + b"\r")
                    answered = True
                    continue
                if not (data := os.read(terminal, 4096)):
                    break
                output += data.decode(errors="replace")
        # Hangs up, which ends what still waits for an answer.
        os.close(terminal)
        assert answered, output
        return Run(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), output.replace("\r", ""))

    def break_at(self, playbook: str, task: str) -> None:
        """Starts a run and kills it, without a chance to clean up, as soon as the task begins."""
        command, environment = self.command(playbook)
        process = subprocess.Popen(
            command,
            cwd=ANSIBLE,
            env=environment | {"PYTHONUNBUFFERED": "1"} | WARM,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            for line in process.stdout:
                if re.match(rf"TASK \[.*{re.escape(task)}\]", line):
                    return
            pytest.fail(f"the run ended before the task {task}")
        finally:
            os.killpg(process.pid, 9)
            process.wait()
            process.stdout.close()


@pytest.fixture(scope="module")
def account(tmp_path_factory):
    with Emulator() as emulator:
        yield Account(emulator, tmp_path_factory.mktemp("account"))


@pytest.fixture(scope="session")
def kubernetes():
    """One control plane for all tests that need one; each works in namespaces of its own."""
    # Only here, so that the tests of the account run without the lab.
    from chart import BINARIES
    from control_plane import ControlPlane
    from custom_resources import DEFINITIONS

    with ControlPlane(BINARIES) as plane:
        plane.apply(*DEFINITIONS)
        plane.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s")
        yield plane
