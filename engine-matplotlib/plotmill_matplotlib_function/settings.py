"""Settings from the environment, by the names that plotmill's own function has (docs/configuration.md)."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

_DURATIONS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_SIZES = {"B": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}


@dataclass(frozen=True)
class Settings:
    """Times in seconds, sizes in bytes."""

    host: str
    port: int
    max_body: int
    max_in_flight: int
    workers: int
    worker_memory: int
    job_timeout: float
    linger: float
    shutdown_grace: float


def _measure(text: str, units: Mapping[str, float], plain: float, name: str) -> float:
    match = re.fullmatch(rf"(\d+(?:\.\d+)?)\s*({'|'.join(units)})?", text.strip())
    if match is None:
        raise SystemExit(f"{name}: {text!r} is not valid")
    return float(match[1]) * (plain if match[2] is None else units[match[2]])


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process; ends it with a sentence when one cannot be read."""

    def text(name: str, default: str) -> str:
        return environment.get(f"PLOTMILL_{name}", default)

    def duration(name: str, default: str) -> float:
        # A plain number is milliseconds.
        return _measure(text(name, default), _DURATIONS, 0.001, f"PLOTMILL_{name}")

    def size(name: str, default: str) -> int:
        return int(_measure(text(name, default), _SIZES, 1, f"PLOTMILL_{name}"))

    def count(name: str, default: int) -> int:
        value = text(name, str(default))
        if not value.isdigit():
            raise SystemExit(f"PLOTMILL_{name}: {value!r} is not valid")
        return int(value)

    return Settings(
        host=text("HOST", "127.0.0.1"),
        port=count("PORT", 8080),
        max_body=size("MAX_BODY", "10MB"),
        max_in_flight=count("MAX_IN_FLIGHT", 8),
        workers=max(1, count("WORKERS_MAX", os.cpu_count() or 1)),
        worker_memory=size("WORKER_MEMORY", "1GB"),
        job_timeout=duration("JOB_TIMEOUT", "30s"),
        linger=duration("FUNCTION_LINGER", "0"),
        shutdown_grace=duration("SHUTDOWN_GRACE", "25s"),
    )
