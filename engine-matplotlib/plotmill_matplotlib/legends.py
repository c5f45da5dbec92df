"""Legends of axes and of the figure."""

from __future__ import annotations

from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.container import Container
from matplotlib.figure import Figure

from .errors import FigureError, complaints_at, join, only_known
from .keys import LEGEND_KEYS


def add_legend(of: Axes | Figure, value: Any, pointer: str, drawn: list[Any]) -> None:
    """``true`` or the legend object; ``drawn`` is what the marks returned, for ``handles``."""
    if value in (None, False):
        return
    options = dict(only_known({} if value is True else value, LEGEND_KEYS, pointer, "a legend"))
    for key in ("loc", "bbox_to_anchor"):
        if isinstance(options.get(key), list):
            options[key] = tuple(options[key])
    zorder = options.pop("zorder", None)
    if "handles" in options:
        options["handles"] = [_handle(i, drawn, join(pointer, "handles", n)) for n, i in enumerate(options["handles"])]
        if "labels" not in options:
            options["labels"] = [h.get_label() for h in options["handles"]]
    elif "labels" in options and isinstance(of, Axes):
        handles = [h for made in drawn for h in handles_of(made)]
        options["handles"] = handles[: len(options["labels"])]
    with complaints_at(pointer):
        legend = of.legend(**options)
        if zorder is not None:
            legend.set_zorder(zorder)


def _handle(index: Any, drawn: list[Any], pointer: str) -> Artist | Container:
    if not isinstance(index, int) or not 0 <= index < len(drawn):
        raise FigureError(pointer, "must be the index of a mark")
    handles = handles_of(drawn[index])
    if not handles:
        raise FigureError(pointer, "this mark has nothing to show in a legend")
    return handles[0]


def handles_of(made: Any) -> list[Any]:
    """What of a mark's return value can stand in a legend."""
    if isinstance(made, (Artist, Container)):
        return [made]
    if isinstance(made, dict):
        return [h for key in ("boxes", "bodies") for h in made.get(key, [])]
    if isinstance(made, (list, tuple)):
        return [h for part in made for h in handles_of(part)]
    return []
