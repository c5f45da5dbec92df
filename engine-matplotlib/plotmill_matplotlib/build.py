"""A figure in full form as a Matplotlib figure: the steps in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colorbar import Colorbar
from matplotlib.figure import Figure

from .axes_options import add_secondary, after_marks, after_marks_polar, before_marks
from .colorbars import add_colorbars, add_shared_colorbars
from .errors import FigureError, complaints_at, join, only_known
from .grid import layout_engine, place_axes
from .keys import AXES_KEYS, FIGURE_KEYS
from .legends import add_legend
from .marks import draw_mark, mark_of
from .normalize import FullFigure
from .texts import set_figure_texts
from .ticking import scale_kind

# Agg refuses more than 2**23 pixels along an edge; a quarter of a gigapixel is what a worker can hold.
_MOST_PIXELS = 2.5e8


@dataclass(frozen=True)
class Built:
    """The figure with what was drawn into it: per axes entry its Axes, its marks' results, its colorbars."""

    fig: Figure
    axes: list[Axes]
    drawn: list[list[Any]]
    colorbars: list[list[Colorbar]]
    secondary: list[list[Axes]]
    shared_colorbars: list[Colorbar] = field(default_factory=list)


def build(full: FullFigure) -> Built:
    """Draw ``full``. The rcParams must be the figure's already."""
    figure = only_known(full.figure, FIGURE_KEYS, "/figure", "the figure")
    fig = _new_figure(figure)
    axes = place_axes(fig, figure, full.axes)
    built = Built(fig, axes, [], [], [])
    for i, (ax, spec) in enumerate(zip(axes, full.axes, strict=True)):
        pointer = join("/axes", i)
        only_known(spec, AXES_KEYS, pointer, "an entry of axes")
        before_marks(ax, spec, pointer)
        built.drawn.append(_marks(ax, spec, pointer))
        after_marks(ax, spec, pointer)
        after_marks_polar(ax, spec, pointer)
    for i, (ax, spec) in enumerate(zip(axes, full.axes, strict=True)):
        pointer = join("/axes", i)
        built.secondary.append(add_secondary(ax, spec, pointer))
        built.colorbars.append(add_colorbars(fig, ax, spec.get("colorbar"), join(pointer, "colorbar"), built.drawn[i]))
        add_legend(ax, spec.get("legend"), join(pointer, "legend"), built.drawn[i])
        _indicate(axes, spec, i)
    built.shared_colorbars.extend(add_shared_colorbars(fig, axes, figure.get("colorbars"), "/figure/colorbars", built.drawn))
    set_figure_texts(fig, figure, "/figure")
    add_legend(fig, figure.get("legend"), "/figure/legend", [made for marks in built.drawn for made in marks])
    return built


def _new_figure(figure: dict) -> Figure:
    size = figure.get("size", mpl.rcParams["figure.figsize"])
    # What is drawn is what is saved: without a dpi of its own the figure takes the one that style sheets give for saving.
    saved = mpl.rcParams["savefig.dpi"]
    dpi = figure.get("dpi", mpl.rcParams["figure.dpi"] if saved == "figure" else saved)
    if not isinstance(size, list) or len(size) != 2 or not all(isinstance(v, (int, float)) and v > 0 for v in size):
        raise FigureError("/figure/size", "two positive numbers, width and height in inches")
    if isinstance(dpi, bool) or not isinstance(dpi, (int, float)) or not dpi > 0:
        raise FigureError("/figure/dpi", "a positive number")
    if size[0] * size[1] * dpi * dpi > _MOST_PIXELS:
        raise FigureError("/figure/size", f"more than {_MOST_PIXELS:.0f} pixels")
    options = {k: figure[k] for k in ("facecolor", "edgecolor", "linewidth", "frameon") if k in figure}
    with complaints_at("/figure"):
        fig = Figure(figsize=size, dpi=dpi, layout=layout_engine(figure.get("layout"), "/figure/layout"), **options)
    FigureCanvasAgg(fig)
    return fig


def _marks(ax: Axes, spec: dict, pointer: str) -> list[Any]:
    category_axes = frozenset(name for name in ("x", "y") if scale_kind(spec, name) == "category")
    drawn = []
    for i, mark in enumerate(spec.get("marks", [])):
        at = join(pointer, "marks", i)
        if not isinstance(mark, dict):
            raise FigureError(at, "must be an object")
        drawn.append(draw_mark(ax, mark_of(mark.get("type"), join(at, "type")), mark, at, category_axes))
    return drawn


def _indicate(axes: list[Axes], spec: dict, index: int) -> None:
    inset = spec.get("inset")
    if inset and inset.get("indicate"):
        axes[inset["of"]].indicate_inset_zoom(axes[index])
