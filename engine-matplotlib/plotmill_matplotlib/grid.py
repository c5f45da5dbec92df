"""Where axes stand: grids, mosaics, rectangles, insets, twins and shared axes."""

from __future__ import annotations

from typing import Any

import mpl_toolkits.mplot3d  # noqa: F401  (registers the 3d projection)
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.gridspec import GridSpec
from matplotlib.layout_engine import ConstrainedLayoutEngine, LayoutEngine, TightLayoutEngine

from .errors import FigureError, complaints_at, join, only_known

_SUBPLOTS_KEYS = frozenset("nrows ncols width_ratios height_ratios sharex sharey wspace hspace left right bottom top".split())
_LAYOUT_KEYS = {
    "tight": frozenset({"pad", "w_pad", "h_pad", "rect"}),
    "constrained": frozenset({"w_pad", "h_pad", "wspace", "hspace", "rect"}),
    "compressed": frozenset({"w_pad", "h_pad", "wspace", "hspace", "rect"}),
}
_PROJECTIONS = ("rectilinear", "polar", "3d")


def layout_engine(value: Any, pointer: str) -> LayoutEngine | str | None:
    """``layout`` as `Figure` takes it; null leaves it to the rcParams."""
    if value is None:
        return None
    kind = value.get("engine") if isinstance(value, dict) else value
    if kind == "none":
        return "none"
    if kind not in _LAYOUT_KEYS:
        raise FigureError(pointer, "null, none, tight, constrained or compressed")
    options = {k: v for k, v in value.items() if k != "engine"} if isinstance(value, dict) else {}
    only_known(options, _LAYOUT_KEYS[kind], pointer, f"the {kind} layout")
    with complaints_at(pointer):
        if kind == "tight":
            return TightLayoutEngine(**options)
        return ConstrainedLayoutEngine(**options, compress=kind == "compressed")


def place_axes(fig: Figure, figure: dict, entries: list) -> list[Axes]:
    """One Axes per entry, in order."""
    grid = _Grid(fig, figure)
    placed: list[Axes] = []
    for i, entry in enumerate(entries):
        pointer = join("/axes", i)
        if not isinstance(entry, dict):
            raise FigureError(pointer, "must be an object")
        with complaints_at(pointer):
            placed.append(_place(fig, grid, entry, placed, pointer))
    grid.hide_inner_labels()
    return placed


def _place(fig: Figure, grid: _Grid, entry: dict, placed: list[Axes], pointer: str) -> Axes:
    options = _axes_options(entry, placed, pointer)
    if "twin" in entry:
        twin = only_known(entry["twin"], frozenset({"of", "axis"}), join(pointer, "twin"), "twin")
        parent = _earlier(twin.get("of"), placed, join(pointer, "twin", "of"))
        if twin.get("axis", "x") not in ("x", "y"):
            raise FigureError(join(pointer, "twin", "axis"), "x or y")
        return parent.twinx() if twin.get("axis", "x") == "x" else parent.twiny()
    if "inset" in entry:
        inset = only_known(entry["inset"], frozenset({"of", "bounds", "indicate"}), join(pointer, "inset"), "inset")
        parent = _earlier(inset.get("of"), placed, join(pointer, "inset", "of"))
        return parent.inset_axes(inset.get("bounds"), **options)
    if "rect" in entry:
        return fig.add_axes(tuple(entry["rect"]), **options)
    return grid.add(entry, options, pointer)


def _axes_options(entry: dict, placed: list[Axes], pointer: str) -> dict:
    options: dict[str, Any] = {}
    projection = entry.get("projection")
    if projection is not None:
        if projection not in _PROJECTIONS:
            raise FigureError(join(pointer, "projection"), f"one of {', '.join(_PROJECTIONS)}")
        options["projection"] = projection
    if projection == "3d":
        options |= {k: entry[k] for k in ("elev", "azim", "roll", "proj_type", "focal_length", "box_aspect") if k in entry}
    for key in ("sharex", "sharey"):
        if entry.get(key) is not None:
            options[key] = _earlier(entry[key], placed, join(pointer, key))
    return options


def _earlier(index: Any, placed: list[Axes], pointer: str) -> Axes:
    if isinstance(index, bool) or not isinstance(index, int) or not 0 <= index < len(placed):
        raise FigureError(pointer, "must be the index of an earlier entry of axes")
    return placed[index]


class _Grid:
    """The grid of the figure, and who shares with whom in it."""

    def __init__(self, fig: Figure, figure: dict) -> None:
        at = "/figure/subplots"
        spec = dict(only_known(figure.get("subplots", {}), _SUBPLOTS_KEYS, at, "subplots"))
        self.share = {key: _share(spec.pop(key, False), join(at, key)) for key in ("sharex", "sharey")}
        self.mosaic = _mosaic(figure.get("mosaic"))
        rows, columns = (len(self.mosaic), len(self.mosaic[0])) if self.mosaic else (1, 1)
        self.rows, self.columns = spec.pop("nrows", rows), spec.pop("ncols", columns)
        self.fig, self.axes, self.next, self.used = fig, [], 0, False
        with complaints_at(at):
            self.spec = GridSpec(self.rows, self.columns, figure=fig, **spec)

    def add(self, entry: dict, options: dict, pointer: str) -> Axes:
        rows, columns = self._cell(entry, pointer)
        ss = self.spec[rows, columns]
        for key, mode in self.share.items():
            if mode == "none" or key in options:
                continue
            for other, (r, c) in self.axes:
                if mode == "all" or (mode == "row" and r == ss.rowspan.start) or (mode == "col" and c == ss.colspan.start):
                    options[key] = other
                    break
        ax = self.fig.add_subplot(ss, **options)
        if "panel" in entry:
            ax.set_label(entry["panel"])
        self.axes.append((ax, (ss.rowspan.start, ss.colspan.start)))
        return ax

    def _cell(self, entry: dict, pointer: str) -> tuple[slice, slice]:
        if "panel" in entry:
            return self._panel(entry["panel"], join(pointer, "panel"))
        if "subplot" not in entry:
            if self.next >= self.rows * self.columns:
                raise FigureError(pointer, f"the {self.rows} by {self.columns} grid is full")
            row, column = divmod(self.next, self.columns)
            self.next += 1
            return slice(row, row + 1), slice(column, column + 1)
        at = join(pointer, "subplot")
        cell = entry["subplot"]
        if not isinstance(cell, list) or len(cell) != 2:
            raise FigureError(at, "[row, column], each an index or a half-open range [first, end]")
        return _range(cell[0], self.rows, join(at, 0)), _range(cell[1], self.columns, join(at, 1))

    def _panel(self, name: Any, pointer: str) -> tuple[slice, slice]:
        places = [(r, c) for r, row in enumerate(self.mosaic) for c, cell in enumerate(row) if cell == name and name != "."]
        if not places:
            raise FigureError(pointer, f"the mosaic has no panel {name!r}")
        rows = slice(min(r for r, _ in places), max(r for r, _ in places) + 1)
        columns = slice(min(c for _, c in places), max(c for _, c in places) + 1)
        if len(places) != (rows.stop - rows.start) * (columns.stop - columns.start):
            raise FigureError(pointer, "this panel of the mosaic is no rectangle")
        return rows, columns

    def hide_inner_labels(self) -> None:
        """As `Figure.subplots` does: only the outer axes of a shared column or row keep their tick labels."""
        for ax, _ in self.axes:
            if self.share["sharex"] in ("col", "all"):
                ax._label_outer_xaxis(skip_non_rectangular_axes=True)
            if self.share["sharey"] in ("row", "all"):
                ax._label_outer_yaxis(skip_non_rectangular_axes=True)


def _share(value: Any, pointer: str) -> str:
    if isinstance(value, bool) or value is None:
        return "all" if value else "none"
    if value not in ("all", "row", "col", "none"):
        raise FigureError(pointer, "true, false, all, row, col or none")
    return value


def _mosaic(value: Any) -> list[list[str]]:
    if value is None:
        return []
    rows = [list(row.strip()) for row in value.replace("\n", ";").strip(";").split(";")] if isinstance(value, str) else value
    if not isinstance(rows, list) or not rows or len({len(row) for row in rows}) != 1 or not rows[0]:
        raise FigureError("/figure/mosaic", "rows of equal length")
    return rows


def _range(value: Any, count: int, pointer: str) -> slice:
    first, end = value if isinstance(value, list) and len(value) == 2 else (value, value + 1 if isinstance(value, int) else None)
    if not isinstance(first, int) or not isinstance(end, int) or not 0 <= first < end <= count:
        raise FigureError(pointer, f"outside a grid of {count}")
    return slice(first, end)
