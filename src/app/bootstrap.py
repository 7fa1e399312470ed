"""Where the program starts: a subcommand of the command line, a picture of the window, or the window itself.

The way to the window loads as little as it can: no argument parser unless there is an option, no command line.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import SUBCOMMANDS
from app.domain.errors import UserError
from app.domain.language import tr

if TYPE_CHECKING:
    from app.actions.documents import Makers
    from app.exporters.drawing import Drawing, Palette

NO_DISPLAY = (
    "There is no display to open a window on; --screenshot and these commands work without one (see --help): "
    f"{', '.join(sorted(SUBCOMMANDS))}."
)


def main(argv: Sequence[str]) -> int:
    """Run the program with these arguments and return its exit code."""
    try:
        argv = _command_first(argv)
        if argv and argv[0] in SUBCOMMANDS:
            from app.cli.run import run

            return run(argv, {".png": _png, ".pdf": _pdf}, _makers)
        if any(arg.startswith("-") for arg in argv):
            return _with_options(argv)
        return open_window([Path(arg) for arg in argv], None)
    except UserError as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if sys.flags.dev_mode:  # python -X dev main.py …
            raise
        from app import mistake_details

        _say(mistake_details.note(error))
        return 1


def _command_first(argv: Sequence[str]) -> Sequence[str]:
    """`--workspace W list …` as `list … --workspace W`: both are written, and a command is no file of that name."""
    if len(argv) > 2 and argv[0] == "--workspace" and argv[2] in SUBCOMMANDS and not Path(argv[2]).exists():
        return [*argv[2:], *argv[:2]]
    return argv


def _png(drawing: Drawing, palette: Palette) -> bytes:
    from app.render.files import png

    return png(drawing, palette)


def _pdf(drawing: Drawing, palette: Palette) -> bytes:
    from app.render.files import pdf

    return pdf(drawing, palette)


def _makers() -> Makers:
    from app.actions.documents import Makers
    from app.render.files import in_light
    from app.render.pages import pages

    return Makers(pdf=pages, png=in_light)


def _with_options(argv: Sequence[str]) -> int:
    from app.cli.window import window_options

    try:
        asked = window_options(argv)
    except SystemExit as leaving:  # the parser has said why
        return leaving.code if isinstance(leaving.code, int) else 0
    if asked.picture is None:
        return open_window(asked.paths, asked.workspace)
    workspace, files = sort_paths(asked.paths, asked.workspace)
    refuse_unsound(workspace)
    if files:
        raise UserError(tr("A picture shows a workspace; add {file} to one with import first.").format(file=files[0]))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
    from app.ui.base.window_language import ENGLISH, speak

    speak(asked.picture.language or ENGLISH)
    from app.ui.shell.screenshot import screenshot

    picture = asked.picture
    return screenshot(workspace, picture.file, picture.size, picture.theme, picture.view)


def open_window(paths: Sequence[Path], workspace: Path | None) -> int:
    """Open the window on what is asked for; what each path is, its content decides.

    A workspace that cannot be opened is said in the window, with the ways on: whoever double-clicks a file sees
    no stderr. Raises `UserError` for a path that is nothing, and where there is no display to say it on.
    """
    workspace, files = sort_paths(paths, workspace)
    if not has_display(sys.platform, os.environ):
        refuse_unsound(workspace)
        _say(NO_DISPLAY)
        return 2
    gc.disable()  # while there is a window, its `Collector` does it, once it is painted
    from app.ui.shell.loading_qt import load_qt

    load_qt()
    from app import scale
    from app.settings import Settings
    from app.ui.base.window_language import speak, wanted

    settings = Settings()
    scale.apply(settings)
    speak(wanted(settings))
    from app.ui.shell.start import run

    return run(workspace, files)


def _say(sentence: str) -> None:
    if sys.stderr is not None:  # as where a Windows program has no console
        sys.stderr.write(f"{sentence}\n")


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; only on Linux can that be known beforehand."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)


def sort_paths(paths: Sequence[Path], workspace: Path | None = None) -> tuple[Path | None, list[Path]]:
    """The workspace among these paths, if there is one, and the files to add to it.

    Whether the workspace is sound is not asked here. Raises `UserError` for a second workspace, and for a path
    that is nothing or a folder.
    """
    if workspace is not None and not workspace.is_file():
        refuse_unsound(workspace)
    files: list[Path] = []
    for path in paths:
        if not _is_workspace(path):
            files.append(path)
        elif workspace is None:
            workspace = path
        else:
            raise UserError(
                tr("{first} and {second} are both workspaces; a window shows one. Open them one by one.").format(
                    first=workspace, second=path
                )
            )
    return workspace, files


def refuse_unsound(workspace: Path | None) -> None:
    """Raise `StoreError` where the workspace that is asked for is none that can be opened."""
    from app.store.header import read_version

    if workspace is not None:
        read_version(workspace)


def _is_workspace(path: Path) -> bool:
    """Whether its name or its content says so. A damaged or foreign database counts, so that it is said to be one."""
    from app.held import MAGIC, read_some
    from app.paths import SUFFIX

    try:
        if not path.is_file():  # asked first, since a pipe would be waited for
            _refuse_path(path)
        if path.suffix == SUFFIX:
            return True
        return read_some(path, len(MAGIC)) == MAGIC
    except (FileNotFoundError, NotADirectoryError) as error:
        if str(path).startswith(("http:/", "https:/")):
            address = str(path).replace(":/", "://", 1)  # a path keeps one slash
            sentence = tr("{address} is a web address. Open the window without it, and choose Add source: Web address.")
            raise UserError(sentence.format(address=address)) from error
        sentence = tr("There is no file {path}. Check its name and place; --help names the commands.")
        raise UserError(sentence.format(path=path)) from error
    except OSError as error:
        raise UserError(
            tr("{path} cannot be read ({why}). Check that you may open it.").format(path=path, why=error.strerror)
        ) from error


def _refuse_path(path: Path) -> None:
    """Say what is at a path that is no file. Raises `UserError`, or `OSError` if even that is refused."""
    if path.is_dir():
        raise UserError(tr("{path} is a folder. Name a workspace or the files to add.").format(path=path))
    if path.exists():
        raise UserError(
            tr("{path} is no file that can be read. Name a workspace or the files to add.").format(path=path)
        )
    path.stat()  # raises what is the matter: nothing there, links in a circle
