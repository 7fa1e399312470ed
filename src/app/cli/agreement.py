"""`agreement`: two people who tagged the same texts, compared sentence by sentence."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from app.cli import output
from app.cli.workspace import open_workspace
from app.domain.as_json import picked
from app.domain.errors import BadInput
from app.domain.two_readers import Comparison, TagAgreement
from app.store.reads.sources import source_row
from app.store.reads.tags import codebook
from app.store.reads.two_readers import Tagger, compared, likely_pair, taggers


def agreement(asked: argparse.Namespace) -> None:
    """Print how far two people agree, tag by tag, and the sentences on which they differ."""
    with open_workspace(asked) as store:
        people = taggers(store)
        if asked.source is not None:
            source_row(store, asked.source)
        one, other = _two(people, asked.one, asked.other)
        found = compared(store, one.id, other.id, asked.source)
        paths = {tag.id: tag.path for tag in codebook(store)}
    names = {one.id: one.name, other.id: other.name}
    tags = [{"tag": paths.get(each.tag_id, ""), **_plain(each)} for each in found.tags]
    if asked.as_json:
        said = {
            "readers": [one.name, other.name],
            "sentences": found.sentences,
            "every": None if found.every is None else _plain(found.every),
            "tags": tags,
            "differences": _differences(found, names, paths),
        }
        output.put_json(said)
    elif tags:
        output.put_table(tags, ("tag", "share", "alpha", "both", "only_one", "only_other", "neither"))
    else:
        output.say(f"There is no text that both {one.name} and {other.name} have tagged.")


def _two(people: Sequence[Tagger], one: str, other: str) -> tuple[Tagger, Tagger]:
    """The two people named, by name or id; by default the busiest two who tagged the same text."""
    if not one and len(people) >= 2:
        first, second = likely_pair(people)
        return people[first], people[second]
    if len(people) < 2:
        raise BadInput("Fewer than two people have tagged passages here, so there is nobody to compare with.")
    return _person(people, one), _person(people, other)


def _person(people: Sequence[Tagger], name: str) -> Tagger:
    found = [one for one in people if name in (one.name, one.id)]
    if len(found) != 1:
        known = ", ".join(f"{one.name or 'without a name'} ({one.id})" for one in people)
        which = "Nobody" if not found else "More than one person"
        raise BadInput(f"{which} called “{name}” has tagged passages here. Who has: {known}.")
    return found[0]


def _plain(one: TagAgreement) -> dict[str, Any]:
    alpha = None if one.alpha is None else round(one.alpha, 4)
    counts = {"both": one.both, "only_one": one.only[0], "only_other": one.only[1], "neither": one.neither}
    return {**counts, "share": round(one.share, 4), "alpha": alpha}


def _differences(found: Comparison, names: dict[str, str], paths: dict[int, str]) -> list[dict[str, Any]]:
    keys = ("source=source_id", "paragraph", "start", "end", "words")
    return [picked(one, *keys) | {"tag": paths.get(one.tag_id, ""), "by": names[one.by]} for one in found.differences]
