"""Work beside the answers: what the emulator does of its own accord, in threads that end with it."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

Job = Callable[[], None]

TICK_SECONDS = 0.2
"""How often it is looked whether the passing of time alone has brought something about."""

_WORKERS = 8
_LOG = logging.getLogger(__name__)


class Background:
    """Jobs in lanes: one after the other within a lane, side by side otherwise.

    Args:
        stopping: set when the emulator stops.
    """

    def __init__(self, stopping: threading.Event) -> None:
        self._stopping = stopping
        self._changed = threading.Condition()
        self._lanes: dict[str, deque[Job]] = {}
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="livemedia-background")
        self._ticker: threading.Thread | None = None

    def put(self, lane: str, job: Job) -> None:
        """Have a job done after those that are in its lane already; none any more once the emulator stops."""
        with self._changed:
            if self._stopping.is_set():
                return
            if lane in self._lanes:
                self._lanes[lane].append(job)
            else:
                self._lanes[lane] = deque([job])
                self._pool.submit(self._drain, lane)

    def tick(self, look: Job) -> None:
        """Look for work again and again, until the emulator stops."""

        def run() -> None:
            while not self._stopping.wait(TICK_SECONDS):
                look()

        self._ticker = threading.Thread(target=run, name="livemedia-ticker", daemon=True)
        self._ticker.start()

    def wait(self, timeout: float = 30) -> bool:
        """Wait until all jobs are done; whether they are."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._lanes, timeout)

    def stop(self) -> None:
        """Wait for the jobs under way, and forget the others; `stopping` is set already."""
        if self._ticker is not None:
            self._ticker.join()
        with self._changed:  # nobody is just about to submit something
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool.shutdown()
        with self._changed:
            self._lanes.clear()
            self._changed.notify_all()

    def _drain(self, lane: str) -> None:
        while job := self._next(lane):
            try:
                job()
            except Exception:  # noqa: BLE001  # the jobs after it are to be done all the same
                _LOG.exception("a background job of the emulator failed")

    def _next(self, lane: str) -> Job | None:
        with self._changed:
            jobs = self._lanes.get(lane)
            if jobs and not self._stopping.is_set():
                return jobs.popleft()
            self._lanes.pop(lane, None)
            self._changed.notify_all()
            return None
