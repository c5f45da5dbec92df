"""Error bars and filled areas."""

from __future__ import annotations

import numpy as np

from .data import one, rng, short


def figures() -> dict[str, dict]:
    r = rng("areas")
    x = np.linspace(0.5, 4, 8)
    y = np.exp(-x)
    t = np.linspace(0, 4 * np.pi, 60)
    ex, ey = short(x), short(y)
    rows = short(np.abs(r.normal(2, 1, (4, 20)).cumsum(axis=1)) + 3, 3)
    wave = {"x": short(t), "y1": short(np.sin(t)), "y2": short(0.6 * np.sin(t * 0.7))}

    def bars(**more):
        return {"type": "errorbar", "x": ex, "y": ey, **more}

    return {
        "errorbar-basic": {"plot_type": "errorbar", "data": {"x": ex, "y": ey, "yerr": short(0.1 + 0.05 * x)}, "title": "Error bars"},
        "errorbar-xy": one(bars(xerr=0.2, yerr=0.1, fmt="o"), title="x and y errors"),
        "errorbar-asymmetric": one(
            bars(yerr=[short(0.05 + 0.03 * x), short(0.15 - 0.02 * x)], fmt="s--", capsize=4, label="data ± error"), title="Asymmetric, caps", legend=True,
        ),
        "errorbar-limits": one(
            [bars(yerr=0.12, uplims=[i % 2 == 0 for i in range(8)], lolims=[i % 3 == 0 for i in range(8)], label="y limits"),
             {"type": "errorbar", "x": ex, "y": short(y + 0.6), "xerr": 0.2, "xuplims": [i % 2 == 1 for i in range(8)], "fmt": "^", "label": "x limits"}],
            title="Upper and lower limits", legend=True,
        ),
        "errorbar-styled": one(
            bars(yerr=0.1, fmt="none", ecolor="tab:red", elinewidth=3, capsize=8, capthick=2), title="Bars alone",
        ),
        "errorbar-errorevery": one(
            {"type": "errorbar", "x": short(t), "y": short(np.sin(t)), "yerr": 0.25, "errorevery": 6, "capsize": 2, "barsabove": True}, title="errorevery",
        ),
        "errorbar-log": one(bars(yerr=short(y * 0.3), fmt="o-", capsize=3), yscale="log", title="Log axis"),
        "errorbar-groups": one(
            [{"type": "errorbar", "x": short(np.arange(5) + 0.1 * k), "y": short(r.uniform(1, 3, 5), 3), "yerr": short(r.uniform(0.1, 0.5, 5), 2), "fmt": f,
              "capsize": 3, "label": f"run {k + 1}", "markersize": 7} for k, f in enumerate(["o", "s", "^"])],
            title="Three runs", xticks={"ticks": [0, 1, 2, 3, 4], "labels": ["0", "10", "20", "30", "40"]}, xlabel="dose / mg", legend={"loc": "best"},
        ),
        "fill-between-zero": one({"type": "fill_between", "x": wave["x"], "y1": wave["y1"]}, title="To zero"),
        "fill-between-where": one(
            [{"type": "line", "x": wave["x"], "y": wave["y1"], "color": "k"}, {"type": "line", "x": wave["x"], "y": wave["y2"], "color": "k", "linestyle": ":"},
             {"type": "fill_between", **wave, "where": [bool(a >= b) for a, b in zip(wave["y1"], wave["y2"], strict=True)], "interpolate": True,
              "facecolor": "C2", "alpha": 0.5, "label": "above"},
             {"type": "fill_between", **wave, "where": [bool(a < b) for a, b in zip(wave["y1"], wave["y2"], strict=True)], "interpolate": True,
              "facecolor": "C3", "alpha": 0.5, "label": "below"}],
            title="where, interpolate", legend=True,
        ),
        "fill-between-step": one(
            {"type": "fill_between", "x": list(range(8)), "y1": [1, 3, 2, 5, 4, 6, 3, 2], "y2": 1, "step": "mid", "alpha": 0.4}, title="step='mid'",
        ),
        "fill-between-hatch": one(
            {"type": "fill_between", **wave, "facecolor": "none", "edgecolor": "C1", "hatch": "xx", "linewidth": 1}, title="Hatched band",
        ),
        "fill-between-gap": one(
            {"type": "fill_between", "x": list(range(9)), "y1": [1, 2, 3, None, 3, 2, 4, 5, 4], "y2": 0, "color": "C4"}, title="A gap",
        ),
        "fill-betweenx": one(
            {"type": "fill_betweenx", "y": wave["x"], "x1": wave["y1"], "x2": 0, "alpha": 0.6, "color": "C5"}, title="fill_betweenx", yinverted=True,
        ),
        "fill-polygon": one(
            [{"type": "fill", "x": [0, 1, 1.5, 0.5, -0.5], "y": [0, 0, 1, 1.6, 1], "facecolor": "lightsalmon", "edgecolor": "k", "linewidth": 2},
             {"type": "fill", "x": [0.2, 0.8, 0.5], "y": [0.3, 0.3, 0.9], "color": "C0", "alpha": 0.5}],
            title="fill", aspect="equal",
        ),
        "stackplot-basic": one(
            {"type": "stackplot", "x": list(range(2000, 2020)), "y": rows, "labels": ["coal", "gas", "wind", "solar"], "alpha": 0.8}, title="Energy mix",
            legend={"loc": "upper left", "reverse": True}, ylabel="TWh",
        ),
        "stackplot-wiggle": one({"type": "stackplot", "x": list(range(20)), "y": rows, "baseline": "wiggle"}, title="Streamgraph"),
        "stackplot-sym": one({"type": "stackplot", "x": list(range(20)), "y": rows, "baseline": "sym", "colors": ["#264653", "#2a9d8f", "#e9c46a", "#e76f51"]},
                             title="Symmetric"),
    }
