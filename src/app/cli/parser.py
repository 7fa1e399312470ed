"""The subcommands and their options, as the user sees them in --help."""

from __future__ import annotations

import argparse
from pathlib import Path

LISTED = ("sources", "passages", "tags", "notes", "donations", "actors", "countries", "groups", "history")
"""What `list` can list."""

EPILOG = """commands, none of which needs a display (main.py COMMAND --help says more):
  init                 make a workspace, with the starter content or empty
  import FILE...       add files as sources; makes the workspace where there is none
  list WHAT            list sources, passages, tags, notes, donations, actors, countries, groups or history
  show source ID       metadata, paragraphs and what is cut of one source
  export markdown      write the workspace as Markdown into a folder
  check                check the database, every anchor and every locator
  backup               make a verified copy
  restore [BACKUP]     put a backup in the workspace's place; --list shows them
"""


def version_text() -> str:
    """The program's name and version, read from its pyproject.toml."""
    import tomllib

    from app.paths import ROOT

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return f"Passagework {project['version']}"


def make_parser() -> argparse.ArgumentParser:
    """The parser of all subcommands; `command` holds the subcommand's name."""
    parser = argparse.ArgumentParser(prog="main.py", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    init = _command(commands, "init", "Make a workspace, with the starter content unless it shall be empty.")
    init.add_argument("--empty", action="store_true", help="without the starter content; countries are there")

    adding = _command(commands, "import", "Add files as sources. Makes the workspace where there is none.")
    adding.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _json(adding)

    exporting = _command(commands, "export", "Write the workspace into a folder, to be read elsewhere.")
    exporting.add_argument("format", choices=("markdown",))
    exporting.add_argument("--to", required=True, type=Path, metavar="DIR", help="the folder; made if need be")
    exporting.add_argument(
        "--links", choices=("wiki", "relative"), default="wiki", help="how pages refer to each other"
    )
    exporting.add_argument("--single", action="store_true", help="one document instead of a folder of pages")
    _json(exporting)

    _json(_command(commands, "check", "Check the database, every anchor and every locator. Exits 1 when one is wrong."))
    _json(_command(commands, "backup", "Make a verified copy and print where it is."))

    restoring = _command(commands, "restore", "Put a backup in the workspace's place; what stood there is kept too.")
    restoring.add_argument("backup", nargs="?", metavar="BACKUP", help="name or path of a backup; else the latest")
    restoring.add_argument("--list", action="store_true", dest="only_list", help="show the backups, restore nothing")
    _json(restoring)

    listing = _command(commands, "list", "List what is in a workspace.")
    listing.add_argument("what", choices=LISTED, metavar="WHAT", help=", ".join(LISTED))
    listing.add_argument("--source", type=int, metavar="ID", help="only the passages of this source")
    listing.add_argument("--tag", metavar="PATH", help="only the passages with this tag or one under it")
    _json(listing)

    showing = _command(commands, "show", "Show one thing whole.")
    showing.add_argument("what", choices=("source",))
    showing.add_argument("id", type=int, metavar="ID", help="as `list sources` gives it")
    _json(showing)
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, description: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, description=description, allow_abbrev=False)
    parser.add_argument("--workspace", type=Path, metavar="W", help="the workspace; else the one opened last")
    parser.add_argument("--author", metavar="NAME", help="who signs what is changed")
    return parser


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", dest="as_json", help="one JSON document instead of text")
