"""Subplots, layout engines, legends, figure texts."""

from __future__ import annotations

import numpy as np

from .data import one, rng, short

_LOCS = ["upper right", "upper left", "lower left", "lower right", "right", "center left", "center right", "lower center", "upper center", "center"]


def figures() -> dict[str, dict]:
    r = rng("layouts")
    t = np.linspace(0, 6, 40)

    def wave(k: float = 1.0, **more):
        return {"type": "line", "x": short(t), "y": short(np.sin(k * t)), **more}

    def cells(count: int, **more):
        return [{"title": f"panel {k}", "xlabel": "x label", "ylabel": "y label", "marks": [wave(k + 1)], **more} for k in range(count)]

    def pair(**legend):
        return one([wave(1, label="sine"), wave(2, label="twice as fast", linestyle="--"), {"type": "scatter", "x": [1, 3, 5], "y": [0.5, -0.5, 0], "label": "points", "color": "C3"}],
                   legend=legend or True)

    cloud = short(r.normal(size=150), 3), short(r.normal(size=150), 3)
    grid22 = {"nrows": 2, "ncols": 2}
    made = {
        "subplots-grid": {"figure": {"subplots": {"nrows": 2, "ncols": 3}, "size": [8, 5]}, "axes": [{"marks": [wave(k + 1)]} for k in range(6)]},
        "subplots-ratios": {"figure": {"subplots": {**grid22, "width_ratios": [1, 3], "height_ratios": [2, 1]}}, "axes": [{"marks": [wave(k + 1)]} for k in range(4)]},
        "subplots-shared": {"figure": {"subplots": {**grid22, "sharex": True, "sharey": True}}, "axes": [{"marks": [wave(1), {"type": "line", "x": [0, 2 * k + 3], "y": [0, k]}]} for k in range(4)]},
        "subplots-shared-col-row": {"figure": {"subplots": {**grid22, "sharex": "col", "sharey": "row"}}, "axes": [{"marks": [{"type": "line", "x": [0, k + 1], "y": [0, 3 * k + 1]}]} for k in range(4)]},
        "subplots-spacing": {"figure": {"subplots": {**grid22, "wspace": 0.05, "hspace": 0.4, "left": 0.2, "right": 0.95, "top": 0.9, "bottom": 0.2}}, "axes": [{"marks": [wave(k + 1)]} for k in range(4)]},
        "subplots-spans": {"figure": {"subplots": {"nrows": 3, "ncols": 3}},
                           "axes": [{"subplot": [0, [0, 3]], "title": "wide", "marks": [wave(1)]}, {"subplot": [[1, 3], 0], "marks": [wave(2)]}, {"subplot": [[1, 3], [1, 3]], "marks": [wave(3)]}]},
        "mosaic-string": {"figure": {"mosaic": "AAB;CDB", "layout": "constrained"}, "axes": [{"panel": p, "title": p, "marks": [wave(k + 1)]} for k, p in enumerate("ABCD")]},
        "mosaic-lists-ratios": {"figure": {"mosaic": [["histx", "."], ["main", "histy"]], "subplots": {"width_ratios": [4, 1], "height_ratios": [1, 4], "wspace": 0.05, "hspace": 0.05}}, "axes": [
            {"panel": "main", "marks": [{"type": "scatter", "x": cloud[0], "y": cloud[1], "s": 12}]},
            {"panel": "histx", "sharex": 0, "tick_params": {"axis": "x", "labelbottom": False}, "marks": [{"type": "histogram", "x": cloud[0], "bins": 20}]},
            {"panel": "histy", "sharey": 0, "tick_params": {"axis": "y", "labelleft": False},
             "marks": [{"type": "histogram", "x": cloud[1], "bins": 20, "orientation": "horizontal"}]}]},
        "layout-none-labels": {"figure": {"subplots": grid22}, "axes": cells(4)},
        "layout-tight": {"figure": {"subplots": grid22, "layout": "tight"}, "axes": cells(4)},
        "layout-tight-pads": {"figure": {"subplots": grid22, "layout": {"engine": "tight", "pad": 2, "w_pad": 3, "h_pad": 1}}, "axes": cells(4)},
        "layout-tight-suptitle": {"figure": {"subplots": grid22, "layout": {"engine": "tight", "rect": [0, 0, 1, 0.95]}, "suptitle": "Above all"}, "axes": cells(4)},
        "layout-constrained": {"figure": {"subplots": grid22, "layout": "constrained"}, "axes": cells(4)},
        "layout-constrained-single": {"figure": {"layout": "constrained"}, "axes": cells(1)},
        "layout-constrained-all-texts": {"figure": {"subplots": {**grid22, "sharex": True}, "layout": "constrained", "suptitle": "suptitle", "supxlabel": "supxlabel", "supylabel": "supylabel"},
                                         "axes": [{"title": f"panel {k}", "marks": [wave(k + 1)]} for k in range(4)]},
        "layout-constrained-pads": {"figure": {"subplots": grid22, "layout": {"engine": "constrained", "w_pad": 0.2, "h_pad": 0.1, "wspace": 0.1, "hspace": 0.1}}, "axes": cells(4)},
        "layout-constrained-colorbars": {"figure": {"subplots": {"ncols": 2}, "layout": "constrained", "size": [8, 3]}, "axes": [
            {"title": f"image {k}", "colorbar": {"label": "value", "location": loc}, "marks": [{"type": "imshow", "X": short(r.normal(size=(5, 5)), 3)}]}
            for k, loc in enumerate(["right", "bottom"])]},
        "layout-constrained-ratios": {"figure": {"subplots": {**grid22, "width_ratios": [2, 1], "height_ratios": [1, 2]}, "layout": "constrained"}, "axes": cells(4)},
        "layout-constrained-spans": {"figure": {"subplots": {"nrows": 2, "ncols": 3}, "layout": "constrained"}, "axes": [
            {"subplot": [[0, 2], 0], "ylabel": "tall", "marks": [wave(1)]}, {"subplot": [0, [1, 3]], "title": "wide", "marks": [wave(2)]},
            {"subplot": [1, 1], "xlabel": "x", "marks": [wave(3)]}, {"subplot": [1, 2], "ylabel": "y", "marks": [wave(4)]}]},
        "layout-compressed": {"figure": {"subplots": grid22, "layout": "compressed"}, "axes": [{"marks": [{"type": "imshow", "X": short(r.normal(size=(4, 4)), 3)}]} for _ in range(4)]},
        "layout-constrained-legend-outside": {"figure": {"layout": "constrained", "legend": {"loc": "outside right upper"}},
                                              "axes": [{"marks": [wave(k, label=f"k = {k}") for k in (1, 2, 3)]}]},
        "figure-legend": {"figure": {"subplots": {"ncols": 2, "bottom": 0.2}, "legend": {"loc": "lower center", "ncols": 4}},
                          "axes": [{"marks": [wave(k, label=f"left {k}") for k in (1, 2)]}, {"marks": [wave(k, label=f"right {k}", linestyle=":") for k in (3, 4)]}]},
        "figure-texts": {"figure": {"suptitle": {"text": "A title", "fontsize": 18, "fontweight": "bold", "x": 0.02, "ha": "left"},
                                    "texts": [{"x": 0.98, "y": 0.02, "s": "source: field notes", "ha": "right", "fontsize": 8, "color": "grey"}]}, "axes": [{"marks": [wave()]}]},
        "figure-suplabels": {"figure": {"subplots": grid22, "supxlabel": "time", "supylabel": "amplitude", "suptitle": "Shared labels"}, "axes": [{"marks": [wave(k + 1)]} for k in range(4)]},
        "figure-size-dpi": {"figure": {"size": [4, 3], "dpi": 150}, "axes": [{"marks": [wave()], "title": "4 × 3 at 150 dpi"}]},
        "figure-small": {"figure": {"size": [2.5, 2], "dpi": 72, "layout": "constrained"}, "axes": [{"marks": [wave()], "title": "small"}]},
        "figure-edge": {"figure": {"facecolor": "lightyellow", "edgecolor": "C3", "linewidth": 8}, "axes": [{"marks": [wave()]}]},
        "figure-empty": {"figure": {"size": [3, 2]}, "axes": []},
        "output-tight": {"figure": {"bbox_inches": "tight"}, "axes": [{"marks": [wave(label="sine")], "legend": {"loc": "upper left", "bbox_to_anchor": [1.02, 1]}, "title": "Cropped"}]},
        "output-tight-pad": {"figure": {"bbox_inches": "tight", "pad_inches": 0.5, "size": [4, 3]}, "axes": [{"marks": [wave()], "axis": "off"}]},
        "output-transparent": {"figure": {"transparent": True, "size": [4, 3]}, "axes": [{"marks": [wave(), {"type": "fill_between", "x": short(t), "y1": short(np.sin(t)), "alpha": 0.3}], "title": "Transparent"}]},
        "legend-best": pair(),
        "legend-best-scatter": one({"type": "scatter", "x": short(r.uniform(size=60), 3), "y": short(r.uniform(size=60) ** 0.3, 3), "label": "most are on top"}, legend=True),
        "legend-columns-title": pair(ncols=3, title="Curves", loc="upper center", fontsize="small", title_fontsize=12),
        "legend-outside-anchor": {**pair(loc="upper left", bbox_to_anchor=[1.02, 1], borderaxespad=0), "figure": {"layout": "constrained"}},
        "legend-expand": pair(loc="lower left", bbox_to_anchor=[0, 1.02, 1, 0.102], mode="expand", ncols=3, borderaxespad=0),
        "legend-looks": pair(facecolor="lightyellow", edgecolor="C3", framealpha=1, shadow=True, fancybox=False, labelcolor="linecolor", loc="lower left"),
        "legend-frameless": pair(frameon=False, loc="lower left", handlelength=4, labelspacing=1.2, markerscale=2, scatterpoints=3),
        "legend-handles-labels": one([wave(1, label="hidden"), wave(2), wave(3)], legend={"handles": [2, 0], "labels": ["third", "first"], "loc": "lower right"}),
        "legend-marker-first": pair(markerfirst=False, alignment="left", title="right to left", reverse=True, loc="upper right"),
        "legend-location-pair": pair(loc=[0.55, 0.05], numpoints=2),
        "legend-many-kinds": one(
            [wave(label="line"), {"type": "line", "x": [0, 1], "y": [0, 1], "fmt": "s:", "label": "marked"}, {"type": "errorbar", "x": [2, 3], "y": [1.5, 1.2], "yerr": 0.3, "xerr": 0.2, "fmt": "o", "capsize": 3, "label": "errorbar"},
             {"type": "bar", "x": [4, 5], "height": [1, 1.6], "hatch": "//", "alpha": 0.5, "label": "bar"}, {"type": "fill_between", "x": [0, 3], "y1": [-1, -1.5], "y2": -0.5, "alpha": 0.4, "label": "band"},
             {"type": "stem", "x": [1, 2], "y": [-1, -1.2], "label": "stem"}, {"type": "scatter", "x": [5, 6], "y": [-1, -1], "c": [1, 2], "label": "mapped"},
             {"type": "step", "x": [3, 4, 5], "y": [2, 2.4, 2.2], "label": "step"}, {"type": "stairs", "values": [2, 2.5], "edges": [0, 1, 2], "fill": True, "label": "stairs"},
             {"type": "axhline", "y": 0, "color": "k", "label": "axhline"}, {"type": "axvspan", "xmin": 5.5, "xmax": 6, "alpha": 0.2, "label": "span"},
             {"type": "eventplot", "positions": [0.2, 0.5, 0.9], "lineoffsets": -1.5, "linelengths": 0.3, "label": "events"}],
            legend={"ncols": 2, "loc": "upper left", "bbox_to_anchor": [1, 1], "fontsize": "small"}, figure={"layout": "tight", "size": [8, 4.8]},
        ),
    }
    for loc in _LOCS:
        made[f"legend-loc-{loc.replace(' ', '-')}"] = one([wave(1, label="sine"), wave(2, label="other")], legend={"loc": loc}, title=f'loc="{loc}"', figure={"size": [4, 3]})
    return made
