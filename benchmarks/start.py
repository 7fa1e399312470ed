"""From starting the process to the first painted window and an answered `T`, in turns with a bare window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PATIENCE_S = 60

Times = dict[str, float]
"""Milliseconds since the process was started, by what had happened; and with `SPENT` behind it, of processor."""
SPENT = " in processor time"


def start(script: str, environment: dict[str, str]) -> Times:
    """Start a script of this folder and wait for its end. Raises `CalledProcessError` when it fails."""
    command = [sys.executable, str(HERE / script)]
    begun = time.monotonic()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    times: Times = {}
    for what, at, spent in (line.split() for line in done.stdout.splitlines()):
        times |= {what: (float(at) - begun) * 1000, what + SPENT: float(spent) * 1000}
    return times


def by_turns(workspace: Path, runs: int, platform: str) -> tuple[list[Times], list[Times]]:
    """The bare window and ours, started `runs` times each, one after the other. The first of each is not counted."""
    bare: list[Times] = []
    ours: list[Times] = []
    with TemporaryDirectory() as data, _display(platform) as display:
        remembered = {"recent": [str(workspace)], "author": "Dana", "theme": "light"}
        (Path(data) / "settings.json").write_text(json.dumps(remembered), "utf-8")
        environment = {**os.environ, **display, "PASSAGEWORK_DATA": data, "PYTHONHASHSEED": "0"}
        for _ in range(runs + 1):
            bare.append(start("bare_window.py", environment))
            ours.append(start("our_window.py", environment))
    return bare[1:], ours[1:]


@contextmanager
def _display(platform: str) -> Iterator[dict[str, str]]:
    """The environment of a platform: `offscreen`, or `xcb` on a virtual X server of its own."""
    if platform == "offscreen":
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{told.readline().strip()}"}
    finally:
        server.terminate()
        server.wait()
