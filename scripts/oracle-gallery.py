"""Draws the gallery's baselines with Matplotlib: NAME.png and NAME.json for every gallery/figures/NAME.json.

    python scripts/oracle-gallery.py [--accept] [NAME…]      names may be glob patterns; none means all

A baseline that comes out otherwise than it is committed goes beside it, as NAME-changed.png and NAME-changed.json, until
`npm run gallery:accept` or `gallery:reject` settles it; `--accept` writes over it at once.
"""

from __future__ import annotations

import fnmatch
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "engine-matplotlib"))

from oracle_png import smaller  # noqa: E402
from plotmill_matplotlib import FigureError, draw_and_measure  # noqa: E402

FIGURES, BASELINES = ROOT / "gallery" / "figures", ROOT / "gallery" / "baselines"


def same_numbers(old: str, new: str) -> bool:
    """Equal but for the last bits of floats, which differ between processors."""

    def near(a: object, b: object) -> bool:
        if isinstance(a, dict) and isinstance(b, dict):
            return a.keys() == b.keys() and all(near(a[k], b[k]) for k in a)
        if isinstance(a, list) and isinstance(b, list):
            return len(a) == len(b) and all(map(near, a, b))
        if isinstance(a, float) and isinstance(b, float):
            return abs(a - b) <= 1e-9 * max(1.0, abs(a))
        return a == b

    return near(json.loads(old), json.loads(new))


def settle(name: str, png: bytes, numbers: str, accept: bool) -> str:
    """Write the baseline, or its changed twin; says which: new, same or changed."""
    picture, text = BASELINES / f"{name}.png", BASELINES / f"{name}.json"
    known = picture.exists() and text.exists()
    if known and picture.read_bytes() == png and same_numbers(text.read_text(), numbers):
        return "same"
    ending = "-changed" if known and not accept else ""
    (BASELINES / f"{name}{ending}.png").write_bytes(png)
    (BASELINES / f"{name}{ending}.json").write_text(numbers)
    return "changed" if known else "new"


def main(options: list[str]) -> int:
    BASELINES.mkdir(exist_ok=True)
    accept, patterns = "--accept" in options, [o for o in options if not o.startswith("--")]
    counts = {"new": 0, "same": 0, "changed": 0, "failed": 0}
    figures = sorted(FIGURES.glob("*.json"))
    for path in figures:
        if patterns and not any(fnmatch.fnmatch(path.stem, p) for p in patterns):
            continue
        try:
            made = draw_and_measure(json.loads(path.read_text()))
        except FigureError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            counts["failed"] += 1
            continue
        numbers = json.dumps(made.numbers, ensure_ascii=False, separators=(",", ":")) + "\n"
        outcome = settle(path.stem, smaller(made.body), numbers, accept)
        counts[outcome] += 1
        if outcome == "changed":
            print(f"{path.stem}: changed")
    for stale in [b for b in BASELINES.iterdir() if b.stem.removesuffix("-changed") not in {f.stem for f in figures}]:
        print(f"{stale.name}: belongs to no figure, removed")
        stale.unlink()
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    return 1 if counts["failed"] or not sum(counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
