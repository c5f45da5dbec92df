"""Images and their colorbars."""

from __future__ import annotations

import numpy as np

from .data import one, peaks, rng, short


def figures() -> dict[str, dict]:
    r = rng("images")
    small = short(r.normal(size=(6, 8)), 3)
    _, _, hills = peaks(20, 24)
    farmers = [[0.8, 2.4, 2.5, 3.9, 0], [2.4, 0, 4, 1, 2.7], [1.1, 2.4, 0.8, 4.3, 1.9], [0.6, 0, 0.3, 0, 3.1]]
    words = [{"type": "text", "x": j, "y": i, "s": str(v), "ha": "center", "va": "center", "color": "w"} for i, row in enumerate(farmers) for j, v in enumerate(row)]
    yy, xx = np.mgrid[0:1:16j, 0:1:20j]
    rgb = short(np.stack([xx, yy, 1 - xx * yy], axis=-1), 3)

    def im(X=small, **more):
        return {"type": "imshow", "X": X, **more}

    return {
        "imshow-basic": {"plot_type": "imshow", "data": {"X": small}, "title": "imshow"},
        "imshow-colorbar": one(im(hills), title="With a colorbar", colorbar={"label": "height / m"}),
        "imshow-origin-extent": one(im(hills, origin="lower", extent=[-3, 3, -2.5, 2.5]), title="origin, extent", xlabel="x", ylabel="y"),
        "imshow-aspect-auto": one(im(small, aspect="auto", cmap="cividis"), title="aspect='auto'"),
        "imshow-aspect-number": one(im(small, aspect=0.5, cmap="gray"), title="aspect=0.5"),
        "imshow-heatmap-annotated": one(
            [im(farmers), *words], title="Harvest / tonnes", xticks={"ticks": [0, 1, 2, 3, 4], "labels": ["Joe", "Upland", "Smith", "Agri", "Bio"], "rotation": 45},
            yticks={"ticks": [0, 1, 2, 3], "labels": ["cucumber", "tomato", "lettuce", "barley"]}, figure={"layout": "tight"},
        ),
        "imshow-nearest": one(im(small, interpolation="nearest"), title="nearest"),
        "imshow-bilinear": one(im(small, interpolation="bilinear"), title="bilinear"),
        "imshow-bicubic": one(im(small, interpolation="bicubic"), title="bicubic"),
        "imshow-lanczos": one(im(small, interpolation="lanczos"), title="lanczos"),
        "imshow-hanning-rgba-stage": one(im(small, interpolation="hanning", interpolation_stage="rgba"), title="hanning on rgba"),
        "imshow-downsampled": one(im(short(np.sin(np.hypot(*np.mgrid[0:60, 0:60]) ** 2 / 60), 2)), title="antialiased", figure={"size": [2.4, 2.4], "dpi": 50}),
        "imshow-vmin-vmax": one(im(hills, vmin=-2, vmax=4, cmap="terrain"), title="vmin, vmax", colorbar={"extend": "both"}),
        "imshow-lognorm": one(im(short(np.exp(np.array(hills)), 3), norm={"type": "LogNorm", "vmin": 0.01, "vmax": 1000}), title="LogNorm", colorbar=True),
        "imshow-symlognorm": one(
            im(short(np.array(hills) ** 3, 3), norm={"type": "SymLogNorm", "linthresh": 1, "vmin": -300, "vmax": 300}, cmap="RdBu_r"), title="SymLogNorm",
            colorbar=True,
        ),
        "imshow-twoslope": one(im(hills, norm={"type": "TwoSlopeNorm", "vcenter": 0}, cmap="seismic"), title="TwoSlopeNorm", colorbar=True),
        "imshow-powernorm": one(im(short(np.abs(hills), 3), norm={"type": "PowerNorm", "gamma": 0.5}), title="PowerNorm", colorbar=True),
        "imshow-boundarynorm": one(
            im(hills, norm={"type": "BoundaryNorm", "boundaries": [-6, -3, -1, 0, 1, 3, 8], "extend": "both"}, cmap="PiYG"), title="BoundaryNorm",
            colorbar={"drawedges": True},
        ),
        "imshow-asinhnorm": one(im(short(np.array(hills) ** 3, 3), norm={"type": "AsinhNorm", "linear_width": 1}, cmap="PuOr"), title="AsinhNorm", colorbar=True),
        "imshow-centerednorm": one(im(hills, norm={"type": "CenteredNorm"}, cmap="bwr"), title="CenteredNorm", colorbar={"orientation": "horizontal"}),
        "imshow-listed-cmap": one(
            im([[0, 1, 2, 3], [3, 2, 1, 0], [1, 1, 2, 2]], cmap=["#1b9e77", "#d95f02", "#7570b3", "#e7298a"]), title="Listed colours", colorbar={"ticks": [0, 1, 2, 3]},
        ),
        "imshow-bad-values": one(
            im([[1, None, 3], [4, 5, None], ["NaN", 8, 9]], cmap={"name": "viridis", "bad": "lightgrey", "over": "red", "under": "blue"}, vmin=3, vmax=8),
            title="bad, over, under", colorbar={"extend": "both"},
        ),
        "imshow-rgb": one(im(rgb), title="RGB"),
        "imshow-rgba": one(im([[[1, 0, 0, 1], [1, 0, 0, 0.5]], [[0, 0, 1, 0.3], [0, 1, 0, 1]]]), title="RGBA", facecolor="lightyellow"),
        "imshow-uint8": one(
            im({"values": [[[255, 0, 0], [0, 255, 0], [0, 0, 255]], [[255, 255, 0], [0, 255, 255], [255, 0, 255]]], "dtype": "uint8"}), title="0..255",
        ),
        "imshow-alpha": one([im(hills, cmap="gray", extent=[0, 24, 0, 20]), {"type": "imshow", "X": small, "alpha": 0.5, "extent": [4, 20, 4, 16], "interpolation": "bilinear"}],
                            title="Layers", xlim=[0, 24], ylim=[0, 20]),
        "imshow-base64": one(
            im({"base64": "AAAAAAAAgD8AAABAAABAQAAAgEAAAKBA", "dtype": "float32", "shape": [2, 3]}), title="A binary column", colorbar={"shrink": 0.6},
        ),
        "imshow-loglog-nearest": one(im(small, interpolation="nearest", aspect="auto", extent=[1, 100, 1, 10]), xscale="log", yscale="log", title="log scales", colorbar=True),
        "imshow-logx-auto": one(im(short(np.sin(np.hypot(*np.mgrid[0:60, 0:80]) ** 2 / 90), 2), extent=[1, 81, 0, 60]), xscale="log", aspect="auto", title="auto on log x"),
        "imshow-logy-bilinear": one(
            im([[1, 2, None, 4], [4, 3, 2, 1], [2, 5, 1, 3]], interpolation="bilinear", interpolation_stage="data", aspect="auto", alpha=0.8), yscale="log",
            title="bilinear, its own extent", grid=True,
        ),
        "imshow-symlog-rgb": one(
            im(rgb, extent=[-50, 50, -8, 30], aspect="auto", origin="lower"), xscale={"type": "symlog", "linthresh": 2}, yscale={"type": "asinh", "linear_width": 3},
            title="RGB on symlog and asinh",
        ),
        "imshow-logit-bicubic-rgba": one(
            im([[[1, 0, 0, 1], [1, 0.5, 0, 0.5]], [[0, 0, 1, 0.3], [0, 1, 0, 1]]], interpolation="bicubic", extent=[0.01, 0.99, 1, 100], alpha=0.9), xscale="logit", yscale="log",
            xlim=[0.005, 0.999], ylim=[0.5, 200], facecolor="lightyellow", title="RGBA, bicubic",
        ),
        "imshow-none-on-edges": one(
            im([[(7 * i + 11 * j) % 20 for j in range(20)] for i in range(20)], interpolation="none"), axis="off",
            figure={"size": [1, 1], "dpi": 30, "subplots": {"left": 0, "right": 1, "bottom": 0, "top": 1}},
        ),
        "matshow-confusion": one(
            [{"type": "matshow", "Z": [[50, 3, 1], [4, 45, 6], [0, 5, 51]], "cmap": "Blues"}]
            + [{"type": "text", "x": j, "y": i, "s": str(v), "ha": "center", "va": "center"}
               for i, row in enumerate([[50, 3, 1], [4, 45, 6], [0, 5, 51]]) for j, v in enumerate(row)],
            xlabel="predicted", ylabel="actual", colorbar=True,
        ),
        "spy-markers": one({"type": "spy", "Z": [[float(abs(i - j) in (0, 3)) for j in range(20)] for i in range(20)], "markersize": 6}, title="spy"),
        "spy-image": one({"type": "spy", "Z": [[float((i * j) % 5 == 1) for j in range(20)] for i in range(20)], "precision": 0.1}, title="spy as image"),
        "colorbar-horizontal": one(im(hills), colorbar={"orientation": "horizontal", "label": "m", "pad": 0.12}),
        "colorbar-left-top": one(im(hills), colorbar=[{"location": "left", "label": "left"}, {"location": "top", "label": "top"}]),
        "colorbar-shrink-aspect": one(im(hills, cmap="magma"), colorbar={"shrink": 0.5, "aspect": 8, "fraction": 0.2, "pad": 0.02}),
        "colorbar-format": one(im(hills), colorbar={"format": "%.2f", "ticks": {"type": "MultipleLocator", "base": 2.5}, "label": "formatted"}),
        "colorbar-minorticks": one(im(hills), colorbar={"minorticks": True}),
        "colorbar-extend-rect": one(im(hills, vmin=-2, vmax=2), colorbar={"extend": "both", "extendrect": True, "extendfrac": 0.1}),
        "colorbar-extend-min": one(im(hills, vmin=-2), colorbar={"extend": "min", "orientation": "horizontal"}),
        "colorbar-shared": {
            "figure": {"subplots": {"nrows": 2, "ncols": 2}, "layout": "constrained", "colorbars": [{"axes": [0, 1, 2, 3], "mappable": [0, 0], "label": "shared", "shrink": 0.7}]},
            "axes": [{"title": t, "marks": [im(short(r.normal(size=(5, 6)), 3), vmin=-2, vmax=2, cmap="RdYlBu")]} for t in "abcd"],
        },
        "colorbar-shared-column": {
            "figure": {"subplots": {"nrows": 2, "ncols": 2},
                       "colorbars": [{"axes": [0, 2], "mappable": [0, 0], "orientation": "horizontal"}, {"axes": [1, 3], "mappable": [1, 0], "location": "bottom"}]},
            "axes": [{"marks": [im(short(r.normal(size=(5, 6)), 3), cmap=["viridis", "plasma"][k % 2])]} for k in range(4)],
        },
    }
