"""A desktop of its own for one program: a screen without glass, a session bus, and the accessibility bus on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

LAUNCHER = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
"""By which a session bus starts the accessibility bus."""


def lacking() -> list[str]:
    """The Debian packages without which there is no such desktop here."""
    needed = {"xvfb": shutil.which("Xvfb"), "dbus-daemon": shutil.which("dbus-daemon")}
    needed["at-spi2-core"] = "there" if LAUNCHER.exists() else None
    return [package for package, there in needed.items() if not there]


@dataclass
class Desktop:
    """Where programs run that must not see the desktop of whoever runs the tests."""

    environment: dict[str, str]
    session_bus: str

    @contextmanager
    def running(self, command: Sequence[str | Path]) -> Iterator[subprocess.Popen[bytes]]:
        """Run a program on this desktop meanwhile; it is asked to end at the end."""
        with _running(command, self.environment) as program:
            yield program


@contextmanager
def desktop() -> Iterator[Desktop]:
    """Make a desktop and take it down again."""
    # A socket's path must be short, so that it is no folder of pytest.
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="desk") as folder:
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith(("QT_", "DBUS_", "AT_SPI"))
        }
        environment.pop("WAYLAND_DISPLAY", None)
        environment |= {"HOME": folder, "XDG_RUNTIME_DIR": folder, "GSETTINGS_BACKEND": "memory"}
        environment["DISPLAY"] = stack.enter_context(_screen(environment))
        address = f"unix:path={folder}/bus"
        listening, ready = os.pipe()
        daemon = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"]
        stack.enter_context(_running([*daemon, f"--print-address={ready}"], environment, ready))
        os.close(ready)
        with os.fdopen(listening) as said:
            said.readline()
        environment |= {"DBUS_SESSION_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "xcb"}
        environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        yield Desktop(environment, address)


@contextmanager
def _screen(environment: dict[str, str]) -> Iterator[str]:
    listening, ready = os.pipe()
    command = ["Xvfb", "-displayfd", str(ready), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with _running(command, environment, ready):
        os.close(ready)
        with os.fdopen(listening) as said:
            yield f":{said.readline().strip()}"


@contextmanager
def _running(
    command: Sequence[str | Path], environment: dict[str, str], *kept: int
) -> Iterator[subprocess.Popen[bytes]]:
    with tempfile.TemporaryFile() as errors:
        program = subprocess.Popen(command, env=environment, pass_fds=kept, stdout=errors, stderr=errors)
        try:
            yield program
        finally:
            program.terminate()
            try:
                program.wait(20)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()
            errors.seek(0)
            sys.stderr.buffer.write(errors.read())  # shown by pytest where a test fails
