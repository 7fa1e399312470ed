"""Run one subcommand: read its arguments, do it, turn what went wrong into a sentence and an exit code."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from app.cli import output
from app.cli.parser import make_parser
from app.domain.errors import Trouble


def run(argv: Sequence[str]) -> int:
    """Run the subcommand `argv` names and return the exit code."""
    output.write_utf8()
    try:
        asked = make_parser().parse_args(argv)
        code = _command(_name(asked))(asked)
        output.finish()
    except SystemExit as leaving:  # the parser has said why
        return leaving.code if isinstance(leaving.code, int) else 0
    except Trouble as error:
        output.say(str(error))
        return 1
    except BrokenPipeError:
        output.give_up()
        return 141
    except OSError as error:
        output.give_up()
        output.say(f"{error.filename or 'The result'} can not be read or written: {error.strerror}.")
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _name(asked: argparse.Namespace) -> str:
    """The subcommand; what is done with the codebook has a name of its own."""
    if asked.command == "import" and asked.kind == "codebook":
        return "import codebook"
    if asked.command == "export" and asked.format == "codebook":
        return "export codebook"
    return str(asked.command)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function behind a subcommand; only its own module is loaded."""
    match name:
        case "init":
            from app.cli.init import init

            return init
        case "import":
            from app.cli.sources import add_files

            return add_files
        case "update":
            from app.cli.update import update

            return update
        case "search":
            from app.cli.search import search

            return search
        case "tag":
            from app.cli.tag import tag

            return tag
        case "undo" | "redo":
            from app.cli import undo

            return undo.undo if name == "undo" else undo.redo
        case "list":
            from app.cli.listing import list_things

            return list_things
        case "show":
            from app.cli.show import show_source

            return show_source
        case "import codebook":
            from app.cli.codebook import import_codebook

            return import_codebook
        case "export codebook":
            from app.cli.codebook import export_codebook

            return export_codebook
        case "export":
            from app.cli.export import export_markdown

            return export_markdown
        case "check":
            from app.cli.check import check

            return check
        case "backup":
            from app.cli.backups import backup

            return backup
        case "restore":
            from app.cli.backups import restore

            return restore
        case _:
            raise ValueError(f"no function for the subcommand {name}")
