"""Colorbars of one or of several axes."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colorbar import Colorbar
from matplotlib.figure import Figure

from .errors import FigureError, complaints_at, join, only_known
from .keys import COLORBAR_KEYS
from .ticking import TICK_PARAMS_KEYS, formatter, locator
from .values import format_string


def mappable_of(made: Any) -> ScalarMappable | None:
    """The mappable in a mark's return value that has data to map, if any."""
    if isinstance(made, ScalarMappable):
        return made if made.get_array() is not None else None
    if hasattr(made, "lines") and isinstance(getattr(made, "lines"), ScalarMappable):  # StreamplotSet
        return mappable_of(made.lines)
    if isinstance(made, (list, tuple)):
        found = [m for m in map(mappable_of, made) if m is not None]
        return found[-1] if found else None
    return None


def add_colorbars(fig: Figure, ax: Axes, value: Any, pointer: str, drawn: list[Any]) -> list[Colorbar]:
    """``colorbar`` of an axes entry."""
    if value in (None, False):
        return []
    several = isinstance(value, list)
    made = []
    for n, one in enumerate(value if several else [value]):
        at = join(pointer, n) if several else pointer
        options = dict(only_known({} if one is True else one, COLORBAR_KEYS - {"mappable", "axes"}, at, "a colorbar"))
        made.append(_colorbar(fig, _of_mark(options.pop("mark", None), drawn, at), ax, options, at))
    return made


def add_shared_colorbars(fig: Figure, axes: list[Axes], value: Any, pointer: str, drawn: list[list[Any]]) -> list[Colorbar]:
    """``figure.colorbars``: each steals its space from the axes it names."""
    made = []
    for n, one in enumerate(value or []):
        at = join(pointer, n)
        options = dict(only_known(one, COLORBAR_KEYS - {"mark"}, at, "a colorbar"))
        indices, source = options.pop("axes", list(range(len(axes)))), options.pop("mappable", None)
        if not isinstance(source, list) or len(source) != 2 or not all(isinstance(i, int) for i in source):
            raise FigureError(join(at, "mappable"), "[index of the axes, index of the mark]")
        if not 0 <= source[0] < len(axes) or not all(isinstance(i, int) and 0 <= i < len(axes) for i in indices):
            raise FigureError(join(at, "axes"), "indices of axes entries")
        mappable = _of_mark(source[1], drawn[source[0]], join(at, "mappable"))
        made.append(_colorbar(fig, mappable, [axes[i] for i in indices], options, at))
    return made


def _of_mark(index: Any, drawn: list[Any], pointer: str) -> ScalarMappable:
    candidates = drawn if index is None else drawn[index : index + 1] if isinstance(index, int) and index >= 0 else []
    found = [m for m in map(mappable_of, candidates) if m is not None]
    if not found:
        raise FigureError(pointer, "there is no mark with a colour scale to show")
    return found[-1]


def _colorbar(fig: Figure, mappable: ScalarMappable, of: Axes | list[Axes], options: dict, pointer: str) -> Colorbar:
    if isinstance(options.get("ticks"), dict):
        options["ticks"] = locator(options["ticks"], join(pointer, "ticks"))
    if isinstance(options.get("format"), dict):
        options["format"] = formatter(options["format"], join(pointer, "format"), options.get("ticks"))
    elif isinstance(options.get("format"), str):
        options["format"] = format_string(options["format"], join(pointer, "format"))
    for key in ("anchor", "panchor"):
        if isinstance(options.get(key), list):
            options[key] = tuple(options[key])
    minor, labelsize, params = (options.pop(k, None) for k in ("minorticks", "labelsize", "tick_params"))
    with complaints_at(pointer):
        made = fig.colorbar(mappable, ax=of, **options)
        if minor is not None:
            (made.minorticks_on if minor else made.minorticks_off)()
        if labelsize is not None:
            made.ax.tick_params(labelsize=labelsize)
        if params is not None:
            made.ax.tick_params(**only_known(params, TICK_PARAMS_KEYS, join(pointer, "tick_params"), "tick_params"))
    return made
