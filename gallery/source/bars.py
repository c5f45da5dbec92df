"""Bars."""

from __future__ import annotations

from .data import one

_FRUIT = ["apple", "blueberry", "cherry", "orange"]
_COUNTS = [40, 100, 30, 55]
_YEARS = ["2019", "2020", "2021", "2022"]


def _grouped(kind: str = "bar", **more) -> list[dict]:
    position, length = ("x", "height") if kind == "bar" else ("y", "width")
    thick = "width" if kind == "bar" else "height"
    rows = {"north": [12, 15, 9, 20], "south": [8, 11, 14, 13], "west": [5, 7, 10, 6]}
    return [
        {"type": kind, position: [k + (i - 1) * 0.25 for k in range(4)], length: values, thick: 0.25, "label": name, **more}
        for i, (name, values) in enumerate(rows.items())
    ]


def _stacked(kind: str = "bar", **more) -> list[dict]:
    length, base = ("height", "bottom") if kind == "bar" else ("width", "left")
    position = "x" if kind == "bar" else "y"
    total, marks = [0.0] * 4, []
    for name, values in {"wind": [10, 14, 18, 25], "solar": [4, 7, 11, 16], "hydro": [20, 19, 21, 20]}.items():
        marks.append({"type": kind, position: _YEARS, length: values, base: list(total), "label": name, **more})
        total = [a + b for a, b in zip(total, values, strict=True)]
    return marks


def figures() -> dict[str, dict]:
    return {
        "bar-basic": {"plot_type": "bar", "data": {"x": _FRUIT, "height": _COUNTS}, "title": "Fruit supply", "ylabel": "tonnes"},
        "bar-colors": one(
            {"type": "bar", "x": _FRUIT, "height": _COUNTS, "color": ["tab:red", "tab:blue", "tab:red", "tab:orange"], "edgecolor": "k", "linewidth": 1.5},
            title="Colours and edges",
        ),
        "bar-grouped": one(_grouped(), title="Grouped", xticks={"ticks": [0, 1, 2, 3], "labels": _YEARS}, legend={"loc": "upper left", "ncols": 3}, ylim=[0, 25]),
        "bar-stacked": one(_stacked(), title="Stacked", ylabel="TWh", legend=True),
        "bar-labels": one(
            {"type": "bar", "x": _FRUIT, "height": _COUNTS, "bar_label": {"padding": 3, "fmt": "%.1f"}}, title="Bar labels", ylim=[0, 115],
        ),
        "bar-labels-center": one(_stacked(bar_label={"label_type": "center", "color": "white"}), title="Labels in the middle", legend=True),
        "bar-error": one(
            {"type": "bar", "x": [0, 1, 2], "height": [3, 5, 4], "yerr": [0.4, 0.8, 0.3], "capsize": 6, "color": "lightsteelblue",
             "tick_label": ["a", "b", "c"]},
            title="Error bars", ylabel="mean",
        ),
        "bar-hatches": one(
            [{"type": "bar", "x": [i], "height": [i % 4 + 2], "hatch": h, "facecolor": "white", "edgecolor": "k"}
             for i, h in enumerate(["/", "\\", "|", "-", "+", "x", "o", "O", ".", "*"])],
            title="Hatches",
        ),
        "bar-hatches-dense": one(
            [{"type": "bar", "x": [i], "height": [5 - i % 3], "hatch": h, "facecolor": f"C{i}", "edgecolor": "k", "alpha": 0.7}
             for i, h in enumerate(["//", "xx", "..", "oo", "**", "/o", "\\|", "+-"])],
            title="Dense and mixed hatches",
        ),
        "bar-negative": one(
            [{"type": "bar", "x": list(range(8)), "height": [2, -1, 3, -2.5, 1, -0.5, 2.2, -3], "color": "C3"},
             {"type": "axhline", "y": 0, "color": "k", "linewidth": 0.8}],
            title="Anomalies",
        ),
        "bar-align-edge": one(
            [{"type": "bar", "x": [0, 1, 2, 3], "height": [1, 3, 2, 4], "align": "edge", "width": 0.4, "alpha": 0.8},
             {"type": "bar", "x": [0, 1, 2, 3], "height": [2, 1, 3, 2], "align": "edge", "width": -0.4, "alpha": 0.8}],
            title="align='edge'",
        ),
        "bar-width-list": one(
            {"type": "bar", "x": [0, 2, 5, 9], "height": [4, 3, 2, 1], "width": [1, 2, 3, 4], "bottom": [0, 1, 2, 3], "edgecolor": "k"},
            title="Widths and bottoms",
        ),
        "bar-log": one({"type": "bar", "x": _FRUIT, "height": [3, 40, 500, 6000], "log": True}, title="log=True"),
        "bar-rotated-labels": one(
            {"type": "bar", "x": ["Massachusetts", "Connecticut", "New Hampshire", "Rhode Island", "Vermont"], "height": [70, 36, 14, 11, 6]},
            title="Rotated labels", xticks={"rotation": 45, "ha": "right", "rotation_mode": "anchor"}, figure={"layout": "tight"},
        ),
        "barh-basic": {"plot_type": "barh", "data": {"y": _FRUIT, "width": _COUNTS}, "title": "Horizontal bars", "xlabel": "tonnes"},
        "barh-grouped": one(
            _grouped("barh"), title="Grouped", yticks={"ticks": [0, 1, 2, 3], "labels": _YEARS}, yinverted=True, legend={"loc": "lower right"},
        ),
        "barh-stacked": one(_stacked("barh"), title="Stacked", xlabel="TWh", legend={"loc": "upper center", "bbox_to_anchor": [0.5, -0.15], "ncols": 3},
                            figure={"layout": "constrained"}),
        "barh-error-labels": one(
            {"type": "barh", "y": ["Tom", "Dick", "Harry", "Slim"], "width": [5.1, 7.2, 6.3, 4.4], "xerr": [0.3, 0.5, 0.2, 0.6],
             "bar_label": {"fmt": "{:.1f} s", "padding": 4}},
            title="How fast?", xlim=[0, 9],
        ),
        "barh-tornado": one(
            [{"type": "barh", "y": ["price", "volume", "cost", "rate"], "width": [-8, -5, -3, -1], "color": "C1", "label": "low"},
             {"type": "barh", "y": ["price", "volume", "cost", "rate"], "width": [7, 6, 2.5, 1.5], "color": "C0", "label": "high"}],
            title="Tornado", legend=True, yinverted=True,
        ),
        "bar-grouped-bar": one(
            {"type": "grouped_bar", "heights": [[12, 15, 9], [8, 11, 14]], "labels": ["treated", "control"], "tick_labels": ["A", "B", "C"],
             "bar_label": True},
            title="grouped_bar", legend=True, ylim=[0, 18],
        ),
        "broken-barh": one(
            [{"type": "broken_barh", "xranges": [[110, 30], [150, 10]], "yrange": [10, 9], "facecolors": "tab:blue"},
             {"type": "broken_barh", "xranges": [[10, 50], [100, 20], [130, 10]], "yrange": [20, 9], "facecolors": ["tab:orange", "tab:green", "tab:red"]}],
            title="Schedule", yticks={"ticks": [15, 25], "labels": ["Bill", "Jim"]}, grid=True, xlabel="seconds since start", xlim=[0, 200], ylim=[5, 35],
        ),
        "bar-dates": one(
            {"type": "bar", "x": ["2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01"], "height": [31, 45, 12, 60, 52], "width": 20},
            title="Monthly rain", ylabel="mm",
        ),
        "bar-many-categories": one(
            {"type": "bar", "x": [chr(65 + i) for i in range(26)], "height": [8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2, 6.1, 7, 0.15, 0.77, 4, 2.4, 6.7, 7.5, 1.9,
             0.095, 6, 6.3, 9.1, 2.8, 0.98, 2.4, 0.15, 2, 0.074]},
            title="Letters in English", ylabel="%",
        ),
    }
