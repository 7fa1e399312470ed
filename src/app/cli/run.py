"""Run one subcommand: parse its arguments, call it, and turn errors into a sentence and an exit code."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from app.cli import FUNCTIONS, output
from app.cli.parser import BIBLIOGRAPHIES, DOCUMENTS, PICTURES, make_parser, refuse_idle
from app.domain.errors import BadInput, Cancelled, UserError
from app.mistake_details import log_mistake

if TYPE_CHECKING:
    from app.actions.documents import Makers
    from app.actions.pictures import Painter


def run(
    argv: Sequence[str], painters: Mapping[str, Painter] | None = None, makers: Callable[[], Makers] | None = None
) -> int:
    """Run the subcommand that `argv` names and return the exit code. `painters` writes drawings, by file extension, and
    `makers` lays documents out on pages; both need Qt, which this layer does not import."""
    output.write_utf8()
    try:
        known = argparse.Namespace(painters=painters or {}, makers=makers)
        asked = make_parser().parse_args(_with_questions(argv), known)
        code = _command(_name(asked))(asked) or 0
        output.finish()
    except SystemExit as leaving:  # the parser has said why
        return leaving.code if isinstance(leaving.code, int) else 0
    except Cancelled as stopped:
        output.say(str(stopped))
        return 130
    except UserError as error:
        output.say(str(error))
        return 1
    except BrokenPipeError:
        output.give_up()
        return 141
    except OSError as error:
        output.give_up()
        output.say(f"{error.filename or 'The result'} cannot be read or written: {error.strerror}.")
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not _is_damage(error, argv):
            raise
        return 1
    return code


def _with_questions(argv: Sequence[str]) -> list[str]:
    """The arguments, with a question that begins with a minus, as `-item:masks`, protected from the option parser. Such
    questions begin with one of two minus signs; no option but -h has a single one."""
    asks = "query" in argv[:1] or "--where" in argv or "--query" in argv
    turned = asks and "--" not in argv
    return [f"\u2212{one[1:]}" if turned and re.match(r"-[^-\s]", one) and one != "-h" else one for one in argv]


def _is_damage(error: Exception, argv: Sequence[str]) -> bool:
    """Whether the error came from a damaged workspace, which can fail in any way. If so, that is reported."""
    from app.actions.check import damage_of
    from app.cli.workspace import workspace_path

    try:
        asked = make_parser().parse_args(_with_questions(argv))
        damage = damage_of(workspace_path(asked)) if hasattr(asked, "workspace") else ""
    except (UserError, OSError):
        return False
    if damage:
        output.say(damage)
        log_mistake(error)  # it may be ours all the same
    return bool(damage)


_EXPORTS = {
    "codebook": "codebook", "donations": "donations", **dict.fromkeys(PICTURES, "picture"),
    **dict.fromkeys(BIBLIOGRAPHIES, "references"), **dict.fromkeys(DOCUMENTS, "document"),
}  # fmt: skip
"""The subcommands of formats that are not exported as pages."""


def _name(asked: argparse.Namespace) -> str:
    """The subcommand; those on tables have names of their own. Raises `BadInput` for options that go with another."""
    if asked.command in ("import", "export"):
        refuse_idle(asked)
    if asked.command == "import" and asked.kind in ("codebook", "donations"):
        return f"import {asked.kind}"
    if asked.command == "export" and asked.format in _EXPORTS:
        return f"export {_EXPORTS[asked.format]}"
    if asked.command == "export" and asked.what:
        raise BadInput(f"{asked.format} is exported whole. Leave out “{' '.join(asked.what)}”.")
    return str(asked.command)


def _command(name: str) -> Callable[[argparse.Namespace], int | None]:
    """The function behind a subcommand, which returns the exit code if not 0; only its own module is loaded."""
    module, function = FUNCTIONS[name].split(".")
    return getattr(import_module(f"app.cli.{module}"), function)
