"""Lines: styles, markers, steps, and what hangs on them."""

from __future__ import annotations

import numpy as np

from .data import days, one, rng, short


def figures() -> dict[str, dict]:
    t = np.linspace(0, 10, 101)
    made: dict[str, dict] = {
        "line-basic": {
            "plot_type": "line",
            "data": {"x": short(t), "y": short(np.sin(t))},
            "title": "Pendulum", "xlabel": "time / s", "ylabel": "angle / rad",
        },
        "line-cycle": one(
            [{"type": "line", "x": short(t), "y": short(np.exp(-t * k / 10) * np.cos(t)), "label": f"k = {k}"} for k in range(1, 11)],
            title="Damped oscillations", xlabel="t", ylabel="amplitude", legend={"ncols": 2},
        ),
        "line-linestyles": one(
            [
                {"type": "line", "x": [0, 1, 2, 3], "y": [i, i + 0.6, i + 0.2, i + 0.8], "linestyle": style, "linewidth": 2, "color": "k",
                 "label": str(style)}
                for i, style in enumerate(["-", "--", "-.", ":", [0, [1, 5]], [0, [5, 1]], [0, [3, 5, 1, 5, 1, 5]], [4, [10, 3]]])
            ],
            title="Line styles", xlim=[0, 4.8], legend={"fontsize": "small", "loc": "right"},
        ),
        "line-linewidths": one(
            [{"type": "line", "x": [0, 1, 2], "y": [w, w + 0.5, w], "linewidth": w, "linestyle": s, "color": "C0"}
             for w in (0.25, 0.5, 1, 2, 3.5, 5) for s in ("-",)]
            + [{"type": "line", "x": [2.2, 3.2, 4.2], "y": [w, w + 0.5, w], "linewidth": w, "linestyle": "--", "color": "C1"}
               for w in (0.25, 0.5, 1, 2, 3.5, 5)],
            title="Line widths",
        ),
        "line-joins-caps": one(
            [
                {"type": "line", "x": [i, i + 0.4, i + 0.8], "y": [0, 1, 0], "linewidth": 12, "solid_joinstyle": join,
                 "solid_capstyle": cap, "color": "steelblue"}
                for i, (join, cap) in enumerate([("miter", "butt"), ("round", "round"), ("bevel", "projecting")])
            ]
            + [
                {"type": "line", "x": [i, i + 0.4, i + 0.8], "y": [-1.5, -0.5, -1.5], "linewidth": 8, "linestyle": "--",
                 "dash_joinstyle": join, "dash_capstyle": cap, "color": "darkorange"}
                for i, (join, cap) in enumerate([("miter", "butt"), ("round", "round"), ("bevel", "projecting")])
            ],
            title="Joins and caps", margins=0.1,
        ),
        "line-drawstyles": one(
            [
                {"type": "line", "x": list(range(8)), "y": short(np.array([1, 3, 2, 4, 3, 5, 4, 6]) + 4 * i), "drawstyle": style, "marker": "o",
                 "label": style}
                for i, style in enumerate(["default", "steps-pre", "steps-mid", "steps-post"])
            ],
            title="Draw styles", legend={"loc": "upper left"}, ylim=[0, 24],
        ),
        "line-fmt": one(
            [{"type": "line", "x": short(t[::5]), "y": short(np.sin(t[::5]) + k), "fmt": fmt, "label": fmt}
             for k, fmt in enumerate(["ro-", "g^--", "bs:", "kx-.", "m+", "cD-"])],
            title="Format strings", legend={"loc": "center left", "bbox_to_anchor": [1, 0.5]}, figure={"layout": "tight"},
        ),
        "line-gaps": one(
            {"type": "line", "y": [1, 2, None, 4, 5, 4, None, None, 3, 2, 2.5, "NaN", 1, 2], "marker": "."},
            title="Missing values are gaps", xlabel="sample",
        ),
        "line-alpha-overlap": one(
            [{"type": "line", "x": short(t), "y": short(np.cumsum(rng(f"walk{i}").normal(size=101)), 3), "alpha": 0.35, "color": "C3"}
             for i in range(12)]
            + [{"type": "axhline", "y": 0, "color": "k", "linewidth": 0.8}],
            title="Random walks", ylabel="displacement",
        ),
        "line-markevery": one(
            [
                {"type": "line", "x": short(t), "y": short(np.sin(t) + 2.5 * i), "marker": "o", "markevery": every, "label": text}
                for i, (every, text) in enumerate(
                    [(10, "10"), ({"start": 5, "every": 15}, "(5, 15)"), ([3, 20, 50, 51, 90], "list"), (0.1, "0.1")]
                )
            ],
            title="markevery", legend={"loc": "upper right", "ncols": 4}, ylim=[-1.5, 11],
        ),
        "line-fillstyles": one(
            [
                {"type": "line", "x": [0, 1, 2, 3, 4], "y": [i] * 5, "marker": "os^D*"[i % 5], "fillstyle": style, "markersize": 16,
                 "markerfacecolor": "tab:orange", "markerfacecoloralt": "lightsteelblue", "markeredgecolor": "brown", "linestyle": ":"}
                for i, style in enumerate(["full", "left", "right", "bottom", "top", "none"])
            ],
            title="Marker fill styles", margins=0.12,
        ),
        "line-gapcolor": one(
            {"type": "line", "x": short(t), "y": short(np.sin(t)), "linestyle": "--", "linewidth": 5, "color": "C0", "gapcolor": "gold"},
            title="gapcolor",
        ),
        "line-clip-off": one(
            {"type": "line", "x": [0, 1, 2, 3], "y": [0, 1, 0.5, 1], "marker": "o", "markersize": 14, "clip_on": False, "linewidth": 3},
            title="Markers over the frame", xlim=[0, 3], ylim=[0, 1],
        ),
        "line-zorder": one(
            [
                {"type": "line", "x": [0, 1], "y": [0, 1], "linewidth": 20, "color": "C0", "zorder": 3},
                {"type": "line", "x": [0, 1], "y": [1, 0], "linewidth": 20, "color": "C1", "zorder": 2},
                {"type": "scatter", "x": [0.5], "y": [0.5], "s": 2500, "color": "C2", "zorder": 2.5},
            ],
            title="zorder",
        ),
        "line-dense": one(
            {"type": "line", "y": short(np.cumsum(rng("dense").normal(size=3000)), 4), "linewidth": 0.7},
            title="3000 points, simplified", xlabel="step",
        ),
        "line-errorband": one(
            [
                {"type": "fill_between", "x": short(t), "y1": short(np.sin(t) - 0.1 - t / 40), "y2": short(np.sin(t) + 0.1 + t / 40), "alpha": 0.3},
                {"type": "line", "x": short(t), "y": short(np.sin(t)), "label": "mean ± 1 sd"},
            ],
            title="A band around a mean", legend=True,
        ),
        "line-inverted": one(
            {"type": "line", "x": short([12.1, 12.4, 12.9, 13.6, 14.2, 15.9, 18.8]), "y": [3000, 2000, 1200, 800, 400, 150, 0], "marker": "s"},
            title="Ocean temperature", xlabel="temperature / °C", ylabel="depth / m", yinverted=True, grid=True,
        ),
        "line-constant": one({"type": "line", "y": [3, 3, 3, 3]}, title="A constant"),
        "line-single-point": one({"type": "line", "x": [2], "y": [5], "marker": "o"}, title="One point"),
        "line-large-numbers": one(
            {"type": "line", "x": list(range(6)), "y": [1.2e8, 1.5e8, 1.1e8, 2.4e8, 2.2e8, 3.1e8], "marker": "o"}, title="Scientific offset",
        ),
        "line-offset-text": one(
            {"type": "line", "x": [1000000.0, 1000000.5, 1000001], "y": [100000.001, 100000.002, 100000.0015]}, title="Additive offset",
        ),
        "line-small-numbers": one(
            {"type": "line", "x": short(np.linspace(0, 1e-6, 20)), "y": short(np.linspace(0, 1e-6, 20) ** 2)}, title="Tiny values",
        ),
        "line-negative-ticks": one({"type": "line", "x": [-5, 0, 5], "y": [-0.3, -1.2, -0.7]}, title="Unicode minus"),
        "line-dates": one(
            {"type": "line", "x": days("2024-01-01", 60), "y": short(15 + 5 * np.sin(np.arange(60) / 9) + rng("dates").normal(size=60), 3)},
            title="Daily mean temperature", ylabel="°C", xticks={"rotation": 30},
        ),
        "axline-family": one(
            [
                {"type": "scatter", "x": [1, 2, 3, 4], "y": [1.1, 1.9, 3.2, 3.8]},
                {"type": "axline", "xy1": [0, 0], "slope": 1, "color": "k", "linestyle": "--"},
                {"type": "axline", "xy1": [1, 3], "xy2": [3, 2], "color": "C1"},
                {"type": "axhline", "y": 2.5, "xmin": 0.2, "xmax": 0.8, "color": "C2", "linewidth": 3},
                {"type": "axvline", "x": 2.2, "color": "C3", "linestyle": ":"},
                {"type": "axhspan", "ymin": 1.2, "ymax": 1.6, "color": "C4", "alpha": 0.3},
                {"type": "axvspan", "xmin": 3.2, "xmax": 3.6, "facecolor": "C5", "edgecolor": "k", "hatch": "//", "alpha": 0.5},
            ],
            title="Lines and spans over the axes",
        ),
        "hlines-vlines": one(
            [
                {"type": "hlines", "y": [1, 2, 3, 4], "xmin": 0, "xmax": [2, 3, 1.5, 4], "colors": ["C0", "C1", "C2", "C3"], "linewidth": 3},
                {"type": "vlines", "x": [0.5, 1.5, 2.5], "ymin": [0, 0.5, 1], "ymax": 4.5, "linestyles": "dashed", "colors": "grey"},
            ],
            title="hlines and vlines",
        ),
        "step-where": one(
            [
                {"type": "step", "x": list(range(9)), "y": short(np.sin(np.arange(9) / 2) + 2 - i), "where": where, "label": where}
                for i, where in enumerate(["pre", "mid", "post"])
            ]
            + [{"type": "line", "x": list(range(9)), "y": short(np.sin(np.arange(9) / 2) + 2 - i), "fmt": "o--", "color": "grey", "alpha": 0.3}
               for i in range(3)],
            title="step", legend={"title": "where"},
        ),
        "stairs-basic": one(
            {"type": "stairs", "values": [2, 5, 7, 4, 3, 6, 1], "edges": [0, 1, 2, 3, 5, 6, 8, 9], "label": "stairs"}, title="stairs", legend=True,
        ),
        "stairs-fill": one(
            [
                {"type": "stairs", "values": [2, 5, 7, 4, 3], "fill": True, "alpha": 0.6, "label": "fill"},
                {"type": "stairs", "values": [3, 6, 8, 5, 4], "baseline": [2, 5, 7, 4, 3], "fill": True, "color": "C1", "label": "stacked"},
                {"type": "stairs", "values": [4, 2, 6, 3, 8], "hatch": "//", "color": "k", "linewidth": 1.5, "label": "hatched"},
            ],
            title="Filled stairs", legend=True,
        ),
        "stairs-horizontal": one(
            {"type": "stairs", "values": [1, 3, 2, 5, 4], "edges": [0, 2, 4, 6, 8, 10], "orientation": "horizontal", "color": "C3", "linewidth": 2},
            title="Horizontal stairs",
        ),
        "stem-basic": one({"type": "stem", "x": short(np.linspace(0.1, 6.28, 25)), "y": short(np.exp(np.sin(np.linspace(0.1, 6.28, 25))))}, title="stem"),
        "stem-styled": one(
            {"type": "stem", "x": list(range(1, 11)), "y": [3, 1, -2, 4, 2, -1, 5, 3, 2, -3], "linefmt": "grey", "markerfmt": "D", "basefmt": "k-",
             "bottom": 0.5, "label": "residuals"},
            title="stem with formats", legend=True,
        ),
        "stem-horizontal": one({"type": "stem", "x": [1, 2, 3, 4, 5], "y": [3, 1, 4, 1, 5], "orientation": "horizontal"}, title="Horizontal stem"),
        "loglog-power-laws": one(
            [{"type": "loglog", "x": short(np.logspace(0, 4, 30)), "y": short(np.logspace(0, 4, 30) ** p), "label": f"$x^{{{p}}}$", "marker": "."}
             for p in (0.5, 1, 1.5)],
            title="Power laws", legend=True, grid={"which": "both", "alpha": 0.4},
        ),
        "semilogy-decay": one(
            {"type": "semilogy", "x": short(t), "y": short(1e5 * np.exp(-t)), "color": "C2"}, title="Decay", xlabel="t / s", ylabel="counts",
        ),
        "semilogx-filter": one(
            {"type": "semilogx", "x": short(np.logspace(1, 5, 60)), "y": short(-10 * np.log10(1 + (np.logspace(1, 5, 60) / 1e3) ** 2))},
            title="Low-pass filter", xlabel="frequency / Hz", ylabel="gain / dB", grid={"which": "both"},
        ),
    }
    for name, markers in {
        "markers-filled": ["o", "v", "^", "<", ">", "8", "s", "p", "*", "h", "H", "D", "d", "P", "X"],
        "markers-unfilled": [".", ",", "1", "2", "3", "4", "+", "x", "|", "_", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    }.items():
        made[f"line-{name}"] = one(
            [
                {"type": "line", "x": [i % 6, i % 6 + 0.35], "y": [-(i // 6)] * 2, "marker": marker, "markersize": 14, "linestyle": "none",
                 "markeredgecolor": "k" if name == "markers-filled" else "C0"}
                for i, marker in enumerate(markers)
            ],
            title=name, margins=0.12,
        )
    made["line-markers-math"] = one(
        [{"type": "line", "x": [i], "y": [0], "marker": marker, "markersize": 24, "linestyle": "none"}
         for i, marker in enumerate(["$\\alpha$", "$f$", "$\\clubsuit$", [5, 0, 15], [5, 1, 0], [6, 2, 30]])],
        title="Mathtext and polygon markers", margins=0.2,
    )
    return made
