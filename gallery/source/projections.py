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

    rose = {"type": "line", "x": short(theta), "y": short(1 + 0.5 * np.sin(3 * theta))}
    turns, reach = np.meshgrid(np.linspace(0, 2 * np.pi, 31), np.linspace(0, 1, 9))
    disc = {"X": short(turns, 4), "Y": short(reach, 4), "Z": short(reach * np.sin(2 * turns), 4)}
    helix = {"type": "line", "x": short(np.cos(t), 3), "y": short(np.sin(t), 3), "z": short(t, 3)}
    golden = np.arange(60) * 2.399963
    radius = np.sqrt(np.arange(60) / 60)
    scattered = {"x": short(radius * np.cos(golden), 4), "y": short(radius * np.sin(golden), 4), "z": short(np.sin(3 * radius * np.cos(golden)) * radius, 4)}

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
        "polar-clockwise-sector": polar(
            rose, title="Clockwise", theta_zero_location="N", theta_direction="clockwise", thetalim=[-30, 105], rlim=[0.4, 1.6], rorigin=-0.6, xlabel="bearing",
            ylabel="range", tick_params={"axis": "x", "labelsize": 8, "pad": 6},
        ),
        "polar-ticks-outside": polar(
            rose, title="Ticks", thetalim=[0, 120], yticks={"ticks": [0.5, 1, 1.5]},
            tick_params=[{"axis": "x", "top": True, "length": 8, "direction": "inout"}, {"axis": "y", "left": True, "right": True, "labelright": True, "length": 5}],
        ),
        "polar-log": polar(
            {"type": "line", "x": short(theta), "y": short(10 ** (1 + np.sin(theta)), 4), "color": "C3"}, title="A logarithmic radius", yscale="log",
            spines={"polar": {"color": "0.5", "linewidth": 2}}, grid={"color": "0.7", "linestyle": ":"}, facecolor="0.97",
        ),
        "polar-errorbars": polar(
            [{"type": "errorbar", "x": short(spokes), "y": short(1 + 0.3 * np.cos(3 * spokes)), "xerr": 0.1, "yerr": 0.15, "fmt": "o", "capsize": 4},
             {"type": "axhline", "y": 1, "color": "C1"}, {"type": "axvspan", "xmin": 0.4, "xmax": 1.2, "alpha": 0.2}],
            title="Errors and spans", rlabel_position=100,
        ),
        "polar-contourf": polar(
            [{"type": "contourf", **disc, "cmap": "RdBu"}, {"type": "contour", **disc, "colors": "k", "levels": 5}], title="A field", theta_offset=0.5, yticks=[],
        ),
        "polar-small-angle": polar({"type": "line", "x": [0, 0.02], "y": [1, 3], "label": "a ray"}, thetalim=[0, 1.2], rlim=[1, 3], legend={"loc": "upper left"}),
        "3d-turned": space(helix, title="Turned", elev=-25, azim=130, roll=20, xlabel="a long x", ylabel="y", zlabel="height above", focal_length=0.4),
        "3d-from-above": space(helix, elev=90, azim=-90, xlabel="x", ylabel="y", zlabel="z", title="From above"),
        "3d-walls": space(
            [{"type": "plot_surface", **surface, "edgecolor": "royalblue", "linewidth": 0.5, "rstride": 4, "cstride": 4, "alpha": 0.3}]
            + [{"type": "contourf", **surface, "zdir": d, "offset": o, "cmap": "coolwarm"} for d, o in (("z", -9), ("x", -4), ("y", 4))],
            title="Projected", xlim=[-4, 4], ylim=[-4, 4], zlim=[-9, 9],
        ),
        "3d-surface-facecolors": space(
            {"type": "plot_surface", **surface, "facecolors": [["y" if (i + j) % 2 else "b" for j in range(19)] for i in range(19)], "rstride": 1, "cstride": 1, "linewidth": 0},
            title="Chequered", aspect="equal",
        ),
        "3d-surface-uneven": space({"type": "plot_surface", **surface, "edgecolors": "k", "rcount": 6, "ccount": 8, "color": "C2"}, title="Uneven faces"),
        "3d-cut-at-limits": space(
            [{"type": "plot_surface", **surface, "cmap": "viridis", "axlim_clip": True, "vmin": -6, "vmax": 8}, {**helix, "axlim_clip": True}],
            title="Cut", xlim=[-2, 2.5], ylim=[-2, 3], zlim=[-3, 5],
        ),
        "3d-both-edges": space(
            helix, title="Other edges", xticks={"position": "upper"}, yticks={"position": "both"}, xlabel={"text": "x", "position": "upper"}, ylabel="y label", zlabel="z",
        ),
        "3d-offsets-inverted": space(
            {"type": "line", "x": [1000000.0, 1000003.0], "y": [0.00001, 0.00003], "z": [1e9, 3e9], "marker": "o"}, xinverted=True, zlim=[4e9, 0], margins=0.1,
            xlabel="x", ylabel="y", grid=False,
        ),
        "3d-bar3d-colours": space(
            {"type": "bar3d", "x": [0, 2, 4], "y": [0, 1, 0], "z": [0, 1, 0], "dx": 1, "dy": 0.8, "dz": [3, -2, 5], "color": ["r", "g", "b"], "edgecolor": "k",
             "linewidth": 0.5, "alpha": 0.7},
            title="Boxes", proj_type="ortho",
        ),
        "3d-log": space({"type": "scatter", "x": [1, 10, 100], "y": [1, 2, 3], "z": [1, 100, 1000], "s": [40, 80, 120], "c": ["r", "g", "b"], "alpha": 0.8}, xscale="log",
                        zscale="log", title="Logarithmic"),
        "3d-extended-contours": space({"type": "contour", **surface, "extend3d": True, "cmap": "coolwarm", "levels": 5, "stride": 1}, title="Bands"),
        "3d-tricontours": space(
            [{"type": "tricontourf", **scattered, "cmap": "CMRmap", "alpha": 0.8}, {"type": "tricontour", **scattered, "colors": "k", "zdir": "x", "offset": -1.5}],
            title="Scattered", elev=45,
        ),
    }
