"""The command line: everything the window does for a workspace, for scripts and machines without a display. Results go
to stdout, messages to stderr. Exit codes: 0 done, 1 problem (said in one sentence), 2 wrong usage, 130 stopped by the
user. This module is loaded at every start and must stay light."""

from __future__ import annotations

FUNCTIONS = {
    "init": "init.init",
    "import": "sources.add_files",
    "import codebook": "codebook.import_codebook",
    "import donations": "donation_tables.import_donations",
    "export donations": "donation_tables.export_donations",
    "remove": "donation_tables.remove_table",
    "update": "sources.update",
    "list": "listing.list_things",
    "show": "listing.show_source",
    "totals": "totals.totals",
    "matrix": "totals.matrix",
    "agreement": "agreement.agreement",
    "units": "units.units",
    "term": "terms.term",
    "field": "fields.field",
    "reference": "reference.reference",
    "search": "listing.search",
    "query": "query.query",
    "tag": "lines.tag",
    "draft": "drafting.draft",
    "add": "lines.add",
    "undo": "undo.undo",
    "redo": "undo.redo",
    "export": "export.export_markdown",
    "export codebook": "codebook.export_codebook",
    "export picture": "documents.export_picture",
    "export references": "documents.export_references",
    "export document": "documents.export_document",
    "check": "check.check",
    "compact": "compact.compact",
    "copy": "backups.copy",
    "backup": "backups.backup",
    "restore": "backups.restore",
}
"""Which module of this folder and which function in it do a subcommand. What `import` and `export` do with more than
sources and Markdown has a line of its own."""

SUBCOMMANDS = frozenset(name.split()[0] for name in FUNCTIONS)
"""A first argument of these is a subcommand; anything else is the window's."""
