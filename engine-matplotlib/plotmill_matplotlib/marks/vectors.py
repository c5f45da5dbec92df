"""Vector fields: arrows, wind barbs, stream lines."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from ..errors import only_known
from ..keys import COLLECTION_KEYS, PATCH_KEYS
from .mark import mark

_QUIVERKEY_KEYS = frozenset("X Y U label angle coordinates color labelsep labelpos labelcolor fontproperties zorder".split()) - {
    "fontproperties"
}
_BARB = "length pivot barbcolor flagcolor sizes fill_empty rounding barb_increments flip_barb"


def _positions(given: dict) -> list:
    return [given.pop(name) for name in ("X", "Y", "U", "V", "C") if name in given]


def _quiver(ax: Axes, given: dict) -> Any:
    key = given.pop("quiverkey", None)
    drawn = ax.quiver(*_positions(given), **given)
    if key is not None:
        options = dict(only_known(key, _QUIVERKEY_KEYS, "/quiverkey", "quiverkey"))
        ax.quiverkey(drawn, options.pop("X"), options.pop("Y"), options.pop("U"), options.pop("label", ""), **options)
    return drawn


def _barbs(ax: Axes, given: dict) -> Any:
    return ax.barbs(*_positions(given), **given)


def _streamplot(ax: Axes, given: dict) -> Any:
    if isinstance(given.get("density"), list):
        given["density"] = tuple(given["density"])
    for key in ("color", "linewidth"):
        if isinstance(given.get(key), list):
            given[key] = np.array(given[key], dtype=float)
    return ax.streamplot(*[given.pop(name) for name in ("x", "y", "u", "v")], **given)


MARKS = {
    "quiver": mark(
        _quiver, "X Y U V C", "U V",
        "units angles scale scale_units width headwidth headlength headaxislength minshaft minlength pivot quiverkey", COLLECTION_KEYS,
    ),
    "barbs": mark(_barbs, "X Y U V C", "U V", _BARB, COLLECTION_KEYS),
    "streamplot": mark(
        _streamplot, "x y u v start_points", "x y u v",
        "density linewidth color cmap norm arrowsize arrowstyle minlength maxlength integration_direction broken_streamlines"
        " num_arrows integration_max_step_scale integration_max_error_scale",
    ),
    "arrow": mark(
        lambda ax, given: ax.arrow(*[given.pop(k) for k in ("x", "y", "dx", "dy")], **given), "x y dx dy", "x y dx dy",
        "width length_includes_head head_width head_length shape overhang head_starts_at_zero", PATCH_KEYS,
    ),
}  # fmt: skip
