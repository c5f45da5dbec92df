"""Processes that draw: Matplotlib's state is one per process, and a figure that hangs or crashes takes only its own with it.

Only they load Matplotlib, through the fork server: the process that answers HTTP starts without it."""

from __future__ import annotations

import multiprocessing
import queue
import resource
import signal
import time
from multiprocessing.connection import Connection
from typing import Any


_WARM_SECONDS = 60.0
"""A worker that has not imported Matplotlib by then never will."""


class WrongFigure(Exception):
    """The figure itself is wrong, as the engine's `FigureError` says: `pointer` is the field, `detail` the reason."""

    def __init__(self, pointer: str, detail: str) -> None:
        super().__init__(detail)
        self.pointer = pointer
        self.detail = detail


class RenderFault(Exception):
    """An attempt that broke: another one may succeed. `code` is one of plotmill's error catalogue."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


def _serve(pipe: Connection, memory: int) -> None:
    """A worker's life: figures come in, pictures or refusals go out."""
    # The parent decides when a worker ends; a signal to the whole group is not for it.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from plotmill_matplotlib import FigureError, draw

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    pipe.send("ready")
    while True:
        try:
            figure, fmt = pipe.recv()
        except EOFError:
            return
        started = time.perf_counter()
        try:
            body = draw(figure, fmt)
            answer: tuple[str, Any, Any] = ("drawn", body, (time.perf_counter() - started) * 1000)
        except FigureError as error:
            answer = ("wrong", error.pointer, error.detail)
        except MemoryError:
            answer = ("broken", "render-out-of-memory", "The figure needs more memory than a renderer may use.")
        except Exception as error:  # noqa: BLE001 - a fault of ours, told as one
            answer = ("broken", "render-failed", f"{type(error).__name__}: {error}")
        pipe.send(answer)


class _Worker:
    def __init__(self, context: Any, memory: int) -> None:
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, memory), daemon=True)
        self.process.start()
        theirs.close()
        self.warm = False

    def wait_warm(self, seconds: float) -> bool:
        if not self.warm and self.pipe.poll(seconds):
            self.warm = self.pipe.recv() == "ready"
        return self.warm

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """As many workers as asked for. A fork server that has Matplotlib loaded replaces a dead one in milliseconds."""

    def __init__(self, count: int, memory: int, timeout: float) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["plotmill_matplotlib.draw", "matplotlib.backends.backend_agg"])
        # RLIMIT_AS counts address space, of which NumPy's libraries map far more than they use.
        self._memory = memory + (1 << 30)
        self._timeout = timeout
        self._free: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for _ in range(count):
            self._free.put(self._spawn())

    def _spawn(self) -> _Worker:
        return _Worker(self._context, self._memory)

    def ready(self) -> bool:
        """Whether a worker could start at once."""
        try:
            worker = self._free.get_nowait()
        except queue.Empty:
            return True
        try:
            return worker.wait_warm(0)
        finally:
            self._free.put(worker)

    def draw(self, figure: dict[str, Any], fmt: str) -> tuple[bytes, float]:
        """The picture and the milliseconds it took. Raises `WrongFigure` or `RenderFault`."""
        worker = self._free.get()
        try:
            if not worker.process.is_alive():
                # It died while nothing was asked of it: no figure's fault.
                worker = self._spawn()
            if not worker.wait_warm(_WARM_SECONDS):
                raise EOFError
            worker.pipe.send((figure, fmt))
            if not worker.pipe.poll(self._timeout):
                worker.kill()
                raise RenderFault("render-timeout", f"Drawing took longer than {self._timeout:g} s.")
            kind, first, second = worker.pipe.recv()
        except (EOFError, OSError) as error:
            worker.kill()
            raise RenderFault("worker-crashed", "The renderer process died.") from error
        finally:
            self._free.put(worker if worker.process.is_alive() else self._spawn())
        if kind == "wrong":
            raise WrongFigure(first, second)
        if kind == "broken":
            raise RenderFault(first, second)
        return first, second

    def close(self) -> None:
        while True:
            try:
                self._free.get_nowait().kill()
            except queue.Empty:
                return
