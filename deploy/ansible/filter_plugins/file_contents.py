"""A filter that reads files into a dictionary, as a ConfigMap wants them."""

import pathlib


def file_contents(paths):
    """Content by file name."""
    return {pathlib.Path(path).name: pathlib.Path(path).read_text() for path in paths}


class FilterModule:
    def filters(self):
        return {"file_contents": file_contents}
