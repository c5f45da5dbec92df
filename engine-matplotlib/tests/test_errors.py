"""What is wrong is named by its JSON pointer, and nothing gets past the allow-lists."""

import pytest
from plotmill_matplotlib import FigureError, draw

XY = {"x": [1, 2, 3], "y": [2, 1, 3]}


def full(*marks, figure=None, **axes):
    return {"figure": figure or {}, "axes": [{**axes, "marks": list(marks)}]}


CASES = {
    "not an object": ([1], ""),
    "neither form": ({"plot": "scatter"}, "/plot"),
    "unknown plot type": ({"plot_type": "sctter", "data": XY}, "/plot_type"),
    "no data": ({"plot_type": "scatter"}, "/data"),
    "missing column": ({"plot_type": "scatter", "data": {"x": [1]}}, "/data"),
    "unknown column": ({"plot_type": "scatter", "data": {**XY, "q": [1]}}, "/data/q"),
    "unknown key of the simple form": ({"plot_type": "scatter", "data": XY, "bins": 3}, "/bins"),
    "unequal lengths": ({"plot_type": "scatter", "data": {"x": [1, 2], "y": [1]}}, ""),
    "mixed column": ({"plot_type": "scatter", "data": {"x": [1, "two"], "y": [1, 2]}}, "/data/x/1"),
    "no base64": ({"plot_type": "line", "data": {"y": {"base64": "%%"}}}, "/data/y/base64"),
    "wrong shape": ({"plot_type": "imshow", "data": {"X": {"base64": "AACAPw==", "dtype": "float32", "shape": [2, 2]}}}, "/data/X/shape"),
    "impossible date": ({"plot_type": "line", "data": {"x": ["2024-02-30"], "y": [1]}}, "/data/x/0"),
    "unknown field of a mark": (full({"type": "line", "y": [1], "colour": "r"}), "/axes/0/marks/0/colour"),
    "unknown type of a mark": (full({"type": "lines", "y": [1]}), "/axes/0/marks/0/type"),
    "missing field of a mark": (full({"type": "bar", "x": [1]}), "/axes/0/marks/0/height"),
    "unknown colour": (full({"type": "line", "y": [1], "color": "bleu"}), "/axes/0/marks/0"),
    "unknown colormap": (full({"type": "imshow", "X": [[1]], "cmap": "viri"}), "/axes/0/marks/0/cmap"),
    "unknown norm": (full({"type": "imshow", "X": [[1]], "norm": {"type": "FuncNorm"}}), "/axes/0/marks/0/norm"),
    "unknown field of a bar label": (full({"type": "bar", "x": [1], "height": [1], "bar_label": {"size2": 1}}), "/axes/0/marks/0/bar_label/size2"),
    "unknown field of axes": (full(xlimit=[0, 1]), "/axes/0/xlimit"),
    "unknown scale": (full(xscale="loq"), "/axes/0/xscale"),
    "limits of three": (full(xlim=[0, 1, 2]), "/axes/0/xlim"),
    "unknown locator": (full(xticks={"locator": {"type": "eval"}}), "/axes/0/xticks/locator"),
    "unknown spine": (full(spines={"north": False}), "/axes/0/spines/north"),
    "twin of a later entry": ({"axes": [{"twin": {"of": 1}}, {}]}, "/axes/0/twin/of"),
    "full grid": ({"axes": [{}, {}]}, "/axes/1"),
    "cell outside the grid": ({"figure": {"subplots": {"nrows": 2}}, "axes": [{"subplot": [2, 0]}]}, "/axes/0/subplot/0"),
    "unknown panel": ({"figure": {"mosaic": "AB"}, "axes": [{"panel": "C"}]}, "/axes/0/panel"),
    "no mappable": (full({"type": "line", "y": [1]}, colorbar=True), "/axes/0/colorbar"),
    "legend handle outside": (full({"type": "line", "y": [1]}, legend={"handles": [3]}), "/axes/0/legend/handles/0"),
    "unknown legend place": (full({"type": "line", "y": [1], "label": "a"}, legend={"loc": "north"}), "/axes/0/legend"),
    "unknown style": ({"figure": {"style": "nice"}, "axes": []}, "/figure/style"),
    "style by URL": ({"figure": {"style": "https://example.org/a.mplstyle"}, "axes": []}, "/figure/style"),
    "unknown rcParam": ({"figure": {"rcParams": {"lines.width": 2}}, "axes": []}, "/figure/rcParams/lines.width"),
    "TeX": ({"figure": {"rcParams": {"text.usetex": True}}, "axes": []}, "/figure/rcParams/text.usetex"),
    "figure hooks": ({"figure": {"rcParams": {"figure.hooks": ["os:system"]}}, "axes": []}, "/figure/rcParams/figure.hooks"),
    "cycle as code": ({"figure": {"rcParams": {"axes.prop_cycle": "cycler('color', 'rgb')"}}, "axes": []}, "/figure/rcParams/axes.prop_cycle"),
    "format into objects": (full(xticks={"formatter": "{x.__class__}"}), "/axes/0/xticks/formatter"),
    "nested format": (full({"type": "bar", "x": [1], "height": [1], "bar_label": {"fmt": "{:{x}}"}}), "/axes/0/marks/0/bar_label/fmt"),
    "too large": ({"figure": {"size": [1e5, 1e5]}, "axes": []}, "/figure/size"),
    "broken mathtext": (full(title="$\\frac{1}$"), ""),
    "3d mark on flat axes": (full({"type": "plot_surface", "X": [[1]], "Y": [[1]], "Z": [[1]]}), "/axes/0/marks/0"),
}


@pytest.mark.parametrize("name", CASES)
def test_names_the_field(name):
    figure, pointer = CASES[name]
    with pytest.raises(FigureError) as caught:
        draw(figure)
    assert caught.value.pointer == pointer
    assert caught.value.detail


def test_unknown_format():
    with pytest.raises(FigureError) as caught:
        draw({"plot_type": "scatter", "data": XY}, "bmp")
    assert caught.value.pointer == "/format"
