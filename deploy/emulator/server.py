"""Serves moto with our patches on the loopback interface; see README.md."""

import argparse
import importlib
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent


def patch_names() -> list[str]:
    """The patches, one module each, in the order of their names."""
    return sorted(path.stem for path in (HERE / "patches").glob("*.py") if not path.stem.startswith("_"))


def apply_patches() -> None:
    """Changes the imported moto in this process."""
    sys.path.insert(0, str(HERE))
    for name in patch_names():
        importlib.import_module(f"patches.{name}").apply()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-p", "--port", type=int, required=True)
    parser.add_argument("--stock", action="store_true", help="without the patches")
    parser.add_argument("--enforce-iam", action="store_true", help="deny what no policy allows")
    parser.add_argument("--lean", action="store_true", help="without AWS's managed policies, which take a second at each reset")
    options = parser.parse_args()
    # AWS's managed policies are part of every account; moto leaves them out unless told.
    if not options.lean:
        os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    if options.enforce_iam:
        os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "0"
    if not options.stock:
        apply_patches()
    from moto.server import main as serve

    serve(["-H", "127.0.0.1", "-p", str(options.port)])


if __name__ == "__main__":
    main()
