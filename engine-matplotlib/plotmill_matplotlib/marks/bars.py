"""Bars, spans and other rectangles."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from ..errors import only_known
from ..keys import COLLECTION_KEYS, PATCH_KEYS, TEXT_KEYS
from ..values import format_string
from .mark import mark, method

_BAR = "align tick_label ecolor capsize error_kw log bar_label zs zdir axlim_clip"
_LABEL_KEYS = frozenset({"labels", "fmt", "label_type", "padding"}) | TEXT_KEYS


def bar_labels(ax: Axes, container: Any, value: Any) -> None:
    """``bar_label``: true, an object of `Axes.bar_label`, or a list of such objects."""
    for one in value if isinstance(value, list) else [{} if value is True else value]:
        options = dict(only_known(one, _LABEL_KEYS, "/bar_label", "bar_label"))
        if "fmt" in options:
            options["fmt"] = format_string(options["fmt"], "/bar_label/fmt")
        ax.bar_label(container, **options)


def _bar(name: str, *positional: str):
    call = method(name, *positional)

    def draw(ax: Axes, given: dict) -> Any:
        labels = given.pop("bar_label", None)
        for key in ("width", "height"):
            if isinstance(given.get(key), int):
                # A whole number beside dates would count their microseconds; a float counts days.
                given[key] = float(given[key])
        container = call(ax, given)
        if labels:
            bar_labels(ax, container, labels)
        return container

    return draw


def _grouped_bar(ax: Axes, given: dict) -> Any:
    labels = given.pop("bar_label", None)
    drawn = ax.grouped_bar(list(given.pop("heights")), **given)
    for container in drawn.bar_containers if labels else []:
        bar_labels(ax, container, labels)
    return drawn.bar_containers


def _broken_barh(ax: Axes, given: dict) -> Any:
    return ax.broken_barh([tuple(r) for r in given.pop("xranges")], tuple(given.pop("yrange")), **given)


MARKS = {
    "bar": mark(_bar("bar", "x", "height"), "x height width bottom xerr yerr", "x height", _BAR, PATCH_KEYS),
    "barh": mark(_bar("barh", "y", "width"), "y width height left xerr yerr", "y width", _BAR, PATCH_KEYS),
    "grouped_bar": mark(
        _grouped_bar, "heights positions", "heights",
        "group_spacing bar_spacing tick_labels labels orientation colors bar_label", PATCH_KEYS,
    ),
    "broken_barh": mark(_broken_barh, "xranges yrange", "xranges yrange", "align", COLLECTION_KEYS),
    "axhspan": mark(method("axhspan", "ymin", "ymax"), "ymin ymax", "ymin ymax", "xmin xmax", PATCH_KEYS),
    "axvspan": mark(method("axvspan", "xmin", "xmax"), "xmin xmax", "xmin xmax", "ymin ymax", PATCH_KEYS),
}  # fmt: skip
