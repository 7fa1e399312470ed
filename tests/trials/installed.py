"""The program built, installed into an empty environment, and its journeys gone through there.

    .venv/bin/python -m tests.trials.installed

A wheel is built from the sdist with `uv build`; a fresh environment gets that wheel with what it asks for and nothing
else, and its command is started: a workspace with the starter, a picture of the window. Then the tests of the journeys
are run in a copy of the sdist from which the program was taken out, so that what they press keys in is the installed
window: a page imported, read, tagged, noted on, linked, searched, exported, backed up. Downloads what is not in uv's
cache.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOLS = ("pytest", "pytest-qt", "pytest-xdist", "hypothesis")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command and return what it says. Raises `SystemExit` where it fails."""
    sys.stdout.write(f"+ {' '.join(map(str, command))}\n")
    sys.stdout.flush()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PASSAGEWORK_DATA": str(cwd / "data")}
    ran = subprocess.run(command, cwd=cwd, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{ran.stdout}\nIt ended with {ran.returncode}.")
    return ran.stdout


def trial(folder: Path) -> None:
    """All of it in an empty folder."""
    uv = shutil.which("uv") or str(ROOT / ".uv" / "bin" / "uv")
    run(uv, "build", "-q", "-o", folder / "built", ROOT, cwd=folder)
    (sdist,) = (folder / "built").glob("*.tar.gz")
    (wheel,) = (folder / "built").glob("*.whl")
    run(uv, "venv", "-q", "--python", sys.executable, folder / "empty", cwd=folder)
    bin_ = folder / "empty" / ("Scripts" if sys.platform == "win32" else "bin")
    run(uv, "pip", "install", "-q", "--python", bin_ / "python", wheel, cwd=folder)
    sys.stdout.write(run(bin_ / "passagework", "--version", cwd=folder))
    run(bin_ / "passagework", "init", "--workspace", "w.passagework", cwd=folder)
    run(bin_ / "passagework", "--workspace", "w.passagework", "--screenshot", "w.png", cwd=folder)
    assert (folder / "w.png").stat().st_size > 10_000
    with tarfile.open(sdist) as packed:
        packed.extractall(folder, filter="data")
    copy = folder / sdist.name.removesuffix(".tar.gz")
    shutil.rmtree(copy / "src")
    shutil.rmtree(copy / "resources")
    where = "import passagework; print(passagework.__path__[0])"
    program = Path(run(bin_ / "python", "-c", where, cwd=folder).strip()) / "src"
    run(uv, "pip", "install", "-q", "--python", bin_ / "python", *TOOLS, cwd=folder)
    pytest = (bin_ / "python", "-m", "pytest", "-n0", "-m", "", "-o", f"pythonpath={program} .")
    sys.stdout.write(run(*pytest, "tests/journeys", cwd=copy))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as where_:
        trial(Path(where_))
