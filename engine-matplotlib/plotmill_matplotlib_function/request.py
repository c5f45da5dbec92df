"""What a request asks for: the figure in its body, the picture's format by `Accept`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, NoReturn

FORMATS = {
    "image/png": "png",
    "image/svg+xml": "svg",
    "application/pdf": "pdf",
    "image/jpeg": "jpeg",
    "image/webp": "webp",
}


class MalformedRequest(ValueError):
    """The body is no figure; `pointer` names the field where there is one."""

    def __init__(self, detail: str, pointer: str = "") -> None:
        super().__init__(detail)
        self.pointer = pointer


@dataclass(frozen=True)
class FigureRequest:
    figure: dict[str, Any]
    fmt: str
    as_json: bool


def picture_wanted(accept: str | None) -> str | None:
    """The first picture type of the highest weight (RFC 9110, 12.5.1), `any` for a wildcard image, None for the article's JSON."""
    ranges = []
    for order, part in enumerate((accept or "*/*").split(",")):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    weight = float(parameter[2:])
                except ValueError:
                    weight = 0.0
        if weight > 0:
            ranges.append((-weight, order, media))
    for _, _, media in sorted(ranges):
        if media in ("application/json", "*/*"):
            return None
        if media == "image/*":
            return "any"
        if media in FORMATS:
            return FORMATS[media]
    return None


def _no_constant(name: str) -> NoReturn:
    raise MalformedRequest(f"The message is not JSON: {name} is no JSON number.")


def read_request(body: bytes, accept: str | None) -> FigureRequest:
    """Reads the message of plotmill's own queue (figure beside its format) or a raw figure. Raises `MalformedRequest`."""
    try:
        content = json.loads(body, parse_constant=_no_constant)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise MalformedRequest("The message is not JSON.") from error
    if not isinstance(content, dict):
        raise MalformedRequest("The message is not a JSON object.")
    fmt = content.pop("format", "png")
    if not isinstance(fmt, str) or fmt not in FORMATS.values():
        raise MalformedRequest(f"must be one of {', '.join(FORMATS.values())}", "/format")
    if content.get("plotmill") == 1 and isinstance(content.get("figure"), dict):
        content = content["figure"]
    wanted = picture_wanted(accept)
    return FigureRequest(content, fmt if wanted in (None, "any") else wanted, wanted is None)
