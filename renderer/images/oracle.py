"""Resamples small pictures with Matplotlib's `_image.resample`; writes what went in and came out to baselines.json and warped.json."""

import json
from pathlib import Path as File

import numpy as np
from matplotlib import _image
from matplotlib.image import _interpd_
from matplotlib.scale import LogScale, SymmetricalLogScale
from matplotlib.transforms import Affine2D, Bbox, BboxTransformFrom, BboxTransformTo, blended_transform_factory

CASES = []
WARPED = []


def flat(array):
    return [v if np.isfinite(v) else None for v in np.asarray(array, float).ravel().tolist()]


def case(name, data, shape, transform, interpolation, resample=True, norm=True, radius=4.0):
    out = np.zeros(shape + data.shape[2:], data.dtype)
    _image.resample(data, out, transform, _interpd_[interpolation], resample, 1.0, norm, radius)
    m = transform.get_matrix()
    CASES.append({
        "name": name, "dtype": str(data.dtype), "rows": data.shape[0], "columns": data.shape[1],
        "channels": 1 if data.ndim == 2 else 4, "data": flat(data), "shape": shape,
        "affine": [m[0, 0], m[1, 0], m[0, 1], m[1, 1], m[0, 2], m[1, 2]], "interpolation": interpolation,
        "resample": resample, "normalize": norm, "radius": radius,
        "expected": [v if v is None else float(f"{v:.7g}") for v in flat(out)],
    })


rng = np.random.default_rng(0)
small = rng.normal(size=(5, 6)).round(4)
rgba = np.round(rng.uniform(size=(4, 5, 4)), 4)
rgba[..., :3] = np.round(rgba[..., :3] * rgba[..., 3:], 6)
big = rng.normal(size=(30, 40)).round(3)
grow = Affine2D().scale(3.4, 3.1).translate(0.3, -0.4)
for name in sorted(set(_interpd_) - {"auto", "antialiased", "none"}):
    case(f"grow {name}", small, (14, 20), grow, name, resample=False)
    case(f"shrink {name}", big, (8, 11), Affine2D().scale(0.27, 0.26), name)
case("grow bicubic without norm", small, (14, 20), grow, "bicubic", resample=False, norm=False)
case("grow lanczos radius 2", small, (14, 20), grow, "lanczos", resample=False, radius=2.0)
case("flipped nearest", small, (15, 18), Affine2D().scale(-3, -3).translate(18, 15), "nearest")
case("thin border", small, (10, 10), Affine2D().scale(1.5, 1.5).translate(0.498, 0.5), "bilinear")
case("thick border flipped", small, (10, 10), Affine2D().scale(-1.5, 1.5).translate(9.3, 0.7), "bilinear")
case("unit hanning", small, (5, 6), Affine2D(), "hanning")
case("single precision", small.astype("f4"), (14, 20), grow, "hanning")
case("single precision bicubic", small.astype("f4"), (14, 20), grow, "bicubic", resample=False)
holes = small.copy()
holes[2, 3] = np.nan
case("gap hanning", holes, (14, 20), grow, "hanning")
case("gap nearest", holes, (14, 20), grow, "nearest")
for name in ("nearest", "bilinear", "hanning", "lanczos"):
    case(f"rgba {name}", rgba, (13, 17), grow, name)
    case(f"rgba single {name}", rgba.astype("f4"), (13, 17), grow, name, resample=False)
    case(f"rgba shrink {name}", np.round(rng.uniform(0.5, 1, size=(12, 14, 4)), 3), (4, 5), Affine2D().scale(0.36, 0.33), name)

faint = np.full((3, 4, 4), 0.6) * [0.5, 0.3, 0.1, 1]
case("rgba thin border", faint, (8, 10), Affine2D().scale(2.1, 2.1).translate(1.3, 0.7), "bilinear")


def scale(kind):
    return LogScale(None).get_transform() if kind == "log" else SymmetricalLogScale(None, linthresh=2).get_transform()


def warped(name, data, shape, kinds, extent, view, interpolation, top_first, norm=True):
    """As `_make_image` puts it together; `extent` and `view` are x0, x1, y0, y1, and the axes are as large as the picture."""
    x0, x1, y0, y1 = extent
    places = blended_transform_factory(*(scale(k) for k in kinds))
    seen = Bbox(places.transform([[view[0], view[2]], [view[1], view[3]]]))
    to_source = Affine2D().scale((x1 - x0) / data.shape[1], (y1 - y0) / data.shape[0]).translate(x0, y0)
    if top_first:
        to_source = Affine2D().translate(0, -data.shape[0]).scale(1, -1) + to_source
    t = to_source + (places + (BboxTransformFrom(seen) + BboxTransformTo(Bbox([[0, 0], shape[::-1]]))))
    source = data
    if interpolation == "nearest":
        t, source = Affine2D().translate(-data.shape[1], 0).scale(-1, 1) + t, source[:, ::-1]
        if top_first:
            t, source = Affine2D().translate(0, -data.shape[0]).scale(1, -1) + t, source[::-1]
    out = np.zeros(shape + data.shape[2:], data.dtype)
    _image.resample(source, out, t, _interpd_[interpolation], True, 1.0, norm, 4.0)
    WARPED.append({
        "name": name, "rows": data.shape[0], "columns": data.shape[1], "channels": 1 if data.ndim == 2 else 4, "data": flat(data), "shape": shape,
        "kinds": kinds, "extent": extent, "view": view, "interpolation": interpolation, "topFirst": top_first, "normalize": norm,
        "expected": [v if v is None else float(f"{v:.7g}") for v in flat(out)],
    })


loglog, decade = ["log", "log"], [1, 100, 1, 10]
for name in ("nearest", "none", "bilinear", "spline36"):
    warped(f"log {name}", small, (14, 20), loglog, decade, decade, name, True)
    warped(f"log rgba {name}", rgba, (13, 17), loglog, decade, decade, name, False)
warped("symlog and log, mirrored", small, (14, 20), ["symlog", "log"], [30, -50, 10, 1], [-50, 30, 1, 10], "bicubic", True)
warped("beside the picture", small, (12, 18), loglog, [3, 20, 2, 5], decade, "nearest", True)
warped("beside the picture, which filters mirror", small, (12, 18), loglog, [3, 20, 2, 5], decade, "bilinear", True)
warped("weights that add up to less than one", small, (14, 20), loglog, decade, decade, "lanczos", True, norm=False)
# The middle of the outputs is 10, where the third source pixel ends.
warped("a centre on an edge takes the left and upper pixel", np.arange(30.0).reshape(5, 6), (9, 9), loglog, [1, 19, 2.5, 17.5], [1, 100, 1, 100], "nearest", True)
warped("a centre on an edge, first row below", np.arange(30.0).reshape(5, 6), (9, 9), loglog, [1, 19, 4, 19], [1, 100, 1, 100], "nearest", False)
gap = small.copy()
gap[2, 3] = np.nan
warped("gap", gap, (14, 20), loglog, decade, decade, "hanning", True)

for file, cases in (("baselines.json", CASES), ("warped.json", WARPED)):
    (File(__file__).parent / file).write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
    print(len(cases), "cases in", file)
