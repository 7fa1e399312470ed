"""`add donation --json`: lines on stdin, each a donation record with its evidence; one line of answer for each."""

from __future__ import annotations

import argparse

from app.actions.donation_lines import add_donation_line
from app.cli.lines import Given, answer_each
from app.domain.as_json import picked
from app.importers.donation_line import read_donation_line
from app.store.reads import vocabularies
from app.store.reads.own_fields import own_fields
from app.store.store import Store


def add(asked: argparse.Namespace) -> int:
    """Add the record of each line."""
    return answer_each(asked, _add_donation, "the keys of `draft --json`")


def _add_donation(store: Store, given: Given) -> Given:
    record = add_donation_line(store, read_donation_line(given, vocabularies.of(store), own_fields(store)))
    return {
        **picked(record, "ref", "id", "uid"),
        "title": record.content.title,
        "evidence": len(record.evidence),
    }
