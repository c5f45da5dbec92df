"""What an axes entry says beside its marks."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from .errors import FigureError, complaints_at, join, only_known
from .rc import prop_cycle
from .texts import set_axes_texts
from .ticking import axis_of, set_limits, set_scale, set_ticks, tick_params

_GRID_KEYS = frozenset("visible which axis color c linestyle ls linewidth lw alpha zorder".split())
_SPINE_KEYS = frozenset("visible position color edgecolor linewidth lw linestyle ls alpha bounds zorder".split())
_FORMAT_KEYS = frozenset("axis style scilimits useOffset useMathText".split())
_AXIS_WORDS = ("on", "off", "equal", "scaled", "tight", "auto", "image", "square")
_POLAR_AFTER = {
    "rlim": lambda ax, v: ax.set_rlim(*v),
    "rmin": lambda ax, v: ax.set_rmin(v),
    "rmax": lambda ax, v: ax.set_rmax(v),
    "rorigin": lambda ax, v: ax.set_rorigin(v),
    "thetalim": lambda ax, v: ax.set_xlim(np.deg2rad(v[0]), np.deg2rad(v[1])),
    "thetagrids": lambda ax, v: ax.set_thetagrids(v),
    "rgrids": lambda ax, v: ax.set_rgrids(v),
}
_SECONDARY_KEYS = frozenset("location functions label ticks color tick_params xticks yticks".split())


def before_marks(ax: Axes, spec: dict, pointer: str) -> None:
    """Scales, cycles and polar directions: what marks look at while they are drawn."""
    for name in _names(ax):
        set_scale(ax, spec, name, pointer)
    if "prop_cycle" in spec:
        ax.set_prop_cycle(prop_cycle(spec["prop_cycle"], join(pointer, "prop_cycle")))
    if ax.name == "polar":
        _polar(ax, spec, pointer)


def after_marks(ax: Axes, spec: dict, pointer: str) -> None:
    """All the rest, in the order that docs/figure.md gives."""
    _look(ax, spec, pointer)
    _margins(ax, spec, pointer)
    if "axis" in spec:
        if spec["axis"] not in _AXIS_WORDS:
            raise FigureError(join(pointer, "axis"), f"one of {', '.join(_AXIS_WORDS)}")
        ax.axis(spec["axis"])
    for name in _names(ax):
        set_limits(ax, spec, name, pointer)
    _aspect(ax, spec, pointer)
    if spec.get("minorticks"):
        ax.minorticks_on()
    for name in _names(ax):
        set_ticks(ax, spec, name, pointer)
    _tick_looks(ax, spec, pointer)
    set_axes_texts(ax, spec, pointer)
    _grid(ax, spec, pointer)
    _spines(ax, spec, pointer)
    if spec.get("label_outer"):
        ax.label_outer()


def _names(ax: Axes) -> tuple[str, ...]:
    return ("x", "y", "z") if ax.name == "3d" else ("x", "y")


def _look(ax: Axes, spec: dict, pointer: str) -> None:
    for key in ("facecolor", "axisbelow", "rasterization_zorder", "frame_on"):
        if key in spec:
            with complaints_at(join(pointer, key)):
                getattr(ax, f"set_{key}")(spec[key])


def _margins(ax: Axes, spec: dict, pointer: str) -> None:
    with complaints_at(pointer):
        if "margins" in spec:
            value = spec["margins"]
            ax.margins(*value) if isinstance(value, list) else ax.margins(value)
        for name in ("x", "y", "z"):
            if f"{name}margin" in spec:
                axis_of(ax, name, join(pointer, f"{name}margin"))
                ax.margins(**{name: spec[f"{name}margin"]})


def _aspect(ax: Axes, spec: dict, pointer: str) -> None:
    if "aspect" in spec or "adjustable" in spec or "anchor" in spec:
        with complaints_at(join(pointer, "aspect")):
            anchor = spec.get("anchor")
            options = {k: v for k, v in (("adjustable", spec.get("adjustable")), ("anchor", anchor)) if v is not None}
            ax.set_aspect(spec.get("aspect", ax.get_aspect()), **options)
    if "box_aspect" in spec and ax.name != "3d":
        with complaints_at(join(pointer, "box_aspect")):
            ax.set_box_aspect(spec["box_aspect"])


def _tick_looks(ax: Axes, spec: dict, pointer: str) -> None:
    value = spec.get("tick_params")
    for n, one in enumerate(value if isinstance(value, list) else [] if value is None else [value]):
        tick_params(ax, one, join(pointer, "tick_params", n) if isinstance(value, list) else join(pointer, "tick_params"))
    value = spec.get("ticklabel_format")
    for n, one in enumerate(value if isinstance(value, list) else [] if value is None else [value]):
        at = join(pointer, "ticklabel_format", n) if isinstance(value, list) else join(pointer, "ticklabel_format")
        with complaints_at(at):
            ax.ticklabel_format(**only_known(one, _FORMAT_KEYS, at, "ticklabel_format"))


def _grid(ax: Axes, spec: dict, pointer: str) -> None:
    value = spec.get("grid")
    at = join(pointer, "grid")
    if value is None:
        return
    if isinstance(value, (bool, str)):
        value = {"axis": value} if isinstance(value, str) else {"visible": value}
    for one in value if isinstance(value, list) else [value]:
        with complaints_at(at):
            ax.grid(**{"visible": True, **only_known(one, _GRID_KEYS, at, "grid")})


def _spines(ax: Axes, spec: dict, pointer: str) -> None:
    for side, value in (spec.get("spines") or {}).items():
        at = join(pointer, "spines", side)
        if side not in ax.spines:
            raise FigureError(at, f"these axes have the spines {', '.join(ax.spines)}")
        if isinstance(value, bool):
            value = {"visible": value}
        options = dict(only_known(value, _SPINE_KEYS, at, "a spine"))
        if isinstance(options.get("position"), list):
            options["position"] = tuple(options["position"])
        with complaints_at(at):
            ax.spines[side].set(**options)


def _polar(ax: Any, spec: dict, pointer: str) -> None:
    setters = {
        "theta_offset": ax.set_theta_offset,
        "theta_direction": ax.set_theta_direction,
        "theta_zero_location": ax.set_theta_zero_location,
        "rlabel_position": ax.set_rlabel_position,
    }
    for key, setter in setters.items():
        if key in spec:
            with complaints_at(join(pointer, key)):
                setter(spec[key])


def after_marks_polar(ax: Any, spec: dict, pointer: str) -> None:
    """Limits and grids of polar axes, which the marks' autoscaling would undo."""
    present = [key for key in _POLAR_AFTER if key in spec]
    for key in present:
        if ax.name != "polar":
            raise FigureError(join(pointer, key), "only polar axes have this")
        with complaints_at(join(pointer, key)):
            _POLAR_AFTER[key](ax, spec[key])


def add_secondary(ax: Axes, spec: dict, pointer: str) -> list[Axes]:
    """``secondary_xaxis`` and ``secondary_yaxis``."""
    made = []
    for name in ("x", "y"):
        key = f"secondary_{name}axis"
        value = spec.get(key)
        for n, one in enumerate(value if isinstance(value, list) else [] if value is None else [value]):
            at = join(pointer, key, n) if isinstance(value, list) else join(pointer, key)
            options = only_known(one, _SECONDARY_KEYS, at, key)
            add = ax.secondary_xaxis if name == "x" else ax.secondary_yaxis
            with complaints_at(at):
                secondary = add(options.get("location", "top" if name == "x" else "right"), functions=_functions(options, at))
            made.append(secondary)
            if "label" in options:
                set_axes_texts(secondary, {f"{name}label": options["label"]}, at)
            ticks = options.get(f"{name}ticks", options.get("ticks"))
            set_ticks(secondary, {f"{name}ticks": ticks}, name, at)
            if "tick_params" in options:
                tick_params(secondary, options["tick_params"], join(at, "tick_params"))
            if "color" in options:
                secondary.set_color(options["color"])
    return made


def _functions(options: dict, pointer: str) -> Any:
    value = options.get("functions")
    at = join(pointer, "functions")
    if value is None:
        return None
    kind = value.get("type") if isinstance(value, dict) else None
    known = {"linear": {"scale", "offset"}, "reciprocal": {"scale"}, "power": {"exponent"}, "log10": set(), "exp10": set()}
    if kind not in known:
        raise FigureError(at, f"an object whose type is one of {', '.join(known)}")
    only_known(value, frozenset(known[kind] | {"type"}), at, f"the {kind} function")
    scale, offset, exponent = value.get("scale", 1.0), value.get("offset", 0.0), value.get("exponent", 1.0)
    if scale == 0 or exponent == 0:
        raise FigureError(at, "must have an inverse")

    def reciprocal(x: Any) -> Any:
        with np.errstate(divide="ignore"):
            return scale / np.asarray(x, dtype=float)

    pairs = {
        "linear": (lambda x: x * scale + offset, lambda x: (x - offset) / scale),
        "reciprocal": (reciprocal, reciprocal),
        "power": (lambda x: np.asarray(x) ** exponent, lambda x: np.asarray(x) ** (1 / exponent)),
        "log10": (np.log10, lambda x: 10.0 ** np.asarray(x)),
        "exp10": (lambda x: 10.0 ** np.asarray(x), np.log10),
    }
    return pairs[kind]
