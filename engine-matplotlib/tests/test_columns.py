"""Columns as NumPy arrays."""

import base64

import numpy as np
import pytest
from plotmill_matplotlib.columns import decode_column


def test_whole_numbers_are_floats():
    assert decode_column([1, 2, 3], "").dtype == np.float64


def test_gaps_and_infinities():
    assert np.array_equal(decode_column([1, None, "NaN", "Infinity", "-Infinity"], ""), [1, np.nan, np.nan, np.inf, -np.inf], equal_nan=True)


def test_dates_with_zones_become_utc():
    got = decode_column(["2024-03-01T12:00:00+02:00", "2024-03-02"], "")
    assert list(got) == [np.datetime64("2024-03-01T10:00"), np.datetime64("2024-03-02T00:00")]


def test_dates_stay_strings_on_a_category_axis():
    assert decode_column(["2024-03-01"], "", categories=True) == ["2024-03-01"]


def test_strings_are_categories():
    assert decode_column(["b", "a"], "") == ["b", "a"]


@pytest.mark.parametrize("dtype", ["float64", "float32", "int16", "uint8"])
def test_binary_columns(dtype):
    raw = np.array([1, 2, 3, 4, 5, 6], dtype=np.dtype(dtype).newbyteorder("<")).tobytes()
    got = decode_column({"base64": base64.b64encode(raw).decode(), "dtype": dtype, "shape": [2, 3]}, "")
    assert got.dtype == dtype and got.tolist() == [[1, 2, 3], [4, 5, 6]]


def test_typed_values():
    assert decode_column({"values": [0, 255], "dtype": "uint8"}, "").dtype == np.uint8


def test_uneven_rows_stay_a_list_of_columns():
    got = decode_column([[1, 2], [3]], "")
    assert isinstance(got, list) and [list(c) for c in got] == [[1, 2], [3]]
