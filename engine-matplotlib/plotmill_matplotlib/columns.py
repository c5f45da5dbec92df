"""Data columns: JSON arrays, binary and Arrow columns, categories and dates, as NumPy arrays."""

from __future__ import annotations

import base64
import binascii
import io
import re
from datetime import datetime, timezone
from typing import Any

import numpy as np

from .errors import FigureError, join, only_known

_SPECIAL = {"NaN": np.nan, "Infinity": np.inf, "-Infinity": -np.inf}
_ISO_DATE = re.compile(r"^\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?)?$")
_DTYPES = ("float64", "float32", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "bool")


def decode_column(value: Any, pointer: str, *, categories: bool = False) -> Any:
    """Decode one column.

    Numbers become float64 (``null`` and ``"NaN"`` a gap), ISO 8601 strings dates (UTC) unless the axis holds ``categories``,
    other strings stay categories. Arrays of arrays become 2-D arrays when they are even, else lists of columns.
    """
    if isinstance(value, dict):
        return _packed(value, pointer)
    if isinstance(value, list):
        return _sequence(value, pointer, categories)
    if isinstance(value, str) and not categories and _ISO_DATE.match(value):
        return _date(value, pointer)
    if isinstance(value, str) and value in _SPECIAL:
        return _SPECIAL[value]
    return value


def _sequence(values: list, pointer: str, categories: bool) -> Any:
    if any(isinstance(v, (list, dict)) for v in values):
        rows = [decode_column(v, join(pointer, i), categories=categories) for i, v in enumerate(values)]
        if len({np.shape(row) for row in rows}) == 1 and all(isinstance(r, np.ndarray) for r in rows):
            return np.array(rows)
        return rows
    if values and all(isinstance(v, bool) for v in values):
        return np.array(values, dtype=bool)
    if all(v is None or isinstance(v, (int, float)) or v in _SPECIAL for v in values):
        return np.array([np.nan if v is None else _SPECIAL.get(v, v) for v in values], dtype=float)
    texts = [v for v in values if isinstance(v, str)]
    if len(texts) == len(values) and not categories and all(_ISO_DATE.match(v) for v in texts):
        return np.array([_date(v, join(pointer, i)) for i, v in enumerate(texts)], dtype="datetime64[us]")
    if len(texts) == len(values):
        return list(values)
    for i, v in enumerate(values):
        if isinstance(v, str) and v not in _SPECIAL:
            raise FigureError(join(pointer, i), "a column holds either numbers or strings, not both")
    raise FigureError(pointer, "not a column")


def _date(text: str, pointer: str) -> np.datetime64:
    try:
        if len(text) == 7:
            text += "-01"
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise FigureError(pointer, f"not a date: {error}") from error
    if moment.tzinfo is not None:
        moment = moment.astimezone(timezone.utc).replace(tzinfo=None)
    return np.datetime64(moment, "us")


def _packed(value: dict, pointer: str) -> np.ndarray:
    known = frozenset({"base64", "dtype", "shape", "values", "arrow", "column"})
    only_known(value, known, pointer, "a column")
    if "arrow" in value:
        return _arrow(value, pointer)
    dtype = value.get("dtype", "float64")
    if dtype not in _DTYPES:
        raise FigureError(join(pointer, "dtype"), f"must be one of {', '.join(_DTYPES)}")
    if "values" in value:
        return np.array(decode_column(value["values"], join(pointer, "values"))).astype(dtype)
    raw = _bytes(value.get("base64"), join(pointer, "base64"))
    little = np.dtype(dtype).newbyteorder("<")
    if len(raw) % little.itemsize:
        raise FigureError(join(pointer, "base64"), f"{len(raw)} bytes are no whole number of {dtype} values")
    array = np.frombuffer(raw, dtype=little).astype(dtype)
    shape = value.get("shape")
    if shape is None:
        return array
    if not isinstance(shape, list) or int(np.prod(shape)) != array.size:
        raise FigureError(join(pointer, "shape"), f"{array.size} values do not fill this shape")
    return array.reshape(shape)


def _arrow(value: dict, pointer: str) -> np.ndarray:
    try:
        from pyarrow import ipc  # heavy and optional: most figures carry none
    except ImportError as error:
        raise FigureError(join(pointer, "arrow"), "this engine was installed without Arrow") from error
    raw = _bytes(value["arrow"], join(pointer, "arrow"))
    table = ipc.open_stream(io.BytesIO(raw)).read_all()
    name = value.get("column")
    if name not in table.column_names:
        raise FigureError(join(pointer, "column"), f"the Arrow table has no column {name!r}")
    return table.column(name).to_numpy()


def _bytes(text: Any, pointer: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (TypeError, binascii.Error) as error:
        raise FigureError(pointer, "not base64") from error
