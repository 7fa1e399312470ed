"""Where the program starts: a subcommand of the command line, a picture of the window, or the window itself.

The way to the window loads as little as it can: no argument parser unless there is an option, no command line.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.cli import SUBCOMMANDS
from app.domain.errors import Trouble

NO_DISPLAY = (
    "There is no display to open a window on; --screenshot, init, import, list, show, search, tag, update, undo, "
    "redo, export, check, backup and restore work without one (see --help)."
)


def main(argv: Sequence[str]) -> int:
    """Run the program with these arguments and return its exit code."""
    if argv and argv[0] in SUBCOMMANDS:
        from app.cli.run import run

        return run(argv)
    try:
        if any(arg.startswith("-") for arg in argv):
            return _with_options(argv)
        return open_window([Path(arg) for arg in argv], None)
    except Trouble as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def _with_options(argv: Sequence[str]) -> int:
    from app.cli.window import window_options

    try:
        asked = window_options(argv)
    except SystemExit as leaving:  # the parser has said why
        return leaving.code if isinstance(leaving.code, int) else 0
    if asked.picture is None:
        return open_window(asked.paths, asked.workspace)
    workspace, files = sort_paths(asked.paths, asked.workspace)
    if files:
        raise Trouble(f"A picture shows a workspace; add {files[0]} to one with import first.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
    from app.ui.screenshot import screenshot

    picture = asked.picture
    return screenshot(workspace, picture.file, picture.size, picture.theme, picture.view)


def open_window(paths: Sequence[Path], workspace: Path | None) -> int:
    """Open the window on what is asked for; what each path is, its content decides.

    Raises `Trouble` for a path that is nothing.
    """
    workspace, files = sort_paths(paths, workspace)
    if not has_display(sys.platform, os.environ):
        _say(NO_DISPLAY)
        return 2
    gc.disable()  # `start` switches it on again once the window is painted
    from app.ui.import_hook import read_no_sources

    read_no_sources()
    from app.ui.start import run

    return run(workspace, files)


def _say(sentence: str) -> None:
    if sys.stderr is not None:  # as where a Windows program has no console
        sys.stderr.write(f"{sentence}\n")


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; only on Linux can that be told beforehand."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)


def sort_paths(paths: Sequence[Path], workspace: Path | None = None) -> tuple[Path | None, list[Path]]:
    """The workspace among these paths, if there is one, and the files to add to it.

    Raises `Trouble` for a second workspace, and for a path that is nothing or a folder.
    """
    from app.store.header import read_version

    if workspace is not None:
        read_version(workspace)
    files: list[Path] = []
    for path in paths:
        if not _is_workspace(path):
            files.append(path)
        elif workspace is None:
            workspace = path
        else:
            raise Trouble(f"{workspace} and {path} are both workspaces; a window shows one. Open them one by one.")
    return workspace, files


def _is_workspace(path: Path) -> bool:
    """Whether the content says so. A damaged or foreign database is said to be one, not taken for a text."""
    from app.paths import SUFFIX
    from app.store.header import MAGIC, read_version

    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except FileNotFoundError as error:
        raise Trouble(f"There is no file {path}. Check its name and place; --help names the commands.") from error
    except IsADirectoryError as error:
        raise Trouble(f"{path} is a folder. Name a workspace or the files to add.") from error
    except OSError as error:
        raise Trouble(f"{path} can not be read ({error.strerror}). Check that you may open it.") from error
    if head != MAGIC and path.suffix != SUFFIX:
        return False
    read_version(path)
    return True
