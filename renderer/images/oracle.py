"""Resamples small pictures with Matplotlib's `_image.resample`; writes what went in and came out to baselines.json."""

import json
from pathlib import Path as File

import numpy as np
from matplotlib import _image
from matplotlib.image import _interpd_
from matplotlib.transforms import Affine2D

CASES = []


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

(File(__file__).parent / "baselines.json").write_text(
    "[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in CASES) + "\n]\n"
)
print(len(CASES), "cases")
