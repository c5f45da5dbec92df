"""Distributions."""

from __future__ import annotations

import numpy as np

from .data import one, rng, short


def figures() -> dict[str, dict]:
    r = rng("statistics")
    normal = short(r.normal(170, 9, 300), 4)
    skewed = short(r.gamma(2, 2, 250), 3)
    three = [short(r.normal(m, s, 120), 3) for m, s in ((0, 1), (1.5, 0.7), (-1, 1.6))]
    weights = short(r.uniform(0.2, 2, 300), 3)
    labels = ["a", "b", "c"]

    def hist(x=normal, **more):
        return {"type": "histogram", "x": x, **more}

    made = {
        "histogram-basic": {"plot_type": "histogram", "data": {"values": normal}, "bins": 20, "title": "Heights", "xlabel": "cm"},
        "histogram-edges": one(hist(bins=[140, 150, 160, 165, 170, 175, 180, 190, 210], edgecolor="white"), title="Unequal bins"),
        "histogram-density": one(
            [hist(bins=25, density=True, alpha=0.6, label="data"),
             {"type": "line", "x": short(np.linspace(140, 200, 60)), "y": short(np.exp(-(((np.linspace(140, 200, 60) - 170) / 9) ** 2) / 2) / 9 / 2.5066),
              "color": "r", "label": "$\\mathcal{N}(170, 9)$"}],
            title="Density", legend=True,
        ),
        "histogram-cumulative": one(
            [hist(bins=30, cumulative=True, density=True, histtype="step", label="cumulative"),
             hist(bins=30, cumulative=-1, density=True, histtype="step", label="reversed")],
            title="Cumulative", legend={"loc": "center right"},
        ),
        "histogram-weights": one(hist(bins=15, weights=weights, color="C2", rwidth=0.9), title="Weights, rwidth"),
        "histogram-stacked": one(hist(three, bins=20, stacked=True, label=labels), title="Stacked", legend=True),
        "histogram-multi": one(hist(three, bins=12, label=labels), title="Side by side", legend=True),
        "histogram-step": one([hist(x, bins=20, histtype="step", linewidth=2, label=k) for x, k in zip(three, labels, strict=True)], title="step", legend=True),
        "histogram-stepfilled": one(
            [hist(x, bins=20, histtype="stepfilled", alpha=0.4, label=k) for x, k in zip(three, labels, strict=True)], title="stepfilled", legend=True,
        ),
        "histogram-stepfilled-stacked": one(hist(three, bins=16, histtype="stepfilled", stacked=True, edgecolor="k"), title="stepfilled, stacked"),
        "histogram-horizontal": one(hist(bins=18, orientation="horizontal", color="C4"), title="Horizontal"),
        "histogram-barstacked": one(hist(three, bins=10, histtype="barstacked", rwidth=0.8, color=["C0", "0.6", "C3"]), title="barstacked"),
        "histogram-log": one(hist(skewed, bins=25, log=True), title="Logarithmic counts"),
        "histogram-range": one(hist(bins=10, range=[160, 180]), title="range"),
        "histogram-align-left": one(hist([1, 2, 2, 3, 3, 3, 4, 4, 5], bins=[1, 2, 3, 4, 5, 6], align="left", rwidth=0.8), title="align='left'"),
        "histogram-hatch": one(hist(skewed, bins=14, hatch="//", facecolor="none", edgecolor="C1"), title="Hatched"),
        "histogram-labels": one(hist(skewed, bins=8, bar_label=True), title="Counts on bars"),
        "histogram-logbins": one(hist(skewed, bins=short(np.logspace(-1.5, 1.5, 20)), histtype="bar", edgecolor="k"), xscale="log", title="Logarithmic bins"),
        "histogram-dates": one(
            hist([f"2024-03-{d:02d}" for d in (1, 3, 3, 4, 9, 10, 10, 11, 12, 18, 19, 20, 20, 20, 27, 28)], bins=8), title="Events", xticks={"rotation": 30},
        ),
        "hist2d-basic": {"plot_type": "hist2d", "data": {"x": short(r.normal(size=400), 3), "y": short(r.normal(size=400), 3)}, "bins": 15,
                         "title": "hist2d", "colorbar": True},
        "hist2d-lognorm": one(
            {"type": "hist2d", "x": short(r.normal(size=500), 3), "y": short(r.gamma(2, 1, 500), 3), "bins": [20, 12], "cmin": 1, "norm": "log",
             "cmap": "magma"},
            title="Two bin counts, log colours", colorbar=True,
        ),
        "hexbin-basic": one(
            {"type": "hexbin", "x": short(r.normal(size=600), 3), "y": short(r.normal(size=600), 3), "gridsize": 20}, title="hexbin", colorbar={"label": "count"},
        ),
        "hexbin-log-mincnt": one(
            {"type": "hexbin", "x": short(r.normal(size=600), 3), "y": short(r.normal(size=600), 3), "gridsize": 15, "bins": "log", "mincnt": 1,
             "cmap": "inferno"},
            title="bins='log', mincnt=1", colorbar=True,
        ),
        "hexbin-values": one(
            {"type": "hexbin", "x": short(r.uniform(size=300), 3), "y": short(r.uniform(size=300), 3), "C": short(r.normal(size=300), 3),
             "gridsize": [12, 8], "cmap": "RdBu", "edgecolors": "white", "linewidths": 0.5},
            title="Mean of values", colorbar=True,
        ),
        "boxplot-basic": one({"type": "boxplot", "x": three, "tick_labels": labels}, title="Boxes"),
        "boxplot-notch": one({"type": "boxplot", "x": three, "notch": True, "patch_artist": True}, title="Notches"),
        "boxplot-whis-percentiles": one({"type": "boxplot", "x": three, "whis": [5, 95], "sym": "r+"}, title="Whiskers at 5 and 95 %"),
        "boxplot-means": one(
            {"type": "boxplot", "x": three, "showmeans": True, "meanline": True, "showfliers": False, "widths": 0.6, "positions": [1, 2, 4]}, title="Mean lines",
        ),
        "boxplot-horizontal": one(
            {"type": "boxplot", "x": three, "orientation": "horizontal", "tick_labels": ["north", "south", "west"], "showmeans": True}, title="Horizontal",
        ),
        "boxplot-styled": one(
            {"type": "boxplot", "x": [*three, skewed[:100]], "patch_artist": True, "boxprops": {"facecolor": "bisque", "edgecolor": "brown"},
             "medianprops": {"color": "k", "linewidth": 2}, "whiskerprops": {"linestyle": "--"}, "capprops": {"linewidth": 2},
             "flierprops": {"marker": "D", "markerfacecolor": "C3", "markersize": 5}},
            title="Styled boxes", grid="y",
        ),
        "boxplot-single": {"plot_type": "boxplot", "data": {"x": skewed}, "title": "One box with outliers", "ylabel": "value"},
        "violin-basic": one({"type": "violinplot", "dataset": three}, title="Violins"),
        "violin-medians-quantiles": one(
            {"type": "violinplot", "dataset": three, "showmedians": True, "quantiles": [[0.25, 0.75], [0.1, 0.9], [0.5]], "widths": 0.8}, title="Quantiles",
        ),
        "violin-horizontal-means": one(
            {"type": "violinplot", "dataset": three, "orientation": "horizontal", "showmeans": True, "showextrema": False, "positions": [2, 4, 7]},
            title="Horizontal, means",
        ),
        "violin-halves": one(
            [{"type": "violinplot", "dataset": three, "side": "low", "bw_method": 0.3}, {"type": "violinplot", "dataset": three[::-1], "side": "high"}],
            title="Halves", xticks={"ticks": [1, 2, 3], "labels": labels},
        ),
        "violin-silverman": one(
            {"type": "violinplot", "dataset": [skewed, normal[:80]][:1], "bw_method": "silverman", "points": 60, "facecolor": "C2", "linecolor": "k"},
            title="Silverman's bandwidth",
        ),
        "ecdf-basic": one([{"type": "ecdf", "x": x[:40], "label": k} for x, k in zip(three, labels, strict=True)], title="ECDF", legend=True, grid=True),
        "ecdf-complementary-weights": one(
            [{"type": "ecdf", "x": list(dict.fromkeys(skewed))[:60], "weights": weights[:60], "complementary": True, "color": "C3"}], title="Exceedance", ylabel="P(X > x)",
        ),
        "ecdf-horizontal": one({"type": "ecdf", "x": skewed[:50], "orientation": "horizontal", "linewidth": 2}, title="Quantile function"),
        "eventplot-spikes": one(
            {"type": "eventplot", "positions": [short(np.sort(r.uniform(0, 10, n)), 3) for n in (20, 35, 12, 50)], "colors": ["C0", "C1", "C2", "C3"],
             "linelengths": [0.8, 0.8, 0.8, 0.8], "lineoffsets": [0, 1, 2, 3]},
            title="Spike trains", xlabel="t / s", ylabel="neuron",
        ),
        "eventplot-vertical": one(
            {"type": "eventplot", "positions": short(r.gamma(4, size=60), 3), "orientation": "vertical", "linewidths": 0.75, "color": "black"},
            title="Vertical rug",
        ),
        "pie-basic": {"plot_type": "pie", "data": {"x": [35, 25, 25, 15]}, "labels": ["Frogs", "Hogs", "Dogs", "Logs"], "title": "Pie"},
        "pie-autopct-explode": one(
            {"type": "pie", "x": [15, 30, 45, 10], "labels": ["Frogs", "Hogs", "Dogs", "Logs"], "autopct": "%1.1f%%", "explode": [0, 0.1, 0, 0],
             "shadow": True, "startangle": 90},
            title="Exploded", aspect="equal",
        ),
        "pie-donut": one(
            {"type": "pie", "x": [30, 20, 12, 38], "colors": ["#66c2a5", "#fc8d62", "#8da0cb", "#e78ac3"], "wedgeprops": {"width": 0.35, "edgecolor": "w"},
             "labels": ["A", "B", "C", "D"], "counterclock": False, "startangle": 45, "textprops": {"fontsize": 14}},
            title="Donut",
        ),
        "pie-hatch-partial": one(
            {"type": "pie", "x": [0.2, 0.3, 0.25], "normalize": False, "hatch": ["//", "o", "x"], "labels": ["one", "two", "three"], "rotatelabels": True,
             "labeldistance": 1.05},
            title="Three quarters",
        ),
        "pie-nested": one(
            [{"type": "pie", "x": [60, 92, 69], "radius": 1, "wedgeprops": {"width": 0.3, "edgecolor": "w"}, "colors": ["C0", "C1", "C2"]},
             {"type": "pie", "x": [37, 23, 60, 32, 40, 29], "radius": 0.7, "wedgeprops": {"width": 0.3, "edgecolor": "w"},
              "colors": ["#aec7e8", "#c6dbef", "#ffbb78", "#fdd0a2", "#98df8a", "#c7e9c0"]}],
            title="Nested",
        ),
    }
    for rule in ("auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"):
        made[f"histogram-bins-{rule}"] = one(hist(skewed if rule in ("fd", "doane", "stone") else normal, bins=rule, edgecolor="k"), title=f'bins="{rule}"')
    return made
