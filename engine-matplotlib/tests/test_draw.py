"""What comes out: pictures in every format, the same bytes twice, rcParams left alone."""

import json
from pathlib import Path

import matplotlib as mpl
import pytest
from plotmill_matplotlib import CONTENT_TYPES, draw, draw_and_measure, numbers

ROOT = Path(__file__).resolve().parents[2]
SIMPLE = {"plot_type": "scatter", "data": {"x": [1, 2, 3], "y": [2, 1, 3]}}
MAGIC = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "jpeg": b"\xff\xd8", "webp": b"RIFF"}


@pytest.mark.parametrize("fmt", CONTENT_TYPES)
def test_draws_every_format_the_same_twice(fmt):
    first = draw(SIMPLE, fmt)
    assert first.startswith(MAGIC[fmt])
    assert draw(SIMPLE, fmt) == first


@pytest.mark.parametrize("name", ["scatter", "histogram"])
def test_draws_the_article_as_pyplot_does(name):
    figure = json.loads((ROOT / "examples" / "article" / f"{name}.json").read_text())
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    fig = Figure()
    FigureCanvasAgg(fig)
    ax = fig.subplots()
    if name == "scatter":
        ax.scatter(figure["data"]["x"], figure["data"]["y"])
    else:
        ax.hist(figure["data"]["values"], bins=figure["bins"])
    ax.set_title(figure.get("title", "Generated Plot"))
    import io

    sink = io.BytesIO()
    fig.savefig(sink, format="png")
    assert draw(figure) == sink.getvalue()


def test_numbers_tell_boxes_limits_ticks_and_bins():
    got = numbers({"plot_type": "histogram", "data": {"values": [1, 1, 2, 4]}, "bins": 3, "title": None})
    axes = got["axes"][0]
    assert got["size"] == [640, 480]
    assert axes["box"] == pytest.approx([80, 52.8, 496, 369.6])
    assert axes["xlim"] == pytest.approx([0.85, 4.15])
    assert axes["marks"] == [{"type": "histogram", "bins": [1, 2, 3, 4], "counts": [2, 1, 1]}]
    assert axes["x"]["major"]["labels"][0] == "1.0"


def test_numbers_are_plain_json():
    made = draw_and_measure({"plot_type": "boxplot", "data": {"x": [[1, 2, 3, 9], [2, None, 4]]}})
    assert json.loads(json.dumps(made.numbers, allow_nan=False)) == made.numbers


def test_rcparams_live_for_one_figure():
    before = dict(mpl.rcParams)
    draw({"figure": {"style": "dark_background", "rcParams": {"lines.linewidth": 9}}, "axes": []})
    assert dict(mpl.rcParams) == before
