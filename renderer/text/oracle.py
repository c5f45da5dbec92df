"""Writes the baselines of the text tests with Matplotlib 3.11: `python renderer/text/oracle.py` (no display, no network).

Metrics and positions are compared exactly, pictures to one grey level; see text.test.ts.
"""

import base64
import json
import pathlib
import warnings
import zlib

import matplotlib

matplotlib.use("agg")
import numpy as np
from matplotlib import font_manager, rcParams
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import LoadFlags

warnings.filterwarnings("ignore", message="Glyph")
HERE = pathlib.Path(__file__).parent / "baselines"
HERE.mkdir(exist_ok=True)
DEJAVU = pathlib.Path(matplotlib.get_data_path(), "fonts", "ttf")

STRINGS = [
    "0.25", "−1.5", "AVATAR To Wy", "lp", "", " ", "fi ffl flow", "Generated Plot", "x (µm), °C ± 3 %",
    "Ωmega και αβγ", "Привет", "naïve café", "a\u0301e\u0308", "→ ∑ ≤ ∞ ☃",
    "العربية", "abc שלום 12 def", "Ⅱ×−≥דⅡ³", "\u0301x", "12% ± 3° שלום (a+b).", "Price: \\$5", "0123456789eE+-.,:;",
]
SIZES = [(10, 100), (12, 100), (8.33, 100), (10, 72), (7, 300), (14.4, 72.5), (0.5, 100), (40, 200)]
FAMILIES = [
    ("sans-serif", "normal", "normal"), ("sans-serif", "normal", "bold"), ("sans-serif", "italic", "normal"),
    ("serif", "normal", "normal"), ("serif", "italic", "bold"), ("monospace", "normal", "normal"),
    ("monospace", "oblique", 600), ("STIXGeneral", "normal", "normal"), ("cmr10", "normal", "normal"),
]


def write(name, rows):
    body = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    (HERE / name).write_text(f"[\n{body}\n]\n", encoding="utf-8")


def props(family, style, weight, size):
    return font_manager.FontProperties(family=family, style=style, weight=weight, size=size)


def metrics():
    rows = []
    for hinting in ("default", "no_hinting"):
        flags = LoadFlags.DEFAULT if hinting == "default" else LoadFlags.NO_HINTING
        for n, (family, style, weight) in enumerate(FAMILIES):
            for size, dpi in SIZES if n == 0 else SIZES[:2]:
                for text in STRINGS:
                    # One-point Arabic shows only how FreeType's autohinter changed between its versions, and fonts
                    # without Arabic only whether HarfBuzz was built to make up presentation forms.
                    if not text.isascii() and (n > 1 or size < 1):
                        continue
                    prop = props(family, style, weight, size)
                    font = font_manager.get_font(font_manager.fontManager._find_fonts_by_props(prop))
                    font.clear()
                    font.set_size(size, dpi)
                    clean = text.replace("\\$", "$")
                    items = font._layout(clean, flags)
                    font.set_text(clean, 0.0, flags=flags)
                    w, h = font.get_width_height()
                    glyphs = [[pathlib.Path(i.ft_object.fname).name, i.glyph_index, i.x, i.y] for i in items]
                    rows.append([text, family, style, weight, size, dpi, hinting,
                                 [w / 64, h / 64, font.get_descent() / 64], glyphs])
    write("metrics.json", rows)


def pictures():
    rows = []
    width, height = 150, 110
    for text in ("Generated Plot", "AVA fi 0.25", "gj|µ−"):
        for angle in (0, 30, 45, 90, 270, 187.5):
            for size, dpi, x, y in ((10, 100, 70, 55.25), (8.33, 120, 71.3, 52.8)):
                for antialiased in (True, False) if size == 10 and angle in (0, 30) else (True,):
                    for hinting in ("default", "no_hinting", "force_autohint") if angle in (0, 30) else ("default",):
                        if not antialiased and hinting == "force_autohint":
                            continue  # the autohinter moved by fractions between FreeType versions
                        rcParams["text.hinting"] = hinting
                        r = RendererAgg(width, height, dpi)
                        gc = r.new_gc()
                        gc.set_foreground((0, 0, 0, 1), isRGBA=True)
                        gc.set_antialiased(antialiased)
                        r.draw_text(gc, x, height - y, text, props("sans-serif", "normal", "normal", size), angle)
                        alpha = np.asarray(r.buffer_rgba())[..., 3]
                        pixels = base64.b64encode(zlib.compress(alpha.tobytes(), 9)).decode()
                        rows.append([text, angle, size, dpi, x, y, antialiased, hinting, width, height, pixels])
    rcParams["text.hinting"] = "default"
    write("pictures.json", rows)


def layouts():
    rows = []
    fig = Figure(dpi=100)
    renderer = RendererAgg(640, 480, 100)
    fig.canvas.get_renderer = lambda: renderer

    def add(text, **kw):
        wrap = kw.pop("at", None)
        t = fig.text(*((wrap[0] / 640, wrap[1] / 480) if wrap else (0, 0)), text, wrap=wrap is not None, **kw)
        t._renderer = renderer
        bbox, lines, (corner, size) = t._get_layout(renderer)
        rows.append([text, kw, wrap, list(bbox.extents), list(corner), list(size), [list(xy) for _, _, xy in lines],
                     [line for line, _, _ in lines]])

    for ha in ("left", "center", "right"):
        for va in ("top", "bottom", "center", "baseline", "center_baseline"):
            for mode in ("default", "anchor", "xtick", "ytick"):
                for rotation in (0, 30, 90, 200):
                    add("two lines\nof gray", ha=ha, va=va, rotation_mode=mode, rotation=rotation)
    for text in ("", "one", "\n", "a\n\nb", "g\nÅ", "last\n"):
        for spacing in ("normal", 1.2, 2.0):
            for ma in ("left", "center", "right"):
                add(text, linespacing=spacing, multialignment=ma, fontsize=13, rotation=-20)
    words = "a rather long sentence that has to be broken into several lines to stay inside"
    for ha in ("left", "center", "right"):
        for rotation in (0, 40, 100, 200, 300):
            add(words, ha=ha, rotation=rotation, at=(400, 240), fontsize=14)
    write("layouts.json", rows)


def outlines():
    rows = []
    for name, text in (("DejaVuSans", "Aég8&Å½ỗ"), ("DejaVuSerif-Italic", "Qfñ@"), ("STIXGeneral", "∫Gä"), ("cmex10", "Z"),
                       ("cmr10", "aB")):
        font = font_manager.get_font(str(DEJAVU / f"{name}.ttf"))
        for character in text:
            index = font.get_char_index(ord(character))
            advance = font.load_glyph(index, LoadFlags.NO_SCALE).horiAdvance
            vertices, codes = font.get_path()
            rows.append([name, character, index, advance, (vertices * 64).ravel().tolist(), codes.tolist()])
    write("outlines.json", rows)


if __name__ == "__main__":
    metrics()
    pictures()
    layouts()
    outlines()
