"""Passagework: `python main.py [WORKSPACE] [FILE...]` opens the window; `python main.py --help` names the rest."""

from __future__ import annotations

import sys
from pathlib import Path

# The first window must not wait for a compiler, whatever the environment says of caching.
sys.dont_write_bytecode = False
sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

from app.bootstrap import main  # noqa: E402

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
