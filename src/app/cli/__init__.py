"""The command line: everything the window does for a workspace, for scripts and machines without a display.

Results go to stdout, messages to stderr. Exit codes: 0 done, 1 problem (said in one sentence), 2 wrong usage,
130 stopped by the user. This module is loaded at every start and must stay light.
"""

from __future__ import annotations

SUBCOMMANDS = frozenset(
    (
        "init",
        "import",
        "export",
        "check",
        "compact",
        "copy",
        "backup",
        "restore",
        "remove",
        "query",
        "list",
        "show",
        "tag",
        "draft",
        "add",
        "totals",
        "matrix",
        "agreement",
        "units",
        "term",
        "field",
        "reference",
        "search",
        "query",
        "undo",
        "redo",
        "update",
    )
)
"""A first argument of these is a subcommand; anything else is the window's."""
