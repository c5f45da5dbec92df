"""Writes the colour tables and the test tables of this folder from the installed Matplotlib.

Run with a Python that has Matplotlib 3.11: python renderer/color/oracle.py
"""
import json
import pathlib
import struct
import subprocess

import matplotlib as mpl
import numpy as np
from matplotlib import _cm, _cm_listed, colors
from matplotlib._color_data import BASE_COLORS, CSS4_COLORS, TABLEAU_COLORS, XKCD_COLORS

HERE = pathlib.Path(__file__).parent
DATA = HERE.parent / "data"


def hexes(table):
    return {k: colors.to_hex(v)[1:] for k, v in table.items()}


def packed(table):
    return " ".join(f"{k}:{v}" for k, v in hexes(table).items())


def wrapped(text, width=112):
    import textwrap
    lines = textwrap.wrap(text, width)
    return " +\n  ".join(f"'{line}{' ' if i < len(lines) - 1 else ''}'" for i, line in enumerate(lines))


(HERE / "named-colors.ts").write_text(
    f"// Written by oracle.py from Matplotlib {mpl.__version__}.\n\n"
    "/** CSS4 names and their hex digits, `name:rrggbb`. */\nexport const CSS4_COLORS =\n  " + wrapped(packed(CSS4_COLORS)) + ";\n\n"
    "/** Tableau's ten, without their `tab:`. */\nexport const TABLEAU_COLORS =\n  "
    + wrapped(packed({k[4:]: v for k, v in TABLEAU_COLORS.items()})) + ";\n\n"
    "/** Names of one letter; their values are not those of the CSS names. */\n"
    "export const BASE_COLORS: Readonly<Record<string, readonly [number, number, number]>> = {\n"
    + "".join(f"  {k}: {json.dumps(v)},\n" for k, v in BASE_COLORS.items()) + "};\n")

(DATA / "xkcd-colors.json").write_text(
    json.dumps({k[5:]: v[1:] for k, v in XKCD_COLORS.items()}, separators=(",", ":")) + "\n")


def channel(name, key, value):
    if not callable(value):
        return [x for row in value for x in row]
    if name == "cubehelix":
        return "cubehelix_" + key
    return value.__name__.lstrip("_")


segmented, listed, floats = {}, {}, []
for name, spec in _cm.datad.items():
    if "red" in spec:
        segmented[name] = {k[0]: channel(name, k, v) for k, v in spec.items()}
    elif "listed" in spec:
        listed[name] = [len(floats) // 3, len(spec["listed"])]
        floats += [x for row in spec["listed"] for x in row]
    else:
        data = colors.LinearSegmentedColormap.from_list(name, spec)._segmentdata
        segmented[name] = {k[0]: np.asarray(data[k]).ravel().tolist() for k in ("red", "green", "blue")}
for name, cmap in _cm_listed.cmaps.items():
    rows = [list(r)[:3] for r in cmap.colors]
    listed[name] = [len(floats) // 3, len(rows)]
    floats += [x for row in rows for x in row]
sequences = {}
for name in mpl.color_sequences:
    sequences[name] = [colors.to_hex(c) for c in mpl.color_sequences[name]]
(DATA / "colormaps.json").write_text(
    "{\n\"segmented\": {\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in segmented.items())
    + "\n},\n\"listed\": " + json.dumps(listed) + ",\n\"sequences\": " + json.dumps(sequences) + "\n}\n")
(DATA / "colormaps.f64").write_bytes(struct.pack(f"<{len(floats)}d", *floats))

# ---- tables for the tests -------------------------------------------------------------------------------------------
tables = {"colors": [], "invalid": [], "maps": {}, "sampled": [], "norms": []}
for c, a in [("red", None), ("RED", None), ("g", None), ("k", 0.5), ("tab:gray", None), ("tab:grey", None), ("C3", None), ("C13", 0.25),
             ("#abc", None), ("#abcd", None), ("#1f77b4", 0.3), ("#1f77b480", None), ("0.75", None), ("1e-1", None), ("xkcd:sea green", None),
             ("xkcd:light grey", None), ("xkcd:light gray", None), ("none", 0.5), ("None", None), ([0.1, 0.2, 0.3], None),
             ([0.1, 0.2, 0.3, 0.4], None), ([0.1, 0.2, 0.3, 0.4], 0.9), (("red", 0.2), None), (("#1f77b4", 0.2), 0.7), ("rebeccapurple", None)]:
    tables["colors"].append({"color": c, "alpha": a, "rgba": colors.to_rgba(tuple(c) if isinstance(c, list) else c, a)})
for c in ["reddish-nonsense", "#12", "#12345", "1.5", "-0.1", "", [0.1, 0.2], [0.1, 0.2, 1.3], "C", "C-1"]:
    assert not colors.is_color_like(tuple(c) if isinstance(c, list) else c), c
    tables["invalid"].append(c)
for name in sorted(mpl.colormaps):
    m = mpl.colormaps[name]
    lut = m(np.arange(m.N))
    picks = [0, m.N // 3, m.N // 2, m.N - 1]
    tables["maps"][name] = [m.N, float(lut.sum()), [lut[i][:3].tolist() for i in picks]]
for name, n in [("viridis", 7), ("RdBu_r", 5), ("gnuplot2", 11), ("tab10", 4), ("cubehelix_r", 9), ("jet", 1), ("nipy_spectral", 3)]:
    m = mpl.colormaps[name].resampled(n)
    tables["sampled"].append([name, n, m(np.arange(n))[:, :3].tolist()])
sample = [-3.0, -0.5, 0.0, 1e-3, 0.2, 0.5, 1.0, 2.0, 7.5, 10.0, 99.0, 150.0]
for spec, norm in [
    ({"type": "Normalize", "vmin": 0.1, "vmax": 7}, colors.Normalize(0.1, 7)),
    ({"type": "Normalize", "clip": True, "vmin": 0, "vmax": 7}, colors.Normalize(0, 7, clip=True)),
    ({"type": "Normalize"}, colors.Normalize()),
    ({"type": "LogNorm"}, colors.LogNorm()),
    ({"type": "LogNorm", "vmin": 0.01, "vmax": 100}, colors.LogNorm(0.01, 100)),
    ({"type": "LogNorm", "vmin": 0.5, "vmax": 100, "clip": True}, colors.LogNorm(0.5, 100, clip=True)),
    ({"type": "SymLogNorm", "linthresh": 0.3}, colors.SymLogNorm(0.3)),
    ({"type": "SymLogNorm", "linthresh": 2, "linscale": 0.5, "base": 2, "vmin": -5, "vmax": 50}, colors.SymLogNorm(2, 0.5, -5, 50, base=2)),
    ({"type": "AsinhNorm", "linear_width": 0.4}, colors.AsinhNorm(0.4)),
    ({"type": "PowerNorm", "gamma": 0.5}, colors.PowerNorm(0.5)),
    ({"type": "PowerNorm", "gamma": 2, "vmin": 0, "vmax": 10, "clip": True}, colors.PowerNorm(2, 0, 10, clip=True)),
    ({"type": "TwoSlopeNorm", "vcenter": 1}, colors.TwoSlopeNorm(1)),
    ({"type": "TwoSlopeNorm", "vcenter": 0, "vmin": -1, "vmax": 20}, colors.TwoSlopeNorm(0, -1, 20)),
    ({"type": "CenteredNorm"}, colors.CenteredNorm()),
    ({"type": "CenteredNorm", "vcenter": 3, "halfrange": 10}, colors.CenteredNorm(3, 10)),
    ({"type": "BoundaryNorm", "boundaries": [0, 0.5, 2, 10], "ncolors": 256}, colors.BoundaryNorm([0, 0.5, 2, 10], 256)),
    ({"type": "BoundaryNorm", "boundaries": [0, 0.5, 2, 10], "ncolors": 20, "extend": "both"}, colors.BoundaryNorm([0, 0.5, 2, 10], 20, extend="both")),
    ({"type": "BoundaryNorm", "boundaries": [0, 0.5, 2, 10], "ncolors": 4, "extend": "max"}, colors.BoundaryNorm([0, 0.5, 2, 10], 4, extend="max")),
    ({"type": "BoundaryNorm", "boundaries": [0, 10], "ncolors": 9, "clip": True}, colors.BoundaryNorm([0, 10], 9, clip=True)),
]:
    out = np.ma.asarray(norm(np.array(sample)))
    values = [None if m or not np.isfinite(v) and np.isnan(v) else ("Infinity" if v == np.inf else "-Infinity" if v == -np.inf else float(v))
              for v, m in zip(out.data, np.ma.getmaskarray(out))]
    tables["norms"].append({"spec": spec, "vmin": float(norm.vmin), "vmax": float(norm.vmax), "values": values})
tables["sample"] = sample
(HERE / "color-tables.json").write_text(json.dumps(tables, separators=(",", ":")).replace('],"', '],\n"').replace("},{", "},\n{") + "\n")
subprocess.run(["node_modules/.bin/biome", "format", "--write", str(HERE)], cwd=HERE.parent.parent, check=True)
