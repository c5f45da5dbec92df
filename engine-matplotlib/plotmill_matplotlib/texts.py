"""Text objects: a string, or an object with the string and Text properties."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .errors import FigureError, complaints_at, join, only_known
from .keys import BBOX_KEYS, TEXT_KEYS


def text_and_options(value: Any, pointer: str, extra: str = "") -> tuple[str, dict]:
    """The string and the keyword arguments; ``extra`` names keys beside the Text properties."""
    if isinstance(value, str):
        return value, {}
    known = TEXT_KEYS | frozenset(extra.split()) | {"text"}
    options = dict(only_known(value, known, pointer, "a text"))
    text = options.pop("text", None)
    if not isinstance(text, str):
        raise FigureError(join(pointer, "text"), "must be a string")
    return text, text_options(options, pointer)


def text_options(options: dict, pointer: str) -> dict:
    """Text properties with their box checked."""
    if isinstance(options.get("bbox"), dict):
        only_known(options["bbox"], BBOX_KEYS, join(pointer, "bbox"), "bbox")
    return options


def set_axes_texts(ax: Axes, spec: dict, pointer: str) -> None:
    """Titles and axis labels."""
    for key, loc in (("title", None), ("title_left", "left"), ("title_right", "right")):
        if spec.get(key) is not None:
            at = join(pointer, key)
            text, options = text_and_options(spec[key], at, "loc pad x y")
            with complaints_at(at):
                ax.set_title(text, **({"loc": loc} if loc else {}), **options)
    for key in ("xlabel", "ylabel", "zlabel"):
        if spec.get(key) is not None:
            at = join(pointer, key)
            text, options = text_and_options(spec[key], at, "loc labelpad x y position")
            if key == "zlabel" and not hasattr(ax, "set_zlabel"):
                raise FigureError(at, "only 3d axes have a z axis")
            side = options.pop("position", None)
            with complaints_at(at):
                if side is not None:
                    getattr(ax, f"{key[0]}axis").set_label_position(side)
                getattr(ax, f"set_{key}")(text, **options)


def set_figure_texts(fig: Figure, spec: dict, pointer: str) -> None:
    """Figure titles, shared labels and texts in figure coordinates."""
    if "suptitle" in spec and "title" in spec:
        raise FigureError(join(pointer, "title"), "title is another name of suptitle: give one of them")
    for key, setter in (("suptitle", fig.suptitle), ("title", fig.suptitle), ("supxlabel", fig.supxlabel), ("supylabel", fig.supylabel)):
        if spec.get(key) is not None:
            at = join(pointer, key)
            text, options = text_and_options(spec[key], at, "x y")
            with complaints_at(at):
                setter(text, **options)
    for i, entry in enumerate(spec.get("texts", [])):
        at = join(pointer, "texts", i)
        entry = {k: v for k, v in entry.items() if k != "type"} if isinstance(entry, dict) else entry
        options = dict(only_known(entry, TEXT_KEYS | {"x", "y", "s"}, at, "a text"))
        for key in ("x", "y", "s"):
            if key not in options:
                raise FigureError(join(at, key), "is missing")
        with complaints_at(at):
            fig.text(options.pop("x"), options.pop("y"), options.pop("s"), **text_options(options, at))
