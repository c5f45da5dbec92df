"""Spectra of signals."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib import mlab
from matplotlib.axes import Axes

from ..keys import LINE_KEYS
from .mark import mark

_WINDOWS = {"hanning": mlab.window_hanning, "none": mlab.window_none}
_COMMON = "NFFT Fs Fc detrend window noverlap pad_to sides scale_by_freq"
_SINGLE = "Fs Fc window pad_to sides"


def _spectrum(name: str, *positional: str):
    def draw(ax: Axes, given: dict) -> Any:
        if "window" in given and isinstance(given["window"], str):
            if given["window"] not in _WINDOWS:
                raise ValueError(f"window is one of {', '.join(_WINDOWS)} or an array")
            given["window"] = _WINDOWS[given["window"]]
        elif isinstance(given.get("window"), list):
            given["window"] = np.asarray(given["window"], dtype=float)
        return getattr(ax, name)(*[given.pop(key) for key in positional], **given)

    return draw


MARKS = {
    "psd": mark(_spectrum("psd", "x"), "x", "x", _COMMON, LINE_KEYS),
    "csd": mark(_spectrum("csd", "x", "y"), "x y", "x y", _COMMON, LINE_KEYS),
    "cohere": mark(_spectrum("cohere", "x", "y"), "x y", "x y", _COMMON, LINE_KEYS),
    "specgram": mark(
        _spectrum("specgram", "x"), "x", "x", f"{_COMMON} xextent mode scale cmap norm vmin vmax interpolation aspect origin"
    ),
    "magnitude_spectrum": mark(_spectrum("magnitude_spectrum", "x"), "x", "x", f"{_SINGLE} scale", LINE_KEYS),
    "angle_spectrum": mark(_spectrum("angle_spectrum", "x"), "x", "x", _SINGLE, LINE_KEYS),
    "phase_spectrum": mark(_spectrum("phase_spectrum", "x"), "x", "x", _SINGLE, LINE_KEYS),
    "acorr": mark(_spectrum("acorr", "x"), "x", "x", "normed usevlines maxlags", LINE_KEYS),
    "xcorr": mark(_spectrum("xcorr", "x", "y"), "x y", "x y", "normed usevlines maxlags", LINE_KEYS),
}
