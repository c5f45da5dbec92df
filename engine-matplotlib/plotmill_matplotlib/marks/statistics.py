"""Distributions: histograms, boxes, violins, cumulative curves, pies."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.container import BarContainer

from ..errors import only_known
from ..keys import COLLECTION_KEYS, LINE_KEYS, PATCH_KEYS, TEXT_KEYS
from .bars import bar_labels
from .mark import mark

_BOX_LINES = "boxprops flierprops medianprops meanprops capprops whiskerprops"
_REDUCERS = {"mean": np.mean, "sum": np.sum, "min": np.min, "max": np.max, "median": np.median, "count": len}


def data_sets(data: Any) -> Any:
    """A list of columns as Matplotlib takes several data sets: of a 2-D array it would take the columns, not the rows."""
    return list(data) if isinstance(data, list) or np.ndim(data) == 2 else data


def _hist(ax: Axes, given: dict) -> Any:
    labels = given.pop("bar_label", None)
    if "weights" in given:
        given["weights"] = data_sets(given["weights"])
    drawn = ax.hist(data_sets(given.pop("x")), **given)
    containers = drawn[2] if isinstance(drawn[2], list) or isinstance(drawn[2], BarContainer) else list(drawn[2])
    if labels:
        for container in [containers] if isinstance(containers, BarContainer) else containers:
            bar_labels(ax, container, labels)
    return drawn


def _hist2d(ax: Axes, given: dict) -> Any:
    bins = given.get("bins")
    if isinstance(bins, np.ndarray) and bins.shape == (2,):
        given["bins"] = [int(n) for n in bins]
    return ax.hist2d(given.pop("x"), given.pop("y"), **given)


def _hexbin(ax: Axes, given: dict) -> Any:
    reducer = given.pop("reduce_C_function", "mean")
    if reducer not in _REDUCERS:
        raise ValueError(f"reduce_C_function is one of {', '.join(_REDUCERS)}")
    if isinstance(given.get("gridsize"), list):
        given["gridsize"] = tuple(given["gridsize"])
    return ax.hexbin(given.pop("x"), given.pop("y"), reduce_C_function=_REDUCERS[reducer], **given)


def _boxplot(ax: Axes, given: dict) -> Any:
    for key in _BOX_LINES.split():
        if isinstance(given.get(key), dict):
            only_known(given[key], LINE_KEYS | PATCH_KEYS | {"zorder", "alpha"}, f"/{key}", key)
    return ax.boxplot(data_sets(given.pop("x")), **given)


def _violinplot(ax: Axes, given: dict) -> Any:
    if "quantiles" in given:
        given["quantiles"] = [list(q) for q in given["quantiles"]] if np.ndim(given["quantiles"][0]) else list(given["quantiles"])
    return ax.violinplot(data_sets(given.pop("dataset")), **given)


def _ecdf(ax: Axes, given: dict) -> Any:
    return ax.ecdf(given.pop("x"), **given)


def _pie(ax: Axes, given: dict) -> Any:
    texts = given.pop("pie_label", None)
    for key, known in (("wedgeprops", PATCH_KEYS | {"width", "alpha"}), ("textprops", TEXT_KEYS)):
        if isinstance(given.get(key), dict):
            only_known(given[key], known, f"/{key}", key)
    drawn = ax.pie(given.pop("x"), **given)
    for one in [] if texts is None else texts if isinstance(texts, list) else [texts]:
        options = dict(only_known(one, frozenset({"labels", "distance", "textprops", "rotate", "alignment"}), "/pie_label", "pie_label"))
        ax.pie_label(drawn, options.pop("labels"), **options)
    return drawn


_HIST = mark(
    _hist, "x bins weights bottom", "x",
    "range density cumulative histtype align orientation rwidth log stacked bar_label", PATCH_KEYS,
)  # fmt: skip

MARKS = {
    "histogram": _HIST,
    "hist": _HIST,
    "hist2d": mark(_hist2d, "x y bins weights", "x y", "range density cmin cmax", COLLECTION_KEYS),
    "hexbin": mark(
        _hexbin, "x y C", "x y", "gridsize bins xscale yscale extent reduce_C_function mincnt marginals", COLLECTION_KEYS
    ),
    "boxplot": mark(
        _boxplot, "x positions widths", "x",
        "notch sym vert orientation whis bootstrap usermedians conf_intervals patch_artist meanline showmeans showcaps showbox"
        f" showfliers tick_labels manage_ticks autorange capwidths {_BOX_LINES}",
    ),
    "violinplot": mark(
        _violinplot, "dataset positions widths", "dataset",
        "vert orientation showmeans showextrema showmedians quantiles points bw_method side facecolor linecolor",
    ),
    "ecdf": mark(_ecdf, "x weights", "x", "complementary orientation compress", LINE_KEYS),
    "pie": mark(
        _pie, "x explode", "x",
        "labels colors autopct pctdistance shadow labeldistance startangle radius counterclock wedgeprops textprops center frame"
        " rotatelabels normalize hatch pie_label",
    ),
}  # fmt: skip
