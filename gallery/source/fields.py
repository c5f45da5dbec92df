"""Meshes, contours, triangulations and vector fields."""

from __future__ import annotations

import numpy as np

from .data import one, peaks, rng, short


def figures() -> dict[str, dict]:
    r = rng("fields")
    x, y, z = peaks(24, 28)
    px, py = short(r.uniform(-2, 2, 70), 3), short(r.uniform(-2, 2, 70), 3)
    pz = short(np.array(px) * np.exp(-np.array(px) ** 2 - np.array(py) ** 2), 3)
    triangles = [[0, 1, 3], [1, 4, 3], [1, 2, 4], [2, 5, 4], [3, 4, 6], [4, 7, 6], [4, 5, 7]]
    tx, ty = [0, 1, 2, 0.3, 1.2, 2.2, 0.8, 1.7], [0, 0.1, 0, 1, 1.1, 0.9, 2, 2.1]
    gx, gy = np.meshgrid(np.linspace(-2, 2, 9), np.linspace(-2, 2, 9))
    u, v = short(-gy, 3), short(gx, 3)
    sx = np.linspace(-3, 3, 21)
    mx, my = np.meshgrid(sx, sx)
    su, sv = short(-1 - mx**2 + my, 3), short(1 + mx - my**2, 3)
    speed = short(np.hypot(-1 - mx**2 + my, 1 + mx - my**2), 3)
    cx, cy = np.meshgrid(np.arange(7.0), np.arange(5.0))
    skewed = {"X": short(cx + 0.25 * cy), "Y": short(cy + 0.1 * np.sin(cx)), "C": short(r.uniform(size=(4, 6)), 3)}

    def contour(kind="contour", **more):
        return {"type": kind, "X": x, "Y": y, "Z": z, **more}

    def tri(kind, **more):
        return {"type": kind, "x": px, "y": py, "z": pz, **more}

    def stream(**more):
        return {"type": "streamplot", "x": short(sx), "y": short(sx), "u": su, "v": sv, **more}

    arrows = {"type": "quiver", "X": short(gx), "Y": short(gy), "U": u, "V": v}
    wind = {"type": "barbs", "X": short(gx[::2, ::2]), "Y": short(gy[::2, ::2]), "U": short(gx[::2, ::2] * 30), "V": short(gy[::2, ::2] * 20 + 4)}

    return {
        "pcolormesh-flat": one({"type": "pcolormesh", **skewed}, title="flat on a skewed grid", colorbar=True),
        "pcolormesh-nearest": one({"type": "pcolormesh", "X": x, "Y": y, "C": z, "shading": "nearest", "cmap": "RdBu_r"}, title="nearest", colorbar=True),
        "pcolormesh-gouraud": one({"type": "pcolormesh", "X": x, "Y": y, "C": z, "shading": "gouraud"}, title="gouraud"),
        "pcolormesh-edges": one({"type": "pcolormesh", **skewed, "edgecolors": "k", "linewidth": 0.5, "cmap": "YlOrRd"}, title="Edges"),
        "pcolormesh-auto": one({"type": "pcolormesh", "C": short(r.uniform(size=(8, 10)), 3), "cmap": "Greens"}, title="No coordinates"),
        "pcolormesh-alpha-log": one(
            {"type": "pcolormesh", "C": short(10 ** r.uniform(0, 4, (8, 10)), 3), "norm": "log", "alpha": 0.7}, title="LogNorm, alpha", colorbar={"label": "counts"},
        ),
        "pcolormesh-dates": one(
            {"type": "pcolormesh", "X": [f"2024-06-{d:02d}" for d in range(1, 12)], "Y": list(range(7)), "C": short(r.uniform(size=(6, 10)), 3)},
            title="Dates along x", xticks={"rotation": 30}, figure={"layout": "constrained"},
        ),
        "pcolor-basic": one({"type": "pcolor", **skewed, "cmap": "bone", "hatch": "/"}, title="pcolor"),
        "contour-basic": {"plot_type": "contour", "data": {"X": x, "Y": y, "Z": z}, "title": "Contours"},
        "contour-clabel": one(contour(levels=8, clabel=True), title="clabel"),
        "contour-clabel-format": one(
            contour(levels=[-5, -3, -1, 0, 1, 3, 5], colors="k", linewidths=[0.5, 1, 1.5, 2, 1.5, 1, 0.5], clabel={"fmt": "%1.1f", "fontsize": 8, "inline_spacing": 3}),
            title="Black, negative dashed",
        ),
        "contour-cmap-linestyles": one(contour(cmap="coolwarm", linestyles=["-", "--", "-.", ":"], linewidths=2), title="Line styles", colorbar=True),
        "contourf-basic": {"plot_type": "contourf", "data": {"X": x, "Y": y, "Z": z}, "title": "Filled contours", "colorbar": True},
        "contourf-extend": one(contour("contourf", levels=[-4, -2, 0, 2, 4], extend="both", cmap={"name": "viridis", "under": "magenta", "over": "yellow"}),
                               title="extend='both'", colorbar={"label": "z"}),
        "contourf-hatches": one(
            contour("contourf", levels=5, hatches=[".", "/", "\\", None, "\\\\", "*"], colors="none"), title="Hatches",
        ),
        "contourf-and-lines": one(
            [contour("contourf", levels=14, cmap="RdYlBu_r"), contour(levels=14, colors="k", linewidths=0.5)], title="Filled and lined", colorbar={"mark": 0},
        ),
        "contourf-log": one(
            {"type": "contourf", "X": x, "Y": y, "Z": short(np.exp(np.array(z)), 3), "norm": {"type": "LogNorm"}}, title="Logarithmic levels", colorbar=True,
        ),
        "contourf-colors": one(contour("contourf", levels=[-6, -2, 0, 2, 8], colors=["#2166ac", "#92c5de", "#f4a582", "#b2182b"], alpha=0.8), title="Listed colours",
                               colorbar={"ticks": [-2, 0, 2]}),
        "contourf-log-locator": one(
            {"type": "contourf", "X": x, "Y": y, "Z": short(np.exp(np.array(z)), 3), "locator": {"type": "LogLocator", "subs": [1, 3]}, "cmap": "PuBu_r"},
            title="LogLocator", colorbar=True,
        ),
        "contourf-gaps": one(
            {"type": "contourf", "Z": [[None if (i - 8) ** 2 + (j - 10) ** 2 < 12 else v for j, v in enumerate(row)] for i, row in enumerate(z)]},
            title="A hole of missing values",
        ),
        "contour-no-coordinates": one({"type": "contour", "Z": z, "levels": 5}, title="Indices"),
        "tricontour-basic": one([tri("tricontour", levels=10), {"type": "line", "x": px, "y": py, "fmt": "k.", "markersize": 3}], title="tricontour"),
        "tricontourf-basic": one([tri("tricontourf", levels=12, cmap="RdBu_r"), {"type": "triplot", "x": px, "y": py, "fmt": "k-", "linewidth": 0.3}],
                                 title="tricontourf", colorbar={"mark": 0}),
        "tripcolor-flat": one({"type": "tripcolor", "x": px, "y": py, "c": pz}, title="tripcolor", colorbar=True),
        "tripcolor-gouraud": one({"type": "tripcolor", "x": px, "y": py, "c": pz, "shading": "gouraud", "cmap": "plasma"}, title="tripcolor, gouraud"),
        "tripcolor-facecolors": one(
            {"type": "tripcolor", "x": tx, "y": ty, "triangles": triangles, "facecolors": [1, 2, 3, 4, 5, 6, 7], "edgecolors": "k"}, title="Values of triangles",
        ),
        "triplot-basic": one({"type": "triplot", "x": px, "y": py, "linewidth": 0.8, "marker": "."}, title="Delaunay triangulation"),
        "triplot-given": one({"type": "triplot", "x": tx, "y": ty, "triangles": triangles, "fmt": "go-"}, title="Given triangles"),
        "quiver-basic": {"plot_type": "quiver", "data": {"X": short(gx), "Y": short(gy), "U": u, "V": v}, "title": "Rotation"},
        "quiver-color-key": one(
            {**arrows, "C": short(np.hypot(gx, gy), 3), "cmap": "cool", "quiverkey": {"X": 0.9, "Y": 1.05, "U": 2, "label": "2 m/s", "labelpos": "E"}},
            title="Coloured, with a key", colorbar=True,
        ),
        "quiver-units-pivot": one({**arrows, "pivot": "mid", "units": "xy", "scale": 6, "width": 0.03, "color": "C3"}, title="units='xy', pivot='mid'", aspect="equal"),
        "quiver-angles-xy": one(
            {"type": "quiver", "X": [0, 0, 0], "Y": [0, 0, 0], "U": [1, 2, -1], "V": [2, 1, 1.5], "angles": "xy", "scale_units": "xy", "scale": 1,
             "color": ["C0", "C1", "C2"]},
            title="Vectors in data units", xlim=[-2, 3], ylim=[-1, 3], grid=True,
        ),
        "barbs-basic": one(wind, title="Wind barbs", margins=0.15),
        "barbs-styled": one(
            {**wind, "length": 8, "pivot": "middle", "flagcolor": "r", "barbcolor": ["b", "g"], "barb_increments": {"half": 10, "full": 20, "flag": 100},
             "flip_barb": True, "fill_empty": True, "rounding": False},
            title="Styled barbs", margins=0.15,
        ),
        "streamplot-basic": {"plot_type": "streamplot", "data": {"x": short(sx), "y": short(sx), "u": su, "v": sv}, "title": "Stream lines"},
        "streamplot-color": one(stream(color=speed, linewidth=1.5, cmap="autumn", density=0.8), title="Coloured by speed", colorbar=True),
        "streamplot-width": one(stream(linewidth=short(np.array(speed) / np.max(speed) * 5, 3), color="k", density=0.6, arrowstyle="->", arrowsize=1.5), title="Widths"),
        "streamplot-start-points": one(
            [stream(start_points=[[-2, -2], [0, 0], [1, -1], [2, 2]], color="C2", broken_streamlines=False),
             {"type": "line", "x": [-2, 0, 1, 2], "y": [-2, 0, -1, 2], "fmt": "ro"}],
            title="From given points",
        ),
    }
