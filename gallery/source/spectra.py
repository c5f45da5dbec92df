"""Spectra."""

from __future__ import annotations

from .data import noisy_signal, one


def figures() -> dict[str, dict]:
    x, y = noisy_signal("a"), noisy_signal("b")
    return {
        "psd-basic": {"plot_type": "psd", "data": {"x": x}, "NFFT": 256, "Fs": 256, "title": "Power spectral density"},
        "psd-compare": one(
            [{"type": "psd", "x": x, "NFFT": 256, "Fs": 256, "noverlap": 128, "label": "overlapping"},
             {"type": "psd", "x": x, "NFFT": 128, "pad_to": 512, "Fs": 256, "window": "none", "label": "boxcar, padded"}],
            title="Two estimates", legend=True,
        ),
        "csd-basic": one({"type": "csd", "x": x, "y": y, "NFFT": 256, "Fs": 256}, title="Cross spectrum"),
        "cohere-basic": one({"type": "cohere", "x": x, "y": y, "NFFT": 128, "Fs": 256, "color": "C1"}, title="Coherence"),
        "specgram-basic": {"plot_type": "specgram", "data": {"x": x}, "NFFT": 128, "Fs": 256, "noverlap": 96, "title": "Spectrogram", "colorbar": True},
        "specgram-magnitude": one({"type": "specgram", "x": x, "NFFT": 64, "Fs": 256, "noverlap": 32, "mode": "magnitude", "cmap": "gray_r"}, title="Magnitude"),
        "specgram-log": one({"type": "specgram", "x": x[:1024], "NFFT": 64, "Fs": 256, "noverlap": 32}, yscale="log", ylim=[4, 128], title="On a log axis"),
        "magnitude-spectrum": one({"type": "magnitude_spectrum", "x": x[:512], "Fs": 256, "scale": "dB", "color": "C4"}, title="Magnitude spectrum"),
        "phase-angle-spectrum": {
            "figure": {"subplots": {"nrows": 2}, "layout": "constrained"},
            "axes": [{"title": "angle", "marks": [{"type": "angle_spectrum", "x": x[:128], "Fs": 256}]},
                     {"title": "phase", "marks": [{"type": "phase_spectrum", "x": x[:128], "Fs": 256}]}],
        },
        "acorr-xcorr": {
            "figure": {"subplots": {"nrows": 2, "sharex": True}},
            "axes": [{"marks": [{"type": "acorr", "x": x[:200], "maxlags": 40, "normed": True, "usevlines": True}], "grid": True},
                     {"marks": [{"type": "xcorr", "x": x[:200], "y": y[:200], "maxlags": 40, "normed": True, "usevlines": True}], "grid": True}],
        },
    }
