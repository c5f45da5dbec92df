"""Polar and 3d axes."""

from __future__ import annotations

import numpy as np

from .data import one, peaks, rng, short


def figures() -> dict[str, dict]:
    r = rng("projections")
    theta = np.linspace(0, 2 * np.pi, 90)
    spokes = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    x, y, z = peaks(20, 20)
    xx, yy = (short(a) for a in np.meshgrid(x, y))
    t = np.linspace(-4 * np.pi, 4 * np.pi, 80)
    bx, by = (a.ravel() for a in np.meshgrid(np.arange(4.0), np.arange(3.0)))
    surface = {"X": xx, "Y": yy, "Z": z}

    def polar(marks, **more):
        return one(marks, projection="polar", **more)

    def space(marks, **more):
        return one(marks, projection="3d", **more)

    return {
        "polar-line": polar({"type": "line", "x": short(theta), "y": short(np.abs(np.sin(3 * theta)) * 2)}, title="A rose"),
        "polar-scatter": polar(
            {"type": "scatter", "x": short(r.uniform(0, 6.28, 80), 3), "y": short(r.uniform(0, 2, 80), 3), "s": short(r.uniform(10, 250, 80), 3),
             "c": short(r.uniform(0, 6.28, 80), 3), "cmap": "hsv", "alpha": 0.7},
            title="Polar scatter",
        ),
        "polar-bar": polar(
            {"type": "bar", "x": short(spokes), "height": short(r.uniform(2, 10, 12), 3), "width": 0.45, "alpha": 0.6, "color": [f"C{i % 10}" for i in range(12)]},
            title="Wind rose", theta_zero_location="N", theta_direction=-1,
        ),
        "polar-wedge": polar(
            {"type": "line", "x": short(np.linspace(0.1, 1.4, 30)), "y": short(np.linspace(1, 3, 30)), "marker": "."}, title="A sector", thetalim=[0, 90], rmin=0.5, rmax=3.5,
        ),
        "polar-grids": polar(
            {"type": "line", "x": short(theta), "y": short(1 + 0.5 * np.cos(theta))}, title="Grids", rgrids=[0.5, 1, 1.5], rlabel_position=-22.5, rmax=2,
            thetagrids=[0, 45, 90, 135, 180, 270],
        ),
        "polar-fill": polar({"type": "fill", "x": short(spokes[::2]), "y": [4, 3, 5, 2, 4, 3], "alpha": 0.4, "edgecolor": "C0"}, title="Radar", xticks={
            "ticks": short(spokes[::2]), "labels": ["speed", "power", "skill", "luck", "wit", "will"]}),
        "polar-mesh": polar(
            {"type": "pcolormesh", "X": short(np.linspace(0, 6.2832, 25)), "Y": short(np.linspace(0, 1, 8)), "C": short(r.uniform(size=(7, 24)), 3)}, title="A polar mesh",
            grid=False,
        ),
        "3d-surface": space({"type": "plot_surface", **surface, "cmap": "coolwarm", "linewidth": 0}, title="Surface", colorbar={"shrink": 0.5, "aspect": 5}),
        "3d-surface-shaded": space({"type": "plot_surface", **surface, "color": "C0", "rstride": 1, "cstride": 1}, title="Shaded"),
        "3d-wireframe": space({"type": "plot_wireframe", **surface, "rstride": 2, "cstride": 2, "linewidth": 0.8}, title="Wireframe", elev=45, azim=-30),
        "3d-scatter": space(
            [{"type": "scatter", "x": short(r.normal(m, 1, 40), 3), "y": short(r.normal(size=40), 3), "z": short(r.normal(size=40), 3), "marker": k, "label": f"m = {m}"}
             for m, k in ((0, "o"), (2, "^"))],
            title="Scatter", xlabel="x", ylabel="y", zlabel="z", legend=True,
        ),
        "3d-scatter-cmap": space(
            {"type": "scatter", "x": short(np.cos(t), 3), "y": short(np.sin(t), 3), "z": short(t, 3), "c": short(t, 3), "s": 30, "depthshade": False},
            title="Colours", colorbar={"pad": 0.1},
        ),
        "3d-line": space({"type": "line", "x": short(np.sin(t) * (t / 5), 3), "y": short(np.cos(t) * (t / 5), 3), "z": short(t, 3), "label": "helix"}, title="Curve", legend=True),
        "3d-bar3d": space(
            {"type": "bar3d", "x": short(bx), "y": short(by), "z": 0, "dx": 0.6, "dy": 0.6, "dz": short(r.uniform(1, 6, 12), 3), "color": "tab:cyan"}, title="bar3d",
        ),
        "3d-bars-planes": space(
            [{"type": "bar", "x": list(range(8)), "height": short(r.uniform(size=8), 3), "zs": k * 10, "zdir": "y", "color": c, "alpha": 0.8}
             for k, c in enumerate(["r", "g", "b"])],
            title="Bars in planes", xlabel="x", ylabel="y", zlabel="z",
        ),
        "3d-trisurf": space(
            {"type": "plot_trisurf", "x": short(np.append(0, (np.outer(np.linspace(0.2, 1, 6), np.cos(theta[:-1:6]))).ravel()), 4),
             "y": short(np.append(0, (np.outer(np.linspace(0.2, 1, 6), np.sin(theta[:-1:6]))).ravel()), 4),
             "z": short(np.append(0, np.sin(-np.outer(np.linspace(0.2, 1, 6) ** 2, np.cos(theta[:-1:6]) * np.sin(theta[:-1:6]))).ravel()), 4),
             "cmap": "viridis", "linewidth": 0.2},
            title="trisurf",
        ),
        "3d-limits-ticks": space(
            {"type": "line", "x": [0, 1, 2], "y": [0, 1, 0], "z": [0, 1, 4]}, title="Limits and ticks", xlim=[-1, 3], ylim=[-1, 2], zlim=[0, 5], zticks=[0, 2.5, 5],
            elev=20, azim=35, roll=0, zlabel="height / m",
        ),
        "3d-orthographic": space({"type": "plot_wireframe", **surface, "color": "0.4"}, title="Orthographic", proj_type="ortho", box_aspect=[2, 2, 1]),
        "3d-contour": space({"type": "contour", **surface, "cmap": "coolwarm", "levels": 12}, title="3d contours"),
        "3d-text": space(
            [{"type": "text", "x": 1, "y": 1, "z": 1, "s": "middle", "color": "red"}, {"type": "text", "x": 0, "y": 0, "z": 0, "s": "origin", "zdir": "x"}],
            title="Words in space", xlim=[0, 2], ylim=[0, 2], zlim=[0, 2],
        ),
        "3d-two-views": {
            "figure": {"subplots": {"ncols": 2}, "size": [7, 3.5]},
            "axes": [{"projection": "3d", "elev": e, "azim": a, "title": f"azim {a}", "marks": [{"type": "plot_surface", **surface, "cmap": "viridis"}]}
                     for e, a in ((30, -60), (60, 20))],
        },
    }
