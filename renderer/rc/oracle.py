"""Writes rc-params.ts (names, kinds and defaults) and ../data/styles.json from the installed Matplotlib.

Run with a Python that has Matplotlib 3.11: python renderer/rc/oracle.py
"""
import json
import pathlib
import subprocess

import matplotlib as mpl
from matplotlib import rcsetup, style
from matplotlib.colors import to_hex, to_rgba
from matplotlib._enums import CapStyle, JoinStyle
from cycler import Cycler

HERE = pathlib.Path(__file__).parent

# Parameters of windows, files and processes: they never change what a figure looks like.
WITHOUT_EFFECT = (
    "keymap.", "webagg.", "tk.", "macosx.", "ps.", "pgf.", "animation.", "toolbar", "backend", "interactive",
    "docstring.", "figure.hooks", "figure.max_open_warning", "figure.raise_window", "savefig.directory",
    "savefig.format", "savefig.orientation", "text.latex", "text.usetex", "axes3d.mouserotationstyle",
    "axes3d.trackball", "axes3d.snap_rotation", "agg.", "svg.image_inline", "date.epoch", "axes.formatter.use_locale",
    "boxplot.bootstrap", "pdf.use14corefonts",
)

R = rcsetup
BY_VALIDATOR = {
    R.validate_float: "float", R.validate_float_or_None: "float?", R.validate_int: "int", R.validate_int_or_None: "int?",
    R.validate_bool: "bool", R.validate_string: "string", R.validate_string_or_None: "string?",
    R.validate_stringlist: "strings", R.validate_color: "color", R.validate_color_or_auto: "color|auto",
    R.validate_color_or_inherit: "color|inherit", R._validate_color_or_edge: "color|edge",
    R._validate_color_or_None: "color?", R._validate_color_or_linecolor: "color?|linecolor|markerfacecolor|markeredgecolor",
    R.validate_fontsize: "fontsize", R.validate_fontsize_None: "fontsize?", R.validate_fontweight: "weight",
    R.validate_fontstretch: "stretch", R._validate_linestyle: "linestyle", R._validate_linestyle_or_None: "linestyle?",
    R._validate_marker: "marker", R.validate_floatlist: "floats", R.validate_intlist: "ints2",
    R.validate_cycler: "cycler", R.validate_hist_bins: "bins", R.validate_whiskers: "whiskers",
    R.validate_aspect: "aspect", R.validate_dpi: "dpi", R._validate_legend_loc: "legendloc",
    R._validate_minor_tick_ndivs: "ndivs", R.validate_axisbelow: "axisbelow",
    R._validate_greaterequal0_lessequal1: "unit", R._validate_greaterthan_minushalf: "margin",
    R.validate_sketch: "sketch", R.validate_anylist: "effects", R.validate_bbox: "bbox", R._validate_cmap: "string",
    R.validate_font_properties: "string", R._validate_mathtext_fallback: "string?", R.validate_fonttype: "int",
    R._validate_date: "string", JoinStyle: "enum miter round bevel", CapStyle: "enum butt projecting round",
}
TS = {
    "float": "number", "float?": "number | null", "int": "number", "int?": "number | null", "bool": "boolean",
    "string": "string", "string?": "string | null", "strings": "readonly string[]", "color": "ColorSpec",
    "fontsize": "FontSize", "fontsize?": "FontSize | null", "weight": "FontWeight", "stretch": "string | number",
    "linestyle": "LineStyle", "linestyle?": "LineStyle | null", "marker": "string | number",
    "floats": "readonly number[]", "floats2": "readonly [number, number]", "ints2": "readonly [number, number]",
    "cycler": "PropCycle", "bins": "number | string | readonly number[]",
    "whiskers": "number | readonly [number, number]", "aspect": "number | string", "dpi": "number | 'figure'",
    "legendloc": "string | number | readonly [number, number]", "ndivs": "number | 'auto'",
    "axisbelow": "boolean | 'line'", "unit": "number", "margin": "number",
    "sketch": "readonly [number, number, number] | null", "effects": "readonly unknown[]", "bbox": "'tight' | null",
}


def kind(key):
    v = R._validators[key]
    if isinstance(v, R.ValidateInStrings):
        return "enum " + " ".join(str(s) for s in v.valid.values())
    if key == "figure.figsize":
        return "floats2"
    return BY_VALIDATOR[v]


def ts_type(k):
    if k.startswith("enum "):
        return " | ".join(f"'{s}'" for s in k[5:].split())
    if k.startswith("color"):
        head, *words = k.split("|")
        return "ColorSpec" + (" | null" if head.endswith("?") else "")
    return TS[k]


def plain_color(v):
    """(r, g, b) floats become hex where hex says exactly the same."""
    if isinstance(v, str):
        return v
    h = to_hex(v, keep_alpha=len(v) == 4)
    return h if to_rgba(h) == to_rgba(v) else list(v)


def plain(key, v):
    if isinstance(v, Cycler):
        return {p: [plain_color(x) if "color" in p else x for x in xs] for p, xs in v.by_key().items()}
    if isinstance(v, (JoinStyle, CapStyle)):
        return v.name
    if kind(key).endswith("?") and v == "None" or kind(key).startswith("color?") and v == "None":
        return None
    if kind(key).startswith("color"):
        return None if v is None else plain_color(v)
    if isinstance(v, tuple):
        return list(v)
    return v


keys = [k for k in mpl.rcParamsDefault if k in R._validators and not k.startswith(WITHOUT_EFFECT)]
keys = sorted(keys + ["_internal.classic_mode"] if "_internal.classic_mode" not in keys else keys)

out = ["// Written by oracle.py from Matplotlib " + mpl.__version__ + ": one line per parameter, so it is longer than other files.",
       "import type { ColorSpec, FontSize, FontWeight, LineStyle, PropCycle } from './rc-types.ts';", "",
       "/** Every parameter that can change a drawn figure, under Matplotlib's own name. */",
       "export interface RcParams {"]
out += [f"  readonly '{k}': {ts_type(kind(k))};" for k in keys]
out += ["}", "", "/** What each parameter takes, in the small language that `validate.ts` reads. */",
        "export const rcKinds: Readonly<Record<keyof RcParams, string>> = {"]
out += [f"  '{k}': {json.dumps(kind(k))}," for k in keys]
out += ["};", "", "/** Matplotlib's default style. */", "export const defaultRc: RcParams = {"]
with mpl.rc_context():
    mpl.rcdefaults()
    defaults = {k: plain(k, dict.__getitem__(mpl.rcParamsDefault, k)) for k in keys}
out += [f"  '{k}': {json.dumps(v, ensure_ascii=False)}," for k, v in defaults.items()]
out += ["};", ""]
(HERE / "rc-params.ts").write_text("\n".join(out))
subprocess.run(["node_modules/.bin/biome", "check", "--write", str(HERE / "rc-params.ts")], cwd=HERE.parent.parent, check=True)

styles = {}
for name in sorted(style.library):
    params = {k: plain(k, v) for k, v in dict.items(style.library[name]) if k in keys}
    styles[name] = dict(sorted(params.items()))
(HERE.parent / "data" / "styles.json").write_text(
    "{\n" + ",\n".join(f"{json.dumps(n)}: {json.dumps(p, ensure_ascii=False)}" for n, p in styles.items()) + "\n}\n")
