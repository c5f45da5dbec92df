"""The two payloads of the article, as they are."""

from __future__ import annotations

import json
from pathlib import Path

_ARTICLE = Path(__file__).resolve().parents[2] / "examples" / "article"


def figures() -> dict[str, dict]:
    return {f"article-{name}": json.loads((_ARTICLE / f"{name}.json").read_text()) for name in ("scatter", "histogram")}
