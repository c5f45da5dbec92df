"""Draws small scenes with Matplotlib's own Agg renderer and writes them, with what was drawn, as baselines for the rasterizer.

Run with the oracle's Python: `python renderer/backends/raster/oracle.py`. Every scene becomes `baselines/NAME.png` (the raw
RGBA buffer) and an entry of `baselines/scenes.json` (a display list), which `rasterize.test.ts` draws and compares.
"""

import json
import math
from pathlib import Path as File

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from PIL import Image

OUT = File(__file__).parent / "baselines"
SCENES = []


def numbers(array):
    """A flat list in which JSON can hold NaN and infinities."""
    flat = np.asarray(array, float).ravel().tolist()
    return [v if math.isfinite(v) else ("NaN" if math.isnan(v) else "Infinity" if v > 0 else "-Infinity") for v in flat]


def path_json(path):
    return {"vertices": numbers(path.vertices), "codes": None if path.codes is None else path.codes.tolist()}


class Scene:
    """One picture: calls go to Agg and into the display list."""

    def __init__(self, name, width=64, height=48, dpi=72, background=(1, 1, 1, 1)):
        self.name, self.width, self.height, self.dpi = name, width, height, dpi
        self.agg = RendererAgg(width, height, dpi)
        self.items = []
        if background is not None:
            self.path(Path([(0, 0), (width, 0), (width, height), (0, height), (0, 0)]), fill=background, stroke=None)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        if exc[0] is not None:
            return
        Image.fromarray(np.asarray(self.agg.buffer_rgba())).save(OUT / f"{self.name}.png", optimize=True)
        SCENES.append({"name": self.name, "width": self.width, "height": self.height, "dpi": self.dpi, "items": self.items})

    def points(self, pixels):
        return pixels * 72 / self.dpi

    def context(self, stroke, clip_rect, clip_path, antialiased, snap):
        gc = self.agg.new_gc()
        gc.set_linewidth(0)
        gc.set_antialiased(antialiased)
        gc.set_snap(snap)
        if clip_rect is not None:
            from matplotlib.transforms import Bbox

            gc.set_clip_rectangle(Bbox.from_bounds(*clip_rect))
        if clip_path is not None:
            from matplotlib.transforms import IdentityTransform, TransformedPath

            gc.set_clip_path(TransformedPath(clip_path, IdentityTransform()))
        if stroke is not None:
            gc.set_foreground(stroke["color"], isRGBA=True)
            gc.set_linewidth(self.points(stroke["width"]))
            gc.set_capstyle(stroke["cap"])
            gc.set_joinstyle(stroke["join"])
            if stroke["dash"] is not None:
                gc.set_dashes(
                    self.points(stroke["dash"]["offset"]), [self.points(v) for v in stroke["dash"]["pattern"]]
                )
        return gc

    def common(self, clip_rect, clip_path, antialiased, snap):
        clip = None
        if clip_rect is not None or clip_path is not None:
            clip = {"rect": clip_rect, "path": None if clip_path is None else path_json(clip_path)}
        return {"clip": clip, "antialiased": antialiased, "snap": snap}

    def path(
        self, path, fill=None, stroke=None, clip_rect=None, clip_path=None, antialiased=True, snap=None, simplify=0,
        sketch=None, hatch=None,
    ):
        gc = self.context(stroke, clip_rect, clip_path, antialiased, snap)
        item = {
            "kind": "path", "path": path_json(path), "fill": fill, "stroke": stroke, "simplify": simplify,
            **self.common(clip_rect, clip_path, antialiased, snap),
        }
        if sketch is not None:
            gc.set_sketch_params(*sketch)
            item["sketch"] = sketch
        if hatch is not None:
            symbol, color, width = hatch
            gc.set_hatch(symbol)
            gc.set_hatch_color(color)
            gc.set_hatch_linewidth(self.points(width))
            item["hatch"] = {"path": path_json(gc.get_hatch_path()), "color": color, "width": width}
        path = Path(path.vertices, path.codes)
        path.should_simplify = simplify > 0
        path.simplify_threshold = simplify
        self.agg.draw_path(gc, path, Affine2D(), fill)
        self.items.append(item)

    def markers(self, marker, positions, fill, stroke, clip_rect=None, clip_path=None, snap=None):
        gc = self.context(stroke, clip_rect, clip_path, True, snap)
        self.agg.draw_markers(gc, marker, Affine2D(), Path(positions), Affine2D(), fill)
        self.items.append({
            "kind": "markers", "marker": path_json(marker), "positions": numbers(positions), "fill": fill,
            "stroke": stroke, **self.common(clip_rect, clip_path, True, snap),
        })

    def collection(
        self, paths, transforms, offsets, fills, strokes, widths, dashes, antialiaseds, clip_rect=None, clip_path=None,
        snap=None, hatch=None,
    ):
        gc = self.context(None, clip_rect, clip_path, True, snap)
        item = {
            "kind": "collection", "paths": [path_json(p) for p in paths],
            "transforms": None if transforms is None else numbers([[t[0, 0], t[1, 0], t[0, 1], t[1, 1], t[0, 2], t[1, 2]] for t in transforms]),
            "offsets": None if offsets is None else numbers(offsets), "fills": numbers(fills), "strokes": numbers(strokes),
            "widths": numbers(widths), "dashes": dashes, "antialiaseds": antialiaseds, "cap": "butt", "join": "round",
            **self.common(clip_rect, clip_path, True, snap),
        }
        # What `Collection.draw` sets: the cap and join of a fresh graphics context.
        gc.set_capstyle("butt")
        gc.set_joinstyle("round")
        if hatch is not None:
            symbol, color, width = hatch
            gc.set_hatch(symbol)
            gc.set_hatch_color(color)
            gc.set_hatch_linewidth(self.points(width))
            item["hatch"] = {"path": path_json(gc.get_hatch_path()), "color": color, "width": width}
        styles = [
            (0, None) if d is None else (self.points(d["offset"]), [self.points(v) for v in d["pattern"]]) for d in dashes
        ]
        self.agg.draw_path_collection(
            gc, Affine2D(), paths, np.empty((0, 3, 3)) if transforms is None else np.asarray(transforms),
            np.zeros((0, 2)) if offsets is None else np.asarray(offsets), Affine2D(), np.asarray(fills).reshape(-1, 4),
            np.asarray(strokes).reshape(-1, 4), [self.points(w) for w in widths], styles, antialiaseds, [None], "screen",
        )
        self.items.append(item)

    def quad_mesh(self, coordinates, fills, stroke, antialiased):
        rows, columns = coordinates.shape[0] - 1, coordinates.shape[1] - 1
        gc = self.context(stroke, None, None, True, None)
        edges = np.empty((0, 4)) if stroke is None else np.array([stroke["color"]])
        if stroke is None:
            gc.set_linewidth(1.0)
        self.agg.draw_quad_mesh(
            gc, Affine2D(), columns, rows, coordinates, np.zeros((0, 2)), Affine2D(), fills, antialiased, edges
        )
        self.items.append({
            "kind": "quadmesh", "rows": rows, "columns": columns, "coordinates": numbers(coordinates),
            "fills": numbers(fills), "stroke": stroke, **self.common(None, None, antialiased, None),
        })

    def gouraud(self, triangles, colors, clip_path=None):
        gc = self.context(None, None, clip_path, True, None)
        self.agg.draw_gouraud_triangles(gc, triangles, colors, Affine2D())
        self.items.append({
            "kind": "gouraud", "triangles": numbers(triangles), "colors": numbers(colors),
            **self.common(None, clip_path, True, None),
        })

    def image(self, rgba, x, y, clip_rect=None, clip_path=None):
        gc = self.context(None, clip_rect, clip_path, True, None)
        self.agg.draw_image(gc, x, y, np.ascontiguousarray(rgba[::-1]))
        self.items.append({
            "kind": "image", "width": rgba.shape[1], "height": rgba.shape[0], "rgba": rgba.ravel().tolist(), "x": x,
            "y": y, **self.common(clip_rect, clip_path, True, None),
        })


def stroke(color=(0, 0, 0, 1), width=1.5, cap="butt", join="round", dash=None, offset=0):
    return {
        "color": list(color), "width": width, "cap": cap, "join": join,
        "dash": None if dash is None else {"offset": offset, "pattern": list(dash)},
    }


RED, BLUE, HALF = [0.8, 0.1, 0.1, 1], [0.1, 0.3, 0.9, 1], [0.1, 0.6, 0.2, 0.5]
ZIGZAG = Path([(6, 8), (30, 40), (38, 10), (44, 41), (60, 37), (8, 30)])
CIRCLE = Path.unit_circle()


def circle(x, y, r):
    return CIRCLE.transformed(Affine2D().scale(r).translate(x, y))


def fills():
    star = Path.unit_regular_star(7).transformed(Affine2D().scale(21).translate(31.3, 24.6))
    with Scene("fill-star") as s:
        s.path(star, fill=RED)
    with Scene("fill-alpha-overlap") as s:
        s.path(circle(25, 24, 17.3), fill=HALF)
        s.path(circle(40, 22, 15.1), fill=[0.9, 0.2, 0.1, 0.3])
    with Scene("fill-transparent-canvas", background=None) as s:
        s.path(circle(25, 24, 17.3), fill=HALF)
        s.path(circle(40, 22, 15.1), fill=[0.9, 0.2, 0.1, 0.3], stroke=stroke(BLUE, 2))
    with Scene("fill-self-crossing") as s:
        s.path(Path([(5, 5), (60, 40), (60, 5), (5, 40), (30, 47), (5, 5)]), fill=BLUE)
    with Scene("fill-hole") as s:
        outer, inner = circle(32, 24, 20), circle(32, 24, 10)
        both = Path(
            np.concatenate([outer.vertices, inner.vertices[::-1]]),
            np.concatenate([outer.codes, [1] + [4] * 24 + [79]]),
        )
        s.path(both, fill=RED)
    with Scene("fill-outside") as s:
        s.path(Path([(-300, -20), (50, 600), (900, 10), (-300, -20)]), fill=HALF)
        s.path(circle(64, 48, 30), fill=RED, clip_rect=[3.4, 5.5, 50.2, 38.7])
    with Scene("fill-no-antialiasing") as s:
        s.path(star, fill=RED, stroke=stroke(width=1.2), antialiased=False)
        s.path(ZIGZAG, stroke=stroke(BLUE, 2.6, dash=(5.3, 2.2)), antialiased=False)


def strokes():
    for join in ("miter", "round", "bevel"):
        for cap in ("butt", "round", "projecting"):
            with Scene(f"stroke-{join}-{cap}") as s:
                s.path(ZIGZAG, stroke=stroke(width=5.3, cap=cap, join=join))
                s.path(
                    ZIGZAG.transformed(Affine2D().scale(0.5).translate(3, 20)),
                    stroke=stroke(RED, width=1.1, cap=cap, join=join),
                )
    with Scene("stroke-thin") as s:
        for i, width in enumerate((0.05, 0.25, 0.5, 0.8, 1.0, 1.3)):
            s.path(Path([(4, 4 + 7 * i), (60, 7.3 + 7 * i)]), stroke=stroke(width=width))
    with Scene("stroke-closed") as s:
        square = Path([(10, 10), (40, 14), (35, 40), (12, 35), (0, 0)], [1, 2, 2, 2, 79])
        for join, dx in (("miter", 0), ("bevel", 8), ("round", 16)):
            s.path(square.transformed(Affine2D().translate(dx, 0)), stroke=stroke(width=3.7, join=join))
    with Scene("stroke-close-then-line") as s:
        s.path(Path([(10, 10), (30, 10), (30, 30), (0, 0), (50, 40)], [1, 2, 2, 79, 2]), stroke=stroke(width=3))
    with Scene("stroke-wide-miters") as s:
        s.path(Path([(10, 5), (32, 42), (36, 5), (39, 42), (41, 5), (60, 40)]), stroke=stroke(width=9, join="miter"))
    with Scene("stroke-reversal") as s:
        s.path(Path([(10, 10), (50, 30), (20, 15), (50, 30), (50, 30), (55, 10)]), stroke=stroke(width=4, join="miter"))
        s.path(Path([(10, 30), (40, 40), (10, 30)]), stroke=stroke(RED, width=4, join="round"))
    with Scene("stroke-curves") as s:
        cubic = Path([(5, 5), (20, 60), (40, -30), (60, 40)], [1, 4, 4, 4])
        quadratic = Path([(4, 40), (30, -20), (60, 44)], [1, 3, 3])
        s.path(cubic, stroke=stroke(width=2.2))
        s.path(quadratic, stroke=stroke(RED, width=1.3))
        s.path(circle(30, 22, 14), stroke=stroke(BLUE, width=0.8))
    with Scene("stroke-curve-degenerate") as s:
        s.path(Path([(5, 5), (5, 5), (60, 40), (60, 40)], [1, 4, 4, 4]), stroke=stroke(width=2))
        s.path(Path([(5, 40), (70, 40), (-10, 40), (60, 40)], [1, 4, 4, 4]), stroke=stroke(RED, width=2))
        s.path(Path([(20, 20), (50, 5), (20, 20)], [1, 3, 3]), stroke=stroke(BLUE, width=2))
        s.path(Path([(30, 20), (60, 5), (10, 15), (30, 20)], [1, 4, 4, 4]), stroke=stroke(width=1))
    with Scene("stroke-alpha") as s:
        s.path(ZIGZAG, stroke=stroke([0, 0, 1, 0.4], width=6))


def dashes():
    wave = Path(np.column_stack([np.linspace(2, 62, 61), 24 + 18 * np.sin(np.linspace(0, 9, 61))]))
    for name, pattern in (("dashed", (3.7, 1.6)), ("dashdot", (6.4, 1.6, 1, 1.6)), ("dotted", (1, 1.65))):
        with Scene(f"dash-{name}", height=64) as s:
            for i, width in enumerate((0.7, 1.5, 3.1)):
                s.path(
                    wave.transformed(Affine2D().translate(0, 10 * i - 4)),
                    stroke=stroke(width=width, dash=[p * width for p in pattern]),
                )
    with Scene("dash-offset-closed") as s:
        s.path(circle(20, 24, 15), stroke=stroke(width=2, dash=(5, 3), offset=2.5))
        s.path(Path([(40, 5), (60, 5), (60, 40), (40, 40), (0, 0)], [1, 2, 2, 2, 79]), stroke=stroke(width=2, dash=(6, 2, 1, 2), offset=9, cap="round"))
    with Scene("dash-projecting") as s:
        s.path(ZIGZAG, stroke=stroke(width=3, dash=(5, 6), cap="projecting", join="miter"))


def snapping():
    box = Path([(10.3, 8.7), (50.6, 8.7), (50.6, 38.2), (10.3, 38.2), (10.3, 8.7)], [1, 2, 2, 2, 79])
    for width in (0, 0.5, 1, 1.5, 2, 2.49, 3):
        with Scene(f"snap-width-{width}") as s:
            s.path(box, fill=HALF, stroke=stroke(width=width, join="miter"))
    with Scene("snap-off") as s:
        s.path(box, fill=HALF, stroke=stroke(width=1), snap=False)
    with Scene("snap-forced") as s:
        s.path(ZIGZAG, stroke=stroke(width=1), snap=True)
    with Scene("snap-transparent-edge") as s:
        s.path(box, fill=RED, stroke=stroke([0, 0, 0, 0], width=1))
    with Scene("snap-ticks") as s:
        for x in (5.2, 17.5, 29.49, 41.51, 60):
            s.path(Path([(x, 0), (x, 30.3)]), stroke=stroke(width=1.1))


def gaps():
    nan = math.nan
    with Scene("gap-polyline") as s:
        s.path(Path([(5, 5), (15, 40), (nan, 3), (25, 10), (35, 40), (math.inf, 1), (45, 5), (nan, nan), (55, 40), (60, 2)]), stroke=stroke(width=2))
    with Scene("gap-closed") as s:
        s.path(Path([(5, 5), (30, 5), (nan, 20), (30, 40), (5, 40), (0, 0)], [1, 2, 2, 2, 2, 79]), stroke=stroke(width=2))
        s.path(Path([(35, 5), (60, 5), (nan, 20), (60, 40), (35, 40), (0, 0)], [1, 2, 2, 2, 2, 79]), fill=HALF)
    with Scene("gap-curve") as s:
        s.path(Path([(5, 5), (10, 60), (20, nan), (30, 20), (35, 40), (50, 0), (60, 40)], [1, 4, 4, 4, 4, 4, 4]), stroke=stroke(width=2))


def clipping():
    with Scene("clip-rect") as s:
        s.path(circle(32, 24, 22), fill=HALF, stroke=stroke(width=4), clip_rect=[10.4, 6.6, 30.3, 30.1])
    with Scene("clip-path") as s:
        s.path(ZIGZAG, fill=RED, stroke=stroke(width=6), clip_path=circle(32, 24, 17.4))
    with Scene("clip-path-and-rect") as s:
        s.path(Path([(0, 0), (64, 0), (64, 48), (0, 48), (0, 0)]), fill=BLUE, clip_path=circle(32, 24, 17.4), clip_rect=[20, 10, 30, 20])
    with Scene("clip-path-no-antialiasing") as s:
        s.path(ZIGZAG, fill=RED, clip_path=circle(32, 24, 17.4), antialiased=False)
    with Scene("clip-path-snapped") as s:
        s.path(Path([(0, 0), (64, 0), (64, 48), (0, 48), (0, 0)]), fill=BLUE, clip_path=Path([(10.4, 10.4), (50.6, 10.4), (50.6, 40.6), (10.4, 40.6), (0, 0)], [1, 2, 2, 2, 79]))
    with Scene("clip-far-line") as s:
        s.path(Path([(-5000, -3000), (32, 24), (9000, 200), (40, 30), (40, -99999)]), stroke=stroke(width=2))
        s.path(Path([(-50, 20), (20, 90), (80, 20), (20, -40), (0, 0)], [1, 2, 2, 2, 79]), stroke=stroke(RED, width=2))


def long_lines():
    rng = np.random.default_rng(3)
    x = np.linspace(-4, 70, 3000)
    with Scene("simplify-noise", width=80, height=60) as s:
        s.path(Path(np.column_stack([x, 30 + 12 * rng.standard_normal(3000)])), stroke=stroke(BLUE, 1.0), simplify=1 / 9)
    with Scene("simplify-walk", width=80, height=60) as s:
        s.path(Path(np.column_stack([x, 30 + 0.3 * np.cumsum(rng.standard_normal(3000))])), stroke=stroke(RED, 1.5), simplify=1 / 9)
    gaps_y = 30 + 20 * np.sin(x / 5)
    gaps_y[::97] = np.nan
    with Scene("simplify-gaps", width=80, height=60) as s:
        s.path(Path(np.column_stack([x, gaps_y])), stroke=stroke(width=2), simplify=1 / 9)
    x = np.linspace(2, 78, 400)
    with Scene("simplify-short", width=80, height=60) as s:
        s.path(Path(np.column_stack([x, 30 + 25 * np.sin(x * x / 60)])), stroke=stroke(width=1.5), simplify=1 / 9)
    with Scene("simplify-reversals", width=80, height=60) as s:
        back = np.column_stack([40 + 30 * np.sin(np.arange(900) * 0.9), np.linspace(5, 55, 900)])
        s.path(Path(back), stroke=stroke(width=1), simplify=1 / 9)
    with Scene("simplify-none", width=80, height=60) as s:
        s.path(Path(np.column_stack([x, 30 + 25 * np.sin(x * x / 60)])), stroke=stroke(width=1.5))


def sketches():
    with Scene("sketch", width=100, height=80) as s:
        s.path(Path([(10, 10), (90, 10), (90, 70), (10, 70), (0, 0)], [1, 2, 2, 2, 79]), stroke=stroke(width=1.5), sketch=[1, 100, 2])
        s.path(circle(50, 40, 25), stroke=stroke(RED, width=2), sketch=[3, 40, 4])


def hatches():
    for symbol, name in (("/", "slash"), ("xx", "cross"), ("o", "circles"), ("*", "stars"), ("-|", "grid"), (".", "dots")):
        with Scene(f"hatch-{name}", width=100, height=80, dpi=72) as s:
            s.path(circle(50, 40, 36), fill=[0.9, 0.9, 0.5, 1], stroke=stroke(width=1), hatch=(symbol, RED, 1.0))
    with Scene("hatch-dpi", width=130, height=110, dpi=100) as s:
        s.path(circle(64, 56, 50), stroke=stroke(width=1), hatch=("\\\\", [0, 0, 1, 0.6], 2.2), clip_path=circle(50, 50, 40))


def markers():
    rng = np.random.default_rng(1)
    places = rng.uniform(-4, 68, (40, 2))
    places[3] = np.nan
    for name in "o.s^Dx+*pH":
        style = MarkerStyle(name)
        shape = style.get_path().transformed(style.get_transform() + Affine2D().scale(7.4))
        label = {".": "dot", "*": "star", "^": "triangle", "+": "plus"}.get(name, name)
        snap = style.get_snap_threshold()
        with Scene(f"markers-{label}") as s:
            s.markers(shape, places, None if name in "x+" else [0.12, 0.47, 0.71, 1], stroke(BLUE, 1.4, join=str(style.get_joinstyle()), cap=str(style.get_capstyle())), snap=None if snap is None else 7.4 >= snap)
    shape = CIRCLE.transformed(Affine2D().scale(5.2))
    with Scene("markers-alpha-clip-rect") as s:
        s.markers(shape, places, [0.8, 0.2, 0.2, 0.4], stroke([0, 0, 0, 0.7], 1.0), clip_rect=[10.2, 8.6, 40.3, 30.9])
    with Scene("markers-clip-path") as s:
        s.markers(shape, places, RED, stroke(width=2), clip_path=circle(32, 24, 18))
    with Scene("markers-no-edge") as s:
        s.markers(shape, places, RED, None)


def collections():
    rng = np.random.default_rng(2)
    shapes = [circle(0, 0, 5.3), Path.unit_regular_star(5).transformed(Affine2D().scale(7)), Path([(-4, -4), (4, -4), (4, 4), (-4, 4), (-4, -4)])]
    offsets = rng.uniform(4, 60, (24, 2))
    colors = np.column_stack([rng.uniform(0, 1, (5, 3)), [1, 0.5, 0.7, 1, 0.2]])
    with Scene("collection-offsets") as s:
        s.collection(shapes, None, offsets, colors, [[0, 0, 0, 1], [1, 0, 0, 0.5]], [1.0, 2.3, 0.4], [None], [True])
    with Scene("collection-transforms") as s:
        transforms = [Affine2D().scale(f).rotate(f).get_matrix() for f in (0.5, 1.0, 1.7)]
        s.collection(shapes, transforms, offsets, colors, np.zeros((0, 4)), [1.0], [None], [True, False], clip_rect=[5, 5, 50, 40])
    lines = [Path(rng.uniform(0, 60, (6, 2))) for _ in range(6)]
    with Scene("collection-lines") as s:
        s.collection(lines, None, None, np.zeros((0, 4)), colors, [1.5, 0.8], [None, {"offset": 1, "pattern": [4, 2]}], [True])
    with Scene("collection-clip-path") as s:
        s.collection(shapes, None, offsets, colors, [[0, 0, 0, 1]], [1.0], [None], [True], clip_path=circle(32, 24, 18))
    with Scene("collection-hatch", width=80, height=80) as s:
        s.collection([circle(25, 40, 20), circle(55, 40, 20)], None, None, colors, [[0, 0, 0, 1]], [1.0], [None], [True], hatch=("//", RED, 1))


def meshes():
    rng = np.random.default_rng(4)
    y, x = np.mgrid[0:6, 0:8]
    grid = np.stack([4.3 + x * 7.7 + 0.8 * y, 4.1 + y * 7.9 + 0.5 * np.sin(x)], axis=-1)
    colors = np.column_stack([rng.uniform(0, 1, (35, 3)), np.ones(35)])
    with Scene("mesh-plain") as s:
        s.quad_mesh(grid, colors, None, False)
    with Scene("mesh-antialiased") as s:
        s.quad_mesh(grid, colors, None, True)
    with Scene("mesh-edges-dpi", dpi=100) as s:
        s.quad_mesh(grid, colors, stroke(width=1.4), True)
    with Scene("mesh-edges") as s:
        s.quad_mesh(grid, colors * [1, 1, 1, 0.5], stroke(width=0.9), True)
    broken = grid.copy()
    broken[2, 3] = np.nan
    with Scene("mesh-gap") as s:
        s.quad_mesh(broken, colors, stroke(width=0.9), True)


def shading():
    rng = np.random.default_rng(5)
    triangles = np.array([[[5, 5], [60, 8], [20, 44]], [[60, 8], [20, 44], [58, 40]], [[30.2, 2], [30.4, 46], [33, 20]]], float)
    colors = rng.uniform(0, 1, (3, 3, 4))
    colors[:2, :, 3] = 1
    with Scene("gouraud") as s:
        s.gouraud(triangles, colors)
    with Scene("gouraud-clip-path") as s:
        s.gouraud(triangles, colors, clip_path=circle(32, 24, 18))
    small = rng.uniform(0, 60, (60, 1, 2)) + rng.uniform(-6, 6, (60, 3, 2))
    with Scene("gouraud-small") as s:
        s.gouraud(small, rng.uniform(0, 1, (60, 3, 4)))


def images():
    rng = np.random.default_rng(6)
    picture = rng.integers(0, 256, (20, 30, 4), dtype=np.uint8)
    picture[:10, :, 3] = 255
    with Scene("image") as s:
        s.image(picture, 8.4, 9.7)
    with Scene("image-edge") as s:
        s.image(picture, -7.5, 35.5)
        s.image(picture, 50, -4)
    with Scene("image-clip-rect") as s:
        s.image(picture, 10, 10, clip_rect=[14.4, 12.6, 15.2, 10.8])
    with Scene("image-clip-path") as s:
        s.image(picture, 18, 12, clip_path=circle(32, 24, 11))


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    for draw in (fills, strokes, dashes, snapping, gaps, clipping, long_lines, sketches, hatches, markers, collections, meshes, shading, images):
        draw()
    (OUT / "scenes.json").write_text("[\n" + ",\n".join(json.dumps(s, separators=(",", ":")) for s in SCENES) + "\n]\n")
    print(len(SCENES), "scenes")
