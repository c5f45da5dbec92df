"""Axes: scales, ticks, limits, spines, twins, insets."""

from __future__ import annotations

import numpy as np

from .data import days, one, rng, short


def figures() -> dict[str, dict]:
    r = rng("axes")
    t = np.linspace(0, 10, 60)
    wave = {"type": "line", "x": short(t), "y": short(np.sin(t))}
    decay = {"type": "line", "x": short(t), "y": short(np.exp(-t))}
    signed = {"type": "line", "x": short(np.linspace(-100, 100, 101)), "y": short(np.linspace(-100, 100, 101) ** 3)}
    points = {"type": "scatter", "x": [1, 2, 3, 4], "y": [4, 2, 3, 1]}

    def dated(start: str, count: int, step: str, **more):
        return one({"type": "line", "x": days(start, count, step), "y": short(np.cumsum(r.normal(size=count)), 3)}, **more)

    noisy = {"type": "line", "x": short(t), "y": short(np.sin(t) + 0.05 * r.normal(size=60), 3)}
    p = 1 / (1 + np.exp(-np.linspace(-7, 7, 60)))
    return {
        "scale-log-y": one(decay, yscale="log", title="log y", grid=True),
        "scale-log-base2": one({"type": "line", "x": [1, 2, 4, 8, 16, 32, 64], "y": [1, 3, 9, 20, 50, 120, 260], "marker": "o"}, xscale={"type": "log", "base": 2},
                               yscale={"type": "log", "base": 10}, title="base 2"),
        "scale-log-narrow": one({"type": "line", "x": [1, 2, 3, 4], "y": [20, 33, 41, 70]}, yscale="log", title="Less than a decade"),
        "scale-log-wide": one({"type": "line", "x": [1, 2, 3, 4], "y": [1e-12, 1e-3, 1e5, 1e14]}, yscale="log", title="Many decades"),
        "scale-log-nonpositive": one({"type": "line", "x": [1, 2, 3, 4, 5], "y": [10, 0, 100, -5, 1000], "marker": "o"}, yscale={"type": "log", "nonpositive": "mask"}, title="masked"),
        "scale-symlog": one(signed, yscale={"type": "symlog", "linthresh": 100}, title="symlog", grid=True),
        "scale-symlog-linscale": one(signed, xscale={"type": "symlog", "linthresh": 1, "linscale": 0.5}, yscale="symlog", title="symlog on both"),
        "scale-logit": one({"type": "line", "x": short(np.linspace(-7, 7, 60)), "y": short(p, 6)}, yscale="logit", title="logit", grid=True),
        "scale-asinh": one(signed, yscale={"type": "asinh", "linear_width": 10}, title="asinh"),
        "date-days": dated("2024-02-20", 20, "D", title="Days"),
        "date-hours": dated("2024-02-20T03:00", 30, "h", title="Hours", xticks={"rotation": 30}),
        "date-minutes": dated("2024-02-20T23:40", 40, "m", title="Minutes over midnight"),
        "date-seconds": dated("2024-02-20T12:00:00", 50, "s", title="Seconds"),
        "date-months": one({"type": "line", "x": [f"2023-{m:02d}-01" for m in range(1, 13)], "y": [3, 4, 8, 12, 16, 20, 22, 21, 17, 12, 7, 4], "marker": "o"}, title="Months"),
        "date-years": one({"type": "line", "x": [f"{y}-07-01" for y in range(1980, 2021, 2)], "y": short(np.cumsum(r.normal(size=21)), 3)}, title="Years"),
        "date-concise": dated("2024-02-20", 200, "D", title="ConciseDateFormatter",
                              xticks={"locator": {"type": "AutoDateLocator"}, "formatter": {"type": "ConciseDateFormatter"}}),
        "date-concise-hours": dated("2024-12-31T12:00", 36, "h", title="Concise over new year",
                                    xticks={"locator": {"type": "AutoDateLocator"}, "formatter": {"type": "ConciseDateFormatter"}}),
        "date-month-locator": dated("2024-01-01", 240, "D", title="MonthLocator, DateFormatter", xticks={
            "locator": {"type": "MonthLocator"}, "formatter": {"type": "DateFormatter", "fmt": "%b"}, "minor": {"locator": {"type": "WeekdayLocator", "byweekday": 0}}}),
        "date-limits": one({"type": "line", "x": ["2024-01-05", "2024-01-10", "2024-01-25"], "y": [1, 3, 2]}, xscale="date", xlim=["2024-01-01", "2024-02-01"],
                           title="Limits as dates", xticks={"rotation": 20}),
        "category-order": one([{"type": "line", "x": ["low", "mid", "high"], "y": [1, 3, 2]}, {"type": "scatter", "x": ["mid", "extreme"], "y": [1, 2.5]}], title="Categories in order"),
        "category-not-dates": one({"type": "bar", "x": ["2020-01-01", "2020-01-02"], "height": [1, 2]}, xscale="category", title="Strings stay strings"),
        "ticks-fixed": one(wave, xticks=[0, 3.14, 6.28, 9.42], yticks={"ticks": [-1, 0, 1], "labels": ["low", "zero", "high"]}, title="Given ticks"),
        "ticks-multiple-minor": one(wave, xticks={"locator": {"type": "MultipleLocator", "base": 2.5}, "minor": {"locator": {"type": "MultipleLocator", "base": 0.5}}},
                                    yticks={"minor": True}, title="MultipleLocator, AutoMinorLocator"),
        "ticks-minor-on": one(wave, minorticks=True, grid=[{"which": "major", "color": "0.6"}, {"which": "minor", "color": "0.9", "linestyle": ":"}], title="minorticks_on"),
        "ticks-maxn-prune": one(wave, xticks={"locator": {"type": "MaxNLocator", "nbins": 5, "prune": "both"}}, yticks={"locator": {"type": "MaxNLocator", "nbins": 3, "steps": [1, 5, 10]}},
                                title="MaxNLocator"),
        "ticks-integer": one(points, xticks={"locator": {"type": "MaxNLocator", "integer": True}}, yticks={"locator": {"type": "LinearLocator", "numticks": 6}}, title="Integer, LinearLocator"),
        "ticks-null": one(wave, xticks=[], yticks={"locator": {"type": "NullLocator"}}, title="No ticks"),
        "ticks-percent": one({"type": "line", "x": [0, 1, 2, 3], "y": [0.1, 0.35, 0.6, 0.95]}, yticks={"formatter": {"type": "PercentFormatter", "xmax": 1}}, title="PercentFormatter"),
        "ticks-engineering": one({"type": "line", "x": [1e3, 1e4, 1e5, 1e6], "y": [1e-6, 3e-6, 2e-3, 5e-3]}, xscale="log", xticks={"formatter": {"type": "EngFormatter", "unit": "Hz"}},
                                 yticks={"formatter": {"type": "EngFormatter", "unit": "V", "places": 1}}, title="EngFormatter"),
        "ticks-format-strings": one(points, xticks={"formatter": "{x:.2f} km"}, yticks={"formatter": {"type": "FormatStrFormatter", "fmt": "%.1e"}}, title="Format strings"),
        "ticks-scientific": one({"type": "line", "x": [0, 50000, 100000], "y": [0, 2e5, 3e5]}, ticklabel_format={"style": "sci", "scilimits": [0, 0], "useMathText": True}, title="Scientific"),
        "ticks-plain": one({"type": "line", "x": [0, 1, 2], "y": [12345678, 12345679, 12345681]}, ticklabel_format={"axis": "y", "useOffset": False, "style": "plain"}, title="No offset"),
        "ticks-params": one(wave, tick_params=[{"axis": "x", "direction": "in", "length": 10, "width": 2, "colors": "r"}, {"axis": "y", "direction": "inout", "labelsize": 8, "right": True,
                            "labelright": True, "pad": 8}], title="tick_params"),
        "ticks-top": one(wave, tick_params={"axis": "x", "top": True, "labeltop": True, "bottom": False, "labelbottom": False}, title="Ticks on top push the title", xlabel="x"),
        "ticks-rotated": one(wave, xticks={"rotation": 90}, yticks={"rotation": 45}, title="Rotated", xlabel="x label below", ylabel="y label beside"),
        "ticks-label-looks": one(wave, xticks={"fontsize": 14, "color": "C3", "fontweight": "bold"}, yticks={"fontstyle": "italic"}, title="Label looks"),
        "limits-given": one(wave, xlim=[2, 8], ylim=[-0.5, None], title="Limits"),
        "limits-inverted": one(wave, xinverted=True, yinverted=True, title="Inverted"),
        "limits-reversed-order": one(wave, xlim=[10, 0], title="xlim reversed"),
        "margins-zero": one(wave, margins=0, title="margins=0"),
        "margins-xy": one(points, xmargin=0.3, ymargin=0.6, title="xmargin, ymargin"),
        "aspect-equal-datalim": one(points, aspect="equal", adjustable="datalim", title="datalim"),
        "aspect-equal-anchor": one({"type": "line", "x": [0, 1], "y": [0, 3]}, aspect="equal", anchor="W", title="anchor W"),
        "aspect-box": one(wave, box_aspect=1, title="box_aspect"),
        "aspect-ratio": one(wave, aspect=3, title="aspect=3"),
        "axis-off": one(wave, axis="off", title="axis off"),
        "axis-square": one(points, axis="square", title="square"),
        "axis-tight": one(wave, axis="tight", title="tight"),
        "spines-hidden": one(wave, spines={"top": False, "right": False}, title="Open frame"),
        "spines-centred": one({"type": "line", "x": short(np.linspace(-3, 3, 60)), "y": short(np.sin(np.linspace(-3, 3, 60)))},
                              spines={"left": {"position": "zero"}, "bottom": {"position": ["data", 0]}, "top": False, "right": False}, title="Axes through zero"),
        "spines-outward": one(wave, spines={"left": {"position": ["outward", 10]}, "bottom": {"position": ["axes", -0.1], "color": "C3", "linewidth": 2}, "top": False, "right": False}, title="Outward"),
        "spines-bounds": one(wave, spines={"left": {"bounds": [-1, 1]}, "bottom": {"bounds": [0, 10]}, "top": False, "right": False}, title="Range frame"),
        "grid-both": one(decay, yscale="log", grid={"which": "both", "color": "C0", "linestyle": "--", "alpha": 0.4}, title="Grid of both levels"),
        "grid-axis-below": one([{"type": "bar", "x": [1, 2, 3], "height": [3, 5, 2]}], grid="y", axisbelow=True, title="axisbelow"),
        "grid-above": one([{"type": "bar", "x": [1, 2, 3], "height": [3, 5, 2]}], grid={"color": "w"}, axisbelow=False, title="Grid above"),
        "facecolor": one(wave, facecolor="#eafff5", figure={"facecolor": "lightslategray"}, title={"text": "Faces", "color": "w"}),
        "frame-off": one(wave, frame_on=False, title="frame_on=False"),
        "prop-cycle": one([{"type": "line", "y": [k, k + 1, k + 0.5]} for k in range(6)], prop_cycle={"color": ["r", "g", "b"], "linestyle": ["-", "--", ":"]}, title="prop_cycle"),
        "twinx": {"axes": [{"xlabel": "time / s", "ylabel": {"text": "exp", "color": "tab:red"}, "tick_params": {"axis": "y", "labelcolor": "tab:red"},
                            "marks": [{**decay, "color": "tab:red"}], "title": "Two scales"},
                           {"twin": {"of": 0, "axis": "x"}, "ylabel": {"text": "sin", "color": "tab:blue"}, "tick_params": {"axis": "y", "labelcolor": "tab:blue"},
                            "marks": [{**wave, "color": "tab:blue"}]}]},
        "twiny": {"axes": [{"xlabel": "bottom", "marks": [wave]}, {"twin": {"of": 0, "axis": "y"}, "xlabel": "top", "xlim": [0, 100], "marks": []}]},
        "twinx-three": {
            "figure": {"subplots": {"right": 0.75}},
            "axes": [{"marks": [{**wave, "color": "C0"}], "ylabel": "a"}, {"twin": {"of": 0, "axis": "x"}, "marks": [{**decay, "color": "C1"}], "ylabel": "b"},
                     {"twin": {"of": 0, "axis": "x"}, "marks": [{"type": "line", "x": [0, 10], "y": [50, 30], "color": "C2"}], "ylabel": "c",
                      "spines": {"right": {"position": ["axes", 1.2]}}}],
        },
        "secondary-celsius": one({"type": "line", "x": [0, 5, 10], "y": [10, 25, 15]}, ylabel="°C", secondary_yaxis={
            "location": "right", "functions": {"type": "linear", "scale": 1.8, "offset": 32}, "label": "°F"}, title="A secondary axis"),
        "secondary-reciprocal": one({"type": "loglog", "x": [0.01, 0.1, 1, 10], "y": [1, 5, 3, 1]}, xlabel="frequency / Hz", secondary_xaxis={
            "location": "top", "functions": {"type": "reciprocal", "scale": 1}, "label": "period / s"}, title="Period and frequency", figure={"layout": "constrained"}),
        "secondary-offset": one(wave, secondary_xaxis={"location": -0.2, "functions": {"type": "linear", "scale": 0.5, "offset": 0}, "label": "half"}, figure={"layout": "constrained"}, title="Below"),
        "inset-zoom": {"axes": [{"marks": [noisy], "title": "Inset"},
                                {"inset": {"of": 0, "bounds": [0.6, 0.65, 0.35, 0.3], "indicate": True}, "xlim": [1, 2.2], "ylim": [0.7, 1.1],
                                 "marks": [noisy], "tick_params": {"labelsize": 7}}]},
        "inset-plain": {"axes": [{"marks": [decay]}, {"inset": {"of": 0, "bounds": [0.5, 0.5, 0.45, 0.45]}, "yscale": "log", "marks": [decay], "title": {"text": "log", "fontsize": 9}}]},
        "rect-axes": {"axes": [{"rect": [0.1, 0.1, 0.5, 0.8], "marks": [wave]}, {"rect": [0.7, 0.5, 0.25, 0.4], "marks": [points], "title": "free"}]},
        "sharex-index": {"figure": {"subplots": {"nrows": 2}}, "axes": [{"marks": [wave], "tick_params": {"axis": "x", "labelbottom": False}}, {"sharex": 0, "marks": [decay], "xlim": [0, 6]}]},
        "titles-three": one(wave, title="centre", title_left="left", title_right={"text": "right", "color": "C3"}, xlabel={"text": "x at the right", "loc": "right"},
                            ylabel={"text": "y on top", "loc": "top"}),
        "labels-padded": one(wave, title={"text": "Padded", "pad": 20}, xlabel={"text": "far", "labelpad": 15, "fontsize": 14, "fontweight": "bold"}, ylabel={"text": "horizontal", "rotation": 0, "ha": "right"},
                             figure={"layout": "tight"}),
        "empty-axes": {"axes": [{"title": "Nothing yet"}]},
    }
