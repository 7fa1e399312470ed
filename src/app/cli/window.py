"""The window's options: --workspace, --screenshot and what belongs to it, --help and --version."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import app
from app.cli.parser import EPILOG, Parser, path
from app.domain.errors import BadInput
from app.paths import languages
from app.store.header import refuse_over_workspace

SMALLEST, LARGEST = 200, 8000
"""Pixels of a side of a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The options of a screenshot; None means the window's default. `size` is in pixels."""

    file: Path
    size: tuple[int, int] | None
    theme: str | None
    view: str | None
    language: str | None = None
    """Its code; English unless one is asked for."""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """The options of the window command."""

    paths: tuple[Path, ...]
    workspace: Path | None
    picture: Picture | None


def window_options(argv: Sequence[str]) -> WindowOptions:
    """Parse the window command's arguments; options may be anywhere among them. Raises `SystemExit` after help, version
    or wrong usage, which the parser has printed, and `BadInput`."""
    parser = _parser()
    asked = parser.parse_intermixed_args(argv)
    if asked.screenshot is None:
        if asked.size or asked.theme or asked.view or asked.language:
            parser.error("--size, --theme, --view and --language belong to --screenshot")
        return WindowOptions(tuple(asked.paths), asked.workspace, None)
    folder = asked.screenshot.absolute().parent
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder} to put the picture in. Make it first.")

    refuse_over_workspace(asked.screenshot)
    return WindowOptions(
        tuple(asked.paths),
        asked.workspace,
        Picture(asked.screenshot, asked.size, asked.theme, asked.view, asked.language),
    )


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog=app.command,
        usage=f"{app.command} [WORKSPACE] [FILE...] [--screenshot FILE.png ...]\n       {app.command} COMMAND --help",
        description="Research notes in which every figure is backed by a passage. Opens the window on a workspace "
        "and adds files to it; what a file is, its content decides.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", type=path, metavar="FILE", help="a workspace, and files to add as sources")
    parser.add_argument("--workspace", type=path, metavar="W", help="the workspace to open; else the last one")
    parser.add_argument("--version", action="version", version=f"Passagework {app.VERSION}")
    picture = parser.add_argument_group("a picture of the window, painted without a display")
    picture.add_argument("--screenshot", type=path, metavar="FILE.png", help="paint the window into this file and end")
    picture.add_argument("--size", type=_size, metavar="WxH", help="of the window, such as 1280x800")
    picture.add_argument("--theme", choices=("light", "sepia", "dark"))
    picture.add_argument("--language", choices=languages(), help="that the window speaks")
    picture.add_argument("--view", metavar="VIEW", help="what to show: read, donations, country:IR …")
    return parser


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,5})[x×X](\d{1,5})", text)
    size = (int(found[1]), int(found[2])) if found else (0, 0)
    if not all(SMALLEST <= side <= LARGEST for side in size):
        raise argparse.ArgumentTypeError(f"“{text}” is no size such as 1280x800, from {SMALLEST} to {LARGEST} a side")
    return size
