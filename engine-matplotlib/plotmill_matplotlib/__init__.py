"""Draw plotmill's figure JSON (docs/figure.md) with real Matplotlib: a deployable engine, and the native renderer's oracle."""

from __future__ import annotations

from .draw import CONTENT_TYPES, Drawing, draw, draw_and_measure, numbers
from .errors import FigureError

__all__ = ["CONTENT_TYPES", "Drawing", "FigureError", "draw", "draw_and_measure", "numbers"]
