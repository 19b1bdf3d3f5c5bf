"""Runs rows in processes of their own, some at a time, and leaves none of them behind."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from torture import shim
from torture.plan import HARM_OF, RECORDED
from torture.row import Row

PATIENCE = 1500.0  # seconds that a process may take until it counts as one that never ends
OURS = ("-m", "torture", "--rows")
MARK = "row "  # before each row that a process hands back


class Running:
    """Lists of rows, each list done by one process after the other, so many lists `at_once`."""

    def __init__(
        self,
        jobs: Sequence[Sequence[str]],
        *,
        at_once: int,
        quick: bool,
        folder: Path,
        library: Path,
        program: Sequence[str] = OURS,
    ) -> None:
        """`folder` is where the processes may put what they need, `library` where the recorder is built.

        `program` is what Python is told to run, with the names of the rows behind it.
        """
        self._quick, self._folder, self._library, self._program = quick, folder, library, program
        self._waiting: queue.SimpleQueue[Sequence[str]] = queue.SimpleQueue()
        self._found: queue.SimpleQueue[Row | None] = queue.SimpleQueue()
        self._running: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()
        self._stopped = False
        self._threads = min(at_once, len(jobs))
        for job in jobs:
            self._waiting.put(job)

    def rows(self) -> Iterator[Row]:
        """The rows, each as soon as it is done; whatever ends this ends every process."""
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(self._threads)]
        try:
            for thread in threads:
                thread.start()
            left = len(threads)
            while left:
                with suppress(queue.Empty):  # a wait without an end would not hear Ctrl C everywhere
                    row = self._found.get(timeout=0.5)
                    left -= row is None
                    if row is not None:
                        yield row
        finally:
            self._stop()
            for thread in threads:
                thread.join(10.0)

    def _stop(self) -> None:
        with self._lock:
            self._stopped = True
            for process in self._running:
                end(process)

    def _work(self) -> None:
        try:
            while not self._stopped:
                self._do(self._waiting.get_nowait())
        except queue.Empty:
            pass
        finally:
            self._found.put(None)

    def _do(self, names: Sequence[str]) -> None:
        left = list(names)
        try:
            process = self._begun(names)
        except (OSError, shim.NotHere) as why:
            self._not_done(left, str(why))
            return
        if process is None:
            return
        late = threading.Timer(PATIENCE, end, [process])
        late.start()
        begun = time.monotonic()
        try:
            assert process.stdout is not None
            with process.stdout as lines:
                for line in lines:
                    if line.startswith(MARK):
                        row = Row.from_json(json.loads(line.removeprefix(MARK)))
                        left.remove(row.name)
                        self._found.put(row)
            code = process.wait()
        except (ValueError, TypeError) as why:  # what it says is no row
            end(process)
            process.wait()
            self._not_done(left, f"{type(why).__name__}: {why}")
            return
        finally:
            late.cancel()
            with self._lock:
                self._running.discard(process)
        if not self._stopped:
            ended = time.monotonic() - begun >= PATIENCE
            self._not_done(left, f"no end after {PATIENCE:.0f} s" if ended else f"its process ended with {code}")

    def _begun(self, names: Sequence[str]) -> subprocess.Popen[str] | None:
        environment = dict(os.environ)
        environment.pop("CXWORKSHOP_HOME", None)
        environment["TMPDIR"] = str(self._folder)
        if HARM_OF[names[0]] in RECORDED:
            environment["LD_PRELOAD"] = str(shim.build(self._library))
        with self._lock:
            if self._stopped:
                return None
            process = subprocess.Popen(
                [sys.executable, *self._program, *names, *(["--quick"] if self._quick else [])],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                env=environment,
                start_new_session=True,  # Ctrl C is heard by one process, which ends the others with all they began
            )
            self._running.add(process)
        return process

    def _not_done(self, names: Sequence[str], why: str) -> None:
        for name in names:
            self._found.put(Row(name, "", 1, note=f"not done: {why}"))


def end(process: subprocess.Popen[str]) -> None:
    """End a process and all that it began."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
