"""Draws the gallery's baselines with Matplotlib: NAME.png and NAME.json for every gallery/figures/NAME.json.

    python scripts/oracle-gallery.py [NAME…]      names may be glob patterns; none means all
"""

from __future__ import annotations

import fnmatch
import io
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "engine-matplotlib"))

from plotmill_matplotlib import FigureError, draw_and_measure  # noqa: E402

FIGURES, BASELINES = ROOT / "gallery" / "figures", ROOT / "gallery" / "baselines"


def smaller(png: bytes) -> bytes:
    """The same pixels in fewer bytes: a palette when it loses nothing, RGB when nothing is transparent."""
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    pixels = np.asarray(image)
    if (pixels[..., 3] == 255).all():
        image = image.convert("RGB")
        colors, inverse = np.unique(pixels[..., :3].reshape(-1, 3), axis=0, return_inverse=True)
        if len(colors) <= 256:
            image = Image.fromarray(inverse.reshape(pixels.shape[:2]).astype(np.uint8), "P")
            image.putpalette(colors.astype(np.uint8).tobytes())
    sink = io.BytesIO()
    image.save(sink, "png", optimize=True)
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(sink.getvalue())).convert("RGBA")), pixels), "the baseline lost something"
    return sink.getvalue()


def main(patterns: list[str]) -> int:
    BASELINES.mkdir(exist_ok=True)
    failed = drawn = 0
    for path in sorted(FIGURES.glob("*.json")):
        if patterns and not any(fnmatch.fnmatch(path.stem, p) for p in patterns):
            continue
        try:
            made = draw_and_measure(json.loads(path.read_text()))
        except FigureError as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            failed += 1
            continue
        (BASELINES / f"{path.stem}.png").write_bytes(smaller(made.body))
        (BASELINES / f"{path.stem}.json").write_text(json.dumps(made.numbers, ensure_ascii=False, separators=(",", ":")) + "\n")
        drawn += 1
    print(f"{drawn} baselines drawn, {failed} failed")
    return 1 if failed or not drawn else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
