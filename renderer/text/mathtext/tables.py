"""Writes renderer/data/mathtext.json, the symbol tables of mathtext, from Matplotlib 3.11: facts about TeX names and fonts.

Run with a Python that has Matplotlib: `python renderer/text/mathtext/tables.py`.
"""

import json
import pathlib

from matplotlib import _mathtext as m
from matplotlib import _mathtext_data as d

P = m.Parser
HERE = pathlib.Path(__file__).parent


def words(names):
    return " ".join(sorted(names))


tables = {
    # TeX name without its backslash -> code point.
    "symbols": d.tex2uni,
    # TeX name -> [font file, code] in the Computer Modern (BaKoMa) fonts.
    "bakoma": {k: list(v) for k, v in d.latex_to_bakoma.items()},
    "stixFixes": {str(k): v for k, v in d.stix_glyph_fixes.items()},
    # Alphabets that live at other code points: [first, last, font, first there].
    "stixAlphabets": d.stix_virtual_fonts,
    "binary": words(P._binary_operators),
    "relation": words(P._relation_symbols),
    "arrow": words(P._arrow_symbols),
    "overUnder": words(P._overunder_symbols),
    "dropSub": words(P._dropsub_symbols),
    "functions": words(P._function_names),
    "overUnderFunctions": words(P._overunder_functions),
    "leftDelimiters": words(P._left_delims),
    "rightDelimiters": words(P._right_delims),
    "otherDelimiters": words(P._ambi_delims),
    "accents": P._accent_map,
}


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value


lines = [f"{json.dumps(k)}:{json.dumps(plain(v), separators=(',', ':'))}" for k, v in tables.items()]
(HERE.parent.parent / "data" / "mathtext.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
