"""Parsing the question of a command."""

from __future__ import annotations

from app.actions import questions
from app.cli import output
from app.domain.query import Query
from app.store.reader import Reader
from app.store.reads.query_values import unknown


def asked_for(db: Reader, typed: str) -> Query:
    """The question, after saying on stderr which names in it nothing here has. Raises `BadInput`."""
    wanted = questions.question(db, typed)
    for sentence in unknown(db, wanted):
        output.say(sentence)
    return wanted
