"""Options of texts, arrows, statistics and simple marks that the figures of their own kind leave out."""

from __future__ import annotations

import numpy as np

from .data import one, rng, short

_BOXES = (
    "square,pad=0.2 circle,pad=0.4 ellipse larrow,head_width=2 rarrow,head_angle=60 darrow,pad=0.1 round,rounding_size=0.2 round4,pad=0.8"
    " sawtooth,tooth_size=0.3 roundtooth,pad=0.6 rarrow,head_angle=-60,head_width=2 darrow,head_angle=-90,head_width=2.5"
).split()
_ARROWS = "- -> -[ |-| -|> <- <-> <|- <|-|> ]-[ ]- fancy simple wedge ]-> <-[".split()
_CONNECTIONS = (
    "arc3 arc3,rad=.3 angle3,angleA=0,angleB=90 angle3,angleA=90,angleB=0 angle,angleA=-90,angleB=180,rad=5 angle,angleA=0,angleB=90,rad=0"
    " arc,angleA=0,armA=40,rad=10 arc,armB=30,angleB=-90,rad=4 bar bar,angle=180,fraction=-0.2 bar,armA=10,armB=20"
).split()


def _arrow(i: int, j: int) -> dict:
    """An annotation whose arrow style, connection, sizes and box depend on its number."""
    style = _ARROWS[(4 * i + j) % len(_ARROWS)]
    bodied = style in ("fancy", "simple", "wedge")
    connection = _CONNECTIONS[i % 4] if bodied else _CONNECTIONS[(3 * i + j) % len(_CONNECTIONS)]
    arrow = {"arrowstyle": style, "connectionstyle": connection, "color": f"C{i}", "lw": [1, 2, 0.5][i % 3], "ls": ["-", "--"][i % 2]}
    if i % 3 == 0:
        arrow |= {"shrinkA": 0, "shrinkB": 8}
    if i % 4 == 1:
        arrow["mutation_scale"] = 25
    if i % 4 == 2 and not bodied:
        arrow["mutation_aspect"] = 2
    if i % 5 == 2:
        arrow["relpos"] = [0, 1]
    mark = {
        "type": "annotate", "text": f"{style} {i}", "xy": [0.5 + 2 * (i % 3), round(-0.8 + 0.7 * (i // 3), 2)],
        "xytext": [40, -30] if i % 2 else [0.2 + 2 * (i % 3), round(-0.3 + 0.6 * (i // 3), 2)],
        "textcoords": ["data", "offset points"][i % 2], "arrowprops": arrow, "rotation": [0, 0, 30][i % 3],
    }  # fmt: skip
    if i % 2:
        mark["bbox"] = {"boxstyle": ["round", "sawtooth", "circle", "larrow"][i % 4], "fc": "w", "lw": 3}
    return mark


def figures() -> dict[str, dict]:
    r = rng("details")
    x = np.linspace(0, 6, 40)
    wave = {"type": "line", "x": short(x), "y": short(np.sin(x))}
    sets = [short(r.normal(i, 1 + i / 2, 60)) for i in range(4)]
    layers = [short(1 + np.sin(x) ** 2), short(2 + np.cos(x)), short(x / 3)]
    boxed = [
        {
            "type": "text", "x": round(0.15 + 0.3 * (i % 3), 2), "y": round(0.1 + 0.24 * (i // 3), 2), "s": f"b{i}\ntwo",
            "rotation": [0, 30, 90, -45][i % 4], "ha": ["left", "center", "right"][i % 3], "va": ["top", "center", "bottom", "baseline"][i % 4],
            "bbox": {"boxstyle": style, "fc": ["w", "C1", "0.8"][i % 3], "ec": ["k", "C0", "none"][i % 3], "lw": [1, 2.5, 0.5][i % 3],
                     "ls": ["-", "--", ":"][i % 3], "hatch": [None, "//", "."][i % 3]},
        }
        for i, style in enumerate(_BOXES)
    ]  # fmt: skip
    plain = [
        {
            "type": "annotate", "text": f"p{i}", "xy": [1 + i, round(float(np.sin(1 + i)), 3)],
            "xytext": [[0.5 + i, 0.2], [0.1 + 0.2 * i, 0.9], [200 + 50 * i, 100]][i % 3],
            "textcoords": ["data", "axes fraction", "figure pixels"][i % 3],
            "arrowprops": {"width": [4, 2, 8][i % 3], "headwidth": [12, 6, 20][i % 3], "headlength": [12, 20, 8][i % 3], "shrink": [0, 0.1, 0.05][i % 3],
                           "fc": f"C{i}", "alpha": 0.7, "hatch": ["", "//"][i % 2]},
        }
        for i in range(4)
    ]  # fmt: skip
    arrows = [
        {
            "type": "arrow", "x": i, "y": 0, "dx": [0.6, 0.3, -0.4, 0, 0.2][i], "dy": [0.5, -1, 0.8, 1, 0][i], "width": [0.02, 0.1, 0.05, 0.01, 0.08][i],
            "head_width": [None, 0.4, 0.2, 0.3, 0.3][i], "head_length": [None, 0.3, 0.2, None, 0.1][i], "shape": ["full", "left", "right", "full", "full"][i],
            "overhang": [0, 0.3, -0.2, 1, 0.5][i], "head_starts_at_zero": i % 2 == 0, "length_includes_head": i % 3 == 0, "fc": f"C{i}", "ec": "k",
        }
        for i in range(5)
    ]  # fmt: skip
    return {
        "detail-text-boxes": one(boxed, title="Boxes of all styles, turned"),
        "detail-title-boxes": one(
            [wave, {"type": "text", "x": 3, "y": 0, "s": "background", "backgroundcolor": "yellow", "fontsize": 20},
             {"type": "text", "x": 1, "y": 0, "s": "pad only", "bbox": {"pad": 10, "facecolor": "C2", "alpha": 0.4}}],
            {"suptitle": {"text": "sup", "bbox": {"facecolor": "C0", "alpha": 0.3}}, "texts": [{"x": 0.5, "y": 0.5, "s": "fig", "bbox": {"boxstyle": "circle"}}]},
            title={"text": "Boxed", "bbox": {"fc": "0.9", "ec": "C3"}}, xlabel={"text": "x", "backgroundcolor": "C1"},
            ylabel={"text": "y", "bbox": {"boxstyle": "round", "pad": 0.5}},
        ),
        "detail-text-turned-with-data": one(
            [{"type": "line", "x": [0, 2], "y": [1, 3]}, {"type": "text", "x": 0.5, "y": 1.6, "s": "along the line", "rotation": 45,
                                                          "rotation_mode": "anchor", "transform_rotates_text": True}], aspect=0.4,
        ),
        **{f"detail-arrows-{j + 1}": one([wave, *(_arrow(i, j) for i in range(9))], xlim=[-1, 7], ylim=[-1.5, 1.6]) for j in range(4)},
        "detail-arrows-plain": one([wave, *plain]),
        "detail-arrow-shapes": one(arrows, aspect="equal"),
        "detail-annotation-layout": one(
            [wave, {"type": "annotate", "text": "outside", "xy": [6, 0], "xytext": [7.5, 1.2], "annotation_clip": False,
                    "arrowprops": {"arrowstyle": "fancy", "connectionstyle": "arc3,rad=.4"}}],
            {"layout": "constrained"},
        ),
        "detail-lines-log": one(
            [{"type": "loglog", "x": [1, 10, 100], "y": [2, 20, 500]}, {"type": "axline", "xy1": [1, 1], "xy2": [50, 300], "color": "C1"},
             {"type": "axhline", "y": 30, "ls": "--"}, {"type": "axvspan", "xmin": 3, "xmax": 7, "color": "C3", "alpha": 0.3},
             {"type": "axvline", "x": 1000, "ymin": 0.2, "ymax": 0.7, "lw": 4}],
        ),
        "detail-lines-transformed": one(
            [wave, {"type": "axline", "xy1": [0, 0], "slope": 1, "transform": "axes", "color": "r"},
             {"type": "line", "x": [0, 1], "y": [0, 1], "transform": "axes", "color": "k", "ls": ":"},
             {"type": "fill_between", "x": [1, 2], "y1": 0, "y2": 1, "transform": "xaxis", "alpha": 0.2},
             {"type": "vlines", "x": [4, 5], "ymin": 0.2, "ymax": 0.8, "transform": "xaxis", "capstyle": "round", "lw": 6},
             {"type": "hlines", "y": 0.4, "xmin": 0.1, "xmax": 0.9, "transform": "yaxis", "alpha": 0.5}],
            yinverted=True,
        ),
        "detail-dates-categories": one(
            [{"type": "hlines", "y": ["a", "b", "c"], "xmin": ["2024-01-01", "2024-02-01", "2024-03-01"],
              "xmax": ["2024-02-15", "2024-04-01", "2024-03-20"], "lw": 8, "colors": ["C0", "C1", "C2"]},
             {"type": "axvspan", "xmin": "2024-03-01", "xmax": "2024-03-10", "alpha": 0.2},
             {"type": "annotate", "text": "note", "xy": ["2024-03-05", "c"], "xytext": ["2024-01-20", "a"], "arrowprops": {"arrowstyle": "->"}}],
        ),
        "detail-stems": one(
            [{"type": "stem", "y": [3, 1, -2, 4], "linefmt": "C1:", "markerfmt": "s", "basefmt": " ", "label": "a"},
             {"type": "stem", "x": [5, 6, 7], "y": [1, 2, 3], "linefmt": "r--", "markerfmt": "", "basefmt": "g-.", "bottom": 1, "label": "b"}],
            legend=True,
        ),
        "detail-events": one(
            [{"type": "eventplot", "positions": [[1, 2, 3], [2, 4], [0.5]], "colors": ["r", "g", "b"], "lineoffsets": [0, 2, 3], "linelengths": [0.5, 1, 1.5],
              "linewidths": [1, 2, 3], "linestyles": ["-", "--", ":"], "label": "e"},
             {"type": "eventplot", "positions": [[5, 6, 7], [5.5, 6.5]], "lineoffsets": 1.5, "alpha": 0.4, "lw": 5, "color": "C5"}],
            legend=True,
        ),
        "detail-correlation-points": one(
            {"type": "xcorr", "x": short(r.normal(size=50)), "y": short(r.normal(size=50)), "usevlines": False, "maxlags": None, "normed": False, "label": "x"},
            legend=True,
        ),
        "detail-box-dressed": one(
            {"type": "boxplot", "x": sets, "notch": True, "sym": "gx", "whis": 0.5, "showmeans": True, "meanprops": {"marker": "D", "mfc": "w", "ms": 10},
             "widths": [0.2, 0.4, 0.6, 0.8], "capwidths": 0.1, "boxprops": {"color": "r", "lw": 2}, "label": ["a", "b", "c", "d"], "positions": [1, 3, 4, 8]},
            legend=True,
        ),
        "detail-box-statistics": one(
            [{"type": "boxplot", "x": sets[0], "showbox": False, "usermedians": [0.5], "conf_intervals": [[0, 1]], "notch": True, "whis": [10, 90]},
             {"type": "boxplot", "x": [sets[1], []], "positions": [2, 3], "meanline": True, "showmeans": True},
             {"type": "boxplot", "x": [[3, 3, 3, 3, 9]], "positions": [5], "autorange": True, "manage_ticks": False}],
        ),
        "detail-box-rcparams": one(
            {"type": "boxplot", "x": sets},
            {"rcParams": {"boxplot.notch": True, "boxplot.showmeans": True, "boxplot.meanline": True, "boxplot.flierprops.marker": "+",
                          "boxplot.boxprops.color": "C2", "boxplot.patchartist": True, "boxplot.whiskers": 2.5}},
        ),
        "detail-violins": one(
            {"type": "violinplot", "dataset": [*sets, [2, 2, 2]], "positions": [1, 2, 4, 5, 7], "widths": [0.5, 1, 0.8, 1.5, 1], "showmeans": True,
             "quantiles": [[0.1], [0.5, 0.9], [], [0.2], []], "facecolor": ["C1", "C2", ["C3", 0.5]], "linecolor": "k", "points": 40},
        ),
        "detail-ecdf": one(
            [{"type": "ecdf", "x": [1, 2, 2, 3, 3, 3], "compress": True, "label": "compressed", "marker": "o"},
             {"type": "ecdf", "x": [1, 2, 4], "complementary": True, "orientation": "horizontal", "c": "C5", "ls": "--"}],
            legend=True,
        ),
        "detail-pie-labels": one(
            {"type": "pie", "x": [1, 2, 3], "frame": True, "explode": [0.1, 0, 0.3], "shadow": {"ox": -0.04, "oy": 0.02, "shade": 0.9}, "hatch": "x",
             "pie_label": [{"labels": "{frac:.0%}", "distance": 0.5}, {"labels": "{absval:.2f}", "distance": 1.3, "rotate": True}], "labeldistance": None},
        ),
        "detail-pie-clockwise": one(
            {"type": "pie", "x": [1, 2, 3, 4], "labels": ["$a_1$", "b", "c", "d"], "autopct": "%.1f", "rotatelabels": True, "labeldistance": 1.2,
             "pctdistance": 0.8, "counterclock": False, "startangle": 30, "radius": 0.8, "center": [0.5, 0.2], "colors": ["r", "g"],
             "wedgeprops": {"lw": 2, "ec": "w", "ls": "--", "alpha": 0.6}, "textprops": {"color": "b", "size": 9}},
            legend={"loc": "upper left"},
        ),
        "detail-tables": one(
            [wave, {"type": "table", "cellText": [["a very long text here", "b"], ["c", "d"]], "bbox": [0.1, 0.6, 0.4, 0.3], "colLabels": ["A", "B"]},
             {"type": "table", "cellColours": [["r", "g", "b"]], "rowColours": ["y"], "loc": "top left", "edges": "vertical"},
             {"type": "table", "cellText": [["a", "b"], [1, 2.5]], "rowLabels": ["x", "yy"], "loc": "center right", "edges": "BT", "colWidths": [0.1, 0.2]}],
        ),
        "detail-bar-labels": one(
            {"type": "bar", "x": [1, 2, 3], "height": [3, -2, 1], "yerr": [0.5, 0.4, 0.3], "xerr": 0.1, "error_kw": {"ecolor": "C3", "capsize": 5, "lw": 2},
             "bar_label": [{"fmt": "{:+.1f}", "padding": [1, 5, 9]}, {"label_type": "center", "labels": ["x", None, "z"], "color": "w", "weight": "bold"}]},
            yinverted=True,
        ),
        "detail-grouped-bar": one(
            {"type": "grouped_bar", "heights": [[1, 2, 3], [3, 2, 1], [2, 2, 2]], "positions": [1, 3, 5], "bar_spacing": 0.2, "group_spacing": 1,
             "orientation": "horizontal", "colors": ["C3", "C4"], "hatch": ["/", "o", None], "edgecolor": ["k", "w"], "linewidth": [1, 2],
             "tick_labels": ["a", "b", "c"], "labels": ["x", "y", "z"], "bar_label": {"label_type": "center"}},
            legend=True,
        ),
        "detail-stack": one(
            {"type": "stackplot", "x": short(x), "y": layers, "labels": ["a", "b"], "colors": ["C1", "C2"], "baseline": "weighted_wiggle", "edgecolor": "k",
             "linewidth": [1, 3], "hatch": ["/", "x", "o"], "alpha": 0.8},
            legend=True,
        ),
        "detail-errorbars": one(
            [{"type": "errorbar", "x": [1, 2, 3], "y": [1, 2, 3], "yerr": [[0.1, 0.2, 0.3], [0.3, 0.2, 0.1]], "xerr": 0.2, "fmt": "o--", "ecolor": "k",
              "elinewidth": 3, "elinestyle": ":", "capsize": 4, "capthick": 2, "uplims": [True, False, True], "xlolims": True, "errorevery": 2,
              "barsabove": True, "label": "e", "mfc": "w"},
             {"type": "errorbar", "x": [4, 5], "y": [2, 3], "yerr": 0.4, "fmt": "none", "ecolor": "C3", "label": "n"}],
            legend=True,
        ),
        "detail-fills": one(
            [{"type": "fill", "x": [0, 1, 1, 0], "y": [0, 0, 1, 1], "color": "C3", "alpha": 0.4, "label": "q"},
             {"type": "fill", "x": [1, 2, 1.5], "y": [0, 0, 2], "ec": "k", "lw": 3, "hatch": "*"},
             {"type": "fill", "x": [2, 3, 2.5], "y": [0, 0, 2], "fill": False},
             {"type": "broken_barh", "xranges": [[0, 1], [2, 0.5]], "yrange": [1.5, 0.3], "align": "center", "facecolors": ["C0", "C1"], "edgecolor": "k",
              "hatch": "//", "label": "broken"}],
            legend=True,
        ),
    }  # fmt: skip
