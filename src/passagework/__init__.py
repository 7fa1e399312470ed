"""The installed program: the command `passagework` does what `python main.py` does in a checkout.

A wheel carries the checkout's `src/app` and `resources` in this package's own folder, so that site-packages gets no
neighbour called `app`.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Run the program with the arguments of the process and return its exit code."""
    sys.dont_write_bytecode = False  # the first window must not wait for a compiler
    sys.path.insert(0, str(Path(__file__).parent / "src"))
    import app

    app.command = "passagework"  # before the modules are loaded whose words name it
    from app.bootstrap import main as run

    return run(sys.argv[1:])
