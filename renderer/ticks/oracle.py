"""Writes the test tables of this folder from the installed Matplotlib: what its locators and formatters give for many ranges.

Run with a Python that has Matplotlib 3.11: python renderer/ticks/oracle.py
"""
import json
import pathlib
import subprocess
import warnings

import matplotlib as mpl
import matplotlib.dates as md
import matplotlib.ticker as mt
import numpy as np
from matplotlib.figure import Figure

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
RANGES = [(0, 1), (-0.05, 1.05), (3.2, 97.1), (-3.2e6, 4.5e6), (1e-9, 3e-8), (99990, 100010), (1.0000001, 1.0000009), (-17, -3),
          (5, 5), (0, 0), (123456, 123457.5), (-1e-3, 2.5e-3), (1e15, 1.2e15), (10, 0), (0.2, 0.9), (1998.3, 2004.7), (100.02, 100.09)]
LOGS = [(1, 1000), (1e-3, 1e5), (1.3, 7.9), (2, 35), (1e-20, 1e20), (0.5, 1.5), (3, 3.1), (1e-90, 1e90), (90, 1.2e4), (1e3, 1), (40, 60)]


class Space:
    """An axis whose room for labels is fixed, so that the tables do not depend on a font."""

    def __new__(cls, vmin, vmax, space=9, scale="linear", name="x", **kw):
        ax = Figure().add_subplot()
        axis = ax.xaxis if name == "x" else ax.yaxis
        getattr(ax, f"set_{name}scale")(scale, **kw)
        axis.get_tick_space = lambda: space
        axis.set_view_interval(vmin, vmax, ignore=True)
        axis.set_data_interval(vmin, vmax, ignore=True)
        return axis


def plain(xs):
    return [float(x) for x in xs]


def case(spec, locator, vmin, vmax, space=9, formatter=None, fspec=None, scale="linear", rc=None, dates=False, **kw):
    with mpl.rc_context(rc or {}):
        axis = Space(vmin, vmax, space, scale, **kw)
        axis.set_major_locator(locator)
        row = {"locator": spec, "view": [vmin, vmax], "space": space, "scale": scale}
        if rc:
            row["rc"] = rc
        if kw:
            row["scaleKeywords"] = kw
        # An axis with logarithmic scale corrects a view that it cannot show; the tables hold what it had at the end.
        row["view"] = plain(axis.get_view_interval())
        row["ticks"] = plain(locator())
        row["limits"] = plain(locator.view_limits(*sorted(axis.get_view_interval())))
        if formatter is not None:
            axis.set_major_formatter(formatter)
            row["formatter"] = fspec
            row["labels"] = formatter.format_ticks(locator())
            row["offset"] = formatter.get_offset()
        return row


rows = []
for r in RANGES:
    for space in (9, 4, 1):
        rows.append(case({"type": "AutoLocator"}, mt.AutoLocator(), *r, space, mt.ScalarFormatter(), {"type": "ScalarFormatter"}))
    rows.append(case({"type": "AutoLocator"}, mt.AutoLocator(), *r, 6, mt.ScalarFormatter(useMathText=True),
                     {"type": "ScalarFormatter", "useMathText": True}, rc={"axes.autolimit_mode": "round_numbers"}))
    rows.append(case({"type": "MaxNLocator", "nbins": 5, "integer": True}, mt.MaxNLocator(5, integer=True), *r, 9,
                     mt.ScalarFormatter(useOffset=False), {"type": "ScalarFormatter", "useOffset": False}))
    rows.append(case({"type": "MaxNLocator", "nbins": 7, "steps": [1, 3, 10], "prune": "both", "min_n_ticks": 4},
                     mt.MaxNLocator(7, steps=[1, 3, 10], prune="both", min_n_ticks=4), *r))
    rows.append(case({"type": "MaxNLocator", "symmetric": True, "prune": "lower"}, mt.MaxNLocator(symmetric=True, prune="lower"), *r))
    if r[0] != r[1]:
        rows.append(case({"type": "LinearLocator", "numticks": 6}, mt.LinearLocator(6), *r, 9, mt.EngFormatter(unit="Hz"),
                         {"type": "EngFormatter", "unit": "Hz"}))
    rows.append(case({"type": "LinearLocator", "numticks": 4}, mt.LinearLocator(4), *r, 9, mt.PercentFormatter(xmax=2),
                     {"type": "PercentFormatter", "xmax": 2}, rc={"axes.autolimit_mode": "round_numbers"}))
for r in [(0, 1), (-3.3, 4.7), (2, 9)]:
    rows.append(case({"type": "MultipleLocator", "base": 0.7}, mt.MultipleLocator(0.7), *r, 9, mt.FormatStrFormatter("%+08.3f|"), "%+08.3f|"))
    rows.append(case({"type": "MultipleLocator", "base": 2, "offset": 0.5}, mt.MultipleLocator(2, 0.5), *r, 9,
                     mt.StrMethodFormatter("{x:,.2f} m"), "{x:,.2f} m", rc={"axes.autolimit_mode": "round_numbers"}))
    rows.append(case({"type": "IndexLocator", "base": 2, "offset": 0.5}, mt.IndexLocator(2, 0.5), *r))
    rows.append(case({"type": "FixedLocator", "locs": [-4, 1, 0, 3, 8, 9, 11], "nbins": 3}, mt.FixedLocator([-4, 1, 0, 3, 8, 9, 11], 3), *r))
for r in LOGS:
    for space in (9, 3):
        rows.append(case({"type": "LogLocator"}, mt.LogLocator(), *r, space, mt.LogFormatterSciNotation(),
                         {"type": "LogFormatterSciNotation"}, scale="log"))
    for f in ("LogFormatter", "LogFormatterExponent", "LogFormatterMathtext", "LogFormatterSciNotation"):
        rows.append(case({"type": "LogLocator", "subs": "all"}, mt.LogLocator(subs="all"), *r, 9, getattr(mt, f)(), {"type": f}, scale="log"))
    rows.append(case({"type": "LogLocator", "subs": "auto"}, mt.LogLocator(subs=None), *r, 9, mt.LogFormatterSciNotation(),
                     {"type": "LogFormatterSciNotation"}, scale="log"))
    rows.append(case({"type": "LogLocator", "base": 2}, mt.LogLocator(base=2), *r, 9, mt.LogFormatterMathtext(base=2),
                     {"type": "LogFormatterMathtext", "base": 2}, scale="log", rc={"axes.autolimit_mode": "round_numbers"}))
    rows.append(case({"type": "LogLocator", "subs": [1, 2, 5]}, mt.LogLocator(subs=[1, 2, 5]), *r, 9, mt.LogFormatterSciNotation(
        minor_thresholds=(3, 1.5)), {"type": "LogFormatterSciNotation", "minor_thresholds": [3, 1.5]}, scale="log",
        rc={"axes.formatter.min_exponent": 3}))
for r in [(-100, 1000), (-1, 1), (-5, 3e6), (0.1, 50), (-1e4, -3), (-2, 2), (7, 7000)]:
    for t in (2, 0.1):
        rows.append(case({"type": "SymmetricalLogLocator", "base": 10, "linthresh": t}, mt.SymmetricalLogLocator(base=10, linthresh=t), *r, 9,
                         mt.LogFormatterSciNotation(linthresh=t), {"type": "LogFormatterSciNotation", "linthresh": t}, rc={"axes.autolimit_mode": "round_numbers"}))
    rows.append(case({"type": "SymmetricalLogLocator", "base": 2, "linthresh": 1, "subs": [1, 1.5]},
                     mt.SymmetricalLogLocator(base=2, linthresh=1, subs=[1, 1.5]), *r))
    rows.append(case({"type": "AsinhLocator", "linear_width": 1}, mt.AsinhLocator(1), *r))
    rows.append(case({"type": "AsinhLocator", "linear_width": 0.3, "subs": [2, 5]}, mt.AsinhLocator(0.3, subs=[2, 5]), *r))
    rows.append(case({"type": "AsinhLocator", "linear_width": 2, "base": 0}, mt.AsinhLocator(2, base=0), *r))
for r in [(0.01, 0.99), (1e-6, 1 - 1e-6), (0.2, 0.8), (0.45, 0.55), (1e-3, 0.3), (0.7, 0.9999), (1e-12, 0.5), (0.05, 0.95)]:
    for minor in (False, True):
        for space in (9, 3):
            rows.append(case({"type": "LogitLocator", "minor": minor}, mt.LogitLocator(minor=minor), *r, space,
                             mt.LogitFormatter(minor=minor), {"type": "LogitFormatter", "minor": minor}, scale="logit"))
minor = []
for r in RANGES:
    for n in (None, 3):
        axis = Space(*r, 9)
        axis.set_minor_locator(mt.AutoMinorLocator(n))
        minor.append({"view": plain(axis.get_view_interval()), "n": n, "major": plain(axis.get_majorticklocs()), "ticks": plain(axis.get_minor_locator()())})

dates = []
D = lambda s: float(md.date2num(np.datetime64(s)))
for a, b in [("1990-05-03", "2020-02-01"), ("2001-01-15", "2004-07-31"), ("2019-11-20", "2020-03-03"), ("2020-02-10", "2020-03-20"),
             ("2020-02-27", "2020-03-05"), ("2020-02-28T13:10", "2020-03-01T02:00"), ("2020-02-29T20:31", "2020-03-01T01:07"),
             ("2020-02-29T23:51:10", "2020-03-01T00:07:44"), ("2020-01-01T00:00:03", "2020-01-01T00:00:59"),
             ("1970-01-03T00:00:00.25", "1970-01-03T00:00:03.5"), ("1970-01-03T00:00:00.000250", "1970-01-03T00:00:00.000290"),
             ("0004-01-01", "9000-01-01"), ("2021-03-04T05:06:07", "2021-03-04T05:06:07"), ("2000-01-31", "2000-07-30"), ("1969-06-01", "1970-06-01")]:
    for mult in (True, False):
        loc = md.AutoDateLocator(interval_multiples=mult)
        for concise in (False, True):
            f = md.ConciseDateFormatter(loc) if concise else md.AutoDateFormatter(loc)
            fs = {"type": "ConciseDateFormatter" if concise else "AutoDateFormatter"}
            dates.append(case({"type": "AutoDateLocator", "interval_multiples": mult}, loc, D(a), D(b), 9, f, fs))
for spec, loc in [
    ({"type": "YearLocator", "base": 2, "month": 7, "day": 4}, md.YearLocator(2, 7, 4)),
    ({"type": "MonthLocator", "bymonthday": 15, "interval": 2}, md.MonthLocator(bymonthday=15, interval=2)),
    ({"type": "MonthLocator", "bymonth": [1, 7]}, md.MonthLocator(bymonth=[1, 7])),
    ({"type": "MonthLocator", "bymonthday": -1}, md.MonthLocator(bymonthday=-1)),
    ({"type": "WeekdayLocator", "byweekday": [0, 3]}, md.WeekdayLocator(byweekday=[0, 3])),
    ({"type": "WeekdayLocator", "byweekday": 0, "interval": 2}, md.WeekdayLocator(byweekday=0, interval=2)),
    ({"type": "DayLocator", "interval": 9}, md.DayLocator(interval=9)),
    ({"type": "DayLocator", "bymonthday": [1, 15]}, md.DayLocator(bymonthday=[1, 15])),
    ({"type": "HourLocator", "byhour": [6, 18]}, md.HourLocator(byhour=[6, 18])),
    ({"type": "HourLocator", "interval": 7}, md.HourLocator(interval=7)),
    ({"type": "MinuteLocator", "byminute": 30}, md.MinuteLocator(byminute=30)),
]:
    dates.append(case(spec, loc, D("2020-01-20T10:20:30"), D("2020-04-02T04:50"), 9, md.DateFormatter("%a %d.%m.%y %H:%M %j %U %W %-d %I%p %e"),
                      {"type": "DateFormatter", "fmt": "%a %d.%m.%y %H:%M %j %U %W %-d %I%p %e"}))

numbers = []
for x in [0.0, -0.0, 0.5, 1.5, 2.5, -2.5, 0.125, 1e21, 1.2345e22, 123456.789, 1e-5, 9.9999995e-5, 0.0001, 999999.5, 1e16, 1e15, 5e-324, 1.7976931348623157e308,
          0.1, 2.675, 1e100, float("inf"), float("-inf"), float("nan"), 123.0, -0.04]:
    for spec in ["", ".0f", ".2f", ".1e", ".0e", "g", ".3g", "#.4g", ".10g", ",.2f", "08.2f", "+.1f", "^12.3f", "*<9.1f", ".1%", "_", ".3", "z.1f", " .2f", "E", "=+9.2f"]:
        numbers.append([str(x) if x != x or abs(x) == float("inf") else x, spec, format(x, spec)])
    for spec in ["%d", "%g", "%5.1f", "%-8.2e|", "%+.3f", "%08.2f", "%s", "%#.3g", "a%%b%.0f"]:
        if spec == "%d" and (x != x or abs(x) == float("inf")):
            continue
        numbers.append([str(x) if x != x or abs(x) == float("inf") else x, spec, spec % x])


# Long rows would fill the file and say nothing new.
dates = [r for r in dates if len(r["ticks"]) <= 120]


def write(name, table):
    text = "[\n" + ",\n".join(json.dumps(r, separators=(",", ":")) for r in table) + "\n]\n"
    (HERE / name).write_text(text.replace("NaN", '"nan"') if name == "numbers.json" else text)


write("ticks.json", rows)
write("minor-ticks.json", minor)
write("dates/dates.json", dates)
write("numbers.json", numbers)
subprocess.run(["node_modules/.bin/biome", "format", "--write", str(HERE)], cwd=HERE.parent.parent, check=True)
