"""The subcommands and their options, as the user sees them in --help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NoReturn

import app
from app.cli.output import readable
from app.domain.errors import BadInput
from app.domain.question_grammar import EXAMPLE, GRAMMAR, LONG_EXAMPLE

LISTED = (
    "sources", "passages", "tags", "notes", "donations", "actors", "countries", "groups", "units", "vocabularies",
    "tables", "reviews", "history",
)  # fmt: skip

AXES = "recipient, donor, donor.kind, recipient.region, status, item, month, tag:PATH, fact.CATEGORY and others"

EPILOG = f"""commands, none of which needs a display ({app.command} COMMAND --help says more):
  init                 make a workspace, with the starter content or empty
  import FILE...       add files as sources, --as codebook as tags, or --as donations as records; makes the workspace
                       where there is none
  remove table ID      remove an imported table with its records
  update SOURCE FILE   bring a new version of a source; its passages are carried over
  list WHAT            list sources, passages, tags, notes, donations, actors, countries, groups, units, vocabularies,
                       tables, reviews or history
  totals               what was given in all, to or from a country, and what is left out of it and why
  matrix               records by two things at once, such as recipient and donor.kind, and what they come to
  agreement [A B]      two people who tagged the same texts, compared sentence by sentence: share and nominal alpha
  units DO NAME        say which words mean the same unit or thing, or have them as the program does
  term DO VOC TERM     add, rename, describe, move, retire, offer, merge or remove a term of a vocabulary
  field DO [NAME]      add, rename, describe, type, move, retire, offer, remove or list own fields of records
  reference            what this program knows of countries and terms that an older workspace does not; --yes
  show source ID       metadata, paragraphs and what is cut of one source
  search QUERY         search everything in a workspace
  query QUESTION       passages, records or totals by what is asked of them, as {EXAMPLE}
  tag --json           tag passages by their quotes, a line of JSON on stdin for each
  draft                propose donation records from a text on stdin, sentence by sentence; needs no workspace
  add donation --json  add donation records, a line of JSON on stdin for each, with the quotes they stand on
  undo [N], redo [N]   take the newest operations back, or do them again
  export WHAT --to T   write the workspace as Markdown into a folder, the codebook or the donations into a file
  check                check the database, every anchor and every locator; --evidence: what is to be seen to about
                       the evidence of records and facts; --figures: the figures of notes
  compact              drop history that is older than some days
  copy --to FILE       write a verified copy elsewhere
  backup               make a verified copy beside the workspace
  restore [BACKUP]     put a backup in the workspace's place; --list shows them
"""


_IN_A_SENTENCE: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"unrecognized arguments: (-.*)", r"“\1” is not understood here"),
    (r"unrecognized arguments: (.*)", r"“\1” is not understood here; a workspace is named with --workspace"),
    (r"the following arguments are required: (.*), (.*)", r"\1 and \2 are missing"),
    (r"the following arguments are required: (.*)", r"\1 is missing"),
    (r"argument (\S+): invalid choice: (['\"]?)(.*)\2 \(choose from (.*)\)",
     lambda found: f"{found[1]} is “{found[3]}”, and can be one of " + found[4].replace("'", "")),
    (r"argument (\S+): invalid int value: (['\"])(.*)\2", r"\1 is a whole number, which “\3” is not"),
    (r"argument (\S+): expected (?:one|at least one) argument", r"\1 needs something behind it"),
    (r"argument (\S+): ", r"\1: "),
)  # fmt: skip
"""What `argparse` says, and what is said instead."""


class Parser(argparse.ArgumentParser):
    """Says what it cannot read in one sentence with a way out."""

    def error(self, message: str) -> NoReturn:
        for theirs, ours in _IN_A_SENTENCE:
            message = re.sub(theirs, ours, message, flags=re.DOTALL)
        said = " ".join(message.split()).rstrip(".")
        self.exit(2, f"{readable(said[:1].upper() + said[1:])}. {self.prog} --help says how it is called.\n")


@cache
def make_parser() -> argparse.ArgumentParser:
    """The parser of all subcommands; `command` holds the subcommand's name."""
    parser = Parser(prog=app.command, allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    add = _command(commands, "init", "Make a workspace, with the starter content unless asked for an empty one.")
    add("--empty", action="store_true", help="without the starter content; countries are there")

    _for_importing(commands)
    add = _command(commands, "update", "Bring a new version of a source and carry its passages over.")
    add("source", type=int, metavar="SOURCE", help="its id, as `list sources` gives it")
    add("file", type=named, metavar="FILE")
    add("--report", type=path, metavar="R.json", help="write what became of each passage there")

    _for_exporting(commands)

    add = _command(commands, "list", "List what is in a workspace.")
    add("what", choices=LISTED, metavar="WHAT", help=", ".join(LISTED))
    add("--source", type=int, metavar="ID", help="only the passages of this source")
    add("--tag", type=named, metavar="PATH", help="only the passages with this tag or one under it")
    _json(add)

    add = _command(commands, "remove", "Remove an imported table with all records that came from it.")
    add("what", choices=("table",))
    add("id", type=int, metavar="ID", help="as `list tables` gives it")

    add = _command(commands, "show", "Show one thing whole.")
    add("what", choices=("source",))
    add("id", type=int, metavar="ID", help="as `list sources` gives it")
    _json(add)
    _for_ledger(commands)
    _for_terms(commands)
    _for_fields(commands)
    _for_passages(commands)
    _for_records(commands)
    _for_undo(commands)
    _for_the_file(commands)
    return parser


WHOLE = ("markdown", "codebook", "donations")
PICTURES = ("map", "matrix", "timeline")
BIBLIOGRAPHIES = ("csl-json", "bibtex", "ris")
"""As what the sources are exported for other programs."""
DOCUMENTS = ("html", "docx", "pdf")
"""As what one thing is exported to be read."""


class _Only:
    """Adds options that are of some formats alone; `refuse_idle` refuses them with others."""

    def __init__(self, parser: argparse.ArgumentParser, group: argparse._ArgumentGroup | None = None) -> None:
        self._add = (group or parser).add_argument
        self._of: list[tuple[argparse.Action, tuple[str, ...]]] = []
        parser.set_defaults(only=self._of)

    def __call__(self, *formats: str) -> Callable[..., None]:
        return lambda *names, **how: self._of.append((self._add(*names, **how), formats))


def refuse_idle(asked: argparse.Namespace) -> None:
    """Refuse an option that would do nothing: the whole would be taken for the part that was asked for."""
    what = str(asked.format if asked.command == "export" else asked.kind or "sources")
    for option, formats in asked.only:
        if what not in formats and getattr(asked, option.dest) != option.default:
            name = option.option_strings[0]
            ways = {"markdown": "--query"} | dict.fromkeys(("donations", *PICTURES), "--where")
            remedy = f"Use {ways[what]}" if name in ways.values() and what in ways else "Leave it out"
            raise BadInput(f"{name} is for {', '.join(formats)} and would do nothing for {what}. {remedy}.")


def _for_exporting(commands: argparse._SubParsersAction[Parser]) -> None:
    exporting = _parser(commands, "export", "Write the workspace into a folder, or a part of it into a file.")
    exporting.add_argument("format", choices=(*WHOLE, *PICTURES, *BIBLIOGRAPHIES, *DOCUMENTS))
    what = "of html, docx and pdf: source 2 (or its citation key), country IR, record D-22, note 3, or codebook"
    exporting.add_argument("what", nargs="*", metavar="WHAT", help=what)
    to = (
        "the folder; else a file: of the codebook .csv or .md, of donations .csv or .xlsx, of a picture "
        ".svg, .png or .pdf; of the bibliography, html, docx and pdf any"
    )
    exporting.add_argument("--to", required=True, type=path, metavar="T", help=to)
    of = _Only(exporting)
    whom = "donations no cell of which is run; else for re-import"
    of("donations")("--for", choices=("spreadsheets",), dest="whom", help=whom)
    _for_markdown(of("markdown"))
    style = "of citations: house, author-date, note, numeric or a .csl file; else that of the settings"
    of("markdown", *DOCUMENTS)("--style", metavar="S", help=style)
    where = "only the records that a question asks for; see `query`"
    of("donations", *PICTURES)("--where", type=named, metavar="QUESTION", help=where)
    matrix, picture = of("matrix"), of(*PICTURES)
    matrix("--rows", type=named, metavar="AXIS", default="recipient", help="of the matrix, as `matrix` takes them")
    matrix("--columns", type=named, metavar="AXIS", default="donor", help="any of the same")
    picture("--title", default="", help="of the picture")
    picture("--theme", choices=("light", "dark"), default="light", help="of the picture")
    _json(exporting.add_argument)


def _for_markdown(add: Callable[..., None]) -> None:
    add("--profile", choices=("obsidian", "pandoc", "plain"), default="obsidian", help="for whom the Markdown is")
    add("--links", choices=("wiki", "relative"), help="how pages refer to each other; else as the profile has it")
    add("--single", action="store_true", help="one document instead of a folder of pages")
    add("--query", type=named, metavar="QUESTION", help="Markdown of the records that it finds")
    add("--tag", type=named, metavar="PATH", help="Markdown of the passages with it or one beneath")
    add("--collection", type=named, metavar="NAME", help="Markdown of its sources")
    add("--templates", type=path, metavar="DIR", help="a folder of templates, such as donations.md.j2 for records")
    add("--again", action="store_true", help="write again the Markdown files that were deleted")
    add("--take-notes", action="store_true", help="first take what was edited in the pages of notes into the workspace")
    add("--dry-run", action="store_true", help="say what would become of each file, and write none")


def _for_importing(commands: argparse._SubParsersAction[Parser]) -> None:
    adding = _parser(commands, "import", "Add files as sources. Makes the workspace where there is none.")
    # As typed, since a path keeps one slash of an address.
    adding.add_argument("files", nargs="+", type=named, metavar="FILE")
    adding.add_argument(
        "--as", choices=("sources", "codebook", "donations"), dest="kind", help="what the files hold; else sources"
    )
    table = _Only(adding, adding.add_argument_group("of tables, with --as donations"))("donations")
    table("--preset", choices=("aidata", "fts", "iati", "hxl"), help="the kind of table; else it is found")
    table("--sheet", metavar="S", help="the sheet of a workbook; else the one with the most rows")
    table("--mapping", type=path, metavar="M.json", help="what columns, words and names are")
    table("--currency", metavar="CODE", help="of amounts beside which none stands")
    table("--decimal", choices=("point", "comma"), help="the decimal sign, where the table does not tell")
    table("--dates", choices=("day-first", "month-first"), help="of 03/04/2020")
    table("--table-is-source", action="store_true", help="the records count without a passage")
    table("--dry-run", action="store_true", help="say what would become of each row, and add nothing")
    table("--report", type=path, metavar="R.json", help="write what became of each row there")
    _json(adding.add_argument)


def _for_ledger(commands: argparse._SubParsersAction[Parser]) -> None:
    add = _command(commands, "totals", "What was given in all, and what is left out of each sum and why.")
    add("--to", type=named, metavar="COUNTRY", help="only what this country or group received, as IR or Iran")
    add("--from", type=named, metavar="COUNTRY", dest="giver", help="only what this country or group gave")
    add("--by", type=named, metavar="AXIS", help=f"each group for itself, by {AXES}")
    add("--where", type=named, metavar="QUESTION", help="only what a question asks for; see `query`")
    _json(add)

    add = _command(
        commands,
        "matrix",
        "Records by two things at once: how many, what they come to, what was promised, and where a source says that "
        "nothing was given.",
    )
    add("--rows", type=named, required=True, metavar="AXIS", help=f"by {AXES}")
    add("--columns", type=named, required=True, metavar="AXIS", help="any of the same")
    add("--where", type=named, metavar="QUESTION", help="only what a question asks for; see `query`")
    _json(add)

    add = _command(commands, "agreement", "Compare two people who tagged the same texts, sentence by sentence.")
    add("one", nargs="?", default="", metavar="A", help="a name; else the two who tagged most")
    add("other", nargs="?", default="", metavar="B")
    add("--source", type=int, metavar="ID", help="over this text alone")
    _json(add)

    add = _command(commands, "units", "Say which words mean one unit, or with --thing one thing that is counted.")
    add("do", choices=("set", "reset"), help="set its words, or have them as the program does")
    add("name", metavar="NAME", help="what it is called in sums, such as tonnes")
    add("--thing", action="store_true", help="the name is of a thing, such as masks, and of no unit")
    add("--word", action="append", default=[], metavar="W", dest="words", help="a word that means the same; repeat it")
    add("--taken", action="append", default=[], metavar="W", help="a word that is taken to mean it; every sum says so")
    _json(add)


def _for_terms(commands: argparse._SubParsersAction[Parser]) -> None:
    add = _command(commands, "term", "Change a term of a vocabulary, such as a kind of aid, and list them all.")
    add(
        "do",
        choices=("add", "rename", "describe", "move", "retire", "offer", "merge", "remove"),
        help="retire: keep it where it stands and offer it no more; merge: let all that has it have another",
    )
    add("vocabulary", metavar="VOCABULARY", help="its key, as `list vocabularies` gives it")
    add("term", metavar="TERM", help="its key or name; for add the name of a new one")
    add("other", nargs="?", default="", metavar="OTHER", help="its new name, or the term to merge into or come before")
    add("--description", metavar="TEXT", help="what it means, with add or describe")
    add("--code", action="append", default=[], metavar="S=C", dest="codes", help="its code in a standard, as IATI=10")
    add("--kind-of", metavar="TERM", help="the term of which it is a kind; empty for none")
    _json(add)

    add = _command(
        commands, "reference", "Names of countries, and terms, that this program has and the workspace has not."
    )
    add("--yes", action="store_true", help="bring them; what was changed or removed stays so")
    _json(add)


def _for_fields(commands: argparse._SubParsersAction[Parser]) -> None:
    add = _command(commands, "field", "Change the fields that a workspace has of its own on records; list them all.")
    add(
        "do",
        choices=("add", "rename", "describe", "type", "move", "retire", "offer", "remove", "list"),
        help="type: let it hold another type where all its values fit; retire: keep it and offer it no more",
    )
    add("field", nargs="?", default="", metavar="NAME", help="its name or key; for list nothing")
    add("other", nargs="?", default="", metavar="OTHER", help="its new name or type, or the field it comes before")
    add("--type", choices=("text", "number", "date", "yes_no", "choice"), help="what a new field holds; else text")
    add("--description", metavar="TEXT", help="what it is for, with add or describe")
    add("--column", choices=("yes", "no"), help="whether the list of records has a column for it")
    add("--choice", action="append", default=[], metavar="TERM", dest="choices", help="a term to choose; repeat it")
    add("--vocabulary", default="", metavar="V", help="whose terms are chosen from; else one of the field's own")
    _json(add)


def _for_passages(commands: argparse._SubParsersAction[Parser]) -> None:
    add = _command(commands, "search", "Search everything: every word must be there, in quotes as a phrase.")
    add("query", nargs="+", type=named, metavar="QUERY")
    add("--limit", type=_count, default=50, metavar="N", help="how many things and places at most")
    _json(add)

    add = _command(
        commands,
        "query",
        f"Ask the ledger, as {LONG_EXAMPLE}. {GRAMMAR} What can be asked for: {app.command} query --complete ''.",
    )
    add("query", nargs="+", metavar="QUESTION", help=f"in quotes, as '{EXAMPLE}'")
    add("--as", choices=("passages", "records", "totals"), default="records", dest="kind", help="what is answered")
    add("--complete", action="store_true", help="instead of an answer, how its last word may go on")
    _json(add)

    add = _command(
        commands,
        "tag",
        "Tag passages. Each line on stdin is an object with source, quote, tag (Parent/Child) and, where the quote is "
        "there twice, paragraph; each is answered by a line with passage and tag, or with error.",
    )
    add("--json", action="store_true", required=True, dest="as_json", help="the only form there is")


def _for_records(commands: argparse._SubParsersAction[Parser]) -> None:
    add = _command(
        commands,
        "add",
        "Add donation records. Each line on stdin is an object with the keys of `draft --json`, and title, source and "
        "evidence, a list of field, quote and paragraph, or with parties, dates, links and parent, as in "
        "`list donations --json`, or a whole record or list as that prints it; each is answered by a line with its "
        "ref, or with error.",
    )
    add("what", choices=("donation",))
    add("--json", action="store_true", required=True, dest="as_json", help="the only form there is")

    add = commands.add_parser(
        "draft",
        description="Propose donation records from a text on stdin: who gave what to whom, the words that say so, and "
        "what is not sure. Nothing is saved, and no workspace is needed.",
        allow_abbrev=False,
    ).add_argument
    add("--published", metavar="DATE", help="the day of the text, as 2020-05-31, from which “last week” is counted")
    _json(add)


def _for_undo(commands: argparse._SubParsersAction[Parser]) -> None:
    for name, description in (
        ("undo", "Take back the newest operations, and say which."),
        ("redo", "Do again what was undone last, and say what."),
    ):
        add = _command(commands, name, description)
        add("steps", nargs="?", type=_count, default=1, metavar="N", help="how many; else one")
        if name == "undo":
            add("--skip", action="store_true", help="name one that others have built on, and undo the one before")
        _json(add)


def named(text: str) -> str:
    """What chooses a part. Left empty, as by a variable of a script that is not set, it would choose everything."""
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty; say what is meant, or leave the option out")
    return text


def path(text: str) -> Path:
    """A path. An empty one would be the folder in which the command runs."""
    return Path(named(text))


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1_000_000):
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 up")
    return int(text)


def _for_the_file(commands: argparse._SubParsersAction[Parser]) -> None:
    add = _command(commands, "check", "Check the database, every anchor and every locator. Exits 1 when one is wrong.")
    add("--figures", action="store_true", help="instead the notes: figures and countries without evidence, or stale")
    add(
        "--evidence",
        action="store_true",
        help="look through the evidence of records and facts instead: words that say something else, disputes, what is "
        "out of date, without words, to check, or from one source alone; exits 1 where words say something else or "
        "a dispute is open",
    )
    add("--of", metavar="REF", help="with --evidence: of this record alone, such as D-4")
    _json(add)
    add = _command(commands, "compact", "Drop old history. Says what that would do, and does it only with --yes.")
    add("--older-than", required=True, type=_days, metavar="DAYS", help="what is older can no longer be undone")
    add("--yes", action="store_true", help="do it, after a backup")
    _json(add)

    add = _command(commands, "copy", "Write a verified copy of a workspace, also of one that can only be read.")
    add("--to", required=True, type=path, metavar="FILE", help="where the copy goes")
    add("--over", action="store_true", help="replace the file that is there")
    add("--without-history", action="store_true", help="leave out what was changed and removed")
    _json(_command(commands, "backup", "Make a verified copy beside the workspace and print where it is."))

    add = _command(commands, "restore", "Put a backup in the workspace's place; what stood there is kept too.")
    add("backup", nargs="?", metavar="BACKUP", help="name or path of a backup; else the latest sound one")
    add("--list", action="store_true", dest="only_list", help="show the backups, restore nothing")
    add("--with-problems", action="store_true", help="also one in which the check finds damage")
    _json(add)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of days")
    return int(text)


def _command(commands: argparse._SubParsersAction[Parser], name: str, description: str) -> Callable[..., object]:
    """Adds a subcommand. Returns what adds its options."""
    return _parser(commands, name, description).add_argument


def _parser(commands: argparse._SubParsersAction[Parser], name: str, description: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, description=description, allow_abbrev=False)
    parser.add_argument("--workspace", type=path, metavar="W", help="the workspace; else the one opened last")
    parser.add_argument("--author", metavar="NAME", help="who signs what is changed")
    return parser


def _json(add: Callable[..., object]) -> None:
    add("--json", action="store_true", dest="as_json", help="one JSON document instead of text")
