"""Colours, colormaps, hatches and style sheets."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np

from .data import clusters, one, rng, short

_STYLES = ["classic", "ggplot", "bmh", "dark_background", "fivethirtyeight", "grayscale", "petroff10", "tableau-colorblind10", "Solarize_Light2", "seaborn-v0_8", "seaborn-v0_8-darkgrid", "seaborn-v0_8-whitegrid", "seaborn-v0_8-ticks",
           "seaborn-v0_8-poster", "seaborn-v0_8-colorblind", "fast"]  # fmt: skip
_MAPS = {
    "uniform": ["viridis", "plasma", "inferno", "magma", "cividis"],
    "sequential": ["Greys", "Blues", "YlOrBr", "PuBuGn", "hot", "copper", "bone", "cubehelix"],
    "diverging": ["RdBu", "coolwarm", "Spectral", "bwr", "seismic", "BrBG", "berlin"],
    "cyclic": ["twilight", "twilight_shifted", "hsv"],
    "qualitative": ["tab10", "tab20", "Set1", "Set3", "Pastel1", "Dark2", "Accent", "Paired"],
    "various": ["jet", "turbo", "rainbow", "terrain", "ocean", "gist_earth", "gnuplot", "nipy_spectral", "prism", "flag"],
    "reversed": ["viridis_r", "jet_r", "Blues_r", "tab10_r", "twilight_r"],
}  # fmt: skip

_SMALL_STYLES = [f"seaborn-v0_8-{kind}" for kind in ("bright", "dark", "dark-palette", "deep", "muted", "notebook", "paper", "pastel", "talk", "white")]


def _all_maps() -> list[list[str]]:
    """Every colormap that no other figure shows and that is neither reversed nor a second name, ten to a page."""
    shown = {name for names in _MAPS.values() for name in names}
    seen, rest = set(), []
    for name in sorted(mpl.colormaps):
        table = mpl.colormaps[name](np.arange(mpl.colormaps[name].N)).tobytes()
        if not name.endswith("_r") and name not in shown and table not in seen:
            rest.append(name)
        seen.add(table)
    return [rest[i : i + 10] for i in range(0, len(rest), 10)]


def figures() -> dict[str, dict]:
    r = rng("colours")
    ramp = [short(np.linspace(0, 1, 128), 3)] * 2
    short_ramp = [short(np.linspace(0, 1, 64), 3)] * 2
    groups = clusters("style", 20)
    t = np.linspace(0, 6, 50)
    made: dict[str, dict] = {
        f"colormap-{kind}": {
            "figure": {"subplots": {"nrows": len(names), "left": 0.25, "right": 0.98, "top": 0.98, "bottom": 0.02, "hspace": 0.2}},
            "axes": [{"marks": [{"type": "imshow", "X": ramp, "cmap": name, "aspect": "auto"}, {"type": "text", "x": -0.02, "y": 0.5, "s": name, "ha": "right", "va": "center", "transform": "axes"}], "axis": "off"} for name in names],
        }
        for kind, names in _MAPS.items()
    }
    for name in _STYLES:
        made[f"style-{name.lower().replace('_', '-')}"] = {
            "figure": {"style": name, "subplots": {"ncols": 2}, "suptitle": name},
            "axes": [
                {"title": "lines", "xlabel": "time", "ylabel": "value", "legend": True,
                 "marks": [{"type": "line", "x": short(t), "y": short(np.sin(t + k) + k / 2), "label": f"line {k}"} for k in range(3)]},
                {"title": "others", "marks": [{"type": "scatter", "x": gx, "y": gy} for gx, gy in groups] + [{"type": "bar", "x": [40, 44, 48], "height": [12, 11, 13], "width": 2}]},
            ],
        }
    for name in _SMALL_STYLES:
        made[f"style-{name.replace('_', '-')}"] = {
            "figure": {"style": name, "size": [4, 3]},
            "axes": [{"title": name, "xlabel": "x", "legend": {"loc": "upper right"}, "marks": [
                {"type": "bar", "x": [0, 1, 2], "height": [1, 2, 1.5], "label": "bar"}, {"type": "line", "x": [0, 1, 2], "y": [2.5, 1.5, 3], "fmt": "o-", "label": "line"}]}],
        }
    for page, names in enumerate(_all_maps()):
        made[f"colormap-all-{page + 1}"] = {
            "figure": {"size": [4, 3], "subplots": {"nrows": len(names), "left": 0.3, "right": 0.98, "top": 0.98, "bottom": 0.02, "hspace": 0.1}},
            "axes": [{"marks": [{"type": "imshow", "X": short_ramp, "cmap": name, "aspect": "auto"},
                                {"type": "text", "x": -0.02, "y": 0.5, "s": name, "fontsize": 8, "ha": "right", "va": "center", "transform": "axes"}], "axis": "off"} for name in names],
        }
    made |= {
        "style-list": {"figure": {"style": ["ggplot", "grayscale"]}, "axes": [{"marks": [{"type": "line", "y": [1, 3, 2]}, {"type": "line", "y": [2, 1, 3]}], "title": "Two sheets"}]},
        "style-classic-histogram": {"figure": {"style": "classic"}, "axes": [{"marks": [{"type": "histogram", "x": groups[0][0], "bins": 8}], "title": "classic", "xlabel": "x", "grid": True}]},
        "style-classic-contourf": {"figure": {"style": "classic"}, "axes": [{"marks": [{"type": "contourf", "Z": short(np.hypot(*np.mgrid[-4:5, -4:5]), 3)}], "colorbar": True}]},
        "style-ggplot-bars": {"figure": {"style": "ggplot"}, "axes": [{"marks": [{"type": "bar", "x": ["a", "b", "c"], "height": [3, 5, 2]}], "title": "ggplot"}]},
        "style-dark-image": {"figure": {"style": "dark_background"}, "axes": [{"marks": [{"type": "imshow", "X": short(r.normal(size=(6, 6)), 3)}], "colorbar": {"label": "z"}, "title": "dark"}]},
        "rcparams-overrides": {
            "figure": {"rcParams": {"lines.linewidth": 4, "axes.spines.top": False, "axes.spines.right": False, "font.size": 14, "axes.titleweight": "bold", "xtick.direction": "in", "axes.grid": True, "grid.linestyle": ":",
                                    "axes.prop_cycle": {"color": ["#d62728", "#1f77b4"]}, "legend.loc": "lower left", "axes.facecolor": "#f7f7f7"}},
            "axes": [{"marks": [{"type": "line", "x": short(t), "y": short(np.sin(t)), "label": "a"}, {"type": "line", "x": short(t), "y": short(np.cos(t)), "label": "b"}], "title": "rcParams", "legend": True}],
        },
        "rcparams-ticks-fonts": {
            "figure": {"rcParams": {"font.family": "serif", "xtick.minor.visible": True, "ytick.minor.visible": True, "xtick.top": True, "ytick.right": True, "xtick.major.size": 8, "axes.linewidth": 1.5, "axes.formatter.limits": [-2, 2],
                                    "axes.autolimit_mode": "round_numbers", "axes.xmargin": 0, "figure.facecolor": "0.95"}},
            "axes": [{"marks": [{"type": "line", "x": [0, 3, 7], "y": [0, 420, 130]}], "title": "More rcParams", "xlabel": "x"}],
        },
        "rcparams-sketch": {"figure": {"rcParams": {"path.sketch": [1, 100, 2]}}, "axes": [{"marks": [{"type": "line", "x": short(t), "y": short(np.sin(t))}, {"type": "bar", "x": [1, 3, 5], "height": [0.5, 0.8, 0.3]}], "title": "Sketchy"}]},
        "colour-names": one(
            [{"type": "barh", "y": [k], "width": [1], "color": c, "height": 1} for k, c in enumerate(["tab:blue", "C1", "crimson", "rebeccapurple", "xkcd:sea green", "xkcd:dusty rose", "#abc", "#11223380", "0.4", "k", [0.2, 0.7, 0.3], [0.9, 0.1, 0.1, 0.4]])],
            yticks={"ticks": list(range(12)), "labels": ["tab:blue", "C1", "crimson", "rebeccapurple", "xkcd:sea green", "xkcd:dusty rose", "#abc", "#11223380", "0.4", "k", "rgb", "rgba"]}, figure={"layout": "tight"}, title="Colour names",
        ),
        "colour-alpha-layers": one([{"type": "scatter", "x": gx, "y": gy, "s": 600, "alpha": 0.3, "edgecolors": "none"} for gx, gy in groups], title="Alpha"),
        "cmap-custom-interpolated": one({"type": "imshow", "X": ramp, "aspect": "auto", "cmap": {"colors": ["darkblue", "white", "orange", "darkred"], "interpolate": True}}, title="Interpolated colours", colorbar={"orientation": "horizontal"}),
        "cmap-lut": one({"type": "imshow", "X": ramp, "aspect": "auto", "cmap": {"name": "viridis", "lut": 6}}, title="Six colours", colorbar={"orientation": "horizontal"}),
        "antialiased-off": one([{"type": "line", "x": short(t), "y": short(np.sin(t)), "antialiased": False, "linewidth": 3}, {"type": "line", "x": short(t), "y": short(np.cos(t)), "linewidth": 3}], title="Not antialiased"),
        "many-groups-cycle": one([{"type": "scatter", "x": short(r.normal(k, 0.5, 12), 3), "y": short(r.normal(k % 3, 0.5, 12), 3)} for k in range(12)], title="More groups than colours"),
    }
    return made
