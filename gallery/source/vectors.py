"""Options of vector fields and spectra beyond the usual ones."""

from __future__ import annotations

import numpy as np

from .data import noisy_signal, one, rng, short


def figures() -> dict[str, dict]:
    return {**_arrows(), **_streams(), **_spectra()}


def _arrows() -> dict[str, dict]:
    x, y = np.meshgrid(np.linspace(1, 10, 7), np.linspace(2, 20, 6))
    u, v = np.cos(x) * 3, np.sin(y) * 2
    places = {"X": short(x), "Y": short(y)}
    quiver = {"type": "quiver", **places, "U": short(u), "V": short(v)}
    wind = {"type": "barbs", **places, "U": short(u * 15), "V": short(v * 20)}
    gaps = short(u)
    gaps[2][3] = None
    turns = rng("quiver-angles").random((6, 7)) * 360
    return {
        "quiver-log": one({**quiver, "angles": "xy"}, xscale="log", yscale="log", title="Directions on logarithmic axes"),
        "quiver-gaps": one({**quiver, "U": gaps, "C": short(u * v), "alpha": 0.6, "edgecolors": "k", "linewidths": 0.5}, colorbar=True, title="With a gap"),
        "quiver-angles": one({**quiver, "angles": short(turns, 4), "pivot": "tip", "units": "inches", "scale_units": "inches", "scale": 6, "headwidth": 5, "headlength": 7}),
        "quiver-dots": one({**quiver, "units": "x", "scale_units": "x", "scale": 3, "width": 0.05, "minlength": 4}, xinverted=True, title="Short ones are dots"),
        "quiver-key-figure": one(
            {**quiver, "units": "height", "scale_units": "dots", "scale": 0.1, "color": ["r", "g", "b"], "label": "wind",
             "quiverkey": {"X": 0.5, "Y": 0.5, "U": 2, "label": "$2\\,m/s$", "labelpos": "S", "angle": 30, "color": "C1", "labelcolor": "C2", "coordinates": "figure"}},
            legend=True,
        ),
        "quiver-key-data": one(
            {**quiver, "angles": "xy", "scale_units": "xy", "scale": 2, "quiverkey": {"X": 3, "Y": 15, "U": 3, "label": "west", "labelpos": "W", "coordinates": "data", "labelsep": 0.2}}),
        "quiver-indices": one({"type": "quiver", "U": short(u), "V": short(v), "C": short(u), "norm": {"type": "CenteredNorm"}, "cmap": "coolwarm"}, colorbar=True),
        "quiver-dates": one({"type": "quiver", "X": ["2024-01-01", "2024-02-01", "2024-03-01"], "Y": [1, 2, 3], "U": [1, 0, -1], "V": [1, 1, 0], "facecolors": "none", "edgecolors": "C3", "linewidths": 1}),
        "quiver-shaft": one({**quiver, "units": "xy", "scale_units": "y", "minshaft": 2}, aspect="equal"),
        "barbs-mapped": one({**wind, "C": short(np.hypot(u, v)), "cmap": "jet", "length": 6, "linewidth": 2, "sizes": {"emptybarb": 0.25, "spacing": 0.2, "height": 0.3}}, colorbar=True),
        "barbs-gaps": one({**wind, "U": gaps, "pivot": "middle", "barbcolor": "C2", "flip_barb": [k % 3 == 0 for k in range(42)], "label": "wind"}, legend={"loc": "upper left"}),
        "barbs-pivot": one({**wind, "pivot": 1.5, "flagcolor": ["C0", "C1"]}, title="Pivot off the end"),
    }


def _streams() -> dict[str, dict]:
    w = np.linspace(-2, 2, 17)
    x, y = np.meshgrid(w, w)
    u, v = -1 - x**2 + y, 1 + x - y**2
    flow = {"type": "streamplot", "x": short(w), "y": short(w), "u": short(u), "v": short(v)}
    speed = short(np.hypot(u, v))
    gaps = short(u)
    for row in range(6, 10):
        for column in range(7, 11):
            gaps[row][column] = None
    return {
        "streamplot-density": one({**flow, "density": [0.5, 1.2], "num_arrows": 3, "arrowstyle": "fancy", "color": "C4"}, title="Two densities, three arrows"),
        "streamplot-gaps": one({**flow, "u": gaps, "color": "r", "minlength": 0.3, "maxlength": 1.5}, title="Around a gap"),
        "streamplot-forward": one({**flow, "integration_direction": "forward", "arrowsize": 2, "linewidth": 0.7, "integration_max_step_scale": 0.5, "integration_max_error_scale": 3}),
        "streamplot-backward": one({**flow, "integration_direction": "backward", "color": speed, "norm": {"type": "LogNorm", "vmin": 0.5, "vmax": 6}, "cmap": "magma"}, colorbar=True),
        "streamplot-no-arrows": one({**flow, "num_arrows": 0, "linewidth": speed, "density": 0.7}),
        "streamplot-two": one([flow, {**flow, "u": short(v), "density": 0.4}], figure={"layout": "tight"}, xlabel="x"),
    }


def _spectra() -> dict[str, dict]:
    x, y = noisy_signal("spectra-x"), noisy_signal("spectra-y")
    return {
        "specgram-phase": one({"type": "specgram", "x": x, "mode": "phase", "NFFT": 128, "noverlap": 100, "Fs": 256, "Fc": 100, "xextent": [0, 10], "cmap": "twilight"}, title="Phases"),
        "specgram-linear": one(
            {"type": "specgram", "x": x, "scale": "linear", "detrend": "mean", "window": "none", "pad_to": 301, "vmin": 0, "vmax": 0.02, "Fs": 256, "interpolation": "bilinear"}, colorbar=True),
        "psd-two-sided": one({"type": "psd", "x": x[:100], "sides": "twosided", "scale_by_freq": False, "detrend": "linear", "window": short(np.hamming(256), 5)}),
        "psd-odd": one({"type": "psd", "x": x, "NFFT": 201, "noverlap": 50, "pad_to": 333, "Fs": 256, "Fc": 1000, "marker": ".", "ls": ":"}),
        "csd-two": one([{"type": "csd", "x": x, "y": y, "NFFT": 300, "sides": "twosided", "label": "two-sided"}, {"type": "csd", "x": x, "y": y, "NFFT": 64, "detrend": "mean", "label": "short"}], legend=True),
        "cohere-detrended": one({"type": "cohere", "x": x, "y": y, "NFFT": 200, "noverlap": 30, "Fs": 256, "detrend": "linear"}),
        "magnitude-two-sided": one({"type": "magnitude_spectrum", "x": x[:777], "Fs": 256, "sides": "twosided", "window": "none", "scale": "linear", "pad_to": 1000}),
    }
