"""What is wrong with a figure, and where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class FigureError(ValueError):
    """The figure itself is wrong: another attempt will not help.

    ``pointer`` is the RFC 6901 JSON pointer of the field, ``detail`` says what is wrong with it.
    """

    def __init__(self, pointer: str, detail: str) -> None:
        super().__init__(f"{pointer or '/'}: {detail}")
        self.pointer = pointer
        self.detail = detail


def join(pointer: str, *parts: object) -> str:
    """Append reference tokens to a JSON pointer, escaped as RFC 6901 asks."""
    return pointer + "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


# What Matplotlib and NumPy raise for arguments they do not like. Anything else is a fault of ours and stays one.
_COMPLAINTS = (ValueError, TypeError, KeyError, IndexError, ArithmeticError, AttributeError, NotImplementedError)


@contextmanager
def complaints_at(pointer: str) -> Iterator[None]:
    """Turn a complaint of Matplotlib's into a `FigureError` at ``pointer``."""
    try:
        yield
    except FigureError:
        raise
    except _COMPLAINTS as error:
        raise FigureError(pointer, str(error).strip().split("\n")[0] or type(error).__name__) from error


def only_known(value: object, known: frozenset[str], pointer: str, what: str) -> dict:
    """``value`` as an object that has no keys outside ``known``."""
    if not isinstance(value, dict):
        raise FigureError(pointer, f"{what} must be an object")
    for key in value:
        if key not in known:
            raise FigureError(join(pointer, key), f"unknown field of {what}")
    return value
