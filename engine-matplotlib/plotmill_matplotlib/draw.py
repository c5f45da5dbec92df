"""The public calls: a figure in, a picture or its numbers out."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
import matplotlib.transforms

from .build import Built, build
from .errors import FigureError, complaints_at
from .normalize import FullFigure, normalize
from .numbers import measure
from .rc import rc_of

CONTENT_TYPES = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}
# Without dates in the files the same figure gives the same bytes.
_METADATA: dict[str, dict] = {"svg": {"Date": None}, "pdf": {"CreationDate": None, "ModDate": None}}
_SAVE_KEYS = ("bbox_inches", "pad_inches", "transparent")


@dataclass(frozen=True)
class Drawing:
    """A picture and the numbers behind it."""

    body: bytes
    numbers: dict


def draw(figure: dict[str, Any], fmt: str = "png") -> bytes:
    """The picture of ``figure`` as ``png``, ``svg``, ``pdf``, ``jpeg`` or ``webp``. Raises `FigureError`."""
    return _with_figure(figure, lambda built, full: _save(built, full, fmt))


def numbers(figure: dict[str, Any]) -> dict:
    """Boxes, limits, ticks and the marks' results of ``figure``. Raises `FigureError`."""
    return draw_and_measure(figure).numbers


def draw_and_measure(figure: dict[str, Any], fmt: str = "png") -> Drawing:
    """Both, from one drawing."""

    def both(built: Built, full: FullFigure) -> Drawing:
        body = _save(built, full, fmt)
        if "bbox_inches" in full.figure:
            # Cropping moved the axes while saving: draw once more as it stands uncropped, without a second layout.
            built.fig.set_layout_engine("none")
            with complaints_at(""):
                built.fig.canvas.draw()
        return Drawing(body, measure(built, full))

    return _with_figure(figure, both)


def _with_figure(figure: Any, use: Any) -> Any:
    full = normalize(figure)
    try:
        with warnings.catch_warnings(), rc_of(full.figure, "/figure"):
            warnings.simplefilter("ignore")
            return use(build(full), full)
    except FigureError as error:
        raise FigureError(full.origin(error.pointer), error.detail) from error


def _save(built: Built, full: FullFigure, fmt: str) -> bytes:
    if fmt not in CONTENT_TYPES:
        raise FigureError("/format", f"one of {', '.join(CONTENT_TYPES)}")
    options = {key: full.figure[key] for key in _SAVE_KEYS if key in full.figure}
    if isinstance(options.get("bbox_inches"), list):
        x0, y0, x1, y1 = options["bbox_inches"]
        options["bbox_inches"] = mpl.transforms.Bbox([[x0, y0], [x1, y1]])
    sink = io.BytesIO()
    with complaints_at(""):
        built.fig.savefig(sink, format=fmt, dpi="figure", metadata=_METADATA.get(fmt), **options)
    return sink.getvalue()
