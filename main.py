"""Passagework: `python main.py [WORKSPACE] [FILE...]` opens the window; `python main.py --help` names the rest."""

from __future__ import annotations

import sys


def start() -> int:
    """Run the program and return its exit code. Ctrl+C ends it without a word while it is loaded, too."""
    try:
        from pathlib import Path

        # The first window must not wait for a compiler, whatever the environment says of caching.
        sys.dont_write_bytecode = False
        sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
        from app.bootstrap import main

        return main(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(start())
