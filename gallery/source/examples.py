"""Figures of Matplotlib's own examples gallery, as its users bring them: the plots of its scripts written as figures."""

from __future__ import annotations

import numpy as np

from .data import one, short

_SEED = 19680801


def _dice() -> np.random.RandomState:
    return np.random.RandomState(_SEED)


def figures() -> dict[str, dict]:
    return {f"example-{name}": figure for part in (_bars(), _curves(), _distributions(), _fields(), _others()) for name, figure in part.items()}


def _bars() -> dict[str, dict]:
    r = _dice()
    people = ["Tom", "Dick", "Harry", "Slim", "Jim"]
    performance, error = 3 + 10 * r.rand(5), r.rand(5)
    race = {"type": "barh", "y": [0, 1, 2, 3, 4], "width": short(performance, 5), "xerr": short(error, 5), "align": "center"}
    race_axes = {"yticks": {"ticks": [0, 1, 2, 3, 4], "labels": people}, "yinverted": True, "xlabel": "Performance", "title": "How fast do you want to go today?"}
    answers = np.array([[10, 15, 17, 32, 26], [26, 22, 29, 10, 13], [35, 37, 7, 2, 19], [32, 11, 9, 15, 33], [21, 29, 5, 5, 40], [8, 19, 5, 30, 38]])
    starts = answers.cumsum(axis=1) - answers
    shades = [[0.870, 0.246, 0.177, 1], [0.992, 0.746, 0.439, 1], [0.998, 0.999, 0.746, 1], [0.663, 0.853, 0.421, 1], [0.112, 0.588, 0.318, 1]]
    questions = [f"Question {k}" for k in range(1, 7)]
    survey = [
        {"type": "barh", "y": questions, "width": short(answers[:, k]), "left": short(starts[:, k]), "height": 0.5, "color": shades[k], "label": name,
         "bar_label": {"label_type": "center", "color": "white" if np.prod(shades[k][:3]) < 0.5 else "darkgrey"}}
        for k, name in enumerate(["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"])
    ]
    losses = [[66386, 174296, 75131, 577908, 32015], [58230, 381139, 78045, 99308, 160454], [89135, 80552, 152558, 497981, 603535], [78415, 81858, 150656, 193263, 69638], [139361, 331509, 343164, 781380, 52269]]
    pastel = [[0.969, 0.988, 0.992, 1], [0.894, 0.939, 0.964, 1], [0.805, 0.870, 0.923, 1], [0.708, 0.792, 0.882, 1], [0.620, 0.738, 0.854, 1]]
    totals = np.cumsum(losses, axis=0)
    return {
        "barchart": one(
            {"type": "grouped_bar", "heights": [[18.35, 18.43, 14.98], [38.79, 48.83, 47.5], [189.95, 195.82, 217.19]], "labels": ["Bill Depth", "Bill Length", "Flipper Length"],
             "tick_labels": ["Adelie", "Chinstrap", "Gentoo"], "group_spacing": 1, "bar_label": {"padding": 3}},
            figure={"layout": "constrained"}, ylabel="Length (mm)", title="Penguin attributes by species", legend={"loc": "upper left", "ncols": 3}, ylim=[0, 250],
        ),
        "bar-label-stacked": one(
            [{"type": "bar", "x": ["Adelie", "Chinstrap", "Gentoo"], "height": h, "width": 0.6, "bottom": b, "label": k, "bar_label": {"label_type": "center"}}
             for k, h, b in (("Male", [73, 34, 61], [0, 0, 0]), ("Female", [73, 34, 58], [73, 34, 61]))],
            title="Number of penguins by sex", legend=True,
        ),
        "bar-label-race": one({**race, "bar_label": {"fmt": "%.2f"}}, **race_axes, xlim=[None, 15]),
        "bar-label-captions": one({**race, "bar_label": {"labels": [f"±{e:.2f}" for e in error], "padding": 8, "color": "b", "fontsize": 14}}, **race_axes, xlim=[None, 16]),
        "bar-label-format": one(
            {"type": "bar", "x": ["Coffee", "Salted Caramel", "Pistachio"], "height": [4000, 2000, 7000], "bar_label": {"fmt": "{:,.0f}"}}, ylabel="pints sold", title="Gelato sales by flavor", ylim=[0, 8000],
        ),
        "horizontal-distribution": one(
            survey, figure={"size": [9.2, 5]}, yinverted=True, xticks={"visible": False}, xlim=[0, int(answers.sum(axis=1).max())],
            legend={"ncols": 5, "bbox_to_anchor": [0, 1], "loc": "lower left", "fontsize": "small"},
        ),
        "table-demo": one(
            [{"type": "bar", "x": short(np.arange(5) + 0.3), "height": row, "width": 0.4, "bottom": [int(v) for v in totals[k] - row], "color": pastel[k]} for k, row in enumerate(losses)]
            + [{"type": "table", "cellText": [[f"{v / 1000:.1f}" for v in row] for row in totals[::-1]], "rowLabels": [f"{y} year" for y in (100, 50, 20, 10, 5)], "rowColours": pastel[::-1],
                "colLabels": ["Freeze", "Wind", "Flood", "Quake", "Hail"], "loc": "bottom"}],
            figure={"subplots": {"left": 0.2, "bottom": 0.2}}, ylabel="Loss in $1000's", yticks={"ticks": [0, 500000, 1000000, 1500000, 2000000], "labels": ["0", "500", "1000", "1500", "2000"]}, xticks=[],
            title="Loss by Disaster",
        ),
    }


def _curves() -> dict[str, dict]:
    r = _dice()
    x = np.arange(0.0, 2, 0.01)
    y1, y2 = np.sin(2 * np.pi * x), 0.8 * np.sin(4 * np.pi * x)
    xs, ys = short(x), short(y1, 5)
    fit_x = np.linspace(0, 10, 11)
    fit_y = [3.9, 4.4, 10.8, 10.3, 11.2, 13.1, 14.1, 9.9, 13.9, 15.1, 12.5]
    slope, offset = np.polyfit(fit_x, fit_y, deg=1)
    estimate = slope * fit_x + offset
    spread = fit_x.std() * np.sqrt(1 / len(fit_x) + (fit_x - fit_x.mean()) ** 2 / np.sum((fit_x - fit_x.mean()) ** 2))
    up, down = [0.8, 0.8, 0.2, 0.2], [0, 0, 1, 1]
    halves = [{"title": f"interpolation={flag}", "marks": [
        {"type": "line", "x": [0, 1, 2, 3], "y": up, "fmt": "o--"}, {"type": "line", "x": [0, 1, 2, 3], "y": down, "fmt": "o--"},
        {"type": "fill_between", "x": [0, 1, 2, 3], "y1": up, "y2": down, "where": [True, True, False, False], "color": "C0", "alpha": 0.3, "interpolate": flag},
        {"type": "fill_between", "x": [0, 1, 2, 3], "y1": up, "y2": down, "where": [False, False, True, True], "color": "C1", "alpha": 0.3, "interpolate": flag}]} for flag in (False, True)]
    long_x = np.arange(0, 4 * np.pi, 0.04)
    broken = r.rand(30) * 0.2
    broken[[3, 14]] += 0.8
    slash = {"marker": [[-1, -0.5], [1, 0.5]], "markersize": 12, "linestyle": "none", "color": "k", "mec": "k", "mew": 1, "clip_on": False, "transform": "axes"}
    years = [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2018]
    population = [[0.228, 0.284, 0.365, 0.477, 0.631, 0.814, 1.044, 1.275], [0.34, 0.425, 0.519, 0.619, 0.727, 0.84, 0.943, 1.006], [1.394, 1.686, 2.12, 2.625, 3.202, 3.714, 4.169, 4.56],
                  [0.22, 0.253, 0.276, 0.295, 0.31, 0.303, 0.294, 0.293], [0.012, 0.015, 0.019, 0.022, 0.026, 0.031, 0.036, 0.039]]
    degrees = np.arange(0, 360, 2)
    events, gammas = _dice().random_sample([6, 50]), np.random.RandomState(7).gamma(4, size=[40, 30])
    offsets, lengths = [-15, -3, 1, 1.5, 6, 10], [5, 2, 1, 1, 3, 1.5]
    spikes = [
        {"type": "eventplot", "positions": short(events, 3), "colors": [f"C{i}" for i in range(6)], "lineoffsets": offsets, "linelengths": lengths},
        {"type": "eventplot", "positions": short(gammas, 3), "colors": "black", "lineoffsets": 1, "linelengths": 1},
    ]
    releases = [("2.0.0", "2017-01-17"), ("2.0.1", "2017-05-02"), ("2.0.2", "2017-05-10"), ("2.1.0", "2017-10-07"), ("2.1.1", "2017-12-10"), ("2.1.2", "2018-01-18"), ("2.2.0", "2018-03-06"), ("2.2.2", "2018-03-17"),
                ("2.2.3", "2018-08-10"), ("3.0.0", "2018-09-18"), ("3.0.2", "2018-11-10"), ("3.0.3", "2019-02-26")]
    minors = sorted({v.rsplit(".", 1)[0] for v, _ in releases})
    levels = [round((1 + 0.8 * (5 - int(v[-1]))) * (1 if minors.index(v.rsplit(".", 1)[0]) % 2 == 0 else -1), 2) for v, _ in releases]
    dates = [d for _, d in releases]
    timeline = [
        {"type": "vlines", "x": dates, "ymin": 0, "ymax": levels, "color": [["tab:red", 1 if v.endswith("0") else 0.5] for v, _ in releases]}, {"type": "axhline", "y": 0, "c": "black"},
        {"type": "line", "x": [d for v, d in releases if not v.endswith("0")], "y": [0] * sum(not v.endswith("0") for v, _ in releases), "fmt": "ko", "mfc": "white"},
        {"type": "line", "x": [d for v, d in releases if v.endswith("0")], "y": [0] * sum(v.endswith("0") for v, _ in releases), "fmt": "ko", "mfc": "tab:red"},
        *({"type": "annotate", "text": v, "xy": [d, lv], "xytext": [-3, 3 if lv > 0 else -3], "textcoords": "offset points", "verticalalignment": "bottom" if lv > 0 else "top",
           "weight": "bold" if v.endswith("0") else "normal", "bbox": {"boxstyle": "square", "pad": 0, "lw": 0, "fc": [1, 1, 1, 0.7]}} for (v, d), lv in zip(releases, levels, strict=True)),
    ]
    t = np.arange(0.01, 10.0, 0.05)
    return {
        "simple-plot": one({"type": "line", "x": xs, "y": short(1 + y1, 5)}, xlabel="time (s)", ylabel="voltage (mV)", title="About as simple as it gets, folks", grid=True),
        "fill-between-three": {"figure": {"subplots": {"nrows": 3, "sharex": True}, "size": [6, 6], "layout": "tight"}, "axes": [
            {"title": "fill between y1 and 0", "marks": [{"type": "fill_between", "x": xs, "y1": ys}]}, {"title": "fill between y1 and 1", "marks": [{"type": "fill_between", "x": xs, "y1": ys, "y2": 1}]},
            {"title": "fill between y1 and y2", "xlabel": "x", "marks": [{"type": "fill_between", "x": xs, "y1": ys, "y2": short(y2, 5)}]}]},
        "fill-between-confidence": one([{"type": "line", "x": short(fit_x), "y": short(estimate, 6), "fmt": "-"},
                                        {"type": "fill_between", "x": short(fit_x), "y1": short(estimate - spread, 6), "y2": short(estimate + spread, 6), "alpha": 0.2},
                                        {"type": "line", "x": short(fit_x), "y": fit_y, "fmt": "o", "color": "tab:brown"}]),
        "fill-between-interpolation": {"figure": {"subplots": {"nrows": 2, "sharex": True}, "layout": "tight"}, "axes": halves},
        "fill-between-threshold": one([{"type": "line", "x": short(long_x), "y": short(np.sin(long_x)), "color": "black"}, {"type": "axhline", "y": 0.75, "color": "green", "lw": 2, "alpha": 0.7},
                                       {"type": "fill_between", "x": short(long_x), "y1": 0, "y2": 1, "where": [bool(v > 0.75) for v in np.sin(long_x)], "color": "green", "alpha": 0.5, "transform": "xaxis"}]),
        "span-regions": one([{"type": "line", "x": xs, "y": ys, "color": "black"}, {"type": "axhline", "y": 0, "color": "black"},
                             {"type": "fill_between", "x": xs, "y1": 1, "where": [v > 0 for v in ys], "facecolor": "green", "alpha": 0.5},
                             {"type": "fill_between", "x": xs, "y1": -1, "where": [v < 0 for v in ys], "facecolor": "red", "alpha": 0.5}]),
        "stackplot": one({"type": "stackplot", "x": years, "y": population, "labels": ["Africa", "the Americas", "Asia", "Europe", "Oceania"], "alpha": 0.8}, legend={"loc": "upper left", "reverse": True},
                         title="World population", xlabel="Year", ylabel="Number of people (billions)", yticks={"minor": {"locator": {"type": "MultipleLocator", "base": 0.2}}}),
        "eventplot": {"figure": {"subplots": {"nrows": 2, "ncols": 2}, "rcParams": {"font.size": 8}}, "axes": [
            {"marks": [spikes[0]]}, {"marks": [spikes[1]]}, {"marks": [{**spikes[0], "orientation": "vertical"}]}, {"marks": [{**spikes[1], "orientation": "vertical"}]}]},
        "timeline": one(timeline, figure={"size": [8.8, 4], "layout": "constrained"}, title="Matplotlib release dates", ymargin=0.1, spines={"left": False, "top": False, "right": False}, yticks={"visible": False},
                        xticks={"locator": {"type": "YearLocator"}, "formatter": {"type": "DateFormatter", "fmt": "%Y"}}),
        "broken-axis": {"figure": {"subplots": {"nrows": 2, "sharex": True, "hspace": 0.05}}, "axes": [
            {"ylim": [0.78, 1], "spines": {"bottom": False}, "xticks": {"position": "top"}, "tick_params": {"labeltop": False}, "marks": [{"type": "line", "y": short(broken, 5)}, {"type": "line", "x": [0, 1], "y": [0, 0], **slash}]},
            {"ylim": [0, 0.22], "spines": {"top": False}, "xticks": {"position": "bottom"}, "marks": [{"type": "line", "y": short(broken, 5)}, {"type": "line", "x": [0, 1], "y": [1, 1], **slash}]}]},
        "two-scales": {"figure": {"layout": "tight"}, "axes": [
            {"xlabel": "time (s)", "ylabel": {"text": "exp", "color": "tab:red"}, "tick_params": {"axis": "y", "labelcolor": "tab:red"}, "marks": [{"type": "line", "x": short(t), "y": short(np.exp(t), 6), "color": "tab:red"}]},
            {"twin": {"of": 0}, "ylabel": {"text": "sin", "color": "tab:blue"}, "tick_params": {"axis": "y", "labelcolor": "tab:blue"}, "marks": [{"type": "line", "x": short(t), "y": short(np.sin(2 * np.pi * t)), "color": "tab:blue"}]}]},
        "secondary-axis": one({"type": "line", "x": short(degrees), "y": short(np.sin(2 * degrees * np.pi / 180))}, figure={"layout": "constrained"}, xlabel="angle [degrees]", ylabel="signal", title="Sine wave",
                              secondary_xaxis={"location": "top", "functions": {"type": "linear", "scale": 0.017453292519943295}, "label": "angle [rad]"}),
    }


def _distributions() -> dict[str, dict]:
    r = _dice()
    x, y = r.randn(300), r.randn(300)
    edge = (int(max(np.abs(x).max(), np.abs(y).max()) / 0.25) + 1) * 0.25
    bins = short(np.arange(-edge, edge + 0.25, 0.25))
    clouds = [{"type": "scatter", "x": short(x), "y": short(y)}, {"type": "histogram", "x": short(x), "bins": bins}, {"type": "histogram", "x": short(y), "bins": bins, "orientation": "horizontal"}]
    outer = {"tick_params": {"axis": "x", "labelbottom": False}}, {"tick_params": {"axis": "y", "labelleft": False}}
    rain = _dice().normal(200, 25, size=100)
    _, rain_bins = np.histogram(rain, 50)
    expected = (np.exp(-0.5 * ((rain_bins - 200) / 25) ** 2)).cumsum()
    samples = [_dice().normal(0, std, 100) for std in range(6, 10)]
    common = {"grid": "y", "xticks": {"ticks": [1, 2, 3, 4], "labels": ["x1", "x2", "x3", "x4"]}, "xlabel": "Four separate samples", "ylabel": "Observed values"}
    hx = _dice().standard_normal(3000)
    hy = 2 + 3 * hx + 4 * np.random.RandomState(1).standard_normal(3000)
    hex_axes = {"xlim": short([hx.min(), hx.max()]), "ylim": short([hy.min(), hy.max()]), "colorbar": {"label": "counts"}}
    hexes = {"type": "hexbin", "x": short(hx, 3), "y": short(hy, 3), "gridsize": 50, "cmap": "inferno"}
    ex = np.arange(0.1, 4, 0.5)
    return {
        "scatter-hist-mosaic": {"figure": {"mosaic": [["histx", "."], ["scatter", "histy"]], "size": [6, 6], "layout": "constrained", "subplots": {"width_ratios": [4, 1], "height_ratios": [1, 4]}}, "axes": [
            {"panel": "histx", "marks": [clouds[1]], **outer[0]}, {"panel": "scatter", "marks": [clouds[0]]}, {"panel": "histy", "marks": [clouds[2]], **outer[1]}]},
        "scatter-hist-insets": {"figure": {"layout": "constrained"}, "axes": [
            {"aspect": "equal", "marks": [clouds[0]]}, {"inset": {"of": 0, "bounds": [0, 1.05, 1, 0.25]}, "sharex": 0, "marks": [clouds[1]], **outer[0]},
            {"inset": {"of": 0, "bounds": [1.05, 0, 0.25, 1]}, "sharey": 0, "marks": [clouds[2]], **outer[1]}]},
        "histogram-cumulative": one(
            [{"type": "histogram", "x": short(rain, 6), "bins": 50, "density": True, "histtype": "step", "cumulative": True, "label": "Empirical"},
             {"type": "line", "x": short(rain_bins, 7), "y": short(expected / expected[-1], 5), "fmt": "k--", "linewidth": 1.5, "label": "Theoretical"},
             {"type": "histogram", "x": short(rain, 6), "bins": short(rain_bins, 9), "density": True, "histtype": "step", "cumulative": -1, "label": "Reversed emp."}],
            figure={"size": [8, 4]}, grid=True, legend={"loc": "right"}, title="Cumulative step histograms", xlabel="Annual rainfall (mm)", ylabel="Likelihood of occurrence",
        ),
        "boxplot-vs-violin": {"figure": {"subplots": {"ncols": 2}, "size": [9, 4]}, "axes": [
            {"title": "Violin plot", "marks": [{"type": "violinplot", "dataset": short(samples), "showmeans": False, "showmedians": True}], **common},
            {"title": "Box plot", "marks": [{"type": "boxplot", "x": short(samples)}], **common}]},
        "hexbin": {"figure": {"subplots": {"ncols": 2, "sharey": True}, "size": [9, 4]}, "axes": [
            {"title": "Hexagon binning", "marks": [hexes], **hex_axes}, {"title": "With a log color scale", "marks": [{**hexes, "bins": "log"}], **hex_axes}]},
        "errorbar-features": {"figure": {"subplots": {"nrows": 2, "sharex": True}}, "axes": [
            {"title": "variable, symmetric error", "marks": [{"type": "errorbar", "x": short(ex), "y": short(np.exp(-ex)), "yerr": short(0.1 + 0.2 * ex), "fmt": "-o"}]},
            {"title": "variable, asymmetric error", "yscale": "log", "marks": [{"type": "errorbar", "x": short(ex), "y": short(np.exp(-ex)), "xerr": [short(0.4 * (0.1 + 0.2 * ex)), short(0.1 + 0.2 * ex)], "fmt": "o"}]}]},
    }


def _fields() -> dict[str, dict]:
    x, y = np.arange(-3.0, 3.0, 0.15), np.arange(-2.0, 2.0, 0.1)
    xx, yy = np.meshgrid(x, y)
    z = short((np.exp(-(xx**2) - yy**2) - np.exp(-((xx - 1) ** 2) - (yy - 1) ** 2)) * 2, 4)
    grid = {"type": "contour", "X": short(x), "Y": short(y), "Z": z}
    manual = [[-1, -1.4], [-0.62, -0.7], [-2, 0.5], [1.7, 1.2], [2.0, 1.4], [2.4, 1.7]]
    cells = short(_dice().rand(6, 10), 4)
    ex, ey = np.arange(-0.5, 10, 1), np.arange(4.5, 11, 1)
    tx, ty = np.meshgrid(ex, ey)
    tx = tx + 0.2 * ty
    ty = ty + 0.3 * tx
    my, mx = np.mgrid[1:5.1:0.1, 1:5.1:0.1]
    waves = (np.sin(mx) ** 10 + np.cos(10 + my * mx) * np.cos(mx))[:-1, :-1]
    levels = [round(-1.05 + 0.15 * k, 2) for k in range(16)]
    hx = np.arange(-3.0, 3.0, 0.1)
    hxx, hyy = np.meshgrid(hx, hx)
    hills = short((1 - hxx / 2 + hxx**5 + hyy**3) * np.exp(-(hxx**2 + hyy**2)), 3)
    extent = short([hx.min(), hx.max(), hx.min(), hx.max()])
    sy, sx = np.mgrid[-3:3:20j, -3:3:20j]
    return {
        "contour-labels": one({**grid, "clabel": {"fontsize": 10}}, title="Simplest default with labels"),
        "contour-manual-labels": one({**grid, "clabel": {"fontsize": 10, "manual": manual}}, title="labels at selected locations"),
        "contour-single-color": one({**grid, "levels": 6, "colors": "k", "clabel": {"fontsize": 9}}, title="Single color - negative contours dashed"),
        "contour-solid": one({**grid, "levels": 6, "colors": "k", "clabel": {"fontsize": 9}}, title="Single color - negative contours solid", figure={"rcParams": {"contour.negative_linestyle": "solid"}}),
        "contour-crazy-lines": one({**grid, "levels": 6, "linewidths": [0.5, 1, 1.5, 2, 2.5, 3, 3.5], "colors": ["r", "green", "blue", [1, 1, 0], "#afeeee", "0.5"], "clabel": {"fontsize": 9}}, title="Crazy lines"),
        "contour-on-image": one(
            [{"type": "imshow", "X": z, "interpolation": "bilinear", "origin": "lower", "cmap": "gray", "extent": [-3, 3, -2, 2]},
             {"type": "contour", "Z": z, "levels": short(np.arange(-1.2, 1.6, 0.2)), "origin": "lower", "cmap": "flag", "extend": "both", "linewidths": [2, 2, 2, 2, 2, 2, 4, 2, 2, 2, 2, 2, 2, 2], "extent": [-3, 3, -2, 2],
              "clabel": {"levels": short(np.arange(-1.2, 1.6, 0.2)[1::2]), "fmt": "%1.1f", "fontsize": 14}}],
            title="Lines with colorbar", colorbar=[{"mark": 1, "shrink": 0.8}, {"mark": 0, "orientation": "horizontal", "shrink": 0.8}],
        ),
        "pcolormesh-tilted": one({"type": "pcolormesh", "X": short(tx, 6), "Y": short(ty, 6), "C": cells}),
        "pcolormesh-levels": {"figure": {"subplots": {"nrows": 2}, "layout": "tight"}, "axes": [
            {"title": "pcolormesh with levels", "colorbar": True,
             "marks": [{"type": "pcolormesh", "X": short(mx[0]), "Y": short(my[:, 0]), "C": short(waves, 3), "cmap": "PiYG", "norm": {"type": "BoundaryNorm", "boundaries": levels, "ncolors": 256, "clip": True}}]},
            {"title": "contourf with levels", "colorbar": True,
             "marks": [{"type": "contourf", "X": short(mx[0, :-1] + 0.05), "Y": short(my[:-1, 0] + 0.05), "Z": short(waves, 3), "levels": levels, "cmap": "PiYG"}]}]},
        "layer-images": one(
            [{"type": "imshow", "X": [[(i + j) % 2 for j in range(8)] for i in range(8)], "cmap": "gray", "interpolation": "nearest", "extent": extent},
             {"type": "imshow", "X": hills, "cmap": "viridis", "alpha": 0.9, "interpolation": "bilinear", "extent": extent}],
            figure={"frameon": False},
        ),
        "quiver-simple": one({"type": "quiver", "X": list(range(-10, 10, 2)), "Y": list(range(-10, 10, 2)), "U": [[v] * 10 for v in range(-10, 10, 2)], "V": [list(range(-10, 10, 2))] * 10,
                              "quiverkey": {"X": 0.3, "Y": 1.1, "U": 10, "label": "Quiver key, length = 10", "labelpos": "E"}}),
        "streamplot-varying-color": one(
            {"type": "streamplot", "x": short(sx[0], 9), "y": short(sy[:, 0], 9), "u": short(-1 - sx**2 + sy), "v": short(1 + sx - sy**2), "color": short(-1 - sx**2 + sy), "linewidth": 2, "cmap": "autumn"},
            title="Varying Color", colorbar=True,
        ),
    }


def _others() -> dict[str, dict]:
    r = _dice()
    radius = np.arange(0, 2, 0.01)
    theta = np.linspace(0.0, 2 * np.pi, 20, endpoint=False)
    radii, width = 10 * r.rand(20), np.pi / 4 * r.rand(20)
    sphere_u, sphere_v = np.linspace(0, 2 * np.pi, 30), np.linspace(0, np.pi, 20)
    turns = np.linspace(-4 * np.pi, 4 * np.pi, 100)
    height = np.linspace(-2, 2, 100)
    reach = height**2 + 1
    sx = np.arange(-5, 5, 0.5)
    sxx, syy = np.meshgrid(sx, sx)
    vegetables = ["cucumber", "tomato", "lettuce", "asparagus", "potato", "wheat", "barley"]
    farmers = ["Farmer Joe", "Upland Bros.", "Smith Gardening", "Agrifun", "Organiculture", "BioGoods Ltd.", "Cornylee Corp."]
    harvest = [[0.8, 2.4, 2.5, 3.9, 0, 4, 0], [2.4, 0, 4, 1, 2.7, 0, 0], [1.1, 2.4, 0.8, 4.3, 1.9, 4.4, 0], [0.6, 0, 0.3, 0, 3.1, 0, 0], [0.7, 1.7, 0.6, 2.6, 2.2, 6.2, 0], [1.3, 1.2, 0, 0, 0, 3.2, 5.1],
               [0.1, 2, 0, 1.4, 0, 1.9, 6.3]]
    nested = np.array([[60.0, 32.0], [37.0, 40.0], [29.0, 10.0]])
    return {
        "polar-demo": one({"type": "line", "x": short(2 * np.pi * radius, 6), "y": short(radius)}, projection="polar", rmax=2, rgrids=[0.5, 1, 1.5, 2], rlabel_position=-22.5, grid=True,
                          title="A line plot on a polar axis"),
        "polar-bar": one({"type": "bar", "x": short(theta, 6), "height": short(radii, 5), "width": short(width, 5), "bottom": 0, "alpha": 0.5, "color": [f"C{k % 10}" for k in range(20)]}, projection="polar"),
        "pie-features": one({"type": "pie", "x": [15, 30, 45, 10], "labels": ["Frogs", "Hogs", "Dogs", "Logs"], "explode": [0, 0.1, 0, 0], "autopct": "%1.1f%%", "shadow": True, "startangle": 90}),
        "nested-pie": one([{"type": "pie", "x": short(nested.sum(axis=1)), "radius": 1, "colors": ["C0", "C4", "C8"], "wedgeprops": {"width": 0.3, "edgecolor": "w"}},
                           {"type": "pie", "x": short(nested.ravel()), "radius": 0.7, "colors": ["C1", "C2", "C5", "C6", "C9", "C3"], "wedgeprops": {"width": 0.3, "edgecolor": "w"}}], aspect="equal",
                          title="Pie plot with `ax.pie`"),
        "surface3d-sphere": one({"type": "plot_surface", "X": short(10 * np.outer(np.cos(sphere_u), np.sin(sphere_v))), "Y": short(10 * np.outer(np.sin(sphere_u), np.sin(sphere_v))),
                                 "Z": short(10 * np.outer(np.ones(30), np.cos(sphere_v)))}, projection="3d", aspect="equal"),
        "surface3d": one({"type": "plot_surface", "X": short(sx), "Y": short(sx), "Z": short(np.sin(np.hypot(sxx, syy))), "cmap": "coolwarm", "linewidth": 0, "antialiased": False} | {"X": short(sxx), "Y": short(syy)},
                         projection="3d", zlim=[-1.01, 1.01], zticks={"locator": {"type": "LinearLocator", "numticks": 10}, "formatter": "{x:.02f}"}, colorbar={"shrink": 0.5, "aspect": 5}),
        "lines3d": one({"type": "line", "x": short(reach * np.sin(turns)), "y": short(reach * np.cos(turns)), "z": short(height), "label": "parametric curve"}, projection="3d", legend=True),
        "annotated-heatmap": one(
            [{"type": "imshow", "X": harvest}] + [{"type": "text", "x": j, "y": i, "s": str(v), "ha": "center", "va": "center", "color": "w"} for i, row in enumerate(harvest) for j, v in enumerate(row)],
            figure={"layout": "tight"}, title="Harvest of local farmers (in tons/year)", yticks={"ticks": list(range(7)), "labels": vegetables},
            xticks={"ticks": list(range(7)), "labels": farmers, "rotation": 45, "ha": "right", "rotation_mode": "anchor"},
        ),
        "annotate-simple": one([{"type": "line", "x": short(np.arange(0, 5, 0.02)), "y": short(np.cos(2 * np.pi * np.arange(0, 5, 0.02))), "lw": 2},
                                {"type": "annotate", "text": "local max", "xy": [2, 1], "xytext": [3, 1.5], "arrowprops": {"facecolor": "black", "shrink": 0.05}}], ylim=[-2, 2]),
    }
