"""Writes gallery/figures/*.json:  python -m source  in the folder gallery."""

from __future__ import annotations

import importlib
import json
import pkgutil
from pathlib import Path
from typing import Any

import source

FIGURES = Path(__file__).resolve().parent.parent / "figures"
_WIDTH = 120


def written(value: Any, indent: int = 0) -> str:
    """JSON that a person can read: what fits stands on a line, long lists of numbers fill lines."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= _WIDTH or not isinstance(value, (dict, list)):
        return flat
    pad, inner = " " * indent, " " * (indent + 2)
    if isinstance(value, dict):
        items = [f"{json.dumps(k)}: {written(v, indent + 2)}" for k, v in value.items()]
        return "{\n" + ",\n".join(inner + item for item in items) + "\n" + pad + "}"
    if any(isinstance(v, (dict, list)) for v in value):
        return "[\n" + ",\n".join(inner + written(v, indent + 2) for v in value) + "\n" + pad + "]"
    lines, line = [], inner
    for i, item in enumerate(json.dumps(v, ensure_ascii=False) for v in value):
        piece = item + ("," if i < len(value) - 1 else "")
        if len(line) + len(piece) + 1 > _WIDTH and line.strip():
            lines.append(line.rstrip())
            line = inner
        line += piece + " "
    return "[\n" + "\n".join([*lines, line.rstrip()]) + "\n" + pad + "]"


def main() -> None:
    FIGURES.mkdir(exist_ok=True)
    names: set[str] = set()
    for module in sorted(m.name for m in pkgutil.iter_modules(source.__path__) if not m.name.startswith("_")):
        figures = getattr(importlib.import_module(f"source.{module}"), "figures", None)
        for name, figure in (figures() if figures else {}).items():
            if name in names:
                raise SystemExit(f"two figures are called {name}")
            names.add(name)
            (FIGURES / f"{name}.json").write_text(written(figure) + "\n")
    for stale in [p for p in FIGURES.glob("*.json") if p.stem not in names]:
        stale.unlink()
    print(f"{len(names)} figures")


if __name__ == "__main__":
    main()
