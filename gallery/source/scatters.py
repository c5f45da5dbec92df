"""Scatter plots."""

from __future__ import annotations

import numpy as np

from .data import clusters, one, rng, short


def figures() -> dict[str, dict]:
    r = rng("scatter")
    x, y = short(r.normal(size=200), 3), short(r.normal(size=200), 3)
    size, value = short(r.uniform(10, 300, 200), 3), short(r.lognormal(1, 1, 200), 3)
    groups = clusters("penguins")
    few = {"x": x[:40], "y": y[:40]}

    def mapped(**more):
        return {"type": "scatter", "x": x, "y": y, "c": value, **more}

    return {
        "scatter-basic": {"plot_type": "scatter", "data": {"x": x, "y": y}, "title": "Two hundred points", "xlabel": "u", "ylabel": "v"},
        "scatter-groups-legend": one(
            [{"type": "scatter", "x": gx, "y": gy, "label": name}
             for (gx, gy), name in zip(groups, ["Adelie", "Chinstrap", "Gentoo"], strict=True)],
            title="Bills", xlabel="length / mm", ylabel="depth / mm", legend={"title": "species"},
        ),
        "scatter-sizes": one({"type": "scatter", "x": x, "y": y, "s": size, "alpha": 0.5}, title="Sizes"),
        "scatter-cmap": one(mapped(), title="Colours from values", colorbar={"label": "value"}),
        "scatter-cmap-lognorm": one(mapped(norm="log", cmap="plasma"), title="Logarithmic colours", colorbar=True),
        "scatter-cmap-limits": one(mapped(cmap="coolwarm", vmin=0, vmax=6), title="vmin, vmax", colorbar={"extend": "max"}),
        "scatter-edgecolors": one(
            {"type": "scatter", **few, "s": 180, "c": value[:40], "edgecolors": "k", "linewidths": 1.5, "cmap": "YlGn"}, title="Edges",
        ),
        "scatter-edge-only": one({"type": "scatter", **few, "s": 120, "facecolors": "none", "edgecolors": "C3"}, title="Open circles"),
        "scatter-face-edges": one(
            {"type": "scatter", **few, "s": 150, "c": value[:40], "edgecolors": "face", "linewidths": 3, "alpha": 0.6}, title="edgecolors='face'",
        ),
        "scatter-colour-list": one(
            {"type": "scatter", "x": [1, 2, 3, 4, 5], "y": [1, 4, 2, 5, 3], "s": [50, 100, 200, 400, 800],
             "c": ["red", "#00aa00", "xkcd:sky blue", "C4", "0.5"]},
            title="Named colours", margins=0.2,
        ),
        "scatter-markers": one(
            [{"type": "scatter", "x": x[i * 12 : i * 12 + 12], "y": y[i * 12 : i * 12 + 12], "marker": m, "s": 90, "label": m}
             for i, m in enumerate(["o", "s", "^", "D", "x", "+", "*", "P"])],
            title="Markers", legend={"ncols": 2, "loc": "upper left", "bbox_to_anchor": [1.02, 1]}, figure={"layout": "constrained"},
        ),
        "scatter-marker-linewidths": one(
            [{"type": "scatter", "x": x[i * 10 : i * 10 + 10], "y": y[i * 10 : i * 10 + 10], "marker": "x", "s": 100, "linewidths": w}
             for i, w in enumerate([0.5, 1.5, 3, 5])],
            title="Crosses of several widths",
        ),
        "scatter-alpha-array": one(
            {"type": "scatter", "x": list(range(10)), "y": [1] * 10, "s": 700, "color": "C0", "alpha": 0.1}, title="Faint", ylim=[0, 2],
        ),
        "scatter-nan": one(
            {"type": "scatter", "x": [1, 2, None, 4, 5], "y": [2, None, 3, 1, 4], "c": [1, 2, 3, None, 5], "s": 200, "plotnonfinite": True,
             "cmap": {"name": "viridis", "bad": "red"}},
            title="Gaps, and a bad colour",
        ),
        "scatter-rgb-rows": one(
            {"type": "scatter", "x": [0, 1, 2, 3], "y": [0, 1, 0, 1], "s": 900, "c": [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0.3, 0.3, 0.3]]},
            title="RGB rows", margins=0.25,
        ),
        "scatter-many": one(
            {"type": "scatter", "x": short(r.normal(size=1500), 3), "y": short(r.normal(size=1500), 3), "s": 4, "alpha": 0.4, "linewidths": 0},
            title="1500 small points",
        ),
        "scatter-pixels": one({"type": "scatter", "x": x, "y": y, "marker": ",", "s": 1}, title="Pixels"),
        "scatter-categories": one(
            {"type": "scatter", "x": ["cat", "dog", "owl", "dog", "cat", "emu"], "y": [3, 5, 2, 6, 4, 1], "s": 80}, title="Categories",
        ),
        "scatter-log-axes": one(
            {"type": "scatter", "x": value, "y": size, "c": y, "cmap": "RdBu_r", "norm": {"type": "CenteredNorm"}}, xscale="log", yscale="log",
            title="Logarithmic axes", colorbar={"label": "centred"},
        ),
        "scatter-equal-aspect": one(
            {"type": "scatter", "x": short(np.cos(np.linspace(0, 6.28, 24))), "y": short(np.sin(np.linspace(0, 6.28, 24)))}, aspect="equal",
            title="A circle is round", grid=True,
        ),
        "scatter-hatched": one(
            {"type": "scatter", "x": [1, 2, 3], "y": [1, 2, 1], "s": 2500, "facecolors": "lightgrey", "edgecolors": "k", "hatch": "///"},
            title="Hatched", margins=0.3,
        ),
        "scatter-discrete-legend": one(
            [mapped(cmap={"name": "Set2", "lut": 4}, norm={"type": "BoundaryNorm", "boundaries": [0, 2, 4, 8, 30], "ncolors": 4})],
            title="Classes", colorbar={"ticks": [0, 2, 4, 8, 30], "spacing": "proportional"},
        ),
    }
