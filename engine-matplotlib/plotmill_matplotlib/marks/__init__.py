"""Every mark: one entry per type, grouped in modules by what they draw."""

from __future__ import annotations

from typing import Any

from ..errors import FigureError
from . import bars, fields, lines, spectra, statistics, three_d, vectors, words
from .mark import Mark, draw_mark

MARKS: dict[str, Mark] = {
    **lines.MARKS,
    **bars.MARKS,
    **statistics.MARKS,
    **fields.MARKS,
    **vectors.MARKS,
    **spectra.MARKS,
    **three_d.MARKS,
    **words.MARKS,
}

__all__ = ["MARKS", "Mark", "draw_mark", "mark_of"]


def mark_of(kind: Any, pointer: str) -> Mark:
    """The mark of that type."""
    if not isinstance(kind, str) or kind not in MARKS:
        raise FigureError(pointer, f"unknown mark type {kind!r}; known: {', '.join(sorted(MARKS))}")
    return MARKS[kind]
