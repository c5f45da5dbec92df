"""The numbers behind a picture: boxes, limits, ticks, and what the marks computed. The shape is in gallery/README.md."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.collections import PolyCollection
from matplotlib.colorbar import Colorbar
from matplotlib.contour import ContourSet
from matplotlib.patches import Wedge

from .build import Built
from .colorbars import mappable_of
from .normalize import FullFigure


def measure(built: Built, full: FullFigure) -> dict:
    """All numbers of a figure that has been drawn (its layout is done). Boxes are [x, y, width, height] in pixels, y up."""
    fig = built.fig
    axes = []
    for i, ax in enumerate(built.axes):
        entry = _axes(ax)
        entry["marks"] = [
            {"type": spec["type"], **_mark(spec["type"], made)}
            for spec, made in zip(full.axes[i].get("marks", []), built.drawn[i], strict=True)
        ]
        if built.colorbars[i]:
            entry["colorbars"] = [_colorbar(bar) for bar in built.colorbars[i]]
        if built.secondary[i]:
            entry["secondary"] = [_axes(secondary) for secondary in built.secondary[i]]
        axes.append(entry)
    numbers: dict[str, Any] = {"size": [int(v) for v in fig.canvas.get_width_height()], "axes": axes}
    if built.shared_colorbars:
        numbers["colorbars"] = [_colorbar(bar) for bar in built.shared_colorbars]
    if fig.legends:
        numbers["legends"] = [_legend(legend) for legend in fig.legends]
    return numbers


def _box(bbox: Any) -> list[float]:
    return [float(v) for v in bbox.bounds]


def _floats(values: Any) -> list:
    array = np.ma.filled(np.ma.asarray(values, dtype=float), np.nan)
    return [_number(v) for v in array.ravel()] if array.ndim < 2 else [_floats(row) for row in array]


def _number(value: Any) -> float | str | None:
    value = float(value)
    if np.isnan(value):
        return None
    return value if np.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")


def _axes(ax: Axes) -> dict:
    names = ("x", "y", "z") if ax.name == "3d" else ("x", "y")
    entry: dict[str, Any] = {"box": _box(ax.get_window_extent())}
    for name in names:
        axis = getattr(ax, f"{name}axis")
        low, high = axis.get_view_interval() if ax.name == "3d" else getattr(ax, f"get_{name}lim")()
        entry[f"{name}lim"] = [float(low), float(high)]
        entry[name] = _ticks(axis)
    legend = ax.get_legend()
    if legend is not None:
        entry["legend"] = _legend(legend)
    return entry


def _ticks(axis: Any) -> dict:
    # The ticks that are drawn, as the axis itself picks them; of an invisible axis none are.
    # A box in space switches its base class' axes off and draws its own.
    on = getattr(axis.axes, "_axis3don", axis.axes.axison)
    shown = axis._update_ticks() if axis.get_visible() and on else []
    major = {id(t) for t in axis.majorTicks}

    def part(ticks: list) -> dict:
        return {"at": [_number(t.get_loc()) for t in ticks], "labels": [_tick_text(t) for t in ticks]}

    numbers = {
        "major": part([t for t in shown if id(t) in major]),
        "minor": part([t for t in shown if id(t) not in major]),
    }
    offset = axis.offsetText.get_text()
    return {**numbers, "offset": offset} if offset else numbers


def _tick_text(tick: Any) -> str:
    for label in (tick.label1, tick.label2):
        if label.get_visible() and label.get_text():
            return label.get_text()
    return ""


def _legend(legend: Any) -> dict:
    return {"box": _box(legend.get_window_extent()), "labels": [t.get_text() for t in legend.get_texts()]}


def _colorbar(bar: Colorbar) -> dict:
    entry = _axes(bar.ax)
    entry["clim"] = _floats([bar.vmin, bar.vmax])
    return entry


def _mark(kind: str, made: Any) -> dict:
    numbers = _RESULTS[kind](made) if kind in _RESULTS else {}
    mappable = mappable_of(made)
    # An RGB image has colours already: its limits mean nothing.
    if mappable is not None and not isinstance(made, ContourSet) and np.ndim(mappable.get_array()) < 3:
        numbers["clim"] = _clim(mappable)
    return numbers


def _clim(mappable: ScalarMappable) -> list:
    return [None if v is None else _number(v) for v in mappable.get_clim()]


def _histogram(made: Any) -> dict:
    counts, bins, _ = made
    return {"bins": _floats(bins), "counts": _floats(counts)}


def _hist2d(made: Any) -> dict:
    counts, xedges, yedges, _ = made
    return {"xedges": _floats(xedges), "yedges": _floats(yedges), "counts": _floats(counts)}


def _boxplot(made: dict) -> dict:
    # Matplotlib keeps no statistics on what it drew: read them off the artists, which hold the very numbers.
    def spans(lines: list) -> list:
        return [[_floats(line.get_xdata()), _floats(line.get_ydata())] for line in lines]

    return {key: spans(made[key]) for key in ("medians", "whiskers", "fliers", "means") if made[key]}


def _violins(made: dict) -> dict:
    def outline(body: PolyCollection) -> list:
        return _floats(body.get_paths()[0].get_extents().bounds)

    lines = {key: [_floats(s) for s in made[key].get_segments()] for key in made if key != "bodies"}
    return {"bodies": [outline(body) for body in made["bodies"]], **lines}


def _contours(made: ContourSet) -> dict:
    return {"levels": _floats(made.levels), "clim": _clim(made)}


def _pie(made: Any) -> dict:
    wedges = [w for w in made[0] if isinstance(w, Wedge)]
    return {"theta": [[float(w.theta1), float(w.theta2)] for w in wedges]}


def _spectrum(made: Any) -> dict:
    return {"values": _floats(np.abs(made[0])), "freqs": _floats(made[1])}


_RESULTS = {
    "histogram": _histogram,
    "hist": _histogram,
    "hist2d": _hist2d,
    "hexbin": lambda made: {"counts": _floats(made.get_array())},
    "boxplot": _boxplot,
    "violinplot": _violins,
    "contour": _contours,
    "contourf": _contours,
    "tricontour": _contours,
    "tricontourf": _contours,
    "ecdf": lambda made: {"x": _floats(made.get_xdata()), "y": _floats(made.get_ydata())},
    "pie": _pie,
    "psd": _spectrum,
    "csd": _spectrum,
    "cohere": _spectrum,
    "magnitude_spectrum": _spectrum,
    "specgram": lambda made: {"freqs": _floats(made[1]), "times": _floats(made[2])},
    "quiver": lambda made: {"scale": _number(made.scale), "width": _number(made.width)},
    "streamplot": lambda made: {"segments": len(made.lines.get_segments())},
}
