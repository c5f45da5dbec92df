"""Text, mathtext, annotations, arrows, tables."""

from __future__ import annotations

import numpy as np

from .data import one, short

_MATH = [
    r"$\alpha_i > \beta_i$", r"$\sum_{i=0}^\infty x_i$", r"$\frac{3}{4} \binom{n}{k} \genfrac{}{}{0}{}{3}{4}$", r"$\left(\frac{5 - \frac{1}{x}}{4}\right)$",
    r"$\sqrt{2} + \sqrt[3]{x^2 + y^2}$", r"$s(t) = \mathcal{A}\,\mathrm{sin}(2 \omega t)$", r"$\int_0^{2\pi} \cos^2\theta\,d\theta = \pi$",
]
_MATH2 = [
    r"$\hat{x}\ \bar{y}\ \vec{v}\ \dot{q}\ \ddot{q}\ \tilde{z}\ \widehat{xyz}$", r"$\mathbf{bold}\ \mathit{italic}\ \mathtt{type}\ \mathsf{sans}\ \mathbb{R}\ \mathfrak{g}$",
    r"$\Gamma\Delta\Theta\ \hbar\ \nabla\ \partial\ \infty\ \in\ \subset\ \forall\ \exists$", r"$\leq\ \geq\ \neq\ \approx\ \equiv\ \propto\ \pm\ \times\ \cdot\ \rightarrow\ \Leftrightarrow$",
    r"$E = mc^2,\ e^{i\pi} + 1 = 0$", r"$\overline{abc}\ \underset{n\to\infty}{\lim}\ \overset{!}{=}\ x'$", r"$\left\{\,a\,\middle|\,b\,\right\}\ \left[\frac{1}{2}\right]\ \left\| x \right\|$",
]


def _lines(texts: list[str], **more) -> list[dict]:
    return [{"type": "text", "x": 0.04, "y": 0.93 - 0.14 * k, "s": s, "fontsize": 16, "va": "center", **more} for k, s in enumerate(texts)]


def figures() -> dict[str, dict]:
    t = np.linspace(0, 6, 60)
    curve = {"type": "line", "x": short(t), "y": short(np.cos(2 * t)), "linewidth": 2}
    bare = {"xticks": [], "yticks": []}

    def arrow(xy, xytext, text, **props):
        return {"type": "annotate", "text": text, "xy": xy, "xytext": xytext, "arrowprops": props}

    return {
        "text-alignment": one(
            [{"type": "text", "x": i, "y": j, "s": f"{va}\n{ha}", "ha": ha, "va": va, "fontsize": 9, "bbox": {"facecolor": "wheat", "alpha": 0.6, "pad": 1}}
             for i, ha in enumerate(["left", "center", "right"]) for j, va in enumerate(["top", "center", "baseline", "bottom", "center_baseline"])]
            + [{"type": "scatter", "x": [0, 1, 2] * 5, "y": [j for j in range(5) for _ in range(3)], "s": 8, "color": "r"}],
            title="Alignment", margins=0.2,
        ),
        "text-rotation": one(
            [{"type": "text", "x": i % 4, "y": i // 4, "s": f"{a}° rotated", "rotation": a, "ha": "center", "va": "center", "rotation_mode": m}
             for i, (a, m) in enumerate([(0, "default"), (30, "default"), (45, "anchor"), (90, "default"), (120, "anchor"), (180, "default"), (270, "default"), (-30, "default")])],
            title="Rotation", xlim=[-1, 4], ylim=[-1, 2],
        ),
        "text-fonts": one(
            [{"type": "text", "x": 0.05, "y": 0.92 - 0.13 * k, "s": "Sphinx of black quartz, judge my vow 0123", "fontsize": 13, **style}
             for k, style in enumerate([{}, {"fontweight": "bold"}, {"fontstyle": "italic"}, {"fontstyle": "oblique", "fontweight": "bold"}, {"fontfamily": "serif"}, {"fontfamily": "monospace"}, {"fontfamily": "serif", "fontstyle": "italic"}])],
            **bare,
        ),
        "text-sizes": one(
            [{"type": "text", "x": 0.05, "y": 0.06 + 0.1 * k, "s": f"size {s}", "fontsize": s} for k, s in enumerate([5, 7.5, 10, "small", "large", "x-large", "xx-large", 24])], **bare,
        ),
        "text-boxes": one(
            [{"type": "text", "x": 0.1 + 0.3 * (k % 3), "y": 0.85 - 0.22 * (k // 3), "s": style.split(",")[0], "bbox": {"boxstyle": style, "facecolor": f"C{k}", "alpha": 0.5}}
             for k, style in enumerate(["round", "round4", "square,pad=0.6", "circle", "larrow", "rarrow", "darrow", "sawtooth", "roundtooth", "ellipse", "round,pad=0.5,rounding_size=0.6"])],
            **bare,
        ),
        "text-multiline": one(
            [{"type": "text", "x": 0.1 + 0.3 * k, "y": 0.5, "s": "several lines\nof text, one\nlonger than the rest\n$x^2$ and so on", "multialignment": m, "linespacing": 1 + 0.4 * k, "va": "center", "fontsize": 9}
             for k, m in enumerate(["left", "center", "right"])],
            title="Two lines\nof title", xlabel="a label\nin two lines",
        ),
        "text-wrap": one(
            {"type": "text", "x": 0.5, "y": 0.5, "s": "A rather long sentence that does not fit between here and the right edge of the figure, and is therefore wrapped.", "wrap": True, "ha": "center"},
            title={"text": "This title is so long that it has to be wrapped in order to fit on the canvas, whatever the size may be", "wrap": True},
        ),
        "text-unicode": one(
            _lines(["Ångström, naïve café, Ærøskøbing", "Ελληνικά — Кириллица", "∑ ∫ √ ∞ ≠ ≤ ≥ ± × ÷ → ⇒ ∂", "½ ¼ ² ³ µ Ω ‰ € £ ¥", "“quotes” ‘single’ – — … •", "fi fl AV To WA kerning", "العربية עברית"]), title="Unicode", **bare,
        ),
        "text-transforms": one(
            [curve, {"type": "text", "x": 0.02, "y": 0.95, "s": "(a)", "transform": "axes", "fontweight": "bold", "va": "top"}, {"type": "text", "x": 0.5, "y": 0.02, "s": "figure", "transform": "figure"},
             {"type": "text", "x": 3, "y": 1.02, "s": "x data, y axes", "transform": "xaxis", "ha": "center"}],
            xlim=[0, 6],
        ),
        "text-alpha-clip": one(
            [{"type": "text", "x": 0.9, "y": 0.5, "s": "clipped at the frame", "clip_on": True}, {"type": "text", "x": 0.9, "y": 0.3, "s": "not clipped"},
             {"type": "text", "x": 0.5, "y": 0.7, "s": "faint", "alpha": 0.3, "fontsize": 30, "ha": "center"}],
        ),
        "mathtext-basics": one(_lines(_MATH), title=r"$\mathrm{Mathtext}\ \sigma^2$", **bare),
        "mathtext-more": one(_lines(_MATH2), title="Accents, fonts, symbols", **bare),
        "mathtext-stix": one(_lines(_MATH), figure={"rcParams": {"mathtext.fontset": "stix"}}, title="STIX", **bare),
        "mathtext-stixsans": one(_lines(_MATH2), figure={"rcParams": {"mathtext.fontset": "stixsans"}}, title="STIX sans", **bare),
        "mathtext-dejavuserif": one(_lines(_MATH), figure={"rcParams": {"mathtext.fontset": "dejavuserif"}}, title="DejaVu Serif", **bare),
        "mathtext-cm": one(_lines(_MATH), figure={"rcParams": {"mathtext.fontset": "cm"}}, title="Computer Modern", **bare),
        "mathtext-labels": one(
            [{**curve, "label": r"$\cos(2\pi t)\,e^{-t}$"}], title=r"Decay of $\langle x \rangle$ at $T = 300\,\mathrm{K}$", xlabel=r"$t\ [\mathrm{\mu s}]$", ylabel=r"$\frac{V}{V_0}$", legend=True,
            xticks={"ticks": [0, 1.5708, 3.1416, 4.7124], "labels": ["0", r"$\frac{\pi}{2}$", r"$\pi$", r"$\frac{3\pi}{2}$"]},
        ),
        "annotate-arrow": one([curve, arrow([1.571, -1], [3, -1.5], "local minimum", facecolor="black", shrink=0.05)], ylim=[-2, 2], title="annotate"),
        "annotate-fancy": one(
            [curve, {**arrow([3.1416, 1], [0, 30], "maximum", arrowstyle="->", connectionstyle="arc3,rad=.3"), "textcoords": "offset points", "bbox": {"boxstyle": "round", "fc": "0.9"}},
             arrow([4.712, -1], [5.2, 0.6], "minimum", arrowstyle="fancy", facecolor="0.6", edgecolor="none", connectionstyle="angle3,angleA=0,angleB=-90")],
            ylim=[-2, 2.4],
        ),
        "annotate-arrowstyles": one(
            [arrow([0.35 + 0.5 * (k % 2), 0.93 - 0.11 * (k // 2)], [0.05 + 0.5 * (k % 2), 0.93 - 0.11 * (k // 2)], style, arrowstyle=style) | {"va": "center", "fontsize": 9}
             for k, style in enumerate(["-", "->", "-[", "|-|", "-|>", "<-", "<->", "<|-", "<|-|>", "]-[", "]->", "<-[", "simple", "fancy", "wedge", "->,head_length=0.8,head_width=0.4"])],
            **bare,
        ),
        "annotate-connections": one(
            [{**arrow([i % 3 + 0.8, i // 3 + 0.7], [i % 3 + 0.2, i // 3 + 0.2], "", arrowstyle="->", shrinkA=5, shrinkB=5, connectionstyle=c, color="C0")}
             for i, c in enumerate(["arc3,rad=0", "arc3,rad=0.4", "angle3,angleA=90,angleB=0", "angle,angleA=-90,angleB=180,rad=5", "arc,angleA=-90,angleB=0,armA=30,armB=30,rad=5", "bar,fraction=0.3"])]
            + [{"type": "text", "x": i % 3 + 0.5, "y": i // 3 + 0.95, "s": c.split(",")[0], "fontsize": 8, "ha": "center"} for i, c in enumerate(["arc3", "arc3 rad", "angle3", "angle", "arc", "bar"])],
            xlim=[0, 3], ylim=[0, 2],
        ),
        "annotate-coords": one(
            [curve, {"type": "annotate", "text": "axes fraction", "xy": [0.05, 0.9], "xycoords": "axes fraction"}, {"type": "annotate", "text": "figure pixels", "xy": [10, 10], "xycoords": "figure pixels"},
             {"type": "annotate", "text": "points from the data", "xy": [3, 0], "xytext": [15, -25], "textcoords": "offset points", "arrowprops": {"arrowstyle": "-"}},
             {"type": "annotate", "text": "mixed", "xy": [2, 0.5], "xycoords": ["data", "axes fraction"]}],
        ),
        "annotate-points": one(
            [{"type": "scatter", "x": [1, 2, 3, 4], "y": [3, 1, 4, 2]}] + [{"type": "annotate", "text": n, "xy": [x, y], "xytext": [5, 5], "textcoords": "offset points"} for n, x, y in (("Ada", 1, 3), ("Bo", 2, 1), ("Cy", 3, 4), ("Di", 4, 2))],
            title="Labelled points", margins=0.15,
        ),
        "arrow-basic": one([{"type": "arrow", "x": 0, "y": 0, "dx": 2, "dy": 1, "width": 0.05, "head_width": 0.3, "head_length": 0.4, "length_includes_head": True, "color": "C1"},
                            {"type": "arrow", "x": 0, "y": 1, "dx": 1, "dy": 0.5, "shape": "left", "head_width": 0.2, "overhang": 0.3}], title="arrow", xlim=[-0.5, 2.5], ylim=[-0.5, 2]),
        "table-below": one(
            [{"type": "bar", "x": [0, 1, 2], "height": [3, 5, 4]}, {"type": "table", "cellText": [["3.0", "5.0", "4.0"], ["10", "12", "9"]], "rowLabels": ["mean", "n"], "colLabels": ["a", "b", "c"], "loc": "bottom",
                                                                   "rowColours": ["lightsteelblue", "lightsalmon"]}],
            xticks=[], figure={"subplots": {"left": 0.2, "bottom": 0.2}}, title="A table below",
        ),
        "table-alone": one(
            {"type": "table", "cellText": [["H", "1.008", "gas"], ["He", "4.003", "gas"], ["Li", "6.94", "solid"]], "colLabels": ["element", "weight", "state"], "loc": "center", "cellLoc": "center",
             "colColours": ["0.85", "0.85", "0.85"], "colWidths": [0.2, 0.25, 0.2], "scale": [1, 1.5], "fontsize": 12},
            axis="off", title="Elements",
        ),
        "table-edges": one({"type": "table", "cellText": [["a", "b"], ["c", "d"]], "loc": "upper center", "edges": "horizontal", "cellColours": [["w", "#ddddff"], ["#ffdddd", "w"]]}, axis="off"),
    }
