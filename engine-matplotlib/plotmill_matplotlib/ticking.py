"""Scales, ticks, tick labels and limits of one axis."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib import dates, ticker
from matplotlib.axes import Axes

from .columns import decode_column
from .errors import FigureError, complaints_at, join, only_known
from .keys import TEXT_KEYS
from .values import format_string

_SCALES = {
    "linear": "", "log": "base subs nonpositive", "symlog": "base linthresh subs linscale", "logit": "nonpositive one_half use_overline",
    "asinh": "linear_width base subs", "date": "", "category": "",
}  # fmt: skip

_LOCATORS = {
    "NullLocator": (ticker.NullLocator, ""),
    "FixedLocator": (ticker.FixedLocator, "locs nbins"),
    "IndexLocator": (ticker.IndexLocator, "base offset"),
    "LinearLocator": (ticker.LinearLocator, "numticks"),
    "MultipleLocator": (ticker.MultipleLocator, "base offset"),
    "MaxNLocator": (ticker.MaxNLocator, "nbins steps integer symmetric prune min_n_ticks"),
    "AutoLocator": (ticker.AutoLocator, ""),
    "AutoMinorLocator": (ticker.AutoMinorLocator, "n"),
    "LogLocator": (ticker.LogLocator, "base subs numticks"),
    "SymmetricalLogLocator": (ticker.SymmetricalLogLocator, "base linthresh subs"),
    "LogitLocator": (ticker.LogitLocator, "minor nbins"),
    "AsinhLocator": (ticker.AsinhLocator, "linear_width numticks base subs"),
    "AutoDateLocator": (dates.AutoDateLocator, "minticks maxticks interval_multiples"),
    "YearLocator": (dates.YearLocator, "base month day"),
    "MonthLocator": (dates.MonthLocator, "bymonth bymonthday interval"),
    "WeekdayLocator": (dates.WeekdayLocator, "byweekday interval"),
    "DayLocator": (dates.DayLocator, "bymonthday interval"),
    "HourLocator": (dates.HourLocator, "byhour interval"),
    "MinuteLocator": (dates.MinuteLocator, "byminute interval"),
    "SecondLocator": (dates.SecondLocator, "bysecond interval"),
}
_FORMATTERS = {
    "NullFormatter": (ticker.NullFormatter, ""),
    "FixedFormatter": (ticker.FixedFormatter, "seq"),
    "FormatStrFormatter": (ticker.FormatStrFormatter, "fmt"),
    "StrMethodFormatter": (ticker.StrMethodFormatter, "fmt"),
    "ScalarFormatter": (ticker.ScalarFormatter, "useOffset useMathText"),
    "EngFormatter": (ticker.EngFormatter, "unit places sep useMathText useOffset"),
    "PercentFormatter": (ticker.PercentFormatter, "xmax decimals symbol is_latex"),
    "LogFormatter": (ticker.LogFormatter, "base labelOnlyBase minor_thresholds linthresh"),
    "LogFormatterExponent": (ticker.LogFormatterExponent, "base labelOnlyBase minor_thresholds linthresh"),
    "LogFormatterMathtext": (ticker.LogFormatterMathtext, "base labelOnlyBase minor_thresholds linthresh"),
    "LogFormatterSciNotation": (ticker.LogFormatterSciNotation, "base labelOnlyBase minor_thresholds linthresh"),
    "LogitFormatter": (ticker.LogitFormatter, "use_overline one_half minor minor_threshold minor_number"),
    "DateFormatter": (dates.DateFormatter, "fmt"),
    "AutoDateFormatter": (dates.AutoDateFormatter, "defaultfmt"),
    "ConciseDateFormatter": (dates.ConciseDateFormatter, "formats offset_formats zero_formats show_offset"),
}
_NEEDS_LOCATOR = {"AutoDateFormatter", "ConciseDateFormatter"}
_TICKS_KEYS = frozenset({"ticks", "labels", "minor", "locator", "formatter", "rotation", "params", "ha", "va", "rotation_mode", "position"}) | TEXT_KEYS
TICK_PARAMS_KEYS = frozenset(
    "axis which reset direction length width color pad labelsize labelcolor labelfontfamily colors zorder bottom top left right"
    " labelbottom labeltop labelleft labelright labelrotation labelrotation_mode rotation grid_color grid_alpha grid_linewidth"
    " grid_linestyle".split()
)


def scale_kind(spec: dict, name: str) -> str:
    """The ``type`` of ``xscale`` or ``yscale``; linear when there is none."""
    value = spec.get(f"{name}scale")
    kind = value.get("type") if isinstance(value, dict) else value
    return kind if isinstance(kind, str) else "linear"


def set_scale(ax: Axes, spec: dict, name: str, pointer: str) -> None:
    """Apply ``xscale`` … before any mark is drawn, since some marks look at the scale."""
    value = spec.get(f"{name}scale")
    if value is None:
        return
    at = join(pointer, f"{name}scale")
    kind = scale_kind(spec, name)
    if kind not in _SCALES:
        raise FigureError(at, f"a scale is one of {', '.join(_SCALES)}")
    options = {k: v for k, v in value.items() if k != "type"} if isinstance(value, dict) else {}
    only_known(options, frozenset(_SCALES[kind].split()), at, f"the {kind} scale")
    with complaints_at(at):
        if kind == "date":
            {"x": ax.xaxis_date, "y": ax.yaxis_date}[name]()
        elif kind != "category":
            {"x": ax.set_xscale, "y": ax.set_yscale, "z": getattr(ax, "set_zscale", None)}[name](kind, **options)


def locator(value: Any, pointer: str) -> ticker.Locator:
    """``{"type": "MultipleLocator", "base": 2}`` as a locator."""
    make, options = _made(value, _LOCATORS, pointer, "a locator")
    with complaints_at(pointer):
        return make(**options)


def formatter(value: Any, pointer: str, of: ticker.Locator) -> Any:
    """A format string or ``{"type": "PercentFormatter", …}`` as a formatter; ``of`` is the locator whose ticks it formats."""
    if isinstance(value, str):
        return ticker.StrMethodFormatter(format_string(value, pointer))
    make, options = _made(value, _FORMATTERS, pointer, "a formatter")
    if "fmt" in options:
        options["fmt"] = format_string(options["fmt"], join(pointer, "fmt"))
    with complaints_at(pointer):
        if value["type"] in _NEEDS_LOCATOR:
            return make(of, **options)
        return make(**options)


def _made(value: Any, table: dict, pointer: str, what: str) -> tuple[Any, dict]:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in table:
        raise FigureError(pointer, f"{what} is an object whose type is one of {', '.join(table)}")
    make, known = table[kind]
    options = {k: v for k, v in value.items() if k != "type"}
    return make, only_known(options, frozenset(known.split()), pointer, kind)


def set_ticks(ax: Axes, spec: dict, name: str, pointer: str) -> None:
    """Apply ``xticks`` …: positions, labels, locators, formatters and the look of the labels."""
    value = spec.get(f"{name}ticks")
    if value is None:
        return
    at = join(pointer, f"{name}ticks")
    axis = axis_of(ax, name, at)
    if isinstance(value, list):
        value = {"ticks": value}
    value = dict(only_known(value, _TICKS_KEYS, at, "ticks"))
    minor = value.pop("minor", None)
    _level(axis, value, at, minor=False)
    if minor is True:
        axis.set_minor_locator(ticker.AutoMinorLocator())
    elif minor is False:
        axis.set_minor_locator(ticker.NullLocator())
    elif minor is not None:
        minor = {"ticks": minor} if isinstance(minor, list) else minor
        known = frozenset({"ticks", "labels", "locator", "formatter"})
        _level(axis, only_known(minor, known, join(at, "minor"), "minor ticks"), join(at, "minor"), minor=True)
    if "position" in value:
        with complaints_at(join(at, "position")):
            axis.set_ticks_position(value["position"])
    if "params" in value:
        tick_params(ax, {**value["params"], "axis": name}, join(at, "params"))
    if "rotation" in value:
        tick_params(ax, {"axis": name, "labelrotation": value["rotation"]}, join(at, "rotation"))
    if "visible" in value:
        axis.set_visible(bool(value.pop("visible")))
    looks = {k: v for k, v in value.items() if k in TEXT_KEYS and k != "rotation"}
    with complaints_at(at):
        for label in axis.get_ticklabels() if looks else []:
            label.set(**looks)


def _level(axis: Any, value: dict, at: str, *, minor: bool) -> None:
    if "locator" in value:
        made = locator(value["locator"], join(at, "locator"))
        (axis.set_minor_locator if minor else axis.set_major_locator)(made)
    if "ticks" in value:
        positions = decode_column(value["ticks"], join(at, "ticks"))
        with complaints_at(join(at, "ticks")):
            axis.set_ticks(positions, minor=minor)
    if "labels" in value:
        with complaints_at(join(at, "labels")):
            axis.set_ticklabels(value["labels"], minor=minor)
    if "formatter" in value:
        of = axis.get_minor_locator() if minor else axis.get_major_locator()
        made = formatter(value["formatter"], join(at, "formatter"), of)
        (axis.set_minor_formatter if minor else axis.set_major_formatter)(made)


def axis_of(ax: Axes, name: str, pointer: str) -> Any:
    """The x, y or z axis."""
    axis = {"x": ax.xaxis, "y": ax.yaxis, "z": getattr(ax, "zaxis", None)}[name]
    if axis is None:
        raise FigureError(pointer, "only 3d axes have a z axis")
    return axis


def tick_params(ax: Axes, value: Any, pointer: str) -> None:
    """One ``tick_params`` object."""
    options = only_known(value, TICK_PARAMS_KEYS, pointer, "tick_params")
    with complaints_at(pointer):
        ax.tick_params(**options)


def set_limits(ax: Axes, spec: dict, name: str, pointer: str) -> None:
    """Apply ``xlim`` … and ``xinverted`` …."""
    at = join(pointer, f"{name}lim")
    limits = spec.get(f"{name}lim")
    if limits is not None:
        axis_of(ax, name, at)
        if not isinstance(limits, list) or len(limits) != 2:
            raise FigureError(at, "two values, low and high; null leaves one to Matplotlib")
        low, high = (None if v is None else _scalar(v, at) for v in limits)
        with complaints_at(at):
            {"x": ax.set_xlim, "y": ax.set_ylim, "z": getattr(ax, "set_zlim", None)}[name](low, high)
    inverted = spec.get(f"{name}inverted")
    if inverted is not None:
        axis_of(ax, name, join(pointer, f"{name}inverted")).set_inverted(bool(inverted))


def _scalar(value: Any, pointer: str) -> Any:
    made = decode_column(value, pointer)
    return made if isinstance(made, (int, float, np.datetime64, str)) else None
