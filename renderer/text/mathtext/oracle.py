"""Writes the mathtext baselines with Matplotlib 3.11: `python renderer/text/mathtext/oracle.py`.

Each row is a formula, its font set, size and dpi, and what Matplotlib's parser makes of it: size, glyphs with places, bars.
"""

import base64
import gzip
import json
import logging
import pathlib
import warnings
import zlib

import matplotlib

matplotlib.use("agg")
from matplotlib import rcParams
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser

warnings.filterwarnings("ignore")
logging.getLogger("matplotlib").setLevel(logging.ERROR)
HERE = pathlib.Path(__file__).parent

FORMULAS = r"""
$\mathdefault{10^{-2}}$
$\mathdefault{3\times10^{5}}$
$\mathdefault{-10^{0}}$
$\mathdefault{2^{10}}$
$\mathdefault{0.25}$
$\mathdefault{\frac{1}{2}}$
words before $x^2$ and after, \$5
$a+b\ \dot s\ \dot{s}\ \ldots$
$x\hspace{-0.2}\doteq\hspace{-0.2}y$
\$100.00 $\alpha \_$
$\frac{\$100.00}{y}$
$x   y$
$x+y\ x=y\ x<y\ x:y\ x,y\ x@y$
$100\%y\ x*y\ x/y x\$y$
$x\leftarrow y\ x\forall y\ x-y$
$x \sf x \bf x {\cal X} \rm x$
$x\ x\,x\;x\quad x\qquad x\!x\hspace{ 0.5 }y$
$\{ \rm braces \}$
$\left[\left\lfloor\frac{5}{\frac{\left(3\right)}{4}} y\right)\right]$
$\left(x\right)$
$\sin(x)$
$x_2$
$x^2$
$x^2_y$
$x_y^2$
$\sum _{\genfrac{}{}{0}{}{0\leq i\leq m}{0<j<n}}f\left(i,j\right) \mathcal{R}\prod_{i=\alpha_{i+1}}^\infty a_i \sin(2 \pi f x_i)$
$x = \frac{x+\frac{5}{2}}{\frac{y+3}{8}}$
$dz/dt = \gamma x^2 + {\rm sin}(2\pi y+\phi)$
Foo: $\alpha_{i+1}^j = {\rm sin}(2\pi f_j t_i) e^{-5 t_i/\tau}$
Variable $i$ is good
$\Delta_i^j$
$\Delta^j_{i+1}$
$\ddot{o}\acute{e}\grave{e}\hat{O}\breve{\imath}\tilde{n}\vec{q}$
$\arccos((x^i))$
$\gamma = \frac{x=\frac{6}{8}}{y} \delta$
$\limsup_{x\to\infty}$
$f'\quad f'''(x)\quad ''/\mathrm{yr}$
$\frac{x_2888}{y}$
$\sqrt[3]{\frac{X_2}{Y}}=5$
$\sqrt[3]{x}=5$
$\frac{X}{\frac{X}{Y}}$
$W^{3\beta}_{\delta_1 \rho_1 \sigma_2} = U^{3\beta}_{\delta_1 \rho_1} + \frac{1}{8 \pi 2} \int^{\alpha_2}_{\alpha_2} d \alpha^\prime_2 \left[\frac{ U^{2\beta}_{\delta_1 \rho_1} - \alpha^\prime_2U^{1\beta}_{\rho_1 \sigma_2} }{U^{0\beta}_{\rho_1 \sigma_2}}\right]$
$\mathcal{H} = \int d \tau \left(\epsilon E^2 + \mu H^2\right)$
$\widehat{abc}\widetilde{def}$
$\Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Upsilon \Phi \Psi \Omega$
$\alpha \beta \gamma \delta \epsilon \zeta \eta \theta \iota \lambda \mu \nu \xi \pi \kappa \rho \sigma \tau \upsilon \phi \chi \psi$
${x}^{2}{y}^{2}$
${}_{2}F_{3}$
$\frac{x+{y}^{2}}{k+1}$
$x+{y}^{\frac{2}{k+1}}$
$\frac{a}{b/2}$
${a}_{0}+\frac{1}{{a}_{1}+\frac{1}{{a}_{2}+\frac{1}{{a}_{3}+\frac{1}{{a}_{4}}}}}$
$\binom{n}{k/2}$
$\binom{p}{2}{x}^{2}{y}^{p-2}-\frac{1}{1-x}\frac{1}{1-{x}^{2}}$
${x}^{2y}$
$\sum _{i=1}^{p}\sum _{j=1}^{q}\sum _{k=1}^{r}{a}_{ij}{b}_{jk}{c}_{ki}$
$\sqrt{1+\sqrt{1+\sqrt{1+\sqrt{1+\sqrt{1+\sqrt{1+\sqrt{1+x}}}}}}}$
$\left(\frac{{\partial }^{2}}{\partial {x}^{2}}+\frac{{\partial }^{2}}{\partial {y}^{2}}\right){|\varphi \left(x+iy\right)|}^{2}=0$
${2}^{{2}^{{2}^{x}}}$
${\int }_{1}^{x}\frac{\mathrm{dt}}{t}$
$\int {\int }_{D}\mathrm{dx} \mathrm{dy}$
${y}_{{x}^{2}}$
${y}_{{x}_{2}}$
${x}_{92}^{31415}+\pi$
${x}_{{y}_{b}^{a}}^{{z}_{c}^{d}}$
${y}_{3}^{\prime \prime \prime }$
$\left( \xi \left( 1 - \xi \right) \right)$
$\left(2 \, a=b\right)$
$? ! &$
$\operatorname{cos} x$
$\operatorname{cos}^2 x+\sin^2x$
$\sum _{\genfrac{}{}{0}{}{0\leq i\leq m}{0<j<n}}P\left(i,j\right)$
$\left\Vert \frac{a}{b} \right\Vert \left\vert \frac{a}{b} \right\vert \left\| \frac{a}{b}\right\| \left| \frac{a}{b} \right| \Vert a \Vert \vert b \vert \| a \| | b |$
$\mathring{A}  \AA$
$M \, M \thinspace M \/ M \> M \: M \; M \ M \enspace M \quad M \qquad M \! M$
$\Cap$ $\Cup$ $\leftharpoonup$ $\barwedge$ $\rightharpoonup$
$\hspace{-0.2}\dotplus\hspace{-0.2}$ $\hspace{-0.2}\doteq\hspace{-0.2}$ $\hspace{-0.2}\doteqdot\hspace{-0.2}$ $\ddots$
$xyz^kx_kx^py^{p-2} d_i^jb_jc_kd x^j_i E^0 E^0_u$
${xyz}^k{x}_{k}{x}^{p}{y}^{p-2} {d}_{i}^{j}{b}_{j}{c}_{k}{d} {x}^{j}_{i}{E}^{0}{E}^0_u$
${\int}_x^x x\oint_x^x x\int_{X}^{X}x\int_x x \int^x x \int_{x} x\int^{x}{\int}_{x} x{\int}^{x}_{x}x$
testing$^{123}$
$6-2$; $-2$; $ -2$; ${-2}$; ${  -2}$; $20^{+3}_{-2}$
$\overline{\omega}^x \frac{1}{2}_0^x$
$,$ $.$ $1{,}234{, }567{ , }890$ and $1,234,567,890$
$\left(X\right)_{a}^{b}$
$\dfrac{\$100.00}{y}$
$a=-b-c$
$\int_0^x \iint_0^x \iiint_0^x \oint_a^b f$
$\overset{a}{b}\underset{c}{d}\overset{n}{\underset{m}{=}}$
$\underline{x+y}\overline{z}$
$\text{some words, } x \text{ and \{more\}}$
$\substack{a+b \\ c \\ d-e}$
$\boldsymbol{abc0123\alpha+\beta}$
$\mathbf{x}\mathit{y}\mathtt{z}\mathsf{w}\mathbb{R}\mathfrak{g}\mathscr{L}\mathcal{F}\mathbfit{q}$
$\mathrm{AVAT To}\mathit{fi}$
$\phantom{xyz}|\llap{a}\rlap{b}c$
$\left\{ \frac{a}{b} \middle| \sqrt{x} \middle. y \right.$
$\genfrac{[}{]}{1.5}{0}{x}{y} \genfrac{(}{)}{0}{2}{n}{k}$
$\lim_{x \to 0} \max_i \sup{A} \log_2 n \ln(x) \exp x$
$\left\langle\psi\right\rangle \left\lceil\frac{1}{2}\right\rceil \left/x\right\backslash$
$x \in \mathbb{R}, \quad \forall\epsilon>0$
$^{13}$C $\mu$m, 5$\,\degree$
$x'^2 + y_1' - z'$
$\overrightarrow{AB}\overleftarrow{CD}\dddot{x}\bar{y}\widebar{zw}$
$a\times b\cdot c\div d\pm e\neq f\approx g\leq h\infty$
$x^ 2 y_ \hat{z} a_ \frac{1}{2}$
$K = \frac{1}{2}mv^2,\ \Delta T\ [^\circ\mathrm{C}]$
""".strip().split("\n")


def pictures():
    rows = []
    width, height, dpi = 170, 120, 100
    for formula, fontset, size in (
        (r"$\mathdefault{10^{-2}}$", "dejavusans", 10),
        (r"$\sqrt[3]{\frac{X_2}{Y}}=5$", "dejavusans", 14),
        (r"Foo: $\alpha_{i+1}^j = {\rm sin}(2\pi f_j t_i)$", "dejavusans", 9),
        (r"$\left[\int_0^1 \overline{x}\,\mathrm{d}x\right]$", "cm", 13),
        (r"$\sum_{i=0}^\infty \widehat{abc}$", "stix", 13),
        (r"$\dfrac{a}{b}\ \vec{q}$", "dejavuserif", 12),
    ):
        for angle in (0, 90, 33):
            renderer = RendererAgg(width, height, dpi)
            gc = renderer.new_gc()
            gc.set_foreground((0.1, 0.2, 0.6, 1), isRGBA=True)
            x, y = 40.3, 35.7
            prop = FontProperties(size=size, family="sans-serif", math_fontfamily=fontset)
            renderer.draw_text(gc, x, height - y, formula, prop, angle, ismath=True)
            pixels = base64.b64encode(zlib.compress(bytes(renderer.buffer_rgba()), 9)).decode()
            rows.append([formula, fontset, size, angle, x, y, width, height, pixels])
    body = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    (HERE.parent / "baselines" / "formula-pictures.json").write_text(f"[\n{body}\n]\n")


def main():
    parser = MathTextParser("path")
    rows = []
    for fontset in ("dejavusans", "dejavuserif", "cm", "stix", "stixsans", "custom"):
        rcParams["mathtext.fontset"] = fontset
        for formula in FORMULAS:
            for size, dpi, family in ((10, 100, "sans-serif"), (12, 72, "serif")):
                if size == 12 and fontset not in ("dejavusans", "cm"):
                    continue
                prop = FontProperties(size=size, family=family, math_fontfamily=fontset)
                try:
                    p = parser.parse(formula, dpi, prop)
                except Exception as error:
                    print("skipped", fontset, formula, str(error).strip().split("\n")[-1])
                    continue
                glyphs = [[pathlib.Path(f.fname).name, gi, round(s, 4), round(x, 4), round(y, 4)]
                          for f, s, _, gi, x, y in p.glyphs]
                rects = [[round(v, 4) for v in r] for r in p.rects]
                rows.append([formula, fontset, size, dpi, family, [p.width, p.height, p.depth], glyphs, rects])
    body = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    # Compressed, because places of ten thousand glyphs are half a megabyte of digits that nobody reads.
    packed = gzip.compress(f"[\n{body}\n]\n".encode(), mtime=0)
    (HERE.parent / "baselines" / "mathtext.json.gz").write_bytes(packed)


if __name__ == "__main__":
    main()
    pictures()
