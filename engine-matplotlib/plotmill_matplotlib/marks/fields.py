"""Scalar fields: images, meshes, contours, triangulations."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from ..errors import only_known
from ..keys import COLLECTION_KEYS, LINE_KEYS
from ..ticking import locator
from ..values import format_string
from .mark import mark

_IMAGE = (
    "cmap norm vmin vmax aspect interpolation interpolation_stage origin extent filternorm filterrad resample"
)
_CONTOUR = (
    "colors cmap norm vmin vmax linewidths linestyles hatches extend antialiased nchunk corner_mask algorithm locator origin extent"
    " negative_linestyles clabel zdir offset extend3d stride"
)
_CLABEL_KEYS = frozenset(
    "levels fontsize fmt inline inline_spacing colors rightside_up use_clabeltext zorder manual".split()
)


def _positions(given: dict, *names: str) -> list:
    return [given.pop(name) for name in names if name in given]


def _imshow(ax: Axes, given: dict) -> Any:
    return ax.imshow(given.pop("X"), **given)


def _matshow(ax: Axes, given: dict) -> Any:
    return ax.matshow(given.pop("Z"), **given)


def _spy(ax: Axes, given: dict) -> Any:
    return ax.spy(given.pop("Z"), **given)


def _mesh(name: str):
    def draw(ax: Axes, given: dict) -> Any:
        return {"pcolormesh": ax.pcolormesh, "pcolor": ax.pcolor}[name](*_positions(given, "X", "Y", "C"), **given)

    return draw


def _label_contours(ax: Axes, drawn: Any, value: Any) -> Any:
    if value:
        options = dict(only_known({} if value is True else value, _CLABEL_KEYS, "/clabel", "clabel"))
        if isinstance(options.get("fmt"), str):
            options["fmt"] = format_string(options["fmt"], "/clabel/fmt")
        if options.get("manual") is not None:
            # Positions only: true would wait for clicks.
            options["manual"] = [(float(x), float(y)) for x, y in options["manual"]]
        ax.clabel(drawn, options.pop("levels", None), **options)
    return drawn


def _levels(given: dict) -> list:
    levels = given.pop("levels", None)
    if levels is None:
        return []
    return [int(levels) if np.ndim(levels) == 0 else levels]


def _locator(given: dict) -> None:
    if given.get("locator") is not None:
        given["locator"] = locator(given["locator"], "/locator")


def _contour(name: str):
    def draw(ax: Axes, given: dict) -> Any:
        labels = given.pop("clabel", None)
        _locator(given)
        call = {"contour": ax.contour, "contourf": ax.contourf}[name]
        return _label_contours(ax, call(*_positions(given, "X", "Y", "Z"), *_levels(given), **given), labels)

    return draw


def _tricontour(name: str):
    def draw(ax: Axes, given: dict) -> Any:
        labels = given.pop("clabel", None)
        _locator(given)
        call = {"tricontour": ax.tricontour, "tricontourf": ax.tricontourf}[name]
        points, triangles = _positions(given, "x", "y"), _triangles(given)
        return _label_contours(ax, call(*points, *triangles, given.pop("z"), *_levels(given), **given), labels)

    return draw


def _triangles(given: dict) -> list:
    return [np.asarray(given.pop("triangles")).astype(int)] if "triangles" in given else []


def _tripcolor(ax: Axes, given: dict) -> Any:
    values = [given.pop("c")] if "c" in given else []
    return ax.tripcolor(*_positions(given, "x", "y"), *_triangles(given), *values, **given)


def _triplot(ax: Axes, given: dict) -> Any:
    fmt = [given.pop("fmt")] if "fmt" in given else []
    return ax.triplot(*_positions(given, "x", "y"), *_triangles(given), *fmt, **given)[0]


MARKS = {
    "imshow": mark(_imshow, "X", "X", _IMAGE),
    "matshow": mark(_matshow, "Z", "Z", _IMAGE),
    "spy": mark(_spy, "Z", "Z", f"precision {_IMAGE}", LINE_KEYS),
    "pcolormesh": mark(_mesh("pcolormesh"), "X Y C", "C", "shading", COLLECTION_KEYS),
    "pcolor": mark(_mesh("pcolor"), "X Y C", "C", "shading", COLLECTION_KEYS),
    "contour": mark(_contour("contour"), "X Y Z levels", "Z", _CONTOUR),
    "contourf": mark(_contour("contourf"), "X Y Z levels", "Z", _CONTOUR),
    "tricontour": mark(_tricontour("tricontour"), "x y z triangles levels", "x y z", _CONTOUR),
    "tricontourf": mark(_tricontour("tricontourf"), "x y z triangles levels", "x y z", _CONTOUR),
    "tripcolor": mark(_tripcolor, "x y triangles c facecolors", "x y", "shading", COLLECTION_KEYS - {"facecolors"}),
    "triplot": mark(_triplot, "x y triangles", "x y", "fmt", LINE_KEYS),
}
