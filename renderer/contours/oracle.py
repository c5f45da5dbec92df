"""Contours small grids with contourpy's mpl2014, Matplotlib's default; writes what went in and came out to baselines.json."""

import json
from pathlib import Path as File

import contourpy
import numpy as np

rng = np.random.default_rng(5)
CASES = []
LEVELS = [-1.0, -0.25, 0.5]


def parts(result):
    points, codes = (np.concatenate(p) if len(p) else np.zeros(0) for p in result)
    return {"points": [float(f"{v:.12g}") for v in np.ravel(points)], "codes": "".join(" ML"[c] if c < 3 else "Z" for c in codes.astype(int))}


def case(name, ny, nx, gaps=0.0, corner_mask=True, nchunk=0):
    z = np.round(rng.normal(size=(ny, nx)), 2)
    x, y = np.meshgrid(np.arange(nx) * 1.5, np.arange(ny) ** 1.5)
    hidden = rng.random((ny, nx)) < gaps
    generator = contourpy.contour_generator(
        x, y, np.ma.array(z, mask=hidden) if gaps else z, name="mpl2014", corner_mask=corner_mask, chunk_size=nchunk,
        line_type=contourpy.LineType.SeparateCode, fill_type=contourpy.FillType.OuterCode,
    )
    CASES.append({
        "name": name, "nx": nx, "ny": ny, "x": np.ravel(x).tolist(), "y": np.ravel(y).tolist(), "z": np.ravel(z).tolist(),
        "hidden": np.ravel(hidden).astype(int).tolist() if gaps else None, "cornerMask": corner_mask, "nchunk": nchunk, "levels": LEVELS,
        "lines": [parts(generator.lines(level)) for level in LEVELS],
        "filled": [parts(generator.filled(low, high)) for low, high in zip([-1e250, *LEVELS], [*LEVELS, 1e250])],
    })


case("one cell", 2, 2)
case("saddles", 7, 8)
case("gaps with corners", 8, 8, gaps=0.15)
case("gaps without corners", 8, 8, gaps=0.15, corner_mask=False)
case("many gaps", 7, 7, gaps=0.4)
case("in pieces", 7, 8, nchunk=3)
case("gaps in pieces", 8, 7, gaps=0.1, nchunk=2)

File(__file__).with_name("baselines.json").write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in CASES) + "\n]\n")
