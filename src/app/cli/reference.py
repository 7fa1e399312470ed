"""`reference`: reference data of this program that an older workspace lacks: countries, groups and terms."""

from __future__ import annotations

import argparse

from app.actions.reference_news import bring, news
from app.cli import output
from app.cli.workspace import open_to_write, open_workspace


def reference(asked: argparse.Namespace) -> None:
    """List what is new; with --yes add it."""
    if asked.yes:
        with open_to_write(asked) as store:
            found = bring(store)
    else:
        with open_workspace(asked) as store:
            found = news(store)
    if asked.as_json:
        said = {
            "done": bool(asked.yes and found),
            "places": list(found.places),
            "names": found.names,
            "members": found.members,
            "terms": [{"vocabulary": vocabulary, "key": one.key} for vocabulary, one in found.terms],
        }
        output.put_json(said)
    elif not found:
        output.say("The workspace has all names and terms of this program.")
    else:
        output.put(found.words())
        if not asked.yes:
            output.say("Nothing was changed. They come with --yes; what you changed or removed stays as you left it.")
