"""Options that meet: scales with formatters, twins with layouts, dates with shared axes, styles with rcParams."""

from __future__ import annotations

import numpy as np

from .data import days, one, rng, short


def figures() -> dict[str, dict]:
    r = rng("mixtures")
    t = np.linspace(0, 6, 40)
    walk = r.normal(size=90).cumsum()
    field = short(r.normal(size=(6, 8)), 3)
    cloud = short(r.normal(size=60), 3), short(r.normal(size=60), 3), short(r.uniform(0, 5, 60), 3)

    def wave(k: float = 1.0, **more):
        return {"type": "line", "x": short(t), "y": short(np.sin(k * t)), **more}

    def image(**more):
        return {"type": "imshow", "X": field, **more}

    def scatter(**more):
        return {"type": "scatter", "x": cloud[0], "y": cloud[1], "c": cloud[2], **more}

    def series(start: str, step: str, count: int = 90, **more):
        return {"type": "line", "x": days(start, count, step), "y": short(walk[:count]), **more}

    grid22 = {"nrows": 2, "ncols": 2}
    made = {
        "mixed-secondary-both": one(wave(2), xlabel="time / s", ylabel="°C", title="Both sides", figure={"layout": "constrained"},
                                    secondary_xaxis=[{"location": "top", "functions": {"type": "linear", "scale": 1000}, "label": "time / ms"},
                                                     {"location": -0.25, "functions": {"type": "power", "exponent": 2}, "label": "squared", "ticks": [0, 10, 20, 36]}],
                                    secondary_yaxis={"location": "right", "functions": {"type": "linear", "scale": 1.8, "offset": 32}, "label": {"text": "°F", "color": "C3"}, "color": "C3",
                                                     "tick_params": {"direction": "in"}}),
        "mixed-secondary-inverted": one(wave(), xlim=[6, 1], title="Inverted", secondary_xaxis={"location": "top", "functions": {"type": "linear", "scale": -1}, "label": "minus x"}),
        "mixed-log-secondary": one({"type": "line", "x": [1, 10, 100, 1000], "y": [1, 3, 2, 4]}, xscale="log", grid={"which": "both", "alpha": 0.3},
                                         secondary_xaxis={"location": "top", "functions": {"type": "linear", "scale": 0.001}, "label": "thousands"}),
        "mixed-inset-inverted": {"figure": {"layout": "tight"}, "axes": [
            {"marks": [wave(), wave(3)], "xinverted": True, "title": "Zoom into an inverted axis"},
            {"inset": {"of": 0, "bounds": [0.08, 0.62, 0.3, 0.3], "indicate": True}, "marks": [wave(), wave(3)], "xlim": [2, 1], "ylim": [0.5, 1], "xticks": [], "yticks": []}]},
        "mixed-inset-image": {"figure": {"layout": "constrained", "size": [6, 4]}, "axes": [
            {"marks": [image(origin="lower")], "colorbar": {"label": "value", "extend": "both"}},
            {"inset": {"of": 0, "bounds": [0.55, 0.5, 0.4, 0.4], "indicate": True}, "marks": [image(origin="lower")], "xlim": [0.5, 2.5], "ylim": [0.5, 2.5],
             "tick_params": {"labelsize": 6, "color": "white"}, "spines": {s: {"color": "white"} for s in ("left", "right", "top", "bottom")}}]},
        "mixed-twins-colorbar": {"figure": {"layout": "constrained"}, "axes": [
            {"marks": [scatter(cmap="plasma", edgecolors="k")], "colorbar": {"label": "c", "shrink": 0.7, "pad": 0.2}, "xlabel": "x", "title": "Twin and colorbar"},
            {"twin": {"of": 0}, "marks": [{"type": "line", "x": [-2, 0, 2], "y": [1000, 3000, 2000], "color": "C3"}], "ylabel": "thousands", "yticks": {"formatter": {"type": "EngFormatter", "unit": "Hz"}}}]},
        "mixed-twin-box-aspect": {"figure": {"size": [6, 4]}, "axes": [
            {"marks": [wave()], "box_aspect": 0.6, "ylabel": "sine"}, {"twin": {"of": 0}, "marks": [wave(2, color="C1")], "ylim": [-5, 5], "ylabel": "other", "tick_params": {"axis": "y", "colors": "C1"}}]},
        "mixed-dates-shared": {"figure": {"subplots": {"nrows": 3, "sharex": True, "height_ratios": [2, 1, 1]}, "layout": "constrained", "suptitle": "Three instruments"}, "axes": [
            {"marks": [series("2024-01-15", "D", label="walk")], "ylabel": "level", "legend": True, "grid": True},
            {"marks": [{"type": "bar", "x": days("2024-02-01", 30, "D"), "height": short(abs(walk[:30])), "width": 0.8}], "ylabel": "rain"},
            {"marks": [series("2024-03-01", "D", 60, marker=".", linestyle="none")], "ylabel": "dots", "xticks": {"locator": {"type": "AutoDateLocator"}, "formatter": {"type": "ConciseDateFormatter"}}}]},
        "mixed-dates-converter": one(series("2024-05-01T06:00", "m", 80), figure={"rcParams": {"date.converter": "concise"}, "style": "ggplot"}, title="Concise by rcParams", xlabel="time"),
        "mixed-classic-many": {"figure": {"style": "classic", "subplots": grid22, "layout": "tight"}, "axes": [
            {"marks": [wave(marker="o", label="a"), wave(2, marker="x", label="b")], "legend": {"loc": "lower left"}, "title": "lines"}, {"marks": [scatter()], "colorbar": True, "title": "scatter"},
            {"marks": [image()], "colorbar": {"orientation": "horizontal"}}, {"marks": [{"type": "histogram", "x": cloud[0], "bins": 12}, {"type": "fill_between", "x": [-2, 0, 2], "y1": [2, 4, 2], "alpha": 0.4}], "grid": True}]},
        "mixed-styles-rc": one([wave(k, label=f"k = {k}") for k in (1, 2, 3)], legend={"title": "Frequency", "fontsize": 8, "ncols": 3, "loc": "upper center"},
                               figure={"style": ["seaborn-v0_8-whitegrid", "seaborn-v0_8-talk"], "rcParams": {"axes.spines.right": False, "xtick.minor.visible": True, "axes.titlelocation": "left", "xaxis.labellocation": "right"}},
                               title="Two styles and rcParams", xlabel="time"),
        "mixed-round-numbers-shared": {"figure": {"rcParams": {"axes.autolimit_mode": "round_numbers", "axes.xmargin": 0, "axes.ymargin": 0}, "subplots": {"ncols": 2, "sharex": True, "width_ratios": [1, 3]}, "layout": "constrained"},
                                       "axes": [{"marks": [{"type": "line", "x": [0.3, 1234], "y": [3, 7.7]}], "margins": [0, 0.3]}, {"marks": [{"type": "line", "x": [5, 987], "y": [-13.2, 44]}]}]},
        "mixed-symlog-formats": {"figure": {"subplots": {"ncols": 2}, "layout": "constrained", "size": [8, 4]}, "axes": [
            {"marks": [{"type": "line", "x": short(np.linspace(-50, 50, 41)), "y": short(np.linspace(-50, 50, 41) ** 3)}], "yscale": {"type": "symlog", "linthresh": 10}, "xticks": {"formatter": "{x:+.0f}", "rotation": 30}, "grid": True},
            {"marks": [{"type": "line", "x": short(np.linspace(0.01, 0.99, 30)), "y": short(np.linspace(0.01, 0.99, 30) ** 2)}], "xscale": "logit", "yticks": {"formatter": {"type": "PercentFormatter", "xmax": 1, "decimals": 1}}, "ylabel": "share"}]},
        "mixed-offsets-twins": {"figure": {"layout": "tight"}, "axes": [
            {"marks": [{"type": "line", "x": short(1e5 + t), "y": short(1e-7 * np.sin(t))}], "xlabel": "offset", "title": "Offsets on all sides"},
            {"twin": {"of": 0}, "marks": [{"type": "line", "x": short(1e5 + t), "y": short(4e8 * t), "color": "C2"}]}, {"twin": {"of": 0, "axis": "y"}, "marks": [{"type": "line", "x": [2e6, 9e6], "y": [0, 1e-7], "linestyle": ":"}]}]},
        "mixed-compressed-colorbars": {"figure": {"subplots": grid22, "layout": "compressed", "suptitle": "Compressed", "colorbars": [{"axes": [0, 1, 2, 3], "mappable": [0, 0], "shrink": 0.6, "label": "shared"}]},
                                       "axes": [{"marks": [image(vmin=-2, vmax=2, cmap="RdBu")], "title": f"panel {k}"} for k in range(4)]},
        "mixed-constrained-colorbars": {"figure": {"subplots": {"nrows": 2, "ncols": 3}, "layout": {"engine": "constrained", "w_pad": 0.1, "wspace": 0.05}, "size": [9, 5],
                                                   "colorbars": [{"axes": [1, 2, 4, 5], "mappable": [1, 0], "location": "right", "label": "four"}, {"axes": [3, 4], "mappable": [3, 0], "location": "bottom", "aspect": 30, "extend": "max"}]},
                                        "axes": [{"marks": [image(aspect="auto")], "title": f"panel {k}", **({"colorbar": [{"location": "left"}, {"location": "top", "label": "own"}]} if k == 0 else {})} for k in range(6)]},
        "mixed-mosaic-legend-outside": {"figure": {"mosaic": "AAB;CDB", "layout": "constrained", "legend": {"loc": "outside lower center", "ncols": 4}, "supylabel": "amplitude"},
                                        "axes": [{"panel": p, "title": p, "marks": [wave(k + 1, label=f"wave {p}", color=f"C{k}")]} for k, p in enumerate("ABCD")]},
        "mixed-legend-titles": {"figure": {"subplots": {"ncols": 2}, "size": [8, 3.5]}, "axes": [
            {"marks": [wave()], "legend": {"title": "nothing inside"}}, {"marks": [wave(label="two\nlines"), wave(2, label="$\\frac{1}{2}$")], "legend": {"title": "a title", "fontsize": "x-small", "loc": "lower left"}}]},
        "mixed-cropped-constrained": {"figure": {"layout": "constrained", "bbox_inches": "tight", "pad_inches": 0.05, "size": [4.1, 3.3], "facecolor": "lightyellow", "texts": [{"x": 1.02, "y": 0.5, "s": "outside", "rotation": 90, "va": "center"}]},
                                      "axes": [{"marks": [image()], "colorbar": {"location": "bottom", "label": "value"}}]},
        "mixed-cropped-box": {"figure": {"bbox_inches": [0.5, 0.3, 5.05, 4.15], "legend": {"loc": "upper left"}, "dpi": 90}, "axes": [{"marks": [wave(label="sine"), wave(2, label="double")], "title": "A box in inches"}]},
        "mixed-transparent-inset": {"figure": {"transparent": True, "size": [4, 3]}, "axes": [{"marks": [wave()]}, {"inset": {"of": 0, "bounds": [0.6, 0.6, 0.35, 0.35]}, "marks": [{"type": "bar", "x": [0, 1], "height": [1, 2]}]}]},
        "mixed-spines-ticks": one([wave(), wave(2)], figure={"rcParams": {"axes.linewidth": 2, "xtick.major.size": 8, "ytick.minor.visible": True, "xtick.direction": "inout"}},
                                  spines={"left": {"position": ["axes", 0.5]}, "bottom": {"position": ["data", -0.5], "bounds": [1, 5]}, "top": False, "right": {"position": ["outward", 12], "color": "C3"}},
                                  tick_params=[{"axis": "y", "right": True, "labelright": True, "labelleft": False, "colors": "C3"}, {"axis": "x", "which": "both", "labelrotation": 60}], title="Spines everywhere"),
        "mixed-category-dates": {"figure": {"subplots": {"ncols": 2, "sharey": True}, "layout": "tight"}, "axes": [
            {"marks": [{"type": "bar", "x": ["low", "middle", "high"], "height": [3, 7, 5], "hatch": ["/", "x", "o"], "edgecolor": "k"}], "xticks": {"rotation": 45, "ha": "right"}},
            {"marks": [series("2023-12-30", "h", 60, drawstyle="steps-mid")], "xticks": {"rotation": 90}}]},
        "mixed-fraction-size": one(wave(), figure={"size": [3.337, 2.219], "dpi": 96.3, "layout": "tight"}, title="A broken size", xlabel="x"),
    }
    return made
